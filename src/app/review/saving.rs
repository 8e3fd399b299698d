//! How a digest under review stands to the file that it is from.

/// Whether what the person did is in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Saved {
    /// Nothing was done yet.
    #[default]
    Unchanged,
    /// It is being saved.
    Saving,
    /// It is in the file of that name.
    In(String),
    /// It is in no file, for this reason.
    Not(Unsaved),
}

/// Why a digest could not be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsaved {
    /// What is in the way, in one sentence without a full stop.
    pub why: String,
    /// True where reading the file again would help: somebody else has changed it.
    pub changed: bool,
}

/// Which file to save to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copy {
    /// The one that the digest is from.
    No,
    /// A new one beside it, which is the digest's from then on.
    Beside,
}
