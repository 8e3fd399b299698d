//! Where an item stands in the snapshot text of its report.

use super::Extensions;

/// A stretch of the snapshot text, after the W3C Web Annotation text position and text quote selectors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The first character, counted in Unicode code points from 0.
    pub start: u32,
    /// One past the last character, in Unicode code points; never less than `start`.
    pub end: u32,
    /// In a box, since there are many spans and not all have any; `None` where it would be empty.
    around: Option<Box<Around>>,
}

/// What a span says beside its ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Around {
    prefix: Option<Box<str>>,
    suffix: Option<Box<str>>,
    extensions: Extensions,
}

impl Span {
    /// The span from `start` to `end` (excluded), without context.
    pub fn new(start: u32, end: u32) -> Self {
        Self { start, end, around: None }
    }

    /// The span with the characters that stand just before and just after it, as far as they are given.
    pub fn with_context(self, prefix: Option<&str>, suffix: Option<&str>) -> Self {
        let extensions = self.around.map(|around| around.extensions).unwrap_or_default();
        let around = Around { prefix: prefix.map(Into::into), suffix: suffix.map(Into::into), extensions };
        Self { around: around.boxed(), ..self }
    }

    /// The span with members that the format doesn't know.
    pub fn with_extensions(self, extensions: Extensions) -> Self {
        let around = Around { extensions, ..self.around.map(|around| *around).unwrap_or_default() };
        Self { around: around.boxed(), ..self }
    }

    /// A few characters that stand just before the span, to find it again in a text that has changed.
    pub fn prefix(&self) -> Option<&str> {
        self.around.as_ref()?.prefix.as_deref()
    }

    /// A few characters that stand just after the span.
    pub fn suffix(&self) -> Option<&str> {
        self.around.as_ref()?.suffix.as_deref()
    }

    /// Members the format doesn't know.
    pub fn extensions(&self) -> &[super::Extension] {
        self.around.as_ref().map_or(&[], |around| &around.extensions)
    }
}

impl Around {
    fn boxed(self) -> Option<Box<Self>> {
        let is_empty = self.prefix.is_none() && self.suffix.is_none() && self.extensions.is_empty();
        (!is_empty).then(|| Box::new(self))
    }
}
