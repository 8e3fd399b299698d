//! The help: the keys that work in the mode beneath, from the table that routes them.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::{App, Overlay, keymap};
use crate::text::width;

use super::Drawn;
use super::overlay::Sheet;
use super::prose::{Lines, Prose, prefixed};
use super::theme;

/// The columns that the keys take.
const KEY_COLUMNS: usize = 14;

/// Draws the help over `area`.
pub(super) fn draw(app: &App, overlay: &Overlay, frame: &mut Frame<'_>, area: Rect, drawn: &mut Drawn) {
    let sheet = Sheet::new(area, "Keys that work here");
    let columns = sheet.columns();
    let mut lines = Vec::new();
    for binding in keymap::bindings_in(app, &overlay.beneath) {
        let text = Prose::new(binding.help, theme::PLAIN).lines(columns.saturating_sub(KEY_COLUMNS));
        for (at, line) in text.into_iter().enumerate() {
            let key = if at == 0 { binding.written } else { "" };
            lines.push(prefixed(line, Span::styled(width::pad(key, KEY_COLUMNS), theme::KEY)));
        }
    }
    lines.push(Line::default());
    lines.extend(legend().iter().flat_map(|line| line.lines(columns)));
    sheet.draw(lines, overlay.scroll, frame, drawn);
}

/// What the signs of the Claims pane mean.
fn legend() -> [Prose; 4] {
    use crate::crossref::Standing;
    let meter = |standing, text: &str| {
        let (meter, style) = theme::standing(standing);
        Prose::new(meter, style).with(&format!(" {text}"), theme::PLAIN)
    };
    [
        meter(Standing::Independent, "two known origins or more that share nothing"),
        meter(Standing::OneOrigin, "several reports, but one origin: one source, not several"),
        meter(Standing::OriginUnstated, "several reports, and too few say where they have it from"),
        Prose::new(theme::DIFFERS, theme::DIFFERENCE)
            .with(" the reports don't say the same; who is right is not for this program to say", theme::PLAIN),
    ]
}
