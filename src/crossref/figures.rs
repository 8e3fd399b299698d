//! Points of figures: the same thing measured in several reports, in whatever unit, rounded, or for another period.
//!
//! Figures are the same thing when their units compare, what they measure and whom it is about is alike, and their
//! periods meet. Their values may agree, leave room for each other, or clash: a clash is a difference, not a reason to
//! keep them apart.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::terms::{Key, Reader};
use super::{Difference, DifferenceKind, Evidence, Side};
use crate::language::quantity::{Agreement, compare};
use crate::language::units;
use crate::model::{Digest, Figure, Item};

/// The least part of what two figures measure, by weight, that they must share.
const LEAST_ALIKE: f32 = 0.5;
/// The same where their values agree: that they do is evidence itself.
const LEAST_ALIKE_WHERE_EQUAL: f32 = 0.34;
/// A term that more figures have than this leads to no candidates.
const MOST_WITH_A_TERM: usize = 256;
/// Terms with less information than this don't tell what a figure measures, in nats.
const LEAST_INFORMATION: f32 = 4.0;

/// Two figures of the same thing.
pub(super) struct Match {
    pub(super) a: Item,
    pub(super) b: Item,
    pub(super) because: Evidence,
}

/// What a figure measures, by terms with their weights.
struct Measured<'d> {
    item: Item,
    figure: &'d Figure,
    terms: BTreeMap<Key, (f32, String)>,
    /// Those of them that say what is measured, not whom it is about.
    measures: BTreeSet<Key>,
}

/// The pairs of figures of different reports that measure the same.
pub(super) fn matches(digests: &[Arc<Digest>]) -> Vec<Match> {
    let figures = measured(digests);
    let mut with_term: HashMap<&Key, Vec<usize>> = HashMap::new();
    let mut seen: HashSet<(usize, usize)> = HashSet::new();
    let mut found = Vec::new();
    for (at, figure) in figures.iter().enumerate() {
        for key in figure.terms.keys() {
            let others = with_term.entry(key).or_default();
            for other in others.iter().filter(|other| figures[**other].item.digest != figure.item.digest) {
                if seen.insert((*other, at)) {
                    found.extend(matched(&figures[*other], figure));
                }
            }
            if others.len() < MOST_WITH_A_TERM {
                others.push(at);
            }
        }
    }
    found.sort_by(|a, b| b.because.score.total_cmp(&a.because.score).then((a.a, a.b).cmp(&(b.a, b.b))));
    found
}

fn measured(digests: &[Arc<Digest>]) -> Vec<Measured<'_>> {
    let mut figures = Vec::new();
    for (digest, position) in digests.iter().zip(0..) {
        let reader = Reader::of(digest.report.language.as_deref());
        for (figure, item) in digest.figures.iter().zip(0..) {
            let counted =
                figure.unit.as_deref().filter(|unit| unit.starts_with('{')).map(|unit| unit.trim_matches(['{', '}']));
            let mut terms = BTreeMap::new();
            let mut measures = BTreeSet::new();
            let sources = [(figure.measures.as_deref(), true), (counted, true), (figure.about.as_deref(), false)];
            for (text, is_measure) in sources.iter().filter_map(|(text, is_measure)| Some(((*text)?, *is_measure))) {
                for term in reader.terms(text) {
                    let weight = (reader.information(&term.key) - LEAST_INFORMATION) * term.part * term.part;
                    if weight > 0.0 {
                        if is_measure {
                            measures.insert(term.key.clone());
                        }
                        terms.entry(term.key).or_insert((weight, text[term.range].to_owned()));
                    }
                }
            }
            figures.push(Measured { item: Item { digest: position, item }, figure, terms, measures });
        }
    }
    figures
}

fn matched(a: &Measured, b: &Measured) -> Option<Match> {
    let agreement = compare(a.figure, b.figure)?;
    let comparable = match (a.figure.unit.as_deref(), b.figure.unit.as_deref()) {
        (Some(one), Some(other)) => units::comparable(one, other),
        (None, None) => true,
        _ => false,
    };
    let apart = a.figure.period.as_ref().zip(b.figure.period.as_ref()).is_some_and(|(one, other)| !one.overlaps(other));
    let other_measure = !a.measures.is_empty() && !b.measures.is_empty() && a.measures.is_disjoint(&b.measures);
    if !comparable || apart || other_measure {
        return None;
    }
    let whole = |figure: &Measured| figure.terms.values().map(|(weight, _)| weight).sum::<f32>();
    let mut shared: Vec<(f32, &str)> = a
        .terms
        .iter()
        .filter(|(key, _)| b.terms.contains_key(key))
        .map(|(_, (weight, word))| (*weight, word.as_str()))
        .collect();
    let alike =
        shared.iter().map(|(weight, _)| weight).sum::<f32>() / (whole(a) * whole(b)).sqrt().max(f32::MIN_POSITIVE);
    let least = if agreement == Agreement::Clash { LEAST_ALIKE } else { LEAST_ALIKE_WHERE_EQUAL };
    if alike < least {
        return None;
    }
    shared.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    let mut terms: Vec<String> = Vec::new();
    for (_, word) in shared {
        if !terms.iter().any(|term| term == word) {
            terms.push(word.to_owned());
        }
    }
    let both = format!("{} / {}", a.figure.verbatim, b.figure.verbatim);
    let agreed = if agreement == Agreement::Clash { 0.7 } else { 1.0 };
    let dates = a.figure.period.as_ref().filter(|_| b.figure.period.is_some()).map(|period| period.as_str().to_owned());
    Some(Match {
        a: a.item.min(b.item),
        b: a.item.max(b.item),
        because: Evidence {
            score: f64::from(alike.min(1.0)) * agreed,
            terms,
            figures: if agreement == Agreement::Clash { Vec::new() } else { vec![both] },
            dates: dates.into_iter().collect(),
            ..Evidence::default()
        },
    })
}

/// Where figures of the same thing can't all hold.
pub(super) fn differences(digests: &[Arc<Digest>], members: &[Item]) -> Vec<Difference> {
    let figure = |item: &Item| &digests[item.digest as usize].figures[item.item as usize];
    let clash = |a: &Item, b: &Item| compare(figure(a), figure(b)) == Some(Agreement::Clash);
    let sides: Vec<Side> = members
        .iter()
        .filter(|one| members.iter().any(|other| clash(one, other)))
        .map(|item| Side {
            item: *item,
            text: figure(item).verbatim.clone(),
            range: Some(0..figure(item).verbatim.len()),
        })
        .collect();
    if sides.is_empty() { Vec::new() } else { vec![Difference { kind: DifferenceKind::Value, sides }] }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(text: &str) -> Figure {
        let mut parts = text.split(" | ");
        let mut next = || parts.next().unwrap_or_default().to_owned();
        let (verbatim, value, unit, measures, about, period) = (next(), next(), next(), next(), next(), next());
        let quantity = value.parse().ok().map(crate::model::Quantity::Value);
        let some = |text: String| Some(text).filter(|text| !text.is_empty());
        Figure {
            id: "f".into(),
            verbatim,
            quantity,
            unit: some(unit),
            measures: some(measures),
            about: some(about),
            period: period.parse().ok(),
            ..Figure::default()
        }
    }

    #[test]
    fn figures_of_the_same_thing_are_found() {
        #[track_caller]
        fn check(a: &str, b: &str, same: bool, differs: bool) {
            let digest = |text: &str| Arc::new(Digest { figures: vec![figure(text)], ..Digest::default() });
            let story = [digest(a), digest(b)];
            assert_eq!(!matches(&story).is_empty(), same, "{a} / {b}");
            let members = [Item { digest: 0, item: 0 }, Item { digest: 1, item: 0 }];
            assert_eq!(same && !differences(&story, &members).is_empty(), differs, "{a} / {b}");
        }
        let fine = "two million euros | 2000000 | EUR | fine | Harrow Shipping | 2021";
        check(fine, fine, true, false);
        check(fine, "€2m | 2e6 | EUR | size of the fine | Harrow | 2021", true, false);
        check(fine, "3 million euros | 3000000 | EUR | fine | Harrow Shipping | 2021", true, true);
        check(fine, "3 million euros | 3000000 | EUR | fine | Harrow Shipping | 2020", false, false);
        check(fine, "3 million euros | 3000000 | EUR | turnover | Harrow Shipping | 2021", false, false);
        check("3,100 metres | 3100 | m | length | runway |", "3.1 km | 3.1 | km | length | runway |", true, false);
        check("3,100 metres | 3100 | m | length | runway |", "2.4 km | 2.4 | km | length | runway |", true, true);
        check(
            "40 houses | 40 | {house} | houses destroyed | Marrick |",
            "40 | 40 | % | houses destroyed | Marrick |",
            false,
            false,
        );
        check("nothing", "nothing", false, false);
    }
}
