//! The words that came last, with their numbers: most words come again soon, and a lexicon is too large for the processor to have all of
//! it at hand.

/// How many words are kept at most: as many as stay near the processor.
const KEPT: usize = 1 << KEPT_BITS;
const KEPT_BITS: u32 = 12;

/// Some of the words that came last.
#[derive(Clone, Debug)]
pub(super) struct Recent {
    /// Each at a place that depends on its text; one that comes later takes it over.
    words: Vec<(Key, u32)>,
}

/// The text of a word of up to sixteen bytes: its first and its last ones, which may overlap, and how many there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Key {
    first: u64,
    last: u64,
    len: u8,
}

impl Default for Recent {
    fn default() -> Self {
        Self { words: vec![Default::default(); KEPT] }
    }
}

impl Recent {
    /// The number of a word, which `number` tells where it isn't kept.
    pub(super) fn number(&mut self, word: &str, number: impl FnOnce() -> u32) -> u32 {
        let Some(key) = Key::of(word.as_bytes()) else { return number() };
        let kept = &mut self.words[key.place()];
        if kept.0 != key {
            *kept = (key, number());
        }
        kept.1
    }

    /// The bytes it keeps on the heap.
    pub(super) fn memory(&self) -> usize {
        self.words.capacity() * size_of::<(Key, u32)>()
    }
}

impl Key {
    /// `None` where the word is longer, or empty.
    fn of(word: &[u8]) -> Option<Self> {
        let (first, last) = match *word {
            [] => return None,
            [a] => (u64::from(a), 0),
            [a, b] => (u64::from_le_bytes([a, b, 0, 0, 0, 0, 0, 0]), 0),
            [a, b, c] => (u64::from_le_bytes([a, b, c, 0, 0, 0, 0, 0]), 0),
            _ if word.len() < 8 => {
                (u32::from_le_bytes(*word.first_chunk()?).into(), u32::from_le_bytes(*word.last_chunk()?).into())
            }
            _ => (u64::from_le_bytes(*word.first_chunk()?), u64::from_le_bytes(*word.last_chunk()?)),
        };
        (word.len() <= 16).then_some(Self { first, last, len: word.len() as u8 })
    }

    /// The upper bits of a product depend on all of its factors' bits (Knuth, "The Art of Computer Programming" 3, 6.4).
    fn place(self) -> usize {
        /// 2^64 divided by the golden ratio.
        const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
        let mixed = (self.first ^ self.last.rotate_left(29) ^ u64::from(self.len)).wrapping_mul(SPREAD);
        (mixed >> (u64::BITS - KEPT_BITS)) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_keeps_its_number() {
        let mut recent = Recent::default();
        let mut words: Vec<String> =
            ["aaaa", "aaaaa", "aaaaaaaaa", "été", "ab", "ba", "a", "\0", ""].map(str::to_owned).into();
        words.extend((0..20_000).flat_map(|n| [format!("w{n}"), format!("{n} of long words"), format!("ж{n}é")]));
        let mut asked = 0;
        for _ in 0..2 {
            for (word, number) in words.iter().zip(0..) {
                let mut ask = || {
                    asked += 1;
                    number
                };
                assert_eq!([recent.number(word, &mut ask), recent.number(word, &mut ask)], [number, number], "{word}");
            }
        }
        // Each at least once, and those that are too long always.
        assert!((words.len()..words.len() * 3).contains(&asked));
    }
}
