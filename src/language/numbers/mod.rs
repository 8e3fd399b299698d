//! Numbers and quantities in running English text: where they stand, what they are worth, of what, and how exactly.
//!
//! Calendar dates, times of day, scores, addresses and numbers in names (`5G`, `Section 427`) are told apart and left
//! out. What a quantity measures, whom it is about and when is `draft`'s to find; comparing two is `quantity`'s.
//!
//! One pass over the tokens, each looked at from a bounded number of places, so the cost is linear in the text.

mod amount;
mod calendar;
mod counted;
pub(in crate::language) mod exact;
mod measure;
mod named;
mod numeral;
mod pair;
mod qualifier;
mod reading;
mod token;
mod vocabulary;

use std::ops::Range;

use crate::language::units;
use crate::model::{Figure, Qualifier, Quantity};
use reading::{Outcome, Reading};
use token::Tokens;
use vocabulary::NUMBER_WORDS;

/// A quantity in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its bytes, from the words that qualify it to its unit or the noun it counts: `nearly 300 companies`.
    pub range: Range<usize>,
    /// The byte past the number itself: from there to the end of the range stands what is counted or measured in.
    pub number_end: usize,
    /// The number or the range.
    pub quantity: Quantity,
    /// UCUM or ISO 4217, or the counted noun as an annotation: `{company}`. `None` for a bare number.
    pub unit: Option<String>,
    /// How exactly it is meant; [`Qualifier::Exact`] where no word says otherwise.
    pub qualifier: Qualifier,
    /// True for somebody's age; the unit is then one of time.
    pub is_age: bool,
    /// The place in the list of the quantity that this one repeats in another unit: `$122 billion (Dh447.7bn)`.
    pub same_as: Option<usize>,
}

impl Found {
    /// The quantity as a figure without a name, for [`quantity::show`](super::quantity::show) and
    /// [`quantity::compare`](super::quantity::compare).
    pub fn figure(&self, text: &str) -> Figure {
        Figure {
            verbatim: text.get(self.range.clone()).unwrap_or_default().to_owned(),
            quantity: Some(self.quantity.clone()),
            unit: self.unit.clone(),
            qualifier: Some(self.qualifier),
            ..Figure::default()
        }
    }
}

/// The quantities of a text, in its order, disjoint.
pub fn find(text: &str) -> Vec<Found> {
    let tokens = Tokens::new(text);
    let british = text.contains('£');
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    let mut free = 0;
    while at < tokens.len() {
        if !can_begin(&tokens, at) {
            at += 1;
            continue;
        }
        if let Some(end) = other_text(&tokens, at) {
            at = end;
            continue;
        }
        match reading::read(&tokens, at, british) {
            Some(Outcome::Quantities(readings)) => {
                let end = readings.last().map_or(at + 1, |reading| reading.end);
                for mut reading in readings {
                    // A qualifier never reaches back into the quantity before.
                    reading.start = reading.start.max(free);
                    free = reading.end;
                    push(&tokens, &mut found, &reading);
                }
                at = end.max(at + 1);
            }
            Some(Outcome::Other(end)) => at = end.max(at + 1),
            None => at += 1,
        }
    }
    found
}

/// False of most words: nothing that is read here begins with them.
fn can_begin(tokens: &Tokens<'_>, at: usize) -> bool {
    /// The most tokens of a currency, which stands before its number.
    const LONGEST_CURRENCY: usize = 3;
    !tokens.is_word(at)
        || (at + 1..=at + LONGEST_CURRENCY).any(|at| tokens.is_number(at))
        || tokens.text(at + 1) == ":"
        || matches!(tokens.lower(at), "minus" | "www")
        || NUMBER_WORDS.contains(tokens.lower(at))
}

/// One past something at `at` that holds no quantity: markup, an address of a page, a date, a name.
fn other_text(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    /// Longer than any tag a report was left with.
    const LONGEST_TAG: usize = 200;
    if tokens.text(at) == "<" && (tokens.is_word(at + 1) || tokens.text(at + 1) == "/") && tokens.is_glued(at + 1) {
        return (at..at + LONGEST_TAG).find(|end| tokens.text(*end) == ">").map(|end| end + 1);
    }
    let page = tokens.text(at + 1) == ":" && tokens.text(at + 2) == "/" && tokens.text(at + 3) == "/";
    if tokens.is_word(at) && (page || tokens.lower(at) == "www") {
        return (at + 1..tokens.len()).find(|end| !tokens.is_glued(*end)).or(Some(tokens.len()));
    }
    if tokens.is_number(at) { no_quantity(tokens, at) } else { None }
}

/// One past the date, time, address or other name that begins with the number at `at`.
fn no_quantity(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    calendar::skip(tokens, at).or_else(|| named::skip(tokens, at))
}

fn push(tokens: &Tokens<'_>, found: &mut Vec<Found>, reading: &Reading) {
    let Some(quantity) = reading.quantity() else { return };
    let mut range = tokens.range(reading.start..reading.end);
    if let Some(last) = found.last() {
        range.start = range.start.max(last.range.end);
    }
    if range.is_empty() {
        return;
    }
    let number_end = tokens.range(reading.start..reading.number_end).end.clamp(range.start, range.end);
    let mut next = Found {
        range,
        number_end,
        quantity,
        unit: reading.unit.clone(),
        qualifier: reading.qualifier,
        is_age: reading.is_age,
        same_as: None,
    };
    if in_brackets(tokens, reading) {
        next.same_as = found.len().checked_sub(1).filter(|last| repeats(&found[*last], &next, tokens, reading));
    }
    found.push(next);
}

/// True where a quantity stands in brackets, alone or first.
fn in_brackets(tokens: &Tokens<'_>, reading: &Reading) -> bool {
    reading.start > 0
        && matches!(tokens.text(reading.start - 1), "(" | "[")
        && matches!(tokens.text(reading.end), ")" | "]" | "," | ";")
}

/// Conversions in reports are rounded hard: 100 kilometres are "60 miles".
const ROUNDED_CONVERSION: f64 = 0.15;

/// True where `next`, in brackets, says what `last` says in another unit: any two currencies, or units that convert.
fn repeats(last: &Found, next: &Found, tokens: &Tokens<'_>, reading: &Reading) -> bool {
    let (Some(a), Some(b)) = (&last.unit, &next.unit) else { return false };
    let bracket = tokens.range(reading.start - 1..reading.start);
    if a == b || bracket.start.saturating_sub(last.range.end) > 1 {
        return false;
    }
    if units::is_money(a) && units::is_money(b) {
        return true;
    }
    let ends = |quantity: &Quantity| match quantity {
        Quantity::Value(value) => Some((value.to_f64(), value.to_f64())),
        Quantity::Range { min, max } => Some((min.as_ref()?.to_f64(), max.as_ref()?.to_f64())),
    };
    let near = |x: f64, y: f64| {
        // Differences of temperature convert otherwise than temperatures; brackets say enough.
        let converted = units::convert(x, a, b);
        converted
            .is_some_and(|x| (x - y).abs() <= ROUNDED_CONVERSION * y.abs().max(x.abs()) || units::comparable(a, "K"))
    };
    match (ends(&last.quantity), ends(&next.quantity)) {
        (Some((low, high)), Some((other_low, other_high))) => near(low, other_low) && near(high, other_high),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
