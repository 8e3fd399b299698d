//! Findings: problems while they are still byte ranges, and the one sweep that gives them line, column and source.

use std::ops::Range;

use super::limits;
use crate::model::{Level, Place, Problem};

/// A problem at a byte range of the file.
#[derive(Debug)]
pub(super) struct Finding {
    /// The bytes of the file it is about.
    pub(super) at: Range<usize>,
    /// The JSON path of the value; empty where the file as a whole is meant.
    pub(super) path: String,
    /// What is wrong.
    pub(super) fault: Fault,
}

/// What is wrong, without where.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) level: Level,
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) help: String,
}

impl Fault {
    pub(super) fn error(code: &'static str, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { level: Level::Error, code, message: message.into(), help: help.into() }
    }

    pub(super) fn warning(code: &'static str, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { level: Level::Warning, code, message: message.into(), help: help.into() }
    }
}

/// The findings of one file, at most [`limits::PROBLEMS`] of them; what goes beyond is counted.
#[derive(Debug, Default)]
pub(super) struct Findings {
    kept: Vec<Finding>,
    beyond: Beyond,
}

#[derive(Clone, Copy, Debug, Default)]
struct Beyond {
    errors: usize,
    warnings: usize,
}

/// A moment in the course of reading, to which the findings can be taken back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    kept: usize,
    beyond: Beyond,
}

impl Findings {
    pub(super) fn push(&mut self, at: Range<usize>, path: impl FnOnce() -> String, fault: Fault) {
        if self.kept.len() < limits::PROBLEMS {
            self.kept.push(Finding { at, path: path(), fault });
        } else if fault.level == Level::Error {
            self.beyond.errors += 1;
        } else {
            self.beyond.warnings += 1;
        }
    }

    /// Adds to the help of what was found last.
    pub(super) fn add_to_last_help(&mut self, more: &str) {
        if let Some(last) = self.kept.last_mut().filter(|_| self.beyond.is_none()) {
            last.fault.help = format!("{}: {more}", last.fault.help);
        }
    }

    pub(super) fn mark(&self) -> Mark {
        Mark { kept: self.kept.len(), beyond: self.beyond }
    }

    /// Takes back what was found since `mark`.
    pub(super) fn forget_since(&mut self, mark: Mark) {
        self.kept.truncate(mark.kept);
        self.beyond = mark.beyond;
    }

    /// The problems in the order of the file, placed in `bytes`.
    pub(super) fn into_problems(self, file: &str, bytes: &[u8]) -> Vec<Problem> {
        let Self { mut kept, beyond } = self;
        kept.sort_by_key(|finding| finding.at.start);
        let mut sweep = Sweep { bytes, line_start: 0, line_end: 0, line: 1, counted_to: 0, column: 1 };
        let mut problems: Vec<Problem> = kept
            .into_iter()
            .map(|Finding { at, path, fault }| {
                let place = Place { file: file.to_owned(), path, ..sweep.place(at) };
                fault.at(place)
            })
            .collect();
        if !beyond.is_none() {
            let place = Place { file: file.to_owned(), ..sweep.place(bytes.len()..bytes.len()) };
            problems.push(beyond.fault().at(place));
        }
        problems
    }
}

impl Fault {
    /// The problem at `place`.
    pub(super) fn at(self, place: Place) -> Problem {
        let Self { level, code, message, help } = self;
        Problem { place, level, code, message, help }
    }
}

impl Beyond {
    fn is_none(self) -> bool {
        self.errors + self.warnings == 0
    }

    /// The one problem that stands for all that were left out: an error if any of them was.
    fn fault(self) -> Fault {
        let Self { errors, warnings } = self;
        Fault {
            level: if errors > 0 { Level::Error } else { Level::Warning },
            code: "too-many-problems",
            message: format!("{} more problems are not listed, {errors} of them errors", errors + warnings),
            help: format!("mend the first {} and check again", limits::PROBLEMS),
        }
    }
}

/// How much of a long line is kept on each side of a problem, in bytes.
const SOURCE_BYTES: usize = 200;

/// Goes through the file once, from problem to problem.
struct Sweep<'a> {
    bytes: &'a [u8],
    line_start: usize,
    /// Where the line ends, once it has been looked for: a long one is not searched for each problem anew.
    line_end: usize,
    line: u32,
    /// Up to where the code points of the line are counted, and the column there.
    counted_to: usize,
    column: u32,
}

impl Sweep<'_> {
    /// The place of `at`, which must not begin before the one asked for last.
    fn place(&mut self, at: Range<usize>) -> Place {
        let start = at.start.min(self.bytes.len());
        for (offset, byte) in self.bytes[self.counted_to..start].iter().enumerate() {
            if *byte == b'\n' {
                self.line = self.line.saturating_add(1);
                self.line_start = self.counted_to + offset + 1;
                self.column = 1;
            } else if begins_code_point(*byte) {
                self.column = self.column.saturating_add(1);
            }
        }
        self.counted_to = start;
        if self.line_end < start || self.line_end == 0 {
            let rest = &self.bytes[start..];
            self.line_end = start + memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        }
        let line_end = self.line_end;
        let covered = &self.bytes[start..at.end.clamp(start, line_end)];
        let (source, source_column) = self.source(start, line_end);
        Place {
            line: self.line,
            column: self.column,
            width: code_points(covered).max(1),
            source,
            source_column,
            ..Place::default()
        }
    }

    /// The line, or the stretch of it around `start`, and the column it begins at; nothing of an empty file.
    fn source(&self, start: usize, line_end: usize) -> (Option<Box<str>>, u32) {
        if self.bytes.is_empty() {
            return (None, 1);
        }
        let boundary = |mut at: usize| {
            while at > self.line_start && at < line_end && !begins_code_point(self.bytes[at]) {
                at -= 1;
            }
            at
        };
        let from = boundary(start.saturating_sub(SOURCE_BYTES).max(self.line_start));
        let to = boundary((start + SOURCE_BYTES).min(line_end));
        let text = String::from_utf8_lossy(&self.bytes[from..to]);
        let before = code_points(&self.bytes[from..start]);
        (Some(text.trim_end_matches('\r').into()), self.column.saturating_sub(before).max(1))
    }
}

/// False for the second and further bytes of a character in UTF-8.
fn begins_code_point(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

fn code_points(bytes: &[u8]) -> u32 {
    let count = bytes.iter().filter(|byte| begins_code_point(**byte)).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(text: &str, at: Range<usize>) -> Place {
        let mut findings = Findings::default();
        findings.push(at, || "$".to_owned(), Fault::error("code", "message", ""));
        findings.into_problems("file", text.as_bytes()).remove(0).place
    }

    #[test]
    fn a_place_counts_lines_and_code_points_from_one() {
        #[track_caller]
        fn check(text: &str, at: Range<usize>, expected: (u32, u32, u32, Option<&str>)) {
            let place = placed(text, at);
            assert_eq!((place.line, place.column, place.width, place.source.as_deref()), expected, "{text:?}");
        }
        check("abc", 0..1, (1, 1, 1, Some("abc")));
        check("é中x\nab", 5..6, (1, 3, 1, Some("é中x")));
        check("é中x\nab", 7..9, (2, 1, 2, Some("ab")));
        check("a\r\nb\r\n", 3..4, (2, 1, 1, Some("b")));
        check("a\n", 2..2, (2, 1, 1, Some("")));
        check("abc", 3..3, (1, 4, 1, Some("abc")));
        check("", 0..0, (1, 1, 1, None));
        check("ab\ncd", 0..5, (1, 1, 2, Some("ab")));
        check("ab", 9..12, (1, 3, 1, Some("ab")));
    }

    #[test]
    fn a_long_line_is_cut_around_the_problem() {
        let text = format!("{}X{}", "é".repeat(1_000), "中".repeat(1_000));
        let place = placed(&text, 2_000..2_001);
        let source = place.source.unwrap();
        assert_eq!((place.column, place.source_column), (1_001, 901));
        assert_eq!(source.chars().nth((place.column - place.source_column) as usize), Some('X'));
        assert!(source.len() <= 2 * SOURCE_BYTES);
    }

    #[test]
    fn problems_come_in_the_order_of_the_file() {
        let mut findings = Findings::default();
        for at in [5, 0, 3] {
            findings.push(at..at + 1, String::new, Fault::warning("code", "m", "h"));
        }
        let lines: Vec<_> =
            findings.into_problems("f", b"a\nb\nc\n").iter().map(|p| (p.place.line, p.place.column)).collect();
        assert_eq!(lines, [(1, 1), (2, 2), (3, 2)]);
    }

    #[test]
    fn what_goes_beyond_the_limit_is_counted_and_can_be_taken_back() {
        let mut findings = Findings::default();
        for _ in 0..limits::PROBLEMS + 2 {
            findings.push(0..1, String::new, Fault::warning("code", "m", ""));
        }
        let mark = findings.mark();
        findings.push(0..1, String::new, Fault::error("code", "m", ""));
        findings.forget_since(mark);
        findings.push(0..1, String::new, Fault::error("code", "m", ""));
        let problems = findings.into_problems("f", b"x");
        let last = problems.last().unwrap();
        assert_eq!(problems.len(), limits::PROBLEMS + 1);
        assert_eq!(
            (last.level, last.message.as_str()),
            (Level::Error, "3 more problems are not listed, 1 of them errors")
        );
    }
}
