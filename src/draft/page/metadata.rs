//! What a page says about its report: linked data first, then OpenGraph and other meta elements, then what is shown.

use dom_query::Document;

use crate::model::Report;

use super::linked_data;

/// What `document` says about its report.
pub(super) fn metadata(document: &Document) -> Report {
    let linked = linked_data::article(document);
    let host = || address(document, &linked).and_then(|url| host(&url).map(str::to_owned));
    Report {
        headline: linked
            .headline
            .clone()
            .or_else(|| meta(document, &["og:title", "twitter:title", "dc.title", "parsely-title"]))
            .or_else(|| only_heading(document))
            .or_else(|| shown(document, "title"))
            .unwrap_or_default(),
        publisher: linked
            .publisher
            .clone()
            .or_else(|| meta(document, &["og:site_name", "application-name", "dc.publisher", "twitter:site"]))
            .map(|name| name.trim_start_matches('@').to_owned())
            .or_else(host)
            .unwrap_or_default(),
        authors: authors(document, &linked.authors),
        published: linked
            .published
            .as_deref()
            .and_then(linked_data::date)
            .or_else(|| {
                let named = meta(
                    document,
                    &[
                        "article:published_time",
                        "og:article:published_time",
                        "parsely-pub-date",
                        "dc.date.issued",
                        "dcterms.created",
                        "date",
                        "pubdate",
                        "sailthru.date",
                        "dc.date",
                    ],
                );
                named.as_deref().and_then(linked_data::date)
            })
            .or_else(|| {
                let node = document.select_single("[itemprop=datePublished], article time[datetime]");
                let written = node.attr("datetime").or_else(|| node.attr("content"));
                written.as_deref().and_then(linked_data::date)
            }),
        url: address(document, &linked),
        language: language(document, linked.language.as_deref()),
        ..Report::default()
    }
}

/// The content of the first meta element with one of the names, the names in order of preference.
fn meta(document: &Document, names: &[&str]) -> Option<String> {
    all_meta(document, names).into_iter().next()
}

fn all_meta(document: &Document, names: &[&str]) -> Vec<String> {
    let mut found: Vec<(usize, String)> = Vec::new();
    for node in document.select("meta[content]").nodes() {
        let Some(name) = node.attr("property").or_else(|| node.attr("name")) else { continue };
        let Some(rank) = names.iter().position(|known| known.eq_ignore_ascii_case(name.trim())) else { continue };
        if let Some(content) = node.attr("content").and_then(|content| line(&content)) {
            found.push((rank, content));
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    let best = found.first().map(|(rank, _)| *rank);
    found.into_iter().filter(|(rank, _)| Some(*rank) == best).map(|(_, content)| content).collect()
}

fn authors(document: &Document, linked: &[String]) -> Vec<String> {
    if !linked.is_empty() {
        return linked.to_vec();
    }
    let mut authors =
        all_meta(document, &["author", "article:author", "parsely-author", "dc.creator", "sailthru.author"]);
    // An address is no name.
    authors.retain(|author| !author.contains("://"));
    authors.dedup();
    authors.into_iter().map(|author| author.strip_prefix("By ").map(str::to_owned).unwrap_or(author)).collect()
}

/// The text of the page's heading, where it has one that is the only one of its rank.
fn only_heading(document: &Document) -> Option<String> {
    let headings = document.select("h1");
    (headings.length() == 1).then(|| line(&headings.text())).flatten()
}

fn shown(document: &Document, selector: &str) -> Option<String> {
    line(&document.select_single(selector).text())
}

/// The address of the report, where the page gives one that names it everywhere.
fn address(document: &Document, linked: &linked_data::Article) -> Option<String> {
    let canonical = document.select_single("link[rel=canonical]").attr("href").map(|url| url.to_string());
    [canonical, meta(document, &["og:url"]), linked.url.clone()]
        .into_iter()
        .flatten()
        .map(|url| url.trim().to_owned())
        .find(|url| is_web_address(url))
}

fn is_web_address(url: &str) -> bool {
    (url.starts_with("https://") || url.starts_with("http://")) && oxiri::Iri::parse(url).is_ok() && host(url).is_some()
}

/// The host of an address, without `www`.
fn host(url: &str) -> Option<&str> {
    let host = url.split_once("://")?.1.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.split(':').next()?;
    Some(host.strip_prefix("www.").unwrap_or(host)).filter(|host| !host.is_empty())
}

/// The language, as a tag of BCP 47.
fn language(document: &Document, linked: Option<&str>) -> Option<String> {
    let page = document.select_single("html").attr("lang").map(|tag| tag.to_string());
    [page, linked.map(str::to_owned), meta(document, &["og:locale", "content-language", "dc.language"])]
        .into_iter()
        .flatten()
        .map(|tag| tag.trim().replace('_', "-"))
        .find(|tag| oxilangtag::LanguageTag::parse(tag.as_str()).is_ok())
}

/// Text on one line; none where there is nothing.
pub(super) fn line(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}
