//! Words that mean nearly the same in news, and words that point the other way.
//!
//! A small English list of our own (`lexicon.txt`), of words that news uses for the same act or thing. It knows no
//! context: that `fire` is here somebody's dismissal and there a blaze is left to the other words around it.

use std::sync::OnceLock;

use hashbrown::{HashMap, HashSet};

use super::stem::Stems;

const LEXICON: &str = include_str!("lexicon.txt");

/// The most words an entry has.
pub const LONGEST_ENTRY: usize = 3;

/// What the list knows of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sense {
    /// The line of the list: words of one line are about the same matter.
    pub matter: u16,
    /// The side of the line, 0 or 1: words of one side mean nearly the same, those of different sides the opposite.
    pub side: u8,
    /// True where the line has two sides.
    pub has_opposite: bool,
}

impl Sense {
    /// True where the two point opposite ways in the same matter.
    pub fn opposes(self, other: Self) -> bool {
        self.matter == other.matter && self.side != other.side
    }
}

/// The sense of an English word by its stem, or of words that belong together by their stems joined with `_`.
pub fn sense(stems: &str) -> Option<Sense> {
    static SENSES: OnceLock<HashMap<String, Sense>> = OnceLock::new();
    SENSES.get_or_init(senses).get(stems).copied()
}

/// True where an entry of several words begins with this stem.
pub fn begins_an_entry(stem: &str) -> bool {
    static BEGINNINGS: OnceLock<HashSet<String>> = OnceLock::new();
    let beginnings = || senses().into_keys().filter_map(|entry| Some(entry.split_once('_')?.0.to_owned())).collect();
    BEGINNINGS.get_or_init(beginnings).contains(stem)
}

/// The words of a sense as the list has them, by their stems: what its commonness is the sum of.
pub fn stems_of(sense: Sense) -> impl Iterator<Item = String> {
    let stems = Stems::of(Some("en"));
    let line = groups().nth(usize::from(sense.matter)).unwrap_or_default();
    let side = line.split('|').nth(usize::from(sense.side)).unwrap_or_default();
    side.split_whitespace().filter(|entry| !entry.contains('_')).map(move |word| stems.stem(word).into_owned())
}

fn groups() -> impl Iterator<Item = &'static str> {
    LEXICON.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty())
}

fn senses() -> HashMap<String, Sense> {
    let stemmer = Stems::of(Some("en"));
    let mut senses = HashMap::new();
    for (matter, line) in (0..).zip(groups()) {
        let has_opposite = line.contains('|');
        for (side, words) in (0..).zip(line.split('|')) {
            for entry in words.split_whitespace() {
                let stems: Vec<_> = entry.split('_').map(|word| stemmer.stem(word)).collect();
                senses.entry(stems.join("_")).or_insert(Sense { matter, side, has_opposite });
            }
        }
    }
    senses
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &str) -> Option<Sense> {
        let stems = Stems::of(None);
        sense(&words.split('_').map(|word| stems.stem(word)).collect::<Vec<_>>().join("_"))
    }

    #[test]
    fn words_have_company_and_opposites() {
        #[track_caller]
        fn check(a: &str, b: &str, same: bool, opposite: bool) {
            let (a, b) = (of(a).expect("listed"), of(b).expect("listed"));
            assert_eq!((a == b, a.opposes(b), b.opposes(a)), (same, opposite, opposite));
        }
        check("buying", "purchases", true, false);
        check("buying", "selling", false, true);
        check("restricted", "bars", true, false);
        check("bars", "lets", false, true);
        check("broke_off", "stopped", true, false);
        check("buying", "lets", false, false);
        assert_eq!(of("teapot"), None);
    }

    #[test]
    fn every_entry_is_short_and_stands_once() {
        let stems = Stems::of(None);
        let mut seen: HashMap<String, &str> = HashMap::new();
        for line in groups() {
            assert!(line.split('|').count() <= 2, "{line}");
            for entry in line.split(['|', ' ']).filter(|entry| !entry.is_empty()) {
                assert!(entry.split('_').count() <= LONGEST_ENTRY, "{entry}");
                let key = entry.split('_').map(|word| stems.stem(word)).collect::<Vec<_>>().join("_");
                if let Some(other) = seen.insert(key, line) {
                    assert_eq!(other, line, "{entry} stands in two groups");
                }
            }
        }
    }

    #[test]
    fn the_words_of_a_sense_have_it() {
        let sense = of("buying").expect("listed");
        assert!(stems_of(sense).all(|stem| super::sense(&stem) == Some(sense)));
        assert!(stems_of(sense).count() > 2);
    }
}
