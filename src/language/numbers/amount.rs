//! One end of a quantity: sign, currency before it, number, unit or counted noun behind it.
//!
//! Ranges of two amounts and qualifiers are `reading`'s.

use super::counted;
use super::exact::Exact;
use super::measure::{self, Context};
use super::numeral::{self, Form, Numeral};
use super::token::{Gap, Tokens};
use super::vocabulary::AFTER_TIMES;
use crate::language::units;

/// A number with what is directly around it.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    pub(super) start: usize,
    pub(super) number: Numeral,
    pub(super) unit: Option<String>,
    /// True where the unit stands before or behind this very number rather than behind a partner's.
    pub(super) has_own_unit: bool,
    /// True where the unit is a counted noun.
    pub(super) counts: bool,
    /// True for an age: `65-year-old`.
    pub(super) is_age: bool,
    /// One past the last token.
    pub(super) end: usize,
}

/// Reads the amount that begins at `at`; a unit or noun behind it is looked for unless it is joined to a partner.
pub(super) fn read(tokens: &Tokens<'_>, at: usize, british: bool) -> Option<Amount> {
    let (negative, after_sign) = sign(tokens, at);
    let money = currency_before(tokens, after_sign);
    let first = money.map_or(after_sign, |(_, first)| first);
    if !negative && money.is_none() && tokens.is_number(first) && super::named::is_part_of_name(tokens, first) {
        return None;
    }
    let mut number = numeral::read(tokens, first, money.is_some())?;
    if let Some((prefix, code)) = money.map(|(code, first)| (tokens.text(first - 1), code))
        && !is_surely_money(tokens, prefix, code, &number, first)
    {
        return None;
    }
    if negative {
        number.low = number.low.negated();
    }
    let end = number.end;
    let mut amount = Amount { start: at, number, unit: None, has_own_unit: false, counts: false, is_age: false, end };
    match money {
        Some((code, _)) => amount.pay(tokens, code),
        None => amount.measure(tokens, british),
    }
    Some(amount)
}

impl Amount {
    /// The currency that stands before the number; the word for it may stand behind as well (`US$5 million dollars`).
    fn pay(&mut self, tokens: &Tokens<'_>, code: &str) {
        let context = Context { value: 0.0, magnitude: true, british: code == "GBP", start: self.start };
        let again =
            measure::read(tokens, self.end, context).filter(|unit| unit.code.starts_with(code) && !unit.hundredths);
        let unit = again.unwrap_or_else(|| {
            measure::with_rate(tokens, measure::Unit { code: code.to_owned(), hundredths: false, end: self.end })
        });
        self.set_unit(unit);
    }

    /// The unit behind the number, or the noun that it counts.
    fn measure(&mut self, tokens: &Tokens<'_>, british: bool) {
        let context = Context {
            value: self.number.high.unwrap_or(self.number.low).to_f64(),
            magnitude: self.number.magnitude >= 6,
            british,
            start: self.start,
        };
        let vague_of = self.number.form == Form::Vague && tokens.lower(self.end) == "of";
        if let Some(unit) = measure::read(tokens, self.end + usize::from(vague_of), context) {
            self.set_unit(unit);
            self.read_age(tokens);
        } else if let Some(end) = multiple(tokens, self.end) {
            self.set_unit(measure::Unit { code: "1".to_owned(), hundredths: false, end });
        } else if self.number.form == Form::Share {
            self.unit = Some("1".to_owned());
        } else {
            self.count(tokens);
        }
    }

    fn count(&mut self, tokens: &Tokens<'_>) {
        let one = self.number.low == Exact::whole(1);
        // `700+ boats`.
        let plus = tokens.text(self.end) == "+" && tokens.is_glued(self.end);
        let found = counted::read(tokens, self.end + usize::from(plus), one)
            .or_else(|| if one { None } else { counted::after_of(tokens, self.end) });
        if let Some(counted) = found {
            let code = format!("{{{}}}", counted.noun);
            let unit = measure::Unit { code, hundredths: false, end: counted.end };
            self.set_unit(measure::with_rate(tokens, unit));
            self.counts = true;
        }
    }

    fn set_unit(&mut self, unit: measure::Unit) {
        if unit.hundredths {
            self.number.low = self.number.low.scaled(-2).unwrap_or(self.number.low);
            self.number.high = self.number.high.and_then(|high| high.scaled(-2));
        }
        self.unit = Some(unit.code);
        self.end = unit.end;
        self.has_own_unit = true;
    }

    /// `65-year-old`, `six months old`, `5 years of age`.
    fn read_age(&mut self, tokens: &Tokens<'_>) {
        if !self.unit.as_deref().is_some_and(|unit| matches!(unit, "a" | "mo" | "wk" | "d")) {
            return;
        }
        let word = if tokens.is_inner_hyphen(self.end) { self.end + 1 } else { self.end };
        let length = match (tokens.lower(word), tokens.lower(word + 1)) {
            ("old" | "olds", _) => 1,
            ("of", "age") => 2,
            _ => return,
        };
        self.end = word + length;
        self.is_age = true;
    }
}

/// A minus before a number, as a sign or a word, and where the number or its currency begins.
fn sign(tokens: &Tokens<'_>, at: usize) -> (bool, usize) {
    let dash = matches!(tokens.text(at), "-" | "−" | "–") && tokens.is_glued(at + 1) && tokens.gap(at) != Gap::None
        // After a number a dash is one between two.
        && !(at > 0 && tokens.is_number(at - 1));
    let opened =
        matches!(tokens.text(at), "-" | "−") && at > 0 && tokens.text(at - 1) == "(" && tokens.is_glued(at + 1);
    if dash || opened {
        return (true, at + 1);
    }
    if tokens.lower(at) == "minus" {
        return (true, if tokens.is_inner_hyphen(at + 1) { at + 2 } else { at + 1 });
    }
    (false, at)
}

/// The currency written before a number, and where the number begins.
fn currency_before(tokens: &Tokens<'_>, at: usize) -> Option<(&'static str, usize)> {
    if tokens.is_glued(at) && tokens.is_word(at.wrapping_sub(1)) && tokens.is_word(at) {
        return None;
    }
    for length in (1..=3).rev() {
        let number = at + length;
        if !tokens.is_number(number) || (1..length).any(|inside| tokens.is_number(at + inside)) || tokens.is_number(at)
        {
            continue;
        }
        let mut text = String::new();
        for token in at..number {
            if token > at && !tokens.is_glued(token) {
                text.push(' ');
            }
            text.push_str(tokens.text(token));
        }
        let code = units::by_prefix(&text).or_else(|| units::currency(&text));
        if let Some(code) = code.filter(|_| tokens.gap(number) != Gap::Line) {
            return Some((code, number));
        }
    }
    None
}

/// Letters before a number are a currency only where the number looks like a sum: `R2,500`, not `R2`; `PS8.1bn`, not `PS5`.
fn is_surely_money(tokens: &Tokens<'_>, prefix: &str, code: &str, number: &Numeral, first: usize) -> bool {
    let sum = number.magnitude > 0 || tokens.text(first).contains([',', '.']);
    match prefix {
        "PS" => tokens.is_glued(first) && (sum || tokens.text(first).len() > 1),
        "R" | "SR" | "QR" | "KD" | "BD" | "LE" | "Sh" | "Tk" | "Fr" | "TRY" => {
            sum && (tokens.is_glued(first) || prefix != "R")
        }
        _ => prefix != code || sum || tokens.text(first).len() > 1 || !tokens.is_glued(first),
    }
}

/// One past `times faster`, `-fold`, `times earnings`; `None` where `times` counts how often (`three times a day`).
fn multiple(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let word = if tokens.is_inner_hyphen(at) { at + 1 } else { at };
    if tokens.lower(word) == "fold" {
        return Some(word + 1);
    }
    if tokens.lower(word) != "times" {
        return None;
    }
    let next = tokens.lower(word + 1);
    let compares = next.ends_with("er") && next.len() > 4 || matches!(next, "more" | "less" | "as" | "fewer" | "worse");
    match next {
        _ if compares => Some(if next == "as" { word + 1 } else { word + 2 }),
        _ if AFTER_TIMES.contains(next) => None,
        _ if !tokens.is_word(word + 1) => None,
        _ => Some(word + 1),
    }
}
