//! Holds the index to the plain scan: on any story and any query, read or waiting, listed or not, in any order, both
//! find the same in the same order. And the plain scan to its meaning: the folded text contains the folded words.

use std::ops::Range;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::{Index as Pick, select};

use super::index::{Answer, Index};
use super::matching::Sought;
use super::query::Query;
use crate::model::{Digest, Form, Item, Quote, Speaker};
use crate::text::fold::{Folded, fold};

/// Pieces that quotes and queries are made of: words that contain each other, capitals, accents, signs, scripts, and what
/// folding makes longer, shorter or nothing.
const PIECES: &[&str] = &[
    "war",
    "War",
    "WAR",
    "software",
    "ware",
    "a",
    "b",
    "ab",
    "aba",
    "ba",
    "caf\u{e9}",
    "cafe\u{301}",
    "Cafe",
    "Straße",
    "STRASSE",
    "ss",
    "İ",
    "ı",
    "i",
    "I",
    "ﬁ",
    "fi",
    "Σ",
    "ς",
    "σ",
    "中",
    "国",
    "中国",
    "が",
    "か\u{3099}",
    "ｶﾞ",
    "한국",
    "हिन्दी",
    "ไทย",
    "م",
    "\u{301}",
    "\u{ad}",
    "\u{200b}",
    "’",
    "'",
    "“",
    "\"",
    "-",
    "‑",
    "—",
    ",",
    ".",
    "...",
    "…",
    "$",
    "%",
    "1",
    "12",
    "½",
    "²",
    " ",
    " ",
    " ",
    " ",
    "  ",
    "\u{a0}",
    "\t",
    "\n",
    "`",
    "\u{0}",
    "😀",
    "👩\u{200d}🚀",
    "ǅ",
    "ŉ",
    "ﬃ",
    "\u{345}",
    "Ⱥ",
    "ẞ",
    "K",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => prop::collection::vec(select(PIECES), 0..14).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
    ]
}

fn quote() -> impl Strategy<Value = Quote> {
    let form = select(&[None, Some(Form::Direct), Some(Form::Partial), Some(Form::Indirect), Some(Form::Term)][..]);
    (text(), form, select(&[None, Some("s"), Some("t"), Some("nobody")][..])).prop_map(|(text, form, speaker)| Quote {
        text,
        form,
        speaker: speaker.map(Into::into),
        ..Quote::default()
    })
}

fn digest() -> impl Strategy<Value = Arc<Digest>> {
    let speaker = (select(&["s", "t"][..]), text(), prop::option::of(text())).prop_map(|(id, name, job)| Speaker {
        id: id.into(),
        name,
        job_title: job.map(Into::into),
        ..Speaker::default()
    });
    let speakers = prop::collection::vec(speaker, 0..3);
    (text(), text(), speakers, prop::collection::vec(quote(), 0..6)).prop_map(|(id, publisher, speakers, quotes)| {
        let mut digest = Digest { id: id.into(), speakers, quotes, ..Digest::default() };
        digest.report.publisher = publisher;
        Arc::new(digest)
    })
}

fn story() -> impl Strategy<Value = Vec<Arc<Digest>>> {
    prop::collection::vec(digest(), 0..6)
}

/// A term, half of the time a stretch of a text of the story, so that something is found.
fn term(story: &[Arc<Digest>]) -> BoxedStrategy<String> {
    let texts: Vec<String> = story.iter().flat_map(|digest| &digest.quotes).map(|quote| quote.text.clone()).collect();
    let stretch = (any::<Pick>(), any::<Pick>(), any::<Pick>(), any::<bool>()).prop_map(move |(which, a, b, as_is)| {
        if texts.is_empty() {
            return "a".to_owned();
        }
        let text = which.get(&texts);
        let text = if as_is { text.clone() } else { fold(text) };
        let characters: Vec<char> = text.chars().collect();
        let (a, b) = (a.index(characters.len() + 1), b.index(characters.len() + 1));
        characters[a.min(b)..a.max(b).min(a.min(b) + 8)].iter().collect()
    });
    let words = prop_oneof![3 => stretch, 1 => select(PIECES).prop_map(str::to_owned), 1 => text()];
    (words, 0..12, any::<bool>())
        .prop_map(|(words, shape, negated)| {
            let words = words.replace('"', "");
            let term = match shape {
                0 => format!("speaker:\"{words}\""),
                1 => format!("in:{words}"),
                2 => "form:i".to_owned(),
                3 => "in:b".to_owned(),
                4..8 => format!("\"{words}\""),
                _ => words,
            };
            if negated && shape % 3 == 0 { format!("-{term}") } else { term }
        })
        .boxed()
}

fn story_and_query() -> impl Strategy<Value = (Vec<Arc<Digest>>, String)> {
    story().prop_flat_map(|story| {
        let terms = prop::collection::vec(term(&story), 1..4);
        (Just(story), terms.prop_map(|terms| terms.join(" ")))
    })
}

/// What a plain scan finds, in order.
fn scanned(story: &[Arc<Digest>], query: &Query) -> Vec<Item> {
    let mut sought = Sought::new(query, story.len());
    let mut found = Vec::new();
    for (digest, position) in story.iter().zip(0u32..) {
        let Some(mut sought) = sought.in_digest(position as usize, digest) else { continue };
        for (quote, item) in digest.quotes.iter().zip(0u32..) {
            found.extend(sought.rank(quote).map(|rank| (rank, Item { digest: position, item })));
        }
    }
    found.sort_unstable();
    if query.is_empty() {
        found.clear();
    }
    found.into_iter().map(|(_, item)| item).collect()
}

fn items(answer: &Answer) -> Vec<Item> {
    answer.hits.iter().map(|hit| hit.item).collect()
}

#[track_caller]
fn agree(index: &Index, story: &[Arc<Digest>], query: &Query) {
    let expected = scanned(story, query);
    let answer = index.search(query, usize::MAX);
    assert_eq!(items(&answer), expected, "{:?}", query.text());
    assert_eq!(answer.total, expected.len());
    // Part by part it is the same.
    let mut matches = index.matches(query);
    let go = || true;
    let (waiting, all) = index.progress();
    if waiting == all {
        let first = index.first(&mut matches, 2, &go).unwrap();
        assert_eq!(first, answer.hits[..first.len()]);
        assert_eq!(first.len(), expected.len().min(2));
    }
    for start in 0..=expected.len() {
        let page = index.page(&mut matches, start..start + 2, &go).unwrap();
        assert_eq!(page, answer.hits[start..(start + 2).min(expected.len())]);
    }
    for (at, item) in expected.iter().enumerate() {
        assert_eq!(index.position(&mut matches, *item, &go), Some(at));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_index_finds_what_a_scan_finds((story, query) in story_and_query(), read in 0usize..20) {
        let query = Query::parse(&query);
        let mut index = Index::default();
        index.set_digests(&story);
        agree(&index, &story, &query);
        index.advance(read);
        agree(&index, &story, &query);
        index.advance(usize::MAX);
        agree(&index, &story, &query);
        index.list_all();
        agree(&index, &story, &query);
    }

    #[test]
    fn a_story_may_change((story, query) in story_and_query(), other in story(), order in any::<u64>(), read in 0usize..20) {
        let query = Query::parse(&query);
        let mut index = Index::build(&story);
        let mut now: Vec<Arc<Digest>> = story.into_iter().chain(other).enumerate()
            .filter(|(at, _)| order >> (at % 64) & 1 == 1).map(|(_, digest)| digest).collect();
        let turn = order as usize % (now.len() + 1);
        now.rotate_left(turn);
        index.set_digests(&now);
        agree(&index, &now, &query);
        index.advance(read);
        agree(&index, &now, &query);
        index.advance(usize::MAX);
        index.list_all();
        agree(&index, &now, &query);
    }

    #[test]
    fn a_word_is_found_where_the_folded_text_contains_it((story, word) in story().prop_flat_map(|story| {
        let word = term(&story);
        (Just(story), word)
    })) {
        let typed = word.trim_start_matches('-').replace([':', '"'], "");
        let query = Query::parse(&format!("\"{typed}\""));
        prop_assume!(!query.is_empty());
        let cased = Folded::keeping_case(&typed).into_text();
        let contains = |text: &str| match cased == fold(&typed) {
            true => fold(text).contains(&cased),
            false => Folded::keeping_case(text).text().contains(&cased),
        };
        let mut found: Vec<Item> = scanned(&story, &query);
        found.sort_unstable();
        let mut expected = Vec::new();
        for (digest, position) in story.iter().zip(0u32..) {
            for (quote, item) in digest.quotes.iter().zip(0u32..) {
                if contains(&quote.text) {
                    expected.push(Item { digest: position, item });
                }
            }
        }
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn marks_stand_on_characters_and_fold_to_the_word(text in text(), word in text()) {
        let word = word.replace('"', "");
        let query = Query::parse(&format!("\"{word}\""));
        let marks: Vec<Range<usize>> = query.marks(&text);
        for (at, mark) in marks.iter().enumerate() {
            prop_assert!(mark.start < mark.end && text.is_char_boundary(mark.start) && text.is_char_boundary(mark.end));
            prop_assert!(at == 0 || marks[at - 1].end < mark.start);
            prop_assert!(fold(&text[mark.clone()]).contains(&fold(&word)) || fold(&text).contains(&fold(&word)));
        }
        prop_assert_eq!(marks.is_empty(), query.is_empty() || Index::build(&[one(&text)]).search(&query, 1).total == 0);
    }

    #[test]
    fn any_query_can_be_parsed(text in ".*|[-\"a:“” ]*|(speaker:|in:|form:|-|\"| |a)*") {
        let query = Query::parse(&text);
        let mut end = 0;
        for token in query.tokens() {
            prop_assert!(end <= token.range.start && token.range.start < token.range.end);
            end = token.range.end;
            prop_assert!(text.get(token.range.clone()).is_some());
        }
        prop_assert!(end <= text.len());
    }
}

/// A story of one quote.
fn one(text: &str) -> Arc<Digest> {
    Arc::new(Digest { quotes: vec![Quote { text: text.into(), ..Quote::default() }], ..Digest::default() })
}

#[test]
fn more_than_one_window_is_searched() {
    let quotes = |from: usize, count: usize| {
        let quote = |n: usize| Quote { text: format!("every quote {n}"), ..Quote::default() };
        Arc::new(Digest { quotes: (from..from + count).map(quote).collect(), ..Digest::default() })
    };
    let story = [quotes(0, 50_000), quotes(50_000, 0), quotes(50_000, 100_000), quotes(150_000, 10)];
    let mut index = Index::build(&story);
    let number = |story: &[Arc<Digest>], item: Item| {
        let before: usize = story[..item.digest as usize].iter().map(|digest| digest.quotes.len()).sum();
        before + item.item as usize
    };
    let check = |index: &Index, query: &str, expected: Range<usize>, total: usize| {
        let answer = index.search(&Query::parse(query), 3);
        let numbers: Vec<usize> = answer.hits.iter().map(|hit| number(&story, hit.item)).collect();
        assert_eq!((numbers, answer.total), (expected.collect(), total), "{query}");
    };
    check(&index, "every", 0..3, 150_010);
    check(&index, "every 149999", 149_999..150_000, 1);
    check(&index, "\"quote 66000\"", 66_000..66_001, 1);
    check(&index, "in:c", 50_000..50_003, 100_000);
    check(&index, "in:b", 0..0, 0);
    // The other way round, with waiting quotes, after the first page has been read.
    let turned = [Arc::clone(&story[3]), Arc::clone(&story[2]), quotes(7, 80_000)];
    index.set_digests(&turned);
    let mut matches = index.matches(&Query::parse("every"));
    assert_eq!(index.first(&mut matches, 1, &|| true).unwrap()[0].item, Item { digest: 0, item: 0 });
    assert_eq!(index.count(&mut matches, &|| true), Some(180_010));
    let last = index.page(&mut matches, 180_009..180_020, &|| true).unwrap();
    assert_eq!(last.iter().map(|hit| hit.item).collect::<Vec<_>>(), [Item { digest: 2, item: 79_999 }]);
}

/// So many words that one is so common that its list is kept as bits, others are rare, and both kinds begin alike.
#[test]
fn phrases_of_common_and_other_words_are_found() {
    let mut state = 7u64;
    let mut below = |end: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % end
    };
    let mut word = || match below(9) {
        0..3 => "the".to_owned(),
        3 => "The".to_owned(),
        4 => "of".to_owned(),
        5 => ["—", "国人", "proof", "Of", "e.g."][below(5) as usize].to_owned(),
        _ => format!("{}{}", ["t", "T", "ta", "the", "x", "ж", "4"][below(7) as usize], below(60)),
    };
    let mut quotes = |count: usize| {
        let mut text = |_| (0..24).map(|_| word()).collect::<Vec<String>>().join(" ");
        let quotes = (0..count).map(|at| Quote { text: text(at), ..Quote::default() }).collect();
        Arc::new(Digest { quotes, ..Digest::default() })
    };
    let story = [quotes(300), quotes(50)];
    let mut index = Index::build(&story[..1]);
    index.list_all();
    // The quotes of the second are read and not listed.
    index.set_digests(&story);
    index.advance(usize::MAX);
    for first in ["of", "the", "The", "f", "of the", "t1", "ta1 of", "国", "Of", ","] {
        for second in
            ["t", "T", "th", "the", "ta", "ta1", "T12", "x1", "ж", "ж2", "4", "o", "Of", "—", "国", "人", "e", "e."]
        {
            for text in [format!("\"{first} {second}"), format!("\"{first} {second} "), format!("{first} -{second}")] {
                let query = Query::parse(&text);
                let answer = index.search(&query, usize::MAX);
                assert_eq!(items(&answer), scanned(&story, &query), "{text}");
            }
        }
    }
}

#[test]
fn a_search_can_be_given_up() {
    let mut index = Index::default();
    index.set_digests(&[one("war")]);
    let mut matches = index.matches(&Query::parse("war"));
    assert_eq!(index.count(&mut matches, &|| false), None);
    assert_eq!(index.count(&mut matches, &|| true), Some(1));
}

#[test]
fn matches_of_an_older_index_find_nothing() {
    let mut index = Index::build(&[one("war")]);
    let mut matches = index.matches(&Query::parse("war"));
    index.set_digests(&[one("peace")]);
    assert_eq!(index.count(&mut matches, &|| true), None);
}
