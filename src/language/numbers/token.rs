//! Text as words, digit runs and single marks, with what stands between them.
//!
//! Letters and digits are told apart even inside `256GB`, and a hyphen is a mark of its own: whether they belong
//! together is for those who read numbers. Words for search and comparison are `words`' tokens, not these.

use std::ops::Range;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, with apostrophes and dots inside (`year's`, `U.S.`).
    Word,
    /// Digits with points and thousands separators inside, or one fraction sign (`½`).
    Number,
    /// Any other character.
    Mark,
}

/// What stands before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing: it is glued to the token before.
    None,
    /// White space within the line, or the beginning of the text.
    Blank,
    /// A line break.
    Line,
}

#[derive(Clone, Copy, Debug)]
struct Token {
    kind: Kind,
    gap: Gap,
    start: usize,
    end: usize,
}

/// A text cut into tokens. Positions past the end are empty marks after a line break, so that looking ahead is safe.
pub(super) struct Tokens<'a> {
    text: &'a str,
    lower: String,
    list: Vec<Token>,
}

/// The signs of common fractions with what they stand for.
pub(super) const FRACTION_SIGNS: &[(char, u128, u128)] = &[
    ('½', 1, 2),
    ('⅓', 1, 3),
    ('⅔', 2, 3),
    ('¼', 1, 4),
    ('¾', 3, 4),
    ('⅕', 1, 5),
    ('⅖', 2, 5),
    ('⅗', 3, 5),
    ('⅘', 4, 5),
    ('⅙', 1, 6),
    ('⅛', 1, 8),
    ('⅜', 3, 8),
    ('⅝', 5, 8),
    ('⅞', 7, 8),
];

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut list = Vec::with_capacity(text.len() / 5);
        let mut at = 0;
        let mut gap = Gap::Blank;
        while let Some(c) = text[at..].chars().next() {
            if c.is_whitespace() {
                let line = matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}');
                gap = if line || gap == Gap::Line { Gap::Line } else { Gap::Blank };
                at += c.len_utf8();
                continue;
            }
            let (kind, length) = token_at(&text[at..], c, list.last().is_some_and(|last: &Token| last.end == at));
            list.push(Token { kind, gap, start: at, end: at + length });
            at += length;
            gap = Gap::None;
        }
        Self { text, lower: text.to_ascii_lowercase(), list }
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// The token as written; empty past the end.
    pub(super) fn text(&self, at: usize) -> &'a str {
        self.list.get(at).map_or("", |token| &self.text[token.start..token.end])
    }

    /// The token in ASCII lower case; empty past the end.
    pub(super) fn lower(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |token| &self.lower[token.start..token.end])
    }

    /// The token `back` places before `at`, in ASCII lower case; empty before the beginning.
    pub(super) fn lower_before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.lower(at))
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|token| token.kind == Kind::Word)
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|token| token.kind == Kind::Number)
    }

    /// True for a word that begins with a capital letter.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.is_word(at) && self.text(at).starts_with(char::is_uppercase)
    }

    /// True for a word of capital letters only, two or more of them.
    pub(super) fn is_all_capitals(&self, at: usize) -> bool {
        self.is_word(at) && self.text(at).len() > 1 && self.text(at).chars().all(|c| c.is_uppercase() || c == '.')
    }

    /// True where nothing stands between the token and the one before it.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        at > 0 && self.gap(at) == Gap::None
    }

    pub(super) fn gap(&self, at: usize) -> Gap {
        self.list.get(at).map_or(Gap::Line, |token| token.gap)
    }

    /// True for a hyphen or dash.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        matches!(self.text(at), "-" | "‐" | "‑" | "–" | "—" | "‒" | "−")
    }

    /// True for a hyphen with no space on either side.
    pub(super) fn is_inner_hyphen(&self, at: usize) -> bool {
        self.is_dash(at) && self.is_glued(at) && self.is_glued(at + 1)
    }

    /// True where a sentence or line may begin with this token.
    pub(super) fn begins_sentence(&self, at: usize) -> bool {
        at == 0 || self.gap(at) == Gap::Line || matches!(self.text(at - 1), "." | "!" | "?" | ":" | "“" | "\"" | "‘")
    }

    /// The bytes from the first to the last of these tokens; empty where there are none.
    pub(super) fn range(&self, tokens: Range<usize>) -> Range<usize> {
        let last = tokens.end.checked_sub(1).filter(|last| *last >= tokens.start);
        match (self.list.get(tokens.start), last.and_then(|last| self.list.get(last))) {
            (Some(first), Some(last)) => first.start..last.end,
            _ => 0..0,
        }
    }
}

/// The kind and length of the token that `rest` begins with.
fn token_at(rest: &str, first: char, glued: bool) -> (Kind, usize) {
    if first.is_ascii_digit() || (first == '.' && !glued && starts_with_digit(&rest[1..])) {
        return (Kind::Number, number_length(rest));
    }
    if FRACTION_SIGNS.iter().any(|(sign, ..)| *sign == first) {
        return (Kind::Number, first.len_utf8());
    }
    if is_letter(first) {
        return (Kind::Word, word_length(rest));
    }
    (Kind::Mark, first.len_utf8())
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '²' | '³')
}

/// How far letters go on, with apostrophes and abbreviation dots between them.
fn word_length(rest: &str) -> usize {
    let letters = |text: &str| text.find(|c| !is_letter(c)).unwrap_or(text.len());
    let mut end = letters(rest);
    // `U.S.`, `m.p.h.`: single letters with a dot after each.
    let mut dotted = 0;
    while single_letter_and_dot(&rest[dotted..]) {
        dotted += rest[dotted..].find('.').map_or(0, |dot| dot + 1);
    }
    let mut after = rest[dotted..].chars();
    let last = after.next().filter(|c| is_letter(*c)).map_or(0, char::len_utf8);
    let last = if after.next().is_some_and(is_letter) { 0 } else { last };
    if dotted > 2 || (dotted > 0 && last > 0) {
        return dotted + last;
    }
    while let Some(apostrophe @ ('\'' | '’')) = rest[end..].chars().next() {
        let after = letters(&rest[end + apostrophe.len_utf8()..]);
        if after == 0 {
            break;
        }
        end += apostrophe.len_utf8() + after;
    }
    end
}

fn single_letter_and_dot(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(is_letter) && chars.next() == Some('.')
}

/// How far a run of digits goes on, over points between digits and separators between thousands.
fn number_length(rest: &str) -> usize {
    let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let mut end = digits(rest);
    while let Some(separator) = rest[end..].chars().next() {
        let after = end + separator.len_utf8();
        let run = digits(&rest[after..]);
        let joins = match separator {
            '.' => run > 0,
            // Thousands, and the groups of two before them that lakh and crore have.
            ',' => run == 3 || (run == 2 && rest[after + 2..].starts_with(',') && digits(&rest[after + 3..]) >= 2),
            '\u{a0}' | '\u{202f}' | '\u{2009}' => run == 3 && digits(rest) <= 3,
            _ => false,
        };
        if !joins {
            break;
        }
        end = after + run;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_into_words_numbers_and_marks() {
        #[track_caller]
        fn check(text: &str, expected: &[&str]) {
            let tokens = Tokens::new(text);
            let found: Vec<&str> = (0..tokens.len()).map(|at| tokens.text(at)).collect();
            assert_eq!(found, expected);
        }
        check("", &[]);
        check("5,200 boats.", &["5,200", "boats", "."]);
        check("256GB, 8½", &["256", "GB", ",", "8", "½"]);
        check("the U.S. won’t", &["the", "U.S.", "won’t"]);
        check("80 m.p.h. now", &["80", "m.p.h.", "now"]);
        check("5 p.m.", &["5", "p.m."]);
        check("May 4,2031", &["May", "4", ",", "2031"]);
        check("12,34,567 and 1,2,3", &["12,34,567", "and", "1", ",", "2", ",", "3"]);
        check("1.2.3 .75", &["1.2.3", ".75"]);
        check("1\u{202f}200\u{202f}000", &["1\u{202f}200\u{202f}000"]);
        check("a 65-year-old", &["a", "65", "-", "year", "-", "old"]);
        check("plan A. Then", &["plan", "A", ".", "Then"]);
        check("32m2 32m²", &["32", "m", "2", "32", "m²"]);
        check("years' boys’", &["years", "'", "boys", "’"]);
    }

    #[test]
    fn looking_past_the_end_is_safe() {
        let tokens = Tokens::new("one");
        assert_eq!((tokens.text(9), tokens.lower_before(0, 1), tokens.range(5..9)), ("", "", 0..0));
        assert!(!tokens.is_word(9) && tokens.gap(9) == Gap::Line);
    }
}
