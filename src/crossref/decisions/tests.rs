//! Tests of decisions put to points, on small invented stories.

use std::sync::Arc;

use super::*;
use crate::crossref::rebuild::Rebuilder;
use crate::crossref::{Difference, OriginGroup, Point, Side, Standing};
use crate::model::{Claim, Digest, Origin};

/// A digest of claims such as `The dam holds. < Borealis` (what they rest on).
fn digest(id: &str, claims: &[&str]) -> Arc<Digest> {
    let mut digest = Digest { id: id.into(), ..Digest::default() };
    digest.report.publisher = format!("The {id}");
    for (at, line) in claims.iter().enumerate() {
        let (text, origin) = line.split_once(" < ").map_or((*line, None), |(text, origin)| (text, Some(origin)));
        if let Some(origin) = origin {
            digest.origins.push(Origin { id: origin.into(), name: origin.to_owned(), ..Origin::default() });
        }
        digest.claims.push(Claim {
            id: format!("c{at}").into(),
            text: text.to_owned(),
            origin: origin.map(Into::into),
            ..Claim::default()
        });
    }
    Arc::new(digest)
}

/// Three reports of a dam: all have its leak, the first two from one agency; each has one claim of its own.
fn dam() -> Vec<Arc<Digest>> {
    vec![
        digest("alpha", &["The Orrin dam leaks at its eastern gate. < Borealis", "Schools stay closed on Friday."]),
        digest("beta", &["At its eastern gate the Orrin dam leaks. < Borealis", "The valley was warned by siren."]),
        digest(
            "gamma",
            &["The eastern gate of the Orrin dam leaks. < The ministry", "Pupils are told to stay at home."],
        ),
    ]
}

/// The points as the program may find them: what says that the dam leaks is one, and every other claim stands alone.
///
/// Put together here, so that what these tests say doesn't hang on how well claims are aligned.
fn found(digests: &[Arc<Digest>]) -> Vec<Arc<Point>> {
    let rebuilder = Rebuilder::new(digests);
    let mut groups: Vec<Vec<Item>> = vec![Vec::new()];
    for (at, digest) in (0..).zip(digests) {
        for (number, claim) in (0..).zip(&digest.claims) {
            let item = Item { digest: at, item: number };
            if claim.text.contains("dam leaks") { groups[0].push(item) } else { groups.push(vec![item]) }
        }
    }
    let groups = groups.iter().filter(|group| !group.is_empty());
    let mut points: Vec<_> = groups.map(|group| Arc::new(rebuilder.point(PointKind::Claim, group))).collect();
    rebuilder.sort(&mut points);
    points
}

/// `alpha/c0` by its name.
fn named(text: &str, digests: &[Arc<Digest>]) -> Named {
    let (id, item) = text.split_once('/').unwrap();
    let digest = digests.iter().find(|digest| digest.id.as_str() == id);
    let claim = digest.and_then(|digest| digest.claims.iter().find(|claim| claim.id.as_str() == item));
    let text = claim.map_or_else(String::new, |claim| claim.text.clone());
    Named { digest: id.into(), item: item.into(), text }
}

/// `split alpha/c0 from beta/c0 gamma/c0` or `join alpha/c0 beta/c0`.
fn decision(text: &str, digests: &[Arc<Digest>]) -> Decision {
    let names = |text: &str| text.split(' ').map(|name| named(name, digests)).collect::<Vec<_>>();
    let verdict = match text.split_once(' ').unwrap() {
        ("split", rest) => {
            let (one, others) = rest.split_once(" from ").unwrap();
            Verdict::Split(named(one, digests), names(others))
        }
        (_, rest) => Verdict::Joined(names(rest)),
    };
    Decision { kind: PointKind::Claim, verdict }
}

fn decisions(lines: &[&str]) -> Decisions {
    Decisions::new(lines.iter().map(|line| decision(line, &dam())).collect())
}

/// The points of several members or that were decided, as `members: standing, what was decided`.
fn told(points: &[Arc<Point>], digests: &[Arc<Digest>]) -> Vec<String> {
    let name = |item: &Item| {
        let digest = &digests[item.digest as usize];
        format!("{}/{}", digest.id, digest.claims[item.item as usize].id)
    };
    let names = |items: &[Item]| {
        let mut names: Vec<String> = items.iter().map(name).collect();
        names.sort();
        names.join(" ")
    };
    let shown = points.iter().filter(|point| point.members.len() > 1 || point.decided.is_some());
    shown
        .map(|point| {
            let mut origins: Vec<&str> = point.standing.groups.iter().map(OriginGroup::name).collect();
            origins.sort_unstable();
            let standing = point.standing.standing.name();
            let mut line = format!("{}: {standing} {}", names(&point.members), origins.join("; "));
            if let Some(decided) = &point.decided {
                for (what, items) in [("joined", &decided.joined), ("apart from", &decided.apart)] {
                    if !items.is_empty() {
                        line.push_str(&format!(", {what} {}", names(items)));
                    }
                }
            }
            line
        })
        .collect()
}

#[track_caller]
fn check(digests: &[Arc<Digest>], lines: &[&str], expected: &[&str]) {
    let decisions = decisions(lines);
    let decided = apply(&found(digests), &decisions, digests);
    assert_eq!(told(&decided, digests), expected);
    let all: usize = decided.iter().map(|point| point.members.len()).sum();
    assert_eq!(all, digests.iter().map(|digest| digest.claims.len()).sum::<usize>(), "every claim has one point");
    // The order in which the digests are open decides nothing.
    let turned: Vec<Arc<Digest>> = digests.iter().rev().cloned().collect();
    let mut as_turned = told(&apply(&found(&turned), &decisions, &turned), &turned);
    let mut as_given = told(&decided, digests);
    as_turned.sort();
    as_given.sort();
    assert_eq!(as_turned, as_given);
}

#[test]
fn points_are_split_and_joined_with_their_standing() {
    let dam = dam();
    let leak = "alpha/c0 beta/c0 gamma/c0: independent Borealis; The ministry";
    check(&dam, &[], &[leak]);
    check(
        &dam,
        &["split gamma/c0 from alpha/c0 beta/c0"],
        &[
            "alpha/c0 beta/c0: oneOrigin Borealis, apart from gamma/c0",
            "gamma/c0: single The ministry, apart from alpha/c0",
        ],
    );
    check(&dam, &["join alpha/c1 gamma/c1"], &[leak, "alpha/c1 gamma/c1: originUnstated , joined alpha/c1 gamma/c1"]);
    // Split and joined elsewhere.
    check(
        &dam,
        &["split gamma/c0 from alpha/c0 beta/c0", "join gamma/c0 beta/c1"],
        &[
            "alpha/c0 beta/c0: oneOrigin Borealis, apart from gamma/c0",
            "beta/c1 gamma/c0: originUnstated The ministry, joined beta/c1 gamma/c0, apart from alpha/c0",
        ],
    );
    // Split and joined again: as if nothing had been decided.
    check(&dam, &["split gamma/c0 from alpha/c0 beta/c0", "join alpha/c0 beta/c0 gamma/c0"], &[leak]);
    // What is together anyway is not the reader's.
    check(&dam, &["join alpha/c0 beta/c0"], &[leak]);
    check(&dam, &["split alpha/c1 from gamma/c1"], &[leak]);
}

#[test]
fn decisions_outlast_what_is_open() {
    let all = dam();
    let split = ["split gamma/c0 from alpha/c0 beta/c0"];
    // Items that are gone do nothing.
    check(&all[..2], &split, &["alpha/c0 beta/c0: oneOrigin Borealis"]);
    check(&[], &split, &[]);
    check(
        &all,
        &["split zeta/c0 from alpha/c0", "join zeta/c1 zeta/c2 alpha/c1"],
        &["alpha/c0 beta/c0 gamma/c0: independent Borealis; The ministry"],
    );
    // A new report finds its place beside what was left.
    let mut more = all.clone();
    more.push(digest("aaa", &["Water: the Orrin dam leaks at its eastern gate."]));
    check(
        &more,
        &split,
        &[
            "aaa/c0 alpha/c0 beta/c0: originUnstated Borealis, apart from gamma/c0",
            "gamma/c0: single The ministry, apart from aaa/c0",
        ],
    );
}

#[test]
fn another_claim_under_the_same_id_is_not_the_one_that_was_decided_on() {
    let joined = decisions(&["join alpha/c1 gamma/c1"]);
    let check = |text: &str, expected: bool| {
        let mut digests = dam();
        digests[2] = digest("gamma", &["The valley was warned by siren.", text]);
        let decided = apply(&found(&digests), &joined, &digests);
        assert_eq!(decided.iter().any(|point| point.decided.is_some()), expected, "{text}");
    };
    check("Pupils are told to stay at home.", true);
    check("Pupils were told to stay at home on Friday.", true);
    check("Ferries cross the strait twice a day.", false);
}

#[test]
fn joined_points_say_what_they_have_in_common() {
    let digests = dam();
    let joined = decisions(&["join alpha/c1 gamma/c1"]);
    let decided = apply(&found(&digests), &joined, &digests);
    let point = decided.iter().find(|point| point.decided.is_some()).unwrap();
    let because = point.because.as_ref().unwrap();
    assert!(because.terms.iter().any(|term| term == "stay"), "{because:?}");
    assert_eq!(point.standing.standing, Standing::OriginUnstated);
    assert_eq!(point.id, "claim:alpha/c1");
}

#[test]
fn what_was_decided_last_is_taken_back_first() {
    let digests = dam();
    let open = Places::new(&digests);
    let (split, join, elsewhere) = (
        decision("split gamma/c0 from alpha/c0 beta/c0", &digests),
        decision("join alpha/c1 gamma/c1", &digests),
        decision("join omega/c1 omega/c2", &digests),
    );
    let mut decisions = Decisions::default();
    for decision in [&split, &join, &elsewhere] {
        decisions.make(decision.clone());
    }
    // What is not open isn't taken back unseen.
    assert_eq!(decisions.undo(&open), Some(&join));
    assert_eq!(decisions.undo(&open), Some(&split));
    assert_eq!(decisions.undo(&open), None);
    assert_eq!(decisions.made(), std::slice::from_ref(&elsewhere));
    assert_eq!(decisions.redo(), Some(&split));
    assert!(decisions.can_redo());
    decisions.make(split.clone());
    assert!(!decisions.can_redo(), "a new decision ends what can be redone");
    assert_eq!(decisions.redo(), None);
    assert_eq!(decisions.made(), [elsewhere, split.clone(), split]);
}

#[test]
fn a_difference_is_dismissed_until_it_is_another() {
    let digests = dam();
    let difference = |sides: &[(u32, &str)]| Difference {
        kind: DifferenceKind::Scope,
        sides: sides
            .iter()
            .map(|(digest, text)| Side {
                item: Item { digest: *digest, item: 0 },
                text: (*text).to_owned(),
                range: None,
            })
            .collect(),
    };
    let phrases = |sides: &[(&str, &str)]| Phrases {
        difference: DifferenceKind::Scope,
        sides: sides.iter().map(|(name, text)| (named(name, &digests), (*text).to_owned())).collect(),
    };
    let dismissed = |sides: &[(&str, &str)]| Verdict::Dismissed(phrases(sides));
    let restored = |sides: &[(&str, &str)]| Verdict::Restored(phrases(sides));
    let check = |sides: &[(u32, &str)], verdicts: Vec<Verdict>, expected: bool| {
        let mut points = found(&digests);
        Arc::make_mut(&mut points[0]).differences = vec![difference(sides)];
        let made = verdicts.into_iter().map(|verdict| Decision { kind: PointKind::Claim, verdict }).collect();
        let decided = apply(&points, &Decisions::new(made), &digests);
        let gone = decided[0].decided.as_ref().map_or(0, |decided| decided.dismissed.len());
        assert_eq!((gone, decided[0].differences.len()), if expected { (1, 0) } else { (0, 1) }, "{sides:?}");
    };
    let both = [("alpha/c0", "some"), ("beta/c0", "many")];
    check(&[(0, "some"), (1, "many")], vec![dismissed(&both)], true);
    check(&[(1, "many"), (0, "some")], vec![dismissed(&both)], true);
    check(&[(0, "some"), (1, "all")], vec![dismissed(&both)], false);
    check(&[(0, "some"), (1, "many"), (2, "all")], vec![dismissed(&both)], false);
    let three = [("alpha/c0", "some"), ("beta/c0", "many"), ("gamma/c0", "all")];
    check(&[(0, "some"), (1, "many")], vec![dismissed(&three)], true);
    check(&[(0, "some"), (1, "many")], vec![dismissed(&both), restored(&both)], false);
    check(&[(0, "some"), (1, "many")], vec![dismissed(&both), restored(&both), dismissed(&both)], true);
    check(&[(0, "some"), (1, "many")], vec![], false);
}
