//! Linked selection: what belongs to what is selected, in all panes.
//!
//! A claim lights up its quotes and figures and the reports that have it; a quote, its speaker's other quotes and the
//! claims that rest on it; a figure, the claims that state it and the figures of its point; a report, its own items.

use std::collections::BTreeSet;

use crate::crossref::{Point, PointKind};
use crate::model::{Claim, Digest, Id, Item};

use super::{App, Coverage, Pane};

/// What belongs to what is selected. Positions and items are of the coverage at hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// Points of claims, by position.
    pub points: BTreeSet<usize>,
    /// Quotes.
    pub quotes: BTreeSet<Item>,
    /// Figures.
    pub figures: BTreeSet<Item>,
    /// Reports, by position in the story.
    pub digests: BTreeSet<u32>,
}

impl Links {
    /// What belongs to the selection of the pane that has the keys.
    pub fn of(app: &App) -> Self {
        let mut links = Self::default();
        let coverage = &*app.coverage;
        let row = app.row(app.pane);
        match app.pane {
            Pane::Claims => {
                if let Some((_, point)) = app.point_in(row) {
                    links.add_point(coverage, point);
                }
            }
            Pane::Quotes => {
                if let Some(quote) = app.quote_in(row) {
                    links.add_quote(coverage, quote);
                }
            }
            Pane::Figures => {
                if let Some(figure) = app.figure_in(row) {
                    links.add_figure(coverage, figure);
                }
            }
            Pane::Headlines => {
                if let Ok(digest) = u32::try_from(row) {
                    links.digests.insert(digest);
                }
            }
        }
        links
    }

    /// True where `item`, a member of a point of that kind, belongs to the selection.
    pub fn has(&self, kind: PointKind, item: Item) -> bool {
        match kind {
            PointKind::Claim => false,
            PointKind::Quote => self.quotes.contains(&item),
            PointKind::Figure => self.figures.contains(&item),
        }
    }

    fn add_point(&mut self, coverage: &Coverage, point: &Point) {
        for member in &point.members {
            self.digests.insert(member.digest);
            let (Some(digest), Some(claim)) = (digest(coverage, *member), coverage.story().claim(*member)) else {
                continue;
            };
            let quotes = positions(&claim.quotes, digest.quotes.iter().map(|quote| &quote.id));
            self.quotes.extend(quotes.map(|item| Item { digest: member.digest, item }));
            let figures = positions(&claim.figures, digest.figures.iter().map(|figure| &figure.id));
            self.figures.extend(figures.map(|item| Item { digest: member.digest, item }));
        }
    }

    fn add_quote(&mut self, coverage: &Coverage, item: Item) {
        self.digests.insert(item.digest);
        self.quotes.extend(same_point(coverage, PointKind::Quote, item));
        let (Some(digest), Some(quote)) = (digest(coverage, item), coverage.story().quote(item)) else { return };
        if let Some(speaker) = &quote.speaker {
            let said = digest.quotes.iter().enumerate().filter(|(_, other)| other.speaker.as_ref() == Some(speaker));
            self.quotes.extend(said.map(|(at, _)| Item { digest: item.digest, item: at as u32 }));
        }
        self.quotes.remove(&item);
        self.add_claims(coverage, item.digest, |claim| claim.quotes.contains(&quote.id));
    }

    fn add_figure(&mut self, coverage: &Coverage, item: Item) {
        self.digests.insert(item.digest);
        self.figures.extend(same_point(coverage, PointKind::Figure, item));
        self.figures.remove(&item);
        let Some(figure) = coverage.story().figure(item) else { return };
        self.add_claims(coverage, item.digest, |claim| claim.figures.contains(&figure.id));
    }

    /// Adds the points of the digest's claims that pass `test`, and the reports that have them.
    fn add_claims(&mut self, coverage: &Coverage, digest: u32, test: impl Fn(&Claim) -> bool) {
        let claims = coverage.story().digests().get(digest as usize).map_or(&[][..], |digest| &digest.claims);
        for (at, _) in claims.iter().enumerate().filter(|(_, claim)| test(claim)) {
            let item = Item { digest, item: at as u32 };
            if let Some((position, point)) = coverage.point_of(PointKind::Claim, item) {
                self.points.insert(position);
                self.digests.extend(point.members.iter().map(|member| member.digest));
            }
        }
    }
}

fn digest(coverage: &Coverage, item: Item) -> Option<&Digest> {
    coverage.story().digests().get(item.digest as usize).map(|digest| &**digest)
}

fn same_point(coverage: &Coverage, kind: PointKind, item: Item) -> impl Iterator<Item = Item> + '_ {
    coverage.point_of(kind, item).into_iter().flat_map(|(_, point)| point.members.iter().copied())
}

/// Where those of `all` stand that `wanted` names.
fn positions<'a>(wanted: &'a [Id], all: impl Iterator<Item = &'a Id>) -> impl Iterator<Item = u32> {
    all.enumerate().filter(|(_, id)| wanted.contains(id)).map(|(at, _)| at as u32)
}
