//! From bytes to spans: positions counted in code points, with a little of the text around them.

use std::ops::Range;

use crate::model::Span;
use crate::text::offset::Index;

/// Code points of context kept on either side of a span.
const CONTEXT: usize = 24;

/// The span of `bytes`, whose ends must be character boundaries of the text of `index`.
pub(super) fn span(index: &Index, bytes: Range<usize>) -> Span {
    let before = &index.text()[..bytes.start];
    let prefix = before.char_indices().rev().take(CONTEXT).last().map_or("", |(at, _)| &before[at..]);
    let after = &index.text()[bytes.end..];
    let suffix = after.char_indices().nth(CONTEXT).map_or(after, |(at, _)| &after[..at]);
    let code_point = |byte| u32::try_from(index.code_point_of(byte)).unwrap_or(u32::MAX);
    let given = |context| Some(context).filter(|context: &&str| !context.is_empty());
    Span::new(code_point(bytes.start), code_point(bytes.end)).with_context(given(prefix), given(suffix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_count_code_points_and_keep_what_stands_around() {
        let text = "“Gö,” she said.";
        let span = span(&Index::new(text), 3..7);
        assert_eq!((span.start, span.end), (1, 4));
        assert_eq!((span.prefix(), span.suffix()), (Some("“"), Some("” she said.")));
    }
}
