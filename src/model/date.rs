//! Dates of the format: RFC 3339 instants and EDTF level 1, with the precision they were written in.
//!
//! A date keeps its own text, so nothing is made more precise than it was written. Dates in running text
//! ("last May") are `language`'s matter.
//!
//! Not read: years of more than four digits (`Y170000002`), which no news report needs.

use std::fmt;
use std::str::FromStr;

use jiff::civil;
use lean_string::LeanStr;

/// A date as a digest writes it: an instant, a day, month, season or year, or an interval of these.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Date {
    text: LeanStr,
    earliest: Option<civil::Date>,
    latest: Option<civil::Date>,
    precision: Precision,
    uncertain: bool,
    approximate: bool,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// How closely a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Precision {
    /// An instant: a day with a time.
    Instant,
    /// A day.
    Day,
    /// A month.
    Month,
    /// A season of a year.
    Season,
    /// A year.
    Year,
    /// A decade or century (`201X`), or a day or month of which less than the year is known.
    Unspecified,
    /// From one date to another, or open at one end.
    Interval,
}

/// Why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// It has none of the forms that RFC 3339 and EDTF level 1 know.
    Form,
    /// It has the form of a date, but the calendar has no such day, month or time.
    Calendar,
    /// An interval that ends before it begins.
    Backwards,
}

impl Date {
    /// The date as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The first day it can mean; `None` where an interval is open at its start.
    pub fn earliest(&self) -> Option<civil::Date> {
        self.earliest
    }

    /// The last day it can mean; `None` where an interval is open at its end.
    pub fn latest(&self) -> Option<civil::Date> {
        self.latest
    }

    /// How closely it is known.
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// True where it is written with `?` or `%`: the digest is not sure of it.
    pub fn is_uncertain(&self) -> bool {
        self.uncertain
    }

    /// True where it is written with `~` or `%`: it is near the date rather than on it.
    pub fn is_approximate(&self) -> bool {
        self.approximate
    }

    /// The date as English prose, with its doubts: `19 May 2020`, `about May 2020`, `May 2020, uncertain`.
    pub fn in_words(&self) -> String {
        let bare = match self.text.split_once('/') {
            Some((start, end)) => {
                let side = |part: &str| part.parse::<Self>().map(|date| date.bare_in_words());
                match (side(start), side(end)) {
                    (Ok(start), Ok(end)) => format!("{start} to {end}"),
                    (Ok(start), Err(_)) => format!("from {start} on"),
                    (Err(_), Ok(end)) => format!("until {end}"),
                    (Err(_), Err(_)) => self.text.to_string(),
                }
            }
            None => self.bare_in_words(),
        };
        let about = if self.approximate { "about " } else { "" };
        let doubt = if self.uncertain { ", uncertain" } else { "" };
        format!("{about}{bare}{doubt}")
    }

    /// A date that is no interval in English, without its doubts.
    fn bare_in_words(&self) -> String {
        let Some(first) = self.earliest else { return self.text.to_string() };
        let month = MONTHS.get(first.month() as usize - 1).copied().unwrap_or_default();
        let season = || ["spring", "summer", "autumn", "winter"][(first.month() as usize / 3 + 3) % 4];
        match self.precision {
            Precision::Instant | Precision::Day => format!("{} {month} {}", first.day(), first.year()),
            Precision::Month => format!("{month} {}", first.year()),
            Precision::Season => format!("{} {}", season(), first.year()),
            Precision::Year => first.year().to_string(),
            Precision::Unspecified | Precision::Interval => self.unspecified_in_words(first, month),
        }
    }

    fn unspecified_in_words(&self, first: civil::Date, month: &str) -> String {
        let year = first.year();
        match self.text.trim_end_matches(['?', '~', '%']) {
            text if text.ends_with("XX-XX") => format!("a day in {year}"),
            text if text.len() > 7 => format!("a day in {month} {year}"),
            text if text.ends_with("-XX") => format!("a month in {year}"),
            text if text.ends_with("XX") => format!("{year} to {}", year + 99),
            _ => format!("the {year}s"),
        }
    }

    /// True where both can mean a common day.
    pub fn overlaps(&self, other: &Date) -> bool {
        let starts_before_end = |a: &Date, b: &Date| match (a.earliest, b.latest) {
            (Some(start), Some(end)) => start <= end,
            _ => true,
        };
        starts_before_end(self, other) && starts_before_end(other, self)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "not a date in RFC 3339 or EDTF form",
            Self::Calendar => "no such date in the calendar",
            Self::Backwards => "the interval ends before it begins",
        })
    }
}

impl std::error::Error for DateError {}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        match text.split_once('/') {
            Some((start, end)) => interval(text, start, end),
            None => single(text),
        }
    }
}

/// An interval; `..` or nothing at one side leaves it open.
fn interval(text: &str, start: &str, end: &str) -> Result<Date, DateError> {
    let side = |part: &str| match part {
        "" | ".." => Ok(None),
        part => single(part).map(Some),
    };
    let (start, end) = (side(start)?, side(end)?);
    if start.is_none() && end.is_none() {
        return Err(DateError::Form);
    }
    let either = |test: fn(&Date) -> bool| start.as_ref().is_some_and(test) || end.as_ref().is_some_and(test);
    let (uncertain, approximate) = (either(Date::is_uncertain), either(Date::is_approximate));
    let earliest = start.as_ref().and_then(Date::earliest);
    let latest = end.as_ref().and_then(Date::latest);
    if let (Some(earliest), Some(latest)) = (earliest, latest)
        && earliest > latest
    {
        return Err(DateError::Backwards);
    }
    Ok(Date { text: text.into(), earliest, latest, precision: Precision::Interval, uncertain, approximate })
}

fn single(text: &str) -> Result<Date, DateError> {
    let (bare, uncertain, approximate) = match text.char_indices().next_back() {
        Some((at, '?')) => (&text[..at], true, false),
        Some((at, '~')) => (&text[..at], false, true),
        Some((at, '%')) => (&text[..at], true, true),
        _ => (text, false, false),
    };
    let (earliest, latest, precision) = match bare.split_once(['T', 't']) {
        Some((day, time)) if !uncertain && !approximate => instant(day, time)?,
        Some(_) => return Err(DateError::Form),
        None => calendar(bare)?,
    };
    Ok(Date { text: text.into(), earliest: Some(earliest), latest: Some(latest), precision, uncertain, approximate })
}

type Bounds = (civil::Date, civil::Date, Precision);

/// A day with a time and, as in EDTF, perhaps without an offset.
fn instant(day: &str, time: &str) -> Result<Bounds, DateError> {
    let (first, last, precision) = calendar(day)?;
    if precision != Precision::Day || time.len() < 8 || !time.is_char_boundary(8) {
        return Err(DateError::Form);
    }
    let (clock, rest) = time.split_at(8);
    let offset = match rest.strip_prefix('.') {
        Some(fraction) => {
            let end = fraction.find(|c: char| !c.is_ascii_digit()).unwrap_or(fraction.len());
            if end == 0 {
                return Err(DateError::Form);
            }
            &fraction[end..]
        }
        None => rest,
    };
    let two_digits = |part: Option<&str>, most: i16| match part {
        Some(part) => digits(part, 2).and_then(|n| if n <= most { Ok(()) } else { Err(DateError::Calendar) }),
        None => Err(DateError::Form),
    };
    let mut parts = clock.split(':');
    two_digits(parts.next(), 23)?;
    two_digits(parts.next(), 59)?;
    two_digits(parts.next(), 60)?; // a leap second
    match offset {
        "" | "Z" | "z" => {}
        _ => {
            let signed = offset.strip_prefix(['+', '-']).ok_or(DateError::Form)?;
            let (hours, minutes) = match signed.split_once(':') {
                Some((hours, minutes)) => (hours, Some(minutes)),
                None => (signed, None),
            };
            two_digits(Some(hours), 23)?;
            if minutes.is_some() {
                two_digits(minutes, 59)?;
            }
        }
    }
    Ok((first, last, Precision::Instant))
}

/// A year, month, season or day, any of them perhaps with unspecified digits.
fn calendar(text: &str) -> Result<Bounds, DateError> {
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let mut parts = rest.split('-');
    let (Some(year), month, day, None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return Err(DateError::Form);
    };
    let known = year.trim_end_matches('X');
    let unspecified = year.len() - known.len();
    if year.len() != 4 || unspecified > 2 {
        return Err(DateError::Form);
    }
    if unspecified > 0 {
        if month.is_some() || negative {
            return Err(DateError::Form);
        }
        let first = digits(known, 4 - unspecified)? * if unspecified == 1 { 10 } else { 100 };
        let last = first + if unspecified == 1 { 9 } else { 99 };
        return Ok((date(first, 1, 1)?, date(last, 12, 31)?, Precision::Unspecified));
    }
    let year = digits(known, 4)? * if negative { -1 } else { 1 };
    match (month, day) {
        (None, _) => Ok((date(year, 1, 1)?, date(year, 12, 31)?, Precision::Year)),
        (Some("XX"), None | Some("XX")) => Ok((date(year, 1, 1)?, date(year, 12, 31)?, Precision::Unspecified)),
        (Some(month), day) => in_year(year, digits(month, 2)?, day),
    }
}

fn in_year(year: i16, month: i16, day: Option<&str>) -> Result<Bounds, DateError> {
    match (month, day) {
        // Seasons of the northern year, as EDTF numbers them; winter runs into the next year.
        (21..=23, None) => {
            let first = date(year, (month - 20) * 3, 1)?;
            Ok((first, date(year, (month - 20) * 3 + 2, 1)?.last_of_month(), Precision::Season))
        }
        (24, None) => Ok((date(year, 12, 1)?, date(year + 1, 2, 1)?.last_of_month(), Precision::Season)),
        (_, None) => {
            let first = date(year, month, 1)?;
            Ok((first, first.last_of_month(), Precision::Month))
        }
        (_, Some("XX")) => {
            let first = date(year, month, 1)?;
            Ok((first, first.last_of_month(), Precision::Unspecified))
        }
        (_, Some(day)) => {
            let day = date(year, month, digits(day, 2)?)?;
            Ok((day, day, Precision::Day))
        }
    }
}

/// Exactly `count` ASCII digits, as a number.
fn digits(text: &str, count: usize) -> Result<i16, DateError> {
    if text.len() != count || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DateError::Form);
    }
    text.parse().map_err(|_| DateError::Form)
}

fn date(year: i16, month: i16, day: i16) -> Result<civil::Date, DateError> {
    let small = |n: i16| i8::try_from(n).map_err(|_| DateError::Calendar);
    civil::Date::new(year, small(month)?, small(day)?).map_err(|_| DateError::Calendar)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_mean_a_range_of_days() {
        #[track_caller]
        fn check(text: &str, expected: &str) {
            let date: Date = text.parse().unwrap();
            let side = |day: Option<civil::Date>| day.map_or("..".to_owned(), |day| day.to_string());
            let said = format!("{}/{} {:?}", side(date.earliest()), side(date.latest()), date.precision());
            assert_eq!(said, expected, "{text}");
        }
        check("2020-05-19", "2020-05-19/2020-05-19 Day");
        check("2020-05", "2020-05-01/2020-05-31 Month");
        check("2020-02", "2020-02-01/2020-02-29 Month");
        check("2020", "2020-01-01/2020-12-31 Year");
        check("-0044-03-15", "-000044-03-15/-000044-03-15 Day");
        check("2020-05?", "2020-05-01/2020-05-31 Month");
        check("201X", "2010-01-01/2019-12-31 Unspecified");
        check("19XX", "1900-01-01/1999-12-31 Unspecified");
        check("2020-XX", "2020-01-01/2020-12-31 Unspecified");
        check("2020-XX-XX", "2020-01-01/2020-12-31 Unspecified");
        check("2020-05-XX", "2020-05-01/2020-05-31 Unspecified");
        check("2020-21", "2020-03-01/2020-05-31 Season");
        check("2020-24", "2020-12-01/2021-02-28 Season");
        check("2018/2023", "2018-01-01/2023-12-31 Interval");
        check("2018-06-01/..", "2018-06-01/.. Interval");
        check("/2018", "../2018-12-31 Interval");
        check("2020-05-19T08:30:00Z", "2020-05-19/2020-05-19 Instant");
        check("2020-05-19T08:30:00.125+02:00", "2020-05-19/2020-05-19 Instant");
        check("2020-05-19T08:30:00", "2020-05-19/2020-05-19 Instant");
    }

    #[test]
    fn what_is_no_date_says_why() {
        #[track_caller]
        fn check(text: &str, expected: DateError) {
            assert_eq!(text.parse::<Date>(), Err(expected), "{text}");
        }
        for text in ["", "May 2020", "20", "2020-5", "2020/05/19", "2020-05-19T8:30", "2020-05-19Tnoon", "..", "/"] {
            check(text, DateError::Form);
        }
        for text in
            ["2020-05-19T08:30:00+2", "2020-05-19T08:30:0é", "XXXX", "2020-05-19T08:30:00.Z", "2020-05T01:00:00Z"]
        {
            check(text, DateError::Form);
        }
        for text in ["2020-13", "2020-00", "2021-02-29", "2020-05-19T24:00:00Z", "2020-05-19T08:61:00Z"] {
            check(text, DateError::Calendar);
        }
        check("2023/2018", DateError::Backwards);
    }

    #[test]
    fn marks_of_doubt_are_kept() {
        #[track_caller]
        fn check(text: &str, expected: (bool, bool)) {
            let date: Date = text.parse().unwrap();
            assert_eq!((date.is_uncertain(), date.is_approximate()), expected, "{text}");
            assert_eq!(date.as_str(), text);
        }
        check("2020-05", (false, false));
        check("2020-05?", (true, false));
        check("2020-05~", (false, true));
        check("2020-05%", (true, true));
        check("2018?/2020", (true, false));
    }

    #[test]
    fn dates_are_said_in_words() {
        #[track_caller]
        fn check(text: &str, expected: &str) {
            assert_eq!(text.parse::<Date>().unwrap().in_words(), expected);
        }
        check("2020-05-19", "19 May 2020");
        check("2020-05-19T08:30:00Z", "19 May 2020");
        check("2020-05?", "May 2020, uncertain");
        check("2019~", "about 2019");
        check("2020-21", "spring 2020");
        check("2020-24%", "about winter 2020, uncertain");
        check("201X", "the 2010s");
        check("19XX", "1900 to 1999");
        check("2020-XX", "a month in 2020");
        check("2020-05-XX", "a day in May 2020");
        check("2020-XX-XX", "a day in 2020");
        check("2018/2023", "2018 to 2023");
        check("2018-06/..", "from June 2018 on");
        check("/2018?", "until 2018, uncertain");
    }

    #[test]
    fn overlap_is_a_common_day() {
        #[track_caller]
        fn check(a: &str, b: &str, expected: bool) {
            let (a, b): (Date, Date) = (a.parse().unwrap(), b.parse().unwrap());
            assert_eq!((a.overlaps(&b), b.overlaps(&a)), (expected, expected), "{a} {b}");
        }
        check("2019-05", "2019-05-16", true);
        check("2019-05", "2019", true);
        check("2019-05", "2019-06", false);
        check("2018/..", "2025", true);
        check("../2017", "2018", false);
    }
}
