//! Drafts a digest from the text of a report: quotes with their speakers and origins, by rules, offline.
//!
//! ```text
//! tokens -> quotation -> sentences (Passage)     what stands where
//! phrase, attribution -> voice                   whose words each quotation is
//! bearer -> speakers, origins                    who that is, and where the report has it from
//! form, indirect -> quotes, claims               the items of the digest
//! ```

mod attribution;
mod bearer;
mod claims;
mod form;
mod indirect;
mod lexicon;
mod marks;
mod origins;
mod phrase;
mod quotation;
mod quotes;
mod reading;
mod scene;
mod sentences;
mod span;
mod speakers;
mod subject;
mod tokens;
mod voice;

#[cfg(test)]
mod tests;

use crate::model::{Digest, Report, Status};
use crate::text::offset::Index;

use origins::Origins;
use quotes::Cast;
use reading::Reading;
use speakers::Speakers;

/// Drafts the digest of the report `about` whose text is `text`.
///
/// The same text always gives the same digest. Every item carries its span in `text`. The rules know English: of a text
/// in another language the quotations are found, and hardly a speaker.
pub fn draft(text: &str, about: &Report) -> Digest {
    let reading = Reading::new(text, about);
    let mut cast = Cast {
        reading: &reading,
        index: Index::new(text),
        speakers: Speakers::new(&reading.passage),
        origins: Origins::new(&reading.passage, &reading.attributions, about),
    };
    let quotes = quotes::quotes(&mut cast);
    let claims = claims::claims(&mut cast, &quotes, &[]);
    Digest {
        status: Status::Draft,
        report: about.clone(),
        origins: cast.origins.into_list(),
        speakers: cast.speakers.into_table(),
        quotes: quotes.into_iter().map(|drafted| drafted.quote).collect(),
        claims,
        ..Digest::default()
    }
}
