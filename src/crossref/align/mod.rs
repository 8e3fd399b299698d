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
mod row;
mod sums;
mod texts;

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use hashbrown::HashMap;

pub(super) use self::explain::Explainer;
use self::facts::Facts;
use self::index::{ClaimId, Index, Share};
use self::profile::Profiles;
use self::row::{Look, Scan, alike_at_most, alike_in_all};
use self::sums::keep_most_alike;
use self::texts::Texts;
use super::lists::Lists;
use super::{Evidence, Pair, parallel};
use crate::model::{Claim, Digest, Item};

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
    /// What each claim says of when, where and how many, read when first asked for: most are never near enough to another.
    facts: Vec<OnceLock<Box<Facts>>>,
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

/// A claim that may state the same as another.
struct Candidate {
    claim: ClaimId,
    /// How alike the two are by their terms.
    shared: f32,
    /// The chance that their reports tell of the same event.
    chance: f32,
}

impl Aligner {
    /// The aligner of a story.
    pub fn new(digests: &[Arc<Digest>]) -> Self {
        let mut index = Index::default();
        let claims: Vec<usize> = digests.iter().map(|digest| digest.claims.len()).collect();
        let workers = parallel::workers(claims.iter().sum());
        let read = |part: Range<usize>| Texts::read(digests[part].iter().map(AsRef::as_ref));
        index.add(parallel::parts(&claims, workers, read));
        index.weigh();
        let profiles = Profiles::new(&index);
        let mut facts = Vec::new();
        facts.resize_with(index.claims(), OnceLock::new);
        Self { index, profiles, digests: digests.to_vec(), facts }
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
        if self.index.add(vec![Texts::read([digest.as_ref()])]) {
            self.profiles = Profiles::new(&self.index);
        } else {
            self.profiles.add(&self.index);
        }
        self.facts.resize_with(self.index.claims(), OnceLock::new);
        position
    }

    /// The claims of other reports that are most likely to state the same as the claim at `item`, best first; none
    /// where there is no such claim.
    pub fn who_else(&self, item: Item) -> Vec<Alignment> {
        let Some(claim) = self.index.claim_at(item) else { return Vec::new() };
        let mut scan = self.scan();
        self.look(claim, Look::BOUNDED, &mut scan);
        let row = self.row(claim, &mut scan).to_vec();
        let mut alike = scan.alike.clone();
        // Likeness is at most 1, so that the chance of the same event bounds the score.
        let mut may_be = |other| scan.chances.of_same_event(item.digest, self.report(other)) >= SAME;
        alike.retain(|(other, shared)| *shared >= LEAST_SHARED && may_be(*other));
        keep_most_alike(&mut alike, MOST_ANSWERED);
        let mut explainer = Explainer::new(self);
        let mut rows = Lists::default();
        for (other, _) in &alike {
            self.look(*other, Look::BOUNDED, &mut scan);
            rows.push(self.row(*other, &mut scan).iter().copied());
        }
        let mut found: Vec<(ClaimId, f32)> = alike
            .iter()
            .zip(rows.iter())
            .map(|((other, shared), others)| {
                let chance = scan.chances.of_same_event(item.digest, self.report(*other));
                (*other, alike_in_all((claim, &row), (*other, others), *shared) * chance)
            })
            .filter(|(_, by_words)| *by_words >= SAME)
            .collect();
        for (other, score) in &mut found {
            *score *= self.agreement(claim, *other);
        }
        found.retain(|(_, score)| *score >= SAME);
        found.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found
            .into_iter()
            .map(|(other, score)| {
                let because = explainer.explain(Link { a: claim, b: other, score });
                Alignment { item: self.index.item(other), score: f64::from(score), because }
            })
            .collect()
    }

    /// The pairs of claims of different reports that are likely enough to state the same, by claim.
    pub(super) fn links(&self) -> Vec<Link> {
        let (rows, candidates) = self.around();
        let has =
            |claim: ClaimId, other| candidates.get(claim as usize).binary_search_by_key(&other, |it| it.claim).is_ok();
        let mut links = self.in_parallel(
            || (),
            |claim, (), links| {
                for Candidate { claim: other, shared, chance } in candidates.get(claim as usize) {
                    let may_be = alike_at_most(*shared) * chance >= SAME_IF_PICKED_OUT;
                    // The other claim's look at the index, which is bounded too, may not have come as far as this one.
                    if !may_be || (claim > *other && has(*other, claim)) {
                        continue;
                    }
                    let rows = ((claim, rows.get(claim as usize)), (*other, rows.get(*other as usize)));
                    let by_words = alike_in_all(rows.0, rows.1, *shared) * chance;
                    if by_words < SAME_IF_PICKED_OUT {
                        continue;
                    }
                    let score = by_words * self.agreement(claim, *other);
                    if score >= SAME_IF_PICKED_OUT {
                        links.push(Link { a: claim.min(*other), b: claim.max(*other), score });
                    }
                }
            },
        );
        links.sort_unstable_by_key(|link| (link.a, link.b));
        self.same(links)
    }

    /// Of each claim its row, and the claims that may state the same; by claim.
    fn around(&self) -> (Lists<(ClaimId, f32)>, Lists<Candidate>) {
        let claims = self.index.claims();
        let of_piece = |bounds: Range<usize>, scan: &mut Scan| {
            let (mut rows, mut candidates) = (Lists::default(), Lists::default());
            for claim in bounds.map(|claim| claim as ClaimId) {
                self.look(claim, Look::BOUNDED, scan);
                // A claim that no other is like enough needs no row.
                let is_lone = scan.alike.iter().all(|(_, shared)| *shared < LEAST_SHARED);
                let row = if is_lone { &[] } else { self.row(claim, scan) };
                rows.push(row.iter().copied());
                let report = self.report(claim);
                let Scan { alike, chances, .. } = scan;
                candidates.push(alike.iter().filter(|(_, shared)| *shared >= LEAST_SHARED).map(|(other, shared)| {
                    let chance = chances.of_same_event(report, self.report(*other));
                    Candidate { claim: *other, shared: *shared, chance }
                }));
            }
            (rows, candidates)
        };
        let (mut rows, mut candidates) = (Lists::default(), Lists::default());
        for piece in parallel::pieces(claims, parallel::workers(claims), || self.scan(), of_piece) {
            rows.append(piece.0);
            candidates.append(piece.1);
        }
        (rows, candidates)
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
        let (mut rows, mut candidates) = (Lists::default(), Lists::default());
        let mut scan = self.scan();
        for claim in 0..self.index.claims() as ClaimId {
            self.look(claim, Look::WHOLE, &mut scan);
            candidates.push(scan.alike.iter().copied());
            rows.push(self.row(claim, &mut scan).iter().copied());
        }
        let mut explainer = Explainer::new(self);
        let mut pairs = Vec::new();
        for (claim, alike) in (0..).zip(candidates.iter()) {
            for (other, shared) in alike.iter().filter(|(other, _)| claim < *other) {
                let (row, others) = (rows.get(claim as usize), rows.get(*other as usize));
                let (a, b) = (self.index.item(claim), self.index.item(*other));
                let by_words = alike_in_all((claim, row), (*other, others), *shared)
                    * scan.chances.of_same_event(a.digest, b.digest);
                let score = by_words * self.agreement(claim, *other);
                let because = explainer.explain(Link { a: claim, b: *other, score });
                pairs.push(Pair { a, b, score: f64::from(score), aligned: false, because });
            }
        }
        pairs
    }

    /// What says why two claims are linked.
    pub(super) fn explainer(&self) -> Explainer<'_> {
        Explainer::new(self)
    }

    /// What part of a score is left for two claims by what they say of when, where and how many.
    fn agreement(&self, a: ClaimId, b: ClaimId) -> f32 {
        self.facts(a).agreement(self.facts(b))
    }

    fn facts(&self, claim: ClaimId) -> &Facts {
        self.facts[claim as usize].get_or_init(|| {
            let (digest, claim) = self.claim(claim);
            Box::new(Facts::read(digest, claim))
        })
    }

    fn claim(&self, claim: ClaimId) -> (&Digest, &Claim) {
        let item = self.index.item(claim);
        let digest = &self.digests[item.digest as usize];
        (digest, &digest.claims[item.item as usize])
    }

    /// What `of` pushes for each claim, in order, in a room that each worker has; the work is divided among the processors.
    fn in_parallel<R, T: Send>(
        &self,
        room: impl Fn() -> R + Sync,
        of: impl Fn(ClaimId, &mut R, &mut Vec<T>) + Sync,
    ) -> Vec<T> {
        let claims = self.index.claims();
        parallel::divided(claims, parallel::workers(claims), room, |bounds, room| {
            let mut found = Vec::new();
            bounds.for_each(|claim| of(claim as ClaimId, room, &mut found));
            found
        })
    }
}
