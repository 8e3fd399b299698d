//! Indirect speech: the words of a sentence that stand for what somebody said, without quotation marks.

use std::ops::Range;

use super::attribution::Attribution;
use super::lexicon::Class;
use super::phrase::Naming;
use super::sentences::{Passage, Piece};
use super::tokens::Kind;

/// What a sentence reports somebody to have said.
#[derive(Clone, Debug)]
pub(super) struct Indirect {
    /// The pieces of what was said.
    pub(super) said: Range<usize>,
    /// Who said it.
    pub(super) attribution: Attribution,
}

/// A sentence that attributes more than this is a list, and what it says is looked through for each.
const MOST_ATTRIBUTIONS: usize = 16;

/// Fewer words than this report nothing.
const SHORTEST: usize = 4;

/// The indirect speech of a sentence with these attributions; `None` where it has none, or quotes the words.
pub(super) fn indirect(
    passage: &Passage,
    sentence: &Range<usize>,
    attributions: &[(usize, Attribution)],
) -> Option<Indirect> {
    attributions.iter().take(MOST_ATTRIBUTIONS).find_map(|(cue, attribution)| {
        let said = said(passage, sentence, *cue, attribution)?;
        let said = trim(passage, said);
        is_statement(passage, &said).then(|| Indirect { said, attribution: attribution.clone() })
    })
}

fn said(passage: &Passage, sentence: &Range<usize>, cue: usize, attribution: &Attribution) -> Option<Range<usize>> {
    if matches!(attribution.phrase.naming, Naming::Other | Naming::Relative) {
        return None;
    }
    let Some(verb) = attribution.cue else {
        let according = passage.word(cue).eq_ignore_ascii_case("according");
        return if according { beside(sentence, cue..attribution.phrase.pieces.end) } else { None };
    };
    let class = passage.class(verb);
    if matches!(passage.word(verb), "accused" | "accuses" | "accusing") {
        let of = (verb + 1..sentence.end.min(verb + 8)).find(|at| passage.word(*at) == "of")?;
        return Some(of + 1..sentence.end);
    }
    if !class.is(Class::SPEECH) || class.is(Class::BASE) || passage.is_denied(sentence.start, verb) {
        return None;
    }
    if attribution.set_off {
        let start = attribution.phrase.pieces.start.min(verb);
        let end = attribution.phrase.pieces.end.max(verb + 1);
        return beside(sentence, start..end);
    }
    let start = clause_after(passage, verb, sentence.end)?;
    Some(start..sentence.end)
}

/// The longer side of what is set off from its sentence.
fn beside(sentence: &Range<usize>, aside: Range<usize>) -> Option<Range<usize>> {
    let before = sentence.start..aside.start;
    let after = aside.end..sentence.end;
    let longer = if before.len() >= after.len() { before } else { after };
    (!longer.is_empty()).then_some(longer)
}

/// Where the clause that a verb of speech reports begins: after `that`, or after whom was told and when.
fn clause_after(passage: &Passage, verb: usize, ceiling: usize) -> Option<usize> {
    /// How far from the verb the clause may begin, in pieces.
    const REACH: usize = 14;
    let reach = ceiling.min(verb + REACH);
    let that = (verb + 1..reach)
        .take_while(|at| matches!(passage.kind(*at), Some(Kind::Word | Kind::Number)) && !passage.is_verb(*at))
        .find(|at| passage.word(*at) == "that");
    if that.is_some() || passage.class(verb).is(Class::CUE_ING) {
        return that.map(|that| that + 1);
    }
    let mut at = verb + 1;
    if matches!(passage.word(verb), "told" | "tells" | "telling" | "informed" | "reminded" | "assured" | "warned") {
        at = passage.phrase_after(at, ceiling)?.pieces.end;
    }
    while at < reach
        && (passage.class(at).is(Class::TIME)
            || matches!(passage.word(at), "on" | "late" | "early") && passage.class(at + 1).is(Class::TIME))
    {
        at += 1;
    }
    let class = passage.class(at);
    let clause = passage.kind(at) == Some(Kind::Word)
        && !class.is(Class::PREPOSITION.or(Class::AUXILIARY).or(Class::VERB).or(Class::CONJUNCTION))
        && !passage.is_adverb(at);
    (at < reach && clause).then_some(at)
}

/// Leaves out punctuation and conjunctions at the ends.
fn trim(passage: &Passage, mut pieces: Range<usize>) -> Range<usize> {
    let loose = |at: usize| matches!(passage.kind(at), Some(Kind::Punctuation(c)) if !matches!(c, '$' | '£' | '€' | '(' | '[' | '%'));
    while !pieces.is_empty()
        && (loose(pieces.start)
            || (passage.class(pieces.start).is(Class::CONJUNCTION) && !passage.is_capital(pieces.start)))
    {
        pieces.start += 1;
    }
    while !pieces.is_empty() && loose(pieces.end - 1) {
        pieces.end -= 1;
    }
    pieces
}

/// True where the pieces state something, and quote nothing.
fn is_statement(passage: &Passage, pieces: &Range<usize>) -> bool {
    let quoted = pieces.clone().any(|at| matches!(passage.pieces[at], Piece::Quotation(_)));
    let words = pieces.clone().filter(|at| passage.kind(*at) == Some(Kind::Word)).count();
    !quoted && words >= SHORTEST && pieces.clone().any(|at| passage.is_verb(at) || passage.word(at).ends_with("ing"))
}

impl Passage<'_> {
    /// True where the verb says that something was not said or done: didn't say, declined to say.
    pub(super) fn is_denied(&self, floor: usize, verb: usize) -> bool {
        /// How far before the verb the word that denies may stand.
        const REACH: usize = 3;
        let before = (verb.saturating_sub(REACH).max(floor)..verb).rev();
        before.take_while(|at| self.kind(*at) == Some(Kind::Word)).any(|at| {
            let word = self.word(at);
            word.ends_with("n't")
                || word.ends_with("n’t")
                || matches!(word, "not" | "never" | "declined" | "refused" | "without" | "nor" | "neither")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_report_what_was_said() {
        let check = |text: &str, expected: Option<&str>| {
            let passage = Passage::new(text, &[]);
            let sentence = 0..passage.pieces.len();
            let found = indirect(&passage, &sentence, &passage.attributions(sentence.clone()));
            let said = found.and_then(|found| passage.bytes(found.said)).map(|bytes| &text[bytes]);
            assert_eq!(said, expected, "{text}");
        };
        check("Brandt said that the mole will not hold.", Some("the mole will not hold"));
        check("Brandt said on Monday the mole will not hold.", Some("the mole will not hold"));
        check("Brandt told the council that the mole will not hold.", Some("the mole will not hold"));
        check("The mole will not hold, Brandt said.", Some("The mole will not hold"));
        check("The mole will not hold, said Ida Brandt, the mayor.", Some("The mole will not hold"));
        check("According to the mayor, the mole will not hold.", Some("the mole will not hold"));
        check("The mole will not hold, according to the mayor.", Some("The mole will not hold"));
        check("Brandt did not say that the mole will hold.", None);
        check("Brandt said the mole “will not hold.”", None);
        check("Brandt walked along the mole.", None);
        check("Brandt spoke of the mole.", None);
    }
}
