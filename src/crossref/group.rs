//! Grouping: links between items become groups, without chaining unlike ones together.
//!
//! Average linkage: starting with the strongest link, two groups are joined when their items are on average alike
//! enough, and not because one of the one is like one of the other.

use std::borrow::Cow;

use hashbrown::{HashMap, HashSet};

use super::align::{Aligner, Link, Sum};
use super::lists::Lists;

/// The least mean likeness by terms between the claims of two groups that are joined.
const LEAST_COHESION: f32 = 0.25;

/// A second claim of a report joins a group only by a link at least this part as strong as the group's strongest: what
/// a report says in two claims it rarely says twice.
const LEAST_FOR_A_SECOND_CLAIM: f32 = 0.85;

/// Groups of items, to begin with one of each.
struct Groups {
    /// Of each item the one that its group goes by.
    of: Vec<u32>,
    /// Of each item the next one of its group; the last one has the first one.
    next: Vec<u32>,
    /// By the items that groups go by: how many they have.
    sizes: Vec<u32>,
}

/// Two different groups, the larger one first, with their sizes.
type Two = [(u32, u32); 2];

impl Groups {
    fn new(count: usize) -> Self {
        let each: Vec<u32> = (0..count as u32).collect();
        Self { of: each.clone(), next: each, sizes: vec![1; count] }
    }

    /// The groups of the two items of a link; nothing where that is one.
    fn across(&self, link: &Link) -> Option<Two> {
        let sized = |item: u32| (self.of[item as usize], self.sizes[self.of[item as usize] as usize]);
        let (a, b) = (sized(link.a), sized(link.b));
        (a.0 != b.0).then_some(if a.1 >= b.1 { [a, b] } else { [b, a] })
    }

    fn members(&self, group: u32) -> impl Iterator<Item = u32> {
        let mut next = Some(group);
        std::iter::from_fn(move || {
            let member = next?;
            next = Some(self.next[member as usize]).filter(|next| *next != group);
            Some(member)
        })
    }

    /// Makes the second of the two groups a part of the first.
    fn join(&mut self, [(into, size), (from, more)]: Two) {
        let mut member = from;
        while self.of[member as usize] != into {
            self.of[member as usize] = into;
            member = self.next[member as usize];
        }
        self.next.swap(into as usize, from as usize);
        self.sizes[into as usize] = size + more;
    }

    /// The items of each group in order; the groups by their first items.
    fn lists(&self) -> Lists<u32> {
        let mut lists = Lists::default();
        let mut is_listed = vec![false; self.of.len()];
        let mut members = Vec::new();
        for item in 0..self.of.len() as u32 {
            if is_listed[item as usize] {
                continue;
            }
            members.clear();
            members.extend(self.members(item));
            members.sort_unstable();
            members.iter().for_each(|member| is_listed[*member as usize] = true);
            lists.push(members.iter().copied());
        }
        lists
    }
}

/// What is known of a group of several claims.
#[derive(Clone)]
struct Known {
    sum: Sum,
    /// The reports of its claims, sorted.
    reports: Vec<u32>,
    /// The score of its strongest link.
    strongest: f32,
}

impl Known {
    fn alone(aligner: &Aligner, claim: u32) -> Self {
        Self { sum: aligner.alone(claim), reports: vec![aligner.report(claim)], strongest: 0.0 }
    }

    /// True where a report has claims in both.
    fn shares_a_report(&self, other: &Self) -> bool {
        other.reports.iter().any(|report| self.reports.binary_search(report).is_ok())
    }

    fn join(&mut self, other: &Self, score: f32) {
        self.sum.join(&other.sum);
        self.reports.extend(&other.reports);
        self.reports.sort_unstable();
        self.strongest = self.strongest.max(other.strongest).max(score);
    }
}

/// Groups `count` claims by their links; a claim without a link stays alone. Each group is sorted, and the groups by
/// their first claims.
pub(super) fn by_cohesion(aligner: &Aligner, count: usize, links: &[Link]) -> Lists<u32> {
    let mut groups = Groups::new(count);
    // Of groups of several claims, by what they go by.
    let mut known: HashMap<u32, Known> = HashMap::new();
    // Groups found unlike: once one of them has grown, they are compared again.
    let mut apart: HashSet<Two> = HashSet::new();
    for link in strongest_first(links) {
        let Some(two) = groups.across(link).filter(|two| !apart.contains(two)) else { continue };
        let [(into, _), (from, _)] = two;
        let of = |group: u32| known.get(&group).map_or_else(|| Cow::Owned(Known::alone(aligner, group)), Cow::Borrowed);
        let (left, right) = (of(into), of(from));
        let most = left.strongest.max(right.strongest);
        let too_weak = link.score < LEAST_FOR_A_SECOND_CLAIM * most && left.shares_a_report(&right);
        if too_weak || aligner.cohesion(&left.sum, &right.sum) < LEAST_COHESION {
            apart.insert(two);
            continue;
        }
        let mut joined = left.into_owned();
        joined.join(&right, link.score);
        drop(right);
        known.remove(&from);
        known.insert(into, joined);
        groups.join(two);
    }
    groups.lists()
}

/// Groups `count` items by the links between those that belong together: two groups are joined when at least half of
/// the pairs across them are linked. Items without a link stay alone. Each group is sorted, and the groups by their first
/// items.
pub(super) fn by_majority(count: usize, links: &[Link]) -> Lists<u32> {
    let linked: HashSet<(u32, u32)> = links.iter().map(|link| (link.a.min(link.b), link.a.max(link.b))).collect();
    let is_linked = |a: u32, b: u32| linked.contains(&(a.min(b), a.max(b)));
    let mut groups = Groups::new(count);
    // Groups found unlike: once one of them has grown, they are compared again.
    let mut apart: HashSet<Two> = HashSet::new();
    for link in strongest_first(links) {
        let Some(two) = groups.across(link).filter(|two| !apart.contains(two)) else { continue };
        let [(into, size), (from, more)] = two;
        let of_one = |one| groups.members(from).filter(|other| is_linked(one, *other)).count();
        let across: usize = groups.members(into).map(of_one).sum();
        if across * 2 < size as usize * more as usize {
            apart.insert(two);
        } else {
            groups.join(two);
        }
    }
    groups.lists()
}

fn strongest_first(links: &[Link]) -> Vec<&Link> {
    let mut order: Vec<&Link> = links.iter().collect();
    order.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then((a.a, a.b).cmp(&(b.a, b.b))));
    order
}

/// Of each group that has any, its strongest link.
pub(super) fn strongest<'l>(groups: &Lists<u32>, count: usize, links: &'l [Link]) -> HashMap<usize, &'l Link> {
    let mut group_of = vec![0; count];
    for (at, group) in groups.iter().enumerate() {
        for member in group {
            group_of[*member as usize] = at;
        }
    }
    let mut strongest: HashMap<usize, &Link> = HashMap::new();
    for link in links {
        let group = group_of[link.a as usize];
        if group == group_of[link.b as usize] {
            let best = strongest.entry(group).or_insert(link);
            if link.score > best.score {
                *best = link;
            }
        }
    }
    strongest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_do_not_chain() {
        #[track_caller]
        fn check(count: usize, pairs: &[(u32, u32, f32)], expected: &[&[u32]]) {
            let links: Vec<Link> = pairs.iter().map(|(a, b, score)| Link { a: *a, b: *b, score: *score }).collect();
            assert_eq!(by_majority(count, &links).iter().collect::<Vec<_>>(), expected);
        }
        check(0, &[], &[]);
        check(2, &[], &[&[0], &[1]]);
        check(3, &[(0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.7)], &[&[0, 1, 2]]);
        check(4, &[(0, 1, 0.9), (1, 2, 0.8), (2, 3, 0.9)], &[&[0, 1], &[2, 3]]);
    }
}
