//! Prepositions that make a bound of the date behind them.

use std::borrow::Cow;

use super::When;

/// Words after which a date is a bound.
const BOUNDS: &[&str] = &["by", "before", "until", "till", "since", "after", "from", "through"];

/// How many words before "before" the "not" can stand that it goes with.
const DENIAL_REACH: usize = 4;

/// Makes a bound of the date that stands at the word `at`, where the word before it says so.
pub(super) fn bind(when: &mut When, lower: &[Cow<'_, str>], at: usize) {
    let Some(before) = at.checked_sub(1).filter(|before| BOUNDS.contains(&&*lower[*before])) else { return };
    when.is_bound = true;
    let is_denied =
        || lower[before.saturating_sub(DENIAL_REACH)..before].iter().any(|word| word == "not" || word.ends_with("n't"));
    match &*lower[before] {
        "since" | "after" | "from" => when.latest = None,
        // What does not happen before a day happens from that day on.
        "before" | "until" | "till" if is_denied() => when.latest = None,
        _ => when.earliest = None,
    }
}
