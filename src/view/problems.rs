//! The problems view: what was wrong with the files, where, and what to do.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::app::{App, Overlay};
use crate::model::{Level, Problem};

use super::Drawn;
use super::overlay::Sheet;
use super::prose::{Lines, Prose, Room, indented};
use super::{theme, words};
use crate::text::count::grouped;

/// The most problems that are listed; `twosource check` lists them all.
const MOST: usize = 500;

/// Draws the problems over `area`.
pub(super) fn draw(app: &App, overlay: &Overlay, frame: &mut Frame<'_>, area: Rect, drawn: &mut Drawn) {
    let problems = app.coverage.problems();
    let sheet = Sheet::new(area, &format!("Problems: {}", words::problems(&app.coverage))).scrolled(overlay.scroll);
    let room = sheet.room();
    let mut lines: Vec<Line<'static>> = problems.iter().take(MOST).flat_map(|problem| told(problem, room)).collect();
    if problems.len() > MOST {
        let rest = format!("and {} more: twosource check lists them all", grouped(problems.len() - MOST));
        lines.push(Prose::new(&rest, theme::QUIET).one_line(room.columns));
    }
    sheet.draw(lines, overlay.scroll, frame, drawn);
}

fn told(problem: &Problem, room: Room) -> Vec<Line<'static>> {
    let (name, style) = match problem.level {
        Level::Error => ("error", theme::DIFFERENCE),
        Level::Warning => ("warning", theme::WARNING),
    };
    let mut message = Prose::new(name, style).with(": ", theme::PLAIN).with(&problem.message, theme::STRONG);
    message.push(&format!(" [{}]", problem.code), theme::QUIET);
    let place = &problem.place;
    let mut where_ = Prose::new(&format!("{}:{}:{}", place.file, place.line, place.column), theme::PLAIN);
    if !place.path.is_empty() {
        where_.push(&format!("  {}", place.path), theme::QUIET);
    }
    let mut lines = message.lines(room);
    let inside = room.beside(2);
    lines.extend(where_.lines(inside).into_iter().map(|line| indented(line, 2)));
    if !problem.help.is_empty() {
        lines.extend(Prose::new(&problem.help, theme::PLAIN).lines(inside).into_iter().map(|line| indented(line, 2)));
    }
    lines.push(Line::default());
    lines
}
