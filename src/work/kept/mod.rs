//! The file that keeps the reader's decisions, in a folder of the reader's own.
//!
//! Several runs of the program share it: each change is made to what the file holds at that moment, under a lock. What
//! stands there and isn't understood stays as it is.

mod format;

use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use crate::app::decide::Edit;
use crate::crossref::decisions::Decision;
use crate::files::{self, Lock, Refusal, Source};

use self::format::{Entry, Unusable};

/// How long another run may hold the file before the wait for it ends.
const LONGEST_WAIT: Duration = Duration::from_secs(2);
/// How often the file is asked for while another run holds it.
const ASKED_EVERY: Duration = Duration::from_millis(10);

/// Changes that are still to be kept, and where.
pub(super) struct Kept {
    file: Option<PathBuf>,
    unsaved: Vec<Edit>,
    /// True where the person knows that nothing can be kept, so that it is not said again.
    told: bool,
}

/// What a file holds, and what the person should know about it.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Held {
    /// The decisions, oldest first.
    pub(super) decisions: Vec<Decision>,
    /// Something to tell.
    pub(super) notice: Option<String>,
}

/// What the file holds; nothing where there is none yet.
pub(super) fn read(file: Option<&Path>) -> Held {
    let Some(file) = file else { return Held::default() };
    match entries(file) {
        Ok(entries) => held(&entries, None),
        Err(trouble) => Held { notice: Some(trouble.in_words(file)), ..Held::default() },
    }
}

impl Kept {
    /// Keeps decisions in `file`; without one only as long as the program runs.
    pub(super) fn new(file: Option<PathBuf>) -> Self {
        if let Some(file) = &file {
            files::remove_leftovers(file);
        }
        Self { file, unsaved: Vec::new(), told: false }
    }

    /// Keeps `edits`, and what could not be kept before, and returns what the file holds then. What can't be kept is kept
    /// in mind, and why is returned where the person doesn't know it yet.
    pub(super) fn save(&mut self, edits: Vec<Edit>) -> Result<Held, Option<String>> {
        self.unsaved.extend(edits);
        let saved = match &self.file {
            Some(file) => save(file, &self.unsaved).map_err(|trouble| trouble.in_words(file)),
            None => Err("there is no folder for it: set XDG_DATA_HOME or HOME".to_owned()),
        };
        match saved {
            Ok(held) => {
                self.unsaved.clear();
                self.told = false;
                Ok(held)
            }
            Err(why) => {
                let told = std::mem::replace(&mut self.told, true);
                Err((!told).then(|| format!("decided for this run only: {why}")))
            }
        }
    }
}

/// Why the file can't be used.
enum Trouble {
    /// The system says so.
    Refused(Refusal),
    /// What it holds is not what it should.
    Unusable(Unusable),
    /// Another run holds it.
    Held,
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl Trouble {
    fn in_words(&self, file: &Path) -> String {
        let file = Source::new(file).name().to_owned();
        match self {
            Self::Refused(refusal) => refusal.to_string(),
            Self::Unusable(Unusable::Newer(version)) => {
                format!("{file}: a newer twosource wrote it ({version}); it stays as it is")
            }
            Self::Unusable(Unusable::Broken(why)) => {
                format!("{file}: your decisions can't be read: {why}; the file is set aside when you next decide")
            }
            Self::Held => format!("{file}: another twosource holds it"),
        }
    }
}

/// The entries of the file, none where it doesn't exist.
fn entries(file: &Path) -> Result<Vec<Entry>, Trouble> {
    match Source::new(file).read() {
        Ok(bytes) => format::read(&bytes).map_err(Trouble::Unusable),
        Err(refusal) if refusal.code == "missing" => Ok(Vec::new()),
        Err(refusal) => Err(refusal.into()),
    }
}

fn held(entries: &[Entry], notice: Option<String>) -> Held {
    Held { decisions: entries.iter().filter_map(|entry| entry.decision.clone()).collect(), notice }
}

/// Makes `edits` to what the file holds now.
fn save(file: &Path, edits: &[Edit]) -> Result<Held, Trouble> {
    if let Some(folder) = file.parent() {
        files::make_folder(folder)?;
    }
    let _lock = lock(file)?;
    let (mut entries, notice) = match entries(file) {
        Err(Trouble::Unusable(Unusable::Broken(why))) => {
            let aside = files::set_aside(file)?;
            let aside = Source::new(&aside).name().to_owned();
            (Vec::new(), Some(format!("what was decided before can't be read ({why}) and is now in {aside}")))
        }
        entries => (entries?, None),
    };
    for edit in edits {
        match edit {
            Edit::Add(decision) => entries.push(Entry::of(decision)),
            Edit::Remove(decision) => {
                // Another run may have taken it back already.
                if let Some(at) = entries.iter().rposition(|entry| entry.decision.as_ref() == Some(decision)) {
                    entries.remove(at);
                }
            }
        }
    }
    files::save(file, format::write(&entries).as_bytes())?;
    Ok(held(&entries, notice))
}

/// Takes the lock of the file, waiting for another run that holds it.
fn lock(file: &Path) -> Result<Lock, Trouble> {
    let began = Instant::now();
    loop {
        if let Some(lock) = files::lock(file)? {
            return Ok(lock);
        }
        if began.elapsed() > LONGEST_WAIT {
            return Err(Trouble::Held);
        }
        thread::sleep(ASKED_EVERY);
    }
}

#[cfg(test)]
mod tests;
