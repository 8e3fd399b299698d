//! How right the differences between claims are: precision and recall by kind, on pairs of invented claims of which half
//! are traps (`tests/crossref/differences.txt`).
//!
//! `cargo test --test differences -- --nocapture` prints the table and what went wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use twosource::crossref;
use twosource::model::{Claim, Digest, Item};

const PAIRS: &str = include_str!("crossref/differences.txt");

/// The least precision and recall over all kinds.
const LEAST_PRECISION: f64 = 0.9;
const LEAST_RECALL: f64 = 0.8;

#[derive(Default)]
struct Counts {
    right: usize,
    found: usize,
    there: usize,
}

#[test]
fn differences_are_found_and_traps_are_passed() {
    let mut counts: BTreeMap<&str, Counts> = BTreeMap::new();
    let mut pairs = 0;
    for block in PAIRS.split("\n\n").skip(1) {
        let lines: Vec<&str> = block.lines().collect();
        let [kinds, a, b] = lines.as_slice() else { panic!("a pair is three lines: {block}") };
        let expected: BTreeSet<&str> = kinds.split_whitespace().filter(|kind| *kind != "none").collect();
        let found = kinds_between(a, b);
        assert_eq!(found, kinds_between(b, a), "the order decides: {block}");
        if found.iter().map(String::as_str).ne(expected.iter().copied()) {
            println!("expected {expected:?}, found {found:?}\n   {a}\n   {b}");
        }
        for kind in &expected {
            counts.entry(kind).or_default().there += 1;
        }
        for kind in &found {
            let kind = ["value", "date", "scope", "strength", "opposite", "negation"]
                .into_iter()
                .find(|known| known == kind)
                .expect("claims differ in the kinds known");
            let entry = counts.entry(kind).or_default();
            entry.found += 1;
            entry.right += usize::from(expected.contains(kind));
        }
        pairs += 1;
    }
    println!("{pairs} pairs\n{:10} {:>9} {:>6}", "kind", "precision", "recall");
    let mut all = Counts::default();
    for (kind, counts) in &counts {
        print(kind, counts);
        all.right += counts.right;
        all.found += counts.found;
        all.there += counts.there;
    }
    let (precision, recall) = print("all", &all);
    assert!(pairs >= 150, "{pairs}");
    assert!(precision >= LEAST_PRECISION && recall >= LEAST_RECALL, "{precision} {recall}");
}

fn print(kind: &str, counts: &Counts) -> (f64, f64) {
    let part = |of: usize| if of == 0 { 1.0 } else { counts.right as f64 / of as f64 };
    let (precision, recall) = (part(counts.found), part(counts.there));
    println!(
        "{kind:10} {precision:9.2} {recall:6.2}   {} right of {} found, {} there",
        counts.right, counts.found, counts.there
    );
    (precision, recall)
}

/// The kinds of difference found between two claims.
fn kinds_between(a: &str, b: &str) -> BTreeSet<String> {
    let story = [digest("a", a), digest("b", b)];
    let members = [Item { digest: 0, item: 0 }, Item { digest: 1, item: 0 }];
    let differences = crossref::differences(&story, &members);
    for difference in &differences {
        for side in &difference.sides {
            let text = &story[side.item.digest as usize].claims[0].text;
            let range = side.range.clone().expect("the phrase stands in the claim");
            assert_eq!(&text[range], side.text);
        }
    }
    differences.iter().map(|difference| difference.kind.name().to_owned()).collect()
}

fn digest(id: &str, line: &str) -> Arc<Digest> {
    let dated = line.strip_prefix('@').and_then(|line| line.split_once(' '));
    let mut digest = Digest { id: id.into(), ..Digest::default() };
    digest.report.published = dated.map(|(date, _)| date.parse().expect("a date"));
    let text = dated.map_or(line, |(_, text)| text).to_owned();
    digest.claims = vec![Claim { id: "c".into(), text, ..Claim::default() }];
    Arc::new(digest)
}
