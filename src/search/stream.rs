//! The words of quotes as numbers: each quote is the tokens of its folded text, by their numbers in the lexicon of words.
//!
//! Nothing is lost: the folded text, capitals kept, can be read back from it in a third of its size. A single blank between two words, which is what
//! mostly stands there, takes no room.

use super::bits::Ids;
use super::codes::{self, Codes};
use super::lexicon::Lexicon;
use super::recent::Recent;
use super::tokens::{self, Kind, Token};
use crate::text::fold::fold;

/// The lexicon of words, in which every quote is written. Gaps between words are entries as well.
#[derive(Clone, Debug)]
pub(super) struct Words {
    pub(super) lexicon: Lexicon,
    recent: Recent,
    /// The entries that are words of letters and digits.
    letters: Ids,
}

/// The number of the single blank.
pub(super) const BLANK: u32 = 0;

/// Quotes as numbers, one after the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Stream {
    codes: Vec<u8>,
    /// Where every 64th quote begins.
    blocks: Vec<usize>,
    /// Where each quote begins, from the beginning of its block.
    starts: Vec<u32>,
}

impl Default for Words {
    fn default() -> Self {
        let mut words = Self { lexicon: Lexicon::default(), recent: Recent::default(), letters: Ids::default() };
        let blank = words.intern(&Token { cased: " ", kind: Kind::Gap });
        debug_assert_eq!(blank, BLANK);
        words
    }
}

impl Words {
    fn intern(&mut self, token: &Token<'_>) -> u32 {
        let Self { lexicon, recent, letters } = self;
        recent.number(token.cased, || {
            let entries = lexicon.len();
            let id = lexicon.intern(token.cased, |cased| match cased.is_ascii() {
                true => cased.to_ascii_lowercase(),
                false => fold(cased),
            });
            if lexicon.len() > entries && token.kind == Kind::Letter {
                letters.insert(id);
            }
            id
        })
    }

    /// The entries that are words of letters and digits.
    pub(super) fn letters(&self) -> &Ids {
        &self.letters
    }

    /// What an entry is.
    pub(super) fn kind(&self, id: u32) -> Kind {
        self.lexicon.folded(id).chars().next().map_or(Kind::Gap, tokens::kind)
    }

    pub(super) fn memory(&self) -> usize {
        self.lexicon.memory() + self.recent.memory() + self.letters.words().len() * 8
    }
}

impl Stream {
    /// Appends a quote; `text` is folded, its capitals kept.
    pub(super) fn push(&mut self, text: &str, words: &mut Words) {
        if self.starts.len().is_multiple_of(64) {
            self.blocks.push(self.codes.len());
        }
        let block = self.blocks.last().copied().unwrap_or_default();
        self.starts.push((self.codes.len() - block) as u32);
        let codes = &mut self.codes;
        let (mut after_letters, mut blank) = (false, false);
        for token in tokens::split(text) {
            let letters = token.kind == Kind::Letter;
            if blank && !letters {
                codes::push(BLANK, codes);
            }
            // Whether a blank needs writing is known only when the next token is.
            blank = after_letters && token.cased == " ";
            after_letters = letters;
            if !blank {
                codes::push(words.intern(&token), codes);
            }
        }
        if blank {
            codes::push(BLANK, codes);
        }
    }

    /// How many quotes it holds.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// Its size in bytes, for weighing ways to search.
    pub(super) fn size(&self) -> usize {
        self.codes.len()
    }

    /// The numbers of a quote as they are written: single blanks between words are left out.
    pub(super) fn written(&self, quote: usize) -> Codes<'_> {
        let begin = |quote: usize| match (self.blocks.get(quote / 64), self.starts.get(quote)) {
            (Some(block), Some(start)) => block + *start as usize,
            _ => self.codes.len(),
        };
        let (begin, end) = (begin(quote), begin(quote + 1));
        Codes::new(self.codes.get(begin..).unwrap_or_default(), end - begin)
    }

    /// All the numbers of a quote, single blanks between words included, into `tokens`.
    pub(super) fn read(&self, quote: usize, words: &Words, tokens: &mut Vec<u32>) {
        tokens.clear();
        let mut after_letters = false;
        for id in self.written(quote) {
            let letters = words.letters.contains(id);
            if letters && after_letters {
                tokens.push(BLANK);
            }
            tokens.push(id);
            after_letters = letters;
        }
    }

    /// Gives back what growing has reserved.
    pub(super) fn shrink(&mut self) {
        self.codes.shrink_to_fit();
        self.blocks.shrink_to_fit();
        self.starts.shrink_to_fit();
    }

    /// The bytes it keeps on the heap.
    pub(super) fn memory(&self) -> usize {
        self.codes.capacity() + self.blocks.capacity() * 8 + self.starts.capacity() * 4
    }
}

#[cfg(test)]
mod tests {
    use super::super::folder::Folder;
    use super::*;

    /// The folded texts, read back.
    fn back(texts: &[&str]) -> Vec<String> {
        let (mut words, mut stream) = (Words::default(), Stream::default());
        for text in texts {
            stream.push(Folder::new(true).fold(text), &mut words);
        }
        let mut tokens = Vec::new();
        let read = |quote| {
            stream.read(quote, &words, &mut tokens);
            tokens.iter().map(|id| words.lexicon.folded(*id)).collect::<String>()
        };
        (0..stream.len()).map(read).collect()
    }

    #[test]
    fn nothing_is_lost() {
        let texts = [
            "",
            " ",
            "War and peace.",
            "  a,  b ",
            "a 中国 b",
            "中 国",
            "x\u{a0}",
            "co\u{ad}op’s Café",
            "- -",
            "a\n\nb",
        ];
        assert_eq!(back(&texts), texts.map(fold));
        let many: Vec<String> = (0..200).map(|n| format!("quote {n} of many")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert_eq!(back(&many), many);
    }

    #[test]
    fn a_blank_between_words_takes_no_room() {
        let (mut words, mut stream) = (Words::default(), Stream::default());
        stream.push("one two three", &mut words);
        assert_eq!(stream.size(), 3);
    }
}
