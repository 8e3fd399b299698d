//! The query language: what a person types becomes terms, and ranges for the line it was typed in.
//!
//! | typed | finds quotes |
//! |---|---|
//! | `trade war` | that contain both, anywhere, also inside words |
//! | `"trade war"` | that contain exactly this, blanks and punctuation included; an open quotation mark runs to the end, without blanks there |
//! | `-war`, `-"trade war"`, `-speaker:x` | that don't |
//! | `speaker:purdy`, `speaker:"senior official"` | whose speaker's name, job or affiliation contains this |
//! | `in:itpro`, `in:B` | of digests whose publisher or id contains this, or of the digest with this letter |
//! | `form:direct` | of this form; the beginning of its name is enough |
//!
//! A term without a capital letter is found in any case; with one, exactly as typed. Accents never matter, neither in
//! the query nor in the quote: outlets differ in their use of them, so `cafe` finds `café` and `café` finds `cafe`. Quotation marks,
//! hyphens and blanks of every kind are alike (`text::fold`). A word with another colon in it (`10:30`, `https:`) is a word.
//!
//! Parsing never fails: half a query, as it stands while it is typed, means what is there so far. What can't be meant is
//! said by [`Query::tokens`]. Which quotes match is [`Index`](super::Index)'s matter.

use std::fmt;
use std::ops::Range;

use super::needle::{self, Needle};
use crate::model::Form;

/// A parsed query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    text: String,
    terms: Vec<Term>,
    tokens: Vec<Token>,
}

/// A stretch of the query's text and what it means, for colouring and completing the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes of the query's text.
    pub range: Range<usize>,
    /// What it is.
    pub kind: TokenKind,
    /// Why nothing can match it.
    pub problem: Option<QueryProblem>,
}

/// What a stretch of a query is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// The `-` before a term that must not match.
    Not,
    /// The name of a field with its colon.
    Field(Field),
    /// What a field is to contain, with the quotation marks around it.
    Value(Field),
    /// A word.
    Word,
    /// A phrase, with the quotation marks around it.
    Phrase,
}

/// What a query can ask of a quote besides its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// `speaker:` the name, job or affiliation of the speaker.
    Speaker,
    /// `in:` the digest, by publisher, id or letter.
    In,
    /// `form:` how the report gives the words.
    Form,
}

/// Why a stretch of a query can't match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QueryProblem {
    /// No form of a quote is called so.
    UnknownForm,
}

/// One condition of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// True where quotes that meet it are left out.
    pub(super) negated: bool,
    pub(super) condition: Condition,
    /// Where it stands in the query's text, sign, field and quotation marks included.
    pub(super) range: Range<usize>,
    /// Where that stands which is looked for.
    pub(super) inside: Range<usize>,
}

/// What a term asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Condition {
    /// The quote's text contains it; `bare` where it was typed without quotation marks.
    Text { needle: Needle, bare: bool },
    /// The speaker's name, job or affiliation contains it.
    Speaker(Needle),
    /// The digest has this letter, or its publisher or id contains the needle.
    In { letter: Option<String>, needle: Needle },
    /// The quote's form is one of these.
    Form(Vec<Form>),
}

impl Field {
    /// All of them, in the order in which help lists them.
    pub const ALL: [Field; 3] = [Field::Speaker, Field::In, Field::Form];

    /// Its name as it is typed, without the colon.
    pub fn name(self) -> &'static str {
        match self {
            Self::Speaker => "speaker",
            Self::In => "in",
            Self::Form => "form",
        }
    }
}

impl fmt::Display for QueryProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownForm => f.write_str("form: is direct, partial, indirect or term"),
        }
    }
}

impl Query {
    /// The query that `text` means; see the module for the language.
    pub fn parse(text: &str) -> Query {
        let mut parser = Parser { text, at: 0, query: Query { text: text.to_owned(), ..Query::default() } };
        while parser.skip_blanks() {
            parser.term();
        }
        parser.query
    }

    /// The text it was parsed from.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// True where it asks for nothing (yet): no search is to be made.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Its parts, in order and disjoint; blanks between them are left out.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The first thing in it that can't match, with its place in the text.
    pub fn problem(&self) -> Option<(Range<usize>, QueryProblem)> {
        self.tokens.iter().find_map(|token| Some((token.range.clone(), token.problem?)))
    }

    /// The part that the cursor, a byte offset of the text, stands in or directly behind.
    pub fn token_at(&self, cursor: usize) -> Option<&Token> {
        self.tokens.iter().rev().find(|token| token.range.start < cursor && cursor <= token.range.end)
    }

    /// What it marks in the text of a quote, in bytes: sorted, disjoint, touching stretches joined.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        needle::ranges(text, self.needles())
    }

    pub(super) fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// What a matching quote's text contains.
    fn needles(&self) -> impl Iterator<Item = &Needle> {
        self.terms.iter().filter(|term| !term.negated).filter_map(|term| match &term.condition {
            Condition::Text { needle, .. } => Some(needle),
            _ => None,
        })
    }

    /// The words typed without quotation marks, where there are several: the phrase that they make side by side.
    pub(super) fn adjacent(&self) -> Option<Needle> {
        let words = || {
            self.terms.iter().filter(|term| !term.negated).filter_map(|term| match &term.condition {
                Condition::Text { needle, bare: true } => Some(needle),
                _ => None,
            })
        };
        (words().count() > 1).then(|| Needle::joined(words()))
    }
}

/// Walks over the text of a query.
struct Parser<'t> {
    text: &'t str,
    at: usize,
    query: Query,
}

impl Parser<'_> {
    /// Moves to the next term; false at the end.
    fn skip_blanks(&mut self) -> bool {
        let rest = &self.text[self.at..];
        self.at += rest.len() - rest.trim_start().len();
        self.at < self.text.len()
    }

    fn term(&mut self) {
        let start = self.at;
        let negated = self.text[self.at..].starts_with('-');
        if negated {
            self.token(self.at..self.at + 1, TokenKind::Not);
            self.at += 1;
        }
        let found = match self.field() {
            Some(field) => self.value(field),
            None => self.words(),
        };
        if let Some((condition, inside)) = found {
            self.query.terms.push(Term { negated, condition, range: start..self.at, inside });
        }
    }

    /// The name of a field with its colon, where one stands here.
    fn field(&mut self) -> Option<Field> {
        let rest = &self.text[self.at..];
        let (name, _) = rest.split_once(':')?;
        let field = Field::ALL.into_iter().find(|field| name.eq_ignore_ascii_case(field.name()))?;
        self.token(self.at..self.at + name.len() + 1, TokenKind::Field(field));
        self.at += name.len() + 1;
        Some(field)
    }

    /// What a field is to contain.
    fn value(&mut self, field: Field) -> Option<(Condition, Range<usize>)> {
        let start = self.at;
        let (inside, _) = self.phrase_or_word();
        if start == self.at {
            return None;
        }
        self.token(start..self.at, TokenKind::Value(field));
        let needle = Needle::new(&self.text[inside.clone()]);
        if needle.is_empty() {
            return None;
        }
        let condition = match field {
            Field::Speaker => Condition::Speaker(needle),
            Field::In => Condition::In { letter: letter(&self.text[inside.clone()]), needle },
            Field::Form => Condition::Form(self.forms(&needle)),
        };
        Some((condition, inside))
    }

    /// The forms whose name begins so; none is a problem of the last token.
    fn forms(&mut self, needle: &Needle) -> Vec<Form> {
        let forms: Vec<Form> = FORMS
            .into_iter()
            .filter(|(name, _)| name.starts_with(&needle.folded().to_lowercase()))
            .map(|(_, form)| form)
            .collect();
        if forms.is_empty()
            && let Some(token) = self.query.tokens.last_mut()
        {
            token.problem = Some(QueryProblem::UnknownForm);
        }
        forms
    }

    /// A word or phrase that the text is to contain.
    fn words(&mut self) -> Option<(Condition, Range<usize>)> {
        let start = self.at;
        let (inside, quoted) = self.phrase_or_word();
        if start == self.at {
            return None;
        }
        self.token(start..self.at, if quoted { TokenKind::Phrase } else { TokenKind::Word });
        let needle = Needle::new(&self.text[inside.clone()]);
        (!needle.is_empty()).then_some((Condition::Text { needle, bare: !quoted }, inside))
    }

    /// Moves over what stands here up to the closing quotation mark or the next blank; gives the part inside
    /// the marks, and whether there are any.
    fn phrase_or_word(&mut self) -> (Range<usize>, bool) {
        let rest = &self.text[self.at..];
        match rest.chars().next().and_then(|open| Some((open, closing(open)?))) {
            Some((open, closing)) => {
                let start = self.at + open.len_utf8();
                let rest = &self.text[start..];
                let Some(end) = rest.find(closing).map(|at| start + at) else {
                    // A blank at the end of what is still being typed comes before the next word.
                    self.at = self.text.len();
                    return (start..start + rest.trim_end().len(), true);
                };
                self.at = end + self.text[end..].chars().next().map_or(0, char::len_utf8);
                (start..end, true)
            }
            None => {
                let start = self.at;
                self.at += rest.find(char::is_whitespace).unwrap_or(rest.len());
                (start..self.at, false)
            }
        }
    }

    fn token(&mut self, range: Range<usize>, kind: TokenKind) {
        self.query.tokens.push(Token { range, kind, problem: None });
    }
}

/// The forms by the names they are typed as.
pub(super) const FORMS: [(&str, Form); 4] =
    [("direct", Form::Direct), ("partial", Form::Partial), ("indirect", Form::Indirect), ("term", Form::Term)];

/// What closes a phrase that `open` opens: straight marks, or the curly ones that a pasted phrase brings along.
fn closing(open: char) -> Option<&'static [char]> {
    match open {
        '"' => Some(&['"']),
        '“' | '”' | '„' => Some(&['”', '“', '"']),
        '«' => Some(&['»']),
        '»' => Some(&['«', '»']),
        _ => None,
    }
}

/// The letters that `value` can stand for: one letter in any case, or several capitals.
fn letter(value: &str) -> Option<String> {
    let letters = value.bytes().all(|byte| byte.is_ascii_uppercase())
        || (value.len() == 1 && value.bytes().all(|byte| byte.is_ascii_alphabetic()));
    letters.then(|| value.to_ascii_uppercase())
}

#[cfg(test)]
mod tests;
