//! The last line: the keys that work now, the search being typed, or a notice.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;

use crate::app::keymap::{Action, Binding};
use crate::app::target::Target;
use crate::app::{App, Mode, Search, keymap};
use crate::text::sanitise::Shown;
use crate::text::width;

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

/// As many keys as fit, each to be clicked on, the most important ones before others; they stand in the order of the table.
fn draw_keys(app: &App, frame: &mut Frame<'_>, area: Rect, drawn: &mut Drawn) {
    let (area, news) = beside_news(app.news.as_deref(), area);
    if let Some((news, area)) = news {
        frame.render_widget(news, area);
    }
    let bindings: Vec<_> = keymap::bindings(app).filter(|binding| !binding.footer.is_empty()).collect();
    let offered: Vec<Offer> = bindings.chunk_by(|one, next| one.footer == next.footer).map(Offer::new).collect();
    let mut by_importance: Vec<usize> = (0..offered.len()).collect();
    by_importance.sort_by_key(|at| importance(offered[*at].action));
    let mut room = usize::from(area.width);
    let mut kept = vec![false; offered.len()];
    for at in by_importance {
        // The last key needs no blanks behind it.
        let columns = offered[at].columns();
        kept[at] = columns <= room + APART || importance(offered[at].action) == 0;
        room = room.saturating_sub(if kept[at] { columns } else { 0 });
    }
    let mut left = area;
    for (offer, _) in offered.into_iter().zip(kept).filter(|(_, kept)| *kept) {
        let line = Line::from(vec![
            Span::styled(offer.keys, theme::KEY),
            Span::raw(" "),
            Span::raw(offer.what),
            Span::raw(" ".repeat(APART)),
        ]);
        let place = Rect { width: (line.width() as u16).min(left.width), ..left };
        frame.render_widget(line, place);
        drawn.targets.push((place, Target::Action(offer.action)));
        left.x += place.width;
        left.width -= place.width;
    }
}

/// What the line offers: keys that stand together in the table and are called the same are named together.
struct Offer {
    keys: String,
    what: &'static str,
    /// What a click does: what the last of the keys does.
    action: Action,
}

impl Offer {
    fn new(bindings: &[&'static Binding]) -> Self {
        let keys: Vec<&str> = bindings.iter().map(|binding| key(binding)).collect();
        let last = bindings[bindings.len() - 1];
        Self { keys: keys.join(" "), what: last.footer, action: last.action }
    }

    /// The columns that it takes.
    fn columns(&self) -> usize {
        width::width(&self.keys) + 1 + width::width(self.what) + APART
    }
}

/// The blanks between two keys.
const APART: usize = 2;

/// How soon a key is left out where there is no room for all: those that explain the rest and lead out last, and before them
/// the one that shows more and those that decide something, which nobody would guess.
fn importance(action: Action) -> u8 {
    match action {
        Action::Help | Action::Quit => 0,
        Action::Close => 1,
        Action::PageDown | Action::NextPart | Action::Dismiss | Action::Split | Action::Join => 2,
        Action::Up | Action::PreviousPart | Action::PreviousHit => 4,
        _ => 3,
    }
}

/// One of the keys that do it; the help lists them all.
fn key(binding: &Binding) -> &'static str {
    binding.written.split(' ').next().unwrap_or_default()
}

/// What the line has for other things beside the news, and the news with their place, where there are any and they take no
/// more than a half.
fn beside_news(news: Option<&str>, area: Rect) -> (Rect, Option<(Line<'static>, Rect)>) {
    let columns = usize::from(area.width) / 2;
    let news = news.map(|news| Prose::new(news, theme::QUIET)).filter(|news| news.fits(columns));
    let Some(news) = news.map(|news| news.one_line(columns)) else { return (area, None) };
    let shift = area.width - news.width() as u16;
    let place = Rect { x: area.x + shift, width: news.width() as u16, ..area };
    (Rect { width: shift.saturating_sub(1), ..area }, Some((news, place)))
}

/// The line being typed, with the cursor in it, and how much it found.
fn draw_search(search: &Search, frame: &mut Frame<'_>, area: Rect) {
    let columns = usize::from(area.width);
    let found = Prose::new(&found(search), theme::QUIET).one_line(columns / 2);
    let room = columns.saturating_sub(found.width() + 4);
    let shown = Shown::line(search.input.text());
    let (typed, cursor) = around(shown.text(), shown.range(0..search.input.cursor()).end, room);
    let line = Line::from(vec![Span::styled("/", theme::KEY), Span::raw(typed)]);
    frame.render_widget(line, area);
    let shift = area.width.saturating_sub(found.width() as u16);
    frame.render_widget(found, Rect { x: area.x + shift, width: area.width - shift, ..area });
    let column = (cursor as u16 + 1).min(area.width.saturating_sub(1));
    frame.set_cursor_position(Position::new(area.x + column, area.y));
}

/// What a search has found, in words.
fn found(search: &Search) -> String {
    if search.query.is_empty() {
        return "words, \"phrase\", -not, speaker:, in:, form:".to_owned();
    }
    let total = grouped(search.total());
    match (&search.answer, search.corrected()) {
        (None, _) => "searching …".to_owned(),
        (Some(_), _) if search.is_counting() => format!("{total} found, counting …"),
        (Some(_), Some(corrected)) => format!("nothing; {total} near: {corrected}"),
        (Some(_), None) if search.total() == 0 => "nothing, and nothing near".to_owned(),
        (Some(_), None) => format!("{total} found"),
    }
}

/// As much of `text` as fits into `columns` with the cursor, which stands before the byte `cursor`, in sight: what is left
/// of it goes first. The column of the cursor comes back too.
fn around(text: &str, cursor: usize, columns: usize) -> (String, usize) {
    let boundaries: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
    // What was typed in two clusters may be shown in one.
    let cursor = boundaries.iter().copied().find(|at| *at >= cursor).unwrap_or(text.len());
    let before = |start: usize| width::width(&text[start..cursor]);
    let start = boundaries.into_iter().find(|start| *start >= cursor || before(*start) <= columns).unwrap_or(cursor);
    let column = before(start);
    let after = width::truncate(&text[cursor..], columns.saturating_sub(column));
    (format!("{}{after}", &text[start..cursor]), column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_stays_in_sight_and_between_clusters() {
        #[track_caller]
        fn check(marked: &str, columns: usize, expected: (&str, usize)) {
            let (before, after) = marked.split_once('|').unwrap();
            let text = format!("{before}{after}");
            let (shown, column) = around(&text, before.len(), columns);
            assert_eq!((shown.as_str(), column), expected, "{marked}");
        }
        check("|", 5, ("", 0));
        check("dam|", 5, ("dam", 3));
        check("the dam| holds", 20, ("the dam holds", 7));
        check("the dam| holds", 5, ("e dam", 5));
        check("|the dam holds", 5, ("the…", 0));
        check("水庫|", 3, ("庫", 2));
        check("cafe|\u{301}s", 9, ("cafe\u{301}s", 4));
        check("dam|", 0, ("", 0));
    }
}
