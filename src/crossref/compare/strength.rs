//! Strength: how far a matter has come, and how sure it is.

use std::ops::Range;

use super::reading::Reading;
use super::value::has_changed;
use super::word::Word;
use super::{Phrases, phrase, slots};

/// How sure a claim is that something happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sure {
    Possible,
    Expected,
    Certain,
}

const MARKS: &[(&str, Sure)] = &[
    ("may", Sure::Possible),
    ("might", Sure::Possible),
    ("could", Sure::Possible),
    ("is considering", Sure::Possible),
    ("are considering", Sure::Possible),
    ("considers", Sure::Possible),
    ("considered", Sure::Possible),
    ("is weighing", Sure::Possible),
    ("are weighing", Sure::Possible),
    ("is mulling", Sure::Possible),
    ("possibly", Sure::Possible),
    ("may have", Sure::Possible),
    ("might have", Sure::Possible),
    ("could have", Sure::Possible),
    ("is suspected of", Sure::Possible),
    ("are suspected of", Sure::Possible),
    ("is believed to have", Sure::Possible),
    ("are believed to have", Sure::Possible),
    ("is thought to have", Sure::Possible),
    ("are thought to have", Sure::Possible),
    ("appears to have", Sure::Possible),
    ("appear to have", Sure::Possible),
    ("perhaps", Sure::Possible),
    ("hopes to", Sure::Possible),
    ("hope to", Sure::Possible),
    ("is thinking about", Sure::Possible),
    ("is expected to", Sure::Expected),
    ("are expected to", Sure::Expected),
    ("is likely to", Sure::Expected),
    ("are likely to", Sure::Expected),
    ("plans to", Sure::Expected),
    ("plan to", Sure::Expected),
    ("intends to", Sure::Expected),
    ("is set to", Sure::Expected),
    ("are set to", Sure::Expected),
    ("is due to", Sure::Expected),
    ("is about to", Sure::Expected),
    ("are about to", Sure::Expected),
    ("is close to", Sure::Expected),
    ("are close to", Sure::Expected),
    ("close to", Sure::Expected),
    ("is near to", Sure::Expected),
    ("on the verge of", Sure::Expected),
    ("on the brink of", Sure::Expected),
    ("is preparing to", Sure::Expected),
    ("are preparing to", Sure::Expected),
    ("aims to", Sure::Expected),
    ("wants to", Sure::Expected),
    ("is planning to", Sure::Expected),
    ("proposes to", Sure::Expected),
    ("will", Sure::Certain),
    ("must", Sure::Certain),
    ("shall", Sure::Certain),
    ("is certain to", Sure::Certain),
    ("are certain to", Sure::Certain),
    ("is to", Sure::Certain),
    ("are to", Sure::Certain),
    ("would", Sure::Certain),
    ("has to", Sure::Certain),
    ("have to", Sure::Certain),
];

/// Stages of making a rule, a law or a deal, by the stems of verbs.
const STAGES: &[(&str, u8)] = &[
    ("consid", 1),
    ("weigh", 1),
    ("mull", 1),
    ("propos", 2),
    ("negoti", 2),
    ("prepar", 2),
    ("work", 2),
    ("draft", 3),
    ("write", 3),
    ("written", 3),
    ("debat", 3),
    ("discuss", 3),
    ("review", 4),
    ("approv", 5),
    ("adopt", 5),
    ("pass", 5),
    ("ratifi", 5),
    ("sign", 5),
    ("enact", 6),
    ("implement", 6),
];

/// Stages of pressing somebody to do something, by the stems of verbs.
const PRESSURES: &[(&str, u8)] = &[
    ("ask", 1),
    ("urg", 1),
    ("advis", 1),
    ("recommend", 1),
    ("encourag", 1),
    ("request", 1),
    ("order", 2),
    ("requir", 2),
    ("forc", 2),
    ("instruct", 2),
    ("compel", 2),
];

/// Verbs by which what follows is only held to be so.
const BELIEFS: &[&str] =
    &["believe", "believes", "believed", "suspect", "suspects", "think", "thinks", "assume", "assumes"];

/// Adverbs by which a claim is less than sure of what it tells.
const HEDGES: &[&str] = &["probably", "possibly", "perhaps", "apparently", "presumably"];

/// Words that begin what is believed.
const CLAUSES: &[&str] =
    &["that", "the", "a", "an", "he", "she", "it", "they", "this", "these", "his", "her", "its", "their"];

/// How many words behind a mark its verb can stand.
const REACH: usize = 4;

/// How many words behind a belief the verb of what is believed can stand.
const BELIEF_REACH: usize = 9;

/// Words that make a question of what follows: nothing in it is sure, whichever way it is put.
const QUESTIONS: &[&str] = &["how", "whether", "if", "what", "which", "when", "where", "why"];

/// How many words behind such a word are still of the question.
const QUESTION_REACH: usize = 8;

/// A verb with how sure the claim is of it.
pub(super) struct Marked {
    sure: Sure,
    phrase: Range<usize>,
    verb: usize,
}

/// Phrases of the two that are not equally sure, or tell of different stages.
pub(super) fn strengths(a: &Reading, b: &Reading) -> Vec<Phrases> {
    let is_change = has_changed(a, b) || super::told_apart(a, b);
    if is_change {
        return Vec::new();
    }
    let (left, right) = (marked(a), marked(b));
    for one in left {
        let others = right.iter().filter(|other| b.words[other.verb].is_like(&a.words[one.verb]));
        let others: Vec<&Marked> = others.collect();
        if let Some(other) = others.first() {
            let are_unlike = others.iter().all(|other| differ(one.sure, other.sure));
            if are_unlike && !slots::have_other_subjects(a, one.verb, b, other.verb) {
                return vec![(one.phrase.clone(), other.phrase.clone())];
            }
            continue;
        }
        if let Some(plain) = plain(b, a, one) {
            return vec![(one.phrase.clone(), plain)];
        }
    }
    for other in right {
        let is_marked = left.iter().any(|one| a.words[one.verb].is_like(&b.words[other.verb]));
        if let Some(plain) = plain(a, b, other).filter(|_| !is_marked) {
            return vec![(plain, other.phrase.clone())];
        }
    }
    let hedged = left.is_empty() && right.is_empty();
    let hedged = || hedged.then(|| hedges(a, b).or_else(|| hedges(b, a).map(|(b, a)| (a, b)))).flatten();
    stages(a, b, STAGES).or_else(|| stages(a, b, PRESSURES)).or_else(hedged).into_iter().collect()
}

/// The verbs of a claim that a mark stands before, and that of what it only believes.
fn marked<'r>(reading: &'r Reading<'_>) -> &'r [Marked] {
    let find = || behind_marks(reading).into_iter().chain(believed(reading)).collect();
    reading.signs.marked.get_or_init(find)
}

fn behind_marks(reading: &Reading) -> Vec<Marked> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < reading.words.len() {
        // The month is written with a capital letter.
        let is_month = reading.words[at].lower == "may" && reading.text[reading.words[at].range.clone()] != *"may";
        let mark = phrase::longest(reading, at, MARKS).filter(|_| !is_month);
        let Some((count, sure)) = mark else {
            at += 1;
            continue;
        };
        let verb = (at + count..reading.words.len()).take(REACH).find(|verb| reading.words[*verb].is_telling);
        let before = &reading.words[at.saturating_sub(QUESTION_REACH)..at];
        let is_question = before.iter().any(|word| QUESTIONS.contains(&word.lower.as_str()));
        // What could not be is no possibility.
        let is_denied =
            reading.words.get(at + count).is_some_and(|word| ["not", "never"].contains(&word.lower.as_str()));
        if let Some(verb) = verb.filter(|_| !is_question && !is_denied) {
            let phrase = reading.words[at].range.start..reading.words[verb].range.end;
            found.push(Marked { sure, phrase, verb });
        }
        at += count;
    }
    found
}

/// True where the one may be and the other is to be: what is expected and what is announced news tells in the same words.
fn differ(one: Sure, other: Sure) -> bool {
    (one == Sure::Possible) != (other == Sure::Possible)
}

/// The verb of what a claim only believes.
fn believed(reading: &Reading) -> Option<Marked> {
    let belief = reading.words.iter().position(|word| BELIEFS.contains(&word.lower.as_str()))?;
    let mut clause =
        (belief + 1..reading.words.len()).take(BELIEF_REACH).take_while(|next| reading.is_one_clause(next - 1, *next));
    let verb = clause.find(|next| reading.words[*next].is_done() && reading.words[*next].is_telling)?;
    // `The suspects fled` tells of nobody's belief.
    let is_noun = reading.words.get(belief + 1).is_none_or(|next| {
        let is_name = reading.text[next.range.clone()].starts_with(char::is_uppercase);
        !is_name && !CLAUSES.contains(&next.lower.as_str())
    });
    let denied = reading.words[belief.saturating_sub(2)..belief]
        .iter()
        .any(|word| word.lower == "not" || word.lower.ends_with("n't"));
    let phrase = reading.words[belief].range.start..reading.words[verb].range.end;
    (!denied && !is_noun).then_some(Marked { sure: Sure::Possible, phrase, verb })
}

/// What the one is not quite sure of, and the other tells as it is.
fn hedges(a: &Reading, b: &Reading) -> Option<Phrases> {
    let is_hedge = |word: &Word| HEDGES.contains(&word.lower.as_str());
    let at = a.words.iter().position(is_hedge)?;
    let next = a.words.get(at + 1).filter(|next| next.sense.is_none() || !next.in_name)?;
    let same = b.words.iter().position(|word| word.is_like(next))?;
    let is_sure = !b.words.iter().any(is_hedge);
    (is_sure && a.count_of_the_same_near(at, b, same) > 1)
        .then(|| (a.words[at].range.start..a.phrase_from(at + 1).end, b.phrase_from(same)))
}

/// Where a claim states as done what the other says may be done or is going to be.
fn plain(reading: &Reading, marked_in: &Reading, marked: &Marked) -> Option<Range<usize>> {
    let verb = &marked_in.words[marked.verb];
    if marked.sure == Sure::Certain {
        return None;
    }
    // What may be is less than what is; what is planned may be told as if it were.
    let holds = |word: &Word| marked.sure == Sure::Possible && word.stem == verb.stem && word.lower.ends_with('s');
    let at = reading.words.iter().position(|word| word.is_like(verb) && (word.is_done() || holds(word)))?;
    let before = &reading.words[at.saturating_sub(3)..at];
    let is_open = before.iter().any(|word| {
        ["to", "not", "never", "if", "whether", "would", "will", "could", "may", "might"].contains(&word.lower.as_str())
    });
    let start = before
        .iter()
        .rev()
        .take_while(|word| ["has", "have", "been", "was", "were"].contains(&word.lower.as_str()))
        .last();
    let range = start.map_or(reading.words[at].range.start, |word| word.range.start)..reading.words[at].range.end;
    let names = reading.name_behind(at).zip(marked_in.name_behind(marked.verb));
    let is_apart = names.is_some_and(|(one, other)| !one.may_be(other))
        || slots::have_other_subjects(reading, at, marked_in, marked.verb);
    (!is_open && !is_apart && reading.is_near_the_same(at, marked_in, marked.verb)).then_some(range)
}

/// Verbs of the two that tell of different stages of the same.
fn stages(a: &Reading, b: &Reading, ladder: &[(&str, u8)]) -> Option<Phrases> {
    let stage = |reading: &Reading| -> Vec<(u8, usize)> {
        let words = reading.words.iter().enumerate();
        let staged = words.filter_map(|(at, word)| {
            let inflected = word.lower.ends_with("ed") || word.lower.ends_with("ing") || word.lower.ends_with("ten");
            let (_, stage) = ladder.iter().find(|(stem, _)| *stem == word.stem && inflected)?;
            (!word.in_name).then_some((*stage, at))
        });
        staged.collect()
    };
    let (left, right) = (stage(a), stage(b));
    let ([(one, at)], [(other, other_at)]) = (left.as_slice(), right.as_slice()) else { return None };
    if one == other || !a.is_near_the_same(*at, b, *other_at) {
        return None;
    }
    let phrase = |reading: &Reading, at: usize| {
        let close = at.checked_sub(1).filter(|before| reading.words[*before].lower == "close to");
        reading.words[close.unwrap_or(at)].range.start..reading.phrase_from(at).end
    };
    Some((phrase(a, *at), phrase(b, *other_at)))
}
