//! What is looked for in a text, and the plain way to find it: fold the text, look through it.
//!
//! This is the meaning of a search. The index only finds the same faster, and is tested against it.

use std::ops::Range;

use memchr::memmem;

use super::tokens;
use crate::text::fold::{Folded, fold};

/// A word or phrase to be found; one with a capital letter only in the same case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Needle {
    /// Folded, with its capital letters kept: it has some just where `cased`.
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
#[derive(Clone, Copy, Debug)]
pub(super) struct Haystack<'t> {
    pub(super) folded: &'t str,
    /// Folded with its capital letters kept; empty where no needle asks for it.
    pub(super) cased: &'t str,
}

/// A needle made ready to be looked for in many texts.
#[derive(Clone, Debug)]
pub(super) struct Finder {
    cased: bool,
    finder: memmem::Finder<'static>,
}

impl Needle {
    pub(super) fn new(typed: &str) -> Self {
        let text = Folded::keeping_case(typed).into_text();
        let cased = text != fold(typed);
        Self { text, cased }
    }

    /// The words with a blank between each; capital letters count if they count in one.
    pub(super) fn joined<'n>(words: impl Iterator<Item = &'n Needle>) -> Self {
        let mut joined = Self { text: String::new(), cased: false };
        for word in words {
            if !joined.text.is_empty() {
                joined.text.push(' ');
            }
            joined.text.push_str(&word.text);
            joined.cased |= word.cased;
        }
        joined
    }

    /// True where nothing is left to look for.
    pub(super) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The text as it is looked for: folded, its capital letters kept.
    pub(super) fn folded(&self) -> &str {
        &self.text
    }

    /// True where capital letters count.
    pub(super) fn is_cased(&self) -> bool {
        self.cased
    }

    /// The needle made ready.
    pub(super) fn finder(&self) -> Finder {
        Finder { cased: self.cased, finder: memmem::Finder::new(self.text.as_bytes()).into_owned() }
    }

    /// Where the needle stands in the original of a folded text, in bytes, left to right, without overlaps.
    fn ranges(&self, folded: &Folded) -> Vec<Range<usize>> {
        memmem::find_iter(folded.text().as_bytes(), self.text.as_bytes())
            .map(|at| folded.original(at..at + self.text.len()))
            .collect()
    }
}

impl Finder {
    /// The best place of the needle in the text, if it is there at all.
    pub(super) fn fit(&self, haystack: Haystack<'_>) -> Option<Fit> {
        let text = if self.cased { haystack.cased } else { haystack.folded };
        let mut best = None;
        let mut from = 0;
        // Every place counts, overlapping ones too: `a-a` stands twice in `a-a-a`.
        while let Some(at) = text.as_bytes().get(from..).and_then(|rest| self.finder.find(rest)) {
            let fit = fit_at(text, from + at..from + at + self.finder.needle().len());
            if fit == Fit::Whole {
                return Some(fit);
            }
            best = Some(best.map_or(fit, |best: Fit| best.min(fit)));
            from += at + 1;
        }
        best
    }
}

/// Where the needles stand in a text, in bytes: sorted, disjoint, touching ones joined.
pub(super) fn ranges<'n>(text: &str, needles: impl Iterator<Item = &'n Needle>) -> Vec<Range<usize>> {
    let (mut folded, mut cased): (Option<Folded>, Option<Folded>) = (None, None);
    let mut found: Vec<Range<usize>> = Vec::new();
    for needle in needles {
        found.extend(match needle.cased {
            true => needle.ranges(cased.get_or_insert_with(|| Folded::keeping_case(text))),
            false => needle.ranges(folded.get_or_insert_with(|| Folded::new(text))),
        });
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

/// How well the stretch `range` of `text` agrees with its words.
fn fit_at(text: &str, range: Range<usize>) -> Fit {
    match (tokens::is_boundary(text, range.start), tokens::is_boundary(text, range.end)) {
        (true, true) => Fit::Whole,
        (true, false) => Fit::Start,
        (false, _) => Fit::Inside,
    }
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
            let mut said = String::new();
            let mut from = 0;
            for range in ranges(text, [needle].iter()) {
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
            let (folded, cased) = (fold(text), Folded::keeping_case(text));
            let haystack = Haystack { folded: &folded, cased: cased.text() };
            assert_eq!(needle.finder().fit(haystack), expected, "{needle:?} in {text}");
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
