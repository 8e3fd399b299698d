//! Folding for search, until `text::fold` lands: the same interface, to be deleted then.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

pub(super) struct Folded {
    text: String,
    /// For each byte of `text` the range of its original character.
    map: Vec<(u32, u32)>,
}

impl Folded {
    pub(super) fn new(original: &str) -> Self {
        let mut folded = Self { text: String::with_capacity(original.len()), map: Vec::new() };
        for (at, c) in original.char_indices() {
            let source = (at as u32, (at + c.len_utf8()) as u32);
            for piece in c.nfkd().filter(|c| !is_combining_mark(*c) && !is_ignorable(*c)) {
                let piece = plain(piece);
                if piece == ' ' && folded.text.ends_with(' ') {
                    if let Some(last) = folded.map.last_mut() {
                        last.1 = source.1;
                    }
                    continue;
                }
                for lower in piece.to_lowercase().filter(|c| !is_combining_mark(*c)) {
                    let before = folded.text.len();
                    if lower == 'ß' {
                        folded.text.push_str("ss");
                    } else {
                        folded.text.push(if lower == 'ς' { 'σ' } else { lower });
                    }
                    folded.map.resize(folded.map.len() + folded.text.len() - before, source);
                }
            }
        }
        folded
    }

    pub(super) fn text(&self) -> &str {
        &self.text
    }

    pub(super) fn original(&self, range: Range<usize>) -> Range<usize> {
        match (self.map.get(range.start), range.end.checked_sub(1).and_then(|last| self.map.get(last))) {
            (Some(first), Some(last)) => first.0 as usize..last.1 as usize,
            _ => 0..0,
        }
    }
}

fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

fn plain(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | '′' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}
