//! Dates that can't both hold.

use super::reading::Reading;
use super::value::{has_changed, opposed};
use super::{Phrases, aside, denial, is_later_state};
use crate::language::dates::{Found, When};

/// How many words to each side of a date say what it is the date of.
const NEAR: usize = 6;

/// How many words before a date the verb can stand that says when something was said.
const SAID_REACH: usize = 6;

/// Dates of the two that have no day in common.
pub(super) fn dates(a: &Reading, b: &Reading) -> Vec<Phrases> {
    let free = |one: &Reading, other: &Reading| -> Vec<usize> {
        let dates = one.dates.iter().enumerate();
        let agrees = |when: &When| {
            other.dates.iter().any(|date| !date.when.clashes(when))
                || other.as_of.is_some_and(|as_of| other.dates.is_empty() && !as_of.clashes(when))
        };
        // `Sunday's game` is a game, whatever is told of it.
        let is_name = |date: &Found| one.text[date.range.end..].starts_with(['\'', '’']);
        dates.filter(|(_, date)| !agrees(&date.when) && !is_name(date)).map(|(at, _)| at).collect()
    };
    let (left, right) = (free(a, b), free(b, a));
    let ([left], [right]) = (left.as_slice(), right.as_slice()) else { return Vec::new() };
    let (one, other) = (&a.dates[*left], &b.dates[*right]);
    let (at, other_at) = (a.word_at(one.range.start), b.word_at(other.range.start));
    let is_bound = one.when.is_bound || other.when.is_bound;
    // A bound says less of its matter than a day does: more around it must be the same.
    let least = if is_bound { 2 } else { 0 };
    let is_of_saying = said_near(a, at) || said_near(b, other_at);
    let acts = a.act_at(at).zip(b.act_at(other_at));
    let is_change = is_later_state(a, b, false) || has_changed(a, b);
    let around = |reading: &Reading, at: usize| -> Vec<usize> {
        (at.saturating_sub(NEAR)..(at + NEAR).min(reading.words.len())).collect()
    };
    let is_of_another_act =
        acts.is_some_and(|(one, other)| !one.is_like(other)) || opposed(a, &around(a, at), b, &around(b, other_at));
    let is_denied = denial::denies_in(a, a.clause(at)) != denial::denies_in(b, b.clause(other_at));
    let is_apart = is_denied
        || is_of_saying
        || is_of_another_act
        || is_change
        || aside::are_of_different_sorts(&a.words, &b.words);
    let is_of_a_kind = is_bound || one.when.kind() == other.when.kind();
    if !is_of_a_kind || is_apart || a.count_of_the_same_near(at, b, other_at) < least {
        return Vec::new();
    }
    vec![(one.range.clone(), other.range.clone())]
}

/// True where the date at `at` is when something was said: `police said on Friday`.
pub(super) fn said_near(reading: &Reading, at: usize) -> bool {
    let is_said = |place: &usize| reading.words[*place].is_saying();
    let before =
        (at.saturating_sub(SAID_REACH)..at).rev().find(|place| is_said(place) || reading.words[*place].is_done());
    before.is_some_and(|place| is_said(&place)) || (at + 1..reading.words.len()).take(2).any(|place| is_said(&place))
}
