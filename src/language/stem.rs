//! Stems: the part of a word that its inflections share, by the Snowball stemmer of the report's language.

use std::borrow::Cow;
use std::cell::RefCell;

use hashbrown::HashMap;
use rust_stemmers::{Algorithm, Stemmer};

/// English forms that no rule leads back to their verb or noun, in pairs.
const IRREGULAR: &[(&str, &str)] = &[
    ("ate", "eat"),
    ("became", "become"),
    ("began", "begin"),
    ("begun", "begin"),
    ("blew", "blow"),
    ("blown", "blow"),
    ("bought", "buy"),
    ("broke", "break"),
    ("broken", "break"),
    ("brought", "bring"),
    ("built", "build"),
    ("came", "come"),
    ("caught", "catch"),
    ("children", "child"),
    ("chose", "choose"),
    ("chosen", "choose"),
    ("dealt", "deal"),
    ("drawn", "draw"),
    ("drew", "draw"),
    ("driven", "drive"),
    ("drove", "drive"),
    ("fallen", "fall"),
    ("fed", "feed"),
    ("feet", "foot"),
    ("fell", "fall"),
    ("felt", "feel"),
    ("fled", "flee"),
    ("flew", "fly"),
    ("flown", "fly"),
    ("fought", "fight"),
    ("froze", "freeze"),
    ("frozen", "freeze"),
    ("gave", "give"),
    ("given", "give"),
    ("gone", "go"),
    ("grew", "grow"),
    ("grown", "grow"),
    ("heard", "hear"),
    ("held", "hold"),
    ("hid", "hide"),
    ("hidden", "hide"),
    ("kept", "keep"),
    ("knew", "know"),
    ("known", "know"),
    ("laid", "lay"),
    ("led", "lead"),
    ("lent", "lend"),
    ("lit", "light"),
    ("lives", "life"),
    ("lost", "lose"),
    ("made", "make"),
    ("meant", "mean"),
    ("men", "man"),
    ("met", "meet"),
    ("overthrew", "overthrow"),
    ("paid", "pay"),
    ("people", "person"),
    ("proven", "prove"),
    ("ran", "run"),
    ("risen", "rise"),
    ("rode", "ride"),
    ("rose", "rise"),
    ("said", "say"),
    ("sank", "sink"),
    ("saw", "see"),
    ("seen", "see"),
    ("sent", "send"),
    ("shaken", "shake"),
    ("shook", "shake"),
    ("shot", "shoot"),
    ("shown", "show"),
    ("shrank", "shrink"),
    ("slain", "slay"),
    ("sold", "sell"),
    ("sought", "seek"),
    ("spent", "spend"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("stole", "steal"),
    ("stolen", "steal"),
    ("stood", "stand"),
    ("struck", "strike"),
    ("sung", "sing"),
    ("swam", "swim"),
    ("swore", "swear"),
    ("sworn", "swear"),
    ("taken", "take"),
    ("taught", "teach"),
    ("thought", "think"),
    ("threw", "throw"),
    ("thrown", "throw"),
    ("told", "tell"),
    ("took", "take"),
    ("tore", "tear"),
    ("torn", "tear"),
    ("went", "go"),
    ("withdrawn", "withdraw"),
    ("withdrew", "withdraw"),
    ("woke", "wake"),
    ("women", "woman"),
    ("won", "win"),
    ("wore", "wear"),
    ("worn", "wear"),
    ("written", "write"),
    ("wrote", "write"),
];

/// Each thread remembers the stems of at most this many different words of a language: most words of a text are few.
const MOST_REMEMBERED: usize = 20_000;

/// Stems by word.
type Remembered = HashMap<Box<str>, Box<str>>;

thread_local! {
    /// What has been stemmed, by language.
    static REMEMBERED: RefCell<HashMap<String, Remembered>> = RefCell::default();
}

/// Stems the words of one language.
pub struct Stems {
    language: String,
    stemmer: Option<Stemmer>,
    irregular: &'static [(&'static str, &'static str)],
}

impl Stems {
    /// The stemmer for a BCP 47 tag; English where none is given, words as they are where Snowball has no such language.
    pub fn of(language: Option<&str>) -> Self {
        let primary = language.unwrap_or("en").split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let algorithm = match primary.as_str() {
            "ar" => Algorithm::Arabic,
            "da" => Algorithm::Danish,
            "nl" => Algorithm::Dutch,
            "en" | "" => Algorithm::English,
            "fi" => Algorithm::Finnish,
            "fr" => Algorithm::French,
            "de" => Algorithm::German,
            "el" => Algorithm::Greek,
            "hu" => Algorithm::Hungarian,
            "it" => Algorithm::Italian,
            "no" | "nb" | "nn" => Algorithm::Norwegian,
            "pt" => Algorithm::Portuguese,
            "ro" => Algorithm::Romanian,
            "ru" => Algorithm::Russian,
            "es" => Algorithm::Spanish,
            "sv" => Algorithm::Swedish,
            "ta" => Algorithm::Tamil,
            "tr" => Algorithm::Turkish,
            _ => return Self { language: primary, stemmer: None, irregular: &[] },
        };
        let irregular = if matches!(algorithm, Algorithm::English) { IRREGULAR } else { &[] };
        Self { language: primary, stemmer: Some(Stemmer::create(algorithm)), irregular }
    }

    /// The stem of a folded (lower-case) word.
    pub fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        let Some(stemmer) = &self.stemmer else { return Cow::Borrowed(word) };
        REMEMBERED.with_borrow_mut(|languages| {
            let words = match languages.get_mut(&self.language) {
                Some(words) => words,
                None => languages.entry(self.language.clone()).or_default(),
            };
            if let Some(stem) = words.get(word) {
                return Cow::Owned(stem.to_string());
            }
            let regular = self.irregular.binary_search_by_key(&word, |(form, _)| form).map(|at| self.irregular[at].1);
            let stem = stemmer.stem(regular.unwrap_or(word)).into_owned();
            if words.len() >= MOST_REMEMBERED {
                words.clear();
            }
            words.insert(word.into(), stem.as_str().into());
            Cow::Owned(stem)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn irregular_forms_are_sorted() {
        assert!(IRREGULAR.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn inflections_share_a_stem() {
        #[track_caller]
        fn check(language: Option<&str>, a: &str, b: &str, expected: bool) {
            let stems = Stems::of(language);
            assert_eq!(stems.stem(a) == stems.stem(b), expected, "{a} {b}");
        }
        check(None, "restricted", "restricting", true);
        check(Some("en-GB"), "companies", "company", true);
        check(Some("en"), "selling", "buying", false);
        check(Some("en"), "bought", "buying", true);
        check(Some("nl"), "bought", "buying", false);
        check(Some("de-AT"), "ministern", "minister", true);
        check(Some("xx"), "companies", "company", false);
    }
}
