//! The review: what a digest says, item by item, beside the text of its report.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType};

use crate::app::review::{Field, Line as Writing, Part, Place, Review, Saved};
use crate::app::target::Target;
use crate::language::quantity;
use crate::model::{Speaker, Status};

use super::list::Rows;
use super::overlay::Sheet;
use super::prose::{Lines, Prose, Room, indented, prefixed};
use super::{Drawn, pane, passage, theme, words};

/// From so many columns on, the items stand beside the text and not above it.
const SIDE_BY_SIDE: u16 = 90;

/// Draws the review over `area`.
pub(super) fn draw(review: &Review, frame: &mut Frame<'_>, area: Rect, drawn: &mut Drawn) {
    let status = status(review, usize::from(area.width), usize::from(area.height) / 4);
    let writing = review.line.as_ref().map_or(Vec::new(), |line| writing(line, usize::from(area.width)));
    let most = (area.height / 2).max(1);
    let below = u16::try_from(writing.len()).unwrap_or(u16::MAX).min(most);
    let above = u16::try_from(status.len()).unwrap_or(0);
    let parts = Layout::vertical([Constraint::Length(above), Constraint::Fill(1), Constraint::Length(below)]);
    let [top, body, bottom] = area.layout(&parts);
    pane::draw_lines(frame, top, status);
    let (items, text) = split(body);
    list(review, frame, items, drawn);
    read(review, frame, text, drawn);
    pane::draw_lines(frame, bottom, writing);
}

/// The places of the items and of the text; on the smallest screens there are only items.
fn split(body: Rect) -> (Rect, Rect) {
    if body.width >= SIDE_BY_SIDE {
        let [items, text] = body.layout(&Layout::horizontal([Constraint::Percentage(48), Constraint::Fill(1)]));
        return (items, text);
    }
    let text = if body.height >= 6 { body.height * 2 / 5 } else { 0 };
    let [items, text] = body.layout(&Layout::vertical([Constraint::Fill(1), Constraint::Length(text)]));
    (items, text)
}

/// What is reviewed, how far, and whether it is saved: at most `most` lines.
fn status(review: &Review, columns: usize, most: usize) -> Vec<Line<'static>> {
    if most == 0 {
        return Vec::new();
    }
    let digest = review.digest();
    let mut prose = Prose::new("Review: ", theme::FOCUS.patch(theme::STRONG));
    prose.push(&digest.report.publisher, theme::STRONG);
    words::push_draft(&mut prose, digest, None);
    prose.push(&format!(" · {}", review.progress()), theme::PLAIN);
    match &review.saving {
        Saved::Unchanged => {}
        Saved::Saving => prose.push(" · saving …", theme::QUIET),
        Saved::In(file) => prose.push(&format!(" · saved in {file}"), theme::QUIET),
        Saved::Not(unsaved) => {
            prose.push(&format!(" · not saved: {}", unsaved.why), theme::WARNING);
            let again = if unsaved.changed { ", R reads the file again" } else { "" };
            prose.push(&format!("; C saves a copy{again}"), theme::WARNING);
        }
    }
    prose.first_lines(columns, most)
}

/// The list of what is reviewed, the selected part with its fields.
fn list(review: &Review, frame: &mut Frame<'_>, area: Rect, drawn: &mut Drawn) {
    let inner = if area.height >= 8 && area.width >= 24 {
        let at = format!(" {} of {} ", review.row() + 1, review.parts().len());
        let block = Block::bordered()
            .border_type(BorderType::Thick)
            .border_style(theme::FOCUS)
            .title_top(Line::styled(" Items ", theme::FOCUS.patch(theme::STRONG)))
            .title_top(Line::styled(at, theme::QUIET).right_aligned());
        let inner = block.inner(area);
        frame.render_widget(block, area);
        inner
    } else {
        area
    };
    let columns = usize::from(inner.width).saturating_sub(3);
    let room = Room { columns, lines: usize::from(inner.height) };
    let row = |row: usize| review.parts().get(row).map_or(Vec::new(), |part| item(review, row, *part, room));
    let targets = Rows { count: review.parts().len(), anchor: review.row(), row }.draw(frame, inner);
    drawn.targets.extend(targets.into_iter().map(|(area, row)| (area, Target::Part(row))));
}

/// The lines of one part; of the selected one as many as there is room for.
fn item(review: &Review, row: usize, part: Part, room: Room) -> Vec<Line<'static>> {
    /// A selected text may be long, but its fields are to be seen too.
    const MOST_LINES: usize = 10;
    let columns = room.columns;
    let selected = row == review.row();
    let digest = review.digest();
    let reviewed = part.status(digest) == Status::Reviewed;
    let mut said = Prose::default();
    if part.is_item() {
        said.push(if reviewed { "✓ " } else { "○ " }, if reviewed { theme::QUIET } else { theme::WARNING });
    }
    said.push(part.noun(), theme::QUIET);
    if selected && part.is_item() {
        said.push(if reviewed { ", reviewed" } else { ", not reviewed" }, theme::QUIET);
    }
    said.push("  ", theme::PLAIN);
    match part {
        Part::Quote(at) => {
            if let Some(quote) = digest.quotes.get(at) {
                words::push_quote(&mut said, quote, &[], theme::MATCH);
            }
        }
        Part::Figure(at) => {
            if let Some(figure) = digest.figures.get(at) {
                said.push(&quantity::show(figure), theme::STRONG);
                said.push(&format!("  “{}”", figure.verbatim), theme::QUIET);
            }
        }
        Part::Speaker(at) if !selected => {
            let speaker = digest.speakers.get(at).map(Speaker::in_words).unwrap_or_default();
            said.push(&speaker, theme::SPEAKER);
        }
        Part::Report | Part::Claim(_) | Part::Speaker(_) | Part::Origin(_) => {
            said.push(part.text(digest), theme::PLAIN);
        }
    }
    if !selected {
        let lines = said.first_lines(columns, 2);
        return lines.into_iter().map(|line| indented(line, 2)).collect();
    }
    let mut lines = said.first_lines(columns, (room.lines / 2).clamp(1, MOST_LINES));
    lines.extend(note(review, columns));
    lines.extend(fields(review, part, Room { lines: room.lines.saturating_sub(lines.len()), ..room }));
    let mut marks = std::iter::once(theme::SELECTED).chain(std::iter::repeat(theme::SELECTED_BELOW));
    lines.into_iter().map(|line| prefixed(line, Span::styled(marks.next().unwrap_or_default(), theme::FOCUS))).collect()
}

/// What is wrong with where the selected part stands.
fn note(review: &Review, columns: usize) -> Vec<Line<'static>> {
    let part = review.part();
    if review.text().is_none() || !part.is_item() {
        return Vec::new();
    }
    let note = match review.place() {
        Place::Here(_) => return Vec::new(),
        Place::Differs(_) => "The report has other words there, and these nowhere.",
        Place::Found(_) => "The words stand in the report, but not where the digest says.",
        Place::Nowhere if part.verbatim(review.digest()).is_some() => "These words stand nowhere in the report.",
        Place::Nowhere => "The digest doesn't say where the report has this.",
    };
    Prose::new(note, theme::WARNING).lines(columns)
}

/// The fields of the selected part; where there is no room for all of them, those around the chosen one.
fn fields(review: &Review, part: Part, room: Room) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    let mut chosen = 0..0;
    for field in Field::of(part) {
        let own = field_lines(review, part, *field, room.columns);
        if *field == review.field() {
            chosen = lines.len()..lines.len() + own.len();
        }
        lines.extend(own);
    }
    let after = room.lines.saturating_sub(chosen.len()) / 2;
    let first = (chosen.end + after).min(lines.len()).saturating_sub(room.lines).min(chosen.start);
    lines.split_off(first)
}

/// A field with what it says; the words themselves stand above already.
fn field_lines(review: &Review, part: Part, field: Field, columns: usize) -> Vec<Line<'static>> {
    let chosen = field == review.field();
    let style = |plain: Style| if chosen { theme::FOCUS.patch(theme::STRONG) } else { plain };
    let mut prose = Prose::new(if chosen { "› " } else { "  " }, theme::FOCUS);
    prose.push(&format!("{:<11} ", field.name()), style(theme::QUIET));
    let said = field.show(review.digest(), part);
    match (field, said.is_empty()) {
        (Field::Text, _) => prose.push("(as above)", theme::QUIET),
        (_, true) => prose.push("not said", theme::QUIET),
        (_, false) => prose.push(&said, style(theme::PLAIN)),
    }
    prose.first_lines(columns, 2)
}

/// The text of the report, around what is selected.
fn read(review: &Review, frame: &mut Frame<'_>, area: Rect, drawn: &mut Drawn) {
    if area.is_empty() {
        return;
    }
    let title = if review.marking().is_some() {
        "The report: mark a passage"
    } else if review.fits() {
        "The report"
    } else {
        "The report, changed since the digest was read from it"
    };
    let sheet = Sheet::new(area, title);
    let columns = sheet.columns();
    let Some(text) = review.text() else {
        let help = Prose::new("The text of this report is not open. ", theme::WARNING)
            .with("Start with ", theme::PLAIN)
            .with("twosource --text REPORT DIGEST", theme::STRONG)
            .with(" to see where each item stands.", theme::PLAIN);
        sheet.draw(help.lines(columns), 0, frame, drawn);
        return;
    };
    let ranges: Vec<_> = review.marking().or(review.place().range()).cloned().into_iter().collect();
    let speaker = review.speaker_place().filter(|_| review.marking().is_none()).unwrap_or(0..0);
    let lines = passage::marked_with(text, &ranges, &speaker, columns);
    let is_marked = |line: &Line| line.spans.iter().any(|span| span.style == theme::MATCH);
    let first = lines.iter().position(is_marked);
    let scroll = match first.filter(|_| review.seek) {
        Some(first) => {
            let last = lines.iter().rposition(is_marked).unwrap_or(first);
            sheet.scroll_to(&(first..last + 1), review.scroll)
        }
        None => review.scroll,
    };
    sheet.draw(lines, scroll, frame, drawn);
}

/// The field that is being mended: what is typed, with a bar for the cursor, and what may stand there.
fn writing(line: &Writing, columns: usize) -> Vec<Line<'static>> {
    /// More of a long text would leave nothing of the rest.
    const MOST_LINES: usize = 8;
    let (before, after) = line.input.text().split_at(line.input.cursor());
    let typed = Prose::new(&format!("{}: ", line.field.name()), theme::KEY)
        .with(before, theme::PLAIN)
        .with("▏", theme::FOCUS)
        .with(after, theme::PLAIN);
    let lines = typed.lines(columns);
    let at = lines.iter().position(|line| line.spans.iter().any(|span| span.content == "▏")).unwrap_or(0);
    let first = (at + 1).saturating_sub(MOST_LINES);
    let mut shown: Vec<_> = lines.into_iter().skip(first).take(MOST_LINES).collect();
    let below = match &line.complaint {
        Some(complaint) => Some(Prose::new(complaint, theme::WARNING)),
        None if line.has_choices() => Some(Prose::new(&line.choices().join(" · "), theme::QUIET)),
        None => None,
    };
    shown.extend(below.into_iter().flat_map(|prose| prose.first_lines(columns, 2)));
    shown
}
