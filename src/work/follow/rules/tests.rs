//! The rules, driven by invented instants and states that are numbers.

use super::*;

/// Files under the rules, and a clock that a test turns.
struct Desk {
    rules: Rules<u32>,
    now: Instant,
    present: BTreeMap<&'static str, u32>,
    refused: Vec<&'static str>,
}

impl Desk {
    fn new(files: &[(&'static str, u32)]) -> Self {
        let now = Instant::now();
        let known = files.iter().map(|(name, state)| ((*name).to_owned(), *state));
        Self {
            rules: Rules::new(now, known, Vec::new()),
            now,
            present: files.iter().copied().collect(),
            refused: Vec::new(),
        }
    }

    /// Somebody writes a file; the system tells.
    fn write(&mut self, name: &'static str, state: u32) {
        self.present.insert(name, state);
        self.rules.ring(self.now);
    }

    fn delete(&mut self, name: &'static str) {
        self.present.remove(name);
        self.rules.ring(self.now);
    }

    fn look(&mut self) -> Todo {
        let present: Vec<(&str, u32)> = self.present.iter().map(|(name, state)| (*name, *state)).collect();
        self.rules.looked(self.now, &present, &self.refused)
    }

    /// Time passes; what is due is done, and files whose state is a multiple of 100 are half written. What was done is told, with
    /// the milliseconds after which it was.
    fn pass(&mut self, milliseconds: u64) -> Vec<String> {
        let (start, end) = (self.now, self.now + Duration::from_millis(milliseconds));
        let mut done = Vec::new();
        let mut looks = 0;
        while let Some(due) = self.rules.due().filter(|due| *due <= end) {
            looks += 1;
            assert!(looks < 100, "it looks again and again");
            self.now = self.now.max(due);
            let todo = self.look();
            let at = (self.now - start).as_millis();
            let mut read = Vec::new();
            for wanted in todo.read {
                let state = self.present[wanted.name.as_str()];
                let whole = wanted.anyway || !state.is_multiple_of(100);
                self.rules.was_read(&wanted.name, state, whole, self.now);
                read.push(if whole { wanted.name } else { format!("{}?", wanted.name) });
            }
            if !read.is_empty() {
                done.push(format!("{at}: read {}", read.join(" ")));
            }
            if !todo.gone.is_empty() {
                done.push(format!("{at}: gone {}", todo.gone.join(" ")));
            }
            if let Some(refused) = todo.refused {
                done.push(format!("{at}: refused {}", refused.join(" ")));
            }
        }
        self.now = end;
        done
    }
}

#[test]
fn nothing_is_done_without_news() {
    let mut desk = Desk::new(&[("a", 1)]);
    assert_eq!(desk.rules.due(), None);
    assert_eq!(desk.pass(3_600_000), [""; 0]);
}

#[test]
fn a_file_that_comes_changes_or_goes_is_taken_in_within_a_second() {
    let mut desk = Desk::new(&[("a", 1), ("b", 1)]);
    desk.write("c", 1);
    assert_eq!(desk.pass(1000), ["180: read c"]);
    desk.write("a", 2);
    assert_eq!(desk.pass(1000), ["180: read a"]);
    desk.delete("b");
    assert_eq!(desk.pass(1000), ["360: gone b"]);
    assert_eq!(desk.rules.due(), None);
}

#[test]
fn many_files_at_once_are_taken_in_as_one() {
    let mut desk = Desk::new(&[("a", 1)]);
    let names: Vec<&'static str> =
        (0..1000).map(|number| &*Box::leak(format!("f{number:04}").into_boxed_str())).collect();
    for (at, name) in names.iter().enumerate() {
        desk.write(name, 7);
        if at.is_multiple_of(5) {
            assert_eq!(desk.pass(1), [""; 0]);
        }
    }
    assert_eq!(desk.pass(2000), [format!("180: read {}", names.join(" "))]);
}

#[test]
fn a_file_is_read_when_it_stands_still() {
    let mut desk = Desk::new(&[("a", 1)]);
    for state in 2..12 {
        desk.write("a", state);
        assert_eq!(desk.pass(100), [""; 0]);
    }
    assert_eq!(desk.pass(1000), ["80: read a"], "it was seen so in time for that");
    // One that never stands still is read now and then.
    let mut reads = 0;
    for state in 20..100 {
        desk.write("a", state);
        reads += desk.pass(100).len();
    }
    assert!((3..=4).contains(&reads), "{reads} in 8 seconds");
}

#[test]
fn a_file_that_never_stands_still_holds_no_other_up() {
    let mut desk = Desk::new(&[("a", 1), ("b", 1)]);
    desk.write("b", 2);
    let mut done = Vec::new();
    for state in 2..12 {
        desk.write("a", state);
        done.extend(desk.pass(100));
    }
    assert_eq!(done.len(), 1);
    assert!(done[0].ends_with("read b"), "{done:?}");
}

#[test]
fn a_half_written_file_counts_only_when_it_stays_so() {
    let mut desk = Desk::new(&[("a", 1)]);
    desk.write("a", 100);
    assert_eq!(desk.pass(1000), ["180: read a?"]);
    desk.write("a", 2);
    assert_eq!(desk.pass(5000), ["180: read a"], "and nobody heard of the half");
    desk.write("a", 200);
    assert_eq!(desk.pass(5000), ["180: read a?", "2180: read a"]);
    assert_eq!(desk.rules.due(), None);
}

#[test]
fn a_file_that_is_deleted_and_written_anew_was_never_gone() {
    let mut desk = Desk::new(&[("a", 1)]);
    desk.delete("a");
    assert_eq!(desk.pass(200), [""; 0]);
    desk.write("a", 2);
    assert_eq!(desk.pass(2000), ["180: read a"]);
    desk.write("swap", 1);
    desk.delete("swap");
    assert_eq!(desk.pass(2000), [""; 0]);
    // The same where somebody has looked in between.
    desk.write("swap", 1);
    assert_eq!(desk.pass(100), [""; 0]);
    desk.delete("swap");
    assert_eq!(desk.pass(2000), [""; 0]);
    assert_eq!(desk.rules.due(), None);
}

#[test]
fn what_can_not_be_looked_at_stays() {
    let mut desk = Desk::new(&[("dir/a", 1), ("dirt", 1)]);
    desk.refused = vec!["dir"];
    desk.delete("dir/a");
    desk.delete("dirt");
    assert_eq!(desk.pass(2000), ["360: gone dirt", "360: refused dir"]);
    desk.refused = Vec::new();
    desk.write("dir/a", 1);
    assert_eq!(desk.pass(2000), ["60: refused "]);
    // A blink is not told.
    desk.refused = vec!["dir/a"];
    desk.delete("dir/a");
    assert_eq!(desk.pass(100), [""; 0]);
    desk.refused = Vec::new();
    desk.write("dir/a", 3);
    assert_eq!(desk.pass(2000), ["180: read dir/a"]);
}

#[test]
fn without_news_it_is_looked_every_so_often() {
    let mut desk = Desk::new(&[("a", 1)]);
    desk.rules.look_every(Some(Duration::from_secs(2)), desk.now);
    desk.present.insert("a", 2);
    assert_eq!(desk.pass(10_000), ["2120: read a"]);
    desk.rules.look_every(None, desk.now);
    assert_eq!(desk.rules.due(), None);
}

#[test]
fn news_that_never_end_do_not_make_it_look_all_the_time() {
    let mut desk = Desk::new(&[("a", 1)]);
    desk.rules.rest_until(desk.now + Duration::from_millis(300));
    desk.write("a", 2);
    assert_eq!(desk.pass(2000), ["420: read a"]);
}

#[test]
fn names_are_within_folders_not_within_names() {
    #[track_caller]
    fn check(name: &str, above: &str, expected: bool) {
        assert_eq!(is_within(name, above), expected, "{name} {above}");
    }
    check("dir/a", "dir", true);
    check("dir/a", "dir/", true);
    check("dir", "dir", true);
    check("dirt/a", "dir", false);
    check("a", "dir", false);
}
