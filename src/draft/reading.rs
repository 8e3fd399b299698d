//! A report as far as it is understood before anything is drafted: its passage, what it attributes, whose voice is whose.

use std::ops::Range;

use crate::model::Report;

use super::attribution::Attributions;
use super::phrase::Phrase;
use super::sentences::Passage;
use super::voice::{self, Attributed};

/// What was read of a report.
pub(super) struct Reading<'a> {
    /// Its tokens, quotations and sentences.
    pub(super) passage: Passage<'a>,
    /// What its sentences attribute to whom.
    pub(super) attributions: Attributions,
    /// Whose voice each quotation is.
    pub(super) voices: Vec<Option<Attributed>>,
    /// The pieces of the headline, where the text begins with one.
    pub(super) headline: Range<usize>,
}

impl<'a> Reading<'a> {
    /// Reads `text`, the text of the report `about`.
    pub(super) fn new(text: &'a str, about: &Report) -> Self {
        let passage = Passage::new(text);
        let attributions = Attributions::of(&passage);
        let voices = voice::attribute(&passage, &attributions);
        let headline = headline(&passage, about);
        Self { passage, attributions, voices, headline }
    }

    /// True where the sentence is part of the headline.
    pub(super) fn is_headline(&self, sentence: &Range<usize>) -> bool {
        sentence.start < self.headline.end
    }

    /// The subject of a sentence.
    pub(super) fn subject(&self, sentence: &Range<usize>) -> Option<Phrase> {
        voice::sentence_subject(&self.passage, sentence)
    }
}

/// The pieces of the first paragraph, where it is a headline: the one that is known, or a line that is no sentence.
fn headline(passage: &Passage, about: &Report) -> Range<usize> {
    /// The longest headline, in characters.
    const LONGEST: usize = 200;
    let Some(first) =
        passage.streams.first().filter(|_| passage.streams.iter().filter(|stream| stream.inside.is_none()).count() > 1)
    else {
        return 0..0;
    };
    let pieces = match (
        passage.sentences.get(first.sentences.start),
        first.sentences.end.checked_sub(1).and_then(|last| passage.sentences.get(last)),
    ) {
        (Some(start), Some(end)) => start.pieces.start..end.pieces.end,
        _ => return 0..0,
    };
    let Some(bytes) = passage.bytes(pieces.clone()) else { return 0..0 };
    let text = passage.text[bytes].trim();
    let known = text.trim_end_matches('.') == about.headline.trim().trim_end_matches('.');
    let open = !text.ends_with(['.', '!', '?', '…', ':', '”', '"', '’']);
    let short = text.chars().count() <= LONGEST && first.sentences.len() <= 2;
    if known || (short && (open || passage.is_title_case(&pieces))) { pieces } else { 0..0 }
}

impl Passage<'_> {
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
