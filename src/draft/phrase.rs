//! Noun phrases next to a given place: the words that name somebody before or after a verb.
//!
//! No parser: a phrase grows away from its place until a word of a closed class, a verb or punctuation ends it.

use std::ops::Range;

use super::lexicon::Class;
use super::sentences::{Passage, Piece};
use super::tokens::{self, Kind};

/// How a phrase names its bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Naming {
    /// He, they.
    Pronoun,
    /// Who, which: the name stands before it.
    Relative,
    /// With a name in it.
    Name,
    /// By office, group or document: the spokesman, officials, the letter.
    Description,
    /// Some other noun.
    Other,
}

/// A run of pieces that names somebody or something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Its pieces.
    pub(super) pieces: Range<usize>,
    /// How it names.
    pub(super) naming: Naming,
}

/// The longest phrase, in pieces, to one side of its place.
const LONGEST: usize = 18;

/// Prepositions that can tie a noun to the noun before it.
const LINKS: [&str; 12] = ["of", "for", "at", "in", "from", "with", "on", "to", "behind", "near", "against", "by"];

impl Passage<'_> {
    /// The noun phrase whose last word stands before `end`, not reaching before `floor`.
    pub(super) fn phrase_before(&self, floor: usize, end: usize) -> Option<Phrase> {
        let head = end.checked_sub(1).filter(|head| *head >= floor)?;
        if let Some(pronoun) = self.pronoun(head) {
            return Some(pronoun);
        }
        if !self.can_be_head(head, floor) {
            return None;
        }
        let mut start = head;
        while start > floor && end - start < LONGEST && self.extends_left(start - 1, floor, start) {
            start -= 1;
        }
        self.named(self.trim_left(start, end)..end, floor)
    }

    /// The noun phrase that begins at `start`, not reaching past `ceiling`.
    pub(super) fn phrase_after(&self, start: usize, ceiling: usize) -> Option<Phrase> {
        if start >= ceiling {
            return None;
        }
        if let Some(pronoun) = self.pronoun(start) {
            return Some(pronoun);
        }
        let mut end = start;
        while end < ceiling && end - start < LONGEST && self.extends_right(end, start, ceiling) {
            end += 1;
        }
        while end > start && !self.can_be_head(end - 1, start) {
            end -= 1;
        }
        (end > start).then_some(())?;
        self.named(start..end, start)
    }

    /// The bytes of a phrase, cut to the part that names where it is long; a possessive ending left out.
    pub(super) fn naming_bytes(&self, phrase: &Phrase) -> Option<Range<usize>> {
        /// What still reads as a name, in characters.
        const LONGEST: usize = 60;
        let mut pieces = phrase.pieces.clone();
        let mut bytes = self.bytes(pieces.clone())?;
        if self.text[bytes.clone()].chars().count() > LONGEST {
            let link = pieces.clone().skip(1).find(|at| self.class(*at).is(Class::PREPOSITION.or(Class::CONJUNCTION)));
            pieces = pieces.start..link.unwrap_or(pieces.end);
            bytes = self.bytes(pieces.clone())?;
        }
        while self.text[bytes.clone()].chars().count() > LONGEST && pieces.len() > 1 {
            pieces.start += 1;
            bytes = self.bytes(pieces.clone())?;
        }
        let whole = &self.text[bytes.clone()];
        let kept = if tokens::is_possessive(whole) { tokens::core(whole).len() } else { whole.len() };
        (whole[..kept].chars().count() <= LONGEST).then_some(bytes.start..bytes.start + kept)
    }

    /// True where the word begins with a capital and isn't a lower-case word at the start of its sentence.
    pub(super) fn is_capital(&self, piece: usize) -> bool {
        self.word(piece).trim_start_matches(['@', '#']).starts_with(char::is_uppercase)
            || self.word(piece).starts_with('@')
    }

    /// True where the word is an adverb by its class or its ending.
    pub(super) fn is_adverb(&self, piece: usize) -> bool {
        let (word, class) = (self.word(piece), self.class(piece));
        let noun = class.is(Class::ROLE.or(Class::GROUP).or(Class::DOCUMENT).or(Class::CUE).or(Class::NOUNISH));
        let nouns =
            matches!(word, "family" | "rally" | "assembly" | "bully" | "monopoly" | "anomaly" | "homily" | "supply");
        class.is(Class::ADVERB) || (word.ends_with("ly") && !noun && !nouns && !self.is_capital(piece))
    }

    /// True directly behind an article or a possessive pronoun, where no verb can stand: the plans.
    fn is_owned(&self, piece: usize, floor: usize) -> bool {
        piece > floor
            && matches!(
                self.word(piece - 1),
                "the" | "a" | "an" | "his" | "her" | "its" | "their" | "our" | "my" | "your"
            )
    }

    /// True of an adjective that stands behind its noun: people familiar with the matter.
    pub(super) fn is_postposed(&self, piece: usize) -> bool {
        matches!(
            self.word(piece),
            "familiar" | "close" | "aware" | "privy" | "knowledgeable" | "acquainted" | "briefed"
        ) && self.class(piece + 1).is(Class::PREPOSITION)
    }

    fn pronoun(&self, piece: usize) -> Option<Phrase> {
        let class = self.class(piece);
        if class.is(Class::DETERMINER) && self.continues_noun(piece + 1) {
            return None;
        }
        let naming = if class.is(Class::RELATIVE) {
            Naming::Relative
        } else if class.is(Class::PRONOUN) || self.word(piece).eq_ignore_ascii_case("it") {
            Naming::Pronoun
        } else {
            return None;
        };
        Some(Phrase { pieces: piece..piece + 1, naming })
    }

    /// True where the word goes on with the noun phrase that an article or a word like `some` begins.
    fn continues_noun(&self, piece: usize) -> bool {
        let class = self.class(piece);
        let ends = Class::AUXILIARY
            .or(Class::VERB)
            .or(Class::CONJUNCTION)
            .or(Class::SUBORDINATOR)
            .or(Class::RELATIVE)
            .or(Class::TIME);
        let verb = class.is(Class::CUE.or(Class::CUE_ING)) && !class.is(Class::NOUNISH);
        match self.kind(piece) {
            Some(Kind::Word) => {
                !(verb
                    || class.is(ends)
                    || self.is_adverb(piece)
                    || class.is(Class::PREPOSITION) && self.word(piece) != "of")
            }
            Some(Kind::Number) => true,
            _ => false,
        }
    }

    /// True where the word can be the last of a noun phrase.
    fn can_be_head(&self, piece: usize, floor: usize) -> bool {
        if self.kind(piece) == Some(Kind::Number) {
            return self.word(piece).ends_with("-old");
        }
        if self.kind(piece) != Some(Kind::Word) || tokens::is_possessive(self.word(piece)) {
            return false;
        }
        let class = self.class(piece);
        let small = Class::AUXILIARY.or(Class::PREPOSITION).or(Class::CONJUNCTION).or(Class::SUBORDINATOR);
        let never = small.or(Class::OTHER_PRONOUN).or(Class::DETERMINER).or(Class::ADVERB);
        if self.is_capital(piece) && piece > floor {
            // Names may look like small words: Theresa May, Will Hurd.
            let after_name = self.is_capital(piece - 1) && !self.class(piece - 1).is(never);
            return after_name || !class.is(never.or(Class::TIME));
        }
        if class.is(never)
            || (class.is(Class::VERB) && !self.is_owned(piece, floor))
            || class.is(Class::TIME)
            || self.is_adverb(piece)
        {
            return false;
        }
        !class.is(Class::CUE) || class.is(Class::NOUNISH.or(Class::ROLE).or(Class::GROUP).or(Class::DOCUMENT))
    }

    /// True where the phrase that begins at `start` goes on to the left with `piece`.
    fn extends_left(&self, piece: usize, floor: usize, start: usize) -> bool {
        match self.kind(piece) {
            Some(Kind::Number) => return true,
            Some(Kind::Word) => {}
            _ => return false,
        }
        let class = self.class(piece);
        if self.word(piece) == "that" {
            return false;
        }
        let left = piece.checked_sub(1).filter(|left| *left >= floor);
        let left_class = left.map(|left| self.class(left)).unwrap_or_default();
        if self.class(start).is(Class::DETERMINER) && !class.is(Class::PREPOSITION) && !class.is(Class::DETERMINER) {
            return class.is(Class::CONJUNCTION) && self.joins(left, start);
        }
        if class.is(Class::PREPOSITION) && !self.is_capital(piece) {
            let infinitive =
                self.word(piece) == "to" && !self.is_capital(start) && !self.class(start).is(Class::DETERMINER);
            return !infinitive && self.links(piece, left);
        }
        if self.is_capital(piece) && left.is_some() {
            return !class.is(Class::TIME) && !class.is(Class::PRONOUN);
        }
        if class.is(Class::CONJUNCTION) {
            return self.joins(left, start);
        }
        if class.is(Class::DETERMINER) {
            return true;
        }
        let stops = Class::SUBORDINATOR.or(Class::RELATIVE).or(Class::PRONOUN).or(Class::OTHER_PRONOUN);
        if class.is(stops.or(Class::AUXILIARY).or(Class::VERB).or(Class::TIME).or(Class::PREPOSITION)) {
            return false;
        }
        let after_article = left_class.is(Class::DETERMINER);
        if class.is(Class::CUE) && !class.is(Class::ROLE.or(Class::GROUP).or(Class::DOCUMENT)) {
            let plural = left.is_some_and(|left| self.word(left).ends_with('s') || left_class.is(Class::PRONOUN));
            return class.is(Class::NOUNISH) && left.is_some() && !plural && !self.is_sentence_name(left);
        }
        if class.is(Class::CUE_ING) || self.is_adverb(piece) {
            return after_article;
        }
        if self.word(piece).ends_with("ed") && !after_article {
            let subject = left.is_none_or(|left| {
                self.is_capital(left) || left_class.is(Class::PRONOUN.or(Class::ROLE).or(Class::RELATIVE))
            });
            return !subject;
        }
        true
    }

    fn is_sentence_name(&self, piece: Option<usize>) -> bool {
        piece.is_some_and(|piece| self.is_capital(piece) && !self.class(piece).is(Class::DETERMINER))
    }

    /// True where the preposition at `piece` ties what follows to a noun on its left.
    fn links(&self, piece: usize, left: Option<usize>) -> bool {
        let Some(left) = left else { return false };
        if !LINKS.contains(&self.word(piece)) || self.kind(left) != Some(Kind::Word) {
            return false;
        }
        let class = self.class(left);
        let of = self.word(piece) == "of";
        if class.is(Class::ROLE.or(Class::GROUP).or(Class::DOCUMENT)) || (of && class.is(Class::DETERMINER)) {
            return true;
        }
        if self.is_capital(left) {
            return !class.is(Class::TIME) && !class.is(Class::PRONOUN);
        }
        let verbal = class.is_listed() || self.word(left).ends_with("ed") || self.word(left).ends_with("ing");
        of && (!verbal || class.is(Class::DETERMINER.or(Class::PRONOUN)))
    }

    /// True where `and` stands between two nouns of one phrase.
    fn joins(&self, left: Option<usize>, right: usize) -> bool {
        let Some(left) = left else { return false };
        let nounish = |piece: usize| {
            let class = self.class(piece);
            (self.is_capital(piece) && !class.is(Class::PREPOSITION.or(Class::ADVERB)))
                || class.is(Class::ROLE.or(Class::GROUP))
                || class.is(Class::DETERMINER)
        };
        let left_class = self.class(left);
        let left_name = self.is_capital(left) && !left_class.is(Class::PREPOSITION.or(Class::TIME).or(Class::ADVERB));
        (left_name || left_class.is(Class::ROLE.or(Class::GROUP))) && nounish(right)
    }

    /// True where the phrase that began at `start` goes on to the right with `piece`.
    fn extends_right(&self, piece: usize, start: usize, ceiling: usize) -> bool {
        match self.kind(piece) {
            Some(Kind::Number) => return true,
            Some(Kind::Word) => {}
            // “Name ‘Nick’ Name”
            None => {
                return matches!(self.pieces[piece], Piece::Quotation(_))
                    && piece > start
                    && piece + 1 < ceiling
                    && self.is_capital(piece - 1)
                    && self.is_capital(piece + 1);
            }
            _ => return false,
        }
        let class = self.class(piece);
        if piece == start {
            let never =
                Class::PREPOSITION.or(Class::CONJUNCTION).or(Class::SUBORDINATOR).or(Class::AUXILIARY).or(Class::VERB);
            let lower = !self.is_capital(piece) && class.is(Class::CUE.or(Class::CUE_ING)) && !class.is(Class::NOUNISH);
            return class.is(Class::DETERMINER)
                || !(lower || class.is(never.or(Class::OTHER_PRONOUN).or(Class::ADVERB).or(Class::TIME)));
        }
        if self.is_capital(piece) {
            return (self.is_capital(piece - 1) || !class.is(Class::TIME))
                && !class.is(Class::RELATIVE.or(Class::PRONOUN));
        }
        if class.is(Class::PREPOSITION) {
            let after_lower = !self.is_capital(piece - 1);
            let word = self.word(piece);
            let place =
                piece + 1 < ceiling && (self.is_capital(piece + 1) || self.class(piece + 1).is(Class::DETERMINER));
            return place
                && !self.class(piece + 1).is(Class::TIME)
                && (word == "of"
                    || (word == "by" && self.class(piece - 1).is(Class::DOCUMENT))
                    || (after_lower && matches!(word, "for" | "at" | "from" | "with" | "to" | "in")));
        }
        // The lawsuit filed on Monday: a participle before a preposition ends the name.
        let noun = class.is(Class::DOCUMENT.or(Class::ROLE).or(Class::GROUP));
        let made = self.word(piece).ends_with("ed") || matches!(self.word(piece), "seen" | "sent" | "written" | "made");
        if made && !noun && !self.is_postposed(piece) && self.class(piece + 1).is(Class::PREPOSITION) {
            return false;
        }
        let leads = Class::DETERMINER.or(Class::PREPOSITION).or(Class::CONJUNCTION);
        if class.is(Class::DETERMINER) && !self.class(piece - 1).is(leads) {
            return false;
        }
        if class.is(Class::CONJUNCTION) {
            return piece + 1 < ceiling
                && self.joins(Some(piece - 1), piece + 1)
                && !self.class(piece + 1).is(Class::PRONOUN);
        }
        let stops = Class::SUBORDINATOR.or(Class::RELATIVE).or(Class::PRONOUN).or(Class::OTHER_PRONOUN).or(Class::VERB);
        if class.is(stops.or(Class::AUXILIARY).or(Class::ADVERB).or(Class::TIME).or(Class::CUE_ING)) {
            return class.is(Class::DETERMINER)
                && self.class(piece - 1).is(Class::DETERMINER.or(Class::PREPOSITION).or(Class::CONJUNCTION));
        }
        if self.is_capital(piece - 1) && !self.class(piece - 1).is(Class::DETERMINER.or(Class::TITLE)) {
            // After a name only the word for an office goes on: said Trump adviser Ida Brandt.
            return class.is(Class::ROLE.or(Class::GROUP).or(Class::DOCUMENT))
                || tokens::is_possessive(self.word(piece - 1));
        }
        !class.is(Class::CUE) || class.is(Class::NOUNISH.or(Class::ROLE))
    }

    /// Leaves out words that only lead up to the phrase.
    fn trim_left(&self, mut start: usize, end: usize) -> usize {
        let leading =
            Class::CONJUNCTION.or(Class::SUBORDINATOR).or(Class::PREPOSITION).or(Class::ADVERB).or(Class::AUXILIARY);
        while start + 1 < end && self.class(start).is(leading) && !self.class(start).is(Class::DETERMINER) {
            start += 1;
        }
        start
    }

    fn named(&self, pieces: Range<usize>, floor: usize) -> Option<Phrase> {
        let noun = Class::ROLE.or(Class::GROUP).or(Class::DOCUMENT);
        let is_name = |at: usize| {
            let class = self.class(at);
            let initial = at == floor || at == pieces.start;
            self.is_capital(at)
                && !class.is(Class::DETERMINER.or(Class::PREPOSITION))
                && !(initial && class.is(noun.or(Class::NOUNISH)) && !class.is(Class::TITLE))
        };
        let head = pieces.clone().find(|at| self.class(at + 1).is(Class::PREPOSITION)).unwrap_or(pieces.end - 1);
        let head = if head > pieces.start && self.is_postposed(head) { head - 1 } else { head };
        let naming = if pieces.clone().any(is_name) {
            Naming::Name
        } else if self.class(head).is(noun)
            || self.class(pieces.end - 1).is(noun)
            || self.kind(pieces.end - 1) == Some(Kind::Number)
        {
            Naming::Description
        } else {
            Naming::Other
        };
        Some(Phrase { pieces, naming })
    }
}
