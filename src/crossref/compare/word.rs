//! A word of a claim: what it says by itself, and when two say the same.

use std::ops::Range;

use crate::language::lexicon::Sense;

/// A word, or words that the lexicon has as one.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) range: Range<usize>,
    pub(super) lower: String,
    pub(super) stem: String,
    pub(super) sense: Option<Sense>,
    /// True where it says what the text is about.
    pub(super) is_telling: bool,
    /// True where it only joins or places others, or is a number.
    pub(super) is_function: bool,
    /// How much it says that a text has it, in nats.
    pub(super) information: f32,
    /// True where it stands in a name of several words.
    pub(super) in_name: bool,
}

/// Verbs of saying, by their stems: when somebody said something, and how often, is not what a claim is about.
const SAYING: &[&str] = &["say", "said", "told", "tell", "announc", "report", "ad", "confirm", "accord"];

/// Forms of verbs that tell of something done and don't end in "ed", sorted.
const IRREGULAR: &[&str] = &[
    "ate", "became", "began", "begun", "bled", "blew", "blown", "born", "bought", "bred", "broke", "broken", "brought",
    "built", "burnt", "came", "caught", "chose", "chosen", "cut", "dealt", "drawn", "drew", "driven", "drove",
    "fallen", "fell", "felt", "fled", "flew", "flown", "fought", "found", "froze", "frozen", "gave", "given", "grew",
    "grown", "heard", "held", "hid", "hidden", "hit", "hung", "kept", "knew", "known", "laid", "left", "lent", "lost",
    "made", "meant", "met", "paid", "proven", "put", "quit", "ran", "rang", "rode", "rose", "sang", "sank", "saw",
    "seen", "sent", "set", "shaken", "shook", "shot", "shown", "shrank", "shut", "slain", "slept", "sold", "sought",
    "spent", "split", "spoke", "spoken", "sprang", "spread", "stole", "stolen", "stood", "struck", "stuck", "swam",
    "swept", "swore", "sworn", "taken", "taught", "threw", "thrown", "took", "tore", "torn", "went", "won", "wore",
    "worn", "written", "wrote",
];

/// Beginnings with which such a form makes another: `upheld`, `withdrew`.
const PREFIXES: &[&str] = &["over", "re", "under", "up", "with"];

impl Word {
    /// True where the two are the same word or mean nearly the same.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.stem == other.stem || (self.sense.is_some() && self.sense == other.sense)
    }

    /// True for a verb of saying.
    pub(super) fn is_saying(&self) -> bool {
        // A report is also what is told of, and a reporter whom it is told.
        SAYING.contains(&self.stem.as_str()) && !["report", "reporter", "reporters"].contains(&self.lower.as_str())
    }

    /// True for the form of a verb that tells of something done.
    pub(super) fn is_done(&self) -> bool {
        let is_irregular = |word: &str| IRREGULAR.binary_search(&word).is_ok();
        self.lower.split(' ').next().is_some_and(|word| {
            let mut bases = PREFIXES.iter().filter_map(|prefix| word.strip_prefix(prefix));
            word.ends_with("ed") || is_irregular(word) || bases.any(is_irregular)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn irregular_forms_are_sorted() {
        assert!(IRREGULAR.is_sorted());
    }
}
