//! Digests: everything each says of its report, for reading, for a document, or as format 1.

use std::fmt::{self, Write};
use std::sync::Arc;

use super::Page;
use super::layout::{Layout, Markdown, Text};
use super::style::{Phrase, Tone};
use super::{json, words};
use crate::digest;
use crate::model::{Digest, Figure, Origin, Speaker, Status, letter};
use crate::text::count::{counted, grouped};

/// The digests as text, in the order of the story.
pub fn text(out: &mut dyn Write, digests: &[Arc<Digest>], page: Page) -> fmt::Result {
    story(&mut Text::new(out, page), digests)
}

/// The digests as Markdown, in the order of the story.
pub fn markdown(out: &mut dyn Write, digests: &[Arc<Digest>]) -> fmt::Result {
    story(&mut Markdown::new(out), digests)
}

/// The digests as they were loaded: an array of format 1.
pub fn json(out: &mut dyn Write, digests: &[Arc<Digest>]) -> fmt::Result {
    json::array(out, digests.iter().map(|one| digest::write(one)))
}

fn story(layout: &mut dyn Layout, digests: &[Arc<Digest>]) -> fmt::Result {
    if digests.is_empty() {
        return layout.paragraph(&Phrase::new("No report is open.", Tone::Plain));
    }
    digests.iter().enumerate().try_for_each(|(position, digest)| report(layout, position, digest))
}

fn report(layout: &mut dyn Layout, position: usize, digest: &Digest) -> fmt::Result {
    let mut title = Phrase::new(&letter(position), Tone::Report(position as u32)).with("  ", Tone::Plain);
    title.append(&words::headline(digest));
    layout.heading(1, &title)?;
    if let Some(second) = &digest.report.alternative_headline {
        layout.paragraph(&Phrase::new(second, Tone::Strong))?;
    }
    layout.facts(&facts(digest))?;
    claims(layout, digest)?;
    quotes(layout, digest)?;
    figures(layout, digest)?;
    origins(layout, digest)?;
    speakers(layout, digest)
}

fn facts(digest: &Digest) -> Vec<(&'static str, Phrase)> {
    let report = &digest.report;
    let authors = (!report.authors.is_empty()).then(|| report.authors.join(", "));
    let status = match digest.status {
        Status::Draft => Phrase::new("draft: not reviewed by a person", Tone::Warning),
        Status::Reviewed => Phrase::new("reviewed", Tone::Plain),
    };
    vec![
        ("publisher", Phrase::new(&report.publisher, Tone::Strong)),
        ("published", words::published(digest)),
        ("author", words::known(authors)),
        ("language", words::known(report.language.as_ref())),
        ("address", words::known(report.url.as_ref())),
        ("digest", Phrase::new(&digest.id, Tone::Plain)),
        ("status", status),
        ("made by", words::known(digest.sd_publisher.as_ref())),
        ("made on", words::date(digest.sd_published.as_ref())),
    ]
}

/// A heading with the number of what follows; that there is nothing is said too.
fn section(layout: &mut dyn Layout, title: &str, count: usize) -> fmt::Result {
    let number = if count == 0 { "none".to_owned() } else { grouped(count) };
    layout.heading(2, &Phrase::new(&format!("{title}: {number}"), Tone::Plain))
}

fn claims(layout: &mut dyn Layout, digest: &Digest) -> fmt::Result {
    section(layout, "Claims", digest.claims.len())?;
    digest.claims.iter().try_for_each(|claim| {
        let text = Phrase::new(&claim.text, Tone::Plain);
        layout.item(&Phrase::default(), &text, &[words::basis(digest, claim)])
    })
}

fn quotes(layout: &mut dyn Layout, digest: &Digest) -> fmt::Result {
    section(layout, "Quotes", digest.quotes.len())?;
    digest
        .quotes
        .iter()
        .try_for_each(|quote| layout.quote(&words::quoted(quote, &[], Tone::Plain), &words::said(digest, quote)))
}

fn figures(layout: &mut dyn Layout, digest: &Digest) -> fmt::Result {
    section(layout, "Key figures", digest.figures.len())?;
    if digest.figures.is_empty() {
        return Ok(());
    }
    let row = |figure: &Figure| {
        let from = words::from(digest, figure.origin.as_ref());
        vec![words::value(figure), words::measured(digest, figure), words::printed(figure), from]
    };
    let rows: Vec<Vec<Phrase>> = digest.figures.iter().map(row).collect();
    layout.table(&["value", "of what", "as printed", "origin"], &rows)
}

fn origins(layout: &mut dyn Layout, digest: &Digest) -> fmt::Result {
    section(layout, "Origins", digest.origins.len())?;
    digest.origins.iter().try_for_each(|origin| {
        let chain = digest.origin_in_words(Some(&origin.id)).unwrap_or_default();
        layout.item(&Phrase::default(), &Phrase::new(&chain, Tone::Plain), &[known(digest, origin)])
    })
}

/// What else the digest says of an origin.
fn known(digest: &Digest, origin: &Origin) -> Phrase {
    let kind = origin.kind.map(|kind| kind.in_words().to_owned());
    let others = (!origin.alternate_names.is_empty()).then(|| format!("also {}", origin.alternate_names.join(", ")));
    // The chain of names follows the first of them.
    let further: Vec<String> =
        origin.is_based_on.iter().skip(1).filter_map(|id| digest.origin_in_words(Some(id))).collect();
    let further = (!further.is_empty()).then(|| format!("rests on {} too", further.join(", ")));
    let parts: Vec<String> = [kind, further, others, origin.same_as.clone()].into_iter().flatten().collect();
    Phrase::new(&parts.join(" · "), Tone::Quiet)
}

fn speakers(layout: &mut dyn Layout, digest: &Digest) -> fmt::Result {
    section(layout, "Speakers", digest.speakers.len())?;
    digest
        .speakers
        .iter()
        .try_for_each(|speaker| layout.item(&Phrase::default(), &words::speaking(speaker), &[spoken(digest, speaker)]))
}

fn spoken(digest: &Digest, speaker: &Speaker) -> Phrase {
    let count = digest.quotes.iter().filter(|quote| quote.speaker.as_ref() == Some(&speaker.id)).count();
    Phrase::new(&counted(count, "quote"), Tone::Quiet)
}
