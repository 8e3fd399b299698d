//! Loading: files become digests, digests a story, in steps that a person can read from the first on.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::{Duration, Instant};

use crate::app::message::{Message, Progress};
use crate::digest;
use crate::files::{self, Refusal, Source};
use crate::model::Digest;

use super::Tell;
use super::decide::Story;
use super::follow::{Event, Follower, Opened};
use super::loaded::{Held, Loaded};
use super::review::{Home, Homes};
use super::showing::Showing;
use super::texts::Texts;

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

/// Reads everything at once, for the commands that print.
pub fn load_all(input: &Input) -> Loaded {
    let mut loaded = Loaded::default();
    read_all(input, &AtomicBool::new(false), &mut |found, _| take_in(&mut loaded, found));
    loaded
}

/// Something that was found.
enum Found {
    /// The name of something that was read, or could not be, and what it held.
    Read(String, Held),
    Refused(Refusal),
}

fn take_in(loaded: &mut Loaded, found: Found) {
    match found {
        Found::Read(file, held) => drop(loaded.put(file, held)),
        Found::Refused(refusal) => loaded.refuse(refusal),
    }
}

/// Reads all files, several at a time, and hands each over with how many there are. Those that were not read because it was
/// stopped come back.
fn read_all(input: &Input, stop: &AtomicBool, take: &mut dyn FnMut(Found, usize)) -> Vec<Source> {
    let (mut sources, refusals) = files::gather(&input.paths);
    let built_in = input.built_in.len();
    let total = built_in + sources.len() + refusals.len();
    for (order, (name, content)) in input.built_in.iter().enumerate() {
        let held = Held::new(order, Home::default(), Ok(digest::read(name, content.as_bytes())));
        take(Found::Read((*name).to_owned(), held), total);
    }
    let next = AtomicUsize::new(0);
    let readers = thread::available_parallelism().map_or(1, usize::from).min(sources.len());
    // Handing over wakes a thread, so that many files are handed over by the batch; few are shown one by one.
    let batch = (sources.len() / (readers.max(1) * 64)).clamp(1, MOST_IN_A_BATCH);
    // A few batches ahead of the story are enough: memory holds what was read, not what waits.
    let (found, to_take) = mpsc::sync_channel(readers * 2);
    thread::scope(|scope| {
        for _ in 0..readers {
            let (found, next, sources) = (found.clone(), &next, &sources);
            scope.spawn(move || {
                let mut bytes = Vec::new();
                while let Some((at, batch)) = claim(next, sources, batch, stop) {
                    let reads = batch.iter().zip(at..).map(|(source, at)| read(built_in + at, source, &mut bytes));
                    if found.send(reads.collect::<Vec<_>>()).is_err() {
                        break;
                    }
                }
            });
        }
        drop(found);
        for (file, held) in to_take.into_iter().flatten() {
            take(Found::Read(file, held), total);
        }
    });
    for refusal in refusals {
        take(Found::Refused(refusal), total);
    }
    sources.split_off(next.into_inner().min(sources.len()))
}

/// The most files that are handed over at once: some milliseconds of reading.
const MOST_IN_A_BATCH: usize = 16;

/// The next sources that nobody reads yet, and where they begin.
fn claim<'a>(
    next: &AtomicUsize,
    sources: &'a [Source],
    batch: usize,
    stop: &AtomicBool,
) -> Option<(usize, &'a [Source])> {
    if stop.load(Ordering::Relaxed) {
        return None;
    }
    let at = next.fetch_add(batch, Ordering::Relaxed);
    let rest = sources.get(at..).filter(|rest| !rest.is_empty())?;
    Some((at, &rest[..batch.min(rest.len())]))
}

/// The longest buffer that is kept for the next file, in bytes.
const MOST_KEPT: usize = 1 << 20;

/// Reads a file into `bytes`, whose memory is used again; its name and what it holds.
fn read(order: usize, source: &Source, bytes: &mut Vec<u8>) -> (String, Held) {
    let outcome = source.read_into(bytes).map(|()| digest::read(source.name(), bytes));
    bytes.clear();
    bytes.shrink_to(MOST_KEPT);
    // It was found before it is read, so that what is written meanwhile shows as a change.
    let home = Home::of(source.path().map(PathBuf::from), source.state(), &outcome);
    (source.name().to_owned(), Held::new(order, home, outcome))
}

/// The thread that loads, and then follows what has been loaded.
pub(super) struct Loader {
    stop: Arc<AtomicBool>,
    events: Sender<Event>,
}

impl Loader {
    /// Begins to load; what was read is told as it grows.
    pub(super) fn start(input: Input, homes: Homes, story: Story, tell: Tell) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        let (events, heard) = mpsc::channel();
        let ring = events.clone();
        thread::spawn(move || {
            let showing = Showing::new(story, Arc::clone(&tell));
            let mut growing = Growing::new(tell);
            growing.read_texts(&input.texts);
            let unread = read_all(&input, &stopped, &mut |found, total| growing.take_in(found, total));
            let loaded = growing.finish(&showing);
            homes.put(loaded.homes());
            Follower::new(&input, Opened { loaded, unread }, homes, showing).serve(&heard, ring);
        });
        Self { stop, events }
    }

    /// Reads no further file.
    pub(super) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Shows the story with that digest in place of the one of the same id.
    pub(super) fn adopt(&self, digest: Arc<Digest>) {
        // The thread only ends with its receiver when the program does.
        let _ = self.events.send(Event::Adopt(digest));
    }
}

impl Drop for Loader {
    fn drop(&mut self) {
        self.stop();
        // It may have ended already.
        let _ = self.events.send(Event::End);
    }
}

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
    /// When the story so far is shown next. Each showing takes time from reading, so each step is longer than all before it.
    show: Duration,
}

impl Growing {
    fn new(tell: Tell) -> Self {
        let now = Instant::now();
        Self { tell, loaded: Loaded::default(), done: 0, began: now, told: now, show: FIRST_SHOWN }
    }

    fn read_texts(&mut self, paths: &[PathBuf]) {
        let (texts, refusals) = Texts::read(paths);
        self.loaded.texts = texts;
        refusals.into_iter().for_each(|refusal| self.loaded.refuse(refusal));
    }

    fn take_in(&mut self, found: Found, total: usize) {
        take_in(&mut self.loaded, found);
        self.done += 1;
        if self.told.elapsed() >= TOLD_EVERY {
            self.told = Instant::now();
            (self.tell)(Message::Progress(self.progress(total)));
        }
        let elapsed = self.began.elapsed();
        if elapsed >= self.show {
            self.show = elapsed * 3;
            (self.tell)(Message::Coverage(Arc::new(self.loaded.coverage())));
        }
    }

    fn progress(&self, total: usize) -> Progress {
        let seconds = self.began.elapsed().as_secs_f64();
        let rate = (self.done as f64 / seconds) as usize;
        let seconds_left = (rate > 0).then(|| (total.saturating_sub(self.done) / rate) as u64);
        Progress { done: self.done, total, rate, seconds_left, finished: false }
    }

    /// Tells the whole story, with what its reports have in common as soon as that is known.
    fn finish(self, showing: &Showing) -> Loaded {
        showing.show(self.loaded.coverage());
        let progress = Progress { done: self.done, total: self.done, finished: true, ..Progress::default() };
        (self.tell)(Message::Progress(progress));
        self.loaded
    }
}
