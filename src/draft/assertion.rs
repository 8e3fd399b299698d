//! What a sentence asserts: its clauses where it joins several, and what is said without the words that only say by whom.
//!
//! Careful rather than complete: where the words don't show that nothing is lost, the sentence stays as it is. Whether it
//! asserts anything at all, and how the report stands to that, is `claims`' matter.

use std::ops::Range;

use super::attribution::Attribution;
use super::bearer::Bearer;
use super::lexicon::{self, Class};
use super::phrase::Naming;
use super::sentences::{Passage, Piece};
use super::tokens::{self, Kind};

/// A part of a sentence that can stand by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clause {
    /// Its pieces.
    pub(super) pieces: Range<usize>,
    /// The pieces of its subject, where that stands in the clause before.
    pub(super) subject: Option<Range<usize>>,
}

/// Fewer words than this are no clause worth a claim of its own.
const SHORTEST: usize = 4;

/// The clauses that a sentence joins by semicolons, `and` or `but`; one where it joins none, or where it is not certain.
///
/// A sentence that quotes or attributes anything stays whole: whose the second clause is would be a guess.
pub(super) fn clauses(passage: &Passage, sentence: &Range<usize>) -> Vec<Clause> {
    /// Longer sentences, in pieces, are lists or have lost their full stops.
    const LONGEST: usize = 160;
    let whole =
        sentence.len() > LONGEST || sentence.clone().any(|at| matches!(passage.pieces[at], Piece::Quotation(_)));
    let mut clauses = Vec::new();
    let mut rest = Clause { pieces: sentence.clone(), subject: None };
    if !whole && !passage.class(sentence.start).is(Class::SUBORDINATOR.or(Class::CONJUNCTION)) {
        while let Some((end, next)) = passage.second_clause(&rest) {
            clauses.push(Clause { pieces: rest.pieces.start..end, ..rest });
            rest = next;
        }
    }
    clauses.push(rest);
    clauses
}

impl Passage<'_> {
    /// Where the first clause ends that is joined to another, and the rest from that other one on.
    fn second_clause(&self, whole: &Clause) -> Option<(usize, Clause)> {
        let pieces = &whole.pieces;
        let subject = self.opening_subject(whole);
        let mut verbs = 0;
        for at in pieces.clone() {
            if self.is_dependent(at) {
                return None;
            }
            let and = matches!(self.word(at), "and" | "but");
            if !(and || self.is_punctuation(at, ';')) {
                verbs += usize::from(self.is_finite(at));
                continue;
            }
            let comma = at > pieces.start && self.is_punctuation(at - 1, ',');
            let end = if comma { at - 1 } else { at };
            let next = if and && self.word(at + 1) == "also" { at + 2 } else { at + 1 };
            if verbs == 0 || !self.is_long_enough(&(pieces.start..end)) || !self.is_long_enough(&(next..pieces.end)) {
                continue;
            }
            let own = (comma || !and).then(|| self.subject_at(next, pieces.end)).flatten();
            if own.is_some() && self.is_independent(next, pieces.end) {
                return Some((end, Clause { pieces: next..pieces.end, subject: None }));
            }
            let shared = subject
                .clone()
                .filter(|_| and && verbs == 1 && self.is_finite(next) && !self.has_aside(pieces.start..end));
            if shared.is_some() && self.is_independent(next, pieces.end) {
                return Some((end, Clause { pieces: next..pieces.end, subject: shared }));
            }
        }
        None
    }

    /// The noun phrase that begins the clause directly before its verb; of a clause without its own subject, that one.
    fn opening_subject(&self, clause: &Clause) -> Option<Range<usize>> {
        clause.subject.clone().or_else(|| self.subject_at(clause.pieces.start, clause.pieces.end))
    }

    /// The noun phrase at `start` that a finite verb follows; pronouns are none, for alone they would name nobody.
    fn subject_at(&self, start: usize, ceiling: usize) -> Option<Range<usize>> {
        /// Longer subjects hold more than a name.
        const LONGEST: usize = 9;
        let phrase = self.phrase_after(start, ceiling)?;
        // A phrase grows over verbs that no list has.
        let end = phrase.pieces.clone().skip(1).find(|at| self.is_finite(*at)).unwrap_or(phrase.pieces.end);
        if matches!(phrase.naming, Naming::Pronoun | Naming::Relative) || end - start > LONGEST {
            return None;
        }
        let mut verb = end;
        while verb < ceiling && self.class(verb).is(Class::ADVERB) {
            verb += 1;
        }
        let plain = (start..end).all(|at| !self.class(at).is(Class::PRONOUN.or(Class::OTHER_PRONOUN)));
        (verb < ceiling && self.is_finite(verb) && plain).then_some(start..end)
    }

    /// True of a verb that can only be finite: has, will, stood; not of participles, nor of what may be a noun.
    fn is_finite(&self, at: usize) -> bool {
        let (word, class) = (self.word(at), self.class(at));
        let bare = matches!(word, "be" | "been" | "being" | "having" | "to" | "not") || word.ends_with("ing");
        let noun = class.is(Class::NOUNISH.or(Class::BASE).or(Class::ROLE).or(Class::GROUP).or(Class::DOCUMENT));
        let past = word.ends_with("ed");
        let listed = class.is(Class::AUXILIARY) || (class.is(Class::VERB) && !noun && !past);
        let verb = listed || (past && (class == Class::VERB || !class.is_listed()) && self.is_past_of_subject(at));
        self.kind(at) == Some(Kind::Word) && verb && !bare && !self.is_capital(at)
    }

    /// True where a form in `-ed` follows a noun and an object follows it, as after a participle it hardly can:
    /// `the company invested $15bn`, not `a company based in`.
    fn is_past_of_subject(&self, at: usize) -> bool {
        let next = self.class(at + 1);
        let object = next.is(Class::DETERMINER)
            || matches!(self.kind(at + 1), Some(Kind::Number | Kind::Punctuation('$' | '£' | '€')))
            || self.is_capital(at + 1);
        let before = at.checked_sub(1).map(|before| self.class(before)).unwrap_or_default();
        object && !before.is(Class::AUXILIARY.or(Class::PREPOSITION).or(Class::DETERMINER))
    }

    /// True of a word that makes what follows a part of another clause.
    fn is_dependent(&self, at: usize) -> bool {
        let conditional =
            matches!(self.word(at), "that" | "whether" | "if" | "what" | "how" | "why" | "because" | "unless");
        conditional || (self.kind(at) == Some(Kind::Word) && self.class(at).is(Class::RELATIVE.or(Class::SUBORDINATOR)))
    }

    /// True where what follows the conjunction holds a verb and says nothing that only the first clause explains.
    fn is_independent(&self, start: usize, end: usize) -> bool {
        !self.class(start).is(Class::PRONOUN.or(Class::OTHER_PRONOUN)) && (start..end).any(|at| self.is_finite(at))
    }

    /// True where commas set something off, so that what comes after may belong to that.
    fn has_aside(&self, pieces: Range<usize>) -> bool {
        pieces.clone().any(|at| matches!(self.kind(at), Some(Kind::Punctuation(',' | '—' | '(' | ':'))))
    }

    fn is_long_enough(&self, pieces: &Range<usize>) -> bool {
        pieces.clone().filter(|at| matches!(self.kind(*at), Some(Kind::Word | Kind::Number))).count() >= SHORTEST
    }
}

/// True where a sentence says nothing but what stands in the bytes `said` and whose words that is, as `attribution` has
/// it: then these words are the assertion, and the speaker stands with the quote.
pub(super) fn only_attributes(
    passage: &Passage,
    sentence: &Range<usize>,
    said: &[Range<usize>],
    attribution: &Attribution,
    kept: Kept,
) -> bool {
    let extent = passage.extent(sentence, attribution);
    let opening = sentence.start..passage.opening_circumstances(sentence, extent.pieces.start);
    let phrase = &attribution.phrase.pieces;
    let denied = attribution.cue.is_some_and(|cue| passage.is_denied(sentence.start, cue));
    let known = kept.words();
    let named = |at: usize| {
        let word = tokens::core(passage.word(at)).to_lowercase();
        known.contains(&word)
            || (!known.is_empty()
                && matches!(
                    &*word,
                    "the" | "a" | "an" | "of" | "for" | "at" | "in" | "from" | "with" | "his" | "her" | "its" | "their"
                ))
    };
    let outside = |at: &usize| {
        passage
            .bytes(*at..at + 1)
            .is_none_or(|bytes| said.iter().all(|said| bytes.end <= said.start || bytes.start >= said.end))
    };
    !denied
        && sentence.clone().filter(outside).all(|at| match passage.kind(at) {
            Some(Kind::Punctuation(c)) => matches!(c, ',' | '.' | ':' | '—' | '!' | '?'),
            Some(_) if extent.is_circumstance(at) || opening.contains(&at) => true,
            Some(Kind::Number) => phrase.contains(&at),
            Some(Kind::Word) => {
                // According to; in her view.
                let leads = attribution.cue.is_none() && extent.core.contains(&at) && at < phrase.start;
                let small = matches!(
                    passage.word(at),
                    "that"
                        | "has"
                        | "have"
                        | "had"
                        | "also"
                        | "on"
                        | "late"
                        | "early"
                        | "last"
                        | "another"
                        | "earlier"
                        | "later"
                        | "previously"
                        | "repeatedly"
                        | "then"
                        | "separately"
                        | "again"
                );
                phrase.contains(&at)
                    || attribution.cue == Some(at)
                    || leads
                    || small
                    || passage.class(at).is(Class::TIME)
                    || named(at)
            }
            _ => false,
        })
}

/// What was said in one part, or in two around its attribution, as one run of words.
pub(super) fn joined(parts: &[&str]) -> String {
    let [first, rest] = parts else { return parts.concat() };
    let first = first.trim_end_matches([',', '—', '–', ' ']);
    let mut words = rest.split_whitespace();
    let next = words.find(|word| !lexicon::class(word).is(Class::ADVERB)).unwrap_or_default();
    let tied = next == "that" || next.ends_with("ed") || lexicon::class(next).is(Class::AUXILIARY.or(Class::VERB));
    let comma = if tied && !first.contains(',') { "" } else { "," };
    format!("{first}{comma} {rest}")
}

/// What a draft keeps of who said something, and in what.
#[derive(Clone, Copy)]
pub(super) struct Kept<'a> {
    pub(super) speaker: Option<&'a Bearer>,
    pub(super) medium: Option<&'a str>,
}

impl Kept<'_> {
    /// Its words, in lower case.
    fn words(self) -> Vec<String> {
        let speaker = self.speaker;
        let kept = [
            speaker.map(|bearer| bearer.name.as_str()),
            speaker.and_then(|bearer| bearer.job_title.as_deref()),
            speaker.and_then(|bearer| bearer.affiliation.as_deref()),
            self.medium,
        ];
        let words = kept.into_iter().flatten().flat_map(str::split_whitespace);
        words.map(|word| tokens::core(word).to_lowercase()).collect()
    }
}

/// True where words speak as I or we, or to you: outside of their quotation marks they would be somebody else's.
pub(super) fn is_personal(text: &str) -> bool {
    const PERSONS: [&str; 14] =
        ["i", "me", "my", "mine", "myself", "we", "our", "ours", "ourselves", "you", "your", "yours", "i'm", "we're"];
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').any(|word| {
        let lower = word.replace('’', "'").to_lowercase();
        let bare = lower.split('\'').next().unwrap_or_default();
        PERSONS.contains(&bare) || (bare == "us" && word != "US")
    })
}

/// `words` as a sentence: one blank between them, a capital at the beginning, a mark at the end.
pub(super) fn sentence_of(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = words.trim_end_matches([',', ';', ':', '—', '–', '-', ' ']);
    let mut characters = words.chars();
    let mut sentence = String::with_capacity(words.len() + 1);
    sentence.extend(characters.next().into_iter().flat_map(char::to_uppercase));
    sentence.push_str(characters.as_str());
    if !sentence.ends_with(['.', '!', '?', '…', '”', '"', '’', ')']) {
        sentence.push('.');
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_fall_into_clauses_where_that_is_safe() {
        #[track_caller]
        fn check(text: &str, expected: &[&str]) {
            let passage = Passage::new(text, &[]);
            let said = |pieces: Range<usize>| passage.bytes(pieces).map_or("", |bytes| &text[bytes]);
            let found: Vec<String> = clauses(&passage, &(0..passage.pieces.len()))
                .into_iter()
                .map(|clause| format!("{} {}", clause.subject.map_or("", said), said(clause.pieces)).trim().to_owned())
                .collect();
            assert_eq!(found, expected);
        }
        let whole = |text: &str| check(text, &[text]);
        check(
            "The mole will cost $4m, and the island has no money for it.",
            &["The mole will cost $4m", "the island has no money for it."],
        );
        check(
            "The ferry was sold in May; the crew has found other work.",
            &["The ferry was sold in May", "the crew has found other work."],
        );
        check(
            "Lindmark invested $15bn in timber and has plans to build four mills.",
            &["Lindmark invested $15bn in timber", "Lindmark has plans to build four mills."],
        );
        check(
            "The company invested $15bn in timber and will build four mills.",
            &["The company invested $15bn in timber", "The company will build four mills."],
        );
        check(
            "The mole will be rebuilt in May and will cost the island $4m.",
            &["The mole will be rebuilt in May", "The mole will cost the island $4m."],
        );
        whole("He will leave in May and will not be back.");
        whole("The mole will be rebuilt by Lindmark and Osei of Arvika.");
        whole("The mole, which was old and will be missed, has broken.");
        whole("If the mole breaks in May, the ferry will stop and the town is cut off.");
        whole("It is unclear whether the mole will hold and the ferry will sail.");
        whole("Firms based in Arvika and companies based in Aral have closed.");
        whole("The mole will hold, and it will be paid for.");
        whole("");
    }

    #[test]
    fn words_that_speak_for_somebody_are_personal() {
        let check = |text: &str, expected: bool| assert_eq!(is_personal(text), expected, "{text}");
        check("I know", true);
        check("what we’re told", true);
        check("It hurts us all", true);
        check("US firms sell", false);
        check("International standards matter", false);
        check("", false);
    }

    #[test]
    fn words_become_sentences() {
        let check = |words: &str, expected: &str| assert_eq!(sentence_of(words), expected);
        check("the mole\nwill hold,", "The mole will hold.");
        check("The mole “held.”", "The mole “held.”");
        check("", ".");
    }
}
