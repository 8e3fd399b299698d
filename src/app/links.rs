//! Linked selection: what belongs to what is selected, in all panes.
//!
//! A claim lights up its quotes and figures and the reports that have it; a quote, its speaker's other quotes and the
//! claims that rest on it; a figure, the claims that state it and the figures of its point.
//!
//! A point may have items of all reports that are open. So what belongs to it is never listed: what is drawn asks whether
//! it does, and that costs the same however many do.

use std::collections::BTreeSet;

use crate::crossref::{Point, PointKind};
use crate::model::{Claim, Id, Item};

use super::{App, Coverage, Pane};

/// What belongs to what is selected. Positions and items are of the coverage at hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Links {
    selected: Selected,
    /// The points of claims that rest on the selected quote or figure, by position: some of one report's.
    points: BTreeSet<usize>,
}

/// What is selected in the pane that has the keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Selected {
    #[default]
    Nothing,
    /// The point of claims at that position.
    Point(usize),
    /// A quote or a figure.
    Item(PointKind, Item),
    /// The report at that position in the story.
    Report(u32),
}

impl Links {
    /// What belongs to the selection of the pane that has the keys.
    pub(super) fn of(app: &App) -> Self {
        let row = app.row(app.pane);
        let selected = match app.pane {
            Pane::Claims => app.point_in(row).map(|(at, _)| Selected::Point(at)),
            Pane::Quotes => app.quote_in(row).map(|item| Selected::Item(PointKind::Quote, item)),
            Pane::Figures => app.figure_in(row).map(|item| Selected::Item(PointKind::Figure, item)),
            Pane::Headlines => u32::try_from(row).ok().map(Selected::Report),
        };
        let selected = selected.unwrap_or_default();
        let points = match selected {
            Selected::Item(kind, item) => points_resting_on(&app.coverage, kind, item),
            _ => BTreeSet::new(),
        };
        Self { selected, points }
    }

    /// The points of claims that belong to it, by position, in order.
    pub(super) fn points(&self) -> impl Iterator<Item = usize> + '_ {
        self.points.iter().copied()
    }

    /// True where the point of claims at that position belongs to it.
    pub(super) fn has_point(&self, position: usize) -> bool {
        self.points.contains(&position)
    }

    /// True where the report at that position in the story belongs to it.
    pub(super) fn has_report(&self, coverage: &Coverage, report: u32) -> bool {
        match self.selected {
            Selected::Nothing => false,
            Selected::Point(at) => claim_point(coverage, at).is_some_and(|point| point.is_in(report)),
            Selected::Item(_, item) => {
                item.digest == report
                    || self.points().filter_map(|at| claim_point(coverage, at)).any(|p| p.is_in(report))
            }
            Selected::Report(selected) => selected == report,
        }
    }

    /// True where that quote or figure belongs to it.
    pub(super) fn has(&self, coverage: &Coverage, kind: PointKind, item: Item) -> bool {
        match self.selected {
            Selected::Point(at) => claim_point(coverage, at).is_some_and(|point| rests_on(coverage, point, kind, item)),
            Selected::Item(of, selected) if of == kind && selected != item => {
                let point = |item| coverage.point_of(kind, item).map(|(at, _)| at);
                (point(item).is_some() && point(item) == point(selected))
                    || (kind == PointKind::Quote && is_by_the_same(coverage, selected, item))
            }
            Selected::Nothing | Selected::Item(..) | Selected::Report(_) => false,
        }
    }

    /// The first of the quotes or figures that belong to a selected point.
    pub(super) fn first(&self, coverage: &Coverage, kind: PointKind) -> Option<Item> {
        let Selected::Point(at) = self.selected else { return None };
        let mut reports = claim_point(coverage, at)?.members.chunk_by(|one, next| one.digest == next.digest);
        reports.find_map(|members| members.iter().filter_map(|member| first_named(coverage, *member, kind)).min())
    }

    /// The first of the reports that belong to it.
    pub(super) fn first_report(&self, coverage: &Coverage) -> Option<u32> {
        let first = |at| Some(claim_point(coverage, at)?.members.first()?.digest);
        match self.selected {
            Selected::Nothing => None,
            Selected::Point(at) => first(at),
            Selected::Item(_, item) => self.points().filter_map(first).chain([item.digest]).min(),
            Selected::Report(report) => Some(report),
        }
    }
}

fn claim_point(coverage: &Coverage, position: usize) -> Option<&Point> {
    coverage.points(PointKind::Claim).get(position).map(|point| &**point)
}

/// Where the points stand of the report's claims that rest on that quote or figure.
fn points_resting_on(coverage: &Coverage, kind: PointKind, item: Item) -> BTreeSet<usize> {
    let Some(digest) = coverage.story().digests().get(item.digest as usize) else { return BTreeSet::new() };
    let Some(id) = id(coverage, kind, item) else { return BTreeSet::new() };
    let claims = (0..).zip(&digest.claims).filter(|(_, claim)| named(claim, kind).contains(id));
    let claims = claims.map(|(at, _)| Item { digest: item.digest, item: at });
    claims.filter_map(|claim| coverage.point_of(PointKind::Claim, claim)).map(|(at, _)| at).collect()
}

/// True where a claim of the point rests on that quote or figure of its report.
fn rests_on(coverage: &Coverage, point: &Point, kind: PointKind, item: Item) -> bool {
    let Some(id) = id(coverage, kind, item) else { return false };
    let first = point.members.partition_point(|member| member.digest < item.digest);
    let own = point.members[first..].iter().take_while(|member| member.digest == item.digest);
    own.filter_map(|member| coverage.story().claim(*member)).any(|claim| named(claim, kind).contains(id))
}

/// The first quote or figure of the report that the claim `member` names.
fn first_named(coverage: &Coverage, member: Item, kind: PointKind) -> Option<Item> {
    let named = named(coverage.story().claim(member)?, kind);
    if named.is_empty() {
        return None;
    }
    let digest = coverage.story().digests().get(member.digest as usize)?;
    let at = match kind {
        PointKind::Claim => None,
        PointKind::Quote => digest.quotes.iter().position(|quote| named.contains(&quote.id)),
        PointKind::Figure => digest.figures.iter().position(|figure| named.contains(&figure.id)),
    }?;
    Some(Item { digest: member.digest, item: at as u32 })
}

/// The quotes or figures that a claim rests on.
fn named(claim: &Claim, kind: PointKind) -> &[Id] {
    match kind {
        PointKind::Claim => &[],
        PointKind::Quote => &claim.quotes,
        PointKind::Figure => &claim.figures,
    }
}

fn id(coverage: &Coverage, kind: PointKind, item: Item) -> Option<&Id> {
    match kind {
        PointKind::Claim => coverage.story().claim(item).map(|claim| &claim.id),
        PointKind::Quote => coverage.story().quote(item).map(|quote| &quote.id),
        PointKind::Figure => coverage.story().figure(item).map(|figure| &figure.id),
    }
}

/// True where a report has two quotes from one speaker.
fn is_by_the_same(coverage: &Coverage, one: Item, other: Item) -> bool {
    let speaker = |item| coverage.story().quote(item).and_then(|quote| quote.speaker.as_ref());
    one.digest == other.digest && speaker(one).is_some() && speaker(one) == speaker(other)
}

#[cfg(test)]
mod tests;
