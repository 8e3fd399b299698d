//! Which quotes of a window have a part of a word, known beforehand for the parts that would take longest.
//!
//! A letter or two stand in a good part of all words, and uniting the lists of these takes longer than anything else that a search does. So the
//! unions of the commonest parts are kept.

use hashbrown::HashMap;

use super::bits::{Bits, WINDOW};
use super::postings::{List, Postings};
use super::stream::Words;
use super::tokens::Kind;

/// The most characters of a part.
const LONGEST: usize = 4;

/// How many parts of each length are kept of a window: of all lengths as many as a word has bits. They take a fifteenth of the index.
const KEPT: usize = 64 / LONGEST;

/// The quotes that have the commonest parts of words.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    quotes: HashMap<Box<str>, Bits>,
}

impl Parts {
    /// The commonest parts of the words of `tokens`; `None` where `keep_going` said no.
    pub(super) fn new(tokens: &Postings, words: &Words, keep_going: &dyn Fn() -> bool) -> Option<Self> {
        let kept = commonest(tokens, words);
        if !keep_going() {
            return None;
        }
        let mut sets = vec![Bits::empty(); kept.len()];
        // For each quote a bit for each part that one of its words has.
        let mut rows = vec![0u64; WINDOW];
        for (token, list) in tokens.all() {
            let numbers = parts(words.lexicon.folded(token)).filter_map(|part| kept.get(part));
            match list {
                List::Dense(bits) => numbers.for_each(|number| sets[*number].or(bits)),
                List::Sparse(quotes) => {
                    let row = numbers.fold(0, |row, number| row | 1 << number);
                    quotes.iter().for_each(|quote| rows[usize::from(*quote)] |= row);
                }
            }
        }
        if !keep_going() {
            return None;
        }
        for (block, at) in rows.as_chunks().0.iter().zip(0..) {
            let columns = transposed(*block);
            sets.iter_mut().zip(columns).for_each(|(set, column)| set.add_word(at, column));
        }
        let mut parts = HashMap::with_capacity(kept.len());
        // Of equal parts there is one, so numbers and sets go together.
        parts.extend(
            kept.iter().map(|(part, number)| (Box::from(*part), std::mem::replace(&mut sets[*number], Bits::empty()))),
        );
        Some(Self { quotes: parts })
    }

    /// The listed quotes of the window with a word that contains `part`, capitals and all else folded; `None` where that isn't kept.
    pub(super) fn get(&self, part: &str) -> Option<&Bits> {
        self.quotes.get(part)
    }

    /// The bytes they keep on the heap.
    pub(super) fn memory(&self) -> usize {
        self.quotes.len() * WINDOW / 8 + self.quotes.allocation_size()
    }
}

/// The parts of which the lists of words take longest to unite, numbered.
fn commonest<'w>(tokens: &Postings, words: &'w Words) -> HashMap<&'w str, usize> {
    let mut costs: HashMap<&str, usize> = HashMap::new();
    for (token, list) in tokens.all() {
        // Bits cost next to nothing.
        if let List::Sparse(quotes) = list
            && words.kind(token) == Kind::Letter
        {
            parts(words.lexicon.folded(token)).for_each(|part| *costs.entry(part).or_default() += quotes.len());
        }
    }
    let mut sorted: Vec<(usize, &str)> = costs.into_iter().map(|(part, cost)| (cost, part)).collect();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    let parts = || sorted.iter().map(|(_, part)| *part);
    let of = |length: usize| parts().filter(move |part| part.chars().count() == length).take(KEPT);
    (1..=LONGEST).flat_map(of).zip(0..).collect()
}

/// The parts of a word, of up to [`LONGEST`] characters; one that stands there twice comes twice.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    word.char_indices().flat_map(move |(start, _)| {
        let rest = &word[start..];
        rest.char_indices().take(LONGEST).map(|(at, c)| &rest[..at + c.len_utf8()])
    })
}

/// Rows of bits as columns: bit `b` of row `a` becomes bit `a` of row `b`. Swaps ever smaller squares, after Warren, "Hacker's
/// Delight" (2013), 7-3.
fn transposed(mut rows: [u64; 64]) -> [u64; 64] {
    let mut half = 32;
    let mut low = u64::from(u32::MAX);
    while half > 0 {
        for row in (0..64).filter(|row| row & half == 0) {
            let swapped = (rows[row] >> half ^ rows[row + half]) & low;
            rows[row] ^= swapped << half;
            rows[row + half] ^= swapped;
        }
        half /= 2;
        low ^= low << half;
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::super::stream::Stream;
    use super::*;

    fn made(texts: &[String]) -> Parts {
        let (mut words, mut stream) = (Words::default(), Stream::default());
        texts.iter().for_each(|text| stream.push(text, &mut words));
        let tokens = Postings::new(stream.len(), words.lexicon.len(), |quote| stream.written(quote), &|| true).unwrap();
        assert!(Parts::new(&tokens, &words, &|| false).is_none());
        Parts::new(&tokens, &words, &|| true).unwrap()
    }

    #[test]
    fn a_kept_part_has_all_quotes_that_contain_it() {
        // Trading and Ärger have their lists as bits, the others as numbers.
        let text = |n: usize| format!("{} Trading, {n} {}", if n.is_multiple_of(3) { "sting" } else { "Ärger" }, n * n);
        let texts: Vec<String> = (0..5000).map(text).collect();
        let parts = made(&texts);
        assert!(parts.quotes.len() > 2 * KEPT);
        for (part, quotes) in &parts.quotes {
            let contain = (0u16..).zip(&texts).filter(|(_, text)| crate::text::fold::fold(text).contains(&**part));
            assert!(quotes.iter().eq(contain.map(|(quote, _)| quote)), "{part}");
        }
        for part in ["1", "g", "st", "ing", "stin"] {
            assert!(parts.get(part).is_some(), "{part}");
        }
        assert!([",", " ", "sting", "x"].iter().all(|part| parts.get(part).is_none()));
    }

    #[test]
    fn rows_become_columns() {
        let rows = std::array::from_fn(|row| (row as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let columns = transposed(rows);
        for (a, row) in rows.iter().enumerate() {
            for (b, column) in columns.iter().enumerate() {
                assert_eq!(row >> b & 1, column >> a & 1, "{a} {b}");
            }
        }
    }

    #[test]
    fn parts_are_cut_at_characters() {
        assert!(parts("añb").eq(["a", "añ", "añb", "ñ", "ñb", "b"]));
        assert_eq!(parts("").count(), 0);
    }
}
