//! Where an item stands in the text of its report, and whether its words are the report's.

use std::ops::Range;

use crate::model::{Digest, Span};
use crate::text::offset::{byte_of, code_point_of};

use super::part::Part;

/// How an item stands to the text of its report. Ranges are bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// It stands there; a quote or a figure to the letter.
    Here(Range<usize>),
    /// The digest says that it stands there, but the report has other words.
    Differs(Range<usize>),
    /// Its words stand there, though the digest says elsewhere or nothing.
    Found(Range<usize>),
    /// The digest doesn't say where, or what it says lies outside the text, and its words stand nowhere.
    Nowhere,
}

impl Place {
    /// Where that is, if it is anywhere.
    pub fn range(&self) -> Option<&Range<usize>> {
        match self {
            Self::Here(range) | Self::Differs(range) | Self::Found(range) => Some(range),
            Self::Nowhere => None,
        }
    }
}

/// Where `part` stands in `text`; `fits` is true where that is the very text that the digest was read from.
pub(super) fn place(digest: &Digest, part: Part, text: &str, fits: bool) -> Place {
    let span = part.span(digest);
    let stated = span.and_then(|span| range(text, span));
    let Some(words) = part.verbatim(digest) else {
        let Some((span, stated)) = span.zip(stated) else { return Place::Nowhere };
        // Of another text, only what stands around the span can say that it is the place that was meant.
        let confirmed =
            fits || (span.prefix().is_some() && span.suffix().is_some() && has_context(text, &stated, span));
        return if confirmed { Place::Here(stated) } else { Place::Nowhere };
    };
    match stated {
        Some(stated) if text[stated.clone()] == *words => Place::Here(stated),
        Some(stated) => match find(text, words, stated.start) {
            Some(found) if text[found.clone()] == *words => Place::Found(found),
            _ if fits => Place::Differs(stated),
            _ => Place::Nowhere,
        },
        None => find(text, words, 0).map_or(Place::Nowhere, Place::Found),
    }
}

/// The bytes of a span that lies within the text and holds something.
pub(super) fn range(text: &str, span: &Span) -> Option<Range<usize>> {
    let start = byte_of(text, span.start as usize)?;
    let length = byte_of(&text[start..], span.end.checked_sub(span.start)? as usize)?;
    (length > 0).then_some(start..start + length)
}

fn has_context(text: &str, range: &Range<usize>, span: &Span) -> bool {
    let before = span.prefix().is_none_or(|prefix| text[..range.start].ends_with(prefix));
    before && span.suffix().is_none_or(|suffix| text[range.end..].starts_with(suffix))
}

/// Where `words` stand in `text`, as near to the byte `near` as they do, whatever blanks and line breaks part them.
pub(super) fn find(text: &str, words: &str, near: usize) -> Option<Range<usize>> {
    let first = words.split_whitespace().next()?;
    let starts = text.match_indices(first).map(|(at, _)| at);
    starts.filter_map(|at| Some(at..matched(text, at, words)?)).min_by_key(|range| range.start.abs_diff(near))
}

/// Where `words` end in `text` if they begin at `at`.
fn matched(text: &str, at: usize, words: &str) -> Option<usize> {
    let mut end = at;
    for (number, word) in words.split_whitespace().enumerate() {
        let rest = &text[end..];
        let blank = rest.len() - rest.trim_start().len();
        if number > 0 && blank == 0 {
            return None;
        }
        end += if number > 0 { blank } else { 0 };
        if !text[end..].starts_with(word) {
            return None;
        }
        end += word.len();
    }
    Some(end)
}

/// Code points of the text that a span keeps on either side, to be found again in a text that has changed.
const CONTEXT: usize = 24;

/// The span of those bytes of the text, with a little of what stands around it.
pub(super) fn span(text: &str, range: &Range<usize>) -> Span {
    let before = &text[..range.start];
    let prefix = before.char_indices().rev().take(CONTEXT).last().map_or("", |(at, _)| &before[at..]);
    let after = &text[range.end..];
    let suffix = after.char_indices().nth(CONTEXT).map_or(after, |(at, _)| &after[..at]);
    let code_point = |byte| u32::try_from(code_point_of(text, byte)).unwrap_or(u32::MAX);
    let given = |context| Some(context).filter(|context: &&str| !context.is_empty());
    Span::new(code_point(range.start), code_point(range.end)).with_context(given(prefix), given(suffix))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Claim, Quote};

    #[test]
    fn words_stand_where_the_digest_says_or_the_screen_can_say_that_they_do_not() {
        /// What is found of a quote in `text`, as a word for it and what stands there.
        #[track_caller]
        fn check(text: &str, span: Option<(u32, u32)>, words: &str, fits: bool, expected: &str) {
            let quote = Quote {
                text: words.to_owned(),
                span: span.map(|(start, end)| Span::new(start, end)),
                ..Quote::default()
            };
            let digest = Digest { quotes: vec![quote], ..Digest::default() };
            let place = place(&digest, Part::Quote(0), text, fits);
            let kind = match place {
                Place::Here(_) => "here",
                Place::Differs(_) => "differs",
                Place::Found(_) => "found",
                Place::Nowhere => "nowhere",
            };
            assert_eq!(format!("{kind} {}", place.range().map_or("", |range| &text[range.clone()])).trim(), expected);
        }
        check("Ça: it holds.", Some((4, 12)), "it holds", true, "here it holds");
        check("Ça: it holds.", Some((4, 12)), "it held", true, "differs it holds");
        check("Ça: it holds.", Some((0, 2)), "it holds", true, "found it holds");
        check("Ça: it holds.", Some((4, 99)), "it holds", true, "found it holds");
        check("Ça: it holds.", None, "it holds", true, "found it holds");
        check("Ça: it holds.", None, "it held", true, "nowhere");
        check("Ça: it holds.", Some((4, 12)), "it held", false, "nowhere");
        check("Ça: it holds.", Some((9, 3)), "no", true, "nowhere");
        check("", Some((0, 0)), "", true, "nowhere");
        check("It rose. It fell. It rose.", Some((18, 19)), "It rose", false, "found It rose");
    }

    #[test]
    fn a_claim_in_another_text_is_shown_only_where_its_neighbours_confirm_it() {
        let text = "Rain. The dam holds. Sun.";
        let with = |prefix: Option<&str>, suffix: Option<&str>, fits: bool| {
            let span = Span::new(6, 20).with_context(prefix, suffix);
            let digest = Digest { claims: vec![Claim { span: Some(span), ..Claim::default() }], ..Digest::default() };
            place(&digest, Part::Claim(0), text, fits)
        };
        assert_eq!(with(None, None, true), Place::Here(6..20));
        assert_eq!(with(None, None, false), Place::Nowhere);
        assert_eq!(with(Some("Rain. "), Some(" Sun"), false), Place::Here(6..20));
        assert_eq!(with(Some("Snow. "), Some(" Sun"), false), Place::Nowhere);
    }

    #[test]
    fn words_are_found_across_line_breaks_and_nearest_first() {
        #[track_caller]
        fn check(text: &str, words: &str, near: usize, expected: Option<&str>) {
            assert_eq!(find(text, words, near).map(|range| &text[range]), expected);
        }
        check("so it\nholds now", "it holds", 0, Some("it\nholds"));
        check("so it\u{a0} holds now", " it holds ", 0, Some("it\u{a0} holds"));
        check("itholds", "it holds", 0, None);
        check("it", "it holds", 0, None);
        check("anything", "  ", 0, None);
        check("", "it", 0, None);
        assert_eq!(find("dam dam dam", "dam", 7), Some(8..11));
    }

    #[test]
    fn spans_count_code_points_and_keep_what_stands_around() {
        let span = span("“Gö,” she said.", &(3..7));
        assert_eq!((span.start, span.end), (1, 4));
        assert_eq!((span.prefix(), span.suffix()), (Some("“"), Some("” she said.")));
        assert_eq!(super::range("“Gö,” she said.", &span), Some(3..7));
    }
}
