//! Columns: how wide a text is in a terminal, and how to make it fit.
//!
//! Measured by grapheme cluster, the unit that a terminal puts into one cell or two, with the widths of UAX 11. Texts are
//! expected to be sanitised; breaking a text into lines is [`wrap`](super::wrap)'s.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

use super::cluster::clusters;

/// What stands for the part that didn't fit; one column wide.
const ELLIPSIS: char = '…';

/// The columns that `text` takes.
///
/// The sum over its grapheme clusters: a script's ligatures across clusters (Arabic lam and alef) are counted cell by
/// cell, as terminals lay them out.
pub fn width(text: &str) -> usize {
    if is_plain(text) { text.len() } else { clusters(text).map(|(_, part)| cluster(part)).sum() }
}

/// The columns that one grapheme cluster takes.
pub(super) fn cluster(cluster: &str) -> usize {
    UnicodeWidthStr::width(cluster)
}

/// `text`, cut at a cluster so that it takes at most `columns`; an ellipsis takes the place of what was cut.
pub fn truncate(text: &str, columns: usize) -> Cow<'_, str> {
    if is_plain(text) && text.len() <= columns {
        return Cow::Borrowed(text);
    }
    let Some(room) = columns.checked_sub(1) else {
        return if width(text) == 0 { Cow::Borrowed(text) } else { Cow::Borrowed("") };
    };
    // The last place at which the text may be cut so that the ellipsis still fits.
    let mut cut = 0;
    let mut taken = 0;
    for (start, part) in clusters(text) {
        taken += cluster(part);
        if taken <= room {
            cut = start + part.len();
        }
        if taken > columns {
            let kept = text[..cut].trim_end();
            let mut shortened = String::with_capacity(kept.len() + ELLIPSIS.len_utf8());
            shortened.push_str(kept);
            shortened.push(ELLIPSIS);
            return Cow::Owned(shortened);
        }
    }
    Cow::Borrowed(text)
}

/// `text` in exactly `columns`: cut where it is longer, filled with blanks where it is shorter.
pub fn pad(text: &str, columns: usize) -> String {
    let mut padded = truncate(text, columns).into_owned();
    let missing = columns.saturating_sub(width(&padded));
    padded.extend(std::iter::repeat_n(' ', missing));
    padded
}

/// True for printable ASCII, where a byte is a column.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    #[test]
    fn columns_of_scripts() {
        let check = |text: &str, expected: usize| assert_eq!(width(text), expected, "{text:?}");
        check("", 0);
        check("plain", 5);
        check("“café”", 6);
        check("cafe\u{301}", 4);
        check("漢字", 4);
        check("ｶﾅ", 2);
        check("한국", 4);
        check("👩", 2);
        check("שלום", 4);
        check("لا", 2);
        check("เก่ง", 3);
    }

    #[test]
    fn too_long_texts_end_in_an_ellipsis() {
        let check = |text: &str, columns: usize, expected: &str| assert_eq!(truncate(text, columns), expected);
        check("five!", 5, "five!");
        check("longer", 5, "long…");
        check("two words", 5, "two…");
        check("漢字漢字", 5, "漢字…");
        check("漢字漢字", 4, "漢…");
        check("cafe\u{301}s", 4, "caf…");
        check("cafe\u{301}", 4, "cafe\u{301}");
        check("ab", 1, "…");
        check("a", 1, "a");
        check("ab", 0, "");
        check("", 0, "");
    }

    #[test]
    fn padding_fills_and_cuts() {
        let check = |text: &str, columns: usize, expected: &str| assert_eq!(pad(text, columns), expected);
        check("ab", 4, "ab  ");
        check("漢字漢", 5, "漢字…");
        check("漢字漢", 4, "漢… ");
        check("", 2, "  ");
        check("abc", 0, "");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn a_padded_text_takes_exactly_its_columns(text in "\\PC*", columns in 0usize..40) {
            let text = crate::text::sanitise::line(&text);
            prop_assert!(width(&truncate(&text, columns)) <= columns);
            prop_assert_eq!(width(&pad(&text, columns)), columns);
        }

        #[test]
        fn widths_of_clusters_add_up(text in any::<String>()) {
            let text = crate::text::sanitise::line(&text);
            let mut sum = 0;
            for (start, part) in text.grapheme_indices(true) {
                prop_assert_eq!(width(&text[..start]), sum);
                sum += width(part);
            }
            prop_assert_eq!(width(&text), sum);
        }
    }
}
