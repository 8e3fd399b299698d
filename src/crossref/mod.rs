//! Cross-reference: what the reports of a story say together, where they differ, and what each point rests on.
//!
//! Pure and deterministic: the same digests in any order give the same points.
//!
//! - [`points`] groups the claims of all reports that state the same, and so for quotes and figures.
//! - [`pairs`] lists every pair of claims with anything in common, for looking inside.
//! - [`Aligner`] answers who else says one claim, and takes up new reports as they come.
//! - [`StandingCard`] says how many distinct known origins support a point.
//! - [`decisions`] holds what the reader decided of points, and puts it to them.
//!
//! It leaves how points look to `export` and `view`.

mod align;
mod assemble;
mod compare;
pub mod decisions;
mod figures;
mod group;
mod lists;
mod origins;
mod parallel;
mod point;
mod quotes;
mod rebuild;
mod standing;
mod terms;

pub use align::{Aligner, Alignment};
pub use point::{Difference, DifferenceKind, Evidence, Pair, Point, PointKind, Side};
pub use standing::{Chain, OriginGroup, Standing, StandingCard};

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::{Digest, Item};
use assemble::Assembler;
use origins::OriginGraph;

/// The points of the story that `digests` make, claims first, then quotes, then figures; of each kind those that most
/// reports have first, then in the order in which the reports state them.
///
/// Every item belongs to one point; what one report alone has is a point of its own.
pub fn points(digests: &[Arc<Digest>]) -> Vec<Point> {
    made(digests, |assembler| {
        let mut points = assembler.claims();
        points.extend(assembler.quotes());
        points.extend(assembler.figures());
        points
    })
}

/// The points of claims alone, as [`points`] has them.
pub fn claim_points(digests: &[Arc<Digest>]) -> Vec<Point> {
    made(digests, claims_of)
}

fn claims_of(assembler: &Assembler) -> Vec<Point> {
    assembler.claims()
}

/// Those of `points` whose reports are all still there, in a story that has changed: `moved` says where each report stands now.
///
/// They are as they were among the older reports: what newer ones add is found by [`points`]. Quotes and figures that one report
/// alone has, which are most, are left out: nothing is to be read of them that they don't show themselves.
pub fn carried(points: &[Arc<Point>], moved: &[Option<u32>]) -> Vec<Arc<Point>> {
    let stays = |item: &Item| moved.get(item.digest as usize).is_some_and(Option::is_some);
    let is_same = moved.iter().zip(0..).all(|(now, before)| *now == Some(before));
    let order: Vec<usize> = moved.iter().map(|now| now.map_or(usize::MAX, |now| now as usize)).collect();
    let carry = |point: &Arc<Point>| {
        if is_same {
            return Arc::clone(point);
        }
        let mut point = Point::clone(point);
        assemble::renumber(&mut point, &order);
        Arc::new(point)
    };
    let is_worth_it = |point: &&Arc<Point>| point.kind == PointKind::Claim || point.members.len() > 1;
    points.iter().filter(is_worth_it).filter(|point| point.members.iter().all(stays)).map(carry).collect()
}

/// Every pair of claims of different reports that has a score above 0, in the order of the digests.
pub fn pairs(digests: &[Arc<Digest>]) -> Vec<Pair> {
    let mut point_of: HashMap<Item, usize> = HashMap::new();
    for (at, point) in claim_points(digests).iter().enumerate() {
        point_of.extend(point.members.iter().map(|member| (*member, at)));
    }
    let mut pairs = Aligner::new(digests).pairs();
    for pair in &mut pairs {
        pair.aligned = point_of.get(&pair.a) == point_of.get(&pair.b);
    }
    pairs.sort_by_key(|pair| (pair.a, pair.b));
    pairs
}

/// Where the claims `members` of `digests` don't say the same. A member that isn't there is left out.
pub fn differences(digests: &[Arc<Digest>], members: &[Item]) -> Vec<Difference> {
    let claim = |item: &&Item| digests.get(item.digest as usize)?.claims.get(item.item as usize);
    let members: Vec<Item> = members.iter().filter(|item| claim(item).is_some()).copied().collect();
    compare::differences(digests, &members)
}

/// Points made of the digests in the order of their ids, so that the order in which they are given decides nothing.
fn made(digests: &[Arc<Digest>], make: impl FnOnce(&Assembler) -> Vec<Point>) -> Vec<Point> {
    let order = order(digests);
    let sorted: Vec<Arc<Digest>> = order.iter().map(|at| Arc::clone(&digests[*at])).collect();
    let graph = OriginGraph::new(&sorted);
    let mut points = make(&Assembler::new(&sorted, &graph));
    assemble::finish(&mut points, &order);
    points
}

/// The positions of the digests in the order of their ids; equal ids in the order of what they say.
fn order(digests: &[Arc<Digest>]) -> Vec<usize> {
    let key = |at: usize| {
        let digest = &digests[at];
        let claims = digest.claims.iter().map(|claim| claim.text.as_str());
        (digest.id.as_str(), digest.report.publisher.as_str(), digest.report.headline.as_str(), claims)
    };
    let mut order: Vec<usize> = (0..digests.len()).collect();
    order.sort_by(|a, b| {
        let ((id, publisher, headline, claims), other) = (key(*a), key(*b));
        (id, publisher, headline).cmp(&(other.0, other.1, other.2)).then_with(|| claims.cmp(other.3))
    });
    order
}

#[cfg(test)]
mod tests;
