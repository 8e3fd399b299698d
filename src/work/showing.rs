//! Showing stories: at once as far as they are known, and again when their reports have been compared.
//!
//! A large story is compared on a thread of its own, so that whoever reads or follows files need not wait for it. Only the
//! newest story is ever shown.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::app::Coverage;
use crate::app::message::Message;

use super::Tell;
use super::decide::Story;

/// Stories of up to so many claims, quotes and figures are compared before they are shown: it takes less than a frame.
const COMPARED_AT_ONCE: usize = 1500;

/// Shows stories, the newest in place of the others.
pub(super) struct Showing {
    story: Story,
    tell: Tell,
    /// Counts the stories; held while one is told, so that none is told after a newer one.
    newest: Arc<Mutex<u64>>,
    large: Sender<(u64, Coverage)>,
}

impl Showing {
    /// Tells stories through `tell`; `story` is the one that was told last.
    pub(super) fn new(story: Story, tell: Tell) -> Self {
        let newest = Arc::new(Mutex::new(0));
        let (large, asked) = channel();
        let (number, told) = (Arc::clone(&newest), Arc::clone(&tell));
        thread::spawn(move || compare(&asked, &number, &told));
        Self { story, tell, newest, large }
    }

    /// Shows a story that has not been compared yet.
    pub(super) fn show(&self, coverage: Coverage) {
        let digests = coverage.story().digests().iter();
        let items: usize = digests.map(|d| d.claims.len() + d.quotes.len() + d.figures.len()).sum();
        if items <= COMPARED_AT_ONCE {
            let compared = super::compare(coverage);
            *lock(&self.newest) += 1;
            (self.tell)(Message::Coverage(Arc::new(compared)));
            return;
        }
        let mut newest = lock(&self.newest);
        *newest += 1;
        let carrying = coverage.clone().carrying(&self.story.current());
        (self.tell)(Message::Coverage(Arc::new(carrying)));
        // The thread only ends with its receiver when this is dropped.
        let _ = self.large.send((*newest, coverage));
    }

    /// Says something in passing.
    pub(super) fn mention(&self, news: String) {
        (self.tell)(Message::News(news));
    }
}

fn compare(asked: &Receiver<(u64, Coverage)>, newest: &Mutex<u64>, tell: &Tell) {
    give_way();
    while let Ok(first) = asked.recv() {
        let (number, coverage) = asked.try_iter().last().unwrap_or(first);
        let compared = Arc::new(super::compare(coverage));
        let newest = lock(newest);
        if *newest == number {
            tell(Message::Coverage(compared));
        }
    }
}

/// Lets other threads go before this one and those that it starts: comparing takes all processors for seconds, and keys and
/// changes of files are to be answered meanwhile.
#[cfg(target_os = "linux")]
fn give_way() {
    /// A third of the time of a thread that doesn't give way, where both want the same processor (sched(7)).
    const NICE: i32 = 5;
    // It only fails where it is not allowed, and then all threads are alike.
    let _ = rustix::process::nice(NICE);
}

/// Elsewhere priorities are of whole programs.
#[cfg(not(target_os = "linux"))]
fn give_way() {}

fn lock(number: &Mutex<u64>) -> MutexGuard<'_, u64> {
    number.lock().unwrap_or_else(PoisonError::into_inner)
}
