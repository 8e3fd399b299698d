//! Tests of what is offered when nothing matches.

use std::sync::Arc;

use crate::model::{Digest, Form, Quote, Speaker};
use crate::search::{Answer, Index, Query};

/// One digest of the Coast Daily, about a harbour.
fn story() -> Vec<Arc<Digest>> {
    let quote = |text: &str| Quote {
        text: text.into(),
        speaker: Some("m".into()),
        form: Some(Form::Direct),
        ..Quote::default()
    };
    let speaker = Speaker { id: "m".into(), name: "Inès Mårtensson".into(), ..Speaker::default() };
    let texts = [
        "The government closed the harbour in 2019.",
        "A government that governs the ferries",
        "Gouverneur is no word for it",
        "Ferry traffic and trade, a small war of words",
    ];
    let quotes = texts.map(quote).to_vec();
    let mut digest = Digest { id: "coast-1".into(), speakers: vec![speaker], quotes, ..Digest::default() };
    digest.report.publisher = "Coast Daily".into();
    vec![Arc::new(digest)]
}

/// The corrected query, and how much it finds; each correction in brackets after what was typed.
fn nearest(query: &str) -> String {
    let answer = Index::build(&story()).nearest(&Query::parse(query), 10);
    assert!(answer.nearest);
    assert_eq!(answer.hits.len(), answer.total);
    assert_eq!(answer.corrected.is_none(), answer.total == 0);
    let mut said = answer.corrected.map_or("nothing".to_owned(), |query| query.text().to_owned());
    for correction in answer.corrections {
        said += &format!(" {}[{}]", &query[correction.range], correction.by);
    }
    format!("{said}: {}", answer.total)
}

#[test]
fn the_nearest_query_that_finds_something() {
    #[track_caller]
    fn check(query: &str, expected: &str) {
        assert_eq!(nearest(query), expected);
    }
    check("goverment", "government goverment[government]: 2");
    check("govrenm", "government govrenm[government]: 2");
    check("harbor", "harbour harbor[harbour]: 1");
    check("hrabour goverment", "harbour government hrabour[harbour] goverment[government]: 1");
    check("\"goverment closd\"", "\"government closed\" goverment closd[government closed]: 1");
    check("\"trade war\"", "trade war \"trade war\"[trade war]: 1");
    check("\"tarde war\"", "trade war \"tarde war\"[trade war]: 1");
    check("trade-war", "trade war trade-war[trade war]: 1");
    check("Harbour", "harbour Harbour[harbour]: 1");
    check("speaker:martenson", "speaker:martensson martenson[martensson]: 4");
    check("speaker:\"ines martenson\" ferry", "speaker:\"ines martensson\" ferry ines martenson[ines martensson]: 1");
    check("in:coats war", "in:coast war coats[coast]: 1");
    check("form:driect", "form:direct driect[direct]: 4");
    // Each is there, but not together.
    check("harbour war", "harbour war[]: 1");
    check("hrabour tarde", "harbour hrabour[harbour] tarde[]: 1");
    check("harbour zzyzzyx", "harbour zzyzzyx[]: 1");
    check("harbour -government", "nothing: 0");
    // A number is never corrected, nor a word of two letters.
    check("2018", "nothing: 0");
    check("zq", "nothing: 0");
    check("zzyzzyx", "nothing: 0");
    check("", "nothing: 0");
}

/// What `run` reports, each with its number of hits, its total, and what it is.
fn reports(index: &Index, query: &str) -> Vec<String> {
    let mut said = Vec::new();
    let mut report = |answer: Answer| {
        let what = match (answer.counting, answer.nearest) {
            (true, _) => "counting",
            (false, true) => "nearest",
            (false, false) => "all",
        };
        said.push(format!("{} of {} {what}", answer.hits.len(), answer.total));
    };
    assert_eq!(index.run(&Query::parse(query), 3, &|| true, &mut report), Some(()));
    said
}

#[test]
fn a_running_search_reports_as_it_goes() {
    let mut index = Index::build(&story());
    assert_eq!(reports(&index, "e"), ["3 of 4 counting", "3 of 4 all"]);
    assert_eq!(reports(&index, "goverment"), ["2 of 2 nearest"]);
    assert_eq!(reports(&index, "zzyzzyx"), ["0 of 0 nearest"]);
    assert_eq!(reports(&index, ""), ["0 of 0 all"]);
    // Nothing has been read yet.
    index.set_digests(&[story(), story()].concat());
    assert_eq!(reports(&index, "harbour"), ["2 of 2 all"]);
    let many = Quote { text: "one of many".into(), ..Quote::default() };
    index.set_digests(&[Arc::new(Digest { quotes: vec![many; 10_000], ..Digest::default() })]);
    assert_eq!(reports(&index, "many"), ["3 of 4096 counting", "3 of 8192 counting", "3 of 10000 all"]);
}

#[test]
fn a_running_search_can_be_given_up() {
    let index = Index::build(&story());
    assert_eq!(index.run(&Query::parse("ferry"), 3, &|| false, &mut |_| ()), None);
}
