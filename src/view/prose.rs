//! Styled text on its way to the screen: sanitised and wrapped as far as it is shown.
//!
//! Everything that a file says reaches the screen through here; `text::sanitise` decides what may. A field may be as long as a
//! book: a frame costs what it shows of it.

use std::borrow::Cow;
use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::text::styled::Styled;
use crate::text::{sanitise, width, wrap};

/// A paragraph of one line, as it was given; it is sanitised on its way out.
#[derive(Clone, Debug, Default)]
pub(super) struct Prose {
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug)]
struct Piece {
    text: String,
    style: Style,
    /// Byte ranges of the text, and their style.
    marked: Vec<Range<usize>>,
    mark: Style,
}

impl Prose {
    /// A paragraph that begins with `text`.
    pub(super) fn new(text: &str, style: Style) -> Self {
        Self::default().with(text, style)
    }

    /// The same paragraph with `text` at its end.
    pub(super) fn with(mut self, text: &str, style: Style) -> Self {
        self.push(text, style);
        self
    }

    /// Adds `text` at the end.
    pub(super) fn push(&mut self, text: &str, style: Style) {
        self.push_marked(text, &[], style, style);
    }

    /// Adds `text` at the end, with `mark` over the byte ranges `marked` of it, in any order, widened to whole grapheme
    /// clusters. A range that doesn't fit the text marks nothing.
    pub(super) fn push_marked(&mut self, text: &str, marked: &[Range<usize>], style: Style, mark: Style) {
        let marked = marked.iter().filter(|range| text.get((*range).clone()).is_some()).cloned().collect();
        self.pieces.push(Piece { text: text.to_owned(), style, marked, mark });
    }

    /// The beginning of the paragraph, sanitised: all of it, or at least so many columns that aren't blank.
    fn beginning(&self, columns: usize) -> Styled<Style> {
        let mut styled = Styled::default();
        let mut left = columns;
        for piece in &self.pieces {
            for (start, stretch) in sanitise::stretches(&piece.text) {
                if left == 0 {
                    return styled;
                }
                let before = styled.text().len();
                let end = start + stretch.len();
                let inside = piece.marked.iter().filter(|range| range.start < end && range.end > start);
                let marked: Vec<_> =
                    inside.map(|range| range.start.max(start) - start..range.end.min(end) - start).collect();
                styled.push_marked(stretch, &marked, piece.style, piece.mark);
                // Blanks may hang over the edge of a line.
                let seen: usize = styled.text()[before..].split_whitespace().map(width::width).sum();
                left = left.saturating_sub(seen);
            }
        }
        styled
    }
}

/// The room for a text: how wide it is, and how many lines of it are wanted at most.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    pub(super) columns: usize,
    pub(super) lines: usize,
}

impl Room {
    /// The room beside so many columns.
    pub(super) fn beside(self, columns: usize) -> Self {
        Self { columns: self.columns.saturating_sub(columns), ..self }
    }

    /// As many columns that aren't blank as fill the room and one line more.
    fn filled(self) -> usize {
        // A character of two columns has a line of its own where there is only one.
        self.columns.max(2).saturating_mul(self.lines.saturating_add(2))
    }
}

/// So many columns, and no end of lines.
impl From<usize> for Room {
    fn from(columns: usize) -> Self {
        Self { columns, lines: usize::MAX }
    }
}

/// A paragraph as lines of the screen.
pub(super) trait Lines {
    /// The paragraph in lines, as many as are wanted.
    fn lines(&self, room: impl Into<Room>) -> Vec<Line<'static>>;

    /// The first lines, at most `most` of them; the last one says by `…` that there is more.
    fn first_lines(&self, columns: usize, most: usize) -> Vec<Line<'static>>;

    /// True where one line takes all of it.
    fn fits(&self, columns: usize) -> bool {
        self.lines(Room { columns, lines: 2 }).len() < 2
    }

    /// The paragraph as one line, cut where it is too long.
    fn one_line(&self, columns: usize) -> Line<'static> {
        self.first_lines(columns, 1).into_iter().next().unwrap_or_default()
    }
}

impl Lines for Prose {
    fn lines(&self, room: impl Into<Room>) -> Vec<Line<'static>> {
        let room = room.into();
        let shown = self.beginning(room.filled());
        let ranges = wrap::first_lines(shown.text(), room.columns, room.lines);
        ranges.into_iter().map(|range| line(&shown, range)).collect()
    }

    fn first_lines(&self, columns: usize, most: usize) -> Vec<Line<'static>> {
        let shown = self.beginning(Room { columns, lines: most }.filled());
        // One more than is shown tells whether there is more.
        let ranges = wrap::first_lines(shown.text(), columns, most.saturating_add(1));
        if ranges.len() <= most || columns == 0 {
            return ranges.into_iter().map(|range| line(&shown, range)).collect();
        }
        let mut lines: Vec<_> = ranges[..most].iter().map(|range| line(&shown, range.clone())).collect();
        if let (Some(last), Some(range)) = (lines.last_mut(), most.checked_sub(1).map(|at| ranges[at].clone())) {
            let kept = whole_words(&shown.text()[range.clone()], columns - 1);
            *last = line(&shown, range.start..range.start + kept);
            last.push_span(Span::raw("…"));
        }
        lines
    }
}

/// How many bytes of `line` fit into `columns`, in whole words where there are blanks to cut at.
fn whole_words(line: &str, columns: usize) -> usize {
    let fits = match width::truncate(line, columns) {
        Cow::Borrowed(whole) => whole,
        Cow::Owned(cut) => &line[..cut.trim_end_matches('…').len()],
    };
    let cut_in_word = line[fits.len()..].starts_with(|c: char| !c.is_whitespace());
    let end = if cut_in_word { fits.rfind(char::is_whitespace).unwrap_or(fits.len()) } else { fits.len() };
    fits[..end].trim_end().len()
}

fn line(prose: &Styled<Style>, range: Range<usize>) -> Line<'static> {
    prose.pieces(range).map(|(text, style)| Span::styled(text.to_owned(), style)).collect()
}

/// The line with a blank at both ends, as titles on a border have it.
pub(super) fn aired(mut line: Line<'static>) -> Line<'static> {
    line.push_span(Span::raw(" "));
    indented(line, 1)
}

/// The line with `columns` blanks before it.
pub(super) fn indented(line: Line<'static>, columns: usize) -> Line<'static> {
    prefixed(line, Span::raw(" ".repeat(columns)))
}

/// The line with `prefix` before it.
pub(super) fn prefixed(mut line: Line<'static>, prefix: Span<'static>) -> Line<'static> {
    line.spans.insert(0, prefix);
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::theme::{MATCH, PLAIN};

    fn shown(lines: &[Line<'_>]) -> Vec<String> {
        lines.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn lines_end_with_a_sign_where_more_follows() {
        #[track_caller]
        fn check(text: &str, columns: usize, most: usize, expected: &[&str]) {
            assert_eq!(shown(&Prose::new(text, PLAIN).first_lines(columns, most)), expected);
        }
        check("the dam holds", 20, 2, &["the dam holds"]);
        check("the dam holds for now", 8, 2, &["the dam", "holds…"]);
        check("the dam holds for now", 7, 1, &["the…"]);
        check("水庫的水位", 6, 1, &["水庫…"]);
        check("anything", 0, 1, &[]);
        check("", 5, 1, &[]);
    }

    #[test]
    fn as_many_lines_are_made_as_are_wanted() {
        for text in ["the dam holds ", "水庫", "a\u{301}\u{1b} ", "unbroken", "     x"] {
            let prose = Prose::new(&text.repeat(2000), PLAIN);
            let all = shown(&prose.lines(9));
            for lines in [0, 1, 2, 40, 400] {
                assert_eq!(shown(&prose.lines(Room { columns: 9, lines })), all[..lines], "{text:?}");
                assert_eq!(shown(&prose.first_lines(9, lines)).len(), lines, "{text:?}");
            }
            assert!(prose.beginning(100).text().len() < 20_000, "{text:?}");
            assert!(!prose.fits(9) && Prose::new(text.trim(), PLAIN).fits(14));
        }
    }

    #[test]
    fn marks_survive_wrapping_and_false_ranges() {
        let mut prose = Prose::default();
        prose.push_marked("café au lait", &[3..5, 9..13], PLAIN, MATCH);
        let marked: Vec<String> = prose
            .lines(7)
            .iter()
            .flat_map(|line| line.spans.clone())
            .filter(|span| span.style == MATCH)
            .map(|span| span.content.into_owned())
            .collect();
        assert_eq!(marked, ["é", "lait"]);
        let mut prose = Prose::default();
        prose.push_marked("é", &[1..2, 5..9], PLAIN, MATCH);
        assert_eq!(shown(&prose.lines(9)), ["é"]);
    }
}
