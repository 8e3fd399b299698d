//! The invented story of the tests, with points put together by hand: the renderings are held, not the aligner.

use std::sync::Arc;

use crate::crossref::{
    Difference, DifferenceKind, Evidence, OriginGroup, Point, PointKind, Side, Standing, StandingCard,
};
use crate::digest;
use crate::model::{Digest, Item, Story};

/// The digests of the Karst Gate story: A Northshore Ledger, B The Velmar Courier, C 東岸日報, D Ilmet Gazette.
pub(super) fn digests() -> Vec<Arc<Digest>> {
    let files: [&[u8]; 4] = [
        include_bytes!("../../tests/fixtures/story/courier.json"),
        include_bytes!("../../tests/fixtures/story/gazette.json"),
        include_bytes!("../../tests/fixtures/story/ledger.json"),
        include_bytes!("../../tests/fixtures/story/toan.json"),
    ];
    let read = files.iter().flat_map(|bytes| digest::read("story.json", bytes).digests).map(Arc::new);
    Story::new(read.collect()).digests().to_vec()
}

/// A point that rests on nothing known, to be filled in.
pub(super) fn point(kind: PointKind, statement: &str, members: &[(u32, u32)]) -> Point {
    let mut reports: Vec<u32> = members.iter().map(|(digest, _)| *digest).collect();
    reports.dedup();
    let standing = if reports.len() > 1 { Standing::OriginUnstated } else { Standing::Single };
    Point {
        id: format!("{}:{statement}", kind.name()),
        kind,
        statement: statement.to_owned(),
        members: members.iter().map(|(digest, item)| Item { digest: *digest, item: *item }).collect(),
        standing: StandingCard { standing, groups: Vec::new(), unstated: reports, circular: Vec::new() },
        differences: Vec::new(),
        because: None,
        decided: None,
    }
}

/// A group of reports that rest on one origin.
pub(super) fn group(digests: &[u32], origin: &str) -> OriginGroup {
    OriginGroup { digests: digests.to_vec(), origins: vec![origin.to_owned()], kind: None, chains: Vec::new() }
}

fn card(standing: Standing, groups: Vec<OriginGroup>, unstated: &[u32]) -> StandingCard {
    StandingCard { standing, groups, unstated: unstated.to_vec(), circular: Vec::new() }
}

/// A difference whose sides are phrases of the members' texts.
fn difference(kind: DifferenceKind, texts: &[((u32, u32), &str, &str)]) -> Difference {
    let sides = texts.iter().map(|((digest, item), text, phrase)| Side {
        item: Item { digest: *digest, item: *item },
        text: (*phrase).to_owned(),
        range: text.find(phrase).map(|at| at..at + phrase.len()),
    });
    Difference { kind, sides: sides.collect() }
}

/// Points of every kind and standing.
pub(super) fn points(digests: &[Arc<Digest>]) -> Vec<Point> {
    let claim = |(digest, item): (u32, u32)| digests[digest as usize].claims[item as usize].text.as_str();
    let quote = |(digest, item): (u32, u32)| digests[digest as usize].quotes[item as usize].text.as_str();

    let mut gate = point(PointKind::Claim, claim((1, 1)), &[(1, 1), (2, 0), (3, 0)]);
    gate.standing = card(Standing::OneOrigin, vec![group(&[1, 2, 3], "Meridian Press")], &[]);
    gate.differences = vec![difference(
        DifferenceKind::Date,
        &[((1, 1), claim((1, 1)), "12 March"), ((2, 0), claim((2, 0)), "12日"), ((3, 0), claim((3, 0)), "13 March")],
    )];
    gate.because = Some(Evidence {
        score: 0.75,
        terms: vec!["gate".to_owned()],
        names: vec!["Karst Gate".to_owned()],
        ..Evidence::default()
    });

    let mut warned = point(PointKind::Claim, claim((1, 5)), &[(0, 11), (1, 5), (3, 8)]);
    warned.standing =
        card(Standing::Independent, vec![group(&[0], "Zoë Ó Briain"), group(&[1, 3], "an interview")], &[]);
    warned.standing.circular = vec!["a forum".to_owned(), "a website".to_owned()];

    let mut hurt = point(PointKind::Claim, claim((1, 11)), &[(0, 9), (1, 11), (3, 14)]);
    hurt.standing = card(Standing::OriginUnstated, vec![group(&[0], "the hospital in Osk")], &[1, 3]);
    hurt.differences = vec![
        difference(DifferenceKind::Value, &[((1, 11), claim((1, 11)), "Four"), ((3, 14), claim((3, 14)), "Six")]),
        difference(
            DifferenceKind::Negation,
            &[((0, 9), claim((0, 9)), "No one"), ((1, 11), claim((1, 11)), "Four people")],
        ),
    ];

    let mut full = point(PointKind::Claim, claim((0, 0)), &[(0, 0), (0, 1)]);
    full.standing.circular = vec!["a forum".to_owned(), "a website".to_owned()];

    let mut words = point(PointKind::Quote, quote((1, 0)), &[(0, 5), (1, 0), (3, 5)]);
    words.standing = card(Standing::OneOrigin, vec![group(&[0, 1, 3], "Zoë Ó Briain")], &[]);
    words.differences = vec![difference(
        DifferenceKind::Wording,
        &[((1, 0), quote((1, 0)), "the operator"), ((3, 5), quote((3, 5)), "[Ilmet Hydro]")],
    )];

    let mut repairs = point(PointKind::Figure, "repairs of the gate", &[(0, 7), (1, 7), (3, 5)]);
    repairs.differences = vec![Difference {
        kind: DifferenceKind::Value,
        sides: vec![
            Side { item: Item { digest: 1, item: 7 }, text: "€34 million".to_owned(), range: None },
            Side { item: Item { digest: 3, item: 5 }, text: "34 to 36 million euros".to_owned(), range: None },
        ],
    }];

    vec![
        gate,
        warned,
        hurt,
        full,
        point(PointKind::Claim, claim((0, 2)), &[(0, 2)]),
        point(PointKind::Claim, claim((3, 15)), &[(3, 15)]),
        words,
        point(PointKind::Quote, quote((1, 3)), &[(1, 3)]),
        repairs,
        point(PointKind::Figure, "lorries with sandbags", &[(0, 0)]),
    ]
}
