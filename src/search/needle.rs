//! What is looked for in a text, and the plain way to find it: fold the text, look through it.
//!
//! This is the meaning of a search. The index only finds the same faster, and is tested against it.

use std::ops::Range;

use memchr::memmem;
use unicode_normalization::char::is_combining_mark;

use super::fold::Folded;
use super::tokens;

/// A word or phrase to be found; one with a capital letter only in the same case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Needle {
    /// Folded, and where `cased` with its capital letters kept.
    text: String,
    cased: bool,
}

/// How well a needle stands in a text, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// From the beginning of a word to the end of one.
    Whole,
    /// From the beginning of a word.
    Start,
    /// Inside a word.
    Inside,
}

/// A text made ready to be looked through.
pub(super) struct Haystack {
    folded: Folded,
    /// The folded text with its capital letters kept, of the same length; `None` where no needle asks for it.
    cased: Option<String>,
}

impl Needle {
    pub(super) fn new(typed: &str) -> Self {
        let folded = Folded::new(typed);
        let cased = keep_case(typed, &folded);
        match cased == folded.text() {
            true => Self { text: cased, cased: false },
            false => Self { text: cased, cased: true },
        }
    }

    /// True where nothing is left to look for.
    pub(super) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The text as it is looked for: folded, capital letters kept where they count.
    pub(super) fn folded(&self) -> &str {
        &self.text
    }

    /// True where capital letters count.
    pub(super) fn is_cased(&self) -> bool {
        self.cased
    }

    /// The best place of the needle in the text, if it is there at all.
    pub(super) fn fit(&self, haystack: &Haystack) -> Option<Fit> {
        let text = haystack.text(self.cased);
        let mut best = None;
        for at in self.places(text) {
            let fit = fit_at(text, at..at + self.text.len());
            if fit == Fit::Whole {
                return Some(fit);
            }
            best = Some(best.map_or(fit, |best: Fit| best.min(fit)));
        }
        best
    }

    /// Every place at which the needle begins, overlapping ones too: `a-a` stands twice in `a-a-a`.
    fn places<'t>(&'t self, text: &'t str) -> impl Iterator<Item = usize> + 't {
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = from + memmem::find(text.as_bytes().get(from..)?, self.text.as_bytes())?;
            from = at + 1;
            Some(at)
        })
    }

    /// Where the needle stands in the original text, in bytes, left to right, without overlaps.
    fn ranges<'h>(&'h self, haystack: &'h Haystack) -> impl Iterator<Item = Range<usize>> + 'h {
        let text = haystack.text(self.cased).as_bytes();
        memmem::find_iter(text, self.text.as_bytes()).map(|at| haystack.folded.original(at..at + self.text.len()))
    }
}

impl Haystack {
    /// Makes `text` ready; `cased` where some needle asks for capital letters.
    pub(super) fn new(text: &str, cased: bool) -> Self {
        let folded = Folded::new(text);
        let cased = cased.then(|| keep_case(text, &folded));
        Self { folded, cased }
    }

    fn text(&self, cased: bool) -> &str {
        match &self.cased {
            Some(text) if cased => text,
            _ => self.folded.text(),
        }
    }

    /// True where the words stand side by side, a blank between them, from the beginning of a word to the end of one.
    pub(super) fn has_adjacent(&self, words: &[&Needle]) -> bool {
        let Some((first, rest)) = words.split_first() else { return false };
        let text = self.folded.text();
        first.places(self.text(first.cased)).any(|start| {
            let mut end = start + first.text.len();
            let stand = rest.iter().all(|word| {
                let here = self.text(word.cased).as_bytes().get(end..).and_then(|here| here.strip_prefix(b" "));
                end += 1 + word.text.len();
                here.is_some_and(|here| here.starts_with(word.text.as_bytes()))
            });
            stand && fit_at(text, start..end) == Fit::Whole
        })
    }

    /// Where the needles stand in `original`, the text that this was made of: sorted, disjoint, touching ones joined.
    pub(super) fn ranges<'n>(&self, original: &str, needles: impl Iterator<Item = &'n Needle>) -> Vec<Range<usize>> {
        let mut found: Vec<Range<usize>> = Vec::new();
        for needle in needles {
            found.extend(needle.ranges(self).map(|range| range.start..past_marks(original, range.end)));
        }
        found.sort_by_key(|range| (range.start, range.end));
        let mut joined: Vec<Range<usize>> = Vec::with_capacity(found.len());
        for range in found {
            match joined.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => joined.push(range),
            }
        }
        joined
    }
}

/// The end of the character that ends at `end`, with the marks that are written after it and folded away.
fn past_marks(original: &str, end: usize) -> usize {
    let rest = original.get(end..).unwrap_or_default();
    end + rest.find(|c| !is_combining_mark(c)).unwrap_or(rest.len())
}

/// How well the stretch `range` of `text` agrees with its words.
fn fit_at(text: &str, range: Range<usize>) -> Fit {
    match (tokens::is_boundary(text, range.start), tokens::is_boundary(text, range.end)) {
        (true, true) => Fit::Whole,
        (true, false) => Fit::Start,
        (false, _) => Fit::Inside,
    }
}

/// The folded text with the capital letters of the original. A folded letter whose capital has another length in UTF-8 stays
/// small, so that both texts have the same length and the same words.
fn keep_case(original: &str, folded: &Folded) -> String {
    let text = folded.text();
    let mut cased = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let source = &original[folded.original(at..at + c.len_utf8())];
        let capital = source.chars().any(char::is_uppercase);
        cased.push(if capital { tokens::capital(c).unwrap_or(c) } else { c });
    }
    cased
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_needle_is_found_where_it_stands_in_the_original() {
        // The marks show the ranges in the text.
        #[track_caller]
        fn check(needle: &str, text: &str, expected: &str) {
            let needle = Needle::new(needle);
            let haystack = Haystack::new(text, needle.is_cased());
            let mut said = String::new();
            let mut from = 0;
            for range in haystack.ranges(text, [needle].iter()) {
                said += &format!("{}[{}]", &text[from..range.start], &text[range.clone()]);
                from = range.end;
            }
            assert_eq!(said + &text[from..], expected);
        }
        check("war", "War of words: warship, software", "[War] of words: [war]ship, soft[war]e");
        check("War", "War of words: warship", "[War] of words: warship");
        check("WAR", "War of WARS", "War of [WAR]S");
        check("cafe", "Le café, le Cafe\u{301}.", "Le [café], le [Cafe\u{301}].");
        check("café", "cafe", "[cafe]");
        check("don't", "they don’t", "they [don’t]");
        check("\"a", "“A", "[“A]");
        check("co-op", "a co\u{2011}op", "a [co\u{2011}op]");
        check("cooperate", "co\u{ad}operate", "[co\u{ad}operate]");
        check("a b", "a \u{a0}\n b", "[a \u{a0}\n b]");
        check("ss", "Straße", "Stra[ß]e");
        check("strasse", "STRASSE Straße", "[STRASSE] [Straße]");
        check("fi", "of\u{fb01}ce", "of[\u{fb01}]ce");
        check("i", "\u{fb01}", "[\u{fb01}]");
        check("istanbul", "İstanbul", "[İstanbul]");
        check("İstanbul", "istanbul İstanbul", "istanbul [İstanbul]");
        check("Σας", "Σας σας", "[Σας] σας");
        check("中国", "在中国", "在[中国]");
        check("aa", "aaaaa", "[aaaa]a");
        check("x", "", "");
    }

    #[test]
    fn the_best_place_counts() {
        #[track_caller]
        fn check(needle: &str, text: &str, expected: Option<Fit>) {
            let needle = Needle::new(needle);
            let haystack = Haystack::new(text, needle.is_cased());
            assert_eq!(needle.fit(&haystack), expected, "{needle:?} in {text}");
        }
        check("war", "software, warship, war", Some(Fit::Whole));
        check("war", "software, warship", Some(Fit::Start));
        check("war", "software", Some(Fit::Inside));
        check("war", "peace", None);
        check("aba", "xababa aba", Some(Fit::Whole));
        check("ab ab", "xab ab abab", Some(Fit::Start));
        check("b ab", "ab ab abab", Some(Fit::Inside));
        check("国", "中国人", Some(Fit::Whole));
        check("$122", "cost$122", Some(Fit::Whole));
        check("n't", "don't", Some(Fit::Inside));
    }
}
