//! The sentence around a figure: its words by what they can be, the phrases next to the figure, the name it is about.

use std::ops::Range;

use crate::draft::lexicon::Class;
use crate::draft::tokens::{self, Kind, Token};
use crate::language::names::Name;
use crate::language::nouns;

/// The longest phrase that is taken for what a figure measures, in words.
const LONGEST: usize = 6;

/// The farthest that a sentence is looked at to either side of a figure, in tokens.
const FARTHEST: usize = 60;

/// How far before its sentence a name may stand that a pronoun takes up, in bytes.
const NEAR: usize = 300;

/// A figure in its sentence.
pub(super) struct Clause<'a> {
    pub(super) text: &'a str,
    tokens: &'a [Token],
    /// The tokens of the sentence.
    pub(super) sentence: Range<usize>,
    /// The tokens of the figure.
    pub(super) figure: Range<usize>,
}

impl<'a> Clause<'a> {
    pub(super) fn around(text: &'a str, tokens: &'a [Token], bytes: &Range<usize>) -> Self {
        let first = tokens.partition_point(|token| token.end <= bytes.start);
        let last = tokens.partition_point(|token| token.start < bytes.end).max(first);
        let mut clause = Self { text, tokens, sentence: first..last, figure: first..last };
        while clause.sentence.start > 0
            && first - clause.sentence.start < FARTHEST
            && !clause.ends_sentence(clause.sentence.start - 1)
        {
            clause.sentence.start -= 1;
        }
        while clause.sentence.end < tokens.len()
            && clause.sentence.end - last < FARTHEST
            && !(clause.sentence.end > 0 && clause.breaks_line(clause.sentence.end - 1))
        {
            clause.sentence.end += 1;
            if clause.ends_sentence(clause.sentence.end - 1) {
                break;
            }
        }
        clause
    }

    fn ends_sentence(&self, at: usize) -> bool {
        matches!(self.tokens[at].kind, Kind::Punctuation('.' | '!' | '?' | '…')) || self.breaks_line(at)
    }

    /// True where a line ends behind the token at `at`.
    fn breaks_line(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|next| self.text[self.tokens[at].end..next.start].contains('\n'))
    }

    /// The bytes of the sentence.
    pub(super) fn bytes(&self) -> Range<usize> {
        match (self.tokens.get(self.sentence.start), self.tokens.get(self.sentence.end.wrapping_sub(1))) {
            (Some(first), Some(last)) if !self.sentence.is_empty() => first.start..last.end,
            _ => 0..0,
        }
    }

    /// The bytes of the figure.
    pub(super) fn figure_bytes(&self) -> Range<usize> {
        match (self.tokens.get(self.figure.start), self.tokens.get(self.figure.end.wrapping_sub(1))) {
            (Some(first), Some(last)) if !self.figure.is_empty() => first.start..last.end,
            _ => 0..0,
        }
    }

    /// True where a conjunction stands within `bytes`.
    pub(super) fn has_conjunction(&self, bytes: Range<usize>) -> bool {
        let first = self.tokens.partition_point(|token| token.start < bytes.start);
        let last = self.tokens.partition_point(|token| token.start < bytes.end);
        (first..last).any(|at| self.is(at, Class::CONJUNCTION))
    }

    /// The word at `at`, empty outside of the sentence.
    pub(super) fn word(&self, at: usize) -> &'a str {
        if self.sentence.contains(&at) { &self.text[self.tokens[at].start..self.tokens[at].end] } else { "" }
    }

    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.sentence.contains(&at) && self.tokens[at].class.is(class)
    }

    fn kind(&self, at: usize) -> Option<Kind> {
        self.sentence.contains(&at).then(|| self.tokens[at].kind)
    }

    /// The words of these tokens, one blank between them.
    pub(super) fn joined(&self, tokens: Range<usize>) -> String {
        let words: Vec<&str> = tokens.map(|at| tokens::core(self.word(at))).collect();
        words.join(" ")
    }

    /// The noun phrase that begins at `at`, its article left out.
    pub(super) fn phrase_after(&self, at: usize) -> Range<usize> {
        let start = if self.is(at, Class::DETERMINER) { at + 1 } else { at };
        let mut end = start;
        while end < start + LONGEST && self.is_nominal(end) && !(end > start && self.is_verb_behind(end)) {
            end += 1;
            if tokens::is_possessive(self.word(end - 1)) {
                continue;
            }
        }
        start..end
    }

    /// True of a word that is rather the verb of the noun before it: `voters stayed`.
    fn is_verb_behind(&self, at: usize) -> bool {
        let after_plural = nouns::is_plural(&self.word(at - 1).to_lowercase());
        self.is(at, Class::VERB) || (after_plural && self.word(at).ends_with("ed"))
    }

    /// True of a word that is rather the verb before a noun: `the line delivers speed`.
    fn is_verb_before(&self, at: usize) -> bool {
        let word = self.word(at);
        let attributive =
            matches!(word, "sales" | "sports" | "arms" | "savings" | "communications" | "goods" | "earnings");
        let finite = nouns::is_plural(word) && word.starts_with(char::is_lowercase) && !attributive;
        finite || self.is(at, Class::VERB)
    }

    /// The noun phrase that ends just before `end`, its article and whose it is left out.
    pub(super) fn phrase_before(&self, end: usize) -> Range<usize> {
        let mut start = end;
        while start > self.sentence.start && end - start < LONGEST && self.is_nominal(start - 1) {
            let behind = start < end;
            if behind && (tokens::is_possessive(self.word(start - 1)) || self.is_verb_before(start - 1)) {
                break;
            }
            start -= 1;
        }
        start..end
    }

    /// True of a word that can be a part of a noun phrase.
    fn is_nominal(&self, at: usize) -> bool {
        let grammar = Class::PREPOSITION
            .or(Class::CONJUNCTION)
            .or(Class::AUXILIARY)
            .or(Class::PRONOUN)
            .or(Class::OTHER_PRONOUN)
            .or(Class::RELATIVE)
            .or(Class::SUBORDINATOR)
            .or(Class::DETERMINER)
            .or(Class::TIME)
            .or(Class::ADVERB)
            .or(Class::CUE);
        let adverb = self.word(at).ends_with("ly") && !self.word(at).starts_with(char::is_uppercase);
        let noun = Class::ROLE.or(Class::GROUP).or(Class::DOCUMENT).or(Class::NOUNISH);
        self.kind(at) == Some(Kind::Word) && (!self.is(at, grammar) || self.is(at, noun)) && !adverb
    }

    /// Whom or what the figure is about: the name that opens its part of the sentence, else the first before it; where
    /// a pronoun stands for it, the name that opens the sentence before.
    pub(super) fn about(&self, names: &[Name]) -> Option<String> {
        let (sentence, figure) = (self.bytes(), self.figure_bytes());
        let from = names.partition_point(|name| name.range.start < sentence.start);
        let inside = names[from..].iter().take_while(|name| name.range.end <= figure.start);
        let mut first = None;
        let mut opening = None;
        for name in inside {
            opening = if self.opens(name) { Some(name) } else { opening };
            first = first.or(Some(name));
        }
        let before = || {
            if !self.begins_with_pronoun() {
                return None;
            }
            // A name may reach into this sentence, where a line ended without a full stop.
            let near = |name: &&Name| sentence.start.saturating_sub(name.range.end) < NEAR;
            let previous = names[..from].iter().rev().take_while(near);
            // The first name of the sentence before, which is the last of these that opens something.
            previous.filter(|name| self.opens_text(name)).last()
        };
        let name = opening.or(first).or_else(before)?;
        let words = self.text[name.range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        Some(words)
    }

    /// True where the sentence begins with `it`, `they`, `the company`.
    fn begins_with_pronoun(&self) -> bool {
        let first = self.sentence.start;
        let stands_for = Class::ROLE.or(Class::GROUP);
        self.is(first, Class::PRONOUN.or(Class::OTHER_PRONOUN))
            || (self.is(first, Class::DETERMINER) && self.is(first + 1, stands_for))
    }

    /// True where a name begins a sentence of the text.
    fn opens_text(&self, name: &Name) -> bool {
        let at = self.tokens.partition_point(|token| token.start < name.range.start);
        at == 0 || self.ends_sentence(at - 1)
    }

    /// True where a name begins the sentence or a part of it, and isn't somebody's whose thing is meant.
    fn opens(&self, name: &Name) -> bool {
        let at = self.tokens.partition_point(|token| token.start < name.range.start);
        let end = self.tokens.partition_point(|token| token.start < name.range.end);
        let possessive = end > at && tokens::is_possessive(self.word(end - 1));
        let before = at.checked_sub(1).filter(|before| self.sentence.contains(before));
        let begins = before.is_none_or(|before| {
            matches!(self.tokens[before].kind, Kind::Punctuation(',' | ';' | ':' | '—' | '('))
                || self.is(before, Class::CONJUNCTION.or(Class::SUBORDINATOR))
        });
        begins && !possessive
    }
}
