//! The search that is on: what was typed, what it found, and where the person was when it began.

use crate::search::{Answer, Hit, Query};

use super::Pane;
use super::input::Input;

/// A search of the quotes.
#[derive(Debug)]
pub struct Search {
    /// The line that is typed.
    pub input: Input,
    /// What the line asks for.
    pub query: Query,
    /// What was found; `None` before the first answer. While a newer search runs, the older answer stays.
    pub answer: Option<Answer>,
    /// The query that the answer is to.
    pub answered: Option<Query>,
    /// The number of the search that runs or ran last.
    pub number: u64,
    /// Where the person was when the search began.
    pub back: Back,
}

/// Where the person was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Back {
    /// The pane that had the keys.
    pub pane: Pane,
    /// The selected row of each pane.
    pub rows: [usize; 4],
    /// Whether one pane had the whole screen.
    pub zoom: bool,
}

impl Search {
    /// The hits; `None` where nothing is asked for yet.
    pub fn hits(&self) -> Option<&[Hit]> {
        if self.query.is_empty() {
            return None;
        }
        self.answer.as_ref().map(|answer| answer.hits.as_slice())
    }

    /// How many quotes match; of a search that found only what is near, how many are near.
    pub fn total(&self) -> usize {
        self.answer.as_ref().filter(|_| !self.query.is_empty()).map_or(0, |answer| answer.total)
    }

    /// True where nothing matches and the hits are only the nearest.
    pub fn is_near(&self) -> bool {
        self.answer.as_ref().is_some_and(|answer| answer.nearest)
    }

    /// What was looked for instead, where nothing matches what was typed.
    pub fn corrected(&self) -> Option<&str> {
        self.answer.as_ref().and_then(|answer| answer.corrected.as_ref()).map(Query::text)
    }

    /// True while more may be found: the answer grows, or is still to an older query.
    pub fn is_counting(&self) -> bool {
        self.answer.as_ref().is_none_or(|answer| answer.counting) || self.answered.as_ref() != Some(&self.query)
    }
}
