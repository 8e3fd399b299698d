//! The gate for foreign text: whatever passes it steers nothing, hides nothing, and is as wide as everybody counts.

use std::ops::Range;

use twosource::text::sanitise::{Shown, block, export, line};
use twosource::text::{fold, width, wrap};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Sends the bytes, as text, through every gate.
pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (one, several, kept) = (line(&text), block(&text), export(&text));
    assert!(!one.chars().any(|c| c.is_control() || is_hidden(c)), "{one:?}");
    assert!(!several.chars().any(|c| (c.is_control() && c != '\n') || is_hidden(c)), "{several:?}");
    assert!(!kept.chars().any(|c| c.is_control() && c != '\n' && c != '\t'), "{kept:?}");
    assert_eq!(line(&one), one, "twice is not once");
    assert_eq!(block(&several), several, "twice is not once");
    assert_eq!(export(&kept), kept, "twice is not once");
    check_width(&one);
    check_ranges(&text);
    check_lines(&several);
    check_folded(&text);
}

/// Controls of direction, and what has no width and no form.
fn is_hidden(c: char) -> bool {
    matches!(u32::from(c), 0xad | 0x61c | 0x200b | 0x200e..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f | 0xfe00..=0xfe0f
        | 0xfeff | 0xe0000..=0xe0fff)
}

/// A terminal that counts characters and one that counts clusters agree, and no cell holds much.
fn check_width(text: &str) {
    for cluster in text.graphemes(true) {
        let characters: usize = cluster.chars().map(|c| UnicodeWidthChar::width(c).unwrap_or(0)).sum();
        assert_eq!(UnicodeWidthStr::width(cluster), characters, "{cluster:?}");
        assert!(characters > 0 && cluster.chars().count() <= 16, "{cluster:?}");
    }
    for columns in [0, 1, 7, 40] {
        assert!(width::width(&width::truncate(text, columns)) <= columns);
        assert_eq!(width::width(&width::pad(text, columns)), columns);
    }
}

/// What is marked in the text can be marked in what is shown, in the same order.
fn check_ranges(text: &str) {
    let shown = Shown::block(text);
    assert_eq!(shown.text(), block(text));
    let mut before = 0..0;
    for (at, c) in text.char_indices() {
        let range = shown.range(at..at + c.len_utf8());
        assert!(shown.text().get(range.clone()).is_some(), "{range:?} of {text:?}");
        assert!(before.start <= range.start && before.end <= range.end, "{before:?} {range:?} of {text:?}");
        before = range;
    }
    assert_eq!(shown.range(0..text.len()), 0..shown.text().len());
}

/// Lines fit, and lose nothing but blanks.
fn check_lines(text: &str) {
    for columns in [1, 2, 9, 40] {
        let lines = wrap::wrap(text, columns);
        let mut at = 0;
        for line in &lines {
            check_lost(text, at..line.start);
            let words = &text[line.clone()];
            assert!(width::width(words) <= columns || words.chars().count() == 1, "{words:?} in {columns}");
            at = line.end;
        }
        check_lost(text, at..text.len());
        assert_eq!(wrap::first_lines(text, columns, 3), lines[..lines.len().min(3)]);
    }
}

fn check_lost(text: &str, lost: Range<usize>) {
    assert!(text[lost.clone()].chars().all(char::is_whitespace), "{:?} is in no line", &text[lost]);
}

/// Folded text is folded, and leads back into the original.
fn check_folded(text: &str) {
    let folded = fold::Folded::new(text);
    assert_eq!(fold::fold(text), folded.text());
    for (at, c) in folded.text().char_indices() {
        assert!(text.get(folded.original(at..at + c.len_utf8())).is_some(), "{at} of {text:?}");
    }
}
