//! Grouping: links between items become groups, without chaining unlike ones together.
//!
//! Average linkage: starting with the strongest link, two groups are joined when their items are on average alike
//! enough, and not because one of the one is like one of the other.

use std::borrow::Cow;

use hashbrown::{HashMap, HashSet};

use super::align::{Aligner, Link, Sum};

/// The least mean likeness by terms between the claims of two groups that are joined.
const LEAST_COHESION: f32 = 0.25;

/// A second claim of a report joins a group only by a link at least this part as strong as the group's strongest: what
/// a report says in two claims it rarely says twice.
const LEAST_FOR_A_SECOND_CLAIM: f32 = 0.85;

/// Groups `count` claims by their links; a claim without a link stays alone. Each group is sorted, and the groups by
/// their first claims.
pub(super) fn by_cohesion(aligner: &Aligner, count: usize, links: &[Link]) -> Vec<Vec<usize>> {
    let mut order: Vec<&Link> = links.iter().collect();
    order.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.a, a.b).cmp(&(b.a, b.b))));
    let mut group_of: Vec<usize> = (0..count).collect();
    let mut groups: Vec<Vec<usize>> = (0..count).map(|at| vec![at]).collect();
    let mut sums: HashMap<usize, Sum> = HashMap::new();
    let mut strongest: HashMap<usize, f32> = HashMap::new();
    // Groups found unlike, with their sizes: once one of them has grown, they are compared again.
    let mut apart: HashSet<[(usize, usize); 2]> = HashSet::new();
    for link in order {
        let (a, b) = (group_of[link.a as usize], group_of[link.b as usize]);
        let (into, from) = if groups[a].len() >= groups[b].len() { (a, b) } else { (b, a) };
        let sizes = [(into, groups[into].len()), (from, groups[from].len())];
        if into == from || apart.contains(&sizes) {
            continue;
        }
        let sum = |at: usize| sums.get(&at).map_or_else(|| Cow::Owned(aligner.alone(at as u32)), Cow::Borrowed);
        let (left, right) = (sum(into), sum(from));
        let reports: HashSet<u32> = groups[into].iter().map(|member| aligner.report(*member as u32)).collect();
        let repeats = groups[from].iter().any(|member| reports.contains(&aligner.report(*member as u32)));
        let most = [into, from].iter().filter_map(|group| strongest.get(group)).fold(0.0, |a: f32, b| a.max(*b));
        let too_weak = repeats && link.score < LEAST_FOR_A_SECOND_CLAIM * most;
        if too_weak || aligner.cohesion(&left, &right) < LEAST_COHESION {
            apart.insert(sizes);
            continue;
        }
        let mut joined = left.into_owned();
        joined.join(&right);
        drop(right);
        strongest.insert(into, most.max(link.score));
        sums.insert(into, joined);
        sums.remove(&from);
        let moved = std::mem::take(&mut groups[from]);
        for member in &moved {
            group_of[*member] = into;
        }
        groups[into].extend(moved);
    }
    groups.retain(|members| !members.is_empty());
    for members in &mut groups {
        members.sort_unstable();
    }
    groups.sort_unstable_by_key(|members| members[0]);
    groups
}

/// Groups `count` items by the links between those that belong together: two groups are joined when at least half of
/// the pairs across them are linked. Items without a link stay alone.
pub(super) fn by_majority(count: usize, links: &[Link]) -> Vec<Vec<usize>> {
    let mut order: Vec<&Link> = links.iter().collect();
    order.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.a, a.b).cmp(&(b.a, b.b))));
    let linked: HashSet<(u32, u32)> = links.iter().map(|link| (link.a.min(link.b), link.a.max(link.b))).collect();
    let is_linked = |a: usize, b: usize| linked.contains(&(a.min(b) as u32, a.max(b) as u32));
    let mut group_of: Vec<usize> = (0..count).collect();
    let mut groups: Vec<Vec<usize>> = (0..count).map(|at| vec![at]).collect();
    // Groups found unlike, with their sizes: once one of them has grown, they are compared again.
    let mut apart: HashSet<[(usize, usize); 2]> = HashSet::new();
    for link in order {
        let (a, b) = (group_of[link.a as usize], group_of[link.b as usize]);
        let (into, from) = if groups[a].len() >= groups[b].len() { (a, b) } else { (b, a) };
        let (left, right) = (&groups[into], &groups[from]);
        let sizes = [(into, left.len()), (from, right.len())];
        if into == from || apart.contains(&sizes) {
            continue;
        }
        let across = left.iter().flat_map(|one| right.iter().map(move |other| (*one, *other)));
        if across.filter(|(one, other)| is_linked(*one, *other)).count() * 2 < left.len() * right.len() {
            apart.insert(sizes);
            continue;
        }
        let moved = std::mem::take(&mut groups[from]);
        for member in &moved {
            group_of[*member] = into;
        }
        groups[into].extend(moved);
    }
    groups.retain(|members| !members.is_empty());
    for members in &mut groups {
        members.sort_unstable();
    }
    groups
}

/// Of each group that has any, its strongest link.
pub(super) fn strongest<'l>(groups: &[Vec<usize>], count: usize, links: &'l [Link]) -> HashMap<usize, &'l Link> {
    let mut group_of = vec![0; count];
    for (at, group) in groups.iter().enumerate() {
        for member in group {
            group_of[*member] = at;
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
        fn check(count: usize, pairs: &[(u32, u32, f32)], expected: &[&[usize]]) {
            let links: Vec<Link> = pairs.iter().map(|(a, b, score)| Link { a: *a, b: *b, score: *score }).collect();
            let mut groups = by_majority(count, &links);
            groups.sort();
            assert_eq!(groups, expected);
        }
        check(0, &[], &[]);
        check(2, &[], &[&[0], &[1]]);
        check(3, &[(0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.7)], &[&[0, 1, 2]]);
        check(4, &[(0, 1, 0.9), (1, 2, 0.8), (2, 3, 0.9)], &[&[0, 1], &[2, 3]]);
    }
}
