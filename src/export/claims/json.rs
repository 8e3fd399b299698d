//! Points and pairs as JSON, in the shapes that other programs rely on.

use std::fmt::{self, Write};
use std::sync::Arc;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::super::json::{array, lines};
use super::{Selection, origins};
use crate::crossref::decisions::Decided;
use crate::crossref::{Difference, Evidence, Pair, Point, PointKind};
use crate::digest::json::{Members, line};
use crate::model::{Digest, Item};

/// The points as an array of objects, one a line:
///
/// `{"id","kind","statement","standing","origins","circular","members":[{"digest","publisher","claim","text"}],"silent",
/// "differences":[{"kind","members":[{"digest","claim","text"}]}],"because":{"score","terms","names","figures","dates"},
/// "decided":{"joined":[{"digest","claim"}],"apart":[{"digest","claim"}],"dismissed":[{"kind","members":[...]}]}}`
///
/// Points of quotes and figures have `"quote"` or `"figure"` in place of `"claim"`. `origins` has one name for each
/// origin that is counted; `because` is null where nothing was aligned. `decided` is what of the point is the reader's own,
/// null where it is as it was found: `joined` has the first member of each point that was joined into it, `apart` the first
/// of each that was split from it, and `dismissed` the differences that count no more.
pub fn json(out: &mut dyn Write, selection: Selection<'_>) -> fmt::Result {
    array(out, selection.all().map(|point| line(&Told { selection, point })))
}

/// Pairs of claims as JSON, an object a line:
/// `{"a":{"digest","claim"},"b":{"digest","claim"},"score","aligned","because":{...}}`.
pub fn pairs(out: &mut dyn Write, digests: &[Arc<Digest>], pairs: &[Pair]) -> fmt::Result {
    let selection = Selection { digests, points: &[], kind: None };
    lines(out, pairs.iter().map(|pair| line(&ToldPair { selection, pair })))
}

/// A point as an object.
struct Told<'a> {
    selection: Selection<'a>,
    point: &'a Point,
}

/// A difference as an object.
struct ToldDifference<'a> {
    told: &'a Told<'a>,
    difference: &'a Difference,
}

/// What of a point is the reader's own, as an object.
struct ToldDecided<'a> {
    told: &'a Told<'a>,
    decided: &'a Decided,
}

/// An item as an object: where it is, and what else is said of it.
struct Place<'a> {
    selection: Selection<'a>,
    kind: PointKind,
    item: Item,
    with_publisher: bool,
    text: Option<&'a str>,
}

/// A pair as an object.
struct ToldPair<'a> {
    selection: Selection<'a>,
    pair: &'a Pair,
}

/// Evidence as an object.
struct Because<'a>(&'a Evidence);

impl Serialize for Told<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { selection, point } = self;
        let place = |item: &Item| {
            let text = selection.entry(point.kind, *item).map(|entry| entry.text);
            Place { selection: *selection, kind: point.kind, item: *item, with_publisher: true, text }
        };
        let ids = selection.digests;
        let silent: Vec<&str> = point.silent(ids.len()).map(|at| ids[at as usize].id.as_str()).collect();
        let differences = self.differences(&point.differences);
        let mut members = Members(serializer.serialize_map(None)?);
        members.put("id", &point.id)?;
        members.put("kind", point.kind.name())?;
        members.put("statement", &point.statement)?;
        members.put("standing", point.standing.standing.name())?;
        members.put("origins", &origins(point))?;
        members.put("circular", &point.standing.circular)?;
        members.put("members", &point.members.iter().map(place).collect::<Vec<_>>())?;
        members.put("silent", &silent)?;
        members.put("differences", &differences)?;
        members.put("because", &point.because.as_ref().map(Because))?;
        members.put("decided", &point.decided.as_deref().map(|decided| ToldDecided { told: self, decided }))?;
        members.0.end()
    }
}

impl<'a> Told<'a> {
    fn differences(&'a self, differences: &'a [Difference]) -> Vec<ToldDifference<'a>> {
        differences.iter().map(|difference| ToldDifference { told: self, difference }).collect()
    }
}

impl Serialize for ToldDecided<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Told { selection, point } = self.told;
        let places = |items: &[Item]| -> Vec<Place<'_>> {
            let place = |item: &Item| Place {
                selection: *selection,
                kind: point.kind,
                item: *item,
                with_publisher: false,
                text: None,
            };
            items.iter().map(place).collect()
        };
        let mut members = Members(serializer.serialize_map(None)?);
        members.put("joined", &places(&self.decided.joined))?;
        members.put("apart", &places(&self.decided.apart))?;
        members.put("dismissed", &self.told.differences(&self.decided.dismissed))?;
        members.0.end()
    }
}

impl Serialize for ToldDifference<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Told { selection, point } = self.told;
        let sides: Vec<Place<'_>> = self
            .difference
            .sides
            .iter()
            .map(|side| Place {
                selection: *selection,
                kind: point.kind,
                item: side.item,
                with_publisher: false,
                text: Some(&side.text),
            })
            .collect();
        let mut members = Members(serializer.serialize_map(None)?);
        members.put("kind", self.difference.kind.name())?;
        members.put("members", &sides)?;
        members.0.end()
    }
}

impl Serialize for Place<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let digest = self.selection.digest(self.item);
        let entry = self.selection.entry(self.kind, self.item);
        let mut members = Members(serializer.serialize_map(None)?);
        members.put("digest", digest.map_or("", |digest| digest.id.as_str()))?;
        if self.with_publisher {
            members.put("publisher", digest.map_or("", |digest| digest.report.publisher.as_str()))?;
        }
        members.put(self.kind.name(), entry.map_or("", |entry| entry.id))?;
        members.maybe("text", self.text)?;
        members.0.end()
    }
}

impl Serialize for ToldPair<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let place = |item: Item| Place {
            selection: self.selection,
            kind: PointKind::Claim,
            item,
            with_publisher: false,
            text: None,
        };
        let mut members = Members(serializer.serialize_map(None)?);
        members.put("a", &place(self.pair.a))?;
        members.put("b", &place(self.pair.b))?;
        members.put("score", &self.pair.score)?;
        members.put("aligned", &self.pair.aligned)?;
        members.put("because", &Because(&self.pair.because))?;
        members.0.end()
    }
}

impl Serialize for Because<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let because = self.0;
        let mut members = Members(serializer.serialize_map(None)?);
        members.put("score", &because.score)?;
        members.put("terms", &because.terms)?;
        members.put("names", &because.names)?;
        members.put("figures", &because.figures)?;
        members.put("dates", &because.dates)?;
        members.0.end()
    }
}
