//! Paragraphs and sentences of a report, as its own words run around the quotations in it.
//!
//! A sentence here is the report's: a quotation is one piece of it, however many sentences are quoted. What is quoted
//! inside another quotation stands in a stream of its own, where the outer quotation's words are the report.

use std::ops::Range;

use super::lexicon::Class;
use super::quotation::Quotation;
use super::tokens::{self, Kind, Token};

/// A word, number or punctuation character, or a whole quotation with its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// The token with this number.
    Token(usize),
    /// The quotation with this number.
    Quotation(usize),
}

/// A run of pieces that ends where a sentence ends.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    /// Its pieces, by number.
    pub(super) pieces: Range<usize>,
}

/// A paragraph's own words, or those of a quotation that holds other quotations.
#[derive(Clone, Debug)]
pub(super) struct Stream {
    /// Its sentences, by number.
    pub(super) sentences: Range<usize>,
    /// The quotation whose words these are; `None` for the report's own.
    pub(super) inside: Option<usize>,
}

/// A report taken apart: tokens, quotations, and the pieces, sentences and streams made of them.
pub(super) struct Passage<'a> {
    /// The text all of it stands in.
    pub(super) text: &'a str,
    /// Its tokens.
    pub(super) tokens: Vec<Token>,
    /// Its quotations.
    pub(super) quotations: Vec<Quotation>,
    /// The pieces of all streams.
    pub(super) pieces: Vec<Piece>,
    /// The sentences of all streams: those of the paragraphs first, in order.
    pub(super) sentences: Vec<Sentence>,
    /// The paragraphs in order, then the quotations that hold others.
    pub(super) streams: Vec<Stream>,
}

impl<'a> Passage<'a> {
    /// Takes `text` apart, of which `body` is the report: byte ranges in order, or nothing where all of it is.
    pub(super) fn new(text: &'a str, body: &[Range<usize>]) -> Self {
        let mut tokens = tokens::tokens(text);
        tokens.retain(|token| part_of(body, token).is_some());
        let paragraphs = paragraphs(text, &tokens, body);
        let quotations = super::quotation::quotations(text, &tokens, &paragraphs);
        let mut passage =
            Self { text, tokens, quotations, pieces: Vec::new(), sentences: Vec::new(), streams: Vec::new() };
        passage.lay_out(paragraphs);
        passage
    }

    fn lay_out(&mut self, paragraphs: Vec<Range<usize>>) {
        let mut holds = vec![false; self.quotations.len()];
        for quotation in &self.quotations {
            if let Some(outer) = quotation.within {
                holds[outer] = true;
            }
        }
        let mut next = 0;
        for paragraph in paragraphs {
            next = self.add_stream(paragraph, None, next);
        }
        for (outer, _) in holds.iter().enumerate().filter(|(_, holds)| **holds) {
            let inside = self.quotations[outer].inside();
            self.add_stream(inside, Some(outer), outer + 1);
        }
    }

    /// Adds the stream of `tokens`; `next` is the first quotation that can stand in it. Returns the first that can't.
    fn add_stream(&mut self, tokens: Range<usize>, inside: Option<usize>, mut next: usize) -> usize {
        let first_piece = self.pieces.len();
        let first_sentence = self.sentences.len();
        let mut at = tokens.start;
        while at < tokens.end {
            while self.quotations.get(next).is_some_and(|quotation| quotation.open < at) {
                next += 1;
            }
            let here = self.quotations.get(next).filter(|quotation| quotation.open == at && quotation.within == inside);
            if let Some(quotation) = here {
                let label = (at + 1..quotation.start).map(Piece::Token);
                self.pieces.extend(label);
                self.pieces.push(Piece::Quotation(next));
                at = quotation.end().max(at + 1);
                next += 1;
            } else {
                if !matches!(self.tokens[at].kind, Kind::Tag | Kind::Mark(_)) {
                    self.pieces.push(Piece::Token(at));
                }
                at += 1;
            }
        }
        self.split_sentences(first_piece);
        self.streams.push(Stream { sentences: first_sentence..self.sentences.len(), inside });
        next
    }

    fn split_sentences(&mut self, first: usize) {
        let end = self.pieces.len();
        let mut start = first;
        let mut at = first;
        while at < end {
            let mut after = at + 1;
            if self.may_end_sentence(at) {
                while after < end
                    && matches!(self.kind(after), Some(Kind::Punctuation(')' | ']' | '.' | '!' | '?' | '…')))
                {
                    after += 1;
                }
                if after >= end || self.begins_sentence(at, after, end) {
                    self.sentences.push(Sentence { pieces: start..after });
                    start = after;
                }
            }
            at = after;
        }
        if start < end {
            self.sentences.push(Sentence { pieces: start..end });
        }
    }

    fn may_end_sentence(&self, at: usize) -> bool {
        match self.pieces[at] {
            Piece::Quotation(quotation) => self.last_character(quotation).is_some_and(is_terminal),
            Piece::Token(token) => match self.tokens[token].kind {
                Kind::Punctuation(c) => is_terminal(c),
                Kind::Word => self.word(at).ends_with('.') && !self.tokens[token].class.is(Class::TITLE),
                _ => false,
            },
        }
    }

    /// True where a new sentence can begin at `next` after the end mark at `at`.
    fn begins_sentence(&self, at: usize, next: usize, end: usize) -> bool {
        let after_word = self.kind(at) == Some(Kind::Word);
        match self.kind(next) {
            None => !after_word,
            Some(Kind::Number) => !after_word,
            Some(Kind::Punctuation(c)) => matches!(c, '(' | '[' | '•' | '*' | '$' | '£' | '€') && !after_word,
            Some(Kind::Word) => {
                let capital = self.word(next).starts_with(|c: char| !c.is_lowercase());
                let starter = Class::DETERMINER
                    .or(Class::PRONOUN)
                    .or(Class::PREPOSITION)
                    .or(Class::CONJUNCTION)
                    .or(Class::SUBORDINATOR)
                    .or(Class::ADVERB)
                    .or(Class::OTHER_PRONOUN);
                capital
                    && (!after_word || self.class(next).is(starter))
                    && !(matches!(self.pieces[at], Piece::Quotation(_)) && self.is_attribution(at, next, end))
            }
            Some(_) => true,
        }
    }

    /// True where the words at `next` only say who speaks: `“Why?” Ms Okafor asked.`
    fn is_attribution(&self, quotation: usize, next: usize, end: usize) -> bool {
        /// The longest name, with title and office, that is looked through for its verb.
        const REACH: usize = 7;
        let Piece::Quotation(number) = self.pieces[quotation] else { return false };
        let asks = matches!(self.last_character(number), Some('?' | '!'));
        for at in next..end.min(next + REACH) {
            let class = self.class(at);
            if at > next && class.is(Class::CUE) && class.is(Class::SPEECH) && !class.is(Class::BASE) {
                let after = at + 1;
                let ends = after >= end || matches!(self.kind(after), Some(Kind::Punctuation(_)));
                return ends
                    || (asks && !self.class(after).is(Class::SUBORDINATOR.or(Class::PRONOUN).or(Class::DETERMINER)));
            }
            let stop = Class::AUXILIARY.or(Class::VERB).or(Class::SUBORDINATOR).or(Class::CONJUNCTION);
            if self.kind(at) != Some(Kind::Word) || class.is(stop) {
                return false;
            }
        }
        false
    }

    /// The last character inside a quotation, closing marks of inner ones left out.
    pub(super) fn last_character(&self, quotation: usize) -> Option<char> {
        let inside = self.quotations[quotation].inside();
        let last =
            inside.rev().map(|at| &self.tokens[at]).find(|token| !matches!(token.kind, Kind::Mark(_) | Kind::Tag))?;
        self.text[last.start..last.end].chars().next_back()
    }

    /// The kind of the token at a piece; `None` for a quotation or past the end.
    pub(super) fn kind(&self, piece: usize) -> Option<Kind> {
        match self.pieces.get(piece)? {
            Piece::Token(token) => Some(self.tokens[*token].kind),
            Piece::Quotation(_) => None,
        }
    }

    /// The class of the word at a piece; empty for anything else.
    pub(super) fn class(&self, piece: usize) -> Class {
        match self.pieces.get(piece) {
            Some(Piece::Token(token)) => self.tokens[*token].class,
            _ => Class::default(),
        }
    }

    /// The sentence that a piece stands in.
    pub(super) fn sentence_of(&self, piece: usize) -> Range<usize> {
        let after = self.sentences.partition_point(|sentence| sentence.pieces.end <= piece);
        self.sentences.get(after).map_or(piece..piece, |sentence| sentence.pieces.clone())
    }

    /// True where the piece is the first of its sentence.
    pub(super) fn stands_at_start(&self, piece: usize) -> bool {
        self.sentence_of(piece).start == piece
    }

    /// True where the sentence of the piece says nothing else.
    pub(super) fn stands_alone(&self, piece: usize) -> bool {
        /// Longer sentences say something else.
        const LONGEST: usize = 16;
        let mut sentence = self.sentence_of(piece);
        sentence.len() <= LONGEST
            && sentence.all(|at| {
                at == piece
                    || match self.kind(at) {
                        Some(Kind::Word) => self.class(at).is(Class::CONJUNCTION),
                        Some(_) => true,
                        None => false,
                    }
            })
    }

    /// The text of the token at a piece; empty for a quotation or past the end.
    pub(super) fn word(&self, piece: usize) -> &'a str {
        match self.pieces.get(piece) {
            Some(Piece::Token(token)) => &self.text[self.tokens[*token].start..self.tokens[*token].end],
            _ => "",
        }
    }

    /// True where the piece is this punctuation character.
    pub(super) fn is_punctuation(&self, piece: usize, c: char) -> bool {
        self.kind(piece) == Some(Kind::Punctuation(c))
    }

    /// The bytes of a run of pieces, quotations with their marks; `None` of an empty run.
    pub(super) fn bytes(&self, pieces: Range<usize>) -> Option<Range<usize>> {
        let first = self.pieces.get(pieces.start).filter(|_| !pieces.is_empty())?;
        let last = self.pieces.get(pieces.end - 1)?;
        let start = match first {
            Piece::Token(token) => *token,
            Piece::Quotation(quotation) => self.quotations[*quotation].open,
        };
        let end = match last {
            Piece::Token(token) => token + 1,
            Piece::Quotation(quotation) => self.quotations[*quotation].end().max(self.quotations[*quotation].open + 1),
        };
        Some(self.tokens[start].start..self.tokens[end - 1].end)
    }
}

fn is_terminal(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？')
}

/// The paragraphs of `text`, as ranges of its tokens; none is empty.
fn paragraphs(text: &str, tokens: &[Token], body: &[Range<usize>]) -> Vec<Range<usize>> {
    let wrapped = is_hard_wrapped(text);
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for at in 1..=tokens.len() {
        let breaks = tokens.get(at).is_none_or(|token| {
            let before = &tokens[at - 1];
            is_break(&text[before.end..token.start], wrapped) || part_of(body, before) != part_of(body, token)
        });
        if breaks {
            if start < at {
                paragraphs.push(start..at);
            }
            start = at;
        }
    }
    paragraphs
}

/// The number of the part of the report that a token stands in; `None` outside.
fn part_of(body: &[Range<usize>], token: &Token) -> Option<usize> {
    if body.is_empty() {
        return Some(0);
    }
    let part = body.partition_point(|part| part.end <= token.start);
    body.get(part).filter(|range| range.start <= token.start && token.end <= range.end).map(|_| part)
}

/// True where the white space between two tokens separates paragraphs.
fn is_break(between: &str, wrapped: bool) -> bool {
    let lines = between.matches(['\n', '\u{2029}', '\u{2028}', '\u{85}']).count();
    let carriage = between.matches('\r').count();
    let breaks = if lines == 0 { carriage } else { lines };
    breaks > 1 || (breaks == 1 && !wrapped)
}

/// True where single line breaks only wrap the lines, as in mail: most lines of a paragraph are about as long as the
/// longest, and blank lines separate paragraphs.
fn is_hard_wrapped(text: &str) -> bool {
    /// Wrapped lines are at most this long, in bytes.
    const LONGEST: usize = 110;
    /// Shorter lines than this end a paragraph.
    const SHORTEST: usize = 45;
    let (mut inner, mut full, mut blank) = (0, 0, false);
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let length = line.trim_end().len();
        if length > LONGEST {
            return false;
        }
        blank |= length == 0;
        let inside = length > 0 && lines.peek().is_some_and(|next| !next.trim().is_empty());
        inner += usize::from(inside);
        full += usize::from(inside && length >= SHORTEST);
    }
    blank && inner >= 4 && full * 5 >= inner * 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<&str> {
        let passage = Passage::new(text, &[]);
        passage
            .sentences
            .iter()
            .filter_map(|sentence| passage.bytes(sentence.pieces.clone()))
            .map(|bytes| &text[bytes])
            .collect()
    }

    #[test]
    fn reports_split_into_sentences() {
        let check = |text: &str, expected: &[&str]| assert_eq!(sentences(text), expected, "{text}");
        check("", &[]);
        check("It rained. Nobody came.", &["It rained.", "Nobody came."]);
        check("Sen. Ida Brandt met Dr. Oyelaran. They spoke.", &["Sen. Ida Brandt met Dr. Oyelaran.", "They spoke."]);
        check("The U.S. The rest.", &["The U.S.", "The rest."]);
        check("The U.S. Senate met at 5 p.m. on Jan. 3.", &["The U.S. Senate met at 5 p.m. on Jan. 3."]);
        check("“Go. Now,” she said. He went.", &["“Go. Now,” she said.", "He went."]);
        check("“Why?” Brandt asked. “Because.” He left.", &["“Why?” Brandt asked.", "“Because.”", "He left."]);
        check("One line\nAnother line", &["One line", "Another line"]);
        check("No end (really.) Then more", &["No end (really.)", "Then more"]);
    }

    #[test]
    fn only_the_body_is_read() {
        let text = "Menu. It rained. More news. It snowed.";
        let passage = Passage::new(text, &[6..16, 28..38]);
        let found: Vec<_> =
            passage.sentences.iter().filter_map(|sentence| passage.bytes(sentence.pieces.clone())).collect();
        assert_eq!(found, [6..16, 28..38]);
        assert_eq!(passage.streams.len(), 2);
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let text = "The council of the harbour town voted late on Monday\nfor the new mole, which will cost it more than it\n\
                    has, and which nobody has asked for in the years\nbefore the storm that took the old one away, said\n\
                    the mayor.\n\nThe vote was close.\n";
        assert_eq!(Passage::new(text, &[]).streams.len(), 2);
    }
}
