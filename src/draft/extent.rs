//! How far an attribution reaches in its sentence: who speaks, and to whom, when, where and in what.
//!
//! What stands outside is what was said, or something else: `indirect` and `assertion` tell these apart.

use std::ops::Range;

use super::attribution::Attribution;
use super::lexicon::Class;
use super::phrase::Naming;
use super::sentences::Passage;
use super::tokens::{self, Kind};

/// The pieces of an attribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    /// All of them.
    pub(super) pieces: Range<usize>,
    /// Those from its speaker to its verb, or from its verb to its speaker.
    pub(super) core: Range<usize>,
    /// Those behind the speaker that are set off to describe him or her; empty where none are.
    pub(super) described: Range<usize>,
    /// Those between the speaker and the verb that say in what it was said; empty where none do.
    aside: Range<usize>,
}

impl Extent {
    /// True of what only says to whom, when, where and in what something was said.
    pub(super) fn is_circumstance(&self, piece: usize) -> bool {
        let behind = self.pieces.contains(&piece) && piece >= self.core.end && !self.described.contains(&piece);
        behind || self.aside.contains(&piece)
    }
}

/// How far the words that belong to an attribution may run, in pieces.
const REACH: usize = 24;

/// Prepositions that tell when, where, to whom or in what something was said.
const CIRCUMSTANTIAL: [&str; 15] = [
    "in", "on", "at", "by", "via", "to", "during", "after", "before", "through", "over", "from", "with", "outside",
    "near",
];

impl Passage<'_> {
    /// How far `attribution` reaches in its `sentence`.
    pub(super) fn extent(&self, sentence: &Range<usize>, attribution: &Attribution) -> Extent {
        let phrase = &attribution.phrase;
        let mut start = self.office_start(phrase);
        let mut end = phrase.pieces.end;
        match attribution.cue {
            Some(cue) => {
                start = start.min(cue);
                end = end.max(cue + 1);
            }
            None if start >= 2 && self.word(start - 2).eq_ignore_ascii_case("according") => start -= 2,
            // In her view.
            None if start >= 1 && self.word(start - 1).eq_ignore_ascii_case("in") => {
                start -= 1;
                end += usize::from(tokens::is_possessive(self.word(end - 1)));
            }
            None => {}
        }
        let core = start..end;
        let behind = attribution.cue.is_some_and(|cue| cue >= phrase.pieces.end);
        let told = attribution.cue.filter(|_| behind).map_or(end, |cue| self.addressee(cue, sentence.end));
        let told = self.circumstances(told, sentence.end);
        let described =
            if behind { told..told } else { self.descriptions(told, sentence, core.start == sentence.start) };
        let after = if described.is_empty() { told } else { described.end };
        let end = self.set_off_circumstances(after, sentence.end, !described.is_empty());
        let aside = phrase.pieces.end..self.set_off_circumstances(phrase.pieces.end, core.end, false);
        Extent { pieces: start..end, core, described, aside }
    }

    /// One past whom the verb at `cue` says that it was told to; one past the verb where it names nobody.
    pub(super) fn addressee(&self, cue: usize, ceiling: usize) -> usize {
        let next = cue + 1;
        if !self.is_telling(cue) || next >= ceiling {
            return next;
        }
        if matches!(self.word(next), "me" | "us" | "him" | "her" | "them") {
            return next + 1;
        }
        self.phrase_after(next, ceiling).map_or(next, |phrase| phrase.pieces.end)
    }

    /// True of a verb that names first who was told.
    pub(super) fn is_telling(&self, cue: usize) -> bool {
        matches!(self.word(cue), "told" | "tell" | "tells" | "telling" | "informed" | "reminded" | "assured" | "warned")
    }

    /// One past the words from `start` on that only say when, where and in what: on Monday in a letter to the council.
    pub(super) fn circumstances(&self, start: usize, ceiling: usize) -> usize {
        let ceiling = ceiling.min(start + REACH);
        let mut at = start;
        while let Some(end) = self.circumstance(at, ceiling) {
            at = end;
        }
        at
    }

    fn circumstance(&self, at: usize, ceiling: usize) -> Option<usize> {
        if at >= ceiling || !matches!(self.kind(at), Some(Kind::Word | Kind::Number)) {
            return None;
        }
        // Two weeks ago, a day earlier.
        if let Some(ago) = (at + 1..at + 3).find(|at| matches!(self.word(*at), "ago" | "earlier" | "later")) {
            let span = self.kind(at) == Some(Kind::Number) || self.class(at).is(Class::DETERMINER);
            return Some(ago + 1).filter(|_| span && self.kind(at + 1) == Some(Kind::Word));
        }
        let (word, next) = (self.word(at).to_ascii_lowercase(), self.class(at + 1));
        if self.class(at).is(Class::TIME) {
            // May 5: the day goes with its month.
            return Some(at + 1 + usize::from(self.kind(at + 1) == Some(Kind::Number)));
        }
        match &*word {
            "late" | "early" | "last" | "this" if next.is(Class::TIME) => return Some(at + 2),
            "late" | "early" if self.word(at + 1) == "on" => return Some(at + 1),
            "on" if self.word(at + 1) == "condition" && self.word(at + 3) == "anonymity" => return Some(at + 4),
            "again" | "online" | "earlier" | "later" | "recently" | "here" | "publicly" => return Some(at + 1),
            // A letter sent to the council on Monday.
            "sent" | "posted" | "published" | "released" | "issued" | "shared" | "filed" | "dated" => {
                return Some(at + 1).filter(|_| at > 0 && self.class(at - 1).is(Class::DOCUMENT));
            }
            _ if !CIRCUMSTANTIAL.contains(&&*word) => return None,
            _ if next.is(Class::TIME) => return Some(at + 1),
            // In 2019, on 5 May, at 6 p.m.
            _ if self.kind(at + 1) == Some(Kind::Number) => return Some(at + 2),
            _ => {}
        }
        let phrase = self.phrase_after(at + 1, ceiling)?;
        // To leave is what was said, to reporters is whom it was said to.
        let named = word != "to" || next.is(Class::DETERMINER) || phrase.naming != Naming::Other;
        let noun = !matches!(phrase.naming, Naming::Pronoun | Naming::Relative);
        (noun && named).then_some(phrase.pieces.end)
    }

    /// One past what is set off behind an attribution and says in what it was said, or, `described`, when and where: said
    /// Ida Brandt, the mayor, on Monday.
    fn set_off_circumstances(&self, after: usize, ceiling: usize, described: bool) -> usize {
        if !self.is_punctuation(after, ',') {
            return after;
        }
        let end = self.circumstances(after + 1, ceiling);
        let closed = end > after + 1 && matches!(self.kind(end), None | Some(Kind::Punctuation(_)));
        let wanted = described || self.medium_in(after + 1..end).is_some();
        if closed && wanted { end } else { after }
    }

    /// What is set off behind the name that ends at `after`: , mayor of Aral; , 46; , who leads the party.
    fn descriptions(&self, after: usize, sentence: &Range<usize>, opens: bool) -> Range<usize> {
        /// More of them are a list.
        const MOST: usize = 3;
        let mut end = after;
        for _ in 0..MOST {
            let Some(next) = self.description(end, sentence.end) else { break };
            end = next;
        }
        // In front of what was said, it may be no description, but the subject of that.
        let said = !opens || self.is_punctuation(end, ',') && self.begins_statement(end + 1, sentence.end);
        after..if said { end } else { after }
    }

    fn description(&self, after: usize, ceiling: usize) -> Option<usize> {
        let start = after + 1;
        if !self.is_punctuation(after, ',') || start >= ceiling {
            return None;
        }
        let closes = |at: &usize| matches!(self.kind(*at), None | Some(Kind::Punctuation(',' | '.' | '—' | ';')));
        if self.kind(start) == Some(Kind::Number) {
            return Some(start + 1).filter(closes);
        }
        let participle = self.is_participle(start) && !self.class(start).is(Class::ADVERB.or(Class::ROLE));
        let office = self.apposition_pieces(after).is_some();
        if self.class(start).is(Class::RELATIVE) || self.word(start) == "whose" || participle && !office {
            return (start..ceiling.min(start + REACH)).find(closes);
        }
        if matches!(self.word(start), "of" | "from" | "with" | "at") {
            return self.phrase_after(start + 1, ceiling).map(|phrase| phrase.pieces.end).filter(closes);
        }
        self.apposition_pieces(after).map(|pieces| pieces.end).filter(|end| *end <= ceiling).filter(closes)
    }

    /// True where what was said can begin at `start`: with no verb, `who` or `and`, nor with a name that only a comma
    /// parts from its verb.
    fn begins_statement(&self, start: usize, ceiling: usize) -> bool {
        let class = self.class(start);
        if start >= ceiling
            || class.is(Class::RELATIVE.or(Class::CONJUNCTION).or(Class::CUE_ING))
            || self.is_verb(start)
        {
            return false;
        }
        let cut = self.phrase_after(start, ceiling).map(|phrase| phrase.pieces.end);
        !cut.is_some_and(|end| {
            self.is_punctuation(end, ',') && (self.is_verb(end + 1) || self.class(end + 1).is(Class::RELATIVE))
        })
    }

    /// One past the comma of what a sentence opens with to say when or in what its attribution at `end` was made: In a
    /// statement on Monday, …; the beginning of the sentence where it opens otherwise.
    pub(super) fn opening_circumstances(&self, sentence: &Range<usize>, end: usize) -> usize {
        let start = sentence.start;
        let comma = end.saturating_sub(1);
        let opens = comma > start && self.is_punctuation(comma, ',') && self.circumstances(start, comma) == comma;
        let time = |at: usize| {
            let word = self.word(at).to_ascii_lowercase();
            self.class(at).is(Class::TIME)
                || self.kind(at) == Some(Kind::Number)
                || matches!(&*word, "on" | "in" | "late" | "early" | "last" | "this" | "earlier" | "later")
        };
        let wanted = opens && ((start..comma).all(time) || self.medium_in(start..comma).is_some());
        if wanted { end } else { start }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributions_reach_as_far_as_they_only_say_who_speaks() {
        let check = |text: &str, expected: (&str, &str)| {
            let passage = Passage::new(text, &[]);
            let sentence = 0..passage.pieces.len();
            let attributions = passage.attributions(sentence.clone());
            let (_, attribution) = attributions.first().expect("these attribute something");
            let extent = passage.extent(&sentence, attribution);
            let words = |pieces| passage.bytes(pieces).map_or("", |bytes| &text[bytes]);
            assert_eq!((words(extent.pieces), words(extent.described)), expected, "{text}");
        };
        check("Brandt said it broke.", ("Brandt said", ""));
        check(
            "Brandt told the council on May 5 in Aral that it broke.",
            ("Brandt told the council on May 5 in Aral", ""),
        );
        check("Brandt told them to leave the island.", ("Brandt told them", ""));
        check("It broke, said Brandt.", ("said Brandt", ""));
        let described = "said Ida Brandt, 46, who built it, in an email";
        check("It broke, said Ida Brandt, 46, who built it, in an email.", (described, ", 46, who built it"));
        check("According to Brandt, the mayor, it broke.", ("According to Brandt, the mayor", ", the mayor"));
        check("According to Brandt, the mayor will leave.", ("According to Brandt", ""));
        check("The company, Lindmark, said it broke.", ("The company, Lindmark, said", ""));
        check("It failed, in Ms Brandt’s view.", ("in Ms Brandt’s view", ""));
        check(
            "It broke, Brandt said, in an interview with The Courier.",
            ("Brandt said, in an interview with The Courier", ""),
        );
        check("It broke, Brandt said, in the long run.", ("Brandt said", ""));
    }
}
