//! Drafts a digest from the text of a report: quotes with their speakers, by rules, offline.

mod attribution;
mod lexicon;
mod phrase;
mod quotation;
mod sentences;
mod speaker;
mod span;
mod tokens;

use crate::model::{Digest, Form, Id, Quote, Report, Status};

use sentences::Passage;
use span::Spans;

/// Drafts the digest of the report `about` whose text is `text`.
pub fn draft(text: &str, about: &Report) -> Digest {
    let passage = Passage::new(text);
    let speakers = speaker::attribute(&passage);
    let spans = Spans::new(text);
    let mut digest = Digest { status: Status::Draft, report: about.clone(), ..Digest::default() };
    for (number, quotation) in passage.quotations.iter().enumerate() {
        let inside = quotation.inside();
        let (Some(first), Some(last)) = (passage.tokens.get(inside.start), inside.end.checked_sub(1)) else { continue };
        if inside.is_empty() || quotation.within.is_some() {
            continue;
        }
        let bytes = first.start..passage.tokens[last].end;
        let attributed = speakers[number].as_ref();
        let speaker_span = attributed.and_then(|found| passage.naming_bytes(&found.attribution.phrase));
        digest.quotes.push(Quote {
            id: Id::from(format!("q{}", number + 1)),
            text: text[bytes.clone()].to_owned(),
            form: Some(Form::Direct),
            speaker_span: speaker_span.map(|bytes| spans.span(bytes)),
            cue: attributed.and_then(|found| found.attribution.cue).map(|cue| passage.word(cue).to_owned()),
            medium: attributed.map(|found| format!("{:?}", found.way)),
            span: Some(spans.span(bytes)),
            ..Quote::default()
        });
    }
    digest
}
