//! The first step: character by character, each control and each invisible character gets what stands for it.

use unicode_normalization::char::{canonical_combining_class, compose, decompose_compatible, is_combining_mark};
use unicode_segmentation::UnicodeSegmentation;

use super::{Breaks, Edits, MARKER};
use crate::text::cluster::plain_prefix;

/// The combining class of the sign that takes a consonant's vowel away (virama) in the scripts of India and around.
const VIRAMA: u8 = 9;

/// Puts the next Khmer consonant below the one before.
const KHMER_COENG: char = '\u{17d2}';

/// What a control character is shown as; `None` for every other character.
pub(super) fn control(c: char) -> Option<impl Iterator<Item = char>> {
    let code = u32::from(c);
    let (first, second) = match code {
        0x00..=0x1f => (char::from_u32(0x2400 + code), None),
        0x7f => (Some('␡'), None),
        // ECMA-48: a C1 control is ESC and the character 0x40 below it.
        0x80..=0x9f => (Some('␛'), char::from_u32(code - 0x40)),
        _ => return None,
    };
    Some(first.into_iter().chain(second))
}

/// Skin tones have a width of their own, but what becomes of them depends on what stands before them.
pub(super) fn is_skin_tone(c: char) -> bool {
    matches!(c, '\u{1f3fb}'..='\u{1f3ff}')
}

/// Replaces what must not be shown as it is.
pub(super) fn replace(text: &str, breaks: Breaks, edits: Edits<'_>) -> String {
    let mut step = Step { edits, breaks, run: false, selected: false };
    let mut rest = text;
    loop {
        let (plain, special) = rest.split_at(plain_prefix(rest));
        step.keep(plain);
        let Some(c) = special.chars().next() else { break };
        let taken = step.take(c, &special[c.len_utf8()..]);
        rest = &special[taken..];
    }
    step.edits.result
}

struct Step<'m> {
    edits: Edits<'m>,
    breaks: Breaks,
    /// True where the last thing written stands for something invisible: more of it needs no more markers.
    run: bool,
    /// True where the last base had its variation selector.
    selected: bool,
}

impl Step<'_> {
    /// Deals with `c`, which `rest` follows; returns the bytes of the text that this took.
    fn take(&mut self, c: char, rest: &str) -> usize {
        let length = c.len_utf8();
        let before = self.edits.result.chars().next_back().filter(|before| *before != '\n');
        match c {
            '\r' if rest.starts_with('\n') => return self.line_break(2),
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => return self.line_break(length),
            '\t' => self.put(length, [' ']),
            // A soft hyphen says where a word may be divided; where it isn't, there is nothing to see.
            '\u{ad}' => self.edits.replace(length, []),
            '\u{200b}' if needs_word_breaks(before) && needs_word_breaks(rest.chars().next()) => {
                self.edits.replace(length, []);
            }
            '\u{200c}' | '\u{200d}' => return self.joiner(c, before, rest),
            // A variation selector chooses between pictures of one character; a terminal shows its own.
            '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' | '\u{180b}'..='\u{180d}' | '\u{180f}' => {
                if before.is_some() && !self.selected {
                    self.edits.replace(length, []);
                    self.selected = true;
                } else {
                    self.marker(length);
                }
            }
            // Skin tones and the keycap belong to the character before them.
            '\u{1f3fb}'..='\u{1f3ff}' | '\u{20e3}' if before.is_some() => self.edits.replace(length, []),
            '\u{1f1e6}'..='\u{1f1ff}' => {
                let letter = char::from_u32(u32::from(c) - 0x1f1e6 + u32::from('A'));
                self.put(length, letter);
            }
            '\u{ff61}'..='\u{ff9d}' => return self.half_width_kana(c, rest),
            '\u{ff9e}' => self.put(length, ['゛']),
            '\u{ff9f}' => self.put(length, ['゜']),
            // A flag of a region is spelt in tags behind the black flag.
            '\u{e0020}'..='\u{e007f}' if before == Some('\u{1f3f4}') => self.edits.replace(length, []),
            // Some count the Khmer subscript sign and the letter below as one column, most as two. Told not to join, they
            // are two everywhere.
            '\u{1780}'..='\u{17b3}' if before == Some(KHMER_COENG) => self.put(length, ['\u{200c}', c]),
            _ if is_invisible(c) => self.marker(length),
            _ => match control(c) {
                Some(stand_in) => self.put(length, stand_in),
                None => self.keep_character(c),
            },
        }
        length
    }

    fn keep(&mut self, piece: &str) {
        if !piece.is_empty() {
            self.edits.keep(piece);
            self.run = false;
            self.selected = false;
        }
    }

    fn keep_character(&mut self, c: char) {
        self.keep(c.encode_utf8(&mut [0; 4]));
    }

    fn put(&mut self, length: usize, stand_in: impl IntoIterator<Item = char>) {
        self.edits.replace(length, stand_in);
        self.run = false;
        self.selected = false;
    }

    fn marker(&mut self, length: usize) {
        self.edits.replace(length, (!self.run).then_some(MARKER));
        self.run = true;
        self.selected = false;
    }

    fn line_break(&mut self, length: usize) -> usize {
        match (self.breaks, length) {
            (Breaks::Blank, _) => self.put(length, [' ']),
            (Breaks::Kept, _) => self.put(length, ['\n']),
        }
        length
    }

    /// ZERO WIDTH NON-JOINER and ZERO WIDTH JOINER: kept where they shape letters, part of an emoji sequence that loses
    /// what they join on, or hidden.
    fn joiner(&mut self, c: char, before: Option<char>, rest: &str) -> usize {
        let next = rest.chars().next();
        let length = c.len_utf8();
        let after_virama = before.is_some_and(|b| canonical_combining_class(b) == VIRAMA && joins(b));
        let between_letters = before.is_some_and(|b| joins(b) && (b.is_alphabetic() || is_combining_mark(b)))
            && next.is_some_and(|n| joins(n) && n.is_alphabetic());
        if after_virama || between_letters {
            self.keep_character(c);
            return length;
        }
        if let (Some(before), Some(next)) = (before, next)
            && is_one_cluster(&[before, c, next])
            && !is_one_cluster(&[before, next])
        {
            let length = length + next.len_utf8();
            self.edits.replace(length, []);
            self.selected = false;
            return length;
        }
        self.marker(length);
        length
    }

    /// Half-width kana and the voicing mark behind it, which is a cell of its own or none: written as the full-width
    /// kana, which is two cells everywhere.
    fn half_width_kana(&mut self, c: char, rest: &str) -> usize {
        let mark = rest.chars().next().filter(|mark| matches!(mark, '\u{ff9e}' | '\u{ff9f}'));
        let voiced = mark.and_then(|mark| compose(full_width(c), full_width(mark)));
        match voiced {
            Some(voiced) => {
                let length = c.len_utf8() + '\u{ff9e}'.len_utf8();
                self.put(length, [voiced]);
                length
            }
            None => {
                self.keep_character(c);
                c.len_utf8()
            }
        }
    }
}

/// The compatibility form of one character: for half-width kana its full width, for the voicing marks their combining form.
fn full_width(c: char) -> char {
    let mut full = c;
    decompose_compatible(c, |part| full = part);
    full
}

fn is_one_cluster(characters: &[char]) -> bool {
    let text: String = characters.iter().collect();
    text.graphemes(true).count() == 1
}

/// Characters without a visible form that no rule above has a use for: Default_Ignorable_Code_Point of Unicode with the
/// twelve bidi controls in it, the other format controls that stand for layout, noncharacters; and the replacement
/// character, which says the same as [`MARKER`] but which some terminals leave out.
fn is_invisible(c: char) -> bool {
    matches!(u32::from(c),
        0x34f | 0x61c | 0x115f..=0x1160 | 0x17b4..=0x17b5 | 0x180e | 0x200b..=0x200f | 0x202a..=0x202e
        | 0x2060..=0x206f | 0x3164 | 0xfe00..=0xfe0f | 0xfeff | 0xffa0 | 0xfff0..=0xfffd
        | 0x13430..=0x1345f | 0x1bca0..=0x1bca3 | 0x1d173..=0x1d17a | 0x1f3fb..=0x1f3ff | 0x20e3 | 0xe0000..=0xe0fff
        | 0xfdd0..=0xfdef)
        || u32::from(c) & 0xfffe == 0xfffe
}

/// Scripts in which a joiner changes how letters are drawn: Arabic and its kin, the scripts of India and South-East
/// Asia, Mongolian (Unicode 16, chapters 9, 12 to 14, 16; section 23.2 on the joiners).
fn joins(c: char) -> bool {
    matches!(u32::from(c),
        0x600..=0x7ff | 0x840..=0x85f | 0x860..=0xdff | 0xf00..=0x109f | 0x1780..=0x18af | 0x1a20..=0x1aaf
        | 0x1b00..=0x1bff | 0xa840..=0xa87f | 0xa8e0..=0xa8ff | 0xa980..=0xa9df | 0xaa60..=0xaa7f | 0xabc0..=0xabff
        | 0x10d00..=0x10d3f | 0x11000..=0x11dff | 0x1e900..=0x1e95f)
}

/// Scripts that are written without blanks between words, where a zero-width space marks one: Thai, Lao, Tibetan, Myanmar,
/// Khmer.
fn needs_word_breaks(c: Option<char>) -> bool {
    c.is_some_and(|c| matches!(u32::from(c), 0xe00..=0xfff | 0x1000..=0x109f | 0x1780..=0x17ff))
}
