//! `text` and `draft` as a person runs them: what they print, in which order, and what becomes of reports that can't be read.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const FIRST: &str =
    "The ferries of the island stayed in port for the third day, as the crews went on with their strike.";
const SAID: &str = "“No ferry sails this week,” said Ada Quill, the harbour master, who had spoken with both sides.";
/// Teasers of other things, as a page leaves them behind when its text is copied.
const TEASERS: &str = "-\nMole breaks again\nNews It cost 73 million pounds, the council says.\nBy Ann Roe Published\n-\n\
    Can the fair be saved?\nIn-depth More than 800 stalls have closed since 2019.\nBy Bob Poe Published\n";

/// A folder with two reports, a page of one of them, and what is no text.
fn folder() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).expect("a file");
    write("ferries.txt", format!("Ferries stay in port\n\n{FIRST}\n{SAID}\n{TEASERS}").as_bytes());
    write(
        "mole.txt",
        "The mole of Arvika has broken\n\nIt was built in 1998 and cost $4m, the mayor said.\n".as_bytes(),
    );
    let long =
        "The talks go on tomorrow, and the mayor, who is to lead them, hopes for an end of the strike before the fair.";
    let page = format!(
        "<!DOCTYPE html><html lang=en><head><meta charset=windows-1252><title>Ferries stay in port | The Gull</title>\
         <meta property=og:site_name content='The Gull'></head><body><nav><a href=/>Home</a></nav><article>\
         <h1>Ferries stay in port</h1><p>{FIRST}</p><p>{SAID}</p><p>{long}</p></article><footer>© The Gull</footer></body></html>"
    );
    let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(&page);
    write("page.html", &bytes);
    write("latin.txt", b"The harbour of G\xf6teborg was closed.\n");
    write("image.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xfe");
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_twosource"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .expect("the program starts")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("standard output is UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("standard error is UTF-8")
}

/// The digests on standard output, one a line.
fn lines(output: &Output) -> Vec<Value> {
    out(output).lines().map(|line| serde_json::from_str(line).expect("each line is a digest")).collect()
}

#[test]
fn text_prints_the_report_without_the_page_around_it() {
    let folder = folder();
    let output = run(folder.path(), &["text", "page.html"]);
    let text = out(&output);
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""));
    assert!(text.contains(FIRST) && text.contains(SAID), "{text}");
    assert!(!text.contains("Home") && !text.contains('©') && !text.contains('<'), "{text}");
}

#[test]
fn a_page_becomes_a_digest_whose_spans_count_in_what_text_prints() {
    let folder = folder();
    let text: Vec<char> = out(&run(folder.path(), &["text", "page.html"])).chars().collect();
    let digest: Value = serde_json::from_str(&out(&run(folder.path(), &["draft", "page.html"]))).expect("a digest");
    assert_eq!((&digest["report"]["publisher"], &digest["status"]), (&"The Gull".into(), &"draft".into()));
    let quote = &digest["quotes"][0];
    let end = |name: &str| quote["span"][name].as_u64().expect("a place") as usize;
    assert_eq!(text[end("start")..end("end")].iter().collect::<String>(), "No ferry sails this week,");
    assert_eq!(digest["report"]["snapshot"]["charCount"], text.len());
    fs::write(folder.path().join("page.json"), digest.to_string()).expect("a file");
    let proved = run(folder.path(), &["check", "--text", "page.html", "page.json"]);
    assert_eq!(proved.status.code(), Some(0), "{}{}", out(&proved), err(&proved));
}

#[test]
fn several_reports_are_drafted_in_their_order_one_a_line() {
    let folder = folder();
    let several = ["draft", "mole.txt", "ferries.txt", "page.html", "mole.txt", "mole.txt"];
    let output = run(folder.path(), &several);
    assert_eq!((output.status.code(), err(&output).as_str()), (Some(0), ""), "no progress goes into a pipe");
    let digests = lines(&output);
    let headlines: Vec<&str> = digests.iter().filter_map(|digest| digest["report"]["headline"].as_str()).collect();
    let (mole, ferries) = ("The mole of Arvika has broken", "Ferries stay in port");
    assert_eq!(headlines, [mole, ferries, ferries, mole, mole]);
    let ids: Vec<&str> = digests.iter().filter_map(|digest| digest["id"].as_str()).collect();
    assert_eq!((ids[3], ids[4]), (&*format!("{}-2", ids[0]), &*format!("{}-3", ids[0])), "each digest has its own id");
    assert_eq!(out(&run(folder.path(), &several)), out(&output), "the same reports give the same digests");
}

#[test]
fn a_report_that_cannot_be_read_is_told_and_hides_no_other() {
    let folder = folder();
    #[track_caller]
    fn check(folder: &Path, name: &str, said: &[&str]) {
        let output = run(folder, &["draft", "mole.txt", name, "ferries.txt"]);
        assert_eq!((output.status.code(), lines(&output).len()), (Some(2), 2));
        assert!(said.iter().all(|said| err(&output).contains(said)), "{}", err(&output));
    }
    check(folder.path(), "gone.txt", &["gone.txt", "no such file"]);
    check(folder.path(), "latin.txt", &["latin.txt", "UTF-8", "iconv -f WINDOWS-1252"]);
    check(folder.path(), "image.png", &["image.png"]);
    check(folder.path(), ".", &[]);
}

#[test]
fn teasers_of_other_reports_do_not_reach_the_draft() {
    let folder = folder();
    let drafted = out(&run(folder.path(), &["draft", "ferries.txt"]));
    let digest: Value = serde_json::from_str(&drafted).expect("a digest");
    let said = |member: &str, name: &str| -> Vec<String> {
        let items = digest[member].as_array().cloned().unwrap_or_default();
        items.iter().filter_map(|item| item[name].as_str().map(str::to_owned)).collect()
    };
    assert_eq!(said("quotes", "text"), ["No ferry sails this week,"]);
    assert_eq!(said("figures", "verbatim"), Vec::<String>::new(), "“third” is no figure, and 73 million is a teaser's");
    let all = [said("claims", "text"), said("speakers", "name"), said("origins", "name")].concat().join("\n");
    for teased in ["73", "800", "Mole", "Roe", "Poe", "fair"] {
        assert!(!all.contains(teased), "{teased} in {all}");
    }
}
