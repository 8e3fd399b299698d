//! Saving in a real folder: what is on the disk after each request, and what is never written over.

use super::*;
use crate::model::Status;
use crate::work::{Input, Loaded, load_all};

fn digest(id: &str, headline: &str) -> Digest {
    let mut digest = Digest { id: id.into(), status: Status::Draft, ..Digest::default() };
    digest.report.headline = headline.to_owned();
    digest.report.publisher = "Northern Post".to_owned();
    digest
}

/// A folder with a file of that name and content, and the homes of what was read from it.
fn opened(name: &str, content: &str) -> (tempfile::TempDir, PathBuf, Homes, Loaded) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    files::save(&path, content.as_bytes()).unwrap();
    let loaded = load_all(&Input { paths: vec![path.clone()], ..Input::default() });
    let homes = Homes::default();
    homes.put(loaded.homes());
    (folder, path, homes, loaded)
}

fn held(path: &Path) -> String {
    String::from_utf8(Source::new(path).read().unwrap()).unwrap()
}

fn files_in(folder: &tempfile::TempDir) -> Vec<String> {
    let (sources, _) = files::gather(&[folder.path().to_owned()]);
    let names = sources.iter().filter_map(|source| source.path()?.file_name()?.to_str().map(str::to_owned));
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[test]
fn each_save_replaces_the_file_and_keeps_what_the_format_does_not_know() {
    let content = digest::write(&digest("d", "Rain")).replace("\"status\"", "\"_mine\": {\"a\": [1]},\n  \"status\"");
    let (folder, path, homes, loaded) = opened("d.json", &content);
    let mut digest = Digest::clone(&loaded.digests()[0]);
    for headline in ["Sun", "Snow"] {
        digest.report.headline = headline.to_owned();
        assert!(homes.save(&digest, Copy::No).unwrap().ends_with("d.json"));
        let saved = held(&path);
        assert!(saved.contains(headline) && saved.contains("\"_mine\": {\"a\":[1]}"), "{saved}");
    }
    assert_eq!(files_in(&folder), ["d.json"]);
}

#[test]
fn a_file_that_somebody_changed_is_never_written_over() {
    let (folder, path, homes, loaded) = opened("d.json", &digest::write(&digest("d", "Rain")));
    let theirs = digest::write(&digest("d", "Theirs"));
    files::save(&path, theirs.as_bytes()).unwrap();
    let mine = Digest { status: Status::Reviewed, ..Digest::clone(&loaded.digests()[0]) };
    let refused = homes.save(&mine, Copy::No).unwrap_err();
    assert!(refused.changed, "{refused:?}");
    assert_eq!(held(&path), theirs);
    // A copy goes beside it, and further saves go to the copy; a second copy gets a name of its own.
    assert!(homes.save(&mine, Copy::Beside).unwrap().ends_with("d.reviewed.json"));
    assert!(homes.save(&mine, Copy::No).unwrap().ends_with("d.reviewed.json"));
    assert_eq!(held(&path), theirs);
    assert_eq!(files_in(&folder), ["d.json", "d.reviewed.json"]);
    homes.put(loaded.homes());
    assert!(homes.save(&mine, Copy::Beside).unwrap().ends_with("d.reviewed-2.json"));
    // Reading again takes theirs, which can be saved over from then on.
    homes.put(loaded.homes());
    let read = homes.reread(&mine.id).unwrap();
    assert_eq!(read.report.headline, "Theirs");
    homes.save(&mine, Copy::No).unwrap();
    assert!(held(&path).contains("\"reviewed\""));
    // A file that is gone is not made again.
    folder.close().unwrap();
    assert!(homes.save(&mine, Copy::No).is_err());
    assert!(homes.reread(&mine.id).is_err());
}

#[test]
fn a_file_that_holds_more_than_the_digest_is_kept() {
    #[track_caller]
    fn check(name: &str, content: &str, refused: Option<&str>) {
        let (_folder, path, homes, loaded) = opened(name, content);
        let mine = loaded.digests().first().map(|digest| Digest::clone(digest)).unwrap();
        let found = homes.save(&mine, Copy::No);
        match refused {
            Some(why) => {
                assert!(found.unwrap_err().why.contains(why));
                assert_eq!(held(&path), content);
                assert!(homes.save(&mine, Copy::Beside).is_ok());
            }
            None => assert!(found.is_ok(), "{found:?}"),
        }
    }
    let (one, other) = (digest("d", "Rain"), digest("e", "Sun"));
    check("d.json", &digest::write(&one), None);
    check("d.json", &digest::write_list([&one]), None);
    check("d.json", &digest::write_list([&one, &other]), Some("other digests"));
    let broken = digest::write(&one).replace("\"quotes\": []", "\"quotes\": [{\"id\": \"q1\"}]");
    check("d.json", &broken, Some("could not be read"));
    let dangling = digest::write(&one)
        .replace("\"quotes\": []", "\"quotes\": [{\"id\": \"q1\", \"text\": \"It pours.\", \"speaker\": \"s9\"}]");
    check("d.json", &dangling, None);
    let line = digest::write_line(&one) + "\n";
    check("d.ndjson", &line, None);
    let (_folder, path, homes, _) = opened("d.ndjson", &line);
    homes.save(&one, Copy::No).unwrap();
    assert_eq!(held(&path), line);
}

#[test]
fn what_is_from_no_file_can_only_be_saved_as_a_copy() {
    let built_in = digest::write(&digest("d", "Rain"));
    let content: &'static str = Box::leak(built_in.into_boxed_str());
    let loaded = load_all(&Input { built_in: vec![("<built-in>/d", content)], ..Input::default() });
    let homes = Homes::default();
    homes.put(loaded.homes());
    let refused = homes.save(&loaded.digests()[0], Copy::No).unwrap_err();
    assert!(refused.why.contains("from no file") && !refused.changed);
    let name = |id: &str, number| beside(&digest(id, ""), None, number);
    assert_eq!(name("../a b/é", 1), PathBuf::from("---a-b--.reviewed.json"));
    assert_eq!(name("", 2), PathBuf::from("digest.reviewed-2.json"));
    assert_eq!(beside(&digest("d", ""), Some(Path::new("x/y.z.json")), 1), PathBuf::from("x/y.z.reviewed.json"));
}

#[test]
fn leaving_waits_until_everything_is_saved() {
    let (_folder, path, homes, loaded) = opened("d.json", &digest::write(&digest("d", "Rain")));
    let told = Arc::new(Mutex::new(Vec::new()));
    let tell: Tell = {
        let told = Arc::clone(&told);
        Arc::new(move |message| told.lock().unwrap().push(format!("{message:?}")))
    };
    let saver = Saver::start(homes, tell);
    for number in 1..=20 {
        let mut digest = Digest::clone(&loaded.digests()[0]);
        digest.report.headline = format!("Step {number}");
        saver.save(Arc::new(digest), number, Copy::No);
    }
    drop(saver);
    assert!(held(&path).contains("Step 20"));
    let told = told.lock().unwrap();
    assert!(told.len() == 20 && told.iter().all(|message| message.contains("Ok(")), "{told:?}");
}
