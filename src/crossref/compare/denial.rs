//! What a claim denies: the phrases that deny, what they deny, and what only looks like a denial.

use std::ops::Range;

use super::phrase;
use super::reading::Reading;
use super::word::Word;

/// Phrases that deny what follows them.
const DENIALS: &[&str] = &[
    "not",
    "no",
    "never",
    "without",
    "neither",
    "nor",
    "cannot",
    "failed to",
    "refused to",
    "declined to",
    "unable to",
    "none of",
    "denied",
    "denies",
    "rejected claims",
    "ruled out",
];

/// Phrases that look like denials and are none.
const NO_DENIALS: &[&str] = &[
    "not only",
    "not just",
    "not merely",
    "not least",
    "not until",
    "not yet known",
    "no fewer than",
    "no less than",
    "no later than",
    "no more than",
    "no sooner",
    "no doubt",
    "not all",
    "not every",
    "no matter",
    "not necessarily",
    "not simply",
    "nothing less",
];

/// Words before a denial that undo it: `nor denied`, `didn't refuse to`.
const DENYING: &[&str] =
    &["not", "nor", "neither", "never", "cannot", "didn't", "don't", "doesn't", "hasn't", "haven't"];

/// Verbs by which somebody is without what follows: `lost power` says what `left without power` does.
const LACKS: &[&str] = &["lost", "lose", "loses", "losing", "lack", "lacks", "lacked", "lacking"];

/// Words that deny all that is told of whom they stand for.
const NOBODY: &[&str] = &["neither", "nobody", "no one", "none"];

/// Words that deny the verb before them.
const NOTHING: &[&str] = &["nobody", "nothing", "none", "no one"];

/// How many words behind a verb such a word can stand.
const NOTHING_REACH: usize = 2;

/// How many words behind a denial what it denies can stand.
pub(super) const REACH: usize = 4;

/// What a claim denies.
pub(super) struct Denials {
    /// How many words the denial is that stands at each word, should there be one.
    lengths: Vec<Option<usize>>,
    /// The phrases that deny, each with the word that it denies.
    pub(super) denied: Vec<(Range<usize>, usize)>,
}

pub(super) fn denials<'r>(reading: &'r Reading<'_>) -> &'r Denials {
    reading.signs.denials.get_or_init(|| find_denials(reading))
}

fn find_denials(reading: &Reading) -> Denials {
    let lengths: Vec<Option<usize>> = (0..reading.words.len()).map(|at| denies(reading, at)).collect();
    let mut denied_words = Vec::new();
    for (at, count) in lengths.iter().enumerate() {
        let Some(count) = count else { continue };
        let is_subject = ["neither", "none"].iter().any(|word| reading.words[at].lower.starts_with(word));
        let reach = if is_subject { 2 * REACH } else { REACH };
        let behind =
            (at + count..reading.words.len()).take(reach).take_while(|next| reading.is_one_clause(next - 1, *next));
        let telling: Vec<usize> = behind.filter(|next| reading.words[*next].is_telling).collect();
        // `Neither side` denies what the sides do.
        let denied = match is_subject {
            true => telling.iter().find(|next| reading.words[**next].is_done()).or(telling.get(1)),
            false => telling.first(),
        };
        if let Some(&denied) = denied {
            denied_words.push((reading.words[at].range.start..reading.words[denied].range.end, denied));
        }
    }
    Denials { lengths, denied: denied_words }
}

/// How many words the denial at `at` is; `None` where there is none.
fn denies(reading: &Reading, at: usize) -> Option<usize> {
    let word = &reading.words[at];
    let count = if word.lower.ends_with("n't") { 1 } else { phrase::any(reading, at, DENIALS)? };
    if phrase::any(reading, at, NO_DENIALS).is_some() || word.sense.is_some_and(|_| word.lower.starts_with("not ")) {
        return None;
    }
    // Not before Thursday is on Thursday.
    let is_date = |word: Option<&Word>| {
        word.is_some_and(|word| reading.dates.iter().any(|date| date.range.start == word.range.start))
    };
    let is_bound = (at..reading.words.len()).take(REACH + 2).any(|next| match reading.words[next].lower.as_str() {
        "until" | "till" | "unless" => true,
        "before" => is_date(reading.words.get(next + 1)),
        _ => false,
    });
    let is_denied = at.checked_sub(1).is_some_and(|before| DENYING.contains(&reading.words[before].lower.as_str()));
    (!is_bound && !is_denied).then_some(count)
}

/// True where something is denied in these words of a claim.
pub(super) fn denies_in(reading: &Reading, places: Range<usize>) -> bool {
    denials(reading).denied.iter().any(|(_, denied)| places.contains(denied))
}

/// True where the word at `at` is denied.
pub(super) fn denied_at(reading: &Reading, at: usize) -> bool {
    let denials = denials(reading);
    denials.denied.iter().any(|(_, denied)| *denied == at)
        || (0..at.min(3)).any(|before| phrase::any(reading, before, NOBODY).is_some())
        || (at.saturating_sub(2)..at).any(|before| LACKS.contains(&reading.words[before].lower.as_str()))
        || (at + 1..reading.words.len())
            .take(NOTHING_REACH)
            .any(|behind| phrase::any(reading, behind, NOTHING).is_some())
        || (at.saturating_sub(REACH + 1)..at)
            .any(|before| denials.lengths[before].is_some() && reading.is_one_clause(before, at))
}
