//! What happens to the program, and what it wants done: messages come in, effects go out.

use std::sync::Arc;

use crate::crossref::PointKind;
use crate::model::{Digest, Id, Item};
use crate::search::{Answer, Query};

use super::coverage::Coverage;
use super::decide::Change;
use super::key::Key;
use super::review::{Copy, Unsaved};
use super::target::Target;

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The mouse was pressed on something that is on the screen.
    Click(Target),
    /// The mouse wheel was turned over a pane: rows down, negative for up.
    Wheel(Option<super::Pane>, isize),
    /// A frame is on the screen, and this much of a long text was to be seen on it.
    Shown(Shown),
    /// So many files have been read.
    Progress(Progress),
    /// What has been read, or compared, so far.
    Coverage(Arc<Coverage>),
    /// What the reader asked for has been decided, or taken back.
    Decided {
        /// The story after it.
        coverage: Arc<Coverage>,
        /// What was done.
        told: String,
        /// An item whose point shows it.
        follow: Option<(PointKind, Item)>,
    },
    /// A search has found something.
    Found {
        /// The number of the search, as [`Effect::Search`] gave it.
        number: u64,
        /// What it found.
        answer: Answer,
    },
    /// A digest under review was saved, or not.
    Saved {
        /// Which digest.
        digest: Id,
        /// The number of the saving, as [`Effect::SaveDigest`] gave it.
        number: u64,
        /// The name of the file, or why it is not there.
        outcome: Result<String, Unsaved>,
    },
    /// A digest under review, as its file has it now.
    Reread(Arc<Digest>),
    /// Something that has happened by itself and that nobody need act on.
    News(String),
    /// Something that the person should know, and that no view shows by itself.
    Notice(String),
}

/// What a frame showed of the text that scrolls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The lines there are.
    pub lines: usize,
    /// The lines that fit.
    pub height: usize,
    /// The first line that was shown.
    pub first: usize,
}

/// How far loading has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Files read.
    pub done: usize,
    /// Files to read, as far as is known.
    pub total: usize,
    /// Files a second; 0 where it is too early to say.
    pub rate: usize,
    /// Seconds that the rest will take at this rate; `None` where it is too early to say.
    pub seconds_left: Option<u64>,
    /// True when nothing is being read any more.
    pub finished: bool,
}

/// Something that is to be done outside.
#[derive(Debug, PartialEq)]
pub enum Effect {
    /// Leave the program.
    Quit,
    /// Search the quotes; a newer number makes the older ones worthless.
    Search {
        /// Counts the searches.
        number: u64,
        /// What to look for.
        query: Query,
    },
    /// Save a digest under review.
    SaveDigest {
        /// The digest.
        digest: Arc<Digest>,
        /// Counts the savings of a review.
        number: u64,
        /// To which file.
        copy: Copy,
    },
    /// Read the file of that digest again.
    Reread(Id),
    /// Show the story with this digest in place of the one of the same id.
    Adopt(Arc<Digest>),
    /// Decide something and keep it, or take it back.
    Decide(Change),
    /// Stop reading files and keep what is there.
    StopLoading,
    /// Give the terminal back and stop, until the shell brings the program to the front again.
    Suspend,
}
