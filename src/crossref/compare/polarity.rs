//! Words that point the other way, and what one claim denies that the other says.

use std::ops::Range;

use super::reading::Reading;
use super::value::{has_another_time, has_changed};
use super::word::Word;
use super::{Phrases, aside, date, phrase, scope, slots};
use crate::language::dates::When;
use crate::language::lexicon::{self, Sense};

/// Phrases that deny what follows them.
const DENIALS: &[&str] = &[
    "not",
    "no",
    "never",
    "without",
    "neither",
    "nor",
    "cannot",
    "failed to",
    "refused to",
    "declined to",
    "unable to",
    "none of",
    "denied",
    "denies",
    "rejected claims",
    "ruled out",
];

/// Phrases that look like denials and are none.
const NO_DENIALS: &[&str] = &[
    "not only",
    "not just",
    "not merely",
    "not least",
    "not until",
    "not yet known",
    "no fewer than",
    "no less than",
    "no later than",
    "no more than",
    "no sooner",
    "no doubt",
    "not all",
    "not every",
    "no matter",
    "not necessarily",
    "not simply",
    "nothing less",
];

/// Words before a denial that undo it: `nor denied`, `didn't refuse to`.
const DENYING: &[&str] =
    &["not", "nor", "neither", "never", "cannot", "didn't", "don't", "doesn't", "hasn't", "haven't"];

/// One word each of the pairs of opposites of which the one comes after the other: what has begun ends some day.
const COURSES: &[&str] = &["start", "arrest", "hire", "join", "arriv"];

/// Verbs by which somebody is without what follows: `lost power` says what `left without power` does.
const LACKS: &[&str] = &["lost", "lose", "loses", "losing", "lack", "lacks", "lacked", "lacking"];

/// Words that deny all that is told of whom they stand for.
const NOBODY: &[&str] = &["neither", "nobody", "no one", "none"];

/// Words that deny the verb before them.
const NOTHING: &[&str] = &["nobody", "nothing", "none", "no one"];

/// How many words behind a verb such a word can stand.
const NOTHING_REACH: usize = 2;

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

/// How many words behind a word what depends on it can stand.
const GOVERNED: usize = 3;

/// How many words behind a denial what it denies can stand.
const REACH: usize = 4;

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
fn governing<'r>(reading: &'r Reading, at: usize) -> Option<&'r Word> {
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

/// What one of the two denies and the other says.
pub(super) fn negations(a: &Reading, b: &Reading) -> Vec<Phrases> {
    // What some did others did not.
    let is_of_some = scope::covers_a_part(a) || scope::covers_a_part(b);
    let are_apart = aside::are_of_different_sorts(&a.words, &b.words);
    if is_of_some
        || are_apart
        || has_another_time(a, b)
        || super::told_apart(a, b)
        || deny_the_same(a, b)
        || deny_the_same(b, a)
    {
        return Vec::new();
    }
    let denial = |one: &Reading, other: &Reading| {
        let mut denied = denials(one).denied.iter();
        denied.find_map(|(phrase, at)| Some((phrase.clone(), said(other, one, *at)?)))
    };
    denial(a, b).or_else(|| denial(b, a).map(|(b, a)| (a, b))).into_iter().collect()
}

/// What a claim denies.
pub(super) struct Denials {
    /// How many words the denial is that stands at each word, should there be one.
    lengths: Vec<Option<usize>>,
    /// The phrases that deny, each with the word that it denies.
    denied: Vec<(Range<usize>, usize)>,
}

/// True where what the one denies the other denies too, in whatever words.
fn deny_the_same(a: &Reading, b: &Reading) -> bool {
    denials(a).denied.iter().any(|(_, denied)| {
        let is_it = |place: &usize| b.words[*place].is_like(&a.words[*denied]);
        (0..b.words.len()).filter(is_it).any(|place| denied_at(b, place))
    })
}

fn denials<'r>(reading: &'r Reading<'_>) -> &'r Denials {
    reading.signs.denials.get_or_init(|| find_denials(reading))
}

fn find_denials(reading: &Reading) -> Denials {
    let lengths: Vec<Option<usize>> = (0..reading.words.len()).map(|at| denies(reading, at)).collect();
    let mut denied_words = Vec::new();
    for (at, count) in lengths.iter().enumerate() {
        let Some(count) = count else { continue };
        let is_subject = ["neither", "none"].iter().any(|word| reading.words[at].lower.starts_with(word));
        let reach = if is_subject { 2 * REACH } else { REACH };
        let behind =
            (at + count..reading.words.len()).take(reach).take_while(|next| reading.is_one_clause(next - 1, *next));
        let telling: Vec<usize> = behind.filter(|next| reading.words[*next].is_telling).collect();
        // `Neither side` denies what the sides do.
        let denied = match is_subject {
            true => telling.iter().find(|next| reading.words[**next].is_done()).or(telling.get(1)),
            false => telling.first(),
        };
        if let Some(&denied) = denied {
            denied_words.push((reading.words[at].range.start..reading.words[denied].range.end, denied));
        }
    }
    Denials { lengths, denied: denied_words }
}

/// How many words the denial at `at` is; `None` where there is none.
fn denies(reading: &Reading, at: usize) -> Option<usize> {
    let word = &reading.words[at];
    let count = if word.lower.ends_with("n't") { 1 } else { phrase::any(reading, at, DENIALS)? };
    if phrase::any(reading, at, NO_DENIALS).is_some() || word.sense.is_some_and(|_| word.lower.starts_with("not ")) {
        return None;
    }
    // Not before Thursday is on Thursday.
    let is_date = |word: Option<&Word>| {
        word.is_some_and(|word| reading.dates.iter().any(|date| date.range.start == word.range.start))
    };
    let is_bound = (at..reading.words.len()).take(REACH + 2).any(|next| match reading.words[next].lower.as_str() {
        "until" | "till" | "unless" => true,
        "before" => is_date(reading.words.get(next + 1)),
        _ => false,
    });
    let is_denied = at.checked_sub(1).is_some_and(|before| DENYING.contains(&reading.words[before].lower.as_str()));
    (!is_bound && !is_denied).then_some(count)
}

/// True where the word at `at` is denied.
fn denied_at(reading: &Reading, at: usize) -> bool {
    let denials = denials(reading);
    denials.denied.iter().any(|(_, denied)| *denied == at)
        || (0..at.min(3)).any(|before| phrase::any(reading, before, NOBODY).is_some())
        || (at.saturating_sub(2)..at).any(|before| LACKS.contains(&reading.words[before].lower.as_str()))
        || (at + 1..reading.words.len())
            .take(NOTHING_REACH)
            .any(|behind| phrase::any(reading, behind, NOTHING).is_some())
        || (at.saturating_sub(REACH + 1)..at)
            .any(|before| denials.lengths[before].is_some() && reading.is_one_clause(before, at))
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
    let apart = reading.name_before(place).zip(denying.name_before(at)).is_some_and(|(one, other)| !one.may_be(other));
    let apart = apart
        || slots::tell_of_other_doings(reading, place, denying, at)
        || governing(reading, place).is_some_and(|word| !denying.has_like(word));
    (!also_said && !denied_there && !apart && reading.is_near_the_same(place, denying, at))
        .then(|| reading.phrase_from(place))
}
