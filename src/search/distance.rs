//! How many slips of the finger lie between two words: letters put in, left out, changed, or two neighbours exchanged.
//!
//! The optimal string alignment distance by bits, all rows of a column at once: Hyyrö, "A bit-vector algorithm for computing Levenshtein and
//! Damerau edit distances" (2003).

/// The longest word that is compared, in characters: one a bit.
const LONGEST: usize = 64;

/// A word to be compared with many.
pub(super) struct Misspelt {
    /// For each ASCII character the places where it stands in the word, a bit each.
    ascii: [u64; 128],
    /// The same for the others.
    others: Vec<(char, u64)>,
    first: char,
    length: usize,
    /// The most slips that are forgiven.
    most: usize,
}

/// How near another word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Nearness {
    pub(super) slips: usize,
    /// False where only the beginning of the other word is near: the word may not be typed to its end.
    pub(super) unfinished: bool,
    /// True where already the first letter differs, which is rarer.
    pub(super) other_first: bool,
}

impl Misspelt {
    /// The word made ready; `None` where nothing is forgiven: one or two letters, numbers, overlong words. Three to five letters are
    /// forgiven one slip, longer words two, as full-text search engines do.
    pub(super) fn new(word: &str) -> Option<Self> {
        let length = word.chars().count();
        let most = match length {
            3..=5 => 1,
            6..=LONGEST => 2,
            _ => return None,
        };
        let first = word.chars().next().filter(|_| !word.chars().any(char::is_numeric))?;
        let mut this = Self { ascii: [0; 128], others: Vec::new(), first, length, most };
        for (at, c) in word.chars().enumerate() {
            let bit = 1 << at;
            match this.ascii.get_mut(c as usize) {
                Some(places) => *places |= bit,
                None => match this.others.iter_mut().find(|(other, _)| *other == c) {
                    Some((_, places)) => *places |= bit,
                    None => this.others.push((c, bit)),
                },
            }
        }
        Some(this)
    }

    /// How near `other` is; `None` where it is too far.
    pub(super) fn nearness(&self, other: &str) -> Option<Nearness> {
        // A shorter word in bytes has fewer characters still.
        if other.len() + self.most < self.length {
            return None;
        }
        let first = other.chars().next()?;
        let last = 1u64 << (self.length - 1);
        let (mut up, mut down, mut equal, mut before) = (u64::MAX, 0u64, 0u64, 0u64);
        let mut slips = self.length;
        let mut of_beginning = slips;
        let mut ended = true;
        for (at, c) in other.chars().enumerate() {
            if at >= self.length + self.most {
                ended = false;
                break;
            }
            let here = self.places(c);
            let exchanged = ((!equal & here) << 1) & before;
            equal = ((here & up).wrapping_add(up) ^ up) | here | down | exchanged;
            let right_up = down | !(equal | up);
            let right_down = equal & up;
            slips += usize::from(right_up & last != 0);
            slips -= usize::from(right_down & last != 0);
            let right_up = right_up << 1 | 1;
            up = right_down << 1 | !(equal | right_up);
            down = right_up & equal;
            before = here;
            of_beginning = of_beginning.min(slips);
        }
        let (whole, other_first) = (ended && slips <= self.most, first != self.first);
        let slips = if whole { slips } else { of_beginning };
        // Among beginnings there is always one that is somehow near a short word.
        let near = slips <= self.most && (whole || self.length > 3 && !other_first);
        near.then_some(Nearness { slips, unfinished: !whole, other_first })
    }

    fn places(&self, c: char) -> u64 {
        match self.ascii.get(c as usize) {
            Some(places) => *places,
            None => self.others.iter().find(|(other, _)| *other == c).map_or(0, |(_, places)| *places),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn near_words() {
        // The slips, and whether only a beginning is near.
        #[track_caller]
        fn check(typed: &str, other: &str, expected: Option<(usize, bool)>) {
            let nearness = Misspelt::new(typed).and_then(|typed| typed.nearness(other));
            assert_eq!(nearness.map(|near| (near.slips, near.unfinished)), expected, "{typed} {other}");
        }
        check("goverment", "government", Some((1, false)));
        check("govrenment", "government", Some((1, false)));
        check("gvernmint", "government", Some((2, false)));
        check("gofernmi", "government", Some((2, true)));
        check("govermnet", "governor", None);
        check("war", "wra", Some((1, false)));
        check("wxrs", "warship", Some((1, true)));
        check("wxr", "warship", None);
        check("uarsh", "warship", None);
        check("uar", "war", Some((1, false)));
        check("wa", "war", None);
        check("2019", "2018", None);
        check("peace", "war", None);
        check("зима", "зема", Some((1, false)));
    }

    /// The distance by the table that defines it, of the word to each beginning of the other.
    fn by_table(word: &[char], other: &[char]) -> Vec<usize> {
        let mut table = vec![vec![0; other.len() + 1]; word.len() + 1];
        for i in 0..=word.len() {
            for j in 0..=other.len() {
                table[i][j] = match (i, j) {
                    (0, j) => j,
                    (i, 0) => i,
                    (i, j) => {
                        let same = usize::from(word[i - 1] != other[j - 1]);
                        let mut best = (table[i - 1][j - 1] + same).min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                        if i > 1 && j > 1 && word[i - 1] == other[j - 2] && word[i - 2] == other[j - 1] {
                            best = best.min(table[i - 2][j - 2] + 1);
                        }
                        best
                    }
                };
            }
        }
        table[word.len()].clone()
    }

    proptest! {
        #[test]
        fn bits_agree_with_the_table(word in "[abcé]{3,9}", other in "[abcé]{0,12}") {
            let typed = Misspelt::new(&word).unwrap();
            let columns = by_table(&word.chars().collect::<Vec<_>>(), &other.chars().collect::<Vec<_>>());
            let whole = columns[columns.len() - 1];
            let beginning = columns.iter().copied().min().unwrap();
            let expected = if whole <= typed.most { Some((whole, false)) } else { Some((beginning, true)) };
            let loose = expected.is_some_and(|(_, unfinished)| unfinished)
                && (typed.length == 3 || !other.starts_with(typed.first));
            let expected = expected.filter(|(slips, _)| *slips <= typed.most && !other.is_empty() && !loose);
            prop_assert_eq!(typed.nearness(&other).map(|near| (near.slips, near.unfinished)), expected);
        }
    }
}
