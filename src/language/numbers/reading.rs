//! One quantity of the text: an amount with the words that say how exactly it is meant, and whether it is one at all.
//!
//! Two amounts that belong together are `pair`'s.

use super::amount::{self, Amount};
use super::exact::Exact;
use super::numeral::Form;
use super::token::Tokens;
use super::vocabulary::BEFORE_PRONOUN_ONE;
use super::{counted, measure, named, pair, qualifier};
use crate::language::units;
use crate::model::{Qualifier, Quantity};

/// A quantity, in tokens.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub(super) start: usize,
    pub(super) end: usize,
    /// One past the number, where its unit or noun may begin.
    pub(super) number_end: usize,
    pub(super) low: Exact,
    pub(super) high: Option<Exact>,
    pub(super) unit: Option<String>,
    pub(super) qualifier: Qualifier,
    pub(super) is_age: bool,
}

impl Reading {
    pub(super) fn quantity(&self) -> Option<Quantity> {
        let low = self.low.to_decimal()?;
        Some(match self.high {
            Some(high) => Quantity::Range { min: Some(low), max: Some(high.to_decimal()?) },
            None => Quantity::Value(low),
        })
    }
}

/// What stands at a place of the text.
pub(super) enum Outcome {
    /// Quantities: one, or two that share a unit (`from 20 to 29 miles`).
    Quantities(Vec<Reading>),
    /// Numbers that are no quantity, up to this token.
    Other(usize),
}

impl Outcome {
    /// The quantities, where it is any.
    pub(super) fn quantities(self) -> Option<Vec<Reading>> {
        match self {
            Self::Quantities(readings) => Some(readings),
            Self::Other(_) => None,
        }
    }
}

/// Reads what begins at `at`; `None` where no number does.
pub(super) fn read(tokens: &Tokens<'_>, at: usize, british: bool) -> Option<Outcome> {
    if let Some(reading) = article_for_one(tokens, at) {
        return Some(Outcome::Quantities(vec![reading]));
    }
    let first = amount::read(tokens, at, british)?;
    if let Some(outcome) = pair::read(tokens, &first, british, 0) {
        return Some(outcome);
    }
    if !is_quantity(tokens, &first) {
        return Some(Outcome::Other(first.number.end));
    }
    Some(Outcome::Quantities(vec![alone(tokens, first)]))
}

/// `nearly a year`, `more than an hour`: one of a unit, where the words before it say that it is counted.
fn article_for_one(tokens: &Tokens<'_>, at: usize) -> Option<Reading> {
    if !matches!(tokens.lower(at), "a" | "an") {
        return None;
    }
    // Few articles have such words before them, and what they are of is asked of those alone.
    let qualified = qualifier::before(tokens, at).filter(|_| measure::is_unit_name(tokens, at + 1))?;
    if qualifier::over_means_during(tokens, at)
        || matches!(tokens.lower_before(at, 1), "some" | "above" | "below" | "under")
    {
        return None;
    }
    let context = measure::Context { value: 1.0, magnitude: false, british: false, start: at };
    let unit = measure::read(tokens, at + 1, context).filter(|unit| !unit.hundredths && unit.code != "{point}")?;
    Some(Reading {
        start: at - qualified.length,
        end: unit.end,
        number_end: at + 1,
        low: Exact::whole(1),
        high: None,
        unit: Some(unit.code),
        qualifier: qualified.qualifier,
        is_age: false,
    })
}

/// A single amount with its qualifiers.
pub(super) fn alone(tokens: &Tokens<'_>, amount: Amount) -> Reading {
    let mut reading = Reading {
        start: amount.start,
        end: amount.end,
        number_end: amount.number.end,
        low: amount.number.low,
        high: amount.number.high,
        unit: amount.unit,
        qualifier: amount.number.qualifier.unwrap_or(Qualifier::Exact),
        is_age: amount.is_age,
    };
    read_age(tokens, &mut reading);
    qualify(tokens, &mut reading, amount.number.end);
    reading
}

/// The words around a number that say how exactly it is meant; those before it become a part of the reading.
pub(super) fn qualify(tokens: &Tokens<'_>, reading: &mut Reading, number_end: usize) {
    let duration = reading.unit.as_deref().is_some_and(|unit| units::comparable(unit, "s"));
    if let Some(before) = qualifier::before(tokens, reading.start)
        && !(duration && qualifier::over_means_during(tokens, reading.start))
    {
        reading.qualifier = before.qualifier;
        reading.start -= before.length;
    }
    // `700+ people` has it before the noun, `20 years or more` behind.
    for end in [number_end, reading.end] {
        if let Some(after) = qualifier::after(tokens, end) {
            reading.qualifier = after.qualifier;
            reading.end = reading.end.max(end + after.length);
            return;
        }
    }
}

/// `aged 12`, `the age of 21`, `Maria Lind, 65, said`: years of age.
pub(super) fn read_age(tokens: &Tokens<'_>, reading: &mut Reading) {
    let before = |back| tokens.lower_before(reading.start, back);
    let said = matches!(before(1), "aged" | "age" | "ages")
        || (before(1) == "of" && matches!(before(2), "age" | "ages"))
        || (before(1) == "between" && before(2) == "aged");
    let years = reading.low.to_f64();
    let after_name = reading.unit.is_none()
        && before(1) == ","
        && reading.start >= 2
        && tokens.is_capital(reading.start - 2)
        && tokens.is_number(reading.start)
        && matches!(tokens.text(reading.end), "," | "." | ";" | ")")
        && reading.high.is_none()
        && reading.low.to_whole().is_some_and(|years| (1..=115).contains(&years));
    if reading.unit.is_none() && (0.0..130.0).contains(&years) && (said || after_name) {
        reading.unit = Some("a".to_owned());
        reading.is_age = true;
    }
}

/// True where a number is written too exactly to be a score or a name: separators, decimals, a magnitude.
pub(super) fn is_precise(tokens: &Tokens<'_>, amount: &Amount) -> bool {
    let text = tokens.text(amount.number.end - 1);
    amount.number.magnitude > 0 || text.contains(',') || (text.contains('.') && amount.start + 1 == amount.number.end)
}

/// True where an amount that stands alone is a quantity rather than a name or a way of speaking.
fn is_quantity(tokens: &Tokens<'_>, amount: &Amount) -> bool {
    let number = &amount.number;
    let before = tokens.lower_before(amount.start, 1);
    if number.form == Form::Words && number.low == Exact::whole(1) {
        return is_counted_one(tokens, amount, before);
    }
    if amount.has_own_unit {
        // `four-door` names a kind, and `Boeing 737 jets` another.
        let kind = amount.counts && number.form == Form::Words && tokens.is_inner_hyphen(number.end);
        let product = amount.counts
            && named::follows_name(tokens, amount.start)
            && number.form == Form::Digits
            && number.magnitude == 0
            && !named::is_setting(tokens, amount.start);
        return !kind && !product;
    }
    match number.form {
        Form::Share => true,
        Form::Vague => !matches!(before, "the" | "in"),
        Form::Words => {
            let acts = matches!(
                tokens.lower(number.end),
                "were" | "are" | "have" | "had" | "was" | "died" | "remain" | "did" | "of" | "others" | "more"
            );
            number.magnitude > 0
                || (acts && !matches!(before, "the" | "these" | "those" | "all" | "other" | "last" | "first"))
        }
        Form::Digits => is_bare_number(tokens, amount),
    }
}

/// `one man`, `one proposal`, `one mile`; not `no one`, `one of the best`, `at one point`, `the one`.
fn is_counted_one(tokens: &Tokens<'_>, amount: &Amount, before: &str) -> bool {
    let hyphen = tokens.is_inner_hyphen(amount.number.end) && amount.counts;
    let one_day = tokens.lower(amount.number.end) == "day";
    amount.has_own_unit && !hyphen && !BEFORE_PRONOUN_ONE.contains(before) && !one_day && !tokens.is_glued(amount.start)
}

/// True where digits without unit or noun are a number stated rather than a part of a name.
fn is_bare_number(tokens: &Tokens<'_>, amount: &Amount) -> bool {
    let next = amount.number.end;
    if amount.number.magnitude > 0 || is_precise(tokens, amount) && !named::follows_name(tokens, amount.start) {
        return !(tokens.is_glued(next) && tokens.is_word(next));
    }
    // `5G`, `737MAX`, `787 Dreamliner`.
    let letters_behind = tokens.is_word(next) && tokens.is_glued(next);
    let hyphen_behind = tokens.is_inner_hyphen(next);
    let name_behind = tokens.is_capital(next)
        && !counted::is_function_word(tokens.lower(next))
        && tokens.gap(next) == super::token::Gap::Blank;
    !letters_behind && !hyphen_behind && !name_behind && !named::follows_name(tokens, amount.start)
}
