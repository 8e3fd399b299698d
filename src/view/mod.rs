//! What the screen looks like: `draw` turns the state into a frame and says what can be pointed at.
//!
//! It reads the state and changes nothing; what a key does is `app`'s, how a frame reaches the terminal is `terminal`'s.
//! Its cost depends on the size of the screen, not on that of the story.

mod claims;
mod compare;
mod decided;
mod figures;
mod footer;
mod headlines;
mod help;
mod layout;
mod list;
mod overlay;
mod pane;
mod passage;
mod problems;
mod prose;
mod quotes;
mod reasons;
mod report;
mod review;
mod summary;
#[cfg(test)]
mod tests;
mod theme;
mod words;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use crate::app::message::Shown;
use crate::app::target::Target;
use crate::app::{App, Mode};

use layout::Layout;

/// What a frame showed, for the mouse and for scrolling.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    /// Where on the screen is what; what was drawn later lies on top.
    targets: Vec<(Rect, Target)>,
    /// How much of a text that scrolls was to be seen.
    pub shown: Shown,
}

impl Drawn {
    /// What is at that column and row of the screen, from 0.
    pub fn target(&self, column: u16, row: u16) -> Option<Target> {
        let position = Position::new(column, row);
        self.targets.iter().rev().find(|(area, _)| area.contains(position)).map(|(_, target)| *target)
    }
}

/// Draws the whole screen.
pub fn draw(app: &App, frame: &mut Frame<'_>) -> Drawn {
    let mut drawn = Drawn::default();
    let area = frame.area();
    if area.is_empty() {
        return drawn;
    }
    let layout = Layout::of(app, area);
    summary::draw(app, frame, layout.summary);
    match &app.mode {
        Mode::Browse | Mode::Search => pane::draw_all(app, frame, &layout, &mut drawn),
        Mode::Compare(compare) => compare::draw(app, *compare, frame, layout.body, &mut drawn),
        Mode::Passage(passage) => passage::draw(app, passage, frame, layout.body, &mut drawn),
        Mode::Review(review) => review::draw(review, frame, layout.body, &mut drawn),
        Mode::Report(overlay) => report::draw(app, overlay, frame, layout.body, &mut drawn),
        Mode::Problems(overlay) => problems::draw(app, overlay, frame, layout.body, &mut drawn),
        Mode::Help(overlay) => help::draw(app, overlay, frame, layout.body, &mut drawn),
    }
    footer::draw(app, frame, layout.footer, &mut drawn);
    drawn
}
