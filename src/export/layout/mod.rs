//! Laying out: the few forms that a result for people is made of, and how text and Markdown show each.
//!
//! What is said is decided above; here it only gets its place.

mod escape;
mod markdown;
mod table;
mod text;

pub(super) use markdown::Markdown;
pub(super) use text::Text;

use std::fmt;

use super::style::{Phrase, Tone};

/// The forms of a result, written from top to bottom.
pub(super) trait Layout {
    /// A heading of level 1 (a report), 2 (a section) or 3 (a point); what follows belongs to it.
    fn heading(&mut self, level: usize, text: &Phrase) -> fmt::Result;

    /// Sentences.
    fn paragraph(&mut self, text: &Phrase) -> fmt::Result;

    /// Names, each with what is known of it.
    fn facts(&mut self, facts: &[(&str, Phrase)]) -> fmt::Result;

    /// An entry of a list: what marks it, what it says, and what is added to that.
    fn item(&mut self, label: &Phrase, text: &Phrase, notes: &[Phrase]) -> fmt::Result;

    /// Somebody's words, and whose they are.
    fn quote(&mut self, words: &Phrase, by: &Phrase) -> fmt::Result;

    /// Rows of as many cells as there are titles.
    fn table(&mut self, titles: &[&str], rows: &[Vec<Phrase>]) -> fmt::Result;
}

/// What was written last, which decides whether an empty line comes next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Nothing,
    Heading(usize),
    Item,
    Block,
}

fn plain(text: &str) -> Phrase {
    Phrase::new(text, Tone::Plain)
}
