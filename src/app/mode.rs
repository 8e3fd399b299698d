//! Who has the screen and the keyboard.

use crate::crossref::{Point, PointKind};

use super::passage::Passage;
use super::review::Review;

/// What is on the screen and gets the keys.
#[derive(Debug)]
pub enum Mode {
    /// The panes.
    Browse,
    /// The panes, and a search being typed.
    Search,
    /// One point side by side.
    Compare(Compare),
    /// The passage of a report that an item was read from.
    Passage(Box<Passage>),
    /// A digest beside the text of its report, item by item.
    Review(Box<Review>),
    /// What is known of one report.
    Report(Box<Overlay>),
    /// The problems met while reading.
    Problems(Box<Overlay>),
    /// The keys that work in the mode beneath.
    Help(Box<Overlay>),
}

/// A point being compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compare {
    /// The kind of the point.
    pub kind: PointKind,
    /// Where it stands among the points of its kind.
    pub point: usize,
    /// True where the reasons are shown.
    pub reasons: bool,
    /// Which of the point's parts is chosen, if one is.
    pub chosen: Option<usize>,
    /// The first line shown.
    pub scroll: usize,
    /// What the next frame must show, wherever the text was scrolled to.
    pub seek: Seek,
}

/// What of a text must be seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Seek {
    /// Nothing in particular.
    #[default]
    Nothing,
    /// What is chosen or marked.
    Chosen,
    /// The reasons.
    Reasons,
}

/// A part of a point that can be chosen, by its number among its like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A difference.
    Difference(usize),
    /// A difference that the reader dismissed.
    Dismissed(usize),
    /// A member.
    Member(usize),
}

impl Compare {
    /// The comparison of a point, from its first line.
    pub fn new(kind: PointKind, point: usize) -> Self {
        Self { kind, point, reasons: false, chosen: None, scroll: 0, seek: Seek::Nothing }
    }

    /// The part of `point` that is chosen.
    pub fn part(self, point: &Point) -> Option<Part> {
        Part::at(point, self.chosen?)
    }
}

impl Part {
    /// How many parts a point has.
    pub fn count(point: &Point) -> usize {
        Self::before_members(point) + point.members.len()
    }

    /// How many of them are no members: these stand first on the screen.
    pub fn before_members(point: &Point) -> usize {
        point.differences.len() + dismissed(point)
    }

    /// The part of a point with that number, in the order in which they stand on the screen.
    pub fn at(point: &Point, number: usize) -> Option<Self> {
        let (differences, before) = (point.differences.len(), Self::before_members(point));
        Some(match number {
            _ if number < differences => Self::Difference(number),
            _ if number < before => Self::Dismissed(number - differences),
            _ if number < Self::count(point) => Self::Member(number - before),
            _ => return None,
        })
    }
}

fn dismissed(point: &Point) -> usize {
    point.decided.as_ref().map_or(0, |decided| decided.dismissed.len())
}

/// A text laid over another mode.
#[derive(Debug)]
pub struct Overlay {
    /// The mode beneath, to which closing returns.
    pub beneath: Mode,
    /// The first line shown.
    pub scroll: usize,
}

impl Mode {
    /// What is laid over another mode here, if anything is.
    pub fn overlay(&mut self) -> Option<&mut Overlay> {
        match self {
            Self::Report(overlay) | Self::Problems(overlay) | Self::Help(overlay) => Some(overlay),
            Self::Passage(passage) => Some(&mut passage.overlay),
            Self::Browse | Self::Search | Self::Compare(_) | Self::Review(_) => None,
        }
    }

    /// The mode beneath everything that is laid over it.
    pub(super) fn bottom(&mut self) -> &mut Self {
        match self {
            Self::Report(overlay) | Self::Problems(overlay) | Self::Help(overlay) => overlay.beneath.bottom(),
            Self::Passage(passage) => passage.overlay.beneath.bottom(),
            Self::Browse | Self::Search | Self::Compare(_) | Self::Review(_) => self,
        }
    }

    /// The review that is on the screen, or beneath what is.
    pub(super) fn review(&mut self) -> Option<&mut Review> {
        match self.bottom() {
            Self::Review(review) => Some(review),
            _ => None,
        }
    }

    /// The comparison that is on the screen, or beneath what is.
    pub(super) fn comparison(&mut self) -> Option<&mut Compare> {
        match self.bottom() {
            Self::Compare(compare) => Some(compare),
            _ => None,
        }
    }
}
