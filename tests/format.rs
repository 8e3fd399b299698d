//! The digest file against the fixtures and the shipped digests: what is valid has no problem, and what is wrong is
//! told by place.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use twosource::digest::{self, Reading};
use twosource::model::Level;

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The digest files of a folder of the project, in order.
fn files(folder: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(project().join(folder))
        .expect("the folder is part of the project")
        .map(|entry| entry.expect("its entries can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension != "txt" && extension != "md"))
        .collect();
    found.sort();
    assert!(!found.is_empty(), "{folder} is empty");
    found
}

fn name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).expect("the project's file names are UTF-8")
}

fn read(path: &Path) -> Reading {
    digest::read(name(path), &std::fs::read(path).expect("a fixture can be read"))
}

/// The problems, one a line.
fn told(reading: &Reading) -> String {
    let mut text = String::new();
    for problem in &reading.problems {
        let level = if problem.level == Level::Error { "error" } else { "warning" };
        let place = &problem.place;
        let at = format!("{}:{}-{}", place.line, place.column, place.column + place.width);
        writeln!(text, "  {at} {level} {} {} | {} | {}", problem.code, place.path, problem.message, problem.help)
            .expect("a string takes everything");
    }
    text
}

#[test]
fn what_is_valid_has_no_problem() {
    for folder in ["digests", "tests/fixtures/story", "tests/fixtures/valid"] {
        for path in files(folder) {
            let reading = read(&path);
            // The draft of the story shows what a circle of origins looks like, which is a warning.
            let shown = told(&reading);
            let circle_only =
                name(&path) == "ledger.json" && shown.lines().all(|line| line.contains("circular-origins"));
            assert!(shown.is_empty() || circle_only, "{folder}/{}\n{shown}", name(&path));
            assert!(!reading.digests.is_empty(), "{}", name(&path));
        }
    }
}

#[test]
fn what_is_invalid_is_told_by_place() {
    let mut all = String::new();
    for path in files("tests/fixtures/invalid") {
        let reading = read(&path);
        assert!(!reading.problems.is_empty(), "{}", name(&path));
        assert!(reading.problems.iter().all(|problem| !problem.help.is_empty()), "{}", name(&path));
        let kept: Vec<&str> = reading.digests.iter().map(|digest| digest.id.as_str()).collect();
        write!(all, "{} keeps {kept:?}\n{}", name(&path), told(&reading)).expect("a string takes everything");
    }
    insta::assert_snapshot!(all);
}

/// What a plain reader of JSON and the schema say of a file: refused by the reader `-`, by the schema `yes`, by neither `no`.
fn verdict(schema: &jsonschema::Validator, path: &Path) -> &'static str {
    let bytes = std::fs::read(path).expect("a fixture can be read");
    let lines = matches!(path.extension().and_then(|extension| extension.to_str()), Some("ndjson" | "jsonl"));
    let documents: Vec<&[u8]> = if lines {
        bytes.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty()).collect()
    } else {
        vec![&bytes]
    };
    let values: Option<Vec<serde_json::Value>> =
        documents.iter().map(|document| serde_json::from_slice(document).ok()).collect();
    match values {
        Some(values) if values.is_empty() => "-",
        Some(values) if values.iter().all(|value| schema.is_valid(value)) => "no",
        Some(_) => "yes",
        None => "-",
    }
}

fn schema() -> jsonschema::Validator {
    let schema = serde_json::from_str(digest::SCHEMA).expect("the schema is JSON");
    assert!(jsonschema::meta::is_valid(&schema), "the schema is no schema");
    jsonschema::validator_for(&schema).expect("the schema can be used")
}

#[test]
fn the_schema_accepts_what_is_valid() {
    let schema = schema();
    for folder in ["digests", "tests/fixtures/story", "tests/fixtures/valid"] {
        for path in files(folder) {
            assert_eq!(verdict(&schema, &path), "no", "{folder}/{}", name(&path));
        }
    }
}

#[test]
fn the_schema_refuses_what_the_table_of_fixtures_says() {
    let readme = std::fs::read_to_string(project().join("tests/fixtures/README.md")).expect("the table is there");
    let table = readme.split("| invalid |").nth(1).expect("the table of invalid fixtures");
    let rows: BTreeSet<(String, String)> = table
        .lines()
        .filter_map(|line| {
            let mut cells = line.trim_matches('|').split('|').map(str::trim);
            let file = cells.next()?.strip_prefix('`')?.strip_suffix('`')?;
            Some((file.to_owned(), cells.nth(1)?.to_owned()))
        })
        .collect();
    let schema = schema();
    let found: BTreeSet<(String, String)> = files("tests/fixtures/invalid")
        .iter()
        .map(|path| (name(path).to_owned(), verdict(&schema, path).to_owned()))
        .collect();
    let differing: Vec<_> = rows.symmetric_difference(&found).collect();
    assert!(differing.is_empty(), "table and schema differ: {differing:#?}");
}

#[test]
fn what_is_read_is_written_and_read_again() {
    for folder in ["digests", "tests/fixtures/story", "tests/fixtures/valid"] {
        for path in files(folder) {
            let digests = read(&path).digests;
            let again = digest::read("again", digest::write_list(&digests).as_bytes()).digests;
            assert_eq!(again, digests, "{}", name(&path));
        }
    }
}

#[test]
fn digests_of_the_story_stand_verbatim_in_their_reports() {
    for path in files("tests/fixtures/story") {
        let text = std::fs::read_to_string(path.with_extension("txt")).expect("each digest's report lies beside it");
        let bytes = std::fs::read(&path).expect("a fixture can be read");
        let reading = digest::read_against(name(&path), &bytes, &digest::ReportText::new(&text));
        let told: Vec<&str> = reading.problems.iter().map(|problem| problem.code).collect();
        assert!(told.iter().all(|code| *code == "circular-origins"), "{}: {:#?}", name(&path), reading.problems);
    }
}
