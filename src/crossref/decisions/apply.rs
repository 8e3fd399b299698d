//! Decisions put to points: the points that they change are made anew, all others stay as they are.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::regroup::{Ruling, regroup};
use super::{Decided, Decision, Decisions, Places, Verdict};
use crate::crossref::rebuild::Rebuilder;
use crate::crossref::{Difference, DifferenceKind, Point, PointKind, Side};
use crate::model::{Digest, Item};

/// The points of the story as the reader decided, in the order of [`points`](crate::crossref::points).
///
/// `points` are as the program found them, of `digests` in this order.
pub fn apply(points: &[Arc<Point>], decisions: &Decisions, digests: &[Arc<Digest>]) -> Vec<Arc<Point>> {
    if decisions.is_empty() {
        return points.to_vec();
    }
    let open = Places::new(digests);
    let mut decided = points.to_vec();
    let mut rebuilder = None;
    for kind in [PointKind::Claim, PointKind::Quote, PointKind::Figure] {
        let of_kind = decisions.made().iter().filter(|decision| decision.kind == kind);
        let rulings: Vec<Ruling> = of_kind.filter_map(|decision| ruling(decision, &open)).collect();
        if !rulings.is_empty() {
            let rebuilder = rebuilder.get_or_insert_with(|| Rebuilder::new(digests));
            decided = regrouped(decided, kind, &rulings, rebuilder);
        }
    }
    let dismissals = Dismissals::new(decisions, &open);
    for point in &mut decided {
        dismissals.take_out(point);
    }
    if let Some(rebuilder) = rebuilder {
        rebuilder.sort(&mut decided);
    }
    decided
}

/// What a decision asks of the items that are open; nothing where too few of them are.
fn ruling(decision: &Decision, open: &Places) -> Option<Ruling> {
    let find = |items: &[_]| -> Vec<Item> { items.iter().filter_map(|item| open.find(decision.kind, item)).collect() };
    match &decision.verdict {
        Verdict::Split(one, others) => {
            let (one, others) = (open.find(decision.kind, one)?, find(others));
            (!others.is_empty()).then_some(Ruling::Apart(one, others))
        }
        Verdict::Joined(items) => Some(find(items)).filter(|items| items.len() > 1).map(Ruling::Together),
        Verdict::Dismissed(_) | Verdict::Restored(_) => None,
    }
}

/// The points of all kinds, those of `kind` regrouped.
fn regrouped(points: Vec<Arc<Point>>, kind: PointKind, rulings: &[Ruling], rebuilder: &Rebuilder) -> Vec<Arc<Point>> {
    let named: HashSet<Item> = rulings.iter().flat_map(Ruling::items).collect();
    let touched = |point: &Arc<Point>| point.kind == kind && point.members.iter().any(|member| named.contains(member));
    let (found, mut kept): (Vec<_>, Vec<_>) = points.into_iter().partition(touched);
    // In the order of the ids, so that the order in which the digests are open decides nothing.
    let mut groups: Vec<Vec<Item>> = found.iter().map(|point| rebuilder.in_order_of_ids(&point.members)).collect();
    groups.sort_by_key(|group| group.first().map(|item| rebuilder.rank(*item)));
    let group_of: HashMap<Item, usize> =
        groups.iter().enumerate().flat_map(|(at, group)| group.iter().map(move |item| (*item, at))).collect();
    let mut found: HashMap<Vec<Item>, Arc<Point>> =
        found.into_iter().map(|point| (point.members.clone(), point)).collect();
    for members in regroup(&groups, rulings) {
        kept.push(found.remove(&members).unwrap_or_else(|| {
            let mut point = rebuilder.point(kind, &members);
            point.decided = Some(Box::new(shaped(&members, &groups, &group_of, rebuilder)));
            Arc::new(point)
        }));
    }
    kept
}

/// How a point came by its members where `groups` are what the program found.
fn shaped(members: &[Item], groups: &[Vec<Item>], group_of: &HashMap<Item, usize>, rebuilder: &Rebuilder) -> Decided {
    let members = rebuilder.in_order_of_ids(members);
    let mut parts: BTreeMap<usize, Item> = BTreeMap::new();
    for member in &members {
        if let Some(group) = group_of.get(member) {
            parts.entry(*group).or_insert(*member);
        }
    }
    let inside: HashSet<&Item> = members.iter().collect();
    let left = parts.keys().filter_map(|part| groups[*part].iter().find(|item| !inside.contains(item)));
    let mut decided = Decided { apart: left.copied().collect(), ..Decided::default() };
    if parts.len() > 1 {
        decided.joined = parts.into_values().collect();
    }
    decided.apart.sort_unstable();
    decided.joined.sort_unstable();
    decided
}

impl Ruling {
    fn items(&self) -> impl Iterator<Item = Item> + '_ {
        let (one, others) = match self {
            Self::Apart(one, others) => (Some(*one), others),
            Self::Together(items) => (None, items),
        };
        one.into_iter().chain(others.iter().copied())
    }
}

/// What the reader said of differences, oldest first, and what of it names each item.
struct Dismissals<'d> {
    said: Vec<Said<'d>>,
    by_item: HashMap<(PointKind, Item), Vec<usize>>,
}

/// That a difference was dismissed or restored, with its sides as far as they are open.
struct Said<'d> {
    dismissed: bool,
    difference: DifferenceKind,
    sides: HashSet<(Item, &'d str)>,
}

impl<'d> Dismissals<'d> {
    fn new(decisions: &'d Decisions, open: &Places) -> Self {
        let mut dismissals = Self { said: Vec::new(), by_item: HashMap::new() };
        for decision in decisions.made() {
            let (dismissed, phrases) = match &decision.verdict {
                Verdict::Dismissed(phrases) => (true, phrases),
                Verdict::Restored(phrases) => (false, phrases),
                Verdict::Split(..) | Verdict::Joined(_) => continue,
            };
            let side = |(item, text): &'d (_, String)| Some((open.find(decision.kind, item)?, text.as_str()));
            let sides: HashSet<(Item, &str)> = phrases.sides.iter().filter_map(side).collect();
            for (item, _) in &sides {
                dismissals.by_item.entry((decision.kind, *item)).or_default().push(dismissals.said.len());
            }
            dismissals.said.push(Said { dismissed, difference: phrases.difference, sides });
        }
        dismissals
    }

    /// Takes the differences out of a point that the reader dismissed.
    fn take_out(&self, point: &mut Arc<Point>) {
        if !point.differences.iter().any(|difference| self.dismisses(point.kind, difference)) {
            return;
        }
        let point = Arc::make_mut(point);
        let differences = std::mem::take(&mut point.differences);
        let (dismissed, left) = differences.into_iter().partition(|difference| self.dismisses(point.kind, difference));
        point.differences = left;
        point.decided.get_or_insert_default().dismissed = dismissed;
    }

    /// True where the last word on the difference was to dismiss it. One with a side that was not there then is
    /// another difference.
    fn dismisses(&self, kind: PointKind, difference: &Difference) -> bool {
        let Some(first) = difference.sides.first() else { return false };
        let Some(about) = self.by_item.get(&(kind, first.item)) else { return false };
        let last = about.iter().rev().map(|at| &self.said[*at]).find(|said| {
            let has = |side: &Side| said.sides.contains(&(side.item, side.text.as_str()));
            said.difference == difference.kind && difference.sides.iter().all(has)
        });
        last.is_some_and(|said| said.dismissed)
    }
}
