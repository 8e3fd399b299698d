//! The time a figure is for: the date in its sentence that stands nearest.

use crate::draft::when::written;
use crate::language::dates;
use crate::model::Date;

use super::clause::Clause;

/// The time the figure is for; `None` where its sentence names none that is known to the year.
pub(super) fn period(clause: &Clause, dates: &[dates::Found]) -> Option<Date> {
    let (sentence, figure) = (clause.bytes(), clause.figure_bytes());
    let from = dates.partition_point(|date| date.range.start < sentence.start);
    let inside = dates[from..].iter().take_while(|date| date.range.end <= sentence.end);
    // What follows a figure dates it more often than what stands before the verb.
    let distance = |date: &&dates::Found| {
        if date.range.start >= figure.end {
            date.range.start - figure.end
        } else {
            2 * figure.start.saturating_sub(date.range.end)
        }
    };
    // `invested $1bn in 2030 and plans $2bn`: the date is the first one's.
    let apart =
        |date: &dates::Found| date.range.end <= figure.start && clause.has_conjunction(date.range.end..figure.start);
    let known = |date: &&dates::Found| {
        date.when.earliest.is_some() && date.when.latest.is_some() && !date.when.is_bound && !apart(date)
    };
    let date = inside.filter(known).min_by_key(distance)?;
    written(date.when.earliest?, date.when.latest?)
}
