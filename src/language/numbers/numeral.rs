//! One number, in digits, words or both: `1,250`, `8½`, `3.4bn`, `two and a half million`, `tens of thousands`.
//!
//! Says how far the number reaches and what it is worth. Whether it is a quantity at all, and of what, is decided by
//! those who ask.

use super::exact::Exact;
use super::token::{FRACTION_SIGNS, Tokens};
use super::vocabulary::NUMBER_WORDS;
use crate::model::Qualifier;

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// In digits, perhaps with a magnitude in letters.
    Digits,
    /// In words.
    Words,
    /// A part of a whole: `two-thirds`, `half of`, `one in five`.
    Share,
    /// A magnitude alone: `thousands`, `several hundred`.
    Vague,
}

/// A number and where it ends.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numeral {
    pub(super) low: Exact,
    /// The upper end, where the number is vague.
    pub(super) high: Option<Exact>,
    pub(super) form: Form,
    /// The power of ten that a magnitude adds: 6 of `million`.
    pub(super) magnitude: i32,
    /// What a vague number says of itself.
    pub(super) qualifier: Option<Qualifier>,
    /// One past its last token.
    pub(super) end: usize,
}

/// Reads the number that begins at `at`; `money` where a currency stands before it, so that `m` is million.
pub(super) fn read(tokens: &Tokens<'_>, at: usize, money: bool) -> Option<Numeral> {
    if tokens.is_number(at) { digits(tokens, at, money) } else { words(tokens, at) }
}

fn digits(tokens: &Tokens<'_>, at: usize, money: bool) -> Option<Numeral> {
    if !money && let Some(share) = one_in_so_many(tokens, at) {
        return Some(share);
    }
    let (mut value, mut end) = match fraction(tokens, at) {
        Some(share) => share,
        None => (plain_digits(tokens.text(at))?, at + 1),
    };
    // `8½`, `7 1/2`.
    if end == at + 1
        && tokens.is_number(end)
        && let Some((part, after)) = fraction(tokens, end)
    {
        value = value.plus(part)?;
        end = after;
    }
    finish(tokens, Numeral { form: Form::Digits, ..numeral(value, end) }, money)
}

/// A number without more to say.
fn numeral(value: Exact, end: usize) -> Numeral {
    Numeral { low: value, high: None, form: Form::Words, magnitude: 0, qualifier: None, end }
}

/// Digits without their separators.
fn plain_digits(text: &str) -> Option<Exact> {
    let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    Exact::digits(&digits)
}

/// A fraction as a sign or with a slash; a slash between other numbers is a date or a name (`9/11`).
fn fraction(tokens: &Tokens<'_>, at: usize) -> Option<(Exact, usize)> {
    let text = tokens.text(at);
    if let Some((_, part, whole)) = FRACTION_SIGNS.iter().find(|(sign, ..)| text.starts_with(*sign)) {
        return Some((Exact::ratio(*part, *whole)?, at + 1));
    }
    let slash = matches!(tokens.text(at + 1), "/" | "⁄") && tokens.is_glued(at + 1) && tokens.is_glued(at + 2);
    if !slash || (tokens.text(at + 3) == "/" && tokens.is_glued(at + 3)) {
        return None;
    }
    let (part, whole) = (text.parse::<u128>().ok()?, tokens.text(at + 2).parse::<u128>().ok()?);
    let common = matches!(whole, 2..=6 | 8 | 10 | 12 | 16 | 32 | 64 | 100) && part > 0 && part < whole;
    if common { Some((Exact::ratio(part, whole)?, at + 3)) } else { None }
}

/// Adds what may follow any number: `and a half`, magnitudes.
fn finish(tokens: &Tokens<'_>, mut number: Numeral, money: bool) -> Option<Numeral> {
    let half = |at| tokens.lower(at) == "and" && tokens.lower(at + 1) == "a" && tokens.lower(at + 2) == "half";
    if half(number.end) {
        number.low = number.low.plus(Exact::ratio(1, 2)?)?;
        number.end += 3;
    }
    // Two at most: `4 hundred million`.
    for _ in 0..2 {
        let Some((power, end)) = magnitude(tokens, number.end, money, number) else { break };
        number.low = number.low.scaled(power)?;
        number.magnitude += power;
        number.end = end;
    }
    if number.magnitude == 0 && tokens.lower(number.end) == "dozen" {
        number.low = number.low.times(Exact::whole(12))?;
        number.end += 1;
    }
    Some(number)
}

/// The magnitude that stands at `at`, glued, after a blank or after a hyphen: its power of ten, and where it ends.
fn magnitude(tokens: &Tokens<'_>, at: usize, money: bool, number: Numeral) -> Option<(i32, usize)> {
    let word = if tokens.is_inner_hyphen(at) { at + 1 } else { at };
    if let Some(power) = long_magnitude(tokens.lower(word)) {
        return Some((power, word + 1));
    }
    // A letter counts only where it is glued to digits, or after money: `$5 m`.
    let lettered = number.form == Form::Digits && number.magnitude == 0;
    if !lettered || !(tokens.is_glued(at) || money) || tokens.is_glued(at + 1) && tokens.is_number(at + 1) {
        return None;
    }
    // `5m euros` and `5m EUR` have the currency behind.
    let money = money || super::measure::is_currency(tokens, at + 1);
    let power = match (tokens.text(at), money) {
        ("K" | "k", true) => 3,
        // `4K` and `8k` are screens, `5k` and `10k` runs.
        ("K" | "k", false) if number.low.to_f64() > 10.0 => 3,
        ("m" | "M" | "mm" | "MM", true) | ("M", false) => 6,
        ("m", false) if counts_things(tokens, at + 1) => 6,
        ("b" | "B", true) | ("B", false) => 9,
        ("t" | "T", true) => 12,
        _ => return None,
    };
    Some((power, at + 1))
}

/// True where a plural noun comes next: `5m people` are millions, `5m tall` metres.
fn counts_things(tokens: &Tokens<'_>, at: usize) -> bool {
    !tokens.is_glued(at)
        && (at..at + 2).any(|at| tokens.is_word(at) && crate::language::nouns::is_plural(tokens.lower(at)))
}

/// Magnitudes in words and their unambiguous abbreviations.
fn long_magnitude(word: &str) -> Option<i32> {
    Some(match word {
        "hundred" => 2,
        "thousand" => 3,
        "lakh" => 5,
        "million" | "mn" | "mln" => 6,
        "crore" => 7,
        "billion" | "bn" | "bln" => 9,
        "trillion" | "tn" | "trn" | "tln" => 12,
        "quadrillion" => 15,
        _ => return None,
    })
}

fn words(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    if !tokens.is_word(at) || !NUMBER_WORDS.contains(tokens.lower(at)) {
        return None;
    }
    if tokens.is_glued(at) && tokens.is_number(at.wrapping_sub(1)) {
        return None;
    }
    vague(tokens, at).or_else(|| share(tokens, at)).or_else(|| cardinal(tokens, at))
}

/// `hundreds`, `tens of thousands`, `several million`, `dozens`: from one magnitude up to the next.
fn vague(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    let plural = |word: &str| match word {
        "hundreds" => Some(2),
        "thousands" => Some(3),
        "millions" => Some(6),
        "billions" => Some(9),
        "trillions" => Some(12),
        _ => None,
    };
    let first = tokens.lower(at);
    let of = |at: usize| tokens.lower(at) == "of";
    let (power, end) = match first {
        "tens" if of(at + 1) => (plural(tokens.lower(at + 2)).map(|power| power + 1)?, at + 3),
        "hundreds" if of(at + 1) && plural(tokens.lower(at + 2)).is_some() => {
            (plural(tokens.lower(at + 2)).map(|power| power + 2)?, at + 3)
        }
        "several" | "few" | "many" => {
            let power = long_magnitude(tokens.lower(at + 1))?;
            match long_magnitude(tokens.lower(at + 2)) {
                Some(more) => (power + more, at + 3),
                None => (power, at + 2),
            }
        }
        // Beyond a dozen, but English doesn't say how far.
        "dozens" => return Some(at_least_that_many(12, at + 1)),
        "scores" if of(at + 1) => return Some(at_least_that_many(20, at + 1)),
        _ => (plural(first)?, at + 1),
    };
    let (low, high) = (Exact::whole(1).scaled(power)?, Exact::whole(1).scaled(power + 1)?);
    Some(Numeral { high: Some(high), form: Form::Vague, magnitude: power, ..numeral(low, end) })
}

fn at_least_that_many(least: u128, end: usize) -> Numeral {
    Numeral { form: Form::Vague, qualifier: Some(Qualifier::MoreThan), ..numeral(Exact::whole(least), end) }
}

/// `a third of`, `half the`, `two-thirds`, `one in five`, `nine out of ten`.
fn share(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    let of_whole = |part: u128, whole: u128, end: usize| {
        Some(Numeral { form: Form::Share, ..numeral(Exact::ratio(part, whole)?, end) })
    };
    let first = tokens.lower(at);
    if first == "half" {
        return half(tokens, at);
    }
    if matches!(first, "a" | "one")
        && let word = if tokens.is_inner_hyphen(at + 1) { at + 2 } else { at + 1 }
        && let Some(whole) = denominator(tokens.lower(word))
        && (first == "one" && whole != 2 || is_of_something(tokens, word + 1))
    {
        return of_whole(1, whole, word + 1);
    }
    let (part, end) = small_number(tokens, at)?;
    let word = if tokens.is_inner_hyphen(end) { end + 1 } else { end };
    if let Some(whole) = tokens.lower(word).strip_suffix('s').and_then(denominator)
        // `three quarters` may be nine months.
        && (whole != 4 || word > end || tokens.lower(word + 1) == "of")
        && part < whole
    {
        return of_whole(part, whole, word + 1);
    }
    one_in_so_many(tokens, at)
}

/// `one in five`, `4 in 10`, `nine out of ten`, `1 in 64`.
fn one_in_so_many(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    let (part, end) = small_number(tokens, at)?;
    let after = match (tokens.lower(end), tokens.lower(end + 1)) {
        ("in", _) => end + 1,
        ("out", "of") => end + 2,
        _ => return None,
    };
    let (whole, end) = small_number(tokens, after)?;
    let round = part == 1 || matches!(whole, 2..=10 | 12 | 20 | 25 | 50 | 100 | 1000);
    // `three in 10 days` counts days.
    let of_things = !super::measure::is_time(tokens, end) && tokens.lower(end) != "per";
    let fits = part < whole && part < 100 && round && of_things;
    if fits { Some(Numeral { form: Form::Share, ..numeral(Exact::ratio(part, whole)?, end) }) } else { None }
}

/// A whole number up to a thousand, in digits or one word.
fn small_number(tokens: &Tokens<'_>, at: usize) -> Option<(u128, usize)> {
    if tokens.is_number(at) {
        let value = tokens.text(at).parse().ok().filter(|value| *value <= 1000)?;
        return Some((value, at + 1));
    }
    match cardinal_word(tokens.lower(at))? {
        CardinalWord::Below(value) | CardinalWord::Tens(value) => Some((value, at + 1)),
    }
}

/// `half a million`, `half an hour`, `half of the`, `half its`; not `half-mast` or `the second half`.
fn half(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    let value = Exact::ratio(1, 2)?;
    let next = tokens.lower(at + 1);
    if tokens.is_glued(at) || tokens.is_inner_hyphen(at + 1) {
        return None;
    }
    match next {
        "a" | "an" => {
            let number = finish(tokens, numeral(value, at + 2), false)?;
            let counts = number.end > at + 2 || super::measure::is_unit_name(tokens, at + 2);
            counts.then_some(number)
        }
        "of" | "the" | "its" | "their" | "his" | "her" | "our" | "all" => {
            let begins =
                !matches!(tokens.lower_before(at, 1), "second" | "first" | "other" | "this" | "last" | "latter");
            begins.then(|| Numeral { form: Form::Share, ..numeral(value, at + 1) })
        }
        _ => None,
    }
}

/// True where a fraction is one of something: `a third of`, `a quarter more`, not `a third man`.
fn is_of_something(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(
        tokens.lower(at),
        "of" | "more" | "less" | "fewer" | "higher" | "lower" | "larger" | "smaller" | "bigger" | "cheaper" | "faster"
    )
}

/// The denominator that a word of fractions names, singular.
fn denominator(word: &str) -> Option<u128> {
    Some(match word {
        "half" => 2,
        "third" => 3,
        "quarter" | "fourth" => 4,
        "fifth" => 5,
        "sixth" => 6,
        "seventh" => 7,
        "eighth" => 8,
        "ninth" => 9,
        "tenth" => 10,
        "hundredth" => 100,
        "thousandth" => 1000,
        _ => return None,
    })
}

enum CardinalWord {
    /// One to nineteen.
    Below(u128),
    /// Twenty to ninety.
    Tens(u128),
}

fn cardinal_word(word: &str) -> Option<CardinalWord> {
    use CardinalWord::{Below, Tens};
    const BELOW: [&str; 19] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let position = |list: &[&str]| list.iter().position(|known| *known == word);
    match (position(&BELOW), position(&TENS)) {
        (Some(at), _) => Some(Below(at as u128 + 1)),
        (_, Some(at)) => Some(Tens(at as u128 * 10 + 20)),
        _ => None,
    }
}

/// A number in words: groups below a thousand with falling magnitudes between.
fn cardinal(tokens: &Tokens<'_>, at: usize) -> Option<Numeral> {
    let mut total = 0u128;
    let mut last_power = i32::MAX;
    let mut end = at;
    let mut powers = 0;
    loop {
        let article = end == at && matches!(tokens.lower(at), "a" | "an");
        let group = if article { Some((1, at + 1)) } else { below_hundred(tokens, joined(tokens, end, end > at)) };
        let Some((mut group, mut after)) = group else { break };
        let hyphen = |at: usize| if tokens.is_inner_hyphen(at) { at + 1 } else { at };
        if tokens.lower(hyphen(after)) == "hundred" {
            after = hyphen(after) + 1;
            group *= 100;
            if let Some((rest, more)) = below_hundred(tokens, joined(tokens, after, true)) {
                group += rest;
                after = more;
            }
            powers = powers.max(2);
        }
        match long_magnitude(tokens.lower(hyphen(after))).filter(|power| *power > 2) {
            Some(power) if power < last_power => {
                total += group * 10u128.pow(power.unsigned_abs());
                (last_power, end) = (power, hyphen(after) + 1);
                powers = powers.max(power);
            }
            // `one thousand, two million`: two numbers.
            Some(_) if end > at => break,
            _ => {
                if article && powers == 0 && tokens.lower(after) != "dozen" {
                    return None;
                }
                total += group;
                end = after;
                break;
            }
        }
    }
    if end == at || is_ordinal_next(tokens, end) {
        return None;
    }
    finish(tokens, Numeral { magnitude: powers, ..numeral(Exact::whole(total), end) }, false)
}

/// Where the next group of a number goes on: after `and`, or here.
fn joined(tokens: &Tokens<'_>, at: usize, inside: bool) -> usize {
    if inside && tokens.lower(at) == "and" && below_hundred(tokens, at + 1).is_some() { at + 1 } else { at }
}

/// One to ninety-nine; `None` for a year in words (`nineteen eighty-four`).
fn below_hundred(tokens: &Tokens<'_>, at: usize) -> Option<(u128, usize)> {
    match cardinal_word(tokens.lower(at))? {
        CardinalWord::Below(value) => {
            let year = value > 12 && matches!(cardinal_word(tokens.lower(at + 1)), Some(CardinalWord::Tens(_)));
            (!year).then_some((value, at + 1))
        }
        CardinalWord::Tens(tens) => {
            let next = if tokens.is_inner_hyphen(at + 1) { at + 2 } else { at + 1 };
            match cardinal_word(tokens.lower(next)) {
                Some(CardinalWord::Below(ones)) if ones < 10 => Some((tens + ones, next + 1)),
                _ => Some((tens, at + 1)),
            }
        }
    }
}

/// True where the number turns out to be an ordinal: `twenty-first`.
fn is_ordinal_next(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_inner_hyphen(at)
        && (matches!(tokens.lower(at + 1), "first" | "second")
            || denominator(tokens.lower(at + 1)).is_some_and(|n| n > 2))
}
