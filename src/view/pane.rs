//! The frame around a pane, its rows, and the tabs of the panes that are not shown.
//!
//! What a row says is each pane's own matter.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType};

use crate::app::target::Target;
use crate::app::{App, Pane};

use super::Drawn;
use super::layout::{Layout, Slot};
use super::list::Rows;
use super::prose::{Lines, Prose, aired, prefixed};
use super::{claims, figures, headlines, quotes, theme};
use crate::text::count::grouped;

/// How a row stands to what is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Emphasis {
    /// It is selected, in the pane that has the keys.
    Selected,
    /// It belongs to what is selected elsewhere.
    Linked,
    /// Neither.
    None,
}

/// The columns that the mark before each row takes.
const GUTTER: usize = 2;
/// The columns of air behind each row.
const MARGIN: usize = 1;
/// What stands between two tabs.
const GAP: &str = "  ";
/// The columns of the longest name of a pane.
const LONGEST_TAB: usize = 11;

/// Draws the panes that the layout shows, and tabs for the others.
pub(super) fn draw_all(app: &App, frame: &mut Frame<'_>, layout: &Layout, drawn: &mut Drawn) {
    tabs(app, frame, layout, drawn);
    for slot in &layout.panes {
        draw(app, *slot, frame, drawn);
    }
}

/// One line with the names of all panes, the one with the keys marked. Where there is no room the others are cut alike, so that
/// the number of each pane stays.
fn tabs(app: &App, frame: &mut Frame<'_>, layout: &Layout, drawn: &mut Drawn) {
    let mut left = layout.tabs;
    let all =
        |columns| Pane::ALL.into_iter().enumerate().map(move |(at, pane)| (pane, tab(at, pane, app.pane, columns)));
    let fits = |columns: &usize| {
        all(*columns).map(|(_, tab)| tab.width()).sum::<usize>() <= usize::from(left.width) + GAP.len()
    };
    let columns = (0..=LONGEST_TAB).rev().find(fits).unwrap_or(0);
    for (pane, line) in all(columns) {
        let area = Rect { width: (line.width() as u16).min(left.width), ..left };
        frame.render_widget(line, area);
        drawn.targets.push((area, Target::Pane(pane)));
        left.x += area.width;
        left.width -= area.width;
    }
}

/// The tab of a pane, its name in that many columns unless it is the one with the keys.
fn tab(at: usize, pane: Pane, active: Pane, columns: usize) -> Line<'static> {
    let (mark, style, columns) = if pane == active {
        ("▸", theme::FOCUS.patch(theme::STRONG), LONGEST_TAB)
    } else {
        ("", theme::QUIET, columns)
    };
    let mut spans = vec![Span::styled(format!("{} ", at + 1), theme::KEY), Span::styled(mark, style)];
    spans.extend(Prose::new(pane.title(), style).one_line(columns).spans);
    spans.push(Span::raw(GAP));
    Line::from(spans)
}

fn draw(app: &App, slot: Slot, frame: &mut Frame<'_>, drawn: &mut Drawn) {
    let Slot { pane, area, bordered } = slot;
    drawn.targets.push((area, Target::Pane(pane)));
    let inner = if bordered { border(app, pane, frame, area) } else { area };
    let inner = match pane {
        Pane::Claims => claims::draw_header(app, frame, inner, GUTTER),
        _ => inner,
    };
    if app.pane == pane {
        drawn.shown.height = usize::from(inner.height);
    }
    let columns = usize::from(inner.width).saturating_sub(GUTTER + MARGIN);
    let count = app.count(pane);
    if count == 0 {
        let lines = empty(app, pane).lines(usize::from(inner.width));
        draw_lines(frame, inner, lines);
        return;
    }
    let rows = Rows {
        count,
        anchor: app.linked_row(pane).unwrap_or(app.row(pane)),
        row: |row| {
            let emphasis = emphasis(app, pane, row);
            let lines = match pane {
                Pane::Claims => claims::row(app, row, emphasis, columns),
                Pane::Quotes => quotes::row(app, row, emphasis, columns),
                Pane::Figures => figures::row(app, row, emphasis, columns),
                Pane::Headlines => headlines::row(app, row, emphasis, columns),
            };
            marked(lines, emphasis)
        },
    };
    let targets = rows.draw(frame, inner);
    drawn.targets.extend(targets.into_iter().map(|(area, row)| (area, Target::Row(pane, row))));
}

/// Draws the border with the name of the pane and where in it the person is; the area inside comes back.
fn border(app: &App, pane: Pane, frame: &mut Frame<'_>, area: Rect) -> Rect {
    let focused = app.pane == pane;
    let (kind, style) = if focused { (BorderType::Thick, theme::FOCUS) } else { (BorderType::Rounded, theme::QUIET) };
    let title_style = if focused { theme::FOCUS.patch(theme::STRONG) } else { theme::PLAIN };
    let room = usize::from(area.width).saturating_sub(4);
    let title = title(app, pane);
    let at = position(app, pane);
    let mut block = Block::bordered().border_type(kind).border_style(style);
    let title = aired(Prose::new(&title, title_style).one_line(room.saturating_sub(2)));
    let fits = title.width() + at.chars().count() + 2 <= room;
    block = block.title_top(title);
    if fits && !at.is_empty() {
        block = block.title_top(Line::styled(format!(" {at} "), Style::new().patch(theme::QUIET)).right_aligned());
    }
    let inner = block.inner(area);
    frame.render_widget(block, area);
    inner
}

fn title(app: &App, pane: Pane) -> String {
    match (pane, &app.search) {
        (Pane::Claims, _) if app.filter != crate::app::Filter::All => {
            format!("Claims {}", app.filter.in_words())
        }
        (Pane::Quotes, Some(search)) if search.hits().is_some() => {
            let asked = search.input.text();
            match (search.total(), search.is_near()) {
                (0, _) => format!("Nothing matches {asked}"),
                (_, true) => format!("Nothing matches {asked}; nearest"),
                (_, false) => format!("Quotes that match {asked}"),
            }
        }
        _ => pane.title().to_owned(),
    }
}

/// Where in the pane the person is: `3 of 12`.
fn position(app: &App, pane: Pane) -> String {
    let count = match (pane, &app.search) {
        (Pane::Quotes, Some(search)) if search.hits().is_some() => search.total(),
        _ => app.count(pane),
    };
    if count == 0 { String::new() } else { format!("{} of {}", app.row(pane) + 1, grouped(count)) }
}

fn emphasis(app: &App, pane: Pane, row: usize) -> Emphasis {
    if app.pane == pane && app.row(pane) == row {
        return Emphasis::Selected;
    }
    if app.is_linked(pane, row) { Emphasis::Linked } else { Emphasis::None }
}

/// The lines of a row with the mark that tells how it stands to what is selected.
fn marked(lines: Vec<Line<'static>>, emphasis: Emphasis) -> Vec<Line<'static>> {
    let below = lines.into_iter().enumerate().map(|(at, line)| {
        let mark = match (emphasis, at) {
            (Emphasis::Selected, 0) => Span::styled(theme::SELECTED, theme::FOCUS.patch(theme::STRONG)),
            (Emphasis::Selected, _) => Span::styled(theme::SELECTED_BELOW, theme::FOCUS),
            (Emphasis::Linked, _) => Span::styled(theme::LINKED, theme::FOCUS),
            (Emphasis::None, _) => Span::raw("  "),
        };
        prefixed(line, mark)
    });
    below.collect()
}

/// What a pane without rows says.
fn empty(app: &App, pane: Pane) -> Prose {
    let text = match pane {
        _ if app.count(Pane::Headlines) == 0 && !app.progress.finished => "Reading …",
        Pane::Headlines => "No digest is open.",
        Pane::Claims if !app.coverage.is_compared() => "Comparing the reports …",
        Pane::Claims if app.coverage.points(crate::crossref::PointKind::Claim).is_empty() => "No report makes a claim.",
        Pane::Claims => "No point is like that. f shows others, Esc all.",
        Pane::Quotes => match &app.search {
            Some(search) if search.hits().is_some() => "Not even nearly. Try fewer words, or Esc.",
            _ => "No report quotes anybody.",
        },
        Pane::Figures => "No report states a figure.",
    };
    Prose::new(text, theme::QUIET)
}

/// Draws lines from the top of an area, as many as fit.
pub(super) fn draw_lines(frame: &mut Frame<'_>, area: Rect, lines: Vec<Line<'static>>) {
    for (line, y) in lines.into_iter().zip(area.top()..area.bottom()) {
        frame.render_widget(line, Rect { y, height: 1, ..area });
    }
}
