//! Colours and glyphs: every style of the screen, in one place.
//!
//! Only the terminal's own sixteen colours are used, so they fit light and dark alike, and each says something that a word
//! or a glyph says too.

use ratatui::style::{Color, Modifier, Style};

use crate::crossref::Standing;

/// Text that matters less.
pub(super) const QUIET: Style = Style::new().add_modifier(Modifier::DIM);
/// Text that matters more.
pub(super) const STRONG: Style = Style::new().add_modifier(Modifier::BOLD);
/// Ordinary text.
pub(super) const PLAIN: Style = Style::new();
/// What has the keys.
pub(super) const FOCUS: Style = Style::new().fg(Color::Cyan);
/// A difference between reports.
pub(super) const DIFFERENCE: Style = Style::new().fg(Color::Red).add_modifier(Modifier::BOLD);
/// The words in which claims differ.
pub(super) const DIFFERING: Style =
    Style::new().fg(Color::Red).add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED));
/// The words that a search found.
pub(super) const MATCH: Style = Style::new().fg(Color::Yellow).add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED));
/// The name of who speaks, in the text of a report.
pub(super) const SPEAKER: Style = Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD.union(Modifier::ITALIC));
/// What a person should look at before relying on something.
pub(super) const WARNING: Style = Style::new().fg(Color::Yellow);
/// What the reader decided.
pub(super) const DECIDED: Style = Style::new().fg(Color::Magenta);
/// A key of the footer.
pub(super) const KEY: Style = Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD);
/// A bar that pictures a figure.
pub(super) const BAR: Style = Style::new().fg(Color::Blue);

/// Beside the row that is selected in the pane that has the keys.
pub(super) const SELECTED: &str = "▸ ";
/// Beside a row that belongs to what is selected elsewhere.
pub(super) const LINKED: &str = "┃ ";
/// Beside the further lines of the row that is selected.
pub(super) const SELECTED_BELOW: &str = "│ ";
/// Before a difference.
pub(super) const DIFFERS: &str = "≠";
/// A report that has the point.
pub(super) const HAS: &str = "●";
/// A report that is silent on the point.
pub(super) const SILENT: &str = "·";

/// The style of the letter of the report at `position`; the letter itself tells the reports apart.
pub(super) fn report(position: usize) -> Style {
    const COLOURS: [Color; 5] = [Color::Cyan, Color::Magenta, Color::Green, Color::Blue, Color::Yellow];
    Style::new().fg(COLOURS[position % COLOURS.len()]).add_modifier(Modifier::BOLD)
}

/// How a standing looks: a meter of two places, filled by known origins, and its style.
pub(super) fn standing(standing: Standing) -> (&'static str, Style) {
    match standing {
        Standing::Independent => (standing.meter(), Style::new().fg(Color::Green)),
        Standing::OneOrigin | Standing::OriginUnstated => (standing.meter(), Style::new().fg(Color::Yellow)),
        // As wide as the others.
        Standing::Single => ("· ", QUIET),
    }
}
