//! Decimal numbers with every digit they were written with.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use lean_string::LeanStr;

/// A decimal number of any length, kept as written; `1.50` and `1.5` are equal but print as they stand.
///
/// Meant for comparing and showing what reports state, not for arithmetic: take [`Decimal::to_f64`] for that.
#[derive(Clone, Debug)]
pub struct Decimal(LeanStr);

/// A number taken apart, for comparing.
struct Parts<'a> {
    negative: bool,
    /// The significant digits before and after the point, without zeros at either end of the two; both empty for zero.
    digits: (&'a str, &'a str),
    /// Where the point stands: the value is `0.DIGITS` times ten to this power.
    point: i64,
}

/// The most digits an exponent may have: more is no number that a report states.
const LONGEST_EXPONENT: usize = 6;

impl Decimal {
    /// The number as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The nearest binary number; infinite where it is beyond its range.
    pub fn to_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }
}

impl FromStr for Decimal {
    type Err = NotDecimal;

    /// Reads a JSON number: no leading `+`, no leading zeros, no bare point.
    fn from_str(text: &str) -> Result<Self, NotDecimal> {
        Parts::of(text).map(|_| Self(text.into())).ok_or(NotDecimal)
    }
}

impl<'a> Parts<'a> {
    /// The parts of a JSON number; `None` where the text is none, or has too long an exponent.
    fn of(text: &'a str) -> Option<Self> {
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, Some(exponent)),
            None => (unsigned, None),
        };
        let (whole, fraction) = match mantissa.split_once('.') {
            Some((_, "")) => return None,
            Some(parts) => parts,
            None => (mantissa, ""),
        };
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let zero_in_front = whole.len() > 1 && whole.starts_with('0');
        if whole.is_empty() || zero_in_front || !all_digits(whole) || !all_digits(fraction) {
            return None;
        }
        let exponent = match exponent {
            None => 0,
            Some(exponent) => {
                let size = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
                if size.is_empty() || size.len() > LONGEST_EXPONENT || !all_digits(size) {
                    return None;
                }
                exponent.parse::<i64>().ok()?
            }
        };
        Some(Self::normal(negative, whole, fraction, exponent))
    }

    /// The parts without zeros at either end.
    fn normal(negative: bool, whole: &'a str, fraction: &'a str, exponent: i64) -> Self {
        let front = whole.trim_start_matches('0');
        let back = fraction.trim_end_matches('0');
        let (digits, point) = match (front, back) {
            ("", back) => {
                let digits = back.trim_start_matches('0');
                (("", digits), digits.len() as i64 - back.len() as i64)
            }
            (front, "") => ((front.trim_end_matches('0'), ""), front.len() as i64),
            (front, back) => ((front, back), front.len() as i64),
        };
        let is_zero = digits == ("", "");
        Self { negative: negative && !is_zero, digits, point: if is_zero { 0 } else { exponent + point } }
    }

    fn is_zero(&self) -> bool {
        self.digits == ("", "")
    }

    /// Compares what comes after the sign. Digits without zeros at the front compare as fractions do: one by one.
    fn cmp_size(&self, other: &Self) -> Ordering {
        let digits = |parts: &Self| [parts.digits.0.as_bytes(), parts.digits.1.as_bytes()];
        let (own, others) = (digits(self), digits(other));
        self.point.cmp(&other.point).then_with(|| own.iter().copied().flatten().cmp(others.iter().copied().flatten()))
    }
}

/// The text is no decimal number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotDecimal;

impl fmt::Display for NotDecimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a decimal number")
    }
}

impl std::error::Error for NotDecimal {}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        // Whatever is kept here was taken apart before.
        let (Some(own), Some(other)) = (Parts::of(&self.0), Parts::of(&other.0)) else { return Ordering::Equal };
        let sign = |parts: &Parts| match (parts.is_zero(), parts.negative) {
            (true, _) => 0,
            (false, false) => 1,
            (false, true) => -1,
        };
        match sign(&own).cmp(&sign(&other)) {
            Ordering::Equal if own.negative => other.cmp_size(&own),
            Ordering::Equal => own.cmp_size(&other),
            unequal => unequal,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_compare_by_value() {
        #[track_caller]
        fn check(a: &str, b: &str, expected: Ordering) {
            let (x, y): (Decimal, Decimal) = (a.parse().unwrap(), b.parse().unwrap());
            assert_eq!((x.cmp(&y), y.cmp(&x)), (expected, expected.reverse()), "{a} {b}");
        }
        check("1.50", "1.5", Ordering::Equal);
        check("0", "-0.000", Ordering::Equal);
        check("1e3", "1000", Ordering::Equal);
        check("122000000000", "1.22E+11", Ordering::Equal);
        check("0.07", "7e-2", Ordering::Equal);
        check("9", "10", Ordering::Less);
        check("-9", "-10", Ordering::Greater);
        check("-1", "1", Ordering::Less);
        check("0.099", "0.1", Ordering::Less);
        check("12.3456789012345678901", "12.3456789012345678902", Ordering::Less);
    }

    #[test]
    fn only_json_numbers_are_read() {
        for text in ["", "-", "+1", "01", ".5", "5.", "1e", "1e+", "1e9999999", "0x10", "NaN", "1 000", "１"] {
            assert_eq!(text.parse::<Decimal>(), Err(NotDecimal), "{text}");
        }
        assert_eq!("19.50".parse::<Decimal>().unwrap().as_str(), "19.50");
    }
}
