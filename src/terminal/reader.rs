//! The loop: one queue of events, and a frame when they have changed something.

use std::io;
use std::sync::Arc;
use std::thread;

use crate::app::message::{Effect, Message};
use crate::app::target::Target;
use crate::app::{App, Pane, update};
use crate::view::{self, Drawn};

use super::input::{self, Input};
use super::queue::{Event, Receiver, Sender, queue};
use super::screen::Screen;
use super::{guard, panics, signals};

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
pub struct Mailbox(Sender);

impl Mailbox {
    /// Puts a message in; false where nobody reads it any more. Of progress, stories, answers and notices the newest takes
    /// the place of those that haven't been read.
    pub fn send(&self, message: Message) -> bool {
        self.0.send(Event::Message(message))
    }
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
    panics::install();
    let ended = read(app, options, start);
    if ended.is_err() {
        signals::end_if_gone();
    }
    ended
}

/// Takes the terminal with the first frame on it, listens and serves.
fn read<C: FnMut(Effect)>(app: App, options: Options, start: impl FnOnce(Mailbox) -> C) -> io::Result<()> {
    let mut reader = Reader { app, screen: Screen::new(options.colour)?, drawn: Drawn::default() };
    reader.compose()?;
    let (sender, events) = queue();
    let redraw = sender.clone();
    // It must hear before the terminal is taken, and no sooner: a second thread slows down the drawing of the first one.
    signals::listen(move || _ = redraw.send(Event::Redraw))?;
    let _guard = reader.screen.send(|frame| guard::take(options.mouse, frame))?;
    reader.settle()?;
    signals::watch_terminal()?;
    let typed = sender.clone();
    input::listen(move |input| typed.send(input.map_or_else(Event::Failed, Event::Input)))?;
    let carry = start(Mailbox(sender));
    reader.serve(&events, carry)
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
    fn serve(&mut self, events: &Receiver, mut carry: impl FnMut(Effect)) -> io::Result<()> {
        loop {
            let mut changed = false;
            for event in events.take() {
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
    }

    /// Draws a frame, which waits to be sent.
    fn compose(&mut self) -> io::Result<()> {
        self.drawn = self.screen.compose(|frame| view::draw(&self.app, frame))?;
        Ok(())
    }

    fn draw(&mut self) -> io::Result<()> {
        self.compose()?;
        self.screen.send(guard::write)?;
        self.settle()
    }

    /// Draws again where what fits decides which keys are offered.
    fn settle(&mut self) -> io::Result<()> {
        if self.drawn.shown != self.app.shown {
            // Showing a frame asks for nothing else to be done.
            update(&mut self.app, Message::Shown(self.drawn.shown));
            self.compose()?;
            self.screen.send(guard::write)?;
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
        let before = Arc::clone(&self.app.coverage);
        let effect = update(&mut self.app, message);
        if !Arc::ptr_eq(&before, &self.app.coverage) {
            // A large story takes longer to be dropped than a frame may.
            let _ = thread::Builder::new().spawn(move || drop(before));
        }
        match effect {
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
