//! The quotes that match in their order: best first, then as the story goes.
//!
//! The order is never laid out as a list. Ranks are sets, so the place of a quote is a matter of counting bits before it.

use std::ops::Range;

use super::bits::{Bits, WINDOW};
use super::matches::{GivenUp, Matches, Pass};
use super::matching::Rank;
use super::store::Store;
use crate::model::Item;

impl Matches {
    /// The first `limit` items, best first. Quotes that wait to be read are among them once they have been counted.
    pub(super) fn first(&mut self, limit: usize, pass: Pass<'_>) -> Result<Vec<Item>, GivenUp> {
        let mut items = Vec::new();
        let skipped = usize::from(!self.adjacent_first(pass)?);
        for rank in Rank::ALL.into_iter().skip(skipped) {
            if pass.store.is_in_order() {
                for window in 0..self.cells.len() {
                    if items.len() >= limit {
                        return Ok(items);
                    }
                    let quotes = self.ranked(rank, window, pass)?;
                    let found = quotes.iter().filter_map(|quote| pass.store.item(window * WINDOW + usize::from(quote)));
                    items.extend(found.take(limit - items.len()));
                }
            } else if items.len() < limit {
                let windows = self.all_ranked(rank, pass)?;
                let found = (0..pass.store.digests()).flat_map(|position| items_of(position, pass.store, &windows));
                items.extend(found.take(limit - items.len()));
            }
        }
        Ok(items)
    }

    /// The items that stand in `range` of the whole list.
    pub(super) fn items(&mut self, range: Range<usize>, pass: Pass<'_>) -> Result<Vec<Item>, GivenUp> {
        self.count(pass)?;
        self.count_before(pass)?;
        let (mut items, mut skip) = (Vec::new(), range.start);
        for (rank, before) in Rank::ALL.into_iter().zip(self.before.clone()) {
            let all = before.last().copied().unwrap_or(0) as usize;
            if skip >= all {
                skip -= all;
                continue;
            }
            let windows = self.all_ranked(rank, pass)?;
            let first = before.partition_point(|before| *before as usize <= skip).saturating_sub(1);
            skip -= before.get(first).copied().unwrap_or(0) as usize;
            let found =
                (first..pass.store.digests()).flat_map(|position| items_of(position, pass.store, &windows)).skip(skip);
            items.extend(found.take(range.len() - items.len()));
            skip = 0;
            if items.len() >= range.len() {
                break;
            }
        }
        Ok(items)
    }

    /// The place of `item` in the whole list, counted from 0; `None` where it doesn't match.
    pub(super) fn position(&mut self, item: Item, pass: Pass<'_>) -> Result<Option<usize>, GivenUp> {
        self.count(pass)?;
        self.count_before(pass)?;
        let quotes = pass.store.quotes_at(item.digest as usize);
        let quote = quotes.start + item.item as usize;
        if !quotes.contains(&quote) {
            return Ok(None);
        }
        let mut better = 0;
        for (at, rank) in Rank::ALL.into_iter().enumerate() {
            let windows = self.all_ranked(rank, pass)?;
            if windows[quote / WINDOW].contains((quote % WINDOW) as u16) {
                let before = self.before[at].get(item.digest as usize).copied().unwrap_or(0) as usize;
                return Ok(Some(better + before + len_within(quotes.start..quote, &windows)));
            }
            better += self.before[at].last().copied().unwrap_or(0) as usize;
        }
        Ok(None)
    }

    fn count_before(&mut self, pass: Pass<'_>) -> Result<(), GivenUp> {
        if !self.before.is_empty() {
            return Ok(());
        }
        let mut all = Vec::with_capacity(Rank::ALL.len());
        for rank in Rank::ALL {
            let windows = self.all_ranked(rank, pass)?;
            let mut sum = 0;
            let mut before = vec![0];
            for position in 0..pass.store.digests() {
                sum += len_within(pass.store.quotes_at(position), &windows) as u32;
                before.push(sum);
            }
            all.push(before);
        }
        self.before = all;
        Ok(())
    }
}

/// The items of the digest at `position` that are in `windows`.
fn items_of<'a>(position: usize, store: &Store, windows: &'a [Bits]) -> impl Iterator<Item = Item> + 'a {
    let quotes = store.quotes_at(position);
    let first = quotes.start;
    parts(quotes).flat_map(move |(window, within)| {
        windows.get(window).into_iter().flat_map(move |bits| bits.within(within.clone())).map(move |quote| Item {
            digest: position as u32,
            item: (window * WINDOW + usize::from(quote) - first) as u32,
        })
    })
}

/// How many of `quotes` are in `windows`.
fn len_within(quotes: Range<usize>, windows: &[Bits]) -> usize {
    parts(quotes).filter_map(|(window, within)| Some(windows.get(window)?.len_within(within))).sum()
}

/// The windows that `quotes` stand in, with their numbers there.
fn parts(quotes: Range<usize>) -> impl Iterator<Item = (usize, Range<usize>)> {
    let windows = if quotes.is_empty() { 0..0 } else { quotes.start / WINDOW..(quotes.end - 1) / WINDOW + 1 };
    windows.map(move |window| {
        let begin = window * WINDOW;
        (window, quotes.start.max(begin) - begin..quotes.end.min(begin + WINDOW) - begin)
    })
}
