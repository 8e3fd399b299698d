//! The quotes of one window: their words, forms and speakers, and the lists that find them.
//!
//! Each question narrows a set of quotes. There are two ways to answer it, by uniting the lists of tokens or by reading the quotes'
//! words; the cheaper one is taken, and the answer is the same.

use std::collections::{BTreeSet, HashMap};

use super::bits::{Bits, Ids, WINDOW};
use super::codes::Codes;
use super::followers::Followers;
use super::parts::Parts;
use super::pattern::Sequence;
use super::postings::{List, Postings};
use super::query::FORMS;
use super::stream::{Stream, Words};
use crate::model::Form;

/// Quotes read but not listed yet are read through at every search; more than this many are worth new lists.
const UNLISTED: usize = 8192;

/// Reading a byte of a quote takes as long as uniting so many numbers of lists, as measured.
const READING: usize = 3;

/// The quotes of one window.
#[derive(Clone, Debug, Default)]
pub(super) struct Window {
    stream: Stream,
    postings: Postings,
    followers: Followers,
    parts: Parts,
    /// For each form the quotes that have it.
    forms: [Option<Bits>; FORMS.len()],
    speakers: Vec<u32>,
    /// For each speaker the quotes, as far as they are listed.
    by_speaker: Postings,
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
pub(super) const NOBODY: u32 = 0;

impl Window {
    pub(super) fn push(&mut self, entry: &Entry<'_>, words: &mut Words) {
        self.stream.push(entry.text, words);
        if let Some(form) = entry.form {
            self.forms[form as usize].get_or_insert_with(Bits::empty).insert(self.speakers.len() as u16);
        }
        self.speakers.push(entry.speaker);
    }

    /// How many quotes it holds.
    pub(super) fn len(&self) -> usize {
        self.stream.len()
    }

    /// True where enough quotes are without lists to make them anew; `over` where no more will come for now.
    pub(super) fn wants_lists(&self, over: bool) -> bool {
        let unlisted = self.len() - self.postings.quotes();
        unlisted > 0 && self.len() == WINDOW || over && unlisted > UNLISTED
    }

    /// Makes the lists; false where `keep_going` said no, and all is as it was.
    pub(super) fn list(&mut self, words: &Words, keep_going: &dyn Fn() -> bool) -> bool {
        let of = |quote| self.stream.written(quote);
        let Some(postings) = Postings::new(self.len(), words.lexicon.len(), of, keep_going) else { return false };
        let Some(followers) = Followers::new(&self.stream, &postings, words, keep_going) else { return false };
        let Some(parts) = Parts::new(&postings, words, keep_going) else { return false };
        let people = self.speakers.iter().max().map_or(0, |last| *last as usize + 1);
        let of = |quote: usize| self.speakers.get(quote).copied().into_iter();
        let Some(by_speaker) = Postings::new(self.len(), people, of, keep_going) else { return false };
        (self.postings, self.followers, self.parts, self.by_speaker) = (postings, followers, parts, by_speaker);
        if self.len() == WINDOW {
            self.stream.shrink();
            self.speakers.shrink_to_fit();
        }
        true
    }

    /// Keeps those of `quotes` that have a token of `ids`.
    pub(super) fn keep_with(&self, quotes: &mut Bits, ids: &Ids) {
        let (mut found, mut open) = (Bits::empty(), quotes.clone());
        let mut read_from = 0;
        // A list has at least one number, so few quotes need no look at the lists.
        let count = self.postings.count(ids);
        if self.to_read(&open) >= count {
            let (mut sparse, mut numbers) = (Vec::with_capacity(count), 0);
            for list in self.postings.lists(ids) {
                match list {
                    List::Dense(bits) => found.or(bits),
                    List::Sparse(list) => {
                        numbers += list.len();
                        sparse.push(list);
                    }
                }
            }
            open.and_not(&found);
            if self.to_read(&open) >= numbers {
                sparse.into_iter().flatten().for_each(|quote| found.insert(*quote));
                read_from = self.postings.quotes();
            }
        }
        self.read(&open, read_from, ids, &mut found);
        quotes.and(&found);
    }

    /// The same, where `ids` are all the tokens that contain `part`, if that is given.
    pub(super) fn keep_containing(&self, quotes: &mut Bits, part: Option<&str>, ids: &Ids) {
        let Some(listed) = part.and_then(|part| self.parts.get(part)) else { return self.keep_with(quotes, ids) };
        let mut found = listed.clone();
        self.read(quotes, self.postings.quotes(), ids, &mut found);
        quotes.and(&found);
    }

    /// Adds those of `quotes` from `first` on that have a token of `ids` to `found`.
    fn read(&self, quotes: &Bits, first: usize, ids: &Ids, found: &mut Bits) {
        for quote in quotes.within(first..self.len()) {
            if self.written(quote).any(|id| ids.contains(id)) {
                found.insert(quote);
            }
        }
    }

    /// Adds for each of `ids` how many quotes have it.
    pub(super) fn count_each(&self, ids: &Ids, counts: &mut HashMap<u32, usize>) {
        for (id, list) in self.postings.lists_by_token(ids) {
            *counts.entry(id).or_default() += list.len();
        }
        for quote in self.postings.quotes()..self.len() {
            let has = self.stream.written(quote).filter(|id| ids.contains(*id)).collect::<BTreeSet<u32>>();
            has.into_iter().for_each(|id| *counts.entry(id).or_default() += 1);
        }
    }

    /// Keeps those of `quotes` in which the tokens stand side by side.
    pub(super) fn keep_ordered(&self, quotes: &mut Bits, sequence: &Sequence, words: &Words) {
        let known = self.narrow(quotes, sequence);
        let mut candidates = quotes.clone();
        candidates.and_not(&known);
        let mut tokens = Vec::new();
        for quote in candidates.iter() {
            if !sequence.stands_in(usize::from(quote), &self.stream, words, &mut tokens) {
                quotes.remove(quote);
            }
        }
    }

    /// Keeps those of `quotes` in which the tokens may stand side by side, as far as that is cheaper than reading them all; those in which
    /// they do for certain come back.
    fn narrow(&self, quotes: &mut Bits, sequence: &Sequence) -> Bits {
        let mut known = Bits::empty();
        let following = sequence.neighbours().map(|(first, _)| self.postings.size(first)).sum();
        if self.to_read(quotes) <= following {
            return known;
        }
        let sets = sequence.sets().map(|(ids, _)| (self.postings.size(ids), ids));
        match sets.min_by_key(|(size, _)| *size) {
            Some((size, rarest)) if self.reading(size) <= following => self.keep_with(quotes, rarest),
            _ => {
                for (first, second) in sequence.neighbours() {
                    let (found, mut may) = self.followers.find(&self.postings, first, second);
                    may.or(&found);
                    may.fill(self.postings.quotes()..self.len());
                    quotes.and(&may);
                    if sequence.is_pair() {
                        known = found;
                    }
                }
            }
        }
        known
    }

    /// What it takes to read the words of those of `quotes` that are listed.
    fn to_read(&self, quotes: &Bits) -> usize {
        self.reading(quotes.len_within(0..self.postings.quotes()))
    }

    /// What it takes to read the words of so many quotes, in numbers of lists.
    fn reading(&self, quotes: usize) -> usize {
        quotes * self.stream.size() / self.len().max(1) * READING
    }

    /// Keeps those of `quotes` whose form is one of `forms`.
    pub(super) fn keep_forms(&self, quotes: &mut Bits, forms: &[Form]) {
        let mut met = Bits::empty();
        forms.iter().filter_map(|form| self.forms[*form as usize].as_ref()).for_each(|of| met.or(of));
        quotes.and(&met);
    }

    /// Keeps those of `quotes` whose speaker is one of `people`.
    pub(super) fn keep_speakers(&self, quotes: &mut Bits, people: &Ids) {
        let mut met = Bits::empty();
        let mut read_from = 0;
        if quotes.len() > self.by_speaker.count(people) {
            self.by_speaker.lists(people).for_each(|list| list.add_to(&mut met));
            read_from = self.by_speaker.quotes();
        }
        let said =
            |quote: &u16| self.speakers.get(usize::from(*quote)).is_some_and(|speaker| people.contains(*speaker));
        quotes.within(read_from..self.len()).filter(said).for_each(|quote| met.insert(quote));
        quotes.and(&met);
    }

    fn written(&self, quote: u16) -> Codes<'_> {
        self.stream.written(usize::from(quote))
    }

    /// The bytes it keeps on the heap: the quotes' words, their lists, and the rest.
    pub(super) fn memory(&self) -> (usize, usize, usize) {
        (
            self.stream.memory(),
            self.postings.memory() + self.followers.memory() + self.parts.memory(),
            self.forms.iter().flatten().count() * WINDOW / 8 + self.speakers.capacity() * 4 + self.by_speaker.memory(),
        )
    }
}
