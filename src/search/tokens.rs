//! Where words begin and end in folded text.
//!
//! A token is a run of letters and digits, one character of a script that is written without blanks, or a run of anything else. Tokens
//! cover a text without gaps, so any stretch of text is the end of a token, whole tokens, and the beginning of one.

use hashbrown::HashMap;

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
        let c = rest.chars().next()?;
        let kind = kind(c);
        let end = if kind == Kind::Alone { c.len_utf8() } else { run(rest, kind) };
        let (cased, behind) = rest.split_at(end);
        rest = behind;
        Some(Token { cased, kind })
    })
}

/// How many bytes of `text` characters of that kind fill from its beginning.
fn run(text: &str, of: Kind) -> usize {
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        if byte.is_ascii() {
            if kind(char::from(*byte)) != of {
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

/// Splits texts as they stand into the tokens of their folded form, quickly: it folds characters one by one where that is the same, and each
/// distinct one once.
#[derive(Clone, Debug, Default)]
pub(super) struct Tokeniser {
    characters: HashMap<char, String>,
    folded: String,
}

impl Tokeniser {
    /// Calls `each` with the tokens of `text` folded, capitals kept.
    pub(super) fn each(&mut self, text: &str, each: impl FnMut(Token<'_>)) {
        if plain(text, false) == text.len() {
            split(text).for_each(each);
        } else if self.fold(text) {
            split(&self.folded).for_each(each);
        } else {
            split(Folded::keeping_case(text).text()).for_each(each);
        }
    }

    /// Folds `text` into `folded`; false where its characters can't be folded one by one.
    fn fold(&mut self, text: &str) -> bool {
        self.folded.clear();
        let mut rest = text;
        while !rest.is_empty() {
            let (as_it_is, behind) = rest.split_at(plain(rest, self.folded.ends_with(' ')));
            self.folded.push_str(as_it_is);
            rest = behind;
            let Some(c) = rest.chars().next() else { break };
            rest = &rest[c.len_utf8()..];
            if !folds_alone(c) {
                return false;
            }
            let folded = self
                .characters
                .entry(c)
                .or_insert_with(|| Folded::keeping_case(c.encode_utf8(&mut [0; 4])).into_text());
            let doubled = self.folded.ends_with(' ') && folded.starts_with(' ');
            self.folded.push_str(&folded[usize::from(doubled)..]);
        }
        true
    }
}

/// How many bytes from the beginning of `text` folding leaves as they are, but for their case; `blank` where one stands before.
fn plain(text: &str, mut blank: bool) -> usize {
    let changes = |byte: u8| {
        let second = blank && byte == b' ';
        blank = byte == b' ';
        second || !(byte.is_ascii_graphic() || blank) || byte == b'`'
    };
    text.bytes().position(changes).unwrap_or(text.len())
}

/// True for characters that fold the same whatever stands beside them: no marks, nothing that a mark before them could be. A
/// character that isn't listed here only takes the longer way.
fn folds_alone(c: char) -> bool {
    matches!(c,
        '\0'..='\u{24f}' | '\u{391}'..='\u{3c9}' | '\u{400}'..='\u{45f}' | '\u{5d0}'..='\u{5ea}'
        | '\u{621}'..='\u{63a}' | '\u{641}'..='\u{64a}' | '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{2027}'
        | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20bf}' | '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff01}'..='\u{ff5e}')
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
    use proptest::prelude::*;

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

    fn characters() -> impl Strategy<Value = char> {
        prop_oneof![
            4 => any::<char>(),
            4 => any::<char>().prop_map(|c| char::from_u32(u32::from(c) % 0x2100).unwrap_or('a')),
            3 => proptest::sample::select(&[' ', 'a', '`', '\t', '\u{a0}', '\u{ad}', '\u{301}', '\u{3099}', '\u{304b}', '\u{1161}', '\u{a8}'][..]),
            2 => proptest::char::range('\u{3000}', '\u{3200}'),
            1 => proptest::char::range('\u{ff00}', '\u{ffef}'),
        ]
    }

    proptest! {
        #[test]
        fn folding_one_by_one_is_folding(characters in prop::collection::vec(characters(), 0..12)) {
            let text: String = characters.into_iter().collect();
            let mut tokens = String::new();
            Tokeniser::default().each(&text, |token| tokens.push_str(token.cased));
            prop_assert_eq!(tokens, Folded::keeping_case(&text).into_text());
        }
    }

    #[test]
    fn every_character_folds_alone_as_said() {
        // Before and behind a letter, a blank, and another of its kind.
        for c in ('\0'..=char::MAX).filter(|c| folds_alone(*c)) {
            for text in
                [format!("a{c}"), format!("{c}a"), format!(" {c} "), format!("{c}{c}"), format!("\u{3b1}{c}\u{304b}")]
            {
                let mut tokens = String::new();
                Tokeniser::default().each(&text, |token| tokens.push_str(token.cased));
                assert_eq!(tokens, Folded::keeping_case(&text).into_text(), "{text:?}");
            }
        }
    }
}
