//! The passage view: the text of a report around what an item was read from, which is marked.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::passage::{Passage, Place};
use crate::app::{App, Seek};
use crate::crossref::PointKind;
use crate::model::{self, Digest, Item, letter};

use super::Drawn;
use super::overlay::Sheet;
use crate::text::count::grouped;

use super::prose::{Lines, Prose, Room, indented, prefixed};
use super::{decided, theme, words};

/// How many bytes of the text are shown before and after the mark: more than a report has, as a rule, and little
/// enough to be wrapped in each frame.
const AROUND: usize = 12_000;

/// Draws the passage over `area`.
pub(super) fn draw(app: &App, passage: &Passage, frame: &mut Frame<'_>, area: Rect, drawn: &mut Drawn) {
    let Some(item) = passage.item() else { return };
    let Some(digest) = words::digest_of(app, item) else { return };
    let mut title = format!("Passage: {} {}", letter(item.digest as usize), digest.report.publisher);
    if passage.items.len() > 1 {
        title.push_str(&format!(", {} of {}", passage.at + 1, grouped(passage.items.len())));
    }
    // What is sought may stand anywhere.
    let scroll = if passage.seek == Seek::Nothing { passage.overlay.scroll } else { usize::MAX };
    let sheet = Sheet::new(area, &title).scrolled(scroll);
    let (columns, room) = (sheet.columns(), sheet.room());
    let mut lines = Prose::new(decided::text(app, passage.kind, item), theme::STRONG).lines(room);
    lines.push(Line::default());
    lines.extend(notes(digest, passage, item, room));
    let start = lines.len();
    let text = app.coverage.text(&digest.id).map_or("", |text| text);
    lines.extend(match &passage.place {
        Place::Here(ranges) | Place::Moved(ranges) => marked(text, ranges, columns),
        Place::Nowhere => marked(text, &[], columns),
        Place::NoText => Vec::new(),
    });
    let is_marked = |line: &Line| line.spans.iter().any(|span| span.style == theme::MATCH);
    let first = lines.iter().position(is_marked).unwrap_or(start);
    let last = lines.iter().rposition(is_marked).unwrap_or(first);
    let scroll = match passage.seek {
        Seek::Chosen if last > start => sheet.scroll_to(&(first..last + 1), passage.overlay.scroll),
        _ => passage.overlay.scroll,
    };
    sheet.draw(lines, scroll, frame, drawn);
}

/// What has to be said before the text, or instead of it.
fn notes(digest: &Digest, passage: &Passage, item: Item, room: Room) -> Vec<Line<'static>> {
    let warn = |text: &str| Prose::new(text, theme::WARNING).lines(room);
    let mut lines = match &passage.place {
        Place::Here(_) => return Vec::new(),
        Place::Moved(_) => warn("The text has changed since the digest was read from it; this is where it stands now."),
        Place::Nowhere => warn("The digest doesn't say where in this text it stands, or the text has changed."),
        Place::NoText => {
            let mut lines = warn("The text of this report is not at hand.");
            lines.extend(
                Prose::new("Open it along with the digests: ", theme::PLAIN)
                    .with("twosource --text REPORT", theme::STRONG)
                    .with(
                        " (once for each report), where REPORT is the file that the digest was read from.",
                        theme::PLAIN,
                    )
                    .lines(room),
            );
            lines.extend(stated(digest, passage.kind, item).iter().flat_map(|prose| prose.lines(room)));
            lines
        }
    };
    lines.push(Line::default());
    lines
}

/// Where the digest says that the item stands.
fn stated(digest: &Digest, kind: PointKind, item: Item) -> Option<Prose> {
    let at = item.item as usize;
    let span: &model::Span = match kind {
        PointKind::Claim => digest.claims.get(at)?.span.as_ref()?,
        PointKind::Quote => digest.quotes.get(at)?.span.as_ref()?,
        PointKind::Figure => digest.figures.get(at)?.span.as_ref()?,
    };
    let place = format!("It stands at the characters {} to {} of the text", span.start, span.end);
    let mut prose = Prose::new(&place, theme::QUIET);
    for (words, context) in [(", after", span.prefix()), (", before", span.suffix())] {
        if let Some(context) = context {
            prose.push(&format!("{words} “{}”", context.trim()), theme::QUIET);
        }
    }
    prose.push(".", theme::QUIET);
    Some(prose)
}

/// The text around the byte `ranges`, which are marked, in lines with a sign beside the mark.
fn marked(text: &str, ranges: &[Range<usize>], columns: usize) -> Vec<Line<'static>> {
    marked_with(text, ranges, &(0..0), columns)
}

/// As [`marked`], with the name of the `speaker` set off in its own way.
pub(super) fn marked_with(
    text: &str,
    ranges: &[Range<usize>],
    speaker: &Range<usize>,
    columns: usize,
) -> Vec<Line<'static>> {
    let window = window(text, ranges);
    let more = |shown: bool| shown.then(|| Line::styled("  …", theme::QUIET));
    let mut lines: Vec<Line<'static>> = more(window.start > 0).into_iter().collect();
    let mut start = window.start;
    for paragraph in text[window.clone()].split('\n') {
        let words = paragraph.trim_end_matches('\r');
        let end = start + words.len();
        let (from, to) =
            (speaker.start.clamp(start, end), speaker.end.clamp(start, end).max(speaker.start.clamp(start, end)));
        let mut prose = Prose::default();
        for (piece, style) in [(start..from, theme::PLAIN), (from..to, theme::SPEAKER), (to..end, theme::PLAIN)] {
            let inside = |range: &Range<usize>| {
                let (from, to) = (range.start.max(piece.start), range.end.min(piece.end));
                (from < to).then(|| from - piece.start..to - piece.start)
            };
            let marks: Vec<_> = ranges.iter().filter_map(inside).collect();
            if let Some(words) = text.get(piece.clone()) {
                prose.push_marked(words, &marks, style, theme::MATCH);
            }
        }
        let wrapped = prose.lines(columns.saturating_sub(2));
        lines.extend(if wrapped.is_empty() { vec![Line::default()] } else { wrapped }.into_iter().map(beside));
        start += paragraph.len() + 1;
    }
    lines.extend(more(window.end < text.len()));
    lines
}

/// The line with a sign before it where it holds what is marked.
fn beside(line: Line<'static>) -> Line<'static> {
    match line.spans.iter().any(|span| span.style == theme::MATCH) {
        true => prefixed(line, Span::styled(theme::LINKED, theme::FOCUS)),
        false => indented(line, 2),
    }
}

/// What of the text is shown: whole paragraphs where they are not too long.
fn window(text: &str, ranges: &[Range<usize>]) -> Range<usize> {
    let first = ranges.first().map_or(0, |range| range.start);
    let last = ranges.last().map_or(0, |range| range.end).min(first + AROUND);
    let start = boundary(text, first.saturating_sub(AROUND));
    let end = boundary(text, (last + AROUND).min(text.len()));
    let start = match text[start..first].find('\n') {
        Some(paragraph) if start > 0 => start + paragraph + 1,
        _ => start,
    };
    let end = match text[start..end].rfind('\n') {
        Some(paragraph) if end < text.len() && start + paragraph >= last => start + paragraph,
        _ => end,
    };
    start..end
}

/// The character boundary at `byte` or before it.
fn boundary(text: &str, byte: usize) -> usize {
    (0..=byte).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use std::slice::from_ref;

    use super::*;

    #[test]
    fn a_window_of_a_long_text_holds_the_mark_and_whole_paragraphs() {
        let paragraph = format!("{}é\n", "word ".repeat(500));
        let text = paragraph.repeat(40);
        let at = paragraph.len() * 20 + 5;
        let window = window(&text, from_ref(&(at..at + 4)));
        assert!(window.start > 0 && window.end < text.len() && window.contains(&at));
        assert!(text[..window.start].ends_with('\n') && text[window.end..].starts_with('\n'));
        // One line without end, and a mark that is longer than the window.
        let text = "é".repeat(100_000);
        for range in [0..0, 100_000..100_010, 0..200_000, 199_998..200_000] {
            let window = super::window(&text, from_ref(&range));
            assert!(window.len() <= 3 * AROUND && text.get(window).is_some());
        }
        assert_eq!(super::window("", &[]), 0..0);
        assert_eq!(super::window("short", from_ref(&(1..3))), 0..5);
    }

    #[test]
    fn marks_run_over_paragraphs_and_say_so_beside_the_text() {
        let lines = marked("One two.\r\n\nThree four.", from_ref(&(4..15)), 20);
        let shown: Vec<String> = lines.iter().map(ToString::to_string).collect();
        assert_eq!(shown, ["┃ One two.", "  ", "┃ Three four."]);
        assert_eq!(marked("", &[], 20).len(), 1);
        assert_eq!(marked("text", from_ref(&(0..4)), 0).len(), 1);
    }
}
