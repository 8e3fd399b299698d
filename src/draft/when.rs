//! When something is said to hold: days of the calendar in the shortest form that invents nothing.

use std::ops::Range;

use jiff::civil;

use crate::language::dates;
use crate::model::Date;

use super::lexicon::Class;
use super::sentences::Passage;

/// The shortest EDTF form of the days from `first` to `last`.
pub(super) fn written(first: civil::Date, last: civil::Date) -> Option<Date> {
    let (year, month) = (first.year(), first.month());
    let same_year = year == last.year();
    let text = if first == last {
        first.to_string()
    } else if same_year && (month, first.day()) == (1, 1) && (last.month(), last.day()) == (12, 31) {
        format!("{year:04}")
    } else if same_year && month == last.month() && first.day() == 1 && last.day() == last.days_in_month() {
        format!("{year:04}-{month:02}")
    } else {
        format!("{first}/{last}")
    };
    text.parse().ok()
}

/// When what `clause` says holds: the only date in it, where that stands in its main clause and is known to the year.
///
/// `published` is the day that the `dates` were seen from; where that is uncertain, what rests on it is.
pub(super) fn as_of(
    passage: &Passage,
    clause: &Range<usize>,
    dates: &[dates::Found],
    published: Option<&Date>,
) -> Option<Date> {
    let bytes = passage.bytes(clause.clone())?;
    let from = dates.partition_point(|date| date.range.start < bytes.start);
    let to = dates.partition_point(|date| date.range.start < bytes.end).max(from);
    let [date] = &dates[from..to] else { return None };
    if date.when.is_bound || is_aside(passage, clause, date.range.start) {
        return None;
    }
    let when = written(date.when.earliest?, date.when.latest?).filter(|when| !when.as_str().contains('/'))?;
    let uncertain = published.is_some_and(Date::is_uncertain) && {
        let alone = dates::find(&passage.text[bytes], None);
        alone.first().is_none_or(|alone| alone.when != date.when)
    };
    if uncertain { format!("{}?", when.as_str()).parse().ok() } else { Some(when) }
}

/// True where what stands at `byte` belongs to a clause inside the clause: a mole that was built in 1998.
fn is_aside(passage: &Passage, clause: &Range<usize>, byte: usize) -> bool {
    let before = clause.clone().take_while(|at| passage.bytes(*at..at + 1).is_some_and(|bytes| bytes.end <= byte));
    let mut dependent = false;
    for at in before {
        let opens = passage.class(at).is(Class::RELATIVE.or(Class::SUBORDINATOR))
            || matches!(passage.word(at), "that" | "whether" | "if" | "than" | "for" | "after" | "before" | "since");
        // A comma ends a clause that stands before the main one.
        dependent = (dependent || opens) && !(passage.is_punctuation(at, ',') && at < clause.end);
    }
    dependent
}
