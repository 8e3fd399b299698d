//! Which quotes of a window have a token: a list for each token.
//!
//! A list is the numbers of its quotes, or, where these would be many, a bit for each quote of the window, which is faster to unite.

use std::ops::Range;

use super::bits::{Bits, Ids};

/// A list of more quotes than this becomes bits: half their size, because uniting bits is so much faster.
const LONGEST: u32 = 2048;

/// How many quotes are gone through before asking again whether to go on: a fraction of a millisecond.
pub(super) const BETWEEN_CHECKS: usize = 1024;

/// The lists of the tokens of a window's quotes.
#[derive(Clone, Debug, Default)]
pub(super) struct Postings {
    /// How many quotes of the window they cover, from its first.
    quotes: usize,
    /// The tokens that have a list.
    present: Vec<u64>,
    /// How many of them come before each word of `present`.
    ranks: Vec<u32>,
    /// Where each list begins, in their order, and where the last ends. A list without numbers is in `dense`.
    starts: Vec<u32>,
    numbers: Vec<u16>,
    /// The lists kept as bits, each with its number among the lists; in order.
    dense: Vec<(u32, Bits)>,
}

/// A list of quotes.
#[derive(Clone, Copy)]
pub(super) enum List<'p> {
    Dense(&'p Bits),
    /// Their numbers, rising; twice where a quote has the token twice.
    Sparse(&'p [u16]),
}

/// Where a list is.
pub(super) enum Place {
    /// Among the numbers.
    Numbers(Range<usize>),
    /// It is kept as bits, and so many lists before it are.
    Bits(usize),
}

/// Where the next number of each token goes, while its quotes are gone through.
pub(super) struct Cursors(Vec<u32>);

/// Marks the place of a list that is kept as bits.
const DENSE: u32 = 1 << 31;

impl Postings {
    /// The lists of all tokens below `tokens` in as many quotes, of which `of` gives the tokens; `None` where `keep_going` said no.
    pub(super) fn new<T: Iterator<Item = u32>>(
        quotes: usize,
        tokens: usize,
        of: impl Fn(usize) -> T,
        keep_going: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let mut counts = vec![0u32; tokens];
        each(quotes, &of, keep_going, |token, _| counts[token as usize] += 1)?;
        let mut postings = Self { quotes, ..Self::default() };
        postings.lay_out(&counts);
        let mut cursors = postings.cursors();
        let Self { numbers, dense, .. } = &mut postings;
        each(quotes, &of, keep_going, |token, quote| match cursors.advance(token) {
            Some(at) => numbers[at] = quote,
            None => {
                if let Some(bits) = cursors.bits(token) {
                    dense[bits].1.insert(quote);
                }
            }
        })?;
        Some(postings)
    }

    /// Finds a place for the list of each token, of which it is known how often it comes.
    fn lay_out(&mut self, counts: &[u32]) {
        self.present = vec![0; counts.len().div_ceil(64)];
        let mut end = 0;
        self.starts.push(0);
        for (token, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            self.present[token / 64] |= 1 << (token % 64);
            match *count > LONGEST {
                true => self.dense.push((self.starts.len() as u32 - 1, Bits::empty())),
                false => end += count,
            }
            self.starts.push(end);
        }
        let mut before = 0;
        for word in &self.present {
            self.ranks.push(before);
            before += word.count_ones();
        }
        self.starts.shrink_to_fit();
        self.numbers = vec![0; end as usize];
    }

    /// Where the numbers of each token go that has a list.
    pub(super) fn cursors(&self) -> Cursors {
        let mut cursors = vec![0; self.present.len() * 64];
        for (token, place) in self.all_places() {
            cursors[token as usize] = match place {
                Place::Numbers(range) => range.start as u32,
                Place::Bits(bits) => DENSE + bits as u32,
            };
        }
        Cursors(cursors)
    }

    /// The numbers of all lists that aren't kept as bits; a quote that has a token twice is there twice.
    pub(super) fn numbers(&self) -> &[u16] {
        &self.numbers
    }

    /// How many lists are kept as bits.
    pub(super) fn bits(&self) -> usize {
        self.dense.len()
    }

    /// All tokens that have a list, with it.
    pub(super) fn all(&self) -> impl Iterator<Item = (u32, List<'_>)> {
        self.all_places().map(|(token, place)| (token, self.list(place)))
    }

    fn all_places(&self) -> impl Iterator<Item = (u32, Place)> {
        let bits = |(word, at): (&'_ u64, u32)| {
            let word = *word;
            (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| at * 64 + bit)
        };
        self.present.iter().zip(0..).flat_map(bits).zip(0..).map(|(token, number)| (token, self.place(number)))
    }

    /// How many quotes of the window they cover, from its first.
    pub(super) fn quotes(&self) -> usize {
        self.quotes
    }

    /// How many of `tokens` have a list.
    pub(super) fn count(&self, tokens: &Ids) -> usize {
        self.present.iter().zip(tokens.words()).map(|(present, wanted)| (present & wanted).count_ones() as usize).sum()
    }

    /// How many numbers the lists of `tokens` have, and for each that is kept as bits the least that it may have.
    pub(super) fn size(&self, tokens: &Ids) -> usize {
        let size = |place| match place {
            Place::Numbers(range) => range.len(),
            Place::Bits(_) => LONGEST as usize,
        };
        self.places(tokens).map(size).sum()
    }

    /// The list of a token; `None` where it has none.
    pub(super) fn get(&self, token: u32) -> Option<List<'_>> {
        let (present, rank) = (self.present.get(token as usize / 64)?, self.ranks.get(token as usize / 64)?);
        let bit = 1 << (token % 64);
        (present & bit != 0).then(|| self.list(self.place(rank + (present & (bit - 1)).count_ones())))
    }

    /// The lists of those of `tokens` that have one.
    pub(super) fn lists<'p>(&'p self, tokens: &'p Ids) -> impl Iterator<Item = List<'p>> + 'p {
        self.places(tokens).map(|place| self.list(place))
    }

    /// The lists of those of `tokens` that have one, with the token.
    pub(super) fn lists_by_token<'p>(&'p self, tokens: &'p Ids) -> impl Iterator<Item = (u32, List<'p>)> + 'p {
        self.places_by_token(tokens).map(|(token, place)| (token, self.list(place)))
    }

    /// Where the lists of those of `tokens` are that have one.
    pub(super) fn places<'p>(&'p self, tokens: &'p Ids) -> impl Iterator<Item = Place> + 'p {
        self.places_by_token(tokens).map(|(_, place)| place)
    }

    fn places_by_token<'p>(&'p self, tokens: &'p Ids) -> impl Iterator<Item = (u32, Place)> + 'p {
        let words = self.present.iter().zip(tokens.words()).zip(&self.ranks).zip(0u32..);
        words.flat_map(move |(((present, wanted), rank), at)| {
            let mut rest = present & wanted;
            std::iter::from_fn(move || {
                (rest != 0).then(|| {
                    let bit = rest.trailing_zeros();
                    rest &= rest - 1;
                    (at * 64 + bit, self.place(rank + (present & ((1 << bit) - 1)).count_ones()))
                })
            })
        })
    }

    fn place(&self, number: u32) -> Place {
        let range = self.starts[number as usize] as usize..self.starts[number as usize + 1] as usize;
        // Most lists are short, and there are thousands to a common part of words.
        if !range.is_empty() {
            return Place::Numbers(range);
        }
        let dense = self.dense.binary_search_by_key(&number, |(list, _)| *list);
        dense.map_or(Place::Numbers(range), Place::Bits)
    }

    fn list(&self, place: Place) -> List<'_> {
        match place {
            Place::Numbers(range) => List::Sparse(&self.numbers[range]),
            Place::Bits(at) => List::Dense(&self.dense[at].1),
        }
    }

    /// The bytes it keeps on the heap.
    pub(super) fn memory(&self) -> usize {
        (self.present.capacity() + self.dense.len() * (super::bits::WINDOW / 64 + 2)) * 8
            + (self.ranks.capacity() + self.starts.capacity()) * 4
            + self.numbers.capacity() * 2
    }
}

impl Cursors {
    /// Where the next number of `token` goes, which moves on; `None` where its list is kept as bits.
    pub(super) fn advance(&mut self, token: u32) -> Option<usize> {
        let place = self.0.get_mut(token as usize).filter(|place| **place < DENSE)?;
        *place += 1;
        Some(*place as usize - 1)
    }

    /// How many lists kept as bits come before that of `token`; `None` where it isn't kept so.
    pub(super) fn bits(&self, token: u32) -> Option<usize> {
        self.0.get(token as usize)?.checked_sub(DENSE).map(|bits| bits as usize)
    }
}

impl List<'_> {
    /// How many quotes it has.
    pub(super) fn len(&self) -> usize {
        match self {
            List::Dense(bits) => bits.len(),
            List::Sparse(numbers) => numbers.chunk_by(|a, b| a == b).count(),
        }
    }

    /// Adds its quotes to `found`.
    pub(super) fn add_to(&self, found: &mut Bits) {
        match self {
            List::Dense(bits) => found.or(bits),
            List::Sparse(numbers) => numbers.iter().for_each(|quote| found.insert(*quote)),
        }
    }
}

/// Calls `note` for each token of each quote; `None` where `keep_going` said no.
fn each<T: Iterator<Item = u32>>(
    quotes: usize,
    of: &impl Fn(usize) -> T,
    keep_going: &dyn Fn() -> bool,
    mut note: impl FnMut(u32, u16),
) -> Option<()> {
    for quote in 0..quotes {
        if quote.is_multiple_of(BETWEEN_CHECKS) && !keep_going() {
            return None;
        }
        of(quote).for_each(|token| note(token, quote as u16));
    }
    Some(())
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
            list.add_to(&mut found);
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
        let counts = postings.all().map(|(id, list)| (words.lexicon.folded(id), list.len()));
        assert_eq!(counts.collect::<Vec<_>>(), [("all", 6000), ("most", 5000), ("few", 1000)]);
        assert!(Postings::new(stream.len(), words.lexicon.len(), |quote| stream.written(quote), &|| false).is_none());
    }

    #[test]
    fn no_quotes_no_lists() {
        let postings = listed(&Stream::default(), 1);
        assert_eq!(postings.lists(&[0].into_iter().collect()).count(), 0);
    }
}
