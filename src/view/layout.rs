//! Where the parts of the screen are, at every size.
//!
//! | from | panes |
//! |---|---|
//! | 100x20 | all four: what is shared on the right, what it is made of around it |
//! | 60x18 | Claims above, one other pane below |
//! | anything | one pane, the others as tabs |

use ratatui::layout::{Constraint, Layout as Split, Rect};

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
        let rows = Split::vertical([Constraint::Length(summary), Constraint::Fill(1), Constraint::Length(footer)]);
        let [summary, body, footer] = area.layout(&rows);
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
    let split = Split::vertical([Constraint::Length(u16::from(body.height >= 3)), Constraint::Fill(1)]);
    let [tabs, rest] = body.layout(&split);
    if !app.zoom && body.width >= 60 && body.height >= 16 {
        let [above, below] = rest.layout(&Split::vertical([Constraint::Percentage(58), Constraint::Fill(1)]));
        return (tabs, vec![(Pane::Claims, above), (app.beside(), below)]);
    }
    (tabs, vec![(app.pane, rest)])
}

/// All four panes. Headlines take what they need, Claims what they can get.
fn four(app: &App, body: Rect) -> Vec<(Pane, Rect)> {
    let [left, right] = body.layout(&Split::horizontal([Constraint::Percentage(38), Constraint::Fill(1)]));
    let headlines = u16::try_from(app.count(Pane::Headlines)).unwrap_or(u16::MAX).saturating_mul(5).saturating_add(2);
    let headlines = headlines.clamp(7, (body.height * 2 / 5).max(7));
    let [top_left, bottom_left] = left.layout(&Split::vertical([Constraint::Length(headlines), Constraint::Fill(1)]));
    let [top_right, bottom_right] = right.layout(&Split::vertical([Constraint::Percentage(64), Constraint::Fill(1)]));
    vec![
        (Pane::Headlines, top_left),
        (Pane::Figures, bottom_left),
        (Pane::Claims, top_right),
        (Pane::Quotes, bottom_right),
    ]
}
