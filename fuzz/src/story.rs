//! A whole story: whatever its reports say, comparing them gives the same points in any order, and telling and drawing them
//! steers nothing.
//!
//! Each line is an item, its kind told by its first letter: `=` a publisher, which begins another report, `o` an origin, `q`
//! a quote, `f` a figure, `u` the unit of the figure before it, `m` what it measures, and anything else a claim.

use std::fmt::Write;
use std::sync::Arc;

use twosource::crossref::{self, Point};
use twosource::digest::{self, json};
use twosource::export::claims::{self, Selection};
use twosource::export::{Page, show};
use twosource::model::{Digest, Story};

use super::stream::printed;

/// Compares the reports of the bytes.
pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let digests = reports(&text);
    let story = Story::new(digests.clone());
    let points = crossref::points(story.digests());
    check_order(digests, &points);
    check_points(story.digests(), &points);
    let selection = Selection { digests: story.digests(), points: &points, kind: None };
    printed(|out| claims::text(out, selection, Page { columns: 60, ..Page::default() }));
    printed(|out| claims::markdown(out, selection));
    printed(|out| claims::json(out, selection));
    let csv = {
        let mut csv = String::new();
        claims::csv(&mut csv, selection).expect("a string takes everything");
        csv.replace("\r\n", "\n").replace('\t', " ")
    };
    assert_eq!(csv.chars().find(|c| c.is_control() && *c != '\n'), None, "{csv:?}");
    let pairs = crossref::pairs(story.digests());
    printed(|out| claims::pairs(out, story.digests(), &pairs));
    printed(|out| show::text(out, story.digests(), Page::default()));
}

/// The same digests in another order give the same points.
fn check_order(mut digests: Vec<Arc<Digest>>, points: &[Point]) {
    digests.reverse();
    let story = Story::new(digests);
    assert_eq!(crossref::points(story.digests()), points, "in another order");
}

/// Every item is in one point of its kind, and what a difference quotes stands in its item.
fn check_points(digests: &[Arc<Digest>], points: &[Point]) {
    let claims: usize = digests.iter().map(|digest| digest.claims.len()).sum();
    let members = |kind| points.iter().filter(move |point| point.kind == kind).map(|point| point.members.len());
    assert_eq!(members(crossref::PointKind::Claim).sum::<usize>(), claims, "every claim is in one point");
    for point in points {
        assert!(!point.members.is_empty());
        assert!(point.members.windows(2).all(|pair| pair[0] < pair[1]), "{point:?}");
        for side in point.differences.iter().flat_map(|difference| &difference.sides) {
            assert!(point.members.contains(&side.item), "{point:?}");
        }
    }
}

/// The reports of a text, read as any file is.
fn reports(text: &str) -> Vec<Arc<Digest>> {
    let mut digests = Vec::new();
    for (number, part) in text.split("\n=").take(6).enumerate() {
        let mut lines = part.split('\n');
        let publisher = json::line(&lines.next().unwrap_or_default());
        let mut lists = [const { String::new() }; 4];
        for (at, line) in lines.enumerate().take(40) {
            let said = line.get(1..).map(|said| json::line(&said));
            let (list, item) = match (line.as_bytes().first(), said) {
                (Some(b'o'), Some(said)) => {
                    (0, format!(r#"{{"id":"o{at}","kind":"wire","name":{said},"isBasedOn":["o1"]"#))
                }
                (Some(b'q'), Some(said)) => (1, format!(r#"{{"id":"q{at}","text":{said},"origin":"o1""#)),
                (Some(b'f'), Some(said)) => (2, format!(r#"{{"id":"f{at}","verbatim":{said},"value":{at}"#)),
                (Some(b'u'), Some(said)) => (2, unit("unit", &said)),
                (Some(b'm'), Some(said)) => (2, unit("measures", &said)),
                _ => (3, format!(r#"{{"id":"c{at}","text":{},"origin":"o{}""#, json::line(&line), at % 3)),
            };
            let list: &mut String = &mut lists[list];
            match item.strip_prefix(',') {
                Some(_) if list.is_empty() => {}
                Some(_) => list.push_str(&item),
                None if list.is_empty() => list.push_str(&item),
                None => write!(list, "}},{item}").expect("a string takes everything"),
            }
        }
        let [origins, quotes, figures, claims] = lists.map(|list| if list.is_empty() { list } else { list + "}" });
        let digest = format!(
            r#"{{"specVersion":"twosource/1","id":"d{number}","report":{{"headline":{publisher},"publisher":{publisher},
            "datePublished":"2031-04-{:02}"}},"origins":[{origins}],"quotes":[{quotes}],"figures":[{figures}],"claims":[{claims}]}}"#,
            number + 1
        );
        digests.extend(digest::read("story.json", digest.as_bytes()).digests.into_iter().map(Arc::new));
    }
    digests
}

/// Another member of the item before.
fn unit(name: &str, value: &str) -> String {
    format!(r#","{name}":{value}"#)
}
