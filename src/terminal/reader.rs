//! The loop: one queue of events, and a frame when they have changed something.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::app::message::{Effect, Message};
use crate::app::target::Target;
use crate::app::{App, Pane, update};
use crate::view::{self, Drawn};

use super::input::{self, Input};
use super::screen::Screen;
use super::{guard, panics, signals};

/// How many events are taken in before a frame is drawn at the latest, so that a stream of results can't hide them all.
const MOST_EVENTS: usize = 1000;

/// How the person wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether the mouse is used; without it the terminal's own selection of text works.
    pub mouse: bool,
    /// Whether colours are used.
    pub colour: bool,
}

/// Where the threads that carry effects out put what they have found.
#[derive(Clone, Debug)]
pub struct Mailbox(Sender<Event>);

impl Mailbox {
    /// Puts a message in; false where nobody reads it any more.
    pub fn send(&self, message: Message) -> bool {
        self.0.send(Event::Message(message)).is_ok()
    }
}

/// What the loop waits for.
#[derive(Debug)]
enum Event {
    Input(Input),
    Message(Message),
    /// The terminal may show anything by now: it is ours again, or has another size.
    Redraw,
    Failed(io::Error),
}

/// Runs the reader until the person leaves it.
///
/// `start` is called once the first frame is on the screen, with the mailbox for results, and returns what carries out
/// effects: it must hand long work over to threads. Leaving and stopping are dealt with here.
///
/// # Errors
///
/// Where there is no terminal, and where it can't be written to or read from any more.
pub fn run<C: FnMut(Effect)>(app: App, options: Options, start: impl FnOnce(Mailbox) -> C) -> io::Result<()> {
    let (sender, events) = channel();
    panics::install();
    let redraw = sender.clone();
    signals::listen(move || drop(redraw.send(Event::Redraw)))?;
    let _guard = guard::take(options.mouse)?;
    let mut reader = Reader { app, screen: Screen::new(options.colour)?, drawn: Drawn::default() };
    reader.draw()?;
    signals::watch_terminal()?;
    let typed = sender.clone();
    input::listen(move |input| typed.send(input.map_or_else(Event::Failed, Event::Input)).is_ok())?;
    let carry = start(Mailbox(sender));
    let served = reader.serve(&events, carry);
    if served.is_err() {
        signals::end_if_gone();
    }
    served
}

struct Reader {
    app: App,
    screen: Screen,
    /// What the last frame showed.
    drawn: Drawn,
}

/// What comes after an event.
enum Next {
    /// Nothing has changed.
    Wait,
    /// A new frame is due.
    Draw,
    Leave,
}

impl Reader {
    fn serve(&mut self, events: &Receiver<Event>, mut carry: impl FnMut(Effect)) -> io::Result<()> {
        // The threads of the input and the signals hold on to the other end: there is always something to wait for.
        while let Ok(first) = events.recv() {
            let mut changed = false;
            for event in std::iter::once(first).chain(events.try_iter()).take(MOST_EVENTS) {
                match self.take(event, &mut carry)? {
                    Next::Wait => {}
                    Next::Draw => changed = true,
                    Next::Leave => return Ok(()),
                }
            }
            if changed {
                self.draw()?;
            }
        }
        Ok(())
    }

    fn draw(&mut self) -> io::Result<()> {
        self.drawn = self.screen.draw(|frame| view::draw(&self.app, frame))?;
        if self.drawn.shown != self.app.shown {
            // What fits decides which keys are offered. Showing a frame asks for nothing else to be done.
            update(&mut self.app, Message::Shown(self.drawn.shown));
            self.drawn = self.screen.draw(|frame| view::draw(&self.app, frame))?;
        }
        Ok(())
    }

    fn take(&mut self, event: Event, carry: &mut impl FnMut(Effect)) -> io::Result<Next> {
        let message = match event {
            Event::Message(message) => Some(message),
            Event::Redraw => {
                self.screen.invalidate();
                return Ok(Next::Draw);
            }
            Event::Input(input) => self.message(input),
            Event::Failed(error) => return Err(error),
        };
        let Some(message) = message else { return Ok(Next::Wait) };
        match update(&mut self.app, message) {
            None => {}
            Some(Effect::Quit) => return Ok(Next::Leave),
            Some(Effect::Suspend) if signals::can_stop() => signals::stop(),
            Some(Effect::Suspend) => {
                let notice = "no shell is waiting behind this program: q leaves it".to_owned();
                update(&mut self.app, Message::Notice(notice));
            }
            Some(effect) => carry(effect),
        }
        Ok(Next::Draw)
    }

    /// What an input means on the screen as it was last drawn.
    fn message(&self, input: Input) -> Option<Message> {
        match input {
            Input::Key(key) => Some(Message::Key(key)),
            Input::Paste(text) => Some(Message::Paste(text)),
            Input::Click(column, row) => self.drawn.target(column, row).map(Message::Click),
            Input::Wheel(column, row, rows) => Some(Message::Wheel(pane(self.drawn.target(column, row)), rows)),
        }
    }
}

/// The pane that a place on the screen belongs to.
fn pane(target: Option<Target>) -> Option<Pane> {
    match target? {
        Target::Pane(pane) | Target::Row(pane, _) => Some(pane),
        Target::Action(_) | Target::Part(_) => None,
    }
}
