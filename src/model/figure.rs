//! Figures: numbers a report states, with what they measure.

use super::{Date, Decimal, Extensions, Id, Span, Status};

/// A number the report states.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// Its name in the digest.
    pub id: Id,
    /// As printed in the report.
    pub verbatim: String,
    /// The value or the range; `None` where the digest gives none.
    pub quantity: Option<Quantity>,
    /// A UCUM or ISO 4217 code; counted things as UCUM annotations: `{senator}`.
    pub unit: Option<String>,
    /// How exactly the report means it; `None` where the digest doesn't say.
    pub qualifier: Option<Qualifier>,
    /// What it measures.
    pub measures: Option<String>,
    /// Whom or what it is about.
    pub about: Option<String>,
    /// The time it is for.
    pub period: Option<Date>,
    /// The figure of the same digest that says the same in another unit.
    pub same_as: Option<Id>,
    /// The origin the report has it from.
    pub origin: Option<Id>,
    /// Where it stands in the report.
    pub span: Option<Span>,
    /// Its own status, where it differs from the digest's.
    pub status: Option<Status>,
    /// Members the format doesn't know.
    pub extensions: Extensions,
}

/// The number of a figure.
#[derive(Clone, Debug, PartialEq)]
pub enum Quantity {
    /// One number (`value`).
    Value(Decimal),
    /// A range, open where a side is missing (`minValue`, `maxValue`); not both are missing.
    Range {
        /// The least.
        min: Option<Decimal>,
        /// The greatest.
        max: Option<Decimal>,
    },
}

/// How exactly a report means a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Qualifier {
    /// As stated.
    Exact,
    /// Near it, on either side.
    About,
    /// A little less.
    Almost,
    /// More than it.
    MoreThan,
    /// It or more.
    AtLeast,
    /// Less than it.
    LessThan,
    /// It or less.
    UpTo,
}
