//! Folds many texts fast: the same as `text::fold`, without the way back to the original.
//!
//! Most characters fold alone, whatever stands beside them; each distinct one is folded once and remembered.

use hashbrown::HashMap;

use crate::text::fold::{Folded, fold};

/// Folds texts into room of its own, one after the other.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    /// True where capital letters are kept.
    cased: bool,
    characters: HashMap<char, String>,
    folded: String,
}

impl Folder {
    /// `cased` where capital letters are to be kept.
    pub(super) fn new(cased: bool) -> Self {
        Self { cased, characters: HashMap::new(), folded: String::new() }
    }

    /// The text, folded.
    pub(super) fn fold<'f>(&'f mut self, text: &'f str) -> &'f str {
        if self.cased && plain(text, false) == text.len() {
            return text;
        }
        self.folded.clear();
        let mut rest = text;
        while !rest.is_empty() {
            let (as_it_is, behind) = rest.split_at(plain(rest, self.folded.ends_with(' ')));
            let start = self.folded.len();
            self.folded.push_str(as_it_is);
            if !self.cased {
                self.folded[start..].make_ascii_lowercase();
            }
            let Some(c) = behind.chars().next() else { break };
            rest = &behind[c.len_utf8()..];
            if !folds_alone(c) {
                self.folded = self.slowly(text);
                break;
            }
            self.push(c);
        }
        &self.folded
    }

    fn push(&mut self, c: char) {
        let cased = self.cased;
        let folded = self.characters.entry(c).or_insert_with(|| {
            let mut room = [0; 4];
            let character: &str = c.encode_utf8(&mut room);
            if cased { Folded::keeping_case(character).into_text() } else { fold(character) }
        });
        let doubled = self.folded.ends_with(' ') && folded.starts_with(' ');
        self.folded.push_str(&folded[usize::from(doubled)..]);
    }

    fn slowly(&self, text: &str) -> String {
        if self.cased { Folded::keeping_case(text).into_text() } else { fold(text) }
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str) {
        assert_eq!(Folder::new(true).fold(text), Folded::keeping_case(text).text(), "{text:?}");
        assert_eq!(Folder::new(false).fold(text), fold(text), "{text:?}");
    }

    fn characters() -> impl Strategy<Value = char> {
        let hard =
            [' ', 'a', 'B', '`', '\t', '\u{a0}', '\u{ad}', '\u{301}', '\u{3099}', 'か', '\u{1161}', '\u{a8}', 'İ', 'ß'];
        prop_oneof![
            4 => any::<char>(),
            4 => any::<char>().prop_map(|c| char::from_u32(u32::from(c) % 0x2100).unwrap_or('a')),
            3 => proptest::sample::select(hard.to_vec()),
            2 => proptest::char::range('\u{3000}', '\u{3200}'),
            1 => proptest::char::range('\u{ff00}', '\u{ffef}'),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn folding_one_by_one_is_folding(characters in prop::collection::vec(characters(), 0..12)) {
            check(&characters.into_iter().collect::<String>());
        }
    }

    #[test]
    fn every_character_folds_alone_as_said() {
        // Before and behind a letter, a blank, and another of its kind.
        for c in ('\0'..=char::MAX).filter(|c| folds_alone(*c)) {
            check(&format!("a{c}a {c} α{c}{c}か"));
        }
    }
}
