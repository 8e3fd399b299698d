//! Stems: the part of a word that its inflections share, by the Snowball stemmer of the report's language.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

/// Stems the words of one language.
pub struct Stems {
    stemmer: Option<Stemmer>,
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
            _ => return Self { stemmer: None },
        };
        Self { stemmer: Some(Stemmer::create(algorithm)) }
    }

    /// The stem of a folded (lower-case) word.
    pub fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        match &self.stemmer {
            Some(stemmer) => stemmer.stem(word),
            None => Cow::Borrowed(word),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        check(Some("de-AT"), "ministern", "minister", true);
        check(Some("xx"), "companies", "company", false);
    }
}
