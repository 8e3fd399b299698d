//! Who has the terminal: taking it, lending it to the shell, giving it back, and writing to it only in between.
//!
//! A process has one terminal, and several threads must agree about it: the loop draws, the thread of the signals lends
//! and returns it, a panic anywhere ends it. So its state is one value for the whole process, and every byte that goes to
//! the screen passes [`write`].

use std::io::{self, stdout};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ratatui::crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

/// The other screen, no cursor, pasted text marked as such.
const ENTER: &str = "\x1b[?1049h\x1b[?25l\x1b[?2004h";
/// Reports of mouse buttons and the wheel, without bounds on the column. Mere movement stays unreported: it would wake the
/// program for nothing.
const MOUSE: &str = "\x1b[?1000h\x1b[?1006h";
/// All of it back. What wasn't asked for is harmless to take back.
const LEAVE: &str = "\x1b[?1006l\x1b[?1000l\x1b[?2004l\x1b[0m\x1b[?25h\x1b[?1049l";

/// How long a terminal that takes no output is waited for before it is left as it is.
const PATIENCE: Duration = Duration::from_millis(100);

/// How many times that a terminal that does take output is waited for while a frame is on its way to it.
const MOST_WAITS: u32 = 10;

/// Whose terminal it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holder {
    /// Not ours yet, or not any more.
    Shell,
    /// Ours.
    Program,
    /// The shell's while the program is stopped.
    Lent,
    /// Given back for good: the program is ending.
    Ended,
}

struct State {
    holder: Holder,
    /// True while a frame is being written. The lock itself isn't held for so long, so that a terminal that takes no output
    /// can't keep the program from ending.
    writing: bool,
    mouse: bool,
}

static STATE: Mutex<State> = Mutex::new(State { holder: Holder::Shell, writing: false, mouse: false });
static WRITTEN: Condvar = Condvar::new();

/// Gives the terminal back when dropped.
#[derive(Debug)]
pub(super) struct Guard(());

impl Drop for Guard {
    fn drop(&mut self) {
        hand_over(Holder::Shell);
    }
}

/// Takes the terminal, with reports of the mouse or without, and shows a first frame. Fails where there is none, and where the
/// program is ending already.
pub(super) fn take(mouse: bool, frame: &[u8]) -> io::Result<Guard> {
    let mut state = quiet();
    if state.holder == Holder::Ended {
        return Err(io::ErrorKind::Interrupted.into());
    }
    enable_raw_mode()?;
    state.mouse = mouse;
    state.holder = Holder::Program;
    // From here on dropping it undoes what was done.
    let guard = Guard(());
    let entered = [entering(&state).as_bytes(), frame].concat();
    send_unlocked(state, &entered).map(|()| guard)
}

/// Lends the terminal to the shell; false where it isn't ours to lend.
pub(super) fn lend() -> bool {
    hand_over(Holder::Lent)
}

/// Takes a lent terminal again, or makes sure of one that the shell may have changed; false where it was given back for
/// good. The screen holds nothing of ours then.
pub(super) fn retake() -> bool {
    let mut state = quiet();
    if !matches!(state.holder, Holder::Lent | Holder::Program) {
        return false;
    }
    // The settings that were saved may have been changed behind our back, by a shell that took over after SIGSTOP.
    let _ = disable_raw_mode();
    let _ = enable_raw_mode();
    state.holder = Holder::Program;
    send(entering(&state).as_bytes()).is_ok()
}

/// Gives the terminal back for good; later frames are dropped.
pub(super) fn end() {
    hand_over(Holder::Ended);
}

/// Writes a frame; does nothing where the terminal isn't ours.
pub(super) fn write(frame: &[u8]) -> io::Result<()> {
    let state = lock();
    if state.holder != Holder::Program {
        return Ok(());
    }
    send_unlocked(state, frame)
}

/// Writes a frame and lets others know that it is being written.
fn send_unlocked(mut state: MutexGuard<'_, State>, frame: &[u8]) -> io::Result<()> {
    state.writing = true;
    drop(state);
    let sent = send(frame);
    lock().writing = false;
    WRITTEN.notify_all();
    sent
}

/// True where there is a terminal to read keys from.
pub(super) fn has_keyboard() -> bool {
    use rustix::fs::{Mode, OFlags};
    rustix::termios::isatty(io::stdin())
        || rustix::fs::open("/dev/tty", OFlags::RDONLY | OFlags::NOCTTY | OFlags::CLOEXEC, Mode::empty()).is_ok()
}

/// Restores the terminal if it is ours, and notes who has it now; true where it was ours.
fn hand_over(to: Holder) -> bool {
    let mut state = quiet();
    let ours = state.holder == Holder::Program;
    if !ours && (to == Holder::Lent || state.holder == Holder::Ended) {
        return false;
    }
    state.holder = to;
    if ours {
        // A frame that is stuck halfway means that nothing gets through.
        if !state.writing && takes_output(PATIENCE) {
            let _ = send(LEAVE.as_bytes());
        }
        let _ = disable_raw_mode();
    }
    ours
}

fn entering(state: &State) -> String {
    [ENTER, if state.mouse { MOUSE } else { "" }].concat()
}

fn lock() -> MutexGuard<'static, State> {
    STATE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The state, once no frame is being written, or when the terminal takes none. A thread that a busy machine lets wait in the
/// middle of a frame is waited for, as long as it isn't the terminal that keeps it.
fn quiet() -> MutexGuard<'static, State> {
    let mut state = lock();
    for _ in 0..MOST_WAITS {
        let waited = WRITTEN.wait_timeout_while(state, PATIENCE, |state| state.writing);
        let (since, waited) = waited.unwrap_or_else(PoisonError::into_inner);
        state = since;
        if !waited.timed_out() || !takes_output(Duration::ZERO) {
            break;
        }
    }
    state
}

/// True where the terminal would take a little output within that time.
fn takes_output(patience: Duration) -> bool {
    tells(PollFlags::OUT, patience)
}

/// True where the terminal tells one of `flags`, or that it is gone, within that time. A signal that comes in between, such as
/// the one of the hang-up itself, is no answer.
pub(super) fn tells(flags: PollFlags, patience: Duration) -> bool {
    let stdout = stdout();
    let patience = Timespec { tv_sec: 0, tv_nsec: patience.subsec_nanos().into() };
    loop {
        match poll(&mut [PollFd::new(&stdout, flags)], Some(&patience)) {
            Err(Errno::INTR | Errno::AGAIN) => {}
            told => return told.is_ok_and(|told| told > 0),
        }
    }
}

/// Writes to the terminal, in one call where it takes all at once.
fn send(mut bytes: &[u8]) -> io::Result<()> {
    let stdout = stdout();
    while !bytes.is_empty() {
        match rustix::io::write(&stdout, bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => bytes = &bytes[written..],
            Err(Errno::INTR) => {}
            // Somebody who shares the terminal made it non-blocking.
            Err(Errno::AGAIN) => match poll(&mut [PollFd::new(&stdout, PollFlags::OUT)], None) {
                Ok(_) | Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            },
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}
