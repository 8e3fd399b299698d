//! Where words begin and end in folded text.
//!
//! A token is a run of letters and digits, one character of a script that is written without blanks, or a run of anything else. Tokens
//! cover a text without gaps, so any stretch of text is the end of a token, whole tokens, and the beginning of one.

use crate::text::fold::Folded;

/// What a character makes of its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A letter or digit, part of a word.
    Letter,
    /// A character that is a token by itself: of a script written without blanks.
    Alone,
    /// A blank, mark or sign between words.
    Gap,
}

/// The kind of a folded character.
pub(super) fn kind(c: char) -> Kind {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Kind::Letter,
        '\0'..='\x7f' => Kind::Gap,
        c if is_unspaced(c) => Kind::Alone,
        c if c.is_alphanumeric() => Kind::Letter,
        _ => Kind::Gap,
    }
}

/// False inside a word: where letters stand on both sides of byte `at` of `text`.
pub(super) fn is_boundary(text: &str, at: usize) -> bool {
    let Some((before, after)) = text.split_at_checked(at) else { return false };
    let (Some(before), Some(after)) = (before.chars().next_back(), after.chars().next()) else { return true };
    kind(before) != Kind::Letter || kind(after) != Kind::Letter
}

/// The tokens of a folded text.
pub(super) fn split(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = kind(rest.chars().next()?);
        let end = match first {
            Kind::Alone => rest.chars().next().map_or(0, char::len_utf8),
            _ => rest.find(|c| kind(c) != first).unwrap_or(rest.len()),
        };
        let (cased, behind) = rest.split_at(end);
        rest = behind;
        Some(Token { cased, kind: first })
    })
}

/// A token of a folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'t> {
    /// Its text, capitals kept.
    pub(super) cased: &'t str,
    pub(super) kind: Kind,
}

/// Splits texts as they stand into the tokens of their folded form, quickly.
#[derive(Clone, Debug, Default)]
pub(super) struct Tokeniser {}

impl Tokeniser {
    /// Calls `each` with the tokens of `text` folded, capitals kept.
    pub(super) fn each(&mut self, text: &str, mut each: impl FnMut(Token<'_>)) {
        if is_plain(text) {
            split(text).for_each(each);
        } else {
            split(Folded::keeping_case(text).text()).for_each(&mut each);
        }
    }
}

/// True where folding changes nothing but capitals.
fn is_plain(text: &str) -> bool {
    let mut blank = false;
    text.bytes().all(|byte| {
        let second = blank && byte == b' ';
        blank = byte == b' ';
        !second && (b' '..0x7f).contains(&byte) && byte != b'`'
    })
}

/// Scripts written without blanks between words: Thai, Lao, Myanmar, Khmer, kana, bopomofo, Han, Yi.
/// Hangul is written with blanks.
fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{2fdf}'
        | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3031}'..='\u{3035}' | '\u{3038}'..='\u{303c}'
        | '\u{3041}'..='\u{312f}' | '\u{31a0}'..='\u{31bf}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{a000}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
