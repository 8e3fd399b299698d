//! Points of quotes: the same words in several reports, be they trimmed, bracketed, joined or given to another speaker.
//!
//! Quotes are compared by their words, with what stands in brackets and what is left out by dots taken as open. Two
//! quotes are the same when the shorter one's words stand in the longer one in their order, nearly all of them by their
//! weight. Terms in quotation marks are nobody's words, and indirect speech is the report's.
//!
//! How words are numbered and weighed is `wordings`' matter.

use std::collections::BTreeSet;
use std::sync::Arc;

use hashbrown::HashMap;

use self::wordings::{Wording, Wordings, said};
use super::align::Link;
use super::{Difference, DifferenceKind, Evidence, Side, group, parallel};
use crate::language::names;
use crate::language::words::tokens;
use crate::model::{Digest, Item};

mod wordings;

/// The length in words of the runs that quotes are found by.
const RUN: usize = 3;
/// Two quotes are the same when this part of the shorter one's words, by weight, stands in the longer one.
const LEAST_PART: f32 = 0.75;
/// Shorter quotes are the same only when they are so word for word.
const LEAST_WORDS: usize = 4;
/// A run of words leads to this many wordings at most: one that more have is a phrase of the language.
const MOST_WITH_A_RUN: usize = 64;
/// Wordings are compared when they share this part of the shorter one's runs, in percent; a word that is exchanged
/// breaks three of them.
const LEAST_RUNS: usize = 25;
/// More words of a quote than this are not compared: what one table costs is bounded.
const MOST_WORDS: usize = 400;
/// Of more speakers than this only the first are held against each other.
const MOST_SPEAKERS: usize = 32;

type Run = [u32; RUN];

/// The quotes of a story by their words.
pub(super) struct Quotes<'d> {
    digests: &'d [Arc<Digest>],
    read: Wordings,
}

impl<'d> Quotes<'d> {
    /// Reads the words of all quotes.
    pub(super) fn read(digests: &'d [Arc<Digest>]) -> Self {
        Self { digests, read: Wordings::read(digests) }
    }

    /// The quotes that are the same words, with what says so; what is like no other stands alone.
    pub(super) fn groups(&self) -> Vec<(Vec<Item>, Option<Evidence>)> {
        let links = self.links();
        let groups = group::by_majority(self.read.wordings.len(), &links);
        let strongest = group::strongest(&groups, self.read.wordings.len(), &links);
        let told = |(at, group): (usize, &[u32])| {
            let mut members: Vec<Item> =
                group.iter().flat_map(|wording| self.wording(*wording as usize).items.clone()).collect();
            members.sort_unstable();
            let repeated = group.iter().map(|at| *at as usize).find(|wording| self.wording(*wording).items.len() > 1);
            let because = match (repeated, strongest.get(&at)) {
                (Some(wording), _) => Some(self.explain(wording, wording)),
                (None, Some(link)) => Some(self.explain(link.a as usize, link.b as usize)),
                (None, None) => None,
            };
            (members, because)
        };
        groups.iter().enumerate().map(told).collect()
    }

    /// The pairs of quotes of different reports that are the same words; of many that are so word for word, neighbours.
    pub(super) fn pairs(&self) -> Vec<(Item, Item, Evidence)> {
        let mut pairs = Vec::new();
        for (at, wording) in self.read.wordings.iter().enumerate() {
            pairs.extend(wording.items.windows(2).map(|pair| (pair[0], pair[1], self.explain(at, at))));
        }
        for link in self.links() {
            let (a, b) = (link.a as usize, link.b as usize);
            for one in &self.wording(a).items {
                let others = self.wording(b).items.iter().filter(|other| other.digest != one.digest);
                pairs.extend(others.map(|other| (*one.min(other), *one.max(other), self.explain(a, b))));
            }
        }
        pairs
    }

    fn wording(&self, at: usize) -> &Wording {
        &self.read.wordings[at]
    }

    /// The wordings that are the same words but for a few; the later one of each pair comes second.
    fn links(&self) -> Vec<Link> {
        let with_run = self.with_run();
        let count = self.read.wordings.len();
        parallel::divided(count, parallel::workers(count), Vec::new, |bounds, shared| {
            bounds.flat_map(|at| self.links_of(at, &with_run, shared)).collect()
        })
    }

    /// The links of a wording to those before it; `shared` is room to work in.
    fn links_of(&self, at: usize, with_run: &HashMap<Run, Vec<u32>>, shared: &mut Vec<u32>) -> Vec<Link> {
        shared.clear();
        let mut telling = 0;
        for run in runs(self.wording(at)) {
            let Some(list) = with_run.get(&run) else { continue };
            let before = list.partition_point(|other| (*other as usize) < at);
            shared.extend(&list[..before]);
            telling += usize::from(before < MOST_WITH_A_RUN);
        }
        shared.sort_unstable();
        let candidates = shared.chunk_by(PartialEq::eq).filter(|same| {
            let other = self.wording(same[0] as usize);
            let runs = telling.min(other.words.len().min(self.wording(at).words.len()) + 1 - RUN);
            same.len() * 100 >= runs * LEAST_RUNS
        });
        candidates.filter_map(|same| self.link(same[0] as usize, at)).collect()
    }

    /// The wordings with each run that several have.
    fn with_run(&self) -> HashMap<Run, Vec<u32>> {
        let mut with_run: HashMap<Run, Vec<u32>> = HashMap::new();
        let several = repeated(self.read.wordings.iter().map(runs));
        for (wording, at) in self.read.wordings.iter().zip(0..) {
            for run in runs(wording).into_iter().filter(|run| several.has(run)) {
                let list = with_run.entry(run).or_default();
                if list.len() < MOST_WITH_A_RUN {
                    list.push(at);
                }
            }
        }
        with_run
    }

    fn link(&self, a: usize, b: usize) -> Option<Link> {
        let (one, other) = (self.wording(a), self.wording(b));
        let of_one_report = |items: &[Item]| items.iter().all(|item| item.digest == one.items[0].digest);
        if of_one_report(&one.items) && of_one_report(&other.items) {
            return None;
        }
        let (short, common, long) = self.weigh(one, other);
        (common >= short * LEAST_PART).then(|| Link { a: a as u32, b: b as u32, score: score(short, common, long) })
    }

    /// The weight of the shorter wording, of what both have in the same order, and of the longer one.
    fn weigh(&self, a: &Wording, b: &Wording) -> (f32, f32, f32) {
        let (short, long) = if a.words.len() <= b.words.len() { (a, b) } else { (b, a) };
        let weight = |word: &u32| self.read.weights[*word as usize];
        let whole = |wording: &Wording| wording.words.iter().take(MOST_WORDS).map(weight).sum();
        (whole(short), in_order(&short.words, &long.words, weight), whole(long))
    }

    fn explain(&self, a: usize, b: usize) -> Evidence {
        let (one, other) = (self.wording(a), self.wording(b));
        let (short, common, long) = self.weigh(one, other);
        let text = self.text(if one.words.len() <= other.words.len() { one } else { other }.items[0]);
        Evidence {
            score: f64::from(score(short, common, long)),
            terms: vec![text.to_owned()],
            names: names::find(text).into_iter().map(|name| text[name.range].to_owned()).collect(),
            ..Evidence::default()
        }
    }

    fn text(&self, item: Item) -> &'d str {
        &self.digests[item.digest as usize].quotes[item.item as usize].text
    }
}

/// How alike two wordings are, from 0 to 1: the mean of the parts of either that both have.
fn score(short: f32, common: f32, long: f32) -> f32 {
    if short > 0.0 { 0.5 * common / short + 0.5 * common / long } else { 1.0 }
}

/// The different runs of words of a wording that is long enough to be like another.
fn runs(wording: &Wording) -> Vec<Run> {
    if wording.words.len() < LEAST_WORDS {
        return Vec::new();
    }
    let words = &wording.words[..wording.words.len().min(MOST_WORDS)];
    let mut runs: Vec<Run> = words.windows(RUN).map(|run| [run[0], run[1], run[2]]).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// Which runs came more than once, by their hashes: a few that didn't are taken for such.
struct Repeated {
    twice: Vec<u64>,
}

impl Repeated {
    fn bit(run: &Run, words: usize) -> (usize, u64) {
        // Multipliers after Knuth, "Sorting and Searching", section 6.4: the golden ratio of the word size.
        let mixed = run
            .iter()
            .fold(0_u64, |hash, word| (hash ^ u64::from(*word)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29));
        ((mixed >> 6) as usize % words, 1 << (mixed & 63))
    }

    fn has(&self, run: &Run) -> bool {
        let (at, bit) = Self::bit(run, self.twice.len());
        self.twice[at] & bit != 0
    }
}

/// Most runs of words stand in one wording alone, and need no list.
fn repeated(runs: impl Iterator<Item = Vec<Run>> + Clone) -> Repeated {
    let count: usize = runs.clone().map(|runs| runs.len()).sum();
    // Eight bits a run: one in eight of those that came once is taken for more.
    let words = (count / 8).max(1);
    let (mut once, mut twice) = (vec![0_u64; words], vec![0_u64; words]);
    for run in runs.flatten() {
        let (at, bit) = Repeated::bit(&run, words);
        twice[at] |= once[at] & bit;
        once[at] |= bit;
    }
    Repeated { twice }
}

/// The weight of the words of `short` that stand in `long` in their order.
///
/// The longest common subsequence of Wagner and Fischer (1974), by weight in place of length, over the first 400 words of either.
fn in_order<W: PartialEq>(short: &[W], long: &[W], weight: impl Fn(&W) -> f32) -> f32 {
    let (short, long) = (&short[..short.len().min(MOST_WORDS)], &long[..long.len().min(MOST_WORDS)]);
    let mut before = vec![0.0_f32; long.len() + 1];
    for word in short {
        let (mut diagonal, weight) = (0.0, weight(word));
        for (at, other) in long.iter().enumerate() {
            let above = before[at + 1];
            before[at + 1] = if word == other { diagonal + weight } else { above.max(before[at]) };
            diagonal = above;
        }
    }
    before.last().copied().unwrap_or_default()
}

/// Where quotes with the same words are given differently: to other speakers, or with other words.
pub(super) fn differences(digests: &[Arc<Digest>], members: &[Item]) -> Vec<Difference> {
    let mut found = Vec::new();
    let speaker = |item: &Item| {
        let digest = &digests[item.digest as usize];
        let id = digest.quotes[item.item as usize].speaker.as_deref()?;
        Some(digest.speaker(id)?.name.clone()).filter(|name| !name.trim().is_empty())
    };
    let speakers: Vec<Side> =
        members.iter().filter_map(|item| Some(Side { item: *item, text: speaker(item)?, range: None })).collect();
    let names: BTreeSet<&str> = speakers.iter().map(|side| side.text.as_str()).collect();
    let names: Vec<&str> = names.into_iter().take(MOST_SPEAKERS).collect();
    if names.iter().enumerate().any(|(at, a)| names[at + 1..].iter().any(|b| !may_be_one(a, b))) {
        found.push(Difference { kind: DifferenceKind::Speaker, sides: speakers });
    }
    let text = |item: &Item| digests[item.digest as usize].quotes[item.item as usize].text.as_str();
    let words: BTreeSet<Vec<String>> = members.iter().map(|item| said(text(item))).collect();
    // Two parts of one longer quote don't contradict each other.
    let longest = words.iter().max_by_key(|words| words.len());
    let is_part =
        |part: &Vec<String>, whole: &Vec<String>| in_order(part, whole, |_| 1.0) as usize >= part.len().min(MOST_WORDS);
    if longest.is_some_and(|longest| words.iter().any(|words| !is_part(words, longest))) {
        let side = |item: &Item| Side { item: *item, text: text(item).to_owned(), range: Some(0..text(item).len()) };
        found.push(Difference { kind: DifferenceKind::Wording, sides: members.iter().map(side).collect() });
    }
    found
}

/// True where two speakers' names can mean one: a name and its short form, or a role that both words share.
fn may_be_one(a: &str, b: &str) -> bool {
    let named = |text: &str| names::find(text);
    let (names_a, names_b) = (named(a), named(b));
    let is_role = |text: &str| !text.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    let share_name = names_a.iter().any(|name| names_b.iter().any(|other| name.may_be(other)));
    let words = |text: &str| tokens(text).map(|token| token.text.to_lowercase()).collect::<Vec<_>>();
    share_name || (is_role(a) != is_role(b)) || words(a) == words(b)
}

#[cfg(test)]
mod tests;
