//! A folder of an archive that is opened and followed: how soon it can be read, how soon keys are answered and changes of files are
//! seen while its reports are compared, and when nothing else is done. See README.md.

mod archive;
mod measured;
#[path = "../tests/pseudo_terminal/mod.rs"]
mod pseudo_terminal;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use archive::Archive;
use measured::{median, ms};
use portable_pty::CommandBuilder;
use pseudo_terminal::Session;
use twosource::text::count::grouped;

/// A word that the archive doesn't have.
const WORD: &str = "Zzyxbreakwater";

/// How long to wait between two keys: as a key repeats that is held down.
const BETWEEN_KEYS: Duration = Duration::from_millis(30);

/// How often each change is made.
const ROUNDS: usize = 3;

fn main() -> io::Result<()> {
    let digests = std::env::var("TWOSOURCE_DIGESTS").ok().and_then(|number| number.parse().ok()).unwrap_or(20_000);
    let folder = std::env::temp_dir().join(format!("twosource-follow-{}", std::process::id()));
    let news = folder.join("news");
    fs::create_dir_all(&news)?;
    Archive::new(1, digests, 10).write(&news)?;
    let measured = follow(&folder, &news, digests);
    fs::remove_dir_all(&folder)?;
    measured
}

fn follow(folder: &Path, news: &Path, digests: usize) -> io::Result<()> {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_twosource"));
    command.arg(news);
    // No decisions of earlier runs.
    command.env("XDG_DATA_HOME", folder.join("data"));
    let start = Instant::now();
    let mut session = Session::start(command, 120, 40);
    let all = format!("{} reports", grouped(digests));
    session.wait_for(" 1 of ");
    println!("the first digests on the screen {:>7.0} ms", ms(start.elapsed()));
    let mut meanwhile = Vec::new();
    // The headlines alone, so that nothing else has a row of that number.
    session.press("4z");
    while !session.contents().contains(&all) {
        meanwhile.extend(keys(&mut session));
    }
    println!("{digests} digests to be read    {:>7.0} ms", ms(start.elapsed()));
    while !is_compared(&session) {
        meanwhile.extend(keys(&mut session));
    }
    println!("their points there              {:>7.0} ms", ms(start.elapsed()));
    tell("a key meanwhile", meanwhile);
    let calm = (0..100).flat_map(|_| keys(&mut session)).collect();
    tell("a key after that", calm);

    let mut folder = Changing { file: news.join("0000").join("zz.json"), last: 0 };
    session.press(&format!("/{WORD}\r"));
    for (when, waits) in [("while reports are compared", false), ("when nothing is done", true)] {
        let mut times: [Vec<Duration>; 3] = Default::default();
        for _ in 0..ROUNDS {
            for (times, step) in times.iter_mut().zip([Changing::write, Changing::write, Changing::delete]) {
                while waits && !is_compared(&session) {
                    thread::sleep(Duration::from_millis(50));
                }
                times.push(folder.time(&session, step)?);
            }
        }
        for (what, times) in ["added", "changed", "removed"].into_iter().zip(times) {
            tell(&format!("a digest {what}, {when}"), times);
        }
    }
    Ok(())
}

/// True when the first line says what is shared.
fn is_compared(session: &Session) -> bool {
    session.contents().lines().next().is_some_and(|line| line.contains(" shared"))
}

/// What it takes until a key is answered that goes to the last of the reports, and one that goes back to the first. What is selected
/// stays so while reports come in, so it isn't known which row that is.
fn keys(session: &mut Session) -> [Duration; 2] {
    [("G", false), ("g", true)].map(|(key, first)| {
        thread::sleep(BETWEEN_KEYS);
        let start = Instant::now();
        session.press(key);
        session.wait("the row", |screen| (screen.contents().contains(" 1 of ") == first).then_some(()));
        start.elapsed()
    })
}

/// A file of a digest that comes, changes and goes.
struct Changing {
    file: PathBuf,
    last: usize,
}

impl Changing {
    /// What a change takes to be seen among the hits of a search.
    fn time(&mut self, session: &Session, step: fn(&mut Self) -> io::Result<Option<String>>) -> io::Result<Duration> {
        let start = Instant::now();
        let there = step(self)?;
        session.wait("the change", |screen| {
            let contents = screen.contents();
            let is_seen = there.as_ref().map_or(!contents.contains(" jumped over "), |quote| contents.contains(quote));
            is_seen.then_some(())
        });
        Ok(start.elapsed())
    }

    /// Writes the file in one step, with a quote that it hasn't had before, which comes back.
    fn write(&mut self) -> io::Result<Option<String>> {
        self.last += 1;
        let quote = format!("{WORD} jumped over {}", self.last);
        let json = format!(
            r#"{{"specVersion": "twosource/1", "id": "zz", "report": {{"headline": "Zz", "publisher": "Zz", "datePublished": "2012-05-06"}},
                "quotes": [{{"id": "q1", "text": "{quote}"}}], "claims": [{{"id": "c1", "text": "A breakwater was jumped over."}}]}}"#
        );
        let beside = self.file.with_extension("tmp");
        fs::write(&beside, json)?;
        fs::rename(&beside, &self.file)?;
        Ok(Some(quote))
    }

    fn delete(&mut self) -> io::Result<Option<String>> {
        fs::remove_file(&self.file)?;
        Ok(None)
    }
}

fn tell(what: &str, mut times: Vec<Duration>) {
    let median = ms(median(&mut times));
    let [most, longest] =
        [times.len() * 99 / 100, times.len() - 1].map(|at| times.get(at).copied().map_or(f64::NAN, ms));
    println!(
        "{what:<46} median {median:>6.1} ms, 99 in 100 {most:>6.1} ms, longest {longest:>6.1} ms, of {}",
        times.len()
    );
}
