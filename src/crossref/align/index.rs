//! The index: which claims have which terms, and how much each term weighs.
//!
//! A term weighs by how rare it is in the language, which two short reports can't tell, times how rare it is in the
//! story, which counts for more the more claims there are. A claim's vector has the root of that for each term, so that
//! the cosine of two claims is the mean (the geometric one) of how much of the one's weight the other has and the
//! other way round.

use std::ops::Range;

use hashbrown::HashMap;

use super::texts::{Claims, Texts};
use crate::crossref::lists::Lists;
use crate::crossref::parallel;
use crate::crossref::terms::Key;
use crate::model::Item;

/// A term, counted from 0 in the order of its first appearance.
pub(super) type TermId = u32;
/// A claim, counted from 0 in the order in which they were added.
pub(super) type ClaimId = u32;

/// A term's share in a text: its part of a word, more where it stands there more than once.
pub(super) type Share = (TermId, f32);

/// Words with less information than this are function words and weigh nothing; in nats.
const INFORMATION_OF_FUNCTION_WORDS: f32 = 4.0;
/// More information than this adds no weight: names that no table has would outweigh all else.
const MOST_INFORMATION: f32 = 9.5;
/// Words with less information than this are no names, whichever way they are written; in nats.
const INFORMATION_OF_NAMES: f32 = 5.0;
/// What the rarity in the story adds to, in nats: as much as a term weighs that every claim has.
const WEIGHT_OF_WHAT_ALL_HAVE: f32 = 1.0;
/// What a term adds, in nats, that each report with it has in one claim alone: it picks out the claim that says the
/// same, however many reports have it.
const WEIGHT_OF_WHAT_PICKS_OUT: f32 = 5.0;
/// What part of itself the entry of a term in a vector loses that only one report uses: it can't tell who else says
/// the same. The fewer claims there are, the less it loses, for the less there is to be alone among.
const LOSS_OF_A_LONE_TERM: f32 = 0.5;
/// The number of claims at which it loses half of that.
const FEW_CLAIMS: f32 = 10.0;
/// The index weighs its terms anew when it has grown by this part of itself.
const GROWTH_BEFORE_WEIGHING: f32 = 1.0 / 16.0;

/// All claims of a story by their terms.
#[derive(Default)]
pub(super) struct Index {
    ids: HashMap<Key, TermId>,
    terms: Vec<TermCounts>,
    postings: Vec<Vec<(ClaimId, f32)>>,
    items: Vec<Item>,
    /// The terms of each claim that weigh anything, with their shares; by term.
    shares: Lists<Share>,
    /// The first claim of each report, and behind the last one the number of claims.
    reports: Vec<ClaimId>,
    /// Of each report, the shares of all its claims together.
    report_shares: Vec<Vec<Share>>,
    /// Of each report, the terms of its names that are rare in the language, by term.
    names: Vec<Box<[TermId]>>,
    weights: Vec<f32>,
    /// The length of each claim's vector.
    lengths: Vec<f32>,
    /// How many claims there were when the terms were last weighed; `None` before the first time.
    weighed_at: Option<usize>,
}

#[derive(Clone, Copy)]
struct TermCounts {
    information: f32,
    claims: u32,
    reports: u32,
}

/// The claims of one report by the terms of the index.
struct Report {
    claims: Lists<Share>,
    /// The shares of all its claims together.
    shares: Vec<Share>,
    names: Box<[TermId]>,
}

impl Index {
    /// Adds the claims of reports, which are the next ones; true where all terms were weighed anew.
    pub(super) fn add(&mut self, texts: Vec<Texts>) -> bool {
        let first = self.items.len();
        for texts in texts {
            let terms: Vec<TermId> = texts.terms.iter().map(|term| self.term(term)).collect();
            let claims = texts.digests.iter().map(|claims| claims.shares.len()).sum();
            let read = |at| Report::new(&texts.digests[at], &terms, &self.terms);
            let workers = parallel::workers(claims);
            let reports =
                parallel::divided(texts.digests.len(), workers, || (), |bounds, ()| bounds.map(read).collect());
            reports.into_iter().for_each(|report| self.add_report(report));
        }
        self.post(first);
        let Some(weighed_at) = self.weighed_at else { return false };
        let much = (self.items.len() - weighed_at) as f32 > GROWTH_BEFORE_WEIGHING * weighed_at as f32;
        if much {
            self.weigh();
        } else {
            self.weigh_new();
        }
        much
    }

    fn add_report(&mut self, Report { claims, shares, names }: Report) {
        let report = self.reports() as u32;
        self.reports.push(self.items.len() as ClaimId);
        for (term, _) in claims.entries() {
            self.terms[*term as usize].claims += 1;
        }
        for (term, _) in &shares {
            self.terms[*term as usize].reports += 1;
        }
        self.items.extend((0..claims.len() as u32).map(|item| Item { digest: report, item }));
        self.shares.append(claims);
        self.names.push(names);
        self.report_shares.push(shares);
    }

    /// Enters the claims from `first` on into the lists of their terms.
    fn post(&mut self, first: usize) {
        if first == 0 {
            self.postings = by_term(self.terms.len(), self.items.len(), |claim| self.shares.get(claim));
            return;
        }
        self.postings.resize_with(self.terms.len(), Vec::new);
        for claim in first..self.items.len() {
            for (term, share) in self.shares.get(claim) {
                self.postings[*term as usize].push((claim as ClaimId, *share));
            }
        }
    }

    /// The number of a term, which is a new one where no claim has had it.
    fn term(&mut self, (key, information): &(Key, f32)) -> TermId {
        if let Some(term) = self.ids.get(key) {
            return *term;
        }
        let term = self.terms.len() as TermId;
        self.ids.insert(key.clone(), term);
        self.terms.push(TermCounts { information: *information, claims: 0, reports: 0 });
        term
    }

    /// Weighs all terms by the counts as they are now.
    pub(super) fn weigh(&mut self) {
        self.weights = (0..self.terms.len()).map(|term| self.weight_by_counts(term)).collect();
        self.lengths.clear();
        self.weighed_at = Some(self.items.len());
        self.weigh_new();
    }

    /// Weighs what was added since, leaving what was weighed before as it is.
    fn weigh_new(&mut self) {
        let more: Vec<f32> = (self.weights.len()..self.terms.len()).map(|term| self.weight_by_counts(term)).collect();
        self.weights.extend(more);
        let more: Vec<f32> =
            (self.lengths.len()..self.items.len()).map(|claim| self.length(self.shares(claim as ClaimId))).collect();
        self.lengths.extend(more);
    }

    fn weight_by_counts(&self, term: usize) -> f32 {
        let TermCounts { information, claims, reports } = self.terms[term];
        let of_language = information.min(MOST_INFORMATION) - INFORMATION_OF_FUNCTION_WORDS;
        if of_language <= 0.0 {
            return 0.0;
        }
        let (all, claims, reports) = (self.items.len() as f32, claims as f32, reports as f32);
        let picks_out = if reports > 1.0 { (reports / claims).powi(2) } else { 0.0 };
        let of_story =
            ((1.0 + all) / (1.0 + claims)).ln() + WEIGHT_OF_WHAT_ALL_HAVE + WEIGHT_OF_WHAT_PICKS_OUT * picks_out;
        let lone = if reports > 1.0 { 1.0 } else { 1.0 - LOSS_OF_A_LONE_TERM * all / (all + FEW_CLAIMS) };
        (of_language * of_story).sqrt() * lone
    }

    /// The length of a vector of weighed shares.
    pub(super) fn length(&self, shares: &[Share]) -> f32 {
        shares.iter().map(|(term, share)| (share * self.weights[*term as usize]).powi(2)).sum::<f32>().sqrt()
    }

    /// The product of two vectors of weighed shares.
    pub(super) fn product(&self, a: &[Share], b: &[Share]) -> f32 {
        let (mut a, mut b) = (a, b);
        let mut sum = 0.0;
        while let ([(left, x), rest_a @ ..], [(right, y), rest_b @ ..]) = (a, b) {
            if left == right {
                sum += x * y * self.weights[*left as usize].powi(2);
            }
            if left <= right {
                a = rest_a;
            }
            if right <= left {
                b = rest_b;
            }
        }
        sum
    }

    /// True where the two claims share a term that is rare in the language and that each report with it has in one
    /// claim alone.
    pub(super) fn are_picked_out(&self, a: ClaimId, b: ClaimId) -> bool {
        let others = self.shares(b);
        self.shares(a).iter().any(|(term, _)| {
            let TermCounts { information, claims, reports } = self.terms[*term as usize];
            information >= MOST_INFORMATION
                && claims == reports
                && others.binary_search_by_key(term, |(term, _)| *term).is_ok()
        })
    }

    /// The terms of a claim with their shares, by term.
    pub(super) fn shares(&self, claim: ClaimId) -> &[Share] {
        self.shares.get(claim as usize)
    }

    /// The terms of a report with their shares, by term.
    pub(super) fn report_shares(&self, report: u32) -> &[Share] {
        &self.report_shares[report as usize]
    }

    /// How alike two reports are by their names, the cosine of their sets, from 0 to 1; and how many names the report has
    /// that has fewer.
    pub(super) fn alike_by_names(&self, a: u32, b: u32) -> (f32, usize) {
        let (a, b) = (&self.names[a as usize], &self.names[b as usize]);
        let mut others = b.iter().peekable();
        let is_shared = |name: &&TermId| {
            while others.next_if(|other| other < name).is_some() {}
            others.peek() == Some(name)
        };
        let shared = a.iter().filter(is_shared).count();
        (shared as f32 / ((a.len() * b.len()) as f32).sqrt().max(1.0), a.len().min(b.len()))
    }

    /// The claims that have a term, with its share in each.
    pub(super) fn claims_with(&self, term: TermId) -> &[(ClaimId, f32)] {
        &self.postings[term as usize]
    }

    /// What a term weighs.
    pub(super) fn weight(&self, term: TermId) -> f32 {
        self.weights[term as usize]
    }

    /// What the term with this key weighs; nothing where no claim has it.
    pub(super) fn weight_of(&self, key: &Key) -> f32 {
        self.ids.get(key).map_or(0.0, |term| self.weight(*term))
    }

    /// The length of a claim's vector.
    pub(super) fn claim_length(&self, claim: ClaimId) -> f32 {
        self.lengths[claim as usize]
    }

    /// How many claims there are.
    pub(super) fn claims(&self) -> usize {
        self.items.len()
    }

    /// How many reports there are.
    pub(super) fn reports(&self) -> usize {
        self.report_shares.len()
    }

    /// How many terms there are.
    pub(super) fn terms(&self) -> usize {
        self.terms.len()
    }

    /// Which claim of which report it is.
    pub(super) fn item(&self, claim: ClaimId) -> Item {
        self.items[claim as usize]
    }

    /// The claim at `item`, should there be one.
    pub(super) fn claim_at(&self, item: Item) -> Option<ClaimId> {
        let first = *self.reports.get(item.digest as usize)?;
        let claim = first.checked_add(item.item)?;
        (self.items.get(claim as usize) == Some(&item)).then_some(claim)
    }
}

impl Report {
    /// The claims of a report; `terms` are the numbers that the index has for those of its texts, and `counts` what it knows
    /// of each.
    fn new(texts: &Claims, terms: &[TermId], counts: &[TermCounts]) -> Self {
        let mut claims = Lists::default();
        let mut all: Vec<(TermId, f32, f32)> = Vec::with_capacity(texts.shares.entries().len());
        let mut shares: Vec<Share> = Vec::new();
        let weighs = |(term, _): &Share| counts[*term as usize].information > INFORMATION_OF_FUNCTION_WORDS;
        for claim in texts.shares.iter() {
            shares.clear();
            shares.extend(claim.iter().map(|(term, share)| (terms[*term as usize], *share)).filter(weighs));
            shares.sort_unstable_by_key(|(term, _)| *term);
            all.extend(shares.iter().map(|(term, share)| (*term, *share, 1.0)));
            claims.push(shares.iter().copied());
        }
        all.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        all.dedup_by(|again, first| {
            let same = again.0 == first.0;
            first.2 += if same { 1.0 } else { 0.0 };
            same
        });
        let mut names: Vec<TermId> = texts.names.iter().map(|term| terms[*term as usize]).collect();
        names.retain(|term| counts[*term as usize].information >= INFORMATION_OF_NAMES);
        names.sort_unstable();
        let shares = all.into_iter().map(|(term, most, claims)| (term, most * (1.0 + claims.ln()))).collect();
        Self { claims, shares, names: names.into() }
    }
}

/// Of each of so many terms the vectors that have it, with its entry in each, by the vectors' numbers. Each worker makes the
/// lists of some of the terms.
pub(super) fn by_term<'v>(
    terms: usize,
    vectors: usize,
    vector: impl Fn(usize) -> &'v [Share] + Sync,
) -> Vec<Vec<(u32, f32)>> {
    let mut counts = vec![0; terms];
    (0..vectors).flat_map(&vector).for_each(|(term, _)| counts[*term as usize] += 1);
    let lists = |terms: Range<usize>| -> Vec<Vec<(u32, f32)>> {
        let mut lists: Vec<Vec<_>> = counts[terms.clone()].iter().map(|count| Vec::with_capacity(*count)).collect();
        for number in 0..vectors {
            let entries = vector(number);
            let before = entries.partition_point(|(term, _)| (*term as usize) < terms.start);
            for (term, entry) in entries[before..].iter().take_while(|(term, _)| (*term as usize) < terms.end) {
                lists[*term as usize - terms.start].push((number as u32, *entry));
            }
        }
        lists
    };
    parallel::parts(&counts, parallel::workers(vectors), lists).into_iter().flatten().collect()
}
