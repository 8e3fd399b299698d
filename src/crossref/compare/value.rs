//! Values and dates that can't both hold.

use super::reading::Reading;
use super::{Phrases, aside, is_later_state};
use crate::language::lexicon::Sense;
use crate::language::numbers::Found;
use crate::language::quantity::{Agreement, compare};

/// Verbs of saying: the day on which somebody said something is not what the claims are about.
const SAYING: &[&str] = &["say", "said", "told", "tell", "announc", "report", "ad"];

/// Numbers that say no more than a magnitude.
const VAGUE: &[&str] = &["dozen", "score", "hundred", "thousand", "million", "billion", "several", "few", "couple"];

/// How many words to each side of a quantity say what it measures.
const NEAR: usize = 6;

/// Quantities of the two that measure the same and clash.
pub(super) fn values(a: &Reading, b: &Reading) -> Vec<Phrases> {
    let (left, right) = (unmatched(a, b), unmatched(b, a));
    let mut taken = vec![false; right.len()];
    let mut found = Vec::new();
    for one in left {
        let clashing = right.iter().enumerate().find(|(at, other)| {
            !taken[*at]
                && set_against(a, one, b, other) == Some(Agreement::Clash)
                && !aside::told_apart((a, one), (b, other))
                && measure_the_same((a, one), (b, other))
        });
        let Some((at, other)) = clashing else { continue };
        taken[at] = true;
        if !is_later_state(a, b, grows(a, one, b, other)) {
            found.push((one.range.clone(), other.range.clone()));
        }
    }
    found
}

/// The quantities that agree with none of the other's, each once whatever units it is given in.
fn unmatched<'r>(a: &'r Reading, b: &Reading) -> Vec<&'r Found> {
    let agrees = |one: &Found, other: &Found| {
        set_against(a, one, b, other).is_some_and(|agreement| agreement != Agreement::Clash)
    };
    let vague = |one: &Found| {
        let first =
            a.text[one.range.clone()].split_whitespace().find(|word| *word != "a").unwrap_or_default().to_lowercase();
        VAGUE.contains(&first.trim_end_matches('s'))
    };
    let free = |one: &&Found| {
        !vague(one)
            && !aside::is_comparison(a, one)
            && one.same_as.is_none()
            && !b.quantities.iter().any(|other| agrees(one, other))
    };
    a.quantities.iter().filter(free).collect()
}

/// Two quantities compared; a bare number goes with a number of counted things.
fn set_against(a: &Reading, one: &Found, b: &Reading, other: &Found) -> Option<Agreement> {
    let (mut left, mut right) = (one.figure(a.text), other.figure(b.text));
    let counted = |unit: &Option<String>| unit.as_ref().is_none_or(|unit| unit.starts_with('{'));
    // `A woman of 34` is a 34-year-old.
    if (one.is_age && right.unit.is_none()) || (other.is_age && left.unit.is_none()) {
        left.unit = None;
        right.unit = None;
    }
    if counted(&left.unit)
        && counted(&right.unit)
        && (left.unit.is_none() || right.unit.is_none() || people(one, other))
    {
        left.unit = None;
        right.unit = None;
    }
    compare(&left, &right)
}

/// True where both count people, whatever they call them.
fn people(one: &Found, other: &Found) -> bool {
    const PEOPLE: &[&str] = &["person", "people", "man", "woman", "child", "passenger", "resident", "victim", "worker"];
    let counts =
        |found: &Found| found.unit.as_deref().is_some_and(|unit| PEOPLE.contains(&unit.trim_matches(['{', '}'])));
    counts(one) && counts(other)
}

/// True where the words around two quantities are about the same.
fn measure_the_same((a, one): (&Reading, &Found), (b, other): (&Reading, &Found)) -> bool {
    let own = |found: &Found, byte: usize| found.range.start <= byte && byte < found.range.end;
    let around = |reading: &Reading, found: &Found| -> Vec<usize> {
        let (first, last) = (reading.word_at(found.range.start), reading.word_at(found.range.end.saturating_sub(1)));
        let near = first.saturating_sub(NEAR)..(last + NEAR + 1).min(reading.words.len());
        near.filter(|at| !own(found, reading.words[*at].range.start) && reading.words[*at].is_telling).collect()
    };
    let (left, right) = (around(a, one), around(b, other));
    let is_said = |at: &&usize| right.iter().any(|other| a.words[**at].is_like(&b.words[*other]));
    let shared = left.iter().filter(is_said).filter(|at| !SAYING.contains(&a.words[**at].stem.as_str())).count();
    // What each goes with in its own claim must not go with another quantity in the other.
    let acts = |reading: &Reading, near: &[usize]| -> Vec<String> {
        let senses = near.iter().filter_map(|at| reading.words[*at].sense.map(|sense| format!("{sense:?}")));
        senses.collect()
    };
    let (acts_a, acts_b) = (acts(a, &left), acts(b, &right));
    let same_act = acts_a.is_empty() || acts_b.is_empty() || acts_a.iter().any(|act| acts_b.contains(act));
    // Of what is the same in two respects and counted alike, the one only tells something more.
    let is_alike = one.unit.is_some() && one.unit == other.unit && !opposed(a, &left, b, &right);
    (shared > 0 && same_act) || (shared > 1 && is_alike)
}

/// True where words at these places of the two point opposite ways.
fn opposed(a: &Reading, left: &[usize], b: &Reading, right: &[usize]) -> bool {
    let senses = |reading: &Reading, places: &[usize]| -> Vec<Sense> {
        places.iter().filter_map(|at| reading.words[*at].sense).filter(|sense| sense.has_opposite).collect()
    };
    let others = senses(b, right);
    senses(a, left).iter().any(|one| others.iter().any(|other| one.opposes(*other)))
}

/// True where a count goes up from the earlier to the later of two reports.
fn grows(a: &Reading, one: &Found, b: &Reading, other: &Found) -> bool {
    let worth = |reading: &Reading, found: &Found| match found.figure(reading.text).quantity {
        Some(crate::model::Quantity::Value(value)) => Some(value.to_f64()),
        _ => None,
    };
    let Some((x, y)) = worth(a, one).zip(worth(b, other)) else { return false };
    let day = |reading: &Reading| reading.as_of.or(reading.published).and_then(|when| when.earliest);
    day(a).zip(day(b)).is_some_and(|(a, b)| (a < b && x < y) || (b < a && y < x))
}

/// Dates of the two that have no day in common.
pub(super) fn dates(a: &Reading, b: &Reading) -> Vec<Phrases> {
    let free = |one: &Reading, other: &Reading| -> Vec<usize> {
        let dates = one.dates.iter().enumerate();
        let agrees = |when: &crate::language::dates::When| {
            other.dates.iter().any(|date| !date.when.clashes(when))
                || other.as_of.is_some_and(|as_of| other.dates.is_empty() && !as_of.clashes(when))
        };
        dates.filter(|(_, date)| !agrees(&date.when)).map(|(at, _)| at).collect()
    };
    let (left, right) = (free(a, b), free(b, a));
    let ([left], [right]) = (left.as_slice(), right.as_slice()) else { return Vec::new() };
    let (one, other) = (&a.dates[*left], &b.dates[*right]);
    let (at, other_at) = (a.word_at(one.range.start), b.word_at(other.range.start));
    let is_bound = one.when.is_bound || other.when.is_bound;
    // A bound says less of its matter than a day does: more around it must be the same.
    let least = if is_bound { 2 } else { 1 };
    let is_of_saying = said_near(a, at) && said_near(b, other_at);
    let is_change = is_later_state(a, b, false) || has_changed(a, b);
    let around = |reading: &Reading, at: usize| -> Vec<usize> {
        (at.saturating_sub(NEAR)..(at + NEAR).min(reading.words.len())).collect()
    };
    let is_of_another_act = opposed(a, &around(a, at), b, &around(b, other_at));
    let is_apart = is_of_saying || is_of_another_act || is_change || aside::are_of_different_sorts(&a.words, &b.words);
    let is_of_a_kind = is_bound || one.when.kind() == other.when.kind();
    if !is_of_a_kind || is_apart || a.count_of_the_same_near(at, b, other_at) < least {
        return Vec::new();
    }
    vec![(one.range.clone(), other.range.clone())]
}

/// True where the date at `at` is when something was said.
fn said_near(reading: &Reading, at: usize) -> bool {
    reading.words[at.saturating_sub(3)..(at + 4).min(reading.words.len())]
        .iter()
        .any(|word| SAYING.contains(&word.stem.as_str()))
}

/// Verbs, by their stems, that tell with "to" of a count that has become another.
const RISES: &[&str] = &["rise", "risen", "rose", "climb", "grow", "grown", "increas", "jump"];

/// Words that tell of a state that has become another.
const CHANGES: [&str; 9] = ["had", "now", "later", "meanwhile", "since", "previously", "earlier", "revised", "updated"];

/// True where one claim tells what a count has become, and the other what it was before.
pub(super) fn succeeds(a: &Reading, b: &Reading) -> bool {
    let tells = |reading: &Reading| {
        let of = |list: &[&str]| reading.words.iter().any(|word| list.contains(&word.lower.as_str()));
        (rose_to(reading), of(&["earlier", "previously", "initially"]))
    };
    matches!((tells(a), tells(b)), ((true, false), (false, true)) | ((false, true), (true, false)))
}

/// True where a claim tells of a count that has become another.
fn rose_to(reading: &Reading) -> bool {
    reading.words.windows(2).any(|pair| pair[1].lower == "to" && RISES.contains(&pair[0].stem.as_str()))
}

/// True where one claim tells of a state that has become another, and the other doesn't in the same words: what both
/// tell of ("had", "since January") they tell of the same state.
pub(super) fn has_changed(a: &Reading, b: &Reading) -> bool {
    changes(a) != changes(b)
}

/// The words with which a claim tells of a state that has become another.
#[derive(PartialEq)]
pub(super) struct Changes {
    rose_to: bool,
    words: [bool; CHANGES.len()],
}

fn changes<'r>(reading: &'r Reading<'_>) -> &'r Changes {
    let tells = |change: &str| reading.words.iter().any(|word| word.lower == change);
    reading.signs.changes.get_or_init(|| Changes { rose_to: rose_to(reading), words: CHANGES.map(tells) })
}
