//! The columns of a table of text: as wide as their cells where there is room, else the widest give way first.

use super::super::style::Phrase;
use crate::text::width::width;

/// The blanks between two columns.
pub(super) const GAP: usize = 2;

/// The fewest columns in which a cell reads well.
const NARROWEST: usize = 8;

/// The widths of the columns of a table in `columns`, gaps apart; `None` where it doesn't fit at all.
pub(super) fn widths(titles: &[&str], rows: &[Vec<Phrase>], columns: usize) -> Option<Vec<usize>> {
    let room = columns.checked_sub(titles.len().saturating_sub(1) * GAP)?;
    let mut widths: Vec<usize> = titles.iter().map(|title| width(title).min(room)).collect();
    for row in rows {
        for (widest, cell) in widths.iter_mut().zip(row) {
            *widest = (*widest).max(width(cell.text()).min(room));
        }
    }
    while widths.iter().sum::<usize>() > room {
        let widest = widths.iter_mut().max().filter(|widest| **widest > NARROWEST)?;
        *widest -= 1;
    }
    Some(widths)
}

#[cfg(test)]
mod tests {
    use super::super::plain;
    use super::*;

    #[test]
    fn the_widest_columns_give_way() {
        #[track_caller]
        fn check(cells: [&str; 3], columns: usize, expected: Option<[usize; 3]>) {
            let rows = vec![cells.iter().map(|cell| plain(cell)).collect()];
            assert_eq!(widths(&["a", "b", "title"], &rows, columns), expected.map(Vec::from));
        }
        check(["1", "22", "333"], 80, Some([1, 2, 5]));
        check(["1", "a very long cell that wraps", "333"], 30, Some([1, 20, 5]));
        check(["wide enough here", "a very long cell that wraps", ""], 30, Some([11, 10, 5]));
        check(["wide enough", "wide enough", "wide enough"], 27, None);
        check(["", "", ""], 3, None);
        check(["漢字", "", ""], 20, Some([4, 1, 5]));
    }
}
