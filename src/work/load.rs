//! Loading: files become digests, digests a coverage, in steps that a person can read from the first on.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::app::Coverage;
use crate::app::message::{Message, Progress};
use crate::digest::{self, Reading};
use crate::files::{self, Fingerprint, Refusal, Source};
use crate::model::{Digest, Id, Level, Place, Problem};

use super::Tell;
use super::review::{Home, Homes};
use super::texts::{Match, Texts};

/// What is to be opened.
#[derive(Clone, Debug, Default)]
pub struct Input {
    /// Digests and folders of digests; `-` is standard input.
    pub paths: Vec<PathBuf>,
    /// Digests that come with the program: name and content.
    pub built_in: Vec<(&'static str, &'static str)>,
    /// Texts of the reports that the digests were read from.
    pub texts: Vec<PathBuf>,
    /// The file that keeps what the reader decides; none where there is no place for it.
    pub decisions: Option<PathBuf>,
}

/// What was read, in the order given whatever was read first.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    digests: Vec<(usize, Arc<Digest>)>,
    problems: Vec<(usize, Problem)>,
    ids: HashSet<Id>,
    /// The files that the digests are from.
    homes: HashMap<Id, Home>,
    texts: Texts,
}

/// Something that was read, or not.
struct Read {
    /// Where it stands in what was given.
    order: usize,
    file: String,
    /// Where it is, and the state that it was in before it was read.
    path: Option<PathBuf>,
    known: Option<Fingerprint>,
    outcome: Result<Reading, Refusal>,
}

impl Loaded {
    /// The digests, in the order given.
    pub fn digests(&self) -> Vec<Arc<Digest>> {
        let mut digests = self.digests.clone();
        digests.sort_by_key(|(order, _)| *order);
        digests.into_iter().map(|(_, digest)| digest).collect()
    }

    /// The problems, in the order given.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = self.problems.clone();
        problems.sort_by_key(|(order, _)| *order);
        problems.into_iter().map(|(_, problem)| problem).collect()
    }

    /// Takes in what a file held; a digest whose id is taken already is told, and stays out.
    pub fn add(&mut self, file: &str, reading: Reading) {
        self.add_at(self.next(), file, reading);
    }

    /// The files that the digests are from.
    pub(super) fn homes(&self) -> &HashMap<Id, Home> {
        &self.homes
    }

    fn read_texts(&mut self, paths: &[PathBuf]) {
        let (texts, refusals) = Texts::read(paths);
        self.texts = texts;
        refusals.into_iter().for_each(|refusal| self.refuse(refusal));
    }

    /// Takes in that something could not be read.
    pub fn refuse(&mut self, refusal: Refusal) {
        let order = self.next();
        self.problems.push((order, refused(refusal)));
    }

    /// The place after everything that was given.
    fn next(&self) -> usize {
        let digest = self.digests.iter().map(|(order, _)| order + 1).max();
        let problem = self.problems.iter().map(|(order, _)| order + 1).max();
        digest.max(problem).unwrap_or(0)
    }

    fn add_at(&mut self, order: usize, file: &str, reading: Reading) {
        self.problems.extend(reading.problems.into_iter().map(|problem| (order, problem)));
        for digest in reading.digests {
            if self.ids.insert(digest.id.clone()) {
                self.digests.push((order, Arc::new(digest)));
            } else {
                self.problems.push((order, taken(file, &digest.id)));
            }
        }
    }

    fn coverage(&self) -> Coverage {
        let digests = self.digests();
        let (mut stale, mut texts) = (Vec::new(), Vec::new());
        for digest in &digests {
            let (text, read) = match self.texts.of(digest) {
                Match::Read(text) => (text, true),
                Match::Near(text) => (text, digest.report.snapshot.is_none()),
                Match::None => continue,
            };
            texts.push((digest.id.clone(), text));
            if !read {
                stale.push(digest.id.clone());
            }
        }
        Coverage::read(digests, self.problems()).with_stale(stale).with_texts(texts)
    }

    fn claims(&self) -> usize {
        self.digests.iter().map(|(_, digest)| digest.claims.len()).sum()
    }

    fn take_in(&mut self, read: Read) {
        match read.outcome {
            Ok(reading) => {
                let home = Home::new(read.path, read.known, &reading);
                let fresh = reading.digests.iter().map(|digest| &digest.id).filter(|id| !self.ids.contains(*id));
                self.homes.extend(fresh.map(|id| (id.clone(), home.clone())));
                self.add_at(read.order, &read.file, reading);
            }
            Err(refusal) => self.problems.push((read.order, refused(refusal))),
        }
    }
}

/// Reads everything at once, for the commands that print.
pub fn load_all(input: &Input) -> Loaded {
    let mut loaded = Loaded::default();
    read_all(input, &AtomicBool::new(false), &mut |read, _| loaded.take_in(read));
    loaded
}

/// Reads all files, several at a time, and hands each over with how many there are.
fn read_all(input: &Input, stop: &AtomicBool, take: &mut dyn FnMut(Read, usize)) {
    let (sources, refusals) = files::gather(&input.paths);
    let built_in = input.built_in.len();
    let total = built_in + sources.len() + refusals.len();
    for (order, (name, content)) in input.built_in.iter().enumerate() {
        take(unfiled(order, (*name).to_owned(), Ok(digest::read(name, content.as_bytes()))), total);
    }
    for refusal in refusals {
        take(unfiled(total, refusal.file.clone(), Err(refusal)), total);
    }
    let next = AtomicUsize::new(0);
    let readers = thread::available_parallelism().map_or(1, usize::from).min(sources.len());
    // A few files ahead of the story are enough: memory holds what was read, not what waits.
    let (found, to_take) = mpsc::sync_channel(readers * 2);
    thread::scope(|scope| {
        for _ in 0..readers {
            let (found, next, sources) = (found.clone(), &next, &sources);
            scope.spawn(move || {
                while let Some((at, source)) = claim(next, sources, stop) {
                    if found.send(read(built_in + at, source)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(found);
        for read in to_take {
            take(read, total);
        }
    });
}

/// The next source that nobody reads yet.
fn claim<'a>(next: &AtomicUsize, sources: &'a [Source], stop: &AtomicBool) -> Option<(usize, &'a Source)> {
    if stop.load(Ordering::Relaxed) {
        return None;
    }
    let at = next.fetch_add(1, Ordering::Relaxed);
    sources.get(at).map(|source| (at, source))
}

fn read(order: usize, source: &Source) -> Read {
    // Asked before reading, so that what is written meanwhile shows as a change.
    let known = source.path().and_then(|path| files::fingerprint(path).ok());
    let outcome = source.read().map(|bytes| digest::read(source.name(), &bytes));
    Read { path: source.path().map(PathBuf::from), known, ..unfiled(order, source.name().to_owned(), outcome) }
}

/// What is in no file that could be written.
fn unfiled(order: usize, file: String, outcome: Result<Reading, Refusal>) -> Read {
    Read { order, file, path: None, known: None, outcome }
}

fn problem(file: &str, code: &'static str, message: String, help: String) -> Problem {
    let place = Place { file: file.to_owned(), line: 1, column: 1, width: 1, ..Place::default() };
    Problem { place, level: Level::Error, code, message, help }
}

fn refused(refusal: Refusal) -> Problem {
    problem(&refusal.file, refusal.code, refusal.message, refusal.help)
}

fn taken(file: &str, id: &Id) -> Problem {
    let message = format!("another digest that is open has the id {:?} already", id.as_str());
    problem(file, "duplicate-digest", message, "open it alone, or give it an id of its own".to_owned())
}

/// The loading thread.
pub(super) struct Loader {
    stop: Arc<AtomicBool>,
}

impl Loader {
    /// Begins to load; what was read is told as it grows.
    pub(super) fn start(input: Input, homes: Homes, tell: Tell) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        thread::spawn(move || {
            let mut growing = Growing::new(tell);
            growing.loaded.read_texts(&input.texts);
            read_all(&input, &stopped, &mut |read, total| growing.take_in(read, total));
            homes.put(growing.loaded.homes().clone());
            growing.finish();
        });
        Self { stop }
    }

    /// Reads no further file.
    pub(super) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// Stories of up to so many claims are compared before they are shown: it takes less than a frame.
const COMPARED_AT_ONCE: usize = 500;
/// How long the first digests may take to be shown.
const FIRST_SHOWN: Duration = Duration::from_millis(50);
/// How often the progress is told.
const TOLD_EVERY: Duration = Duration::from_millis(100);

/// A story that is being read and told about.
struct Growing {
    tell: Tell,
    loaded: Loaded,
    done: usize,
    began: Instant,
    told: Instant,
    /// When the story so far is shown next. Each showing takes time, so the steps double.
    show: Duration,
}

impl Growing {
    fn new(tell: Tell) -> Self {
        let now = Instant::now();
        Self { tell, loaded: Loaded::default(), done: 0, began: now, told: now, show: FIRST_SHOWN }
    }

    fn take_in(&mut self, read: Read, total: usize) {
        self.loaded.take_in(read);
        self.done += 1;
        if self.told.elapsed() >= TOLD_EVERY {
            self.told = Instant::now();
            (self.tell)(Message::Progress(self.progress(total)));
        }
        let elapsed = self.began.elapsed();
        if elapsed >= self.show {
            self.show = elapsed * 2;
            (self.tell)(Message::Coverage(Arc::new(self.loaded.coverage())));
        }
    }

    fn progress(&self, total: usize) -> Progress {
        let seconds = self.began.elapsed().as_secs_f64();
        let rate = (self.done as f64 / seconds) as usize;
        let seconds_left = (rate > 0).then(|| (total.saturating_sub(self.done) / rate) as u64);
        Progress { done: self.done, total, rate, seconds_left, finished: false }
    }

    /// Tells the whole story, then what its reports have in common.
    fn finish(self) {
        let coverage = self.loaded.coverage();
        if self.loaded.claims() > COMPARED_AT_ONCE {
            (self.tell)(Message::Coverage(Arc::new(coverage)));
            (self.tell)(Message::Progress(Progress {
                done: self.done,
                total: self.done,
                finished: true,
                ..Progress::default()
            }));
            (self.tell)(Message::Coverage(Arc::new(super::compare(self.loaded.coverage()))));
            return;
        }
        (self.tell)(Message::Coverage(Arc::new(super::compare(coverage))));
        (self.tell)(Message::Progress(Progress {
            done: self.done,
            total: self.done,
            finished: true,
            ..Progress::default()
        }));
    }
}
