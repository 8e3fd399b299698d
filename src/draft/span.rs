//! From bytes to spans: positions counted in code points, with a little of the text around them.

use std::ops::Range;

use crate::model::Span;

/// Makes spans of byte ranges of one text.
pub(super) struct Spans<'a> {
    text: &'a str,
    /// The code points before every `STEP`th byte.
    counts: Vec<u32>,
}

/// Bytes from one kept count to the next.
const STEP: usize = 256;

/// Code points of context kept on either side of a span.
const CONTEXT: usize = 24;

impl<'a> Spans<'a> {
    /// Prepares to count in `text`.
    pub(super) fn new(text: &'a str) -> Self {
        let mut counts = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0;
        for (at, byte) in text.bytes().enumerate() {
            if at % STEP == 0 {
                counts.push(count);
            }
            count += u32::from(is_first(byte));
        }
        Self { text, counts }
    }

    /// The span of `bytes`, whose ends must be character boundaries of the text.
    pub(super) fn span(&self, bytes: Range<usize>) -> Span {
        let before = &self.text[..bytes.start];
        let prefix = before.char_indices().rev().take(CONTEXT).last().map_or("", |(at, _)| &before[at..]);
        let after = &self.text[bytes.end..];
        let suffix = after.char_indices().nth(CONTEXT).map_or(after, |(at, _)| &after[..at]);
        Span {
            start: self.code_point(bytes.start),
            end: self.code_point(bytes.end),
            prefix: (!prefix.is_empty()).then(|| prefix.into()),
            suffix: (!suffix.is_empty()).then(|| suffix.into()),
            extensions: Box::default(),
        }
    }

    fn code_point(&self, byte: usize) -> u32 {
        let Some(counted) = self.counts.get(byte / STEP) else {
            // Only the end of a text whose length is a multiple of STEP is past the last count.
            let rest = self.text.len().saturating_sub(STEP)..byte;
            return self.counts.last().copied().unwrap_or(0) + count(&self.text.as_bytes()[rest]);
        };
        counted + count(&self.text.as_bytes()[byte / STEP * STEP..byte])
    }
}

fn count(bytes: &[u8]) -> u32 {
    bytes.iter().map(|byte| u32::from(is_first(*byte))).sum()
}

/// True of the first byte of a character in UTF-8.
fn is_first(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_count_code_points() {
        let check = |text: &str, bytes: Range<usize>, expected: (u32, u32)| {
            let span = Spans::new(text).span(bytes);
            assert_eq!((span.start, span.end), expected, "{text}");
        };
        check("", 0..0, (0, 0));
        check("abc", 1..3, (1, 3));
        check("“é” x", 3..5, (1, 2));
        check(&"é".repeat(128), 256..256, (128, 128));
        check(&"é".repeat(200), 300..400, (150, 200));
    }

    #[test]
    fn spans_keep_what_stands_around() {
        let span = Spans::new("“Go,” she said.").span(3..6);
        assert_eq!((span.prefix.as_deref(), span.suffix.as_deref()), (Some("“"), Some("” she said.")));
    }
}
