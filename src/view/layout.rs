//! Where the parts of the screen are, at every size.
//!
//! | from | panes |
//! |---|---|
//! | 100x20 | all four: what is shared on the right, what it is made of around it |
//! | 60x18 | Claims above, one other pane below |
//! | anything | one pane, the others as tabs |

use ratatui::layout::Rect;

use crate::app::{App, Pane};

/// The parts of the screen; an empty area means that the part is not shown.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Layout {
    /// The first line: what is open.
    pub(super) summary: Rect,
    /// The names of the panes, where not all are shown.
    pub(super) tabs: Rect,
    /// Everything between the summary and the footer.
    pub(super) body: Rect,
    /// The panes that are shown.
    pub(super) panes: Vec<Slot>,
    /// The last line: what can be done.
    pub(super) footer: Rect,
}

/// A pane on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    /// Which pane it is.
    pub(super) pane: Pane,
    /// Where it is.
    pub(super) area: Rect,
    /// True where there is room for a border around it.
    pub(super) bordered: bool,
}

impl Layout {
    /// The layout of the screen `area` in the state at hand.
    pub(super) fn of(app: &App, area: Rect) -> Self {
        let summary = u16::from(area.height >= 10);
        let footer = u16::from(area.height >= 3);
        let [summary, rest] = below(area, summary);
        let [body, footer] = below(rest, rest.height - footer);
        let (tabs, panes) = panes(app, body);
        let bordered = body.height >= 8 && body.width >= 24;
        let panes = panes.into_iter().map(|(pane, area)| Slot { pane, area, bordered }).collect();
        Self { summary, tabs, body, panes, footer }
    }
}

fn panes(app: &App, body: Rect) -> (Rect, Vec<(Pane, Rect)>) {
    if !app.zoom && body.width >= 100 && body.height >= 18 {
        return (Rect::ZERO, four(app, body));
    }
    let [tabs, rest] = below(body, u16::from(body.height >= 3));
    if !app.zoom && body.width >= 60 && body.height >= 16 {
        let [first, second] = below(rest, percent(58, rest.height));
        return (tabs, vec![(Pane::Claims, first), (app.beside(), second)]);
    }
    (tabs, vec![(app.pane, rest)])
}

/// The first `rows` of `area`, as far as it has them, and those below. Setting up a solver of constraints for this would take a tenth
/// of the time to the first frame.
fn below(area: Rect, rows: u16) -> [Rect; 2] {
    let rows = rows.min(area.height);
    [Rect { height: rows, ..area }, Rect { y: area.y + rows, height: area.height - rows, ..area }]
}

/// The first `columns` of `area`, as far as it has them, and those beside them.
fn beside(area: Rect, columns: u16) -> [Rect; 2] {
    let columns = columns.min(area.width);
    [Rect { width: columns, ..area }, Rect { x: area.x + columns, width: area.width - columns, ..area }]
}

/// So many hundredths of `cells`, rounded.
fn percent(hundredths: u32, cells: u16) -> u16 {
    u16::try_from((u32::from(cells) * hundredths + 50) / 100).unwrap_or(cells)
}

/// All four panes. Headlines take what they need, Claims what they can get.
fn four(app: &App, body: Rect) -> Vec<(Pane, Rect)> {
    let [left, right] = beside(body, percent(38, body.width));
    let headlines = u16::try_from(app.count(Pane::Headlines)).unwrap_or(u16::MAX).saturating_mul(5).saturating_add(2);
    let headlines = headlines.clamp(7, (body.height * 2 / 5).max(7));
    let [top_left, bottom_left] = below(left, headlines);
    let [top_right, bottom_right] = below(right, percent(64, right.height));
    vec![
        (Pane::Headlines, top_left),
        (Pane::Figures, bottom_left),
        (Pane::Claims, top_right),
        (Pane::Quotes, bottom_right),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::{Constraint, Layout as Split};

    #[test]
    fn areas_are_cut_as_the_solver_of_constraints_would() {
        for cells in 0..300 {
            let area = Rect::new(3, 5, cells, cells);
            for hundredths in [38, 58, 64] {
                let split = [Constraint::Percentage(hundredths), Constraint::Fill(1)];
                let cut = percent(hundredths.into(), cells);
                assert_eq!(below(area, cut), area.layout(&Split::vertical(split)), "{hundredths} of {cells}");
                assert_eq!(beside(area, cut), area.layout(&Split::horizontal(split)), "{hundredths} of {cells}");
            }
            assert_eq!(below(area, 7), area.layout(&Split::vertical([Constraint::Length(7), Constraint::Fill(1)])));
        }
    }
}
