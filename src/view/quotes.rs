//! The Quotes pane: the words with their speaker, or the hits of a search.

use std::ops::Range;

use ratatui::text::{Line, Span};

use crate::app::App;
use crate::crossref::{Difference, Point, PointKind};
use crate::model::{Form, Item, Quote, SpeakerLevel};

use super::pane::Emphasis;
use super::prose::{Lines, Prose, indented};
use super::{theme, words};
use crate::text::count::grouped;

/// The most reports and differences that a row names; it costs the same however many there are.
pub(super) const MOST_NAMED: usize = 8;

/// The most lines that the selected quote takes.
const MOST_LINES: usize = 12;

/// The lines of the quote in that row.
pub(super) fn row(app: &App, row: usize, emphasis: Emphasis, columns: usize) -> Vec<Line<'static>> {
    let Some(item) = app.quote_in(row) else { return Vec::new() };
    let Some(quote) = app.coverage.story().quote(item) else { return Vec::new() };
    let found: &[Range<usize>] = app.hits().and_then(|hits| hits.get(row)).map_or(&[], |hit| &hit.ranges);
    let letter = words::letter(item.digest);
    let indent = letter.width() + 1;
    let inside = columns.saturating_sub(indent);
    let mut prose = Prose::default();
    if quote.continues.is_some() {
        prose.push("… ", theme::QUIET);
    }
    words::push_quote(&mut prose, quote, found, theme::MATCH);
    let most = if emphasis == Emphasis::Selected { MOST_LINES } else { 2 };
    let mut lines: Vec<_> = prose.first_lines(inside, most).into_iter().map(|line| indented(line, indent)).collect();
    if let Some(first) = lines.first_mut() {
        first.spans.splice(0..1, [letter, Span::raw(" ")]);
    }
    let said = said(app, item, quote);
    let most = if emphasis == Emphasis::Selected { 3 } else { 1 };
    lines.extend(said.first_lines(inside, most).into_iter().map(|line| indented(line, indent)));
    lines
}

/// Who says it, how, and who else has it.
fn said(app: &App, item: Item, quote: &Quote) -> Prose {
    let mut prose = Prose::default();
    let Some(digest) = words::digest_of(app, item) else { return prose };
    match quote.speaker.as_ref().and_then(|id| digest.speaker(id)) {
        Some(speaker) => {
            prose.push("— ", theme::QUIET);
            prose.push(&speaker.in_words(), theme::PLAIN);
            if let Some(level) = speaker.level.and_then(SpeakerLevel::in_words) {
                prose.push(&format!(" ({level})"), theme::WARNING);
            }
        }
        None if quote.form == Some(Form::Term) => prose.push("a term in quotation marks, nobody's words", theme::QUIET),
        None => prose.push("— speaker not known", theme::WARNING),
    }
    if let Some(origin) = digest.origin_in_words(quote.origin.as_ref()) {
        prose.push(&format!(" · from {origin}"), theme::QUIET);
    }
    let how = [quote.form.filter(|form| *form != Form::Direct).map(form), quote.medium.as_deref()];
    for part in how.into_iter().flatten().filter(|_| quote.form != Some(Form::Term)) {
        prose.push(&format!(" · {part}"), theme::QUIET);
    }
    words::push_draft(&mut prose, digest, quote.status);
    if let Some((_, point)) = app.coverage.point_of(PointKind::Quote, item) {
        push_elsewhere(&mut prose, point, item);
    }
    prose
}

/// Which other reports have the same item, and how theirs differs.
pub(super) fn push_elsewhere(prose: &mut Prose, point: &Point, item: Item) {
    let others = point.standing.reports().saturating_sub(1);
    if others == 0 {
        return;
    }
    prose.push(" · also in", theme::QUIET);
    let mut named = point.members.chunk_by(|one, next| one.digest == next.digest).map(|members| members[0].digest);
    for other in named.by_ref().filter(|at| *at != item.digest).take(MOST_NAMED) {
        prose.push(" ", theme::PLAIN);
        prose.push(&crate::model::letter(other as usize), theme::report(other as usize));
    }
    if others > MOST_NAMED {
        prose.push(&format!(" and {} more", grouped(others - MOST_NAMED)), theme::QUIET);
    }
    push_kinds(prose, " ", &point.differences);
}

/// The kinds of differences, each with a sign before it.
pub(super) fn push_kinds(prose: &mut Prose, gap: &str, differences: &[Difference]) {
    for difference in differences.iter().take(MOST_NAMED) {
        prose.push(&format!("{gap}{} {}", theme::DIFFERS, difference.kind.name()), theme::DIFFERENCE);
    }
    if differences.len() > MOST_NAMED {
        prose.push(&format!("{gap}and {} more", grouped(differences.len() - MOST_NAMED)), theme::DIFFERENCE);
    }
}

/// How a report gives somebody's words.
pub(super) fn form(form: Form) -> &'static str {
    match form {
        Form::Direct => "direct",
        Form::Partial => "partial",
        Form::Indirect => "indirect",
        Form::Term => "term",
    }
}
