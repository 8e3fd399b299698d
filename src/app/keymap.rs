//! The one table of keys: what each does, when, and how the footer and the help call it.
//!
//! `update` routes keys by it, the footer and `?` are printed from it, so none of them can say what another doesn't do.

mod always;
mod browsing;
mod decisions;
mod moving;
mod reading;
mod review;
mod typing;

pub use super::action::Action;
use super::key::Key;
use super::{App, Mode, Pane, deciding};
use crate::crossref::Point;

/// A row of the table.
pub struct Binding {
    /// The keys that do it.
    pub keys: &'static [Key],
    /// How the keys are written.
    pub written: &'static str,
    /// What they do.
    pub action: Action,
    /// What the footer says; empty where the footer is silent.
    pub footer: &'static str,
    /// What the help says.
    pub help: &'static str,
    /// When they do it.
    when: fn(&App, &Mode) -> bool,
}

/// The whole table, in the order of help and footer.
const TABLE: [&[Binding]; 8] = [
    typing::TYPING,
    reading::READING,
    review::REVIEW,
    moving::MOVING,
    browsing::BROWSING,
    decisions::DECISIONS,
    review::OPEN,
    always::ALWAYS,
];

/// The bindings that work now, in the order in which the footer offers them.
pub fn bindings(app: &App) -> impl Iterator<Item = &'static Binding> {
    bindings_in(app, &app.mode)
}

/// The bindings that would work if `mode` had the keyboard.
pub fn bindings_in(app: &App, mode: &Mode) -> impl Iterator<Item = &'static Binding> {
    TABLE.iter().copied().flatten().filter(move |binding| (binding.when)(app, mode))
}

/// What `key` does now.
pub fn action(app: &App, key: Key) -> Option<Action> {
    bindings(app).find(|binding| binding.keys.contains(&key)).map(|binding| binding.action)
}

fn browsing(_: &App, mode: &Mode) -> bool {
    matches!(mode, Mode::Browse)
}

fn comparing(_: &App, mode: &Mode) -> bool {
    matches!(mode, Mode::Compare(_))
}

fn typing(_: &App, mode: &Mode) -> bool {
    matches!(mode, Mode::Search)
}

/// True where a text is laid over the panes.
fn reading(_: &App, mode: &Mode) -> bool {
    !matches!(mode, Mode::Browse | Mode::Search | Mode::Review(_))
}

/// True where a digest is gone through item by item.
fn reviewing(app: &App, mode: &Mode) -> bool {
    matches!(mode, Mode::Review(_)) && !writing(app, mode)
}

/// True where keys are letters of a line.
fn writing(app: &App, mode: &Mode) -> bool {
    typing(app, mode) || matches!(mode, Mode::Review(review) if review.line.is_some())
}

/// True where there is a point that a decision can be about.
fn has_point(app: &App, mode: &Mode) -> bool {
    deciding::point(app, mode).is_some()
}

/// True where a point is compared that `has` what is asked for.
fn comparing_any(app: &App, mode: &Mode, has: fn(&Point) -> bool) -> bool {
    comparing(app, mode) && deciding::point(app, mode).is_some_and(|(_, _, point)| has(point))
}

/// True where passages of several reports can be gone through.
fn passing(_: &App, mode: &Mode) -> bool {
    matches!(mode, Mode::Passage(passage) if passage.items.len() > 1)
}

/// True where a text is longer than what the last frame showed of it.
fn is_cut(app: &App, mode: &Mode) -> bool {
    reading(app, mode) && app.shown.lines > app.shown.height
}

fn scrolling(app: &App, mode: &Mode) -> bool {
    reading(app, mode) && !comparing(app, mode)
}

fn has_hits(app: &App, mode: &Mode) -> bool {
    browsing(app, mode) && app.search.as_ref().is_some_and(|search| search.total() > 0)
}

/// True where the selected row is of something that a report says.
fn has_passage(app: &App) -> bool {
    app.pane != Pane::Headlines && app.count(app.pane) > 0
}
