//! Alignment: which claims of different reports state the same, and why.
//!
//! The score of two claims is a product of two things, each from 0 to 1:
//!
//! - how alike the claims are: half by the terms they share (the cosine of their vectors, see `index`), half by the
//!   claims of other reports that each of them is like. Two claims that the same third claims resemble state the same
//!   in different words;
//! - how likely their reports tell of the same event (see `profile`).
//!
//! Candidates come from an index. What one claim costs is bounded: the index is read from its rarest term on, up to
//! a fixed number of entries, so that time grows with the number of claims and no faster.

mod explain;
mod index;
mod profile;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;
use std::thread;

use self::explain::Explainer;
use self::index::{ClaimId, Index, Share, Texts};
use self::profile::Profiles;
use super::{Evidence, Pair};
use crate::model::{Digest, Item};

/// How many entries of the index are looked at for one claim, rarest terms first.
const ENTRIES: usize = 1024;
/// How many claims of other reports a claim's row holds, the most alike ones.
const NEAREST: usize = 32;
/// Of how many claims at most, the most alike ones, the chance that their reports tell of the same event is looked at for
/// a row.
const MOST_WEIGHED: usize = 48;
/// Claims less alike than this are nothing to each other.
const LEAST_ALIKE: f32 = 0.05;
/// What part of the likeness of two claims comes from the claims around them.
const PART_OF_THE_AROUND: f32 = 0.5;
/// How many claims are looked at in full for the question who else says one claim.
const MOST_ANSWERED: usize = 16;
/// Stories with fewer claims than this are compared on one thread.
const FEW: usize = 2000;
/// Claims less alike by their terms than this are never taken to state the same, whatever is around them.
const LEAST_SHARED: f32 = 0.25;
/// Two claims with at least this score are taken to state the same.
const SAME: f32 = 0.46;
/// So are two with at least this score that are each other's best in their two reports, where a rare word that each of
/// the reports has in no other claim picks them out.
const SAME_IF_PICKED_OUT: f32 = 0.36;

/// The claims of a story, ready to be compared. Reports can be added at any time.
#[derive(Default)]
pub struct Aligner {
    index: Index,
    profiles: Profiles,
    digests: Vec<Arc<Digest>>,
}

/// A claim that states the same as another, as far as the aligner can tell.
#[derive(Clone, Debug, PartialEq)]
pub struct Alignment {
    /// The other claim.
    pub item: Item,
    /// From 0 to 1.
    pub score: f64,
    /// What the two have in common.
    pub because: Evidence,
}

/// Two claims and how alike they are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub(super) a: ClaimId,
    pub(super) b: ClaimId,
    pub(super) score: f32,
}

/// A group of claims by the sum of their vectors, each of length 1.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    shares: Vec<Share>,
    claims: f32,
}

impl Sum {
    /// Adds another group.
    pub(super) fn join(&mut self, other: &Self) {
        self.shares.extend(&other.shares);
        self.shares.sort_unstable_by_key(|(term, _)| *term);
        self.shares.dedup_by(|again, first| {
            let same = again.0 == first.0;
            first.1 += if same { again.1 } else { 0.0 };
            same
        });
        self.claims += other.claims;
    }
}

/// The claims of other reports that one claim is like, by claim.
type Row = Vec<(ClaimId, f32)>;

impl Aligner {
    /// The aligner of a story.
    pub fn new(digests: &[Arc<Digest>]) -> Self {
        let mut index = Index::default();
        let claims: usize = digests.iter().map(|digest| digest.claims.len()).sum();
        for (digest, texts) in digests.iter().zip(read(digests, workers(claims))) {
            index.add(digest, texts);
        }
        index.weigh();
        let profiles = Profiles::new(&index);
        Self { index, profiles, digests: digests.to_vec() }
    }

    /// Adds a report to the story, without comparing the others again, and returns its position.
    ///
    /// Terms and reports are weighed anew each time the story has grown by a sixteenth; until then the new report is
    /// weighed by what the story was.
    pub fn add(&mut self, digest: &Arc<Digest>) -> u32 {
        let position = self.digests.len() as u32;
        self.digests.push(Arc::clone(digest));
        if self.index.add(digest, Texts::read(digest)) {
            self.profiles = Profiles::new(&self.index);
        } else {
            self.profiles.add(&self.index);
        }
        position
    }

    /// The claims of other reports that are most likely to state the same as the claim at `item`, best first; none
    /// where there is no such claim.
    pub fn who_else(&self, item: Item) -> Vec<Alignment> {
        let Some(claim) = self.index.claim_at(item) else { return Vec::new() };
        let mut scan = Scan::new(&self.index);
        let mut alike = self.alike(claim, ENTRIES, &mut scan);
        let row = self.row(claim, &alike, &mut scan);
        // Likeness is at most 1, so that the chance of the same event bounds the score.
        let mut may_be = |other| scan.same_event(&self.profiles, item.digest, self.index.item(other).digest) >= SAME;
        alike.retain(|(other, shared)| *shared >= LEAST_SHARED && may_be(*other));
        alike.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        alike.truncate(MOST_ANSWERED);
        let mut explainer = Explainer::new(&self.index, &self.digests);
        let mut found: Vec<(ClaimId, f32)> = alike
            .into_iter()
            .map(|(other, shared)| {
                let others = self.alike(other, ENTRIES, &mut scan);
                let other_row = self.row(other, &others, &mut scan);
                (other, self.score((claim, &row), (other, &other_row), shared))
            })
            .filter(|(_, score)| *score >= SAME)
            .collect();
        found.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found
            .into_iter()
            .map(|(other, score)| {
                let other = self.index.item(other);
                Alignment { item: other, score: f64::from(score), because: explainer.explain(item, other, score) }
            })
            .collect()
    }

    /// The pairs of claims of different reports that are likely enough to state the same, by claim.
    pub(super) fn links(&self) -> Vec<Link> {
        let found = self.in_parallel(|aligner, claim, scan| {
            let mut alike = aligner.alike(claim, ENTRIES, scan);
            // A claim that no other is like enough needs no row.
            let is_lone = alike.iter().all(|(_, shared)| *shared < LEAST_SHARED);
            let row = if is_lone { Row::new() } else { aligner.row(claim, &alike, scan) };
            alike.retain(|(_, shared)| *shared >= LEAST_SHARED);
            alike.shrink_to_fit();
            (row, alike)
        });
        let (rows, candidates): (Vec<Row>, Vec<Row>) = found.into_iter().unzip();
        let mut links = Vec::new();
        for (claim, alike) in (0..).zip(&candidates) {
            for (other, shared) in alike {
                // The other claim's look at the index, which is bounded too, may not have come as far as this one.
                let seen_from_both = candidates[*other as usize].binary_search_by_key(&claim, |(id, _)| *id).is_ok();
                if claim < *other || !seen_from_both {
                    let score = self.score((claim, &rows[claim as usize]), (*other, &rows[*other as usize]), *shared);
                    if score >= SAME_IF_PICKED_OUT {
                        links.push(Link { a: claim.min(*other), b: claim.max(*other), score });
                    }
                }
            }
        }
        links.sort_unstable_by_key(|link| (link.a, link.b));
        self.same(links)
    }

    /// Of links that may be, those that are.
    fn same(&self, mut links: Vec<Link>) -> Vec<Link> {
        let mut best: HashMap<(ClaimId, u32), f32> = HashMap::new();
        let report = |claim| self.index.item(claim).digest;
        for Link { a, b, score } in &links {
            for key in [(*a, report(*b)), (*b, report(*a))] {
                let best = best.entry(key).or_default();
                *best = best.max(*score);
            }
        }
        links.retain(|Link { a, b, score }| {
            let is_best = |key| best.get(&key).is_some_and(|best| best <= score);
            *score >= SAME
                || (is_best((*a, report(*b))) && is_best((*b, report(*a))) && self.index.are_picked_out(*a, *b))
        });
        links
    }

    /// The mean likeness by terms of the claims of two groups to each other, from 0 to 1.
    pub(super) fn cohesion(&self, a: &Sum, b: &Sum) -> f32 {
        self.index.product(&a.shares, &b.shares) / (a.claims * b.claims)
    }

    /// The report that a claim is of.
    pub(super) fn report(&self, claim: ClaimId) -> u32 {
        self.index.item(claim).digest
    }

    /// A group of one claim.
    pub(super) fn alone(&self, claim: ClaimId) -> Sum {
        let length = self.index.claim_length(claim).max(f32::MIN_POSITIVE);
        let shares = self.index.shares(claim).iter().map(|(term, share)| (*term, share / length)).collect();
        Sum { shares, claims: 1.0 }
    }

    /// Every pair of claims of different reports that share a term that weighs anything.
    pub(super) fn pairs(&self) -> Vec<Pair> {
        let found = self.in_parallel(|aligner, claim, scan| {
            let alike = aligner.alike(claim, usize::MAX, scan);
            let row = aligner.row(claim, &alike, scan);
            (row, alike)
        });
        let (rows, candidates): (Vec<Row>, Vec<Row>) = found.into_iter().unzip();
        let mut explainer = Explainer::new(&self.index, &self.digests);
        let mut pairs = Vec::new();
        for (claim, alike) in (0..).zip(&candidates) {
            for (other, shared) in alike.iter().filter(|(other, _)| claim < *other) {
                let score = self.score((claim, &rows[claim as usize]), (*other, &rows[*other as usize]), *shared);
                let (a, b) = (self.index.item(claim), self.index.item(*other));
                let because = explainer.explain(a, b, score);
                pairs.push(Pair { a, b, score: f64::from(score), aligned: false, because });
            }
        }
        pairs
    }

    /// Why two claims are linked.
    pub(super) fn explain(&self, link: &Link) -> Evidence {
        let (a, b) = (self.index.item(link.a), self.index.item(link.b));
        Explainer::new(&self.index, &self.digests).explain(a, b, link.score)
    }

    /// The claims of other reports that share terms with a claim, with how alike they are by their terms; by claim.
    ///
    /// At most `entries` of the index are looked at, those of the rarest terms first.
    fn alike(&self, claim: ClaimId, entries: usize, scan: &mut Scan) -> Row {
        let report = self.index.item(claim).digest;
        let mut terms: Vec<(&[(ClaimId, f32)], f32)> = self
            .index
            .shares(claim)
            .iter()
            .map(|(term, share)| (self.index.claims_with(*term), share * self.index.weight(*term).powi(2)))
            .filter(|(_, part)| *part > 0.0)
            .collect();
        terms.sort_by_key(|(claims, _)| claims.len());
        let mut left = entries;
        for (claims, part) in terms {
            for (other, share) in claims.iter().take(left) {
                scan.add(*other, part * share);
            }
            left = left.saturating_sub(claims.len());
        }
        let length = self.index.claim_length(claim);
        let mut alike: Row = scan
            .take()
            .filter(|(other, _)| self.index.item(*other).digest != report)
            .map(|(other, product)| (other, product / (length * self.index.claim_length(other))))
            .collect();
        if left == 0 {
            // Not all terms were looked at: the most promising are compared in full.
            if alike.len() > MOST_WEIGHED {
                alike.select_nth_unstable_by(MOST_WEIGHED, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
                alike.truncate(MOST_WEIGHED);
            }
            for (other, alike) in &mut alike {
                *alike = self.index.similarity(claim, *other);
            }
        }
        alike.sort_unstable_by_key(|(other, _)| *other);
        for (_, alike) in &mut alike {
            *alike = alike.min(1.0);
        }
        alike
    }

    /// Of the claims that one is like, those of reports that may tell of the same event, the most alike ones.
    fn row(&self, claim: ClaimId, alike: &Row, scan: &mut Scan) -> Row {
        let report = self.index.item(claim).digest;
        let mut candidates: Row = alike.iter().filter(|(_, alike)| *alike >= LEAST_ALIKE).copied().collect();
        if candidates.len() > MOST_WEIGHED {
            candidates.select_nth_unstable_by(MOST_WEIGHED, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            candidates.truncate(MOST_WEIGHED);
        }
        let mut row: Row = candidates
            .iter()
            .map(|(other, alike)| {
                (*other, alike * scan.same_event(&self.profiles, report, self.index.item(*other).digest))
            })
            .filter(|(_, alike)| *alike >= LEAST_ALIKE)
            .collect();
        row.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        row.truncate(NEAREST);
        row.sort_unstable_by_key(|(other, _)| *other);
        row
    }

    /// The score of two claims with their rows, which share this much by their terms.
    fn score(&self, a: (ClaimId, &Row), b: (ClaimId, &Row), shared: f32) -> f32 {
        let reports = (self.index.item(a.0).digest, self.index.item(b.0).digest);
        let alike = (1.0 - PART_OF_THE_AROUND) * shared + PART_OF_THE_AROUND * around(a, b);
        alike * self.profiles.same_event(reports.0, reports.1)
    }

    /// What `of` finds for each claim, in order; the work is divided among the processors.
    fn in_parallel<T: Send>(&self, of: impl Fn(&Self, ClaimId, &mut Scan) -> T + Sync) -> Vec<T> {
        let claims = self.index.claims();
        let part = |bounds: Range<usize>| {
            let mut scan = Scan::new(&self.index);
            bounds.map(|claim| of(self, claim as ClaimId, &mut scan)).collect::<Vec<T>>()
        };
        divided(claims, workers(claims), part)
    }
}

/// The claims of digests, read.
fn read(digests: &[Arc<Digest>], workers: usize) -> Vec<Texts> {
    divided(digests.len(), workers, |bounds| digests[bounds].iter().map(|digest| Texts::read(digest)).collect())
}

/// How many threads so many claims are worth.
fn workers(claims: usize) -> usize {
    if claims < FEW { 1 } else { thread::available_parallelism().map_or(1, usize::from) }
}

/// What `part` makes of all of `0..count`, in order; the work is divided among threads.
fn divided<T: Send>(count: usize, workers: usize, part: impl Fn(Range<usize>) -> Vec<T> + Sync) -> Vec<T> {
    if workers <= 1 {
        return part(0..count);
    }
    thread::scope(|scope| {
        let share = count.div_ceil(workers).max(1);
        let part = &part;
        let bounds = (0..workers).map(|worker| (worker * share).min(count)..((worker + 1) * share).min(count));
        let handles: Vec<_> = bounds.map(|bounds| scope.spawn(move || part(bounds))).collect();
        handles.into_iter().flat_map(|handle| handle.join().expect("the work itself doesn't panic")).collect()
    })
}

/// How alike two claims are by the claims that each of them is like: the cosine of their rows, in which each claim
/// is wholly like itself.
fn around(a: (ClaimId, &Row), b: (ClaimId, &Row)) -> f32 {
    let entry = |row: &Row, claim| row.binary_search_by_key(&claim, |(id, _)| *id).map_or(0.0, |at| row[at].1);
    let length = |row: &Row| (1.0 + row.iter().map(|(_, alike)| alike * alike).sum::<f32>()).sqrt();
    let mut product = entry(a.1, b.0) + entry(b.1, a.0);
    let mut others = b.1.iter().peekable();
    for (claim, alike) in a.1 {
        while others.next_if(|(other, _)| other < claim).is_some() {}
        if let Some((_, other)) = others.next_if(|(other, _)| other == claim) {
            product += alike * other;
        }
    }
    (product / (length(a.1) * length(b.1))).min(1.0)
}

/// Room for looking at the index for one claim after another.
struct Scan {
    sums: Vec<f32>,
    touched: Vec<ClaimId>,
    /// The chances of the same event between one report and the others, as far as they have been asked for.
    report: u32,
    chances: HashMap<u32, f32>,
}

impl Scan {
    fn new(index: &Index) -> Self {
        Self { sums: vec![0.0; index.claims()], touched: Vec::new(), report: 0, chances: HashMap::new() }
    }

    fn add(&mut self, claim: ClaimId, part: f32) {
        let sum = &mut self.sums[claim as usize];
        if *sum == 0.0 {
            self.touched.push(claim);
        }
        *sum += part;
    }

    /// All sums above 0, which are 0 after it.
    fn take(&mut self) -> impl Iterator<Item = (ClaimId, f32)> {
        self.touched.drain(..).map(|claim| (claim, std::mem::take(&mut self.sums[claim as usize])))
    }

    fn same_event(&mut self, profiles: &Profiles, report: u32, other: u32) -> f32 {
        if self.report != report {
            self.report = report;
            self.chances.clear();
        }
        *self.chances.entry(other).or_insert_with(|| profiles.same_event(report, other))
    }
}
