//! Which quotes of a window have two common tokens one right after the other.
//!
//! A phrase of common words is what lists of single tokens can't find: a good part of all quotes has both words, few have them side by
//! side, and telling them apart means reading them. So each two of the commonest tokens have a list of their own.

use super::bits::{Bits, Ids};
use super::codes::Codes;
use super::postings::{List, Postings};
use super::stream::Stream;

/// Of how many tokens of a window pairs are listed: these make up a third of running text, and their pairs take a twentieth of the index.
pub(super) const COMMON: usize = 64;

/// The lists of the pairs of common tokens of a window's quotes.
#[derive(Clone, Debug, Default)]
pub(super) struct Pairs {
    /// The common tokens, rising, [`COMMON`] at most.
    common: Vec<u32>,
    /// The lists, by the places of both among the common tokens.
    lists: Postings,
}

/// The place of a token that is not common.
const NOWHERE: u8 = u8::MAX;

impl Pairs {
    /// The pairs of the tokens `common`, which rise, in the quotes of `stream`; `None` where `keep_going` said no.
    pub(super) fn new(stream: &Stream, common: Vec<u32>, keep_going: &dyn Fn() -> bool) -> Option<Self> {
        let mut places = vec![NOWHERE; common.last().map_or(0, |last| *last as usize + 1)];
        for (token, place) in common.iter().zip(0..COMMON as u8) {
            places[*token as usize] = place;
        }
        let neighbours = |quote| Neighbours { tokens: stream.written(quote), places: &places, before: NOWHERE };
        let lists = Postings::new(stream.len(), COMMON * COMMON, neighbours, keep_going)?;
        Some(Self { common, lists })
    }

    /// How many quotes of the window they cover, from its first.
    pub(super) fn quotes(&self) -> usize {
        self.lists.quotes()
    }

    /// True where one of `tokens` is common.
    pub(super) fn has_any(&self, tokens: &Ids) -> bool {
        self.common.iter().any(|token| tokens.contains(*token))
    }

    /// Those of `tokens` that are not common.
    pub(super) fn others(&self, tokens: &Ids) -> Ids {
        tokens.iter().filter(|token| self.common.binary_search(token).is_err()).collect()
    }

    /// The quotes in which a common token of `first` stands right before one of `second`.
    pub(super) fn find(&self, first: &Ids, second: &Ids) -> Bits {
        let places = |tokens: &Ids| -> Vec<u32> {
            (0..).zip(&self.common).filter(|(_, token)| tokens.contains(**token)).map(|(place, _)| place).collect()
        };
        let (first, second) = (places(first), places(second));
        let pairs: Ids = first.iter().flat_map(|a| second.iter().map(move |b| a * COMMON as u32 + b)).collect();
        let mut found = Bits::empty();
        for list in self.lists.lists(&pairs) {
            match list {
                List::Dense(bits) => found.or(bits),
                List::Steps(steps) => steps.for_each(|quote| found.insert(quote)),
            }
        }
        found
    }

    /// The bytes they keep on the heap.
    pub(super) fn memory(&self) -> usize {
        self.common.capacity() * 4 + self.lists.memory()
    }
}

/// The pairs of common tokens of a quote.
struct Neighbours<'s> {
    tokens: Codes<'s>,
    places: &'s [u8],
    before: u8,
}

impl Iterator for Neighbours<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        loop {
            let token = self.tokens.next()?;
            let place = self.places.get(token as usize).copied().unwrap_or(NOWHERE);
            let before = std::mem::replace(&mut self.before, place);
            if before != NOWHERE && place != NOWHERE {
                return Some(u32::from(before) * COMMON as u32 + u32::from(place));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::stream::Words;
    use super::*;

    #[test]
    fn pairs_stand_side_by_side_in_that_order() {
        let (mut words, mut stream) = (Words::default(), Stream::default());
        for text in ["of the war", "the of war", "of, the", "war of the of the", "of war the", "of", "", "of the"] {
            stream.push(text, &mut words);
        }
        let ids = |word: &str| words.lexicon.containing(word, true).into_iter().map(|(id, _)| id).collect::<Ids>();
        let common: Vec<u32> = ids("of").iter().chain(ids("the").iter()).collect();
        let pairs = Pairs::new(&stream, common, &|| true).unwrap();
        let found = |a: &str, b: &str| pairs.find(&ids(a), &ids(b)).iter().collect::<Vec<u16>>();
        assert_eq!(found("of", "the"), [0, 3, 7]);
        assert_eq!(found("the", "of"), [1, 3]);
        assert_eq!(found("of", "war"), [0; 0], "war is not common");
        assert!(pairs.has_any(&ids("of")) && !pairs.has_any(&ids("war")));
        assert!(pairs.others(&ids("war")).iter().eq(ids("war").iter()) && pairs.others(&ids("the")).is_empty());
    }
}
