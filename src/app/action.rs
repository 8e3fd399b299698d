//! What a person can ask for; `keymap` says by which keys.

use super::Pane;
use super::review::Command;

/// Something a person can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// One row down, or the next point of a comparison.
    Down,
    /// One row up, or the previous point of a comparison.
    Up,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// To the first row.
    First,
    /// To the last row.
    Last,
    /// To the next pane.
    NextPane,
    /// To the previous pane.
    PreviousPane,
    /// To that pane.
    Go(Pane),
    /// Open what is selected.
    Open,
    /// Back to where this was opened from.
    Close,
    /// Show or hide the reasons of an alignment.
    Reasons,
    /// Choose the next part of a point, or the next passage.
    NextPart,
    /// Choose the previous one.
    PreviousPart,
    /// Take the chosen claim out of its point.
    Split,
    /// Dismiss the chosen difference, or bring it back.
    Dismiss,
    /// Mark the point, to join it with another.
    Mark,
    /// Join the point with the marked one.
    Join,
    /// Take the last decision back.
    Undo,
    /// Make the decision again that was taken back last.
    Redo,
    /// The words of the report that an item was read from.
    Passage,
    /// Something about the review of a digest.
    Review(Command),
    /// Type a search.
    Search,
    /// Keep the hits and leave the line.
    KeepHits,
    /// Leave the search and go back to where it began.
    LeaveSearch,
    /// The next hit.
    NextHit,
    /// The previous hit.
    PreviousHit,
    /// The next filter of the points.
    NextFilter,
    /// The previous filter of the points.
    PreviousFilter,
    /// All points again.
    ClearFilter,
    /// One pane over the whole screen, or back.
    Zoom,
    /// The problems met while reading.
    Problems,
    /// The keys that work now.
    Help,
    /// Stop reading files.
    StopLoading,
    /// Stop the program until the shell brings it back.
    Suspend,
    /// Leave the program.
    Quit,
}
