//! When something is said to hold: days of the calendar in the shortest form that invents nothing.

use jiff::civil;

use crate::model::Date;

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
