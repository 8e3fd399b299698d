//! Deciding, driven by keys.

use std::sync::Arc;

use super::super::tests::{app, coverage, press, story};
use super::*;
use crate::app::message::{Message, Shown};
use crate::app::target::Target;
use crate::app::{Filter, update};
use crate::crossref::{self, Difference, DifferenceKind, Side, Standing};
use crate::model::Digest;

/// The reader of the invented story, whose shared point has these differences.
fn differing(kinds: &[DifferenceKind]) -> App {
    let coverage = Coverage::read(story(), Vec::new());
    let mut points = crossref::points(coverage.story().digests());
    let shared = points.iter_mut().find(|point| point.members.len() == 2).unwrap();
    let side = |item: &Item, text: &str| Side { item: *item, text: text.to_owned(), range: Some(0..3) };
    shared.differences = kinds
        .iter()
        .map(|kind| Difference {
            kind: *kind,
            sides: vec![side(&shared.members[0], kind.name()), side(&shared.members[1], "else")],
        })
        .collect();
    App::new(Arc::new(coverage.compare(points)))
}

/// The members of each point of claims, as letters and numbers, with what the reader decided.
fn points(app: &App) -> String {
    let name = |item: &Item| format!("{}{}", crate::model::letter(item.digest as usize), item.item + 1);
    let names = |items: &[Item]| items.iter().map(name).collect::<Vec<_>>().join("+");
    let points = app.coverage.points(PointKind::Claim).iter().map(|point| {
        let own = point.decided.as_ref().map_or(String::new(), |decided| {
            let marks = [("&", &decided.joined), ("|", &decided.apart)];
            let mut own: String = marks
                .iter()
                .filter(|(_, items)| !items.is_empty())
                .map(|(mark, items)| format!("{mark}{}", names(items)))
                .collect();
            own.push_str(&"x".repeat(decided.dismissed.len()));
            own
        });
        format!("{}{own}", names(&point.members))
    });
    points.collect::<Vec<_>>().join(" ")
}

/// Which point is compared or else selected.
fn here(app: &App) -> String {
    let mode = if matches!(app.mode, Mode::Compare(_)) { &app.mode } else { &Mode::Browse };
    point(app, mode).map_or(String::new(), |(_, at, _)| points(app).split(' ').nth(at).unwrap_or("").to_owned())
}

#[track_caller]
fn check(keys: &str, expected: &str, at: &str) {
    let mut app = app();
    assert!(press(&mut app, keys).is_empty());
    assert_eq!((points(&app).as_str(), here(&app).as_str()), (expected, at), "{keys}");
}

#[test]
fn points_are_split_joined_and_made_whole_again() {
    const FOUND: &str = "A1+B1 A2 B2 B3";
    const SPLIT: &str = "A1|B1 A2 B1|A1 B2 B3";
    check("", FOUND, "A1+B1");
    // Of two it is the same whichever goes; the first stays on the screen.
    check("Enter s", SPLIT, "A1|B1");
    check("Enter Tab s", SPLIT, "B1|A1");
    check("Enter S-Tab s", SPLIT, "A1|B1");
    check("Enter s s", SPLIT, "A1|B1");
    check("Enter s u", FOUND, "A1+B1");
    check("Enter s u u", FOUND, "A1+B1");
    check("Enter s u C-r", SPLIT, "A1|B1");
    check("Enter s u Esc C-r C-r", SPLIT, "A1|B1");
    check("Enter s Esc u", FOUND, "A1+B1");
    // Joining leads to the joined point, in the panes and in a comparison.
    check("m j J", "A1+A2+B1&A1+A2 B2 B3", "A1+A2+B1&A1+A2");
    check("j m Enter j J", "A1+B1 A2+B2&A2+B2 B3", "A2+B2&A2+B2");
    check("j m Enter j J u", FOUND, "B2");
    // What was split is joined again: nothing of the reader's is left to be seen.
    check("Enter s m j j J", FOUND, "A1+B1");
    // No point is joined with itself, and a mark can be taken away.
    check("m J", FOUND, "A1+B1");
    check("m m j J", FOUND, "A2");
    check("J s x u C-r", FOUND, "A1+B1");
}

#[test]
fn of_three_one_is_chosen_to_be_taken_out() {
    let mut app = app();
    press(&mut app, "m j J Enter s");
    assert_eq!(points(&app), "A1+A2+B1&A1+A2 B2 B3");
    assert!(app.notice.as_ref().is_some_and(|notice| notice.contains("Tab")));
    press(&mut app, "Tab Tab s");
    assert_eq!(points(&app), "A1+B1 A2 B2 B3", "as the program had it");
    press(&mut app, "u Tab s");
    assert_eq!((points(&app).as_str(), here(&app).as_str()), ("A2+B1&A2+B1|A1 A1|B1 B2 B3", "A2+B1&A2+B1|A1"));
}

#[test]
fn a_dismissed_difference_counts_no_more_and_can_be_brought_back() {
    let mut app = differing(&[DifferenceKind::Scope]);
    press(&mut app, "f f");
    assert_eq!((app.filter, app.count(Pane::Claims)), (Filter::Differing, 1));
    press(&mut app, "Enter x");
    assert_eq!(here(&app), "A1+B1x");
    assert_eq!((app.coverage.tally().differing, app.count(Pane::Claims)), (0, 0));
    press(&mut app, "x");
    assert_eq!(here(&app), "A1+B1");
    press(&mut app, "u");
    assert_eq!(here(&app), "A1+B1x", "bringing back is taken back as well");
    press(&mut app, "u Esc");
    assert_eq!((points(&app).as_str(), app.count(Pane::Claims)), ("A1+B1 A2 B2 B3", 1));
}

#[test]
fn of_several_differences_one_is_chosen() {
    let mut app = differing(&[DifferenceKind::Scope, DifferenceKind::Strength]);
    press(&mut app, "Enter x");
    assert!(app.notice.is_some() && here(&app) == "A1+B1");
    press(&mut app, "Tab Tab x");
    let left = |app: &App| {
        let (_, _, point) = point(app, &app.mode).unwrap();
        point.differences.iter().map(|difference| difference.kind).collect::<Vec<_>>()
    };
    assert_eq!(left(&app), [DifferenceKind::Scope]);
    press(&mut app, "S-Tab x");
    assert_eq!((left(&app), here(&app).as_str()), (Vec::new(), "A1+B1xx"));
}

#[test]
fn standing_follows_what_was_decided() {
    let mut app = app();
    let standing = |app: &App| point(app, &app.mode).map(|(_, _, point)| point.standing.standing);
    press(&mut app, "Enter");
    assert_eq!(standing(&app), Some(Standing::OneOrigin));
    press(&mut app, "s");
    assert_eq!(standing(&app), Some(Standing::Single));
    assert_eq!(app.coverage.tally().shared, 0);
    press(&mut app, "u j m j J");
    assert_eq!(standing(&app), Some(Standing::OriginUnstated));
}

#[test]
fn the_part_that_is_chosen_goes_round_and_is_scrolled_to() {
    let mut app = differing(&[DifferenceKind::Scope]);
    let chosen = |app: &App| match &app.mode {
        Mode::Compare(compare) => (compare.part(point(app, &app.mode).unwrap().2), compare.seek, compare.scroll),
        _ => panic!("a point is compared"),
    };
    press(&mut app, "Enter Tab");
    assert_eq!(chosen(&app), (Some(Part::Difference(0)), Seek::Chosen, 0));
    press(&mut app, "Tab Tab");
    assert_eq!(chosen(&app).0, Some(Part::Member(1)));
    update(&mut app, Message::Shown(Shown { lines: 40, height: 10, first: 12 }));
    assert_eq!(chosen(&app), (Some(Part::Member(1)), Seek::Nothing, 12));
    press(&mut app, "Space");
    assert_eq!(chosen(&app).2, 21, "the text can be scrolled away from it");
    press(&mut app, "Tab");
    assert_eq!(chosen(&app).0, Some(Part::Difference(0)));
    update(&mut app, Message::Shown(Shown { lines: 40, height: 10, first: 0 }));
    update(&mut app, Message::Click(Target::Part(2)));
    assert_eq!(chosen(&app), (Some(Part::Member(1)), Seek::Nothing, 0), "what is pointed at is on the screen");
    update(&mut app, Message::Click(Target::Part(9)));
    assert_eq!(chosen(&app).0, Some(Part::Member(1)));
    press(&mut app, "j");
    assert_eq!(chosen(&app).0, None, "another point begins anew");
}

#[test]
fn a_mark_stays_on_its_point_when_the_story_changes() {
    let mut app = app();
    press(&mut app, "j m");
    let marked =
        |app: &App| app.marked.and_then(|(_, item)| app.coverage.story().claim(item).map(|claim| claim.text.clone()));
    let before = marked(&app);
    let mut digests = story();
    let mut first = Digest { id: "west".into(), ..Digest::default() };
    first.report.published = Some("2031-01-01".parse().unwrap());
    digests.push(Arc::new(first));
    update(&mut app, Message::Coverage(coverage(digests)));
    assert!(before.is_some() && marked(&app) == before);
    update(&mut app, Message::Coverage(coverage(Vec::new())));
    assert_eq!(app.marked, None);
    press(&mut app, "m J s x u C-r v Enter m");
}

#[test]
fn a_search_stays_as_it_is_while_deciding() {
    let mut app = app();
    press(&mut app, "/ t e s t e d Enter 1 Enter s Esc");
    assert_eq!((points(&app).as_str(), app.count(Pane::Quotes)), ("A1|B1 A2 B1|A1 B2 B3", 2));
}

#[test]
fn what_was_decided_can_be_kept_alone() {
    let mut app = app();
    press(&mut app, "F");
    assert_eq!(app.filter, Filter::Single, "nothing was decided yet");
    press(&mut app, "Esc g Enter s Esc F");
    assert_eq!((app.filter, app.count(Pane::Claims)), (Filter::Decided, 2));
    press(&mut app, "u");
    assert_eq!((app.filter, app.count(Pane::Claims)), (Filter::Decided, 0));
    press(&mut app, "f");
    assert_eq!(app.filter, Filter::Shared);
}

#[test]
fn every_claim_keeps_one_point_whatever_is_pressed() {
    const KEYS: [&str; 18] =
        ["j", "k", "g", "G", "Enter", "Esc", "Tab", "S-Tab", "s", "x", "m", "J", "u", "C-r", "f", "w", "v", "2"];
    let mut app = differing(&[DifferenceKind::Scope, DifferenceKind::Value]);
    // A row of keys that is the same each time, from a generator of Lehmer.
    let mut state: u64 = 7;
    for _ in 0..400 {
        state = state * 48_271 % 2_147_483_647;
        press(&mut app, KEYS[(state % KEYS.len() as u64) as usize]);
        let mut members: Vec<Item> =
            app.coverage.points(PointKind::Claim).iter().flat_map(|point| point.members.iter().copied()).collect();
        members.sort_unstable();
        let claims: usize = app.coverage.story().digests().iter().map(|digest| digest.claims.len()).sum();
        assert_eq!(members.len(), claims);
        members.dedup();
        assert_eq!(members.len(), claims);
        let (row, count) = (app.row(Pane::Claims), app.count(Pane::Claims));
        assert!(row < count.max(1));
        if let Mode::Compare(compare) = &app.mode {
            assert!(compare.point < app.coverage.points(compare.kind).len());
        }
    }
    assert!(!app.coverage.decisions().is_empty(), "some keys decided something");
}
