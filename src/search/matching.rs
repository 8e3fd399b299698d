//! Whether one quote matches, and how well: the rule that every faster way must agree with.
//!
//! Best first is: quotes in which the words typed without quotation marks stand side by side as typed; then those that have every word and
//! phrase whole; then those that have each at the beginning of a word; then the rest. Among equals the order
//! of the story decides. A word's best place in the quote counts. Where more than [`MOST_ADJACENT`] quotes have every word whole,
//! those that have them side by side don't come first.

use std::collections::HashMap;

use super::folder::Folder;
use super::needle::{Finder, Fit, Haystack, Needle};
use super::query::{Condition, Query, Term};
use crate::model::{Digest, Form, Id, Quote, Speaker};

/// Looking for words side by side means reading the quotes that have them all; nobody reads through more than these, and
/// what more would cost is felt.
pub(super) const MOST_ADJACENT: usize = 50_000;

/// How well a quote matches, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// The words typed without quotation marks stand side by side, all whole.
    Adjacent,
    /// Every word and phrase is whole.
    Whole,
    /// Every one stands at the beginning of a word.
    Start,
    /// Some stand inside words only.
    Inside,
}

/// A query made ready to be held against quotes.
pub(super) struct Sought<'q> {
    tests: Vec<(&'q Term, Test<'q>)>,
    /// The words typed without quotation marks, side by side, where there are several.
    adjacent: Option<Finder>,
    folders: Folders,
    /// The number of digests of the story, which decides whether letters name one.
    digests: usize,
}

/// What a term asks, made ready.
enum Test<'q> {
    Text(Finder),
    Speaker(Finder),
    In(Option<&'q str>, Finder),
    Form(&'q [Form]),
}

/// Room for the two ways to fold a text.
struct Folders {
    folded: Folder,
    /// `None` where no needle asks for capital letters.
    cased: Option<Folder>,
}

/// A query held against the quotes of one digest.
pub(super) struct SoughtIn<'s, 'q> {
    sought: &'s mut Sought<'q>,
    /// The speakers of the digest by id, where the query asks for them.
    speakers: HashMap<&'s Id, &'s Speaker>,
}

impl Rank {
    /// All of them, best first.
    pub(super) const ALL: [Rank; 4] = [Rank::Adjacent, Rank::Whole, Rank::Start, Rank::Inside];
}

impl<'q> Sought<'q> {
    pub(super) fn new(query: &'q Query, digests: usize) -> Self {
        let mut cased = false;
        let mut ready = |needle: &Needle| {
            cased |= needle.is_cased();
            needle.finder()
        };
        let tests = query.terms().iter().map(|term| {
            let test = match &term.condition {
                Condition::Text { needle, .. } => Test::Text(ready(needle)),
                Condition::Speaker(needle) => Test::Speaker(ready(needle)),
                Condition::In { letter, needle } => Test::In(letter.as_deref(), ready(needle)),
                Condition::Form(forms) => Test::Form(forms),
            };
            (term, test)
        });
        let tests = tests.collect();
        let adjacent = query.adjacent().as_ref().map(&mut ready);
        let folders = Folders { folded: Folder::new(false), cased: cased.then(|| Folder::new(true)) };
        Self { tests, adjacent, folders, digests }
    }

    /// The query for the digest at `position` of the story; `None` where none of its quotes can match.
    pub(super) fn in_digest<'s>(&'s mut self, position: usize, digest: &'s Digest) -> Option<SoughtIn<'s, 'q>> {
        let Self { tests, folders, digests, .. } = self;
        for (term, test) in tests.iter() {
            if let Test::In(letters, finder) = test {
                let named = letters.and_then(|letters| lettered(letters, *digests));
                let is_in = match named {
                    Some(named) => named == position,
                    None => folders.contain(&digest.report.publisher, finder) || folders.contain(&digest.id, finder),
                };
                if is_in == term.negated {
                    return None;
                }
            }
        }
        let asks = tests.iter().any(|(_, test)| matches!(test, Test::Speaker(_)));
        let mut speakers = HashMap::new();
        for speaker in digest.speakers.iter().filter(|_| asks) {
            // Of two with one id the first counts.
            speakers.entry(&speaker.id).or_insert(speaker);
        }
        Some(SoughtIn { sought: self, speakers })
    }
}

impl SoughtIn<'_, '_> {
    /// How well the quote matches; `None` where it doesn't.
    pub(super) fn rank(&mut self, quote: &Quote) -> Option<Rank> {
        let Sought { tests, adjacent, folders, .. } = &mut *self.sought;
        let speaker = quote.speaker.as_ref().and_then(|id| self.speakers.get(id));
        for (term, test) in tests.iter() {
            let holds = match test {
                Test::Speaker(finder) => speaker.is_some_and(|speaker| folders.are_of(speaker, finder)),
                Test::Form(forms) => quote.form.is_some_and(|form| forms.contains(&form)),
                // Asked before.
                Test::Text(_) | Test::In(..) => continue,
            };
            if holds == term.negated {
                return None;
            }
        }
        let haystack = folders.haystack(&quote.text);
        let mut worst = Fit::Whole;
        for (term, test) in tests.iter() {
            let Test::Text(finder) = test else { continue };
            match (finder.fit(haystack), term.negated) {
                (Some(fit), false) => worst = worst.max(fit),
                (None, true) => {}
                _ => return None,
            }
        }
        let is_adjacent = || adjacent.as_ref().is_some_and(|phrase| phrase.fit(haystack) == Some(Fit::Whole));
        Some(match worst {
            Fit::Whole if is_adjacent() => Rank::Adjacent,
            Fit::Whole => Rank::Whole,
            Fit::Start => Rank::Start,
            Fit::Inside => Rank::Inside,
        })
    }
}

impl Folders {
    fn haystack<'t>(&'t mut self, text: &'t str) -> Haystack<'t> {
        let cased = self.cased.as_mut().map_or("", |folder| folder.fold(text));
        Haystack { folded: self.folded.fold(text), cased }
    }

    fn contain(&mut self, text: &str, finder: &Finder) -> bool {
        finder.fit(self.haystack(text)).is_some()
    }

    /// True where the needle stands in the speaker's name, job or affiliation.
    fn are_of(&mut self, speaker: &Speaker, finder: &Finder) -> bool {
        let texts = [Some(speaker.name.as_str()), speaker.job_title.as_deref(), speaker.affiliation.as_deref()];
        texts.into_iter().flatten().any(|text| self.contain(text, finder))
    }
}

/// The position that the letters stand for, where the story is long enough.
pub(super) fn lettered(letters: &str, digests: usize) -> Option<usize> {
    // Seven letters name more digests than memory holds.
    if letters.is_empty() || letters.len() > 6 {
        return None;
    }
    let number = letters.bytes().fold(0usize, |number, byte| number * 26 + usize::from(byte - b'A') + 1);
    let position = number - 1;
    (position < digests).then_some(position)
}
