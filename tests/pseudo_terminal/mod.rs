//! A pseudo-terminal with a program in it and an emulator that says what would be seen.
//!
//! Nothing here waits for a time: a step waits for what must be seen, or heard of the program, and fails when that hasn't
//! happened in the end.

// Each test has its own use of it.
#![allow(dead_code)]

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, SlavePty, native_pty_system};
use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};
use vt100::{MouseProtocolMode, Parser, Screen};

/// How long something that must happen may take on a busy machine.
const DEADLINE: Duration = Duration::from_secs(30);

/// A program that runs in a pseudo-terminal.
pub(crate) struct Session {
    shown: Arc<Shown>,
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    reader: Option<thread::JoinHandle<()>>,
    /// Keeps the terminal and its settings alive until the program has ended.
    slave: Option<Box<dyn SlavePty + Send>>,
    /// The settings before the program ran, and once it has ended.
    settings: (String, Option<String>),
}

/// What the emulator shows, and the bytes that made it.
struct Shown {
    state: Mutex<(Parser, Vec<u8>)>,
    changed: Condvar,
    /// Tells the reader to let go of the terminal after what it reads next.
    let_go: AtomicBool,
}

impl Session {
    /// Starts `command` in a terminal of that many columns and rows.
    pub(crate) fn start(command: CommandBuilder, columns: u16, rows: u16) -> Self {
        Self::start_on(command, columns, rows, "xterm-256color")
    }

    /// Starts `command` in a terminal that calls itself `kind`.
    pub(crate) fn start_on(mut command: CommandBuilder, columns: u16, rows: u16, kind: &str) -> Self {
        command.env("TERM", kind);
        command.env_remove("RUST_BACKTRACE");
        let pair = native_pty_system().openpty(size(columns, rows)).expect("a pseudo-terminal");
        let settings = (format!("{:?}", pair.master.get_termios()), None);
        let child = pair.slave.spawn_command(command).expect("the program starts");
        let shown = Arc::new(Shown {
            state: Mutex::new((parser(columns, rows), Vec::new())),
            changed: Condvar::new(),
            let_go: AtomicBool::new(false),
        });
        let mut output = pair.master.try_clone_reader().expect("a reader");
        let emulator = Arc::clone(&shown);
        let reader = thread::spawn(move || {
            let mut bytes = [0; 65536];
            while let Ok(count @ 1..) = output.read(&mut bytes) {
                let mut state = emulator.state.lock().expect("no test panicked with it");
                state.0.process(&bytes[..count]);
                state.1.extend_from_slice(&bytes[..count]);
                drop(state);
                emulator.changed.notify_all();
                if emulator.let_go.load(Ordering::SeqCst) {
                    return;
                }
            }
        });
        let keyboard = pair.master.take_writer().expect("a writer");
        Self { shown, master: pair.master, keyboard, child, reader: Some(reader), slave: Some(pair.slave), settings }
    }

    /// Types.
    pub(crate) fn press(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).expect("the terminal takes keys");
        self.keyboard.flush().expect("the terminal takes keys");
    }

    /// Changes the size of the window.
    pub(crate) fn resize(&self, columns: u16, rows: u16) {
        let mut state = self.shown.state.lock().expect("no test panicked with it");
        state.0.screen_mut().set_size(cells(rows.min(500)), cells(columns.min(1000)));
        self.master.resize(size(columns, rows)).expect("the terminal changes its size");
    }

    /// Waits until the screen is as `seen` says, and gives what that returned.
    #[track_caller]
    pub(crate) fn wait<T>(&self, what: &str, mut seen: impl FnMut(&Screen) -> Option<T>) -> T {
        let state = self.shown.state.lock().expect("no test panicked with it");
        let mut found = None;
        let looking = |state: &mut (Parser, Vec<u8>)| {
            found = seen(state.0.screen());
            found.is_none()
        };
        let (state, _) =
            self.shown.changed.wait_timeout_while(state, DEADLINE, looking).expect("no test panicked with it");
        let shown = state.0.screen().contents();
        drop(state);
        found.unwrap_or_else(|| panic!("never seen: {what}; the screen shows:\n{shown}"))
    }

    /// Waits until the program has the screen and it shows `text`.
    #[track_caller]
    pub(crate) fn wait_for(&self, text: &str) {
        self.wait(text, |screen| (screen.alternate_screen() && screen.contents().contains(text)).then_some(()));
    }

    /// Waits until the terminal is as it was before the program took it, and checks that it is so in every respect.
    #[track_caller]
    pub(crate) fn wait_for_release(&self) {
        self.wait("the terminal given back", |screen| {
            let released = !screen.alternate_screen()
                && !screen.hide_cursor()
                && !screen.bracketed_paste()
                && screen.mouse_protocol_mode() == MouseProtocolMode::None
                && !screen.inverse()
                && !screen.bold();
            released.then_some(())
        });
    }

    /// Checks that the settings of the terminal (echo, lines, signals) are those from before.
    #[track_caller]
    pub(crate) fn check_settings(&self) {
        let (before, ended) = &self.settings;
        let now = || format!("{:?}", self.master.get_termios());
        assert_eq!(&ended.clone().unwrap_or_else(now), before);
    }

    /// Writes over the screen behind the program's back.
    pub(crate) fn scribble(&self) {
        let mut state = self.shown.state.lock().expect("no test panicked with it");
        state.0.process(b"\x1b[?1049l\x1b[?25h\x1b[?2004l\x1b[2J\x1b[Hshell> fg\r\n");
    }

    /// All that the program has written so far.
    pub(crate) fn written(&self) -> Vec<u8> {
        self.shown.state.lock().expect("no test panicked with it").1.clone()
    }

    /// The text on the screen.
    pub(crate) fn contents(&self) -> String {
        self.shown.state.lock().expect("no test panicked with it").0.screen().contents()
    }

    /// The program.
    pub(crate) fn process(&self) -> Pid {
        let id = self.child.process_id().and_then(|id| i32::try_from(id).ok());
        id.and_then(Pid::from_raw).expect("the program has an id")
    }

    /// Sends the program a signal.
    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.process(), signal).expect("the program is there");
    }

    /// Waits until the program is stopped.
    #[track_caller]
    pub(crate) fn wait_until_stopped(&self) {
        let process = self.process();
        let stopped = within("stopping", move || waitpid(Some(process), WaitOptions::UNTRACED));
        let (_, status) = stopped.expect("it can be waited for").expect("it has changed");
        assert!(status.stopped(), "it ended instead of stopping: {status:?}");
    }

    /// Waits until the program has ended, and until all that it wrote has been seen.
    #[track_caller]
    pub(crate) fn wait_for_end(&mut self) -> ExitStatus {
        let mut child = std::mem::replace(&mut self.child, Box::new(Gone));
        let status = within("ending", move || child.wait()).expect("it can be waited for");
        self.settings.1 = Some(format!("{:?}", self.master.get_termios()));
        // Nobody can write to the terminal any more: the reader ends when it has read everything.
        self.slave = None;
        if let Some(reader) = self.reader.take() {
            within("reading to the end", move || reader.join()).expect("the reader ends");
        }
        status
    }

    /// Lets the terminal vanish, as when its window is closed; gives the program that has lost it.
    pub(crate) fn vanish(mut self, key_that_shows_something: &str) -> Box<dyn Child + Send + Sync> {
        self.shown.let_go.store(true, Ordering::SeqCst);
        self.press(key_that_shows_something);
        self.reader.take().expect("nobody waited for the end").join().expect("the reader ends");
        self.child
    }
}

/// Runs `act` and fails when that takes for ever.
#[track_caller]
pub(crate) fn within<T: Send + 'static>(what: &str, act: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = channel();
    thread::spawn(move || sender.send(act()));
    receiver.recv_timeout(DEADLINE).unwrap_or_else(|_| panic!("it takes for ever: {what}"))
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap_or(NonZeroU16::MIN)
}

fn parser(columns: u16, rows: u16) -> Parser {
    Parser::new(cells(rows), cells(columns), 0)
}

/// Stands for a program that has been waited for.
#[derive(Debug)]
struct Gone;

impl portable_pty::ChildKiller for Gone {
    fn kill(&mut self) -> std::io::Result<()> {
        Ok(())
    }

    fn clone_killer(&self) -> Box<dyn portable_pty::ChildKiller + Send + Sync> {
        Box::new(Self)
    }
}

impl Child for Gone {
    fn try_wait(&mut self) -> std::io::Result<Option<ExitStatus>> {
        Ok(None)
    }

    fn wait(&mut self) -> std::io::Result<ExitStatus> {
        Err(std::io::ErrorKind::NotFound.into())
    }

    fn process_id(&self) -> Option<u32> {
        None
    }
}
