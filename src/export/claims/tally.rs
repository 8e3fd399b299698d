//! How many points there are, how many of them are shared, and on what these rest, in one line.

use std::collections::BTreeSet;

use super::super::style::{Phrase, Tone};
use crate::crossref::{OriginGroup, Point, Standing};
use crate::text::count::{counted, grouped};

/// The points of one kind, counted.
#[derive(Default)]
struct Tally<'a> {
    points: usize,
    independent: usize,
    one_origin: usize,
    unstated: usize,
    differing: usize,
    /// What the points on one origin rest on.
    origins: BTreeSet<&'a str>,
}

impl<'a> Tally<'a> {
    fn of(points: impl Iterator<Item = &'a Point>) -> Self {
        let mut tally = Self::default();
        for point in points {
            tally.points += 1;
            tally.differing += usize::from(!point.differences.is_empty());
            match point.standing.standing {
                Standing::Single => {}
                Standing::Independent => tally.independent += 1,
                Standing::OriginUnstated => tally.unstated += 1,
                Standing::OneOrigin => {
                    tally.one_origin += 1;
                    tally.origins.extend(point.standing.groups.iter().map(OriginGroup::name));
                }
            }
        }
        tally
    }

    /// What the shared points rest on: `1 independent; 3 on one origin: Reuters; 4 unstated`.
    fn standings(&self) -> String {
        let one_origin = match self.origins.first() {
            Some(name) if self.origins.len() == 1 => format!("on one origin: {name}"),
            _ => "on one origin".to_owned(),
        };
        let parts = [
            (self.independent, "independent"),
            (self.one_origin, one_origin.as_str()),
            (self.unstated, "origin unstated"),
        ];
        let told =
            parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{} {what}", grouped(*count)));
        told.collect::<Vec<_>>().join("; ")
    }
}

/// The points of one kind in one line: `21 points: 7 shared (3 on one origin: Reuters; ...), 4 with differences`; of one
/// report alone nothing can be shared.
pub(super) fn line<'a>(points: impl Iterator<Item = &'a Point>, reports: usize) -> Phrase {
    let tally = Tally::of(points);
    let mut phrase = Phrase::new(&counted(tally.points, "point"), Tone::Strong);
    let mut gap = ": ";
    if tally.points > 0 && reports > 1 {
        let shared = tally.independent + tally.one_origin + tally.unstated;
        phrase.push(&format!("{gap}{} shared", grouped(shared)), Tone::Plain);
        phrase.push(&if shared > 0 { format!(" ({})", tally.standings()) } else { String::new() }, Tone::Plain);
        gap = ", ";
    }
    if tally.differing > 0 {
        phrase.push(gap, Tone::Plain);
        phrase.push(&format!("{} with differences", grouped(tally.differing)), Tone::Difference);
    }
    phrase
}
