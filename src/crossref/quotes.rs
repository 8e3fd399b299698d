//! Points of quotes: the same words in several reports, be they trimmed, bracketed, joined or given to another speaker.
//!
//! Quotes are compared by runs of words, with what stands in brackets and what is left out by dots taken as open. Two
//! quotes are the same when the shorter one's words stand in the longer one in their order, nearly all of them.
//! Terms in quotation marks are nobody's words, and indirect speech is the report's.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::{Difference, DifferenceKind, Evidence, Side};
use crate::language::names;
use crate::language::words::tokens;
use crate::model::{Digest, Form, Item, Quote};

/// The length in words of the runs that quotes are found by.
const RUN: usize = 3;
/// Two quotes are the same when this part of the shorter one's words stands in the longer one.
const LEAST_PART: f64 = 0.75;
/// Shorter quotes are the same only when they are so word for word.
const LEAST_WORDS: usize = 4;
/// A run of words that more quotes have than this is a phrase of the language.
const MOST_WITH_A_RUN: usize = 64;

/// A quote by its words.
struct Words {
    item: Item,
    words: Vec<String>,
}

/// Two quotes with the same words.
pub(super) struct Match {
    pub(super) a: Item,
    pub(super) b: Item,
    pub(super) because: Evidence,
}

/// The pairs of quotes of different reports that are the same words.
pub(super) fn matches(digests: &[Arc<Digest>]) -> Vec<Match> {
    let quotes = spoken(digests);
    let mut with_run: HashMap<&[String], Vec<usize>> = HashMap::new();
    let mut candidates: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (at, quote) in quotes.iter().enumerate() {
        let run = RUN.min(quote.words.len().max(1));
        let mut runs: Vec<&[String]> = quote.words.windows(run).collect();
        runs.sort_unstable();
        runs.dedup();
        for run in runs {
            let others = with_run.entry(run).or_default();
            for other in others.iter().filter(|other| quotes[**other].item.digest != quote.item.digest) {
                *candidates.entry((*other, at)).or_default() += 1;
            }
            if others.len() < MOST_WITH_A_RUN {
                others.push(at);
            }
        }
    }
    candidates.into_keys().filter_map(|(a, b)| matched(digests, &quotes[a], &quotes[b])).collect()
}

/// The quotes that put words in a mouth, by their words.
fn spoken(digests: &[Arc<Digest>]) -> Vec<Words> {
    let mut quotes = Vec::new();
    for (digest, position) in digests.iter().zip(0..) {
        for (quote, item) in digest.quotes.iter().zip(0..) {
            if is_spoken(quote) {
                quotes.push(Words { item: Item { digest: position, item }, words: said(&quote.text) });
            }
        }
    }
    quotes
}

/// True for words that somebody is said to have said as they stand.
fn is_spoken(quote: &Quote) -> bool {
    !matches!(quote.form, Some(Form::Term | Form::Indirect))
}

/// The words of a quote in lower case, without what an editor put in brackets.
fn said(text: &str) -> Vec<String> {
    let mut plain = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    tokens(&plain).map(|token| token.text.to_lowercase().replace('’', "'")).collect()
}

fn matched(digests: &[Arc<Digest>], a: &Words, b: &Words) -> Option<Match> {
    let (short, long) = if a.words.len() <= b.words.len() { (a, b) } else { (b, a) };
    if short.words.is_empty() {
        return None;
    }
    let common = in_order(&short.words, &long.words);
    let part = common as f64 / short.words.len() as f64;
    let word_for_word = short.words == long.words;
    if !word_for_word && (short.words.len() < LEAST_WORDS || part < LEAST_PART) {
        return None;
    }
    let text = |item: Item| digests[item.digest as usize].quotes[item.item as usize].text.as_str();
    let names = names::find(text(short.item));
    let because = Evidence {
        score: part * 0.5 + 0.5 * common as f64 / long.words.len() as f64,
        terms: vec![text(short.item).to_owned()],
        names: names.into_iter().map(|name| text(short.item)[name.range].to_owned()).collect(),
        ..Evidence::default()
    };
    Some(Match { a: a.item.min(b.item), b: a.item.max(b.item), because })
}

/// How many of the words of `short` stand in `long` in their order, in runs of at least two.
fn in_order(short: &[String], long: &[String]) -> usize {
    let (short, long) = (&short[..short.len().min(MOST_WORDS)], &long[..long.len().min(MOST_WORDS)]);
    let mut before = vec![0_u32; long.len() + 1];
    for word in short {
        let mut diagonal = 0;
        for (at, other) in long.iter().enumerate() {
            let above = before[at + 1];
            before[at + 1] = if word == other { diagonal + 1 } else { above.max(before[at]) };
            diagonal = above;
        }
    }
    before.last().map_or(0, |common| *common as usize)
}

/// More words of a quote than this are not compared: what one table costs is bounded.
const MOST_WORDS: usize = 400;

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
    let apart = |a: &Side, b: &Side| !may_be_one(&a.text, &b.text);
    if speakers.iter().enumerate().any(|(at, a)| speakers[at + 1..].iter().any(|b| apart(a, b))) {
        found.push(Difference { kind: DifferenceKind::Speaker, sides: speakers });
    }
    let text = |item: &Item| digests[item.digest as usize].quotes[item.item as usize].text.as_str();
    let words: Vec<Vec<String>> = members.iter().map(|item| said(text(item))).collect();
    let contradicts = |a: &Vec<String>, b: &Vec<String>| {
        let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        in_order(short, long) < short.len()
    };
    if words.iter().enumerate().any(|(at, a)| words[at + 1..].iter().any(|b| contradicts(a, b))) {
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
