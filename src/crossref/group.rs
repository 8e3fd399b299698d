//! Grouping: links between claims become groups, without chaining unlike claims together.
//!
//! Average linkage: starting with the strongest link, two groups are joined when their claims are on average alike
//! enough, and not because one of the one is like one of the other.

use std::collections::{BTreeMap, HashSet};

use super::align::{Aligner, Link, Sum};

/// The least mean likeness by terms between the claims of two groups that are joined.
const LEAST_COHESION: f32 = 0.25;

/// Groups `count` claims by their links; a claim without a link stays alone. Each group is sorted, and the groups by
/// their first claims.
pub(super) fn group(aligner: &Aligner, count: usize, links: &[Link]) -> Vec<Vec<usize>> {
    let mut order: Vec<&Link> = links.iter().collect();
    order.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.a, a.b).cmp(&(b.a, b.b))));
    let mut group_of: Vec<usize> = (0..count).collect();
    let mut groups: BTreeMap<usize, Vec<usize>> = (0..count).map(|at| (at, vec![at])).collect();
    let mut sums: BTreeMap<usize, Sum> = BTreeMap::new();
    // Groups found unlike, with their sizes: once one of them has grown, they are compared again.
    let mut apart: HashSet<[(usize, usize); 2]> = HashSet::new();
    for link in order {
        let (a, b) = (group_of[link.a as usize], group_of[link.b as usize]);
        let (into, from) = if groups[&a].len() >= groups[&b].len() { (a, b) } else { (b, a) };
        let sizes = [(into, groups[&into].len()), (from, groups[&from].len())];
        if into == from || apart.contains(&sizes) {
            continue;
        }
        let sum = |at: usize| sums.get(&at).cloned().unwrap_or_else(|| aligner.alone(at as u32));
        let (mut left, right) = (sum(into), sum(from));
        if aligner.cohesion(&left, &right) < LEAST_COHESION {
            apart.insert(sizes);
            continue;
        }
        left.join(&right);
        sums.insert(into, left);
        sums.remove(&from);
        let moved = groups.remove(&from).unwrap_or_default();
        for member in &moved {
            group_of[*member] = into;
        }
        groups.entry(into).or_default().extend(moved);
    }
    let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
    for members in &mut groups {
        members.sort_unstable();
    }
    groups.sort_unstable_by_key(|members| members[0]);
    groups
}
