//! The unit that a number is followed by: `percent`, `km/h`, `dollars a barrel`, `-year-old`.
//!
//! Which units there are is `units`' table; here is how English writes them. Counted nouns are `counted`'s.

use super::token::{Gap, Tokens};
use super::vocabulary::{PAYING, WARES};
use crate::language::{nouns, units};

/// What the unit of a number depends on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context {
    /// The number, or the greater one of a range.
    pub(super) value: f64,
    /// True where the number has thousands or more to it, in letters or as a word.
    pub(super) magnitude: bool,
    /// True where the text writes `£`, so that a pound is money.
    pub(super) british: bool,
    /// The first token of the number.
    pub(super) start: usize,
}

/// A unit in the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Unit {
    pub(super) code: String,
    /// True where the number counts hundredths of it: cents.
    pub(super) hundredths: bool,
    /// One past its last token.
    pub(super) end: usize,
}

/// The most words that a unit's name has: `pound per square inch`.
const LONGEST_NAME: usize = 4;

/// Reads the unit that stands at `at`, after a blank, a hyphen or nothing.
pub(super) fn read(tokens: &Tokens<'_>, at: usize, context: Context) -> Option<Unit> {
    if tokens.gap(at) == Gap::Line {
        return None;
    }
    let first = if tokens.is_inner_hyphen(at) { at + 1 } else { at };
    let unit = temperature(tokens, first)
        .or_else(|| named(tokens, first, context))
        .or_else(|| symbol(tokens, first, context))?;
    Some(with_rate(tokens, unit))
}

/// The rate that follows a unit or a counted noun: `per day`, `a barrel`, `/s`.
pub(super) fn with_rate(tokens: &Tokens<'_>, mut unit: Unit) -> Unit {
    if let Some((per, end)) = rate(tokens, unit.end) {
        unit.code = format!("{}/{per}", unit.code);
        unit.end = end;
    }
    unit
}

/// True where a unit of time stands at `at`.
pub(super) fn is_time(tokens: &Tokens<'_>, at: usize) -> bool {
    units::by_name(&nouns::singular(tokens.lower(at))).is_some_and(|code| units::comparable(code, "s"))
}

/// True where a currency's code or name stands at `at`.
pub(super) fn is_currency(tokens: &Tokens<'_>, at: usize) -> bool {
    units::currency(tokens.text(at)).is_some()
        || units::by_name(&singular_unit(tokens.lower(at))).is_some_and(units::is_currency)
}

/// True where the name of a unit stands at `at`.
pub(super) fn is_unit_name(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_word(at) && units::by_name(&nouns::singular(tokens.lower(at))).is_some()
}

/// `degrees Celsius`, `°F`, `C` after a degree sign.
fn temperature(tokens: &Tokens<'_>, at: usize) -> Option<Unit> {
    let degree = matches!(tokens.lower(at), "°" | "º" | "degree" | "degrees");
    if !degree {
        return None;
    }
    let scale = if tokens.is_dash(at + 1) { at + 2 } else { at + 1 };
    let (code, end) = match tokens.text(scale) {
        "C" | "Celsius" | "celsius" | "Centigrade" | "centigrade" => ("Cel", scale + 1),
        "F" | "Fahrenheit" | "fahrenheit" => ("[degF]", scale + 1),
        _ => ("deg", at + 1),
    };
    Some(Unit { code: code.to_owned(), hundredths: false, end })
}

/// A unit by its name, the longest that fits: every word of it singular.
fn named(tokens: &Tokens<'_>, at: usize, context: Context) -> Option<Unit> {
    if !tokens.is_word(at) && tokens.text(at) != "%" {
        return None;
    }
    let mut name = String::new();
    let mut found = None;
    let mut end = at;
    for _ in 0..LONGEST_NAME {
        if end > at && tokens.is_inner_hyphen(end) {
            end += 1;
        }
        let named = tokens.is_word(end) || (tokens.text(end) == "%" && end == at);
        if !named || (end > at && tokens.gap(end) == Gap::Line) {
            break;
        }
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(&singular_unit(tokens.lower(end)));
        end += 1;
        if let Some(code) = units::by_name(&name) {
            found = Some((code, false, end));
        } else if let Some(code) = units::by_hundredth(&name) {
            found = Some((code, true, end));
        }
    }
    let (code, hundredths, end) = found?;
    let one_word = end == at + 1;
    let code = if one_word { of_several_meanings(tokens, at, code, context)? } else { code };
    Some(Unit { code: code.to_owned(), hundredths, end })
}

/// The singular under which the table has a word.
fn singular_unit(word: &str) -> String {
    match word {
        "feet" => "foot".to_owned(),
        "kroner" => "krone".to_owned(),
        "kronor" => "krona".to_owned(),
        "pence" | "reais" | "hertz" | "celsius" => word.to_owned(),
        _ => nouns::singular(word),
    }
}

/// Words that are a unit in one place and something else in another.
fn of_several_meanings(tokens: &Tokens<'_>, at: usize, code: &'static str, context: Context) -> Option<&'static str> {
    match (tokens.lower(at), code) {
        ("pound" | "pounds", _) => Some(if is_money(tokens, at, context) { "GBP" } else { code }),
        // `the 12 won` is a verb, `his 4 stones` and `3 points` are counted.
        ("won" | "real" | "sterling", _) => (context.magnitude || context.value >= 1000.0).then_some(code),
        ("stone" | "stones", _) => (context.value < 40.0 && tokens.lower(at) == "stone").then_some(code),
        // `the second`, but `a 60 second film`.
        ("second", "s") => (context.value == 1.0 || context.value >= 10.0 || tokens.is_glued(at)).then_some(code),
        ("rand" | "bit" | "nit", _) if tokens.is_capital(at) && !tokens.is_all_capitals(at) => None,
        ("sen" | "agora" | "paisa" | "fils", _) => None,
        // Abbreviations of names that are words themselves.
        ("min" | "sec" | "wk", _) => Some(code),
        _ => Some(code),
    }
}

/// True where a pound is money: a sum in millions or beside a word of paying, and never `pounds of`.
fn is_money(tokens: &Tokens<'_>, at: usize, context: Context) -> bool {
    if matches!(tokens.lower(at + 1), "of" | "per" | "heavier" | "lighter") {
        return false;
    }
    context.british || context.magnitude || is_near_paying(tokens, context.start)
}

/// True where one of the few words before a number is about paying.
fn is_near_paying(tokens: &Tokens<'_>, start: usize) -> bool {
    (start.saturating_sub(8)..start).any(|at| PAYING.contains(tokens.lower(at)))
}

/// A unit by its symbol: glued (`256GB`), or after a blank where no word is read as one (`12 V`).
fn symbol(tokens: &Tokens<'_>, at: usize, context: Context) -> Option<Unit> {
    let (text, end) = symbol_text(tokens, at);
    let found = |code: &str| Some(Unit { code: code.to_owned(), hundredths: false, end });
    if let Some(code) = units::currency(&text) {
        return found(code);
    }
    let glued = tokens.is_glued(at);
    match text.as_str() {
        "p" if glued => return Some(Unit { code: "GBP".to_owned(), hundredths: true, end }),
        "¢" => return Some(Unit { code: "USD".to_owned(), hundredths: true, end }),
        "x" | "×" if glued => return found("1"),
        "€" | "£" | "$" | "¥" | "kr" | "zł" => return money_sign_behind(&text, end),
        "C" if !glued && next_is_plain(tokens, end) => return found("Cel"),
        "F" if !glued && next_is_plain(tokens, end) => return found("F"),
        "kn" => return found(if is_near_paying(tokens, context.start) { "HRK" } else { "[kn_i]" }),
        "R" if !glued && !tokens.is_word(end) => return found("ZAR"),
        "U" => return None,
        _ => {}
    }
    if tokens.text(at) == "'" || text.is_empty() {
        return None;
    }
    let code = units::by_symbol(&text)?;
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let plain = match text.as_str() {
        // One letter after a blank is a unit only where nothing else can be meant.
        "V" | "W" | "g" | "m" | "s" | "h" | "t" | "l" | "L" | "N" | "J" if !glued => {
            tokens.text(end) == "/" || (next_is_plain(tokens, end) && context.start < at)
        }
        "A" | "K" | "in" | "ha" | "ac" | "mi" | "bar" | "ct" | "pt" | "pp" if !glued => false,
        _ => true,
    };
    (plain || (letters > 0 && tokens.text(end) == "/" && tokens.is_glued(end))).then_some(())?;
    found(code)
}

/// A currency's sign behind the number, as other languages have it.
fn money_sign_behind(sign: &str, end: usize) -> Option<Unit> {
    let code = match sign {
        "zł" => "PLN",
        "kr" => return None,
        _ => units::by_prefix(sign)?,
    };
    Some(Unit { code: code.to_owned(), hundredths: false, end })
}

/// True where what follows a lone letter doesn't make it a name: `5 C grade`, `2 V Smith`.
fn next_is_plain(tokens: &Tokens<'_>, at: usize) -> bool {
    !tokens.is_capital(at) && !tokens.is_number(at) && !tokens.is_inner_hyphen(at)
        || (tokens.is_all_capitals(at) && !tokens.is_glued(at))
}

/// The text of a symbol that several tokens make up: `sq m`, `m2`, `°C`, `lb-ft`, `km/h` without its rate.
fn symbol_text(tokens: &Tokens<'_>, at: usize) -> (String, usize) {
    let first = tokens.text(at);
    let lower = tokens.lower(at);
    let square = |prefix: &str| {
        let dot = usize::from(tokens.text(at + 1) == ".");
        (format!("{prefix} {}", tokens.lower(at + 1 + dot)), at + 2 + dot)
    };
    match lower {
        "sq" => return square("sq"),
        "cu" => return square("cu"),
        "fl" => return square("fl"),
        "lb" | "ft" if tokens.is_dash(at + 1) && matches!(tokens.lower(at + 2), "ft" | "lb") => {
            return (format!("{lower}-{}", tokens.lower(at + 2)), at + 3);
        }
        _ => {}
    }
    let squared = matches!(tokens.text(at + 1), "2" | "3") && tokens.is_glued(at + 1);
    if squared && matches!(first, "m" | "km" | "cm" | "mm" | "ft") {
        return (format!("{first}{}", tokens.text(at + 1)), at + 2);
    }
    (first.to_owned(), at + 1)
}

/// A rate at `at`: its code, and where it ends.
fn rate(tokens: &Tokens<'_>, at: usize) -> Option<(String, usize)> {
    let hyphen = |at: usize| if tokens.is_inner_hyphen(at) { at + 1 } else { at };
    let word = hyphen(at);
    match tokens.lower(word) {
        "/" if tokens.is_word(word + 1) => denominator(tokens, word + 1, true),
        "per" => denominator(tokens, hyphen(word + 1), true),
        "a" | "an" if tokens.gap(word) != Gap::Line => {
            let (code, end) = denominator(tokens, hyphen(word + 1), false)?;
            // `$5 a year`, `$90 a barrel`, `$4 a pack`; not `5 jobs a year ago`.
            let points = matches!(
                tokens.lower(end),
                "ago" | "earlier" | "later" | "before" | "after" | "early" | "away" | "old"
            );
            (!points).then_some((code, end))
        }
        "p.a." | "annually" if tokens.is_glued(at) || tokens.lower(word) == "p.a." => Some(("a".to_owned(), word + 1)),
        _ => None,
    }
}

/// What a rate is per; `any` noun after `per`, but only units and wares after `a`.
fn denominator(tokens: &Tokens<'_>, at: usize, any: bool) -> Option<(String, usize)> {
    if !tokens.is_word(at) {
        return None;
    }
    let (text, end) = symbol_text(tokens, at);
    let two = format!("{} {}", tokens.lower(at), singular_unit(tokens.lower(at + 1)));
    if let Some(code) = units::by_name(&two) {
        return Some((code.to_owned(), at + 2));
    }
    let name = singular_unit(tokens.lower(at));
    if let Some(code) = units::by_name(&name).filter(|code| !units::is_currency(code)) {
        return Some((code.to_owned(), at + 1));
    }
    if any && let Some(code) = units::by_symbol(&text) {
        return Some((code.to_owned(), end));
    }
    let lower = tokens.lower(at);
    let noun =
        if any { lower.chars().all(char::is_alphabetic) && tokens.text(at) == lower } else { WARES.contains(lower) };
    noun.then(|| (format!("{{{}}}", nouns::singular(lower)), at + 1))
}
