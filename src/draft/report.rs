//! What a draft says of its report: headline, snapshot, and a name for the digest.

use crate::model::{Id, Report, Snapshot};
use crate::text::checksum::sha256;
use crate::text::offset::Index;

use super::reading::Reading;

/// The publisher of a report of which nobody said where it was published; the format wants one.
const UNKNOWN_PUBLISHER: &str = "unknown publisher";

/// What is known of the report, with what its text adds.
pub(super) fn report(reading: &Reading, about: &Report, snapshot: Snapshot) -> Report {
    let mut report = about.clone();
    let [headline, under] = &reading.heading;
    let passage = &reading.passage;
    if report.headline.trim().is_empty() {
        report.headline_supplied = headline.is_empty();
        report.headline = if headline.is_empty() { supplied(reading) } else { one_line(passage.plain(headline)) };
    }
    if report.alternative_headline.is_none() && !under.is_empty() {
        report.alternative_headline = Some(one_line(passage.plain(under)));
    }
    if report.authors.is_empty() {
        report.authors = reading.authors();
    }
    if report.publisher.trim().is_empty() {
        UNKNOWN_PUBLISHER.clone_into(&mut report.publisher);
    }
    report.snapshot = Some(snapshot);
    report
}

/// What identifies the text of `index`.
pub(super) fn snapshot(index: &Index) -> Snapshot {
    Snapshot {
        text_sha256: Some(sha256(index.text())),
        char_count: u32::try_from(index.len()).ok(),
        ..Snapshot::default()
    }
}

/// The id of a digest of the text of `snapshot`: the same for the same text.
pub(super) fn id(snapshot: &Snapshot) -> Id {
    let sha256 = snapshot.text_sha256.as_deref().unwrap_or_default();
    Id::from(format!("draft-{}", sha256.get(..12).unwrap_or(sha256)))
}

/// A headline for a report that came without: the beginning of its first sentence.
fn supplied(reading: &Reading) -> String {
    /// As long as headlines are, in characters.
    const LONGEST: usize = 90;
    let first = reading.passage.sentences.first().map_or("", |sentence| reading.passage.plain(&sentence.pieces));
    let mut headline = String::new();
    for word in first.split_whitespace() {
        if headline.chars().count() + word.chars().count() > LONGEST {
            headline.push_str(" …");
            break;
        }
        if !headline.is_empty() {
            headline.push(' ');
        }
        headline.extend(word.chars().take(LONGEST));
    }
    if headline.is_empty() { "(no text)".to_owned() } else { headline }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::draft;
    use super::*;

    #[test]
    fn reports_have_a_headline() {
        let check = |text: &str, known: &str, expected: (&str, bool)| {
            let about = Report { headline: known.to_owned(), ..Report::default() };
            let report = draft(text, &[], &about).report;
            assert_eq!((report.headline.as_str(), report.headline_supplied), expected, "{text}");
        };
        check("Harbour Mole Breaks\n\nThe mole broke on Monday.", "", ("Harbour Mole Breaks", false));
        check("The harbour mole has broken\n\nIt broke on Monday.", "", ("The harbour mole has broken", false));
        check("The mole broke on Monday.\n\nNobody was hurt.", "", ("The mole broke on Monday", true));
        check("The mole broke on Monday.\n\nNobody was hurt.", "Mole breaks", ("Mole breaks", false));
        check("", "", ("(no text)", true));
    }

    #[test]
    fn a_byline_is_no_second_headline() {
        let text = "Harbour mole breaks\nBy Ida Brandt\n\nThe mole broke on Monday.\nNobody was hurt.";
        let report = draft(text, &[], &Report::default()).report;
        assert_eq!((report.headline.as_str(), report.alternative_headline), ("Harbour mole breaks", None));
        assert_eq!(report.authors, ["Ida Brandt"]);
        let known = Report { authors: vec!["Ann Roe".to_owned()], ..Report::default() };
        assert_eq!(draft(text, &[], &known).report.authors, ["Ann Roe"]);
    }

    #[test]
    fn the_snapshot_names_the_text() {
        let report = draft("abc", &[], &Report::default()).report;
        let snapshot = report.snapshot.expect("a draft has a snapshot");
        assert_eq!(snapshot.char_count, Some(3));
        let sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(snapshot.text_sha256.as_deref(), Some(sha256));
    }
}
