//! What somebody who means harm, or a careless program, can put into a digest.

// Each test has its own use of it.
#![allow(dead_code)]

pub(crate) mod digests;
mod strings;

use std::sync::Arc;

use twosource::app::Coverage;
use twosource::crossref;
use twosource::digest;
use twosource::model::{Digest, Level, Place, Problem};

use digests::{PUBLISHERS, Style};
pub(crate) use strings::strings;

/// Two reports with `text` in every field that takes any text, as they are read.
fn story(text: &str) -> Vec<Arc<Digest>> {
    let read = |publisher: &str| {
        let file = digests::digest(publisher, text, Style::Sound).to_string();
        let reading = digest::read("hostile.json", file.as_bytes());
        Arc::new(reading.digests.into_iter().next().expect("it is a digest"))
    };
    PUBLISHERS.map(read).to_vec()
}

/// The story, compared, with a problem that quotes `text` too.
pub(crate) fn coverage(text: &str) -> Arc<Coverage> {
    let place = Place {
        file: format!("{text}.json"),
        line: 1,
        column: 1,
        path: format!("$.{text}"),
        source: Some(text.into()),
        source_column: 1,
        width: 3,
    };
    let problem = Problem {
        place,
        level: Level::Error,
        code: "invented",
        message: format!("the member {text} is unknown"),
        help: format!("drop {text}"),
    };
    let coverage = Coverage::read(story(text), vec![problem]);
    let points = crossref::points(coverage.story().digests());
    Arc::new(coverage.compare(points))
}
