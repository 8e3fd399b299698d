//! Differences: where the claims of a point don't say the same, each with its phrases as they stand.
//!
//! Better a difference missed than a false alarm: words count as different only where what is around them is the
//! same. What can both hold is none (`at least 12` and `14`, a range and a number in it, another unit), nor is a later
//! state of the same matter. Who is right is never said.

mod aside;
mod date;
mod denial;
mod ground;
mod negation;
mod opposite;
mod phrase;
mod reading;
mod scope;
mod slots;
mod strength;
mod value;
mod word;

use std::ops::Range;
use std::sync::Arc;

use self::reading::Reading;
use super::{Difference, DifferenceKind, Side};
use crate::model::{Digest, Item};

/// The differing phrases of two claims, in bytes of their texts.
type Phrases = (Range<usize>, Range<usize>);

/// More members than this are compared with this many of the others only.
const MOST_COMPARED: usize = 48;

/// The differences among claims of a point.
pub(super) fn differences(digests: &[Arc<Digest>], members: &[Item]) -> Vec<Difference> {
    let readings: Vec<Reading> = members
        .iter()
        .take(MOST_COMPARED)
        .map(|item| {
            let digest = &digests[item.digest as usize];
            Reading::new(digest, &digest.claims[item.item as usize], *item)
        })
        .collect();
    let mut found: Vec<Difference> = Vec::new();
    for (at, a) in readings.iter().enumerate() {
        for b in &readings[at + 1..] {
            for (kind, phrases) in compared(a, b) {
                for (one, other) in phrases.into_iter().filter(|phrases| ground::is_common(a, b, phrases)) {
                    add(&mut found, kind, side(a, one), side(b, other));
                }
            }
        }
    }
    for difference in &mut found {
        difference.sides.sort_by_key(|side| (side.item, side.range.as_ref().map(|range| range.start)));
    }
    found.sort_by(|a, b| a.kind.cmp(&b.kind).then_with(|| a.sides[0].item.cmp(&b.sides[0].item)));
    found
}

fn compared(a: &Reading, b: &Reading) -> [(DifferenceKind, Vec<Phrases>); 6] {
    let scopes = scope::scopes(a, b);
    // None of them and few of them differ in how many, which says more than that one of the two denies.
    let negations = if scopes.is_empty() { negation::negations(a, b) } else { Vec::new() };
    [
        (DifferenceKind::Value, value::values(a, b)),
        (DifferenceKind::Date, date::dates(a, b)),
        (DifferenceKind::Scope, scopes),
        (DifferenceKind::Strength, strength::strengths(a, b)),
        (DifferenceKind::Opposite, opposite::opposites(a, b)),
        (DifferenceKind::Negation, negations),
    ]
}

fn side(reading: &Reading, range: Range<usize>) -> Side {
    Side { item: reading.item, text: reading.text[range.clone()].to_owned(), range: Some(range) }
}

/// Adds a difference of two sides to those found; to one that has either side already, where there is one.
fn add(found: &mut Vec<Difference>, kind: DifferenceKind, one: Side, other: Side) {
    let known = found.iter_mut().find(|difference| {
        difference.kind == kind && [&one, &other].iter().any(|side| difference.sides.contains(side))
    });
    match known {
        Some(difference) => {
            for side in [one, other] {
                if !difference.sides.contains(&side) {
                    difference.sides.push(side);
                }
            }
        }
        None => found.push(Difference { kind, sides: vec![one, other] }),
    }
}

/// True where the two are said to hold at different times.
fn told_apart(a: &Reading, b: &Reading) -> bool {
    a.as_of.zip(b.as_of).is_some_and(|(a, b)| a.clashes(&b))
}

/// True where the two may be states of one matter at different times: they are said to hold at different times, or
/// the reports are of different days and a claim tells of a change, or a count `grows`.
fn is_later_state(a: &Reading, b: &Reading, grows: bool) -> bool {
    let days_differ = a.published.zip(b.published).is_some_and(|(a, b)| a.clashes(&b));
    let changed = value::has_changed(a, b);
    told_apart(a, b) || value::succeeds(a, b) || (days_differ && (grows || changed)) || (changed && dates_clash(a, b))
}

/// True where a date of the one has no day in common with one of the other.
fn dates_clash(a: &Reading, b: &Reading) -> bool {
    a.dates.iter().any(|one| b.dates.iter().any(|other| one.when.clashes(&other.when)))
}
