//! Where words begin and end in folded text.
//!
//! A token is a run of letters and digits, one character of a script that is written without blanks, or a run of anything else. Tokens
//! cover a text without gaps, so any stretch of text is the end of a token, whole tokens, and the beginning of one.

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
#[inline]
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
        let c = rest.chars().next()?;
        let kind = kind(c);
        let end = if kind == Kind::Alone { c.len_utf8() } else { run(rest, kind) };
        let (cased, behind) = rest.split_at(end);
        rest = behind;
        Some(Token { cased, kind })
    })
}

/// How many bytes of `text` characters of that kind, letters or gaps, fill from its beginning.
fn run(text: &str, of: Kind) -> usize {
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        if byte.is_ascii() {
            if byte.is_ascii_alphanumeric() != (of == Kind::Letter) {
                return at;
            }
            at += 1;
        } else {
            match text[at..].chars().next().filter(|c| kind(*c) == of) {
                Some(c) => at += c.len_utf8(),
                None => return at,
            }
        }
    }
    at
}

/// A token of a folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'t> {
    /// Its text, capitals kept.
    pub(super) cased: &'t str,
    pub(super) kind: Kind,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_cover_a_text() {
        #[track_caller]
        fn check(text: &str, expected: &[&str]) {
            assert!(split(text).map(|token| token.cased).eq(expected.iter().copied()), "{text}");
        }
        check("", &[]);
        check("the war, 1.5 %", &["the", " ", "war", ", ", "1", ".", "5", " %"]);
        check("5g\u{65f6}\u{4ee3} a", &["5g", "\u{65f6}", "\u{4ee3}", " ", "a"]);
        check("don't", &["don", "'", "t"]);
        check("\u{447}\u{435} x", &["\u{447}\u{435}", " ", "x"]);
    }
}
