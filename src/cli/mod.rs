//! The command line: arguments become work, results go to standard output, messages to standard error.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

mod args;
mod built_in;
mod commands;
mod draft;
mod folders;
mod output;
mod reader;

use crate::text::sanitise;

use args::{Arguments, Command, When};
use output::Output;

/// How a run ends, as the shell sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Done.
    Done,
    /// `check` found errors, or `search` found nothing.
    Failed,
    /// Wrong usage, or nothing readable.
    Unusable,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Done => 0,
            Outcome::Failed => 1,
            Outcome::Unusable => 2,
        })
    }
}

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    // Wrong usage ends here, with a message on standard error and status 2.
    let arguments = Arguments::of_process().unwrap_or_else(|error| leave(&error));
    let output = Output::new(colour(arguments.color, &io::stdout()), colour(arguments.color, &io::stderr()));
    let outcome = match arguments.command {
        None => reader::open(arguments.reader, &output),
        Some(command) => run_command(command, &output),
    };
    outcome.into()
}

fn run_command(command: Command, output: &Output) -> Outcome {
    match command {
        Command::Show { paths, format } => commands::show(&paths, format, output),
        Command::Search { query, paths, format } => commands::search(&query, &paths, format, output),
        Command::Claims { paths, format, pairs: true, .. } => commands::pairs(&paths, format, output),
        Command::Claims { paths, format, kind, as_found, .. } => {
            let decisions = (!as_found).then(|| commands::decisions(output));
            commands::claims(&paths, format, kind, decisions.as_ref(), output)
        }
        Command::Check { paths, format, text } => commands::check(&paths, text.as_deref(), format, output),
        Command::Draft { reports } => draft::draft(&reports, output),
        Command::Text { report } => commands::text(&report, output),
        Command::Schema => commands::schema(output),
        Command::Completions { shell } => commands::completions(shell, output),
        Command::Man => commands::man(output),
    }
}

/// Ends the program with what the parser has to say of the arguments, help and version included. It quotes them as they are,
/// and some shell may have put the name of somebody's file there.
fn leave(error: &clap::Error) -> ! {
    let steers = |argument: OsString| {
        let argument = argument.to_string_lossy();
        sanitise::line(&argument) != argument
    };
    let (said, asked) = (error.render(), args::colour_of_process());
    let (to_err, steers) = (error.use_stderr(), std::env::args_os().any(steers));
    // Left to itself, the parser colours what a build machine prints, whatever its terminal can do.
    let has_colour = if to_err { colour(asked, &io::stderr()) } else { colour(asked, &io::stdout()) };
    let said = if has_colour && !steers { said.ansi().to_string() } else { said.to_string() };
    let said = if steers { sanitise::block(&said) } else { said.into() };
    // Where there is nobody to tell, there is nothing to do about it.
    let _ = if to_err { io::stderr().write_all(said.as_bytes()) } else { io::stdout().write_all(said.as_bytes()) };
    std::process::exit(error.exit_code());
}

/// Whether the terminal does more than print, such as erase a line and show colours.
fn has_escapes() -> bool {
    std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// Whether a stream gets colours: as asked, else where it is a terminal that has them and `NO_COLOR` is not set.
fn colour(when: When, stream: &impl IsTerminal) -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    match when {
        When::Always => true,
        When::Never => false,
        When::Auto => stream.is_terminal() && !set("NO_COLOR") && has_escapes(),
    }
}
