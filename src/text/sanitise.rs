//! The one gate for foreign text: whatever passes it can neither steer a terminal nor hide in it.
//!
//! A digest, a report, a file name, an error that quotes one: each comes from somebody else, and each goes through here on
//! its way to the screen or to a stream that a terminal may show. Search and comparison see the raw text. What the functions
//! promise holds for every input, and doing it twice changes nothing.
//!
//! # What becomes of what
//!
//! | in the text | shown |
//! |---|---|
//! | C0 controls and DEL | the control picture of Unicode: `␛`, `␀`, `␡` |
//! | C1 controls | the escape that they abbreviate (ECMA-48, 5.2): `␛[` for CSI |
//! | tabs and line breaks | a blank; [`block`] keeps line breaks |
//! | bidi controls, zero-width characters, tags, fillers, noncharacters | [`MARKER`], one for a run of them |
//! | joiners that a script needs, soft hyphens, variation selectors | kept; left out; left out |
//! | emoji sequences: joined, with skin tone, keycap, selector, tags | the first emoji of them |
//! | flags | their two letters |
//! | half-width kana with a voicing mark | the full-width kana |
//! | a mark without a base | on a dotted circle, as Unicode asks |
//! | more marks on a base than writing uses | cut off, with [`MARKER`] in their place |
//!
//! Emoji sequences are reduced because terminals disagree on how wide they are, and a disagreement leaves pieces of an
//! earlier screen behind.

mod bounds;
mod character;

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::GraphemeCursor;
use unicode_width::UnicodeWidthChar;

use super::cluster;
use super::map::Map;

/// Stands for what was in the text but has no visible form of its own: the symbol for "substitute" (U+2426).
pub const MARKER: char = '␦';

/// What happens to line breaks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Breaks {
    /// Each becomes a blank.
    Blank,
    /// Each becomes `\n`.
    Kept,
}

/// `text` for one line of a terminal: line breaks and tabs become blanks.
pub fn line(text: &str) -> Cow<'_, str> {
    shown(text, Breaks::Blank, &mut Default::default())
}

/// `text` for several lines of a terminal: every sort of line break becomes `\n`, tabs become blanks.
pub fn block(text: &str) -> Cow<'_, str> {
    shown(text, Breaks::Kept, &mut Default::default())
}

/// `text` for a file or the clipboard: kept as it is, but without any control other than `\n` and `\t`.
///
/// Line breaks become `\n`, other controls their visible stand-ins. What is invisible but no control stays.
pub fn export(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len() + 16);
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\n' | '\t' => kept.push(c),
            '\r' => {
                characters.next_if_eq(&'\n');
                kept.push('\n');
            }
            '\u{b}' | '\u{c}' | '\u{85}' => kept.push('\n'),
            _ => match character::control(c) {
                Some(stand_in) => kept.extend(stand_in),
                None => kept.push(c),
            },
        }
    }
    Cow::Owned(kept)
}

/// `text` in stretches, each with its offset, that can be sanitised one by one: put together, the results are what the
/// whole gives. So of a text of which only the beginning is shown only the beginning has to be looked at.
///
/// A stretch is some thousand bytes long; longer where the text has no place at which nothing joins.
pub fn stretches(text: &str) -> impl Iterator<Item = (usize, &str)> {
    stretches_of(text, 2048)
}

/// The same, with the bytes that a stretch has at least.
fn stretches_of(text: &str, least: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let start = at;
        at += seam(rest, least.max(1));
        (!rest.is_empty()).then(|| (start, &text[start..at]))
    })
}

/// The first place from `least` bytes on at which `text` can be taken apart: before a character that begins a cluster and a
/// cell, and behind one that nothing is done to whatever follows.
fn seam(text: &str, least: usize) -> usize {
    let Some(first) = (least..text.len()).find(|at| text.is_char_boundary(*at)) else { return text.len() };
    let mut before = text[..first].chars().next_back();
    for (offset, c) in text[first..].char_indices() {
        let at = first + offset;
        let open = before.is_some_and(|before| matches!(before, ' ' | '\n') || before.is_alphanumeric());
        let begins = UnicodeWidthChar::width(c).is_some_and(|columns| columns > 0) && !character::is_skin_tone(c);
        if open && begins && GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(false) {
            return at;
        }
        before = Some(c);
    }
    text.len()
}

/// A sanitised text that still knows where the parts of the original are in it, for marking them.
#[derive(Clone, Debug)]
pub struct Shown<'a> {
    text: Cow<'a, str>,
    /// The steps of the way, in order.
    maps: [Map; 2],
}

impl<'a> Shown<'a> {
    /// As [`line`](line()).
    pub fn line(text: &'a str) -> Self {
        Self::new(text, Breaks::Blank)
    }

    /// As [`block`].
    pub fn block(text: &'a str) -> Self {
        Self::new(text, Breaks::Kept)
    }

    fn new(text: &'a str, breaks: Breaks) -> Self {
        let mut maps = [Map::default(), Map::default()];
        Self { text: shown(text, breaks, &mut maps), maps }
    }

    /// The sanitised text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where a byte range of the original stands in [`text`](Self::text), widened to whole characters. Empty where nothing
    /// of it is shown.
    pub fn range(&self, original: Range<usize>) -> Range<usize> {
        let [characters, clusters] = &self.maps;
        clusters.forward(characters.forward(original))
    }
}

/// First character by character, then cluster by cluster; most text needs neither.
fn shown<'a>(text: &'a str, breaks: Breaks, [characters, clusters]: &mut [Map; 2]) -> Cow<'a, str> {
    if cluster::plain_prefix(text) == text.len() {
        return Cow::Borrowed(text);
    }
    let replaced = character::replace(text, breaks, Edits::new(text, characters));
    let bounded = bounds::bound(&replaced, Edits::new(&replaced, clusters));
    if bounded == text { Cow::Borrowed(text) } else { Cow::Owned(bounded) }
}

/// A text being rewritten piece by piece, with a note of what moved where.
struct Edits<'m> {
    result: String,
    /// How far the source has been read.
    read: usize,
    map: &'m mut Map,
}

impl<'m> Edits<'m> {
    fn new(source: &str, map: &'m mut Map) -> Self {
        Self { result: String::with_capacity(source.len()), read: 0, map }
    }

    /// Takes the next piece of the source over as it is.
    fn keep(&mut self, piece: &str) {
        self.result.push_str(piece);
        self.read += piece.len();
    }

    /// Puts `replacement` in the place of the next `length` bytes of the source.
    fn replace(&mut self, length: usize, replacement: impl IntoIterator<Item = char>) {
        let before = self.result.len();
        self.result.extend(replacement);
        self.map.push(self.read..self.read + length, before..self.result.len());
        self.read += length;
    }
}

#[cfg(test)]
mod tests;
