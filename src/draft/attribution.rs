//! Attributions: a verb or phrase that says whose words something is, with the phrase that names the speaker.

use std::ops::Range;

use super::lexicon::Class;
use super::phrase::{Naming, Phrase};
use super::sentences::{Passage, Piece};
use super::tokens::{self, Kind};

/// Whose words something is, as a sentence says.
#[derive(Clone, Debug)]
pub(super) struct Attribution {
    /// The phrase that names the speaker.
    pub(super) phrase: Phrase,
    /// The piece of the verb; `None` where no verb says it (according to).
    pub(super) cue: Option<usize>,
    /// True where it is set off from the rest of its sentence, so that it holds for all of it: “…, she said, …”.
    pub(super) set_off: bool,
}

/// The attributions of a passage, each with its first piece, in the order of those pieces.
pub(super) struct Attributions(Vec<(usize, Attribution)>);

impl Attributions {
    /// Finds the attributions of every sentence.
    pub(super) fn of(passage: &Passage) -> Self {
        let sentences = passage.sentences.iter();
        Self(sentences.flat_map(|sentence| passage.attributions(sentence.pieces.clone())).collect())
    }

    /// Those that begin within `pieces`.
    pub(super) fn within(&self, pieces: &Range<usize>) -> &[(usize, Attribution)] {
        let start = self.0.partition_point(|(at, _)| *at < pieces.start);
        let end = self.0.partition_point(|(at, _)| *at < pieces.end).max(start);
        &self.0[start..end]
    }
}

impl Passage<'_> {
    /// True where the piece is a reporting verb in a form that can have a subject.
    pub(super) fn is_cue(&self, piece: usize) -> bool {
        let class = self.class(piece);
        if !class.is(Class::CUE.or(Class::CUE_ING)) || self.is_capital(piece) {
            return self.is_phrasal_cue(piece);
        }
        let before = piece.checked_sub(1).map(|before| self.class(before)).unwrap_or_default();
        if before.is(Class::DETERMINER) && !before.is(Class::PRONOUN) {
            return false;
        }
        true
    }

    /// Went on, fired back, and their like.
    fn is_phrasal_cue(&self, piece: usize) -> bool {
        let gives = matches!(
            self.word(piece),
            "made"
                | "makes"
                | "making"
                | "issued"
                | "issues"
                | "issuing"
                | "gave"
                | "gives"
                | "giving"
                | "offered"
                | "delivered"
                | "released"
                | "posted"
                | "repeated"
                | "sent"
        );
        // Made the point, released a short statement.
        if gives {
            let noun = (piece + 1..piece + 5)
                .take_while(|at| self.kind(*at) == Some(Kind::Word))
                .find(|at| self.class(*at).is(Class::WORDS));
            return noun.is_some_and(|noun| !tokens::is_possessive(self.word(noun - 1)));
        }
        matches!(
            (self.word(piece), self.word(piece + 1)),
            ("went" | "goes" | "going", "on")
                | ("fired" | "shot" | "hit" | "fires" | "shoots", "back")
                | ("chimed" | "weighed", "in")
        )
    }

    /// The attribution made by the verb at `cue`, its subject not before `floor`.
    pub(super) fn attribution_of(&self, floor: usize, cue: usize) -> Option<Attribution> {
        let class = self.class(cue);
        let before = self.skip_left(floor, cue);
        let to = cue > floor && self.word(cue - 1) == "to";
        if self.is_passive(floor, cue) {
            return self.agent(cue);
        }
        let contracted = cue > floor && self.class(cue - 1).is(Class::AUXILIARY);
        let bare = class.is(Class::CUE_ING) && before == cue && !contracted;
        let quoted = cue > floor && self.word(cue - 1) == "as" && class.is(Class::CUE_ING);
        let another = self.as_saying(cue).and_then(|_| self.phrase_after(cue + 1, self.pieces.len()));
        let other = if quoted { self.phrase_before(floor, cue - 1) } else { another };
        let phrase = if let Some(other) = other.filter(|other| other.naming != Naming::Other) {
            Some(other)
        } else if to || bare {
            let near = class.is(Class::CUE_ING) && !class.is(Class::SPEECH);
            self.absolute_subject(floor, cue).or_else(|| self.clause_subject(floor, cue, near))
        } else {
            self.subject_before(floor, cue)
                .filter(|phrase| self.agrees(phrase, cue, before))
                .or_else(|| if class.is(Class::NOUNISH) { None } else { self.clause_subject(floor, cue, false) })
        };
        let phrase = phrase?;
        let set_off = class.is(Class::SPEECH)
            && phrase.pieces.end <= cue
            && phrase.pieces.start > floor
            && matches!(self.kind(phrase.pieces.start - 1), None | Some(Kind::Punctuation(',' | '—')))
            && self.ends_aside(cue);
        Some(Attribution { phrase, cue: Some(cue), set_off })
    }

    /// True where what is set off can end behind the verb at `cue`, or behind whom it tells, when and where.
    fn ends_aside(&self, cue: usize) -> bool {
        let sentence = self.sentence_of(cue);
        let end = self.circumstances(self.addressee(cue, sentence.end), sentence.end);
        match self.kind(end) {
            Some(Kind::Punctuation(c)) => matches!(c, ',' | '—' | '.' | '!' | '?' | ')' | ';'),
            _ => false,
        }
    }

    /// The verb in `-ing` by which the verb at `cue` gives the words of somebody else: quoted Ms Okafor as saying.
    pub(super) fn as_saying(&self, cue: usize) -> Option<usize> {
        if !matches!(self.word(cue), "quoted" | "quotes" | "quoting" | "cited" | "cites" | "citing") {
            return None;
        }
        let phrase = self.phrase_after(cue + 1, self.pieces.len())?;
        let saying = phrase.pieces.end + 1;
        (self.word(saying - 1) == "as" && self.class(saying).is(Class::CUE_ING)).then_some(saying)
    }

    /// Whoever a passive verb names with `by`: asked by Ms Okafor.
    fn agent(&self, cue: usize) -> Option<Attribution> {
        if self.word(cue + 1) != "by" {
            return None;
        }
        let phrase = self.phrase_after(cue + 2, self.pieces.len())?;
        Some(Attribution { phrase, cue: Some(cue), set_off: false })
    }

    /// The attribution whose verb stands before its subject: said Ms Okafor.
    pub(super) fn inverted(&self, cue: usize, ceiling: usize) -> Option<Attribution> {
        let class = self.class(cue);
        if cue >= ceiling || !class.is(Class::CUE) || (class.is(Class::BASE) && !class.is(Class::SPEECH)) {
            return None;
        }
        let phrase = self.phrase_after(cue + 1, ceiling)?;
        let phrase = self.holder(&phrase).unwrap_or(phrase);
        let after = phrase.pieces.end;
        if matches!(phrase.naming, Naming::Other | Naming::Relative) {
            return None;
        }
        let verb =
            after < ceiling && (self.is_verb(after) || self.is_cue(after) && !self.class(after).is(Class::CUE_ING));
        (!verb).then_some(Attribution { phrase, cue: Some(cue), set_off: true })
    }

    /// The attribution in `according to NAME` with its first word at `piece`.
    pub(super) fn according_to(&self, piece: usize, ceiling: usize) -> Option<Attribution> {
        let start = match self.word(piece) {
            "according" | "According" if self.word(piece + 1) == "to" => piece + 2,
            "in" | "In" => return self.in_view_of(piece, ceiling),
            _ => return None,
        };
        let phrase = self.phrase_after(start, ceiling)?;
        Some(Attribution { phrase: self.holder(&phrase).unwrap_or(phrase), cue: None, set_off: true })
    }

    /// The attribution in `in NAME’s view`.
    fn in_view_of(&self, piece: usize, ceiling: usize) -> Option<Attribution> {
        let mut at = piece + 1;
        while at < ceiling && at - piece < 8 && !tokens::is_possessive(self.word(at)) && self.is_capital(at) {
            at += 1;
        }
        let view = matches!(self.word(at + 1), "view" | "words" | "opinion" | "telling" | "estimation" | "phrase");
        let named = at < ceiling && tokens::is_possessive(self.word(at));
        let phrase = Phrase { pieces: piece + 1..at + 1, naming: Naming::Name };
        (view && named).then_some(Attribution { phrase, cue: None, set_off: true })
    }

    /// The attribution of a noun for speech to whoever it belongs to: Mr Sato’s call for “…”, her reply.
    fn owned_words(&self, floor: usize, noun: usize) -> Option<Attribution> {
        /// Adjectives between the owner and the noun.
        const ADJECTIVES: usize = 4;
        if !self.class(noun).is(Class::WORDS) || self.is_capital(noun) || self.word(noun + 1) == "as" {
            return None;
        }
        let from = noun.saturating_sub(ADJECTIVES).max(floor);
        let owner = (from..noun).rev().take_while(|at| matches!(self.kind(*at), Some(Kind::Word))).find(|at| {
            tokens::is_possessive(self.word(*at))
                || matches!(self.word(*at), "his" | "her" | "their" | "its" | "His" | "Her" | "Their" | "Its")
        })?;
        let phrase = if tokens::is_possessive(self.word(owner)) {
            let start = (floor..owner)
                .rev()
                .take(6)
                .take_while(|at| self.is_capital(*at) && !self.class(*at).is(Class::TIME.or(Class::PREPOSITION)))
                .last();
            let naming = if self.is_capital(owner) { Naming::Name } else { Naming::Description };
            Phrase { pieces: start.unwrap_or(owner)..owner + 1, naming }
        } else {
            Phrase { pieces: owner..owner + 1, naming: Naming::Pronoun }
        };
        // Calling her reply “…”: the words in question are said of the reply.
        let object =
            phrase.pieces.start > floor && self.class(phrase.pieces.start - 1).is(Class::CUE.or(Class::CUE_ING));
        let described = object && matches!(self.pieces.get(noun + 1), Some(Piece::Quotation(_)));
        (!described).then_some(Attribution { phrase, cue: None, set_off: false })
    }

    /// The attribution that begins a sentence with its verb: Said Ms Okafor: “…”.
    fn opening(&self, sentence: &Range<usize>) -> Option<Attribution> {
        let class = self.class(sentence.start);
        if !class.is(Class::SPEECH) || class.is(Class::BASE.or(Class::CUE_ING)) {
            return None;
        }
        let found = self.inverted(sentence.start, sentence.end)?;
        let end = found.phrase.pieces.end;
        let closed = end >= sentence.end || matches!(self.kind(end), None | Some(Kind::Punctuation(':' | ',')));
        (closed && found.phrase.naming != Naming::Other).then_some(found)
    }

    /// The attributions a sentence makes, with the first piece of each: verbs with subjects, and `according to`.
    pub(super) fn attributions(&self, sentence: Range<usize>) -> Vec<(usize, Attribution)> {
        let mut found = Vec::new();
        for at in sentence.clone() {
            let found_here = if at == sentence.start { self.opening(&sentence) } else { None };
            let found_here = found_here.or_else(|| self.according_to(at, sentence.end)).or_else(|| {
                self.owned_words(sentence.start, at).filter(|_| found.is_empty() || !self.is_copula(at + 1))
            });
            if let Some(attribution) = found_here {
                found.push((at, attribution));
            } else if self.is_cue(at)
                && let Some(attribution) =
                    self.tail(sentence.clone(), at).or_else(|| self.attribution_of(sentence.start, at))
            {
                found.push((at, attribution));
            }
        }
        found
    }
    /// The attribution that closes a statement: …, said Ms Okafor.
    fn tail(&self, sentence: Range<usize>, cue: usize) -> Option<Attribution> {
        let class = self.class(cue);
        let after_comma =
            cue > sentence.start && matches!(self.kind(cue - 1), None | Some(Kind::Punctuation(',' | '—')));
        if !after_comma || !class.is(Class::SPEECH) || matches!(self.word(cue), "told" | "tells" | "asked") {
            return None;
        }
        let found = self.inverted(cue, sentence.end).filter(|found| self.is_finite_with(&found.phrase, cue))?;
        let end = found.phrase.pieces.end;
        let closed = end >= sentence.end
            || matches!(self.kind(end), Some(Kind::Punctuation(_)))
            || self.class(end).is(Class::PREPOSITION.or(Class::TIME));
        closed.then_some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_say_who_says_what() {
        let check = |text: &str, expected: &[&str]| {
            let passage = Passage::new(text, &[]);
            let found: Vec<&str> = passage
                .attributions(0..passage.pieces.len())
                .iter()
                .filter_map(|(_, attribution)| passage.naming_bytes(&attribution.phrase))
                .map(|bytes| &text[bytes])
                .collect();
            assert_eq!(found, expected, "{text}");
        };
        check("Brandt said so.", &["Brandt"]);
        check("Brandt has repeatedly said so.", &["Brandt"]);
        check("Brandt (Labour) on Tuesday said so.", &["Brandt"]);
        check("Ida Brandt, the mayor of Aral, a town of 900, said so.", &["Ida Brandt"]);
        check("A spokesman for the ministry said so.", &["A spokesman for the ministry"]);
        check("The storm was long, said the mayor.", &["the mayor"]);
        check("It was late, Brandt said, and dark.", &["Brandt"]);
        check("Brandt went home and said so.", &["Brandt"]);
        check("Brandt left, saying so.", &["Brandt"]);
        check("According to the mayor, it rained.", &["the mayor"]);
        check("It failed, in Ms Brandt’s view.", &["Ms Brandt"]);
        check("Brandt’s call for calm was heard.", &["Brandt"]);
        check("She was told by Osei.", &["Osei"]);
        check("She was told so.", &[]);
        check("His report was long.", &[]);
        check("The 46-year-old said so.", &["The 46-year-old"]);
        check("His family said so.", &["His family"]);
    }
}
