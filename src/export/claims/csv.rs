//! Points as CSV (RFC 4180) for an editor's spreadsheet: a row for each claim, quote or figure of a point.

use std::fmt::{self, Write};

use csv::{Terminator, WriterBuilder};

use super::{Selection, origins};
use crate::crossref::{Difference, Point};
use crate::model::{Item, letter};
use crate::text::sanitise;

/// The titles of the columns.
const TITLES: [&str; 12] = [
    "point",
    "kind",
    "statement",
    "standing",
    "origins",
    "report",
    "publisher",
    "digest",
    "item",
    "text",
    "differences",
    "decided",
];

/// The points as CSV. Lists within a cell are parted by `; `; the standing and the differences are in words, and so is what
/// the reader decided.
///
/// A cell that a spreadsheet would take for a formula is given an apostrophe before it.
pub fn csv(out: &mut dyn Write, selection: Selection<'_>) -> fmt::Result {
    row(out, &TITLES.map(str::to_owned))?;
    for point in selection.all() {
        let shared = [point.id.clone(), point.kind.name().to_owned(), point.statement.clone()];
        let [id, kind, statement] = shared;
        let (standing, origins) = (point.standing.in_words(), origins(point).join("; "));
        let differences = listed(&point.differences).join("; ");
        let decided = decided(point);
        for member in &point.members {
            let Some(entry) = selection.entry(point.kind, *member) else { continue };
            row(
                out,
                &[
                    id.clone(),
                    kind.clone(),
                    statement.clone(),
                    standing.clone(),
                    origins.clone(),
                    letter(member.digest as usize),
                    entry.digest.report.publisher.clone(),
                    entry.digest.id.to_string(),
                    entry.id.to_owned(),
                    entry.text.to_owned(),
                    differences.clone(),
                    decided.clone(),
                ],
            )?;
        }
    }
    Ok(())
}

/// Differences in words: `scope: A “some” / B “many”`.
fn listed(differences: &[Difference]) -> Vec<String> {
    let side = |item: Item, text: &str| format!("{} “{text}”", letter(item.digest as usize));
    let told = |difference: &Difference| {
        let sides: Vec<String> = difference.sides.iter().map(|one| side(one.item, &one.text)).collect();
        format!("{}: {}", difference.kind.name(), sides.join(" / "))
    };
    differences.iter().map(told).collect()
}

/// What of a point is the reader's own, in one cell: `joined; dismissed scope: A “some” / B “many”`.
fn decided(point: &Point) -> String {
    let Some(decided) = &point.decided else { return String::new() };
    let joined = (!decided.joined.is_empty()).then(|| "joined".to_owned());
    let split = (!decided.apart.is_empty()).then(|| "split".to_owned());
    let dismissed = listed(&decided.dismissed).into_iter().map(|told| format!("dismissed {told}"));
    joined.into_iter().chain(split).chain(dismissed).collect::<Vec<_>>().join("; ")
}

/// Writes one row, its cells made harmless.
fn row(out: &mut dyn Write, cells: &[String]) -> fmt::Result {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let written = writer.write_record(cells.iter().map(|cell| harmless(cell)));
    debug_assert!(written.is_ok(), "{written:?}");
    let bytes = writer.into_inner().map_err(|_| fmt::Error)?;
    out.write_str(std::str::from_utf8(&bytes).map_err(|_| fmt::Error)?)
}

/// A cell without controls, and with an apostrophe before what would make it a formula.
fn harmless(cell: &str) -> String {
    let kept = sanitise::export(cell);
    // Spreadsheets of some countries take the full-width signs too.
    let formula = kept.starts_with(['=', '+', '-', '@', '\t', '\n', '＝', '＋', '－', '＠']);
    if formula { format!("'{kept}") } else { kept.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_none_holds_a_control() {
        #[track_caller]
        fn check(cell: &str, expected: &str) {
            assert_eq!(harmless(cell), expected);
        }
        check("plain", "plain");
        check("", "");
        check("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")");
        check("+1", "'+1");
        check("-5 %", "'-5 %");
        check("@SUM(1)", "'@SUM(1)");
        check("\t=1", "'\t=1");
        check("\r=1", "'\n=1");
        check("\n=1", "'\n=1");
        check("＝1", "'＝1");
        check("a=1", "a=1");
        check("a\u{1b}[31m\u{9b}b", "a␛[31m␛[b");
    }

    #[test]
    fn rows_follow_rfc_4180() {
        let mut out = String::new();
        row(&mut out, &["plain", "a, \"b\"", "two\nlines", ""].map(str::to_owned)).expect("memory takes it");
        assert_eq!(out, "plain,\"a, \"\"b\"\"\",\"two\nlines\",\r\n");
    }
}
