//! Points from groups of items: statement, standing, differences, name and order.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use hashbrown::HashSet;

use super::align::{Aligner, Explainer};
use super::figures::Figures;
use super::origins::OriginGraph;
use super::quotes::Quotes;
use super::standing::Support;
use super::{Difference, Evidence, Point, PointKind, StandingCard, compare, figures, group, parallel, quotes};
use crate::language::words::tokens;
use crate::model::{Digest, Item};

/// The fewest words that a statement should have where there is a choice.
const WORDS_OF_A_STATEMENT: usize = 6;

/// Makes the points of digests that stand in the order of their ids.
pub(super) struct Assembler<'d> {
    digests: &'d [Arc<Digest>],
    graph: &'d OriginGraph,
}

impl<'d> Assembler<'d> {
    pub(super) fn new(digests: &'d [Arc<Digest>], graph: &'d OriginGraph) -> Self {
        Self { digests, graph }
    }

    /// The points of claims.
    pub(super) fn claims(&self) -> Vec<Point> {
        let items = self.items(|digest| digest.claims.len());
        let aligner = Aligner::new(self.digests);
        let links = aligner.links();
        let groups = group::by_cohesion(&aligner, items.len(), &links);
        let strongest = group::strongest(&groups, items.len(), &links);
        let point = |at: usize, explainer: &mut Explainer| {
            let members: Vec<Item> = groups.get(at).iter().map(|member| items[*member as usize]).collect();
            self.point(PointKind::Claim, members, strongest.get(&at).map(|link| explainer.explain_alone(**link)))
        };
        let workers = parallel::workers(groups.len());
        parallel::divided(
            groups.len(),
            workers,
            || aligner.explainer(),
            |bounds, explainer| bounds.map(|at| point(at, explainer)).collect(),
        )
    }

    /// The points of quotes.
    pub(super) fn quotes(&self) -> Vec<Point> {
        self.each(PointKind::Quote, &Quotes::read(self.digests).groups())
    }

    /// The points of figures; a figure that a report gives in two units is one member each, of one point.
    pub(super) fn figures(&self) -> Vec<Point> {
        self.each(PointKind::Figure, &Figures::read(self.digests).groups())
    }

    /// A point of each group, in order.
    fn each(&self, kind: PointKind, groups: &[(Vec<Item>, Option<Evidence>)]) -> Vec<Point> {
        let point =
            |(members, because): &(Vec<Item>, Option<Evidence>)| self.point(kind, members.clone(), because.clone());
        let workers = parallel::workers(groups.len());
        parallel::divided(groups.len(), workers, || (), |bounds, ()| groups[bounds].iter().map(point).collect())
    }

    fn items(&self, count: impl Fn(&Digest) -> usize) -> Vec<Item> {
        let of = |(digest, position): (&Arc<Digest>, u32)| {
            (0..count(digest) as u32).map(move |item| Item { digest: position, item })
        };
        self.digests.iter().zip(0..).flat_map(of).collect()
    }

    /// The point of these members, which are sorted.
    pub(super) fn point(&self, kind: PointKind, members: Vec<Item>, because: Option<Evidence>) -> Point {
        let texts: Vec<&str> = members.iter().map(|item| self.text(kind, *item)).collect();
        let mut supports: BTreeMap<u32, Support> = BTreeMap::new();
        for item in &members {
            let support = supports
                .entry(item.digest)
                .or_insert_with(|| Support { digest: item.digest, origins: Default::default() });
            support.origins.extend(self.origin(kind, *item));
        }
        let supports: Vec<Support> = supports.into_values().collect();
        let id = members.first().map_or_else(String::new, |first| {
            format!("{}:{}/{}", kind.name(), self.digests[first.digest as usize].id, self.id(kind, *first))
        });
        Point {
            id,
            kind,
            statement: statement(kind, &texts),
            standing: StandingCard::new(self.graph, self.digests, &supports),
            differences: self.differences(kind, &members),
            because,
            decided: None,
            members,
        }
    }

    fn differences(&self, kind: PointKind, members: &[Item]) -> Vec<Difference> {
        match (kind, members) {
            (_, [] | [_]) => Vec::new(),
            (PointKind::Claim, _) => compare::differences(self.digests, members),
            (PointKind::Quote, _) => quotes::differences(self.digests, members),
            (PointKind::Figure, _) => figures::differences(self.digests, members),
        }
    }

    fn text(&self, kind: PointKind, item: Item) -> &'d str {
        let (digest, at) = (&self.digests[item.digest as usize], item.item as usize);
        match kind {
            PointKind::Claim => &digest.claims[at].text,
            PointKind::Quote => &digest.quotes[at].text,
            PointKind::Figure => &digest.figures[at].verbatim,
        }
    }

    fn id(&self, kind: PointKind, item: Item) -> &'d str {
        let (digest, at) = (&self.digests[item.digest as usize], item.item as usize);
        match kind {
            PointKind::Claim => &digest.claims[at].id,
            PointKind::Quote => &digest.quotes[at].id,
            PointKind::Figure => &digest.figures[at].id,
        }
    }

    fn origin(&self, kind: PointKind, item: Item) -> Option<&'d str> {
        let (digest, at) = (&self.digests[item.digest as usize], item.item as usize);
        match kind {
            PointKind::Claim => digest.claims[at].origin.as_deref(),
            PointKind::Quote => digest.quotes[at].origin.as_deref(),
            PointKind::Figure => digest.figures[at].origin.as_deref(),
        }
    }
}

/// The text that reads best as a headline: the shortest of at least six words, else the longest. Of quotes the longest,
/// for the others are parts of it; of figures the shortest.
fn statement(kind: PointKind, texts: &[&str]) -> String {
    let long_enough = |text: &&&str| tokens(text).nth(WORDS_OF_A_STATEMENT - 1).is_some();
    let by_length = |a: &&&str, b: &&&str| a.len().cmp(&b.len()).then(a.cmp(b));
    let longest = || texts.iter().max_by(by_length);
    let best = match kind {
        PointKind::Claim => texts.iter().filter(long_enough).min_by(by_length).or_else(longest),
        PointKind::Quote => longest(),
        PointKind::Figure => texts.iter().min_by(by_length),
    };
    best.map_or_else(String::new, |text| (*text).to_owned())
}

/// Sorts points of digests that stand in the order of their ids, gives equal names a number, and puts their items
/// into the order in which the digests were given.
pub(super) fn finish(points: &mut [Point], order: &[usize]) {
    points.sort_by_cached_key(|point| (point.kind, Reverse(point.standing.reports()), place(&point.members)));
    let names = points.iter().map(|point| point.id.as_str()).collect::<HashSet<&str>>().len();
    if names < points.len() {
        number_equal_names(points);
    }
    for point in points {
        renumber(point, order);
    }
}

/// Makes names different of which there are several, as there are where digests have equal ids.
fn number_equal_names(points: &mut [Point]) {
    let mut names: HashSet<String> = HashSet::with_capacity(points.len());
    for point in points {
        let mut number = 2;
        let name = point.id.clone();
        while !names.insert(point.id.clone()) {
            point.id = format!("{name}#{number}");
            number += 1;
        }
    }
}

/// Where the reports state a point with these members: as early as the earliest of them does.
pub(super) fn place(members: &[Item]) -> (u32, u32) {
    members.iter().map(|member| (member.item, member.digest)).min().unwrap_or_default()
}

/// Puts a point of digests in the order of their ids into the order in which they were given.
pub(super) fn renumber(point: &mut Point, order: &[usize]) {
    let given = |digest: &mut u32| *digest = order[*digest as usize] as u32;
    point.members.iter_mut().for_each(|item| given(&mut item.digest));
    point.members.sort_unstable();
    for difference in &mut point.differences {
        difference.sides.iter_mut().for_each(|side| given(&mut side.item.digest));
        difference.sides.sort_by_key(|side| side.item);
    }
    point.standing.unstated.iter_mut().for_each(given);
    point.standing.unstated.sort_unstable();
    for group in &mut point.standing.groups {
        group.digests.iter_mut().for_each(given);
        group.digests.sort_unstable();
        group.chains.iter_mut().for_each(|chain| given(&mut chain.digest));
        group.chains.sort_by_key(|chain| chain.digest);
    }
    point.standing.groups.sort_by(|a, b| a.digests.cmp(&b.digests));
}
