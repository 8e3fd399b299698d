//! The Claims pane: each point with the reports that have it, what it rests on, and where they differ.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::App;
use crate::crossref::{Difference, OriginGroup, Point, Standing};

use super::pane::Emphasis;
use super::prose::{Lines, Prose, indented};
use super::{decided, quotes, theme, words};
use crate::text::count::grouped;

/// The most reports that get a column of their own; more are counted.
const MOST_COLUMNS: usize = 8;

/// Draws the letters over the columns of the reports; the area beneath comes back.
pub(super) fn draw_header(app: &App, frame: &mut Frame<'_>, area: Rect, gutter: usize) -> Rect {
    let reports = app.coverage.story().digests().len();
    if area.height < 6 || !(2..=MOST_COLUMNS).contains(&reports) || app.count(app.pane) == 0 {
        return area;
    }
    let mut spans = vec![Span::raw(" ".repeat(gutter))];
    for report in 0..reports {
        spans.extend([words::letter(report as u32), Span::raw(" ")]);
    }
    frame.render_widget(Line::from(spans), Rect { height: 1, ..area });
    Rect { y: area.y + 1, height: area.height - 1, ..area }
}

/// The lines of the point in that row.
pub(super) fn row(app: &App, row: usize, emphasis: Emphasis, columns: usize) -> Vec<Line<'static>> {
    let Some((at, point)) = app.point_in(row) else { return Vec::new() };
    let selected = emphasis == Emphasis::Selected;
    let marks = marks(app, point);
    let indent = marks.width() + 1;
    let inside = columns.saturating_sub(indent);
    let mut statement = Prose::new(&point.statement, if selected { theme::STRONG } else { theme::PLAIN });
    if app.coverage.has_draft(at) {
        statement.push(" draft", theme::WARNING);
    }
    let mut lines: Vec<Line<'static>> = Vec::new();
    for (at, line) in statement.first_lines(inside, if selected { 5 } else { 2 }).into_iter().enumerate() {
        let mut line = indented(line, if at == 0 { 1 } else { indent });
        if at == 0 {
            line.spans.splice(0..0, marks.spans.clone());
        }
        lines.push(line);
    }
    let below = if selected { told(app, point, inside) } else { brief(app, point).first_lines(inside, 2) };
    lines.extend(below.into_iter().map(|line| indented(line, indent)));
    lines
}

/// A column a report: whether it has the point. Many reports are counted instead.
fn marks(app: &App, point: &Point) -> Line<'static> {
    let reports = app.coverage.story().digests().len();
    if reports > MOST_COLUMNS {
        return Line::from(format!("{:>4}/{reports}", point.standing.reports()));
    }
    let mut spans = Vec::new();
    for report in 0..reports {
        let has = point.is_in(report as u32);
        let style = if has { theme::report(report) } else { theme::QUIET };
        spans.push(Span::styled(if has { theme::HAS } else { theme::SILENT }, style));
        if report + 1 < reports {
            spans.push(Span::raw(" "));
        }
    }
    Line::from(spans)
}

/// The standing and the kinds of difference, in one line.
fn brief(app: &App, point: &Point) -> Prose {
    let mut prose = standing(app, point);
    decided::push(&mut prose, app, point);
    match point.differences.as_slice() {
        [] => {}
        [one] => {
            prose.push("  ", theme::PLAIN);
            push_difference(&mut prose, one);
        }
        several => quotes::push_kinds(&mut prose, "  ", several),
    }
    prose
}

/// The standing, then each difference with its words.
fn told(app: &App, point: &Point, columns: usize) -> Vec<Line<'static>> {
    let mut standing = standing(app, point);
    decided::push(&mut standing, app, point);
    let mut lines = standing.first_lines(columns, 5);
    for difference in point.differences.iter().take(quotes::MOST_NAMED) {
        let mut prose = Prose::default();
        push_difference(&mut prose, difference);
        lines.extend(prose.first_lines(columns, 3));
    }
    if let more @ 1.. = point.differences.len().saturating_sub(quotes::MOST_NAMED) {
        lines.extend(Prose::new(&format!("and {} more", grouped(more)), theme::DIFFERENCE).lines(columns));
    }
    lines
}

/// The standing of a point in a few words, with its meter.
pub(super) fn standing(app: &App, point: &Point) -> Prose {
    let (meter, style) = theme::standing(point.standing.standing);
    let card = &point.standing;
    let mut names = card.groups.iter().take(quotes::MOST_NAMED).map(OriginGroup::name).collect::<Vec<_>>().join("; ");
    if let more @ 1.. = card.groups.len().saturating_sub(quotes::MOST_NAMED) {
        names.push_str(&format!("; and {} more", grouped(more)));
    }
    let text = match card.standing {
        Standing::Independent => format!("{} independent origins: {names}", card.groups.len()),
        Standing::OneOrigin => format!("1 origin: {names}"),
        Standing::OriginUnstated if card.groups.is_empty() => "origin unstated".to_owned(),
        Standing::OriginUnstated => format!("1 stated origin: {names}; {} unstated", card.unstated.len()),
        Standing::Single => {
            let letter =
                point.members.first().map_or(String::new(), |member| crate::model::letter(member.digest as usize));
            match card.groups.first() {
                Some(group) if app.coverage.story().digests().len() > 1 => {
                    format!("only in {letter}, from {}", group.name())
                }
                Some(group) => format!("from {}", group.name()),
                None if app.coverage.story().digests().len() > 1 => format!("only in {letter}"),
                None => "origin unstated".to_owned(),
            }
        }
    };
    let mut prose = Prose::new(meter, style).with(" ", theme::PLAIN).with(&text, style);
    if !card.circular.is_empty() {
        prose.push(" (circular)", theme::WARNING);
    }
    prose
}

/// A difference with the words of each side: `≠ scope: A “some” · B “many”`.
pub(super) fn push_difference(prose: &mut Prose, difference: &Difference) {
    prose.push(&format!("{} {}: ", theme::DIFFERS, difference.kind.name()), theme::DIFFERENCE);
    for (at, side) in difference.sides.iter().take(quotes::MOST_NAMED).enumerate() {
        if at > 0 {
            prose.push(" · ", theme::QUIET);
        }
        words::push_letter(prose, side.item.digest);
        prose.push(&format!("“{}”", side.text), theme::PLAIN);
    }
    if let more @ 1.. = difference.sides.len().saturating_sub(quotes::MOST_NAMED) {
        prose.push(&format!(" and {} more", grouped(more)), theme::QUIET);
    }
}
