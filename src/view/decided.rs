//! What of a point is the reader's own, said as such wherever the point is shown.

use ratatui::text::Line;

use crate::app::App;
use crate::crossref::decisions::Decided;
use crate::crossref::{Difference, Point, PointKind};
use crate::model::Item;

use crate::text::count::counted;

use super::prose::{Lines, Prose};
use super::{theme, words};

/// Adds in a few words what the reader decided, and that the point is marked.
pub(super) fn push(prose: &mut Prose, app: &App, point: &Point) {
    if let Some(decided) = &point.decided {
        prose.push(&format!("  {}", brief(decided)), theme::DECIDED);
    }
    if is_marked(app, point) {
        prose.push("  marked for joining", theme::WARNING);
    }
}

fn is_marked(app: &App, point: &Point) -> bool {
    app.marked.is_some_and(|(kind, item)| kind == point.kind && point.members.binary_search(&item).is_ok())
}

/// `joined, split by you`, `1 difference dismissed by you`.
fn brief(decided: &Decided) -> String {
    let mut parts = Vec::new();
    if !decided.joined.is_empty() {
        parts.push("joined".to_owned());
    }
    if !decided.apart.is_empty() {
        parts.push("split".to_owned());
    }
    if !decided.dismissed.is_empty() {
        parts.push(format!("{} dismissed", counted(decided.dismissed.len(), "difference")));
    }
    format!("{} by you", parts.join(", "))
}

/// Sentences that say what the reader joined and split, and that the point is marked; what was dismissed stands with the
/// differences.
pub(super) fn told(app: &App, point: &Point, columns: usize) -> Vec<Line<'static>> {
    /// More would crowd out the point itself.
    const NAMED: usize = 3;
    let mut lines = Vec::new();
    if let Some(decided) = &point.decided {
        if !decided.joined.is_empty() {
            let text = format!("Joined by you: the program had {} points here.", decided.joined.len());
            lines.extend(Prose::new(&text, theme::DECIDED).lines(columns));
        }
        for item in decided.apart.iter().take(NAMED) {
            let mut prose = Prose::new("Split by you from ", theme::DECIDED);
            words::push_letter(&mut prose, item.digest);
            prose.push(&format!("“{}”", text(app, point.kind, *item)), theme::PLAIN);
            lines.extend(prose.first_lines(columns, 2));
        }
        if decided.apart.len() > NAMED {
            let text = format!("Split by you from {} more", decided.apart.len() - NAMED);
            lines.extend(Prose::new(&text, theme::DECIDED).lines(columns));
        }
    }
    if is_marked(app, point) {
        lines.extend(Prose::new("Marked for joining: go to another point and press J.", theme::WARNING).lines(columns));
    }
    lines
}

/// A dismissed difference with the words of each side; quiet, since it counts no more.
pub(super) fn dismissed(difference: &Difference) -> Prose {
    let mut prose = Prose::new("dismissed by you: ", theme::DECIDED);
    prose.push(&format!("{} {}", theme::DIFFERS, difference.kind.name()), theme::QUIET);
    for (at, side) in difference.sides.iter().enumerate() {
        prose.push(if at > 0 { " · " } else { " " }, theme::QUIET);
        words::push_letter(&mut prose, side.item.digest);
        prose.push(&format!("“{}”", side.text), theme::QUIET);
    }
    prose
}

/// The words of an item.
pub(super) fn text(app: &App, kind: PointKind, item: Item) -> &str {
    let story = app.coverage.story();
    let found = match kind {
        PointKind::Claim => story.claim(item).map(|claim| &claim.text),
        PointKind::Quote => story.quote(item).map(|quote| &quote.text),
        PointKind::Figure => story.figure(item).map(|figure| &figure.verbatim),
    };
    found.map_or("", String::as_str)
}
