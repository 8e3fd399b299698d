//! Folding: what makes two ways of writing the same word equal, with the way back to the original.
//!
//! For searching and comparing, never for showing. Matching itself is done elsewhere.
//!
//! | in the text | folded |
//! |---|---|
//! | capitals | small letters, as full case folding has them: `ß` is `ss`, `ς` is `σ` |
//! | compatibility forms: ligatures, full width, superscripts | what they stand for (NFKC) |
//! | accents of Latin, Greek and Cyrillic letters; points of Hebrew and Arabic; letters with a stroke | dropped |
//! | quotation marks of every shape | `"` and `'` |
//! | hyphens, dashes, the minus sign | `-` |
//! | soft hyphens, zero-width and other invisible characters | dropped |
//! | a run of white space, non-breaking and others included | one blank |
//!
//! Marks that make another letter rather than an accent (vowel signs of Indic scripts, voicing of kana) stay.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

use super::map::Map;

/// `text`, folded.
pub fn fold(text: &str) -> String {
    Folded::new(text).folded
}

/// A folded text that knows where its parts come from.
#[derive(Clone, Debug)]
pub struct Folded {
    folded: String,
    map: Map,
}

/// What becomes of capitals.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Folded,
    Kept,
}

impl Folded {
    /// Folds `text`.
    pub fn new(text: &str) -> Self {
        Folding::run(text, Case::Folded)
    }

    /// Folds `text` but keeps capitals, for a search that tells them from small letters.
    pub fn keeping_case(text: &str) -> Self {
        Folding::run(text, Case::Kept)
    }

    /// The folded text.
    pub fn text(&self) -> &str {
        &self.folded
    }

    /// The folded text, without the way back.
    pub fn into_text(self) -> String {
        self.folded
    }

    /// The byte range of the original that a range of the folded text stands for, widened to whole characters with
    /// their marks.
    pub fn original(&self, folded: Range<usize>) -> Range<usize> {
        self.map.back(folded)
    }
}

struct Folding {
    result: Folded,
    case: Case,
    /// True where the last character written is a blank.
    blank: bool,
}

impl Folding {
    fn run(text: &str, case: Case) -> Folded {
        let result = Folded { folded: String::with_capacity(text.len()), map: Map::default() };
        let mut folding = Self { result, case, blank: false };
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            // A character alone with another behind it, neither of which has marks: most of most texts.
            let length = if byte.is_ascii() && bytes.get(at + 1).is_none_or(u8::is_ascii) {
                folding.plain(at, 1, plain_ascii(*byte));
                1
            } else {
                folding.next(at, &text[at..])
            };
            at += length;
        }
        folding.result
    }

    /// Folds the first character of `rest` with its marks, and returns its bytes.
    fn next(&mut self, at: usize, rest: &str) -> usize {
        let mut characters = rest.chars();
        let first = characters.next().and_then(|c| plain(c).map(|folded| (c.len_utf8(), folded)));
        let alone = characters.next().is_none_or(|next| plain(next).is_some());
        if let Some((length, folded)) = first
            && alone
        {
            self.plain(at, length, folded);
            return length;
        }
        let length = unit(rest);
        self.unit(at, &rest[..length]);
        length
    }

    /// Writes what a character of `length` bytes without marks is folded to.
    fn plain(&mut self, at: usize, length: usize, folded: char) {
        let before = self.result.folded.len();
        if !(folded == ' ' && self.blank) {
            let folded = if self.case == Case::Folded { folded.to_ascii_lowercase() } else { folded };
            self.result.folded.push(folded);
        }
        self.blank = folded == ' ';
        let after = self.result.folded.len();
        if after - before != length {
            self.result.map.push(at..at + length, before..after);
        }
    }

    /// Folds a character with the marks behind it.
    fn unit(&mut self, at: usize, unit: &str) {
        let before = self.result.folded.len();
        let case = self.case;
        let characters = unit.chars().filter(|c| !is_dropped(*c)).map(unaccented_sign);
        let decomposed =
            characters.nfkd().filter(|c| !is_accent(*c) && !is_dropped(*c)).flat_map(move |c| letter(c, case));
        for c in decomposed.nfc() {
            let blank = c.is_whitespace();
            if !(blank && self.blank) {
                self.result.folded.push(if blank { ' ' } else { c });
            }
            self.blank = blank;
        }
        let after = self.result.folded.len();
        let one_for_one = after - before == unit.len() && unit.chars().nth(1).is_none() && {
            let folded = &self.result.folded[before..];
            folded.chars().nth(1).is_none()
        };
        if !one_for_one {
            self.result.map.push(at..at + unit.len(), before..after);
        }
    }
}

/// What the characters that make up most texts are folded to, case apart: a short cut, as [`Folding::unit`] says the same.
fn plain(c: char) -> Option<char> {
    match c {
        '\0'..='\u{7f}' => Some(plain_ascii(c as u8)),
        '\u{a0}' => Some(' '),
        '\u{2018}'..='\u{201f}' | '\u{2010}'..='\u{2015}' => Some(sign(c)),
        _ => None,
    }
}

fn plain_ascii(byte: u8) -> char {
    match byte {
        b'\t'..=b'\r' | b' ' => ' ',
        b'`' => '\'',
        _ => char::from(byte),
    }
}

/// The bytes of the first character of `text` with all that belongs to it: marks, and what is dropped anyway.
fn unit(text: &str) -> usize {
    let mut characters = text.char_indices();
    let Some((_, first)) = characters.next() else { return 0 };
    if is_dropped(first) {
        return first.len_utf8();
    }
    characters.find(|(_, c)| !(is_dropped(*c) || continues(*c))).map_or(text.len(), |(at, _)| at)
}

/// True for a character that joins the one before it into one: marks, the later letters of a Hangul syllable, and the
/// compatibility forms of both.
fn continues(c: char) -> bool {
    let mut first = None;
    decompose_compatible(c, |part| first = first.or(Some(part)));
    first.is_some_and(|c| is_combining_mark(c) || matches!(c, '\u{1161}'..='\u{1175}' | '\u{11a8}'..='\u{11c2}'))
}

/// Signs whose compatibility form is a blank with an accent, or several of something.
fn unaccented_sign(c: char) -> char {
    match c {
        '\u{b4}' | '\u{1fbd}' | '\u{1fbf}' | '\u{1fef}' | '\u{1ffd}' | '\u{1ffe}' => '\'',
        '\u{2033}' | '\u{2036}' => '"',
        _ => c,
    }
}

/// Quotation marks, hyphens, dashes and the like in their plainest form; every other character as it is.
fn sign(c: char) -> char {
    match c {
        '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{2035}' | '\u{2039}' | '\u{203a}' | '\u{2bb}'..='\u{2bd}' | '`' => {
            '\''
        }
        '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{301d}'..='\u{301f}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{2e3a}' | '\u{2e3b}' => '-',
        '\u{2044}' => '/',
        _ => c,
    }
}

/// A letter as it is compared; the text is decomposed already.
fn letter(c: char, case: Case) -> impl Iterator<Item = char> {
    let sign = sign(c);
    // Letters with a stroke and ligatures that Unicode does not take apart.
    let (first, second) = match sign {
        'ø' => ('o', None),
        'Ø' => ('O', None),
        'ł' => ('l', None),
        'Ł' => ('L', None),
        'đ' | 'ð' => ('d', None),
        'Đ' | 'Ð' => ('D', None),
        'ħ' => ('h', None),
        'Ħ' => ('H', None),
        'ŧ' => ('t', None),
        'Ŧ' => ('T', None),
        'ı' => ('i', None),
        'æ' => ('a', Some('e')),
        'Æ' => ('A', Some('E')),
        'œ' => ('o', Some('e')),
        'Œ' => ('O', Some('E')),
        'ß' => ('s', Some('s')),
        'ẞ' => ('S', Some('S')),
        'þ' => ('t', Some('h')),
        'Þ' => ('T', Some('H')),
        'ς' => ('σ', None),
        _ => (sign, None),
    };
    std::iter::once(first).chain(second).flat_map(move |c| {
        let kept = (case == Case::Kept).then_some(c);
        kept.into_iter().chain(c.to_lowercase().filter(move |_| kept.is_none()))
    })
}

/// Marks that a person who searches may leave out.
fn is_accent(c: char) -> bool {
    matches!(u32::from(c),
        0x300..=0x36f | 0x483..=0x487 | 0x591..=0x5bd | 0x5bf | 0x5c1..=0x5c2 | 0x5c4..=0x5c5 | 0x5c7
        | 0x610..=0x61a | 0x640 | 0x64b..=0x65f | 0x670 | 0x6d6..=0x6dc | 0x6df..=0x6e4 | 0x6e7..=0x6e8 | 0x6ea..=0x6ed
        | 0x8d3..=0x8ff | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff | 0x20d0..=0x20ff | 0xfe20..=0xfe2f)
}

/// Characters that say nothing about the word they stand in.
fn is_dropped(c: char) -> bool {
    matches!(u32::from(c),
        0xad | 0x34f | 0x61c | 0x180b..=0x180f | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0xfe00..=0xfe0f
        | 0xfeff | 0xe0000..=0xe0fff)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(fold(text), expected, "{text:?}");
    }

    #[test]
    fn case_and_accents_go() {
        check("Plain", "plain");
        check("CAFÉ cafe\u{301}", "cafe cafe");
        check("Łódź, Øresund, Çelik", "lodz, oresund, celik");
        check("Straße ΣΟΦΟΣ σοφός", "strasse σοφοσ σοφοσ");
        check("İstanbul Iğdır", "istanbul igdir");
        check("ﬁnance Ｗｉｄｅ x² №", "finance wide x2 no");
        check("ё Й", "е и");
    }

    #[test]
    fn signs_become_plain() {
        check("“We’re” «so» ‹it› ‘is’ `x´", "\"we're\" \"so\" 'it' 'is' 'x'");
        check("non‑breaking – en — em − minus", "non-breaking - en - em - minus");
        check("wait… ½", "wait... 1/2");
    }

    #[test]
    fn white_space_is_one_blank() {
        check("a \u{a0}\t b\r\n\u{2009}c\u{3000}", "a b c ");
        check("co\u{ad}operate zero\u{200b}width \u{feff}", "cooperate zerowidth ");
    }

    #[test]
    fn marks_that_make_another_letter_stay() {
        check("が ｶﾞ か", "が ガ か");
        check("한국어 \u{1112}\u{1161}\u{11ab}", "한국어 한");
        check("हिन्दी", "हिन्दी");
        check("שָׁלוֹם", "שלומ".replace('מ', "ם").as_str());
        check("مُحَمَّد", "محمد");
    }

    #[test]
    fn the_short_cut_says_what_the_long_way_says() {
        for c in ('\0'..='\u{ffff}').filter(|c| plain(*c).is_some()) {
            assert_eq!(fold(&format!("{c}\u{34f}")), fold(&c.to_string()), "{c:?}");
        }
    }

    #[test]
    fn case_can_be_kept() {
        assert_eq!(Folded::keeping_case("Łódź “É”").text(), "Lodz \"E\"");
    }

    #[test]
    fn ranges_go_back_to_whole_characters() {
        let check = |text: &str, part: &str, expected: &str| {
            let folded = Folded::new(text);
            let at = folded.text().find(part).expect("the part is in the folded text");
            assert_eq!(&text[folded.original(at..at + part.len())], expected, "{part:?} in {text:?}");
        };
        check("the CAFÉ there", "cafe", "CAFÉ");
        check("the cafe\u{301}s there", "cafe", "cafe\u{301}");
        check("co\u{ad}operate", "coop", "co\u{ad}op");
        check("co\u{ad}operate", "operate", "operate");
        check("a ﬁne day", "fine", "ﬁne");
        check("a ﬁne day", "ine", "ﬁne");
        check("“We  are”", "we are", "We  are");
        check("“We  are”", "\"we", "“We");
        check("x\u{a0}\u{a0}y z", "y z", "y z");
    }

    fn words() -> impl Strategy<Value = String> {
        prop_oneof!["[A-Za-z éÉßıİœÆ“”’—\u{a0}\u{ad}\u{301}\u{200b}ﬁ½가각ㅏかﾞｶ\u{3099}ि्क\u{345}ς]*", any::<String>()]
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn twice_changes_nothing(text in words()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn the_way_back_is_monotone_and_on_boundaries(text in words()) {
            let folded = Folded::new(&text);
            let places: Vec<usize> = folded.text().char_indices().map(|(at, _)| at).chain([folded.text().len()]).collect();
            let mut before = 0..0;
            for pair in places.windows(2) {
                let range = folded.original(pair[0]..pair[1]);
                prop_assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end), "{range:?}");
                prop_assert!(range.start < range.end);
                prop_assert!(range.start >= before.start && range.end >= before.end);
                before = range;
            }
        }
    }
}
