//! Other ways to search the same quotes: programs that are asked if they are there, and a fuzzy matcher.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// How long ripgrep takes to count the lines of `file` that contain `needle`, its start included; `None` where there is no ripgrep.
pub(crate) fn ripgrep(file: &Path, needle: &str) -> Option<Duration> {
    let start = Instant::now();
    let status = Command::new("rg").args(["-c", "-F", "--", needle]).arg(file).stdout(Stdio::null()).status().ok()?;
    (status.code()? < 2).then(|| start.elapsed())
}

/// How long nucleo takes to match and score all `lines` as it is done at every key.
pub(crate) fn nucleo<'a>(lines: impl Iterator<Item = &'a str>, typed: &str) -> (Duration, usize) {
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = Pattern::parse(typed, CaseMatching::Smart, Normalization::Smart);
    let mut buffer = Vec::new();
    let start = Instant::now();
    let matches = lines.filter(|line| pattern.score(Utf32Str::new(line, &mut buffer), &mut matcher).is_some()).count();
    (start.elapsed(), matches)
}

/// SQLite with its trigram index over the lines of `file`: how long it takes to build, and to count what matches each needle of three letters and more.
/// `None` where there is no `sqlite3`.
pub(crate) fn sqlite(file: &Path, needles: &[&str]) -> Option<(Duration, Vec<String>)> {
    let run = |database: &Path, script: &str| {
        let mut child =
            Command::new("sqlite3").arg(database).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
        child.stdin.take()?.write_all(script.as_bytes()).ok()?;
        let output = child.wait_with_output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let database = file.with_extension("sqlite");
    let start = Instant::now();
    let import = format!(
        "pragma journal_mode=off; pragma synchronous=off;\n\
         create virtual table quotes using fts5(text, tokenize='trigram', content='');\n\
         create temp table lines(text);\n.mode ascii\n.separator \"\\037\" \"\\n\"\n.import {} lines\n\
         insert into quotes(rowid, text) select rowid, text from lines;\n",
        file.display()
    );
    run(&database, &import)?;
    let built = start.elapsed();
    let mut said = Vec::new();
    for needle in needles {
        // The second time counts: the first reads the file.
        let ask = format!("select count(*) from quotes where quotes match '\"{needle}\"';\n");
        let output = run(&database, &format!("{ask}.timer on\n{ask}"))?;
        said.extend(output.lines().find(|line| line.starts_with("Run Time")).map(|line| format!("{needle}: {line}")));
    }
    Some((built, said))
}
