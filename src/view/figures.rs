//! The Key figures pane: the numbers with what they measure, and bars for those that compare.

use ratatui::text::{Line, Span};

use crate::app::App;
use crate::crossref::PointKind;
use crate::language::quantity;

use super::pane::Emphasis;
use super::prose::{Lines, Prose, indented, prefixed};
use super::{quotes, theme, words};
use crate::text::width;

/// The columns that a number takes where there is room.
const VALUE_COLUMNS: usize = 12;
/// The columns of the longest bar.
const BAR_COLUMNS: usize = 8;

/// The lines of the figure in that row.
pub(super) fn row(app: &App, row: usize, emphasis: Emphasis, columns: usize) -> Vec<Line<'static>> {
    let Some(item) = app.figure_in(row) else { return Vec::new() };
    let (Some(digest), Some(figure)) = (words::digest_of(app, item), app.coverage.story().figure(item)) else {
        return Vec::new();
    };
    let selected = emphasis == Emphasis::Selected;
    let bar = app.coverage.bar(item).filter(|_| columns >= 40);
    let letter = words::letter(item.digest);
    let value = Prose::new(&quantity::show(figure), theme::STRONG).one_line(columns.saturating_sub(letter.width() + 1));
    let value_columns = value.width().max(VALUE_COLUMNS.min(columns / 3));
    let indent = letter.width() + 1 + value_columns + 1;
    let inside = columns.saturating_sub(indent + if bar.is_some() { BAR_COLUMNS + 1 } else { 0 });
    let mut about = Prose::new(&figure.measured_in_words(), if selected { theme::STRONG } else { theme::PLAIN });
    if selected {
        about.push(&format!(" · “{}”", figure.verbatim), theme::QUIET);
        if let Some(origin) = digest.origin_in_words(figure.origin.as_ref()) {
            about.push(&format!(" · from {origin}"), theme::QUIET);
        }
    }
    words::push_draft(&mut about, digest, figure.status);
    if let Some((_, point)) = app.coverage.point_of(PointKind::Figure, item) {
        quotes::push_elsewhere(&mut about, point, item);
    }
    let mut described = about.first_lines(inside, if selected { 4 } else { 2 }).into_iter();
    let mut first = described.next().unwrap_or_default();
    if let Some(bar) = bar {
        first.push_span(Span::raw(" ".repeat(inside.saturating_sub(first.width()) + 1)));
        first.push_span(Span::styled(draw_bar(bar), theme::BAR));
    }
    let padding = " ".repeat(value_columns.saturating_sub(value.width()) + 1);
    let mut start = prefixed(value, Span::raw(" "));
    start = prefixed(start, letter);
    start.push_span(Span::raw(padding));
    start.spans.extend(first.spans);
    let mut lines = vec![start];
    lines.extend(described.map(|line| indented(line, indent)));
    lines
}

/// A bar of eighths of a column, for a part from 0 to 1 of the longest.
fn draw_bar(part: f64) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let eighths = ((part.clamp(0.0, 1.0) * (BAR_COLUMNS * 8) as f64).round() as usize).max(1);
    width::pad(&format!("{}{}", "█".repeat(eighths / 8), EIGHTHS[eighths % 8]), BAR_COLUMNS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_never_empty_and_never_too_long() {
        #[track_caller]
        fn check(part: f64, expected: &str) {
            assert_eq!(draw_bar(part), expected);
        }
        check(1.0, "████████");
        check(0.5, "████    ");
        check(0.53, "████▎   ");
        check(0.0001, "▏       ");
        check(7.0, "████████");
        check(f64::NAN, "▏       ");
    }
}
