//! Offsets: from bytes to code points, to lines and columns, and back.
//!
//! The library counts in bytes, the format and its JSON in Unicode code points, people in lines and columns.

/// The byte at which the code point number `code_point` (from 0) begins; the length of the text for the number after
/// the last; `None` beyond. Linear: for many offsets of one text use [`Index`].
pub fn byte_of(text: &str, code_point: usize) -> Option<usize> {
    let mut starts = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    starts.nth(code_point)
}

/// How many code points stand before `byte`; one that the offset falls into isn't counted, and nothing is beyond the end.
/// Linear: for many offsets of one text use [`Index`].
pub fn code_point_of(text: &str, byte: usize) -> usize {
    let bytes = &text.as_bytes()[..byte.min(text.len())];
    let starts = count_starts(bytes);
    let inside = byte < text.len() && !text.is_char_boundary(byte);
    starts - usize::from(inside)
}

/// Bytes that begin a code point: all but those of the form 10xxxxxx.
fn count_starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte as i8) >= -0x40).count()
}

/// How many bytes lie between two counts that an [`Index`] keeps.
const STEP: usize = 128;

/// The code points of one text, counted once: an offset then costs a look-up and a scan of a few bytes.
#[derive(Clone, Debug)]
pub struct Index<'a> {
    text: &'a str,
    /// The code points that begin before byte `STEP * n`.
    counts: Vec<usize>,
}

impl<'a> Index<'a> {
    /// Counts the code points of `text`.
    pub fn new(text: &'a str) -> Self {
        let mut counted = 0;
        let mut counts = vec![0];
        for step in text.as_bytes().chunks(STEP) {
            counted += count_starts(step);
            counts.push(counted);
        }
        Self { text, counts }
    }

    /// The text that was counted.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// How many code points the text has.
    pub fn len(&self) -> usize {
        self.counts.last().copied().unwrap_or(0)
    }

    /// True where the text is empty.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// As [`byte_of`].
    pub fn byte_of(&self, code_point: usize) -> Option<usize> {
        let step = self.counts.partition_point(|counted| *counted <= code_point).saturating_sub(1);
        let bytes = self.text.as_bytes();
        let from = (step * STEP).min(bytes.len());
        let starts =
            bytes[from..].iter().enumerate().filter(|(_, byte)| (**byte as i8) >= -0x40).map(|(at, _)| from + at);
        starts.chain([bytes.len()]).nth(code_point - self.counts[step])
    }

    /// As [`code_point_of`].
    pub fn code_point_of(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let step = byte / STEP;
        let starts = self.counts[step] + count_starts(&self.text.as_bytes()[step * STEP..byte]);
        starts - usize::from(!self.text.is_char_boundary(byte))
    }
}

/// The lines of one text, for saying where something stands in a file.
#[derive(Clone, Debug)]
pub struct LineIndex<'a> {
    code_points: Index<'a>,
    /// The byte at which each line begins.
    starts: Vec<usize>,
}

/// A place in a text as people count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in Unicode code points of the line.
    pub column: usize,
}

impl<'a> LineIndex<'a> {
    /// Finds the lines of `text`; a line ends at `\n`.
    pub fn new(text: &'a str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(breaks).collect();
        Self { code_points: Index::new(text), starts }
    }

    /// The line and column of a byte; of the end of the text for a byte beyond it.
    pub fn position(&self, byte: usize) -> Position {
        let byte = byte.min(self.code_points.text.len());
        let line = self.starts.partition_point(|start| *start <= byte);
        let start = self.starts[line - 1];
        Position { line, column: self.code_points.code_point_of(byte) - self.code_points.code_point_of(start) + 1 }
    }

    /// The text of a line, counted from 1, without its line break; empty where there is no such line.
    pub fn line(&self, line: usize) -> &'a str {
        let Some(start) = line.checked_sub(1).and_then(|at| self.starts.get(at)) else { return "" };
        let end = self.starts.get(line).copied().unwrap_or(self.code_points.text.len());
        self.code_points.text[*start..end].trim_end_matches(['\n', '\r'])
    }

    /// The code points of the whole text.
    pub fn code_points(&self) -> &Index<'a> {
        &self.code_points
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn bytes_and_code_points() {
        let check = |text: &str, code_point: usize, byte: Option<usize>| {
            assert_eq!(byte_of(text, code_point), byte);
            assert_eq!(Index::new(text).byte_of(code_point), byte);
        };
        check("", 0, Some(0));
        check("", 1, None);
        check("aé漢👩b", 0, Some(0));
        check("aé漢👩b", 2, Some(3));
        check("aé漢👩b", 3, Some(6));
        check("aé漢👩b", 4, Some(10));
        check("aé漢👩b", 5, Some(11));
        check("aé漢👩b", 6, None);
    }

    #[test]
    fn a_byte_inside_a_code_point_belongs_to_it() {
        let check = |byte: usize, code_point: usize| {
            assert_eq!(code_point_of("aé漢", byte), code_point);
            assert_eq!(Index::new("aé漢").code_point_of(byte), code_point);
        };
        check(0, 0);
        check(1, 1);
        check(2, 1);
        check(3, 2);
        check(4, 2);
        check(6, 3);
        check(99, 3);
    }

    #[test]
    fn positions_count_lines_and_code_points() {
        let lines = LineIndex::new("ab\né漢x\r\n\nend");
        let check = |byte: usize, line: usize, column: usize| {
            assert_eq!(lines.position(byte), Position { line, column }, "{byte}");
        };
        check(0, 1, 1);
        check(2, 1, 3);
        check(3, 2, 1);
        check(5, 2, 2);
        check(8, 2, 3);
        check(11, 3, 1);
        check(12, 4, 1);
        check(99, 4, 4);
        let texts: Vec<&str> = (0..6).map(|line| lines.line(line)).collect();
        assert_eq!(texts, ["", "ab", "é漢x", "", "end", ""]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn an_index_agrees_with_counting(text in "[aé漢👩\n]{0,3000}") {
            let index = Index::new(&text);
            prop_assert_eq!(index.len(), text.chars().count());
            for byte in (0..=text.len() + 1).step_by(97) {
                prop_assert_eq!(index.code_point_of(byte), code_point_of(&text, byte));
            }
            for number in (0..=index.len() + 1).step_by(89) {
                prop_assert_eq!(index.byte_of(number), byte_of(&text, number));
                if let Some(byte) = index.byte_of(number) {
                    prop_assert_eq!(index.code_point_of(byte), number);
                }
            }
        }
    }
}
