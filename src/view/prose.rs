//! Styled text on its way to the screen: sanitised as it comes in, wrapped as it goes out.
//!
//! Everything that a file says reaches the screen through here; `text::sanitise` decides what may.

use std::borrow::Cow;
use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::text::sanitise::Shown;
use crate::text::{sanitise, width, wrap};

/// A paragraph of styled text.
#[derive(Clone, Debug, Default)]
pub(super) struct Prose {
    text: String,
    /// Where each stretch of one style ends in `text`, with its style.
    styles: Vec<(usize, Style)>,
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
        self.text.push_str(&sanitise::line(text));
        self.styles.push((self.text.len(), style));
    }

    /// Adds `text` at the end, with `mark` over the byte ranges `marked`, which are sorted and don't overlap.
    pub(super) fn push_marked(&mut self, text: &str, marked: &[Range<usize>], style: Style, mark: Style) {
        let shown = Shown::line(text);
        let start = self.text.len();
        self.text.push_str(shown.text());
        for range in marked {
            // A range that doesn't fit this text marks nothing rather than something else.
            if text.get(range.clone()).is_some() {
                let range = shown.range(range.clone());
                self.styles.push((start + range.start, style));
                self.styles.push((start + range.end, mark));
            }
        }
        self.styles.push((self.text.len(), style));
    }

    /// The paragraph in lines of at most `columns`.
    pub(super) fn lines(&self, columns: usize) -> Vec<Line<'static>> {
        wrap::wrap(&self.text, columns).into_iter().map(|range| self.line(range)).collect()
    }

    /// The first lines, at most `most` of them; the last one says by `…` that there is more.
    pub(super) fn first_lines(&self, columns: usize, most: usize) -> Vec<Line<'static>> {
        let ranges = wrap::wrap(&self.text, columns);
        if ranges.len() <= most || columns == 0 {
            return ranges.into_iter().map(|range| self.line(range)).collect();
        }
        let mut lines: Vec<_> = ranges[..most].iter().map(|range| self.line(range.clone())).collect();
        if let (Some(last), Some(range)) = (lines.last_mut(), most.checked_sub(1).map(|at| ranges[at].clone())) {
            let kept = self.whole_words(range.clone(), columns - 1);
            *last = self.line(range.start..range.start + kept);
            last.push_span(Span::raw("…"));
        }
        lines
    }

    /// The paragraph as one line, cut where it is too long.
    pub(super) fn one_line(&self, columns: usize) -> Line<'static> {
        self.first_lines(columns, 1).into_iter().next().unwrap_or_default()
    }

    /// How many bytes of `range` fit into `columns`, in whole words where there are blanks to cut at.
    fn whole_words(&self, range: Range<usize>, columns: usize) -> usize {
        let line = &self.text[range];
        let fits = match width::truncate(line, columns) {
            Cow::Borrowed(whole) => whole,
            Cow::Owned(cut) => &line[..cut.trim_end_matches('…').len()],
        };
        let cut_in_word = line[fits.len()..].starts_with(|c: char| !c.is_whitespace());
        let end = if cut_in_word { fits.rfind(char::is_whitespace).unwrap_or(fits.len()) } else { fits.len() };
        fits[..end].trim_end().len()
    }

    fn line(&self, range: Range<usize>) -> Line<'static> {
        let mut spans = Vec::new();
        let mut start = 0;
        for (end, style) in &self.styles {
            let (from, to) = (start.max(range.start), (*end).min(range.end));
            if from < to {
                spans.push(Span::styled(self.text[from..to].to_owned(), *style));
            }
            start = *end;
        }
        Line::from(spans)
    }
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
