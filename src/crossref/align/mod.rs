//! Alignment: which claims of different reports state the same, and why.
//!
//! The score of two claims is a product of two things, each from 0 to 1:
//!
//! - how alike the claims are: half by the terms they share (the cosine of their vectors, see `index`), half by the
//!   claims of other reports that each of them is like. Two claims that the same third claims resemble state the same
//!   in different words;
//! - how likely their reports tell of the same event (see `profile`).
//!
//! It is lowered where the two speak of other countries, days or numbers (see `facts`).
//!
//! Candidates come from an index. What one claim costs is bounded: the index is read from its rarest term on, up to
//! a fixed number of entries, so that time grows with the number of claims and no faster.

mod explain;
mod facts;
mod index;
mod profile;
mod sums;
mod texts;

use std::sync::Arc;

use hashbrown::HashMap;

use self::explain::Explainer;
use self::facts::Facts;
use self::index::{ClaimId, Index, Share};
use self::profile::{Chances, Profiles};
use self::sums::{Sums, Vector, keep_most_alike};
use self::texts::Texts;
use super::{Evidence, Pair, parallel};
use crate::model::{Digest, Item};

/// How many entries of the index are looked at for one claim: the lists of its rarest terms, as many as fit. A list is
/// read whole or not at all, for the first claims of a longer one are no better than the others.
const ENTRIES: usize = 512;
/// How many claims of other reports a claim's row holds, the most alike ones.
const NEAREST: usize = 32;
/// Of how many claims at most, the most alike ones, the chance that their reports tell of the same event is looked at for
/// a row.
const MOST_WEIGHED: usize = 48;
/// Claims less alike than this are nothing to each other.
const LEAST_ALIKE: f32 = 0.05;
/// Claims that are less alike than this part of that by the rarest terms alone, where no more of them were looked at, are
/// not looked at in full.
const PART_BY_RARE_TERMS: f32 = 0.4;
/// What part of the likeness of two claims comes from the claims around them.
const PART_OF_THE_AROUND: f32 = 0.5;
/// How many claims' dates, places and numbers are kept at a time.
const MOST_FACTS: usize = 20_000;
/// How many claims are looked at in full for the question who else says one claim.
const MOST_ANSWERED: usize = 16;
/// Claims less alike by their terms than this are never taken to state the same, whatever is around them.
const LEAST_SHARED: f32 = 0.25;
/// Two claims with at least this score are taken to state the same.
const SAME: f32 = 0.46;
/// So are two with at least this score that are each other's best in their two reports, where a rare word that each of
/// the reports has in no other claim picks them out.
const SAME_IF_PICKED_OUT: f32 = 0.36;

/// The claims of a story, ready to be compared. Reports can be added at any time.
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

impl Default for Aligner {
    /// The aligner of a story without reports.
    fn default() -> Self {
        Self::new(&[])
    }
}

/// The claims of other reports that one claim is like, by claim.
type Row = Vec<(ClaimId, f32)>;

impl Aligner {
    /// The aligner of a story.
    pub fn new(digests: &[Arc<Digest>]) -> Self {
        let mut index = Index::default();
        let claims: usize = digests.iter().map(|digest| digest.claims.len()).sum();
        let workers = parallel::workers(claims);
        let read = |part: std::ops::Range<usize>| Texts::read(digests[part].iter().map(AsRef::as_ref));
        for texts in parallel::parts(digests.len(), workers, read) {
            index.add(&texts);
        }
        index.weigh();
        let profiles = Profiles::new(&index);
        Self { index, profiles, digests: digests.to_vec() }
    }

    /// Adds a report to the story, without comparing the others again, and returns its position.
    ///
    /// What it costs doesn't depend on how large the story is, but for this: terms and reports are weighed anew each time
    /// the story has grown by a sixteenth. Until then the new report is weighed by what the story was, so that
    /// [`Aligner::who_else`] can differ a little from that of an aligner made of all reports at once; right after it, and for
    /// a story of up to sixteen reports of like length always, it is the same. Reports are neither taken out nor replaced:
    /// for that, make a new one. To follow a story that grows, keep the aligner beside the digests, add what is new in the
    /// order in which it comes, ask [`Aligner::who_else`] for what is looked at, and have [`points`](super::points) made
    /// when nothing more comes.
    pub fn add(&mut self, digest: &Arc<Digest>) -> u32 {
        let position = self.digests.len() as u32;
        self.digests.push(Arc::clone(digest));
        if self.index.add(&Texts::read([digest.as_ref()])) {
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
        let mut scan = self.scan();
        let mut alike = self.alike(claim, Look::BOUNDED, &mut scan);
        let row = self.row(claim, &alike, &mut scan);
        // Likeness is at most 1, so that the chance of the same event bounds the score.
        let mut may_be = |other| scan.chances.of_same_event(item.digest, self.report(other)) >= SAME;
        alike.retain(|(other, shared)| *shared >= LEAST_SHARED && may_be(*other));
        keep_most_alike(&mut alike, MOST_ANSWERED);
        let mut explainer = Explainer::new(&self.index, &self.digests);
        let rows: Vec<Row> = alike
            .iter()
            .map(|(other, _)| {
                let others = self.alike(*other, Look::BOUNDED, &mut scan);
                self.row(*other, &others, &mut scan)
            })
            .collect();
        let mut found: Vec<(ClaimId, f32)> = alike
            .iter()
            .zip(&rows)
            .map(|((other, shared), others)| {
                (*other, self.by_words((claim, &row), (*other, others), *shared, &mut scan))
            })
            .filter(|(_, by_words)| *by_words >= SAME)
            .collect();
        for (other, score) in &mut found {
            *score *= scan.agreement(self, claim, *other);
        }
        found.retain(|(_, score)| *score >= SAME);
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
        let found = self.in_parallel(|claim, scan, found| {
            let mut alike = self.alike(claim, Look::BOUNDED, scan);
            // A claim that no other is like enough needs no row.
            let is_lone = alike.iter().all(|(_, shared)| *shared < LEAST_SHARED);
            let row = if is_lone { Row::new() } else { self.row(claim, &alike, scan) };
            alike.retain(|(_, shared)| *shared >= LEAST_SHARED);
            alike.shrink_to_fit();
            found.push((row, alike));
        });
        let (rows, candidates): (Vec<Row>, Vec<Row>) = found.into_iter().unzip();
        let mut links = self.in_parallel(|claim, scan, links| {
            let (row, alike) = (&rows[claim as usize], &candidates[claim as usize]);
            for (other, shared) in alike {
                // The other claim's look at the index, which is bounded too, may not have come as far as this one.
                let seen_from_both = candidates[*other as usize].binary_search_by_key(&claim, |(id, _)| *id).is_ok();
                if claim < *other || !seen_from_both {
                    let by_words = self.by_words((claim, row), (*other, &rows[*other as usize]), *shared, scan);
                    if by_words < SAME_IF_PICKED_OUT {
                        continue;
                    }
                    let score = by_words * scan.agreement(self, claim, *other);
                    if score >= SAME_IF_PICKED_OUT {
                        links.push(Link { a: claim.min(*other), b: claim.max(*other), score });
                    }
                }
            }
        });
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
        let found = self.in_parallel(|claim, scan, found| {
            let alike = self.alike(claim, Look::WHOLE, scan);
            let row = self.row(claim, &alike, scan);
            found.push((row, alike));
        });
        let (rows, candidates): (Vec<Row>, Vec<Row>) = found.into_iter().unzip();
        let mut explainer = Explainer::new(&self.index, &self.digests);
        let mut scan = self.scan();
        let mut pairs = Vec::new();
        for (claim, alike) in (0..).zip(&candidates) {
            for (other, shared) in alike.iter().filter(|(other, _)| claim < *other) {
                let (row, others) = (&rows[claim as usize], &rows[*other as usize]);
                let by_words = self.by_words((claim, row), (*other, others), *shared, &mut scan);
                let score = by_words * scan.agreement(self, claim, *other);
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
    fn alike(&self, claim: ClaimId, look: Look, scan: &mut Scan) -> Row {
        let report = self.report(claim);
        let mut terms: Vec<(&[(ClaimId, f32)], f32)> = self
            .index
            .shares(claim)
            .iter()
            .map(|(term, share)| (self.index.claims_with(*term), share * self.index.weight(*term).powi(2)))
            .filter(|(_, part)| *part > 0.0)
            .collect();
        terms.sort_by_key(|(claims, _)| claims.len());
        let fit = sums::how_many_fit(terms.iter().map(|(claims, _)| claims.len()), look.entries);
        let is_whole = fit == terms.len();
        for (claims, part) in terms.into_iter().take(fit) {
            for (other, share) in claims.iter().take(look.entries) {
                scan.sums.add(*other, part * share);
            }
        }
        let least = if is_whole { look.least } else { look.least * PART_BY_RARE_TERMS };
        let length = self.index.claim_length(claim);
        let mut alike: Row = scan
            .sums
            .take()
            .filter_map(|(other, product)| {
                let lengths = length * self.index.claim_length(other);
                (product > least * lengths && self.report(other) != report)
                    .then(|| (other, (product / lengths).min(1.0)))
            })
            .collect();
        if !is_whole {
            // Not all terms were looked at: the most promising are compared in full.
            keep_most_alike(&mut alike, MOST_WEIGHED);
            scan.vector.set(
                self.index.shares(claim).iter().map(|(term, share)| (*term, share * self.index.weight(*term).powi(2))),
            );
            for (other, alike) in &mut alike {
                let product = scan.vector.product(self.index.shares(*other));
                *alike = (product / (length * self.index.claim_length(*other))).min(1.0);
            }
            alike.retain(|(_, alike)| *alike > look.least);
        }
        alike.sort_unstable_by_key(|(other, _)| *other);
        alike
    }

    /// Of the claims that one is like, those of reports that may tell of the same event, the most alike ones.
    fn row(&self, claim: ClaimId, alike: &Row, scan: &mut Scan) -> Row {
        let report = self.report(claim);
        let mut candidates: Row = alike.iter().filter(|(_, alike)| *alike >= LEAST_ALIKE).copied().collect();
        keep_most_alike(&mut candidates, MOST_WEIGHED);
        let chance = |other| scan.chances.of_same_event(report, self.report(other));
        let mut row: Row = candidates
            .into_iter()
            .scan(chance, |chance, (other, alike)| Some((other, alike * chance(other))))
            .filter(|(_, alike)| *alike >= LEAST_ALIKE)
            .collect();
        keep_most_alike(&mut row, NEAREST);
        row.sort_unstable_by_key(|(other, _)| *other);
        row
    }

    /// The score by their words of two claims with their rows, which share this much by their terms. What they say of when,
    /// where and how many ([`Scan::agreement`]) can only lower it.
    fn by_words(&self, a: (ClaimId, &Row), b: (ClaimId, &Row), shared: f32, scan: &mut Scan) -> f32 {
        let alike = (1.0 - PART_OF_THE_AROUND) * shared + PART_OF_THE_AROUND * around(a, b);
        alike * scan.chances.of_same_event(self.report(a.0), self.report(b.0))
    }

    fn facts(&self, claim: ClaimId) -> Facts {
        let item = self.index.item(claim);
        let digest = &self.digests[item.digest as usize];
        Facts::read(digest, &digest.claims[item.item as usize])
    }

    /// What `of` pushes for each claim, in order; the work is divided among the processors.
    fn in_parallel<T: Send>(&self, of: impl Fn(ClaimId, &mut Scan, &mut Vec<T>) + Sync) -> Vec<T> {
        let claims = self.index.claims();
        parallel::divided(claims, parallel::workers(claims), |bounds| {
            let mut scan = self.scan();
            let mut found = Vec::new();
            bounds.for_each(|claim| of(claim as ClaimId, &mut scan, &mut found));
            found
        })
    }

    fn scan(&self) -> Scan<'_> {
        Scan {
            sums: Sums::new(self.index.claims()),
            vector: Vector::new(self.index.terms()),
            chances: self.profiles.chances(&self.index),
            facts: HashMap::new(),
        }
    }
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

/// How far the index is looked at for one claim.
#[derive(Clone, Copy)]
struct Look {
    /// At most this many entries: the lists of the rarest terms as far as they fit, whole.
    entries: usize,
    /// Claims that are no more alike than this are left out.
    least: f32,
}

impl Look {
    const BOUNDED: Self = Self { entries: ENTRIES, least: LEAST_ALIKE };
    const WHOLE: Self = Self { entries: usize::MAX, least: 0.0 };
}

/// Room for looking at the index for one claim after another.
struct Scan<'p> {
    sums: Sums,
    vector: Vector,
    chances: Chances<'p>,
    /// What claims say of when, where and how many, as far as that was asked.
    facts: HashMap<ClaimId, Facts>,
}

impl Scan<'_> {
    /// What part of a score is left for two claims by what they say of when, where and how many.
    fn agreement(&mut self, aligner: &Aligner, a: ClaimId, b: ClaimId) -> f32 {
        if self.facts.len() >= MOST_FACTS {
            self.facts.clear();
        }
        for claim in [a, b] {
            self.facts.entry(claim).or_insert_with(|| aligner.facts(claim));
        }
        self.facts[&a].agreement(&self.facts[&b])
    }
}
