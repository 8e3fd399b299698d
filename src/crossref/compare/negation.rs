//! What one claim denies and the other says.

use std::ops::Range;

use super::denial::{REACH, denials, denied_at};
use super::opposite::governing;
use super::reading::Reading;
use super::value::has_another_time;
use super::word::Word;
use super::{Phrases, aside, scope, slots};
use crate::language::dates::When;

/// Words behind which something is said of somebody, and not as it is.
const CHARGES: &[&str] = &[
    "accuse",
    "accuses",
    "accused",
    "alleged",
    "allege",
    "alleges",
    "suspected",
    "charged",
    "accusations",
    "allegations",
    "claims",
    "suspicions",
    "rumours",
];

/// How many words behind a charge what somebody is charged with can stand.
const CHARGE_REACH: usize = 5;

/// What one of the two denies and the other says.
pub(super) fn negations(a: &Reading, b: &Reading) -> Vec<Phrases> {
    let denial = |one: &Reading, other: &Reading| {
        let mut denied = denials(one).denied.iter();
        denied.find_map(|(phrase, at)| Some((phrase.clone(), said(other, one, *at)?)))
    };
    let found = denial(a, b).or_else(|| denial(b, a).map(|(b, a)| (a, b)));
    found.filter(|_| !are_apart(a, b)).into_iter().collect()
}

/// True where both claims may hold, whatever one of them denies.
fn are_apart(a: &Reading, b: &Reading) -> bool {
    // What some did others did not.
    let is_of_some = scope::covers_a_part(a) || scope::covers_a_part(b);
    is_of_some
        || has_another_time(a, b)
        || super::told_apart(a, b)
        || deny_the_same(a, b)
        || deny_the_same(b, a)
        || aside::are_of_different_sorts(&a.words, &b.words)
}

/// True where what the one denies the other denies too, in whatever words.
fn deny_the_same(a: &Reading, b: &Reading) -> bool {
    denials(a).denied.iter().any(|(_, denied)| {
        let is_it = |place: &usize| b.words[*place].is_like(&a.words[*denied]);
        (0..b.words.len()).filter(is_it).any(|place| denied_at(b, place))
    })
}

/// True where the word at `at` has a question for its object: `did not say why`.
fn is_asked(reading: &Reading, at: usize) -> bool {
    const QUESTIONS: &[&str] = &["why", "how", "whether", "if", "who", "what", "which", "when", "where"];
    reading.words.get(at + 1).is_some_and(|next| QUESTIONS.contains(&next.lower.as_str()))
}

/// True where the word at `at` tells what would be, and not what is.
fn is_supposed(reading: &Reading, at: usize) -> bool {
    const SUPPOSING: &[&str] = &["would", "could", "might", "may", "should", "if", "wouldn't", "couldn't", "shouldn't"];
    reading.words[at.saturating_sub(REACH)..at].iter().any(|word| SUPPOSING.contains(&word.lower.as_str()))
}

/// True where the clauses around two words say when, and no day is in both.
fn are_of_other_days(a: &Reading, at: usize, b: &Reading, other_at: usize) -> bool {
    let days = |reading: &Reading, at: usize| -> Vec<When> {
        let clause = reading.clause(at);
        let told = reading.dates.iter().filter(|date| clause.contains(&reading.word_at(date.range.start)));
        told.map(|date| date.when).collect()
    };
    let (left, right) = (days(a, at), days(b, other_at));
    let clash = |one: &When| right.iter().all(|other| one.clashes(other));
    !left.is_empty() && !right.is_empty() && left.iter().all(clash)
}

/// True where a clause ends with an auxiliary: `but his teammate was` says of another what was said before.
fn leaves_out_a_verb(reading: &Reading) -> bool {
    let ends = |at: usize| at + 1 == reading.words.len() || !reading.is_one_clause(at, at + 1);
    (0..reading.words.len()).any(|at| slots::comes_before_a_verb(&reading.words[at]) && ends(at))
}

/// True where what stands around a word that the one claim denies and the other says shows that it isn't the same.
fn is_of_another(reading: &Reading, place: usize, denying: &Reading, at: usize) -> bool {
    let names = reading.name_before(place).zip(denying.name_before(at));
    names.is_some_and(|(one, other)| !one.may_be(other))
        || is_asked(reading, place) != is_asked(denying, at)
        || is_supposed(reading, place) != is_supposed(denying, at)
        || leaves_out_a_verb(reading)
        || leaves_out_a_verb(denying)
        || governing(reading, place).is_some_and(|word| !denying.has_like(word))
        || are_of_other_days(reading, place, denying, at)
        || slots::tell_of_other_doings(reading, place, denying, at)
}

/// Where a claim says what the other denies at `at`.
fn said(reading: &Reading, denying: &Reading, at: usize) -> Option<Range<usize>> {
    let denied = &denying.words[at];
    let is_it = |word: &Word| word.is_like(denied) && !word.in_name;
    // Said without a denial elsewhere in the denying claim, it is not what the two differ in.
    let also_said =
        denying.words.iter().enumerate().any(|(other, word)| other != at && is_it(word) && !denied_at(denying, other));
    let mut places = reading.words.iter().enumerate().filter(|(_, word)| is_it(word)).map(|(place, _)| place);
    let place = places.next()?;
    let is_charge = reading.words[place.saturating_sub(CHARGE_REACH)..place]
        .iter()
        .any(|word| CHARGES.contains(&word.lower.as_str()));
    let denied_there = is_charge || denied_at(reading, place) || places.any(|place| denied_at(reading, place));
    let is_said = !also_said && !denied_there && reading.is_near_the_same(place, denying, at);
    (is_said && !is_of_another(reading, place, denying, at)).then(|| reading.phrase_from(place))
}
