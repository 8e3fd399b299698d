//! How many of something there are, in words: `1 report`, `20,000 reports`.

/// A number with its thousands apart: `1,000,000`.
pub fn grouped(number: usize) -> String {
    thousands(&number.to_string())
}

/// The digits of a whole number with its thousands apart.
pub fn thousands(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number with what is counted; `noun` is one whose plural ends in a bare `s`.
pub fn counted(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", grouped(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_nouns_agree() {
        let check = |number: usize, expected: &str| assert_eq!(counted(number, "report"), expected);
        check(0, "0 reports");
        check(1, "1 report");
        check(999, "999 reports");
        check(1_000, "1,000 reports");
        check(1_234_567, "1,234,567 reports");
    }
}
