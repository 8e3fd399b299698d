//! The compare view: one point side by side, a column a report, with the differing words marked and what each rests on.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::{App, Compare};
use crate::crossref::{Point, PointKind};
use crate::language::quantity;
use crate::model::{Claim, Digest, Item, Stance, letter};

use super::Drawn;
use super::claims;
use super::overlay::Sheet;
use super::prose::{Lines, Prose, indented};
use super::{theme, words};
use crate::text::count::grouped;

/// The fewest columns in which a report reads well beside another.
const COLUMN: usize = 30;
/// The blanks between two columns.
const GAP: usize = 3;

/// Draws the comparison over `area`.
pub(super) fn draw(app: &App, compare: Compare, frame: &mut Frame<'_>, area: Rect, drawn: &mut Drawn) {
    let points = app.coverage.points(compare.kind);
    let Some(point) = points.get(compare.point) else { return };
    let title = format!("{} {} of {}", kind(compare.kind), compare.point + 1, grouped(points.len()));
    let sheet = Sheet::new(area, &title);
    let columns = sheet.columns();
    let mut lines = head(app, point, columns);
    lines.push(Line::default());
    lines.extend(side_by_side(app, point, columns));
    lines.extend(silence(app, point, columns));
    lines.push(Line::default());
    for sentence in point.standing.card(|digest| called(app, digest)) {
        lines.extend(Prose::new(&sentence, theme::PLAIN).lines(columns));
    }
    if compare.reasons {
        lines.push(Line::default());
        lines.extend(reasons(point, columns));
    }
    sheet.draw(lines, compare.scroll, frame, drawn);
}

fn kind(kind: PointKind) -> &'static str {
    match kind {
        PointKind::Claim => "Point",
        PointKind::Quote => "Quote",
        PointKind::Figure => "Figure",
    }
}

/// The statement, its standing, and the differences with their words.
fn head(app: &App, point: &Point, columns: usize) -> Vec<Line<'static>> {
    let mut lines = Prose::new(&point.statement, theme::STRONG).lines(columns);
    lines.extend(claims::standing(app, point).lines(columns));
    for difference in &point.differences {
        let mut prose = Prose::default();
        claims::push_difference(&mut prose, difference);
        lines.extend(prose.lines(columns));
    }
    lines
}

/// What a report is called in a sentence: its letter and its publisher.
fn called(app: &App, digest: u32) -> String {
    let publisher = app.coverage.story().digests().get(digest as usize).map_or("", |digest| &digest.report.publisher);
    format!("{} {publisher}", letter(digest as usize))
}

/// The members, a column a report; one beneath the other where they would be too narrow.
fn side_by_side(app: &App, point: &Point, columns: usize) -> Vec<Line<'static>> {
    let mut reports: Vec<u32> = point.members.iter().map(|member| member.digest).collect();
    reports.dedup();
    let each = (columns + GAP) / reports.len().max(1);
    if each < COLUMN + GAP {
        return reports
            .iter()
            .flat_map(|report| [column(app, point, *report, columns), vec![Line::default()]])
            .flatten()
            .collect();
    }
    let width = each - GAP;
    let texts: Vec<Vec<Line<'static>>> = reports.iter().map(|report| column(app, point, *report, width)).collect();
    let height = texts.iter().map(Vec::len).max().unwrap_or(0);
    (0..height)
        .map(|at| {
            let mut line = Line::default();
            for (number, text) in texts.iter().enumerate() {
                let part = text.get(at).cloned().unwrap_or_default();
                let missing = width.saturating_sub(part.width());
                line.spans.extend(part.spans);
                if number + 1 < texts.len() {
                    line.push_span(Span::raw(" ".repeat(missing)));
                    line.push_span(Span::styled(" │ ", theme::QUIET));
                }
            }
            line
        })
        .collect()
}

/// All that one report says of the point.
fn column(app: &App, point: &Point, report: u32, columns: usize) -> Vec<Line<'static>> {
    let Some(digest) = app.coverage.story().digests().get(report as usize) else { return Vec::new() };
    let mut head = Prose::default();
    words::push_letter(&mut head, report);
    head.push(&digest.report.publisher, theme::STRONG);
    if let Some(date) = &digest.report.published {
        head.push(&format!("  {}", date.in_words()), theme::QUIET);
    }
    words::push_draft(&mut head, digest, None);
    let mut lines = head.lines(columns);
    for member in point.members.iter().filter(|member| member.digest == report) {
        let differing = differing(point, *member);
        match point.kind {
            PointKind::Claim => {
                if let Some(claim) = app.coverage.story().claim(*member) {
                    lines.extend(claim_lines(digest, claim, &differing, columns));
                }
            }
            PointKind::Quote => lines.extend(quote_lines(app, digest, *member, &differing, columns)),
            PointKind::Figure => lines.extend(figure_lines(app, digest, *member, columns)),
        }
    }
    lines
}

/// The byte ranges of a member's text in which it differs from the others, in order and apart.
fn differing(point: &Point, member: Item) -> Vec<Range<usize>> {
    let sides = point.differences.iter().flat_map(|difference| &difference.sides);
    let mut ranges: Vec<Range<usize>> =
        sides.filter(|side| side.item == member).filter_map(|side| side.range.clone()).collect();
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut apart: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}

fn claim_lines(digest: &Digest, claim: &Claim, differing: &[Range<usize>], columns: usize) -> Vec<Line<'static>> {
    let mut text = Prose::default();
    text.push_marked(&claim.text, differing, theme::PLAIN, theme::DIFFERING);
    words::push_draft(&mut text, digest, claim.status);
    let mut lines = text.lines(columns);
    let stance = claim.stance.map_or("stance not given", Stance::in_words);
    let from = digest
        .origin_in_words(claim.origin.as_ref())
        .map_or("origin not stated".to_owned(), |origin| format!("from {origin}"));
    let mut basis = Prose::new(stance, theme::QUIET).with(&format!(" · {from}"), theme::QUIET);
    if let Some(date) = &claim.as_of {
        basis.push(&format!(" · as of {}", date.in_words()), theme::QUIET);
    }
    lines.extend(moved_in(&basis, columns));
    for quote in claim.quotes.iter().filter_map(|id| digest.quotes.iter().find(|quote| quote.id == *id)) {
        let mut prose = Prose::default();
        words::push_quote(&mut prose, quote, &[], theme::PLAIN);
        if let Some(speaker) = quote.speaker.as_ref().and_then(|id| digest.speaker(id)) {
            prose.push(&format!(" — {}", speaker.in_words()), theme::QUIET);
        }
        lines.extend(moved_in(&prose, columns));
    }
    for figure in claim.figures.iter().filter_map(|id| digest.figures.iter().find(|figure| figure.id == *id)) {
        let mut prose = Prose::new(&quantity::show(figure), theme::STRONG);
        prose.push(&format!(" {}", figure.measured_in_words()), theme::QUIET);
        lines.extend(moved_in(&prose, columns));
    }
    lines
}

fn quote_lines(
    app: &App,
    digest: &Digest,
    item: Item,
    differing: &[Range<usize>],
    columns: usize,
) -> Vec<Line<'static>> {
    let Some(quote) = app.coverage.story().quote(item) else { return Vec::new() };
    let mut text = Prose::default();
    words::push_quote(&mut text, quote, differing, theme::DIFFERING);
    words::push_draft(&mut text, digest, quote.status);
    let mut lines = text.lines(columns);
    let mut said = Prose::new("— ", theme::QUIET);
    match quote.speaker.as_ref().and_then(|id| digest.speaker(id)) {
        Some(speaker) => said.push(&speaker.in_words(), theme::PLAIN),
        None => said.push("speaker not known", theme::WARNING),
    }
    for part in
        [quote.medium.clone(), digest.origin_in_words(quote.origin.as_ref()).map(|origin| format!("from {origin}"))]
    {
        said.push(&part.map_or(String::new(), |part| format!(" · {part}")), theme::QUIET);
    }
    lines.extend(moved_in(&said, columns));
    lines
}

fn figure_lines(app: &App, digest: &Digest, item: Item, columns: usize) -> Vec<Line<'static>> {
    let Some(figure) = app.coverage.story().figure(item) else { return Vec::new() };
    let mut value = Prose::new(&quantity::show(figure), theme::STRONG);
    value.push(&format!("  “{}”", figure.verbatim), theme::QUIET);
    words::push_draft(&mut value, digest, figure.status);
    let mut lines = value.lines(columns);
    let from = digest
        .origin_in_words(figure.origin.as_ref())
        .map_or("origin not stated".to_owned(), |origin| format!("from {origin}"));
    for text in [figure.measured_in_words(), from] {
        lines.extend(moved_in(&Prose::new(&text, theme::QUIET), columns));
    }
    lines
}

fn moved_in(prose: &Prose, columns: usize) -> Vec<Line<'static>> {
    prose.lines(columns.saturating_sub(2)).into_iter().map(|line| indented(line, 2)).collect()
}

/// Which reports don't have the point; silence is no disagreement.
fn silence(app: &App, point: &Point, columns: usize) -> Vec<Line<'static>> {
    /// More names would say less.
    const NAMED: usize = 12;
    let reports = app.coverage.story().digests().len();
    let silent = reports - point.standing.reports();
    if silent == 0 {
        return Vec::new();
    }
    let names: Vec<String> = point.silent(reports).take(NAMED).map(|digest| called(app, digest)).collect();
    let mut text = format!("Not in {}", names.join(", "));
    if silent > NAMED {
        text.push_str(&format!(" and {} more", grouped(silent - NAMED)));
    }
    text.push_str("; silence is no disagreement.");
    let mut lines = vec![Line::default()];
    lines.extend(Prose::new(&text, theme::QUIET).lines(columns));
    lines
}

/// What put the members together, each kind of evidence on a line of its own.
fn reasons(point: &Point, columns: usize) -> Vec<Line<'static>> {
    let Some(because) = &point.because else {
        return Prose::new("Nothing was aligned: one claim stands by itself.", theme::QUIET).lines(columns);
    };
    let score = format!("Why these stand together: score {:.2} of 1", because.score);
    let mut lines = Prose::new(&score, theme::STRONG).lines(columns);
    let kinds = [
        ("words", &because.terms),
        ("names", &because.names),
        ("figures", &because.figures),
        ("dates", &because.dates),
    ];
    for (name, found) in kinds.into_iter().filter(|(_, found)| !found.is_empty()) {
        let prose = Prose::new(&format!("{name}: "), theme::QUIET).with(&found.join(", "), theme::PLAIN);
        lines.extend(moved_in(&prose, columns));
    }
    lines
}
