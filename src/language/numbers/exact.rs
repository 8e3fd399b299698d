//! Numbers with all their digits, for putting a stated number together: `1.25` and `million`.
//!
//! Holds up to 38 digits; what is longer is no number that a report states. Comparing is `model::Decimal`'s.

use crate::model::Decimal;

/// `mantissa` times ten to the power `exponent`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::language) struct Exact {
    mantissa: u128,
    exponent: i32,
    negative: bool,
}

/// The powers of ten that are ever needed; a report's numbers stay far below.
const GREATEST_EXPONENT: i32 = 60;

impl Exact {
    /// A whole number.
    pub(in crate::language) fn whole(value: u128) -> Self {
        Self { mantissa: value, exponent: 0, negative: false }
    }

    /// Digits with at most one point; separators between thousands must be gone. `None` past 38 digits.
    pub(in crate::language) fn digits(text: &str) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let exponent = i32::try_from(fraction.len()).ok().filter(|length| *length <= GREATEST_EXPONENT)?;
        let mantissa = format!("{whole}{fraction}").parse().ok()?;
        Some(Self { mantissa, exponent: -exponent, negative: false })
    }

    /// Reads a decimal in plain or exponent form; `None` where it has more digits than fit.
    pub(in crate::language) fn decimal(decimal: &Decimal) -> Option<Self> {
        let text = decimal.as_str();
        let (negative, unsigned) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let exponent: i32 = exponent.parse().ok()?;
        let digits = Self::digits(mantissa)?.scaled(exponent)?;
        Some(Self { negative, ..digits })
    }

    /// The ratio of two small numbers, to 16 digits where it has no end.
    pub(in crate::language) fn ratio(numerator: u128, denominator: u128) -> Option<Self> {
        let mut left = numerator.checked_rem(denominator)?;
        let mut mantissa = numerator / denominator;
        let mut exponent = 0;
        while left != 0 && exponent > -16 {
            mantissa = mantissa.checked_mul(10)?.checked_add(left * 10 / denominator)?;
            left = left * 10 % denominator;
            exponent -= 1;
        }
        // The last of 16 digits is rounded.
        if left * 2 >= denominator {
            mantissa += 1;
        }
        Some(Self { mantissa, exponent, negative: false })
    }

    /// Times ten to the power `power`.
    pub(in crate::language) fn scaled(self, power: i32) -> Option<Self> {
        let exponent = self.exponent.checked_add(power)?;
        (exponent.abs() <= GREATEST_EXPONENT).then_some(Self { exponent, ..self })
    }

    /// The product.
    pub(in crate::language) fn times(self, other: Self) -> Option<Self> {
        let mantissa = self.mantissa.checked_mul(other.mantissa)?;
        Self { mantissa, exponent: self.exponent, negative: self.negative != other.negative }.scaled(other.exponent)
    }

    /// The sum of two numbers that are not negative.
    pub(in crate::language) fn plus(self, other: Self) -> Option<Self> {
        let exponent = self.exponent.min(other.exponent);
        let lift = |number: Self| {
            let power = u32::try_from(number.exponent - exponent).ok()?;
            number.mantissa.checked_mul(10u128.checked_pow(power)?)
        };
        Some(Self { mantissa: lift(self)?.checked_add(lift(other)?)?, exponent, negative: false })
    }

    /// The number with the opposite sign.
    pub(in crate::language) fn negated(self) -> Self {
        Self { negative: !self.negative && self.mantissa != 0, ..self }
    }

    /// The nearest binary number.
    pub(in crate::language) fn to_f64(self) -> f64 {
        let size = self.mantissa as f64 * 10f64.powi(self.exponent);
        if self.negative { -size } else { size }
    }

    /// The whole number it is, where it is one that fits.
    pub(in crate::language) fn to_whole(self) -> Option<u128> {
        let power = u32::try_from(self.exponent).ok()?;
        if self.negative { None } else { self.mantissa.checked_mul(10u128.checked_pow(power)?) }
    }

    /// The digits before and after the point, without sign.
    pub(in crate::language) fn parts(self) -> (String, String) {
        let digits = self.mantissa.to_string();
        let Ok(decimals) = usize::try_from(-self.exponent) else {
            let zeros = usize::try_from(self.exponent).unwrap_or(0);
            let zeros = if self.mantissa == 0 { 0 } else { zeros };
            return (digits + &"0".repeat(zeros), String::new());
        };
        let padded = format!("{digits:0>width$}", width = decimals + 1);
        let (whole, fraction) = padded.split_at(padded.len() - decimals);
        (whole.to_owned(), fraction.to_owned())
    }

    /// True below zero.
    pub(in crate::language) fn is_negative(self) -> bool {
        self.negative
    }

    /// The model's decimal, written without an exponent.
    pub(in crate::language) fn to_decimal(self) -> Option<Decimal> {
        let (whole, fraction) = self.parts();
        let sign = if self.negative { "-" } else { "" };
        let point = if fraction.is_empty() { "" } else { "." };
        format!("{sign}{whole}{point}{fraction}").parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_kept() {
        #[track_caller]
        fn check(found: Option<Exact>, expected: &str) {
            let decimal = found.and_then(Exact::to_decimal).map(|decimal| decimal.as_str().to_owned());
            assert_eq!(decimal.as_deref(), Some(expected));
        }
        let digits = |text| Exact::digits(text).unwrap();
        check(Exact::digits("447.7").and_then(|number| number.scaled(9)), "447700000000");
        check(Exact::digits("1.50"), "1.50");
        check(Exact::digits("0007"), "7");
        check(Exact::digits(".001"), "0.001");
        check(Exact::ratio(1, 3), "0.3333333333333333");
        check(Exact::ratio(2, 3), "0.6666666666666667");
        check(Exact::ratio(1, 2), "0.5");
        check(digits("2").plus(digits("0.5")), "2.5");
        check(digits("2.5").times(Exact::whole(1_000_000)), "2500000.0");
        check(Some(digits("130").negated()), "-130");
        check(Exact::decimal(&"-1.2e3".parse().unwrap()), "-1200");
        check(Exact::decimal(&"0e9".parse().unwrap()), "0");
    }

    #[test]
    fn what_does_not_fit_is_none() {
        assert_eq!(Exact::digits(&"9".repeat(60)), None);
        assert_eq!(Exact::digits(""), None);
        assert_eq!(Exact::digits("1.2.3"), None);
        assert_eq!(Exact::ratio(1, 0), None);
        assert_eq!(Exact::whole(u128::MAX).times(Exact::whole(2)), None);
        assert_eq!(Exact::whole(1).scaled(99), None);
    }
}
