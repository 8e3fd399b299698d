//! The columns of a table of text: as wide as their cells; where there is too little room, one of them gives way.

use super::super::style::Phrase;
use crate::text::width::width;

/// The blanks between two columns.
pub(super) const GAP: usize = 2;

/// The fewest columns in which running text reads well.
const NARROWEST: usize = 24;

/// The widths of the columns of a table in `columns`, gaps apart: each as wide as its widest cell, but for the widest, which takes what is left.
///
/// `None` where more of them would have to give way: short lines side by side read worse than entries one beneath the other.
pub(super) fn widths(titles: &[&str], rows: &[Vec<Phrase>], columns: usize) -> Option<Vec<usize>> {
    let room = columns.checked_sub(titles.len().saturating_sub(1) * GAP)?;
    let mut widths: Vec<usize> = titles.iter().map(|title| width(title)).collect();
    for row in rows {
        for (widest, cell) in widths.iter_mut().zip(row) {
            *widest = (*widest).max(width(cell.text()));
        }
    }
    let natural: usize = widths.iter().sum();
    if natural > room {
        let widest = widths.iter_mut().max()?;
        *widest = (room + *widest).checked_sub(natural).filter(|left| *left >= NARROWEST)?;
    }
    Some(widths)
}

#[cfg(test)]
mod tests {
    use super::super::plain;
    use super::*;

    #[test]
    fn the_widest_column_gives_way() {
        #[track_caller]
        fn check(cells: [&str; 3], columns: usize, expected: Option<[usize; 3]>) {
            let rows = vec![cells.iter().map(|cell| plain(cell)).collect()];
            assert_eq!(widths(&["a", "b", "title"], &rows, columns), expected.map(Vec::from));
        }
        let long = "a cell that is so long that it wraps";
        check(["1", "22", "333"], 80, Some([1, 2, 5]));
        check(["1", long, "333"], 80, Some([1, 36, 5]));
        check(["1", long, "333"], 40, Some([1, 30, 5]));
        check(["1", long, "333"], 33, None);
        check([long, long, "333"], 60, None);
        check(["", "", ""], 3, None);
        check(["漢字", "", ""], 20, Some([4, 1, 5]));
    }
}
