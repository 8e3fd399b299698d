//! Which quotes of a window have a token: a list for each token, as steps from one quote to the next.
//!
//! A list that would be long is kept as bits instead, which is smaller then and much faster to unite.

use super::bits::{Bits, Ids};
use super::codes::{self, Codes};

/// A list of more bytes than this becomes bits: half their size, because uniting bits is so much faster.
const LONGEST: u32 = 4096;

/// How many quotes are gone through before asking again whether to go on: a fraction of a millisecond.
const BETWEEN_CHECKS: u32 = 1024;

/// The lists of the tokens of a window's quotes.
#[derive(Clone, Debug, Default)]
pub(super) struct Postings {
    /// How many quotes of the window they cover, from its first.
    quotes: usize,
    /// The tokens that have a list.
    present: Vec<u64>,
    /// How many of them come before each word of `present`.
    ranks: Vec<u32>,
    /// Where each list begins, in their order, and where the last ends. A list without bytes is in `dense`.
    starts: Vec<u32>,
    bytes: Vec<u8>,
    /// The lists kept as bits, each with its number among the lists; in order.
    dense: Vec<(u32, Bits)>,
}

/// A list of quotes.
#[derive(Clone)]
pub(super) enum List<'p> {
    Dense(&'p Bits),
    Steps(Steps<'p>),
}

/// The quotes of a list, rising.
#[derive(Clone)]
pub(super) struct Steps<'p> {
    codes: Codes<'p>,
    next: u32,
}

impl Postings {
    /// The lists of all tokens below `tokens` in as many quotes, of which `of` gives the tokens; `None` where `keep_going` said no.
    pub(super) fn new<T: Iterator<Item = u32>>(
        quotes: usize,
        tokens: usize,
        of: impl Fn(usize) -> T,
        keep_going: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let lengths = lengths(quotes, tokens, &of, keep_going)?;
        let mut postings = Self { quotes, ..Self::default() };
        postings.lay_out(&lengths);
        postings.fill(&lengths, &of, keep_going)?;
        Some(postings)
    }

    /// Finds a place for each list.
    fn lay_out(&mut self, lengths: &[u32]) {
        self.present = vec![0; lengths.len().div_ceil(64)];
        let mut end = 0;
        self.starts.push(0);
        for (token, length) in lengths.iter().enumerate().filter(|(_, length)| **length > 0) {
            self.present[token / 64] |= 1 << (token % 64);
            if *length > LONGEST {
                self.dense.push((self.starts.len() as u32 - 1, Bits::empty()));
            } else {
                end += length;
            }
            self.starts.push(end);
        }
        let mut before = 0;
        for word in &self.present {
            self.ranks.push(before);
            before += word.count_ones();
        }
        self.starts.shrink_to_fit();
        self.bytes = vec![0; end as usize];
    }

    fn fill<T: Iterator<Item = u32>>(
        &mut self,
        lengths: &[u32],
        of: &impl Fn(usize) -> T,
        keep_going: &dyn Fn() -> bool,
    ) -> Option<()> {
        // For each token where its next step goes, or the number of its bits; and the quote after its last.
        let mut cursors = vec![0u32; lengths.len()];
        let mut nexts = vec![0u32; lengths.len()];
        let (mut list, mut dense) = (0, 0);
        for (token, length) in lengths.iter().enumerate().filter(|(_, length)| **length > 0) {
            if *length > LONGEST {
                cursors[token] = dense;
                dense += 1;
            } else {
                cursors[token] = self.starts[list];
            }
            list += 1;
        }
        let mut code = Vec::with_capacity(5);
        for quote in 0..self.quotes as u32 {
            if quote.is_multiple_of(BETWEEN_CHECKS) && !keep_going() {
                return None;
            }
            for token in of(quote as usize) {
                let token = token as usize;
                let next = nexts[token];
                if next > quote {
                    continue;
                }
                nexts[token] = quote + 1;
                let cursor = cursors[token] as usize;
                if lengths[token] > LONGEST {
                    self.dense[cursor].1.insert(quote as u16);
                } else {
                    code.clear();
                    codes::push(quote - next, &mut code);
                    self.bytes[cursor..cursor + code.len()].copy_from_slice(&code);
                    cursors[token] += code.len() as u32;
                }
            }
        }
        Some(())
    }

    /// The tokens that have a list, each with about how many quotes have it.
    pub(super) fn counts(&self) -> Vec<(u32, usize)> {
        let all: Ids = self.present_ids().collect();
        let counts = self.lists_by_token(&all).map(|(token, list)| match list {
            List::Dense(bits) => (token, bits.len()),
            List::Steps(steps) => (token, steps.size()),
        });
        counts.collect()
    }

    /// The tokens that have a list.
    fn present_ids(&self) -> impl Iterator<Item = u32> + '_ {
        self.present
            .iter()
            .zip(0u32..)
            .flat_map(|(word, at)| (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| at * 64 + bit))
    }

    /// How many quotes of the window they cover, from its first.
    pub(super) fn quotes(&self) -> usize {
        self.quotes
    }

    /// The lists of those of `tokens` that have one.
    pub(super) fn lists<'p>(&'p self, tokens: &'p Ids) -> impl Iterator<Item = List<'p>> + 'p {
        self.lists_by_token(tokens).map(|(_, list)| list)
    }

    /// The tokens of `tokens` that have a list, with it.
    pub(super) fn lists_by_token<'p>(&'p self, tokens: &'p Ids) -> impl Iterator<Item = (u32, List<'p>)> + 'p {
        let words = self.present.iter().zip(tokens.words()).zip(&self.ranks).zip(0u32..);
        words.flat_map(move |(((present, wanted), rank), at)| {
            let mut rest = present & wanted;
            std::iter::from_fn(move || {
                (rest != 0).then(|| {
                    let bit = rest.trailing_zeros();
                    rest &= rest - 1;
                    (at * 64 + bit, self.list(rank + (present & ((1 << bit) - 1)).count_ones()))
                })
            })
        })
    }

    fn list(&self, number: u32) -> List<'_> {
        let at = number as usize;
        let (start, end) = (self.starts[at] as usize, self.starts[at + 1] as usize);
        let steps = List::Steps(Steps { codes: Codes(&self.bytes[start..end]), next: 0 });
        // Most lists are short, and there are thousands to a common part of words.
        if start < end {
            return steps;
        }
        self.dense.binary_search_by_key(&number, |(list, _)| *list).map_or(steps, |at| List::Dense(&self.dense[at].1))
    }

    /// The bytes it keeps on the heap.
    pub(super) fn memory(&self) -> usize {
        (self.present.capacity() + self.dense.len() * (super::bits::WINDOW / 64 + 2)) * 8
            + (self.ranks.capacity() + self.starts.capacity()) * 4
            + self.bytes.capacity()
    }
}

impl Steps<'_> {
    /// Its length in bytes: about how many quotes it has.
    pub(super) fn size(&self) -> usize {
        self.codes.0.len()
    }
}

impl Iterator for Steps<'_> {
    type Item = u16;

    fn next(&mut self) -> Option<u16> {
        let quote = self.next + self.codes.next()?;
        self.next = quote + 1;
        Some(quote as u16)
    }
}

/// The length in bytes of the list of each token.
fn lengths<T: Iterator<Item = u32>>(
    quotes: usize,
    tokens: usize,
    of: &impl Fn(usize) -> T,
    keep_going: &dyn Fn() -> bool,
) -> Option<Vec<u32>> {
    let mut lengths = vec![0; tokens];
    let mut nexts = vec![0u32; tokens];
    for quote in 0..quotes as u32 {
        if quote.is_multiple_of(BETWEEN_CHECKS) && !keep_going() {
            return None;
        }
        for token in of(quote as usize) {
            let next = &mut nexts[token as usize];
            if *next <= quote {
                lengths[token as usize] += codes::len(quote - *next);
                *next = quote + 1;
            }
        }
    }
    Some(lengths)
}

#[cfg(test)]
mod tests {
    use super::super::stream::{Stream, Words};
    use super::*;

    fn listed(stream: &Stream, tokens: usize) -> Postings {
        Postings::new(stream.len(), tokens, |quote| stream.written(quote), &|| true).unwrap()
    }

    /// The quotes that have any of the tokens.
    fn quotes(postings: &Postings, words: &Words, tokens: &str) -> Vec<u16> {
        let ids = |word: &str| words.lexicon.containing(word, true).into_iter().map(|(id, _)| id);
        let tokens: Ids = tokens.split(' ').flat_map(ids).collect();
        let mut found = Bits::empty();
        for list in postings.lists(&tokens) {
            match list {
                List::Dense(bits) => found.or(bits),
                List::Steps(steps) => steps.for_each(|quote| found.insert(quote)),
            }
        }
        found.iter().collect()
    }

    #[test]
    fn every_list_has_its_quotes() {
        let (mut words, mut stream) = (Words::default(), Stream::default());
        let text = |n: u32| format!("all {} {}", if n.is_multiple_of(3) { "third" } else { "other" }, n % 1000);
        for n in 0..20_000 {
            stream.push(&text(n), &mut words);
        }
        let postings = listed(&stream, words.lexicon.len());
        assert_eq!(postings.dense.len(), 3);
        assert_eq!(quotes(&postings, &words, "all"), (0..20_000).collect::<Vec<u16>>());
        assert_eq!(quotes(&postings, &words, "third"), (0..20_000).step_by(3).collect::<Vec<u16>>());
        assert_eq!(quotes(&postings, &words, "999"), (999..20_000).step_by(1000).collect::<Vec<u16>>());
        let mut several: Vec<u16> = (101..20_000).step_by(1000).chain((102..20_000).step_by(1000)).collect();
        several.sort_unstable();
        assert_eq!(quotes(&postings, &words, "101 102"), several);
    }

    #[test]
    fn tokens_are_counted_and_listing_can_be_given_up() {
        let (mut words, mut stream) = (Words::default(), Stream::default());
        for n in 0..6000 {
            stream.push(if n < 5000 { "all most" } else { "all few" }, &mut words);
        }
        let postings = listed(&stream, words.lexicon.len());
        let counts = postings.counts().into_iter().map(|(id, count)| (words.lexicon.folded(id), count));
        // A list of steps is counted by its bytes.
        assert_eq!(counts.collect::<Vec<_>>(), [("all", 6000), ("most", 5000), ("few", 1001)]);
        assert!(Postings::new(stream.len(), words.lexicon.len(), |quote| stream.written(quote), &|| false).is_none());
    }

    #[test]
    fn no_quotes_no_lists() {
        let postings = listed(&Stream::default(), 1);
        assert_eq!(postings.lists(&[0].into_iter().collect()).count(), 0);
    }
}
