//! All that the index knows of the quotes of a story: digests as they came, their quotes window by window, and the
//! distinct words, speakers and publishers.
//!
//! Quotes have numbers in the order in which their digests came, which stay when the story is ordered anew. Digests come first, their quotes
//! are read later, a few at a time; until then a quote is one that waits.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::bits::{Bits, Ids, WINDOW};
use super::folder::Folder;
use super::lexicon::Lexicon;
use super::matching::lettered;
use super::needle::Needle;
use super::stream::Words;
use super::window::{Entry, NOBODY, Window};
use crate::model::{Digest, Id, Item, Quote, Speaker};
use crate::text::fold::{Folded, fold};

/// All quotes, as they are kept for searching.
#[derive(Clone, Debug)]
pub(super) struct Store {
    pub(super) words: Words,
    pub(super) windows: Vec<Window>,
    sources: Vec<Source>,
    /// The sources in the order of the story.
    order: Vec<u32>,
    /// Names, jobs and affiliations of speakers.
    pub(super) names: Lexicon,
    /// Publishers and ids of digests.
    pub(super) places: Lexicon,
    /// Speakers, by the numbers of name, job and affiliation among the names; first [`NOBODY`].
    people: Vec<[u32; 3]>,
    numbers: HashMap<[u32; 3], u32>,
    /// The quotes of digests that have been taken out, by window.
    gone: HashMap<usize, Bits>,
    cursor: Cursor,
    folder: Folder,
}

/// A digest, and which quotes are its own.
#[derive(Clone, Debug)]
struct Source {
    digest: Arc<Digest>,
    first: usize,
    publisher: u32,
    id: u32,
    /// Its place in the story; `None` when it has been taken out.
    position: Option<u32>,
}

/// Quotes of a window that wait to be read, all of one digest.
pub(super) struct Waiting<'s> {
    /// The place of the digest in the story.
    pub(super) position: u32,
    pub(super) digest: &'s Digest,
    pub(super) quotes: &'s [Quote],
    /// The number of the first of them in the window.
    pub(super) first: usize,
}

/// How far quotes have been read.
#[derive(Clone, Debug, Default)]
struct Cursor {
    source: usize,
    quote: usize,
    /// The numbers of the speakers of that source.
    speakers: HashMap<Id, u32>,
}

/// How many quotes are read before asking again whether to go on: a fraction of a millisecond.
const READ_BETWEEN_CHECKS: usize = 256;

/// A job or affiliation that isn't stated.
const UNSTATED: u32 = u32::MAX;

impl Default for Store {
    fn default() -> Self {
        Self {
            words: Words::default(),
            windows: Vec::new(),
            sources: Vec::new(),
            order: Vec::new(),
            names: Lexicon::default(),
            places: Lexicon::default(),
            people: vec![[UNSTATED; 3]],
            numbers: HashMap::new(),
            gone: HashMap::new(),
            cursor: Cursor::default(),
            folder: Folder::new(true),
        }
    }
}

impl Store {
    /// The digests are now these, in this order; those that are here already (the very same) are kept. True where many have
    /// gone, so that it pays to start afresh.
    pub(super) fn set_digests(&mut self, digests: &[Arc<Digest>]) -> bool {
        let mut known: HashMap<*const Digest, u32> = HashMap::new();
        for (source, number) in self.sources.iter_mut().zip(0..) {
            if source.position.take().is_some() {
                known.insert(Arc::as_ptr(&source.digest), number);
            }
        }
        self.order.clear();
        for (digest, position) in digests.iter().zip(0..) {
            // The same digest twice is two sources.
            let number = known.remove(&Arc::as_ptr(digest)).unwrap_or_else(|| self.add(digest));
            self.sources[number as usize].position = Some(position);
            self.order.push(number);
        }
        for number in known.into_values() {
            self.forget(number);
        }
        self.gone.values().map(Bits::len).sum::<usize>() * 2 > self.quotes()
    }

    /// Notes that the quotes of a source are no longer there.
    fn forget(&mut self, number: u32) {
        let source = &self.sources[number as usize];
        for window in source.first / WINDOW..=(source.first + source.len()) / WINDOW {
            let within = source.within(window);
            if !within.is_empty() {
                self.gone.entry(window).or_insert_with(Bits::empty).fill(within);
            }
        }
    }

    fn add(&mut self, digest: &Arc<Digest>) -> u32 {
        let source = Source {
            digest: Arc::clone(digest),
            first: self.quotes(),
            publisher: intern(&mut self.places, &digest.report.publisher),
            id: intern(&mut self.places, &digest.id),
            position: None,
        };
        self.sources.push(source);
        self.sources.len() as u32 - 1
    }

    /// How many quotes there are, read or waiting.
    pub(super) fn quotes(&self) -> usize {
        self.sources.last().map_or(0, |source| source.first + source.len())
    }

    /// How many quotes have been read.
    pub(super) fn read(&self) -> usize {
        self.windows.last().map_or(0, |last| (self.windows.len() - 1) * WINDOW + last.len())
    }

    /// True when no quote waits to be read and no list to be made.
    pub(super) fn is_read(&self) -> bool {
        self.read() >= self.quotes() && !self.windows.last().is_some_and(|last| last.wants_lists(true))
    }

    /// Reads up to `count` waiting quotes and makes the lists that are due, unless `keep_going` says no; false when all is done.
    pub(super) fn advance(&mut self, count: usize, keep_going: &dyn Fn() -> bool) -> bool {
        let mut left = count;
        loop {
            let over = self.read() >= self.quotes();
            if let Some(last) = self.windows.last_mut().filter(|last| last.wants_lists(over))
                && !last.list(&self.words, keep_going)
            {
                return true;
            }
            if over || left == 0 || !keep_going() {
                return !over;
            }
            left -= self.read_some(left.min(READ_BETWEEN_CHECKS));
        }
    }

    /// Reads up to `count` waiting quotes, as many as the last window has room for; how many comes back.
    fn read_some(&mut self, count: usize) -> usize {
        let mut left = count;
        while left > 0
            && let Some(source) = self.sources.get(self.cursor.source)
        {
            let digest = Arc::clone(&source.digest);
            let gone = source.position.is_none();
            if self.cursor.quote == 0 && !gone {
                self.meet(&digest.speakers);
            }
            match digest.quotes.get(self.cursor.quote) {
                Some(quote) => {
                    self.push(quote, gone);
                    self.cursor.quote += 1;
                    left -= 1;
                    if self.windows.last().is_some_and(|last| last.len() == WINDOW) {
                        break;
                    }
                }
                None => self.cursor = Cursor { source: self.cursor.source + 1, ..Cursor::default() },
            }
        }
        count - left
    }

    #[cfg(test)]
    pub(super) fn list_all(&mut self) {
        for window in &mut self.windows {
            window.list(&self.words, &|| true);
        }
    }

    fn push(&mut self, quote: &Quote, gone: bool) {
        let speaker = quote.speaker.as_ref().and_then(|id| self.cursor.speakers.get(id)).copied().unwrap_or(NOBODY);
        let text = if gone { "" } else { self.folder.fold(&quote.text) };
        let entry = Entry { text, form: quote.form, speaker };
        if self.windows.last().is_none_or(|last| last.len() == WINDOW) {
            self.windows.push(Window::default());
        }
        if let Some(last) = self.windows.last_mut() {
            last.push(&entry, &mut self.words);
        }
    }

    /// Notes the speakers of the digest whose quotes come next; of two with one id the first counts.
    fn meet(&mut self, speakers: &[Speaker]) {
        for speaker in speakers {
            let number = self.person(speaker);
            self.cursor.speakers.entry(speaker.id.clone()).or_insert(number);
        }
    }

    fn person(&mut self, speaker: &Speaker) -> u32 {
        let optional = |names: &mut Lexicon, text: Option<&str>| match text {
            Some(text) => intern(names, text),
            None => UNSTATED,
        };
        let name = intern(&mut self.names, &speaker.name);
        let job = optional(&mut self.names, speaker.job_title.as_deref());
        let affiliation = optional(&mut self.names, speaker.affiliation.as_deref());
        *self.numbers.entry([name, job, affiliation]).or_insert_with_key(|person| {
            self.people.push(*person);
            self.people.len() as u32 - 1
        })
    }

    /// For each of these words in how many quotes it stands.
    pub(super) fn count_each(&self, words: &Ids) -> HashMap<u32, usize> {
        let mut counts = HashMap::new();
        self.windows.iter().for_each(|window| window.count_each(words, &mut counts));
        counts
    }

    /// The people in whose name, job or affiliation the needle stands.
    pub(super) fn people_with(&self, needle: &Needle) -> Ids {
        let names = containing(&self.names, needle);
        let has = |person: &[u32; 3]| person.iter().any(|name| names.contains(*name));
        (0..).zip(&self.people).filter(|(_, person)| has(person)).map(|(number, _)| number).collect()
    }

    /// The sources that the letters name, or, where they name none, in whose publisher or id the needle stands.
    pub(super) fn sources_with(&self, letters: Option<&str>, needle: &Needle) -> Ids {
        if let Some(position) = letters.and_then(|letters| lettered(letters, self.order.len())) {
            return self.order.get(position).copied().into_iter().collect();
        }
        let places = containing(&self.places, needle);
        let has = |source: &Source| places.contains(source.publisher) || places.contains(source.id);
        (0..).zip(&self.sources).filter(|(_, source)| has(source)).map(|(number, _)| number).collect()
    }

    /// The quotes of a window that have been read and are still there.
    pub(super) fn present(&self, window: usize) -> Bits {
        let mut quotes = Bits::empty();
        quotes.fill(0..self.windows.get(window).map_or(0, Window::len));
        if let Some(gone) = self.gone.get(&window) {
            quotes.and_not(gone);
        }
        quotes
    }

    /// The quotes of a window that belong to these sources.
    pub(super) fn quotes_of(&self, sources: &Ids, window: usize) -> Bits {
        let mut quotes = Bits::empty();
        let first = self.source_of(window * WINDOW).unwrap_or(self.sources.len());
        for (source, number) in self.sources[first..].iter().zip(first as u32..) {
            if source.first >= (window + 1) * WINDOW {
                break;
            }
            if sources.contains(number) {
                quotes.fill(source.within(window));
            }
        }
        quotes
    }

    /// How many windows there are, those that wait included.
    pub(super) fn window_count(&self) -> usize {
        self.quotes().div_ceil(WINDOW)
    }

    /// The digests that have quotes of a window waiting to be read.
    pub(super) fn waiting(&self, window: usize) -> impl Iterator<Item = Waiting<'_>> {
        let begin = window * WINDOW;
        let read = self.windows.get(window).map_or(0, Window::len);
        let first = self.source_of(begin + read).unwrap_or(self.sources.len());
        let sources = self.sources[first..].iter().take_while(move |source| source.first < begin + WINDOW);
        sources.filter_map(move |source| {
            let within = source.within(window);
            let first = within.start.max(read);
            let quotes =
                (begin + first).saturating_sub(source.first)..(begin + within.end).saturating_sub(source.first);
            let quotes = source.digest.quotes.get(quotes)?;
            Some(Waiting { position: source.position?, digest: &source.digest, quotes, first })
        })
    }

    /// The number of digests of the story.
    pub(super) fn digests(&self) -> usize {
        self.order.len()
    }

    /// The digest at a place of the story.
    pub(super) fn digest(&self, position: u32) -> Option<&Digest> {
        let source = *self.order.get(position as usize)?;
        Some(&self.sources.get(source as usize)?.digest)
    }

    /// The numbers of the quotes of the digest at a place of the story.
    pub(super) fn quotes_at(&self, position: usize) -> Range<usize> {
        let source = self.order.get(position).and_then(|source| self.sources.get(*source as usize));
        source.map_or(0..0, |source| source.first..source.first + source.len())
    }

    /// True where quotes have rising numbers in the order of the story.
    pub(super) fn is_in_order(&self) -> bool {
        self.order.is_sorted()
    }

    /// The quote with that number; `None` where it has been taken out.
    pub(super) fn item(&self, quote: usize) -> Option<Item> {
        let source = self.sources.get(self.source_of(quote)?)?;
        Some(Item { digest: source.position?, item: (quote - source.first) as u32 })
    }

    /// The source that holds a quote.
    fn source_of(&self, quote: usize) -> Option<usize> {
        // Sources without quotes begin where the next one does; the last of those that begin here holds the quote.
        (quote < self.quotes()).then(|| self.sources.partition_point(|source| source.first <= quote) - 1)
    }

    /// The bytes it keeps on the heap beside the digests themselves, by part.
    pub(super) fn memory(&self) -> Vec<(&'static str, usize)> {
        let mut parts = [0; 3];
        for window in &self.windows {
            let (words, lists, rest) = window.memory();
            parts = [parts[0] + words, parts[1] + lists, parts[2] + rest];
        }
        let people = self.people.capacity() * 12 + self.numbers.capacity() * 17 + self.gone.len() * WINDOW / 8;
        let sources = self.sources.capacity() * size_of::<Source>() + self.order.capacity() * 4;
        vec![
            ("words of quotes", parts[0]),
            ("lists", parts[1]),
            ("forms and speakers", parts[2]),
            ("lexicons", self.words.memory() + self.names.memory() + self.places.memory()),
            ("people and digests", people + sources),
        ]
    }
}

impl Source {
    fn len(&self) -> usize {
        self.digest.quotes.len()
    }

    /// The numbers of its quotes in a window; empty where it has none there.
    fn within(&self, window: usize) -> Range<usize> {
        let begin = window * WINDOW;
        let place = |quote: usize| quote.clamp(begin, begin + WINDOW) - begin;
        place(self.first)..place(self.first + self.len())
    }
}

fn intern(lexicon: &mut Lexicon, text: &str) -> u32 {
    lexicon.intern(Folded::keeping_case(text).text(), fold)
}

fn containing(lexicon: &Lexicon, needle: &Needle) -> Ids {
    lexicon.containing(needle.folded(), needle.is_cased()).into_iter().map(|(id, _)| id).collect()
}
