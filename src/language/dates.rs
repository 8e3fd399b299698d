//! Dates in running text: where they stand and which days they can mean, seen from the day of the report.
//!
//! Nothing is made more precise than it is written: a weekday stays a weekday, a month without a year stays one. Read
//! are English dates as news writes them; durations (`a year later`) are `numbers`' matter.

mod bound;

use std::borrow::Cow;
use std::ops::Range;

use jiff::civil;

use super::words::{Token, lower_case, tokens};
use crate::model::Date;

/// A date in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Its bytes, without the preposition before it.
    pub range: Range<usize>,
    /// What it can mean.
    pub when: When,
}

/// The days that a date can mean, as far as it says.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct When {
    /// The first day; `None` where it is open or not known.
    pub earliest: Option<civil::Date>,
    /// The last day; `None` where it is open or not known.
    pub latest: Option<civil::Date>,
    /// The month, 1 to 12, where the year is not known.
    pub month: Option<i8>,
    /// The day of the month, where the year is not known.
    pub day: Option<i8>,
    /// The day of the week, where nothing more is known.
    pub weekday: Option<civil::Weekday>,
    /// True where it is a bound (`by Friday`, `since 2015`) rather than the date of what is told.
    pub is_bound: bool,
}

impl When {
    /// True where the two have no day in common, for all that they say.
    pub fn clashes(&self, other: &Self) -> bool {
        let after = |a: Option<civil::Date>, b: Option<civil::Date>| a.zip(b).is_some_and(|(a, b)| a > b);
        if after(self.earliest, other.latest) || after(other.earliest, self.latest) {
            return true;
        }
        if self.is_bound || other.is_bound {
            return false;
        }
        let differ = |a: Option<i8>, b: Option<i8>| a.zip(b).is_some_and(|(a, b)| a != b);
        let (month, day, weekday) = self.parts();
        let (other_month, other_day, other_weekday) = other.parts();
        differ(month, other_month)
            || (month.is_some() == other_month.is_some() && differ(day, other_day))
            || weekday.zip(other_weekday).is_some_and(|(a, b)| a != b)
    }

    /// Month, day of the month and weekday, where they follow from what is said.
    fn parts(&self) -> (Option<i8>, Option<i8>, Option<civil::Weekday>) {
        match self.earliest.zip(self.latest) {
            Some((first, last)) if first == last => (Some(first.month()), Some(first.day()), Some(first.weekday())),
            Some((first, last)) if (first.year(), first.month()) == (last.year(), last.month()) => {
                (Some(first.month()), None, None)
            }
            _ => (self.month, self.day, self.weekday),
        }
    }

    /// How closely it is said: dates of one kind can be told against each other.
    pub fn kind(&self) -> Kind {
        match self.parts() {
            (_, Some(_), _) | (_, _, Some(_)) => Kind::Day,
            (Some(_), ..) => Kind::Month,
            _ => Kind::Longer,
        }
    }

    fn days(earliest: civil::Date, latest: civil::Date) -> Self {
        Self { earliest: Some(earliest), latest: Some(latest), ..Self::default() }
    }

    fn year(year: i16) -> Option<Self> {
        Some(Self::days(civil::Date::new(year, 1, 1).ok()?, civil::Date::new(year, 12, 31).ok()?))
    }

    fn month_of(year: i16, month: i8) -> Option<Self> {
        let first = civil::Date::new(year, month, 1).ok()?;
        Some(Self::days(first, first.last_of_month()))
    }
}

/// How closely a date is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year, a decade, or what isn't known so closely.
    Longer,
}

impl From<&Date> for When {
    fn from(date: &Date) -> Self {
        Self { earliest: date.earliest(), latest: date.latest(), ..Self::default() }
    }
}

const MONTHS: &[(&str, i8)] = &[
    ("january", 1),
    ("jan", 1),
    ("february", 2),
    ("feb", 2),
    ("march", 3),
    ("april", 4),
    ("apr", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("aug", 8),
    ("september", 9),
    ("sept", 9),
    ("sep", 9),
    ("october", 10),
    ("oct", 10),
    ("november", 11),
    ("nov", 11),
    ("december", 12),
    ("dec", 12),
];

const WEEKDAYS: &[(&str, civil::Weekday)] = &[
    ("monday", civil::Weekday::Monday),
    ("tuesday", civil::Weekday::Tuesday),
    ("wednesday", civil::Weekday::Wednesday),
    ("thursday", civil::Weekday::Thursday),
    ("friday", civil::Weekday::Friday),
    ("saturday", civil::Weekday::Saturday),
    ("sunday", civil::Weekday::Sunday),
];

/// Words after which four digits are a year.
const BEFORE_A_YEAR: &[&str] = &[
    "in",
    "of",
    "since",
    "by",
    "from",
    "until",
    "till",
    "to",
    "during",
    "before",
    "after",
    "for",
    "year",
    "early",
    "late",
    "mid",
    "through",
    "and",
    "between",
    "than",
    "throughout",
];

/// Reads the tokens of a text from one of them on.
struct Reader<'t> {
    text: &'t str,
    tokens: Vec<Token<'t>>,
    /// The tokens in lower case.
    lower: Vec<Cow<'t, str>>,
    /// The first and the last day that the report can be of.
    report: Option<(civil::Date, civil::Date)>,
}

/// The dates of `text` in order, seen from the day of the report where that is known.
pub fn find(text: &str, published: Option<&Date>) -> Vec<Found> {
    let tokens: Vec<Token> = tokens(text).collect();
    let lower = tokens.iter().map(|token| lower_case(token.text)).collect();
    let report = published.and_then(|date| date.earliest().zip(date.latest()));
    let reader = Reader { text, tokens, lower, report };
    let mut found = Vec::new();
    let mut at = 0;
    while at < reader.tokens.len() {
        let Some((count, mut when)) = reader.date(at) else {
            at += 1;
            continue;
        };
        bound::bind(&mut when, &reader.lower, at);
        let range = reader.tokens[at].range.start..reader.tokens[at + count - 1].range.end;
        found.push(Found { range, when });
        at += count;
    }
    found
}

impl Reader<'_> {
    /// The date that starts at token `at`, and how many tokens it has.
    fn date(&self, at: usize) -> Option<(usize, When)> {
        self.day_and_month(at)
            .or_else(|| self.month(at))
            .or_else(|| self.relative(at))
            .or_else(|| self.weekday(at))
            .or_else(|| self.year_alone(at))
    }

    /// `12 May 2019`, `May 12, 2019`, `12th of May`, `2019-05-12`.
    fn day_and_month(&self, at: usize) -> Option<(usize, When)> {
        if let Some(day) = self.day(at) {
            let of = usize::from(self.word(at + 1) == Some("of"));
            let month = self.month_name(at + 1 + of)?;
            return Some(self.with_year(at, 2 + of, month, Some(day)));
        }
        if let (Some(year), Some(month), Some(day)) =
            (self.digits(at, 4), self.digits(at + 1, 2), self.digits(at + 2, 2))
        {
            let gap = |at: usize| &self.text[self.tokens[at].range.end..self.tokens[at + 1].range.start];
            let date = civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
            return (gap(at) == "-" && gap(at + 1) == "-").then_some((3, When::days(date, date)));
        }
        let month = self.month_name(at)?;
        let day = self.day(at + 1)?;
        Some(self.with_year(at, 2, month, Some(day)))
    }

    /// `May 2019`, `May last year`, `last May`, `May of the previous year`, `May`.
    fn month(&self, at: usize) -> Option<(usize, When)> {
        let which = ["last", "next", "this"].iter().find(|word| self.word(at) == Some(word));
        let before = usize::from(which.is_some());
        let month = self.month_name(at + before)?;
        let Some(which) = which else { return Some(self.with_year(at, 1, month, None)) };
        let year = self.report.filter(|(a, b)| (a.year(), a.month()) == (b.year(), b.month())).and_then(|(day, _)| {
            let years = match *which {
                "last" => i16::from(month >= day.month()),
                "next" => -i16::from(month <= day.month()),
                _ => 0,
            };
            day.year().checked_sub(years)
        });
        let when =
            year.and_then(|year| When::month_of(year, month)).unwrap_or(When { month: Some(month), ..When::default() });
        Some((2, when))
    }

    /// The year that goes with a month, or a month and a day, of `count` tokens from `at` on.
    fn with_year(&self, at: usize, count: usize, month: i8, day: Option<i8>) -> (usize, When) {
        let next = at + count;
        let relative = |words: &[&str]| words.iter().enumerate().all(|(n, word)| self.word(next + n) == Some(word));
        let report_year = self.report.filter(|(a, b)| a.year() == b.year()).map(|(a, _)| a.year());
        let (more, year) = if let Some(year) = self.year(next) {
            (1, Some(year))
        } else if relative(&["last", "year"]) {
            (2, report_year.and_then(|year| year.checked_sub(1)))
        } else if relative(&["this", "year"]) {
            (2, report_year)
        } else if relative(&["of", "last", "year"]) {
            (3, report_year.and_then(|year| year.checked_sub(1)))
        } else if relative(&["of", "the", "previous", "year"]) {
            (4, report_year.and_then(|year| year.checked_sub(1)))
        } else if relative(&["of"]) && self.year(next + 1).is_some() {
            (2, self.year(next + 1))
        } else {
            (0, None)
        };
        let full = year.and_then(|year| match day {
            Some(day) => civil::Date::new(year, month, day).ok().map(|date| When::days(date, date)),
            None => When::month_of(year, month),
        });
        (count + more, full.unwrap_or(When { month: Some(month), day, ..When::default() }))
    }

    /// `yesterday`, `last year`, `this month`.
    fn relative(&self, at: usize) -> Option<(usize, When)> {
        let report = self.report?;
        let day = (report.0 == report.1).then_some(report.0);
        let at_day = |day: civil::Date| When::days(day, day);
        match self.word(at)? {
            "yesterday" => return Some((1, at_day(day?.yesterday().ok()?))),
            "today" => return Some((1, at_day(day?))),
            "tomorrow" => return Some((1, at_day(day?.tomorrow().ok()?))),
            _ => {}
        }
        let step = match self.word(at)? {
            "last" | "previous" => -1,
            "this" => 0,
            "next" => 1,
            _ => return None,
        };
        match self.word(at + 1)? {
            "year" if report.0.year() == report.1.year() => Some((2, When::year(report.0.year().checked_add(step)?)?)),
            "month" if (report.0.year(), report.0.month()) == (report.1.year(), report.1.month()) => {
                let months = report.0.year() * 12 + i16::from(report.0.month()) - 1 + step;
                Some((2, When::month_of(months.div_euclid(12), i8::try_from(months.rem_euclid(12)).ok()? + 1)?))
            }
            _ => None,
        }
    }

    fn weekday(&self, at: usize) -> Option<(usize, When)> {
        let word = self.word(at).filter(|word| word.trim_end_matches('s').ends_with("day"))?;
        let (_, weekday) = WEEKDAYS.iter().find(|(name, _)| *name == word.trim_end_matches('s') || *name == word)?;
        Some((1, When { weekday: Some(*weekday), ..When::default() }))
    }

    /// `in 2019`, `the 1990s`.
    fn year_alone(&self, at: usize) -> Option<(usize, When)> {
        let word = self.word(at)?;
        if let Some(decade) = word.strip_suffix("0s").filter(|decade| decade.len() == 3) {
            let first: i16 = decade.parse::<i16>().ok()?.checked_mul(10)?;
            return Some((
                1,
                When::days(civil::Date::new(first, 1, 1).ok()?, civil::Date::new(first + 9, 12, 31).ok()?),
            ));
        }
        let year = self.year(at)?;
        let before = at.checked_sub(1).and_then(|before| self.word(before));
        (at == 0 || before.is_some_and(|word| BEFORE_A_YEAR.contains(&word))).then_some(())?;
        Some((1, When::year(year)?))
    }

    fn word(&self, at: usize) -> Option<&str> {
        self.lower.get(at).map(|word| &**word)
    }

    /// A month with a capital letter, so that the verb `may` is none.
    fn month_name(&self, at: usize) -> Option<i8> {
        let word = self.word(at)?;
        if !self.tokens[at].text.starts_with(char::is_uppercase) {
            return None;
        }
        MONTHS.iter().find(|(name, _)| *name == word).map(|(_, month)| *month)
    }

    /// A day of the month: `12`, `12th`.
    fn day(&self, at: usize) -> Option<i8> {
        let word = self.word(at).filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))?;
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ending = &word[digits.len()..];
        let day: i8 = digits.parse().ok()?;
        (["", "st", "nd", "rd", "th"].contains(&ending) && (1..=31).contains(&day)).then_some(day)
    }

    fn year(&self, at: usize) -> Option<i16> {
        self.digits(at, 4).filter(|year| (1500..2200).contains(year))
    }

    fn digits(&self, at: usize, count: usize) -> Option<i16> {
        let word = self.word(at)?;
        (word.len() == count && word.bytes().all(|byte| byte.is_ascii_digit())).then(|| word.parse().ok()).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_found_and_resolved() {
        #[track_caller]
        fn check(text: &str, published: &str, expected: &[(&str, &str)]) {
            let published: Option<Date> = published.parse().ok();
            let shown = |found: Found| {
                let When { earliest, latest, month, day, weekday, .. } = found.when;
                let side = |day: Option<civil::Date>| day.map_or("..".to_owned(), |day| day.to_string());
                let when = match (earliest, latest) {
                    (None, None) => format!("{month:?} {day:?} {weekday:?}").replace("None", "-"),
                    _ => format!("{}/{}", side(earliest), side(latest)),
                };
                (text[found.range].to_owned(), when)
            };
            let found: Vec<(String, String)> = find(text, published.as_ref()).into_iter().map(shown).collect();
            let expected: Vec<(String, String)> =
                expected.iter().map(|(text, when)| ((*text).to_owned(), (*when).to_owned())).collect();
            assert_eq!(found, expected, "{text}");
        }
        check("on 12 May 2019 it rained", "", &[("12 May 2019", "2019-05-12/2019-05-12")]);
        check("on May 12, 2019, it rained", "", &[("May 12, 2019", "2019-05-12/2019-05-12")]);
        check("the 3rd of May", "", &[("3rd of May", "Some(5) Some(3) -")]);
        check("it may rain in May", "", &[("May", "Some(5) - -")]);
        check("last May", "2020-05", &[("last May", "2019-05-01/2019-05-31")]);
        check("last April", "2020-05", &[("last April", "2020-04-01/2020-04-30")]);
        check("in May of the previous year", "2020-05?", &[("May of the previous year", "2019-05-01/2019-05-31")]);
        check("in May last year", "", &[("May last year", "Some(5) - -")]);
        check("it closed in 2019", "", &[("2019", "2019-01-01/2019-12-31")]);
        check("it has 2019 seats", "", &[]);
        check("since 2015", "", &[("2015", "2015-01-01/..")]);
        check("the 1990s", "", &[("1990s", "1990-01-01/1999-12-31")]);
        check("yesterday", "2021-03-01", &[("yesterday", "2021-02-28/2021-02-28")]);
        check("yesterday", "", &[]);
        check("last month", "2021-01-15", &[("last month", "2020-12-01/2020-12-31")]);
        check("by Friday", "", &[("Friday", "- - Some(Friday)")]);
        check("on 2021-03-01", "", &[("2021-03-01", "2021-03-01/2021-03-01")]);
        check("31 February 2021", "", &[("31 February 2021", "Some(2) Some(31) -")]);
        check("", "2021", &[]);
    }

    #[test]
    fn dates_clash_where_no_day_is_common() {
        #[track_caller]
        fn check(a: &str, b: &str, expected: bool) {
            let published: Date = "2021-03-03".parse().unwrap();
            let when = |text: &str| find(text, Some(&published))[0].when;
            assert_eq!((when(a).clashes(&when(b)), when(b).clashes(&when(a))), (expected, expected), "{a} / {b}");
        }
        check("on 3 May", "on May 4", true);
        check("on 3 May", "in May", false);
        check("in April", "on 3 May", true);
        check("on Monday", "on Tuesday", true);
        check("on Monday", "on 1 March 2021", false);
        check("on Tuesday", "on 1 March 2021", true);
        check("in 2020", "in May 2020", false);
        check("by Friday", "on Thursday", false);
        check("since 2015", "in 2018", false);
        check("since 2019", "in 2018", true);
        check("yesterday", "on Tuesday", false);
        check("last year", "in 2021", true);
    }
}
