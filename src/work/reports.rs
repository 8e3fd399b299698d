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
    let text = page::decode(bytes).ok_or_else(|| {
        let help = "save it as UTF-8; where it is windows-1252: iconv -f WINDOWS-1252 -t UTF-8 REPORT > NEW";
        refused("not-utf8", "a plain text must be UTF-8, or begin with a byte order mark", help)
    })?;
    Ok(if page::looks_like_html(&text) { page::read(&text) } else { Page { text, report: Report::default() } })
}
