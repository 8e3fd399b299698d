//! Phrases of one or several words, found where they stand in a claim.

use super::reading::Reading;

/// The longest phrase of a table that stands at the word `at`: how many words of the claim it is, and what the table
/// says of it.
pub(super) fn longest<T: Copy>(reading: &Reading, at: usize, table: &[(&str, T)]) -> Option<(usize, T)> {
    let (rest, first) = rest(reading, at)?;
    let candidates = table.iter().filter(|(phrase, _)| phrase.as_bytes().first() == Some(&first));
    let found = candidates.filter(|(phrase, _)| begins(rest, phrase)).max_by_key(|(phrase, _)| phrase.len());
    found.map(|(phrase, what)| (words(reading, at, phrase), *what))
}

/// The longest phrase of a list that stands at the word `at`: how many words of the claim it is.
pub(super) fn any(reading: &Reading, at: usize, list: &[&str]) -> Option<usize> {
    let (rest, first) = rest(reading, at)?;
    let candidates = list.iter().filter(|phrase| phrase.as_bytes().first() == Some(&first));
    let found = candidates.filter(|phrase| begins(rest, phrase)).max_by_key(|phrase| phrase.len());
    found.map(|phrase| words(reading, at, phrase))
}

/// The text from the word `at` on, and its first byte in lower case.
fn rest<'r>(reading: &'r Reading, at: usize) -> Option<(&'r str, u8)> {
    let rest = reading.text.get(reading.words.get(at)?.range.start..)?;
    Some((rest, rest.as_bytes().first()?.to_ascii_lowercase()))
}

fn begins(rest: &str, phrase: &str) -> bool {
    let starts = rest.as_bytes().get(..phrase.len()).is_some_and(|start| start.eq_ignore_ascii_case(phrase.as_bytes()));
    starts && !rest.get(phrase.len()..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
}

/// How many words a phrase is that stands at the word `at`: the lexicon has some of several words as one.
fn words(reading: &Reading, at: usize, phrase: &str) -> usize {
    let end = reading.words[at].range.start + phrase.len();
    reading.words[at..].iter().take_while(|word| word.range.start < end).count()
}
