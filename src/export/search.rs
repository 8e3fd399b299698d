//! The quotes that a search found, best first.

use std::fmt::{self, Write};
use std::sync::Arc;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::layout::{Layout, Text};
use super::style::Tone;
use super::{Page, json, words};
use crate::digest::json::{Members, line};
use crate::model::{Digest, Quote};
use crate::search::{Answer, Hit, Query};
use crate::text::count::{counted, grouped};
use crate::text::{offset, sanitise};

/// The quotes as text, the words that match marked where the page has colours. `digests` are those that were searched.
pub fn text(out: &mut dyn Write, digests: &[Arc<Digest>], hits: &[Hit], page: Page) -> fmt::Result {
    let mut layout = Text::new(out, page);
    found(digests, hits).try_for_each(|found| {
        let mut about = words::said(found.digest, found.quote);
        about.push(&format!(" · in {}", found.digest.report.publisher), Tone::Quiet);
        let words = words::quoted(found.quote, &found.hit.ranges, Tone::Match);
        layout.item(&words::lettered(found.hit.item.digest), &words, &[about])
    })
}

/// The quotes as JSON, an object a line: `{"digest","publisher","quote","speaker","text","ranges":[[start,end]]}`.
///
/// `speaker` is the name, null where none is known; `ranges` count in code points of `text`, end excluded.
pub fn json(out: &mut dyn Write, digests: &[Arc<Digest>], hits: &[Hit]) -> fmt::Result {
    json::lines(out, found(digests, hits).map(|found| line(&found)))
}

/// What a search found, in one line for a message: how many quotes, and whether they only come near the query.
pub fn summary(query: &Query, answer: &Answer) -> String {
    let asked = sanitise::line(query.text());
    let shown = answer.hits.len();
    match &answer.corrected {
        Some(corrected) => {
            let corrected = sanitise::line(corrected.text());
            format!("nothing matches {asked}; nearest: {corrected}, {}", counted(answer.total, "quote"))
        }
        None if answer.total == 0 => format!("nothing matches {asked}"),
        None if shown < answer.total => format!("{} of {}", grouped(shown), counted(answer.total, "quote")),
        None => counted(answer.total, "quote"),
    }
}

/// A hit with what it hit.
struct Found<'a> {
    hit: &'a Hit,
    digest: &'a Digest,
    quote: &'a Quote,
}

fn found<'a>(digests: &'a [Arc<Digest>], hits: &'a [Hit]) -> impl Iterator<Item = Found<'a>> {
    hits.iter().filter_map(|hit| {
        let digest = digests.get(hit.item.digest as usize)?;
        let quote = digest.quotes.get(hit.item.item as usize)?;
        Some(Found { hit, digest, quote })
    })
}

impl Serialize for Found<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { hit, digest, quote } = self;
        let speaker = quote.speaker.as_deref().and_then(|id| digest.speaker(id)).map(|speaker| speaker.name.as_str());
        let counted = offset::Index::new(&quote.text);
        let ranges: Vec<[usize; 2]> =
            hit.ranges.iter().map(|range| [range.start, range.end].map(|byte| counted.code_point_of(byte))).collect();
        let mut members = Members(serializer.serialize_map(None)?);
        members.put("digest", digest.id.as_str())?;
        members.put("publisher", &digest.report.publisher)?;
        members.put("quote", quote.id.as_str())?;
        members.put("speaker", &speaker)?;
        members.put("text", &quote.text)?;
        members.put("ranges", &ranges)?;
        members.0.end()
    }
}
