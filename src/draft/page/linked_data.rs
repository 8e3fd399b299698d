//! Linked data of a page (JSON-LD): the article that it describes.
//!
//! Pages write it carelessly: several of them, lists, graphs, line breaks within strings. What can't be read is passed over.

use dom_query::Document;
use jiter::JsonValue;

use crate::model::Date;

use super::metadata::line;

/// What linked data says of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Article {
    pub(super) headline: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) published: Option<String>,
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
}

/// Types of schema.org that are reports, with those that end in `Article`.
const TYPES: [&str; 5] = ["BlogPosting", "LiveBlogPosting", "Report", "SocialMediaPosting", "ClaimReview"];

/// The first article that the page's linked data describes; an empty one where there is none.
pub(super) fn article(document: &Document) -> Article {
    for script in document.select("script").nodes() {
        let is_linked_data = script.attr("type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"));
        if !is_linked_data {
            continue;
        }
        // A line break is white space outside of strings, and is meant as such within.
        let text: String = script.text().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let Ok(value) = JsonValue::parse(text.as_bytes(), false) else { continue };
        if let Some(article) = find(&value, 0) {
            return read(article);
        }
    }
    Article::default()
}

/// The article in a value: itself, or in a list or a graph.
fn find<'v, 'd>(value: &'v JsonValue<'d>, depth: usize) -> Option<&'v JsonValue<'d>> {
    /// How deep a list may stand in lists and graphs.
    const DEEPEST: usize = 8;
    if depth > DEEPEST {
        return None;
    }
    match value {
        JsonValue::Array(items) => items.iter().find_map(|item| find(item, depth + 1)),
        JsonValue::Object(_) if is_article(value) => Some(value),
        JsonValue::Object(_) => ["@graph", "mainEntity", "mainEntityOfPage"]
            .iter()
            .find_map(|name| member(value, name).and_then(|inner| find(inner, depth + 1))),
        _ => None,
    }
}

fn is_article(value: &JsonValue) -> bool {
    let known = |kind: &str| kind.ends_with("Article") || TYPES.contains(&kind);
    match member(value, "@type") {
        Some(JsonValue::Str(kind)) => known(kind),
        Some(JsonValue::Array(kinds)) => kinds.iter().any(|kind| matches!(kind, JsonValue::Str(kind) if known(kind))),
        _ => false,
    }
}

fn read(article: &JsonValue) -> Article {
    let url = text(article, "url").or_else(|| match member(article, "mainEntityOfPage") {
        Some(JsonValue::Str(url)) => line(url),
        Some(page) => text(page, "@id"),
        None => None,
    });
    Article {
        headline: text(article, "headline").or_else(|| text(article, "name")),
        publisher: member(article, "publisher").and_then(|publisher| names(publisher).into_iter().next()),
        authors: member(article, "author").or_else(|| member(article, "creator")).map(names).unwrap_or_default(),
        published: text(article, "datePublished").or_else(|| text(article, "dateCreated")),
        url,
        language: text(article, "inLanguage"),
    }
}

/// The names of one or several persons or organisations.
fn names(value: &JsonValue) -> Vec<String> {
    match value {
        JsonValue::Str(name) => decoded(name).into_iter().collect(),
        JsonValue::Array(items) => items
            .iter()
            .filter_map(|item| match item {
                JsonValue::Str(name) => decoded(name),
                item => text(item, "name"),
            })
            .collect(),
        item => text(item, "name").into_iter().collect(),
    }
}

fn text(value: &JsonValue, name: &str) -> Option<String> {
    match member(value, name) {
        Some(JsonValue::Str(text)) => decoded(text),
        Some(JsonValue::Array(items)) => items.iter().find_map(|item| match item {
            JsonValue::Str(text) => decoded(text),
            _ => None,
        }),
        _ => None,
    }
}

/// Text on one line. Many pages write entities of HTML into their data.
fn decoded(text: &str) -> Option<String> {
    if !text.contains(['&', '<']) {
        return line(text);
    }
    line(&Document::fragment(text).text())
}

fn member<'v, 'd>(value: &'v JsonValue<'d>, name: &str) -> Option<&'v JsonValue<'d>> {
    match value {
        JsonValue::Object(members) => members.iter().find(|(key, _)| key == name).map(|(_, value)| value),
        _ => None,
    }
}

/// A date as pages write them, as the format has it: an offset without its colon gets it, and of an instant that can't be
/// read the day is taken.
pub(super) fn date(written: &str) -> Option<Date> {
    let written = written.trim();
    if let Ok(date) = written.parse() {
        return Some(date);
    }
    let with_colon = match written.len().checked_sub(2) {
        Some(at) if written.is_char_boundary(at) => format!("{}:{}", &written[..at], &written[at..]),
        _ => return None,
    };
    let day = written.get(..10).filter(|_| written.len() > 10);
    with_colon.parse().ok().or_else(|| day?.parse().ok())
}
