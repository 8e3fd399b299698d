//! Words of running text: tokens with their place, and how common a word is.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use hashbrown::HashMap;

/// How common English stems are: a stem and a letter a line, sorted by bytes. Made by `words/generate.py`, which says
/// from what.
const FREQUENCIES: &str = include_str!("words/frequencies.txt");

/// The information of a stem that stands for the letter `A` of the table, and that of each letter more, in nats.
const LEAST_INFORMATION: f32 = 3.0;
const INFORMATION_STEP: f32 = 0.4;

/// The information in nats of a stem that the table doesn't have: less than 6 of a million words are such.
pub const RAREST: f32 = 12.0;

/// How much it says that a text has this English stem, in nats: the negative logarithm of its share of all words.
///
/// From 3 (a word in twenty) to [`RAREST`].
pub fn information(stem: &str) -> f32 {
    static TABLE: OnceLock<HashMap<&str, f32>> = OnceLock::new();
    let read = |line: &'static str| {
        let (stem, letter) = line.split_at_checked(line.len().checked_sub(1)?)?;
        let steps = letter.bytes().next()?.saturating_sub(b'A');
        Some((stem, LEAST_INFORMATION + INFORMATION_STEP * f32::from(steps)))
    };
    let table = TABLE.get_or_init(|| FREQUENCIES.lines().filter_map(read).collect());
    table.get(stem).copied().unwrap_or(RAREST)
}

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
/// not. A point or comma between digits belongs to the number, a point between initials to the word (`U.S`). Characters of scripts that are written without
/// blanks (Han, Kana, Thai) are tokens of their own.
pub fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii() && !byte.is_ascii_alphanumeric());
        let at_most = at + rest.count();
        let start = at_most + text[at_most..].find(char::is_alphanumeric)?;
        let end = token_end(text, start);
        at = end;
        let whole = &text[start..end];
        let bare = without_possessive(whole);
        Some(Token { range: start..start + bare.len(), text: bare })
    })
}

/// The word without a possessive ending.
pub fn without_possessive(word: &str) -> &str {
    let owner = word.strip_suffix(['s', 'S']).and_then(|word| word.strip_suffix(['\'', '’']));
    owner.unwrap_or(word)
}

/// The word in lower case; borrowed where it is so already, as most are.
pub(super) fn lower_case(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

/// Where the token that starts at `start` ends.
fn token_end(text: &str, start: usize) -> usize {
    // Most words are ASCII letters and digits up to a blank.
    let run = text.as_bytes()[start..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let after = text.as_bytes().get(start + run);
    if run > 0 && matches!(after, None | Some(b' ' | b'\n')) {
        return start + run;
    }
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
                '.' if before.is_uppercase() && next.is_uppercase() => is_initials(&text[start..start + offset]),
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

/// Single letters between points, as in `U.S` on the way to `U.S.A`.
fn is_initials(text: &str) -> bool {
    text.split('.').all(|part| part.chars().count() == 1)
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
    fn rare_words_say_more() {
        assert!(information("the") < information("said"));
        assert!(information("said") < information("earthquak"));
        assert_eq!(information("the"), LEAST_INFORMATION);
        assert_eq!(information("qwrtzp"), RAREST);
        assert_eq!(information(""), RAREST);
        assert_eq!(information("zzzz"), RAREST);
    }

    #[test]
    fn every_stem_of_the_table_is_found() {
        for line in FREQUENCIES.lines() {
            let (stem, letter) = line.split_at(line.len() - 1);
            let expected = LEAST_INFORMATION + INFORMATION_STEP * f32::from(letter.as_bytes()[0] - b'A');
            assert_eq!(information(stem), expected, "{stem}");
        }
    }

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
        check("the U.S. army. Then J. K. came", &["the", "U.S", "army", "Then", "J", "K", "came"]);
        check("東京で2人", &["東", "京", "で", "2", "人"]);
    }
}
