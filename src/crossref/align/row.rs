//! What is around a claim: the claims of other reports that share terms with it, and the row of those that are nearest.

use super::Aligner;
use super::index::{ClaimId, TermId};
use super::profile::Chances;
use super::sums::{self, Sums, Vector, keep_most_alike};

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

/// The claims of other reports that one claim is like, by claim.
pub(super) type Row = [(ClaimId, f32)];

/// How far the index is looked at for one claim.
#[derive(Clone, Copy)]
pub(super) struct Look {
    /// At most this many entries: the lists of the rarest terms as far as they fit, whole.
    entries: usize,
    /// Claims that are no more alike than this are left out.
    least: f32,
}

impl Look {
    pub(super) const BOUNDED: Self = Self { entries: ENTRIES, least: LEAST_ALIKE };
    pub(super) const WHOLE: Self = Self { entries: usize::MAX, least: 0.0 };
}

/// Room for looking at the index for one claim after another.
pub(super) struct Scan<'p> {
    sums: Sums,
    vector: Vector,
    pub(super) chances: Chances<'p>,
    /// The terms of the claim that weigh anything, each with its part in the products.
    terms: Vec<(TermId, f32)>,
    /// What the last look found: the claims of other reports that share terms with the claim, with how alike they are by
    /// their terms; by claim.
    pub(super) alike: Vec<(ClaimId, f32)>,
    /// The candidates for a row.
    near: Vec<(ClaimId, f32)>,
}

impl Aligner {
    /// Room for looking at the index.
    pub(super) fn scan(&self) -> Scan<'_> {
        Scan {
            sums: Sums::new(self.index.claims()),
            vector: Vector::new(self.index.terms()),
            chances: self.profiles.chances(&self.index),
            terms: Vec::new(),
            alike: Vec::new(),
            near: Vec::new(),
        }
    }

    /// Looks for the claims of other reports that share terms with a claim, and leaves them in `scan.alike`.
    pub(super) fn look(&self, claim: ClaimId, look: Look, scan: &mut Scan) {
        let Scan { sums, vector, terms, alike, .. } = scan;
        let report = self.report(claim);
        let parts =
            || self.index.shares(claim).iter().map(|(term, share)| (*term, share * self.index.weight(*term).powi(2)));
        let claims_with = |term| self.index.claims_with(term);
        terms.clear();
        terms.extend(parts().filter(|(_, part)| *part > 0.0));
        terms.sort_by_key(|(term, _)| claims_with(*term).len());
        let fit = sums::how_many_fit(terms.iter().map(|(term, _)| claims_with(*term).len()), look.entries);
        let is_whole = fit == terms.len();
        for (term, part) in terms.iter().take(fit) {
            // A list of one claim is that of this claim alone.
            let claims = Some(claims_with(*term)).filter(|claims| claims.len() > 1).unwrap_or_default();
            for (other, share) in claims.iter().take(look.entries) {
                sums.add(*other, part * share);
            }
        }
        let least = if is_whole { look.least } else { look.least * PART_BY_RARE_TERMS };
        let length = self.index.claim_length(claim);
        alike.clear();
        alike.extend(sums.take().filter_map(|(other, product)| {
            let lengths = length * self.index.claim_length(other);
            (product > least * lengths && self.report(other) != report).then(|| (other, (product / lengths).min(1.0)))
        }));
        if !is_whole {
            // Not all terms were looked at: the most promising are compared in full.
            keep_most_alike(alike, MOST_WEIGHED);
            vector.set(parts());
            for (other, alike) in &mut *alike {
                let product = vector.product(self.index.shares(*other));
                *alike = (product / (length * self.index.claim_length(*other))).min(1.0);
            }
            alike.retain(|(_, alike)| *alike > look.least);
        }
        alike.sort_unstable_by_key(|(other, _)| *other);
    }

    /// Of the claims that the last look found for a claim, those of reports that may tell of the same event, the most
    /// alike ones.
    pub(super) fn row<'s>(&self, claim: ClaimId, scan: &'s mut Scan) -> &'s Row {
        let Scan { chances, alike, near, .. } = scan;
        let report = self.report(claim);
        near.clear();
        near.extend(alike.iter().filter(|(_, alike)| *alike >= LEAST_ALIKE));
        keep_most_alike(near, MOST_WEIGHED);
        for (other, alike) in &mut *near {
            *alike *= chances.of_same_event(report, self.report(*other));
        }
        near.retain(|(_, alike)| *alike >= LEAST_ALIKE);
        keep_most_alike(near, NEAREST);
        near.sort_unstable_by_key(|(other, _)| *other);
        near
    }
}

/// How alike two claims with their rows are in all, which share this much by their terms.
pub(super) fn alike_in_all(a: (ClaimId, &Row), b: (ClaimId, &Row), shared: f32) -> f32 {
    (1.0 - PART_OF_THE_AROUND) * shared + PART_OF_THE_AROUND * around(a, b)
}

/// The most that [`alike_in_all`] can be.
pub(super) fn alike_at_most(shared: f32) -> f32 {
    (1.0 - PART_OF_THE_AROUND) * shared + PART_OF_THE_AROUND
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
