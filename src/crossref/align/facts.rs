//! When, where and how many: what two claims say of the same thing agrees, and what they say of two that are alike
//! often doesn't.
//!
//! A score is what it is by the words; it is lowered where the claims speak of other countries, other days or other
//! numbers and agree in none. Each lowers it by so much and no more, since two reports of one thing may differ in any of
//! them: that is a difference to be shown, not a reason to keep them apart. A number weighs least, for tolls and
//! estimates are what reports differ in most.

use std::ops::Range;

use crate::language::dates::{self, Kind, When};
use crate::language::names;
use crate::language::numbers;
use crate::language::quantity::{Agreement, Stated};
use crate::language::words::{Token, tokens};
use crate::model::{Claim, Digest};

/// What is left of a score where the two name countries and share none.
const OTHER_PLACE: f32 = 0.9;
/// What is left of it where the two name days, months or years and no two of them can be the same.
const OTHER_DATE: f32 = 0.9;
/// What is left of it where the two give numbers of the same unit and no two of them can both hold.
const OTHER_NUMBER: f32 = 0.95;

/// What a claim says of when, where and how many.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// Its dates, seen from the day of its report.
    pub(super) dates: Box<[dates::Found]>,
    /// Its numbers, with their units, as values; each with its place in the text.
    pub(super) figures: Box<[(Range<usize>, Stated)]>,
    places: Box<[u16]>,
}

impl Facts {
    /// Reads a claim of a digest.
    pub(super) fn read(digest: &Digest, claim: &Claim) -> Self {
        let text: &str = &claim.text;
        let tokens: Vec<Token> = tokens(text).collect();
        let mut places: Vec<u16> = (0..tokens.len()).filter_map(|at| Some(names::place(&tokens[at..])?.0)).collect();
        places.sort_unstable();
        places.dedup();
        let stated = |found: numbers::Found| Some((found.range.clone(), Stated::of(&found.figure(text))?));
        let figures = numbers::find(text).into_iter().filter_map(stated).collect();
        let dates = dates::find(text, digest.report.published.as_ref());
        Self { dates: dates.into(), figures, places: places.into() }
    }

    /// What part of a score is left for two claims.
    pub(super) fn agreement(&self, other: &Self) -> f32 {
        let part = |clash: bool, left: f32| if clash { left } else { 1.0 };
        part(self.is_elsewhere(other), OTHER_PLACE)
            * part(self.is_at_another_time(other), OTHER_DATE)
            * part(self.counts_otherwise(other), OTHER_NUMBER)
    }

    fn is_elsewhere(&self, other: &Self) -> bool {
        !self.places.is_empty()
            && !other.places.is_empty()
            && !self.places.iter().any(|place| other.places.contains(place))
    }

    fn is_at_another_time(&self, other: &Self) -> bool {
        let mut pairs = self.dates.iter().flat_map(|one| other.dates.iter().map(move |other| (&one.when, &other.when)));
        let mut clash = false;
        let agree = pairs.any(|(one, other)| {
            clash |= one.clashes(other) && one.kind() == other.kind();
            !one.clashes(other)
        });
        clash && !agree
    }

    fn counts_otherwise(&self, other: &Self) -> bool {
        let pairs = self.figures.iter().flat_map(|(_, one)| other.figures.iter().map(move |(_, other)| (one, other)));
        let found: Vec<Agreement> = pairs.filter_map(|(one, other)| one.compare(other)).collect();
        !found.is_empty() && found.iter().all(|agreement| *agreement == Agreement::Clash)
    }

    /// The dates of the two that can be the same day, month or year and say it equally closely.
    pub(super) fn same_dates(&self, other: &Self) -> Vec<(Range<usize>, Range<usize>)> {
        let tells = |when: &When| !when.is_bound && (when.kind() != Kind::Longer || when.earliest.is_some());
        let same =
            |one: &When, other: &When| tells(one) && tells(other) && one.kind() == other.kind() && !one.clashes(other);
        let pairs = self.dates.iter().flat_map(|one| other.dates.iter().map(move |other| (one, other)));
        pairs
            .filter(|(one, other)| same(&one.when, &other.when))
            .map(|(a, b)| (a.range.clone(), b.range.clone()))
            .collect()
    }

    /// The numbers of the two that agree once their units are converted, or leave room for each other.
    pub(super) fn same_figures(&self, other: &Self) -> Vec<(Range<usize>, Range<usize>)> {
        let pairs = self.figures.iter().flat_map(|one| other.figures.iter().map(move |other| (one, other)));
        let agrees = |one: &Stated, other: &Stated| one.compare(other).is_some_and(|found| found != Agreement::Clash);
        pairs.filter(|(one, other)| agrees(&one.1, &other.1)).map(|(a, b)| (a.0.clone(), b.0.clone())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(day: &str, text: &str) -> Facts {
        let mut digest = Digest::default();
        digest.report.published = Some(day.parse().expect("a date"));
        let claim = Claim { text: text.into(), ..Claim::default() };
        Facts::read(&digest, &claim)
    }

    #[test]
    fn other_places_days_and_numbers_lower_a_score() {
        #[track_caller]
        fn check(a: &str, b: &str, expected: f32) {
            // The 13th of May 2024 was a Monday.
            let (one, other) = (facts("2024-05-14", a), facts("2024-05-15", b));
            for (one, other) in [(&one, &other), (&other, &one)] {
                assert!((one.agreement(other) - expected).abs() < 1e-6, "{a} / {b}: {}", one.agreement(other));
            }
        }
        check("A quake struck.", "A quake shook Austria on Monday and killed 12 people.", 1.0);
        check("A quake struck Argentina.", "A quake struck Austria.", OTHER_PLACE);
        check("A quake struck Argentina and Austria.", "A Austrian town was struck.", 1.0);
        check("It struck yesterday.", "It struck on Monday.", 1.0);
        check("It struck on 13 May.", "It struck on Monday.", 1.0);
        check("It struck on 13 May.", "It struck yesterday.", OTHER_DATE);
        check("It struck in May.", "It struck yesterday.", 1.0);
        check("It killed 12 people.", "It killed 15 people.", OTHER_NUMBER);
        check("It killed at least 12 people.", "It killed 15 people.", 1.0);
        check("It lies 10 kilometres away.", "It lies 6.2 miles away.", 1.0);
        check("It killed 12 people.", "It lies 10 kilometres away.", 1.0);
        check(
            "A quake killed 12 in Argentina on Sunday.",
            "A quake killed 15 in Austria on Monday.",
            OTHER_PLACE * OTHER_DATE * OTHER_NUMBER,
        );
    }
}
