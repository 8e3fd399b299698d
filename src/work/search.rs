//! The search thread: it answers the newest question at once, reads quotes into the index between questions, and sleeps
//! when there is nothing to do.
//!
//! A newer question calls the older one off wherever it is. What the index has not read yet is looked through as it
//! stands, so that an answer never waits for the index.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::app::message::Message;
use crate::app::{Coverage, MOST_HITS};
use crate::search::{Index, Query};

use super::Tell;

/// How many quotes are read between two looks at the story: a few milliseconds. A question is heard at once.
const READ_AT_ONCE: usize = 2048;

/// The other end of the search thread. The thread ends when this is dropped.
pub(super) struct Searcher(Desk);

/// What lies before the search thread.
#[derive(Clone, Default)]
pub(super) struct Desk(Arc<Shared>);

#[derive(Default)]
struct Shared {
    inbox: Mutex<Inbox>,
    bell: Condvar,
    /// The number of the newest question; the greatest of all once nobody asks any more.
    newest: AtomicU64,
}

#[derive(Default)]
struct Inbox {
    story: Option<Arc<Coverage>>,
    question: Option<(u64, Query)>,
    /// True when the story may be read into the index: while files are being loaded, they need the processors.
    may_read: bool,
    closed: bool,
}

impl Desk {
    /// From now on this story is searched. It is told while the desk is locked, so that nobody hears of hits in a story
    /// before the story itself.
    pub(super) fn cover(&self, coverage: Arc<Coverage>, tell: impl FnOnce(Arc<Coverage>)) {
        let mut inbox = self.inbox();
        inbox.story = Some(Arc::clone(&coverage));
        tell(coverage);
        self.0.bell.notify_one();
    }

    /// Nothing more important is going on: the story may be read before anybody asks.
    pub(super) fn calm(&self) {
        self.inbox().may_read = true;
        self.0.bell.notify_one();
    }

    fn ask(&self, number: u64, query: Query) {
        let mut inbox = self.inbox();
        self.0.newest.store(number, Ordering::Relaxed);
        inbox.question = Some((number, query));
        inbox.may_read = true;
        self.0.bell.notify_one();
    }

    fn close(&self) {
        let mut inbox = self.inbox();
        self.0.newest.store(u64::MAX, Ordering::Relaxed);
        inbox.closed = true;
        self.0.bell.notify_one();
    }

    fn inbox(&self) -> MutexGuard<'_, Inbox> {
        self.0.inbox.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until there is something new; false when nobody asks any more.
    fn wait(&self) -> bool {
        let idle = |inbox: &mut Inbox| !inbox.closed && inbox.story.is_none() && inbox.question.is_none();
        let inbox = self.0.bell.wait_while(self.inbox(), idle).unwrap_or_else(PoisonError::into_inner);
        !inbox.closed
    }
}

impl Searcher {
    /// Starts the thread; answers are told through `tell`.
    pub(super) fn start(tell: Tell) -> Self {
        let desk = Desk::default();
        let mut clerk = Clerk::new(desk.clone(), tell);
        thread::spawn(move || clerk.serve());
        Self(desk)
    }

    /// Where the story to be searched is put.
    pub(super) fn desk(&self) -> Desk {
        self.0.clone()
    }

    /// Asks; a newer question makes this one void. Numbers rise.
    pub(super) fn search(&self, number: u64, query: Query) {
        self.0.ask(number, query);
    }
}

impl Drop for Searcher {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// Does what lies on the desk, a piece at a time.
struct Clerk {
    desk: Desk,
    tell: Tell,
    index: Index,
    /// A question for which something near may be found once the index has read all words.
    open: Option<(u64, Query)>,
}

/// What became of a piece of work.
#[derive(Debug, PartialEq, Eq)]
enum Step {
    /// There is more to do.
    Done,
    /// There was nothing to do.
    Idle,
}

impl Clerk {
    fn new(desk: Desk, tell: Tell) -> Self {
        Self { desk, tell, index: Index::default(), open: None }
    }

    fn serve(&mut self) {
        loop {
            if self.step() == Step::Idle && !self.desk.wait() {
                return;
            }
        }
    }

    /// Takes in a new story and answers a question, or reads some more quotes where there is no question.
    fn step(&mut self) -> Step {
        let (story, question, may_read) = {
            let mut inbox = self.desk.inbox();
            if inbox.closed {
                return Step::Idle;
            }
            (inbox.story.take(), inbox.question.take(), inbox.may_read)
        };
        let is_new = story.is_some();
        if let Some(coverage) = story {
            self.index.set_digests(coverage.story().digests());
        }
        match question.or_else(|| self.open.take_if(|_| self.index.is_read())) {
            Some((number, query)) => self.answer(number, query),
            None if may_read && !self.index.is_read() => {
                let newest = &self.desk.0.newest;
                let before = newest.load(Ordering::Relaxed);
                self.index.advance_while(READ_AT_ONCE, &|| newest.load(Ordering::Relaxed) == before);
            }
            None if is_new => {}
            None => return Step::Idle,
        }
        Step::Done
    }

    fn answer(&mut self, number: u64, query: Query) {
        let newest = &self.desk.0.newest;
        let is_newest = || newest.load(Ordering::Relaxed) == number;
        let mut nearest = false;
        // Where it is called off, the newer question is on the desk.
        let answered = self.index.run(&query, MOST_HITS, &is_newest, &mut |answer| {
            nearest = answer.nearest;
            (self.tell)(Message::Found { number, answer });
        });
        let is_open = answered.is_some() && nearest && !self.index.is_read();
        self.open = is_open.then_some((number, query));
    }
}

#[cfg(test)]
mod tests;
