//! What tokens begin with, in a few classes: enough to tell most phrases apart whose last word is just being typed.

use super::tokens::{self, Kind};

/// How many classes there are: each small letter and digit of ASCII has its own, other letters share those that are left.
pub(super) const INITIALS: usize = 64;

const DIGITS: u8 = 26;
const GAP: u8 = DIGITS + 10;
const ALONE: u8 = GAP + 1;
const SHARED: u8 = ALONE + 1;

/// The class of a token, of which this is the folded text.
pub(super) fn initial(folded: &str) -> u8 {
    let Some(first) = folded.chars().next() else { return GAP };
    match (first, tokens::kind(first)) {
        ('a'..='z', _) => first as u8 - b'a',
        ('0'..='9', _) => DIGITS + (first as u8 - b'0'),
        (_, Kind::Gap) => GAP,
        (_, Kind::Alone) => ALONE,
        (_, Kind::Letter) => SHARED + (first as u32 % (INITIALS as u32 - u32::from(SHARED))) as u8,
    }
}

/// The classes of a set of tokens, a bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Initials {
    /// Those of which it has a token.
    pub(super) any: u64,
    /// Those of which it has every token there is.
    pub(super) all: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_digits_have_a_class_each() {
        let classes: Vec<u8> = ('a'..='z').chain('0'..='9').map(|c| initial(&c.to_string())).collect();
        assert!(classes.iter().copied().eq(0..GAP));
        for (text, class) in [("", GAP), (", ", GAP), (" ", GAP), ("中", ALONE), ("the", 19), ("2019", DIGITS + 2)] {
            assert_eq!(initial(text), class, "{text}");
        }
        assert!(('\u{370}'..'\u{600}').all(|c| usize::from(initial(&c.to_string())) < INITIALS));
        assert_ne!(initial("мир"), initial("и"));
    }
}
