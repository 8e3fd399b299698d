//! Decimal numbers with every digit they were written with.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// A decimal number of any length, kept as written; `1.50` and `1.5` are equal but print as they stand.
///
/// Meant for comparing and showing what reports state, not for arithmetic: take [`Decimal::to_f64`] for that.
#[derive(Clone, Debug)]
pub struct Decimal {
    text: Box<str>,
    negative: bool,
    /// The significant digits, without zeros at either end; empty for zero.
    digits: Box<str>,
    /// Where the point stands: the value is `0.DIGITS` times ten to this power.
    point: i64,
}

/// The most digits an exponent may have: more is no number that a report states.
const LONGEST_EXPONENT: usize = 6;

impl Decimal {
    /// The number as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The nearest binary number; infinite where it is beyond its range.
    pub fn to_f64(&self) -> f64 {
        self.text.parse().unwrap_or(f64::NAN)
    }
}

impl FromStr for Decimal {
    type Err = NotDecimal;

    /// Reads a JSON number: no leading `+`, no leading zeros, no bare point.
    fn from_str(text: &str) -> Result<Self, NotDecimal> {
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, Some(exponent)),
            None => (unsigned, None),
        };
        let (whole, fraction) = match mantissa.split_once('.') {
            Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
            Some(_) => return Err(NotDecimal),
            None => (mantissa, ""),
        };
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty()
            || (whole.len() > 1 && whole.starts_with('0'))
            || !all_digits(whole)
            || !all_digits(fraction)
        {
            return Err(NotDecimal);
        }
        let exponent = match exponent {
            None => 0,
            Some(exponent) => {
                let size = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
                if size.is_empty() || size.len() > LONGEST_EXPONENT || !all_digits(size) {
                    return Err(NotDecimal);
                }
                exponent.parse::<i64>().map_err(|_| NotDecimal)?
            }
        };
        let joined = format!("{whole}{fraction}");
        let without_front = joined.trim_start_matches('0');
        let zeros_in_front = joined.len() - without_front.len();
        let digits = without_front.trim_end_matches('0');
        let point = if digits.is_empty() { 0 } else { exponent + whole.len() as i64 - zeros_in_front as i64 };
        Ok(Self { text: text.into(), negative: negative && !digits.is_empty(), digits: digits.into(), point })
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
        f.write_str(&self.text)
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
        let sign = |number: &Self| match (number.digits.is_empty(), number.negative) {
            (true, _) => 0,
            (false, false) => 1,
            (false, true) => -1,
        };
        let size = |number: &Self| (number.point, number.digits.clone());
        match sign(self).cmp(&sign(other)) {
            // Digits without zeros at the front compare as fractions do: character by character.
            Ordering::Equal if sign(self) < 0 => size(other).cmp(&size(self)),
            Ordering::Equal => size(self).cmp(&size(other)),
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
