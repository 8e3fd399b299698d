//! The properties that the fuzzer tries, held to its seeds, what it found before, and the fixtures.

#[allow(unreachable_pub)]
#[path = "../fuzz/src/lib.rs"]
mod holds;

use std::fs;
use std::path::Path;

/// Holds `property` to every file of the folders.
#[track_caller]
fn check(property: fn(&[u8]), folders: &[&str]) {
    for folder in folders {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let files: Vec<_> = fs::read_dir(&folder).expect("the folder is there").flatten().collect();
        assert!(files.len() > 2, "{folder:?}");
        for file in files {
            let bytes = fs::read(file.path()).expect("it can be read");
            // What fails is told by name.
            println!("{:?}", file.path());
            property(&bytes);
        }
    }
}

#[test]
fn loader() {
    check(holds::loader::check, &["fuzz/seeds/loader", "tests/fixtures/valid", "tests/fixtures/invalid"]);
}

#[test]
fn query() {
    check(holds::query::check, &["fuzz/seeds/query"]);
}

#[test]
fn sanitise() {
    check(holds::sanitise::check, &["fuzz/seeds/sanitise"]);
}

#[test]
fn draft() {
    check(holds::draft::check, &["fuzz/seeds/draft", "tests/fixtures/story"]);
}

#[test]
fn story() {
    check(holds::story::check, &["fuzz/seeds/story"]);
}
