//! The tokens of a window in classes, by the alphabet: enough to tell most phrases apart whose last word is just being typed.
//!
//! A class is a stretch of the alphabet. Each has about as many occurrences, so that the commonest tokens have one to themselves, and what begins
//! with some letters is a row of whole classes and two at its ends of which it has a part.

use super::bits::Ids;
use super::postings::Postings;
use super::stream::Words;

/// How many classes there are at most, the one of [`NOTHING`] included. With 256 of them the phrases that take longest took four times as
/// long, because more quotes had to be read.
const CLASSES: usize = 2048;

/// The class of what isn't there. It has no token.
pub(super) const NOTHING: u16 = 0;

/// Which class each token has.
#[derive(Clone, Debug, Default)]
pub(super) struct Classes {
    /// By token; [`NOTHING`] for those that the window doesn't have.
    of: Vec<u16>,
    /// How many tokens each class has.
    sizes: Vec<u32>,
}

/// How much of a class belongs to a set of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Share {
    None,
    Some,
    All,
}

impl Classes {
    /// The classes of the tokens that have lists.
    pub(super) fn new(tokens: &Postings, words: &Words) -> Self {
        let mut sorted: Vec<(u128, u32, usize)> =
            tokens.all().map(|(token, list)| (beginning(words.lexicon.folded(token)), token, list.len())).collect();
        sorted.sort_unstable();
        let counts = || sorted.iter().map(|(_, _, count)| *count);
        // Much less than the mean, because the commonest tokens have much more.
        let mut limit = counts().sum::<usize>() / CLASSES / 8;
        while numbers(counts(), limit).last().is_some_and(|last| usize::from(last) >= CLASSES) {
            limit += limit / 8 + 1;
        }
        let mut classes = Self { of: vec![NOTHING; words.lexicon.len()], sizes: vec![0] };
        for ((_, token, _), class) in sorted.iter().zip(numbers(counts(), limit)) {
            classes.of[*token as usize] = class;
            classes.sizes.resize(usize::from(class) + 1, 0);
            classes.sizes[usize::from(class)] += 1;
        }
        classes
    }

    /// How many classes there are.
    pub(super) fn len(&self) -> usize {
        self.sizes.len()
    }

    /// The class of a token; [`NOTHING`] where the window doesn't have it.
    pub(super) fn of(&self, token: u32) -> u16 {
        self.of.get(token as usize).copied().unwrap_or(NOTHING)
    }

    /// For each class how much of it is in `tokens`.
    pub(super) fn shares(&self, tokens: &Ids) -> Vec<Share> {
        let mut counts = vec![0; self.len().max(1)];
        tokens.iter().for_each(|token| counts[usize::from(self.of(token))] += 1);
        counts[usize::from(NOTHING)] = 0;
        let share = |(count, size): (&u32, &u32)| match count {
            0 => Share::None,
            count if count == size => Share::All,
            _ => Share::Some,
        };
        counts.iter().zip(&self.sizes).map(share).collect()
    }

    /// The bytes they keep on the heap.
    pub(super) fn memory(&self) -> usize {
        self.of.capacity() * 2 + self.sizes.capacity() * 4
    }
}

/// The first bytes of a text, as a number that sorts like them.
fn beginning(text: &str) -> u128 {
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(text.bytes()).for_each(|(byte, of)| *byte = of);
    u128::from_be_bytes(bytes)
}

/// For tokens that occur so often the numbers of their classes, from 1: a class has up to `limit` occurrences, or one token. Numbers that
/// are too many stay at the greatest.
fn numbers(counts: impl Iterator<Item = usize>, limit: usize) -> impl Iterator<Item = u16> {
    counts.scan((1u16, 0), move |(class, filled), count| {
        if *filled > 0 && *filled + count > limit {
            (*class, *filled) = (class.saturating_add(1), 0);
        }
        *filled += count;
        Some(*class)
    })
}

#[cfg(test)]
mod tests {
    use super::super::stream::Stream;
    use super::*;

    #[test]
    fn classes_are_stretches_of_the_alphabet() {
        let (mut words, mut stream) = (Words::default(), Stream::default());
        // Rare words by the hundred, and two common ones.
        for n in 0..3000 {
            stream.push(&format!("the {}{n} The", ["a", "thf", "z", "ж"][n % 4]), &mut words);
        }
        let listed = stream.len();
        stream.push("unlisted", &mut words);
        let tokens = Postings::new(listed, words.lexicon.len(), |quote| stream.written(quote), &|| true).unwrap();
        let classes = Classes::new(&tokens, &words);
        let ids = |with: &dyn Fn(&str) -> bool| {
            (0..words.lexicon.len() as u32).filter(|id| with(words.lexicon.folded(*id))).collect::<Ids>()
        };
        // How many classes are held wholly, and in part.
        let shares = |with: &dyn Fn(&str) -> bool| {
            let shares = classes.shares(&ids(with));
            [Share::All, Share::Some].map(|wanted| shares.iter().filter(|share| **share == wanted).count())
        };
        assert!((CLASSES / 2..CLASSES).contains(&classes.len()), "{}", classes.len());
        assert_eq!(shares(&|_| true), [classes.len() - 1, 0]);
        assert_eq!(shares(&|word| word == "the"), [2, 0], "capitals are words of their own");
        assert_eq!(shares(&|word| word == "unlisted" || word == " "), [0, 0]);
        assert_eq!(shares(&|word| word == "z10"), [0, 1]);
        let [all, some] = shares(&|word| word.starts_with('t'));
        assert!(all > 200 && some <= 2, "{all} {some}");
        let class = |text: &str| classes.of(ids(&|word| word == text).iter().next().unwrap());
        assert!(["a0", "the", "thf1", "z2", "ж3"].map(class).is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn few_tokens_have_a_class_each() {
        assert!(numbers([3, 1, 1, 9].into_iter(), 0).eq([1, 2, 3, 4]));
        assert!(numbers([3, 1, 1, 9].into_iter(), 4).eq([1, 1, 2, 3]));
        assert_eq!(beginning("ab"), u128::from(u16::from_be_bytes(*b"ab")) << 112);
        assert!(beginning("the longest of words 1") == beginning("the longest of words 2") && beginning("") == 0);
    }
}
