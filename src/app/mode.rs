//! Who has the screen and the keyboard.

use crate::crossref::PointKind;

/// What is on the screen and gets the keys.
#[derive(Debug)]
pub enum Mode {
    /// The panes.
    Browse,
    /// The panes, and a search being typed.
    Search,
    /// One point side by side.
    Compare(Compare),
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
    /// The first line shown.
    pub scroll: usize,
}

/// A text laid over another mode.
#[derive(Debug)]
pub struct Overlay {
    /// The mode beneath, to which closing returns.
    pub beneath: Mode,
    /// The first line shown.
    pub scroll: usize,
}
