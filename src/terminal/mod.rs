//! The terminal: takes it, draws on it, hears what is typed, and gives it back whatever happens.
//!
//! [`run`] is the loop of the interactive reader. Keys, signals and the results of work arrive as events in one queue;
//! `app` says what they change, `view` what that looks like. What the keys mean is `app`'s, carrying effects out is the
//! caller's.
//!
//! # What is promised
//!
//! - The terminal is given back on every way out: leaving, an error, a panic of any thread, SIGTERM, SIGINT, SIGHUP and
//!   SIGQUIT, which then end the program as they would without a handler. Only SIGKILL, an abort and a stack overflow
//!   can't be dealt with.
//! - Stopping (Ctrl-Z, SIGTSTP) gives it back too, and SIGCONT takes it again with a full redraw.
//! - When the terminal is gone the program ends at once.
//! - A frame is one write, and nothing is drawn or computed while nothing happens.

pub mod cells;
mod guard;
mod input;
mod panics;
mod queue;
mod reader;
mod screen;
mod signals;

pub use reader::{Mailbox, Options, run};

use std::io::{self, IsTerminal};

/// True where a screen can be drawn: standard output is a terminal that can do more than print, and there is one to read
/// keys from. `kind` is what the environment says of it (`TERM`).
pub fn is_usable(kind: Option<&str>) -> bool {
    io::stdout().is_terminal() && !matches!(kind, None | Some("" | "dumb")) && guard::has_keyboard()
}

/// How many columns the terminal says it has; `None` where there is none, or it doesn't say.
pub fn columns() -> Option<u16> {
    ratatui::crossterm::terminal::size().ok().map(|(columns, _)| columns).filter(|columns| *columns > 0)
}
