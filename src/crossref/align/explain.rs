//! Why two claims were put together: the terms, names, figures and dates they share.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

use super::facts::Facts;
use super::index::Index;
use crate::crossref::Evidence;
use crate::crossref::terms::{Key, Reader, Term};
use crate::language::names::{self, Name};
use crate::model::{Digest, Item};

/// What carries less than this part of what two claims share is no reason.
const LEAST_PART: f32 = 0.04;

/// Explains pairs of claims, reading each claim once.
pub(super) struct Explainer<'s> {
    index: &'s Index,
    digests: &'s [Arc<Digest>],
    read: HashMap<Item, Arc<Read>>,
}

/// What a claim has that it can share.
struct Read {
    terms: Vec<Term>,
    names: Vec<Name>,
    facts: Facts,
}

impl<'s> Explainer<'s> {
    pub(super) fn new(index: &'s Index, digests: &'s [Arc<Digest>]) -> Self {
        Self { index, digests, read: HashMap::new() }
    }

    /// What claims `a` and `b` share, the weightiest first.
    pub(super) fn explain(&mut self, a: Item, b: Item, score: f32) -> Evidence {
        let (read_a, read_b) = (self.read(a), self.read(b));
        let (text_a, text_b) = (self.text(a), self.text(b));
        let mut evidence = Evidence { score: f64::from(score), ..Evidence::default() };
        let (dates, figures) = (read_a.facts.same_dates(&read_b.facts), read_a.facts.same_figures(&read_b.facts));
        for (list, ranges) in [(&mut evidence.dates, &dates), (&mut evidence.figures, &figures)] {
            for (range, other) in ranges {
                push(list, both(&text_a[range.clone()], &text_b[other.clone()]));
            }
        }
        let is_told = |term: &Term| {
            let holds = |range: &Range<usize>| range.start <= term.range.start && term.range.end <= range.end;
            dates.iter().chain(&figures).any(|(range, _)| holds(range))
        };
        for (_, term, other) in self.shared(&read_a, &read_b) {
            let (word, other_word) = (&text_a[term.range.clone()], &text_b[other.range.clone()]);
            let name = name_around(&read_a.names, term).zip(name_around(&read_b.names, other));
            match (&term.key, name) {
                _ if is_told(term) => {}
                (Key::Number(_), _) => push(&mut evidence.figures, both(word, other_word)),
                (_, Some((name, other_name))) => {
                    push(&mut evidence.names, both(&text_a[name.range.clone()], &text_b[other_name.range.clone()]));
                }
                (Key::Place(_), None) => push(&mut evidence.names, both(word, other_word)),
                _ => push(&mut evidence.terms, both(word, other_word)),
            }
        }
        evidence
    }

    /// The terms both have, one a word of the first, with their weight, the weightiest first.
    fn shared<'r>(&self, a: &'r Read, b: &'r Read) -> Vec<(f32, &'r Term, &'r Term)> {
        let others: HashMap<&Key, &Term> = b.terms.iter().rev().map(|term| (&term.key, term)).collect();
        let mut words: BTreeMap<usize, (f32, &Term, &Term)> = BTreeMap::new();
        let mut seen: HashMap<&Key, ()> = HashMap::new();
        for term in &a.terms {
            let Some(other) = others.get(&term.key).filter(|_| seen.insert(&term.key, ()).is_none()) else { continue };
            let weight = (self.index.weight_of(&term.key) * term.part).powi(2);
            if weight > 0.0 {
                let entry = words.entry(term.range.start).or_insert((0.0, term, other));
                entry.0 += weight;
            }
        }
        let mut shared: Vec<_> = words.into_values().collect();
        shared.sort_by(|a, b| b.0.total_cmp(&a.0));
        let whole: f32 = shared.iter().map(|(weight, ..)| weight).sum();
        shared.retain(|(weight, ..)| *weight >= LEAST_PART * whole);
        shared
    }

    fn text(&self, item: Item) -> &'s str {
        &self.digests[item.digest as usize].claims[item.item as usize].text
    }

    fn read(&mut self, item: Item) -> Arc<Read> {
        let digest = &self.digests[item.digest as usize];
        let text = self.text(item);
        let read = || {
            let terms = Reader::of(digest.report.language.as_deref()).terms(text);
            let facts = Facts::read(digest, &digest.claims[item.item as usize]);
            Arc::new(Read { terms, names: names::find(text), facts })
        };
        Arc::clone(self.read.entry(item).or_insert_with(read))
    }
}

/// The name that a term is a word of.
fn name_around<'n>(names: &'n [Name], term: &Term) -> Option<&'n Name> {
    names.iter().find(|name| name.range.start <= term.range.start && term.range.end <= name.range.end)
}

/// What the two write, once where it is the same.
fn both(a: &str, b: &str) -> String {
    if a.to_lowercase() == b.to_lowercase() { a.to_owned() } else { format!("{a} / {b}") }
}

fn push(list: &mut Vec<String>, entry: String) {
    if !list.contains(&entry) {
        list.push(entry);
    }
}
