//! Which quotes match a query, found window by window as far as somebody asks.
//!
//! The first page needs only the best quotes, the total only how many there are, so neither waits for the other.
//! Windows are answered one at a time, and between two of them a search can be given up. In which order quotes stand is `listing`'s matter.

use super::bits::Bits;
use super::matching::{MOST_ADJACENT, Rank, Sought};
use super::needle::Fit;
use super::plan::Plan;
use super::query::Query;
use super::store::Store;

/// The quotes that match a query, as far as they have been asked for. Belongs to the [`Index`](super::Index) that made it, as it was
/// then: an index that has changed since finds nothing with it.
#[derive(Clone, Debug)]
pub struct Matches {
    query: Query,
    /// What to look up; `None` until asked.
    plan: Option<Plan>,
    pub(super) cells: Vec<Cell>,
    pub(super) generation: u64,
    /// Whether words side by side come first; `None` until asked.
    adjacent_first: Option<bool>,
    /// For each rank how many quotes of that rank stand before each digest of the story; empty until asked.
    pub(super) before: Vec<Vec<u32>>,
}

/// What is known of a window.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    /// The quotes that match and in which everything fits so or better.
    fitting: [Option<Bits>; 3],
    adjacent: Option<Bits>,
    waiting: Waited,
}

/// What is known of the quotes of a window that the index has not read.
#[derive(Clone, Debug, Default)]
struct Waited {
    /// Those that match, by rank; empty until asked.
    ranks: Vec<Bits>,
    /// How many of them have been looked through.
    done: usize,
    /// True where no more are to come.
    over: bool,
}

/// One pass over a store, which can be given up.
#[derive(Clone, Copy)]
pub(super) struct Pass<'p> {
    pub(super) store: &'p Store,
    pub(super) keep_going: &'p dyn Fn() -> bool,
}

/// A search was given up because something newer is wanted.
pub(super) struct GivenUp;

impl Matches {
    pub(super) fn new(query: &Query, store: &Store, generation: u64) -> Self {
        // An empty query asks for nothing and so has no windows to look at.
        let windows = if query.is_empty() { 0 } else { store.window_count() };
        Self {
            query: query.clone(),
            plan: None,
            cells: vec![Cell::default(); windows],
            generation,
            adjacent_first: None,
            before: Vec::new(),
        }
    }

    /// The query that they match.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// How many match.
    pub(super) fn count(&mut self, pass: Pass<'_>) -> Result<usize, GivenUp> {
        for window in 0..self.cells.len() {
            self.look(window, Fit::Inside, pass)?;
            while self.look_through(window, usize::MAX, pass)? {}
        }
        Ok(self.counted())
    }

    /// How many of the quotes that have been looked at match.
    pub(super) fn counted(&self) -> usize {
        // The last fit that was asked for holds the better ones.
        let read = |cell: &Cell| cell.fitting.iter().flatten().last().map_or(0, Bits::len);
        self.cells.iter().map(|cell| read(cell) + cell.waiting.found()).sum()
    }

    /// The quotes of that rank in each window.
    pub(super) fn all_ranked(&mut self, rank: Rank, pass: Pass<'_>) -> Result<Vec<Bits>, GivenUp> {
        (0..self.cells.len()).map(|window| self.ranked(rank, window, pass)).collect()
    }

    /// The quotes of that rank in a window.
    pub(super) fn ranked(&mut self, rank: Rank, window: usize, pass: Pass<'_>) -> Result<Bits, GivenUp> {
        let adjacent_first = self.adjacent_first(pass)?;
        let fits: &[Fit] = match rank {
            Rank::Adjacent | Rank::Whole => &[Fit::Whole],
            Rank::Start => &[Fit::Whole, Fit::Start],
            Rank::Inside => &[Fit::Start, Fit::Inside],
        };
        for fit in fits {
            self.look(window, *fit, pass)?;
        }
        if adjacent_first {
            self.look_adjacent(window, pass.store);
        }
        Ok(self.cells[window].ranked(rank, adjacent_first))
    }

    /// Whether quotes whose words stand side by side come first: where not too many have all words whole.
    pub(super) fn adjacent_first(&mut self, pass: Pass<'_>) -> Result<bool, GivenUp> {
        if let Some(known) = self.adjacent_first {
            return Ok(known);
        }
        let mut whole = 0;
        // Words that stand side by side in quotes that wait to be read need not be known yet.
        let waiting = |cell: &Cell| cell.waiting.ranks.first().is_some_and(|adjacent| !adjacent.is_empty());
        if self.plan(pass)?.ranks_adjacent(&pass.store.words) || self.cells.iter().any(waiting) {
            for window in 0..self.cells.len() {
                self.look(window, Fit::Whole, pass)?;
                whole += self.cells[window].whole();
            }
        }
        let known = whole > 0 && whole <= MOST_ADJACENT;
        self.adjacent_first = Some(known);
        Ok(known)
    }

    fn plan(&mut self, pass: Pass<'_>) -> Result<&Plan, GivenUp> {
        let plan = match self.plan.take() {
            Some(plan) => plan,
            None => Plan::new(&self.query, pass)?,
        };
        Ok(self.plan.insert(plan))
    }

    /// Finds the quotes of a window in which everything fits as `fit` or better.
    fn look(&mut self, window: usize, fit: Fit, pass: Pass<'_>) -> Result<(), GivenUp> {
        if self.cells[window].fitting[fit as usize].is_some() {
            return Ok(());
        }
        if !(pass.keep_going)() {
            return Err(GivenUp);
        }
        self.plan(pass)?;
        let Self { plan, cells, .. } = self;
        let cell = &mut cells[window];
        let (Some(read), Some(plan)) = (pass.store.windows.get(window), plan) else {
            cell.fitting[fit as usize] = Some(Bits::empty());
            return Ok(());
        };
        let same = [Fit::Whole, Fit::Start, Fit::Inside]
            .into_iter()
            .find_map(|other| cell.fitting[other as usize].as_ref().filter(|_| plan.is_same(fit, other)));
        let quotes = same.cloned().unwrap_or_else(|| plan.matching(fit, window, read, pass.store));
        cell.fitting[fit as usize] = Some(quotes);
        Ok(())
    }

    fn look_adjacent(&mut self, window: usize, store: &Store) {
        let Self { plan, cells, .. } = self;
        let cell = &mut cells[window];
        if cell.adjacent.is_some() {
            return;
        }
        let mut quotes = cell.fitting[Fit::Whole as usize].clone().unwrap_or_else(Bits::empty);
        if let (Some(read), Some(plan)) = (store.windows.get(window), plan) {
            plan.keep_adjacent(&mut quotes, read, &store.words);
        }
        cell.adjacent = Some(quotes);
    }

    /// Looks through some more of the quotes that the index has not read; false when all have been.
    pub(super) fn look_through_some(&mut self, pass: Pass<'_>) -> Result<bool, GivenUp> {
        if !(pass.keep_going)() {
            return Err(GivenUp);
        }
        for window in 0..self.cells.len() {
            if self.look_through(window, SOME, pass)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Looks through up to `count` more of the quotes of a window that the index has not read; false when that is done.
    pub(super) fn look_through(&mut self, window: usize, count: usize, pass: Pass<'_>) -> Result<bool, GivenUp> {
        let Self { query, cells, adjacent_first, before, .. } = self;
        let waiting = &mut cells[window].waiting;
        if waiting.over {
            return Ok(false);
        }
        let mut sought = Sought::new(query, pass.store.digests());
        let mut effort = Effort { terms: query.terms().len(), bytes: 0, keep_going: pass.keep_going };
        let end = waiting.done.saturating_add(count);
        // What is known of the order may no longer hold.
        *adjacent_first = None;
        before.clear();
        let mut passed = 0;
        for part in pass.store.waiting(window) {
            let from = waiting.done.saturating_sub(passed);
            passed += part.quotes.len();
            if waiting.done >= passed {
                continue;
            }
            if waiting.done >= end {
                break;
            }
            let Some(mut sought) = sought.in_digest(part.position as usize, part.digest) else {
                waiting.done = passed;
                continue;
            };
            for (quote, number) in part.quotes.iter().zip(part.first..).skip(from).take(end - waiting.done) {
                effort.spend(quote.text.len())?;
                waiting.done += 1;
                waiting.note(sought.rank(quote), number as u16);
            }
        }
        waiting.over = waiting.done < end;
        Ok(!waiting.over)
    }
}

impl Waited {
    /// How many match so far.
    fn found(&self) -> usize {
        self.ranks.iter().map(Bits::len).sum()
    }

    fn note(&mut self, rank: Option<Rank>, number: u16) {
        if let Some(rank) = rank {
            self.ranks.resize_with(Rank::ALL.len(), Bits::empty);
            self.ranks[rank as usize].insert(number);
        }
    }
}

/// Asks now and then whether to go on.
struct Effort<'e> {
    terms: usize,
    bytes: usize,
    keep_going: &'e dyn Fn() -> bool,
}

impl Effort<'_> {
    /// A text of so many bytes is looked through for each term.
    fn spend(&mut self, bytes: usize) -> Result<(), GivenUp> {
        self.bytes += bytes * self.terms;
        if self.bytes > BYTES_BETWEEN_CHECKS {
            self.bytes = 0;
            if !(self.keep_going)() {
                return Err(GivenUp);
            }
        }
        Ok(())
    }
}

impl Cell {
    /// How many quotes have all words whole.
    fn whole(&self) -> usize {
        let read = self.fitting[Fit::Whole as usize].as_ref().map_or(0, Bits::len);
        read + self.waiting.ranks.iter().take(2).map(Bits::len).sum::<usize>()
    }

    /// The quotes of that rank, as far as they have been looked for.
    fn ranked(&self, rank: Rank, adjacent_first: bool) -> Bits {
        let [whole, start, inside] = &self.fitting;
        let adjacent = if adjacent_first { &self.adjacent } else { &None };
        let (found, better) = match rank {
            Rank::Adjacent => (adjacent, &None),
            Rank::Whole => (whole, adjacent),
            Rank::Start => (start, whole),
            Rank::Inside => (inside, start),
        };
        let mut quotes = found.clone().unwrap_or_else(Bits::empty);
        if let Some(better) = better {
            quotes.and_not(better);
        }
        let waited: &[Rank] = match rank {
            Rank::Adjacent if !adjacent_first => &[],
            Rank::Whole if !adjacent_first => &[Rank::Adjacent, Rank::Whole],
            _ => &[rank],
        };
        for rank in waited {
            if let Some(waiting) = self.waiting.ranks.get(*rank as usize) {
                quotes.or(waiting);
            }
        }
        quotes
    }
}

/// How many unread quotes are looked through before what was found is shown: a few milliseconds.
const SOME: usize = 4096;

/// How much text is looked through, once for each term, before asking again whether to go on.
const BYTES_BETWEEN_CHECKS: usize = 256 * 1024;
