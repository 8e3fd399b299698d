//! What to offer when nothing matches: the query with its misspelt words corrected, its phrases opened, or a term left out.
//!
//! Typos are looked for among the words of the quotes, not among the quotes: there are few words, and a sentence is near to almost anything.
//! Terms that find nothing by themselves are corrected first, all of them, since no query with one of them finds anything. Where each by
//! itself finds something, one is corrected; and last, one is left out, also of those that were corrected. The first query that finds something is
//! offered.

use std::collections::HashMap;
use std::ops::Range;

use super::distance::{Misspelt, Nearness};
use super::lexicon::Lexicon;
use super::matches::{GivenUp, Matches, Pass};
use super::query::{Condition, FORMS, Query, Term};
use super::tokens::{self, Kind};
use crate::text::fold::fold;

/// A stretch of a query's text that was changed so that something is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// What was typed, in bytes of the query's text.
    pub range: Range<usize>,
    /// What was looked for instead; empty where a term was left out.
    pub by: String,
}

/// How many corrections of one term are tried.
const ALTERNATIVES: usize = 4;

/// How many corrected queries are tried: each costs a search.
const TRIES: usize = 24;

/// A query of more terms than these is a text that somebody pasted: nothing to correct.
const MOST_TERMS: usize = 16;

/// The query corrected so that it finds something, with what was changed; `None` where nothing is near.
pub(super) fn corrected(query: &Query, pass: Pass<'_>) -> Result<Option<(Query, Vec<Correction>)>, GivenUp> {
    if query.terms().len() > MOST_TERMS {
        return Ok(None);
    }
    let (mut needed, mut others) = (Vec::new(), Vec::new());
    for term in query.terms().iter().filter(|term| !term.negated) {
        let alone = Query::parse(query.text().get(term.range.clone()).unwrap_or_default());
        let known = Matches::new(&alone, pass.store, 0).count(pass)? > 0;
        let corrections = corrections(query, term, pass);
        if known { &mut others } else { &mut needed }.push((term, corrections));
    }
    for changes in candidates(&needed, &others).into_iter().take(TRIES) {
        let corrected = apply(query, &changes);
        // What is left when all that was wanted is left out is near to nothing.
        let wants = corrected.terms().iter().any(|term| !term.negated);
        if wants && Matches::new(&corrected, pass.store, 0).count(pass)? > 0 {
            return Ok(Some((corrected, changes)));
        }
    }
    Ok(None)
}

/// What to try, best first. `needed` are the terms that find nothing by themselves.
fn candidates(needed: &[(&Term, Vec<Correction>)], others: &[(&Term, Vec<Correction>)]) -> Vec<Vec<Correction>> {
    // The best correction of each term that needs one, then the second best, and so on; a term without any is left out.
    let changed = |rank: usize| -> Vec<Correction> {
        let nth = |corrections: &Vec<Correction>| corrections.get(rank).or(corrections.last()).cloned();
        needed.iter().map(|(term, corrections)| nth(corrections).unwrap_or_else(|| leave_out(term))).collect()
    };
    let depth = needed.iter().map(|(_, corrections)| corrections.len()).max().unwrap_or(0).max(1);
    let mut all: Vec<Vec<Correction>> = Vec::new();
    if !needed.is_empty() {
        all.extend((0..depth).map(changed));
    }
    let with = |further: Correction| changed(0).into_iter().chain([further]).collect();
    for rank in 0..ALTERNATIVES {
        all.extend(others.iter().filter_map(|(_, corrections)| corrections.get(rank).cloned()).map(with));
    }
    // The last term first: it may not be typed to its end.
    all.extend(others.iter().rev().map(|(term, _)| with(leave_out(term))));
    // Words that are there when corrected, but not together.
    all.extend((0..needed.len()).rev().map(|left_out| {
        let mut changes = changed(0);
        changes[left_out] = leave_out(needed[left_out].0);
        changes
    }));
    all
}

fn leave_out(term: &Term) -> Correction {
    Correction { range: term.range.clone(), by: String::new() }
}

/// The query with these stretches of its text replaced.
fn apply(query: &Query, corrections: &[Correction]) -> Query {
    let mut text = query.text().to_owned();
    let mut sorted: Vec<&Correction> = corrections.iter().collect();
    sorted.sort_by_key(|correction| correction.range.start);
    for correction in sorted.into_iter().rev() {
        text.replace_range(correction.range.clone(), &correction.by);
    }
    Query::parse(text.trim())
}

/// What could be meant by a term, best first, at most [`ALTERNATIVES`].
fn corrections(query: &Query, term: &Term, pass: Pass<'_>) -> Vec<Correction> {
    let (needle, vocabulary) = match &term.condition {
        Condition::Text { needle, .. } => (needle, Vocabulary::words(pass)),
        Condition::Speaker(needle) => (needle, Vocabulary::names(&pass.store.names)),
        Condition::In { needle, .. } => (needle, Vocabulary::names(&pass.store.places)),
        Condition::Form(_) => return forms(query, term),
    };
    let typed = query.text().get(term.inside.clone()).unwrap_or_default();
    let inside = |by: String| Correction { range: term.inside.clone(), by };
    let folded = fold(needle.folded());
    let mut found = Vec::new();
    if needle.is_cased() {
        found.push(inside(typed.to_lowercase()));
    }
    let words: Vec<&str> =
        tokens::split(&folded).filter(|token| token.kind != Kind::Gap).map(|token| token.cased).collect();
    let unknown: Vec<&str> = words.iter().copied().filter(|word| !vocabulary.knows(word)).collect();
    match (unknown.as_slice(), words.as_slice()) {
        ([], [word]) => found.extend(vocabulary.near(word).into_iter().map(inside)),
        // Known words that don't stand side by side so: each for itself.
        ([], _) => found.extend(opened(&folded, term)),
        (unknown, words) => {
            let corrected = replaced(&folded, unknown, &vocabulary);
            found.extend(corrected.iter().cloned().map(inside));
            // The best of them as single words, where they don't stand side by side.
            let best = corrected.first().filter(|_| words.len() > 1).and_then(|text| opened(text, term));
            found.splice(found.len().min(1)..found.len().min(1), best);
        }
    }
    found.truncate(ALTERNATIVES);
    found
}

/// The words of a text each for itself, in place of the whole term, where that is not about a field.
fn opened(text: &str, term: &Term) -> Option<Correction> {
    if !matches!(term.condition, Condition::Text { .. }) {
        return None;
    }
    let words = tokens::split(text).filter(|token| token.kind != Kind::Gap).map(|token| token.cased);
    Some(Correction { range: term.range.clone(), by: words.collect::<Vec<_>>().join(" ") })
}

/// The text with its unknown words replaced, by the best for each, then by the second best, and so on; nothing where one has none.
fn replaced(text: &str, unknown: &[&str], vocabulary: &Vocabulary<'_>) -> Vec<String> {
    let near: Vec<(&str, Vec<String>)> = unknown.iter().map(|word| (*word, vocabulary.near(word))).collect();
    let depth = near.iter().map(|(_, words)| words.len()).max().unwrap_or(0);
    let with = |rank: usize| {
        let mut text = text.to_owned();
        for (word, words) in &near {
            text = text.replacen(word, words.get(rank).or(words.last())?, 1);
        }
        Some(text)
    };
    (0..depth).filter_map(with).collect()
}

/// The forms whose name is near.
fn forms(query: &Query, term: &Term) -> Vec<Correction> {
    let typed = fold(query.text().get(term.inside.clone()).unwrap_or_default());
    let Some(misspelt) = Misspelt::new(&typed) else { return Vec::new() };
    let mut near: Vec<(Nearness, &str)> =
        FORMS.iter().filter_map(|(name, _)| Some((misspelt.nearness(name)?, *name))).collect();
    near.sort_unstable();
    near.into_iter().map(|(_, name)| Correction { range: term.inside.clone(), by: name.to_owned() }).collect()
}

/// The words that a term may mean.
enum Vocabulary<'s> {
    /// Those of the quotes.
    Words(Pass<'s>),
    /// Those of names, each with the number of names it stands in.
    Names(&'s Lexicon, HashMap<&'s str, usize>),
}

impl<'s> Vocabulary<'s> {
    fn words(pass: Pass<'s>) -> Self {
        Self::Words(pass)
    }

    fn names(names: &'s Lexicon) -> Self {
        let mut words = HashMap::new();
        for token in names.all_folded().flat_map(tokens::split).filter(|token| token.kind == Kind::Letter) {
            *words.entry(token.cased).or_default() += 1;
        }
        Self::Names(names, words)
    }

    /// True where the word stands in some entry.
    fn knows(&self, word: &str) -> bool {
        let lexicon = match self {
            Self::Words(pass) => &pass.store.words.lexicon,
            Self::Names(names, _) => names,
        };
        !lexicon.containing(word, false).is_empty()
    }

    /// The words near one, other than itself: with the fewest slips, finished before unfinished, with the same first letter, then the commonest.
    fn near(&self, word: &str) -> Vec<String> {
        let Some(misspelt) = Misspelt::new(word) else { return Vec::new() };
        let mut near: HashMap<&str, (Nearness, usize)> = HashMap::new();
        let mut add = |other: &'s str, count: usize| {
            if !other.contains(word)
                && let Some(nearness) = misspelt.nearness(other)
            {
                near.entry(other).or_insert((nearness, 0)).1 += count;
            }
        };
        match self {
            Self::Names(_, words) => words.iter().for_each(|(other, count)| add(other, *count)),
            Self::Words(pass) => {
                let words = &pass.store.words;
                let is_near = |id: &u32| misspelt.nearness(words.lexicon.folded(*id)).is_some();
                let ids = words.letters().iter().filter(is_near).collect();
                pass.store.count_each(&ids).into_iter().for_each(|(id, count)| add(words.lexicon.folded(id), count));
            }
        }
        let mut sorted: Vec<(&str, (Nearness, usize))> = near.into_iter().collect();
        sorted.sort_unstable_by_key(|(other, (nearness, count))| (*nearness, std::cmp::Reverse(*count), *other));
        sorted.into_iter().take(ALTERNATIVES).map(|(other, _)| other.to_owned()).collect()
    }
}

#[cfg(test)]
mod tests;
