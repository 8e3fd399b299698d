//! What a sentence says of the quotations in it: the attribution before, after or around each.

use std::ops::Range;

use super::attribution::{Attribution, Attributions};
use super::lexicon::Class;
use super::phrase::Naming;
use super::sentences::{Passage, Piece};
use super::tokens::Kind;

/// A sentence with the attributions in it.
pub(super) struct Scene<'a> {
    passage: &'a Passage<'a>,
    /// The pieces of the sentence.
    pub(super) pieces: Range<usize>,
    attributions: &'a [(usize, Attribution)],
}

/// How many attributions to either side of a quotation can have to do with it.
const REACH: usize = 16;

impl<'a> Scene<'a> {
    /// The scene of the sentence `pieces`.
    pub(super) fn new(passage: &'a Passage<'a>, attributions: &'a Attributions, pieces: Range<usize>) -> Self {
        Self { passage, attributions: attributions.within(&pieces), pieces }
    }

    /// The attribution of the quotation at the piece `at` that this sentence states.
    pub(super) fn stated(&self, at: usize) -> Option<Attribution> {
        self.directly_after(at)
            .or_else(|| self.credited(at))
            .or_else(|| self.directly_before(at).map(|found| self.matrix(found)))
            .or_else(|| self.nearest_before(at).map(|found| self.matrix(found)))
            .or_else(|| self.set_off(at))
    }

    /// The attributions that begin before `piece`, within reach.
    pub(super) fn before(&self, piece: usize) -> &'a [(usize, Attribution)] {
        let end = self.attributions.partition_point(|(cue, _)| *cue < piece);
        &self.attributions[end.saturating_sub(REACH)..end]
    }

    /// The attributions that begin at `piece` or after, within reach.
    fn after(&self, piece: usize) -> &'a [(usize, Attribution)] {
        let start = self.attributions.partition_point(|(cue, _)| *cue < piece);
        &self.attributions[start..self.attributions.len().min(start + REACH)]
    }

    /// True where the quotation at `at` ends as those do that a speaker follows: “…,”.
    fn ends_open(&self, at: usize) -> bool {
        let Some(Piece::Quotation(quotation)) = self.passage.pieces.get(at) else { return false };
        matches!(self.passage.last_character(*quotation), Some(',' | '?' | '!' | '—' | '…' | '-' | '–'))
    }

    /// The verb leads up to the quotation: said, “…”; said: “…”; said that “…”.
    fn directly_before(&self, at: usize) -> Option<Attribution> {
        let passage = self.passage;
        let mut edge = at;
        if edge > self.pieces.start && (passage.is_punctuation(edge - 1, ',') || passage.is_punctuation(edge - 1, ':'))
        {
            edge -= 1;
            if passage.is_punctuation(edge, ':') {
                return self.labelled(edge).or_else(|| self.nearest_before(edge));
            }
        } else if edge > self.pieces.start && matches!(passage.word(edge - 1), "that" | "how" | "as") {
            edge -= 1;
        }
        let (cue, attribution) = self.last_before(edge)?;
        (cue + 1 == edge).then_some(attribution)
    }

    /// A name with a colon after it, as in an interview or a transcript.
    fn labelled(&self, colon: usize) -> Option<Attribution> {
        let phrase = self.passage.phrase_before(self.pieces.start, colon)?;
        let whole =
            phrase.pieces.start == self.pieces.start || self.passage.is_punctuation(phrase.pieces.start - 1, '—');
        let named = matches!(phrase.naming, Naming::Name | Naming::Description);
        (whole && named).then_some(Attribution { phrase, cue: None, set_off: false })
    }

    /// A name after a dash, which nothing but its office follows: “…” — Ida Brandt, mayor.
    fn credited(&self, at: usize) -> Option<Attribution> {
        let passage = self.passage;
        let dash = (at + 1..(at + 3).min(self.pieces.end)).find(|next| passage.is_punctuation(*next, '—'))?;
        let phrase = passage.phrase_after(dash + 1, self.pieces.end).filter(|phrase| phrase.naming == Naming::Name)?;
        let rest = phrase.pieces.end..self.pieces.end;
        let verb = rest.clone().any(|at| passage.is_verb(at) || passage.is_cue(at));
        let closed = rest.is_empty() || matches!(passage.kind(rest.start), Some(Kind::Punctuation(_)));
        (closed && !verb).then_some(Attribution { phrase, cue: None, set_off: false })
    }

    fn last_before(&self, edge: usize) -> Option<(usize, Attribution)> {
        self.before(edge).last().cloned()
    }

    fn nearest_before(&self, edge: usize) -> Option<Attribution> {
        self.last_before(edge).map(|(_, attribution)| attribution)
    }

    /// The quotation is followed by who spoke it: “…,” said Ms Okafor; “…,” she said.
    fn directly_after(&self, at: usize) -> Option<Attribution> {
        let passage = self.passage;
        let (next, comma) = self.past_coordinated(at);
        let closes = comma || self.ends_open(at);
        if !closes {
            return None;
        }
        let found = self.inverted(next).or_else(|| self.subject_first(next))?;
        // With a verb before the quotation as well, the one after it must say nothing else.
        let rival = self.last_before(at).is_some();
        let end = found.cue.map_or(found.phrase.pieces.end, |cue| found.phrase.pieces.end.max(cue + 1));
        let closed = end >= self.pieces.end
            || matches!(passage.kind(end), Some(Kind::Punctuation(_)))
            || passage.class(end).is(Class::PREPOSITION.or(Class::TIME).or(Class::CUE_ING));
        (!rival || closed || found.cue.is_none()).then_some(found)
    }

    /// The piece after the quotation and those that `and` or commas join to it; true where a comma stands outside.
    fn past_coordinated(&self, at: usize) -> (usize, bool) {
        /// Longer enumerations of quotations than this, in pieces, have their speaker before them.
        const LONGEST_CHAIN: usize = 24;
        let passage = self.passage;
        let mut next = at + 1;
        let mut comma = false;
        while next < self.pieces.end.min(at + LONGEST_CHAIN) {
            let joint = passage.is_punctuation(next, ',')
                || passage.is_punctuation(next, '—')
                || passage.is_punctuation(next, '…');
            let and = passage.class(next).is(Class::CONJUNCTION)
                && matches!(passage.pieces.get(next + 1), Some(Piece::Quotation(_)));
            let another = matches!(passage.pieces[next], Piece::Quotation(_)) && next > at + 1;
            if !(joint || and || another) {
                break;
            }
            comma = joint || (comma && !another);
            if another && let Piece::Quotation(quotation) = passage.pieces[next] {
                comma = matches!(passage.last_character(quotation), Some(',' | '?' | '!' | '—'));
            }
            next += 1;
        }
        (next.min(self.pieces.end), comma)
    }

    /// Said Ms Okafor: the verb before its subject.
    fn inverted(&self, next: usize) -> Option<Attribution> {
        let mut cue = next;
        while cue < self.pieces.end && self.passage.class(cue).is(Class::ADVERB) {
            cue += 1;
        }
        self.passage.inverted(cue, self.pieces.end)
    }

    /// She said; Ida Brandt, a lawyer, told us: the subject stands directly after the quotation.
    fn subject_first(&self, next: usize) -> Option<Attribution> {
        /// How far from the quotation the verb may stand, in pieces.
        const REACH: usize = 40;
        let passage = self.passage;
        let mut start = next;
        while start < self.pieces.end
            && passage.class(start).is(Class::CONJUNCTION.or(Class::ADVERB))
            && !passage.is_capital(start)
            && !passage.class(start).is(Class::PRONOUN)
        {
            start += 1;
        }
        for (cue, attribution) in self.after(next) {
            if *cue > next + REACH {
                break;
            }
            // The agency quoted Ms Okafor as saying.
            let quotes = attribution.cue.is_some_and(|cue| passage.as_saying(cue).is_some());
            if attribution.phrase.pieces.start == start || attribution.cue.is_none() && *cue == start || quotes {
                return Some(attribution.clone());
            }
        }
        None
    }

    /// What is set off later in the sentence: a “farce”, according to Mr Sato.
    fn set_off(&self, at: usize) -> Option<Attribution> {
        self.after(at + 1).iter().find(|(_, found)| found.set_off).map(|(_, found)| found.clone())
    }

    /// The clause around the one found, where that one's subject only stands for the subject around it: of
    /// “Ms Okafor said she wanted …” the first.
    pub(super) fn matrix(&self, mut found: Attribution) -> Attribution {
        let from = found.cue.unwrap_or(0).max(found.phrase.pieces.start);
        let after = self.after(from).iter().filter(|(_, other)| other.set_off);
        for (cue, outer) in after.chain(self.before(from).iter().rev()) {
            if self.embeds(*cue, outer, &found) {
                found = outer.clone();
            }
        }
        found
    }

    /// True where `inner` is part of what `outer` says, and names nobody that its words could be anyone else's.
    fn embeds(&self, cue: usize, outer: &Attribution, inner: &Attribution) -> bool {
        let passage = self.passage;
        let start = inner.phrase.pieces.start;
        let before = start.max(self.pieces.start + 1) - 1;
        let what = inner.phrase.naming == Naming::Pronoun && passage.word(before) == "what";
        let speech = passage.class(cue).is(Class::SPEECH) || what;
        if outer.cue.is_none() || !speech || outer.phrase.naming == Naming::Other {
            return false;
        }
        if outer.set_off && outer.phrase != inner.phrase {
            return inner.phrase.naming == Naming::Other || self.is_thought(inner);
        }
        let apart = cue >= start
            || outer.phrase.pieces.end > cue
            || passage.is_punctuation(before, ';')
            || (cue..start).any(|at| matches!(passage.pieces[at], Piece::Quotation(_)));
        if apart {
            return false;
        }
        let pronoun = inner.phrase.naming == Naming::Pronoun;
        let coordinate = passage.class(before).is(Class::CONJUNCTION);
        inner.phrase.naming == Naming::Other
            || (pronoun && (!coordinate || self.is_thought(inner)))
            || inner.cue.is_some_and(|cue| self.is_unreal(cue))
    }

    fn is_thought(&self, attribution: &Attribution) -> bool {
        attribution.cue.is_some_and(|cue| self.passage.class(cue).is(Class::THOUGHT))
    }

    /// True where the verb says what may be said, not what was: to say, will say, calling for.
    fn is_unreal(&self, cue: usize) -> bool {
        let passage = self.passage;
        let before = passage.word(cue.saturating_sub(1));
        let modal = matches!(before, "to" | "will" | "would" | "should" | "could" | "can" | "may" | "might" | "must");
        modal || (passage.class(cue).is(Class::CUE_ING) && !passage.class(cue).is(Class::SPEECH))
    }
}
