//! Searching: any query can be parsed, and the index finds what looking through every quote finds.
//!
//! The first line is the query. Each line after it is a quote; an empty line begins another digest.

use std::fmt::Write;
use std::sync::Arc;

use twosource::digest::{self, json};
use twosource::export::{Page, search};
use twosource::model::{Digest, Item};
use twosource::search::{Answer, Index, Query, TokenKind};
use twosource::text::fold::{Folded, fold};

use super::stream::printed;

/// Searches the quotes of the bytes for the query of the bytes.
pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (asked, quotes) = text.split_once('\n').unwrap_or((&text, ""));
    let query = Query::parse(asked);
    check_tokens(&query);
    let story = story(quotes);
    let mut index = Index::default();
    index.set_digests(&story);
    // Quotes that wait to be read are looked through as they stand: the meaning of a search.
    let scanned = index.search(&query, usize::MAX);
    index.advance(3);
    assert_eq!(index.search(&query, usize::MAX), scanned, "some read");
    index.advance(usize::MAX);
    let found = index.search(&query, usize::MAX);
    assert_eq!(found, scanned, "all read");
    assert_eq!(found.total, found.hits.len());
    check_words(&query, &story, &found);
    check_marks(&story, &found);
    let near = index.nearest(&query, 10);
    check_marks(&story, &near);
    printed(|out| search::text(out, &story, &near.hits, Page::default()));
    printed(|out| search::text(out, &story, &found.hits, Page::default()));
    printed(|out| search::json(out, &story, &found.hits));
    // A story that has changed.
    let turned: Vec<Arc<Digest>> = story.iter().rev().cloned().collect();
    index.set_digests(&turned);
    assert_eq!(index.search(&query, usize::MAX).hits, Index::build(&turned).search(&query, usize::MAX).hits);
}

/// The parts of a query stand in it, in order and apart.
fn check_tokens(query: &Query) {
    let mut end = 0;
    for token in query.tokens() {
        assert!(end <= token.range.start && token.range.start < token.range.end, "{query:?}");
        assert!(query.text().get(token.range.clone()).is_some(), "{query:?}");
        end = token.range.end;
    }
}

/// A query of nothing but words finds the quotes whose folded text contains them all.
fn check_words(query: &Query, story: &[Arc<Digest>], found: &Answer) {
    if query.is_empty() || query.tokens().iter().any(|token| token.kind != TokenKind::Word) {
        return;
    }
    let words: Vec<&str> = query.tokens().iter().map(|token| &query.text()[token.range.clone()]).collect();
    let contains = |text: &str, word: &str| {
        let cased = Folded::keeping_case(word).into_text();
        if cased == fold(word) {
            fold(text).contains(&cased)
        } else {
            Folded::keeping_case(text).text().contains(&cased)
        }
    };
    let mut expected = Vec::new();
    for (digest, position) in story.iter().zip(0u32..) {
        for (quote, item) in digest.quotes.iter().zip(0u32..) {
            if words.iter().all(|word| contains(&quote.text, word)) {
                expected.push(Item { digest: position, item });
            }
        }
    }
    let mut items: Vec<Item> = found.hits.iter().map(|hit| hit.item).collect();
    items.sort_unstable();
    assert_eq!(items, expected, "{words:?}");
}

/// Marks stand on characters of the quote, in order and apart.
fn check_marks(story: &[Arc<Digest>], found: &Answer) {
    for hit in &found.hits {
        let text = &story[hit.item.digest as usize].quotes[hit.item.item as usize].text;
        let mut end = None;
        for mark in &hit.ranges {
            assert!(text.get(mark.clone()).is_some_and(|marked| !marked.is_empty()), "{mark:?} of {text:?}");
            assert!(end < Some(mark.start), "{:?} of {text:?}", hit.ranges);
            end = Some(mark.end);
        }
    }
}

/// The quotes as digests, read as any file is.
fn story(quotes: &str) -> Vec<Arc<Digest>> {
    let mut digests = Vec::new();
    for (number, part) in quotes.split("\n\n").enumerate() {
        let mut lines = String::new();
        for (at, quote) in part.split('\n').enumerate() {
            let comma = if at > 0 { "," } else { "" };
            let form = ["direct", "partial", "indirect", "term"][at % 4];
            let speaker = at % 3;
            let text = json::line(&quote);
            write!(lines, r#"{comma}{{"id":"q{at}","text":{text},"form":"{form}","speaker":"s{speaker}"}}"#)
                .expect("a string takes everything");
        }
        let name = json::line(&part.split('\n').next().unwrap_or_default());
        let digest = format!(
            r#"{{"specVersion":"twosource/1","id":"d{number}","report":{{"headline":"H","publisher":"Post {number}"}},
            "speakers":[{{"id":"s0","name":{name}}},{{"id":"s1","name":"Ada Quill","jobTitle":"mayor"}}],"quotes":[{lines}]}}"#
        );
        digests.extend(digest::read("story.json", digest.as_bytes()).digests.into_iter().map(Arc::new));
    }
    digests
}
