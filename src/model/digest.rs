//! The digest: the structured reading of one report.

use super::{Claim, Date, Extensions, Figure, Id, Origin, Quote, Report, Speaker};

/// The version of the format that this program reads and writes.
pub const SPEC_VERSION: &str = "twosource/1";

/// The structured reading of one report; one JSON document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Digest {
    /// Its name in the story.
    pub id: Id,
    /// Whether a person has reviewed it.
    pub status: Status,
    /// Who made the digest (`sdPublisher`).
    pub sd_publisher: Option<String>,
    /// When the digest was made (`sdDatePublished`).
    pub sd_published: Option<Date>,
    /// The report it was read from.
    pub report: Report,
    /// Where the report has things from.
    pub origins: Vec<Origin>,
    /// Whom the report lets speak.
    pub speakers: Vec<Speaker>,
    /// What they are said to have said, in the order of the report.
    pub quotes: Vec<Quote>,
    /// The numbers it states, in the order of the report.
    pub figures: Vec<Figure>,
    /// What it asserts or passes on, in the order of the report.
    pub claims: Vec<Claim>,
    /// Members the format doesn't know.
    pub extensions: Extensions,
}

impl Digest {
    /// The origin with that id.
    pub fn origin(&self, id: &str) -> Option<&Origin> {
        self.origins.iter().find(|origin| origin.id.as_str() == id)
    }

    /// The speaker with that id.
    pub fn speaker(&self, id: &str) -> Option<&Speaker> {
        self.speakers.iter().find(|speaker| speaker.id.as_str() == id)
    }

    /// The status of an item that has `own` for itself: the digest's, unless it says otherwise.
    pub fn status_of(&self, own: Option<Status>) -> Status {
        own.unwrap_or(self.status)
    }
}

/// Whether a person has reviewed a digest or an item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Made by a program, or not finished: not to be relied on.
    Draft,
    /// Read against the report by a person; also what a digest means that doesn't say.
    #[default]
    Reviewed,
}
