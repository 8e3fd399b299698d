//! The styles of text on a terminal that isn't drawn on: the terminal's own colours, and what each is for.
//!
//! Each says something that a word or a sign beside it says too.

use std::fmt::{self, Write};

use anstyle::{AnsiColor, Style};

use crate::text::styled::Styled;

/// What a stretch of text is to its reader; each rendering has its own form for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// Ordinary text.
    Plain,
    /// Text that matters more.
    Strong,
    /// Text that matters less.
    Quiet,
    /// What a person should look at before relying on something.
    Warning,
    /// A standing that two origins or more support.
    Good,
    /// The kind of a difference.
    Difference,
    /// The words in which reports differ.
    Differing,
    /// The words that a search found.
    Match,
    /// The letter of the report at that position.
    Report(u32),
}

/// A paragraph of toned text.
pub(super) type Phrase = Styled<Tone>;

impl Tone {
    fn style(self) -> Style {
        const LETTERS: [AnsiColor; 5] =
            [AnsiColor::Cyan, AnsiColor::Magenta, AnsiColor::Green, AnsiColor::Blue, AnsiColor::Yellow];
        match self {
            Self::Plain => Style::new(),
            Self::Strong => Style::new().bold(),
            Self::Quiet => Style::new().dimmed(),
            Self::Warning => AnsiColor::Yellow.on_default(),
            Self::Good => AnsiColor::Green.on_default(),
            Self::Difference => AnsiColor::Red.on_default().bold(),
            Self::Differing => AnsiColor::Red.on_default().bold().underline(),
            Self::Match => AnsiColor::Yellow.on_default().bold().underline(),
            Self::Report(position) => LETTERS[position as usize % LETTERS.len()].on_default().bold(),
        }
    }
}

/// Writes sanitised text in its tone; plain text, and any text where there are no colours, as it is.
pub(super) fn write(out: &mut dyn Write, text: &str, tone: Tone, colour: bool) -> fmt::Result {
    let style = tone.style();
    if !colour || style.is_plain() {
        return out.write_str(text);
    }
    write!(out, "{style}{text}{style:#}")
}
