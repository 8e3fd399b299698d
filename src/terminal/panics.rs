//! What a panic leaves behind: the terminal as it was, and a message that can be read.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::{Write, stderr};
use std::panic::{PanicHookInfo, set_hook};
use std::process::exit;
use std::thread;

use crate::text::sanitise;

use super::guard;

/// The exit status of a program that panicked, as Rust has it.
const PANICKED: i32 = 101;

/// Makes a panic of any thread give the terminal back, say what happened, and end the program: a thread that is gone would
/// leave the person waiting for it.
pub(super) fn install() {
    set_hook(Box::new(|panic| {
        guard::end();
        tell(panic);
        exit(PANICKED);
    }));
}

fn tell(panic: &PanicHookInfo<'_>) {
    let payload = panic.payload();
    let text = payload.downcast_ref::<&str>().copied().or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    let what = text.unwrap_or("an unknown reason");
    let place = panic.location().map(|place| format!(", {}:{}", place.file(), place.line())).unwrap_or_default();
    let thread = thread::current();
    let thread = thread.name().unwrap_or("unnamed");
    // The reason may quote a digest.
    let what = sanitise::block(what);
    let mut stderr = stderr().lock();
    let _ = writeln!(stderr, "twosource: this should not have happened (thread {thread}{place}): {what}");
    let _ = writeln!(stderr, "Nothing that was saved is lost. Please report it, with what you did last.");
    let trace = Backtrace::capture();
    if trace.status() == BacktraceStatus::Captured {
        let _ = writeln!(stderr, "{trace}");
    }
}
