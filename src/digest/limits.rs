//! How much a digest file may hold: every bound of the reader, in one place.
//!
//! They are far above what a real digest needs and far below what would hurt the reader of a hostile one. How large a
//! file may be is `files`' matter.

/// The longest string, in bytes: a whole report fits many times.
pub const STRING_BYTES: usize = 1 << 20;

/// The most items in one list of a digest.
pub const LIST_ITEMS: usize = 100_000;

/// The most members of one object that the format doesn't know.
pub const EXTENSIONS: usize = 100;

/// How deep a member that the format doesn't know may be nested, counted from it. The pull reader's own bound.
pub const NESTING: usize = 200;

/// The most problems told of one file; the rest is counted.
pub const PROBLEMS: usize = 1_000;

/// What the model may take, in bytes, for every byte read. With the file itself this keeps reading within six times its
/// size, also where a hostile file holds nothing but tiny items.
pub const BYTES_PER_BYTE: usize = 4;

/// What the model may take, in bytes, however small the file is.
pub const BYTES_AT_LEAST: usize = 8 << 20;
