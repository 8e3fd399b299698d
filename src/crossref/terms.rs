//! Terms: what a claim is compared by. Words by their stems and by what else means the same, countries by any of
//! their names, numbers by their values.

use std::ops::Range;

use hashbrown::HashMap;

use crate::language::lexicon::{self, Sense};
use crate::language::names;
use crate::language::stem::Stems;
use crate::language::words::{RAREST, Token, information, tokens};

/// One thing that a text can have in common with another.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Term {
    /// The same in every text that has it.
    pub(super) key: Key,
    /// Where it stands, in bytes of the text.
    pub(super) range: Range<usize>,
    /// What part of a whole term it is: of a word that has others of like meaning, the word itself counts for one
    /// part and its meaning for another. The squares of the parts of a word add up to 1.
    pub(super) part: f32,
}

/// What makes two terms the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Key {
    /// The stem of a word.
    Stem(Box<str>),
    /// A word of this meaning.
    Sense(Sense),
    /// A word about this matter, whichever way it points.
    Matter(u16),
    /// A country or union of countries.
    Place(u16),
    /// A number, by its canonical digits.
    Number(Box<str>),
}

/// A word that has a meaning it shares with others.
const WORD_AND_MEANING: [f32; 2] = [0.5, 0.87];
/// A word that has a meaning it shares with others, and an opposite.
const WORD_MEANING_AND_MATTER: [f32; 3] = [0.55, 0.55, 0.63];

/// Stems of the words with which a report passes on what others say: they tell nothing of the matter.
const PASSING_ON: &[&str] =
    &["accord", "add", "cite", "explain", "quot", "reason", "report", "say", "sourc", "tell", "write"];

/// The information of a country's name in nats: names of countries are about as common in news as each other.
const INFORMATION_OF_A_PLACE: f32 = 8.5;
/// The information of a stem in a language that the table of frequencies is not for, in nats: what the story's own
/// counts say decides then.
const INFORMATION_OF_A_FOREIGN_WORD: f32 = 9.0;

/// Reads the terms of texts in one language.
pub(super) struct Reader {
    stems: Stems,
    english: bool,
}

impl Reader {
    /// For texts in the language with this BCP 47 tag.
    pub(super) fn of(language: Option<&str>) -> Self {
        let primary = language.unwrap_or("en").split(['-', '_']).next().unwrap_or_default();
        Self { stems: Stems::of(language), english: primary.is_empty() || primary.eq_ignore_ascii_case("en") }
    }

    /// The terms of `text`, in order.
    pub(super) fn terms(&self, text: &str) -> Vec<Term> {
        let tokens: Vec<Token> = tokens(text).collect();
        let stems: Vec<String> = tokens.iter().map(|token| self.stem(token)).collect();
        let mut terms = Vec::with_capacity(tokens.len() + tokens.len() / 2);
        let mut at = 0;
        while at < tokens.len() {
            at += self.term(&tokens[at..], &stems[at..], &mut terms);
        }
        terms
    }

    /// The terms that the first of `tokens`, of which there is one, begins or is, and how many tokens they take.
    pub(super) fn first_terms(&self, tokens: &[Token]) -> (Vec<Term>, usize) {
        let near = &tokens[..tokens.len().min(lexicon::LONGEST_ENTRY.max(names::LONGEST_PLACE))];
        let stems: Vec<String> = near.iter().map(|token| self.stem(token)).collect();
        let mut terms = Vec::new();
        let count = self.term(near, &stems, &mut terms);
        (terms, count)
    }

    /// True where the words behind a word decide what terms it is.
    pub(super) fn may_begin(&self, token: &Token) -> bool {
        names::may_begin_a_place(token) || (self.english && lexicon::begins_an_entry(&self.stem(token)))
    }

    /// Pushes the term that the first tokens are, and says how many.
    fn term(&self, tokens: &[Token], stems: &[String], terms: &mut Vec<Term>) -> usize {
        let start = tokens[0].range.start;
        let mut push = |count: usize, key: Key, part: f32| {
            terms.push(Term { key, range: start..tokens[count - 1].range.end, part });
        };
        if let Some((place, count)) = names::place(tokens) {
            push(count, Key::Place(place), 1.0);
            return count;
        }
        if let Some(number) = number(tokens[0].text) {
            push(1, Key::Number(number), 1.0);
            return 1;
        }
        let stem = || Key::Stem(stems[0].as_str().into());
        let Some((sense, count)) = self.sense(tokens, stems) else {
            push(1, stem(), 1.0);
            return 1;
        };
        if sense.has_opposite {
            let [word, meaning, matter] = WORD_MEANING_AND_MATTER;
            push(count, stem(), word);
            push(count, Key::Sense(sense), meaning);
            push(count, Key::Matter(sense.matter), matter);
        } else {
            let [word, meaning] = WORD_AND_MEANING;
            push(count, stem(), word);
            push(count, Key::Sense(sense), meaning);
        }
        count
    }

    fn sense(&self, tokens: &[Token], stems: &[String]) -> Option<(Sense, usize)> {
        if !self.english {
            return None;
        }
        let longest = if lexicon::begins_an_entry(&stems[0]) { lexicon::LONGEST_ENTRY.min(tokens.len()) } else { 1 };
        (2..=longest)
            .rev()
            .find_map(|count| Some((lexicon::sense(&stems[..count].join("_"))?, count)))
            .or_else(|| Some((lexicon::sense(&stems[0])?, 1)))
    }

    fn stem(&self, token: &Token) -> String {
        self.stems.stem(&token.text.to_lowercase()).into_owned()
    }

    /// How much it says that a text has a word, which is given in lower case, in nats, before the story is looked at.
    pub(super) fn information_of_word(&self, word: &str) -> f32 {
        self.information(&Key::Stem(self.stems.stem(word).into()))
    }

    /// How much it says that a text has a term, in nats, before the story is looked at.
    pub(super) fn information(&self, key: &Key) -> f32 {
        match key {
            Key::Place(_) => INFORMATION_OF_A_PLACE,
            Key::Number(digits) => information_of_number(digits),
            Key::Stem(stem) if self.english && PASSING_ON.contains(&&**stem) => 0.0,
            Key::Stem(stem) if self.english => information(stem),
            Key::Stem(_) => INFORMATION_OF_A_FOREIGN_WORD,
            Key::Sense(sense) => together(lexicon::stems_of(*sense)),
            Key::Matter(matter) => {
                let side = |side| lexicon::stems_of(Sense { matter: *matter, side, has_opposite: true });
                together(side(0).chain(side(1)))
            }
        }
    }
}

/// A reader that remembers each word that it has met, as what somebody makes of its terms.
pub(super) struct Words<T> {
    reader: Reader,
    /// Which of `words` each word is.
    met: HashMap<Box<str>, usize>,
    /// Nothing for a word that the ones behind it decide about.
    words: Vec<Option<Box<[T]>>>,
}

impl<T> Words<T> {
    /// For texts in the language with this BCP 47 tag.
    pub(super) fn of(language: Option<&str>) -> Self {
        Self { reader: Reader::of(language), met: HashMap::new(), words: Vec::new() }
    }

    /// Tells `found`, in order, which of `tokens` have terms, and what `make` makes of these: of one word, or of several
    /// that are one term.
    pub(super) fn read(
        &mut self,
        tokens: &[Token],
        mut make: impl FnMut(Key, f32, &Reader) -> T,
        mut found: impl FnMut(Range<usize>, &[T]),
    ) {
        let Self { reader, met, words } = self;
        let mut made = |terms: Vec<Term>| terms.into_iter().map(|term| make(term.key, term.part, reader)).collect();
        let mut at = 0;
        while at < tokens.len() {
            let word = *met.get(tokens[at].text).unwrap_or(&words.len());
            if word == words.len() {
                let by_itself = !reader.may_begin(&tokens[at]);
                words.push(by_itself.then(|| made(reader.first_terms(std::slice::from_ref(&tokens[at])).0)));
                met.insert(tokens[at].text.into(), word);
            }
            let count = match &words[word] {
                Some(terms) => {
                    found(at..at + 1, terms);
                    1
                }
                None => {
                    let (terms, count) = reader.first_terms(&tokens[at..]);
                    let terms: Box<[T]> = made(terms);
                    found(at..at + count, &terms);
                    count
                }
            };
            at += count;
        }
    }
}

/// The information of "one of these stems".
fn together(stems: impl Iterator<Item = String>) -> f32 {
    let share: f32 = stems.map(|stem| (-information(&stem)).exp()).sum();
    if share > 0.0 { -share.ln() } else { RAREST }
}

/// The more digits a number has, the less likely two reports have it by chance.
fn information_of_number(digits: &str) -> f32 {
    match digits.trim_end_matches('0').len() {
        0 | 1 => 7.5,
        2 => 8.5,
        _ => RAREST,
    }
}

/// Number words up to twenty, and tens.
const NUMBER_WORDS: &[(&str, &str)] = &[
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("thirteen", "13"),
    ("fourteen", "14"),
    ("fifteen", "15"),
    ("sixteen", "16"),
    ("seventeen", "17"),
    ("eighteen", "18"),
    ("nineteen", "19"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
    ("sixty", "60"),
    ("seventy", "70"),
    ("eighty", "80"),
    ("ninety", "90"),
];

/// The canonical digits of a word that is a number: without separators of thousands and zeros behind the point.
fn number(word: &str) -> Option<Box<str>> {
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        let lower = word.to_lowercase();
        return NUMBER_WORDS.iter().find(|(name, _)| *name == lower).map(|(_, digits)| (*digits).into());
    }
    if !word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',') {
        return None;
    }
    let plain = word.replace(',', "");
    let plain = if plain.contains('.') { plain.trim_end_matches('0').trim_end_matches('.') } else { &plain };
    Some(plain.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: &str, b: &str, expected: &[&str]) {
        let reader = Reader::of(Some("en"));
        let others = reader.terms(b);
        let mut shared: Vec<&str> = Vec::new();
        for term in reader.terms(a) {
            let word = &a[term.range.clone()];
            if others.iter().any(|other| other.key == term.key) && shared.last() != Some(&word) {
                shared.push(word);
            }
        }
        assert_eq!(shared, expected, "{a} / {b}");
    }

    #[test]
    fn terms_agree_across_wordings() {
        check("American firms", "companies in the United States", &["American", "firms"]);
        check("six senators", "6 lawmakers", &["six", "senators"]);
        check("1,200 people", "1200 tents", &["1,200"]);
        check("3.50 metres", "3.5", &["3.50"]);
        check("it bars sales", "selling is restricted", &["bars", "sales"]);
        check("buying", "selling", &["buying"]);
        check("a teapot", "the kettle", &[]);
    }

    #[test]
    fn the_parts_of_a_word_add_up() {
        let reader = Reader::of(None);
        for text in ["teapot", "firm", "bars", "broke off", "US", "12"] {
            let whole: f32 = reader.terms(text).iter().map(|term| term.part * term.part).sum();
            assert!((whole - 1.0).abs() < 0.02, "{text} {whole}");
        }
    }
}
