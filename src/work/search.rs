//! The search thread: it answers the newest question and forgets the older ones.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use crate::app::message::Message;
use crate::app::{Coverage, MOST_HITS};
use crate::search::{Index, Query};

use super::Tell;

/// The other end of the search thread. The thread ends when this is dropped.
pub(super) struct Searcher {
    questions: Sender<(u64, Query)>,
    handle: Handle,
}

/// Where the story to be searched is put.
#[derive(Clone, Default)]
pub(super) struct Handle {
    coverage: Arc<Mutex<Option<Arc<Coverage>>>>,
}

impl Handle {
    /// From now on this story is searched.
    pub(super) fn cover(&self, coverage: Arc<Coverage>) {
        *self.coverage.lock().unwrap_or_else(PoisonError::into_inner) = Some(coverage);
    }

    fn current(&self) -> Option<Arc<Coverage>> {
        self.coverage.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Searcher {
    /// Starts the thread; answers are told through `tell`.
    pub(super) fn start(tell: Tell) -> Self {
        let (questions, asked) = channel();
        let handle = Handle::default();
        let story = handle.clone();
        thread::spawn(move || answer(&asked, &story, &tell));
        Self { questions, handle }
    }

    pub(super) fn handle(&self) -> Handle {
        self.handle.clone()
    }

    /// Asks; a newer question makes this one void.
    pub(super) fn search(&self, number: u64, query: Query) {
        // The thread only ends with its receiver when the program does.
        let _ = self.questions.send((number, query));
    }
}

fn answer(asked: &Receiver<(u64, Query)>, story: &Handle, tell: &Tell) {
    let mut built: Option<(Arc<Coverage>, Index)> = None;
    while let Ok(question) = asked.recv() {
        let (number, query) = asked.try_iter().last().unwrap_or(question);
        let Some(coverage) = story.current() else { continue };
        let fresh = built.as_ref().is_some_and(|(of, _)| Arc::ptr_eq(of, &coverage));
        if !fresh {
            let index = Index::build(coverage.story().digests());
            built = Some((coverage, index));
        }
        let Some((_, index)) = &built else { continue };
        let mut answer = index.search(&query, MOST_HITS);
        if answer.total == 0 {
            answer = index.nearest(&query, MOST_HITS);
        }
        tell(Message::Found { number, answer });
    }
}
