//! The points of the story: who states each, on what it rests, and where the reports differ.
//!
//! What is aligned, and what a standing is, is [`crossref`](crate::crossref)'s.

mod csv;
mod json;
mod tally;
mod told;

pub use csv::csv;
pub use json::{json, pairs};

use std::fmt::{self, Write};
use std::ops::Range;
use std::sync::Arc;

use super::Page;
use super::layout::{Markdown, Text};
use crate::crossref::{OriginGroup, Point, PointKind};
use crate::model::{Digest, Item};

/// Which points are printed.
#[derive(Clone, Copy, Debug)]
pub struct Selection<'a> {
    /// The digests of the story, in its order.
    pub digests: &'a [Arc<Digest>],
    /// What cross-reference found in them.
    pub points: &'a [Point],
    /// The one kind that is wanted; `None` for claims, then quotes, then figures.
    pub kind: Option<PointKind>,
}

impl<'a> Selection<'a> {
    /// The kinds that are wanted, in the order in which they are printed.
    fn kinds(&self) -> impl Iterator<Item = PointKind> + use<> {
        let wanted = self.kind;
        [PointKind::Claim, PointKind::Quote, PointKind::Figure]
            .into_iter()
            .filter(move |kind| wanted.is_none_or(|wanted| wanted == *kind))
    }

    /// The points of one kind.
    fn of(&self, kind: PointKind) -> impl Iterator<Item = &'a Point> + use<'a> {
        self.points.iter().filter(move |point| point.kind == kind)
    }

    /// The points that are wanted, kind by kind.
    fn all(self) -> impl Iterator<Item = &'a Point> {
        self.kinds().flat_map(move |kind| self.of(kind))
    }

    /// The digest of an item.
    fn digest(&self, item: Item) -> Option<&'a Digest> {
        self.digests.get(item.digest as usize).map(|digest| &**digest)
    }

    /// The id and the text of an item, and its digest; `None` where the digests have no such item.
    fn entry(&self, kind: PointKind, item: Item) -> Option<Entry<'a>> {
        let digest = self.digest(item)?;
        let at = item.item as usize;
        let (id, text) = match kind {
            PointKind::Claim => digest.claims.get(at).map(|claim| (&claim.id, &claim.text)),
            PointKind::Quote => digest.quotes.get(at).map(|quote| (&quote.id, &quote.text)),
            PointKind::Figure => digest.figures.get(at).map(|figure| (&figure.id, &figure.verbatim)),
        }?;
        Some(Entry { digest, id, text })
    }
}

/// A claim, quote or figure of a point, as far as lists name it.
struct Entry<'a> {
    digest: &'a Digest,
    id: &'a str,
    /// Its text; of a figure, as it is printed.
    text: &'a str,
}

/// The points as text: those of several reports first, each with its standing, differences and members.
pub fn text(out: &mut dyn Write, selection: Selection<'_>, page: Page) -> fmt::Result {
    told::story(&mut Text::new(out, page), selection)
}

/// The points as Markdown, in the order of the text.
pub fn markdown(out: &mut dyn Write, selection: Selection<'_>) -> fmt::Result {
    told::story(&mut Markdown::new(out), selection)
}

/// The origins that a point is counted to rest on, by name: one a group of reports.
fn origins(point: &Point) -> Vec<&str> {
    point.standing.groups.iter().map(OriginGroup::name).collect()
}

/// Where a member's text differs from the others, in bytes of it.
fn differing(point: &Point, member: Item) -> Vec<Range<usize>> {
    let sides = point.differences.iter().flat_map(|difference| &difference.sides);
    sides.filter(|side| side.item == member).filter_map(|side| side.range.clone()).collect()
}
