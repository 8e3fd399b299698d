//! The ground that a difference stands on: whether what is around its two phrases tells of the same.
//!
//! Two clauses that share a word or two need not be about one thing. A difference is told only where what stands next to
//! its phrases agrees, and where each clause doesn't go on to tell something of its own that the other claim has nothing
//! of: what only one of the two adds speaks for neither.

use std::ops::Range;

use super::reading::Reading;
use super::{Phrases, slots};
use crate::language::names::{self, Name};

/// How many telling words are next to a phrase.
const NEXT: usize = 4;

/// The least part of what the poorer of two clauses tells that the other claim has to tell too.
const LEAST_SHARED: f32 = 0.5;

/// True where the clauses around two phrases tell of the same.
pub(super) fn is_common(a: &Reading, b: &Reading, (one, other): &Phrases) -> bool {
    let next_agrees = || {
        let beside = beside(b, other);
        self::beside(a, one).iter().any(|at| beside.iter().any(|other| a.words[*at].is_like(&b.words[*other])))
    };
    let (left, right) = (told(a, one, b), told(b, other, a));
    let (shared, own) = (left.shared.min(right.shared), left.own.min(right.own));
    shared >= LEAST_SHARED * (shared + own)
        && next_agrees()
        && !have_other_names(a, one, b, other)
        && !slots::are_filled_otherwise(a, a.word_at(one.start), b, b.word_at(other.start))
}

/// True where the clause around each phrase has a name that the other claim has not. Countries stand for so much else that
/// their names don't count.
fn have_other_names(a: &Reading, one: &Range<usize>, b: &Reading, other: &Range<usize>) -> bool {
    let has_another = |reading: &Reading, phrase: &Range<usize>, to: &Reading| {
        let is_known = |at: usize, name: &Name| {
            to.names.iter().any(|own| own.may_be(name))
                || to.has_like(&reading.words[at])
                || names::country(&reading.text[name.range.clone()]).is_some()
        };
        let mut clause = reading.clause(reading.word_at(phrase.start));
        clause.any(|at| reading.name_at(at).is_some_and(|name| !is_known(at, name)))
    };
    has_another(a, one, b) && has_another(b, other, a)
}

/// How much a clause tells, in nats.
struct Told {
    /// What the other claim tells too.
    shared: f32,
    /// What only this clause tells.
    own: f32,
}

/// What the clause around a phrase tells besides it, or the whole claim where the clause is no more than an aside.
fn told(reading: &Reading, phrase: &Range<usize>, other: &Reading) -> Told {
    let clause = reading.clause(reading.word_at(phrase.start));
    let is_main = clause.start == 0;
    let told = told_in(reading, phrase, clause, other);
    if told.shared > 0.0 || is_main { told } else { told_in(reading, phrase, 0..reading.words.len(), other) }
}

fn told_in(reading: &Reading, phrase: &Range<usize>, places: Range<usize>, other: &Reading) -> Told {
    let at = reading.word_at(phrase.start);
    let mut told = Told { shared: 0.0, own: 0.0 };
    for place in places.filter(|place| reading.tells_what(*place)) {
        let word = &reading.words[place];
        match other.has_like(word) {
            true if place != at => told.shared += word.information,
            false if !phrase.contains(&word.range.start) => told.own += word.information,
            _ => {}
        }
    }
    told
}

/// The telling words next to a phrase, whichever side of it they stand on.
fn beside(reading: &Reading, phrase: &Range<usize>) -> Vec<usize> {
    let own = reading.words_in(phrase);
    let is_quantity = reading.quantities.iter().any(|quantity| quantity.range == *phrase);
    let is_date = reading.dates.iter().any(|date| date.range == *phrase);
    let end = if is_quantity || is_date { own.end } else { own.start + 1 };
    let tells_what = |place: &usize| reading.tells_what(*place);
    let before = (0..own.start).rev().filter(tells_what).take(NEXT);
    let behind = (end..reading.words.len()).filter(tells_what).take(NEXT);
    let mut found: Vec<(usize, usize)> =
        before.map(|at| (own.start - at, at)).chain(behind.map(|at| (at + 1 - end, at))).collect();
    found.sort_unstable();
    found.into_iter().take(NEXT).map(|(_, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::super::reading::read_both;
    use super::*;

    #[test]
    fn a_difference_stands_on_what_is_around_it() {
        /// The phrases are those in brackets.
        #[track_caller]
        fn check(a: &str, b: &str, expected: bool) {
            let plain = |text: &str| text.replace(['[', ']'], "");
            let phrase =
                |text: &str| text.find('[').expect("a bracket opens")..text.find(']').expect("a bracket closes") - 1;
            let found = read_both(&plain(a), &plain(b), |one, other| is_common(one, other, &(phrase(a), phrase(b))));
            assert_eq!(found, expected, "{a} {b}");
        }
        check("The storm killed [12 people] in Lindholm.", "In Lindholm [15 people] were killed by the storm.", true);
        // What only one of the two adds speaks for neither.
        check(
            "The storm killed [12 people] in Lindholm, where it tore roofs off houses and cut the power.",
            "The storm killed [15 people].",
            true,
        );
        // Next to the phrases nothing is the same, though each claim has the storm.
        check(
            "[12 people] drowned when the storm hit.",
            "Firefighters had [15 people] rescued from roofs by the storm.",
            false,
        );
        // Each goes on to tell something of its own.
        check(
            "The mayor of Lindholm opened the [12 rooms] of a museum of fishing.",
            "In Brannt a court closed [15 rooms] of a hotel that the mayor owned.",
            false,
        );
        // One slot is filled with different things.
        check("The storm Hilda killed [12 people].", "The storm Greta killed [15 people].", false);
    }
}
