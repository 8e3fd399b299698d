//! Points of figures: the same thing measured in several reports, in whatever unit, rounded, or for another period.
//!
//! Figures are the same thing when their units compare, what they measure and whom it is about is alike, and their
//! periods meet. Their values may agree, leave room for each other, or clash: a clash is a difference, not a reason to
//! keep them apart.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::align::Link;
use super::terms::{Key, Reader};
use super::{Difference, DifferenceKind, Evidence, Side, group, parallel};
use crate::language::quantity::{Agreement, compare};
use crate::language::units;
use crate::model::{Digest, Figure, Item};

/// The least part of what two figures measure, by weight, that they must share.
const LEAST_ALIKE: f32 = 0.5;
/// The same where their values agree: that they do is evidence itself.
const LEAST_ALIKE_WHERE_EQUAL: f32 = 0.34;
/// The same where one value is given for two times: it may be the same only by chance.
const LEAST_ALIKE_OF_OTHER_PERIOD: f32 = 0.8;
/// A term that more figures have than this leads to no candidates.
const MOST_WITH_A_TERM: usize = 256;
/// Terms with less information than this don't tell what a figure measures, in nats.
const LEAST_INFORMATION: f32 = 4.0;
/// Figures of a point are held against this many of them.
const MOST_HELD: usize = 64;

/// What a figure measures, by terms with their weights.
struct Measured<'d> {
    item: Item,
    figure: &'d Figure,
    terms: BTreeMap<Key, (f32, String)>,
    /// Those of them that say what is measured, not whom it is about.
    measures: BTreeSet<Key>,
}

/// The figures of a story by what they measure.
pub(super) struct Figures<'d> {
    digests: &'d [Arc<Digest>],
    figures: Vec<Measured<'d>>,
}

impl<'d> Figures<'d> {
    /// Reads what all figures measure.
    pub(super) fn read(digests: &'d [Arc<Digest>]) -> Self {
        Self { digests, figures: measured(digests) }
    }

    /// The figures that are the same, with what says so; what is like no other stands alone.
    pub(super) fn groups(&self) -> Vec<(Vec<Item>, Option<Evidence>)> {
        let across = self.links();
        let links: Vec<Link> = across.iter().copied().chain(self.said_twice()).collect();
        let groups = group::by_majority(self.figures.len(), &links);
        let strongest = group::strongest(&groups, self.figures.len(), &across);
        let told = |(at, group): (usize, &Vec<usize>)| {
            let members = group.iter().map(|figure| self.figures[*figure].item).collect();
            (members, strongest.get(&at).map(|link| self.explain(link)))
        };
        groups.iter().enumerate().map(told).collect()
    }

    /// The pairs of figures of different reports that measure the same.
    pub(super) fn pairs(&self) -> Vec<(Item, Item, Evidence)> {
        let item = |at: u32| self.figures[at as usize].item;
        self.links().iter().map(|link| (item(link.a), item(link.b), self.explain(link))).collect()
    }

    /// The figures of different reports that measure the same; the later one of each pair comes second.
    fn links(&self) -> Vec<Link> {
        let mut with_term: HashMap<&Key, Vec<u32>> = HashMap::new();
        for (figure, at) in self.figures.iter().zip(0..) {
            for key in figure.terms.keys() {
                let list = with_term.entry(key).or_default();
                if list.len() < MOST_WITH_A_TERM {
                    list.push(at);
                }
            }
        }
        let count = self.figures.len();
        parallel::divided(count, parallel::workers(count), Vec::new, |bounds, others: &mut Vec<u32>| {
            let mut links = Vec::new();
            for at in bounds {
                others.clear();
                let lists = self.figures[at].terms.keys().filter_map(|key| with_term.get(key));
                others.extend(lists.flat_map(|list| &list[..list.partition_point(|other| (*other as usize) < at)]));
                others.sort_unstable();
                others.dedup();
                links.extend(others.iter().filter_map(|other| self.link(*other as usize, at)));
            }
            links
        })
    }

    /// The figures that a report says are the same as another of its own.
    fn said_twice(&self) -> Vec<Link> {
        let mut links = Vec::new();
        let mut first = 0;
        for digest in self.digests {
            let place: HashMap<&str, usize> =
                digest.figures.iter().enumerate().rev().map(|(at, figure)| (figure.id.as_str(), first + at)).collect();
            for (at, figure) in digest.figures.iter().enumerate() {
                let other = figure.same_as.as_deref().and_then(|id| place.get(id));
                let other = other.filter(|other| **other != first + at);
                links.extend(other.map(|other| Link { a: *other as u32, b: (first + at) as u32, score: 1.0 }));
            }
            first += digest.figures.len();
        }
        links
    }

    fn link(&self, a: usize, b: usize) -> Option<Link> {
        let (one, other) = (&self.figures[a], &self.figures[b]);
        let other_measure =
            !one.measures.is_empty() && !other.measures.is_empty() && one.measures.is_disjoint(&other.measures);
        if one.item.digest == other.item.digest || other_measure || !has_comparable_unit(one.figure, other.figure) {
            return None;
        }
        let agreement = compare(one.figure, other.figure)?;
        let alike = one.alike(other);
        let least = match (is_of_other_period(one.figure, other.figure), agreement) {
            (false, Agreement::Clash) => LEAST_ALIKE,
            (false, _) => LEAST_ALIKE_WHERE_EQUAL,
            // Another value for another time is another figure.
            (true, Agreement::Same) => LEAST_ALIKE_OF_OTHER_PERIOD,
            (true, _) => return None,
        };
        let agreed = if agreement == Agreement::Clash { 0.7 } else { 1.0 };
        (alike >= least).then(|| Link { a: a as u32, b: b as u32, score: alike.min(1.0) * agreed })
    }

    fn explain(&self, link: &Link) -> Evidence {
        let (a, b) = (&self.figures[link.a as usize], &self.figures[link.b as usize]);
        let agree = compare(a.figure, b.figure).is_some_and(|agreement| agreement != Agreement::Clash);
        let both = || format!("{} / {}", a.figure.verbatim, b.figure.verbatim);
        let overlap = b.figure.period.is_some() && !is_of_other_period(a.figure, b.figure);
        let dates = a.figure.period.as_ref().filter(|_| overlap).map(|period| period.as_str().to_owned());
        Evidence {
            score: f64::from(link.score),
            terms: a.shared(b),
            figures: if agree { vec![both()] } else { Vec::new() },
            dates: dates.into_iter().collect(),
            ..Evidence::default()
        }
    }
}

impl Measured<'_> {
    /// The part of what they measure that two figures share, by weight: the cosine where each term counts by its root.
    fn alike(&self, other: &Self) -> f32 {
        let whole = |figure: &Self| figure.terms.values().map(|(weight, _)| weight).sum::<f32>();
        let both = self.terms.iter().filter(|(key, _)| other.terms.contains_key(key));
        let shared: f32 = both.map(|(_, (weight, _))| weight).sum();
        shared / (whole(self) * whole(other)).sqrt().max(f32::MIN_POSITIVE)
    }

    /// The words of the terms that both have, the weightiest first.
    fn shared(&self, other: &Self) -> Vec<String> {
        let both = self.terms.iter().filter(|(key, _)| other.terms.contains_key(key));
        let mut shared: Vec<(f32, &str)> = both.map(|(_, (weight, word))| (*weight, word.as_str())).collect();
        shared.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        let mut terms: Vec<String> = Vec::new();
        for (_, word) in shared {
            if !terms.iter().any(|term| term == word) {
                terms.push(word.to_owned());
            }
        }
        terms
    }
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

/// True where two figures are said to hold at times that have no day in common.
fn is_of_other_period(a: &Figure, b: &Figure) -> bool {
    a.period.as_ref().zip(b.period.as_ref()).is_some_and(|(one, other)| !one.overlaps(other))
}

/// True where units say the same of a kind of thing, be it that neither is given.
fn has_comparable_unit(a: &Figure, b: &Figure) -> bool {
    match (a.unit.as_deref(), b.unit.as_deref()) {
        (Some(one), Some(other)) => units::comparable(one, other),
        (None, None) => true,
        _ => false,
    }
}

/// Where figures of the same thing can't all hold, or hold for different times.
pub(super) fn differences(digests: &[Arc<Digest>], members: &[Item]) -> Vec<Difference> {
    let figure = |item: &Item| &digests[item.digest as usize].figures[item.item as usize];
    let clash = |a: &Figure, b: &Figure| compare(a, b) == Some(Agreement::Clash);
    let differ = |test: &dyn Fn(&Figure, &Figure) -> bool| -> Vec<Item> {
        let has_other = |one: &&Item| members.iter().take(MOST_HELD).any(|other| test(figure(one), figure(other)));
        members.iter().filter(has_other).copied().collect()
    };
    let value =
        |item: Item| Side { item, text: figure(&item).verbatim.clone(), range: Some(0..figure(&item).verbatim.len()) };
    let period = |item: Item| {
        let text = figure(&item).period.as_ref().map_or_else(String::new, |period| period.as_str().to_owned());
        Side { item, text, range: None }
    };
    let values: Vec<Side> = differ(&clash).into_iter().map(value).collect();
    let periods: Vec<Side> = differ(&is_of_other_period).into_iter().map(period).collect();
    let kinds = [(DifferenceKind::Value, values), (DifferenceKind::Date, periods)];
    kinds.into_iter().filter(|(_, sides)| !sides.is_empty()).map(|(kind, sides)| Difference { kind, sides }).collect()
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
            assert_eq!(!Figures::read(&story).pairs().is_empty(), same, "{a} / {b}");
            let members = [Item { digest: 0, item: 0 }, Item { digest: 1, item: 0 }];
            assert_eq!(same && !differences(&story, &members).is_empty(), differs, "{a} / {b}");
        }
        let fine = "two million euros | 2000000 | EUR | fine | Harrow Shipping | 2021";
        check(fine, fine, true, false);
        check(fine, "€2m | 2e6 | EUR | size of the fine | Harrow | 2021", true, false);
        check(fine, "3 million euros | 3000000 | EUR | fine | Harrow Shipping | 2021", true, true);
        check(fine, "3 million euros | 3000000 | EUR | fine | Harrow Shipping | 2020", false, false);
        check(fine, "€2m | 2e6 | EUR | fine | Harrow Shipping | 2020", true, true);
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
