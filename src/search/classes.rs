//! The tokens of a window in classes, by the alphabet: enough to tell most phrases apart whose last word is just being typed.
//!
//! A class is a stretch of the alphabet. Each has about as many occurrences, so that the commonest tokens have one to themselves, and what begins
//! with some letters is a row of whole classes and two at its ends of which it has a part. Some classes that follow each other are a group, and there
//! are no more groups than a byte tells apart.

use super::bits::Ids;
use super::postings::Postings;
use super::stream::Words;

/// How many groups there are, the one of [`NOTHING`] included.
const GROUPS: usize = 256;

/// A class has about one in so many of its group's occurrences.
const IN_GROUP: usize = 8;

/// The class of what isn't there, in a group of its own. It has no token.
const NOTHING: u16 = 0;

/// Which class each token has, and which group each class.
#[derive(Clone, Debug, Default)]
pub(super) struct Classes {
    /// By token; [`NOTHING`] for those that the window doesn't have.
    of: Vec<u16>,
    /// By class.
    groups: Vec<u8>,
    /// How many tokens each class has.
    sizes: Vec<u32>,
}

/// How much of a class or group belongs to a set of tokens.
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
        let mut limit = counts().sum::<usize>() / GROUPS / 8;
        while grouped(counts(), limit).last().is_some_and(|last| last >= GROUPS) {
            limit += limit / 8 + 1;
        }
        let mut classes = Self { of: vec![NOTHING; words.lexicon.len()], groups: vec![0], sizes: vec![0] };
        let mut filled = 0;
        for ((_, token, count), group) in sorted.iter().zip(grouped(counts(), limit)) {
            let group = group as u8;
            filled += count;
            if classes.groups.last() != Some(&group) || filled > limit / IN_GROUP {
                classes.groups.push(group);
                classes.sizes.push(0);
                filled = *count;
            }
            let class = classes.len() - 1;
            classes.of[*token as usize] = class as u16;
            classes.sizes[class] += 1;
        }
        classes
    }

    /// How many classes there are: a few for each group.
    pub(super) fn len(&self) -> usize {
        self.groups.len()
    }

    /// The class of a token; that of nothing where the window doesn't have it.
    pub(super) fn of(&self, token: u32) -> usize {
        self.of.get(token as usize).copied().unwrap_or(NOTHING).into()
    }

    /// The group of a class; that of nothing for what is none.
    pub(super) fn group(&self, class: usize) -> u8 {
        self.groups.get(class).copied().unwrap_or_default()
    }

    /// For each class how much of it is in `tokens`.
    pub(super) fn shares(&self, tokens: &Ids) -> Vec<Share> {
        let mut counts = vec![0; self.len().max(1)];
        tokens.iter().for_each(|token| counts[self.of(token)] += 1);
        counts[usize::from(NOTHING)] = 0;
        let share = |(count, size): (&u32, &u32)| match count {
            0 => Share::None,
            count if count == size => Share::All,
            _ => Share::Some,
        };
        counts.iter().zip(&self.sizes).map(share).collect()
    }

    /// The same for each group, of those for its classes.
    pub(super) fn grouped(&self, shares: &[Share]) -> [Share; GROUPS] {
        let mut groups = [None; GROUPS];
        for (group, share) in self.groups.iter().zip(shares) {
            let group = &mut groups[usize::from(*group)];
            *group = Some(if group.is_none_or(|before| before == *share) { *share } else { Share::Some });
        }
        groups.map(|share| share.unwrap_or(Share::None))
    }

    /// The bytes they keep on the heap.
    pub(super) fn memory(&self) -> usize {
        self.of.capacity() * 2 + self.groups.capacity() + self.sizes.capacity() * 4
    }
}

/// The first bytes of a text, as a number that sorts like them.
fn beginning(text: &str) -> u128 {
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(text.bytes()).for_each(|(byte, of)| *byte = of);
    u128::from_be_bytes(bytes)
}

/// For tokens that occur so often the numbers of their groups, from 1: a group has up to `limit` occurrences, or one token.
fn grouped(counts: impl Iterator<Item = usize>, limit: usize) -> impl Iterator<Item = usize> {
    counts.scan((1, 0), move |(group, filled), count| {
        if *filled > 0 && *filled + count > limit {
            (*group, *filled) = (*group + 1, 0);
        }
        *filled += count;
        Some(*group)
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
        for n in 0..1000 {
            stream.push(&format!("the {}{n} The", ["a", "thf", "z", "ж"][n % 4]), &mut words);
        }
        let listed = stream.len();
        stream.push("unlisted", &mut words);
        let tokens = Postings::new(listed, words.lexicon.len(), |quote| stream.written(quote), &|| true).unwrap();
        let classes = Classes::new(&tokens, &words);
        let ids = |with: &dyn Fn(&str) -> bool| {
            (0..words.lexicon.len() as u32).filter(|id| with(words.lexicon.folded(*id))).collect::<Ids>()
        };
        let held = |shares: &[Share]| {
            [Share::All, Share::Some].map(|wanted| shares.iter().filter(|share| **share == wanted).count())
        };
        // How many classes and groups are wholly and partly held.
        let shares = |with: &dyn Fn(&str) -> bool| {
            let shares = classes.shares(&ids(with));
            (held(&shares), held(&classes.grouped(&shares)))
        };
        let groups = usize::from(*classes.groups.last().unwrap());
        assert!((GROUPS / 2..GROUPS).contains(&groups) && classes.len() > 2 * GROUPS, "{groups}");
        assert_eq!(shares(&|_| true), ([classes.len() - 1, 0], [groups, 0]));
        assert_eq!(shares(&|word| word == "the"), ([2, 0], [2, 0]), "capitals are words of their own");
        assert_eq!(shares(&|word| word == "unlisted" || word == " "), ([0, 0], [0, 0]));
        assert_eq!(shares(&|word| word == "z10").1, [0, 1]);
        let ([all, some], [all_groups, some_groups]) = shares(&|word| word.starts_with('t'));
        assert!(all > 100 && some <= 2 && all_groups > 50 && some_groups <= 2);
        let class = |text: &str| classes.of(ids(&|word| word == text).iter().next().unwrap());
        let rising = ["a0", "the", "thf1", "z2", "ж3"].map(class);
        assert!(rising.is_sorted_by(|a, b| a < b) && rising.map(|class| classes.group(class)).is_sorted());
    }

    #[test]
    fn few_tokens_have_a_group_each() {
        assert!(grouped([3, 1, 1, 9].into_iter(), 0).eq([1, 2, 3, 4]));
        assert!(grouped([3, 1, 1, 9].into_iter(), 4).eq([1, 1, 2, 3]));
        assert_eq!(beginning("ab"), u128::from(u16::from_be_bytes(*b"ab")) << 112);
        assert!(beginning("the longest of words 1") == beginning("the longest of words 2") && beginning("") == 0);
    }
}
