//! Whether one quote matches, and how well: the rule that every faster way must agree with.
//!
//! Best first is: quotes in which the words typed without quotation marks stand side by side as typed; then those that have every word and
//! phrase whole; then those that have each at the beginning of a word; then the rest. Among equals the order
//! of the story decides. A word's best place in the quote counts. Where more than [`MOST_ADJACENT`] quotes have every word whole,
//! those that have them side by side don't come first.

use std::collections::HashMap;

use super::needle::{Fit, Haystack, Needle};
use super::query::{Condition, Query};
use crate::model::{Digest, Id, Quote, Speaker};

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
    query: &'q Query,
    /// The words typed without quotation marks, side by side, where there are several.
    adjacent: Option<Needle>,
    cased: bool,
    /// The number of digests of the story, which decides whether letters name one.
    digests: usize,
}

/// A query held against the quotes of one digest.
pub(super) struct SoughtIn<'s, 'q> {
    sought: &'s Sought<'q>,
    /// The speakers of the digest by id, where the query asks for them.
    speakers: HashMap<&'s Id, &'s Speaker>,
}

impl Rank {
    /// All of them, best first.
    pub(super) const ALL: [Rank; 4] = [Rank::Adjacent, Rank::Whole, Rank::Start, Rank::Inside];
}

impl<'q> Sought<'q> {
    pub(super) fn new(query: &'q Query, digests: usize) -> Self {
        let adjacent = query.adjacent();
        let cased = query.terms().iter().any(|term| match &term.condition {
            Condition::Text { needle, .. } => needle.is_cased(),
            _ => false,
        });
        Self { query, adjacent, cased, digests }
    }

    /// The query for the digest at `position` of the story; `None` where none of its quotes can match.
    pub(super) fn in_digest<'s>(&'s self, position: usize, digest: &'s Digest) -> Option<SoughtIn<'s, 'q>> {
        let open = self.query.terms().iter().all(|term| match &term.condition {
            Condition::In { letter, needle } => {
                term.negated != is_in(position, digest, letter.as_deref(), needle, self.digests)
            }
            _ => true,
        });
        open.then(|| {
            let asks = self.query.terms().iter().any(|term| matches!(term.condition, Condition::Speaker(_)));
            let mut speakers = HashMap::new();
            for speaker in digest.speakers.iter().filter(|_| asks) {
                // Of two with one id the first counts.
                speakers.entry(&speaker.id).or_insert(speaker);
            }
            SoughtIn { sought: self, speakers }
        })
    }
}

impl SoughtIn<'_, '_> {
    /// How well the quote matches; `None` where it doesn't.
    pub(super) fn rank(&self, quote: &Quote) -> Option<Rank> {
        let haystack = Haystack::new(&quote.text, self.sought.cased);
        let mut worst = Fit::Whole;
        for term in self.sought.query.terms() {
            let holds = match &term.condition {
                Condition::Text { needle, .. } => {
                    let fit = needle.fit(&haystack);
                    worst = worst.max(fit.filter(|_| !term.negated).unwrap_or(Fit::Whole));
                    fit.is_some()
                }
                Condition::Speaker(needle) => self.speaker(quote).is_some_and(|speaker| is_speaker(speaker, needle)),
                Condition::Form(forms) => quote.form.is_some_and(|form| forms.contains(&form)),
                Condition::In { .. } => !term.negated,
            };
            if holds == term.negated {
                return None;
            }
        }
        Some(match worst {
            Fit::Whole if self.is_adjacent(&haystack) => Rank::Adjacent,
            Fit::Whole => Rank::Whole,
            Fit::Start => Rank::Start,
            Fit::Inside => Rank::Inside,
        })
    }

    fn is_adjacent(&self, haystack: &Haystack) -> bool {
        self.sought.adjacent.as_ref().is_some_and(|phrase| phrase.fit(haystack) == Some(Fit::Whole))
    }

    fn speaker(&self, quote: &Quote) -> Option<&Speaker> {
        self.speakers.get(quote.speaker.as_ref()?).copied()
    }
}

/// True where the needle stands in the speaker's name, job or affiliation.
fn is_speaker(speaker: &Speaker, needle: &Needle) -> bool {
    [Some(&speaker.name), speaker.job_title.as_ref(), speaker.affiliation.as_ref()]
        .into_iter()
        .flatten()
        .any(|text| contains(text, needle))
}

/// True where the letters name the digest at `position` of `digests`, or, where they name none, the needle stands in its
/// publisher or id.
fn is_in(position: usize, digest: &Digest, letters: Option<&str>, needle: &Needle, digests: usize) -> bool {
    match letters.and_then(|letters| lettered(letters, digests)) {
        Some(named) => named == position,
        None => contains(&digest.report.publisher, needle) || contains(&digest.id, needle),
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

fn contains(text: &str, needle: &Needle) -> bool {
    needle.fit(&Haystack::new(text, needle.is_cased())).is_some()
}
