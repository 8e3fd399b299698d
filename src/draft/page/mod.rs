//! From a page of HTML to the text of its report, and what the page says about it.
//!
//! ```text
//! charset    bytes become text
//! markup     what carries no text is left out, nesting is bounded
//! metadata   headline, publisher, authors, date, language, address
//! prune      elements that say that they are not the article
//! blocks     what the extraction leaves, as lines of text
//! ```
//!
//! Where the article is on the page, `dom_smoothie` finds; lines that are not the report are `boilerplate`'s matter.

mod blocks;
mod charset;
mod linked_data;
mod markup;
mod metadata;
mod prune;

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use crate::model::Report;

use super::boilerplate::{Line, kept};
use blocks::{Block, blocks};
pub use charset::decode;

/// What a page holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// The text of its article: a paragraph a line, with an empty line between them.
    pub text: String,
    /// What the page says about it; empty where it says nothing.
    pub report: Report,
}

/// The most elements of a page among which the article is looked for; of a page with more, all text is taken.
const MOST_ELEMENTS: usize = 30_000;

/// True where `text` is a page of HTML, rather than a text that may have a tag in it.
pub fn looks_like_html(text: &str) -> bool {
    markup::is_page(text)
}

/// Reads a page. Its text is what stands in its article; of a page without one, all its text.
pub fn read(html: &str) -> Page {
    let document = Document::from(markup::bounded(html));
    let report = metadata::metadata(&document);
    prune::prune(&document);
    let whole = blocks(&document.root());
    let article = article(document);
    let text = article.map(|blocks| text(&blocks)).filter(|text| !text.is_empty()).unwrap_or_else(|| text(&whole));
    Page { text, report }
}

/// The blocks of the article, where there is one.
fn article(document: Document) -> Option<Vec<Block>> {
    let config = Config { disable_json_ld: true, max_elements_to_parse: MOST_ELEMENTS, ..Config::default() };
    let article = Readability::with_document(document, None, Some(config)).ok()?.parse().ok()?;
    Some(blocks(&Document::from(article.content).root()))
}

/// The blocks that are the report, as text.
fn text(blocks: &[Block]) -> String {
    let lines: Vec<Line> = blocks
        .iter()
        .map(|block| Line { text: &block.text, heading: block.heading, item: block.item, linked: block.linked })
        .collect();
    let mut text = String::new();
    for (line, keep) in lines.iter().zip(kept(&lines)) {
        if keep {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            text.push_str(line.text);
        }
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests;
