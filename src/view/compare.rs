//! The compare view: one point side by side, a column a report, with the differing words marked and what each rests on.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::target::Target;
use crate::app::{App, Compare, Part, Seek};
use crate::crossref::{Point, PointKind};
use crate::language::quantity;
use crate::model::{Claim, Digest, Item, Stance, letter};

use super::Drawn;
use super::claims;
use super::overlay::Sheet;
use super::prose::{Lines, Prose, Room, indented, prefixed};
use super::{decided, reasons, theme, words};
use crate::text::count::{counted, grouped};

/// The fewest columns in which a report reads well beside another.
const COLUMN: usize = 30;
/// The blanks between two columns.
const GAP: usize = 3;

/// A comparison in lines, and where its parts stand among them.
#[derive(Default)]
struct Text {
    lines: Vec<Line<'static>>,
    parts: Vec<Placed>,
}

/// Where a part of the point stands.
struct Placed {
    /// Its number among the parts.
    number: usize,
    lines: Range<usize>,
    columns: Range<usize>,
}

/// The parts of the point at hand, as they get their places.
#[derive(Clone, Copy)]
struct Parts {
    /// The one that is chosen, if one is.
    chosen: Option<usize>,
    /// How many stand before the members.
    before_members: usize,
}

impl Text {
    /// Adds the lines of a part with room for a sign before them, which stands there where it is the one chosen.
    fn push(&mut self, lines: Vec<Line<'static>>, number: usize, parts: Parts, columns: usize) {
        let start = self.lines.len();
        let sign = |at| match (parts.chosen == Some(number), at) {
            (true, 0) => Span::styled(theme::SELECTED, theme::FOCUS),
            (true, _) => Span::styled(theme::SELECTED_BELOW, theme::FOCUS),
            (false, _) => Span::raw("  "),
        };
        self.lines.extend(lines.into_iter().enumerate().map(|(at, line)| prefixed(line, sign(at))));
        self.parts.push(Placed { number, lines: start..self.lines.len(), columns: 0..columns });
    }

    /// Adds another text beneath this one.
    fn append(&mut self, text: Self) {
        let start = self.lines.len();
        self.lines.extend(text.lines);
        self.place(text.parts, start, 0);
    }

    /// Takes over the parts of a text that stands so many lines and columns further on.
    fn place(&mut self, parts: Vec<Placed>, lines: usize, columns: usize) {
        self.parts.extend(parts.into_iter().map(|part| Placed {
            lines: part.lines.start + lines..part.lines.end + lines,
            columns: part.columns.start + columns..part.columns.end + columns,
            ..part
        }));
    }

    /// The lines of the part with that number.
    fn lines_of(&self, number: Option<usize>) -> Option<Range<usize>> {
        self.parts.iter().find(|part| Some(part.number) == number).map(|part| part.lines.clone())
    }
}

/// Draws the comparison over `area`.
pub(super) fn draw(app: &App, compare: Compare, frame: &mut Frame<'_>, area: Rect, drawn: &mut Drawn) {
    let points = app.coverage.points(compare.kind);
    let Some(point) = points.get(compare.point) else { return };
    let title = format!("{} {} of {}", kind(compare.kind), compare.point + 1, grouped(points.len()));
    // What is sought may stand anywhere.
    let scroll = if compare.seek == Seek::Nothing { compare.scroll } else { usize::MAX };
    let sheet = Sheet::new(area, &title).scrolled(scroll);
    let room = sheet.room();
    let parts = Parts { chosen: compare.chosen, before_members: Part::before_members(point) };
    let mut text = head(app, point, parts, room);
    text.lines.push(Line::default());
    text.append(side_by_side(app, point, parts, room));
    text.lines.extend(silence(app, point, room));
    text.lines.push(Line::default());
    let card = point.standing.card(|digest| called(app, digest));
    for sentence in card.iter().take(MOST_SHOWN) {
        text.lines.extend(Prose::new(sentence, theme::PLAIN).first_lines(room.columns, SENTENCE_LINES));
    }
    if let more @ 1.. = card.len().saturating_sub(MOST_SHOWN) {
        let told = format!("and {} more such sentences", grouped(more));
        text.lines.extend(Prose::new(&told, theme::QUIET).lines(room));
    }
    let before_reasons = text.lines.len();
    if compare.reasons {
        text.lines.push(Line::default());
        text.lines.extend(reasons::lines(app, point, room));
    }
    let sought = match compare.seek {
        Seek::Nothing => None,
        Seek::Chosen => text.lines_of(compare.chosen),
        Seek::Reasons => Some(before_reasons..text.lines.len()),
    };
    let scroll = sought.map_or(compare.scroll, |lines| sheet.scroll_to(&lines, compare.scroll));
    let Text { lines, parts } = text;
    let inner = sheet.draw(lines, scroll, frame, drawn);
    let first = drawn.shown.first;
    drawn.targets.extend(parts.iter().filter_map(|part| Some((part.shown(inner, first)?, Target::Part(part.number)))));
}

impl Placed {
    /// Where on the screen the part is, in `area` that shows the text from the line `first` on.
    fn shown(&self, area: Rect, first: usize) -> Option<Rect> {
        let clip = |range: &Range<usize>, first: usize, room: u16| {
            let [start, end] = [range.start, range.end].map(|at| at.saturating_sub(first).min(room.into()) as u16);
            (start < end).then_some((start, end - start))
        };
        let (y, height) = clip(&self.lines, first, area.height)?;
        let (x, width) = clip(&self.columns, 0, area.width)?;
        Some(Rect { x: area.x + x, y: area.y + y, width, height })
    }
}

fn kind(kind: PointKind) -> &'static str {
    match kind {
        PointKind::Claim => "Point",
        PointKind::Quote => "Quote",
        PointKind::Figure => "Figure",
    }
}

/// The statement, its standing, the differences with their words, and what the reader decided.
fn head(app: &App, point: &Point, parts: Parts, room: Room) -> Text {
    let mut text = Text { lines: Prose::new(&point.statement, theme::STRONG).lines(room), ..Text::default() };
    text.lines.extend(claims::standing(app, point).lines(room));
    let inside = room.beside(2);
    let shown = shown(point.differences.len(), parts.chosen.filter(|chosen| *chosen < point.differences.len()));
    for (at, difference) in point.differences.iter().enumerate().skip(shown.start).take(shown.len()) {
        let mut prose = Prose::default();
        claims::push_difference(&mut prose, difference);
        text.push(prose.lines(inside), at, parts, room.columns);
    }
    text.lines.extend(left_out(point.differences.len() - shown.len(), "difference", room));
    for (at, difference) in point.decided.iter().flat_map(|decided| &decided.dismissed).enumerate() {
        text.push(decided::dismissed(difference).lines(inside), point.differences.len() + at, parts, room.columns);
    }
    text.lines.extend(decided::told(app, point, room.columns));
    text
}

/// The most reports of a point, and the most of its differences, that stand on the screen at a time: a frame costs the same
/// however many there are.
const MOST_SHOWN: usize = 16;

/// The most lines that a sentence about the standing takes.
const SENTENCE_LINES: usize = 6;

/// Which of so many parts stand on the screen: the first ones, or those around the one that is chosen.
fn shown(count: usize, chosen: Option<usize>) -> Range<usize> {
    let first = chosen.map_or(0, |chosen| chosen.saturating_sub(MOST_SHOWN / 2));
    let first = first.min(count.saturating_sub(MOST_SHOWN));
    first..count.min(first + MOST_SHOWN)
}

/// Says that more parts can be chosen than are to be seen.
fn left_out(count: usize, noun: &str, room: Room) -> Vec<Line<'static>> {
    if count == 0 {
        return Vec::new();
    }
    Prose::new(&format!("and {} more, which are shown when they are chosen", counted(count, noun)), theme::QUIET)
        .lines(room)
}

/// What a report is called in a sentence: its letter and its publisher.
fn called(app: &App, digest: u32) -> String {
    let publisher = app.coverage.story().digests().get(digest as usize).map_or("", |digest| &digest.report.publisher);
    format!("{} {publisher}", letter(digest as usize))
}

/// The members, a column a report; one beneath the other where they would be too narrow.
fn side_by_side(app: &App, point: &Point, parts: Parts, room: Room) -> Text {
    let chosen = parts.chosen.and_then(|chosen| point.members.get(chosen.checked_sub(parts.before_members)?));
    let reports = reports_around(&point.members, chosen.map_or(0, |member| member.digest));
    let count = point.standing.reports().max(reports.len());
    let each = (room.columns + GAP) / count.max(1);
    let mut whole = Text::default();
    if each < COLUMN + GAP || count > reports.len() {
        for report in &reports {
            whole.append(column(app, point, *report, parts, room));
            whole.lines.push(Line::default());
        }
        whole.lines.extend(left_out(count - reports.len(), "report", room));
        return whole;
    }
    let width = each - GAP;
    let texts: Vec<Text> =
        reports.iter().map(|report| column(app, point, *report, parts, Room { columns: width, ..room })).collect();
    let height = texts.iter().map(|text| text.lines.len()).max().unwrap_or(0);
    for at in 0..height {
        let mut line = Line::default();
        for (number, text) in texts.iter().enumerate() {
            let part = text.lines.get(at).cloned().unwrap_or_default();
            let missing = width.saturating_sub(part.width());
            line.spans.extend(part.spans);
            if number + 1 < texts.len() {
                line.push_span(Span::raw(" ".repeat(missing)));
                line.push_span(Span::styled(" │ ", theme::QUIET));
            }
        }
        whole.lines.push(line);
    }
    for (number, text) in texts.into_iter().enumerate() {
        whole.place(text.parts, 0, number * each);
    }
    whole
}

/// The reports that have `members`, as many as stand on the screen: the one that is chosen, or the next after it, in their midst.
fn reports_around(members: &[Item], chosen: u32) -> Vec<u32> {
    fn reports(members: &[Item]) -> impl DoubleEndedIterator<Item = u32> {
        members.chunk_by(|one, next| one.digest == next.digest).map(|own| own[0].digest)
    }
    let (before, after) = members.split_at(members.partition_point(|member| member.digest < chosen));
    let after: Vec<u32> = reports(after).take(MOST_SHOWN).collect();
    let room = (MOST_SHOWN - after.len()).max(MOST_SHOWN / 2);
    let mut shown: Vec<u32> = reports(before).rev().take(room).collect();
    shown.reverse();
    shown.extend(after);
    shown.truncate(MOST_SHOWN);
    shown
}

/// All that one report says of the point.
fn column(app: &App, point: &Point, report: u32, parts: Parts, room: Room) -> Text {
    let mut text = Text::default();
    let Some(digest) = app.coverage.story().digests().get(report as usize) else { return text };
    let mut head = Prose::default();
    words::push_letter(&mut head, report);
    head.push(&digest.report.publisher, theme::STRONG);
    if let Some(date) = &digest.report.published {
        head.push(&format!("  {}", date.in_words()), theme::QUIET);
    }
    words::push_draft(&mut head, digest, None);
    text.lines = head.lines(room);
    let inside = room.beside(2);
    let first = point.members.partition_point(|member| member.digest < report);
    let own = point.members.iter().enumerate().skip(first).take_while(|(_, member)| member.digest == report);
    for (at, member) in own {
        let differing = differing(point, *member);
        let lines = match point.kind {
            PointKind::Claim => app
                .coverage
                .story()
                .claim(*member)
                .map_or(Vec::new(), |claim| claim_lines(digest, claim, &differing, inside)),
            PointKind::Quote => quote_lines(app, digest, *member, &differing, inside),
            PointKind::Figure => figure_lines(app, digest, *member, inside),
        };
        text.push(lines, parts.before_members + at, parts, room.columns);
    }
    text
}

/// The byte ranges of a member's text in which it differs from the others.
fn differing(point: &Point, member: Item) -> Vec<Range<usize>> {
    let sides = point.differences.iter().flat_map(|difference| &difference.sides);
    sides.filter(|side| side.item == member).filter_map(|side| side.range.clone()).collect()
}

fn claim_lines(digest: &Digest, claim: &Claim, differing: &[Range<usize>], room: Room) -> Vec<Line<'static>> {
    let mut text = Prose::default();
    text.push_marked(&claim.text, differing, theme::PLAIN, theme::DIFFERING);
    words::push_draft(&mut text, digest, claim.status);
    let mut lines = text.lines(room);
    let stance = claim.stance.map_or("stance not given", Stance::in_words);
    let from = digest
        .origin_in_words(claim.origin.as_ref())
        .map_or("origin not stated".to_owned(), |origin| format!("from {origin}"));
    let mut basis = Prose::new(stance, theme::QUIET).with(&format!(" · {from}"), theme::QUIET);
    if let Some(date) = &claim.as_of {
        basis.push(&format!(" · as of {}", date.in_words()), theme::QUIET);
    }
    lines.extend(moved_in(&basis, room));
    for quote in claim.quotes.iter().filter_map(|id| digest.quotes.iter().find(|quote| quote.id == *id)) {
        let mut prose = Prose::default();
        words::push_quote(&mut prose, quote, &[], theme::PLAIN);
        if let Some(speaker) = quote.speaker.as_ref().and_then(|id| digest.speaker(id)) {
            prose.push(&format!(" — {}", speaker.in_words()), theme::QUIET);
        }
        lines.extend(moved_in(&prose, room));
    }
    for figure in claim.figures.iter().filter_map(|id| digest.figures.iter().find(|figure| figure.id == *id)) {
        let mut prose = Prose::new(&quantity::show(figure), theme::STRONG);
        prose.push(&format!(" {}", figure.measured_in_words()), theme::QUIET);
        lines.extend(moved_in(&prose, room));
    }
    lines
}

fn quote_lines(app: &App, digest: &Digest, item: Item, differing: &[Range<usize>], room: Room) -> Vec<Line<'static>> {
    let Some(quote) = app.coverage.story().quote(item) else { return Vec::new() };
    let mut text = Prose::default();
    words::push_quote(&mut text, quote, differing, theme::DIFFERING);
    words::push_draft(&mut text, digest, quote.status);
    let mut lines = text.lines(room);
    let mut said = Prose::new("— ", theme::QUIET);
    match quote.speaker.as_ref().and_then(|id| digest.speaker(id)) {
        Some(speaker) => said.push(&speaker.in_words(), theme::PLAIN),
        None => said.push("speaker not known", theme::WARNING),
    }
    for part in [
        quote.medium.as_deref().map(str::to_owned),
        digest.origin_in_words(quote.origin.as_ref()).map(|origin| format!("from {origin}")),
    ] {
        said.push(&part.map_or(String::new(), |part| format!(" · {part}")), theme::QUIET);
    }
    lines.extend(moved_in(&said, room));
    lines
}

fn figure_lines(app: &App, digest: &Digest, item: Item, room: Room) -> Vec<Line<'static>> {
    let Some(figure) = app.coverage.story().figure(item) else { return Vec::new() };
    let mut value = Prose::new(&quantity::show(figure), theme::STRONG);
    value.push(&format!("  “{}”", figure.verbatim), theme::QUIET);
    words::push_draft(&mut value, digest, figure.status);
    let mut lines = value.lines(room);
    let from = digest
        .origin_in_words(figure.origin.as_ref())
        .map_or("origin not stated".to_owned(), |origin| format!("from {origin}"));
    for text in [figure.measured_in_words(), from] {
        lines.extend(moved_in(&Prose::new(&text, theme::QUIET), room));
    }
    lines
}

fn moved_in(prose: &Prose, room: Room) -> Vec<Line<'static>> {
    prose.lines(room.beside(2)).into_iter().map(|line| indented(line, 2)).collect()
}

/// Which reports don't have the point; silence is no disagreement.
fn silence(app: &App, point: &Point, room: Room) -> Vec<Line<'static>> {
    /// More names would say less.
    const NAMED: usize = 12;
    let reports = app.coverage.story().digests().len();
    let silent = reports - point.standing.reports();
    if silent == 0 {
        return Vec::new();
    }
    let mut stated = point.members.iter().map(|member| member.digest).peekable();
    let is_silent = |report: &u32| {
        while stated.next_if(|having| having < report).is_some() {}
        stated.peek() != Some(report)
    };
    let names = (0..reports as u32).filter(is_silent).take(NAMED).map(|digest| called(app, digest));
    let names: Vec<String> = names.collect();
    let mut text = format!("Not in {}", names.join(", "));
    if silent > NAMED {
        text.push_str(&format!(" and {} more", grouped(silent - NAMED)));
    }
    text.push_str("; silence is no disagreement.");
    let mut lines = vec![Line::default()];
    lines.extend(Prose::new(&text, theme::QUIET).lines(room));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_reports_those_around_the_chosen_one_are_shown() {
        for count in [0, 1, 2, MOST_SHOWN, MOST_SHOWN + 1, 100] {
            // Every third report has two items, and every fifth is silent.
            let reports: Vec<u32> = (0..).filter(|report| report % 5 > 0).take(count).collect();
            let items =
                |digest: u32| (0..1 + u32::from(digest.is_multiple_of(3))).map(move |item| Item { digest, item });
            let members: Vec<Item> = reports.iter().flat_map(|digest| items(*digest)).collect();
            assert_eq!(reports_around(&members, 0), reports[shown(count, None)]);
            for (at, report) in reports.iter().enumerate() {
                assert_eq!(reports_around(&members, *report), reports[shown(count, Some(at))], "{at} of {count}");
            }
        }
    }
}
