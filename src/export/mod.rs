//! Results as text: what the commands print for people, for documents, for spreadsheets and for other programs.
//!
//! | rendering | for | foreign text in it |
//! |---|---|---|
//! | text | a terminal or a pipe | sanitised; no escape sequence but the styles of a coloured [`Page`] |
//! | Markdown | a document | sanitised, and nothing of it is markup |
//! | CSV | a spreadsheet | without controls; no cell is a formula |
//! | JSON | programs | to the letter, controls and bidi controls as `\uXXXX` |
//!
//! Everything is written to a [`std::fmt::Write`] as it is made, so that a long story needs no copy of itself in memory.
//! Opening files, choosing where output goes and whether it has colours is the caller's.

pub mod claims;
mod json;
mod layout;
pub mod problem;
pub mod search;
pub mod show;
mod style;
mod words;

/// How text for people is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// The widest line, in columns; no fewer than 20 are used.
    pub columns: usize,
    /// Whether styles are written, as ANSI escape sequences (SGR). Without them nothing is lost.
    pub colour: bool,
}

impl Page {
    /// The fewest columns that text is laid out in: in less, nothing reads well.
    const NARROWEST: usize = 20;

    fn columns(self) -> usize {
        self.columns.max(Self::NARROWEST)
    }
}

impl Default for Page {
    /// As wide as terminals have always been, without colours.
    fn default() -> Self {
        Self { columns: 80, colour: false }
    }
}

#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod tests;
