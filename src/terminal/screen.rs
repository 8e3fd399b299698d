//! The screen: what a frame is drawn on, and how it reaches the terminal in one piece.

use std::cell::RefCell;
use std::io::{self, Write, stdout};
use std::rc::Rc;

use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::style::force_color_output;
use ratatui::layout::Rect;
use ratatui::style::Color;
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};
use rustix::termios::tcgetwinsize;

use super::cells;

/// The largest screen that is drawn on. Terminals can claim any size, and each cell costs memory.
const LARGEST: (u16, u16) = (1000, 500);

/// What a terminal is taken for that doesn't know its size, such as a serial line.
const USUAL: (u16, u16) = (80, 24);

/// Plain style, everything erased, the cursor at home.
const CLEAR: &[u8] = b"\x1b[0m\x1b[2J\x1b[H";

/// Room for the largest usual frame, so that it is collected without moving.
const FRAME: usize = 64 * 1024;

/// The screen of the terminal that the guard holds.
pub(super) struct Screen {
    terminal: Terminal<CrosstermBackend<Collector>>,
    frame: Collector,
    area: Rect,
    /// False where everything is to be shown without colours.
    colour: bool,
    /// True where the terminal may show something else than the last frame.
    stale: bool,
}

impl Screen {
    /// A screen that nothing has been drawn on.
    pub(super) fn new(colour: bool) -> io::Result<Self> {
        // Where it reads NO_COLOR by itself, crossterm 0.29 ends each change of colour with a reset that takes a reversed
        // selection with it. So it isn't left to it: colours are taken out of the frame.
        force_color_output(true);
        let frame = Collector::default();
        let area = Rect::default();
        Ok(Self { terminal: blank(&frame, area)?, frame, area, colour, stale: true })
    }

    /// Says that the terminal may show anything by now.
    pub(super) fn invalidate(&mut self) {
        self.stale = true;
    }

    /// Draws a frame. What differs from the last one waits to be sent, or all of it where that is gone.
    pub(super) fn compose<T>(&mut self, view: impl FnOnce(&mut Frame<'_>) -> T) -> io::Result<T> {
        let size = tcgetwinsize(stdout())?;
        let area = usable((size.ws_col, size.ws_row));
        if self.stale || area != self.area {
            // A new terminal knows of nothing that was drawn. Asking the old one to clear itself would ask the real one
            // where its cursor is, and wait for the answer.
            self.terminal = blank(&self.frame, area)?;
            self.frame.clear();
            self.frame.write_all(CLEAR)?;
            self.area = area;
            self.stale = false;
        }
        let mut shown = None;
        self.terminal.draw(|frame| {
            shown = Some(view(frame));
            cells::spread(frame.buffer_mut());
            if !self.colour {
                decolour(frame);
            }
        })?;
        shown.ok_or_else(|| io::ErrorKind::Other.into())
    }

    /// Sends what waits, by `send`.
    pub(super) fn send<T>(&self, send: impl FnOnce(&[u8]) -> io::Result<T>) -> io::Result<T> {
        let mut frame = self.frame.0.borrow_mut();
        let sent = send(&frame);
        frame.clear();
        frame.shrink_to(FRAME);
        sent
    }
}

fn blank(frame: &Collector, area: Rect) -> io::Result<Terminal<CrosstermBackend<Collector>>> {
    let options = TerminalOptions { viewport: Viewport::Fixed(area) };
    Terminal::with_options(CrosstermBackend::new(frame.clone()), options)
}

/// The part of a screen of that many columns and rows that is drawn on.
fn usable((columns, rows): (u16, u16)) -> Rect {
    let bounded = |size: u16, usual: u16, largest: u16| if size == 0 { usual } else { size.min(largest) };
    Rect::new(0, 0, bounded(columns, USUAL.0, LARGEST.0), bounded(rows, USUAL.1, LARGEST.1))
}

/// Takes the colours out of a frame; bold, reversed and the like stay.
fn decolour(frame: &mut Frame<'_>) {
    for cell in &mut frame.buffer_mut().content {
        cell.fg = Color::Reset;
        cell.bg = Color::Reset;
    }
}

/// Collects the bytes of a frame. Flushing does nothing: the frame goes out when it is complete.
#[derive(Clone)]
struct Collector(Rc<RefCell<Vec<u8>>>);

impl Default for Collector {
    fn default() -> Self {
        Self(Rc::new(RefCell::new(Vec::with_capacity(FRAME))))
    }
}

impl Collector {
    fn clear(&self) {
        self.0.borrow_mut().clear();
    }
}

impl Write for Collector {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_bounded() {
        let check = |size: (u16, u16), expected: (u16, u16)| {
            assert_eq!(usable(size), Rect::new(0, 0, expected.0, expected.1));
        };
        check((80, 24), (80, 24));
        check((1, 1), (1, 1));
        check((0, 0), USUAL);
        check((0, 7), (80, 7));
        check((5000, 5000), LARGEST);
        check((u16::MAX, 10), (1000, 10));
    }
}
