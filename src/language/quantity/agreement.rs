//! Whether two figures say the same, can both hold, or clash.
//!
//! What a qualifier allows is how news uses the word, not logic alone: nobody writes "more than 100" of 500.

use crate::language::numbers::exact::Exact;
use crate::language::units;
use crate::model::{Figure, Qualifier, Quantity};

/// What two figures are to each other, after their units are converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Agreement {
    /// The same number, meant equally exactly.
    Same,
    /// Both can hold: one is rounded, or a range or qualifier leaves room for the other.
    Compatible,
    /// They can't both hold of one thing.
    Clash,
}

/// How far "about" reaches to either side, and "almost" down, as a part of the number.
const NEAR: f64 = 0.1;

/// "More than" reaches up to this many times the number, and "less than" down to as small a part of it.
const SEVERAL: f64 = 2.0;

/// Two numbers further apart than this part are not one number rounded, however few digits the rounder one has.
const ROUNDING: f64 = 0.05;

/// Conversion between units may be off by this part.
const ARITHMETIC: f64 = 1e-9;

/// Sets two figures against each other; `None` where their units can't be compared or one has no number.
pub fn compare(a: &Figure, b: &Figure) -> Option<Agreement> {
    let (x, y) = (Extent::of(a)?, Extent::of(b)?);
    agreement((x, a.unit.as_deref()), (y, b.unit.as_deref()))
}

/// A figure ready to be compared with many others, and as little of it as that takes.
#[derive(Debug)]
pub struct Stated {
    extent: Extent,
    unit: Option<Box<str>>,
}

impl Stated {
    /// What a figure states; `None` where it has no number.
    pub fn of(figure: &Figure) -> Option<Self> {
        Some(Self { extent: Extent::of(figure)?, unit: figure.unit.as_deref().map(Into::into) })
    }

    /// The same as [`compare`] says of the figures.
    pub fn compare(&self, other: &Self) -> Option<Agreement> {
        agreement((self.extent, self.unit.as_deref()), (other.extent, other.unit.as_deref()))
    }
}

fn agreement((x, to): (Extent, Option<&str>), (y, from): (Extent, Option<&str>)) -> Option<Agreement> {
    let y = match (to, from) {
        (None, None) => y,
        (Some(to), Some(from)) => y.converted(from, to)?,
        _ => return None,
    };
    let near = |x: f64, y: f64| x == y || (x - y).is_finite() && (x - y).abs() <= ARITHMETIC * x.abs().max(y.abs());
    if near(x.stated.0, y.stated.0) && near(x.stated.1, y.stated.1) && x.qualifier == y.qualifier {
        return Some(Agreement::Same);
    }
    let gap = (x.low - y.high).max(y.low - x.high);
    let ends = [x.stated.0, x.stated.1, y.stated.0, y.stated.1];
    let largest = ends.into_iter().filter(|end| end.is_finite()).map(f64::abs).fold(0.0, f64::max);
    let slack = x.half_step.max(y.half_step).min(ROUNDING * largest);
    let both_hold = gap <= slack + ARITHMETIC * largest;
    Some(if both_hold { Agreement::Compatible } else { Agreement::Clash })
}

/// The numbers that a figure allows.
#[derive(Clone, Copy, Debug)]
struct Extent {
    /// The number or the ends of the range as stated; open ends are infinite.
    stated: (f64, f64),
    low: f64,
    high: f64,
    /// Half of the last place that the number was written with.
    half_step: f64,
    qualifier: Qualifier,
}

impl Extent {
    fn of(figure: &Figure) -> Option<Self> {
        let (stated, half_step) = match figure.quantity.as_ref()? {
            Quantity::Value(value) => ((value.to_f64(), value.to_f64()), half_step(Exact::decimal(value)?)),
            Quantity::Range { min, max } => {
                let end = |end: &Option<crate::model::Decimal>, open: f64| match end {
                    Some(end) => Some((end.to_f64(), half_step(Exact::decimal(end)?))),
                    None => Some((open, 0.0)),
                };
                let (low, high) = (end(min, f64::NEG_INFINITY)?, end(max, f64::INFINITY)?);
                ((low.0, high.0), low.1.max(high.1))
            }
        };
        let qualifier = figure.qualifier.unwrap_or(Qualifier::Exact);
        let (low, high) = allowed(stated, qualifier);
        // A bound is meant as one: "almost 300" is not 310 rounded.
        let rounded = matches!(qualifier, Qualifier::Exact | Qualifier::About);
        Some(Self { stated, low, high, half_step: if rounded { half_step } else { 0.0 }, qualifier })
    }

    fn converted(self, from: &str, to: &str) -> Option<Self> {
        let convert = |value: f64| if value.is_finite() { units::convert(value, from, to) } else { Some(value) };
        let zero = convert(0.0)?;
        let ordered = |a: f64, b: f64| if a <= b { (a, b) } else { (b, a) };
        let stated = ordered(convert(self.stated.0)?, convert(self.stated.1)?);
        let (low, high) = ordered(convert(self.low)?, convert(self.high)?);
        Some(Self { stated, low, high, half_step: (convert(self.half_step)? - zero).abs(), ..self })
    }
}

/// What a qualifier lets a stated number be.
fn allowed((low, high): (f64, f64), qualifier: Qualifier) -> (f64, f64) {
    let (size_low, size_high) = (low.abs(), high.abs());
    match qualifier {
        Qualifier::Exact => (low, high),
        Qualifier::About => (low - size_low * NEAR, high + size_high * NEAR),
        Qualifier::Almost => (low - size_low * NEAR, high),
        Qualifier::MoreThan => (low, high + size_high * (SEVERAL - 1.0)),
        Qualifier::AtLeast => (low, f64::INFINITY),
        Qualifier::LessThan => (low - size_low / SEVERAL, high),
        // "Up to" is said of amounts, and these begin at nothing.
        Qualifier::UpTo => (low.min(0.0), high),
    }
}

/// Half of the last place a number was written with. Zeros at the end of a whole number of three digits or more may be
/// rounding; below that they are counted (20 people are not 22).
fn half_step(number: Exact) -> f64 {
    let (whole, fraction) = number.parts();
    let place = if !fraction.is_empty() {
        -i32::try_from(fraction.len()).unwrap_or(i32::MAX)
    } else if whole.len() >= 3 {
        i32::try_from(whole.len() - whole.trim_end_matches('0').len()).unwrap_or(0)
    } else {
        0
    };
    10f64.powi(place) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `>=5 km`, `3..4 %`, `~7 {boat}`.
    fn figure(text: &str) -> Figure {
        let (number, unit) = text.split_once(' ').unwrap_or((text, ""));
        let marks = [
            (">=", Qualifier::AtLeast),
            ("<=", Qualifier::UpTo),
            (">", Qualifier::MoreThan),
            ("<", Qualifier::LessThan),
            ("~", Qualifier::About),
            ("^", Qualifier::Almost),
        ];
        let mark = marks.iter().find(|(mark, _)| number.starts_with(mark));
        let digits = mark.map_or(number, |(mark, _)| &number[mark.len()..]);
        let end = |end: &str| (!end.is_empty()).then(|| end.parse().unwrap());
        let quantity = match digits.split_once("..") {
            Some((min, max)) => Quantity::Range { min: end(min), max: end(max) },
            None => Quantity::Value(digits.parse().unwrap()),
        };
        Figure {
            quantity: Some(quantity),
            unit: (!unit.is_empty()).then(|| unit.to_owned()),
            qualifier: mark.map(|(_, qualifier)| *qualifier),
            ..Figure::default()
        }
    }

    #[test]
    fn figures_agree_or_clash() {
        use Agreement::{Clash, Compatible, Same};
        #[track_caller]
        fn check(a: &str, b: &str, expected: impl Into<Option<Agreement>>) {
            let expected = expected.into();
            let (a, b) = (figure(a), figure(b));
            assert_eq!((compare(&a, &b), compare(&b, &a)), (expected, expected));
            let ready = Stated::of(&a).zip(Stated::of(&b)).and_then(|(a, b)| a.compare(&b));
            assert_eq!(ready, expected);
        }
        check("6 {senator}", "6.0 {senator}", Same);
        check("6 {senator}", "5 {senator}", Clash);
        check("20 {people}", "22 {people}", Clash);
        check("20 {people}", "20 {senator}", None);
        check("300 {company}", "297 {company}", Compatible);
        check("100 {company}", "120 {company}", Clash);
        check("15000000000 USD", "15300000000 USD", Compatible);
        check("2000000000 USD", "1900000000 USD", Compatible);
        check("1000000 USD", "1200000 USD", Clash);
        check("18 %", "18.4 %", Compatible);
        check("18 %", "19 %", Clash);
        check("18.4 %", "18.5 %", Clash);
        check("1.5 %", "2 %", Clash);
        check(">122000000000 USD", "122400000000 USD", Compatible);
        check(">122000000000 USD", "250000000000 USD", Clash);
        check(">100 km", "90 km", Clash);
        check(">=10 {people}", "50 {people}", Compatible);
        check(">=10 {people}", "9 {people}", Clash);
        check("<10 min", "8 min", Compatible);
        check("<10 min", "2 min", Clash);
        check("<=400 {job}", "350 {job}", Compatible);
        check("<=400 {job}", "450 {job}", Clash);
        check("~300 {song}", "320 {song}", Compatible);
        check("~300 {song}", "300 {song}", Compatible);
        check("~300 {song}", "~300 {song}", Same);
        check("~300 {song}", "400 {song}", Clash);
        check("^300 {song}", "290 {song}", Compatible);
        check("^300 {song}", "310 {song}", Clash);
        check("3..5 %", "4..6 %", Compatible);
        check("3..5 %", "4 %", Compatible);
        check("3..5 %", "6 %", Clash);
        check("3..5 %", "3.0..5.0 %", Same);
        check("5.. km", "9 km", Compatible);
        check("7 [mi_i]", "11 km", Compatible);
        check("7 [mi_i]", "13 km", Clash);
        check("12 mo", "1 a", Same);
        check("1000 m", "1 km", Same);
        check("10 Gbit/s", "10000 Mbit/s", Same);
        check("0.25 1", "25 %", Same);
        check("100 Cel", "212 [degF]", Same);
        check("5 USD", "5 EUR", None);
        check("5", "5 %", None);
        check("5", "5", Same);
        check("0 %", "0.0 %", Same);
        check("0 %", "1 %", Clash);
    }

    #[test]
    fn a_figure_without_number_compares_with_nothing() {
        assert_eq!(compare(&Figure::default(), &figure("5 km")), None);
        assert_eq!(compare(&figure(".. km"), &figure("5 km")), Some(Agreement::Compatible));
    }
}
