//! What a single quotation mark looks like where it stands: opening, closing, or an apostrophe.

use super::tokens::{Kind, Token};

/// The marks of one paragraph.
pub(super) struct Marks<'a> {
    /// The text they stand in.
    pub(super) text: &'a str,
    /// Its tokens.
    pub(super) tokens: &'a [Token],
    /// One past the last token of the paragraph.
    pub(super) end: usize,
}

impl Marks<'_> {
    pub(super) fn before(&self, at: usize) -> Option<char> {
        self.text[..self.tokens[at].start].chars().next_back()
    }

    pub(super) fn after(&self, at: usize) -> Option<char> {
        self.text[self.tokens[at].end..].chars().next()
    }

    /// True where the mark stands before a word: after a blank, an opening bracket, a dash or another mark.
    pub(super) fn looks_opening(&self, at: usize) -> bool {
        let before = self.before(at);
        let free = before.is_none_or(|c| c.is_whitespace() || is_opening(c) || is_mark(c));
        free && self.after(at).is_some_and(|c| !c.is_whitespace())
    }

    /// True where the mark stands after a word: before a blank, punctuation or another mark.
    pub(super) fn looks_closing(&self, at: usize) -> bool {
        let after = self.after(at);
        let free = after.is_none_or(|c| c.is_whitespace() || is_mark(c) || (!c.is_alphanumeric() && !is_opening(c)));
        free && self.before(at).is_some_and(|c| !c.is_whitespace() && !is_opening(c))
    }

    /// True where a single mark stands for letters left out at the start of a word (’80s, ’em).
    pub(super) fn is_elision(&self, at: usize) -> bool {
        let rest = &self.text[self.tokens[at].end..];
        let digits = rest.bytes().take(3).take_while(u8::is_ascii_digit).count();
        if digits == 2 {
            return rest[2..].starts_with(['s', ' ', ',', '.']);
        }
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        matches!(
            rest[..end].to_ascii_lowercase().as_str(),
            "em" | "til" | "till" | "tis" | "twas" | "cause" | "n" | "bout" | "round" | "nuff" | "cos" | "fess"
        )
    }

    /// True where a single mark after an `s` makes a possessive (senators’ pay) and another mark closes further on.
    pub(super) fn is_plural_possessive(&self, at: usize) -> bool {
        let after_s = self.before(at).is_some_and(|c| matches!(c, 's' | 'S'));
        let rest = &self.text[self.tokens[at].end..];
        let before_word = rest.starts_with(char::is_whitespace) && rest.trim_start().starts_with(char::is_lowercase);
        after_s && before_word && self.next_mark_closes_single(at)
    }

    fn next_mark_closes_single(&self, at: usize) -> bool {
        let marks = (at + 1..self.end).filter(|at| matches!(self.tokens[*at].kind, Kind::Mark(_)));
        /// How far ahead the closing mark may be, in tokens: longer nested quotations are rare.
        const REACH: usize = 80;
        marks
            .take_while(|next| next - at < REACH)
            .map(|next| (next, self.tokens[next].kind))
            .next()
            .is_some_and(|(next, kind)| matches!(kind, Kind::Mark('’' | '\'')) && self.looks_closing(next))
    }
}

fn is_opening(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '{'
            | '—'
            | '–'
            | '-'
            | '/'
            | '¿'
            | '¡'
            | '“'
            | '‘'
            | '«'
            | '„'
            | '‚'
            | '‹'
            | '>'
            | ':'
            | '='
    )
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '”' | '‘' | '’' | '«' | '»' | '„' | '‚' | '‹' | '›')
}
