//! The quotes of one window: their words, forms and speakers, and the lists that find them.
//!
//! Each question narrows a set of quotes. There are two ways to answer it, by uniting the lists of tokens or by reading the quotes'
//! words; the cheaper one is taken, and the answer is the same.

use std::collections::{BTreeSet, HashMap};

use super::bits::{Bits, Ids};
use super::codes::Codes;
use super::pattern::Sequence;
use super::postings::{List, Postings};
use super::stream::{Stream, Words};
use crate::model::Form;

/// Quotes read but not listed yet are read through at every search; more than this many are worth new lists.
const UNLISTED: usize = 8192;

/// The quotes of one window.
#[derive(Clone, Debug, Default)]
pub(super) struct Window {
    stream: Stream,
    postings: Postings,
    forms: Vec<u8>,
    speakers: Vec<u32>,
}

/// A quote, as the index keeps it.
pub(super) struct Entry<'q> {
    /// Folded, its capitals kept.
    pub(super) text: &'q str,
    pub(super) form: Option<Form>,
    /// The number of its speaker among the story's; [`NOBODY`] where it has none.
    pub(super) speaker: u32,
}

/// The speaker of a quote that has none.
pub(super) const NOBODY: u32 = u32::MAX;

impl Window {
    pub(super) fn push(&mut self, entry: &Entry<'_>, words: &mut Words) {
        self.stream.push(entry.text, words);
        self.forms.push(form_bit(entry.form));
        self.speakers.push(entry.speaker);
    }

    /// How many quotes it holds.
    pub(super) fn len(&self) -> usize {
        self.stream.len()
    }

    /// Makes the lists, where enough quotes are without; `full` where no more will come.
    pub(super) fn list(&mut self, words: &Words, full: bool) {
        let unlisted = self.len() - self.postings.quotes();
        if unlisted > UNLISTED || full && unlisted > 0 {
            self.postings = Postings::new(&self.stream, words.lexicon.len());
        }
        if full {
            self.stream.shrink();
            self.forms.shrink_to_fit();
            self.speakers.shrink_to_fit();
        }
    }

    /// Keeps those of `quotes` that have a token of `ids`.
    pub(super) fn keep_with(&self, quotes: &mut Bits, ids: &Ids) {
        let mut found = Bits::empty();
        let mut steps = 0;
        for list in self.postings.lists(ids) {
            match list {
                List::Dense(bits) => found.or(bits),
                List::Steps(list) => steps += list.size(),
            }
        }
        let mut open = quotes.clone();
        open.and_not(&found);
        let listed = self.postings.quotes();
        let to_read = open.len_within(0..listed) * self.stream.size() / self.len().max(1);
        let read_from = if to_read < steps { 0 } else { listed };
        if read_from > 0 {
            for list in self.postings.lists(ids) {
                if let List::Steps(list) = list {
                    list.for_each(|quote| found.insert(quote));
                }
            }
        }
        for quote in open.within(read_from..self.len()) {
            if self.written(quote).any(|id| ids.contains(id)) {
                found.insert(quote);
            }
        }
        quotes.and(&found);
    }

    /// Adds for each of `ids` how many quotes have it.
    pub(super) fn count_each(&self, ids: &Ids, counts: &mut HashMap<u32, usize>) {
        for (id, list) in self.postings.lists_by_token(ids) {
            *counts.entry(id).or_default() += match list {
                List::Dense(bits) => bits.len(),
                List::Steps(steps) => steps.count(),
            };
        }
        for quote in self.postings.quotes()..self.len() {
            let has = self.stream.written(quote).filter(|id| ids.contains(*id)).collect::<BTreeSet<u32>>();
            has.into_iter().for_each(|id| *counts.entry(id).or_default() += 1);
        }
    }

    /// Keeps those of `quotes` in which the tokens stand side by side.
    pub(super) fn keep_ordered(&self, quotes: &mut Bits, sequence: &Sequence, words: &Words) {
        let mut tokens = Vec::new();
        let candidates: Vec<u16> = quotes.iter().collect();
        for quote in candidates {
            if !sequence.stands_in(usize::from(quote), &self.stream, words, &mut tokens) {
                quotes.remove(quote);
            }
        }
    }

    /// Keeps those of `quotes` whose form is one of `forms`, a bit each.
    pub(super) fn keep_forms(&self, quotes: &mut Bits, forms: u8) {
        keep(quotes, &self.forms, |form| form & forms != 0);
    }

    /// Keeps those of `quotes` whose speaker is one of `people`.
    pub(super) fn keep_speakers(&self, quotes: &mut Bits, people: &Ids) {
        keep(quotes, &self.speakers, |speaker| people.contains(speaker));
    }

    fn written(&self, quote: u16) -> Codes<'_> {
        self.stream.written(usize::from(quote))
    }

    /// The bytes it keeps on the heap: the quotes' words, their lists, and the rest.
    pub(super) fn memory(&self) -> (usize, usize, usize) {
        (self.stream.memory(), self.postings.memory(), self.forms.capacity() + self.speakers.capacity() * 4)
    }
}

/// The bit that stands for a form.
pub(super) fn form_bit(form: Option<Form>) -> u8 {
    match form {
        None => 0,
        Some(Form::Direct) => 1,
        Some(Form::Partial) => 2,
        Some(Form::Indirect) => 4,
        Some(Form::Term) => 8,
    }
}

/// Keeps those of `quotes` whose value `holds`.
fn keep<T: Copy>(quotes: &mut Bits, values: &[T], holds: impl Fn(T) -> bool) {
    let mut found = Bits::empty();
    for quote in quotes.within(0..values.len()) {
        if holds(values[usize::from(quote)]) {
            found.insert(quote);
        }
    }
    quotes.and(&found);
}
