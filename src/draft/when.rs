//! When something is said to hold: days of the calendar in the shortest form that invents nothing.

use std::ops::Range;

use jiff::civil;

use crate::language::dates;
use crate::model::Date;

use super::lexicon::Class;
use super::sentences::Passage;
use super::tokens::Kind;

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
    if date.when.is_bound || !stands_apart(passage, clause, &date.range) || is_aside(passage, clause, date.range.start)
    {
        return None;
    }
    let when = written(date.when.earliest?, date.when.latest?).filter(|when| !when.as_str().contains('/'))?;
    let uncertain = published.is_some_and(Date::is_uncertain) && {
        let alone = dates::find(&passage.text[bytes], None);
        alone.first().is_none_or(|alone| alone.when != date.when)
    };
    if uncertain { format!("{}?", when.as_str()).parse().ok() } else { Some(when) }
}

/// True where a date begins the clause or ends a part of it, and so dates the verb rather than the noun before it:
/// not `the act of 1970`, nor `an announcement in 2014 of his plans`.
fn stands_apart(passage: &Passage, clause: &Range<usize>, date: &Range<usize>) -> bool {
    let within =
        |at: &usize| passage.bytes(*at..at + 1).is_some_and(|bytes| bytes.start < date.end && bytes.end > date.start);
    let Some(first) = clause.clone().find(within) else { return false };
    let end = (first..clause.end).find(|at| !within(at)).unwrap_or(clause.end);
    let begins = first <= clause.start + 1;
    let ends = end >= clause.end || matches!(passage.kind(end), Some(Kind::Punctuation(_)));
    (begins || ends) && passage.word(first.wrapping_sub(1)) != "of"
}

/// True where what stands at `byte` belongs to a clause inside the clause: a mole that was built in 1998.
fn is_aside(passage: &Passage, clause: &Range<usize>, byte: usize) -> bool {
    let before = clause.clone().take_while(|at| passage.bytes(*at..at + 1).is_some_and(|bytes| bytes.end <= byte));
    let mut dependent = false;
    for at in before {
        let opens = passage.class(at).is(Class::RELATIVE.or(Class::SUBORDINATOR))
            || matches!(
                passage.word(at),
                "that" | "whether" | "if" | "than" | "for" | "after" | "before" | "since" | "what" | "how" | "why"
            );
        // A comma ends a clause that stands before the main one.
        dependent = (dependent || opens) && !(passage.is_punctuation(at, ',') && at < clause.end);
    }
    dependent
}

#[cfg(test)]
mod tests {
    use crate::draft::draft;
    use crate::model::{Date, Report};

    #[test]
    fn claims_hold_when_their_sentence_says() {
        #[track_caller]
        fn check(text: &str, published: &str, expected: &str) {
            let about = Report { published: published.parse().ok(), ..Report::default() };
            let digest = draft(text, &[], &about);
            let found: Vec<&str> =
                digest.claims.iter().map(|claim| claim.as_of.as_ref().map_or("-", Date::as_str)).collect();
            assert_eq!(found, [expected], "{text}");
        }
        check("The old mole of Arvika was built in 1998.", "", "1998");
        check("In May 2030, the old mole of Arvika broke.", "", "2030-05");
        check("The old mole of Arvika broke on 4 May 2030.", "", "2030-05-04");
        check("The old mole of Arvika broke last year.", "2031-05-20", "2030");
        check("The old mole of Arvika broke last year.", "2031-05?", "2030?");
        check("The old mole of Arvika broke in 2030.", "2031-05?", "2030");
        check("The old mole of Arvika broke last year.", "", "-");
        check("The old mole of Arvika broke on Monday.", "2031-05-20", "-");
        check("The harbour act of 1970 is still the law in Arvika.", "", "-");
        check("The old mole of Arvika will be rebuilt by 2040.", "", "-");
        check("The mole that was built in 1998 has broken again.", "", "-");
        check("It is the oldest mole since the storm of 1970.", "", "-");
        check("The mole broke in 1998 and the bridge in 2004.", "", "-");
    }
}
