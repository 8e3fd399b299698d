//! Where an item stands in the snapshot text of its report.

use super::Extension;

/// A stretch of the snapshot text, after the W3C Web Annotation text position and text quote selectors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The first character, counted in Unicode code points from 0.
    pub start: u32,
    /// One past the last character, in Unicode code points; never less than `start`.
    pub end: u32,
    /// A few characters that stand just before the span, to find it again in a text that has changed.
    pub prefix: Option<Box<str>>,
    /// A few characters that stand just after the span.
    pub suffix: Option<Box<str>>,
    /// Members the format doesn't know; a box, since there are many spans and hardly one has any.
    pub extensions: Box<[Extension]>,
}

impl Span {
    /// The span from `start` to `end` (excluded), without context.
    pub fn new(start: u32, end: u32) -> Self {
        Self { start, end, ..Self::default() }
    }
}
