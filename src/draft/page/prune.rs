//! Elements of a page that say of themselves that they are not the article: captions, boxes, bars, lists of teasers.
//!
//! They say so by their name, their role, or a word of their class or id. What says so and holds much of the page's
//! text all the same is left alone: the class of a whole page names what is somewhere on it.

use dom_query::{Document, NodeRef};

/// Elements and roles that are never part of an article.
const NEVER: &str = "nav, aside, footer, form, button, figcaption, dialog, menu, audio, video, [role=navigation], \
                     [role=complementary], [role=search], [role=banner], [role=contentinfo], [role=dialog], \
                     [role=tooltip], [aria-hidden=true] p, [itemprop=caption], [itemprop=datePublished], \
                     [itemprop=dateModified], [itemprop=author], [rel=author], [hidden], address";

/// Words of a class or an id by which pages name what stands around an article.
const WORDS: [&str; 64] = [
    "ad",
    "ads",
    "advert",
    "advertisement",
    "affiliate",
    "authorbio",
    "bio",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "caption",
    "captions",
    "comment",
    "comments",
    "cookie",
    "copyright",
    "credit",
    "credits",
    "dateline",
    "disclaimer",
    "disqus",
    "donate",
    "donation",
    "footer",
    "gallery",
    "jump",
    "login",
    "masthead",
    "metadata",
    "mostread",
    "nav",
    "navigation",
    "newsletter",
    "newsletters",
    "outbrain",
    "pagination",
    "paywall",
    "popular",
    "promo",
    "promos",
    "promotion",
    "pubdate",
    "readmore",
    "recirc",
    "recirculation",
    "recommended",
    "recommendation",
    "related",
    "share",
    "sharebar",
    "sharing",
    "sidebar",
    "signup",
    "slideshow",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "taboola",
    "tags",
    "teaser",
    "timestamp",
    "trending",
];

/// Pairs of neighbouring words that say the same.
const PAIRS: [(&str, &str); 14] = [
    ("read", "more"),
    ("see", "also"),
    ("more", "stories"),
    ("more", "from"),
    ("also", "read"),
    ("most", "read"),
    ("author", "info"),
    ("author", "box"),
    ("author", "bio"),
    ("sign", "up"),
    ("image", "source"),
    ("post", "meta"),
    ("article", "meta"),
    ("entry", "meta"),
];

/// Words by which pages name what an article stands in: beside one of these, a word of [`WORDS`] names a part of it only
/// where that part is small.
const ARTICLE: [&str; 9] = ["article", "story", "content", "body", "main", "post", "entry", "page", "text"];

/// Removes what is not the article.
pub(super) fn prune(document: &Document) {
    let all = paragraphs(&document.root());
    for node in document.select(NEVER).nodes() {
        if paragraphs(node) * 2 <= all {
            node.remove_from_parent();
        }
    }
    for node in document.select("figure").nodes() {
        if !has_prose(node) {
            node.remove_from_parent();
        }
    }
    for node in document.select("[class], [id]").nodes() {
        let Some(share) = largest_share(node) else { continue };
        if paragraphs(node) * share <= all {
            node.remove_from_parent();
        }
    }
}

/// Bytes of text in the paragraphs of an element.
fn paragraphs(node: &NodeRef) -> usize {
    node.descendants_it().filter(|inner| inner.has_name("p")).map(|inner| inner.text().len()).sum()
}

/// True of a figure that holds a quotation or a table rather than a picture.
fn has_prose(node: &NodeRef) -> bool {
    node.descendants_it().any(|inner| ["blockquote", "table", "pre", "p"].iter().any(|name| inner.has_name(name)))
}

/// The part of the page's paragraphs that an element may hold and still be removed, as its divisor; none where it
/// doesn't say that it is not the article.
fn largest_share(node: &NodeRef) -> Option<usize> {
    if ["html", "body", "main", "article"].iter().any(|name| node.has_name(name)) {
        return None;
    }
    let mut words = Vec::new();
    for attribute in ["class", "id"] {
        if let Some(names) = node.attr(attribute) {
            for name in names.split_ascii_whitespace() {
                split(name, &mut words);
                // Words of different names are no neighbours.
                words.push(String::new());
            }
        }
    }
    let says_so = words.iter().any(|word| WORDS.contains(&word.as_str()))
        || words.windows(2).any(|pair| PAIRS.iter().any(|(first, second)| pair[0] == *first && pair[1] == *second));
    let names_article = words.iter().any(|word| ARTICLE.contains(&word.as_str()));
    says_so.then_some(if names_article { 10 } else { 2 })
}

/// The words of a name: `articleShare-bar` has `article`, `share` and `bar`.
fn split(name: &str, words: &mut Vec<String>) {
    for part in name.split(|c: char| !c.is_ascii_alphanumeric()) {
        let mut word = String::new();
        let mut before_is_lower = false;
        for c in part.chars() {
            if c.is_ascii_uppercase() && before_is_lower {
                words.push(std::mem::take(&mut word));
            }
            before_is_lower = c.is_ascii_lowercase();
            word.push(c.to_ascii_lowercase());
        }
        if !word.is_empty() {
            words.push(word);
        }
    }
}
