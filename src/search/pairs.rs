//! Which quotes of a window have two common tokens one right after the other.
//!
//! A phrase of common words is what lists of single tokens can't find: a good part of all quotes has both words, few have them side by
//! side, and telling them apart means reading them. So each two of the commonest tokens have a list of their own.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::bits::{Bits, Ids};
use super::codes::Codes;
use super::postings::Postings;
use super::stream::{Stream, Words};
use super::tokens::Kind;

/// Of how many words of a window pairs are listed: these make up two fifths of running text, and their pairs take a fifteenth of the
/// index.
const COMMON: usize = 128;

/// How many of them are at least of words, and how many of characters of a script without blanks.
const AT_LEAST: usize = 32;

/// The lists of the pairs of common words of a window's quotes; words that differ in capitals and accents are one here.
#[derive(Clone, Debug, Default)]
pub(super) struct Pairs {
    /// The tokens of the common words, rising, each with the number of its word.
    common: Vec<(u32, u8)>,
    /// The lists, by the numbers of both words.
    lists: Postings,
}

/// Stands for a token of no common word.
const NONE: u8 = u8::MAX;

impl Pairs {
    /// The pairs of the commonest words in the quotes of `stream`, of which `tokens` are the lists; `None` where `keep_going` said
    /// no.
    pub(super) fn new(
        stream: &Stream,
        tokens: &Postings,
        words: &Words,
        keep_going: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let common = common(tokens, words);
        let mut numbers = vec![NONE; common.last().map_or(0, |(last, _)| *last as usize + 1)];
        for (token, number) in &common {
            numbers[*token as usize] = *number;
        }
        let neighbours = |quote| Neighbours { tokens: stream.written(quote), numbers: &numbers, before: NONE };
        let lists = Postings::new(stream.len(), COMMON * COMMON, neighbours, keep_going)?;
        Some(Self { common, lists })
    }

    /// How many quotes of the window they cover, from its first.
    pub(super) fn quotes(&self) -> usize {
        self.lists.quotes()
    }

    /// True where one of `tokens` is of a common word.
    pub(super) fn has_any(&self, tokens: &Ids) -> bool {
        self.common.iter().any(|(token, _)| tokens.contains(*token))
    }

    /// Those of `tokens` that are of no common word.
    pub(super) fn others(&self, tokens: &Ids) -> Ids {
        tokens.iter().filter(|token| self.common.binary_search_by_key(token, |(token, _)| *token).is_err()).collect()
    }

    /// The quotes in which a common word of `first` stands right before one of `second`, and those in which it may: where only
    /// some of a word's tokens are asked for.
    pub(super) fn find(&self, first: &Ids, second: &Ids) -> (Bits, Bits) {
        let [first_all, first_any] = self.numbers(first);
        let [second_all, second_any] = self.numbers(second);
        let found = self.with(&first_all, &second_all);
        if first_all.len() == first_any.len() && second_all.len() == second_any.len() {
            return (found, Bits::empty());
        }
        (found, self.with(&first_any, &second_any))
    }

    /// The words of which all tokens are among `tokens`, and those of which any is.
    fn numbers(&self, tokens: &Ids) -> [Vec<u32>; 2] {
        let (mut any, mut all) = ([false; COMMON], [true; COMMON]);
        for (token, number) in &self.common {
            let has = tokens.contains(*token);
            any[usize::from(*number)] |= has;
            all[usize::from(*number)] &= has;
        }
        let all: [bool; COMMON] = std::array::from_fn(|number| any[number] && all[number]);
        [all, any].map(|set| (0..).zip(set).filter(|(_, is_in)| *is_in).map(|(number, _)| number).collect())
    }

    /// The quotes that have a pair of these words.
    fn with(&self, first: &[u32], second: &[u32]) -> Bits {
        let pairs: Ids = first.iter().flat_map(|a| second.iter().map(move |b| a * COMMON as u32 + b)).collect();
        let mut found = Bits::empty();
        for list in self.lists.lists(&pairs) {
            list.add_to(&mut found);
        }
        found
    }

    /// The bytes they keep on the heap.
    pub(super) fn memory(&self) -> usize {
        self.common.capacity() * size_of::<(u32, u8)>() + self.lists.memory()
    }
}

/// The tokens of the commonest words of `tokens`, rising, each with the number of its word.
fn common(tokens: &Postings, words: &Words) -> Vec<(u32, u8)> {
    let mut counts: HashMap<&str, (Kind, usize)> = HashMap::new();
    for (token, count) in tokens.counts() {
        let kind = words.kind(token);
        if kind != Kind::Gap {
            counts.entry(words.lexicon.folded(token)).or_insert((kind, 0)).1 += count;
        }
    }
    let mut sorted: Vec<(&str, (Kind, usize))> = counts.into_iter().collect();
    sorted.sort_unstable_by_key(|(word, (_, count))| (Reverse(*count), *word));
    let of = |wanted: Kind| sorted.iter().filter(move |(_, (kind, _))| *kind == wanted).take(AT_LEAST);
    let mut numbers: HashMap<&str, u8> = HashMap::with_capacity(COMMON);
    for (word, _) in of(Kind::Letter).chain(of(Kind::Alone)).chain(&sorted) {
        let number = numbers.len();
        if number < COMMON {
            numbers.entry(word).or_insert(number as u8);
        }
    }
    let listed = tokens.counts().into_iter();
    listed.filter_map(|(token, _)| Some((token, *numbers.get(words.lexicon.folded(token))?))).collect()
}

/// The pairs of common words of a quote.
struct Neighbours<'s> {
    tokens: Codes<'s>,
    numbers: &'s [u8],
    before: u8,
}

impl Iterator for Neighbours<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        loop {
            let token = self.tokens.next()?;
            let number = self.numbers.get(token as usize).copied().unwrap_or(NONE);
            let before = std::mem::replace(&mut self.before, number);
            if before != NONE && number != NONE {
                return Some(u32::from(before) * COMMON as u32 + u32::from(number));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_stand_side_by_side_in_that_order() {
        let (mut words, mut stream) = (Words::default(), Stream::default());
        for text in ["Of the war", "the of war", "of, the", "war of the of the", "of war the", "of", "", "of The"] {
            stream.push(text, &mut words);
        }
        // Other words, so many of them and so often that war is not common.
        for n in 0..6 * COMMON {
            stream.push(&format!("of the {} . {} . {}", n % COMMON, n % COMMON, n % COMMON), &mut words);
        }
        let tokens = Postings::new(stream.len(), words.lexicon.len(), |quote| stream.written(quote), &|| true).unwrap();
        let pairs = Pairs::new(&stream, &tokens, &words, &|| true).unwrap();
        let ids =
            |word: &str, cased| words.lexicon.containing(word, cased).into_iter().map(|(id, _)| id).collect::<Ids>();
        let found = |a: &Ids, b: &Ids| {
            let (found, maybe) = pairs.find(a, b);
            [found, maybe].map(|quotes| quotes.within(0..8).collect::<Vec<u16>>())
        };
        let (of, the, war) = (ids("of", false), ids("the", false), ids("war", false));
        assert_eq!(found(&of, &the), [vec![0, 3, 7], vec![]]);
        assert_eq!(found(&the, &of), [vec![1, 3], vec![]]);
        assert_eq!(found(&of, &war).concat(), [0; 0], "war is not common");
        assert!(pairs.has_any(&of) && !pairs.has_any(&war));
        assert!(pairs.others(&war).iter().eq(war.iter()) && pairs.others(&the).is_empty());
        assert_eq!(found(&ids("Of", true), &the), [vec![], vec![0, 3, 7]], "only some of its tokens are meant");
    }

    #[test]
    fn characters_that_are_words_have_their_share() {
        let (mut words, mut stream) = (Words::default(), Stream::default());
        for n in 0..4 * COMMON {
            stream.push(&format!("w{} w{}", n, n + 1), &mut words);
            stream.push(&format!("w{} w{}", n, n + 1), &mut words);
        }
        stream.push("渡轮", &mut words);
        let tokens = Postings::new(stream.len(), words.lexicon.len(), |quote| stream.written(quote), &|| true).unwrap();
        let pairs = Pairs::new(&stream, &tokens, &words, &|| true).unwrap();
        let ids = |word: &str| words.lexicon.containing(word, false).into_iter().map(|(id, _)| id).collect::<Ids>();
        assert_eq!(pairs.find(&ids("渡"), &ids("轮")).0.len(), 1);
    }
}
