//! How long an archive takes to be read, and how much memory it takes then, beside bare parsing of the same files. See README.md.

mod archive;
mod measured;

use std::borrow::Cow;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use archive::Archive;
use measured::{median, median_ratio, ms, resident};
use serde_derive::Deserialize;
use twosource::app::Coverage;
use twosource::app::message::{Effect, Message};
use twosource::files;
use twosource::search::{Index, Query};
use twosource::text::fold::fold;
use twosource::work::{Input, Work, load_all};

/// Tells the process to write an archive into that folder and end.
const WRITE: &str = "TWOSOURCE_BENCH_WRITE";

/// Tells the process to load that folder as the interactive program does, to print when what could be seen, and to end.
const SHOW: &str = "TWOSOURCE_BENCH_SHOW";

fn main() {
    if let Some(folder) = std::env::var_os(WRITE) {
        Archive::standard().write(Path::new(&folder)).expect("the folder takes the files");
        return;
    }
    if let Some(folder) = std::env::var_os(SHOW) {
        shown(Path::new(&folder));
    }
    let folder = std::env::temp_dir().join(format!("twosource-load-{}", std::process::id()));
    // Another process writes it, so that its memory is not taken for that of reading.
    let written = Command::new(std::env::current_exe().expect("a program")).env(WRITE, &folder).status();
    if written.is_ok_and(|status| status.success()) {
        measure(&folder);
    }
    drop(std::fs::remove_dir_all(&folder));
}

fn measure(folder: &Path) {
    let paths = gathered(folder);
    let bytes = bare(&paths);
    memory(folder, bytes);
    let rounds = std::env::var("TWOSOURCE_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(5);
    let mut times: [Vec<Duration>; 7] = Default::default();
    for _ in 0..rounds {
        let (took, _) = timed(|| bare(&paths));
        let (read, loaded) = timed(|| load_all(&input(folder)));
        drop(loaded);
        let [first, all, page, total, gap] = shown_alone(folder);
        for (kept, time) in times.iter_mut().zip([took, read, first, all, page, total, gap]) {
            kept.push(time);
        }
    }
    let [mut bare, mut read, mut first, mut all, mut page, mut total, mut gap] = times;
    println!("\nmedians of {rounds} rounds in turn, {} threads; in brackets times the bare parse", threads());
    let [read_ratio, all_ratio, page_ratio, total_ratio] =
        [&read, &all, &page, &total].map(|of| median_ratio(of, &bare));
    println!("bare parse of the same files, borrowed           {:>8.0} ms", ms(median(&mut bare)));
    println!("all read, as by the commands                     {:>8.0} ms ({read_ratio:.2})", ms(median(&mut read)));
    println!("interactive: first digests on the screen         {:>8.0} ms", ms(median(&mut first)));
    println!("interactive: all readable                        {:>8.0} ms ({all_ratio:.2})", ms(median(&mut all)));
    println!("interactive: all searched, the first page        {:>8.0} ms ({page_ratio:.2})", ms(median(&mut page)));
    println!("interactive: all searched, the exact total       {:>8.0} ms ({total_ratio:.2})", ms(median(&mut total)));
    println!("interactive: longest time without progress       {:>8.0} ms", ms(median(&mut gap)));
}

/// The files of the archive, as the program finds them.
fn gathered(folder: &Path) -> Vec<PathBuf> {
    let (took, (sources, refusals)) = timed(|| files::gather(&[folder.to_owned()]));
    assert!(refusals.is_empty());
    println!("{} files found in {:.0} ms", sources.len(), ms(took));
    sources.iter().filter_map(|source| source.path().map(PathBuf::from)).collect()
}

/// What the archive takes in memory, part by part.
fn memory(folder: &Path, bytes: u64) {
    let mut before = resident();
    let mut grown = || {
        let now = resident();
        let grown = now.zip(before).map_or(0, |(now, before)| now.saturating_sub(before));
        before = now;
        grown as f64
    };
    let loaded = load_all(&input(folder));
    let digests = loaded.digests();
    let read = grown();
    let quotes = || digests.iter().flat_map(|digest| &digest.quotes);
    let count = quotes().count() as f64;
    let text = quotes().map(|quote| quote.text.len()).sum::<usize>() as f64;
    println!("{} digests, {count} quotes, {:.0} MB of JSON", digests.len(), bytes as f64 / 1e6);
    println!("text of quotes: {:.0} MB", text / 1e6);
    let line = |what: &str, size: f64, less: f64| {
        println!(
            "{what:<34} {:>7.0} MB {:>6.0} bytes a quote{}",
            size / 1e6,
            (size - less) / count,
            if less > 0.0 { " beyond its text" } else { "" }
        );
    };
    line("digests", read, text);
    let (took, coverage) = timed(|| Coverage::read(loaded.digests(), loaded.problems()));
    let covered = grown();
    line("made ready to be shown", covered, 0.0);
    let index = Index::build(coverage.story().digests());
    let indexed = grown();
    line("index of the search", indexed, 0.0);
    let all = read + covered + indexed;
    line("all", all, text);
    println!("all: {:.2} times the JSON; {:.1} million quotes a GB", all / bytes as f64, count / all * 1e3);
    println!("made ready to be shown in {:.0} ms", ms(took));
    drop(index);
}

/// As [`shown`], in a process of its own: what goes on after everything is read must not disturb the next round.
fn shown_alone(folder: &Path) -> [Duration; 5] {
    let own = std::env::current_exe().expect("a program");
    let told = Command::new(own).env(SHOW, folder).output().expect("it runs");
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    let mut times = told.split_whitespace().filter_map(|time| time.parse().ok()).map(Duration::from_nanos);
    [(); 5].map(|()| times.next().expect("a time"))
}

/// Loads as the interactive program does and asks for a word as soon as everything is there. Prints when the first digests could be
/// seen, when all, when the first page of the answer, when all of it, and the longest time between two messages until everything was
/// there, and ends.
fn shown(folder: &Path) -> ! {
    let (tell, told) = mpsc::channel();
    let began = Instant::now();
    let mut work = Work::start(input(folder), Arc::new(move |message| drop(tell.send((began.elapsed(), message)))));
    let (mut first, mut all, mut gap, mut last) = (None, Duration::ZERO, Duration::ZERO, Duration::ZERO);
    let mut story = Arc::default();
    for (at, message) in &told {
        gap = gap.max(at - last);
        last = at;
        match message {
            Message::Coverage(coverage) if !coverage.story().digests().is_empty() => {
                first.get_or_insert(at);
                all = at;
                story = coverage;
            }
            Message::Progress(progress) if progress.finished => break,
            _ => {}
        }
    }
    let word = word_of(&story);
    work.carry_out(Effect::Search { number: 1, query: Query::parse(&word) });
    let mut answers = told.into_iter().filter_map(|(at, message)| match message {
        Message::Found { answer, .. } => Some((at, answer)),
        _ => None,
    });
    let (page, mut answer) = answers.next().expect("an answer");
    let mut total = page;
    while answer.counting {
        (total, answer) = answers.next().expect("the rest of the answer");
    }
    let times = [first.unwrap_or_default(), all, page, total, gap];
    println!("{}", times.map(|time| time.as_nanos().to_string()).join(" "));
    let quotes = story.story().digests().iter().flat_map(|digest| &digest.quotes);
    assert_eq!(answer.total, quotes.filter(|quote| fold(&quote.text).contains(&word)).count(), "{word}");
    // Comparing goes on, and nobody waits for it here.
    std::process::exit(0)
}

/// The longest plain word of the first quote.
fn word_of(story: &Coverage) -> String {
    let quote = story.story().digests().iter().find_map(|digest| digest.quotes.first()).expect("a quote");
    let words = quote.text.split(|c: char| !c.is_ascii_lowercase());
    words.max_by_key(|word| word.len()).expect("a word").to_owned()
}

fn input(folder: &Path) -> Input {
    Input { paths: vec![folder.to_owned()], ..Input::default() }
}

fn threads() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Reads and parses all files on as many threads as the program does, keeping nothing; gives the bytes.
fn bare(paths: &[PathBuf]) -> u64 {
    let next = AtomicUsize::new(0);
    let work = || {
        let (mut buffer, mut bytes) = (Vec::new(), 0);
        while let Some(path) = paths.get(next.fetch_add(1, Ordering::Relaxed)) {
            buffer.clear();
            let mut file = std::fs::File::open(path).expect("it was found");
            std::io::Read::read_to_end(&mut file, &mut buffer).expect("it can be read");
            let text = str::from_utf8(&buffer).expect("it was written as UTF-8");
            black_box(serde_json::from_str::<Bare>(text).expect("it was written as JSON"));
            bytes += buffer.len() as u64;
        }
        bytes
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..threads()).map(|_| scope.spawn(work)).collect();
        threads.into_iter().map(|thread| thread.join().expect("it reads what was written")).sum()
    })
}

/// The members that the archive has, each as short as it can be taken.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "parsing is all that is measured")]
struct Bare<'a> {
    #[serde(borrow)]
    spec_version: Cow<'a, str>,
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    report: BareReport<'a>,
    #[serde(borrow)]
    origins: Vec<BareItem<'a>>,
    #[serde(borrow)]
    speakers: Vec<BareItem<'a>>,
    #[serde(borrow)]
    quotes: Vec<BareItem<'a>>,
    #[serde(borrow)]
    figures: Vec<BareItem<'a>>,
    #[serde(borrow)]
    claims: Vec<BareItem<'a>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "parsing is all that is measured")]
struct BareReport<'a> {
    #[serde(borrow)]
    headline: Cow<'a, str>,
    #[serde(borrow)]
    publisher: Cow<'a, str>,
    #[serde(borrow)]
    date_published: Option<Cow<'a, str>>,
    #[serde(borrow)]
    url: Option<Cow<'a, str>>,
    #[serde(borrow)]
    in_language: Option<Cow<'a, str>>,
}

/// An item of any list.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "parsing is all that is measured")]
struct BareItem<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    text: Option<Cow<'a, str>>,
    #[serde(borrow)]
    verbatim: Option<Cow<'a, str>>,
    #[serde(borrow)]
    name: Option<Cow<'a, str>>,
    #[serde(borrow)]
    job_title: Option<Cow<'a, str>>,
    #[serde(borrow)]
    affiliation: Option<Cow<'a, str>>,
    #[serde(borrow)]
    form: Option<Cow<'a, str>>,
    #[serde(borrow)]
    speaker: Option<Cow<'a, str>>,
    #[serde(borrow)]
    stance: Option<Cow<'a, str>>,
    #[serde(borrow)]
    origin: Option<Cow<'a, str>>,
    #[serde(borrow)]
    measures: Option<Cow<'a, str>>,
    #[serde(borrow)]
    unit: Option<Cow<'a, str>>,
    #[serde(borrow)]
    value: Option<&'a serde_json::value::RawValue>,
    #[serde(borrow)]
    quotes: Option<Vec<Cow<'a, str>>>,
    #[serde(borrow)]
    figures: Option<Vec<Cow<'a, str>>>,
    span: Option<BareSpan>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "parsing is all that is measured")]
struct BareSpan {
    start: u32,
    end: u32,
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let result = work();
    (start.elapsed(), result)
}
