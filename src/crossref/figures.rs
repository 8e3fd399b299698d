//! Points of figures: the same thing measured in several reports, in whatever unit, rounded, or for another period.
//!
//! Figures are the same thing when their units compare, what they measure and whom it is about is alike, and their
//! periods meet. Their values may agree, leave room for each other, or clash: a clash is a difference, not a reason to
//! keep them apart.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use hashbrown::HashMap;

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

/// A term by its rank among those of all figures.
type TermId = u32;

/// What a figure measures, by terms.
struct Measured<'d> {
    item: Item,
    figure: &'d Figure,
    /// Its terms with their weights, in their order.
    terms: Box<[(TermId, f32)]>,
    /// Those of them that say what is measured, not whom it is about; in their order.
    measures: Box<[TermId]>,
    /// The weight of all its terms.
    weight: f32,
}

/// The figures of a story by what they measure.
pub(super) struct Figures<'d> {
    digests: &'d [Arc<Digest>],
    figures: Vec<Measured<'d>>,
    /// How many different terms they have.
    terms: usize,
}

impl<'d> Figures<'d> {
    /// Reads what all figures measure.
    pub(super) fn read(digests: &'d [Arc<Digest>]) -> Self {
        let of_digest = |digest: u32| {
            let reader = Reader::of(digests[digest as usize].report.language.as_deref());
            let read = move |(item, figure)| (Item { digest, item }, figure, Terms::read(&reader, figure));
            (0..).zip(&digests[digest as usize].figures).map(read)
        };
        let count = digests.iter().map(|digest| digest.figures.len()).sum();
        let read: Vec<(Item, &Figure, Terms)> = parallel::divided(
            digests.len(),
            parallel::workers(count),
            || (),
            |bounds, ()| bounds.flat_map(|digest| of_digest(digest as u32)).collect(),
        );
        let mut keys: Vec<&Key> = read.iter().flat_map(|(_, _, terms)| terms.weights.keys()).collect();
        keys.sort_unstable();
        keys.dedup();
        let ranks: HashMap<&Key, TermId> = keys.iter().copied().zip(0..).collect();
        let measured = |(item, figure, terms): &(Item, &'d Figure, Terms)| Measured {
            item: *item,
            figure,
            terms: terms.weights.iter().map(|(key, (weight, _))| (ranks[key], *weight)).collect(),
            measures: terms.measures.iter().map(|key| ranks[key]).collect(),
            weight: terms.weights.values().map(|(weight, _)| weight).sum(),
        };
        Self { digests, figures: read.iter().map(measured).collect(), terms: keys.len() }
    }

    /// The figures that are the same, with what says so; what is like no other stands alone.
    pub(super) fn groups(&self) -> Vec<(Vec<Item>, Option<Evidence>)> {
        let across = self.links();
        let links: Vec<Link> = across.iter().copied().chain(self.said_twice()).collect();
        let groups = group::by_majority(self.figures.len(), &links);
        let strongest = group::strongest(&groups, self.figures.len(), &across);
        let told = |(at, group): (usize, &[u32])| {
            let members = group.iter().map(|figure| self.figures[*figure as usize].item).collect();
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
        let mut with_term: Vec<Vec<u32>> = vec![Vec::new(); self.terms];
        for (figure, at) in self.figures.iter().zip(0..) {
            for (term, _) in &figure.terms {
                let list = &mut with_term[*term as usize];
                if list.len() < MOST_WITH_A_TERM {
                    list.push(at);
                }
            }
        }
        let count = self.figures.len();
        // Of each figure, the last one that it was held against.
        let room = || vec![0; count];
        parallel::divided(count, parallel::workers(count), room, |bounds, held: &mut Vec<usize>| {
            let mut links = Vec::new();
            for at in bounds {
                let first = links.len();
                let lists = self.figures[at].terms.iter().map(|(term, _)| &with_term[*term as usize]);
                for other in lists.flat_map(|list| list.iter().take_while(|other| (**other as usize) < at)) {
                    if std::mem::replace(&mut held[*other as usize], at) != at {
                        links.extend(self.link(*other as usize, at));
                    }
                }
                links[first..].sort_unstable_by_key(|link: &Link| link.a);
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
        let alike = one.alike(other);
        if alike < LEAST_ALIKE_WHERE_EQUAL || one.item.digest == other.item.digest {
            return None;
        }
        let other_measure = !one.measures.is_empty()
            && !other.measures.is_empty()
            && !one.measures.iter().any(|term| other.measures.contains(term));
        if other_measure || !has_comparable_unit(one.figure, other.figure) {
            return None;
        }
        let agreement = compare(one.figure, other.figure)?;
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
            terms: self.terms(a).shared(&self.terms(b)),
            figures: if agree { vec![both()] } else { Vec::new() },
            dates: dates.into_iter().collect(),
            ..Evidence::default()
        }
    }

    fn terms(&self, figure: &Measured) -> Terms {
        let digest = &self.digests[figure.item.digest as usize];
        Terms::read(&Reader::of(digest.report.language.as_deref()), figure.figure)
    }
}

impl Measured<'_> {
    /// The part of what they measure that two figures share, by weight: the cosine where each term counts by its root.
    fn alike(&self, other: &Self) -> f32 {
        let mut others = other.terms.iter().peekable();
        let is_shared = |(term, _): &&(TermId, f32)| {
            while others.next_if(|(other, _)| other < term).is_some() {}
            others.peek().is_some_and(|(other, _)| other == term)
        };
        let shared: f32 = self.terms.iter().filter(is_shared).map(|(_, weight)| weight).sum();
        shared / (self.weight * other.weight).sqrt().max(f32::MIN_POSITIVE)
    }
}

/// What a figure measures, as its digest says it.
#[derive(Default)]
struct Terms {
    /// Its terms with their weights and the words that they are.
    weights: BTreeMap<Key, (f32, String)>,
    /// Those of them that say what is measured, not whom it is about.
    measures: BTreeSet<Key>,
}

impl Terms {
    fn read(reader: &Reader, figure: &Figure) -> Self {
        let counted =
            figure.unit.as_deref().filter(|unit| unit.starts_with('{')).map(|unit| unit.trim_matches(['{', '}']));
        let mut terms = Self::default();
        let sources = [(figure.measures.as_deref(), true), (counted, true), (figure.about.as_deref(), false)];
        for (text, is_measure) in sources.iter().filter_map(|(text, is_measure)| Some(((*text)?, *is_measure))) {
            for term in reader.terms(text) {
                let weight = (reader.information(&term.key) - LEAST_INFORMATION) * term.part * term.part;
                if weight > 0.0 {
                    if is_measure {
                        terms.measures.insert(term.key.clone());
                    }
                    terms.weights.entry(term.key).or_insert((weight, text[term.range].to_owned()));
                }
            }
        }
        terms
    }

    /// The words of the terms that both have, the weightiest first.
    fn shared(&self, other: &Self) -> Vec<String> {
        let both = self.weights.iter().filter(|(key, _)| other.weights.contains_key(*key));
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
    use proptest::prelude::*;

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

    proptest! {
        #[test]
        fn figures_are_found_as_by_comparing_all(
            reports in proptest::collection::vec(proptest::collection::vec((0..40_u8, 0..4_usize, 0..3_usize, 0..3_usize), 0..5), 0..8)
        ) {
            let words = ["fine", "size of the fine", "houses destroyed", "destroyed"];
            let figure = |(value, measures, unit, about): &(u8, usize, usize, usize)| {
                let (unit, about) = (["EUR", "{house}", ""][*unit], ["Harrow Shipping", "Marrick", ""][*about]);
                figure(&format!("{value} | {value} | {unit} | {} | {about} |", words[*measures]))
            };
            let digest = |figures: &Vec<_>| Arc::new(Digest { figures: figures.iter().map(figure).collect(), ..Digest::default() });
            let story: Vec<Arc<Digest>> = reports.iter().map(digest).collect();
            let read = Figures::read(&story);
            let pairs = (0..read.figures.len()).flat_map(|b| (0..b).map(move |a| (a, b)));
            let expected: Vec<_> = pairs.filter_map(|(a, b)| read.link(a, b)).map(|link| (link.a, link.b)).collect();
            let found: Vec<_> = read.links().iter().map(|link| (link.a, link.b)).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
