//! Alignment: which claims of different reports state the same.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::{Evidence, Pair};
use crate::language::stem::Stems;
use crate::language::words::tokens;
use crate::model::{Digest, Item};

/// Two claims with at least this score are taken to state the same.
pub(super) const SAME: f64 = 0.45;

struct Prepared {
    item: Item,
    terms: BTreeMap<String, (f64, String)>,
}

/// All pairs of claims of different reports with a score above 0.
pub(super) fn pairs(digests: &[Arc<Digest>]) -> Vec<Pair> {
    let prepared = prepare(digests);
    let mut postings: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut found = Vec::new();
    for (at, claim) in prepared.iter().enumerate() {
        let mut scores: BTreeMap<usize, f64> = BTreeMap::new();
        for (term, (weight, _)) in &claim.terms {
            let others = postings.entry(term).or_default();
            for other in others.iter().filter(|other| prepared[**other].item.digest != claim.item.digest) {
                *scores.entry(*other).or_default() += weight * prepared[*other].terms[term].0;
            }
            others.push(at);
        }
        found.extend(scores.into_iter().map(|(other, score)| explained(&prepared[other], claim, score)));
    }
    found
}

fn explained(a: &Prepared, b: &Prepared, score: f64) -> Pair {
    let mut shared: Vec<(f64, &str)> = a
        .terms
        .iter()
        .filter_map(|(term, (weight, word))| Some((weight * b.terms.get(term)?.0, word.as_str())))
        .collect();
    shared.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    let terms = shared.into_iter().map(|(_, word)| word.to_owned()).collect();
    let score = score.min(1.0);
    Pair {
        a: a.item,
        b: b.item,
        score,
        aligned: score >= SAME,
        because: Evidence { score, terms, ..Evidence::default() },
    }
}

fn prepare(digests: &[Arc<Digest>]) -> Vec<Prepared> {
    let mut prepared = Vec::new();
    let mut claims_with: HashMap<String, usize> = HashMap::new();
    for (position, digest) in digests.iter().enumerate() {
        let stems = Stems::of(digest.report.language.as_deref());
        for (at, claim) in digest.claims.iter().enumerate() {
            let mut terms: BTreeMap<String, (f64, String)> = BTreeMap::new();
            for token in tokens(&claim.text) {
                let stem = stems.stem(&token.text.to_lowercase()).into_owned();
                terms.entry(stem).or_insert((0.0, token.text.to_owned())).0 += 1.0;
            }
            for term in terms.keys() {
                *claims_with.entry(term.clone()).or_default() += 1;
            }
            prepared.push(Prepared { item: Item { digest: position as u32, item: at as u32 }, terms });
        }
    }
    let claims = prepared.len() as f64;
    for claim in &mut prepared {
        for (term, (weight, _)) in &mut claim.terms {
            *weight = (1.0 + weight.ln()) * ((1.0 + claims) / claims_with[term] as f64).ln();
        }
        let length = claim.terms.values().map(|(weight, _)| weight * weight).sum::<f64>().sqrt();
        for (weight, _) in claim.terms.values_mut() {
            *weight /= if length > 0.0 { length } else { 1.0 };
        }
    }
    prepared
}
