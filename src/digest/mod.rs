//! Format 1, the digest file: from JSON to the model and back, with everything that is wrong told by place.
//!
//! Reading is one pass of a pull reader; no tree of values is built. A bad member is left out, an item that lacks what
//! it can't do without is left out, and everything else stays: what comes back is the digests *and* the problems.
//! Opening files is `files`' matter, showing problems `export`'s.

mod check;
mod encoding;
mod escape;
mod finding;
mod items;
pub mod json;
pub mod limits;
mod path;
mod places;
mod pull;
mod read;
mod tell;
mod verify;
mod words;
mod write;

pub use verify::{ReportText, verify};
pub use write::{write, write_line, write_list};

use crate::model::{Digest, Problem};

/// The JSON Schema (2020-12) of the format, for a digest or a list of them.
///
/// It refuses what [`read`] tells a problem of, as far as a schema can: also names that the format doesn't know and that
/// don't begin with `_`, which the reader keeps and warns of, since an editor that knows the schema should mark them.
pub const SCHEMA: &str = include_str!("schema.json");

/// What a file holds: the digests that could be read, and what is wrong with it, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The digests, in the order of the file. Ids are unique, of digests and of the items of each list; a reference may
    /// lead nowhere, and is a problem then.
    pub digests: Vec<Digest>,
    /// The problems.
    pub problems: Vec<Problem>,
}

/// Reads the digests of a file: one, a list of them, or one a line where the name ends in `.ndjson` or `.jsonl` or the
/// text shows it. `file` is the name to tell problems by.
pub fn read(file: &str, bytes: &[u8]) -> Reading {
    read::read(file, bytes, None)
}

/// Reads as [`read`] does and verifies the digests against the text of their report. Where the file holds digests of
/// several reports, only those are verified that say they were read from this text, if any does.
pub fn read_against(file: &str, bytes: &[u8], report: &ReportText) -> Reading {
    let own = |digest: &Digest| report.is_snapshot_of(digest) == Some(true);
    let only_its_own = read(file, bytes).digests.iter().any(own);
    read::read(file, bytes, Some(read::Against { report, only_its_own }))
}

#[cfg(test)]
mod tests;
