//! Styled text on its way to the screen: sanitised as it comes in, wrapped as it goes out.
//!
//! Everything that a file says reaches the screen through here; `text::sanitise` decides what may.

use std::borrow::Cow;
use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::text::styled::Styled;
use crate::text::{width, wrap};

/// A paragraph in the styles of the screen.
pub(super) type Prose = Styled<Style>;

/// A paragraph as lines of the screen.
pub(super) trait Lines {
    /// The paragraph in lines of at most `columns`.
    fn lines(&self, columns: usize) -> Vec<Line<'static>>;

    /// The first lines, at most `most` of them; the last one says by `…` that there is more.
    fn first_lines(&self, columns: usize, most: usize) -> Vec<Line<'static>>;

    /// The paragraph as one line, cut where it is too long.
    fn one_line(&self, columns: usize) -> Line<'static> {
        self.first_lines(columns, 1).into_iter().next().unwrap_or_default()
    }
}

impl Lines for Prose {
    fn lines(&self, columns: usize) -> Vec<Line<'static>> {
        wrap::wrap(self.text(), columns).into_iter().map(|range| line(self, range)).collect()
    }

    fn first_lines(&self, columns: usize, most: usize) -> Vec<Line<'static>> {
        // One more than is shown tells whether there is more.
        let ranges = wrap::first_lines(self.text(), columns, most.saturating_add(1));
        if ranges.len() <= most || columns == 0 {
            return ranges.into_iter().map(|range| line(self, range)).collect();
        }
        let mut lines: Vec<_> = ranges[..most].iter().map(|range| line(self, range.clone())).collect();
        if let (Some(last), Some(range)) = (lines.last_mut(), most.checked_sub(1).map(|at| ranges[at].clone())) {
            let kept = whole_words(&self.text()[range.clone()], columns - 1);
            *last = line(self, range.start..range.start + kept);
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

fn line(prose: &Prose, range: Range<usize>) -> Line<'static> {
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
