//! Where results and messages go: standard output and standard error, with or without colours.

use std::fmt;
use std::io::{self, IsTerminal, Write};

use crate::export::{Page, problem};
use crate::model::Problem;
use crate::text::sanitise;

use super::Outcome;

/// The widest lines of text for people: longer ones are hard to follow.
const WIDEST: usize = 100;

/// The two streams of the program.
pub(super) struct Output {
    out_colour: bool,
    err_colour: bool,
}

impl Output {
    /// The streams, each with colours or without.
    pub(super) fn new(out_colour: bool, err_colour: bool) -> Self {
        Self { out_colour, err_colour }
    }

    /// True where standard output gets colours.
    pub(super) fn has_colour(&self) -> bool {
        self.out_colour
    }

    /// How text on standard output is laid out.
    pub(super) fn page(&self) -> Page {
        page(io::stdout().is_terminal(), self.out_colour)
    }

    /// Writes a result to standard output as it is made.
    pub(super) fn print(&self, write: impl FnOnce(&mut dyn fmt::Write) -> fmt::Result) -> Outcome {
        let mut stream = Stream { inner: io::BufWriter::with_capacity(1 << 16, io::stdout().lock()), failure: None };
        let written = write(&mut stream);
        let failure = stream.failure.take().or_else(|| stream.inner.flush().err());
        match (written, failure) {
            // Whoever reads has had enough; that is no failure of ours.
            (_, Some(error)) if error.kind() == io::ErrorKind::BrokenPipe => Outcome::Done,
            (_, Some(error)) => {
                self.say(&format!("standard output can't be written: {error}"));
                Outcome::Unusable
            }
            (Err(_), None) => Outcome::Unusable,
            (Ok(()), None) => Outcome::Done,
        }
    }

    /// Writes a result that is at hand to standard output.
    pub(super) fn print_text(&self, text: &str) -> Outcome {
        self.print(|out| out.write_str(text))
    }

    /// Writes a foreign text to standard output: to a terminal as it can be read there, else to the letter.
    pub(super) fn print_foreign(&self, text: &str) -> Outcome {
        self.print_text(&if io::stdout().is_terminal() { sanitise::block(text) } else { text.into() })
    }

    /// Writes a message to standard error.
    pub(super) fn say(&self, message: &str) {
        // Where there is nobody to tell, there is nothing to do about it.
        let _ = writeln!(io::stderr(), "twosource: {}", sanitise::line(message));
    }

    /// Says on a terminal how far long work is; in a pipe, and of a single thing, nothing.
    pub(super) fn progress(&self, what: &str, done: usize, all: usize) {
        let mut err = io::stderr();
        if all > 1 && err.is_terminal() && super::has_escapes() {
            // The last word leaves the line empty for what comes next.
            let line = if done < all { format!("\r{what} {done} of {all}\x1b[K") } else { "\r\x1b[K".to_owned() };
            let _ = err.write_all(line.as_bytes());
        }
    }

    /// Writes problems to standard error.
    pub(super) fn warn(&self, problems: &[Problem]) {
        let mut text = String::new();
        // A string takes everything.
        let _ = problem::text(&mut text, problems, page(io::stderr().is_terminal(), self.err_colour));
        let _ = io::stderr().write_all(text.as_bytes());
    }
}

/// How text for people is laid out on a stream.
fn page(is_terminal: bool, colour: bool) -> Page {
    let wide = is_terminal.then(terminal_columns).flatten().unwrap_or(Page::default().columns);
    Page { columns: wide.min(WIDEST), colour }
}

/// The columns of the terminal, as far as it tells.
fn terminal_columns() -> Option<usize> {
    crate::terminal::columns().map(usize::from)
}

/// A byte stream that takes text, and keeps what went wrong.
struct Stream<W> {
    inner: W,
    failure: Option<io::Error>,
}

impl<W: Write> fmt::Write for Stream<W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.inner.write_all(text.as_bytes()).map_err(|error| {
            self.failure = Some(error);
            fmt::Error
        })
    }
}
