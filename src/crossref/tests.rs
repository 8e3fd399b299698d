//! Tests of points and pairs as a whole, on small invented stories.

use super::*;
use crate::model::Claim;

fn digest(id: &str, claims: &[&str]) -> Arc<Digest> {
    let claim = |(at, text): (usize, &&str)| Claim {
        id: format!("c{at}").into(),
        text: (*text).to_owned(),
        ..Claim::default()
    };
    Arc::new(Digest { id: id.into(), claims: claims.iter().enumerate().map(claim).collect(), ..Digest::default() })
}

fn ferry() -> Vec<Arc<Digest>> {
    vec![
        digest("b", &["The ferry Aurora ran aground off Lindholm on Sunday.", "Nobody was hurt."]),
        digest("a", &["Divers will inspect the hull.", "On Sunday the ferry Aurora ran aground near Lindholm."]),
        digest("c", &["The harbour of Lindholm is to be dredged next year."]),
    ]
}

#[test]
fn no_digests_make_no_points() {
    assert_eq!(points(&[]), []);
    assert_eq!(points(&[digest("a", &[])]), []);
    assert_eq!(pairs(&[]), []);
}

#[test]
fn claims_that_state_the_same_are_one_point() {
    let points = points(&ferry());
    let shared = &points[0];
    assert_eq!(shared.id, "claim:a/c1");
    assert_eq!(shared.members, [Item { digest: 0, item: 0 }, Item { digest: 1, item: 1 }]);
    assert_eq!(shared.silent(3).collect::<Vec<_>>(), [2]);
    assert_eq!(shared.standing.standing, Standing::OriginUnstated);
    assert!(shared.because.is_some());
    assert!(points[1..].iter().all(|point| point.standing.standing == Standing::Single && point.because.is_none()));
    let all: usize = points.iter().map(|point| point.members.len()).sum();
    assert_eq!(all, 5);
}

#[test]
fn the_order_of_the_digests_decides_nothing() {
    let story = ferry();
    let named = |digests: &[Arc<Digest>]| -> Vec<(String, String, Vec<String>)> {
        let name = |item: &Item| format!("{}/{}", digests[item.digest as usize].id, item.item);
        let named = |point: Point| {
            let mut members: Vec<String> = point.members.iter().map(name).collect();
            members.sort();
            (point.id, point.statement, members)
        };
        points(digests).into_iter().map(named).collect()
    };
    let turned: Vec<Arc<Digest>> = story.iter().rev().cloned().collect();
    assert_eq!(named(&story), named(&turned));
}

#[test]
fn points_are_carried_over_to_where_their_reports_stand_now() {
    let story = ferry();
    let found: Vec<Arc<Point>> = points(&story).into_iter().map(Arc::new).collect();
    // The first is last now, and another stands before all.
    let carried_over = carried(&found, &[Some(3), Some(1), Some(2)]);
    let now = [vec![digest("z", &[]), story[1].clone(), story[2].clone(), story[0].clone()]].concat();
    let mut expected: Vec<Arc<Point>> = points(&now).into_iter().map(Arc::new).collect();
    let mut carried_over: Vec<Arc<Point>> = carried_over;
    expected.sort_by(|a, b| a.id.cmp(&b.id));
    carried_over.sort_by(|a, b| a.id.cmp(&b.id));
    assert_eq!(carried_over.len(), 4);
    let told = |points: &[Arc<Point>]| -> Vec<(String, Vec<Item>, StandingCard)> {
        points.iter().map(|point| (point.id.clone(), point.members.clone(), point.standing.clone())).collect()
    };
    assert_eq!(told(&carried_over), told(&expected));
    // What a report that is gone had a part in is left out.
    let left = carried(&found, &[None, Some(0), Some(1)]);
    assert_eq!(left.iter().map(|point| point.id.as_str()).collect::<Vec<_>>(), ["claim:a/c0", "claim:c/c0"]);
    assert!(carried(&found, &[Some(0), Some(1), Some(2)]).iter().zip(&found).all(|(a, b)| Arc::ptr_eq(a, b)));
}

#[test]
fn pairs_say_what_carried_them() {
    let pairs = pairs(&ferry());
    let best = pairs.iter().max_by(|a, b| a.score.total_cmp(&b.score)).unwrap();
    assert!(best.aligned && best.a == Item { digest: 0, item: 0 } && best.b == Item { digest: 1, item: 1 });
    assert!(best.because.terms.iter().any(|term| term == "aground"));
    assert!(pairs.iter().all(|pair| pair.a.digest < pair.b.digest && pair.score > 0.0));
}

#[test]
fn dates_and_figures_that_agree_are_shown_as_such() {
    let dated = |id: &str, day: &str, text: &str| {
        let mut digest = Arc::unwrap_or_clone(digest(id, &[text]));
        digest.report.published = Some(day.parse().expect("a date"));
        Arc::new(digest)
    };
    let story = [
        dated(
            "a",
            "2024-05-14",
            "The ferry Aurora ran aground off Lindholm yesterday, 10 kilometres from the harbour.",
        ),
        dated("b", "2024-05-15", "On Monday the ferry Aurora ran aground near Lindholm, 6.2 miles from the harbour."),
    ];
    let because = pairs(&story).remove(0).because;
    assert_eq!(because.dates, ["yesterday / Monday"]);
    assert_eq!(because.figures, ["10 kilometres / 6.2 miles"]);
    assert!(because.terms.iter().all(|term| !term.contains("kilometres")), "{because:?}");
}

#[test]
fn two_reports_of_look_alike_events_are_told_apart_by_their_names() {
    let report = |id: &str, [place, valley, mayor, surgeon]: [&str; 4]| {
        let texts = [
            format!("An earthquake struck near {place} before dawn."),
            format!("Villages in the {valley} were cut off, mayor {mayor} said."),
            format!("Doctor {surgeon} treated forty people in {place}."),
        ];
        digest(id, &texts.each_ref().map(String::as_str))
    };
    let here = ["Oberau", "Elva", "Anna Rask", "Ingrid Voss"];
    let best = |story: [Arc<Digest>; 2]| pairs(&story).iter().map(|pair| pair.score).fold(0.0, f64::max);
    let same = best([report("a", here), report("b", here)]);
    let other = best([report("a", here), report("b", ["Tarim", "Corvo", "Joel Pike", "Samir Haddad"])]);
    assert!(other < same - 0.1, "{other} {same}");
}

#[test]
fn reports_added_one_by_one_are_as_all_at_once() {
    let mut story = ferry();
    story.push(digest(
        "d",
        &["The Aurora ran aground near Lindholm.", "The hull of the Aurora is to be inspected by divers."],
    ));
    story.push(digest("e", &[]));
    story.push(digest(
        "f",
        &["Nobody was hurt when the ferry ran aground on Sunday.", "Lindholm will dredge its harbour."],
    ));
    let whole = Aligner::new(&story);
    let mut grown = Aligner::default();
    for (position, digest) in (0..).zip(&story) {
        assert_eq!(grown.add(digest), position);
    }
    assert_eq!(grown.pairs(), whole.pairs());
    for (digest, position) in story.iter().zip(0..) {
        for item in 0..digest.claims.len() as u32 {
            let item = Item { digest: position, item };
            assert_eq!(grown.who_else(item), whole.who_else(item));
        }
    }
}
