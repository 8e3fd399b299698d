//! The deciding thread: it works out what the story is after each of the reader's decisions.
//!
//! What was decided holds for whatever is loaded later, so every story passes here on its way to the screen.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::app::Coverage;
use crate::app::decide::Change;
use crate::app::message::Message;

use super::Tell;

/// The other end of the deciding thread. The thread ends when this is dropped.
pub(super) struct Decider {
    changes: Sender<Change>,
    story: Story,
}

/// The story that was told last, which has the decisions with it.
#[derive(Clone, Default)]
pub(super) struct Story {
    coverage: Arc<Mutex<Arc<Coverage>>>,
}

impl Story {
    /// Tells a story as the reader decided. Stories and decisions are told in the order in which they were taken in.
    pub(super) fn tell(&self, coverage: Arc<Coverage>, tell: impl FnOnce(Arc<Coverage>)) {
        let mut latest = self.latest();
        let decisions = latest.decisions();
        let decided = if decisions.is_empty() && coverage.decisions().is_empty() {
            coverage
        } else {
            Arc::new(Coverage::clone(&coverage).decided(decisions.clone()))
        };
        *latest = Arc::clone(&decided);
        tell(decided);
    }

    fn latest(&self) -> MutexGuard<'_, Arc<Coverage>> {
        self.coverage.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Decider {
    /// Starts the thread; what was decided is told through `tell`.
    pub(super) fn start(tell: Tell) -> Self {
        let (changes, asked) = channel();
        let story = Story::default();
        let of = story.clone();
        thread::spawn(move || decide(&asked, &of, &tell));
        Self { changes, story }
    }

    /// The story that it decides about.
    pub(super) fn story(&self) -> Story {
        self.story.clone()
    }

    /// Decides something or takes it back.
    pub(super) fn change(&self, change: Change) {
        // The thread only ends with its receiver when the program does.
        let _ = self.changes.send(change);
    }
}

fn decide(asked: &Receiver<Change>, story: &Story, tell: &Tell) {
    while let Ok(change) = asked.recv() {
        let mut latest = story.latest();
        let Some(outcome) = latest.change(&change) else { continue };
        *latest = Arc::new(outcome.coverage);
        tell(Message::Decided { coverage: Arc::clone(&latest), told: outcome.told, follow: outcome.follow });
    }
}
