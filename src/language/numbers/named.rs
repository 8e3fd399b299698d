//! Numbers that name things: `Section 427`, `Boeing 737`, `5G`, `F-16`, ranks, scores, addresses, telephone numbers.
//!
//! They are no quantities. Dates and times are `calendar`'s.

use super::counted;
use super::token::{Gap, Tokens};
use super::vocabulary::{DESIGNATORS, STREETS, WEAK_DESIGNATORS};
use crate::language::nouns;

/// True where the number at `at` is a part of a name, from what stands directly before it.
pub(super) fn is_part_of_name(tokens: &Tokens<'_>, at: usize) -> bool {
    if at == 0 {
        return false;
    }
    let glued = tokens.is_glued(at);
    if glued && (tokens.is_word(at - 1) || matches!(tokens.text(at - 1), "#" | "@" | "_" | "№" | "=" | "&")) {
        return true;
    }
    if glued && matches!(tokens.text(at - 1), "\"" | "'") && tokens.lower_before(at, 2) == "=" {
        return true;
    }
    // `F-16`, `COVID-19`, `last-32`; not `minus-40` or `sub-500`.
    if glued && tokens.is_dash(at - 1) && tokens.is_glued(at - 1) {
        return at > 1 && tokens.is_word(at - 2) && !matches!(tokens.lower(at - 2), "minus" | "sub" | "plus" | "to");
    }
    if tokens.text(at - 1) == "." && at > 1 && matches!(tokens.lower(at - 2), "no" | "nos") && tokens.is_glued(at - 1) {
        return tokens.gap(at) != Gap::Line;
    }
    is_designated(tokens, at)
}

fn is_designated(tokens: &Tokens<'_>, at: usize) -> bool {
    let before = tokens.lower(at - 1);
    if tokens.gap(at) == Gap::Line || !DESIGNATORS.contains(before) {
        return false;
    }
    if !WEAK_DESIGNATORS.contains(before) {
        return true;
    }
    let small = tokens.text(at).len() <= 3 || before.starts_with("section");
    let plural = tokens.is_word(at + 1) && nouns::is_plural(tokens.lower(at + 1));
    let capital = tokens.is_capital(at - 1) && !tokens.begins_sentence(at - 1);
    let determined = matches!(tokens.lower_before(at, 2), "the" | "a" | "an" | "this" | "in");
    small && (capital || (!plural && !determined))
}

/// True where the number at `at`, without unit or plural after it, follows a name: `Boeing 737`, `S&P 500`, `Windows 8.1`.
pub(super) fn follows_name(tokens: &Tokens<'_>, at: usize) -> bool {
    if at == 0 || tokens.gap(at) == Gap::Line || tokens.is_glued(at) {
        return false;
    }
    // `S P 500` and `V 8` have lost their mark.
    let name = tokens.is_capital(at - 1) || (tokens.is_number(at - 1) && at > 1 && tokens.is_capital(at - 2));
    name && !counted::is_function_word(tokens.lower(at - 1)) && !tokens.text(at).contains(',')
}

/// True where a capital word before a number that counts something names a place or day rather than a product:
/// `In Norway 30 people`, against `Boeing 737 jets`.
pub(super) fn is_setting(tokens: &Tokens<'_>, at: usize) -> bool {
    let mut word = at;
    while word > 0 && word + 4 > at && tokens.is_capital(word - 1) && !counted::is_function_word(tokens.lower(word - 1))
    {
        word -= 1;
    }
    word == at
        || matches!(tokens.lower_before(word, 1), "in" | "at" | "on" | "from" | "near" | "since")
        || matches!(
            tokens.lower(at - 1),
            "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday"
        )
}

/// One past the name, rank, score, address or telephone number that begins with the number at `at`.
pub(super) fn skip(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    ordinal(tokens, at)
        .or_else(|| telephone(tokens, at))
        .or_else(|| address(tokens, at))
        .or_else(|| list_number(tokens, at))
        .or_else(|| height(tokens, at))
        .or_else(|| alone_in_brackets(tokens, at))
}

/// `22nd`, `1990s`, `the 49ers`.
fn ordinal(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let suffix = matches!(tokens.lower(at + 1), "st" | "nd" | "rd" | "th" | "s" | "ers" | "'s" | "’s");
    let decade = tokens.lower(at + 1) != "s" || tokens.text(at).ends_with('0');
    (suffix && decade && tokens.is_glued(at + 1) && !tokens.text(at).contains('.')).then_some(at + 2)
}

/// `+44 20 7946 0000`, `(212) 555-0100`, `555-0100`.
fn telephone(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let plus = at > 0 && tokens.text(at - 1) == "+";
    let area = at > 0 && tokens.text(at - 1) == "(" && tokens.text(at + 1) == ")";
    let plain = |at: usize| tokens.is_number(at) && tokens.text(at).bytes().all(|byte| byte.is_ascii_digit());
    let mut end = at + 1;
    let mut digits = tokens.text(at).len();
    let mut groups = 1;
    while groups < 8 && plain(at) {
        let next = end + usize::from(tokens.is_dash(end) || (area && tokens.text(end) == ")"));
        if !plain(next) || tokens.gap(next) == Gap::Line {
            break;
        }
        digits += tokens.text(next).len();
        groups += 1;
        end = next + 1;
    }
    let long = groups > 1 && (7..=16).contains(&digits) && (plus || area && digits >= 9 || groups > 2 && digits >= 9);
    let local =
        groups == 2 && tokens.text(at).len() == 3 && tokens.text(end - 1).len() == 4 && tokens.is_inner_hyphen(at + 1);
    (long || local || (plus && digits >= 8)).then_some(end)
}

/// `10 Downing Street`, `9 E 71st St`.
fn address(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    if tokens.text(at).len() > 5 || tokens.text(at).contains(['.', ',']) {
        return None;
    }
    let mut word = at + 1;
    while word < at + 6
        && (tokens.is_capital(word) || tokens.is_number(word) || tokens.lower(word) == "th")
        && tokens.gap(word) != Gap::Line
    {
        // A street begins after its name: `22 Ave Foch` has it first.
        if STREETS.contains(tokens.lower(word)) && tokens.is_capital(word) {
            return Some(word + 1);
        }
        word += 1;
    }
    None
}

/// `1. Wash your hands`, `2) Dry them`: a number that begins a line.
fn list_number(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let begins = at == 0 || tokens.gap(at) == Gap::Line;
    let mark = matches!(tokens.text(at + 1), "." | ")") && tokens.is_glued(at + 1) && tokens.gap(at + 2) == Gap::Blank;
    let small = tokens.text(at).len() <= 2;
    (begins && mark && small && tokens.is_capital(at + 2)).then_some(at + 2)
}

/// `6'2"`: a person's height.
fn height(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let foot = matches!(tokens.text(at + 1), "'" | "’" | "′") && tokens.is_glued(at + 1);
    let inch = tokens.is_number(at + 2) && tokens.is_glued(at + 2) && matches!(tokens.text(at + 3), "\"" | "”" | "″");
    (foot && inch).then_some(at + 4)
}

/// `Prescott (4)`: a shirt or a note.
fn alone_in_brackets(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let open = at > 0 && matches!(tokens.text(at - 1), "(" | "[");
    let closed = matches!(tokens.text(at + 1), ")" | "]");
    (open && closed && tokens.text(at).len() <= 3).then_some(at + 2)
}
