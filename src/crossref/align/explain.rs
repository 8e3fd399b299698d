//! Why two claims were put together: the terms, names, figures and dates they share.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use hashbrown::{HashMap, HashSet};

use super::facts::Facts;
use super::index::ClaimId;
use super::{Aligner, Link};
use crate::crossref::Evidence;
use crate::crossref::terms::{Key, Term, Words};
use crate::language::names::{self, Name};
use crate::language::words::{Token, tokens};

/// What carries less than this part of what two claims share is no reason.
const LEAST_PART: f32 = 0.04;

/// Explains pairs of claims, reading each claim and analysing each word once.
pub(in crate::crossref) struct Explainer<'s> {
    aligner: &'s Aligner,
    words: HashMap<Option<&'s str>, Words<(Key, f32)>>,
    read: HashMap<ClaimId, Arc<Read<'s>>>,
}

/// What a claim has that it can share.
struct Read<'s> {
    text: &'s str,
    terms: Vec<Term>,
    names: Vec<Name>,
    facts: &'s Facts,
}

impl<'s> Explainer<'s> {
    pub(super) fn new(aligner: &'s Aligner) -> Self {
        Self { aligner, words: HashMap::new(), read: HashMap::new() }
    }

    /// What the two claims of a link share, which are in no other link: they aren't kept, but for their words.
    pub(in crate::crossref) fn explain_alone(&mut self, link: Link) -> Evidence {
        let evidence = self.explain(link);
        self.read.clear();
        evidence
    }

    /// What the two claims of a link share, the weightiest first.
    pub(super) fn explain(&mut self, link: Link) -> Evidence {
        let (read_a, read_b) = (self.read(link.a), self.read(link.b));
        let (text_a, text_b) = (read_a.text, read_b.text);
        let mut evidence = Evidence { score: f64::from(link.score), ..Evidence::default() };
        let (dates, figures) = (read_a.facts.same_dates(read_b.facts), read_a.facts.same_figures(read_b.facts));
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
    fn shared<'r>(&self, a: &'r Read<'_>, b: &'r Read<'_>) -> Vec<(f32, &'r Term, &'r Term)> {
        let others: HashMap<&Key, &Term> = b.terms.iter().rev().map(|term| (&term.key, term)).collect();
        let mut words: BTreeMap<usize, (f32, &Term, &Term)> = BTreeMap::new();
        let mut seen: HashSet<&Key> = HashSet::new();
        for term in &a.terms {
            let Some(other) = others.get(&term.key).filter(|_| seen.insert(&term.key)) else { continue };
            let weight = (self.aligner.index.weight_of(&term.key) * term.part).powi(2);
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

    fn read(&mut self, claim: ClaimId) -> Arc<Read<'s>> {
        let Self { aligner, words, read } = self;
        let reading = || {
            let (digest, claim_read) = aligner.claim(claim);
            let (text, language) = (claim_read.text.as_str(), digest.report.language.as_deref());
            let words = words.entry(language).or_insert_with(|| Words::of(language));
            let tokens: Vec<Token> = tokens(text).collect();
            let mut terms = Vec::with_capacity(2 * tokens.len());
            words.read(
                &tokens,
                |key, part, _| (key, part),
                |place, found| {
                    let range = tokens[place.start].range.start..tokens[place.end - 1].range.end;
                    terms.extend(found.iter().map(|(key, part)| Term {
                        key: key.clone(),
                        range: range.clone(),
                        part: *part,
                    }));
                },
            );
            Arc::new(Read { text, terms, names: names::find(text), facts: aligner.facts(claim) })
        };
        Arc::clone(read.entry(claim).or_insert_with(reading))
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
