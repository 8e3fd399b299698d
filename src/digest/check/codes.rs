//! Codes that the format takes from elsewhere: language tags, URLs, units.
//!
//! Only their form is looked at. What a unit means, and whether two of them can be compared, is `language`'s matter.

use oxilangtag::LanguageTag;
use oxiri::Iri;

use super::super::escape::must_escape;
use super::super::finding::Fault;
use super::super::places::{Part, To};
use super::super::tell::quoted;
use super::Tell;
use crate::model::Digest;

pub(super) fn check(digest: &Digest, tell: &mut Tell) {
    let report = &digest.report;
    if let Some(fault) = report.language.as_deref().and_then(language) {
        tell(Part::Report, &[To::Member("inLanguage")], fault);
    }
    if let Some(fault) = report.url.as_deref().and_then(url) {
        tell(Part::Report, &[To::Member("url")], fault);
    }
    for (at, origin) in digest.origins.iter().enumerate() {
        if let Some(fault) = origin.same_as.as_deref().and_then(name_url) {
            tell(Part::Origin(at), &[To::Member("sameAs")], fault);
        }
    }
    for (at, figure) in digest.figures.iter().enumerate() {
        if let Some(fault) = figure.unit.as_deref().and_then(unit) {
            tell(Part::Figure(at), &[To::Member("unit")], fault);
        }
    }
}

fn language(tag: &str) -> Option<Fault> {
    // RFC 5646 sets languages of five letters and more aside for later: there is none, but there is "English".
    let well_formed = LanguageTag::parse(tag)
        .is_ok_and(|tag| tag.primary_language().len() <= 3 || tag.as_str().starts_with(['x', 'i']));
    if well_formed {
        return None;
    }
    let message = format!("{} is no BCP 47 language tag", quoted(tag));
    let help = if LanguageTag::parse(tag.replace('_', "-")).is_ok() && tag.contains('_') {
        "write a hyphen in place of `_`"
    } else {
        "write the language's code, and a region where it matters: `en`, `en-GB`, `zh-Hans`"
    };
    Some(Fault::warning("language-tag", message, help))
}

/// The URL of a report: something that a person can open.
fn url(text: &str) -> Option<Fault> {
    let good = address(text).is_some_and(|iri| {
        matches!(iri.scheme().to_ascii_lowercase().as_str(), "http" | "https")
            && iri.authority().is_some_and(|host| !host.is_empty())
    });
    (!good).then(|| Fault::warning("url", format!("{} is no web address", quoted(text)), "write it in full: https://…"))
}

/// An absolute URL (RFC 3987) without a character that could hide what it is.
fn address(text: &str) -> Option<Iri<&str>> {
    if text.contains(must_escape) { None } else { Iri::parse(text).ok() }
}

/// The URL that names an origin everywhere: any absolute one, a `urn:` too.
fn name_url(text: &str) -> Option<Fault> {
    let good = address(text).is_some();
    let help = "write a URL in full, such as the one of its home page or its Wikidata entry";
    (!good).then(|| Fault::warning("url", format!("{} is no URL", quoted(text)), help))
}

fn unit(code: &str) -> Option<Fault> {
    let named = NAMED.iter().find(|(names, _)| names.contains(&code.to_lowercase().as_str())).map(|(_, code)| *code);
    if named.is_none() && Expression::is_valid(code) {
        return None;
    }
    let message = format!("{} is no unit code", quoted(code));
    let help = match named {
        Some(code) => format!("write `{code}`"),
        None => "write a UCUM code (`km`, `%`, `Gbit/s`), an ISO 4217 code (`USD`), or what is counted in braces: `{senator}`"
            .to_owned(),
    };
    Some(Fault::warning("unit", message, help))
}

/// Names and signs that are often written in place of a code, in lower case, and the code.
const NAMED: &[(&[&str], &str)] = &[
    (&["percent", "per cent", "pct", "percentage"], "%"),
    (&["$", "us$", "dollar", "dollars", "us dollar", "us dollars"], "USD"),
    (&["€", "euro", "euros"], "EUR"),
    (&["£", "pound sterling", "pounds sterling"], "GBP"),
    (&["¥", "yen"], "JPY"),
    (&["yuan", "renminbi"], "CNY"),
    (&["year", "years"], "a"),
    (&["month", "months"], "mo"),
    (&["week", "weeks"], "wk"),
    (&["day", "days"], "d"),
    (&["hour", "hours"], "h"),
    (&["minute", "minutes"], "min"),
    (&["second", "seconds"], "s"),
    (&["kilometre", "kilometres", "kilometer", "kilometers"], "km"),
    (&["metre", "metres", "meter", "meters"], "m"),
    (&["mile", "miles"], "[mi_i]"),
    (&["foot", "feet"], "[ft_i]"),
    (&["tonne", "tonnes"], "t"),
    (&["kilogram", "kilograms"], "kg"),
    (&["person", "persons", "people"], "{person}"),
    (&["times"], "1"),
];

/// How deep parentheses of a unit may stand in each other.
const DEEPEST: usize = 16;

/// The longest code.
const LONGEST: usize = 256;

/// A reader of UCUM's grammar of unit expressions (The Unified Code for Units of Measure, version 2.1, §§ 2 to 12), which
/// ISO 4217's codes fit too. It knows no list of units; annotations may hold any character but braces and controls.
struct Expression<'a> {
    rest: &'a str,
}

impl<'a> Expression<'a> {
    fn is_valid(code: &'a str) -> bool {
        let mut reader = Self { rest: code };
        code.len() <= LONGEST && {
            reader.take('/');
            reader.term(0).is_some() && reader.rest.is_empty()
        }
    }

    fn take(&mut self, c: char) -> bool {
        let rest = self.rest.strip_prefix(c);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Takes the characters that `test` accepts and says how many bytes they have.
    fn take_while(&mut self, test: impl Fn(char) -> bool) -> usize {
        let end = self.rest.find(|c| !test(c)).unwrap_or(self.rest.len());
        self.rest = &self.rest[end..];
        end
    }

    fn term(&mut self, depth: usize) -> Option<()> {
        self.component(depth)?;
        while self.take('.') || self.take('/') {
            self.component(depth)?;
        }
        Some(())
    }

    fn component(&mut self, depth: usize) -> Option<()> {
        if self.take('(') {
            if depth == DEEPEST {
                return None;
            }
            self.term(depth + 1)?;
            return self.take(')').then_some(());
        }
        let number = self.take_while(|c| c.is_ascii_digit()) > 0;
        let power_of_ten = number && (self.take('*') || self.take('^'));
        let symbol = (!number && self.symbol()?) || power_of_ten;
        if symbol {
            let signed = self.take('+') || self.take('-');
            let exponent = self.take_while(|c| c.is_ascii_digit()) > 0;
            if signed && !exponent {
                return None;
            }
        }
        let annotated = self.annotation()?;
        (number || symbol || annotated).then_some(())
    }

    /// The symbol of a unit, prefix included: letters, `%`, `'`, `"`, and letters or digits in square brackets.
    fn symbol(&mut self) -> Option<bool> {
        let mut any = false;
        loop {
            let plain = self.take_while(|c| c.is_ascii_alphabetic() || matches!(c, '%' | '\'' | '"' | '_')) > 0;
            let bracketed = self.take('[');
            if bracketed {
                let inside = self.take_while(|c| c.is_ascii_graphic() && !matches!(c, '[' | ']' | '{' | '}')) > 0;
                if !inside || !self.take(']') {
                    return None;
                }
            }
            any |= plain || bracketed;
            if !bracketed {
                return Some(any);
            }
        }
    }

    fn annotation(&mut self) -> Option<bool> {
        if !self.take('{') {
            return Some(false);
        }
        let inside = self.take_while(|c| !matches!(c, '{' | '}') && !c.is_control()) > 0;
        (inside && self.take('}')).then_some(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::check::faults;
    use crate::model::{Figure, Origin};

    #[test]
    fn units_have_the_form_of_a_code() {
        let good = [
            "%",
            "1",
            "km",
            "Gbit/s",
            "USD",
            "{senator}",
            "m2",
            "m.s-2",
            "/min",
            "[mi_i]",
            "[ft_i]/s",
            "10*6",
            "10^9.USD",
            "{person}/km2",
            "mm[Hg]",
            "kW.h",
            "USD/[bbl_us]",
            "(kg.m)/s2",
            "1/d",
            "{sénateur}",
            "t{CO2}",
            "a_j",
            "10*-3",
            "{US company}",
            "m[H2O]",
        ];
        for code in good {
            assert!(unit(code).is_none(), "{code}");
        }
        let bad = [
            "",
            "US dollars",
            "percent",
            "€",
            "km/",
            "m..s",
            "{",
            "}",
            "{}",
            "a b",
            "km²",
            "(m",
            "m)",
            "People",
            "m-",
            "[",
            "[]",
            "{a{b}}",
            "\u{1b}[31m",
        ];
        for code in bad {
            assert!(unit(code).is_some(), "{code}");
        }
        assert!(unit(&"(".repeat(200)).is_some());
        assert_eq!(unit("Dollars").unwrap().help, "write `USD`");
    }

    #[test]
    fn language_tags_have_the_form_of_one() {
        #[track_caller]
        fn check(tag: &str, expected: bool) {
            assert_eq!(language(tag).is_none(), expected, "{tag}");
        }
        for tag in ["en", "en-GB", "zh-Hans-CN", "gsw", "x-private", "i-klingon", "de-1996", "EN"] {
            check(tag, true);
        }
        for tag in ["", "english", "en_US", "e", "en-", "en GB", "англ", "en-\u{1b}"] {
            check(tag, false);
        }
        assert!(language("en_US").unwrap().help.contains("hyphen"));
    }

    #[test]
    fn urls_are_whole() {
        #[track_caller]
        fn check(text: &str, expected: (bool, bool)) {
            assert_eq!((url(text).is_none(), name_url(text).is_none()), expected, "{text}");
        }
        check("https://example.org/a?b=c#d", (true, true));
        check("HTTP://example.org", (true, true));
        check("https://example.org/größe", (true, true));
        check("urn:isni:0000000121032683", (false, true));
        check("javascript:alert(1)", (false, true));
        check("www.example.org/a", (false, false));
        check("https://", (false, true));
        check("https://exa mple.org", (false, false));
        check("https://example.org/\u{202e}", (false, false));
        check("", (false, false));
    }

    #[test]
    fn each_code_is_looked_at_where_it_stands() {
        let mut digest = Digest {
            origins: vec![Origin { same_as: Some("reuters".into()), ..Origin::default() }],
            figures: vec![Figure { unit: Some("per cent".into()), ..Figure::default() }],
            ..Digest::default()
        };
        digest.report.language = Some("english".into());
        digest.report.url = Some("example.org".into());
        let expected =
            ["language-tag Report.inLanguage", "url Report.url", "url Origin(0).sameAs", "unit Figure(0).unit"];
        assert_eq!(faults(&digest, check), expected);
    }
}
