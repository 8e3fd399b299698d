//! Whole renderings of the invented story.

mod hostile;

use std::fmt;
use std::sync::Arc;

use super::claims::Selection;
use super::fixtures::{digests, points};
use super::{Page, claims, problem, search, show};
use crate::crossref::decisions::Decided;
use crate::crossref::{Pair, PointKind};
use crate::model::{Digest, Item, Level, Place, Problem};
use crate::search::{Index, Query};

const COLOURED: Page = Page { columns: 80, colour: true };

/// What a rendering writes.
fn written(render: impl FnOnce(&mut dyn fmt::Write) -> fmt::Result) -> String {
    let mut out = String::new();
    render(&mut out).expect("memory takes it");
    out
}

/// The styles of a text as words, so that a snapshot shows them.
fn visible(text: &str) -> String {
    text.replace('\u{1b}', "␛")
}

fn problems() -> Vec<Problem> {
    let problem = |line: u32, column: u32, source: Option<&str>, level: Level| Problem {
        place: Place {
            file: "digests/lys.json".to_owned(),
            line,
            column,
            path: "$.quotes[2].speaker".to_owned(),
            source: source.map(Into::into),
            source_column: 1,
            width: 10,
        },
        level,
        code: "unknown-speaker",
        message: "quote `q-3` has a speaker that the list of speakers doesn't have, `s-nobody`".to_owned(),
        help: "add a speaker with this id to `speakers`, or leave the speaker of the quote out".to_owned(),
    };
    let long = format!("{{\"text\": \"{}\", \"speaker\": \"s-nobody\", \"cue\": \"said\"}}", "word ".repeat(40));
    let mut bare = problem(1, 1, None, Level::Error);
    bare.place.path = String::new();
    bare.help = String::new();
    vec![
        problem(12, 18, Some(r#"      "speaker": "s-nobody","#), Level::Error),
        problem(7, 225, Some(&long), Level::Warning),
        problem(3, 9, Some("{\t\"漢字\": \"s-nobody\u{1b}[31m\"}"), Level::Error),
        bare,
    ]
}

#[test]
fn a_digest_reads_well() {
    let digests = &digests()[..1];
    insta::assert_snapshot!("show_text", written(|out| show::text(out, digests, Page::default())));
    insta::assert_snapshot!(
        "show_text_narrow",
        written(|out| show::text(out, digests, Page { columns: 38, colour: false }))
    );
    insta::assert_snapshot!("show_markdown", written(|out| show::markdown(out, digests)));
    insta::assert_snapshot!("show_text_of_nothing", written(|out| show::text(out, &[], Page::default())));
}

#[test]
fn digests_are_written_as_they_were_loaded() {
    let digests = digests();
    let json = written(|out| show::json(out, &digests));
    assert_eq!(json, crate::digest::write_list(digests.iter().map(|digest| &**digest)));
    let again = crate::digest::read("again.json", json.as_bytes()).digests;
    assert_eq!(again.iter().collect::<Vec<_>>(), digests.iter().map(|digest| &**digest).collect::<Vec<_>>());
    assert_eq!(written(|out| show::json(out, &[])), "[]\n");
}

#[test]
fn points_read_well() {
    let digests = digests();
    let points = points(&digests);
    let all = Selection { digests: &digests, points: &points, kind: None };
    insta::assert_snapshot!("claims_text", written(|out| claims::text(out, all, Page::default())));
    insta::assert_snapshot!("claims_text_coloured", visible(&written(|out| claims::text(out, all, COLOURED))));
    insta::assert_snapshot!("claims_markdown", written(|out| claims::markdown(out, all)));
    insta::assert_snapshot!("claims_csv", written(|out| claims::csv(out, all)));
    insta::assert_snapshot!("claims_json", written(|out| claims::json(out, all)));
    let one_kind = Selection { kind: Some(PointKind::Figure), ..all };
    insta::assert_snapshot!("claims_text_of_figures", written(|out| claims::text(out, one_kind, Page::default())));
}

#[test]
fn little_to_say_is_said_too() {
    let digests = digests();
    let points = points(&digests);
    let alone = &points[4..5];
    let text = |digests: &[Arc<Digest>], points| {
        written(|out| claims::text(out, Selection { digests, points, kind: Some(PointKind::Claim) }, Page::default()))
    };
    insta::assert_snapshot!("claims_text_of_one_report", text(&digests[..1], alone));
    insta::assert_snapshot!("claims_text_without_points", text(&digests, &[]));
    insta::assert_snapshot!("claims_text_of_one_report_without_points", text(&digests[..1], &[]));
    assert_eq!(text(&[], &[]), "No report is open.\n");
    let nothing = Selection { digests: &[], points: &[], kind: None };
    assert_eq!(written(|out| claims::json(out, nothing)), "[]\n");
    assert_eq!(written(|out| claims::pairs(out, &[], &[])), "");
    assert_eq!(written(|out| claims::csv(out, nothing)).lines().count(), 1);
}

#[test]
fn what_the_reader_decided_is_said_to_be_the_readers() {
    let digests = digests();
    let mut points = points(&digests);
    let dismissed = std::mem::take(&mut points[0].differences);
    points[0].decided = Some(Box::new(Decided { dismissed, ..Decided::default() }));
    let elsewhere = vec![Item { digest: 0, item: 0 }];
    points[3].decided = Some(Box::new(Decided { joined: elsewhere.clone(), apart: elsewhere, dismissed: Vec::new() }));
    let points = [points[0].clone(), points[3].clone()];
    let selection = Selection { digests: &digests, points: &points, kind: Some(PointKind::Claim) };
    insta::assert_snapshot!("claims_text_decided", written(|out| claims::text(out, selection, Page::default())));
    let rows = written(|out| claims::csv(out, selection));
    let mut decided: Vec<_> = rows.lines().skip(1).filter_map(|row| row.rsplit(',').next()).collect();
    decided.dedup();
    assert_eq!(decided, ["dismissed date: B “12 March” / C “12日” / D “13 March”", "joined; split"]);
}

#[test]
fn pairs_are_an_object_a_line() {
    let digests = digests();
    let because = points(&digests)[0].because.clone().expect("the first point was aligned");
    let (a, b) = (Item { digest: 1, item: 1 }, Item { digest: 3, item: 0 });
    let pairs = [Pair { a, b, score: 0.75, aligned: true, because }];
    insta::assert_snapshot!("pairs", written(|out| claims::pairs(out, &digests, &pairs)));
}

#[test]
fn hits_read_well() {
    let digests = digests();
    let answer = Index::build(&digests).search(&Query::parse("october"), 10);
    insta::assert_snapshot!("search_text", written(|out| search::text(out, &digests, &answer.hits, Page::default())));
    let coloured = written(|out| search::text(out, &digests, &answer.hits, COLOURED));
    insta::assert_snapshot!("search_text_coloured", visible(&coloured));
    let summary = |query: &str, limit: usize| {
        let (index, query) = (Index::build(&digests), Query::parse(query));
        let found = index.search(&query, limit);
        let answer = if found.total > 0 { found } else { index.nearest(&query, limit) };
        search::summary(&query, &answer)
    };
    assert_eq!(summary("october", 10), "3 quotes");
    assert_eq!(summary("october", 2), "2 of 3 quotes");
    assert_eq!(summary("octobre", 10), "nothing matches octobre; nearest: october, 3 quotes");
    assert_eq!(summary("\u{1b}[31mxyzzyxyzzy", 10), "nothing matches ␛[31mxyzzyxyzzy");
    insta::assert_snapshot!("search_json", written(|out| search::json(out, &digests, &answer.hits)));
}

#[test]
fn problems_point_at_their_place() {
    let text = |page: Page| written(|out| problem::text(out, &problems(), page));
    insta::assert_snapshot!("problems_text", text(Page::default()));
    insta::assert_snapshot!("problems_text_coloured", visible(&text(COLOURED)));
    insta::assert_snapshot!("problems_text_narrow", text(Page { columns: 40, colour: false }));
    insta::assert_snapshot!("problems_json", written(|out| problem::json(out, &problems())));
    assert_eq!(problem::summary(&problems()), "3 errors, 1 warning");
    assert_eq!(problem::summary(&[]), "");
}
