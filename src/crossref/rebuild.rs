//! Points made anew from the members that a decision leaves them, one at a time.
//!
//! Standing counts the origins of the whole story, as for every point. The evidence is the strongest between two of the
//! members, weighed among the reports that have the point.

use std::sync::Arc;

use super::assemble::{Assembler, place, renumber};
use super::figures::Figures;
use super::origins::OriginGraph;
use super::quotes::Quotes;
use super::{Aligner, Evidence, Point, PointKind, order};
use crate::model::{Digest, Item};

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
        let because = self.evidence(kind, &ranked);
        let mut point = Assembler::new(&self.digests, &self.graph).point(kind, ranked, because);
        renumber(&mut point, &self.order);
        point
    }

    /// The strongest evidence between two of the members, of different reports.
    fn evidence(&self, kind: PointKind, members: &[Item]) -> Option<Evidence> {
        let mut reports: Vec<u32> = members.iter().map(|member| member.digest).collect();
        reports.dedup();
        reports.truncate(MOST_COMPARED);
        if reports.len() < 2 {
            return None;
        }
        let compared: Vec<Arc<Digest>> = reports.iter().map(|at| Arc::clone(&self.digests[*at as usize])).collect();
        let pairs: Vec<(Item, Item, Evidence)> = match kind {
            PointKind::Claim => {
                Aligner::new(&compared).pairs().into_iter().map(|pair| (pair.a, pair.b, pair.because)).collect()
            }
            PointKind::Quote => Quotes::read(&compared).pairs(),
            PointKind::Figure => Figures::read(&compared).pairs(),
        };
        let is_member = |item: Item| members.contains(&Item { digest: reports[item.digest as usize], ..item });
        let pairs = pairs.into_iter().filter(|(a, b, _)| is_member(*a) && is_member(*b));
        let strongest = pairs.max_by(|x, y| x.2.score.total_cmp(&y.2.score).then((y.0, y.1).cmp(&(x.0, x.1))));
        strongest.map(|(_, _, because)| because)
    }
}
