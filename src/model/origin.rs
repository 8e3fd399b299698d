//! Origins: where a report has something from.

use super::{Extensions, Id, Status};

/// Where the report has something from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Origin {
    /// Its name in the digest.
    pub id: Id,
    /// What sort of origin it is; `None` where the digest doesn't say.
    pub kind: Option<OriginKind>,
    /// What it is called; empty where the digest doesn't name it.
    pub name: String,
    /// Other names for the same origin.
    pub alternate_names: Vec<String>,
    /// A URL that names it everywhere.
    pub same_as: Option<String>,
    /// Origins of the same digest that this one has its matter from.
    pub is_based_on: Vec<Id>,
    /// Its own status, where it differs from the digest's.
    pub status: Option<Status>,
    /// Members the format doesn't know.
    pub extensions: Extensions,
}

/// What sort of thing an origin is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OriginKind {
    /// A news agency's copy.
    Wire,
    /// A document: a filing, an order, a study, a letter that was published.
    Document,
    /// An interview that somebody gave.
    Interview,
    /// A statement that somebody issued.
    Statement,
    /// A person, named or not.
    Person,
    /// Another outlet's report.
    Outlet,
    /// The outlet's own observation or reporting.
    Own,
}
