//! Claims: what a report asserts or passes on, in the digest's own words.

use super::{Date, Extensions, Id, Span, Status};

/// One neutral assertion that the report makes or passes on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Claim {
    /// Its name in the digest.
    pub id: Id,
    /// One neutral sentence in the digest's own words.
    pub text: String,
    /// How the report stands to it; `None` where the digest doesn't say.
    pub stance: Option<Stance>,
    /// The origin the report has it from; `None` where the report doesn't state one.
    pub origin: Option<Id>,
    /// Whom or what it is about, as names.
    pub about: Vec<String>,
    /// The date at which it is said to hold.
    pub as_of: Option<Date>,
    /// Quotes of the same digest that belong to it.
    pub quotes: Vec<Id>,
    /// Figures of the same digest that belong to it.
    pub figures: Vec<Id>,
    /// Where the report says it.
    pub span: Option<Span>,
    /// Its own status, where it differs from the digest's.
    pub status: Option<Status>,
    /// Members the format doesn't know.
    pub extensions: Extensions,
}

/// How a report stands to a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stance {
    /// The report says so in its own voice.
    States,
    /// The report says who says so.
    Attributes,
    /// The report says so with a reservation (reportedly, might).
    Hedges,
    /// The report says that it is not so, or passes on the denial.
    Denies,
}
