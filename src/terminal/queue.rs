//! What waits for the loop, in the order in which it came. However fast it comes, and however long a frame takes, little
//! waits: news that say again what older ones said take their place, and input is read no faster than it is taken in.

use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use crate::app::message::Message;

use super::input::Input;

/// How much input waits at most: far more than a person types while a frame is drawn, far less than a file has that was
/// sent to the terminal.
const MOST_INPUT: usize = 1000;

/// What the loop waits for.
#[derive(Debug)]
pub(super) enum Event {
    /// Somebody did something.
    Input(Input),
    /// Something was found out.
    Message(Message),
    /// The terminal may show anything by now: it is ours again, or has another size.
    Redraw,
    /// The terminal can't be read from.
    Failed(io::Error),
}

/// What news are about of which only the newest count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Topic {
    Progress,
    Coverage,
    Found,
    Notice,
    Redraw,
}

impl Event {
    fn topic(&self) -> Option<Topic> {
        match self {
            Self::Message(Message::Progress(_)) => Some(Topic::Progress),
            Self::Message(Message::Coverage(_)) => Some(Topic::Coverage),
            Self::Message(Message::Found { .. }) => Some(Topic::Found),
            Self::Message(Message::Notice(_)) => Some(Topic::Notice),
            Self::Redraw => Some(Topic::Redraw),
            Self::Message(_) | Self::Input(_) | Self::Failed(_) => None,
        }
    }
}

/// The end that things are put in at; any number of threads may hold it.
#[derive(Clone, Debug)]
pub(super) struct Sender(Arc<Queue>);

/// The end that the loop takes from. Once it is gone nothing is taken in any more.
#[derive(Debug)]
pub(super) struct Receiver(Arc<Queue>);

#[derive(Debug, Default)]
struct Queue {
    waiting: Mutex<Waiting>,
    /// Something came, was taken, or the loop has ended.
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Waiting {
    events: VecDeque<Event>,
    input: usize,
    closed: bool,
}

/// A new queue.
pub(super) fn queue() -> (Sender, Receiver) {
    let queue = Arc::new(Queue::default());
    (Sender(Arc::clone(&queue)), Receiver(queue))
}

impl Sender {
    /// Puts something in, and waits where too much input waits already; false where nobody takes it any more.
    pub(super) fn send(&self, event: Event) -> bool {
        let mut waiting = self.0.lock();
        if matches!(event, Event::Input(_)) {
            let is_full = |waiting: &mut Waiting| waiting.input >= MOST_INPUT && !waiting.closed;
            waiting = self.0.changed.wait_while(waiting, is_full).unwrap_or_else(PoisonError::into_inner);
            waiting.input += 1;
        }
        if waiting.closed {
            return false;
        }
        let topic = event.topic();
        waiting.events.push_back(event);
        let outdated = topic.map(|_| waiting.take_outdated());
        self.0.changed.notify_all();
        // A large story takes its time to be dropped, and the loop must not wait for that.
        drop(waiting);
        drop(outdated);
        true
    }
}

impl Waiting {
    /// Takes out the news of which newer ones wait. A story that hits were found in stays before them.
    fn take_outdated(&mut self) -> Vec<Event> {
        let mut newer = Vec::new();
        let mut outdated = Vec::new();
        for (at, event) in self.events.iter().enumerate().rev() {
            let Some(topic) = event.topic() else { continue };
            if newer.contains(&topic) {
                outdated.push(at);
                continue;
            }
            newer.push(topic);
            if topic == Topic::Found {
                newer.retain(|topic| *topic != Topic::Coverage);
            }
        }
        outdated.into_iter().filter_map(|at| self.events.remove(at)).collect()
    }
}

impl Receiver {
    /// Everything that waits; waits itself where nothing does.
    pub(super) fn take(&self) -> VecDeque<Event> {
        let is_empty = |waiting: &mut Waiting| waiting.events.is_empty();
        let waiting = self.0.changed.wait_while(self.0.lock(), is_empty);
        let mut waiting = waiting.unwrap_or_else(PoisonError::into_inner);
        waiting.input = 0;
        self.0.changed.notify_all();
        std::mem::take(&mut waiting.events)
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        let mut waiting = self.0.lock();
        waiting.closed = true;
        waiting.events.clear();
        self.0.changed.notify_all();
    }
}

impl Queue {
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Coverage;
    use crate::app::key::Key;
    use crate::app::message::Progress;

    fn progress(done: usize) -> Event {
        Event::Message(Message::Progress(Progress { done, ..Progress::default() }))
    }

    fn found(number: u64) -> Event {
        Event::Message(Message::Found { number, answer: Default::default() })
    }

    fn notice(text: &str) -> Event {
        Event::Message(Message::Notice(text.to_owned()))
    }

    fn key(c: char) -> Event {
        Event::Input(Input::Key(Key::char(c)))
    }

    /// An event in a word.
    fn named(event: &Event) -> String {
        match event {
            Event::Message(Message::Progress(progress)) => format!("progress {}", progress.done),
            Event::Message(Message::Found { number, .. }) => format!("found {number}"),
            Event::Message(Message::Coverage(_)) => "coverage".to_owned(),
            Event::Message(Message::Notice(text)) => text.clone(),
            Event::Input(Input::Key(Key { code, .. })) => format!("{code:?}"),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn of_what_says_the_same_again_the_newest_is_left() {
        let (sender, receiver) = queue();
        let coverage = || Event::Message(Message::Coverage(Arc::new(Coverage::default())));
        for event in [progress(1), key('a'), coverage(), progress(2), found(1), coverage(), Event::Redraw, found(2)] {
            assert!(sender.send(event));
        }
        for event in [notice("one"), key('b'), key('b'), Event::Redraw, notice("two")] {
            assert!(sender.send(event));
        }
        let taken: Vec<String> = receiver.take().iter().map(named).collect();
        let expected = ["Char('a')", "progress 2", "coverage", "found 2", "Char('b')", "Char('b')", "Redraw", "two"];
        assert_eq!(taken, expected);
    }

    #[test]
    fn hits_stay_behind_the_story_that_they_were_found_in() {
        #[track_caller]
        fn check(sent: &str, expected: &str) {
            let (sender, receiver) = queue();
            for (at, what) in sent.chars().enumerate() {
                let coverage = Event::Message(Message::Coverage(Arc::new(Coverage::default())));
                assert!(sender.send(if what == 'c' { coverage } else { found(at as u64) }));
            }
            let taken: Vec<String> = receiver.take().iter().map(named).collect();
            assert_eq!(taken.join(", "), expected, "{sent}");
        }
        check("ccc", "coverage");
        check("cf", "coverage, found 1");
        check("cfc", "coverage, found 1, coverage");
        check("cfcf", "coverage, found 3");
        check("cfcfcfcc", "coverage, found 5, coverage");
    }

    #[test]
    fn a_flood_leaves_little() {
        let (sender, receiver) = queue();
        for number in 0..100_000 {
            let coverage = Event::Message(Message::Coverage(Arc::new(Coverage::default())));
            assert!(sender.send(progress(number)) && sender.send(coverage) && sender.send(found(number as u64)));
        }
        let taken: Vec<String> = receiver.take().iter().map(named).collect();
        assert_eq!(taken, ["progress 99999", "coverage", "found 99999"]);
    }

    #[test]
    fn input_waits_until_it_is_taken_and_none_is_lost() {
        const ALL: usize = MOST_INPUT * 3 + 7;
        let (sender, receiver) = queue();
        let typing = std::thread::spawn(move || (0..ALL).all(|_| sender.send(key('x'))));
        let mut taken = 0;
        while taken < ALL {
            let some = receiver.take().len();
            assert!(some <= MOST_INPUT);
            taken += some;
        }
        assert_eq!((taken, typing.join().ok()), (ALL, Some(true)));
    }

    #[test]
    fn nothing_is_put_in_when_nobody_takes_it() {
        let (sender, receiver) = queue();
        for _ in 0..MOST_INPUT {
            assert!(sender.send(key('x')));
        }
        let stuck = {
            let sender = sender.clone();
            std::thread::spawn(move || sender.send(key('y')))
        };
        drop(receiver);
        assert_eq!(stuck.join().ok(), Some(false));
        assert!(!sender.send(progress(1)));
    }
}
