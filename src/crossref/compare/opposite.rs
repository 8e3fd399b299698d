//! Words that point opposite ways.

use super::denial::denied_at;
use super::reading::Reading;
use super::value::has_changed;
use super::word::Word;
use super::{Phrases, aside, date, slots};
use crate::language::dates::When;
use crate::language::lexicon::{self, Sense};

/// One word each of the pairs of opposites of which the one comes after the other: what has begun ends some day.
const COURSES: &[&str] = &["start", "arrest", "hire", "join", "arriv"];

/// How many words behind a word what depends on it can stand.
const GOVERNED: usize = 3;

/// Words of the two that point opposite ways.
pub(super) fn opposites(a: &Reading, b: &Reading) -> Vec<Phrases> {
    let mut found = Vec::new();
    for (at, word) in a.words.iter().enumerate() {
        let Some(sense) = word.sense.filter(|sense| sense.has_opposite && !word.in_name) else { continue };
        let opposed = b
            .words
            .iter()
            .enumerate()
            .find(|(_, other)| !other.in_name && other.sense.is_some_and(|other| sense.opposes(other)));
        let Some((other_at, other)) = opposed else { continue };
        let (Some(other_sense), one_sided) = (other.sense, |reading: &Reading| {
            let sides = reading.words.iter().filter_map(|word| word.sense).filter(|own| own.matter == sense.matter);
            let mut sides: Vec<u8> = sides.map(|sense| sense.side).collect();
            sides.dedup();
            sides.len() == 1
        }) else {
            continue;
        };
        let denied = denied_at(a, at) != denied_at(b, other_at);
        let apart = a.name_before(at).zip(b.name_before(other_at)).is_some_and(|(one, other)| !one.may_be(other));
        let changed = super::dates_clash(a, b)
            || has_changed(a, b)
            || super::told_apart(a, b)
            || aside::are_of_different_sorts(&a.words, &b.words);
        let is_course = is_course(sense) && !share_a_day(a, b);
        let is_converse = is_course || is_converse(a, at, b, other_at) || is_converse(b, other_at, a, at);
        if sense.opposes(other_sense)
            && !is_converse
            && one_sided(a)
            && one_sided(b)
            && !denied
            && !apart
            && !changed
            && are_governed_alike(a, at, b, other_at)
            && slots::have_one_matter(a, at, b, other_at)
            && !slots::have_other_subjects(a, at, b, other_at)
        {
            found.push((a.phrase_from(at), b.phrase_from(other_at)));
        }
    }
    found.truncate(1);
    found
}

/// True for what one does after its opposite.
fn is_course(sense: Sense) -> bool {
    COURSES.iter().any(|word| lexicon::sense(word).is_some_and(|course| course.matter == sense.matter))
}

/// True where both say when they tell of, and may mean one day.
fn share_a_day(a: &Reading, b: &Reading) -> bool {
    let days = |reading: &Reading| -> Vec<When> {
        let told = reading.dates.iter().filter(|date| !date::said_near(reading, reading.word_at(date.range.start)));
        told.map(|date| date.when).collect()
    };
    let others = days(b);
    days(a).iter().any(|one| others.iter().any(|other| !one.clashes(other)))
}

/// True where the two depend on the same word that has an opposite itself, or on none: who lifts a ban allows something.
fn are_governed_alike(a: &Reading, at: usize, b: &Reading, other_at: usize) -> bool {
    match (governing(a, at), governing(b, other_at)) {
        (None, None) => true,
        (Some(one), Some(other)) => one.is_like(other),
        _ => false,
    }
}

/// The word with an opposite that the word at `at` depends on.
pub(super) fn governing<'r>(reading: &'r Reading, at: usize) -> Option<&'r Word> {
    let before = (at.saturating_sub(GOVERNED)..at).rev().take_while(|place| reading.is_one_clause(*place, at));
    // A noun (`the deal was rejected`) governs nothing.
    let is_verb = |place: usize| {
        let word = &reading.words[place];
        let before = place.checked_sub(1).map(|before| reading.words[before].lower.as_str());
        // `Bans plastic bags`: what stands behind the plural of a noun joins it to the rest.
        let is_present =
            word.lower.ends_with('s') && reading.words.get(place + 1).is_some_and(|next| !next.is_function);
        word.is_done() || word.lower.ends_with("ing") || before == Some("to") || is_present || reading.is_doing(place)
    };
    before
        .filter(|place| is_verb(*place))
        .map(|place| &reading.words[place])
        .find(|word| word.sense.is_some_and(|sense| sense.has_opposite))
}

/// True where the one who does it in the first claim is the one whom it is done with in the other: `Zenta sold it`, `bought
/// it from Zenta` tell the same deal from its two ends.
fn is_converse(a: &Reading, at: usize, b: &Reading, other_at: usize) -> bool {
    let Some(doer) = a.name_before(at) else { return false };
    let end = b.words[other_at].range.end;
    let (behind, before): (Vec<_>, Vec<_>) = b.names.iter().partition(|name| name.range.start >= end);
    let is_other_end = behind.iter().any(|name| name.may_be(doer)) && !before.iter().any(|name| name.may_be(doer));
    // `The team beat Zenta`, `Zenta lost`.
    let done_to = a.names.iter().find(|name| name.range.start >= a.words[at].range.end);
    let is_loser =
        b.name_before(other_at).zip(done_to).is_some_and(|(loser, name)| loser.may_be(name) && !loser.may_be(doer));
    is_other_end || is_loser
}
