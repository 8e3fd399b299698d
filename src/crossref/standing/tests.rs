//! Tests of standing: tables of reports with their origins, and what is said of them.

use super::*;
use crate::model::Origin;

/// A digest from lines such as `Reuters wire < an official` (name, kind, what it is based on); the first line is
/// what the claim has for its origin, `-` where it states none.
fn digest(publisher: &str, origins: &str) -> (Arc<Digest>, Vec<String>) {
    let mut digest = Digest { id: publisher.into(), ..Digest::default() };
    digest.report.publisher = publisher.to_owned();
    let (direct, lines) = origins.split_once('\n').unwrap_or((origins, ""));
    for line in lines.lines() {
        let (name, bases) = line.split_once(" < ").unwrap_or((line, ""));
        let (name, kind) = name.split_once(" = ").unwrap_or((name, ""));
        let (name, alternate) = name.split_once(" / ").unwrap_or((name, ""));
        digest.origins.push(Origin {
            id: name.into(),
            name: if name.starts_with('#') { String::new() } else { name.to_owned() },
            kind: match kind {
                "wire" => Some(OriginKind::Wire),
                "own" => Some(OriginKind::Own),
                "person" => Some(OriginKind::Person),
                _ => None,
            },
            same_as: kind.starts_with("http").then(|| kind.to_owned()),
            alternate_names: alternate.split(", ").filter(|name| !name.is_empty()).map(str::to_owned).collect(),
            is_based_on: bases.split(", ").filter(|base| !base.is_empty()).map(Into::into).collect(),
            ..Origin::default()
        });
    }
    let direct = direct.split(", ").filter(|id| *id != "-").map(str::to_owned).collect();
    (Arc::new(digest), direct)
}

fn card(reports: &[(&str, &str)]) -> StandingCard {
    let (digests, direct): (Vec<_>, Vec<_>) =
        reports.iter().map(|(publisher, origins)| digest(publisher, origins)).unzip();
    let supports: Vec<Support> = direct
        .iter()
        .enumerate()
        .map(|(at, ids)| Support { digest: at as u32, origins: ids.iter().map(String::as_str).collect() })
        .collect();
    StandingCard::new(&OriginGraph::new(&digests), &digests, &supports)
}

#[track_caller]
fn check(reports: &[(&str, &str)], expected: &str) {
    assert_eq!(card(reports).in_words(), expected);
}

#[test]
fn standing_counts_origins_and_not_outlets() {
    check(&[("A", "-")], "1 report, origin not stated");
    check(&[("A", "Reuters\nReuters")], "1 report, 1 origin: Reuters");
    check(&[("A", "Reuters\nReuters"), ("B", "reuters\nreuters")], "2 reports, 1 origin: Reuters");
    check(&[("A", "Reuters\nReuters"), ("B", "AFP\nAFP")], "2 reports, 2 origins: Reuters; AFP");
    check(&[("A", "Reuters\nReuters"), ("B", "-")], "2 reports, 1 states 1 origin: Reuters");
    check(&[("A", "-"), ("B", "-")], "2 reports, origin not stated");
    check(&[("A", "X\nX"), ("B", "Y\nY"), ("C", "-")], "3 reports, 2 origins: X; Y; 1 states none");
    check(&[("A", "X\nX"), ("B", "X\nX"), ("C", "-")], "3 reports, 2 states 1 origin: X");
}

#[test]
fn roots_are_followed_through_the_graph() {
    check(&[("A", "X\nX < Y\nY < Z\nZ"), ("B", "Z\nZ")], "2 reports, 1 origin: Z");
    check(
        &[("A", "X\nX < Reuters\nReuters"), ("B", "W\nW < Reuters, AP\nReuters\nAP")],
        "2 reports, 1 origin: Reuters",
    );
    // Of three reports the second meets both others, so all are one origin.
    check(&[("A", "X\nX"), ("B", "X, Y\nX\nY"), ("C", "Y\nY")], "3 reports, 1 origin: X");
    // What stands nearest to the claim names the group.
    check(
        &[("A", "Reuters\nReuters < an aide\nan aide"), ("B", "Reuters\nReuters < an aide\nan aide")],
        "2 reports, 1 origin: Reuters",
    );
    // An origin that nothing of the point rests on doesn't join.
    check(&[("A", "X\nX\nZ"), ("B", "Y\nY\nZ")], "2 reports, 2 origins: X; Y");
}

#[test]
fn the_same_origin_goes_by_several_names() {
    let same = |name: &str, url: &str| format!("{name}\n{name} = {url}");
    check(
        &[("A", &same("X", "https://www.x.org/a/")), ("B", &same("Y", "http://X.org/a#b"))],
        "2 reports, 1 origin: X",
    );
    check(&[("A", "The Reuters\nThe Reuters"), ("B", "REUTERS\nREUTERS")], "2 reports, 1 origin: REUTERS");
    check(&[("A", "TR\nTR / Reuters"), ("B", "Reuters\nReuters")], "2 reports, 1 origin: Reuters");
    // A third digest knows that two names are one.
    check(&[("A", "Post\nPost"), ("B", "WaPo\nWaPo"), ("C", "Post\nPost / WaPo")], "3 reports, 1 origin: Post");
}

#[test]
fn own_reporting_belongs_to_its_outlet() {
    check(&[("A", "us\nus = own"), ("B", "us\nus = own")], "2 reports, 2 origins: A; B");
    check(&[("A", "us\nus = own"), ("B", "A\nA")], "2 reports, 1 origin: A");
    check(&[("A", "an aide\nan aide"), ("B", "A\nA")], "2 reports, 1 origin: A");
    check(&[("A", "-"), ("B", "A\nA")], "2 reports, 1 states 1 origin: A");
}

#[test]
fn unnamed_origins_are_the_same_as_no_other() {
    check(
        &[("A", "#1\n#1 = person"), ("B", "#1\n#1 = person")],
        "2 reports, 2 origins: an unnamed person; an unnamed person",
    );
    check(&[("A", "gone\nX"), ("B", "X\nX")], "2 reports, 1 states 1 origin: X");
}

#[test]
fn circles_are_named() {
    check(&[("A", "X\nX < Y\nY < X")], "1 report, 1 origin: X (circular: X, Y)");
    check(&[("A", "X\nX < X")], "1 report, 1 origin: X (circular: X)");
    check(&[("A", "X\nX < Y\nY"), ("B", "Y\nY < X\nX")], "2 reports, 1 origin: X (circular: X, Y)");
    check(&[("A", "B\nB"), ("B", "A\nA")], "2 reports, 1 origin: A (circular: A, B)");
    // On the way to a circle is not on it.
    check(&[("A", "V\nV < W\nW < X\nX < Y\nY < X")], "1 report, 1 origin: V (circular: X, Y)");
}

#[test]
fn the_card_explains_itself() {
    let called = |digest: u32| ["The Gazette", "The Courier", "The Herald"][digest as usize].to_owned();
    let reports = [("A", "Reuters\nReuters = wire"), ("B", "Reuters\nReuters = wire"), ("C", "-")];
    assert_eq!(
        card(&reports).card(called),
        [
            "3 reports have this; how many origins stand behind it isn't known.",
            "The Gazette and The Courier both rest on agency copy by Reuters.",
            "The Herald doesn't say where it has it from."
        ]
    );
    let reports =
        [("A", "A talk\nA talk < Ann Ray\nAnn Ray = person"), ("B", "B talk\nB talk < Ann Ray\nAnn Ray = person")];
    assert_eq!(
        card(&reports).card(called),
        [
            "2 reports have this, but they are one source.",
            "The Gazette and The Courier both rest on one person, Ann Ray."
        ]
    );
}

#[test]
fn chains_lead_from_each_report_to_what_they_share() {
    #[track_caller]
    fn check(reports: &[(&str, &str)], expected: &[&str]) {
        let chains = card(reports).groups.into_iter().flat_map(|group| group.chains);
        let lines: Vec<String> = chains.map(|chain| format!("{}: {}", chain.digest, chain.names.join(" < "))).collect();
        assert_eq!(lines, expected);
    }
    check(&[("A", "X\nX")], &[]);
    check(&[("A", "X\nX"), ("B", "Y\nY")], &[]);
    check(
        &[("A", "an aide\nan aide < Reuters\nReuters"), ("B", "Reuters\nReuters < an official\nan official")],
        &["0: an aide < Reuters", "1: Reuters"],
    );
    check(&[("A", "V\nV < W\nW < X, Y\nX < Y\nY"), ("B", "Z, Q\nZ < Y\nY\nQ < Z")], &["0: V < W < Y", "1: Z < Y"]);
    // B is itself what A rests on.
    check(&[("A", "an aide\nan aide < B\nB"), ("B", "-")], &[]);
    check(&[("A", "an aide\nan aide < B\nB"), ("B", "X\nX")], &["0: an aide < B", "1: "]);
    // Each has something in common with another, and no two the same.
    check(&[("A", "X\nX"), ("B", "X, Y\nX\nY"), ("C", "Y\nY")], &["0: X", "1: X", "2: Y"]);
    // A circle comes to an end.
    check(&[("A", "X\nX < Y\nY < X"), ("B", "Y\nY < X\nX")], &["0: X", "1: Y < X"]);
}
