//! A figure's number in few columns: `>$122 bn`, `18 %`, `≤1.2 Gbit/s`, `6 senators`, `$0.5–1 m`.
//!
//! No digit is rounded away: a number that a magnitude can't shorten stands in full.

use crate::language::numbers::exact::Exact;
use crate::language::{nouns, units};
use crate::model::{Decimal, Figure, Qualifier, Quantity};
use crate::text::count;

/// The figure in the form of the screen; as printed in the report where the digest gives it no number.
///
/// The text may hold whatever the digest does: it passes `text::sanitise` before it reaches a terminal.
pub fn show(figure: &Figure) -> String {
    let Some(quantity) = &figure.quantity else {
        return figure.verbatim.clone();
    };
    let unit = figure.unit.as_deref().unwrap_or_default();
    let (mut mark, ends) = match quantity {
        Quantity::Value(value) => ("", vec![value]),
        Quantity::Range { min: Some(min), max: Some(max) } => ("", vec![min, max]),
        Quantity::Range { min: Some(min), max: None } => ("≥", vec![min]),
        Quantity::Range { min: None, max: Some(max) } => ("≤", vec![max]),
        Quantity::Range { min: None, max: None } => return figure.verbatim.clone(),
    };
    if mark.is_empty() {
        mark = figure.qualifier.map_or("", sign);
    }
    format!("{mark}{}", with_unit(&ends, unit))
}

/// The mark before a number that is not meant exactly.
fn sign(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Exact => "",
        Qualifier::About => "~",
        Qualifier::Almost => "almost ",
        Qualifier::MoreThan => ">",
        Qualifier::AtLeast => "≥",
        Qualifier::LessThan => "<",
        Qualifier::UpTo => "≤",
    }
}

/// One number, or the ends of a range, with the unit around it.
fn with_unit(ends: &[&Decimal], unit: &str) -> String {
    let one = ends.iter().all(|end| end.to_f64().abs() == 1.0);
    let (head, rate) = split_rate(unit);
    let rate = rate.map(|per| format!("/{}", words(per, true))).unwrap_or_default();
    if units::is_currency(head) {
        let sign = units::sign(head).map_or_else(|| format!("{head} "), str::to_owned);
        let minus = if ends.iter().all(|end| end.to_f64() < 0.0) { "−" } else { "" };
        return format!("{minus}{sign}{}{rate}", numbers(ends, !minus.is_empty()));
    }
    match unit {
        "" => numbers(ends, false),
        "1" => ends.iter().map(|end| ratio(end)).collect::<Vec<_>>().join("–"),
        "deg" => format!("{}°", numbers(ends, false)),
        // A unit that has its own word or symbol as a whole: `mph`, `Mbit/s`.
        _ if rate.is_empty() || units::symbol(unit).is_some() => {
            format!("{} {}", numbers(ends, false), words(unit, one))
        }
        _ => format!("{} {}{rate}", numbers(ends, false), words(head, one || head.is_empty())),
    }
    .replace(" /", "/")
}

/// The unit before the first `/` outside of brackets, and what stands after it.
fn split_rate(unit: &str) -> (&str, Option<&str>) {
    let mut depth = 0usize;
    for (at, c) in unit.char_indices() {
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            '/' if depth == 0 => return (&unit[..at], Some(&unit[at + 1..])),
            _ => {}
        }
    }
    (unit, None)
}

/// A unit without number: its symbol where people write one, else its name.
fn words(unit: &str, one: bool) -> String {
    let spelled = |name: &str| if one { name.to_owned() } else { plural_of_last(name) };
    if let Some(noun) = unit.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
        return spelled(&noun.replace('_', " "));
    }
    match unit {
        // Short symbols of these would be read as something else: `3 a`, `5 d`, `12 min` is fine.
        "a" | "mo" | "wk" | "d" | "h" | "s" => spelled(units::name(unit).unwrap_or(unit)),
        _ if unit.starts_with('[') => {
            let short = units::name(unit).filter(|name| name.len() <= 8 && !name.starts_with("part"));
            short.map_or_else(|| units::symbol(unit).unwrap_or(unit).to_owned(), spelled)
        }
        // What UCUM writes is what people write: `Gbit/s`, `kg`; only without its dots and letters for the micro sign.
        _ if unit.ends_with(['2', '3']) => unit.replace('2', "²").replace('3', "³"),
        _ if unit.contains(['.', '[']) || matches!(unit, "um" | "ug" | "us" | "Cel" | "Ohm" | "/min") => {
            units::symbol(unit).unwrap_or(unit).to_owned()
        }
        _ if unit.ends_with("By") => unit.trim_end_matches('y').to_owned(),
        _ => unit.replace("By/", "B/"),
    }
}

/// The plural of the last word of a name.
fn plural_of_last(name: &str) -> String {
    match name.rsplit_once(' ') {
        Some((front, last)) => format!("{front} {}", nouns::plural(last)),
        None => nouns::plural(name),
    }
}

/// Magnitudes that shorten a number, greatest first.
const MAGNITUDES: &[(i32, &str)] = &[(12, "tn"), (9, "bn"), (6, "m")];

/// The most decimals that a shortened number may have; more are read worse than the number in full.
const MOST_DECIMALS: usize = 3;

/// Numbers joined as a range, with one magnitude for all where it shortens each.
fn numbers(ends: &[&Decimal], without_sign: bool) -> String {
    let Some(exact) = ends.iter().map(|end| Exact::decimal(end)).collect::<Option<Vec<_>>>() else {
        return ends.iter().map(|end| end.as_str()).collect::<Vec<_>>().join("–");
    };
    let joined = |scale: i32| -> Option<String> {
        let parts: Option<Vec<String>> =
            exact.iter().map(|number| plain(number.scaled(-scale)?, without_sign, scale != 0)).collect();
        Some(parts?.join("–"))
    };
    let largest = exact.iter().map(|number| number.to_f64().abs()).fold(0.0, f64::max);
    for (power, name) in MAGNITUDES {
        if largest >= 10f64.powi(*power)
            && let Some(shortened) = joined(*power)
        {
            return format!("{shortened} {name}");
        }
    }
    joined(0).unwrap_or_default()
}

/// One number, thousands grouped; `None` where a magnitude leaves it more decimals than are read well.
fn plain(number: Exact, without_sign: bool, shortened: bool) -> Option<String> {
    let (whole, fraction) = number.parts();
    let fraction = if shortened { fraction.trim_end_matches('0') } else { fraction.as_str() };
    if shortened && fraction.len() > MOST_DECIMALS {
        return None;
    }
    let sign = if number.is_negative() && !without_sign { "−" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    Some(format!("{sign}{}{point}{fraction}", count::thousands(&whole)))
}

/// A pure number: a part of a whole as a fraction (`1/3`), else a multiple (`100×`).
fn ratio(value: &Decimal) -> String {
    let number = value.to_f64();
    let near = |denominator: f64| {
        let numerator = number * denominator;
        let simple = (numerator - numerator.round()).abs() < 1e-9 && numerator.round() >= 1.0;
        simple.then(|| format!("{}/{denominator}", numerator.round()))
    };
    // One in so many, else with a denominator that people use.
    let simple =
        [(1.0 / number).round()].into_iter().filter(|one_in| *one_in <= 1000.0).chain((2u8..=10).map(f64::from));
    let simple = simple.into_iter().find_map(near);
    match simple {
        Some(fraction) if number < 1.0 => fraction,
        _ => format!("{}×", numbers(&[value], false)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(quantity: &str, unit: &str, qualifier: Option<Qualifier>) -> Figure {
        let number = |text: &str| (!text.is_empty()).then(|| text.parse().unwrap());
        let quantity = match quantity.split_once("..") {
            Some((min, max)) => Quantity::Range { min: number(min), max: number(max) },
            None => Quantity::Value(quantity.parse().unwrap()),
        };
        Figure {
            quantity: Some(quantity),
            unit: (!unit.is_empty()).then(|| unit.to_owned()),
            qualifier,
            ..Figure::default()
        }
    }

    #[test]
    fn figures_are_short_and_unambiguous() {
        #[track_caller]
        fn check(quantity: &str, unit: &str, expected: &str) {
            assert_eq!(show(&figure(quantity, unit, None)), expected);
        }
        check("122000000000", "USD", "$122 bn");
        check("447700000000", "AED", "Dh447.7 bn");
        check("0.19", "USD", "$0.19");
        check("-3500000", "EUR", "−€3.5 m");
        check("500000..1000000", "USD", "$0.5–1 m");
        check("52", "USD/[bbl_us]", "$52/barrel");
        check("12.50", "GBP/h", "£12.50/hour");
        check("30", "USD/mo", "$30/month");
        check("9000", "SEK", "SEK 9,000");
        check("18", "%", "18 %");
        check("0.5", "{percentage_point}", "0.5 percentage points");
        check("6", "{senator}", "6 senators");
        check("1", "{senator}", "1 senator");
        check("2", "{coal-mine}", "2 coal-mines");
        check("300", "{people}", "300 people");
        check("1234567", "{vote}", "1,234,567 votes");
        check("1250000", "{vote}", "1.25 m votes");
        check("325000", "[bbl_us]/d", "325,000 barrels/day");
        check("1.2", "Gbit/s", "1.2 Gbit/s");
        check("100", "km/h", "100 km/h");
        check("55", "[mi_i]/h", "55 mph");
        check("47", "[ft_i]", "47 feet");
        check("3", "a", "3 years");
        check("1", "d", "1 day");
        check("64", "GBy", "64 GB");
        check("32", "m2", "32 m²");
        check("12", "Cel", "12 °C");
        check("1.5", "deg", "1.5°");
        check("100", "1", "100×");
        check("0.3333333333333333", "1", "1/3");
        check("0.25", "1", "1/4");
        check("0.015625", "1", "1/64");
        check("0.6", "1", "3/5");
        check("0.12345", "1", "0.12345×");
        check("2000", "", "2,000");
        check("5..", "{ship}", "≥5 ships");
        check("..7", "kg", "≤7 kg");
        check("1e400", "%", "1e400 %");
        check("8", "weird//unit", "8 weird//unit");
    }

    #[test]
    fn qualifiers_are_marked() {
        #[track_caller]
        fn check(qualifier: Qualifier, expected: &str) {
            assert_eq!(show(&figure("9", "km", Some(qualifier))), expected);
        }
        check(Qualifier::Exact, "9 km");
        check(Qualifier::About, "~9 km");
        check(Qualifier::Almost, "almost 9 km");
        check(Qualifier::MoreThan, ">9 km");
        check(Qualifier::AtLeast, "≥9 km");
        check(Qualifier::LessThan, "<9 km");
        check(Qualifier::UpTo, "≤9 km");
    }

    #[test]
    fn a_figure_without_number_stands_as_printed() {
        let figure = Figure { verbatim: "scores of boats".to_owned(), ..Figure::default() };
        assert_eq!(show(&figure), "scores of boats");
    }
}
