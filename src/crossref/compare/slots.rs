//! Who does it, whom it is done to, where and with what: the slots of a clause, found by the words that open them.
//!
//! No grammar, but enough of it to see that two clauses fill one slot with different things and so don't tell of one
//! doing (`spoke to the judge`, `didn't speak to reporters`), and that two words stand to the same thing as each other.

use std::ops::Range;

use super::reading::Reading;
use super::word::Word;
use crate::language::names;

/// What a slot is, by what opens it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slot {
    /// What stands before the verb.
    Subject,
    /// What stands right behind the verb.
    Object,
    /// What stands behind this word.
    Behind(&'static str),
}

/// A slot and the telling words that fill it, by their places.
struct Filled {
    slot: Slot,
    words: Vec<usize>,
}

/// Words that open a slot of their own.
const OPENING: &[&str] = &[
    "of", "to", "in", "on", "at", "by", "for", "from", "with", "without", "into", "onto", "over", "under", "above",
    "below", "between", "among", "against", "through", "during", "across", "near", "off", "toward", "towards", "via",
    "behind", "outside", "inside", "around", "along", "beyond", "about", "after", "before",
];

/// Words behind which another clause begins.
const JOINING: &[&str] = &[
    "and", "or", "but", "as", "that", "who", "which", "whom", "while", "when", "where", "because", "if", "although",
    "though", "since", "until", "unless", "whether", "than",
];

/// Words behind which a verb stands.
const BEFORE_A_VERB: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "will", "would",
    "shall", "should", "can", "could", "may", "might", "must", "cannot",
];

/// Nouns for how much or how many there are of what is told.
const AMOUNTS: &[&str] = &[
    "number", "amount", "level", "rate", "price", "prices", "cost", "value", "share", "part", "parts", "group",
    "majority", "volume", "third", "quarter", "thirds", "quarters",
];

/// Forms of `be`, behind which something is done to the subject.
const BEING: &[&str] = &["is", "are", "was", "were", "be", "been", "being"];

/// True where the clauses around a word of each have a slot that they fill with different things.
pub(super) fn are_filled_otherwise(a: &Reading, at: usize, b: &Reading, other_at: usize) -> bool {
    let (left, right) = (filled(a, at), filled(b, other_at));
    left.iter().any(|one| {
        let of_a_kind = right.iter().filter(|other| one.slot == other.slot && one.slot != Slot::Object);
        of_a_kind.clone().any(|other| are_strange(a, one, b, other) && !may_be_one(a, one, b, other))
    })
}

/// True where the words at `at` and at `other_at` stand to the same thing: both have it as subject, or as what is done.
pub(super) fn have_one_matter(a: &Reading, at: usize, b: &Reading, other_at: usize) -> bool {
    let (left, right) = (filled(a, at), filled(b, other_at));
    let crosses = is_done_to(a, at) != is_done_to(b, other_at);
    left.iter().any(|one| {
        right.iter().any(|other| {
            let may_be_one = match (one.slot, other.slot) {
                (Slot::Subject, Slot::Object) | (Slot::Object, Slot::Subject) => crosses,
                (Slot::Subject, Slot::Subject) => !crosses,
                // A rise in exports: exports rose.
                (Slot::Behind("of" | "in"), _) | (_, Slot::Behind("of" | "in")) => true,
                (one, other) => one == other,
            };
            may_be_one && are_like(a, one, b, other)
        })
    })
}

/// True where a verb of each, at `at` and at `other_at`, is of another subject, or is done to something else.
pub(super) fn tell_of_other_doings(a: &Reading, at: usize, b: &Reading, other_at: usize) -> bool {
    let (left, right) = (filled(a, at), filled(b, other_at));
    // What stands before the verb may be told of in other words, but not as another of its sort.
    let is_object = |filled: &Filled| filled.slot != Slot::Subject && filled.words.iter().all(|place| *place > at);
    let have_other_objects = left.iter().any(|one| {
        let mut others = right.iter().filter(|other| other.slot == one.slot).peekable();
        let is_filled_otherwise = others.peek().is_some() && !others.clone().any(|other| are_like(a, one, b, other));
        let is_another = others.any(|other| are_like(a, one, b, other) && are_told_apart(a, one, b, other));
        is_another || is_object(one) && (is_filled_otherwise || is_narrowed(a, one, b))
    });
    have_other_doers(a, at, b, other_at) || (is_done_to(a, at) == is_done_to(b, other_at) && have_other_objects)
}

/// True where those who do what a verb of each tells, at `at` and at `other_at`, are not told with the same words. The one
/// may name whom the other describes.
fn have_other_doers(a: &Reading, at: usize, b: &Reading, other_at: usize) -> bool {
    let doer = |reading: &Reading, at: usize| {
        let slot = if is_done_to(reading, at) { Slot::Behind("by") } else { Slot::Subject };
        filled(reading, at).into_iter().find(|filled| filled.slot == slot)
    };
    let done_to = |reading: &Reading, at: usize| {
        let slot = if is_done_to(reading, at) { Slot::Subject } else { Slot::Object };
        let is_its = |filled: &Filled| slot == Slot::Subject || filled.words.iter().all(|place| *place > at);
        filled(reading, at).into_iter().find(|filled| filled.slot == slot && is_its(filled))
    };
    let differ = |one: Option<Filled>, other: Option<Filled>| {
        let Some((one, other)) = one.zip(other) else { return false };
        let may_be_one = is_named(a, &one) != is_named(b, &other) && are_strange(a, &one, b, &other);
        !may_be_one && !are_like(a, &one, b, &other)
    };
    differ(doer(a, at), doer(b, other_at)) || differ(done_to(a, at), done_to(b, other_at))
}

/// True where what fills the slot is a name.
fn is_named(reading: &Reading, filled: &Filled) -> bool {
    filled.words.last().is_some_and(|at| reading.name_at(*at).is_some())
}

/// True where the words at `at` and at `other_at` have subjects that can't be the same.
pub(super) fn have_other_subjects(a: &Reading, at: usize, b: &Reading, other_at: usize) -> bool {
    let subject =
        |reading: &Reading, at: usize| filled(reading, at).into_iter().find(|filled| filled.slot == Slot::Subject);
    let Some((one, other)) = subject(a, at).zip(subject(b, other_at)) else { return false };
    let may_be_one = are_strange(a, &one, b, &other) && may_be_one(a, &one, b, &other);
    is_done_to(a, at) == is_done_to(b, other_at) && !may_be_one && !are_like(a, &one, b, &other)
}

/// True where the clauses around two runs of words have a word in common besides those.
pub(super) fn say_the_same((a, own): (&Reading, &Range<usize>), (b, other): (&Reading, &Range<usize>)) -> bool {
    let rest = |reading: &Reading, own: &Range<usize>| -> Vec<usize> {
        let is_rest = |place: &usize| !own.contains(place) && reading.has_content(*place);
        segment(reading, own.start).filter(is_rest).collect()
    };
    let rest_of_other = rest(b, other);
    let is_said = |at: &usize| rest_of_other.iter().any(|other| a.words[*at].is_like(&b.words[*other]));
    rest(a, own).iter().any(is_said)
}

/// True where a word of the one slot is like one of the other.
fn are_like(a: &Reading, one: &Filled, b: &Reading, other: &Filled) -> bool {
    one.words.iter().any(|at| other.words.iter().any(|other| a.words[*at].is_like(&b.words[*other])))
}

/// True where each slot says something more of the same thing that the other claim has nothing of: `the new strain`, `the
/// original strain`.
fn are_told_apart(a: &Reading, one: &Filled, b: &Reading, other: &Filled) -> bool {
    let adds = |reading: &Reading, filled: &Filled, to: &Reading| {
        filled.words.iter().any(|at| !to.has_like(&reading.words[*at]))
    };
    adds(a, one, b) && adds(b, other, a)
}

/// True where the clause goes on to say which of what fills the slot it means, and the other claim not:
/// `companies that mine coal`.
fn is_narrowed(reading: &Reading, filled: &Filled, other: &Reading) -> bool {
    let Some(joint) = filled.words.last().map(|last| last + 1).filter(|next| *next < reading.words.len()) else {
        return false;
    };
    let is_relative = ["that", "who", "which", "whose"].contains(&reading.words[joint].lower.as_str());
    let mut which = (joint + 1..reading.words.len()).take_while(|place| reading.is_one_clause(joint - 1, *place));
    is_relative
        && reading.is_one_clause(joint - 1, joint)
        && which.any(|place| reading.has_content(place) && !other.has_like(&reading.words[place]))
}

/// True where neither claim has anything of what fills the slot of the other.
fn are_strange(a: &Reading, one: &Filled, b: &Reading, other: &Filled) -> bool {
    let is_strange = |reading: &Reading, filled: &Filled, to: &Reading| {
        !filled.words.iter().any(|at| to.has_like(&reading.words[*at]))
    };
    is_strange(a, one, b) && is_strange(b, other, a)
}

/// True where two slots may be filled by one thing in other words: the one names what the other describes, a country
/// stands for its government, and who does something goes by many descriptions.
fn may_be_one(a: &Reading, one: &Filled, b: &Reading, other: &Filled) -> bool {
    let name = |reading: &Reading, filled: &Filled| -> Option<bool> {
        let name = reading.name_at(*filled.words.last()?)?;
        Some(names::country(&reading.text[name.range.clone()]).is_some())
    };
    match (name(a, one), name(b, other)) {
        (Some(is_country), Some(other_is_country)) => is_country != other_is_country,
        (None, None) => one.slot == Slot::Subject,
        _ => true,
    }
}

/// True where the word at `at` is what is done to the subject.
fn is_done_to(reading: &Reading, at: usize) -> bool {
    reading.words[at.saturating_sub(3)..at].iter().any(|word| BEING.contains(&word.lower.trim_end_matches("n't")))
        && reading.words[at].is_done()
}

/// The words around `at` that no mark and no joining word parts from it.
fn segment(reading: &Reading, at: usize) -> Range<usize> {
    let joins = |place: usize| JOINING.contains(&reading.words[place].lower.as_str());
    let clause = reading.clause(at);
    let first = (clause.start..at).rev().find(|place| joins(*place)).map_or(clause.start, |place| place + 1);
    let end = (at + 1..clause.end).find(|place| joins(*place)).unwrap_or(clause.end);
    first..end
}

/// The slots of the clause around the word at `at`, without that word.
fn filled(reading: &Reading, at: usize) -> Vec<Filled> {
    let mut found = vec![Filled { slot: Slot::Subject, words: Vec::new() }];
    let mut is_verb_next = false;
    for place in segment(reading, at) {
        let word = &reading.words[place];
        let lower = word.lower.as_str();
        let is_open = found.last().is_some_and(|last| last.words.is_empty());
        let is_counted = lower == "of" && found.last().is_some_and(|last| is_amount(reading, last));
        let slot = if is_counted {
            continue;
        } else if let Some(opening) = OPENING.iter().find(|opening| **opening == lower) {
            is_verb_next = lower == "to";
            Slot::Behind(opening)
        } else if comes_before_a_verb(word) {
            is_verb_next = true;
            Slot::Object
        } else if is_verb_next && reading.has_content(place) && !is_noun(reading, place) {
            is_verb_next = false;
            Slot::Object
        } else if (word.is_done() || reading.is_doing(place)) && !(is_open && found.len() == 1) || word.is_saying() {
            Slot::Object
        } else {
            // `to the judge`, after an opening word that a verb could stand behind.
            is_verb_next &= is_adverb(lower);
            let fills = place != at && reading.has_content(place) && !is_number(reading, place);
            if let Some(last) = found.last_mut().filter(|_| fills) {
                last.words.push(place);
            }
            continue;
        };
        found.push(Filled { slot, words: Vec::new() });
    }
    found.retain(|filled| !filled.words.is_empty());
    found
}

/// True where the slot is filled by how much there is of what follows: `the number of`.
fn is_amount(reading: &Reading, filled: &Filled) -> bool {
    filled.words.last().is_some_and(|at| AMOUNTS.contains(&reading.words[*at].lower.as_str()))
}

/// True for a word that a verb follows.
pub(super) fn comes_before_a_verb(word: &Word) -> bool {
    BEFORE_A_VERB.contains(&word.lower.as_str()) || word.lower.ends_with("n't")
}

/// True where the word behind `to` can be no verb: a name, or several of something.
fn is_noun(reading: &Reading, at: usize) -> bool {
    let is_behind_to = at.checked_sub(1).is_some_and(|before| reading.words[before].lower == "to");
    is_behind_to && (reading.words[at].lower.ends_with('s') || reading.name_at(at).is_some())
}

/// True where the word at `at` is of a number or a measure; what is counted fills a slot.
fn is_number(reading: &Reading, at: usize) -> bool {
    let start = reading.words[at].range.start;
    reading.quantities.iter().any(|quantity| {
        let is_counted = quantity.unit.as_ref().is_some_and(|unit| unit.starts_with('{'));
        let end = if is_counted { quantity.number_end } else { quantity.range.end };
        (quantity.range.start..end).contains(&start)
    })
}

fn is_adverb(lower: &str) -> bool {
    ["not", "never", "also", "only", "already", "now", "still", "again"].contains(&lower)
}

#[cfg(test)]
mod tests {
    use super::super::reading::read_both;
    use super::*;

    fn word(reading: &Reading, word: &str) -> usize {
        reading.words.iter().position(|own| own.lower == word).expect("a word of the claim")
    }

    #[test]
    fn clauses_fill_a_slot_with_different_things() {
        #[track_caller]
        fn check((a, one): (&str, &str), (b, other): (&str, &str), expected: bool) {
            let found = read_both(a, b, |a, b| are_filled_otherwise(a, word(a, one), b, word(b, other)));
            assert_eq!(found, expected, "{a} {b}");
        }
        check(("He spoke to the judge.", "spoke"), ("He didn't speak to reporters.", "speak"), true);
        check(("He spoke to reporters.", "spoke"), ("He didn't speak to reporters.", "speak"), false);
        check(("Prices rose in Orvane.", "rose"), ("Prices fell in Darna.", "fell"), true);
        // What the one names the other describes.
        check(("Prices rose in Orvane.", "rose"), ("Prices fell in the capital.", "fell"), false);
        // A country stands for its government, and who does it goes by many descriptions.
        check(("France sold the ships.", "sold"), ("The Naval Office sold the ships.", "sold"), false);
        check(("The crew closed the outlets.", "closed"), ("Engineers closed the outlets.", "closed"), false);
        check(("Orvane Steel sold the ships.", "sold"), ("The Naval Office sold the ships.", "sold"), true);
        // Another clause has slots of its own.
        check(("The judge spoke, and reporters listened.", "spoke"), ("The judge spoke.", "spoke"), false);
    }

    #[test]
    fn words_stand_to_one_thing() {
        #[track_caller]
        fn check((a, one): (&str, &str), (b, other): (&str, &str), expected: bool) {
            let found = read_both(a, b, |a, b| have_one_matter(a, word(a, one), b, word(b, other)));
            assert_eq!(found, expected, "{a} {b}");
        }
        check(("The price of bread fell.", "fell"), ("Bread prices rose.", "rose"), true);
        check(("Output was raised by producers.", "raised"), ("Producers cut output.", "cut"), true);
        check(("Oil prices fell as producers met.", "fell"), ("Producers will raise output.", "raise"), false);
    }

    #[test]
    fn a_verb_tells_of_another_doing() {
        #[track_caller]
        fn check((a, one): (&str, &str), (b, other): (&str, &str), expected: bool) {
            let found = read_both(a, b, |a, b| tell_of_other_doings(a, word(a, one), b, word(b, other)));
            assert_eq!(found, expected, "{a} {b}");
        }
        check(("The hospital was not damaged.", "damaged"), ("The road to the hospital was damaged.", "damaged"), true);
        check(
            ("The jab protects against the old strain.", "protects"),
            ("It doesn't protect against the new strain.", "protect"),
            true,
        );
        check(
            ("It lends to mines that burn coal.", "lends"),
            ("It doesn't lend to mines that waste water.", "lend"),
            true,
        );
        check(("The jab protects against flu.", "protects"), ("It doesn't protect against flu.", "protect"), false);
        check(("Police found a weapon.", "found"), ("No weapon was found.", "found"), false);
    }
}
