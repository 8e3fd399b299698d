//! Names in running text: where they stand, which country they mean, and which is the short form of which.
//!
//! A name is a run of capitalised words, as English and most languages with an alphabet write it. Who or what it
//! names is not decided here.

use std::ops::Range;
use std::sync::OnceLock;

use hashbrown::{HashMap, HashSet};

use super::stem::Stems;
use super::words::{RAREST, Token, information, lower_case, tokens};

const PLACES: &str = include_str!("places.txt");

/// The most words the name of a place has.
pub const LONGEST_PLACE: usize = 3;

/// A name in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Where it stands, in bytes of the text.
    pub range: Range<usize>,
    /// Its words in lower case, without titles, articles and what joins them.
    pub words: Vec<String>,
}

impl Name {
    /// True where one of the two has all words of the other (`Commerce`, `Department of Commerce`; `Mr Purdy`, `Andy
    /// Purdy`), or is made of its initials (`CFIUS`).
    pub fn may_be(&self, other: &Name) -> bool {
        let within = |short: &Name, long: &Name| short.words.iter().all(|word| long.words.contains(word));
        !self.words.is_empty()
            && !other.words.is_empty()
            && (within(self, other) || within(other, self) || is_acronym(self, other) || is_acronym(other, self))
    }
}

/// True where the one word of `short` is made of the initials of `long`.
fn is_acronym(short: &Name, long: &Name) -> bool {
    let [word] = short.words.as_slice() else { return false };
    let letters = word.chars().filter(|c| *c != '.');
    long.words.len() > 1 && letters.eq(long.words.iter().filter_map(|word| word.chars().next()))
}

/// Words before a name that are no part of it.
const TITLES: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "sir",
    "dame",
    "lord",
    "lady",
    "president",
    "senator",
    "sen",
    "rep",
    "gov",
    "governor",
    "minister",
    "judge",
    "justice",
    "captain",
    "capt",
    "sgt",
    "lt",
    "gen",
    "general",
    "col",
    "prof",
    "professor",
    "rev",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
];

/// Words that join the words of a name, in lower case.
const JOINTS: &[&str] = &["of", "the", "for", "de", "la", "du", "von", "van", "der", "bin", "al", "el", "&"];

/// Words that join the words of a body's name only, which begins with one of [`BODIES`].
const JOINTS_OF_BODIES: &[&str] = &["on", "in", "and"];

/// Words with which the names of bodies begin.
const BODIES: &[&str] = &[
    "committee",
    "commission",
    "council",
    "conference",
    "campaign",
    "centre",
    "center",
    "bank",
    "court",
    "ministry",
    "department",
    "institute",
];

/// The information of words that so often go before a name at the start of a sentence that they are no part of it.
const TOO_COMMON_FOR_A_NAME: f32 = 7.0;

/// The names of `text`, in order.
pub fn find(text: &str) -> Vec<Name> {
    let tokens: Vec<Token> = tokens(text).collect();
    let mut names = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let end = run_end(text, &tokens, at);
        if end == at {
            at += 1;
            continue;
        }
        names.extend(named(text, &tokens, at..end));
        at = end;
    }
    names
}

/// Where the run of capitalised words that starts at token `start` ends; `start` where none starts there.
fn run_end(text: &str, tokens: &[Token], start: usize) -> usize {
    let mut end = start;
    let mut at = start;
    while at < tokens.len() && (at == start || is_joined(text, &tokens[at - 1], &tokens[at])) {
        if is_capitalised(tokens[at].text) {
            end = at + 1;
        } else {
            if end == start || at - end > 1 {
                break;
            }
            let of_body = || BODIES.contains(&&*lower_case(tokens[start].text));
            let joins = JOINTS.contains(&tokens[at].text);
            if !joins && (!JOINTS_OF_BODIES.contains(&tokens[at].text) || !of_body()) {
                break;
            }
        }
        at += 1;
    }
    end
}

/// The name in a run of capitalised words; none where the run is only the first word of a sentence.
fn named(text: &str, tokens: &[Token], run: Range<usize>) -> Option<Name> {
    let mut run = run;
    if starts_sentence(text, &tokens[run.start]) && !is_acronym_like(tokens[run.start].text) {
        // Any word has a capital letter here, so it has to be one that the language doesn't otherwise have, or that
        // the rest of a name fits.
        let first = lower_case(tokens[run.start].text);
        let information = information(&Stems::of(Some("en")).stem(&first));
        let alone = run.len() == 1 && information < RAREST;
        if !is_place(&first) && (alone || information < TOO_COMMON_FOR_A_NAME) {
            run.start += 1;
        }
    }
    while run.start < run.end && !is_capitalised(tokens[run.start].text) {
        run.start += 1;
    }
    while run.len() > 1 && TITLES.contains(&&*lower_case(tokens[run.start].text)) {
        run.start += 1;
    }
    let tokens = &tokens[run];
    let (first, last) = (tokens.first()?, tokens.last()?);
    let words = tokens
        .iter()
        .map(|token| token.text.to_lowercase())
        .filter(|word| !JOINTS.contains(&word.as_str()) && !JOINTS_OF_BODIES.contains(&word.as_str()))
        .collect::<Vec<_>>();
    (!words.is_empty()).then_some(Name { range: first.range.start..last.range.end, words })
}

fn is_capitalised(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

fn is_acronym_like(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// True where nothing but blanks, an initial's point, an ampersand or a hyphen stands between two words.
fn is_joined(text: &str, before: &Token, after: &Token) -> bool {
    let between = text[before.range.end..after.range.start].trim();
    let initial = || before.text.chars().count() == 1 || TITLES.contains(&&*lower_case(before.text));
    between.is_empty() || ["-", "‑", "&"].contains(&between) || (between == "." && initial())
}

fn starts_sentence(text: &str, token: &Token) -> bool {
    let before = text[..token.range.start].trim_end_matches(|c: char| c.is_whitespace() || "\"'“‘(«".contains(c));
    before.is_empty() || before.ends_with(['.', '!', '?', ':', '\n'])
}

fn places() -> &'static HashMap<&'static str, u16> {
    static PLACE: OnceLock<HashMap<&'static str, u16>> = OnceLock::new();
    PLACE.get_or_init(|| {
        let lines = PLACES.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(": "));
        let named = (0..).zip(lines).flat_map(|(number, (name, others))| {
            std::iter::once(name).chain(others.split(", ")).map(move |name| (name, number))
        });
        named.collect()
    })
}

/// The country or union that `name` and nothing more stands for, by the name it goes by: `American` is `United States`.
pub fn country(name: &str) -> Option<String> {
    let words: Vec<Token> = tokens(name).collect();
    let (number, _) = place(&words).filter(|(_, count)| *count == words.len())?;
    let mut lines = PLACES.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(": "));
    let capital = |word: &str| match word {
        "and" | "of" | "the" => word.to_owned(),
        _ => word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect(),
    };
    let (name, _) = lines.nth(usize::from(number))?;
    Some(name.split(' ').map(capital).collect::<Vec<String>>().join(" "))
}

/// The country or union that the first of `words` name, and how many of them do so. Words as they stand in the text:
/// `US` is a country, `us` is not.
pub fn place(words: &[Token]) -> Option<(u16, usize)> {
    let first = words.first()?;
    if !is_capitalised(first.text) {
        return None;
    }
    (1..=LONGEST_PLACE.min(words.len())).rev().find_map(|count| {
        let name = words[..count].iter().map(|token| token.text.to_lowercase()).collect::<Vec<_>>().join(" ");
        let shouted = count > 1 || name.len() > 3 || first.text.chars().all(|c| c.is_uppercase() || c == '.');
        places().get(name.as_str()).filter(|_| shouted).map(|place| (*place, count))
    })
}

/// True where the name of a country or union of several words begins with this one, as far as the table has it.
pub fn may_begin_a_place(word: &Token) -> bool {
    static BEGINNINGS: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let beginnings = || places().keys().filter_map(|name| Some(name.split_once(' ')?.0)).collect();
    is_capitalised(word.text) && BEGINNINGS.get_or_init(beginnings).contains(word.text.to_lowercase().as_str())
}

fn is_place(word: &str) -> bool {
    places().contains_key(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_runs_of_capitals() {
        #[track_caller]
        fn check(text: &str, expected: &[&str]) {
            let names = find(text);
            assert_eq!(names.iter().map(|name| &text[name.range.clone()]).collect::<Vec<_>>(), expected, "{text}");
        }
        check("", &[]);
        check("The ferry sank.", &[]);
        check("Divers from Lindholm met Mr Anders Holt.", &["Lindholm", "Anders Holt"]);
        check("The Department of Commerce listed Huawei.", &["Department of Commerce", "Huawei"]);
        check("Huawei grew. Profits at Lloyds and the Bank of England rose", &["Huawei", "Lloyds", "Bank of England"]);
        check("It rained in London, Paris and Rome.", &["London", "Paris", "Rome"]);
        check("She told J. K. Arden so.", &["J. K. Arden"]);
        check("US exports to the EU fell", &["US", "EU"]);
    }

    #[test]
    fn a_short_form_may_be_the_name() {
        #[track_caller]
        fn check(a: &str, b: &str, expected: bool) {
            let name = |text| find(text).into_iter().next().expect("a name");
            assert_eq!((name(a).may_be(&name(b)), name(b).may_be(&name(a))), (expected, expected), "{a} {b}");
        }
        check("in Commerce", "the Department of Commerce", true);
        check("said Mr Purdy", "said Andy Purdy", true);
        check("said Ann Purdy", "said Andy Purdy", false);
        check("the WHO", "the World Health Organization", true);
        check("the CFIUS", "the Committee on Foreign Investment in the United States", true);
        check("the World Bank", "the World Health Organization", false);
    }

    #[test]
    fn countries_have_one_name() {
        let check = |name: &str, expected: Option<&str>| assert_eq!(country(name).as_deref(), expected, "{name}");
        check("US", Some("United States"));
        check("American", Some("United States"));
        check("Chinese", Some("China"));
        check("American Airlines", None);
        check("us", None);
        check("", None);
    }

    #[test]
    fn places_go_by_many_names() {
        #[track_caller]
        fn check(a: &str, b: &str, expected: bool) {
            let place = |text| place(&tokens(text).collect::<Vec<_>>()).map(|(place, _)| place);
            assert_eq!(place(a).is_some() && place(a) == place(b), expected, "{a} {b}");
        }
        check("US firms", "United States", true);
        check("U.S. firms", "American firms", true);
        check("us", "United States", false);
        check("South Korean", "South Korea", true);
        check("South Korea", "North Korea", false);
    }
}
