//! Scope: who or how many a claim covers.

use std::ops::Range;

use super::reading::Reading;
use super::word::Word;
use super::{Phrases, phrase, slots};

/// How much of what it is said of a word covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Share {
    None,
    Few,
    Some,
    NotAll,
    Many,
    Half,
    Most,
    Nearly,
    All,
    /// No part of a whole but how many there are, to the power of ten.
    Tens,
    Hundreds,
    Thousands,
    TensOfThousands,
    HundredsOfThousands,
    Millions,
}

const QUANTIFIERS: &[(&str, Share)] = &[
    ("none of", Share::None),
    ("parts of", Share::Some),
    ("part of", Share::Some),
    ("not all", Share::NotAll),
    ("not every", Share::NotAll),
    ("almost all", Share::Nearly),
    ("nearly all", Share::Nearly),
    ("almost every", Share::Nearly),
    ("nearly every", Share::Nearly),
    ("virtually all", Share::Nearly),
    ("a handful of", Share::Few),
    ("a few", Share::Some),
    ("only a few", Share::Few),
    ("only some", Share::Some),
    ("few", Share::Few),
    ("the majority of", Share::Most),
    ("a majority of", Share::Most),
    ("a minority of", Share::Few),
    ("half of", Share::Half),
    ("half the", Share::Half),
    ("a number of", Share::Some),
    ("some of", Share::Some),
    ("some", Share::Some),
    ("several", Share::Some),
    ("certain", Share::Some),
    ("many", Share::Many),
    ("numerous", Share::Many),
    ("most", Share::Most),
    ("all", Share::All),
    ("every", Share::All),
    ("each", Share::All),
    ("the entire", Share::All),
    ("the whole", Share::All),
    ("entire", Share::All),
    ("no fewer than", Share::Many),
    ("only", Share::NotAll),
    ("dozens of", Share::Tens),
    ("scores of", Share::Tens),
    ("hundreds of", Share::Hundreds),
    ("thousands of", Share::Thousands),
    ("tens of thousands of", Share::TensOfThousands),
    ("hundreds of thousands of", Share::HundredsOfThousands),
    ("millions of", Share::Millions),
];

/// Words that take something out of what is covered.
const EXCEPTIONS: &[&str] = &[
    "except",
    "excluding",
    "apart from",
    "other than",
    "with the exception of",
    "but not",
    "but the",
    "but for",
    "but one",
];

/// How many words behind a quantifier what it covers can stand.
const REACH: usize = 4;

/// Phrases of the two that cover different parts of the same.
pub(super) fn scopes(a: &Reading, b: &Reading) -> Vec<Phrases> {
    let (left, right) = (covered(a, b), covered(b, a));
    let mut found: Vec<Phrases> = Vec::new();
    let has = |all: &[Covered], share: Share| all.iter().any(|covered| covered.share == share);
    for one in left.iter().filter(|one| !has(&right, one.share)) {
        let is_of_the_same = |other: &&Covered| {
            let of_one_matter = one.telling(a).any(|word| other.telling(b).any(|other| word.is_like(other)));
            of_one_matter && slots::say_the_same((a, &one.words), (b, &other.words))
        };
        let mut others = right.iter().filter(|other| differ(one.share, other.share) && !has(&left, other.share));
        found.extend(others.find(is_of_the_same).map(|other| (one.phrase.clone(), other.phrase.clone())));
    }
    if found.is_empty() {
        found.extend(excepted(a, b).or_else(|| excepted(b, a).map(|(b, a)| (a, b))));
    }
    if found.is_empty() {
        found.extend(limited(a, b).or_else(|| limited(b, a).map(|(b, a)| (a, b))));
    }
    found
}

/// True where the two can't be said of the same: what leaves room for the other is no difference.
fn differ(a: Share, b: Share) -> bool {
    let near = [(Share::Few, Share::Some), (Share::Half, Share::Many), (Share::Many, Share::Half)];
    let of_all_but = |one, other| one == Share::NotAll && other != Share::All;
    let counts = [a, b].map(|share| share >= Share::Tens);
    if counts != [false, false] {
        return counts == [true, true] && a != b;
    }
    a != b && !near.contains(&(a, b)) && !near.contains(&(b, a)) && !of_all_but(a, b) && !of_all_but(b, a)
}

/// A phrase of a table by its first word and the number of its words.
pub(super) type Place = (usize, usize);

/// The quantifiers of a claim, with their places.
fn quantified<'r>(reading: &'r Reading<'_>) -> &'r [(Place, Share)] {
    reading.signs.quantified.get_or_init(|| {
        let mut found = Vec::new();
        let mut at = 0;
        while at < reading.words.len() {
            let quantifier = phrase::longest(reading, at, QUANTIFIERS);
            found.extend(quantifier.map(|(count, share)| ((at, count), share)));
            at += quantifier.map_or(1, |(count, _)| count);
        }
        found
    })
}

/// True where a claim tells of a part of something.
pub(super) fn covers_a_part(reading: &Reading) -> bool {
    let is_part = |share: Share| Share::None < share && share < Share::All;
    let is_number = |at: usize| {
        reading
            .words
            .get(at)
            .is_some_and(|word| reading.quantities.iter().any(|quantity| quantity.range.contains(&word.range.start)))
    };
    quantified(reading).iter().any(|((at, count), share)| is_part(*share) && !is_number(at + count))
}

/// What a quantifier covers.
struct Covered {
    share: Share,
    /// The quantifier with the noun that it covers, in bytes of the claim.
    phrase: Range<usize>,
    /// The words from the quantifier to the last that may belong to what it covers.
    words: Range<usize>,
}

impl Covered {
    /// The telling words of what is covered.
    fn telling<'r>(&self, reading: &'r Reading) -> impl Iterator<Item = &'r Word> {
        reading.words[self.words.clone()].iter().filter(|word| word.is_telling)
    }
}

/// What the quantifiers of a claim cover, where the other claim has a word of it too.
fn covered(reading: &Reading, other: &Reading) -> Vec<Covered> {
    let mut found = Vec::new();
    for ((at, count), share) in quantified(reading).iter().copied() {
        let next: Vec<usize> = (at + count..reading.words.len())
            .take(REACH)
            .take_while(|next| {
                let word = &reading.words[*next];
                reading.is_one_clause(next - 1, *next)
                    && !["and", "or"].contains(&word.lower.as_str())
                    && !slots::comes_before_a_verb(word)
                    && (!word.is_done() || reading.words[next - 1].is_function)
            })
            .collect();
        let words = at..next.last().map_or(at, |last| last + 1);
        // "Most" before an adjective or adverb compares, and "all" before a number counts.
        let covers = next
            .into_iter()
            .filter(|next| reading.words[*next].is_telling)
            .find(|next| other.has_like(&reading.words[*next]));
        let is_superlative = share == Share::Most
            && reading.words.get(at.wrapping_sub(1)).is_some_and(|word| {
                ["the", "its", "their", "his", "her", "world's", "at"].contains(&word.lower.as_str())
            });
        let is_vague =
            ["parts of", "part of"].iter().any(|part| reading.text[reading.words[at].range.start..].starts_with(part))
                && at.checked_sub(1).is_some_and(|before| {
                    ["large", "big", "huge", "great", "as", "became"].contains(&reading.words[before].lower.as_str())
                });
        let rest = &reading.text[reading.words[at].range.start..];
        let is_compound = ["each other", "all-", "half-", "most-"].iter().any(|idiom| rest.starts_with(idiom));
        let is_idiom = is_compound
            || (share >= Share::Most || count == 1 && share == Share::NotAll)
                && reading.words.get(at.wrapping_sub(1)).is_some_and(|word| {
                    ["at", "after", "above", "not", "the", "if", "first", "second"].contains(&word.lower.as_str())
                });
        if let Some(covers) = covers.filter(|_| !is_superlative && !is_idiom && !is_vague) {
            let end = noun_end(reading, covers);
            found.push(Covered { share, phrase: reading.words[at].range.start..end, words });
        }
    }
    found
}

/// Where the noun that the word at `at` begins ends: adjoining words that aren't its verb belong to it.
fn noun_end(reading: &Reading, at: usize) -> usize {
    let is_verb = |word: &Word| word.lower.ends_with("ed") || word.sense.is_some_and(|sense| sense.has_opposite);
    let adjoining = reading.words[at..].windows(2).take(REACH).take_while(|pair| {
        let blank = reading.text[pair[0].range.end..pair[1].range.start].trim().is_empty();
        blank && pair[1].is_telling && !is_verb(&pair[1])
    });
    adjoining.last().map_or(reading.words[at].range.end, |pair| pair[1].range.end)
}

/// The first exception that a claim makes.
fn exception(reading: &Reading) -> Option<Place> {
    let find = || (0..reading.words.len()).find_map(|at| Some((at, phrase::any(reading, at, EXCEPTIONS)?)));
    *reading.signs.exception.get_or_init(find)
}

/// An exception that one claim makes from what the other covers whole.
fn excepted(a: &Reading, b: &Reading) -> Option<Phrases> {
    let (at, count) = exception(a)?;
    let whole = covered(b, a).into_iter().find(|covered| covered.share == Share::All)?;
    let end = a.words[at + count..].iter().take(REACH).rfind(|word| word.is_telling)?;
    exception(b).is_none().then(|| (a.words[at].range.start..end.range.end, whole.phrase))
}

/// What the one says of something only, and the other of something else beside it.
fn limited(a: &Reading, b: &Reading) -> Option<Phrases> {
    let only = a.words.iter().position(|word| word.lower == "only")?;
    let blank = |reading: &Reading, first: usize, second: usize| {
        reading.text[reading.words[first].range.end..reading.words[second].range.start].trim().is_empty()
    };
    // `cars only`, or `only cars`.
    let behind = only.checked_sub(1).filter(|before| a.words[*before].is_telling && blank(a, *before, only));
    let before = Some(only + 1).filter(|next| a.words.get(*next).is_some_and(|word| word.is_telling));
    let limit = behind.filter(|_| !before.is_some_and(|next| blank(a, only, next))).or(before)?;
    let same = b.words.iter().position(|word| word.is_like(&a.words[limit]))?;
    let (joint, added) = (b.words.get(same + 1)?, b.words.get(same + 2)?);
    let is_added = ["and", "or"].contains(&joint.lower.as_str())
        && added.is_telling
        && blank(b, same, same + 1)
        && blank(b, same + 1, same + 2)
        && !a.has_like(added);
    let limited = a.words[only.min(limit)].range.start..a.words[only.max(limit)].range.end;
    is_added.then(|| (limited, b.words[same].range.start..added.range.end))
}
