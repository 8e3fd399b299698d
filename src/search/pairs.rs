//! Which quotes of a window have two common tokens one right after the other.
//!
//! A phrase of common words is what lists of single tokens can't find: a good part of all quotes has both words, few have them side by
//! side, and telling them apart means reading them. So each two of the commonest tokens have a list of their own. And since a phrase is typed
//! letter by letter, the commonest of all have lists of what the other words after them begin with.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::bits::{Bits, Ids};
use super::codes::Codes;
use super::initials::{INITIALS, Initials};
use super::postings::Postings;
use super::stream::{Stream, Words};
use super::tokens::Kind;

/// Of how many words of a window pairs are listed: these make up two fifths of running text, and their pairs take a fifteenth of the
/// index.
const COMMON: usize = 128;

/// How many of them are at least of words, and how many of characters of a script without blanks.
const AT_LEAST: usize = 32;

/// After how many of them all words are listed, those that aren't common by what they begin with: these make up a quarter of running text, and
/// the lists take a fifteenth of the index.
const LEADING: usize = 16;

/// How many numbers there are for the second of a pair: of common words, and of what others begin with.
const SECONDS: usize = COMMON + INITIALS;

/// The lists of the pairs of common words of a window's quotes; words that differ in capitals and accents are one here.
#[derive(Clone, Debug, Default)]
pub(super) struct Pairs {
    /// The tokens of the common words, rising, each with the number of its word.
    common: Vec<(u32, u8)>,
    /// The lists, by the numbers of both words.
    lists: Postings,
}

/// Stands before the first token.
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
        let mut numbers: Vec<u8> = words.initials().iter().map(|initial| COMMON as u8 + initial).collect();
        for (token, number) in &common {
            numbers[*token as usize] = *number;
        }
        let neighbours = |quote| Neighbours { tokens: stream.written(quote), numbers: &numbers, before: NONE };
        let lists = Postings::new(stream.len(), COMMON * SECONDS, neighbours, keep_going)?;
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

    /// True where those of `tokens` that are of a common word are of words after which all are listed.
    pub(super) fn leads(&self, tokens: &Ids) -> bool {
        self.common.iter().all(|(token, number)| usize::from(*number) < LEADING || !tokens.contains(*token))
    }

    /// Those of `tokens` that are of no common word.
    pub(super) fn others(&self, tokens: &Ids) -> Ids {
        tokens.iter().filter(|token| self.common.binary_search_by_key(token, |(token, _)| *token).is_err()).collect()
    }

    /// The quotes in which a common word of `first` is known to stand right before a token of `second`, of which `initials` are the
    /// beginnings; and those in which one may stand before a common word of it: where only some of a word's tokens are asked for.
    pub(super) fn find(&self, first: &Ids, second: &Ids, initials: Initials) -> (Bits, Bits) {
        let [first_all, first_any] = self.numbers(first);
        let [mut second_all, second_any] = self.numbers(second);
        let is_all = first_all.len() == first_any.len() && second_all.len() == second_any.len();
        let open = if is_all { Bits::empty() } else { self.with(&first_any, &second_any) };
        second_all.extend(numbered(initials.all));
        (self.with(&first_all, &second_all), open)
    }

    /// The quotes in which a common word of `first`, which lead, stands right before one that isn't common and begins so.
    pub(super) fn before(&self, first: &Ids, initials: u64) -> Bits {
        let [_, first] = self.numbers(first);
        self.with(&first, &numbered(initials).collect::<Vec<u32>>())
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

    /// The quotes that have a pair of these.
    fn with(&self, first: &[u32], second: &[u32]) -> Bits {
        let pairs: Ids = first.iter().flat_map(|a| second.iter().map(move |b| a * SECONDS as u32 + b)).collect();
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

/// The numbers for what words that aren't common begin with.
fn numbered(initials: u64) -> impl Iterator<Item = u32> {
    (0..INITIALS as u32).filter(move |at| initials >> at & 1 == 1).map(|at| COMMON as u32 + at)
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

/// The pairs of a quote that are listed.
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
            // Each token has one.
            let number = *self.numbers.get(token as usize)?;
            let before = usize::from(std::mem::replace(&mut self.before, number));
            let number = usize::from(number);
            if before < LEADING || before < COMMON && number < COMMON {
                return Some((before * SECONDS + number) as u32);
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
        for text in
            ["Of the war", "the of war", "of, the", "war of the of the", "of war the", "of", "", "of The", "the wide"]
        {
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
            let (found, maybe) = pairs.find(a, b, words.initials_of(b));
            [found, maybe].map(|quotes| quotes.within(0..9).collect::<Vec<u16>>())
        };
        let (of, the, war) = (ids("of", false), ids("the", false), ids("war", false));
        assert_eq!(found(&of, &the), [vec![0, 3, 7], vec![]]);
        assert_eq!(found(&the, &of), [vec![1, 3], vec![]]);
        assert_eq!(found(&of, &war).concat(), [0; 0], "war is not common, and another word begins so");
        let before = |a: &Ids, b: &Ids| pairs.before(a, words.initials_of(b).any).within(0..9).collect::<Vec<u16>>();
        assert_eq!((before(&of, &war), before(&the, &war), before(&of, &the)), (vec![1, 4], vec![0, 8], vec![]));
        assert_eq!(found(&of, &ids("w", false)), [vec![1, 4], vec![]], "all words that begin so");
        assert_eq!(found(&the, &ids("w", false)), [vec![0, 8], vec![]]);
        assert_eq!(found(&war, &of).concat(), [0; 0], "war is not common");
        assert!(pairs.has_any(&of) && !pairs.has_any(&war) && pairs.leads(&of));
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
        assert_eq!(pairs.find(&ids("渡"), &ids("轮"), Initials::default()).0.len(), 1);
    }
}
