//! Words of running text: tokens with their place.

use std::ops::Range;

/// A word or number of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token<'t> {
    /// Where it stands, in bytes of the text.
    pub range: Range<usize>,
    /// As it stands, without a possessive ending.
    pub text: &'t str,
}

/// The words and numbers of `text`, in order.
///
/// A word is a run of letters and digits; an apostrophe within it belongs to it (`don't`), a possessive `'s` does
/// not. A point or comma between digits belongs to the number. Characters of scripts that are written without
/// blanks (Han, Kana, Thai) are tokens of their own.
pub fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        let end = token_end(text, start);
        at = end;
        let whole = &text[start..end];
        let bare = ["'s", "’s", "'S", "’S"].iter().find_map(|ending| whole.strip_suffix(ending)).unwrap_or(whole);
        Some(Token { range: start..start + bare.len(), text: bare })
    })
}

/// Where the token that starts at `start` ends.
fn token_end(text: &str, start: usize) -> usize {
    let mut characters = text[start..].char_indices().peekable();
    let mut before = ' ';
    while let Some((offset, c)) = characters.next() {
        if offset > 0 && (is_unspaced(c) || is_unspaced(before)) && c.is_alphanumeric() {
            return start + offset;
        }
        if !c.is_alphanumeric() && !is_mark(c) {
            let next = characters.peek().map_or(' ', |(_, next)| *next);
            let joins = match c {
                '\'' | '’' => before.is_alphabetic() && next.is_alphabetic(),
                '.' | ',' => before.is_ascii_digit() && next.is_ascii_digit(),
                _ => false,
            };
            if !joins {
                return start + offset;
            }
        }
        before = c;
    }
    text.len()
}

/// Combining marks of the scripts whose letters need them within a word.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{900}'..='\u{d7f}' | '\u{5b0}'..='\u{5c7}' | '\u{64b}'..='\u{65f}')
}

/// Scripts written without blanks between words.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_into_words_and_numbers() {
        #[track_caller]
        fn check(text: &str, expected: &[&str]) {
            let found: Vec<Token> = tokens(text).collect();
            assert_eq!(found.iter().map(|token| token.text).collect::<Vec<_>>(), expected, "{text}");
            assert!(found.iter().all(|token| &text[token.range.clone()] == token.text));
        }
        check("", &[]);
        check(" – … ", &[]);
        check("The mayor's 12,500.50 euros.", &["The", "mayor", "12,500.50", "euros"]);
        check("It didn’t rain in 2021, 2022", &["It", "didn’t", "rain", "in", "2021", "2022"]);
        check("ministers' car", &["ministers", "car"]);
        check("re-opened café", &["re", "opened", "café"]);
        check("東京で2人", &["東", "京", "で", "2", "人"]);
    }
}
