//! Which reports tell of the same event: look-alike stories (two earthquakes, two trials) are told apart here.
//!
//! Two reports of one event resemble the same other reports. So beside how alike two reports are themselves, it is
//! compared how alike each is to the others: the correlation of the two profiles. What all of them share (that it is
//! about an earthquake) raises all likenesses alike, and so doesn't count. With no others to compare with, the two
//! reports' own likeness decides.

use super::index::{Index, TermId};

/// How many reports a profile holds, the most alike ones.
const NEAREST: usize = 48;
/// How many entries of the index are looked at for one profile, rarest terms first: what bounds its cost.
const ENTRIES: usize = 4096;
/// As many reports as the own likeness of two reports stands for, when profiles are compared.
const OWN: f32 = 4.0;
/// Reports this much alike are about the same event for all that their own likeness can tell.
const PLAINLY_ALIKE: f32 = 0.5;
/// How steeply the chance of the same event rises with the correlation, and where it is one half.
const STEEPNESS: f32 = 6.0;
const EVEN: f32 = 0.3;

/// How alike each report is to those most like it.
#[derive(Default)]
pub(super) struct Profiles {
    /// Of each report, other reports with how alike they are, from 0 to 1; by report.
    near: Vec<Vec<(u32, f32)>>,
    /// Of each report, how alike the reports are that `near` doesn't hold: not at all where it has room left, else at
    /// most as the least alike one that it holds.
    others: Vec<f32>,
    /// Of each term, the reports that have it, with its part in their vectors of length 1; by report.
    reports_with: Vec<Vec<(u32, f32)>>,
    /// A sum for each report, all zeros but while a report is added.
    sums: Vec<f32>,
}

impl Profiles {
    /// The profiles of all reports of an index whose terms have been weighed.
    pub(super) fn new(index: &Index) -> Self {
        let mut profiles = Self::default();
        for _ in 0..index.reports() {
            profiles.add(index);
        }
        profiles
    }

    /// Adds the next report of the index.
    pub(super) fn add(&mut self, index: &Index) {
        let report = self.near.len() as u32;
        let length = index.length(index.report_shares(report)).max(f32::MIN_POSITIVE);
        let vector =
            index.report_shares(report).iter().map(|(term, share)| (*term, share * index.weight(*term) / length));
        let vector: Vec<(TermId, f32)> = vector.filter(|(_, part)| *part > 0.0).collect();
        self.reports_with.resize_with(index.terms(), Vec::new);
        self.sums.push(0.0);
        let near = self.nearest(&vector);
        for (other, alike) in &near {
            let others = &mut self.near[*other as usize];
            others.push((report, *alike));
            let least = others.iter().enumerate().min_by(|(_, a), (_, b)| a.1.total_cmp(&b.1)).map(|(at, _)| at);
            if let Some(least) = least.filter(|_| others.len() > NEAREST) {
                others.remove(least);
                self.others[*other as usize] = likeness_of_others(others);
            }
        }
        self.others.push(likeness_of_others(&near));
        self.near.push(near);
        for (term, part) in vector {
            self.reports_with[term as usize].push((report, part));
        }
    }

    /// The reports that are most like one with this vector, by report.
    fn nearest(&mut self, vector: &[(TermId, f32)]) -> Vec<(u32, f32)> {
        let mut lists: Vec<(&[(u32, f32)], f32)> =
            vector.iter().map(|(term, part)| (self.reports_with[*term as usize].as_slice(), *part)).collect();
        lists.sort_by_key(|(list, _)| list.len());
        let mut left = ENTRIES;
        let mut touched = Vec::new();
        for (list, part) in lists {
            for (other, share) in list.iter().take(left) {
                if self.sums[*other as usize] == 0.0 {
                    touched.push(*other);
                }
                self.sums[*other as usize] += part * share;
            }
            left = left.saturating_sub(list.len());
        }
        let mut near: Vec<(u32, f32)> =
            touched.iter().map(|other| (*other, std::mem::take(&mut self.sums[*other as usize]))).collect();
        near.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        near.truncate(NEAREST);
        near.sort_unstable_by_key(|(other, _)| *other);
        near
    }

    /// The chance that two reports tell of the same event, from 0 to 1.
    pub(super) fn same_event(&self, a: u32, b: u32) -> f32 {
        let (near_a, near_b) = (&self.near[a as usize], &self.near[b as usize]);
        let own = near_a.binary_search_by_key(&b, |(report, _)| *report).map_or(0.0, |at| near_a[at].1);
        let own = (own / PLAINLY_ALIKE).min(1.0);
        let rest = [self.others[a as usize], self.others[b as usize]];
        let (correlation, others) = correlation(near_a, near_b, rest, [a, b]);
        let likely = (others * correlation + OWN * own) / (others + OWN);
        1.0 / (1.0 + (-STEEPNESS * (likely - EVEN)).exp())
    }
}

/// How two profiles go together over the reports in either, and how many these are; `apart` are left out, and `rest`
/// is how alike those are that only the other profile holds.
fn correlation(a: &[(u32, f32)], b: &[(u32, f32)], rest: [f32; 2], apart: [u32; 2]) -> (f32, f32) {
    let (mut count, mut sum_a, mut sum_b) = (0.0, 0.0, 0.0);
    let (mut squares_a, mut squares_b, mut products) = (0.0, 0.0, 0.0);
    let (mut a, mut b) = (a, b);
    let [other_a, other_b] = rest;
    loop {
        let (report, x, y) = match (a, b) {
            ([], []) => break,
            ([(left, x), rest_a @ ..], [(right, y), rest_b @ ..]) if left == right => {
                (a, b) = (rest_a, rest_b);
                (*left, *x, *y)
            }
            ([(left, x), rest @ ..], [(right, _), ..]) if left < right => {
                a = rest;
                (*left, *x, other_b)
            }
            ([(left, x), rest @ ..], []) => {
                a = rest;
                (*left, *x, other_b)
            }
            (_, [(right, y), rest @ ..]) => {
                b = rest;
                (*right, other_a, *y)
            }
        };
        if apart.contains(&report) {
            continue;
        }
        count += 1.0;
        sum_a += x;
        sum_b += y;
        squares_a += x * x;
        squares_b += y * y;
        products += x * y;
    }
    let spread = |squares: f32, sum: f32| count * squares - sum * sum;
    let both = spread(squares_a, sum_a) * spread(squares_b, sum_b);
    if count < 2.0 || both <= 1e-12 {
        return (0.0, 0.0);
    }
    (((count * products - sum_a * sum_b) / both.sqrt()).clamp(-1.0, 1.0), count)
}

fn likeness_of_others(near: &[(u32, f32)]) -> f32 {
    if near.len() < NEAREST { 0.0 } else { near.iter().map(|(_, alike)| *alike).fold(f32::INFINITY, f32::min) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn profiles_that_go_together_correlate() {
        #[track_caller]
        fn check(a: &[(u32, f32)], b: &[(u32, f32)], expected: (f32, f32)) {
            let (found, count) = correlation(a, b, [0.0, 0.0], [8, 9]);
            assert!((found - expected.0).abs() < 1e-3 && count == expected.1, "{found} {count}");
        }
        check(&[], &[], (0.0, 0.0));
        check(&[(9, 0.5)], &[(8, 0.5)], (0.0, 0.0));
        check(&[(0, 0.1), (1, 0.5), (2, 0.3)], &[(0, 0.2), (1, 1.0), (2, 0.6), (8, 0.7)], (1.0, 3.0));
        check(&[(0, 0.4), (1, 0.4)], &[(2, 0.4), (3, 0.4)], (-1.0, 4.0));
    }
}
