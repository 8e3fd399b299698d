//! Drafts a digest from the text of a report: quotes with their speakers, by rules, offline.

mod attribution;
mod form;
mod lexicon;
mod phrase;
mod quotation;
mod quotes;
mod sentences;
mod span;
mod speaker;
mod tokens;

use crate::model::{Digest, Report, Status};

use sentences::Passage;
use span::Spans;

/// Drafts the digest of the report `about` whose text is `text`.
///
/// The same text always gives the same digest. Every item carries its span in `text`. The rules know English: of a text
/// in another language the quotations are found, and hardly a speaker.
pub fn draft(text: &str, about: &Report) -> Digest {
    let passage = Passage::new(text);
    let spans = Spans::new(text);
    let quotes = quotes::quotes(&passage, &spans);
    Digest { status: Status::Draft, report: about.clone(), quotes, ..Digest::default() }
}
