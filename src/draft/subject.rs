//! Subjects: which noun phrase a verb belongs to, over the asides, modifiers and clauses that stand between them.
//!
//! No parser: from the verb to the left, within a bounded reach.

use super::lexicon::Class;
use super::phrase::{Naming, Phrase};
use super::sentences::{Passage, Piece};
use super::tokens::{self, Kind};

/// How far from its verb a subject is looked for, in pieces.
const REACH: usize = 60;

impl Passage<'_> {
    /// The subject that a participle has of its own: with Ms Okafor noting.
    pub(super) fn absolute_subject(&self, floor: usize, cue: usize) -> Option<Phrase> {
        let phrase = self.phrase_before(floor, cue)?;
        let before = phrase.pieces.start.checked_sub(1).filter(|before| *before >= floor);
        let place = before
            .is_some_and(|before| matches!(self.word(before), "in" | "at" | "to" | "from" | "on" | "near" | "for"));
        let with = before.is_some_and(|before| self.word(before) == "with");
        (phrase.naming == Naming::Name && !place || with && phrase.naming != Naming::Other).then_some(phrase)
    }

    /// True where `phrase` can be the subject of a verb that may as well be a noun.
    pub(super) fn agrees(&self, phrase: &Phrase, cue: usize, before: usize) -> bool {
        let class = self.class(cue);
        if !class.is(Class::NOUNISH) || before < cue {
            return true;
        }
        if phrase.naming == Naming::Other {
            return false;
        }
        let pronoun = matches!(self.word(phrase.pieces.end - 1).to_ascii_lowercase().as_str(), "i" | "we" | "you");
        // What companies are to report they need not have reported.
        let embedded = phrase.pieces.start.checked_sub(1).is_some_and(|before| self.word(before) == "that");
        !class.is(Class::BASE) || pronoun || (self.is_plural(phrase) && !embedded)
    }

    /// True where the verb at `cue` is finite with this subject: officials say, but not to say, nor will say.
    pub(super) fn is_finite_with(&self, phrase: &Phrase, cue: usize) -> bool {
        if !self.class(cue).is(Class::BASE) {
            return true;
        }
        let between = phrase.pieces.end.min(cue)..cue;
        self.is_plural(phrase) && between.into_iter().all(|at| self.is_adverb(at))
    }

    /// True of several people, and of what is many by itself: officials, Brandt and Osei, the police.
    fn is_plural(&self, phrase: &Phrase) -> bool {
        let pieces = phrase.pieces.clone();
        let head = pieces.clone().find(|at| self.class(at + 1).is(Class::PREPOSITION)).unwrap_or(pieces.end - 1);
        let head = if head > pieces.start && self.is_postposed(head) { head - 1 } else { head };
        let word = self.word(head).to_ascii_lowercase();
        self.class(head).is(Class::PLURAL)
            || (word.ends_with('s') && !tokens::is_possessive(&word))
            || pieces.clone().any(|at| self.class(at).is(Class::CONJUNCTION))
            || matches!(&*word, "police" | "they" | "who" | "some" | "many" | "others" | "most" | "both")
    }

    /// True where the verb is a passive participle: somebody was told, not telling.
    pub(super) fn is_passive(&self, floor: usize, cue: usize) -> bool {
        if self.class(cue).is(Class::CUE_ING) {
            return false;
        }
        let mut at = cue;
        while at > floor && self.is_adverb(at - 1) {
            at -= 1;
        }
        let passive = at > floor
            && matches!(
                self.word(at - 1),
                "is" | "was" | "were" | "are" | "been" | "being" | "be" | "’s" | "'s" | "got" | "get"
            );
        passive && self.word(cue) != "said"
    }

    /// Steps over what stands between a subject and its verb: auxiliaries, adverbs, times, brackets.
    pub(super) fn skip_left(&self, floor: usize, verb: usize) -> usize {
        let mut at = verb;
        while at > floor && verb - at < REACH {
            let class = self.class(at - 1);
            if self.is_punctuation(at - 1, ')') {
                let Some(open) = self.opening_bracket(floor, at - 1) else { break };
                at = open;
            } else if self.floats(floor, at - 1) {
                at -= 1;
            } else if class.is(Class::PRONOUN) {
                break;
            } else if self.kind(at - 1) == Some(Kind::Number) && at - 1 > floor && self.word(at - 2) == "in" {
                at -= 2;
            } else if class.is(Class::TIME) && self.is_time(floor, at - 1) {
                at -= 1;
                if at > floor
                    && matches!(self.word(at - 1), "on" | "in" | "late" | "early" | "last" | "this" | "earlier")
                {
                    at -= 1;
                }
            } else if (class.is(Class::AUXILIARY) || self.is_adverb(at - 1)) && !self.is_capital(at - 1) {
                at -= 1;
            } else {
                break;
            }
        }
        at
    }

    /// True of a word that stands after a subject and stresses it: the sisters both said.
    fn floats(&self, floor: usize, piece: usize) -> bool {
        let stress =
            matches!(self.word(piece), "both" | "all" | "each" | "himself" | "herself" | "themselves" | "itself");
        stress && piece > floor && self.phrase_before(floor, piece).is_some_and(|phrase| phrase.naming != Naming::Other)
    }

    /// True where a word for a time is not the end of a name (Theresa May).
    fn is_time(&self, floor: usize, piece: usize) -> bool {
        let after_name = piece > floor && self.is_capital(piece - 1) && !self.class(piece - 1).is(Class::PREPOSITION);
        !(after_name && matches!(self.word(piece), "May" | "April" | "June" | "August" | "Jan" | "March"))
    }

    fn opening_bracket(&self, floor: usize, close: usize) -> Option<usize> {
        (floor..close).rev().take(REACH).find(|at| self.is_punctuation(*at, '('))
    }

    /// The subject that stands before the verb, what comes between them stepped over.
    pub(super) fn subject_before(&self, floor: usize, verb: usize) -> Option<Phrase> {
        let at = self.skip_left(floor, verb);
        if at == floor {
            return None;
        }
        let close = at - 1;
        if self.is_punctuation(close, ',') || self.is_punctuation(close, '—') {
            return self.subject_before_aside(floor, close);
        }
        self.past_modifiers(floor, self.phrase_before(floor, at)?)
    }

    /// The phrase that one after a preposition modifies: of “voters waiting in the rain” the voters.
    fn past_modifiers(&self, floor: usize, phrase: Phrase) -> Option<Phrase> {
        /// Modifiers follow one another: a man in a coat at the door.
        const DEEPEST: usize = 3;
        let mut found = phrase;
        for _ in 0..DEEPEST {
            let mut at = found.pieces.start;
            if at <= floor
                || found.naming == Naming::Pronoun
                || !self.class(at - 1).is(Class::PREPOSITION)
                || self.is_capital(at - 1)
            {
                break;
            }
            at -= 1;
            let tells_who = at > floor && self.is_postposed(at - 1);
            while at > floor && (self.is_participle(at - 1) || self.is_postposed(at - 1)) {
                at -= 1;
            }
            match self.phrase_before(floor, at) {
                // What unnamed sources are close to is all that is known of them.
                Some(outer) if outer.naming == Naming::Description && tells_who => {
                    found = Phrase { pieces: outer.pieces.start..found.pieces.end, ..outer };
                }
                Some(outer) if outer.naming != Naming::Other => found = outer,
                _ => break,
            }
        }
        Some(found)
    }

    /// True of a form in `-ing` or `-ed`, or an adverb.
    pub(super) fn is_participle(&self, piece: usize) -> bool {
        let word = self.word(piece);
        !self.is_capital(piece) && (word.ends_with("ing") || word.ends_with("ed") || self.is_adverb(piece))
    }

    /// The subject before an aside that ends at the comma or dash `close`: Ms Okafor, who leads the party, said.
    fn subject_before_aside(&self, floor: usize, close: usize) -> Option<Phrase> {
        /// Asides nest a few deep: Ida Brandt, a lawyer from Tyler, Texas, said.
        const DEEPEST: usize = 6;
        let mark = self.kind(close);
        let mut best: Option<Phrase> = None;
        let mut opens = 0;
        for open in (floor..close).rev().take(REACH) {
            if self.kind(open) != mark {
                continue;
            }
            opens += 1;
            if opens > DEEPEST {
                break;
            }
            if open + 1 == close {
                return None;
            }
            let bracket = open > floor && self.is_punctuation(open - 1, ')');
            let end = if bracket { self.opening_bracket(floor, open - 1).unwrap_or(open) } else { open };
            let Some(phrase) = self.phrase_before(floor, end) else { continue };
            let start = phrase.pieces.start;
            let clean = start == floor || self.can_precede_subject(start - 1);
            if !clean
                || phrase.naming == Naming::Pronoun && !self.can_precede_subject(start.wrapping_sub(1)) && start > floor
            {
                continue;
            }
            let apposition = start > floor && self.kind(start - 1) == mark && phrase.naming != Naming::Relative;
            let better = best.is_none() || phrase.naming == Naming::Name;
            if better {
                best = Some(phrase);
            }
            if !apposition {
                break;
            }
        }
        best.map(|phrase| self.holder(&phrase).filter(|name| name.pieces.end == close).unwrap_or(phrase))
    }

    /// True where a subject may begin after the piece.
    fn can_precede_subject(&self, piece: usize) -> bool {
        match self.pieces.get(piece) {
            Some(Piece::Quotation(_)) => true,
            Some(Piece::Token(_)) => match self.kind(piece) {
                Some(Kind::Punctuation(_)) => true,
                _ => {
                    let class = self.class(piece);
                    class.is(Class::CONJUNCTION.or(Class::SUBORDINATOR).or(Class::CUE)) || self.is_adverb(piece)
                }
            },
            None => true,
        }
    }

    /// The subject of the clause that goes on at `from`: the nearest to the left, or, unless `near`, the nearest that is
    /// not itself inside what somebody says or thinks.
    pub(super) fn clause_subject(&self, floor: usize, from: usize, near: bool) -> Option<Phrase> {
        /// Verbs tried before giving up.
        const VERBS: usize = 8;
        let verbs = (floor..from).rev().take(REACH).filter(|at| self.is_verb(*at)).take(VERBS);
        let (mut embedded, mut other) = (None, None);
        for verb in verbs {
            let Some(phrase) = self.subject_before(floor, verb) else { continue };
            if phrase.naming == Naming::Other {
                other = other.or(Some(phrase));
            } else if near || phrase.naming == Naming::Relative || !self.is_embedded(floor, &phrase) {
                return Some(phrase);
            } else {
                embedded = embedded.or(Some(phrase));
            }
        }
        embedded.or(other)
    }

    /// True where the clause that begins with `phrase` is what somebody says or thinks, or hangs on another clause.
    pub(super) fn is_embedded(&self, floor: usize, phrase: &Phrase) -> bool {
        let start = phrase.pieces.start;
        start > floor && {
            let before = self.class(start - 1);
            before.is(Class::SUBORDINATOR.or(Class::RELATIVE))
                || (before.is(Class::CUE.or(Class::CUE_ING)) && !self.is_capital(start - 1))
        }
    }

    /// True where the word looks like a finite verb.
    pub(super) fn is_verb(&self, piece: usize) -> bool {
        if self.kind(piece) != Some(Kind::Word) || self.is_capital(piece) {
            return false;
        }
        let class = self.class(piece);
        if class.is(Class::PRONOUN) {
            return false;
        }
        if class.is(Class::AUXILIARY.or(Class::VERB)) || (class.is(Class::CUE) && !class.is(Class::BASE)) {
            return true;
        }
        !class.is_listed()
            && self.word(piece).ends_with("ed")
            && !self.class(piece.wrapping_sub(1)).is(Class::DETERMINER)
    }

    pub(super) fn is_copula(&self, piece: usize) -> bool {
        matches!(self.word(piece), "is" | "was" | "are" | "were")
    }
}
