//! What comes from outside the program: signals that end, stop and continue it, and the end of the terminal itself.

use std::ffi::c_int;
use std::io::{self, stdout};
use std::thread;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::guard;

/// Listens for signals on a thread of its own until the program ends. `redraw` is called when everything must be drawn
/// again: the terminal has been taken back, or has another size.
pub(super) fn listen(redraw: impl Fn() + Send + 'static) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    let serve = move || {
        for signal in signals.forever() {
            match signal {
                SIGTSTP => stop(),
                SIGCONT => {
                    if guard::retake() {
                        redraw();
                    }
                }
                // The library that reads the keys tells of it too, but only once it reads.
                SIGWINCH => redraw(),
                _ => die_of(signal),
            }
        }
    };
    thread::Builder::new().name("signals".into()).spawn(serve).map(drop)
}

/// Ends the program when the terminal is gone. Reading wouldn't: it spins on a terminal that has hung up.
pub(super) fn watch_terminal() -> io::Result<()> {
    let watch = || {
        let stdout = stdout();
        // No events are asked for: a hang-up is always told.
        let mut terminal = [PollFd::new(&stdout, PollFlags::empty())];
        while let Err(Errno::INTR | Errno::AGAIN) = poll(&mut terminal, None) {}
        die_of(SIGHUP);
    };
    thread::Builder::new().name("hang-up".into()).spawn(watch).map(drop)
}

/// Ends the program where the terminal is gone: an error of reading or writing it says only that something is wrong, and the
/// thread that watches it may come too late. The hang-up itself may take a moment longer than the error.
pub(super) fn end_if_gone() {
    if guard::tells(PollFlags::empty(), Duration::from_millis(200)) {
        die_of(SIGHUP);
    }
}

/// True where a shell with job control started the program, so that somebody can bring it back once it is stopped.
///
/// A shell gives each job a process group of its own. A program that is the terminal's first (`xterm -e`, a container) or
/// was started by a script that is has the session's, and would stay stopped for ever.
pub(super) fn can_stop() -> bool {
    getsid(None).is_ok_and(|session| session != getpgrp())
}

/// Gives the terminal back and stops the whole job, as Ctrl-Z does in a shell; the thread of the signals takes it again on
/// SIGCONT.
pub(super) fn stop() {
    if guard::lend() && kill_current_process_group(Signal::STOP).is_err() {
        guard::retake();
    }
}

/// Gives the terminal back and ends the program in the way the signal ends one that doesn't handle it, so that whoever
/// started it sees why.
fn die_of(signal: c_int) {
    guard::end();
    // It fails for signals that the library doesn't know, which are none of these.
    let _ = emulate_default_handler(signal);
}
