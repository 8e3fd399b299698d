//! The deciding thread: what it tells, in which order, and what the next run finds.

use std::path::Path;
use std::sync::mpsc;

use super::*;
use crate::crossref;
use crate::crossref::PointKind;
use crate::crossref::decisions::{Places, Verdict};
use crate::model::{Claim, Digest, Item};

/// A story of two reports that say the same, and one of them something else.
fn coverage() -> Coverage {
    let digest = |id: &str, texts: &[&str]| {
        let claim = |(at, text): (usize, &&str)| Claim {
            id: format!("c{at}").into(),
            text: (*text).to_owned(),
            ..Claim::default()
        };
        let claims = texts.iter().enumerate().map(claim).collect();
        Arc::new(Digest { id: id.into(), claims, ..Digest::default() })
    };
    let same = "The ferry Aurora ran aground off Lindholm on Sunday.";
    let story = Coverage::read(vec![digest("a", &[same]), digest("b", &[same, "Nobody was hurt."])], Vec::new());
    let points = crossref::points(story.story().digests());
    story.compare(points)
}

/// The decision that the claim of `b` doesn't say what that of `a` says.
fn split(coverage: &Coverage) -> Change {
    let places = Places::new(coverage.story().digests());
    let name = |digest| places.name(PointKind::Claim, Item { digest, item: 0 }).unwrap();
    Change::Make(Decision { kind: PointKind::Claim, verdict: Verdict::Split(name(1), vec![name(0)]) })
}

/// What a run that loads the story and makes these changes tells: how many points there are each time, and notices.
fn run(file: Option<&Path>, changes: &[Change]) -> Vec<String> {
    let (told, heard) = mpsc::channel();
    let tell: Tell = Arc::new(move |message| {
        let line = match message {
            Message::Coverage(coverage) => format!("{} points", coverage.points(PointKind::Claim).len()),
            Message::Decided { coverage, .. } => format!("decided {}", coverage.points(PointKind::Claim).len()),
            Message::Notice(notice) => notice,
            other => format!("{other:?}"),
        };
        told.send(line).unwrap();
    });
    let decider = Decider::start(file.map(Path::to_owned), Arc::clone(&tell));
    decider.story().tell(Arc::new(coverage()), |coverage| tell(Message::Coverage(coverage)));
    changes.iter().for_each(|change| decider.change(change.clone()));
    drop((decider, tell));
    heard.iter().collect()
}

#[test]
fn what_was_decided_holds_in_the_next_run() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("decisions.json");
    let file = Some(file.as_path());
    assert_eq!(run(file, &[]), ["2 points"]);
    assert_eq!(
        run(file, &[split(&coverage()), Change::Undo, Change::Redo, Change::Redo]),
        ["2 points", "decided 3", "decided 2", "decided 3"]
    );
    assert_eq!(run(file, &[Change::Undo]), ["3 points", "decided 2"]);
    assert_eq!(run(file, &[Change::Undo]), ["2 points"]);
}

#[test]
fn what_another_run_decides_is_taken_in() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("decisions.json");
    let (told, heard) = mpsc::channel();
    let tell: Tell = Arc::new(move |message| told.send(message).unwrap());
    let decider = Decider::start(Some(file.clone()), Arc::clone(&tell));
    decider.story().tell(Arc::new(coverage()), |_| ());
    assert_eq!(run(Some(&file), &[split(&coverage())]), ["2 points", "decided 3"]);
    // A decision about something else brings both.
    let Change::Make(mut other) = split(&coverage()) else { panic!("a decision is made") };
    other.kind = PointKind::Quote;
    decider.change(Change::Make(other));
    drop((decider, tell));
    let points: Vec<usize> = heard
        .iter()
        .filter_map(|message| match message {
            Message::Decided { coverage, .. } | Message::Coverage(coverage) => Some(coverage),
            _ => None,
        })
        .map(|coverage| coverage.points(PointKind::Claim).len())
        .collect();
    assert_eq!(points, [2, 3]);
}

#[test]
fn without_a_file_decisions_hold_as_long_as_the_program_runs() {
    let told = run(None, &[split(&coverage()), Change::Undo]);
    assert_eq!(told[..2], ["2 points", "decided 3"]);
    assert_eq!(told.iter().filter(|line| line.contains("this run only")).count(), 1);
    assert_eq!(told.iter().filter(|line| *line == "decided 2").count(), 1);
}
