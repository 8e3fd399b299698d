//! The noun that a number counts: `six US senators`, `12 Kia and Hyundai vehicles`, `two of the mayor's deputies`.
//!
//! Without a dictionary of word classes: function words end the noun phrase, and its head is the first plural in it.

use super::token::{Gap, Tokens};
use super::vocabulary::{ATTRIBUTIVE, OPENERS, STOPS};
use crate::language::nouns;

/// A counted noun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    /// The head noun, singular, lower case.
    pub(super) noun: String,
    /// One past the head.
    pub(super) end: usize,
}

/// The most words before the head: `two recently retired senior foreign ministry officials`.
const LONGEST_PHRASE: usize = 7;

fn is_function(word: &str) -> bool {
    STOPS.contains(word)
}

/// True for a word that can't be a part of a thing's name although it is capital: `In`, `The`, `Only`.
pub(super) fn is_function_word(word: &str) -> bool {
    is_function(word) || OPENERS.contains(word)
}

/// The noun that the number before `at` counts; `one` where the number is one.
pub(super) fn read(tokens: &Tokens<'_>, at: usize, one: bool) -> Option<Counted> {
    if tokens.is_inner_hyphen(at) {
        return attributive(tokens, at + 1);
    }
    if tokens.is_glued(at) {
        return None;
    }
    if one { single(tokens, at) } else { several(tokens, at).or_else(|| before_noun(tokens, at)) }
}

/// The noun after `of`: `millions of Americans`, `two of the mayor's deputies`.
pub(super) fn after_of(tokens: &Tokens<'_>, at: usize) -> Option<Counted> {
    if tokens.lower(at) != "of" {
        return None;
    }
    let mut noun = at + 1;
    while matches!(
        tokens.lower(noun),
        "the" | "these" | "those" | "its" | "their" | "his" | "her" | "our" | "all" | "my" | "your"
    ) {
        noun += 1;
    }
    several(tokens, noun)
}

/// The first plural of a noun phrase.
fn several(tokens: &Tokens<'_>, at: usize) -> Option<Counted> {
    let mut word = at;
    let mut seen = 0;
    while seen < LONGEST_PHRASE && in_phrase(tokens, word, at) {
        if is_joiner(tokens, word) {
            // `Kia and Hyundai vehicles`: the head comes after both.
            word += 1;
            continue;
        }
        let last = end_of_compound(tokens, word);
        let lower = tokens.lower(last - 1);
        let possessive = lower.ends_with("'s") || lower.ends_with("’s") || matches!(tokens.text(last), "'" | "’");
        let after_adverb = word > at && tokens.lower(word - 1).ends_with("ly");
        if !possessive && nouns::is_plural(lower) && !is_function(lower) {
            // `1,800 hardly matters`.
            if after_adverb {
                return None;
            }
            let next = tokens.lower(last);
            // A name in `s` is no head where a noun follows: `two Reuters sources`.
            let leads = ATTRIBUTIVE.contains(lower) || (tokens.is_capital(word) && !tokens.is_capital(last));
            let more = leads && tokens.is_word(last) && !is_function(next) && nouns::is_plural(next);
            let end = if more { last + 1 } else { last };
            return Some(Counted { noun: nouns::singular(tokens.lower(end - 1)), end });
        }
        word = if matches!(tokens.text(last), "'" | "’") { last + 1 } else { last };
        seen += 1;
    }
    None
}

/// True where the noun phrase that begins at `first` can go on with the token at `at`.
fn in_phrase(tokens: &Tokens<'_>, at: usize, first: usize) -> bool {
    if at > first && (tokens.gap(at) == Gap::Line || (tokens.is_glued(at) && !tokens.is_number(at))) {
        return false;
    }
    if is_joiner(tokens, at) {
        return at > first && tokens.is_word(at + 1) && !is_function(tokens.lower(at + 1));
    }
    if tokens.is_number(at) {
        // `5G phones`, `Model 3 sedans`; a number that has its own noun is another quantity.
        return at > first && (tokens.is_glued(at + 1) || tokens.is_capital(at - 1));
    }
    let lower = tokens.lower(at);
    tokens.is_word(at) && (!is_function(lower) || (lower == "us" && tokens.is_all_capitals(at)))
}

fn is_joiner(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.lower(at), "and" | "or" | "&")
}

/// One past a word with the words hyphenated to it.
fn end_of_compound(tokens: &Tokens<'_>, at: usize) -> usize {
    let mut end = at + 1;
    while (tokens.is_inner_hyphen(end) && tokens.is_word(end + 1)) || (tokens.is_glued(end) && tokens.is_word(end)) {
        end += if tokens.is_word(end) { 1 } else { 2 };
    }
    end
}

/// What stands with a hyphen after a number: `a 12-page document`.
fn attributive(tokens: &Tokens<'_>, at: usize) -> Option<Counted> {
    let lower = tokens.lower(at);
    let noun = tokens.is_word(at) && !is_function(lower) && lower.len() > 1;
    noun.then(|| Counted { noun: nouns::singular(lower), end: at + 1 })
}

/// A singular before another noun: `the 12 page document`.
fn before_noun(tokens: &Tokens<'_>, at: usize) -> Option<Counted> {
    let plain = |at: usize| tokens.is_word(at) && !tokens.is_capital(at) && !is_function(tokens.lower(at));
    let follows = plain(at + 1) && !tokens.is_glued(at + 1) && tokens.gap(at + 1) == Gap::Blank;
    let verb =
        tokens.lower(at).ends_with("ed") || tokens.lower(at).ends_with("ing") || tokens.lower(at).ends_with("ly");
    if !plain(at) || !follows || verb || tokens.gap(at) == Gap::Line {
        return None;
    }
    Some(Counted { noun: tokens.lower(at).to_owned(), end: at + 1 })
}

/// The noun after `one`: the last word before a verb, a function word or a mark.
fn single(tokens: &Tokens<'_>, at: usize) -> Option<Counted> {
    let mut word = at;
    let mut head = None;
    while word < at + 4 && in_phrase(tokens, word, at) && tokens.is_word(word) && !is_joiner(tokens, word) {
        let last = end_of_compound(tokens, word);
        let lower = tokens.lower(last - 1);
        let verb = lower.ends_with("ed") || nouns::is_plural(lower) || lower.ends_with("ly");
        let participle = lower.ends_with("ing");
        if (verb || participle) && (head.is_some() || lower.ends_with("ly")) {
            break;
        }
        head = (!verb).then(|| Counted { noun: nouns::singular(lower), end: last }).or(head);
        word = last;
    }
    head.filter(|counted| {
        let idiom = matches!(
            counted.noun.as_str(),
            "another"
                | "another's"
                | "another’s"
                | "half"
                | "thing"
                | "way"
                | "side"
                | "day"
                | "hand"
                | "time"
                | "such"
                | "more"
                | "other"
                | "else"
                | "who"
        );
        !idiom
    })
}
