//! Whatever text a digest, a report or a file name holds, no rendering lets it do anything but be read.

use std::sync::Arc;

use proptest::prelude::*;
use serde_json::Value;

use super::super::claims::Selection;
use super::super::fixtures::{group, point};
use super::super::{Page, claims, problem, search, show};
use super::{COLOURED, written};
use crate::crossref::{Difference, DifferenceKind, Evidence, Pair, Point, PointKind, Side};
use crate::model::{
    Claim, Digest, Figure, Id, Item, Level, Origin, Place, Problem, Quote, Report, Speaker, SpeakerLevel,
};
use crate::search::Hit;

/// Texts that would do something if they could.
const HOSTILE: &[&str] = &[
    "\u{1b}[31mred\u{1b}[0m \u{1b}]8;;http://x\u{7}link\u{1b}]8;;\u{7} \u{1b}[2J\u{1b}c",
    "\u{9b}31m \u{9d}0;title\u{9c} \u{7f}\u{0}\u{8}\u{85}",
    "one\ntwo\r\nthree\rfour\tfive\u{b}\u{c}\u{2028}\u{2029}six",
    "\u{202e}backwards\u{2066}\u{2069}\u{200f}\u{61c}\u{feff}\u{e0041}",
    "a\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30a}\u{30b}\u{30c} \u{301}lone",
    "=HYPERLINK(\"http://x\",\"y\")",
    "+1\u{1b}[A",
    "-1 | # * _ ` <b>bold</b> <script>x</script> [a](javascript:x) ![i](u) $x$ &amp; ~~x~~ \\",
    "@x",
    "\t=1",
    "# heading",
    "1. list",
    "```",
    "    indented",
    "<!--",
    "a\", \"b\": \"c",
    "",
    " ",
];

/// A digest that says `text` wherever a digest can say anything.
fn digest(text: &str) -> Arc<Digest> {
    let owned = || text.to_owned();
    let (some, id) = (Some(text.to_owned()), Id::from(text));
    let report = Report {
        headline: owned(),
        headline_supplied: true,
        alternative_headline: some.clone(),
        publisher: owned(),
        authors: vec![owned(), owned()],
        url: some.clone(),
        language: some.clone(),
        ..Report::default()
    };
    let origin = Origin {
        id: id.clone(),
        name: owned(),
        alternate_names: vec![owned()],
        same_as: some.clone(),
        is_based_on: vec![id.clone(), id.clone()],
        ..Origin::default()
    };
    let speaker = Speaker {
        id: id.clone(),
        name: owned(),
        job_title: Some(text.into()),
        affiliation: Some(format!("{text} body")),
        level: Some(SpeakerLevel::Role),
        ..Speaker::default()
    };
    let quote = Quote {
        id: id.clone(),
        text: owned(),
        medium: Some(text.into()),
        speaker: Some(id.clone()),
        cue: Some(text.into()),
        origin: Some(id.clone()),
        ..Quote::default()
    };
    let figure = Figure {
        id: id.clone(),
        verbatim: owned(),
        unit: some.clone(),
        quantity: "5".parse().ok().map(crate::model::Quantity::Value),
        measures: some.clone(),
        about: some.clone(),
        same_as: Some(id.clone()),
        origin: Some(id.clone()),
        ..Figure::default()
    };
    let claim =
        Claim { id: id.clone(), text: owned(), origin: Some(id.clone()), about: vec![owned()], ..Claim::default() };
    Arc::new(Digest {
        id,
        sd_publisher: some,
        report,
        origins: vec![origin],
        speakers: vec![speaker],
        quotes: vec![quote],
        figures: vec![figure],
        claims: vec![claim],
        ..Digest::default()
    })
}

/// Points that say `text` wherever a point can.
fn points(text: &str) -> Vec<Point> {
    let kinds = [PointKind::Claim, PointKind::Quote, PointKind::Figure];
    let both: &[(u32, u32)] = &[(0, 0), (1, 0)];
    let shapes = kinds.into_iter().flat_map(|kind| [(kind, both), (kind, &both[..1])]);
    shapes
        .map(|(kind, members)| {
            let mut point = point(kind, text, members);
            point.standing.groups = vec![group(&[0], text)];
            point.standing.circular = vec![text.to_owned()];
            let side = |digest: u32| Side {
                item: Item { digest, item: 0 },
                text: text.to_owned(),
                range: Some(digest as usize..text.len()),
            };
            point.differences = vec![Difference { kind: DifferenceKind::Scope, sides: vec![side(0), side(1)] }];
            point.because = Some(evidence(text));
            point
        })
        .collect()
}

fn evidence(text: &str) -> Evidence {
    let list = vec![text.to_owned()];
    Evidence { score: 0.5, terms: list.clone(), names: list.clone(), figures: list.clone(), dates: list }
}

fn problems(text: &str) -> Vec<Problem> {
    let place = |column: u32| Place {
        file: text.to_owned(),
        line: 0,
        column,
        path: text.to_owned(),
        source: Some(text.into()),
        source_column: 1,
        width: 3,
    };
    let problem = |column: u32| Problem {
        place: place(column),
        level: Level::Warning,
        code: "code",
        message: text.to_owned(),
        help: text.to_owned(),
    };
    (0..text.chars().count() as u32 + 3).map(problem).collect()
}

fn hits(text: &str) -> Vec<Hit> {
    let ranges = text.char_indices().map(|(at, c)| at..at + c.len_utf8()).collect();
    vec![
        Hit { item: Item { digest: 0, item: 0 }, ranges },
        Hit { item: Item { digest: 9, item: 9 }, ranges: Vec::new() },
    ]
}

/// Every rendering of `text` that a terminal may show.
fn texts(text: &str, page: Page) -> Vec<String> {
    let digests = [digest(text), digest(text)];
    let points = points(text);
    let selection = Selection { digests: &digests, points: &points, kind: None };
    vec![
        written(|out| show::text(out, &digests, page)),
        written(|out| claims::text(out, selection, page)),
        written(|out| search::text(out, &digests, &hits(text), page)),
        written(|out| problem::text(out, &problems(text), page)),
        written(|out| show::markdown(out, &digests)),
        written(|out| claims::markdown(out, selection)),
    ]
}

/// Every rendering of `text` as JSON, one value a line.
fn jsons(text: &str) -> Vec<String> {
    let digests = [digest(text), digest(text)];
    let points = points(text);
    let selection = Selection { digests: &digests, points: &points, kind: None };
    let (a, b) = (Item { digest: 0, item: 0 }, Item { digest: 1, item: 0 });
    let pairs = [Pair { a, b, score: 0.5, aligned: false, because: evidence(text) }];
    let array = written(|out| claims::json(out, selection));
    let lines = [
        written(|out| claims::pairs(out, &digests, &pairs)),
        written(|out| search::json(out, &digests, &hits(text))),
        written(|out| problem::json(out, &problems(text))),
    ];
    let lines = lines.iter().flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>());
    lines.chain([array, written(|out| show::json(out, &digests))]).collect()
}

fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text without the styles that are ours: SGR sequences of digits and semicolons.
fn without_styles(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("\u{1b}[") {
        let after = &rest[at + 2..];
        let end = after.find(|c: char| !(c.is_ascii_digit() || c == ';')).unwrap_or(after.len());
        plain.push_str(&rest[..at]);
        if !after[end..].starts_with('m') {
            plain.push('\u{1b}');
        }
        rest = &after[(end + 1).min(after.len())..];
    }
    plain + rest
}

#[track_caller]
fn check_shown(shown: &str) {
    let found = shown.chars().find(|c| (c.is_control() && *c != '\n') || is_bidi_control(*c));
    assert_eq!(found, None, "in {shown:?}");
}

#[test]
fn nothing_foreign_controls_a_terminal() {
    for text in HOSTILE {
        for columns in [0, 24, 80] {
            texts(text, Page { columns, colour: false }).iter().for_each(|shown| check_shown(shown));
            texts(text, Page { columns, ..COLOURED }).iter().for_each(|shown| check_shown(&without_styles(shown)));
        }
    }
}

#[test]
fn a_hostile_code_is_seen_by_this_test() {
    assert_eq!(without_styles("\u{1b}[1;31mred\u{1b}[0m"), "red");
    assert_eq!(without_styles("\u{1b}[2Jred"), "\u{1b}red");
}

#[test]
fn json_says_everything_and_controls_nothing() {
    for text in HOSTILE {
        for json in jsons(text) {
            check_shown(&json);
            let value: Value = serde_json::from_str(&json).expect("it is JSON");
            let found = strings(&value);
            let foreign = found.iter().filter(|string| string.contains(text)).count();
            assert!(foreign > 2, "{text:?} in {json}");
        }
    }
}

/// All strings of a value.
fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(values) => values.iter().flat_map(strings).collect(),
        Value::Object(members) => members.values().flat_map(strings).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn csv_can_be_read_back_and_holds_no_formula() {
    for text in HOSTILE {
        let digests = [digest(text), digest(text)];
        let points = points(text);
        let csv = written(|out| claims::csv(out, Selection { digests: &digests, points: &points, kind: None }));
        let controls = csv.replace("\r\n", "").replace(['\n', '\t'], "");
        assert_eq!(controls.chars().find(|c| c.is_control()), None, "in {csv:?}");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("it is CSV")).collect();
        assert_eq!(rows.len(), 1 + points.iter().map(|point| point.members.len()).sum::<usize>());
        for cell in rows.iter().flatten() {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{cell:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_text_is_only_read(text in any::<String>(), columns in 0usize..100) {
        for shown in texts(&text, Page { columns, colour: true }) {
            check_shown(&without_styles(&shown));
        }
        for json in jsons(&text) {
            check_shown(&json);
            let value: Value = serde_json::from_str(&json).expect("it is JSON");
            prop_assert!(strings(&value).contains(&text.as_str()));
        }
    }
}
