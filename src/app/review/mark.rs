//! A stretch of the report's text that a person moves and grows by words and sentences.
//!
//! Words are those of UAX 29, and a mark of punctuation is one of its own, so that an end can be set anywhere that a quotation
//! may begin or end. Each step looks at a bounded piece of the text. All ranges are bytes on character boundaries.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

/// An end of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Where it begins.
    Start,
    /// Where it ends.
    End,
}

/// How much of the text is looked at for a sentence, in bytes: more than any has.
const REACH: usize = 4000;

/// The stretch with one of its ends a word on, or back where `on` is false; `None` where there is no other word for it.
pub(super) fn moved(text: &str, range: &Range<usize>, edge: Edge, on: bool) -> Option<Range<usize>> {
    let inside = text.get(range.clone())?;
    Some(match (edge, on) {
        (Edge::Start, false) => word_before(text, range.start)?.start..range.end,
        (Edge::Start, true) => {
            let first = word_after(inside, 0)?.end;
            range.start + word_after(inside, first)?.start..range.end
        }
        (Edge::End, false) => {
            let last = word_before(inside, inside.len())?.start;
            range.start..range.start + word_before(inside, last)?.end
        }
        (Edge::End, true) => range.start..word_after(text, range.end)?.end,
    })
}

/// The word behind `byte`.
pub(super) fn word_after(text: &str, byte: usize) -> Option<Range<usize>> {
    let rest = text.get(byte..)?;
    let rest = &rest[..floor(rest, REACH)];
    let (at, word) = rest.split_word_bound_indices().find(|(_, word)| !word.trim().is_empty())?;
    Some(byte + at..byte + at + word.len())
}

/// The word before `byte`.
pub(super) fn word_before(text: &str, byte: usize) -> Option<Range<usize>> {
    let start = byte - byte.min(REACH);
    let start = (start..=byte).find(|at| text.is_char_boundary(*at))?;
    let before = text.get(start..byte)?;
    let (at, word) = before.split_word_bound_indices().rev().find(|(_, word)| !word.trim().is_empty())?;
    Some(start + at..start + at + word.len())
}

/// The first sentence that begins at `byte` or behind it, within its paragraph or the next that has one.
pub(super) fn sentence_after(text: &str, byte: usize) -> Option<Range<usize>> {
    let start = word_after(text, byte)?.start;
    let line = &text[start..];
    let line = &line[..line.find('\n').unwrap_or(line.len())];
    let line = &line[..floor(line, REACH)];
    let sentence = line.split_sentence_bounds().next().unwrap_or(line).trim_end();
    Some(start..start + sentence.len())
}

/// The last sentence that ends at `byte` or before it.
pub(super) fn sentence_before(text: &str, byte: usize) -> Option<Range<usize>> {
    let end = word_before(text, byte)?.end;
    let line = text[..end].rfind('\n').map_or(0, |at| at + 1);
    let start = line.max(end - end.min(REACH));
    let start = (start..=end).find(|at| text.is_char_boundary(*at))?;
    let (at, sentence) = text[start..end].split_sentence_bound_indices().last()?;
    let blank = sentence.len() - sentence.trim_start().len();
    Some(start + at + blank..end)
}

/// The greatest character boundary that is not beyond `byte`.
fn floor(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "Rain fell. “It pours,” said Ada.\n\nThe dyke broke; 40 m of it. Ç’est fini.";

    #[test]
    fn ends_move_by_words_and_marks() {
        #[track_caller]
        fn check(words: &str, edge: Edge, on: bool, expected: Option<&str>) {
            let start = TEXT.find(words).unwrap();
            let found = moved(TEXT, &(start..start + words.len()), edge, on);
            assert_eq!(found.map(|range| &TEXT[range]), expected);
        }
        use Edge::{End, Start};
        check("It pours,", Start, false, Some("“It pours,"));
        check("It pours,", Start, true, Some("pours,"));
        check("It pours,", End, false, Some("It pours"));
        check("It pours", End, true, Some("It pours,"));
        check("Ada.", End, true, Some("Ada.\n\nThe"));
        check("Rain", Start, false, None);
        check("Rain", Start, true, None);
        check("Rain", End, false, None);
        check("fini.", End, true, None);
    }

    #[test]
    fn sentences_follow_one_another() {
        let mut byte = 0;
        let mut found = Vec::new();
        while let Some(range) = sentence_after(TEXT, byte) {
            found.push(&TEXT[range.clone()]);
            byte = range.end;
        }
        let expected = ["Rain fell.", "“It pours,” said Ada.", "The dyke broke; 40 m of it.", "Ç’est fini."];
        assert_eq!(found, expected);
        let mut back = Vec::new();
        while let Some(range) = sentence_before(TEXT, byte) {
            back.push(&TEXT[range.clone()]);
            byte = range.start;
        }
        back.reverse();
        assert_eq!(back, expected);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn any_text_is_walked_through_to_its_ends(text in "[a漢é👩\u{301} .“”\n]{0,60}") {
            let (mut byte, mut steps) = (0, 0);
            while let Some(range) = sentence_after(&text, byte) {
                prop_assert!(range.start >= byte && !range.is_empty() && text.get(range.clone()).is_some());
                for (edge, on) in [(Edge::Start, true), (Edge::Start, false), (Edge::End, true), (Edge::End, false)] {
                    if let Some(range) = moved(&text, &range, edge, on) {
                        prop_assert!(!range.is_empty() && text.get(range).is_some());
                    }
                }
                (byte, steps) = (range.end, steps + 1);
            }
            prop_assert!(text[byte..].trim().is_empty() && steps <= text.len());
            while let Some(range) = sentence_before(&text, byte) {
                prop_assert!(range.end <= byte && !range.is_empty() && text.get(range.clone()).is_some());
                byte = range.start;
            }
        }
    }
}
