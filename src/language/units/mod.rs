//! Units: which codes there are, what they are called, which can be compared, and how one converts into another.
//!
//! A code is UCUM (`km/h`), ISO 4217 (`USD`), or a UCUM annotation for a counted thing (`{senator}`), and products and
//! quotients of these (`USD/[bbl_us]`). Finding units in running text is `numbers`' work, showing them `quantity`'s.
//! Currencies don't convert into each other: a rate belongs to a day, and no report states it.

mod currencies;
mod table;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use currencies::{CURRENCIES, Currency};
use table::UNITS;

/// Base quantities with their powers.
type Exponents = &'static [(&'static str, i8)];

/// A line of the table.
struct Unit {
    code: &'static str,
    /// Lower case, singular.
    names: &'static [&'static str],
    /// As written.
    symbols: &'static [&'static str],
    /// How many of the coherent unit of its dimension it is.
    factor: f64,
    /// What is added after multiplying; only temperatures have it.
    offset: f64,
    dimension: Exponents,
}

/// What a code means: a number of the coherent unit of a dimension.
#[derive(Clone, Debug, PartialEq)]
struct Measure {
    factor: f64,
    offset: f64,
    dimension: BTreeMap<Cow<'static, str>, i8>,
}

static BY_CODE: LazyLock<HashMap<&'static str, &'static Unit>> =
    LazyLock::new(|| UNITS.iter().map(|unit| (unit.code, unit)).collect());

static BY_NAME: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let units = UNITS.iter().flat_map(|unit| unit.names.iter().map(|name| (*name, unit.code)));
    let currencies = CURRENCIES.iter().flat_map(|money| money.names.iter().map(|name| (*name, money.code)));
    units.chain(currencies).collect()
});

static BY_SYMBOL: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut symbols = HashMap::new();
    for (symbol, code) in UNITS.iter().flat_map(|unit| unit.symbols.iter().map(|symbol| (*symbol, unit.code))) {
        symbols.entry(symbol).or_insert(code);
    }
    symbols
});

/// Symbols by their lower case, where only one unit has it: `KM`, `Mph`, `HZ`. One letter alone says too little.
static BY_LOWER_SYMBOL: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut lower: HashMap<String, Option<&'static str>> = HashMap::new();
    for (symbol, code) in BY_SYMBOL.iter().filter(|(symbol, _)| symbol.chars().count() > 1) {
        let known = lower.entry(symbol.to_lowercase()).or_insert(Some(code));
        if *known != Some(code) {
            *known = None;
        }
    }
    lower.into_iter().filter_map(|(symbol, code)| Some((symbol, code?))).collect()
});

static HUNDREDTHS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    CURRENCIES.iter().flat_map(|money| money.hundredths.iter().map(|name| (*name, money.code))).collect()
});

static PREFIXES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    CURRENCIES.iter().flat_map(|money| money.prefixes.iter().map(|prefix| (*prefix, money.code))).collect()
});

static CURRENCY_BY_CODE: LazyLock<HashMap<&'static str, &'static Currency>> =
    LazyLock::new(|| CURRENCIES.iter().map(|money| (money.code, money)).collect());

/// The code of a unit or currency by its name in lower case and singular: `square mile`, `danish krone`.
pub fn by_name(name: &str) -> Option<&'static str> {
    BY_NAME.get(name).copied()
}

/// The code of a unit by its symbol: `km`, `Gbps`; a longer symbol is found in other case too, where that is no other's.
pub fn by_symbol(symbol: &str) -> Option<&'static str> {
    let exact = BY_SYMBOL.get(symbol).copied();
    exact.or_else(|| BY_LOWER_SYMBOL.get(symbol.to_lowercase().as_str()).copied())
}

/// The currency whose hundredth part has this name, lower case and singular: `cent`, `penny`.
pub fn by_hundredth(name: &str) -> Option<&'static str> {
    HUNDREDTHS.get(name).copied()
}

/// The currency that a sign or abbreviation before a number stands for: `$`, `HK$`, `Rs`; not the code itself.
pub fn by_prefix(prefix: &str) -> Option<&'static str> {
    PREFIXES.get(prefix).copied()
}

/// The code itself, where it is a currency of the table.
pub fn currency(code: &str) -> Option<&'static str> {
    CURRENCY_BY_CODE.get(code).map(|money| money.code)
}

/// True for an ISO 4217 code, known here or not.
pub fn is_currency(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()) && !BY_CODE.contains_key(code)
}

/// True where a code is a currency, or a rate of one (`USD/a`).
pub fn is_money(code: &str) -> bool {
    is_currency(code.split('/').next().unwrap_or(code))
}

/// The sign that stands before a number of this currency on the screen: `$`, `A$`; `None` where its code does.
pub fn sign(code: &str) -> Option<&'static str> {
    CURRENCY_BY_CODE.get(code).map(|money| money.sign).filter(|sign| !sign.is_empty())
}

/// How a code without `/` or `.` is written on the screen, where the table knows: a symbol, else its name.
pub fn symbol(code: &str) -> Option<&'static str> {
    let unit = BY_CODE.get(code)?;
    // Codes that are written on paper as they stand need no second symbol.
    if unit.symbols.contains(&code) {
        return Some(unit.code);
    }
    unit.symbols.first().copied()
}

/// The name of a unit, singular, where the table knows the code.
pub fn name(code: &str) -> Option<&'static str> {
    BY_CODE.get(code)?.names.first().copied()
}

/// True where two codes measure the same kind of thing, so that their numbers can be set against each other.
pub fn comparable(a: &str, b: &str) -> bool {
    a == b || matches!((measure(a), measure(b)), (Some(a), Some(b)) if a.dimension == b.dimension)
}

/// `value` of the unit `from` in the unit `to`; `None` where they can't be compared.
pub fn convert(value: f64, from: &str, to: &str) -> Option<f64> {
    if from == to {
        return Some(value);
    }
    let (from, to) = (measure(from)?, measure(to)?);
    let coherent = value * from.factor + from.offset;
    (from.dimension == to.dimension).then(|| (coherent - to.offset) / to.factor)
}

/// The most parts of a product or quotient that are read; no unit in use has as many.
const MOST_PARTS: usize = 8;

/// What a code means; `None` where a part is neither in the table, nor a currency, nor an annotation.
fn measure(code: &str) -> Option<Measure> {
    if let Some(unit) = BY_CODE.get(code) {
        let dimension = unit.dimension.iter().map(|(base, power)| (Cow::Borrowed(*base), *power)).collect();
        return Some(Measure { factor: unit.factor, offset: unit.offset, dimension });
    }
    let mut whole = Measure { factor: 1.0, offset: 0.0, dimension: BTreeMap::new() };
    for (divides, part) in parts(code)? {
        let part = atom(part)?;
        let power = if divides { -1 } else { 1 };
        whole.factor *= part.factor.powi(power);
        for (base, exponent) in part.dimension {
            let sum = whole.dimension.entry(base).or_insert(0);
            *sum += exponent * power as i8;
        }
    }
    whole.dimension.retain(|_, exponent| *exponent != 0);
    Some(whole)
}

/// The parts of a code, each with whether it divides; `None` where there are none or too many.
fn parts(code: &str) -> Option<Vec<(bool, &str)>> {
    let mut parts = Vec::new();
    let mut divides = false;
    let mut depth = 0usize;
    let mut start = 0;
    for (at, c) in code.char_indices() {
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            '/' | '.' if depth == 0 => {
                // A leading slash, as in `/min`, divides one.
                if at > start {
                    parts.push((divides, &code[start..at]));
                }
                divides = c == '/';
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push((divides, code.get(start..)?));
    (parts.len() <= MOST_PARTS && !parts.iter().any(|(_, part)| part.is_empty())).then_some(parts)
}

/// What a code without `/` or `.` means.
fn atom(code: &str) -> Option<Measure> {
    if let Some(unit) = BY_CODE.get(code) {
        let dimension = unit.dimension.iter().map(|(base, power)| (Cow::Borrowed(*base), *power)).collect();
        return Some(Measure { factor: unit.factor, offset: unit.offset, dimension });
    }
    let base = if is_currency(code) {
        code.to_owned()
    } else {
        let noun = code.strip_prefix('{')?.strip_suffix('}')?;
        // English counts one person, but two people.
        let noun = if noun.eq_ignore_ascii_case("person") { "people" } else { noun };
        format!("{{{}}}", noun.to_lowercase())
    };
    Some(Measure { factor: 1.0, offset: 0.0, dimension: BTreeMap::from([(Cow::Owned(base), 1)]) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_code_name_or_prefix_stands_twice() {
        let mut seen = std::collections::HashSet::new();
        for unit in UNITS {
            assert!(seen.insert(unit.code.to_owned()), "{} twice", unit.code);
        }
        let names = UNITS.iter().flat_map(|unit| unit.names).chain(CURRENCIES.iter().flat_map(|money| money.names));
        for name in names.chain(CURRENCIES.iter().flat_map(|money| money.hundredths)) {
            assert!(seen.insert(format!("name {name}")), "{name} twice");
            assert_eq!(*name, name.to_lowercase());
        }
        for money in CURRENCIES {
            assert!(is_currency(money.code), "{}", money.code);
            for prefix in money.prefixes {
                assert!(seen.insert(format!("prefix {prefix}")), "{prefix} twice");
            }
        }
    }

    #[test]
    fn factors_of_codes_with_parts_agree_with_their_parts() {
        for unit in UNITS.iter().filter(|unit| parts(unit.code).is_some_and(|parts| parts.len() > 1)) {
            let mut product = 1.0;
            let Some(parts) = parts(unit.code) else { continue };
            for (divides, part) in parts {
                let Some(part) = atom(part) else { continue };
                product *= if divides { 1.0 / part.factor } else { part.factor };
            }
            // A code whose part the table lacks can't be checked this way.
            let known = ["[ft_i].[lbf_av]", "/min"].contains(&unit.code);
            assert!(known || (product / unit.factor - 1.0).abs() < 1e-9, "{} {product} {}", unit.code, unit.factor);
        }
    }

    #[test]
    fn codes_compare_by_what_they_measure() {
        #[track_caller]
        fn check(a: &str, b: &str, expected: bool) {
            assert_eq!((comparable(a, b), comparable(b, a)), (expected, expected), "{a} {b}");
        }
        check("km", "[mi_i]", true);
        check("km/h", "[mi_i]/h", true);
        check("kW.h", "MJ", true);
        check("USD", "USD", true);
        check("USD", "EUR", false);
        check("USD/mo", "USD/a", true);
        check("USD/[bbl_us]", "USD/L", true);
        check("{senator}", "{Senator}", true);
        check("{senator}", "{engineer}", false);
        check("{person}", "{people}", true);
        check("%", "1", true);
        check("%", "{percentage_point}", false);
        check("Gbit/s", "MBy/s", true);
        check("a", "mo", true);
        check("Cel", "deg", false);
        check("", "km", false);
        check("//", "km", false);
        check("made up", "km", false);
    }

    #[test]
    fn values_convert() {
        #[track_caller]
        fn check(value: f64, from: &str, to: &str, expected: Option<f64>) {
            let found = convert(value, from, to);
            let near = match (found, expected) {
                (Some(found), Some(expected)) => (found - expected).abs() <= 1e-6 * expected.abs().max(1.0),
                (found, expected) => found == expected,
            };
            assert!(near, "{value} {from} -> {to}: {found:?}");
        }
        check(1.0, "[mi_i]", "km", Some(1.609_344));
        check(100.0, "km/h", "[mi_i]/h", Some(62.137_119));
        check(10.0, "Gbit/s", "MBy/s", Some(1250.0));
        check(12.0, "mo", "a", Some(1.0));
        check(100.0, "Cel", "[degF]", Some(212.0));
        check(-40.0, "[degF]", "Cel", Some(-40.0));
        check(0.25, "1", "%", Some(25.0));
        check(1.0, "{percentage_point}", "{basis_point}", Some(100.0));
        check(5.0, "USD", "EUR", None);
        check(7.0, "nonsense", "nonsense", Some(7.0));
        check(30.0, "USD/mo", "USD/a", Some(360.0));
    }

    #[test]
    fn words_and_symbols_are_found() {
        let check = |found: Option<&str>, expected: Option<&str>| assert_eq!(found, expected);
        check(by_name("square mile"), Some("[smi_us]"));
        check(by_name("danish krone"), Some("DKK"));
        check(by_symbol("Gbps"), Some("Gbit/s"));
        check(by_symbol("KM"), Some("km"));
        check(by_symbol("MW"), Some("MW"));
        check(by_symbol("mW"), Some("mW"));
        check(by_symbol("Q"), None);
        check(by_prefix("HK$"), Some("HKD"));
        check(by_hundredth("penny"), Some("GBP"));
        check(sign("AUD"), Some("A$"));
        check(sign("SEK"), None);
        check(symbol("[mi_i]"), Some("mi"));
    }
}
