//! The commands as a person runs them: what they print, where, and how they end.
//!
//! What each rendering looks like is held beside `export`; here is what only the whole program shows.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// Runs the program in `folder` with nothing on standard input. The reader's own files are looked for in its `data`.
fn run_in(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_twosource"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .env("XDG_DATA_HOME", folder.join("data"))
        .stdin(Stdio::null())
        .output()
        .expect("the program starts")
}

fn run(arguments: &[&str]) -> Output {
    run_in(Path::new(env!("CARGO_MANIFEST_DIR")), arguments)
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("standard output is UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("standard error is UTF-8")
}

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error} in {text}"))
}

#[test]
fn exit_statuses_are_as_written() {
    #[track_caller]
    fn check(arguments: &[&str], status: i32) {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(status), "{arguments:?}\n{}", err(&output));
    }
    check(&[], 0);
    check(&["show"], 0);
    check(&["claims"], 0);
    check(&["schema"], 0);
    check(&["man"], 0);
    check(&["completions", "fish"], 0);
    check(&["--help"], 0);
    check(&["--version"], 0);
    check(&["search", "huawei"], 0);
    check(&["search", "zeppelin"], 1);
    check(&["search", ""], 2);
    check(&["check", "digests"], 0);
    check(&["check", "tests/fixtures/invalid/missing-headline.json"], 1);
    check(&["check", "no/such/file.json"], 2);
    check(&["check"], 2);
    check(&["show", "no/such/file.json"], 2);
    check(&["claims", "--kind", "nonsense"], 2);
    check(&["claims", "--pairs"], 2);
    check(&["--no-such-option"], 2);
}

#[test]
fn without_a_terminal_the_reader_prints_the_digests() {
    let output = run(&[]);
    assert_eq!(out(&output), out(&run(&["show"])));
    assert!(out(&output).contains("ITPro") && out(&output).contains("The National"));
    assert!(!out(&output).contains('\u{1b}') && !err(&output).contains('\u{1b}'), "no escape byte goes into a pipe");
}

#[test]
fn colours_are_written_only_where_they_are_asked_for() {
    assert!(out(&run(&["claims", "--color", "always"])).contains('\u{1b}'));
    assert!(!out(&run(&["claims", "--color", "never"])).contains('\u{1b}'));
}

#[test]
fn json_has_the_shape_that_other_programs_rely_on() {
    let points = json(&out(&run(&["claims", "--format", "json", "--kind", "all"])));
    let points = points.as_array().expect("an array");
    let shared = points.iter().find(|point| point["standing"] == "oneOrigin").expect("the reports share an origin");
    assert_eq!(shared["origins"][0], "Reuters");
    for name in ["id", "kind", "statement", "circular", "members", "silent", "differences", "because"] {
        assert!(shared.get(name).is_some(), "{name}");
    }
    assert!(shared["members"][0]["claim"].is_string() && shared["because"]["score"].is_number());
    for line in out(&run(&["claims", "--pairs", "--format", "json"])).lines() {
        let pair = json(line);
        assert!(pair["a"]["claim"].is_string() && pair["b"]["digest"].is_string());
        assert!(pair["score"].as_f64().is_some_and(|score| score > 0.0) && pair["aligned"].is_boolean());
    }

    let hit = json(out(&run(&["search", "huawei", "--format", "json"])).lines().next().expect("a hit"));
    let text: Vec<char> = hit["text"].as_str().expect("a text").chars().collect();
    let (start, end) = (hit["ranges"][0][0].as_u64(), hit["ranges"][0][1].as_u64());
    let found: String = text[start.expect("a start") as usize..end.expect("an end") as usize].iter().collect();
    assert_eq!(found.to_lowercase(), "huawei");

    assert_eq!(json(&out(&run(&["show", "--format", "json"]))).as_array().map(Vec::len), Some(2));
    assert_eq!(json(&out(&run(&["schema"])))["$schema"], "https://json-schema.org/draft/2020-12/schema");

    let output = run(&["check", "--format", "json", "tests/fixtures/invalid/missing-headline.json"]);
    let problem = json(out(&output).lines().next().expect("a problem"));
    for name in ["file", "line", "column", "path", "level", "code", "message", "help"] {
        assert!(problem.get(name).is_some(), "{name}");
    }
}

#[test]
fn a_bad_file_is_told_and_the_good_ones_are_shown() {
    let folder = TempDir::new().expect("a folder");
    let good = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("digests/itpro-huawei-5g.json")).expect("a digest");
    let half = good.len() / 2;
    let files: [(&str, &[u8]); 8] = [
        ("good.json", &good),
        ("empty.json", b""),
        ("truncated.json", &good[..half]),
        ("not-json.json", b"Dear editor,"),
        ("not-utf8.json", b"{\"id\": \"\xff\xfe\"}"),
        ("utf16.json", b"\xff\xfe{\0}\0"),
        ("newer.json", br#"{"specVersion":"twosource/9","id":"n","report":{"headline":"h","publisher":"p"}}"#),
        ("list.json", b"[]"),
    ];
    for (name, content) in files {
        fs::write(folder.path().join(name), content).expect("a file");
    }
    let empty = TempDir::with_prefix("empty-folder").expect("a folder");
    let output = run_in(folder.path(), &["show", ".", empty.path().to_str().expect("UTF-8"), "missing.json"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).contains("ITPro"));
    for name in [
        "empty.json",
        "truncated.json",
        "not-json.json",
        "not-utf8.json",
        "utf16.json",
        "newer.json",
        "list.json",
        "missing.json",
        "empty-folder",
    ] {
        assert!(err(&output).contains(name), "{name} in {}", err(&output));
    }
    assert!(!err(&output).contains("good.json"));
}

#[test]
fn standard_input_is_read_where_a_dash_stands() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_twosource"))
        .args(["claims", "-", "--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let digest =
        fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("digests/itpro-huawei-5g.json")).expect("a digest");
    child.stdin.take().expect("a pipe").write_all(&digest).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success());
    assert!(json(&out(&output)).as_array().is_some_and(|points| !points.is_empty()));
}

#[test]
fn a_reader_that_has_had_enough_is_no_failure() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_twosource"))
        .args(["claims", "--kind", "all"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
}

#[test]
fn check_proves_a_digest_against_the_text_it_was_read_from() {
    let story = "tests/fixtures/story";
    let fits = run(&["check", "--text", &format!("{story}/courier.txt"), &format!("{story}/courier.json")]);
    assert_eq!(fits.status.code(), Some(0), "{}{}", out(&fits), err(&fits));
    let other = run(&["check", "--text", &format!("{story}/gazette.txt"), &format!("{story}/courier.json")]);
    assert_eq!(other.status.code(), Some(1), "another report's text proves nothing");
}

#[test]
fn what_a_file_says_never_reaches_a_stream_raw() {
    let folder = TempDir::new().expect("a folder");
    let hostile = r#"{"specVersion":"twosource/1","id":"x\u001b[2J","report":{"headline":"a\u001b]0;t\u0007b\u202ec","publisher":"p\u009b31m"},
        "quotes":[{"id":"q","text":"say\u0000 \u001b[31mred"}],"claims":[{"id":"c","text":"t\u2066\u007f","origin":"no\u001bne"}]}"#;
    let name = "n\u{1b}[31m.json";
    fs::write(folder.path().join(name), hostile).expect("a file");
    for arguments in [
        vec!["show", "."],
        vec!["show", ".", "--format", "markdown"],
        vec!["show", ".", "--format", "json"],
        vec!["claims", "."],
        vec!["claims", ".", "--format", "csv"],
        vec!["claims", ".", "--format", "json", "--kind", "all"],
        vec!["search", "say", "."],
        vec!["search", "say", ".", "--format", "json"],
        vec!["check", "."],
        vec!["check", ".", "--format", "json"],
        vec!["show", "gone\u{1b}[31m.json"],
    ] {
        let output = run_in(folder.path(), &arguments);
        for (stream, text) in [("out", out(&output)), ("err", err(&output))] {
            let raw = text.chars().find(|c| {
                c.is_control() && *c != '\n'
                    || ('\u{202a}'..='\u{2069}').contains(c)
                        && *c > '\u{2029}'
                        && !('\u{202f}'..='\u{2065}').contains(c)
            });
            assert_eq!(raw, None, "{arguments:?} {stream}: {text:?}");
        }
    }
}

#[test]
fn claims_are_as_the_reader_decided_unless_asked_for_as_found() {
    let folder = TempDir::new().expect("a folder");
    let claims = [
        ("a", "The ferry Aurora ran aground off Lindholm with 340 passengers."),
        ("b", "Off Lindholm the ferry Aurora ran aground with 280 passengers."),
    ];
    for (id, text) in claims {
        let digest = format!(
            r#"{{"specVersion":"twosource/1","id":"{id}","report":{{"headline":"h","publisher":"p{id}"}},"claims":[{{"id":"c","text":"{text}"}}]}}"#
        );
        fs::write(folder.path().join(format!("{id}.json")), digest).expect("a digest");
    }
    let decide = |decision: &str| {
        let kept = folder.path().join("data/twosource");
        fs::create_dir_all(&kept).expect("a folder");
        let decisions = format!("{{\"specVersion\":\"twosource-decisions/1\",\"decisions\":[\n{decision}\n]}}");
        fs::write(kept.join("decisions.json"), decisions).expect("a file");
    };
    let points = |more: &[&str]| {
        let output = run_in(folder.path(), &[&["claims", "a.json", "b.json", "--format", "json"], more].concat());
        assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
        json(&out(&output)).as_array().expect("an array").clone()
    };
    let item =
        |(id, text): (&str, &str), more: &str| format!(r#"{{"digest":"{id}","item":"c","text":"{text}"{more}}}"#);
    let found = points(&[]);
    assert_eq!(found.len(), 1);
    assert!(found[0]["decided"].is_null() && found[0]["differences"][0]["kind"] == "value", "{found:?}");

    let (a, b) = (item(claims[0], ""), item(claims[1], ""));
    decide(&format!(r#"{{"verdict":"split","kind":"claim","item":{a},"from":[{b}]}}"#));
    let split = points(&[]);
    assert_eq!(split.len(), 2);
    assert!(split.iter().all(|point| point["decided"]["apart"][0]["claim"] == "c"), "{split:?}");
    assert_eq!(points(&["--as-found"]), found);
    assert!(out(&run_in(folder.path(), &["claims", "a.json", "b.json"])).contains("by the reader"));

    let phrase =
        |side: usize| found[0]["differences"][0]["members"][side]["text"].as_str().expect("a phrase").to_owned();
    let (one, other) = (format!(r#","phrase":"{}""#, phrase(0)), format!(r#","phrase":"{}""#, phrase(1)));
    let sides = format!("{},{}", item(claims[0], &one), item(claims[1], &other));
    decide(&format!(r#"{{"verdict":"dismissed","kind":"claim","difference":"value","sides":[{sides}]}}"#));
    let dismissed = points(&[]);
    assert_eq!(dismissed[0]["differences"].as_array().map(Vec::len), Some(0));
    assert_eq!(dismissed[0]["decided"]["dismissed"], found[0]["differences"]);

    fs::write(folder.path().join("data/twosource/decisions.json"), "Dear editor,").expect("a file");
    let output = run_in(folder.path(), &["claims", "a.json", "b.json"]);
    assert!(output.status.success() && err(&output).contains("decisions.json"), "{}", err(&output));
}
