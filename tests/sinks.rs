//! Hostile strings in every text field of a digest, in the names of files and in reports, through every command and format:
//! no control character comes out but those of the program's own styles.

mod hostile;
mod pseudo_terminal;

use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::OsStringExt;
use std::path::Path;
use std::process::{Command, Stdio};

use portable_pty::CommandBuilder;
use serde_json::Value;
use tempfile::TempDir;

use hostile::digests::{PUBLISHERS, Style, digest};
use pseudo_terminal::Session;

/// The file names that a string gives.
fn name(text: &str, ending: &str) -> OsString {
    let clean: String = text.chars().filter(|c| !matches!(c, '/' | '\0')).take(40).collect();
    format!("{clean}.{ending}").into()
}

/// A report that says the string wherever a report says anything.
fn report(text: &str) -> String {
    format!(
        "{text} on cables\n\nBy Ann {text} Roe\n\n“We asked for {text} new cables,” said Ada {text} Quill, the mayor of {text}.\n\nSome 40 {text} percent snapped on Monday, according to {text} Reuters.\n"
    )
}

/// The same as a page.
fn page(text: &str) -> String {
    let text = text.replace(['<', '&', '"'], "");
    format!(
        "<!DOCTYPE html><html lang=\"{text}\"><head><title>{text}</title><meta name=\"author\" content=\"{text}\">\
         <meta property=\"og:site_name\" content=\"{text}\"><meta property=\"og:url\" content=\"https://x.org/{text}\">\
         <meta property=\"article:published_time\" content=\"{text}\"></head><body><article><h1>{text} cables</h1>\
         <p>“We asked for {text} new cables,” said Ada {text} Quill.</p><p>40 {text} percent snapped.&#27;[31m&#x9b;m</p></article></body></html>"
    )
}

/// A folder with digests, sound and broken ones, that hold every hostile string; their names are hostile too. Beside it a
/// folder with reports.
fn folder() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let (digests, reports) = (folder.path().join("digests\u{1b}[2J"), folder.path().join("reports"));
    fs::create_dir(&digests).expect("a folder");
    fs::create_dir(&reports).expect("a folder");
    let long = "a very long \u{202e}line\u{1b}[31m ".repeat(800);
    for (number, text) in hostile::strings().iter().chain([&long]).enumerate() {
        for (publisher, kind) in PUBLISHERS.into_iter().zip(["north", "south"]) {
            let write = |style, kind: &str| {
                let content = digest(publisher, &format!("{text}{number}"), style).to_string();
                fs::write(digests.join(name(&format!("{number}{text}{kind}"), "json")), content).expect("a file");
            };
            write(Style::Sound, kind);
            write(Style::Broken, &format!("{kind} broken"));
        }
        // The text itself, which is no JSON, and a string that never ends.
        fs::write(digests.join(name(&format!("{number}{text}"), "ndjson")), format!("{{\"id\":\"{text}\n{text}"))
            .expect("a file");
        fs::write(reports.join(format!("{number}.txt")), report(text)).expect("a file");
        fs::write(reports.join(format!("{number}.html")), page(text)).expect("a file");
    }
    fs::write(digests.join(OsString::from_vec(b"\xff\x1b[31m\x9b.json".to_vec())), "{}").expect("a file");
    folder
}

/// Every command in every format.
fn commands(folder: &Path) -> Vec<Vec<OsString>> {
    let digests: OsString = folder.join("digests\u{1b}[2J").into();
    let reports: Vec<OsString> =
        fs::read_dir(folder.join("reports")).expect("a folder").flatten().map(|file| file.path().into()).collect();
    let mut commands = Vec::new();
    let mut add = |words: &str, paths: &[OsString]| {
        let words = words.split(' ').map(OsString::from);
        commands.push(words.chain(paths.iter().cloned()).collect());
    };
    let digests = std::slice::from_ref(&digests);
    for format in ["text", "markdown", "json"] {
        add(&format!("show --format {format}"), digests);
    }
    for format in ["text", "json"] {
        add(&format!("search --format {format} cables"), digests);
        add(&format!("search --format {format} cabels\u{1b}[31m"), digests);
        add(&format!("search --format {format} speaker:\u{1b}[2J\u{9b}"), digests);
        add(&format!("check --format {format}"), digests);
        add(&format!("check --format {format} --text"), &[reports[0].clone(), digests[0].clone()]);
    }
    for format in ["text", "markdown", "csv", "json"] {
        add(&format!("claims --kind all --format {format}"), digests);
    }
    add("claims --pairs --format json", digests);
    add("draft", &reports);
    add("draft", &reports[..1]);
    add("text", &["no\u{1b}[31m/such\u{202e}".into()]);
    add("draft", &["no\u{1b}[31m/such\u{202e}".into()]);
    add("show", &["no\u{1b}[31m/such\u{202e}".into()]);
    add("show --format", &["te\u{1b}[31mxt\u{202e}".into()]);
    add("--no\u{1b}[31m", &[]);
    commands
}

/// True for a character that steers a terminal or turns the direction of what stands around it.
fn steers(c: char) -> bool {
    let bidi = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    bidi || (c.is_control() && c != '\n')
}

/// The characters around the first one that steers; `None` where there is none.
fn steering(text: &str) -> Option<String> {
    let at = text.find(steers)?;
    let before: String = text[..at].chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect();
    Some(before + &text[at..].chars().take(20).collect::<String>())
}

/// Text without the program's own styles: SGR sequences.
fn without_styles(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("\u{1b}[") {
        let sequence = &rest[at + 2..];
        let end = sequence.find(|c: char| !(c.is_ascii_digit() || c == ';')).unwrap_or(sequence.len());
        plain.push_str(&rest[..at]);
        let ours = sequence[end..].starts_with('m');
        plain.push_str(if ours { "" } else { "\u{1b}" });
        rest = &sequence[if ours { end + 1 } else { end }..];
    }
    plain + rest
}

#[test]
fn no_stream_steers_a_terminal() {
    let folder = folder();
    for arguments in commands(folder.path()) {
        for colour in ["never", "always"] {
            let output = Command::new(env!("CARGO_BIN_EXE_twosource"))
                .args(&arguments)
                .args(["--color", colour])
                .stdin(Stdio::null())
                .output()
                .expect("the program starts");
            assert!(output.status.code().is_some_and(|code| code < 3), "{arguments:?}: {:?}", output.status);
            for (stream, bytes) in [("out", output.stdout), ("err", output.stderr)] {
                let text = String::from_utf8(bytes).unwrap_or_else(|error| panic!("{arguments:?} {stream}: {error}"));
                let text = if colour == "always" { without_styles(&text) } else { text };
                // A spreadsheet takes tabs in a cell, and the standard of CSV asks for both characters at the end of a row.
                let text = if arguments.contains(&"csv".into()) {
                    text.replace("\r\n", "\n").replace('\t', " ")
                } else {
                    text
                };
                assert_eq!(steering(&text), None, "{arguments:?} {stream}");
            }
        }
    }
}

/// What a terminal is sent, the styles and the line breaks of the terminal itself left out.
fn seen(arguments: &[OsString], kind: &str) -> String {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_twosource"));
    command.args(arguments);
    let mut session = Session::start_on(command, 80, 24, kind);
    session.wait_for_end();
    String::from_utf8(session.written()).expect("UTF-8").replace("\r\n", "\n")
}

#[test]
fn no_command_steers_the_terminal_that_it_prints_on() {
    let folder = folder();
    let report: OsString = folder.path().join("reports/0.txt").into();
    for mut arguments in commands(folder.path()).into_iter().chain([vec!["text".into(), report]]) {
        // The names of all reports are more than the others need.
        arguments.truncate(12);
        let csv = arguments.contains(&"csv".into());
        let seen = |kind: &str| {
            let text = seen(&arguments, kind);
            if csv { text.replace('\r', "").replace('\t', " ") } else { text }
        };
        // How far long work is stands on a line that is written over and erased at last.
        let told = seen("xterm-256color").replace("\rdrafted", "").replace("\r\u{1b}[K", "").replace("\u{1b}[K", "");
        let told = without_styles(&told);
        assert_eq!(steering(&told), None, "{arguments:?}");
        assert_eq!(steering(&seen("dumb")), None, "{arguments:?} on a terminal that only prints");
    }
}

/// Every string of a value with its path.
fn strings(value: &Value, path: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) => found.push((path.to_owned(), text.clone())),
        Value::Array(values) => {
            values.iter().enumerate().for_each(|(at, value)| strings(value, &format!("{path}[{at}]"), found));
        }
        Value::Object(members) => {
            members.iter().for_each(|(name, value)| strings(value, &format!("{path}.{name}"), found));
        }
        _ => {}
    }
}

#[test]
fn a_sound_digest_keeps_every_string_to_the_letter() {
    for text in hostile::strings() {
        let mut given = Vec::new();
        let value = digest(PUBLISHERS[0], &text, Style::Sound);
        strings(&value, "$", &mut given);
        let reading = twosource::digest::read("sound.json", value.to_string().as_bytes());
        let [digest] = &reading.digests[..] else { panic!("{text:?}: {:?}", reading.problems) };
        let written: Value = serde_json::from_str(&twosource::digest::write(digest)).expect("JSON");
        let mut kept = Vec::new();
        strings(&written, "$", &mut kept);
        let lost: Vec<_> = given.iter().filter(|string| !kept.contains(string)).collect();
        assert!(lost.is_empty(), "{lost:?} of {text:?}: {:?}", reading.problems);
        assert!(given.len() > 60, "{}", given.len());
    }
}
