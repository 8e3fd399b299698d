//! The state of the reader and how it changes: no I/O, no terminal, no clock.
//!
//! [`update`](update::update) takes what happened and says what is to be done outside; `view` draws what is here, and
//! `work` and `terminal` do the rest.

use std::sync::Arc;

use crate::crossref::{Point, PointKind};
use crate::model::Item;

pub mod action;
pub mod coverage;
pub mod decide;
mod deciding;
mod filter;
pub mod input;
pub mod key;
pub mod keymap;
mod links;
pub mod message;
mod mode;
mod moved;
pub mod passage;
pub mod review;
mod search;
mod searching;
pub mod target;
#[cfg(test)]
pub(crate) mod tests;
mod update;

pub use coverage::Coverage;
pub use filter::Filter;
pub use mode::{Compare, Mode, Overlay, Part, Seek};
pub use search::Search;
pub use update::{MOST_HITS, update};

use links::Links;
use message::{Progress, Shown};

/// The panes, in the order in which Tab goes through them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pane {
    /// The points of the story.
    #[default]
    Claims,
    /// The quotes of all reports, or the hits of a search.
    Quotes,
    /// The figures of all reports.
    Figures,
    /// The reports.
    Headlines,
}

impl Pane {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Claims, Self::Quotes, Self::Figures, Self::Headlines];

    /// The pane that comes `steps` after this one, round and round.
    pub fn step(self, steps: isize) -> Self {
        Self::ALL[(self as isize + steps).rem_euclid(Self::ALL.len() as isize) as usize]
    }

    /// What it is called.
    pub fn title(self) -> &'static str {
        match self {
            Self::Claims => "Claims",
            Self::Quotes => "Quotes",
            Self::Figures => "Key figures",
            Self::Headlines => "Headlines",
        }
    }
}

/// The whole state of the reader.
#[derive(Debug)]
pub struct App {
    /// What is open.
    pub coverage: Arc<Coverage>,
    /// How far loading has come.
    pub progress: Progress,
    /// Who has the screen and the keyboard.
    pub mode: Mode,
    /// The pane that keys move in.
    pub pane: Pane,
    /// True where that pane has the whole screen.
    pub zoom: bool,
    /// Which points the Claims pane keeps.
    pub filter: Filter,
    /// The search that is on, if any.
    pub search: Option<Search>,
    /// Something to tell the person, until the next key.
    pub notice: Option<String>,
    /// Something that has happened by itself, until the next key.
    pub news: Option<String>,
    /// A member of the point that is to be joined with another.
    pub marked: Option<(PointKind, Item)>,
    /// What the last frame showed of a text that scrolls.
    pub shown: Shown,
    /// The points that the filter keeps, as positions among the points of claims.
    kept: Vec<usize>,
    /// The selected row of each pane, in the order of [`Pane::ALL`]; past the last row only where there are none.
    rows: [usize; 4],
    /// What belongs to what is selected.
    links: Links,
    /// The first row of each pane that belongs to what is selected in another.
    linked_rows: [Option<usize>; 4],
    /// The pane beside Claims where two fit.
    beside: Pane,
    /// How many searches there have been.
    searches: u64,
}

impl Default for App {
    fn default() -> Self {
        Self::new(Arc::default())
    }
}

impl App {
    /// A reader of `coverage`, before anything was pressed.
    pub fn new(coverage: Arc<Coverage>) -> Self {
        let mut app = Self {
            coverage,
            progress: Progress::default(),
            mode: Mode::Browse,
            pane: Pane::Claims,
            zoom: false,
            filter: Filter::All,
            search: None,
            links: Links::default(),
            notice: None,
            news: None,
            marked: None,
            shown: Shown::default(),
            kept: Vec::new(),
            rows: [0; 4],
            linked_rows: [None; 4],
            beside: Pane::Quotes,
            searches: 0,
        };
        app.keep_points();
        app.link();
        app
    }

    /// The pane that stands beside Claims where two fit: the one that had the keys last.
    pub fn beside(&self) -> Pane {
        self.beside
    }

    /// How many rows a pane has.
    pub fn count(&self, pane: Pane) -> usize {
        match pane {
            Pane::Claims => self.kept.len(),
            Pane::Quotes => match self.hits() {
                Some(hits) => hits.len(),
                None => self.coverage.quotes().len(),
            },
            Pane::Figures => self.coverage.figures().len(),
            Pane::Headlines => self.coverage.story().digests().len(),
        }
    }

    /// The selected row of a pane, from 0.
    pub fn row(&self, pane: Pane) -> usize {
        self.rows[pane as usize]
    }

    /// The point in that row of the Claims pane, and where it stands among the points of claims.
    pub fn point_in(&self, row: usize) -> Option<(usize, &Point)> {
        let at = *self.kept.get(row)?;
        self.coverage.points(PointKind::Claim).get(at).map(|point| (at, &**point))
    }

    /// The quote in that row of the Quotes pane.
    pub fn quote_in(&self, row: usize) -> Option<Item> {
        match self.hits() {
            Some(hits) => hits.get(row).map(|hit| hit.item),
            None => self.coverage.quotes().item(row),
        }
    }

    /// The figure in that row of the Key figures pane.
    pub fn figure_in(&self, row: usize) -> Option<Item> {
        self.coverage.figures().item(row)
    }

    /// What the search has found; `None` where the Quotes pane shows all quotes.
    pub fn hits(&self) -> Option<&[crate::search::Hit]> {
        self.search.as_ref().and_then(Search::hits)
    }

    /// The row of the Claims pane that shows the point at `position` among the points of claims.
    fn row_of_point(&self, position: usize) -> Option<usize> {
        self.kept.binary_search(&position).ok()
    }

    /// The row of the Quotes pane that shows `item`.
    fn row_of_quote(&self, item: Item) -> Option<usize> {
        match self.hits() {
            Some(hits) => hits.iter().position(|hit| hit.item == item),
            None => Some(self.coverage.quotes().position(item)).filter(|row| *row < self.coverage.quotes().len()),
        }
    }

    /// The row that an unselected pane should show first because it belongs to what is selected elsewhere.
    pub fn linked_row(&self, pane: Pane) -> Option<usize> {
        self.linked_rows[pane as usize]
    }

    /// True where that row of a pane belongs to what is selected in the pane that has the keys.
    pub fn is_linked(&self, pane: Pane, row: usize) -> bool {
        match pane {
            Pane::Claims => self.point_in(row).is_some_and(|(at, _)| self.links.has_point(at)),
            Pane::Quotes => self.quote_in(row).is_some_and(|item| self.has_link(PointKind::Quote, item)),
            Pane::Figures => self.figure_in(row).is_some_and(|item| self.has_link(PointKind::Figure, item)),
            Pane::Headlines => u32::try_from(row).is_ok_and(|row| self.links.has_report(&self.coverage, row)),
        }
    }

    fn has_link(&self, kind: PointKind, item: Item) -> bool {
        self.links.has(&self.coverage, kind, item)
    }

    /// The first row of an unselected pane that belongs to what is selected elsewhere.
    fn first_linked_row(&self, pane: Pane) -> Option<usize> {
        let (links, coverage) = (&self.links, &*self.coverage);
        match pane {
            _ if pane == self.pane => None,
            Pane::Claims => links.points().find_map(|point| self.row_of_point(point)),
            Pane::Quotes => match self.hits() {
                Some(hits) => hits.iter().position(|hit| self.has_link(PointKind::Quote, hit.item)),
                None => links.first(coverage, PointKind::Quote).map(|quote| coverage.quotes().position(quote)),
            },
            Pane::Figures => links.first(coverage, PointKind::Figure).map(|it| coverage.figures().position(it)),
            Pane::Headlines => links.first_report(coverage).map(|report| report as usize),
        }
    }

    /// Works out which points the filter keeps.
    fn keep_points(&mut self) {
        let points = self.coverage.points(PointKind::Claim).iter().enumerate();
        self.kept = points.filter(|(_, point)| self.filter.keeps(point)).map(|(at, _)| at).collect();
    }

    /// Gives the keys to a pane.
    fn focus(&mut self, pane: Pane) {
        self.pane = pane;
        if pane != Pane::Claims {
            self.beside = pane;
        }
    }

    /// Works out what belongs to what is selected.
    fn link(&mut self) {
        self.links = Links::of(self);
        self.linked_rows = Pane::ALL.map(|pane| self.first_linked_row(pane));
    }

    /// Selects that row of a pane, or the last one where there are fewer.
    fn select(&mut self, pane: Pane, row: usize) {
        self.rows[pane as usize] = row.min(self.count(pane).saturating_sub(1));
    }
}
