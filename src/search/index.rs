//! All quotes of a story, ready to be searched.

use std::ops::Range;
use std::sync::Arc;

use super::matching::Sought;
use super::query::Query;
use crate::model::{Digest, Item};

/// All quotes of a story, ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Index {
    digests: Vec<Arc<Digest>>,
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The first of the quotes that match, best first.
    pub hits: Vec<Hit>,
    /// How many match in all.
    pub total: usize,
    /// True where the query as it stands finds nothing, and these match a corrected one.
    pub nearest: bool,
}

/// A quote that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The quote.
    pub item: Item,
    /// What to mark, in bytes of the quote's text: sorted and disjoint.
    pub ranges: Vec<Range<usize>>,
}

impl Index {
    /// The index of the quotes of `digests`, which stand in the order of the story.
    pub fn build(digests: &[Arc<Digest>]) -> Index {
        Index { digests: digests.to_vec() }
    }

    /// The first `limit` of the quotes that match, best first, and how many there are.
    pub fn search(&self, query: &Query, limit: usize) -> Answer {
        let mut found = Vec::new();
        if query.is_empty() {
            return Answer::default();
        }
        let sought = Sought::new(query, self.digests.len());
        for (at, digest) in (0u32..).zip(&self.digests) {
            let Some(sought) = sought.in_digest(at as usize, digest) else { continue };
            for (item, quote) in (0u32..).zip(&digest.quotes) {
                if let Some(rank) = sought.rank(quote) {
                    found.push((rank, Item { digest: at, item }));
                }
            }
        }
        found.sort_unstable();
        let hits = found.iter().take(limit).map(|(_, item)| self.hit(query, *item)).collect();
        Answer { hits, total: found.len(), nearest: false }
    }

    /// The quotes that match when misspelt words of the query are corrected; none where nothing is near.
    pub fn nearest(&self, _query: &Query, _limit: usize) -> Answer {
        Answer { nearest: true, ..Answer::default() }
    }

    /// The quote with what `query` marks in it; nothing is marked where it doesn't match.
    pub fn hit(&self, query: &Query, item: Item) -> Hit {
        let quote = self.digests.get(item.digest as usize).and_then(|digest| digest.quotes.get(item.item as usize));
        Hit { item, ranges: quote.map_or(Vec::new(), |quote| query.marks(&quote.text)) }
    }
}

#[cfg(test)]
mod tests;
