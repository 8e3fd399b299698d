//! Keeping decisions in a file, also when others write it, break it or forbid it.

use std::path::Path;

use tempfile::TempDir;

use super::*;
use crate::crossref::PointKind;
use crate::crossref::decisions::{Named, Verdict};

fn decision(name: &str) -> Decision {
    let item = |item: &str| Named { digest: "d".into(), item: item.into(), text: String::new() };
    Decision { kind: PointKind::Claim, verdict: Verdict::Joined(vec![item(name), item("other")]) }
}

fn add(name: &str) -> Edit {
    Edit::Add(decision(name))
}

fn remove(name: &str) -> Edit {
    Edit::Remove(decision(name))
}

/// What was joined, by the names of the first items.
fn names(decisions: &[Decision]) -> String {
    let first = |decision: &Decision| decision.items().next().map(|item| item.item.to_string()).unwrap_or_default();
    decisions.iter().map(first).collect::<Vec<_>>().join(" ")
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn content(path: &Path) -> String {
    String::from_utf8(Source::new(path).read().unwrap()).unwrap()
}

#[test]
fn several_runs_lose_nothing_of_each_other() {
    let folder = folder();
    let file = folder.path().join("below/decisions.json");
    assert_eq!(read(Some(&file)), Held::default());
    let (mut one, mut other) = (Kept::new(Some(file.clone())), Kept::new(Some(file.clone())));
    let saved = |kept: &mut Kept, edits: Vec<Edit>| names(&kept.save(edits).unwrap().decisions);
    assert_eq!(saved(&mut one, vec![add("a"), add("b")]), "a b");
    assert_eq!(saved(&mut other, vec![add("c")]), "a b c");
    assert_eq!(saved(&mut one, vec![remove("a"), add("b")]), "b c b");
    // The last of equal ones is taken back; what is gone already can't be.
    assert_eq!(saved(&mut other, vec![remove("b"), remove("a")]), "b c");
    assert_eq!(names(&read(Some(&file)).decisions), "b c");
}

#[test]
fn what_can_not_be_read_is_set_aside_and_never_lost() {
    let folder = folder();
    let file = folder.path().join("decisions.json");
    for (number, aside) in [(1, "decisions-unreadable.json"), (2, "decisions-unreadable-2.json")] {
        let broken = format!("{{ broken {number}");
        files::save(&file, broken.as_bytes()).unwrap();
        let held = read(Some(&file));
        assert!(held.decisions.is_empty() && held.notice.is_some_and(|notice| notice.contains("line 1, column 3")));
        assert_eq!(content(&file), broken, "looking changes nothing");
        let held = Kept::new(Some(file.clone())).save(vec![add("a")]).unwrap();
        assert!(held.notice.is_some_and(|notice| notice.contains(aside)));
        assert_eq!((names(&held.decisions), content(&folder.path().join(aside))), ("a".to_owned(), broken));
    }
}

#[test]
fn what_is_not_understood_stays_in_the_file() {
    let folder = folder();
    let file = folder.path().join("decisions.json");
    let strange = r#"{"verdict":"frozen", "kind":"claim"}"#;
    let before = format!(r#"{{"specVersion":"twosource-decisions/1","decisions":[{strange}]}}"#);
    files::save(&file, before.as_bytes()).unwrap();
    let mut kept = Kept::new(Some(file.clone()));
    assert_eq!(names(&kept.save(vec![add("a")]).unwrap().decisions), "a");
    assert!(content(&file).contains(strange));
}

#[test]
fn a_newer_file_is_not_touched() {
    let folder = folder();
    let file = folder.path().join("decisions.json");
    let newer = r#"{"specVersion":"twosource-decisions/2"}"#;
    files::save(&file, newer.as_bytes()).unwrap();
    assert!(read(Some(&file)).notice.is_some_and(|notice| notice.contains("newer")));
    let mut kept = Kept::new(Some(file.clone()));
    assert!(kept.save(vec![add("a")]).unwrap_err().is_some_and(|why| why.contains("this run only")));
    assert_eq!(content(&file), newer);
}

#[test]
fn what_could_not_be_kept_is_kept_when_it_can_be() {
    let folder = folder();
    let file = folder.path().join("decisions.json");
    let mut kept = Kept::new(Some(file.clone()));
    files::make_folder(&file).unwrap();
    assert!(kept.save(vec![add("a")]).unwrap_err().is_some_and(|why| why.contains("folder, not a file")));
    assert_eq!(kept.save(vec![add("b")]), Err(None), "it is said once");
    assert!(files::set_aside(&file).is_ok());
    assert_eq!(names(&kept.save(vec![add("c")]).unwrap().decisions), "a b c");
    let mut nowhere = Kept::new(None);
    assert!(nowhere.save(vec![add("a")]).unwrap_err().is_some_and(|why| why.contains("XDG_DATA_HOME")));
    assert_eq!(read(None), Held::default());
}

#[test]
fn a_file_that_another_run_holds_is_waited_for() {
    let folder = folder();
    let file = folder.path().join("decisions.json");
    let held = files::lock(&file).unwrap();
    assert!(held.is_some() && files::lock(&file).unwrap().is_none());
    drop(held);
    assert!(files::lock(&file).unwrap().is_some());
}
