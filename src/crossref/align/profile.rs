//! Which reports tell of the same event: look-alike stories (two earthquakes, two trials) are told apart here.
//!
//! Two reports of one event resemble the same other reports. So beside how alike two reports are themselves, it is
//! compared how alike each is to the others: the correlation of the two profiles. What all of them share (that it is
//! about an earthquake) raises all likenesses alike, and so doesn't count. With no others to compare with, the two
//! reports' own likeness decides, by their words and more so by the names in them.

use hashbrown::HashMap;

use super::index::{Index, TermId};
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
    /// Of each report, other reports with how alike they are, from 0 to 1; by report.
    near: Vec<Vec<(u32, f32)>>,
    /// Of each report, how alike the reports are that `near` doesn't hold: not at all where it has room left, else at
    /// most as the least alike one that it holds.
    others: Vec<f32>,
    /// Of each term, the reports that have it, with its part in their vectors of length 1; by report.
    reports_with: Vec<Vec<(u32, f32)>>,
}

impl Profiles {
    /// The profiles of all reports of an index whose terms have been weighed.
    pub(super) fn new(index: &Index) -> Self {
        let reports = index.reports();
        let workers = parallel::workers(index.claims());
        let vectors = parallel::divided(reports, workers, |bounds| {
            bounds.map(|report| vector(index, report as u32)).collect::<Vec<_>>()
        });
        let mut profiles = Self { reports_with: vec![Vec::new(); index.terms()], ..Self::default() };
        for (report, vector) in (0..).zip(&vectors) {
            for (term, part) in vector {
                profiles.reports_with[*term as usize].push((report, *part));
            }
        }
        profiles.near = parallel::divided(reports, workers, |bounds| {
            let mut sums = Sums::new(reports);
            bounds.map(|report| profiles.nearest(report as u32, &vectors[report], &mut sums)).collect::<Vec<_>>()
        });
        profiles.others = profiles.near.iter().map(|near| likeness_of_others(near)).collect();
        profiles
    }

    /// Adds the next report of the index.
    pub(super) fn add(&mut self, index: &Index) {
        let report = self.near.len() as u32;
        let vector = vector(index, report);
        self.reports_with.resize_with(index.terms(), Vec::new);
        let near = self.nearest(report, &vector, &mut Sums::new(self.near.len()));
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
        Chances { profiles: self, index, report: None, alike: vec![0.0; self.near.len()], known: HashMap::new() }
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
    /// What has been asked of the report.
    known: HashMap<u32, f32>,
}

impl Chances<'_> {
    /// The chance that two reports tell of the same event, from 0 to 1.
    pub(super) fn of_same_event(&mut self, report: u32, other: u32) -> f32 {
        if self.report != Some(report) {
            self.lay_out(report);
        }
        if let Some(chance) = self.known.get(&other) {
            return *chance;
        }
        let own = self.own(report, other);
        let (correlation, others) = self.correlation(report, other);
        let likely = (others * correlation + OWN * own) / (others + OWN);
        let chance = 1.0 / (1.0 + (-STEEPNESS * (likely - EVEN)).exp());
        self.known.insert(other, chance);
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
        for (near, _) in self.report.iter().flat_map(|before| &self.profiles.near[*before as usize]) {
            self.alike[*near as usize] = 0.0;
        }
        for (near, alike) in &self.profiles.near[report as usize] {
            self.alike[*near as usize] = *alike;
        }
        self.known.clear();
        self.report = Some(report);
    }

    /// How the profiles of the two go together over the reports in either, and how many these are. The two themselves
    /// are left out, and what only one profile holds is for the other as alike as all that it doesn't hold.
    fn correlation(&self, report: u32, other: u32) -> (f32, f32) {
        let near = |of: u32, apart: u32| {
            self.profiles.near[of as usize]
                .iter()
                .filter(move |(near, _)| *near != apart)
                .map(|(near, alike)| (*near, f64::from(*alike)))
        };
        let rest = |of: u32| f64::from(self.profiles.others[of as usize]);
        let (rest_x, rest_y) = (rest(report), rest(other));
        let mut sums = Correlated::default();
        let (mut in_both, mut sum_in_both, mut squares_in_both) = (0.0, 0.0, 0.0);
        for (near, y) in near(other, report) {
            let x = f64::from(self.alike[near as usize]);
            if x > 0.0 {
                in_both += 1.0;
                sum_in_both += x;
                squares_in_both += x * x;
            }
            sums.add(if x > 0.0 { x } else { rest_x }, y);
        }
        let (mut count, mut sum, mut squares) = (0.0, 0.0, 0.0);
        for (_, x) in near(report, other) {
            count += 1.0;
            sum += x;
            squares += x * x;
        }
        sums.add_all([count - in_both, sum - sum_in_both, squares - squares_in_both], rest_y);
        sums.result()
    }
}

/// The sums that a correlation is made of.
#[derive(Default)]
struct Correlated {
    count: f64,
    x: f64,
    y: f64,
    squares_x: f64,
    squares_y: f64,
    products: f64,
}

impl Correlated {
    fn add(&mut self, x: f64, y: f64) {
        self.count += 1.0;
        self.x += x;
        self.y += y;
        self.squares_x += x * x;
        self.squares_y += y * y;
        self.products += x * y;
    }

    /// Adds so many values with this sum and these squares, each beside the same `y`.
    fn add_all(&mut self, [count, sum, squares]: [f64; 3], y: f64) {
        self.count += count;
        self.x += sum;
        self.y += count * y;
        self.squares_x += squares;
        self.squares_y += count * y * y;
        self.products += sum * y;
    }

    /// The correlation, from -1 to 1, and the number of values; nothing where there are too few or all are equal.
    fn result(&self) -> (f32, f32) {
        let spread = |squares: f64, sum: f64| self.count * squares - sum * sum;
        let both = spread(self.squares_x, self.x) * spread(self.squares_y, self.y);
        if self.count < 2.0 || both <= 1e-12 {
            return (0.0, 0.0);
        }
        let correlation = (self.count * self.products - self.x * self.y) / both.sqrt();
        (correlation.clamp(-1.0, 1.0) as f32, self.count as f32)
    }
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
            let mut profiles = Profiles { near: vec![Vec::new(); 10], others: vec![0.0; 10], ..Profiles::default() };
            (profiles.near[8], profiles.near[9]) = (a.to_vec(), b.to_vec());
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
}
