//! Styled text: sanitised as it comes in, so that a style stays on its words whatever the gate makes of them.
//!
//! What a style is, and how it looks, is the caller's: a colour of the screen, an escape sequence, a mark of Markdown.

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::sanitise::{self, Shown};

/// A paragraph of one line of sanitised text, with styles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Styled<S> {
    text: String,
    /// Where each stretch of one style ends in `text`, in order.
    ends: Vec<(usize, S)>,
}

impl<S> Default for Styled<S> {
    fn default() -> Self {
        Self { text: String::new(), ends: Vec::new() }
    }
}

impl<S: Copy> Styled<S> {
    /// A paragraph that begins with `text`.
    pub fn new(text: &str, style: S) -> Self {
        Self::default().with(text, style)
    }

    /// The same paragraph with `text` at its end.
    pub fn with(mut self, text: &str, style: S) -> Self {
        self.push(text, style);
        self
    }

    /// Adds `text` at the end, sanitised for one line.
    pub fn push(&mut self, text: &str, style: S) {
        self.text.push_str(&sanitise::line(text));
        self.ends.push((self.text.len(), style));
    }

    /// Adds `text` at the end, with `mark` over the byte ranges `marked` of it, in any order.
    ///
    /// A mark covers whole grapheme clusters; a range that doesn't fit the text marks nothing.
    pub fn push_marked(&mut self, text: &str, marked: &[Range<usize>], style: S, mark: S) {
        let shown = Shown::line(text);
        let start = self.text.len();
        self.text.push_str(shown.text());
        let fitting = marked.iter().filter(|range| text.get((*range).clone()).is_some());
        let widened = fitting.map(|range| whole_clusters(shown.text(), shown.range(range.clone())));
        for range in joined(widened.collect()) {
            self.ends.push((start + range.start, style));
            self.ends.push((start + range.end, mark));
        }
        self.ends.push((self.text.len(), style));
    }

    /// Adds all of another paragraph at the end.
    pub fn append(&mut self, other: &Self) {
        let start = self.text.len();
        self.text.push_str(&other.text);
        self.ends.extend(other.ends.iter().map(|(end, style)| (start + end, *style)));
    }

    /// The sanitised text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// True where there is no text.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The stretches of one style each that lie in a byte range of the text, in order; none is empty.
    pub fn pieces(&self, range: Range<usize>) -> impl Iterator<Item = (&str, S)> {
        let first = self.ends.partition_point(|(end, _)| *end <= range.start);
        let mut start = range.start;
        let reaching = self.ends[first..].iter().map_while(move |(end, style)| {
            let piece = start..(*end).min(range.end);
            start = *end;
            (piece.start < range.end).then_some((piece, *style))
        });
        reaching.filter_map(|(piece, style)| (!piece.is_empty()).then(|| (&self.text[piece], style)))
    }
}

/// Ranges sorted and apart, those that touch made one, empty ones left out.
pub fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.retain(|range| !range.is_empty());
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

/// The range, widened so that it cuts no grapheme cluster: a mark that lost its base would show as something else.
fn whole_clusters(text: &str, range: Range<usize>) -> Range<usize> {
    let is_boundary = |at: usize| GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(true);
    let start = if is_boundary(range.start) {
        range.start
    } else {
        text[..range.start].grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    };
    let end = if is_boundary(range.end) {
        range.end
    } else {
        text[start..]
            .grapheme_indices(true)
            .map(|(at, part)| start + at + part.len())
            .find(|end| *end >= range.end)
            .unwrap_or(text.len())
    };
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pieces(styled: &Styled<char>) -> Vec<(String, char)> {
        styled.pieces(0..styled.text().len()).map(|(text, style)| (text.to_owned(), style)).collect()
    }

    #[test]
    fn marks_stay_on_their_words() {
        #[track_caller]
        fn check(text: &str, marked: &[(usize, usize)], expected: &[(&str, char)]) {
            let mut styled = Styled::default();
            let ranges: Vec<Range<usize>> = marked.iter().map(|(start, end)| *start..*end).collect();
            styled.push_marked(text, &ranges, '.', 'm');
            let found = pieces(&styled);
            let found: Vec<(&str, char)> = found.iter().map(|(text, style)| (text.as_str(), *style)).collect();
            assert_eq!(found, expected, "{text:?} {marked:?}");
        }
        check("some words", &[(0, 4)], &[("some", 'm'), (" words", '.')]);
        check("some words", &[(5, 10), (0, 4)], &[("some", 'm'), (" ", '.'), ("words", 'm')]);
        check("some words", &[(0, 6), (2, 10)], &[("some words", 'm')]);
        check("a\u{1b}[b", &[(3, 4)], &[("a␛[", '.'), ("b", 'm')]);
        check("cafe\u{301}s", &[(0, 4)], &[("cafe\u{301}", 'm'), ("s", '.')]);
        check("cafe\u{301}s", &[(4, 7)], &[("caf", '.'), ("e\u{301}s", 'm')]);
        check("é", &[(1, 2)], &[("é", '.')]);
        check("out", &[(1, 9)], &[("out", '.')]);
        check("none", &[(2, 2)], &[("none", '.')]);
        check("", &[], &[]);
    }

    #[test]
    fn paragraphs_are_put_together() {
        let mut styled = Styled::new("A", 'l').with(" ", '.');
        styled.append(&Styled::new("b\tc", 't'));
        assert_eq!(pieces(&styled), [("A".to_owned(), 'l'), (" ".to_owned(), '.'), ("b c".to_owned(), 't')]);
        let part: Vec<(&str, char)> = styled.pieces(1..3).collect();
        assert_eq!(part, [(" ", '.'), ("b", 't')]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn pieces_make_up_the_sanitised_text(
            text in "[a-c \u{301}\u{302}\u{1b}é漢👩\u{200d}]{0,20}|\\PC{0,20}",
            marked in proptest::collection::vec((0usize..30, 0usize..9), 0..5),
        ) {
            let ranges: Vec<Range<usize>> = marked.iter().map(|(start, length)| *start..start + length).collect();
            let mut styled = Styled::new("A ", '.');
            styled.push_marked(&text, &ranges, '.', 'm');
            let shown = styled.text();
            prop_assert_eq!(shown, format!("A {}", sanitise::line(&text)));
            for cut in shown.char_indices().map(|(at, _)| at).chain([shown.len()]) {
                let pieces = |range| styled.pieces(range).map(|(piece, _)| piece).collect::<String>();
                prop_assert_eq!(pieces(0..cut) + &pieces(cut..shown.len()), shown);
            }
            prop_assert!(styled.pieces(0..shown.len()).all(|(piece, _)| !piece.is_empty()));
        }
    }
}
