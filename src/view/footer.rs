//! The last line: the keys that work now, the search being typed, or a notice.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::app::target::Target;
use crate::app::{App, Mode, Search, keymap};
use crate::text::{sanitise, width};

use super::prose::{Lines, Prose};
use super::{Drawn, theme};
use crate::text::count::grouped;

/// Draws the line into `area`.
pub(super) fn draw(app: &App, frame: &mut Frame<'_>, area: Rect, drawn: &mut Drawn) {
    match (&app.mode, &app.search, &app.notice) {
        (Mode::Search, Some(search), _) => draw_search(search, frame, area),
        (_, _, Some(notice)) => {
            frame.render_widget(Prose::new(notice, theme::WARNING).one_line(usize::from(area.width)), area);
        }
        _ => draw_keys(app, frame, area, drawn),
    }
}

/// As many keys as fit, each to be clicked on; help and quit always, where there is room for anything.
fn draw_keys(app: &App, frame: &mut Frame<'_>, area: Rect, drawn: &mut Drawn) {
    let offered = || keymap::bindings(app).filter(|binding| !binding.footer.is_empty());
    let is_last = |action| matches!(action, keymap::Action::Help | keymap::Action::Quit);
    let columns = |binding: &keymap::Binding| width::width(binding.written) + width::width(binding.footer) + 3;
    let kept: usize = offered().filter(|binding| is_last(binding.action)).map(columns).sum();
    let mut room = usize::from(area.width).saturating_sub(kept);
    let mut left = area;
    for binding in offered() {
        if !is_last(binding.action) {
            if columns(binding) > room {
                continue;
            }
            room -= columns(binding);
        }
        let line = Line::from(vec![
            Span::styled(binding.written, theme::KEY),
            Span::raw(" "),
            Span::raw(binding.footer),
            Span::raw("  "),
        ]);
        let place = Rect { width: (line.width() as u16).min(left.width), ..left };
        frame.render_widget(line, place);
        drawn.targets.push((place, Target::Action(binding.action)));
        left.x += place.width;
        left.width -= place.width;
    }
}

/// The line being typed, with the cursor in it, and how much it found.
fn draw_search(search: &Search, frame: &mut Frame<'_>, area: Rect) {
    let found = match (&search.answer, search.query.is_empty()) {
        (_, true) => "words, \"phrase\", -not, speaker:, in:, form:".to_owned(),
        (None, _) => "…".to_owned(),
        (Some(_), _) if search.total() == 0 => "nothing".to_owned(),
        (Some(_), _) if search.is_near() => format!("nothing; {} near", grouped(search.total())),
        (Some(_), _) => format!("{} found", grouped(search.total())),
    };
    let columns = usize::from(area.width);
    let found = Prose::new(&found, theme::QUIET).one_line(columns / 2);
    // The cursor stays in sight: what is left of it goes first.
    let before = sanitise::line(&search.input.text()[..search.input.cursor()]).into_owned();
    let after = sanitise::line(&search.input.text()[search.input.cursor()..]).into_owned();
    let room = columns.saturating_sub(found.width() + 4);
    let before = tail(&before, room);
    let cursor = width::width(before);
    let after = width::truncate(&after, room.saturating_sub(cursor)).into_owned();
    let line = Line::from(vec![Span::styled("/", theme::KEY), Span::raw(before.to_owned()), Span::raw(after)]);
    frame.render_widget(line, area);
    let shift = area.width.saturating_sub(found.width() as u16);
    frame.render_widget(found, Rect { x: area.x + shift, width: area.width - shift, ..area });
    let column = (cursor as u16 + 1).min(area.width.saturating_sub(1));
    frame.set_cursor_position(Position::new(area.x + column, area.y));
}

/// The end of `text` that fits into `columns`.
fn tail(text: &str, columns: usize) -> &str {
    let starts = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    starts.map(|at| &text[at..]).find(|rest| width::width(rest) <= columns).unwrap_or("")
}
