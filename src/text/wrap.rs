//! Lines: where a text is broken so that it fits between two borders.
//!
//! Breaks stand where UAX 14 allows one (after a blank or a hyphen, between ideographs, never before a closing bracket); a
//! word longer than a line is cut between grapheme clusters. Works on offsets, so that what is marked in a text stays marked.

use std::ops::{ControlFlow, Range};

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::cluster::clusters;
use super::width;

/// The lines of `text` in `columns`, as byte ranges of it in order; blanks at the end of a line are left out.
///
/// A line is never wider than `columns`, except for a single character that is wider by itself. Line breaks of the text are
/// kept, as [`str::lines`] has them: empty lines too, none after the last break. No columns, no lines. Linear in the text.
pub fn wrap(text: &str, columns: usize) -> Vec<Range<usize>> {
    first_lines(text, columns, usize::MAX)
}

/// The first lines that [`wrap`] gives, at most `most` of them. What comes after them isn't looked at: a pane costs what it
/// shows, however long the text is.
pub fn first_lines(text: &str, columns: usize, most: usize) -> Vec<Range<usize>> {
    let mut lines = Lines { lines: Vec::new(), most };
    if columns > 0 {
        let mut start = 0;
        for paragraph in text.split_inclusive('\n').take_while(|_| most > 0) {
            let end = start + paragraph.len();
            let line = paragraph.trim_end_matches(['\n', '\r']);
            if wrap_paragraph(text, start..start + line.len(), columns, &mut lines).is_break() {
                break;
            }
            start = end;
        }
    }
    lines.lines
}

/// The lines found, as many as are wanted.
struct Lines {
    lines: Vec<Range<usize>>,
    most: usize,
}

impl Lines {
    fn push(&mut self, line: Range<usize>) -> ControlFlow<()> {
        self.lines.push(line);
        if self.lines.len() < self.most { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }
}

/// Breaks one paragraph, a range of the text without its line break, until there are enough lines.
fn wrap_paragraph(text: &str, range: Range<usize>, columns: usize, lines: &mut Lines) -> ControlFlow<()> {
    let paragraph = &text[range.clone()];
    let mut breaks = linebreaks(paragraph).filter(|(_, kind)| *kind == BreakOpportunity::Allowed).map(|(at, _)| at);
    let mut next_break = breaks.next();
    let mut line = Line { start: 0, width: 0, last_break: None };
    let mut broken = |line: Range<usize>| {
        let kept = paragraph[line.clone()].trim_end();
        // Blanks that open a paragraph and overflow their line are no line of their own.
        if kept.is_empty() {
            return ControlFlow::Continue(());
        }
        lines.push(range.start + line.start..range.start + line.start + kept.len())
    };
    for (at, part, columns_of_part) in parts(paragraph, columns) {
        while next_break.is_some_and(|place| place < at) {
            next_break = breaks.next();
        }
        if next_break == Some(at) {
            line.last_break = Some((at, line.width));
        }
        let blank = part.chars().all(char::is_whitespace);
        // Blanks hang over the edge: they are left out there anyway.
        while !blank && line.width + columns_of_part > columns && line.start < at {
            let (place, width_before) = line.last_break.take().unwrap_or((at, line.width));
            broken(line.start..place)?;
            line.start = place;
            line.width -= width_before;
        }
        line.width += columns_of_part;
    }
    let kept = paragraph[line.start..].trim_end();
    if kept.is_empty() && line.start > 0 {
        return ControlFlow::Continue(());
    }
    lines.push(range.start + line.start..range.start + line.start + kept.len())
}

/// The line being filled, in offsets of its paragraph.
struct Line {
    start: usize,
    /// Columns from `start` to where the reading stands.
    width: usize,
    /// The last place after `start` where the line may be broken, and the columns before it.
    last_break: Option<(usize, usize)>,
}

/// The smallest parts of a line with their offsets and columns: grapheme clusters, and the characters of a cluster that
/// is wider than a whole line.
fn parts(paragraph: &str, columns: usize) -> impl Iterator<Item = (usize, &str, usize)> {
    clusters(paragraph).flat_map(move |(at, cluster)| {
        let columns_of_cluster = width::cluster(cluster);
        let whole = (columns_of_cluster <= columns).then_some((at, cluster, columns_of_cluster));
        let characters = cluster.char_indices().map(move |(offset, character)| {
            let part = &cluster[offset..offset + character.len_utf8()];
            (at + offset, part, width::cluster(part))
        });
        whole.into_iter().chain(characters.filter(move |_| whole.is_none()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, columns: usize, expected: &[&str]) {
        let lines: Vec<&str> = wrap(text, columns).into_iter().map(|line| &text[line]).collect();
        assert_eq!(lines, expected, "{text:?} in {columns}");
    }

    #[test]
    fn words_move_to_the_next_line() {
        check("the quick brown fox", 10, &["the quick", "brown fox"]);
        check("the quick brown fox", 9, &["the quick", "brown fox"]);
        check("the quick brown fox", 100, &["the quick brown fox"]);
        check("a  b   c", 3, &["a", "b", "c"]);
        check("ends in blanks    ", 6, &["ends", "in", "blanks"]);
        check("well-known fact", 6, &["well-", "known", "fact"]);
    }

    #[test]
    fn words_longer_than_a_line_are_cut() {
        check("incomprehensible", 6, &["incomp", "rehens", "ible"]);
        check("an incomprehensible", 6, &["an", "incomp", "rehens", "ible"]);
        check("abc", 1, &["a", "b", "c"]);
        check("ééé", 2, &["éé", "é"]);
    }

    #[test]
    fn line_breaks_of_the_text_are_kept() {
        check("one\ntwo", 10, &["one", "two"]);
        check("one\n\ntwo\n", 10, &["one", "", "two"]);
        check("one\r\ntwo", 10, &["one", "two"]);
        check("\n", 10, &[""]);
        check("", 10, &[]);
        check("   ", 10, &[""]);
        check("text", 0, &[]);
    }

    #[test]
    fn blanks_that_open_a_paragraph_make_no_line() {
        check("  in", 10, &["  in"]);
        check("            far in", 4, &["far", "in"]);
    }

    #[test]
    fn scripts_without_blanks_break_between_characters() {
        check("漢字漢字。", 8, &["漢字漢", "字。"]);
        check("漢字漢", 5, &["漢字", "漢"]);
        check("漢字", 1, &["漢", "字"]);
        check("한국어 문장", 6, &["한국어", "문장"]);
    }

    #[test]
    fn a_mark_stays_with_its_base() {
        check("cafe\u{301}s", 4, &["cafe\u{301}", "s"]);
    }

    #[test]
    fn blanks_that_must_not_break_do_not() {
        check("a 10\u{a0}%", 5, &["a", "10\u{a0}%"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn lines_fit_and_lose_nothing_but_blanks(text in "[ a-z\n漢。é\u{301}👩क्षि\u{a0}-]*", columns in 1usize..12) {
            let lines = wrap(&text, columns);
            let mut at = 0;
            for line in lines {
                prop_assert!(line.start >= at);
                prop_assert!(text[at..line.start].chars().all(char::is_whitespace), "lost {:?}", &text[at..line.start]);
                let shown = &text[line.clone()];
                prop_assert!(width::width(shown) <= columns || shown.chars().count() == 1);
                prop_assert_eq!(shown, shown.trim_end());
                at = line.end;
            }
            prop_assert!(text[at..].chars().all(char::is_whitespace));
        }

        #[test]
        fn the_first_lines_are_those_of_all(text in "[ a-z\n漢。é\u{301}-]*", columns in 0usize..12, most in 0usize..6) {
            let all = wrap(&text, columns);
            prop_assert_eq!(first_lines(&text, columns, most), &all[..all.len().min(most)]);
        }

        #[test]
        fn any_sanitised_text_can_be_wrapped(text in any::<String>(), columns in 2usize..40) {
            let text = crate::text::sanitise::block(&text);
            let mut kept = String::new();
            for line in wrap(&text, columns) {
                let line = &text[line];
                prop_assert!(width::width(line) <= columns || line.chars().count() == 1, "{line:?} in {columns}");
                kept.extend(line.chars().filter(|c| !c.is_whitespace()));
            }
            prop_assert_eq!(kept, text.chars().filter(|c| !c.is_whitespace()).collect::<String>());
        }
    }
}
