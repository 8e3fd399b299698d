//! Points made anew from the members that a decision leaves them, one at a time.
//!
//! Standing counts the origins of the whole story, as for every point. The evidence is the strongest between two of the
//! members, weighed among the reports that have the point.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::origins::OriginGraph;
use super::standing::Support;
use super::{Aligner, Evidence, Point, PointKind, StandingCard, claim_point, order, place, renumber, statement};
use crate::model::{Digest, Id, Item};

/// The most reports whose claims are compared again to say what put a point's members together.
const MOST_COMPARED: usize = 16;

/// Makes points of one story.
pub(super) struct Rebuilder {
    /// The digests in the order of their ids.
    digests: Vec<Arc<Digest>>,
    /// Where each of them was given.
    order: Vec<usize>,
    /// Where each digest as given stands among the sorted ones.
    ranks: Vec<u32>,
    graph: OriginGraph,
}

impl Rebuilder {
    /// A maker of points of `digests`.
    pub(super) fn new(digests: &[Arc<Digest>]) -> Self {
        let order = order(digests);
        let mut ranks = vec![0; order.len()];
        for (rank, given) in (0..).zip(&order) {
            ranks[*given] = rank;
        }
        let digests: Vec<Arc<Digest>> = order.iter().map(|at| Arc::clone(&digests[*at])).collect();
        Self { graph: OriginGraph::new(&digests), digests, order, ranks }
    }

    /// Where an item stands in the order of the ids.
    pub(super) fn rank(&self, item: Item) -> Item {
        Item { digest: self.ranks[item.digest as usize], ..item }
    }

    /// The items in the order of their digests' ids.
    pub(super) fn in_order_of_ids(&self, items: &[Item]) -> Vec<Item> {
        let mut items = items.to_vec();
        items.sort_by_key(|item| self.rank(*item));
        items
    }

    /// Puts points into the order in which [`points`](super::points) gives them.
    pub(super) fn sort(&self, points: &mut [Arc<Point>]) {
        points.sort_by_cached_key(|point| {
            let members: Vec<Item> = point.members.iter().map(|member| self.rank(*member)).collect();
            (point.kind, std::cmp::Reverse(point.standing.reports()), place(&members))
        });
    }

    /// The point that `members` make, of which there is at least one.
    pub(super) fn point(&self, kind: PointKind, members: &[Item]) -> Point {
        let mut ranked: Vec<Item> = members.iter().map(|member| self.rank(*member)).collect();
        ranked.sort_unstable();
        let mut point = match kind {
            PointKind::Claim => {
                let because = self.evidence(&ranked);
                claim_point(&self.graph, &self.digests, ranked, because)
            }
            PointKind::Quote | PointKind::Figure => self.plain_point(kind, ranked),
        };
        renumber(&mut point, &self.order);
        point
    }

    /// A point of quotes or figures.
    fn plain_point(&self, kind: PointKind, members: Vec<Item>) -> Point {
        let parts: Vec<(&Id, &str, Option<&Id>)> = members.iter().filter_map(|item| self.parts(kind, *item)).collect();
        let texts: Vec<&str> = parts.iter().map(|(_, text, _)| *text).collect();
        let mut supports: BTreeMap<u32, Support> = BTreeMap::new();
        for (item, (_, _, origin)) in members.iter().zip(&parts) {
            let new = || Support { digest: item.digest, origins: Default::default() };
            supports.entry(item.digest).or_insert_with(new).origins.extend(origin.map(Id::as_str));
        }
        let supports: Vec<Support> = supports.into_values().collect();
        let first = members.first().map_or("", |item| self.digests[item.digest as usize].id.as_str());
        Point {
            id: format!("{}:{first}/{}", kind.name(), parts.first().map_or("", |(id, _, _)| id.as_str())),
            kind,
            statement: statement(&texts),
            standing: StandingCard::new(&self.graph, &self.digests, &supports),
            differences: Vec::new(),
            because: None,
            decided: None,
            members,
        }
    }

    /// Id, words and origin of a quote or figure.
    fn parts(&self, kind: PointKind, item: Item) -> Option<(&Id, &str, Option<&Id>)> {
        let digest = self.digests.get(item.digest as usize)?;
        if kind == PointKind::Quote {
            let quote = digest.quotes.get(item.item as usize)?;
            return Some((&quote.id, &quote.text, quote.origin.as_ref()));
        }
        let figure = digest.figures.get(item.item as usize)?;
        Some((&figure.id, &figure.verbatim, figure.origin.as_ref()))
    }

    /// The strongest evidence between two of the members.
    fn evidence(&self, members: &[Item]) -> Option<Evidence> {
        let mut reports: Vec<u32> = members.iter().map(|member| member.digest).collect();
        reports.dedup();
        reports.truncate(MOST_COMPARED);
        let compared: Vec<Arc<Digest>> = reports.iter().map(|at| Arc::clone(&self.digests[*at as usize])).collect();
        let is_member = |item: Item| members.contains(&Item { digest: reports[item.digest as usize], ..item });
        let pairs = Aligner::new(&compared).pairs().into_iter().filter(|pair| is_member(pair.a) && is_member(pair.b));
        let strongest = pairs.max_by(|x, y| x.score.total_cmp(&y.score).then((y.a, y.b).cmp(&(x.a, x.b))));
        strongest.map(|pair| pair.because)
    }
}
