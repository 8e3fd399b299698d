//! The deciding thread: it works out what the story is after each of the reader's decisions, and has them kept.
//!
//! What was decided holds for whatever is loaded later, so every story passes here on its way to the screen.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use crate::app::Coverage;
use crate::app::decide::{Change, Edit};
use crate::app::message::Message;
use crate::crossref::decisions::{Decision, Decisions};

use super::Tell;
use super::kept::{self, Kept};

/// The other end of the deciding thread. Dropping it waits until everything that was decided has been kept.
pub(super) struct Decider {
    changes: Option<Sender<Change>>,
    thread: Option<JoinHandle<()>>,
    story: Story,
}

/// The story that was told last, which has the decisions with it.
#[derive(Clone)]
pub(super) struct Story {
    file: Option<PathBuf>,
    told: Arc<Mutex<Told>>,
    tell: Tell,
}

#[derive(Default)]
struct Told {
    coverage: Arc<Coverage>,
    /// True when the decisions of earlier runs have been read.
    ready: bool,
}

impl Story {
    /// Tells a story as the reader decided. Stories and decisions are told in the order in which they were taken in.
    pub(super) fn tell(&self, coverage: Arc<Coverage>, tell: impl FnOnce(Arc<Coverage>)) {
        let mut told = self.told();
        let decisions = told.coverage.decisions();
        let decided = if decisions == coverage.decisions() {
            coverage
        } else {
            Arc::new(Coverage::clone(&coverage).decided(decisions.clone()))
        };
        told.coverage = Arc::clone(&decided);
        tell(decided);
    }

    /// The story as it was told last.
    pub(super) fn current(&self) -> Arc<Coverage> {
        Arc::clone(&self.told().coverage)
    }

    /// What was told last, with what was decided in earlier runs.
    fn told(&self) -> MutexGuard<'_, Told> {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if !told.ready {
            told.ready = true;
            let held = kept::read(self.file.as_deref());
            told.coverage = Arc::new(Coverage::default().decided(Decisions::new(held.decisions)));
            if let Some(notice) = held.notice {
                (self.tell)(Message::Notice(notice));
            }
        }
        told
    }

    /// Makes a change and tells it; what there is to be kept of it comes back.
    fn change(&self, change: &Change) -> Option<Edit> {
        let mut told = self.told();
        let outcome = told.coverage.change(change)?;
        told.coverage = Arc::new(outcome.coverage);
        let coverage = Arc::clone(&told.coverage);
        (self.tell)(Message::Decided { coverage, told: outcome.told, follow: outcome.follow });
        Some(outcome.edit)
    }

    /// Takes in what is kept, where another run of the program has added to it.
    fn replace(&self, kept: Vec<Decision>) {
        let mut told = self.told();
        if told.coverage.decisions().made() == kept {
            return;
        }
        let mut decisions = told.coverage.decisions().clone();
        decisions.replace(kept);
        told.coverage = Arc::new(Coverage::clone(&told.coverage).decided(decisions));
        (self.tell)(Message::Coverage(Arc::clone(&told.coverage)));
    }
}

impl Decider {
    /// Starts the thread; what was decided is kept in `file` and told through `tell`.
    pub(super) fn start(file: Option<PathBuf>, tell: Tell) -> Self {
        let (changes, asked) = channel();
        let story = Story { file, told: Arc::default(), tell };
        let of = story.clone();
        let thread = thread::spawn(move || decide(&asked, &of));
        Self { changes: Some(changes), thread: Some(thread), story }
    }

    /// The story that it decides about.
    pub(super) fn story(&self) -> Story {
        self.story.clone()
    }

    /// Decides something or takes it back.
    pub(super) fn change(&self, change: Change) {
        if let Some(changes) = &self.changes {
            // The thread only ends with its receiver when the program does.
            let _ = changes.send(change);
        }
    }
}

impl Drop for Decider {
    fn drop(&mut self) {
        self.changes = None;
        if let Some(thread) = self.thread.take() {
            // A panic of the thread has been told already.
            let _ = thread.join();
        }
    }
}

fn decide(asked: &Receiver<Change>, story: &Story) {
    let mut kept = None;
    while let Ok(change) = asked.recv() {
        // What waits already is kept in one go.
        let edits: Vec<Edit> =
            std::iter::once(change).chain(asked.try_iter()).filter_map(|change| story.change(&change)).collect();
        if edits.is_empty() {
            continue;
        }
        match kept.get_or_insert_with(|| Kept::new(story.file.clone())).save(edits) {
            Ok(held) => {
                story.replace(held.decisions);
                held.notice.into_iter().for_each(|notice| (story.tell)(Message::Notice(notice)));
            }
            Err(Some(notice)) => (story.tell)(Message::Notice(notice)),
            Err(None) => {}
        }
    }
}

#[cfg(test)]
mod tests;
