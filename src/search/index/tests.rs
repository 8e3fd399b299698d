//! Tests of what a search finds, and in which order.

use super::*;
use crate::model::{Form, Quote, Speaker};

/// Three digests about a ferry line.
fn story() -> Vec<Arc<Digest>> {
    let speaker = |id: &str, name: &str, job: &str, affiliation: &str| Speaker {
        id: id.into(),
        name: name.into(),
        job_title: Some(job.into()),
        affiliation: Some(affiliation.into()),
        ..Speaker::default()
    };
    let quote = |speaker: &str, form, text: &str| Quote {
        id: text.into(),
        text: text.into(),
        speaker: Some(speaker.into()),
        form: Some(form),
        ..Quote::default()
    };
    let digest = |id: &str, publisher: &str, speakers, quotes| {
        let mut digest = Digest { id: id.into(), speakers, quotes, ..Digest::default() };
        digest.report.publisher = publisher.into();
        Arc::new(digest)
    };
    vec![
        digest(
            "coast-1",
            "Coast Daily",
            vec![speaker("m", "Inès Mårtensson", "harbour master", "Port of Vik")],
            vec![
                quote("m", Form::Direct, "The ferry won’t sail before the inspection."),
                quote("m", Form::Partial, "ferrying passengers"),
                quote("x", Form::Term, "wind\u{ad}proof"),
            ],
        ),
        digest(
            "north-7",
            "The North",
            vec![speaker("s", "", "senior official", "Ministry of Transport")],
            vec![
                quote("s", Form::Indirect, "A new ferry and its inspection cost €12 million"),
                quote("s", Form::Direct, "Ferry inspection is done; the ferry may sail."),
            ],
        ),
        digest("vik", "Vik Post", vec![], vec![Quote { text: "渡轮明天开航 — café".into(), ..Quote::default() }]),
    ]
}

/// The hits as letter and position, best first.
fn found(query: &str) -> String {
    let answer = Index::build(&story()).search(&Query::parse(query), 10);
    assert_eq!(answer.hits.len(), answer.total);
    let hits =
        answer.hits.iter().map(|hit| crate::model::letter(hit.item.digest as usize) + &hit.item.item.to_string());
    hits.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_query_finds_quotes_best_first() {
    #[track_caller]
    fn check(query: &str, expected: &str) {
        assert_eq!(found(query), expected, "{query}");
    }
    check("ferry", "A0 B0 B1 A1");
    check("Ferry", "B1");
    check("ferry inspection", "B1 A0 B0");
    check("inspection ferry", "A0 B0 B1");
    check("\"ferry inspection\"", "B1");
    check("erry", "A0 A1 B0 B1");
    check("ferry -sail", "B0 A1");
    check("-ferry", "A2 C0");
    check("won't", "A0");
    check("windproof", "A2");
    check("cafe", "C0");
    check("渡轮", "C0");
    check("明天 渡轮", "C0");
    check("€12", "B0");
    check("speaker:martensson", "A0 A1");
    check("speaker:\"senior official\"", "B0 B1");
    check("speaker:vik", "A0 A1");
    check("-speaker:ministry", "A0 A1 A2 C0");
    check("in:north", "B0 B1");
    check("in:B ferry", "B0 B1");
    check("in:b", "B0 B1");
    check("in:vik", "C0");
    check("in:Z", "");
    check("in:coast-1", "A0 A1 A2");
    check("-in:a -in:b", "C0");
    check("form:direct", "A0 B1");
    check("form:term", "A2");
    check("-form:direct", "A1 A2 B0 C0");
    check("form:nonsense", "");
    check("zeppelin", "");
    check("", "");
}

#[test]
fn the_total_goes_beyond_the_page() {
    let answer = Index::build(&story()).search(&Query::parse("ferry"), 2);
    assert_eq!((answer.hits.len(), answer.total), (2, 4));
    let text = story()[0].quotes[0].text.clone();
    let marked: Vec<&str> = answer.hits[0].ranges.iter().map(|range| text.get(range.clone()).unwrap()).collect();
    assert_eq!(marked, ["ferry"]);
}

#[test]
fn no_story_no_hits() {
    assert_eq!(Index::build(&[]).search(&Query::parse("a"), 5), Answer::default());
}
