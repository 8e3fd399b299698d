//! Distinct strings, each once, and which of them contain something.
//!
//! All of them stand in one buffer, a line each, so one pass of a substring search over a few hundred kilobytes answers for an archive
//! whose quotes use them a million times. They stand there twice: folded, and with their capitals kept for
//! needles that ask for case.

use std::hash::BuildHasher;
use std::ops::Range;

use hashbrown::{DefaultHashBuilder, HashTable};
use memchr::memmem;

use super::bits::Ids;
use super::needle::Fit;

/// Distinct strings, numbered from 0 in the order in which they came.
#[derive(Clone, Debug, Default)]
pub(super) struct Lexicon {
    folded: Lines,
    cased: Lines,
    ids: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

/// Strings, a line each, with a line break before the first and after each.
#[derive(Clone, Debug, Default)]
struct Lines {
    text: String,
    /// Where each begins.
    starts: Vec<usize>,
}

/// Where in an entry a needle is to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// At its beginning.
    Start,
    /// At its end.
    End,
    /// From its beginning to its end.
    Whole,
}

impl Lexicon {
    /// The number of an entry, which is added if need be. `cased` is the entry with its capitals kept, `folded` gives it without; neither
    /// has line breaks (folding leaves none).
    pub(super) fn intern(&mut self, cased: &str, folded: impl FnOnce(&str) -> String) -> u32 {
        let hash = self.hasher.hash_one(cased.as_bytes());
        if let Some(id) = self.ids.find(hash, |id| self.cased.get(*id) == cased) {
            return *id;
        }
        let id = self.len() as u32;
        self.folded.push(&folded(cased));
        self.cased.push(cased);
        let Self { cased: lines, ids, hasher, .. } = self;
        ids.insert_unique(hash, id, |id| hasher.hash_one(lines.get(*id).as_bytes()));
        id
    }

    pub(super) fn len(&self) -> usize {
        self.cased.starts.len()
    }

    /// All entries, folded.
    pub(super) fn all_folded(&self) -> impl Iterator<Item = &str> {
        (0..self.len() as u32).map(|id| self.folded(id))
    }

    /// The entry, folded; empty where there is none.
    pub(super) fn folded(&self, id: u32) -> &str {
        self.folded.get(id)
    }

    /// The entries that contain `needle`, each with how well it stands in them when entries are words: whole, at the beginning, inside.
    pub(super) fn containing(&self, needle: &str, cased: bool) -> Vec<(u32, Fit)> {
        let lines = self.lines(cased);
        let mut found = Vec::new();
        let mut from = 0;
        let mut id = 0;
        let finder = memmem::Finder::new(needle.as_bytes());
        while let Some(at) = lines.text.as_bytes().get(from..).and_then(|rest| finder.find(rest)) {
            let at = from + at;
            id = lines.entry_at(at, id);
            let range = lines.range(id);
            let fit = match (at == range.start, at + needle.len() == range.end) {
                (true, true) => Fit::Whole,
                (true, false) => Fit::Start,
                (false, _) => Fit::Inside,
            };
            found.push((id as u32, fit));
            from = range.end;
        }
        found
    }

    /// The entries that have `needle` at `place`.
    pub(super) fn with(&self, needle: &str, cased: bool, place: Place) -> Ids {
        let lines = self.lines(cased);
        let line = match place {
            Place::End => format!("{needle}\n"),
            Place::Start | Place::Whole => format!("\n{needle}"),
        };
        // The line break before an entry is left out of its range.
        let before = usize::from(place != Place::End);
        let mut id = 0;
        memmem::find_iter(lines.text.as_bytes(), line.as_bytes())
            .map(|at| {
                id = lines.entry_at(at + before, id);
                id
            })
            .filter(|id| place != Place::Whole || lines.range(*id).len() == needle.len())
            .map(|id| id as u32)
            .collect()
    }

    fn lines(&self, cased: bool) -> &Lines {
        if cased { &self.cased } else { &self.folded }
    }

    /// The bytes it keeps on the heap.
    pub(super) fn memory(&self) -> usize {
        let lines = |lines: &Lines| lines.text.capacity() + lines.starts.capacity() * size_of::<usize>();
        lines(&self.folded) + lines(&self.cased) + self.ids.allocation_size()
    }
}

impl Lines {
    fn push(&mut self, line: &str) {
        if self.text.is_empty() {
            self.text.push('\n');
        }
        self.starts.push(self.text.len());
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn get(&self, id: u32) -> &str {
        match (id as usize) < self.starts.len() {
            true => self.text.get(self.range(id as usize)).unwrap_or_default(),
            false => "",
        }
    }

    /// Where entry `id` stands; there must be one.
    fn range(&self, id: usize) -> Range<usize> {
        let end = self.starts.get(id + 1).copied().unwrap_or(self.text.len());
        self.starts[id]..end - 1
    }

    /// The entry that holds byte `at`, not before entry `from`: places are asked for in rising order, mostly close to each
    /// other, so it looks ahead in growing steps.
    fn entry_at(&self, at: usize, from: usize) -> usize {
        let rest = &self.starts[from..];
        let mut step = 1;
        while rest.get(step).is_some_and(|start| *start <= at) {
            step *= 2;
        }
        let end = rest.len().min(step + 1);
        from + rest[step / 2..end].partition_point(|start| *start <= at) + step / 2 - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold;

    fn lexicon(words: &str) -> Lexicon {
        let mut lexicon = Lexicon::default();
        for word in words.split(' ') {
            lexicon.intern(word, fold);
        }
        lexicon
    }

    #[test]
    fn equal_strings_have_one_number() {
        let mut lexicon = lexicon("war peace war War");
        assert_eq!(lexicon.len(), 3);
        assert_eq!(lexicon.intern("peace", fold), 1);
        assert_eq!((lexicon.folded(2), lexicon.folded(9)), ("war", ""));
    }

    #[test]
    fn entries_that_contain_a_needle() {
        #[track_caller]
        fn check(needle: &str, cased: bool, expected: &[(u32, Fit)]) {
            let lexicon = lexicon("war Warship peace software WAR ar awarware");
            assert_eq!(lexicon.containing(needle, cased), expected, "{needle}");
        }
        use Fit::{Inside, Start, Whole};
        check("war", false, &[(0, Whole), (1, Start), (3, Inside), (4, Whole), (6, Inside)]);
        check("War", true, &[(1, Start)]);
        check("e", false, &[(2, Inside), (3, Inside), (6, Inside)]);
        check("zz", false, &[]);
        check("a", false, &[(0, Inside), (1, Inside), (2, Inside), (3, Inside), (4, Inside), (5, Start), (6, Start)]);
    }

    #[test]
    fn entries_with_a_needle_at_a_place() {
        #[track_caller]
        fn check(needle: &str, cased: bool, place: Place, expected: &[u32]) {
            let lexicon = lexicon("war War WAR warwar software ware x");
            assert!(lexicon.with(needle, cased, place).iter().eq(expected.iter().copied()), "{needle} {place:?}");
        }
        check("war", false, Place::Whole, &[0, 1, 2]);
        check("War", true, Place::Whole, &[1]);
        check("war", false, Place::Start, &[0, 1, 2, 3, 5]);
        check("war", false, Place::End, &[0, 1, 2, 3]);
        check("ware", false, Place::End, &[4, 5]);
        check("x", false, Place::Whole, &[6]);
        check("y", false, Place::Whole, &[]);
    }

    #[test]
    fn nothing_is_found_in_nothing() {
        assert!(Lexicon::default().containing("a", false).is_empty());
        assert!(Lexicon::default().with("a", true, Place::Whole).is_empty());
    }
}
