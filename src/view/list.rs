//! A list of rows of different heights, drawn around one row that must be seen.
//!
//! There is no scroll position to keep: the row that matters stands in the middle of the list, or as near to it as the
//! ends of the list allow. So a frame depends on the state alone, and costs what fits on the screen.

use std::collections::VecDeque;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// Which rows are to be drawn, and around which.
pub(super) struct Rows<F> {
    /// How many rows there are.
    pub(super) count: usize,
    /// The row that must be seen.
    pub(super) anchor: usize,
    /// The lines of a row.
    pub(super) row: F,
}

impl<F: Fn(usize) -> Vec<Line<'static>>> Rows<F> {
    /// Draws the rows into `area`; where each is comes back.
    pub(super) fn draw(self, frame: &mut Frame<'_>, area: Rect) -> Vec<(Rect, usize)> {
        let mut targets = Vec::new();
        let mut y = area.top();
        for (at, lines) in self.visible(usize::from(area.height)) {
            let top = y;
            for line in lines {
                if y == area.bottom() {
                    break;
                }
                frame.render_widget(line, Rect { y, height: 1, ..area });
                y += 1;
            }
            targets.push((Rect { y: top, height: y - top, ..area }, at));
        }
        targets
    }

    /// The rows that fit into `height` lines, the last one perhaps in part.
    fn visible(&self, height: usize) -> VecDeque<(usize, Vec<Line<'static>>)> {
        let mut rows = VecDeque::new();
        if height == 0 || self.count == 0 {
            return rows;
        }
        let anchor = self.anchor.min(self.count - 1);
        let lines = (self.row)(anchor);
        let mut left = height.saturating_sub(lines.len());
        rows.push_back((anchor, lines));
        left -= self.extend_up(&mut rows, left / 2);
        let mut below = anchor + 1;
        while left > 0 && below < self.count {
            let lines = (self.row)(below);
            left = left.saturating_sub(lines.len());
            rows.push_back((below, lines));
            below += 1;
        }
        // At the end of the list, what is left over goes to the rows above.
        self.extend_up(&mut rows, left);
        rows
    }

    /// Puts whole rows on top while they fit into `left` lines; how many lines they took comes back.
    fn extend_up(&self, rows: &mut VecDeque<(usize, Vec<Line<'static>>)>, left: usize) -> usize {
        let mut taken = 0;
        while let Some(above) = rows.front().and_then(|(first, _)| first.checked_sub(1)) {
            let lines = (self.row)(above);
            if taken + lines.len() > left {
                break;
            }
            taken += lines.len();
            rows.push_front((above, lines));
        }
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_anchor_is_seen_and_the_space_is_used() {
        #[track_caller]
        fn check(heights: &[usize], anchor: usize, height: usize, expected: &[usize]) {
            let rows = Rows { count: heights.len(), anchor, row: |at: usize| vec![Line::raw("x"); heights[at]] };
            let shown: Vec<usize> = rows.visible(height).into_iter().map(|(at, _)| at).collect();
            assert_eq!(shown, expected);
        }
        check(&[], 0, 5, &[]);
        check(&[1, 1, 1], 0, 0, &[]);
        check(&[1, 1, 1], 1, 1, &[1]);
        check(&[1, 1, 1], 2, 9, &[0, 1, 2]);
        check(&[2, 2, 2, 2, 2], 0, 5, &[0, 1, 2]);
        check(&[2, 2, 2, 2, 2], 2, 6, &[1, 2, 3]);
        check(&[2, 2, 2, 2, 2], 4, 6, &[2, 3, 4]);
        check(&[9, 1, 9], 1, 5, &[1, 2]);
        check(&[1, 9, 1], 1, 4, &[1]);
        check(&[1, 1], 7, 2, &[0, 1]);
    }
}
