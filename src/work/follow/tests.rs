//! Following in a real folder, each step by itself: no thread, no clock.

use std::sync::Mutex;

use super::*;
use crate::app::message::Message;
use crate::app::review::Copy;
use crate::work::decide::Decider;
use crate::work::{Tell, load_all};

fn digest(id: &str, headline: &str) -> Digest {
    let mut digest = Digest { id: id.into(), ..Digest::default() };
    digest.report.headline = headline.to_owned();
    digest.report.publisher = "Northern Post".to_owned();
    digest
}

/// A folder that is followed.
struct Followed {
    folder: tempfile::TempDir,
    follower: Follower,
    /// The ids of the digests of each story that was shown.
    shown: Arc<Mutex<Vec<String>>>,
}

impl Followed {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let news = folder.path().join("news");
        files::make_folder(&news).unwrap();
        for (name, content) in files {
            files::save(&news.join(name), content.as_bytes()).unwrap();
        }
        let input = Input { paths: vec![news], ..Input::default() };
        let loaded = load_all(&input);
        let shown = Arc::new(Mutex::new(Vec::new()));
        let keep = Arc::clone(&shown);
        let tell: Tell = Arc::new(move |message| {
            if let Message::Coverage(coverage) = message {
                keep.lock().unwrap().push(ids(coverage.story().digests()));
            }
        });
        let showing = Showing::new(Decider::start(None, Arc::clone(&tell)).story(), tell);
        let homes = Homes::default();
        homes.put(loaded.homes());
        let opened = Opened { loaded, unread: Vec::new() };
        Self { folder, follower: Follower::new(&input, opened, homes, showing), shown }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("news").join(name)
    }

    fn write(&self, name: &str, content: &str) {
        files::save(&self.path(name), content.as_bytes()).unwrap();
    }

    /// What is taken in when that file is to be read.
    fn read(&mut self, name: &str, anyway: bool) -> Changes {
        let name = self.path(name).to_str().unwrap().to_owned();
        self.take(Todo { read: vec![Wanted { name, anyway }], ..Todo::default() })
    }

    fn take(&mut self, todo: Todo) -> Changes {
        let survey = files::survey(&self.follower.paths);
        self.follower.take_in(&survey, todo, Instant::now())
    }

    fn ids(&self) -> String {
        ids(&self.follower.loaded.digests())
    }

    fn problems(&self) -> Vec<&'static str> {
        self.follower.loaded.problems().iter().map(|problem| problem.code).collect()
    }
}

fn ids(digests: &[Arc<Digest>]) -> String {
    digests.iter().map(|digest| digest.id.as_str()).collect::<Vec<_>>().join(" ")
}

fn rain() -> String {
    digest::write(&digest("rain", "Rain"))
}

#[test]
fn files_that_come_change_and_go_are_taken_in() {
    let mut followed = Followed::new(&[("rain.json", &rain())]);
    let before = followed.follower.loaded.digests();
    followed.write("sun.json", &digest::write(&digest("sun", "Sun")));
    assert_eq!(followed.read("sun.json", false), Changes { new: 1, any: true, ..Changes::default() });
    followed.write("rain.json", &digest::write(&digest("rain", "Heavy rain")));
    assert_eq!(followed.read("rain.json", false), Changes { changed: 1, any: true, ..Changes::default() });
    assert_eq!(followed.ids(), "rain sun");
    // Written again with the same words, nothing has changed.
    followed.write("rain.json", &digest::write(&digest("rain", "Heavy rain")));
    assert_eq!(followed.read("rain.json", false), Changes::default());
    assert!(!Arc::ptr_eq(&before[0], &followed.follower.loaded.digests()[0]));
    let gone = vec![followed.path("rain.json").to_str().unwrap().to_owned()];
    assert_eq!(followed.take(Todo { gone, ..Todo::default() }).in_words().unwrap(), "taken in: 1 gone");
    assert_eq!((followed.ids(), followed.problems()), ("sun".to_owned(), vec![]));
}

#[test]
fn what_is_half_written_changes_nothing_and_what_stays_broken_keeps_what_was_there() {
    let mut followed = Followed::new(&[("rain.json", &rain()), ("two.ndjson", "")]);
    assert_eq!(followed.problems(), ["empty-file"]);
    let half = &rain()[..40];
    for content in [half, "", "[]", "{\"id\": 1}"] {
        followed.write("rain.json", content);
        assert_eq!(followed.read("rain.json", false), Changes::default(), "{content:?}");
        assert_eq!(followed.ids(), "rain");
    }
    followed.write("rain.json", half);
    assert!(followed.read("rain.json", true).any);
    assert_eq!(
        (followed.ids(), followed.problems()),
        ("rain".to_owned(), vec!["truncated", "older-kept", "empty-file"])
    );
    followed.write("rain.json", &rain());
    assert!(followed.read("rain.json", false).any);
    assert_eq!((followed.ids(), followed.problems()), ("rain".to_owned(), vec!["empty-file"]));
    // Of a file that stays broken, what can be read counts.
    let line = digest::write_line(&digest("sun", "Sun"));
    followed.write("two.ndjson", &format!("{line}\n{{\"id\""));
    assert_eq!(followed.read("two.ndjson", false), Changes::default());
    assert_eq!(followed.read("two.ndjson", true), Changes { new: 1, any: true, ..Changes::default() });
    assert_eq!(followed.ids(), "rain sun");
}

#[test]
fn what_the_program_itself_has_saved_is_no_news() {
    let mut followed = Followed::new(&[("rain.json", &rain())]);
    let mine = Arc::new(digest("rain", "Rain, I say"));
    followed.follower.homes.save(&mine, Copy::No).unwrap();
    assert_eq!(followed.read("rain.json", false), Changes::default());
    // It is shown when its review is left, and stays so.
    followed.follower.adopt(&mine);
    assert_eq!(*followed.shown.lock().unwrap(), ["rain"]);
    assert!(Arc::ptr_eq(&followed.follower.loaded.digests()[0], &mine));
    // A copy beside the file is no second digest.
    followed.follower.homes.save(&mine, Copy::Beside).unwrap();
    assert_eq!(followed.read("rain.reviewed.json", false), Changes::default());
    // What somebody else writes over it is.
    followed.write("rain.json", &digest::write(&digest("rain", "No rain")));
    assert_eq!(followed.read("rain.json", false), Changes { changed: 1, any: true, ..Changes::default() });
}

#[test]
fn what_somebody_else_has_written_since_is_not_hidden_by_a_review() {
    let mut followed = Followed::new(&[("rain.json", &rain())]);
    let mine = Arc::new(digest("rain", "Rain, I say"));
    followed.follower.homes.save(&mine, Copy::No).unwrap();
    followed.write("rain.json", &digest::write(&digest("rain", "No rain")));
    assert_eq!(followed.read("rain.json", false), Changes { changed: 1, any: true, ..Changes::default() });
    followed.follower.adopt(&mine);
    assert_eq!(followed.follower.loaded.digests()[0].report.headline, "No rain");
    // Nor is it written over.
    assert!(followed.follower.homes.save(&mine, Copy::No).unwrap_err().changed);
}

#[test]
fn an_id_that_becomes_free_brings_up_who_waited_for_it() {
    let mut followed = Followed::new(&[("a.json", &rain()), ("b.json", &rain())]);
    assert_eq!((followed.ids(), followed.problems()), ("rain".to_owned(), vec!["duplicate-digest"]));
    let gone = vec![followed.path("a.json").to_str().unwrap().to_owned()];
    assert!(followed.take(Todo { gone, ..Todo::default() }).any);
    assert_eq!((followed.ids(), followed.problems()), ("rain".to_owned(), vec![]));
}

#[test]
fn what_hinders_looking_is_told_and_taken_back() {
    let mut followed = Followed::new(&[("rain.json", &rain())]);
    let news = followed.folder.path().join("news");
    let name = news.to_str().unwrap().to_owned();
    files::set_aside(&news).unwrap();
    assert!(followed.take(Todo { refused: Some(vec![name]), ..Todo::default() }).any);
    assert_eq!((followed.ids(), followed.problems()), ("rain".to_owned(), vec!["missing"]));
    files::make_folder(&news).unwrap();
    followed.write("rain.json", &rain());
    assert!(followed.take(Todo { refused: Some(Vec::new()), ..Todo::default() }).any);
    assert_eq!((followed.ids(), followed.problems()), ("rain".to_owned(), vec![]));
}

#[test]
fn a_first_look_finds_what_has_changed_while_it_was_loaded_and_leaves_out_what_was_not_to_be_read() {
    let mut followed = Followed::new(&[("rain.json", &rain())]);
    let stopped = Source::new(&followed.path("stopped.json"));
    followed.write("stopped.json", &digest::write(&digest("stopped", "Stopped")));
    followed.write("sun.json", &digest::write(&digest("sun", "Sun")));
    let survey = files::survey(&followed.follower.paths);
    let unread: Vec<Source> = survey.sources.iter().filter(|source| source.name() == stopped.name()).cloned().collect();
    let input = Input { paths: followed.follower.paths.clone(), ..Input::default() };
    let Followed { follower, shown, .. } = &mut followed;
    let opened = Opened { loaded: follower.loaded.clone(), unread };
    let showing = Showing::new(Decider::start(None, Arc::new(|_| ())).story(), Arc::new(|_| ()));
    let mut follower = Follower::new(&input, opened, follower.homes.clone(), showing);
    let now = Instant::now();
    assert_eq!(follower.looked(&survey, now).read, []);
    let todo = follower.looked(&survey, now + Duration::from_secs(1));
    let names: Vec<&str> = todo.read.iter().filter_map(|wanted| wanted.name.rsplit('/').next()).collect();
    assert_eq!(names, ["sun.json"]);
    assert_eq!(shown.lock().unwrap().len(), 0, "looking shows nothing");
}
