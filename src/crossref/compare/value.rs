//! Values that can't both hold.

use super::reading::Reading;
use super::word::Word;
use super::{Phrases, aside, is_later_state, phrase};
use crate::language::lexicon::Sense;
use crate::language::numbers::Found;
use crate::language::quantity::{Agreement, compare};

/// Numbers that say no more than a magnitude.
const VAGUE: &[&str] =
    &["dozen", "score", "tens", "hundred", "thousand", "million", "billion", "several", "few", "couple"];

/// How many words to each side of a quantity say what it measures.
const NEAR: usize = 6;

/// How many words from a bare number the noun can stand that it counts.
const NOUN_REACH: usize = 4;

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
        VAGUE.contains(&first.as_str()) || VAGUE.contains(&first.trim_end_matches('s'))
    };
    let free = |one: &&Found| {
        !vague(one)
            && !aside::is_comparison(a, one)
            && one.same_as.is_none()
            && !stands_bare(a.text[one.range.start..one.number_end].trim(), b)
            && !b.quantities.iter().any(|other| agrees(one, other))
    };
    a.quantities.iter().filter(free).collect()
}

/// True where a claim has a number of a text without saying of what, as the second in `54 per cent and 46`.
fn stands_bare(number: &str, reading: &Reading) -> bool {
    let number = number.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let is_counted = |word: &Word| {
        let counting = |found: &&Found| found.range.contains(&word.range.start);
        reading.quantities.iter().find(counting).is_some_and(|found| found.unit.is_some())
    };
    reading.words.iter().any(|word| word.lower == number && !is_counted(word))
}

/// Two quantities compared; a bare number goes with a number of counted things.
fn set_against(a: &Reading, one: &Found, b: &Reading, other: &Found) -> Option<Agreement> {
    let (mut left, mut right) = (one.figure(a.text), other.figure(b.text));
    let counted = |unit: &Option<String>| unit.as_ref().is_none_or(|unit| unit.starts_with('{'));
    // `A woman of 34` is a 34-year-old; another bare number is no age.
    if (one.is_age && right.unit.is_none()) || (other.is_age && left.unit.is_none()) {
        left.unit = None;
        right.unit = None;
        return compare(&left, &right).filter(|agreement| *agreement != Agreement::Clash);
    }
    if counted(&left.unit)
        && counted(&right.unit)
        && (is_of(a, one, other) || is_of(b, other, one) || people(one, other))
    {
        left.unit = None;
        right.unit = None;
    }
    compare(&left, &right)
}

/// What is counted, where the unit says.
fn noun(found: &Found) -> Option<&str> {
    found.unit.as_deref()?.strip_prefix('{')?.strip_suffix('}')
}

/// True where `bare` is a number of nothing named that may count the same as `other`: people, or what its claim names too.
fn is_of(reading: &Reading, bare: &Found, other: &Found) -> bool {
    let own = reading.words_in(&bare.range);
    let near = &reading.words[own.start.saturating_sub(NOUN_REACH)..(own.end + NOUN_REACH).min(reading.words.len())];
    let is_named = |noun: &str| {
        let beginning = noun.trim_end_matches(['e', 'y']);
        PEOPLE.contains(&noun) || near.iter().any(|word| word.lower.starts_with(beginning))
    };
    bare.unit.is_none() && noun(other).is_none_or(is_named)
}

/// Nouns for people.
const PEOPLE: &[&str] =
    &["person", "people", "man", "woman", "child", "boy", "girl", "passenger", "resident", "victim", "worker"];

/// True where a number may count people: it is of nothing named, or of people.
pub(super) fn may_be_people(found: &Found) -> bool {
    found.unit.is_none() || noun(found).is_some_and(|noun| noun == "other" || PEOPLE.contains(&noun))
}

/// True where both count people, whatever they call them. So many women are some of the people, not others.
fn people(one: &Found, other: &Found) -> bool {
    let is_some =
        |found: &Found| noun(found).is_some_and(|noun| ["man", "woman", "child", "boy", "girl"].contains(&noun));
    let counts = |found: &Found| noun(found).is_some_and(|noun| PEOPLE.contains(&noun));
    counts(one) && counts(other) && is_some(one) == is_some(other)
}

/// True where the words around two quantities are about the same.
fn measure_the_same((a, one): (&Reading, &Found), (b, other): (&Reading, &Found)) -> bool {
    let around = |reading: &Reading, found: &Found| -> Vec<usize> {
        let own = reading.words_in(&found.range);
        let near = own.start.saturating_sub(NEAR)..(own.end + NEAR).min(reading.words.len());
        near.filter(|at| !own.contains(at) && reading.words[*at].is_telling).collect()
    };
    let (left, right) = (around(a, one), around(b, other));
    let is_said = |at: &&usize| right.iter().any(|other| a.words[**at].is_like(&b.words[*other]));
    let shared = left.iter().filter(is_said).filter(|at| !a.words[**at].is_saying()).count();
    if !are_governed_alike((a, one), (b, other)) {
        return false;
    }
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

/// True where the verbs right before the two quantities mean nearly the same, as far as they are known.
fn are_governed_alike((a, one): (&Reading, &Found), (b, other): (&Reading, &Found)) -> bool {
    let governing = |reading: &Reading, found: &Found| {
        let first = reading.words_in(&found.range).start;
        let before = reading.words[..first].last()?;
        before.sense.filter(|_| before.is_done() || before.lower.ends_with("ing"))
    };
    governing(a, one).zip(governing(b, other)).is_none_or(|(one, other)| {
        // What falls is lost, and what is raised rises.
        one == other || (one.has_opposite && other.has_opposite && one.side == other.side)
    })
}

/// True where words at these places of the two point opposite ways.
pub(super) fn opposed(a: &Reading, left: &[usize], b: &Reading, right: &[usize]) -> bool {
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

/// Verbs, by their stems, that tell with "to" of a count that has become another.
const RISES: &[&str] = &["rise", "risen", "rose", "climb", "grow", "grown", "increas", "jump"];

/// Words and phrases that tell of a state that has become another.
const CHANGES: [&str; 13] = [
    "had",
    "now",
    "later",
    "meanwhile",
    "since",
    "previously",
    "earlier",
    "revised",
    "updated",
    "initially",
    "at first",
    "eventually",
    "yet",
];

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

/// True where [`has_changed`] by more than "had": what had not been done was not done.
pub(super) fn has_another_time(a: &Reading, b: &Reading) -> bool {
    let (one, other) = (changes(a), changes(b));
    one.rose_to != other.rose_to || one.words[1..] != other.words[1..]
}

/// The words with which a claim tells of a state that has become another.
#[derive(PartialEq)]
pub(super) struct Changes {
    rose_to: bool,
    words: [bool; CHANGES.len()],
}

fn changes<'r>(reading: &'r Reading<'_>) -> &'r Changes {
    let tells = |change: &str| (0..reading.words.len()).any(|at| phrase::any(reading, at, &[change]).is_some());
    reading.signs.changes.get_or_init(|| Changes { rose_to: rose_to(reading), words: CHANGES.map(tells) })
}
