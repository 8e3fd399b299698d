//! Opening the interactive reader, or printing where there is no screen to draw on.

use std::io::{self, IsTerminal};
use std::sync::Arc;

use crate::app::App;
use crate::terminal::{self, Options};
use crate::work::{Input, Work};

use super::args::{Reader, ShowFormat};
use super::output::Output;
use super::{Outcome, commands, folders};

/// Opens the reader on what the arguments name.
pub(super) fn open(reader: Reader, output: &Output) -> Outcome {
    if !io::stdout().is_terminal() {
        return commands::show(&reader.paths, ShowFormat::Text, output);
    }
    let kind = std::env::var("TERM").ok();
    if !terminal::is_usable(kind.as_deref()) {
        output.say("this terminal can't show the reader; twosource show prints the digests");
        return Outcome::Unusable;
    }
    let input = Input { texts: reader.text, decisions: folders::decisions(), ..commands::input(&reader.paths) };
    let options = Options { mouse: !reader.no_mouse, colour: output.has_colour() };
    let ran = terminal::run(App::default(), options, |mailbox| {
        let tell = Arc::new(move |message| {
            // Nobody reads the mail of a reader that has been left.
            let _ = mailbox.send(message);
        });
        let mut work = Work::start(input, tell);
        move |effect| work.carry_out(effect)
    });
    match ran {
        Ok(()) => Outcome::Done,
        Err(error) => {
            output.say(&format!("the terminal can't be used: {error}"));
            Outcome::Unusable
        }
    }
}
