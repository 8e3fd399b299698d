//! The line of a file that holds a problem, made fit to show: sanitised, and cut around what the problem covers.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::model::Place;
use crate::text::offset;
use crate::text::sanitise::Shown;
use crate::text::width::width;

/// Stands where the line goes on.
const CUT: &str = "…";

/// A line that fits, with the part of it that the problem covers.
pub(super) struct Snippet {
    /// The sanitised line or a stretch of it.
    pub(super) line: String,
    /// What the problem covers, in bytes of `line`; empty where nothing of it is shown.
    pub(super) caret: Range<usize>,
}

/// The snippet of a place in `columns`; `None` where there is no line to show.
pub(super) fn of(place: &Place, columns: usize) -> Option<Snippet> {
    let source = place.source.as_deref()?;
    let counted = offset::Index::new(source);
    let first = (place.column.saturating_sub(place.source_column.max(1)) as usize).min(counted.len());
    let last = (first + place.width.max(1) as usize).min(counted.len());
    // No column is narrower than none, but marks without end could hide in one: a window bounds the work.
    let window = columns.saturating_mul(4).max(64);
    let byte = |code_point: usize| counted.byte_of(code_point).unwrap_or(source.len());
    let (from, to) = (byte(first.saturating_sub(window)), byte(first + window));
    let stretch = &source[from..to];
    let shown = Shown::line(stretch);
    let caret = shown.range(byte(first) - from..byte(last).min(to) - from);
    let starts_late = from > 0 || place.source_column > 1;
    Some(cut(shown.text(), caret, columns, [starts_late, to < source.len()]))
}

/// Cuts a line to `columns` around the caret; `goes_on` says whether there is more before and after it anyway.
fn cut(line: &str, caret: Range<usize>, columns: usize, goes_on: [bool; 2]) -> Snippet {
    let [mut before, mut after] = goes_on;
    let fits = width(line) + usize::from(before) + usize::from(after) <= columns;
    let (start, end) = if fits {
        (0, line.len())
    } else {
        let room = columns.saturating_sub(2 * width(CUT));
        // What comes before helps to find the place, what comes after is what it is about.
        let start = back(line, caret.start, room / 3);
        let end = forth(line, start, room);
        // Where the line ends early, what is before it gets the rest.
        let start = if end == line.len() { back(line, end, room).min(start) } else { start };
        before |= start > 0;
        after |= end < line.len();
        (start, end)
    };
    let mut cut = String::new();
    cut.push_str(if before { CUT } else { "" });
    let moved = cut.len();
    cut.push_str(&line[start..end]);
    let place = |at: usize| at.clamp(start, end) - start + moved;
    let caret = place(caret.start)..place(caret.end);
    cut.push_str(if after { CUT } else { "" });
    Snippet { line: cut, caret }
}

/// The start of the clusters before `end` that fit into `columns`.
fn back(line: &str, end: usize, columns: usize) -> usize {
    let mut taken = 0;
    let clusters = line[..end].grapheme_indices(true).rev();
    let fitting = clusters.take_while(|(_, cluster)| {
        taken += width(cluster);
        taken <= columns
    });
    fitting.last().map_or(end, |(at, _)| at)
}

/// The end of the clusters from `start` on that fit into `columns`.
fn forth(line: &str, start: usize, columns: usize) -> usize {
    let mut taken = 0;
    let clusters = line[start..].grapheme_indices(true);
    let fitting = clusters.take_while(|(_, cluster)| {
        taken += width(cluster);
        taken <= columns
    });
    fitting.last().map_or(start, |(at, cluster)| start + at + cluster.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn place(source: &str, column: u32, width: u32) -> Place {
        Place { line: 1, column, width, source: Some(source.into()), source_column: 1, ..Place::default() }
    }

    #[test]
    fn a_line_is_cut_around_its_caret() {
        #[track_caller]
        fn check(source: &str, (column, covered): (u32, u32), columns: usize, line: &str, caret: &str) {
            let snippet = of(&place(source, column, covered), columns).expect("there is a line");
            assert_eq!((snippet.line.as_str(), &snippet.line[snippet.caret.clone()]), (line, caret));
        }
        check(r#"  "id": 7,"#, (9, 1), 40, r#"  "id": 7,"#, "7");
        check("0123456789abcdefghij", (11, 3), 12, "…789abcdefg…", "abc");
        check("0123456789abcdefghij", (1, 2), 12, "0123456789…", "01");
        check("0123456789abcdefghij", (20, 1), 12, "…abcdefghij", "j");
        check("0123456789abcdefghij", (21, 1), 12, "…abcdefghij", "");
        check("0123456789abcdefghij", (99, 5), 12, "…abcdefghij", "");
        check("0123456789abcdefghij", (11, 99), 12, "…789abcdefg…", "abcdefg");
        check("漢字漢字漢字漢字漢字", (6, 1), 10, "…漢字漢字…", "字");
        check("a\u{1b}[31mb", (2, 1), 40, "a␛[31mb", "␛");
        check("a\tb\u{202e}c", (5, 1), 40, "a b␦c", "c");
        check("", (1, 1), 40, "", "");
    }

    #[test]
    fn a_stretch_of_a_long_line_keeps_its_columns() {
        let mut place = place("cdefg", 1_005, 2);
        place.source_column = 1_003;
        let snippet = of(&place, 40).expect("there is a line");
        assert_eq!((snippet.line.as_str(), &snippet.line[snippet.caret.clone()]), ("…cdefg", "ef"));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn every_line_fits(source in "\\PC{0,60}", column in 0u32..70, covered in 0u32..70, columns in 4usize..40) {
            let snippet = of(&place(&source, column, covered), columns).expect("there is a line");
            prop_assert!(width(&snippet.line) <= columns, "{:?} in {columns}", snippet.line);
            prop_assert!(snippet.line.get(snippet.caret.clone()).is_some());
        }
    }
}
