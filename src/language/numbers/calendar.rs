//! Numbers that tell when: days, months' days, years, times of day. They are no quantities.
//!
//! Only recognises them, to pass over them; what they mean is `dates`' work.

use super::token::Tokens;
use super::vocabulary::{BEFORE_RECENT_YEARS, BEFORE_YEARS, MONTHS};
use super::{counted, measure, qualifier};
use crate::language::nouns;

/// One past the date or time of day that begins with the number at `at`; `None` where it is none.
pub(super) fn skip(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    clock(tokens, at).or_else(|| numeric_date(tokens, at)).or_else(|| day(tokens, at)).or_else(|| year(tokens, at))
}

fn whole(tokens: &Tokens<'_>, at: usize) -> Option<u32> {
    let text = tokens.text(at);
    (tokens.is_number(at) && text.len() <= 4).then(|| text.parse().ok())?
}

/// True for a capital month name or its abbreviation.
fn is_month(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_capital(at) && MONTHS.contains(tokens.lower(at))
}

/// `11:30`, `9:01 p.m.`, `7am`, `0401 GMT`, `five o'clock`, `9 to 5pm`.
fn clock(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let mut end = at + 1;
    let mut colon = false;
    while end < at + 8
        && matches!(tokens.text(end), ":" | "’" | "'")
        && tokens.is_glued(end)
        && tokens.is_number(end + 1)
        && tokens.is_glued(end + 1)
    {
        colon |= tokens.text(end) == ":";
        end += 2;
    }
    if is_clock_word(tokens, end) {
        return Some(end + 1);
    }
    if colon {
        return Some(end);
    }
    // The first of two times has no mark of its own.
    let link = matches!(tokens.lower(end), "to" | "and" | "or") || tokens.is_dash(end);
    (link && whole(tokens, end + 1).is_some() && is_clock_word(tokens, end + 2)).then_some(end + 3)
}

fn is_clock_word(tokens: &Tokens<'_>, at: usize) -> bool {
    let lower = tokens.lower(at);
    let half = matches!(lower, "am" | "pm" | "a.m." | "p.m." | "a.m" | "p.m" | "o'clock" | "o’clock" | "noon");
    // `am` is a verb too, but not after a number.
    half || matches!(
        tokens.text(at),
        "GMT"
            | "UTC"
            | "BST"
            | "CET"
            | "CEST"
            | "EST"
            | "EDT"
            | "CST"
            | "CDT"
            | "PST"
            | "PDT"
            | "ET"
            | "PT"
            | "IST"
            | "AEST"
    )
}

/// `2031-05-04T10:30:00Z`, `12/25/2031`, `4.5.2031`, `9/11`, `24/7`.
fn numeric_date(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    if tokens.text(at).matches('.').count() > 1 {
        return Some(glued_end(tokens, at));
    }
    let joint = tokens.text(at + 1);
    let joined = |at: usize| {
        tokens.text(at) == joint && tokens.is_glued(at) && tokens.is_number(at + 1) && tokens.is_glued(at + 1)
    };
    if !matches!(joint, "/" | "-" | "–") || !joined(at + 1) {
        return None;
    }
    if joined(at + 3) {
        return Some(glued_end(tokens, at));
    }
    if joint == "/" && super::numeral::read(tokens, at, false).is_none_or(|number| number.end < at + 3) {
        return Some(at + 3);
    }
    None
}

/// One past everything that is glued to the token at `at`.
fn glued_end(tokens: &Tokens<'_>, at: usize) -> usize {
    let mut end = at + 1;
    while tokens.is_glued(end) && end < tokens.len() && !matches!(tokens.text(end), ")" | "," | ";" | "]") {
        end += 1;
    }
    end
}

/// `September 8`, `Sept. 20-24`, `8 September 2031`, `5 and 6 May`.
fn day(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let is_day = |at: usize| whole(tokens, at).is_some_and(|day| (1..=31).contains(&day));
    if !is_day(at) {
        return None;
    }
    let after_month =
        at > 0 && is_month(tokens, at - 1) || at > 1 && tokens.text(at - 1) == "." && is_month(tokens, at - 2);
    let mut end = at + 1;
    if matches!(tokens.lower(end), "st" | "nd" | "rd" | "th") && tokens.is_glued(end) {
        end += 1;
    }
    let links = tokens.is_dash(end) || matches!(tokens.lower(end), "to" | "and" | "or" | "," | "&");
    if links && is_day(end + 1) && (after_month && tokens.is_dash(end) || month_after(tokens, end + 2).is_some()) {
        end += 2;
    }
    let end = if after_month { end } else { month_after(tokens, end)? };
    // `May 4, 2031` and `4 May 2031`.
    let comma = end + usize::from(tokens.text(end) == ",");
    Some(if is_plausible_year(tokens, comma) { comma + 1 } else { end })
}

/// One past the month that stands at `at`, after `of` or not.
fn month_after(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let month = at + usize::from(tokens.lower(at) == "of");
    is_month(tokens, month)
        .then(|| month + 1 + usize::from(tokens.text(month + 1) == "." && tokens.is_glued(month + 1)))
}

fn is_plausible_year(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.text(at).len() == 4 && whole(tokens, at).is_some_and(|year| (1000..=2199).contains(&year))
}

/// A year, or years joined to it: `in 1997`, `2031-32`, `the 2018 sales`; not `2000 people` or `about 1500`.
fn year(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    if !is_plausible_year(tokens, at) {
        return None;
    }
    if tokens.is_glued(at + 1) && tokens.is_word(at + 1) {
        // `2031's`, also where the apostrophe is lost.
        return matches!(tokens.lower(at + 1), "s" | "'s" | "’s").then_some(at + 2);
    }
    let joint = at + 1;
    let joined = (tokens.is_dash(joint) || tokens.text(joint) == "/")
        && tokens.is_number(joint + 1)
        && (is_plausible_year(tokens, joint + 1) || tokens.text(joint + 1).len() == 2 && tokens.is_glued(joint + 1));
    let in_time = says_when(tokens, at);
    let old = whole(tokens, at).is_some_and(|year| year < 1700);
    let range_of_years = joined && whole(tokens, at).is_some_and(|year| (1700..=2099).contains(&year));
    if in_time
        || (range_of_years && !counts(tokens, joint + 2))
        || (!old && !counts(tokens, joint) && !is_qualified(tokens, at))
    {
        let mut end = if joined { joint + 2 } else { at + 1 };
        // `between 1900 and 2000`, `from 1985 to 1990`.
        if matches!(tokens.lower(end), "and" | "to" | "through" | "until" | "or")
            && is_plausible_year(tokens, end + 1)
            && (in_time || !counts(tokens, end + 2))
        {
            end += 2;
        }
        return Some(end);
    }
    None
}

/// True where the word before a four-digit number makes it a year.
fn says_when(tokens: &Tokens<'_>, at: usize) -> bool {
    if at > 0 && is_month(tokens, at - 1)
        || at > 1 && matches!(tokens.text(at - 1), "." | ",") && is_month(tokens, at - 2)
    {
        return true;
    }
    let before = tokens.lower_before(at, 1);
    // These are followed by other numbers as well, so a plausible recent year is asked for.
    let recent = whole(tokens, at).is_some_and(|year| (1800..=2099).contains(&year));
    let between = before == "between" || before == "from";
    if between && matches!(tokens.lower(at + 1), "and" | "to" | "until" | "through") {
        // `Between 1600 and 1900 prices fell` opens with a time, `between 1600 and 1900 people fell` with a number.
        let opens = at > 0 && tokens.begins_sentence(at - 1) && !counts_unit(tokens, at + 3);
        return is_plausible_year(tokens, at + 2) && (opens || !counts(tokens, at + 3));
    }
    BEFORE_YEARS.contains(before) || (recent && BEFORE_RECENT_YEARS.contains(before) && !counts_unit(tokens, at + 1))
}

/// True where a unit follows, so that the number is one of quantity whatever stands before.
fn counts_unit(tokens: &Tokens<'_>, at: usize) -> bool {
    measure::is_unit_name(tokens, at) || matches!(tokens.text(at), "%" | "km" | "kg" | "°" | "hp")
}

/// True where the four-digit number before `at`, or the one that it is joined to, counts what follows.
fn counts(tokens: &Tokens<'_>, at: usize) -> bool {
    let joined = tokens.is_dash(at) || matches!(tokens.lower(at), "to" | "or");
    if joined && tokens.is_number(at + 1) {
        return counts_thing(tokens, at + 2);
    }
    counts_thing(tokens, at) || (tokens.lower(at) == "or" && matches!(tokens.lower(at + 1), "so" | "more"))
}

fn counts_thing(tokens: &Tokens<'_>, at: usize) -> bool {
    let context = measure::Context { value: 2000.0, magnitude: false, british: false, start: at };
    // `the 2031 season`, `Lind's 2031 campaign workers`: a year stands before a phrase more often than a number does.
    let determined = at > 1
        && (tokens.begins_sentence(at - 1)
            || tokens.lower_before(at, 2).ends_with("'s")
            || tokens.lower_before(at, 2).ends_with("’s"));
    let near = counted::read(tokens, at, false)
        .is_some_and(|counted| counted.end <= at + 2 && nouns::is_plural(tokens.lower(counted.end - 1)));
    measure::read(tokens, at, context).is_some() || (near && !determined)
}

fn is_qualified(tokens: &Tokens<'_>, at: usize) -> bool {
    qualifier::before(tokens, at).is_some()
}
