//! Sets of small numbers as bits: the quotes of one window, and the entries of a lexicon.

use std::ops::Range;

/// How many quotes a window holds; a quote's place in its window fits 16 bits.
pub(super) const WINDOW: usize = 1 << 16;

const WORDS: usize = WINDOW / 64;

/// A set of quotes of one window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bits(Box<[u64; WORDS]>);

impl Bits {
    pub(super) fn empty() -> Self {
        Self(Box::new([0; WORDS]))
    }

    #[cfg(test)]
    /// The numbers of `range`, which ends at [`WINDOW`] at most.
    pub(super) fn range(range: Range<usize>) -> Self {
        let mut bits = Self::empty();
        bits.fill(range);
        bits
    }

    pub(super) fn fill(&mut self, range: Range<usize>) {
        masks(range).for_each(|(at, mask)| self.0[at] |= mask);
    }

    #[inline]
    pub(super) fn insert(&mut self, number: u16) {
        self.0[usize::from(number) / 64] |= 1 << (number % 64);
    }

    /// Adds the numbers of word `at`, which holds 64 from 64 times `at`.
    pub(super) fn add_word(&mut self, at: usize, word: u64) {
        self.0[at] |= word;
    }

    pub(super) fn remove(&mut self, number: u16) {
        self.0[usize::from(number) / 64] &= !(1 << (number % 64));
    }

    pub(super) fn contains(&self, number: u16) -> bool {
        self.0[usize::from(number) / 64] >> (number % 64) & 1 == 1
    }

    pub(super) fn and(&mut self, other: &Self) {
        self.combine(other, |a, b| a & b);
    }

    pub(super) fn and_not(&mut self, other: &Self) {
        self.combine(other, |a, b| a & !b);
    }

    pub(super) fn or(&mut self, other: &Self) {
        self.combine(other, |a, b| a | b);
    }

    fn combine(&mut self, other: &Self, with: impl Fn(u64, u64) -> u64) {
        for (word, other) in self.0.iter_mut().zip(other.0.iter()) {
            *word = with(*word, *other);
        }
    }

    pub(super) fn len(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// How many numbers of `range` are in the set.
    pub(super) fn len_within(&self, range: Range<usize>) -> usize {
        self.words_within(range).map(|(_, word)| word.count_ones() as usize).sum()
    }

    /// Its numbers, rising.
    pub(super) fn iter(&self) -> impl Iterator<Item = u16> + '_ {
        self.within(0..WINDOW)
    }

    /// Its numbers in `range`, rising.
    pub(super) fn within(&self, range: Range<usize>) -> impl Iterator<Item = u16> + '_ {
        self.words_within(range).flat_map(|(at, word)| ones(word).map(move |bit| (at * 64) as u16 + bit as u16))
    }

    /// The words that hold `range`, those at its ends cut to it.
    fn words_within(&self, range: Range<usize>) -> impl Iterator<Item = (usize, u64)> + '_ {
        masks(range).map(|(at, mask)| (at, self.0[at] & mask))
    }
}

/// Of each word that holds a part of `range` which bits these are.
fn masks(range: Range<usize>) -> impl Iterator<Item = (usize, u64)> {
    let (start, end) = (range.start, range.end.min(WINDOW));
    let words = if start < end { start / 64..end.div_ceil(64) } else { 0..0 };
    words.map(move |at| {
        let low = if at == start / 64 { u64::MAX << (start % 64) } else { u64::MAX };
        let high = if at == end / 64 { !(u64::MAX << (end % 64)) } else { u64::MAX };
        (at, low & high)
    })
}

fn ones(mut word: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        (word != 0).then(|| {
            let bit = word.trailing_zeros();
            word &= word - 1;
            bit
        })
    })
}

/// A set of entries of a lexicon, small or large.
#[derive(Clone, Debug, Default)]
pub(super) struct Ids {
    words: Vec<u64>,
    len: usize,
}

impl Ids {
    pub(super) fn contains(&self, id: u32) -> bool {
        self.words.get(id as usize / 64).is_some_and(|word| word >> (id % 64) & 1 == 1)
    }

    pub(super) fn insert(&mut self, id: u32) {
        let at = id as usize / 64;
        if at >= self.words.len() {
            self.words.resize(at + 1, 0);
        }
        self.len += usize::from(!self.contains(id));
        self.words[at] |= 1 << (id % 64);
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    pub(super) fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The bits, 64 ids a word.
    pub(super) fn words(&self) -> &[u64] {
        &self.words
    }

    /// Its ids, rising.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.words.iter().zip(0u32..).flat_map(|(word, at)| ones(*word).map(move |bit| at * 64 + bit))
    }
}

impl FromIterator<u32> for Ids {
    fn from_iter<I: IntoIterator<Item = u32>>(ids: I) -> Self {
        let mut set = Self::default();
        for id in ids {
            set.insert(id);
        }
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_holds_its_numbers() {
        #[track_caller]
        fn check(range: Range<usize>) {
            let bits = Bits::range(range.clone());
            assert!(bits.iter().map(usize::from).eq(range.clone()), "{range:?}");
            assert_eq!(bits.len(), range.len());
            let whole = Bits::range(0..WINDOW);
            assert!(whole.within(range.clone()).map(usize::from).eq(range.clone()), "{range:?}");
            assert_eq!(whole.len_within(range.clone()), range.len());
        }
        for range in [0..0, 0..1, 0..64, 1..64, 63..65, 64..128, 5..300, 65_500..WINDOW, 0..WINDOW, 7..7, 64..64] {
            check(range);
        }
    }

    #[test]
    fn sets_are_combined() {
        let mut bits = Bits::range(10..200);
        bits.and(&Bits::range(100..300));
        bits.and_not(&Bits::range(110..190));
        bits.or(&Bits::range(5..6));
        bits.insert(65_535);
        bits.remove(5);
        assert_eq!(bits.len(), 21);
        assert!(bits.contains(100) && bits.contains(199) && bits.contains(65_535) && !bits.contains(110));
        assert!(!bits.is_empty() && Bits::empty().is_empty());
    }

    #[test]
    fn ids_grow_as_needed() {
        let ids: Ids = [900, 3, 3, 64].into_iter().collect();
        assert!(ids.iter().eq([3, 64, 900]));
        assert_eq!(ids.len(), 3);
        assert!(ids.contains(64) && !ids.contains(65) && !ids.contains(u32::MAX));
    }
}
