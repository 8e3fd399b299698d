//! Two terminal emulators that were written by different people, to hear what a stream of bytes does to a terminal.

use std::cell::RefCell;
use std::io::{self, Write};
use std::num::NonZeroU16;
use std::rc::Rc;

use alacritty_terminal::Term;
use alacritty_terminal::event::{Event, EventListener};
use alacritty_terminal::grid::Dimensions;
use alacritty_terminal::index::{Column, Line};
use alacritty_terminal::term::Config;
use alacritty_terminal::term::cell::Flags;
use alacritty_terminal::vte::ansi::{Processor, StdSyncHandler};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};
use twosource::terminal::cells;

/// A screen drawn on by ratatui, and the bytes that this takes.
pub(crate) struct Drawing {
    terminal: Terminal<CrosstermBackend<Bytes>>,
    bytes: Bytes,
}

impl Drawing {
    pub(crate) fn new(columns: u16, rows: u16) -> Self {
        let bytes = Bytes::default();
        let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, columns, rows)) };
        let terminal =
            Terminal::with_options(CrosstermBackend::new(bytes.clone()), options).expect("writing to memory");
        Self { terminal, bytes }
    }

    /// Draws a frame and gives the bytes that turn the last one into it.
    pub(crate) fn draw(&mut self, view: impl FnOnce(&mut Frame<'_>)) -> Vec<u8> {
        let draw = |frame: &mut Frame<'_>| {
            view(frame);
            cells::spread(frame.buffer_mut());
        };
        self.terminal.draw(draw).expect("writing to memory");
        self.bytes.0.take()
    }
}

#[derive(Clone, Default)]
struct Bytes(Rc<RefCell<Vec<u8>>>);

impl Write for Bytes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Both emulators, fed with the same bytes.
pub(crate) struct Emulators {
    vt100: vt100::Parser<Heard>,
    alacritty: Term<Heard>,
    processor: Processor<StdSyncHandler>,
    heard: Heard,
    size: (u16, u16),
}

impl Emulators {
    pub(crate) fn new(columns: u16, rows: u16) -> Self {
        let heard = Heard::default();
        let cells = |count| NonZeroU16::new(count).unwrap_or(NonZeroU16::MIN);
        Self {
            vt100: vt100::Parser::new_with_callbacks(cells(rows), cells(columns), 0, heard.clone()),
            alacritty: Term::new(Config::default(), &Size { columns, rows }, heard.clone()),
            processor: Processor::new(),
            heard,
            size: (columns, rows),
        }
    }

    pub(crate) fn feed(&mut self, bytes: &[u8]) {
        self.vt100.process(bytes);
        self.processor.advance(&mut self.alacritty, bytes);
    }

    /// What the bytes asked for beyond drawing: titles, bells, answers, the clipboard, what is unknown.
    pub(crate) fn heard(&self) -> Vec<String> {
        self.heard.0.borrow().clone()
    }

    /// The cells of the screen of each emulator.
    pub(crate) fn screens(&self) -> [Vec<String>; 2] {
        [
            self.rows(|row, column| self.vt100_cell(row, column)),
            self.rows(|row, column| self.alacritty_cell(row, column)),
        ]
    }

    fn rows(&self, cell: impl Fn(u16, u16) -> String) -> Vec<String> {
        let (columns, rows) = self.size;
        let row = |row| (0..columns).map(|column| cell(row, column)).collect::<Vec<_>>().join("|");
        (0..rows).map(row).collect()
    }

    fn vt100_cell(&self, row: u16, column: u16) -> String {
        let Some(cell) = self.vt100.screen().cell(row, column) else { return String::new() };
        let text = cell.contents();
        if text.is_empty() && !cell.is_wide_continuation() { " ".to_owned() } else { text.to_owned() }
    }

    fn alacritty_cell(&self, row: u16, column: u16) -> String {
        let cell = &self.alacritty.grid()[Line(i32::from(row))][Column(usize::from(column))];
        if cell.flags.contains(Flags::WIDE_CHAR_SPACER) {
            return String::new();
        }
        std::iter::once(cell.c).chain(cell.zerowidth().unwrap_or_default().iter().copied()).collect()
    }
}

struct Size {
    columns: u16,
    rows: u16,
}

impl Dimensions for Size {
    fn total_lines(&self) -> usize {
        self.rows.into()
    }

    fn screen_lines(&self) -> usize {
        self.rows.into()
    }

    fn columns(&self) -> usize {
        self.columns.into()
    }
}

/// Notes what an emulator was asked to do.
#[derive(Clone, Default)]
struct Heard(Rc<RefCell<Vec<String>>>);

impl Heard {
    fn note(&self, what: String) {
        self.0.borrow_mut().push(what);
    }
}

impl EventListener for Heard {
    fn send_event(&self, event: Event) {
        // Every other event asks something of the terminal.
        if !matches!(event, Event::Wakeup | Event::MouseCursorDirty) {
            self.note(format!("{event:?}"));
        }
    }
}

impl vt100::Callbacks for Heard {
    fn audible_bell(&mut self, _: &mut vt100::Screen) {
        self.note("a bell".to_owned());
    }

    fn visual_bell(&mut self, _: &mut vt100::Screen) {
        self.note("a flash".to_owned());
    }

    fn resize(&mut self, _: &mut vt100::Screen, size: (u16, u16)) {
        self.note(format!("resize to {size:?}"));
    }

    fn set_window_icon_name(&mut self, _: &mut vt100::Screen, name: &[u8]) {
        self.note(format!("icon {name:?}"));
    }

    fn set_window_title(&mut self, _: &mut vt100::Screen, title: &[u8]) {
        self.note(format!("title {title:?}"));
    }

    fn copy_to_clipboard(&mut self, _: &mut vt100::Screen, _: &[u8], data: &[u8]) {
        self.note(format!("copy {data:?}"));
    }

    fn paste_from_clipboard(&mut self, _: &mut vt100::Screen, _: &[u8]) {
        self.note("paste".to_owned());
    }

    fn unhandled_char(&mut self, _: &mut vt100::Screen, c: char) {
        self.note(format!("character {c:?}"));
    }

    fn unhandled_control(&mut self, _: &mut vt100::Screen, byte: u8) {
        self.note(format!("control {byte:#x}"));
    }

    fn unhandled_escape(&mut self, _: &mut vt100::Screen, _: Option<u8>, _: Option<u8>, byte: u8) {
        self.note(format!("escape {byte:#x}"));
    }

    fn unhandled_csi(&mut self, _: &mut vt100::Screen, _: Option<u8>, _: Option<u8>, params: &[&[u16]], end: char) {
        self.note(format!("CSI {params:?} {end}"));
    }

    fn unhandled_osc(&mut self, _: &mut vt100::Screen, _: &[&[u8]]) {
        self.note("OSC".to_owned());
    }
}
