//! Wordings: quotes by their words, each numbered once and weighed, and quotes of the same words put together.
//!
//! What makes two wordings alike is left to the module above.

use std::sync::Arc;

use hashbrown::HashMap;

use crate::crossref::parallel;
use crate::crossref::terms::Reader;
use crate::language::words::tokens;
use crate::model::{Digest, Form, Item, Quote};

/// What the table of word frequencies says counts as much as this many words of the story's own quotes.
const WORDS_OF_THE_TABLE: f32 = 100_000.0;
/// The information, in nats, that every word has: what a word has more is its weight.
const COMMON: f32 = 3.0;
/// The weight of the commonest words, in nats.
const LEAST_WEIGHT: f32 = 0.5;

/// All quotes of a story.
#[derive(Default)]
pub(super) struct Wordings {
    /// In the order in which they first stand in the story.
    pub(super) wordings: Vec<Wording>,
    /// By the numbers of words: the weight of each.
    pub(super) weights: Vec<f32>,
}

/// What one quote or more say word for word.
pub(super) struct Wording {
    /// The numbers of its words; none where they are nobody's.
    pub(super) words: Box<[u32]>,
    /// The quotes, one of each report at most: what a report has twice are two wordings, the second with the seconds of others.
    pub(super) items: Vec<Item>,
}

/// What one thread read.
#[derive(Default)]
struct Part {
    numbers: HashMap<String, u32>,
    /// How much each word tells by the table.
    information: Vec<f32>,
    quotes: Vec<(Item, Vec<u32>)>,
}

impl Wordings {
    /// Reads the quotes of all digests.
    pub(super) fn read(digests: &[Arc<Digest>]) -> Self {
        let quotes: Vec<usize> = digests.iter().map(|digest| digest.quotes.len()).collect();
        let parts = parallel::parts(&quotes, parallel::workers(quotes.iter().sum()), |bounds| {
            let mut part = Part::default();
            bounds.for_each(|at| part.read(&digests[at], at as u32));
            part
        });
        let mut all = Self::default();
        let (mut numbers, mut information, mut counts) = (HashMap::new(), Vec::new(), Vec::new());
        let mut places: HashMap<(Box<[u32]>, u32), usize> = HashMap::new();
        for part in parts {
            let mut number_of = vec![0; part.information.len()];
            // In the order in which they first stand in the story, so that nothing depends on how they are hashed.
            let mut words: Vec<(String, u32)> = part.numbers.into_iter().collect();
            words.sort_unstable_by_key(|(_, number)| *number);
            for (word, number) in words {
                number_of[number as usize] = *numbers.entry(word).or_insert_with(|| {
                    information.push(part.information[number as usize]);
                    counts.push(0_u64);
                    counts.len() as u32 - 1
                });
            }
            for (item, words) in part.quotes {
                let words: Box<[u32]> = words.iter().map(|word| number_of[*word as usize]).collect();
                words.iter().for_each(|word| counts[*word as usize] += 1);
                all.put(item, words, &mut places);
            }
        }
        let total = counts.iter().sum::<u64>() as f32;
        let weight = |(count, information): (&u64, &f32)| {
            let share = (*count as f32 + WORDS_OF_THE_TABLE * (-information).exp()) / (total + WORDS_OF_THE_TABLE);
            (-share.ln() - COMMON).max(LEAST_WEIGHT)
        };
        all.weights = counts.iter().zip(&information).map(weight).collect();
        all
    }

    fn put(&mut self, item: Item, words: Box<[u32]>, places: &mut HashMap<(Box<[u32]>, u32), usize>) {
        if words.is_empty() {
            self.wordings.push(Wording { words, items: vec![item] });
            return;
        }
        let mut key = (words, 0);
        while let Some(at) = places.get(&key) {
            let items = &mut self.wordings[*at].items;
            if items.last().is_none_or(|last| last.digest != item.digest) {
                items.push(item);
                return;
            }
            key.1 += 1;
        }
        self.wordings.push(Wording { words: key.0.clone(), items: vec![item] });
        places.insert(key, self.wordings.len() - 1);
    }
}

impl Part {
    fn read(&mut self, digest: &Digest, position: u32) {
        let reader = Reader::of(digest.report.language.as_deref());
        for (quote, item) in digest.quotes.iter().zip(0..) {
            let words = if is_spoken(quote) { said(&quote.text) } else { Vec::new() };
            let numbers = words.into_iter().map(|word| self.number(word, &reader)).collect();
            self.quotes.push((Item { digest: position, item }, numbers));
        }
    }

    fn number(&mut self, word: String, reader: &Reader) -> u32 {
        if let Some(number) = self.numbers.get(&word) {
            return *number;
        }
        let number = self.information.len() as u32;
        self.information.push(reader.information_of_word(&word));
        self.numbers.insert(word, number);
        number
    }
}

/// True for words that somebody is said to have said as they stand.
fn is_spoken(quote: &Quote) -> bool {
    !matches!(quote.form, Some(Form::Term | Form::Indirect))
}

/// The words of a quote in lower case, without what an editor put in brackets.
pub(super) fn said(text: &str) -> Vec<String> {
    let mut plain = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    tokens(&plain).map(|token| token.text.to_lowercase().replace('’', "'")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_numbered_as_they_first_stand_in_the_story() {
        let quote = |text: &str| Quote { text: text.to_owned(), ..Quote::default() };
        let digest = |texts: [&str; 2]| Arc::new(Digest { quotes: texts.map(quote).into(), ..Digest::default() });
        let read = Wordings::read(&[
            digest(["We will rebuild the pier.", "The pier will stand."]),
            digest(["It will not stand.", "We will rebuild the pier."]),
        ]);
        let words: Vec<&[u32]> = read.wordings.iter().map(|wording| &wording.words[..]).collect();
        assert_eq!(words, [&[0, 1, 2, 3, 4][..], &[3, 4, 1, 5], &[6, 1, 7, 5]]);
    }
}
