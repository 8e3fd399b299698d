//! The Headlines pane: which reports are open, whose they are, and when they were published.

use ratatui::text::Line;

use crate::app::App;
use crate::model::Digest;

use super::pane::Emphasis;
use super::prose::{Lines, Prose, indented};
use super::{theme, words};
use crate::text::count::counted;

/// The lines of the report in that row.
pub(super) fn row(app: &App, row: usize, emphasis: Emphasis, columns: usize) -> Vec<Line<'static>> {
    let Some(digest) = app.coverage.story().digests().get(row) else { return Vec::new() };
    let report = &digest.report;
    let letter = words::letter(row as u32);
    let indent = letter.width() + 1;
    let mut first = Prose::default();
    words::push_letter(&mut first, row as u32);
    first.push(&report.publisher, theme::STRONG);
    first.push("  ", theme::PLAIN);
    match &report.published {
        Some(date) => first.push(&date.in_words(), theme::QUIET),
        None => first.push("date not known", theme::WARNING),
    }
    words::push_draft(&mut first, digest, None);
    let mut lines = vec![first.one_line(columns)];
    let style = if emphasis == Emphasis::Selected { theme::STRONG } else { theme::PLAIN };
    let most = if emphasis == Emphasis::Selected { 4 } else { 2 };
    let mut headline = Prose::new(&report.headline, style);
    if report.headline_supplied {
        headline.push(" (headline supplied)", theme::QUIET);
    }
    let inside = columns.saturating_sub(indent);
    lines.extend(headline.first_lines(inside, most).into_iter().map(|line| indented(line, indent)));
    lines.push(indented(tally(app, digest).one_line(inside), indent));
    lines
}

/// What the digest holds, and whether the report has changed since it was read.
fn tally(app: &App, digest: &Digest) -> Prose {
    let parts = [(digest.claims.len(), "claim"), (digest.quotes.len(), "quote"), (digest.figures.len(), "figure")];
    let counts: Vec<String> = parts.iter().map(|(count, noun)| counted(*count, noun)).collect();
    let mut prose = Prose::new(&counts.join(" · "), theme::QUIET);
    if app.coverage.is_stale(&digest.id) {
        prose.push(" · the report has changed since", theme::WARNING);
    }
    prose
}
