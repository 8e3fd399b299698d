//! Saving digests under review, and reading their files again.
//!
//! What a review changes is `app`'s; how a file is written so that nothing is ever half there is `files`'.

use std::collections::{HashMap, HashSet};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use crate::app::message::Message;
use crate::app::review::{Copy, Unsaved};
use crate::digest::{self, Reading};
use crate::files::{self, Fingerprint, Refusal, Source};
use crate::model::{Digest, Id, Level, Problem};

use super::Tell;

/// The file that a digest is from, and the state that the file was in.
#[derive(Clone, Debug, Default)]
pub(super) struct Home {
    /// `None` for standard input and what comes with the program.
    path: Option<PathBuf>,
    known: Option<Fingerprint>,
    /// Why the file must not be written over, if it holds more than the digest.
    more: Option<&'static str>,
}

/// The files of the digests that are open.
#[derive(Clone, Default)]
pub(super) struct Homes(Arc<Mutex<HashMap<Id, Home>>>);

/// Errors that leave everything in the digest that the file says.
const NOTHING_LOST: [&str; 5] =
    ["unknown-id", "refers-to-itself", "span-outside", "circular-quotes", "range-backwards"];

impl Home {
    /// The home of what was read from `path` when it was in the state `known`.
    pub(super) fn new(path: Option<PathBuf>, known: Option<Fingerprint>, reading: &Reading) -> Self {
        let lost = |problem: &Problem| problem.level == Level::Error && !NOTHING_LOST.contains(&problem.code);
        let more = if reading.digests.len() > 1 {
            Some("the file holds other digests too")
        } else if reading.problems.iter().any(lost) {
            Some("parts of the file could not be read, and would be lost")
        } else {
            None
        };
        Self { path, known, more }
    }

    /// The home of what came of reading `path` when it was in the state `known`.
    pub(super) fn of(path: Option<PathBuf>, known: Option<Fingerprint>, outcome: &Result<Reading, Refusal>) -> Self {
        match outcome {
            Ok(reading) => Self::new(path, known, reading),
            Err(_) => Self { path, known, more: Some("the file could not be read") },
        }
    }

    /// The state in which the file was read; `None` for what is in no file.
    pub(super) fn state(&self) -> Option<Fingerprint> {
        self.path.as_ref().and(self.known)
    }
}

impl Homes {
    pub(super) fn put(&self, homes: HashMap<Id, Home>) {
        *self.lock() = homes;
    }

    /// Takes in the homes of digests that came in since. A home that is known already stays as it is: who reviews the digest has
    /// read the file as it was then, and must hear of a change before writing over it.
    pub(super) fn add(&self, homes: HashMap<Id, Home>) {
        let mut known = self.lock();
        for (id, home) in homes {
            known.entry(id).or_insert(home);
        }
    }

    /// False where somebody else has changed the file of the digest since it was read or saved here.
    pub(super) fn is_current(&self, id: &Id) -> bool {
        match self.of(id).map(|home| (home.path, home.known)) {
            Some((Some(path), Some(known))) => files::fingerprint(&path).is_ok_and(|now| now == known),
            _ => true,
        }
    }

    /// Those of the files that are in the state in which the program itself has left them.
    pub(super) fn own<'p>(&self, files: &HashMap<&'p Path, Fingerprint>) -> HashSet<&'p Path> {
        let known = self.lock();
        let own = known.values().filter_map(|home| {
            let (path, state) = files.get_key_value(home.path.as_deref()?)?;
            (home.known.as_ref() == Some(state)).then_some(*path)
        });
        own.collect()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Id, Home>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn of(&self, digest: &Id) -> Option<Home> {
        self.lock().get(digest).cloned()
    }

    /// Saves a digest to its file, or beside it; the name of the file comes back.
    pub(super) fn save(&self, digest: &Digest, copy: Copy) -> Result<String, Unsaved> {
        let home = self.of(&digest.id);
        let saved = match (copy, home) {
            (Copy::No, Some(home)) => save(digest, home)?,
            (Copy::No, None) => return Err(unsaved("this digest is from no file")),
            (Copy::Beside, home) => save_beside(digest, home.and_then(|home| home.path).as_deref())?,
        };
        let name = saved.path.as_deref().map_or(String::new(), |path| Source::new(path).name().to_owned());
        self.lock().insert(digest.id.clone(), saved);
        Ok(name)
    }

    /// The digest as its file has it now.
    fn reread(&self, id: &Id) -> Result<Digest, String> {
        let path = self.of(id).and_then(|home| home.path).ok_or("this digest is from no file")?;
        // Asked before reading: what is written in between shows as a change.
        let known = files::fingerprint(&path).ok();
        let source = Source::new(&path);
        let bytes = source.read().map_err(|refusal| refusal.message)?;
        let mut reading = digest::read(source.name(), &bytes);
        let home = Home::new(Some(path), known, &reading);
        let at = reading.digests.iter().position(|digest| digest.id == *id);
        let at = at.ok_or("the file doesn't hold this digest any more")?;
        self.lock().insert(id.clone(), home);
        Ok(reading.digests.swap_remove(at))
    }
}

fn unsaved(why: &str) -> Unsaved {
    Unsaved { why: why.to_owned(), changed: false }
}

fn refused(refusal: &Refusal) -> Unsaved {
    Unsaved { why: format!("{}: {}", refusal.file, refusal.message), changed: refusal.code == "changed" }
}

/// Writes the digest over its file, if that is still as it was known and holds nothing else.
fn save(digest: &Digest, home: Home) -> Result<Home, Unsaved> {
    let Some(path) = &home.path else { return Err(unsaved("this digest is from no file")) };
    if let Some(more) = home.more {
        return Err(unsaved(more));
    }
    let Some(known) = &home.known else { return Err(unsaved("it is not known in which state the file was read")) };
    let bytes = written(digest, path);
    files::save_unless_changed(path, bytes.as_bytes(), known).map_err(|refusal| refused(&refusal))?;
    Ok(Home { known: state_of(path, &bytes).or(home.known), ..home })
}

/// The state of the file that holds `bytes`; `None` where somebody wrote it again already.
fn state_of(path: &Path, bytes: &str) -> Option<Fingerprint> {
    let known = files::fingerprint(path).ok()?;
    let found = Source::new(path).read().ok()?;
    (found == bytes.as_bytes()).then_some(known)
}

/// A digest as the files of that name have them: one a line where they have one a line.
fn written(digest: &Digest, path: &Path) -> String {
    let lines = path.extension().is_some_and(|ending| ending == "ndjson" || ending == "jsonl");
    if lines { digest::write_line(digest) + "\n" } else { digest::write(digest) }
}

/// The most names that are tried for a copy.
const MOST_COPIES: usize = 99;

/// Writes the digest to a new file beside `path`, or in the folder at hand.
fn save_beside(digest: &Digest, path: Option<&Path>) -> Result<Home, Unsaved> {
    for number in 1..=MOST_COPIES {
        let path = beside(digest, path, number);
        let bytes = written(digest, &path);
        match files::save_new(&path, bytes.as_bytes()) {
            Ok(()) => {
                let known = state_of(&path, &bytes);
                return Ok(Home { path: Some(path), known, more: None });
            }
            Err(refusal) if refusal.code == "exists" => {}
            Err(refusal) => return Err(refused(&refusal)),
        }
    }
    Err(unsaved("there are too many copies already"))
}

/// `NAME.reviewed.json` beside the file NAME.json, `NAME.reviewed-2.json` as the second; without a file, the digest's id is
/// the name, as far as its characters are fit for one.
fn beside(digest: &Digest, path: Option<&Path>, number: usize) -> PathBuf {
    let mut name = match path.and_then(Path::file_stem) {
        Some(stem) => stem.to_owned(),
        None => OsString::from(stem_of(&digest.id)),
    };
    name.push(if number == 1 { ".reviewed.json".to_owned() } else { format!(".reviewed-{number}.json") });
    path.map_or_else(|| PathBuf::from(&name), |path| path.with_file_name(&name))
}

fn stem_of(id: &Id) -> String {
    /// Names of files have limits.
    const LONGEST: usize = 60;
    let fit = |c: char| if c.is_ascii_alphanumeric() || c == '-' || c == '_' { c } else { '-' };
    let stem: String = id.chars().take(LONGEST).map(fit).collect();
    if stem.is_empty() { "digest".to_owned() } else { stem }
}

/// Something that the saving thread is asked for.
enum Request {
    Save { digest: Arc<Digest>, number: u64, copy: Copy },
    Reread(Id),
}

/// The other end of the saving thread. Dropping it waits until everything that was asked for is saved.
pub(super) struct Saver {
    requests: Option<Sender<Request>>,
    thread: Option<JoinHandle<()>>,
}

impl Saver {
    /// Starts the thread; what came of each request is told through `tell`.
    pub(super) fn start(homes: Homes, tell: Tell) -> Self {
        let (requests, asked) = channel();
        let thread = thread::spawn(move || serve(&asked, &homes, &tell));
        Self { requests: Some(requests), thread: Some(thread) }
    }

    pub(super) fn save(&self, digest: Arc<Digest>, number: u64, copy: Copy) {
        self.ask(Request::Save { digest, number, copy });
    }

    pub(super) fn reread(&self, id: Id) {
        self.ask(Request::Reread(id));
    }

    fn ask(&self, request: Request) {
        if let Some(requests) = &self.requests {
            // The thread only ends with its receiver when this is dropped.
            let _ = requests.send(request);
        }
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        self.requests = None;
        if let Some(thread) = self.thread.take() {
            // Where it panicked, there is nothing to wait for.
            let _ = thread.join();
        }
    }
}

fn serve(asked: &Receiver<Request>, homes: &Homes, tell: &Tell) {
    let mut cleared = HashSet::new();
    while let Ok(request) = asked.recv() {
        match request {
            Request::Save { digest, number, copy } => {
                // What a session that was killed left behind goes before the first save of this one.
                if let Some(path) = homes.of(&digest.id).and_then(|home| home.path)
                    && cleared.insert(path.clone())
                {
                    files::remove_leftovers(&path);
                }
                let outcome = homes.save(&digest, copy);
                tell(Message::Saved { digest: digest.id.clone(), number, outcome });
            }
            Request::Reread(id) => tell(match homes.reread(&id) {
                Ok(digest) => Message::Reread(Arc::new(digest)),
                Err(why) => Message::Notice(format!("not read again: {why}")),
            }),
        }
    }
}

#[cfg(test)]
mod tests;
