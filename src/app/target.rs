//! What on the screen a person can point at.

use super::Pane;
use super::keymap::Action;

/// Something on the screen that answers a click.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A pane, beside its rows.
    Pane(Pane),
    /// The row of a pane at that position.
    Row(Pane, usize),
    /// The part of a comparison or a review with that number.
    Part(usize),
    /// What the footer offers.
    Action(Action),
}
