//! A report as far as it is understood before anything is drafted: its passage, what it attributes, whose voice is whose.

use std::ops::Range;

use crate::language::dates;
use crate::model::{Date, Report};

use super::attribution::Attributions;
use super::byline;
use super::names::{self, Mention};
use super::phrase::Phrase;
use super::sentences::{Passage, Stream};
use super::voice::{self, Attributed};

/// What was read of a report.
pub(super) struct Reading<'a> {
    /// Its tokens, quotations and sentences.
    pub(super) passage: Passage<'a>,
    /// What its sentences attribute to whom.
    pub(super) attributions: Attributions,
    /// Whose voice each quotation is.
    pub(super) voices: Vec<Option<Attributed>>,
    /// The pieces of the headline, and of the line under it, where the text begins with them.
    pub(super) heading: [Range<usize>; 2],
    /// The names in the text, in order.
    pub(super) names: Vec<Mention>,
    /// The dates in the text, in order, seen from the day of the report.
    pub(super) dates: Vec<dates::Found>,
    /// The day of the report, where it is known.
    pub(super) published: Option<Date>,
}

impl<'a> Reading<'a> {
    /// Reads `text`, the text of the report `about`; `body` as for [`Passage::new`].
    pub(super) fn new(text: &'a str, body: &[Range<usize>], about: &Report) -> Self {
        let passage = Passage::new(text, body);
        let attributions = Attributions::of(&passage);
        let voices = voice::attribute(&passage, &attributions);
        let heading = heading(&passage, about);
        let names = names::mentions(&passage);
        let published = about.published.clone();
        let dates = dates_in(text, body, published.as_ref());
        Self { passage, attributions, voices, heading, names, dates, published }
    }

    /// True where the sentence is part of the headline or of the line under it.
    pub(super) fn is_heading(&self, sentence: &Range<usize>) -> bool {
        self.heading.iter().any(|heading| heading.contains(&sentence.start))
    }

    /// Who the byline under the headline names.
    pub(super) fn authors(&self) -> Vec<String> {
        /// The byline stands this far from the top, in paragraphs, if anywhere.
        const REACH: usize = 4;
        let passage = &self.passage;
        let top = passage.streams.iter().filter(|stream| stream.inside.is_none()).take(REACH);
        let mut bylines = top.map(|stream| byline::authors(passage.plain(&passage.pieces_of(stream))));
        bylines.find(|authors| !authors.is_empty()).unwrap_or_default()
    }

    /// The names that begin within `bytes`.
    pub(super) fn names_within(&self, bytes: &Range<usize>) -> &[Mention] {
        let start = self.names.partition_point(|name| name.bytes.start < bytes.start);
        let end = self.names.partition_point(|name| name.bytes.start < bytes.end).max(start);
        &self.names[start..end]
    }

    /// The subject of a sentence.
    pub(super) fn subject(&self, sentence: &Range<usize>) -> Option<Phrase> {
        voice::sentence_subject(&self.passage, sentence)
    }
}

/// The dates of the parts of the report, by their bytes in the whole text.
fn dates_in(text: &str, body: &[Range<usize>], published: Option<&Date>) -> Vec<dates::Found> {
    let whole = 0..text.len();
    let parts = if body.is_empty() { std::slice::from_ref(&whole) } else { body };
    let of_part = |part: &Range<usize>| {
        let start = part.start;
        let found = text.get(part.clone()).map(|text| dates::find(text, published)).unwrap_or_default();
        found
            .into_iter()
            .map(move |date| dates::Found { range: start + date.range.start..start + date.range.end, ..date })
    };
    parts.iter().flat_map(of_part).collect()
}

/// The pieces of the headline and of the line under it, where the text begins with such.
fn heading(passage: &Passage, about: &Report) -> [Range<usize>; 2] {
    let mut own = passage.streams.iter().filter(|stream| stream.inside.is_none());
    let mut next = || own.next().map(|stream| passage.pieces_of(stream));
    let (Some(first), Some(second)) = (next(), next()) else { return [0..0, 0..0] };
    let known =
        !about.headline.trim().is_empty() && passage.plain(&first) == about.headline.trim().trim_end_matches('.');
    if !known && !passage.is_heading(&first) {
        return [0..0, 0..0];
    }
    let is_byline = !byline::authors(passage.plain(&second)).is_empty();
    let under = next().is_some() && passage.is_heading(&second) && !passage.ends_sentence(&second) && !is_byline;
    [first, if under { second } else { 0..0 }]
}

impl Passage<'_> {
    fn pieces_of(&self, stream: &Stream) -> Range<usize> {
        match self.sentences.get(stream.sentences.clone()) {
            Some([first, .., last]) => first.pieces.start..last.pieces.end,
            Some([only]) => only.pieces.clone(),
            _ => 0..0,
        }
    }

    /// The text of the pieces without a full stop at its end.
    pub(super) fn plain(&self, pieces: &Range<usize>) -> &str {
        self.bytes(pieces.clone()).map_or("", |bytes| self.text[bytes].trim().trim_end_matches('.'))
    }

    fn ends_sentence(&self, pieces: &Range<usize>) -> bool {
        let text = self.bytes(pieces.clone()).map_or("", |bytes| self.text[bytes].trim());
        text.ends_with(['.', '!', '?', '…', ':', '”', '"', '’'])
    }

    /// True of a short line that is no sentence: without a full stop, or in capitals as titles are.
    fn is_heading(&self, pieces: &Range<usize>) -> bool {
        /// The longest headline, in bytes.
        const LONGEST: usize = 240;
        let short = self.plain(pieces).len() <= LONGEST;
        short && !pieces.is_empty() && (!self.ends_sentence(pieces) || self.is_title_case(pieces))
    }

    /// True where nearly every word of weight has a capital.
    fn is_title_case(&self, pieces: &Range<usize>) -> bool {
        let words = pieces.clone().filter(|at| self.word(*at).chars().filter(|c| c.is_alphabetic()).count() > 3);
        let (mut all, mut capitals) = (0, 0);
        for at in words {
            all += 1;
            capitals += usize::from(self.is_capital(at));
        }
        all > 2 && capitals * 5 >= all * 4
    }
}
