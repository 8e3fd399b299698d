//! Two amounts that belong together: ranges (`5 to 7 per cent`), changes (`rose from 21 to 24 mpg`), scores (`a 9-2 win`).
//!
//! The two share what only one of them states, a unit or a magnitude. A range is one quantity; a change is two.

use super::amount::{self, Amount};
use super::numeral::Form;
use super::reading::{self, Outcome, Reading};
use super::token::Tokens;
use super::vocabulary::CHANGES;
use super::{no_quantity, qualifier};
use crate::language::units;
use crate::model::Qualifier;

/// How two amounts are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    /// `5-10`, `7–8`.
    Dash,
    /// `5 to 10`.
    To,
    /// `between 5 and 10`.
    And,
    /// `three or four`.
    Or,
    /// `7- or 8-inch`: each by itself.
    Hanging,
}

/// Where a joint stands.
#[derive(Clone, Copy, Debug)]
struct Link {
    joint: Joint,
    /// One past what belongs to the first amount.
    behind: usize,
    /// Where the second amount begins.
    next: usize,
}

/// A chain of changes (`from 160 to 180 to 200`) is followed this far; a longer one is read piece by piece.
const LONGEST_CHAIN: usize = 2;

/// Reads the partner of `first`; `None` where it stands alone.
pub(super) fn read(tokens: &Tokens<'_>, first: &Amount, british: bool, depth: usize) -> Option<Outcome> {
    let link = link(tokens, first)?;
    let partner = partner(tokens, link, british)?;
    if !is_plain(first) || !is_plain(&partner) {
        return None;
    }
    let from = (1..=3).any(|back| tokens.lower_before(first.start, back) == "from");
    let chain = if depth < LONGEST_CHAIN && link.joint == Joint::To {
        read(tokens, &partner, british, depth + 1).and_then(Outcome::quantities)
    } else {
        None
    };
    let mut second = shared_with_its_own_partner(tokens, &partner, british);
    let mut first = only_before(first, link.behind, tokens);
    if !share_unit(tokens, &mut first, &mut second, link.joint, from) {
        return None;
    }
    share_magnitude(&mut first, &second);
    let (low, high) = (first.number.low.to_f64(), second.number.low.to_f64());
    if first.unit.is_none() && !from && !reading::is_precise(tokens, &first) {
        // `2-2`, `voted 5 to 4`, `9 or 10`: a score or a way of speaking.
        match link.joint {
            Joint::Dash | Joint::To => return Some(Outcome::Other(second.number.end)),
            Joint::Or | Joint::Hanging => return None,
            Joint::And => {}
        }
    }
    if link.joint == Joint::Dash && second.number.low.to_f64() <= low && !reading::is_precise(tokens, &first) {
        return Some(Outcome::Other(second.number.end));
    }
    if link.joint == Joint::Or && (low >= high || first.has_own_unit) {
        return None;
    }
    let changes = from && (first.start.saturating_sub(8)..first.start).any(|at| CHANGES.contains(tokens.lower(at)));
    let grows = !from && first.has_own_unit && is_after_change(tokens, &first);
    let apart = link.joint == Joint::Hanging || low >= high || changes || grows || chain.is_some();
    if !apart {
        return Some(Outcome::Quantities(vec![range(tokens, &first, second)]));
    }
    let mut readings = vec![reading::alone(tokens, first)];
    readings.extend(chain.unwrap_or_else(|| vec![reading::alone(tokens, second)]));
    Some(Outcome::Quantities(readings))
}

/// The joint behind an amount: behind its unit, or directly behind its number, where what was read as its unit is a
/// part of the joint (`5-10`, `7- or 8-inch`).
fn link(tokens: &Tokens<'_>, first: &Amount) -> Option<Link> {
    let before = |back| tokens.lower_before(first.start, back);
    let between = before(1) == "between" || (before(1) == "of" && before(4) == "between") || before(1) == "ages";
    let at = |end: usize| {
        let hanging = tokens.is_dash(end) && tokens.is_glued(end) && !tokens.is_glued(end + 1);
        let (joint, next) = match tokens.lower(if hanging { end + 1 } else { end }) {
            "to" => (Joint::To, end + 1),
            "or" | "and" if hanging => (Joint::Hanging, end + 1),
            "and" if between => (Joint::And, end + 1),
            "or" => (Joint::Or, end + 1),
            _ if tokens.is_dash(end) && tokens.is_glued(end) == tokens.is_glued(end + 1) => (Joint::Dash, end + 1),
            _ => return None,
        };
        Some(Link { joint, behind: end, next: next + usize::from(hanging) })
    };
    at(first.end).or_else(|| at(first.number.end))
}

/// The amount behind a joint; not a date or a name.
fn partner(tokens: &Tokens<'_>, link: Link, british: bool) -> Option<Amount> {
    let next = if link.joint == Joint::To { skip_qualifier(tokens, link.next) } else { link.next };
    if tokens.is_number(next) && no_quantity(tokens, next).is_some() {
        return None;
    }
    amount::read(tokens, next, british)
}

/// One past the words that qualify the second amount: `from 20 to about 29 miles`.
fn skip_qualifier(tokens: &Tokens<'_>, at: usize) -> usize {
    let qualifies =
        |length: &usize| qualifier::before(tokens, at + length).is_some_and(|found| found.length == *length);
    at + (1..=3).rev().find(qualifies).unwrap_or(0)
}

fn is_plain(amount: &Amount) -> bool {
    !matches!(amount.number.form, Form::Share | Form::Vague)
}

/// The amount with what the amount joined to it states for both: `33-35 billion`.
fn shared_with_its_own_partner(tokens: &Tokens<'_>, amount: &Amount, british: bool) -> Amount {
    let mut amount = amount.clone();
    if let Some(link) = link(tokens, &amount)
        && let Some(mut next) = partner(tokens, link, british)
    {
        let mut shared = only_before(&amount, link.behind, tokens);
        if share_unit(tokens, &mut shared, &mut next, link.joint, true) {
            share_magnitude(&mut shared, &next);
            shared.number.magnitude = shared.number.magnitude.max(next.number.magnitude);
            amount.number = shared.number;
            amount.unit = shared.unit;
        }
    }
    amount
}

/// The first amount without what was read behind the joint.
fn only_before(first: &Amount, behind: usize, tokens: &Tokens<'_>) -> Amount {
    let mut first = first.clone();
    let prefixed = !tokens.is_number(first.start) && first.unit.as_deref().is_some_and(units::is_money);
    if behind < first.end && !prefixed {
        first.unit = None;
        first.has_own_unit = false;
        first.counts = false;
    }
    first.end = first.end.min(behind);
    first
}

/// Lets two joined amounts share the unit that only one of them states; false where they don't belong together.
fn share_unit(tokens: &Tokens<'_>, first: &mut Amount, second: &mut Amount, joint: Joint, from: bool) -> bool {
    match (&first.unit, &second.unit) {
        (Some(a), Some(b)) if a != b => {
            // `$5 to $6 a share` is of one unit, `7% to $2.3bn` of two.
            if !b.strip_prefix(a.as_str()).is_some_and(|rate| rate.starts_with('/')) {
                return false;
            }
            first.unit.clone_from(&second.unit);
        }
        (None, Some(_)) => {
            first.unit.clone_from(&second.unit);
            first.is_age = second.is_age;
        }
        (Some(unit), None) => {
            // `rose 64 points to 4,577` states points twice, `rose 7% to 4,577` not.
            let relative = matches!(unit.as_str(), "%" | "{percentage_point}" | "{basis_point}" | "1")
                || units::comparable(unit, "s");
            if joint == Joint::To && !from && (relative || !is_after_change(tokens, first)) {
                return false;
            }
            second.unit.clone_from(&first.unit);
        }
        _ => {}
    }
    true
}

/// `$1-2bn`: the magnitude of the second is the first's as well, unless that would make it far greater.
fn share_magnitude(first: &mut Amount, second: &Amount) {
    let power = second.number.magnitude;
    let alike = first.number.form == second.number.form && first.number.magnitude == 0 && power > 0;
    let Some(coefficient) = second.number.low.scaled(-power) else { return };
    if alike
        && first.number.low.to_f64() < 10.0 * coefficient.to_f64()
        && let Some(scaled) = first.number.low.scaled(power)
    {
        first.number.low = scaled;
    }
}

/// True where a word of change stands just before an amount: `fell 12 points`.
fn is_after_change(tokens: &Tokens<'_>, amount: &Amount) -> bool {
    let near = amount.start.saturating_sub(3)..amount.start;
    near.into_iter().any(|at| CHANGES.contains(tokens.lower(at)))
}

fn range(tokens: &Tokens<'_>, first: &Amount, second: Amount) -> Reading {
    let between = matches!(tokens.lower_before(first.start, 1), "between" | "from");
    let mut reading = Reading {
        start: first.start,
        end: second.end,
        number_end: second.number.end,
        low: first.number.low,
        high: Some(second.number.low),
        unit: second.unit,
        qualifier: Qualifier::Exact,
        is_age: first.is_age || second.is_age,
    };
    reading::read_age(tokens, &mut reading);
    if between {
        reading.start -= 1;
    }
    reading::qualify(tokens, &mut reading, second.number.end);
    reading
}
