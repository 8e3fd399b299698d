//! Figures that two claims can't differ in, for all that they are about the same: what was expected beside what came, a
//! gap beside the whole, the first of a sort beside the second.

use std::ops::Range;

use super::reading::Reading;
use super::value::may_be_people;
use super::word::Word;
use crate::language::numbers::Found;
use crate::model::Quantity;

/// How many words to each side of a quantity say which of its sort it is.
const NEAR: usize = 6;

/// How many times longer another length of time is that measures something else.
const FAR: f64 = 50.0;

/// How many times a number another is that can't be meant for it.
const MANY_TIMES: f64 = 10.0;

/// Words of which each tells another of the same sort.
const SORTS: &[&[&str]] = &[
    &["first", "second", "third", "fourth", "fifth", "last", "next", "previous"],
    &["senate", "house"],
    &["men", "women", "children", "boys", "girls"],
    &["mother", "father"],
    &["son", "daughter"],
    &["brother", "sister"],
    &["husband", "wife"],
    &["winter", "spring", "summer", "autumn"],
    &["domestic", "foreign"],
    &["former", "current", "new"],
    &["gross", "net"],
    &["government", "opposition"],
    &["prosecution", "defence", "defense"],
    &["plaintiff", "defendant"],
];

/// Words by which a figure is one that somebody expects or wants, by their beginnings.
const WISHES: &[&str] = &[
    "expect",
    "forecast",
    "predict",
    "anticipat",
    "hope",
    "hoping",
    "fear",
    "ask",
    "demand",
    "sought",
    "seek",
    "request",
    "recommend",
    "project",
    "target",
    "want",
];

/// How many words before a whole the `of` can stand that takes a part out of it.
const PART_REACH: usize = 4;

/// Words behind a quantity that make a gap of it.
const GAPS: &[&str] =
    &["more", "less", "fewer", "higher", "lower", "above", "below", "longer", "shorter", "later", "earlier"];

/// Words before a quantity, with "of", that make a gap of it.
const MARGINS: &[&str] = &["majority", "margin", "lead", "gap", "difference"];

/// Words before a quantity that is what the one told of is compared with.
const MEASURES: &[&str] = &[
    "planned",
    "expected",
    "original",
    "originally",
    "previous",
    "previously",
    "initial",
    "initially",
    "forecast",
    "budgeted",
];

/// True where the quantity is not what the claim tells of but what that is compared with, or how far the two are apart.
pub(super) fn is_comparison(reading: &Reading, found: &Found) -> bool {
    let Range { start: first, end: last } = reading.words_in(&found.range);
    let is_gap = reading.words[last..].iter().take(3).any(|word| GAPS.contains(&word.lower.as_str()))
        && reading.words[last..].iter().take(4).any(|word| word.lower == "than");
    let before = &reading.words[first.saturating_sub(2)..first];
    // Ten of the 16 games: the whole of which a part is told.
    let is_whole = reading.words[first.saturating_sub(PART_REACH)..first].iter().rev().find(|word| word.lower == "of");
    let is_whole = is_whole.is_some_and(|of| {
        let part = reading.text[..of.range.start].trim_end();
        part.ends_with(" one")
            || reading
                .quantities
                .iter()
                .any(|found| found.number_end == part.len() && found.range.start < of.range.start)
    });
    let is_margin = before.last().is_some_and(|word| word.lower == "of");
    let says = |list: &[&str]| before.iter().any(|word| list.contains(&word.lower.as_str()));
    is_gap || is_whole || says(MEASURES) || (is_margin && says(MARGINS))
}

/// True where what stands around the two says that they are figures of different things of a sort, or that one only is
/// expected or asked for.
pub(super) fn told_apart((a, one): (&Reading, &Found), (b, other): (&Reading, &Found)) -> bool {
    let (left, right) = (around(a, one), around(b, other));
    are_of_different_sorts(left, right)
        || add_up((a, one), (b, other))
        || is_wished(left) != is_wished(right)
        || one.is_age != other.is_age
        || are_of_different_times(one, other)
        || are_far_apart(one, other)
        || are_of_other_sizes((a, one), (b, other))
        || are_of_other_days((a, one), (b, other))
        || is_double((a, one), (b, other))
        || is_when(a, one) != is_when(b, other)
        || is_aside(a, one)
        || is_aside(b, other)
}

/// True where the two are the parts of a whole that one of the claims tells, or the one is a part of the other: three of
/// ten, and seven; two women and a man, and three people.
fn add_up((a, one): (&Reading, &Found), (b, other): (&Reading, &Found)) -> bool {
    let value = |found: &Found| match found.quantity {
        Quantity::Value(ref value) => Some(value.to_f64()),
        Quantity::Range { .. } => None,
    };
    let of_a_kind = |part: &Found, whole: &Found| {
        let is_bare = part.unit.is_none() || whole.unit.is_none();
        is_bare || part.unit == whole.unit || (may_be_people(part) && may_be_people(whole))
    };
    let Some((x, y)) = value(one).zip(value(other)) else { return false };
    let are_parts = |whole: &Found| {
        of_a_kind(one, whole) && value(whole).is_some_and(|whole| (x + y - whole).abs() < 1e-9 * whole.abs())
    };
    let is_part = |reading: &Reading, (own, part): (&Found, f64), whole: f64| {
        let rest = reading
            .quantities
            .iter()
            .filter(|found| found.range != own.range && of_a_kind(found, own))
            .filter_map(value);
        rest.into_iter().any(|rest| (part + rest - whole).abs() <= 1e-9 * whole.abs())
    };
    a.quantities.iter().chain(&b.quantities).any(are_parts) || is_part(a, (one, x), y) || is_part(b, (other, y), x)
}

/// True for lengths of time that nobody gives for one another: thirty years, and eight minutes.
fn are_far_apart(one: &Found, other: &Found) -> bool {
    let seconds = |found: &Found| {
        let unit = match found.unit.as_deref()? {
            "a" => 31_557_600.0,
            "mo" => 2_629_800.0,
            "wk" => 604_800.0,
            "d" => 86_400.0,
            "h" => 3_600.0,
            "min" => 60.0,
            "s" => 1.0,
            _ => return None,
        };
        match &found.quantity {
            Quantity::Value(value) => Some(value.to_f64().abs() * unit),
            Quantity::Range { .. } => None,
        }
    };
    seconds(one).zip(seconds(other)).is_some_and(|(one, other)| one.max(other) > FAR * one.min(other))
}

/// True where the one is twice the other, and a claim says that it tells of a double.
fn is_double((a, one): (&Reading, &Found), (b, other): (&Reading, &Found)) -> bool {
    const DOUBLES: &[&str] = &["twice", "double", "doubled"];
    let value = |found: &Found| match found.quantity {
        Quantity::Value(ref value) => Some(value.to_f64().abs()),
        Quantity::Range { .. } => None,
    };
    let says = |reading: &Reading| reading.words.iter().any(|word| DOUBLES.contains(&word.lower.as_str()));
    let is_twice = |(x, y): (f64, f64)| (x.max(y) - 2.0 * x.min(y)).abs() <= 1e-9 * x.max(y);
    value(one).zip(value(other)).is_some_and(is_twice) && (says(a) || says(b))
}

/// True where the dates next to the two have no day in common.
fn are_of_other_days((a, one): (&Reading, &Found), (b, other): (&Reading, &Found)) -> bool {
    let day = |reading: &Reading, found: &Found| {
        let own = reading.words_in(&found.range);
        let far = |at: usize| if at < own.start { own.start - at } else { at.saturating_sub(own.end) };
        let dates = reading.dates.iter().map(|date| (far(reading.word_at(date.range.start)), date.when));
        dates.filter(|(far, _)| *far <= NEAR).min_by_key(|(far, _)| *far).map(|(_, when)| when)
    };
    day(a, one).zip(day(b, other)).is_some_and(|(one, other)| one.clashes(&other))
}

/// True where the one is so many times the other that two reports can hardly mean the same by them.
fn are_of_other_sizes((a, one): (&Reading, &Found), (b, other): (&Reading, &Found)) -> bool {
    let size = |reading: &Reading, found: &Found| match found.figure(reading.text).quantity {
        Some(Quantity::Value(value)) => Some(value.to_f64().abs()),
        _ => None,
    };
    one.unit == other.unit && size(a, one).zip(size(b, other)).is_some_and(|(x, y)| x.max(y) > MANY_TIMES * x.min(y))
}

/// True for how long ago something was, or how long before or after something else.
fn is_when(reading: &Reading, found: &Found) -> bool {
    reading
        .words
        .get(reading.words_in(&found.range).end)
        .is_some_and(|word| ["ago", "earlier", "later", "after"].contains(&word.lower.as_str()))
}

/// True for a bare number set apart by commas, as somebody's age is.
fn is_aside(reading: &Reading, found: &Found) -> bool {
    let before = reading.text[..found.range.start].trim_end().ends_with(',');
    found.unit.is_none() && before && !found.is_age
}

/// True where the two are counts or sums over different times: what comes of a day is no year's share of days.
fn are_of_different_times(one: &Found, other: &Found) -> bool {
    fn time(found: &Found) -> Option<&str> {
        let (what, time) = found.unit.as_deref()?.split_once('/')?;
        let is_count = what.starts_with('{') || what.len() == 3 && what.bytes().all(|byte| byte.is_ascii_uppercase());
        is_count.then_some(time)
    }
    time(one).zip(time(other)).is_some_and(|(one, other)| one != other)
}

/// True where the words have different ones of a sort, and neither has the other's.
pub(super) fn are_of_different_sorts(left: &[Word], right: &[Word]) -> bool {
    SORTS.iter().any(|sort| {
        let of = |words: &[Word]| -> Vec<usize> {
            words.iter().filter_map(|word| sort.iter().position(|one| *one == word.lower)).collect()
        };
        let (left, right) = (of(left), of(right));
        !left.is_empty() && !right.is_empty() && !left.iter().any(|one| right.contains(one))
    })
}

fn is_wished(words: &[Word]) -> bool {
    words.iter().any(|word| WISHES.iter().any(|wish| word.lower.starts_with(wish)))
}

/// The words around a quantity, itself among them.
fn around<'r>(reading: &'r Reading, found: &Found) -> &'r [Word] {
    let Range { start: first, end: last } = reading.words_in(&found.range);
    &reading.words[first.saturating_sub(NEAR)..(last + NEAR).min(reading.words.len())]
}
