//! Grapheme clusters: what a reader takes for one character, and a terminal puts into one cell or two.
//!
//! Most of most texts consists of characters that never join another. Telling them apart first makes everything that goes
//! by cluster several times faster.

use unicode_segmentation::UnicodeSegmentation;

/// The grapheme clusters of `text` (UAX 29, extended) with their offsets.
pub(super) fn clusters(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    // The slow way, kept for as long as it is needed.
    let mut slow = None;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let mut characters = rest.chars();
        let first = characters.next()?;
        let length = if is_plain(first) && characters.next().is_none_or(is_plain) {
            slow = None;
            first.len_utf8()
        } else {
            slow.get_or_insert_with(|| rest.graphemes(true)).next()?.len()
        };
        at += length;
        Some((at - length, &rest[..length]))
    })
}

/// The bytes of the longest beginning of `text` in which every character is its own cluster, visible, and of a width that no
/// terminal doubts: nothing is to be done there. Most of most texts is such.
pub(super) fn plain_prefix(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if (b' '..=b'~').contains(byte) {
            at += 1;
            continue;
        }
        match text[at..].chars().next().filter(|c| is_plain(*c)) {
            Some(c) => at += c.len_utf8(),
            None => break,
        }
    }
    at
}

fn is_plain(c: char) -> bool {
    matches!(
        u32::from(c),
        0x20..=0x7e | 0xa0..=0xac | 0xae..=0x2ff
        // Greek and Cyrillic, but for the combining marks U+0483..U+0489.
        | 0x370..=0x377 | 0x37a..=0x37f | 0x384..=0x482 | 0x48a..=0x52f
        // Dashes, quotation marks, dots; currency signs; shapes that are no emoji.
        | 0x2010..=0x2027 | 0x2030..=0x203b | 0x20a0..=0x20c0
        | 0x2500..=0x25a9 | 0x25b7..=0x25bf | 0x25c1..=0x25fa
        // CJK punctuation, kana, ideographs, Hangul syllables, full-width forms.
        | 0x3000..=0x3029 | 0x3041..=0x3096 | 0x30a0..=0x30ff
        | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xac00..=0xd7a3 | 0xff01..=0xff60
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn plain_characters_never_join() {
        let plain: Vec<char> = ('\0'..='\u{ffff}').filter(|c| is_plain(*c)).collect();
        let text: String = plain.iter().flat_map(|c| [*c, 'a', *c, '漢', *c, *c]).collect();
        assert_eq!(text.graphemes(true).count(), text.chars().count());
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn the_short_cut_finds_the_same_clusters(
            text in prop_oneof!["[a “é漢\u{301}\u{200d}👩🇩\u{600}가가ि्क\r\n©\u{fe0f}]*", any::<String>()]
        ) {
            prop_assert!(clusters(&text).eq(text.grapheme_indices(true)));
        }
    }
}
