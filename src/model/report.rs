//! The report that a digest was read from.

use super::{Date, Extensions};

/// One article, as one outlet published it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Its headline, or the one the digest supplies.
    pub headline: String,
    /// True where the report came without a headline and the digest supplies it.
    pub headline_supplied: bool,
    /// A second headline or standfirst.
    pub alternative_headline: Option<String>,
    /// The outlet.
    pub publisher: String,
    /// The authors, in the order of the byline.
    pub authors: Vec<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// Where it was published.
    pub url: Option<String>,
    /// Its language, a BCP 47 tag.
    pub language: Option<String>,
    /// The text that the digest was read from.
    pub snapshot: Option<Snapshot>,
    /// Members the format doesn't know.
    pub extensions: Extensions,
}

/// What identifies the text that the spans of a digest count in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// SHA-256 of the text as UTF-8, in lower-case hexadecimal digits.
    pub text_sha256: Option<String>,
    /// Its length in Unicode code points.
    pub char_count: Option<u32>,
    /// Members the format doesn't know.
    pub extensions: Extensions,
}
