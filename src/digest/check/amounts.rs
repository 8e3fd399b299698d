//! Whether the value of a figure can be what the report prints.
//!
//! A warning only where it clearly can't: `verbatim` holds numbers, all of its words are understood well enough, and the
//! value is none of them. Values in a unit that may have been converted (kilometres for miles) are let pass.
//! Finding quantities in running text is `language`'s matter; this only asks whether one number can stand for another.

use super::super::finding::Fault;
use super::super::places::{Part, To};
use super::super::tell::quoted;
use super::Tell;
use crate::model::{Decimal, Digest, Figure, Quantity};

pub(super) fn check(digest: &Digest, tell: &mut Tell) {
    for (at, figure) in digest.figures.iter().enumerate() {
        let mut look = |member: &str, value: &Decimal| {
            if contradicts(figure, value) {
                let message = format!("`{member}` is {value}, but the report has {}", quoted(&figure.verbatim));
                let help = "write the value in full, in the unit that `unit` names: `$15bn` is 15000000000 with `USD`";
                tell(Part::Figure(at), &[To::Member(member)], Fault::warning("value", message, help));
            }
        };
        match &figure.quantity {
            Some(Quantity::Value(value)) => look("value", value),
            Some(Quantity::Range { min, max }) => {
                min.iter().for_each(|min| look("minValue", min));
                max.iter().for_each(|max| look("maxValue", max));
            }
            None => {}
        }
    }
}

/// True where no reading of the words gives the value.
fn contradicts(figure: &Figure, value: &Decimal) -> bool {
    let plain = figure.unit.as_deref().is_none_or(is_plain);
    if !plain || figure.verbatim.len() > LONGEST {
        return false;
    }
    let Some(printed) = Printed::read(&figure.verbatim) else { return false };
    let unsigned = value.as_str().trim_start_matches('-');
    let Ok(value) = unsigned.parse::<Decimal>() else { return false };
    !printed.numbers.is_empty() && !printed.readings().any(|reading| reading == value)
}

/// The longest verbatim text that is looked at, in bytes: a longer one is no number.
const LONGEST: usize = 200;

/// True for a unit that nothing is converted into: counted things, shares, currencies.
fn is_plain(unit: &str) -> bool {
    let currency = unit.len() == 3 && unit.bytes().all(|byte| byte.is_ascii_uppercase());
    let counted = unit.starts_with('{') && unit.ends_with('}');
    currency || counted || matches!(unit, "%" | "1" | "")
}

/// The numbers that a text states, and by what they may be multiplied.
struct Printed {
    /// Each number in every way in which its separators can be read.
    numbers: Vec<String>,
    /// How many numbers stand in the text.
    count: usize,
    /// The powers of ten that its words name (million, bn).
    powers: Vec<i8>,
    /// True where a letter stands behind a number, so that a word that is not known may multiply it.
    open: bool,
    /// True where it speaks of per cent, which may be written as a share of one.
    share: bool,
}

impl Printed {
    /// The numbers of `text`; `None` where it counts in words or signs that this doesn't read.
    fn read(text: &str) -> Option<Self> {
        if text.chars().any(|c| (c.is_numeric() && !c.is_ascii_digit()) || c == '⁄') {
            return None;
        }
        let mut printed =
            Self { numbers: Vec::new(), count: 0, powers: Vec::new(), open: false, share: text.contains('%') };
        let lower = text.to_lowercase();
        let mut words = Words::default();
        let mut after_digits = false;
        for token in tokens(&lower) {
            match token {
                Token::Digits(digits) => {
                    words.finish(&mut printed);
                    printed.count += 1;
                    printed.numbers.extend(readings(digits));
                }
                Token::Word(word) if VAGUE.contains(&word) || word.ends_with("fold") => return None,
                Token::Word(word) => printed.word(word, after_digits, &mut words),
                Token::Fraction => return None,
            }
            after_digits = matches!(token, Token::Digits(_));
        }
        words.finish(&mut printed);
        Some(printed)
    }

    /// Takes in a word that stands behind the numbers so far.
    fn word(&mut self, word: &str, after_digits: bool, words: &mut Words) {
        let power = POWERS.iter().find(|(known, _)| *known == word).map(|(_, power)| *power);
        let multiplies = after_digits && (power.is_some() || value_of(word, LARGE).is_some());
        if !multiplies && words.take(word, self) {
            return;
        }
        words.finish(self);
        if multiplies {
            let many = value_of(word, LARGE).unwrap_or(1);
            let products: Vec<String> = self.numbers.iter().filter_map(|number| times(number, many)).collect();
            self.numbers.extend(products);
        }
        self.powers.extend(power);
        self.share |= matches!(word, "cent" | "percent" | "percentage" | "basis" | "bp" | "bps" | "pct");
        self.open |=
            power.is_none() && !multiplies && self.count > 0 && !matches!(word, "a" | "an" | "and" | "or" | "to");
    }

    /// Every value that the text can mean.
    fn readings(&self) -> impl Iterator<Item = Decimal> + '_ {
        let alone = self.powers.is_empty() || self.count > 1;
        let unknown: &[i8] = if self.open && self.powers.is_empty() { &[3, 6, 9, 12] } else { &[] };
        let share: &[i8] = if self.share { &[-2] } else { &[] };
        let powers: Vec<i8> = alone
            .then_some(0)
            .into_iter()
            .chain(self.powers.iter().copied())
            .chain(unknown.iter().copied())
            .chain(share.iter().copied())
            .collect();
        self.numbers.iter().flat_map(move |number| {
            powers.clone().into_iter().filter_map(move |power| format!("{number}e{power}").parse().ok())
        })
    }
}

/// Words and signs that multiply the number before them, as powers of ten.
const POWERS: &[(&str, i8)] = &[
    ("k", 3),
    ("thousand", 3),
    ("lakh", 5),
    ("lakhs", 5),
    ("m", 6),
    ("mn", 6),
    ("mln", 6),
    ("mio", 6),
    ("million", 6),
    ("millions", 6),
    ("crore", 7),
    ("crores", 7),
    ("b", 9),
    ("bn", 9),
    ("billion", 9),
    ("billions", 9),
    ("t", 12),
    ("tn", 12),
    ("trn", 12),
    ("trillion", 12),
    ("trillions", 12),
    ("万", 4),
    ("萬", 4),
    ("億", 8),
    ("亿", 8),
    ("兆", 12),
];

/// Words that state a number which this doesn't work out.
const VAGUE: &[&str] = &[
    "half",
    "halves",
    "third",
    "thirds",
    "quarter",
    "quarters",
    "fifth",
    "fifths",
    "tenth",
    "tenths",
    "twice",
    "thrice",
    "double",
    "doubled",
    "triple",
    "tripled",
    "quadruple",
    "dozens",
    "hundreds",
    "thousands",
    "decade",
    "decades",
    "century",
    "centuries",
    "fortnight",
    "score",
    "scores",
    "gross",
    "pair",
    "pairs",
    "single",
    "no",
    "none",
    "nil",
];

enum Token<'a> {
    /// Digits with the separators between them.
    Digits(&'a str),
    Word(&'a str),
    /// A slash between digits.
    Fraction,
}

/// The numbers and words of `text`.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = if c.is_ascii_digit() {
            let length = number_length(rest);
            found.push(Token::Digits(&rest[..length]));
            if rest[length..].strip_prefix('/').is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit())) {
                found.push(Token::Fraction);
            }
            length
        } else if c.is_alphabetic() {
            // Chinese and Japanese write the power of ten without a space: 3400万ユーロ.
            let length = match POWERS.iter().find(|(word, _)| !word.is_ascii() && rest.starts_with(word)) {
                Some((word, _)) => word.len(),
                None => rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len()),
            };
            found.push(Token::Word(&rest[..length]));
            length
        } else {
            c.len_utf8()
        };
        rest = &rest[length..];
    }
    found
}

/// True for what may stand between the digits of one number: points, commas, apostrophes and the spaces that group.
fn separates(c: char) -> bool {
    matches!(c, '.' | ',' | '\'' | '’' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

/// How many bytes the number at the beginning of `text` has; a separator belongs to it only between digits.
fn number_length(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_ascii_digit() {
            end = at + 1;
        } else if !separates(c) || !chars.peek().is_some_and(|(_, next)| next.is_ascii_digit()) {
            break;
        }
    }
    end
}

/// The ways to read digits with separators, as JSON numbers: `1,234` is 1234 or 1.234; around a space there may also be
/// two numbers.
fn readings(digits: &str) -> Vec<String> {
    let groups: Vec<&str> = digits.split(separates).collect();
    let [front @ .., last] = groups.as_slice() else { return Vec::new() };
    let mut found = vec![if front.is_empty() { (*last).to_owned() } else { format!("{}.{last}", front.concat()) }];
    if !front.is_empty() && last.len() == 3 {
        found.push(groups.concat());
    }
    if digits.contains(|c: char| separates(c) && c.is_whitespace()) {
        found.extend(groups.iter().map(|group| (*group).to_owned()));
    }
    for number in &mut found {
        let bare = number.trim_start_matches('0');
        *number = if bare.is_empty() || bare.starts_with('.') { format!("0{bare}") } else { bare.to_owned() };
    }
    found
}

/// English number words, added up as they come.
#[derive(Default)]
struct Words {
    /// The number so far: what is before the last thousand or million, and what is after it.
    whole: u64,
    part: u64,
    /// How many words it has.
    length: usize,
}

impl Words {
    /// Adds `word`; false where it is no part of a number.
    fn take(&mut self, word: &str, printed: &mut Printed) -> bool {
        match (value_of(word, SMALL), value_of(word, LARGE)) {
            (Some(value), _) => {
                self.part = self.part.saturating_add(value);
                // A part of a longer number may be meant as well: "one or two hundred".
                printed.numbers.push(value.to_string());
            }
            // "a hundred" and "a dozen" are one of them.
            (None, Some(value)) if value < 1_000 => self.part = self.part.max(1).saturating_mul(value),
            (None, Some(value)) => {
                self.whole = self.whole.saturating_add(self.part.max(1).saturating_mul(value));
                self.part = 0;
            }
            (None, None) => return word == "and" && self.length > 0,
        }
        self.length += 1;
        true
    }

    /// Ends the number, if there is one.
    fn finish(&mut self, printed: &mut Printed) {
        let Self { whole, part, length } = std::mem::take(self);
        if length > 0 {
            printed.count += 1;
            printed.numbers.push(whole.saturating_add(part).to_string());
        }
    }
}

fn value_of(word: &str, table: &[(&str, u64)]) -> Option<u64> {
    table.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
}

/// A whole number multiplied; `None` for one with a point.
fn times(number: &str, by: u64) -> Option<String> {
    number.parse::<u64>().ok()?.checked_mul(by).map(|product| product.to_string())
}

const SMALL: &[(&str, u64)] = &[
    ("zero", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

const LARGE: &[(&str, u64)] = &[
    ("dozen", 12),
    ("hundred", 100),
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("billion", 1_000_000_000),
    ("trillion", 1_000_000_000_000),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn contradicted(verbatim: &str, value: &str, unit: Option<&str>) -> bool {
        let figure = Figure { verbatim: verbatim.to_owned(), unit: unit.map(str::to_owned), ..Figure::default() };
        contradicts(&figure, &value.parse().unwrap())
    }

    #[test]
    fn a_value_that_fits_the_words_is_let_pass() {
        #[track_caller]
        fn check(verbatim: &str, value: &str, unit: &str) {
            assert!(!contradicted(verbatim, value, Some(unit)), "{verbatim} {value} {unit}");
        }
        check("more than $122 billion", "122000000000", "USD");
        check("$15bn", "15000000000", "USD");
        check("€1.5-2bn", "1500000000", "EUR");
        check("€1.5-2bn", "2000000000", "EUR");
        check("between 700 and 800 million", "700000000", "{user}");
        check("$122 billion (Dh447.7bn)", "447700000000", "AED");
        check("$5m", "5e6", "USD");
        check("£3k", "3000", "GBP");
        check("18 per cent", "18", "%");
        check("19.5 per cent", "0.195", "1");
        check("25 basis points", "0.25", "%");
        check("fell 3%", "-3", "%");
        check("1,234,567", "1234567", "{vote}");
        check("1.234.567", "1234567", "{vote}");
        check("1 234 567", "1234567", "{vote}");
        check("12,34,567", "1234567", "{vote}");
        check("1.234", "1.234", "%");
        check("12,5 Prozent", "12.5", "%");
        check("15 Milliarden Euro", "15000000000", "EUR");
        check("3万", "30000", "{person}");
        check("3400万ユーロ", "34000000", "EUR");
        check("約55億円", "5500000000", "JPY");
        check("2 crore", "20000000", "INR");
        check("six US senators", "6", "{senator}");
        check("a dozen", "12", "{egg}");
        check("two dozen firms", "24", "{firm}");
        check("2 dozen firms", "24", "{firm}");
        check("a hundred", "100", "{firm}");
        check("a million", "1000000", "{firm}");
        check("one hundred and twenty-five", "125", "{firm}");
        check("two hundred thousand", "200000", "{firm}");
        check("one or two hundred", "200", "{firm}");
        check("nearly 300 American companies", "300", "{company}");
        check("more than 100 times", "100", "1");
        check("007", "7", "{agent}");
        check("0.5", "0.50", "%");
    }

    #[test]
    fn what_is_not_understood_is_let_pass() {
        #[track_caller]
        fn check(verbatim: &str, value: &str, unit: Option<&str>) {
            assert!(!contradicted(verbatim, value, unit), "{verbatim} {value}");
        }
        check("half of them", "50", Some("%"));
        check("two-thirds", "66.7", Some("%"));
        check("2/3 of voters", "66.7", Some("%"));
        check("1½ dozen", "18", Some("{egg}"));
        check("dozens", "24", Some("{egg}"));
        check("three decades", "30", None);
        check("tenfold", "10", Some("1"));
        check("nearly a year", "1", None);
        check("sechs Senatoren", "6", Some("{senator}"));
        check("٣", "3", Some("{senator}"));
        check("60 miles", "96.56", Some("km"));
        check("two weeks", "14", Some("d"));
        check("", "3", None);
        check(&"9 ".repeat(500), "3", None);
    }

    #[test]
    fn a_value_that_can_not_fit_is_told() {
        #[track_caller]
        fn check(verbatim: &str, value: &str, unit: Option<&str>) {
            assert!(contradicted(verbatim, value, unit), "{verbatim} {value}");
        }
        check("$15bn", "15000000", Some("USD"));
        check("$15bn", "15", Some("USD"));
        check("$15bn", "51000000000", Some("USD"));
        check("18 per cent", "81", Some("%"));
        check("six US senators", "7", Some("{senator}"));
        check("a dozen", "10", None);
        check("1,234", "1235", Some("{vote}"));
        check("19.5 per cent", "195", Some("%"));
        check("two hundred", "300", Some("{firm}"));
        check("between 700 and 800 million", "900000000", Some("{user}"));
    }

    #[test]
    fn both_ends_of_a_range_are_looked_at() {
        let quantity = Some(Quantity::Range { min: "10".parse().ok(), max: "51".parse().ok() });
        let figure = Figure { verbatim: "10 to 15".into(), quantity, ..Figure::default() };
        let digest = Digest { figures: vec![figure], ..Digest::default() };
        assert_eq!(super::super::faults(&digest, super::check), ["value Figure(0).maxValue"]);
    }
}
