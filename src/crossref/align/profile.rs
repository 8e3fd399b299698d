//! Which reports tell of the same event: look-alike stories (two earthquakes, two trials) are told apart here.
//!
//! Two reports of one event resemble the same other reports. So beside how alike two reports are themselves, it is
//! compared how alike each is to the others: the correlation of the two profiles. What all of them share (that it is
//! about an earthquake) raises all likenesses alike, and so doesn't count. With no others to compare with, the two
//! reports' own likeness decides, by their words and more so by the names in them.

use super::index::{Index, TermId, by_term};
use super::sums::{Sums, how_many_fit, keep_most_alike};
use crate::crossref::parallel;

/// How many reports a profile holds, the most alike ones.
const NEAREST: usize = 48;
/// How many entries of the index are looked at for one profile, the lists of the rarest terms as far as they fit: what
/// bounds its cost.
const ENTRIES: usize = 4096;
/// As many reports as the own likeness of two reports stands for, when profiles are compared.
const OWN: f32 = 4.0;
/// Reports this much alike are about the same event for all that their own likeness can tell.
const PLAINLY_ALIKE: f32 = 0.6;
/// What part of their own likeness comes from their names, where both have many: reports of look-alike events use the same
/// words of other people and places.
const PART_OF_NAMES: f32 = 0.8;
/// The number of names at which it is half of that: one or two tell little.
const FEW_NAMES: f32 = 2.0;
/// How steeply the chance of the same event rises with the correlation, and where it is one half.
const STEEPNESS: f32 = 6.0;
const EVEN: f32 = 0.3;

/// How alike each report is to those most like it.
#[derive(Default)]
pub(super) struct Profiles {
    /// By report.
    near: Vec<Near>,
    /// Of each term, the reports that have it, with its part in their vectors of length 1; by report.
    reports_with: Vec<Vec<(u32, f32)>>,
}

/// The profile of a report: the others that are most like it.
#[derive(Default)]
struct Near {
    /// Other reports with how alike they are, from 0 to 1; by report.
    alike: Vec<(u32, f32)>,
    /// How alike the reports are that `alike` doesn't hold: not at all where it has room left, else at most as the least
    /// alike one that it holds.
    others: f32,
    /// Of all that it holds.
    sums: Moments,
}

impl Near {
    /// The profile of these reports.
    fn new(alike: Vec<(u32, f32)>) -> Self {
        let least = || alike.iter().map(|(_, alike)| *alike).fold(f32::INFINITY, f32::min);
        let others = if alike.len() < NEAREST { 0.0 } else { least() };
        let mut sums = Moments::default();
        alike.iter().for_each(|(_, alike)| sums.add(f64::from(*alike), 1.0));
        Self { alike, others, sums }
    }

    /// How alike a report is that it holds; 0 where it doesn't.
    fn to(&self, report: u32) -> f32 {
        self.alike.binary_search_by_key(&report, |(near, _)| *near).map_or(0.0, |at| self.alike[at].1)
    }
}

/// How many values there are, their sum and the sum of their squares.
#[derive(Clone, Copy, Default)]
struct Moments {
    count: f64,
    sum: f64,
    squares: f64,
}

impl Moments {
    /// Adds a value so many times.
    fn add(&mut self, value: f64, times: f64) {
        self.count += times;
        self.sum += times * value;
        self.squares += times * value * value;
    }

    /// The same without one of the values; 0 is none of them.
    fn without(mut self, value: f32) -> Self {
        if value > 0.0 {
            self.add(f64::from(value), -1.0);
        }
        self
    }

    /// How far the values are spread: 0 where all are equal.
    fn spread(&self) -> f64 {
        self.count * self.squares - self.sum * self.sum
    }
}

impl Profiles {
    /// The profiles of all reports of an index whose terms have been weighed.
    pub(super) fn new(index: &Index) -> Self {
        let reports = index.reports();
        let workers = parallel::workers(index.claims());
        let vector_of = |report| vector(index, report as u32);
        let vectors = parallel::divided(reports, workers, || (), |bounds, ()| bounds.map(vector_of).collect());
        let vectors: Vec<Vec<(TermId, f32)>> = vectors;
        let reports_with = by_term(index.terms(), reports, |report| &vectors[report]);
        let mut profiles = Self { reports_with, ..Self::default() };
        let nearest =
            |report: usize, sums: &mut Sums| Near::new(profiles.nearest(report as u32, &vectors[report], sums));
        profiles.near = parallel::divided(
            reports,
            workers,
            || Sums::new(reports),
            |bounds, sums| bounds.map(|report| nearest(report, sums)).collect(),
        );
        profiles
    }

    /// Adds the next report of the index.
    pub(super) fn add(&mut self, index: &Index) {
        let report = self.near.len() as u32;
        let vector = vector(index, report);
        self.reports_with.resize_with(index.terms(), Vec::new);
        let near = self.nearest(report, &vector, &mut Sums::new(self.near.len()));
        for (other, alike) in &near {
            let mut others = std::mem::take(&mut self.near[*other as usize].alike);
            others.push((report, *alike));
            let least = others.iter().enumerate().min_by(|(_, a), (_, b)| a.1.total_cmp(&b.1)).map(|(at, _)| at);
            if let Some(least) = least.filter(|_| others.len() > NEAREST) {
                others.remove(least);
            }
            self.near[*other as usize] = Near::new(others);
        }
        self.near.push(Near::new(near));
        for (term, part) in vector {
            self.reports_with[term as usize].push((report, part));
        }
    }

    /// The other reports that are most like one with this vector, by report.
    fn nearest(&self, report: u32, vector: &[(TermId, f32)], sums: &mut Sums) -> Vec<(u32, f32)> {
        let mut lists: Vec<(&[(u32, f32)], f32)> =
            vector.iter().map(|(term, part)| (self.reports_with[*term as usize].as_slice(), *part)).collect();
        lists.sort_by_key(|(list, _)| list.len());
        let fit = how_many_fit(lists.iter().map(|(list, _)| list.len()), ENTRIES);
        for (list, part) in lists.into_iter().take(fit) {
            for (other, share) in list.iter().take(ENTRIES) {
                sums.add(*other, part * share);
            }
        }
        let mut near: Vec<(u32, f32)> = sums.take().filter(|(other, _)| *other != report).collect();
        keep_most_alike(&mut near, NEAREST);
        near.sort_unstable_by_key(|(other, _)| *other);
        near
    }

    /// How likely it is that one report tells of the same event as others, for asking of many.
    pub(super) fn chances<'p>(&'p self, index: &'p Index) -> Chances<'p> {
        Chances {
            profiles: self,
            index,
            report: None,
            alike: vec![0.0; self.near.len()],
            known: vec![0.0; self.near.len()],
            asked: Vec::new(),
        }
    }
}

/// The terms of a report with their parts in its vector of length 1.
fn vector(index: &Index, report: u32) -> Vec<(TermId, f32)> {
    let length = index.length(index.report_shares(report)).max(f32::MIN_POSITIVE);
    let shares = index.report_shares(report).iter();
    shares.map(|(term, share)| (*term, share * index.weight(*term) / length)).filter(|(_, part)| *part > 0.0).collect()
}

/// The chance that two reports tell of the same event. The profile of one report is kept laid out, so that comparing
/// it with another costs as much as the other's profile is long.
pub(super) struct Chances<'p> {
    profiles: &'p Profiles,
    index: &'p Index,
    report: Option<u32>,
    /// How alike the report is to each other one that its profile holds; 0 for those that it doesn't.
    alike: Vec<f32>,
    /// Of each other report, the chance where it has been asked for, else 0.
    known: Vec<f32>,
    /// The reports that have been asked for.
    asked: Vec<u32>,
}

impl Chances<'_> {
    /// The chance that two reports tell of the same event, from 0 to 1.
    pub(super) fn of_same_event(&mut self, report: u32, other: u32) -> f32 {
        if self.report != Some(report) {
            self.lay_out(report);
        }
        let known = self.known[other as usize];
        if known > 0.0 {
            return known;
        }
        let own = self.own(report, other);
        let (correlation, others) = self.correlation(report, other);
        let likely = (others * correlation + OWN * own) / (others + OWN);
        let chance = 1.0 / (1.0 + (-STEEPNESS * (likely - EVEN)).exp());
        self.known[other as usize] = chance;
        self.asked.push(other);
        chance
    }

    /// How alike the two are themselves, from 0 to 1: by all their words, and by their names, which look-alike stories
    /// don't share.
    fn own(&self, report: u32, other: u32) -> f32 {
        let alike = self.alike[other as usize];
        if alike == 0.0 {
            return 0.0;
        }
        let (by_names, names) = self.index.alike_by_names(report, other);
        let part = PART_OF_NAMES * names as f32 / (names as f32 + FEW_NAMES);
        (((1.0 - part) * alike + part * by_names) / PLAINLY_ALIKE).min(1.0)
    }

    fn lay_out(&mut self, report: u32) {
        for (near, _) in self.report.iter().flat_map(|before| &self.profiles.near[*before as usize].alike) {
            self.alike[*near as usize] = 0.0;
        }
        for (near, alike) in &self.profiles.near[report as usize].alike {
            self.alike[*near as usize] = *alike;
        }
        for other in self.asked.drain(..) {
            self.known[other as usize] = 0.0;
        }
        self.report = Some(report);
    }

    /// How the profiles of the two go together over the reports in either, and how many these are. The two themselves
    /// are left out, and what only one profile holds is for the other as alike as all that it doesn't hold.
    fn correlation(&self, report: u32, other: u32) -> (f32, f32) {
        let (of_x, of_y) = (&self.profiles.near[report as usize], &self.profiles.near[other as usize]);
        // The report itself is not laid out, so these are the reports that both hold. Few are: adding up comes after picking
        // them out, which no branch decides.
        let mut shared = [(0.0, 0.0); NEAREST];
        let mut count = 0;
        for (near, y) in of_y.alike.iter().take(NEAREST) {
            let x = self.alike[*near as usize];
            shared[count] = (x, *y);
            count += usize::from(x > 0.0);
        }
        let (mut sum_x, mut sum_y, mut products) = (0.0, 0.0, 0.0);
        for (x, y) in &shared[..count] {
            let (x, y) = (f64::from(*x), f64::from(*y));
            sum_x += x;
            sum_y += y;
            products += x * y;
        }
        let count = count as f64;
        let (mut x, mut y) = (of_x.sums.without(self.alike[other as usize]), of_y.sums.without(of_y.to(report)));
        let (rest_x, rest_y) = (f64::from(of_x.others), f64::from(of_y.others));
        let (only_x, only_y) = (x.count - count, y.count - count);
        products += rest_x * (y.sum - sum_y) + rest_y * (x.sum - sum_x);
        x.add(rest_x, only_y);
        y.add(rest_y, only_x);
        correlation(x, y, products)
    }
}

/// The correlation of as many values `x` and `y`, from -1 to 1, and their number; nothing where there are too few or all
/// are equal. `products` is the sum of the products of each pair.
fn correlation(x: Moments, y: Moments, products: f64) -> (f32, f32) {
    let both = x.spread() * y.spread();
    if x.count < 2.0 || both <= 1e-12 {
        return (0.0, 0.0);
    }
    let correlation = (x.count * products - x.sum * y.sum) / both.sqrt();
    (correlation.clamp(-1.0, 1.0) as f32, x.count as f32)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn profiles_that_go_together_correlate() {
        #[track_caller]
        fn check(a: &[(u32, f32)], b: &[(u32, f32)], expected: (f32, f32)) {
            let mut profiles = Profiles::default();
            profiles.near.resize_with(8, Near::default);
            profiles.near.extend([Near::new(a.to_vec()), Near::new(b.to_vec())]);
            let index = Index::default();
            for (one, other) in [(8, 9), (9, 8)] {
                let mut chances = profiles.chances(&index);
                chances.lay_out(one);
                let (found, count) = chances.correlation(one, other);
                assert!((found - expected.0).abs() < 1e-3 && count == expected.1, "{found} {count}");
            }
        }
        check(&[], &[], (0.0, 0.0));
        check(&[(9, 0.5)], &[(8, 0.5)], (0.0, 0.0));
        check(&[(0, 0.1), (1, 0.5), (2, 0.3)], &[(0, 0.2), (1, 1.0), (2, 0.6), (8, 0.7)], (1.0, 3.0));
        check(&[(0, 0.4), (1, 0.4)], &[(2, 0.4), (3, 0.4)], (-1.0, 4.0));
    }

    /// The correlation over the reports in either profile, value by value.
    fn plain(a: &Near, b: &Near) -> (f32, f32) {
        let mut reports: Vec<u32> = a.alike.iter().chain(&b.alike).map(|(report, _)| *report).collect();
        reports.retain(|report| ![98, 99].contains(report));
        reports.sort_unstable();
        reports.dedup();
        let value = |of: &Near, report| f64::from(if of.to(report) > 0.0 { of.to(report) } else { of.others });
        let (mut x, mut y, mut products) = (Moments::default(), Moments::default(), 0.0);
        for report in reports {
            x.add(value(a, report), 1.0);
            y.add(value(b, report), 1.0);
            products += value(a, report) * value(b, report);
        }
        correlation(x, y, products)
    }

    fn near() -> impl Strategy<Value = Vec<(u32, f32)>> {
        let alike = (1..=20_u8).prop_map(|alike| f32::from(alike) / 20.0);
        proptest::collection::btree_map(0..100_u32, alike, 0..=NEAREST).prop_map(|near| near.into_iter().collect())
    }

    proptest! {
        #[test]
        fn profiles_are_compared_as_value_by_value(mut a in near(), mut b in near()) {
            a.retain(|(report, _)| *report != 98);
            b.retain(|(report, _)| *report != 99);
            let mut profiles = Profiles::default();
            profiles.near.resize_with(98, Near::default);
            profiles.near.extend([Near::new(a.clone()), Near::new(b.clone())]);
            let index = Index::default();
            let mut chances = profiles.chances(&index);
            chances.lay_out(98);
            let (found, count) = chances.correlation(98, 99);
            let (expected, expected_count) = plain(&profiles.near[98], &profiles.near[99]);
            prop_assert!((found - expected).abs() < 1e-5 && count == expected_count, "{} {}", found, expected);
        }
    }
}
