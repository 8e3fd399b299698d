//! Reports as files: a plain text or a page of HTML.

use crate::draft::page::{self, Page};
use crate::files::{Refusal, Source};
use crate::model::Report;

/// The largest report, in bytes: a hundred times the longest that newspapers print, with the page around it.
const MOST_BYTES: usize = 32 << 20;

/// Reads the report of a file: of a page the text of its article and what it says about it, and a plain text as it is.
pub fn read_report(source: &Source) -> Result<Page, Refusal> {
    let refused = |code, message: &str, help: &str| Refusal {
        file: source.name().to_owned(),
        code,
        message: message.to_owned(),
        help: help.to_owned(),
    };
    let bytes = source.read()?;
    if bytes.len() > MOST_BYTES {
        return Err(refused("too-large", "it has more than 32 MiB, as no report has", "give the report alone"));
    }
    let text = String::from_utf8(bytes)
        .map_err(|_| refused("not-utf8", "the text of a report must be UTF-8", "save it as UTF-8"))?;
    Ok(if page::looks_like_html(&text) { page::read(&text) } else { Page { text, report: Report::default() } })
}
