//! Cross-reference: what the reports of a story say together, where they differ, and what each point rests on.
//!
//! Pure and deterministic: the same digests in any order give the same points.
//!
//! - [`points`] groups the claims of all reports that state the same.
//! - [`pairs`] lists every pair of claims with anything in common, for looking inside.
//! - [`StandingCard`] says how many distinct known origins support a point.
//! - [`decisions`] holds what the reader decided of points, and puts it to them.
//!
//! It leaves how points look to `export` and `view`.

mod align;
pub mod decisions;
mod group;
mod origins;
mod point;
mod rebuild;
mod standing;
mod terms;

use align::Link;
pub use align::{Aligner, Alignment};
pub use point::{Difference, DifferenceKind, Evidence, Pair, Point, PointKind, Side};
pub use standing::{Chain, OriginGroup, Standing, StandingCard};

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::language::words::tokens;
use crate::model::{Digest, Item};
use origins::OriginGraph;
use standing::Support;

/// The points of the story that `digests` make: those that most reports have first, then in the order in which the
/// reports state them.
pub fn points(digests: &[Arc<Digest>]) -> Vec<Point> {
    // Work goes in the order of the ids, so that the order in which the digests are given decides nothing.
    let order = order(digests);
    let sorted: Vec<Arc<Digest>> = order.iter().map(|at| Arc::clone(&digests[*at])).collect();
    let mut points = claim_points(&sorted);
    points.sort_by_cached_key(|point| (point.kind, Reverse(point.standing.reports()), place(&point.members)));
    for point in &mut points {
        renumber(point, &order);
    }
    points
}

/// Every pair of claims of different reports that has a score above 0, in the order of the digests.
pub fn pairs(digests: &[Arc<Digest>]) -> Vec<Pair> {
    let grouped: HashMap<Item, usize> = points(digests)
        .iter()
        .filter(|point| point.kind == PointKind::Claim)
        .enumerate()
        .flat_map(|(at, point)| point.members.iter().map(move |member| (*member, at)))
        .collect();
    let mut pairs = Aligner::new(digests).pairs();
    for pair in &mut pairs {
        pair.aligned = grouped.get(&pair.a) == grouped.get(&pair.b);
    }
    pairs.sort_by_key(|pair| (pair.a, pair.b));
    pairs
}

/// The positions of the digests in the order of their ids; equal ids in the order of what they say.
fn order(digests: &[Arc<Digest>]) -> Vec<usize> {
    let key = |at: usize| {
        let digest = &digests[at];
        let claims: Vec<&str> = digest.claims.iter().map(|claim| claim.text.as_str()).collect();
        (digest.id.as_str(), digest.report.publisher.as_str(), digest.report.headline.as_str(), claims)
    };
    let mut order: Vec<usize> = (0..digests.len()).collect();
    order.sort_by(|a, b| key(*a).cmp(&key(*b)));
    order
}

fn claim_points(digests: &[Arc<Digest>]) -> Vec<Point> {
    let graph = OriginGraph::new(digests);
    let items: Vec<Item> = digests
        .iter()
        .enumerate()
        .flat_map(|(at, digest)| {
            (0..digest.claims.len()).map(move |item| Item { digest: at as u32, item: item as u32 })
        })
        .collect();
    let aligner = Aligner::new(digests);
    let links = aligner.links();
    let groups = group::group(&aligner, items.len(), &links);
    let mut group_of = vec![0; items.len()];
    for (at, group) in groups.iter().enumerate() {
        for member in group {
            group_of[*member] = at;
        }
    }
    let mut strongest: HashMap<usize, &Link> = HashMap::new();
    for link in &links {
        let group = group_of[link.a as usize];
        if group == group_of[link.b as usize] {
            let best = strongest.entry(group).or_insert(link);
            if link.score > best.score {
                *best = link;
            }
        }
    }
    groups
        .iter()
        .enumerate()
        .map(|(at, group)| {
            let members: Vec<Item> = group.iter().map(|member| items[*member]).collect();
            claim_point(&graph, digests, members, strongest.get(&at).map(|link| aligner.explain(link)))
        })
        .collect()
}

fn claim_point(graph: &OriginGraph, digests: &[Arc<Digest>], members: Vec<Item>, because: Option<Evidence>) -> Point {
    let claim = |item: &Item| &digests[item.digest as usize].claims[item.item as usize];
    let texts: Vec<&str> = members.iter().map(|item| claim(item).text.as_str()).collect();
    let mut supports: BTreeMap<u32, Support> = BTreeMap::new();
    for item in &members {
        let support =
            supports.entry(item.digest).or_insert_with(|| Support { digest: item.digest, origins: Default::default() });
        support.origins.extend(claim(item).origin.as_deref());
    }
    let supports: Vec<Support> = supports.into_values().collect();
    let first = members[0];
    Point {
        id: format!("claim:{}/{}", digests[first.digest as usize].id, claim(&first).id),
        kind: PointKind::Claim,
        statement: statement(&texts),
        standing: StandingCard::new(graph, digests, &supports),
        differences: Vec::new(),
        because,
        decided: None,
        members,
    }
}

/// The fewest words that a statement should have where there is a choice.
const WORDS_OF_A_STATEMENT: usize = 6;

/// The text that reads best as a headline: the shortest of at least six words, else the longest.
fn statement(texts: &[&str]) -> String {
    let long_enough = |text: &&&str| tokens(text).nth(WORDS_OF_A_STATEMENT - 1).is_some();
    let by_length = |a: &&&str, b: &&&str| a.len().cmp(&b.len()).then(a.cmp(b));
    let best = texts.iter().filter(long_enough).min_by(by_length).or_else(|| texts.iter().max_by(by_length));
    best.map_or_else(String::new, |text| (*text).to_owned())
}

/// Where the reports state a point with these members: as early as the earliest of them does.
fn place(members: &[Item]) -> (u32, u32) {
    members.iter().map(|member| (member.item, member.digest)).min().unwrap_or_default()
}

/// Puts a point of digests in the order of their ids into the order in which they were given.
fn renumber(point: &mut Point, order: &[usize]) {
    let given = |digest: &mut u32| *digest = order[*digest as usize] as u32;
    point.members.iter_mut().for_each(|item| given(&mut item.digest));
    point.members.sort_unstable();
    for difference in &mut point.differences {
        difference.sides.iter_mut().for_each(|side| given(&mut side.item.digest));
        difference.sides.sort_by_key(|side| side.item);
    }
    point.standing.unstated.iter_mut().for_each(given);
    point.standing.unstated.sort_unstable();
    for group in &mut point.standing.groups {
        group.digests.iter_mut().for_each(given);
        group.digests.sort_unstable();
        group.chains.iter_mut().for_each(|chain| given(&mut chain.digest));
        group.chains.sort_by_key(|chain| chain.digest);
    }
    point.standing.groups.sort_by(|a, b| a.digests.cmp(&b.digests));
}

#[cfg(test)]
mod tests;
