//! Grouping: pairs of items that state the same become groups, without chaining unlike ones together.

use std::collections::{BTreeMap, BTreeSet};

/// Groups `count` items by the scored pairs of them that belong together, the strongest first: two groups are joined
/// when at least half of the pairs across them belong together. Items without a pair stay alone.
pub(super) fn group(count: usize, pairs: &[(usize, usize, f64)]) -> Vec<Vec<usize>> {
    let mut order: Vec<&(usize, usize, f64)> = pairs.iter().collect();
    order.sort_by(|a, b| b.2.total_cmp(&a.2).then((a.0, a.1).cmp(&(b.0, b.1))));
    let linked: BTreeSet<(usize, usize)> = pairs.iter().flat_map(|(a, b, _)| [(*a, *b), (*b, *a)]).collect();
    let mut group_of: Vec<usize> = (0..count).collect();
    let mut groups: BTreeMap<usize, Vec<usize>> = (0..count).map(|at| (at, vec![at])).collect();
    for (a, b, _) in order {
        let (into, from) = (group_of[*a], group_of[*b]);
        if into == from {
            continue;
        }
        let (Some(left), Some(right)) = (groups.get(&into), groups.get(&from)) else { continue };
        let links = left.iter().flat_map(|l| right.iter().map(move |r| (*l, *r))).filter(|pair| linked.contains(pair));
        if links.count() * 2 < left.len() * right.len() {
            continue;
        }
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
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_do_not_chain() {
        #[track_caller]
        fn check(count: usize, pairs: &[(usize, usize, f64)], expected: &[&[usize]]) {
            let mut groups = group(count, pairs);
            groups.sort();
            assert_eq!(groups, expected);
        }
        check(0, &[], &[]);
        check(2, &[], &[&[0], &[1]]);
        check(3, &[(0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.7)], &[&[0, 1, 2]]);
        check(4, &[(0, 1, 0.9), (1, 2, 0.8), (2, 3, 0.9)], &[&[0, 1], &[2, 3]]);
    }
}
