//! What the two shipped digests say together: the points that a reader must find in them, and what each rests on.

use std::sync::Arc;

use twosource::crossref::{self, Point, PointKind, Standing};
use twosource::model::{Digest, Story};

const ITPRO: &str = include_str!("../digests/itpro-huawei-5g.json");
const NATIONAL: &str = include_str!("../digests/thenational-huawei-5g.json");

fn story() -> Story {
    let read = |name: &str, text: &str| {
        twosource::digest::read(name, text.as_bytes()).digests.into_iter().map(Arc::new).collect::<Vec<Arc<Digest>>>()
    };
    Story::new([read("itpro", ITPRO), read("national", NATIONAL)].concat())
}

fn claims(story: &Story) -> Vec<Point> {
    crossref::points(story.digests()).into_iter().filter(|point| point.kind == PointKind::Claim).collect()
}

/// The shared point that has the claims with these ids, of the first and of the second report.
#[track_caller]
fn shared<'p>(story: &Story, points: &'p [Point], ids: [&str; 2]) -> &'p Point {
    let has = |point: &&Point, id: &str, publisher: &str| {
        point.members.iter().any(|item| {
            let digest = &story.digests()[item.digest as usize];
            digest.report.publisher.contains(publisher)
                && story.claim(*item).is_some_and(|claim| claim.id.as_str() == id)
        })
    };
    let found = points.iter().find(|point| has(point, ids[0], "ITPro") && has(point, ids[1], "National"));
    found.unwrap_or_else(|| panic!("no point has {ids:?}"))
}

#[test]
fn what_both_reports_say_is_one_point() {
    let story = story();
    let points = claims(&story);
    #[track_caller]
    fn check(story: &Story, points: &[Point], id: &str, standing: Standing, differences: &[&str]) {
        let point = shared(story, points, [id, id]);
        assert_eq!(point.standing.standing, standing, "{id}");
        let kinds: Vec<&str> = point.differences.iter().map(|difference| difference.kind.name()).collect();
        assert_eq!(kinds, differences, "{id}");
        assert!(point.because.is_some(), "{id}");
    }
    check(&story, &points, "c-draft-rule", Standing::OneOrigin, &["strength"]);
    check(&story, &points, "c-review", Standing::OneOrigin, &[]);
    check(&story, &points, "c-agencies", Standing::OneOrigin, &[]);
    check(&story, &points, "c-listing", Standing::OriginUnstated, &[]);
    check(&story, &points, "c-engineers", Standing::OriginUnstated, &["scope"]);
    check(&story, &points, "c-uncertainty", Standing::OriginUnstated, &[]);
    check(&story, &points, "c-restriction", Standing::OriginUnstated, &["opposite"]);
    check(&story, &points, "c-since-listing", Standing::OriginUnstated, &[]);
    check(&story, &points, "c-duration", Standing::OriginUnstated, &[]);
}

#[test]
fn the_differences_quote_the_reports_words() {
    let story = story();
    let points = claims(&story);
    #[track_caller]
    fn check(story: &Story, points: &[Point], id: &str, expected: [&str; 2]) {
        let point = shared(story, points, [id, id]);
        let mut phrases: Vec<&str> = point.differences[0].sides.iter().map(|side| side.text.as_str()).collect();
        phrases.sort_unstable();
        assert_eq!(phrases, expected, "{id}");
    }
    check(&story, &points, "c-restriction", ["buying goods", "selling its products"]);
    check(&story, &points, "c-engineers", ["Many engineers", "some US technology firms"]);
    check(&story, &points, "c-draft-rule", ["close to approving a rule", "close to drafting a rule"]);
}

#[test]
fn one_origin_is_named_and_nothing_is_independent() {
    let story = story();
    let points = claims(&story);
    let rule = shared(&story, &points, ["c-draft-rule", "c-draft-rule"]);
    assert_eq!(rule.standing.in_words(), "2 reports, 1 origin: Reuters");
    assert!(points.iter().all(|point| point.standing.standing != Standing::Independent));
}

#[test]
fn what_one_report_says_stays_single() {
    let story = story();
    let points = claims(&story);
    for id in
        ["c-letter", "c-gaps", "c-speed", "c-revenue-2019", "c-revenue-2018", "c-research-2018", "c-allies-reason"]
    {
        let point = points.iter().find(|point| {
            point.members.iter().any(|item| story.claim(*item).is_some_and(|claim| claim.id.as_str() == id))
        });
        let point = point.unwrap_or_else(|| panic!("{id} is in no point"));
        assert_eq!(point.standing.standing, Standing::Single, "{id}");
        assert_eq!(point.members.len(), 1, "{id}");
    }
}
