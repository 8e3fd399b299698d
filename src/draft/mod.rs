//! Drafts a digest from the text of a report: quotes with their speakers and origins, by rules, offline.
//!
//! ```text
//! page, boilerplate                              what of a page or text is the report
//! tokens -> quotation -> sentences (Passage)     what stands where
//! phrase, attribution, extent -> voice           whose words each quotation is
//! apposition, bearer -> speakers, origins, medium  who that is, and where the report has it from
//! form, indirect -> quotes                       the items of the digest
//! assertion, when -> claims
//! ```

mod apposition;
mod assertion;
mod attribution;
mod bearer;
mod boilerplate;
mod byline;
mod claims;
mod extent;
mod figures;
mod form;
mod indirect;
mod lexicon;
mod marks;
mod medium;
mod names;
mod origins;
pub mod page;
mod phrase;
mod quotation;
mod quotes;
mod reading;
mod report;
mod scene;
mod sentences;
mod span;
mod speakers;
mod subject;
mod tokens;
mod voice;
mod when;

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::model::{Digest, Report, Status};
use crate::text::offset::Index;

pub use boilerplate::report_ranges;

use origins::Origins;
use quotes::Cast;
use reading::Reading;
use speakers::Speakers;

/// Drafts the digest of the report `about`, whose text is `text`.
///
/// `body` says which parts of the text are the report: byte ranges in order, apart from one another; empty where all of it is.
/// What stands outside (teasers, boxes) is passed over. `about` holds what is known of the report otherwise; where it has
/// no headline, the first line of the text is taken if it is one, and else a headline is supplied.
///
/// The same text always gives the same digest. Every item carries its span in `text`. The rules know English: of a text
/// in another language the quotations are found, and hardly a speaker.
pub fn draft(text: &str, body: &[Range<usize>], about: &Report) -> Digest {
    let reading = Reading::new(text, body, about);
    let mut cast = Cast {
        reading: &reading,
        index: Index::new(text),
        speakers: Speakers::new(&reading.passage, &reading.names),
        origins: Origins::new(&reading.passage, &reading.attributions, about),
    };
    let quotes = quotes::quotes(&mut cast);
    let mut figures = figures::figures(&cast.index, &reading, body);
    figures::credit(&mut figures, &quotes);
    let claims = claims::claims(&mut cast, &quotes, &figures);
    let snapshot = report::snapshot(&cast.index);
    Digest {
        status: Status::Draft,
        id: report::id(&snapshot),
        sd_publisher: Some(concat!("twosource ", env!("CARGO_PKG_VERSION")).to_owned()),
        report: report::report(&reading, about, snapshot),
        origins: cast.origins.into_list(),
        speakers: cast.speakers.into_table(),
        quotes: quotes.into_iter().map(|drafted| drafted.quote).collect(),
        figures: figures.into_iter().map(|(_, figure)| figure).collect(),
        claims,
        ..Digest::default()
    }
}
