//! All quotes of a story, ready to be searched.
//!
//! An index answers at any time, and always for all quotes: those that wait to be read are looked through as they stand. Reading them is what
//! [`Index::advance`] does, a few at a time, so that a search need not wait for it.

use std::ops::Range;
use std::sync::Arc;

use super::matches::{Matches, Pass};
use super::nearest::{self, Correction};
use super::query::Query;
use super::store::Store;
use crate::model::{Digest, Item};

/// All quotes of a story, ready to be searched.
#[derive(Clone, Debug, Default)]
pub struct Index {
    store: Store,
    generation: u64,
}

/// How many quotes the first answer of [`Index::run`] has: more than a screen shows.
const PAGE: usize = 200;

/// How many hits are marked before asking again whether to go on.
const HITS_BETWEEN_CHECKS: usize = 1024;

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The first of the quotes that match, best first.
    pub hits: Vec<Hit>,
    /// How many match in all; at least so many, while `counting`.
    pub total: usize,
    /// True where matches may yet be found.
    pub counting: bool,
    /// True where the query as it stands finds nothing, and these match a corrected one.
    pub nearest: bool,
    /// What was corrected.
    pub corrections: Vec<Correction>,
    /// The corrected query, which the hits match.
    pub corrected: Option<Query>,
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
    /// The index of the quotes of `digests`, which stand in the order of the story; all of them read.
    pub fn build(digests: &[Arc<Digest>]) -> Index {
        let mut index = Index::default();
        index.set_digests(digests);
        index.advance(usize::MAX);
        index
    }

    /// The story is now these digests, in this order. Digests that were here before (the very same `Arc`) stay as they are; the quotes of
    /// others wait to be read.
    pub fn set_digests(&mut self, digests: &[Arc<Digest>]) {
        self.generation += 1;
        if self.store.set_digests(digests) {
            self.store = Store::default();
            self.store.set_digests(digests);
        }
    }

    /// Reads up to `quotes` of the quotes that wait, about half a million in a second. False when none waits any more.
    pub fn advance(&mut self, quotes: usize) -> bool {
        self.advance_while(quotes, &|| true)
    }

    /// The same, as long as `keep_going` says yes; it is asked every millisecond or two.
    pub fn advance_while(&mut self, quotes: usize, keep_going: &dyn Fn() -> bool) -> bool {
        if self.is_read() {
            return false;
        }
        self.generation += 1;
        self.store.advance(quotes, keep_going)
    }

    /// True when no quote waits to be read.
    pub fn is_read(&self) -> bool {
        self.store.is_read()
    }

    /// How many quotes have been read, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.store.read(), self.store.quotes())
    }

    /// The first `limit` of the quotes that match, best first, and how many there are.
    pub fn search(&self, query: &Query, limit: usize) -> Answer {
        let mut matches = self.matches(query);
        let total = self.count(&mut matches, &|| true).unwrap_or(0);
        let hits = self.first(&mut matches, limit, &|| true).unwrap_or_default();
        Answer { hits, total, ..Answer::default() }
    }

    /// For a query that finds nothing: the quotes that match when it is corrected, its misspelt words first; nothing where nothing is near.
    /// Only quotes that have been read lend their words.
    pub fn nearest(&self, query: &Query, limit: usize) -> Answer {
        self.nearest_while(query, limit, &|| true).unwrap_or_default()
    }

    /// The same, unless `keep_going` says no.
    pub fn nearest_while(&self, query: &Query, limit: usize, keep_going: &dyn Fn() -> bool) -> Option<Answer> {
        let found = nearest::corrected(query, self.pass(keep_going)).ok()?;
        let Some((corrected, corrections)) = found else { return Some(Answer { nearest: true, ..Answer::default() }) };
        let answer = self.search(&corrected, limit);
        Some(Answer { nearest: true, corrections, corrected: Some(corrected), ..answer })
    }

    /// Searches as a person types: calls `report` with the first page as soon as it is known, with what is found among quotes that have not
    /// been read as it is found, with the page again once all are counted, and at last with all that match, up to `limit`, or with the nearest where
    /// none does. The last answer is not `counting`.
    /// `None` where `keep_going` said no; it is asked every few milliseconds.
    pub fn run(
        &self,
        query: &Query,
        limit: usize,
        keep_going: &dyn Fn() -> bool,
        report: &mut dyn FnMut(Answer),
    ) -> Option<()> {
        let mut matches = self.matches(query);
        let page = limit.min(PAGE);
        let mut shown = self.first(&mut matches, page, keep_going)?;
        let so_far = |hits: &[Hit], total| Answer { hits: hits.to_vec(), total, counting: true, ..Answer::default() };
        let mut told = matches.counted();
        if !shown.is_empty() {
            report(so_far(&shown, told));
        }
        while self.current(&mut matches)?.look_through_some(self.pass(keep_going)).ok()? {
            let before = shown.len();
            if before < page {
                shown = self.first(&mut matches, page, keep_going)?;
            }
            // A total is worth telling again when it has grown by a quarter.
            let total = matches.counted();
            if shown.len() > before || total > told + told / 4 {
                told = total;
                report(so_far(&shown, total));
            }
        }
        let total = self.count(&mut matches, keep_going)?;
        if total == 0 && !query.is_empty() {
            report(self.nearest_while(query, limit, keep_going)?);
            return Some(());
        }
        if page < limit.min(total) {
            // How many there are is worth knowing before all of them are marked.
            let hits = self.first(&mut matches, page, keep_going)?;
            report(Answer { hits, total, ..Answer::default() });
        }
        let hits = self.first(&mut matches, limit, keep_going)?;
        report(Answer { hits, total, ..Answer::default() });
        Some(())
    }

    /// The quotes that match, to be asked for bit by bit.
    pub fn matches(&self, query: &Query) -> Matches {
        Matches::new(query, &self.store, self.generation)
    }

    /// The first `limit` of them, best first, without counting the others. Quotes not read yet are among them once they are
    /// counted. `None` where `keep_going` said no, or the index has changed since.
    pub fn first(&self, matches: &mut Matches, limit: usize, keep_going: &dyn Fn() -> bool) -> Option<Vec<Hit>> {
        let items = self.current(matches)?.first(limit, self.pass(keep_going)).ok()?;
        self.hits(matches.query(), &items, keep_going)
    }

    /// How many there are. `None` as for [`first`](Self::first).
    pub fn count(&self, matches: &mut Matches, keep_going: &dyn Fn() -> bool) -> Option<usize> {
        self.current(matches)?.count(self.pass(keep_going)).ok()
    }

    /// Those that stand in `range` of the whole list, best first. `None` as for [`first`](Self::first).
    pub fn page(&self, matches: &mut Matches, range: Range<usize>, keep_going: &dyn Fn() -> bool) -> Option<Vec<Hit>> {
        let items = self.current(matches)?.items(range, self.pass(keep_going)).ok()?;
        self.hits(matches.query(), &items, keep_going)
    }

    /// The place of `item` in the whole list, counted from 0. `None` where it isn't there, and as for [`first`](Self::first).
    pub fn position(&self, matches: &mut Matches, item: Item, keep_going: &dyn Fn() -> bool) -> Option<usize> {
        self.current(matches)?.position(item, self.pass(keep_going)).ok()?
    }

    /// The quote with what `query` marks in it; nothing is marked where it doesn't match.
    pub fn hit(&self, query: &Query, item: Item) -> Hit {
        let quote = self.store.digest(item.digest).and_then(|digest| digest.quotes.get(item.item as usize));
        Hit { item, ranges: quote.map_or(Vec::new(), |quote| query.marks(&quote.text)) }
    }

    /// The bytes it keeps beside the digests themselves, by part.
    pub fn memory(&self) -> Vec<(&'static str, usize)> {
        self.store.memory()
    }

    /// Makes lists of all that has been read, as if the story were long.
    #[cfg(test)]
    pub(super) fn list_all(&mut self) {
        self.store.list_all();
    }

    fn hits(&self, query: &Query, items: &[Item], keep_going: &dyn Fn() -> bool) -> Option<Vec<Hit>> {
        let asked = |at: usize| !at.is_multiple_of(HITS_BETWEEN_CHECKS) || keep_going();
        items.iter().enumerate().map(|(at, item)| asked(at + 1).then(|| self.hit(query, *item))).collect()
    }

    fn pass<'p>(&'p self, keep_going: &'p dyn Fn() -> bool) -> Pass<'p> {
        Pass { store: &self.store, keep_going }
    }

    fn current<'m>(&self, matches: &'m mut Matches) -> Option<&'m mut Matches> {
        (matches.generation == self.generation).then_some(matches)
    }
}

#[cfg(test)]
mod tests;
