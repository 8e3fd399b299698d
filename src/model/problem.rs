//! What is wrong with a digest, told so that a person can mend it.

/// Something wrong with a file or a digest in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it is.
    pub place: Place,
    /// How bad it is.
    pub level: Level,
    /// A stable name for this sort of problem, in kebab-case, for programs to match on.
    pub code: &'static str,
    /// What is wrong, in one sentence without a full stop. May hold foreign text.
    pub message: String,
    /// What to do about it; empty where there is nothing to add.
    pub help: String,
}

/// Where a problem is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file as the person named it, or `<stdin>`, or `<built-in>/NAME`. Foreign text.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1, in Unicode code points of the line.
    pub column: u32,
    /// The JSON path of the value, `$.quotes[2].text`; empty where the file as a whole is meant.
    pub path: String,
    /// The line of the file that holds the problem, for showing it with a caret; `None` where there is none to show.
    pub source: Option<Box<str>>,
    /// The column, from 1, at which `source` begins: more than 1 where the line is long and only a stretch of it is kept.
    pub source_column: u32,
    /// How many code points of the line the problem covers, from `column` on; at least 1.
    pub width: u32,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// The digest can be used as it is, but somebody should look.
    Warning,
    /// Something is missing or false; the item, the digest or the file was left out, or must not be relied on.
    Error,
}
