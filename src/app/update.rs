//! The one way the state changes: a message comes in, perhaps an effect goes out.

use std::sync::Arc;

use crate::crossref::PointKind;
use crate::model::Item;

use super::decide::Change;
use super::key::Key;
use super::keymap::{self, Action};
use super::links::Links;
use super::message::{Effect, Message, Shown};
use super::mode::{Compare, Overlay, Seek};
use super::target::Target;
use super::{App, Coverage, Mode, Pane, deciding, moved, passage, review, searching};

/// How many hits a search asks for: more than anybody goes through one by one.
pub const MOST_HITS: usize = 10_000;

/// Takes in what happened; what is to be done outside comes back.
pub fn update(app: &mut App, message: Message) -> Option<Effect> {
    match message {
        Message::Key(key) => return press(app, key),
        Message::Paste(text) => return paste(app, &text),
        Message::Click(target) => return click(app, target),
        Message::Wheel(pane, rows) => wheel(app, pane, rows),
        Message::Shown(shown) => settle(app, shown),
        Message::Progress(progress) => app.progress = progress,
        Message::Coverage(coverage) => return cover(app, coverage),
        Message::Decided { coverage, told, follow } => return deciding::decided(app, coverage, told, follow),
        Message::Found { number, answer } => searching::found(app, number, answer),
        Message::Saved { digest, number, outcome } => review::saved(app, &digest, number, outcome),
        Message::Reread(digest) => review::reread(app, digest),
        Message::News(news) => app.news = Some(news),
        Message::Notice(notice) => app.notice = Some(notice),
    }
    None
}

/// Takes in what a frame showed: where it had to scroll to, and no further than the end.
fn settle(app: &mut App, shown: Shown) {
    app.shown = shown;
    let last = shown.lines.saturating_sub(shown.height);
    let sought = match &mut app.mode {
        Mode::Compare(compare) => std::mem::take(&mut compare.seek) != Seek::Nothing,
        Mode::Passage(passage) => std::mem::take(&mut passage.seek) != Seek::Nothing,
        Mode::Review(review) => std::mem::take(&mut review.seek),
        _ => false,
    };
    if let Some(scroll) = scroll(&mut app.mode) {
        *scroll = if sought { shown.first } else { (*scroll).min(last) };
    }
}

fn press(app: &mut App, key: Key) -> Option<Effect> {
    app.notice = None;
    app.news = None;
    if let Some(action) = keymap::action(app, key) {
        return act(app, action);
    }
    match &mut app.search {
        Some(search) if matches!(app.mode, Mode::Search) => {
            search.input.edit(key);
            searching::ask(app)
        }
        _ => {
            review::key(app, key);
            None
        }
    }
}

fn paste(app: &mut App, text: &str) -> Option<Effect> {
    match &mut app.search {
        Some(search) if matches!(app.mode, Mode::Search) => {
            search.input.insert(text);
            searching::ask(app)
        }
        _ => {
            review::paste(app, text);
            None
        }
    }
}

/// Does what was asked for; what doesn't apply now does nothing.
fn act(app: &mut App, action: Action) -> Option<Effect> {
    match action {
        Action::Down => step(app, 1),
        Action::Up => step(app, -1),
        Action::PageDown => page(app, 1),
        Action::PageUp => page(app, -1),
        Action::First => step(app, isize::MIN),
        Action::Last => step(app, isize::MAX),
        Action::NextPane => go(app, app.pane.step(1)),
        Action::PreviousPane => go(app, app.pane.step(-1)),
        Action::Go(pane) => go(app, pane),
        Action::Open => open(app),
        Action::Close => close(app),
        Action::Reasons => {
            if let Mode::Compare(compare) = &mut app.mode {
                compare.reasons = !compare.reasons;
                compare.seek = if compare.reasons { Seek::Reasons } else { Seek::Nothing };
            }
        }
        Action::NextPart => deciding::choose(app, 1),
        Action::PreviousPart => deciding::choose(app, -1),
        Action::Split => return deciding::split(app),
        Action::Dismiss => return deciding::dismiss(app),
        Action::Mark => deciding::mark(app),
        Action::Join => return deciding::join(app),
        Action::Undo => return Some(Effect::Decide(Change::Undo)),
        Action::Redo => return Some(Effect::Decide(Change::Redo)),
        Action::Passage => passage::open(app),
        Action::Review(command) => return review::act(app, command),
        Action::Search => searching::begin(app),
        Action::KeepHits => searching::keep(app),
        Action::LeaveSearch => searching::leave(app),
        Action::NextHit => searching::step(app, 1),
        Action::PreviousHit => searching::step(app, -1),
        Action::NextFilter => step_filter(app, 1),
        Action::PreviousFilter => step_filter(app, -1),
        Action::ClearFilter => refilter(app, super::Filter::All),
        Action::Zoom => app.zoom = !app.zoom,
        Action::Problems => lay(app, Mode::Problems),
        Action::Help => lay(app, Mode::Help),
        Action::StopLoading => return Some(Effect::StopLoading),
        Action::Suspend => return Some(Effect::Suspend),
        Action::Quit => return Some(Effect::Quit),
    }
    None
}

/// Moves by rows in the pane, by points in a comparison, by lines in a text; the extremes go to the ends.
fn step(app: &mut App, steps: isize) {
    match &mut app.mode {
        Mode::Browse | Mode::Search => {
            let row = app.row(app.pane).saturating_add_signed(steps);
            app.select(app.pane, row);
            app.link();
        }
        Mode::Compare(compare) => {
            let last = app.coverage.points(compare.kind).len().saturating_sub(1);
            let point = compare.point.saturating_add_signed(steps).min(last);
            *compare = Compare { reasons: compare.reasons, ..Compare::new(compare.kind, point) };
        }
        mode => {
            let last = app.shown.lines.saturating_sub(app.shown.height);
            if let Some(scroll) = scroll(mode) {
                *scroll = scroll.saturating_add_signed(steps).min(last);
            }
        }
    }
}

/// Moves by what the last frame showed, less a line to hold on to.
fn page(app: &mut App, pages: isize) {
    let height = isize::try_from(app.shown.height.saturating_sub(1)).unwrap_or(1).max(1);
    match scroll(&mut app.mode) {
        Some(scroll) => *scroll = scroll.saturating_add_signed(pages * height),
        // Rows of a pane take two lines and more.
        None => step(app, pages * (height / 2).max(1)),
    }
}

/// The first line shown of a text that scrolls.
fn scroll(mode: &mut Mode) -> Option<&mut usize> {
    match mode {
        Mode::Compare(compare) => Some(&mut compare.scroll),
        Mode::Review(review) => Some(&mut review.scroll),
        mode => mode.overlay().map(|overlay| &mut overlay.scroll),
    }
}

fn go(app: &mut App, pane: Pane) {
    // What was linked becomes what is selected, so that going to a pane goes to what belongs together.
    if let Some(row) = app.linked_row(pane)
        && !app.is_linked(pane, app.row(pane))
    {
        app.select(pane, row);
    }
    app.focus(pane);
    app.link();
}

fn open(app: &mut App) {
    let row = app.row(app.pane);
    let point = match app.pane {
        Pane::Claims => app.point_in(row).map(|(at, _)| (PointKind::Claim, at)),
        Pane::Quotes => app.quote_in(row).and_then(|item| point_for(app, PointKind::Quote, item)),
        Pane::Figures => app.figure_in(row).and_then(|item| point_for(app, PointKind::Figure, item)),
        Pane::Headlines => {
            if app.count(Pane::Headlines) > 0 {
                lay(app, Mode::Report);
            }
            return;
        }
    };
    match point {
        Some((kind, point)) => app.mode = Mode::Compare(Compare::new(kind, point)),
        None if app.coverage.is_compared() => app.notice = Some("nothing is selected here".to_owned()),
        None => app.notice = Some("the reports are still being compared".to_owned()),
    }
}

fn point_for(app: &App, kind: PointKind, item: Item) -> Option<(PointKind, usize)> {
    app.coverage.point_of(kind, item).map(|(at, _)| (kind, at))
}

/// Lays a text over the mode at hand.
fn lay(app: &mut App, over: fn(Box<Overlay>) -> Mode) {
    let beneath = std::mem::replace(&mut app.mode, Mode::Browse);
    app.mode = over(Box::new(Overlay { beneath, scroll: 0 }));
}

fn close(app: &mut App) {
    match std::mem::replace(&mut app.mode, Mode::Browse) {
        Mode::Report(overlay) | Mode::Problems(overlay) | Mode::Help(overlay) => app.mode = overlay.beneath,
        Mode::Passage(passage) => app.mode = passage.overlay.beneath,
        Mode::Compare(compare) => {
            select_point(app, compare);
            app.link();
        }
        Mode::Browse | Mode::Search | Mode::Review(_) => {}
    }
}

/// Selects, in its pane, the point that was compared last.
pub(super) fn select_point(app: &mut App, compare: Compare) {
    let first = app.coverage.points(compare.kind).get(compare.point).and_then(|point| point.members.first().copied());
    let found = match (compare.kind, first) {
        (PointKind::Claim, _) => app.row_of_point(compare.point).map(|row| (Pane::Claims, row)),
        (PointKind::Quote, Some(item)) => app.row_of_quote(item).map(|row| (Pane::Quotes, row)),
        (PointKind::Figure, Some(item)) => Some((Pane::Figures, app.coverage.figures().position(item))),
        (_, None) => None,
    };
    // The pane's own row stays where it shows another member of the same point.
    if let Some((pane, row)) = found
        && selected_point(app, pane) != Some(compare.point)
    {
        app.select(pane, row);
    }
}

/// The point that the selected row of a pane belongs to.
fn selected_point(app: &App, pane: Pane) -> Option<usize> {
    let row = app.row(pane);
    match pane {
        Pane::Claims => app.point_in(row).map(|(at, _)| at),
        Pane::Quotes => point_for(app, PointKind::Quote, app.quote_in(row)?).map(|(_, at)| at),
        Pane::Figures => point_for(app, PointKind::Figure, app.figure_in(row)?).map(|(_, at)| at),
        Pane::Headlines => None,
    }
}

fn step_filter(app: &mut App, steps: isize) {
    let decided = app.coverage.tally().decided > 0;
    refilter(app, app.filter.step(steps, decided));
}

fn refilter(app: &mut App, filter: super::Filter) {
    let selected = selected_point(app, Pane::Claims);
    app.filter = filter;
    app.keep_points();
    // The point that was selected stays so; where it is not kept, the next that is.
    let row = selected.map_or(0, |point| app.kept.partition_point(|kept| *kept < point));
    app.select(Pane::Claims, row);
    app.focus(Pane::Claims);
    app.link();
}

fn click(app: &mut App, target: Target) -> Option<Effect> {
    app.notice = None;
    match target {
        Target::Action(action) => return act(app, action),
        Target::Pane(pane) if matches!(app.mode, Mode::Browse) => go(app, pane),
        Target::Row(pane, row) if matches!(app.mode, Mode::Browse) => {
            let again = app.pane == pane && app.row(pane) == row;
            app.focus(pane);
            app.select(pane, row);
            app.link();
            if again {
                open(app);
            }
        }
        Target::Part(number) if matches!(app.mode, Mode::Compare(_)) => deciding::choose_at(app, number),
        Target::Part(number) => review::select(app, number),
        Target::Pane(_) | Target::Row(..) => {}
    }
    None
}

fn wheel(app: &mut App, pane: Option<Pane>, rows: isize) {
    match scroll(&mut app.mode) {
        Some(scroll) => *scroll = scroll.saturating_add_signed(rows),
        None => {
            app.focus(pane.unwrap_or(app.pane));
            step(app, rows);
        }
    }
}

/// Takes a newer coverage in, with everything still selected that is still there.
pub(super) fn cover(app: &mut App, coverage: Arc<Coverage>) -> Option<Effect> {
    let old = std::mem::replace(&mut app.coverage, coverage);
    let kept = std::mem::take(&mut app.kept);
    app.keep_points();
    let moved = moved_rows(app, &old, &kept, app.rows);
    for (pane, row) in Pane::ALL.into_iter().zip(moved) {
        // Rows of hits are the search's matter.
        if pane != Pane::Quotes || app.hits().is_none() {
            app.select(pane, row);
        }
    }
    // Leaving the search leads back to what was selected, wherever it is by now.
    let back = app.search.as_ref().map(|search| moved_rows(app, &old, &kept, search.back.rows));
    if let (Some(search), Some(rows)) = (&mut app.search, back) {
        search.back.rows = rows;
    }
    refresh_mode(app, &old);
    deciding::keep_mark(app, &old);
    app.links = Links::default();
    let asked = searching::cover(app, &old);
    app.link();
    asked
}

/// The rows that show what `rows` of the panes showed, of an older coverage of which points were `kept`; those that show
/// something that is gone stay.
fn moved_rows(app: &App, old: &Coverage, kept: &[usize], rows: [usize; 4]) -> [usize; 4] {
    let row = |pane: Pane| rows[pane as usize];
    let point = kept.get(row(Pane::Claims)).and_then(|at| successor(old, &app.coverage, PointKind::Claim, *at));
    let claims = point.map(|at| app.kept.partition_point(|kept| *kept < at));
    let moved = |item: Item| same_item(old, &app.coverage, item);
    let quotes = old.quotes().item(row(Pane::Quotes)).and_then(|item| moved(item).quote);
    let figures = old.figures().item(row(Pane::Figures)).and_then(|item| moved(item).figure);
    let headlines = moved(Item { digest: row(Pane::Headlines) as u32, item: 0 }).digest;
    let moved = [claims, quotes, figures, headlines];
    std::array::from_fn(|pane| moved[pane].unwrap_or(rows[pane]))
}

/// Where the point that stood at `position` stands now: under its id, or wherever one of its members is.
fn successor(old: &Coverage, new: &Coverage, kind: PointKind, position: usize) -> Option<usize> {
    let point = old.points(kind).get(position)?;
    new.position(kind, &point.id, position).or_else(|| {
        // A report that came in may have given the point another name.
        let moved = moved::items(old, new, kind, &point.members);
        moved.into_iter().find_map(|(_, item)| new.point_of(kind, item)).map(|(at, _)| at)
    })
}

/// Where the parts of an older item stand in a newer coverage.
struct Moved {
    digest: Option<usize>,
    quote: Option<usize>,
    figure: Option<usize>,
}

fn same_item(old: &Coverage, new: &Coverage, item: Item) -> Moved {
    let nothing = Moved { digest: None, quote: None, figure: None };
    let Some(before) = old.story().digests().get(item.digest as usize) else { return nothing };
    let Some(at) = moved::report(old, new, item.digest) else { return nothing };
    let after = &new.story().digests()[at as usize];
    let number = |position: usize| Item { digest: at, item: position as u32 };
    let quote = before.quotes.get(item.item as usize).map(|quote| &quote.id);
    let figure = before.figures.get(item.item as usize).map(|figure| &figure.id);
    Moved {
        digest: Some(at as usize),
        quote: quote
            .and_then(|id| after.quotes.iter().position(|quote| quote.id == *id))
            .map(|position| new.quotes().position(number(position))),
        figure: figure
            .and_then(|id| after.figures.iter().position(|figure| figure.id == *id))
            .map(|position| new.figures().position(number(position))),
    }
}

/// Keeps a comparison on its point; where that is gone, the panes come back.
fn refresh_mode(app: &mut App, old: &Coverage) {
    passage::keep(app, old);
    let mode = app.mode.bottom();
    if let Mode::Compare(compare) = mode {
        match successor(old, &app.coverage, compare.kind, compare.point) {
            Some(point) => compare.point = point,
            None => *mode = Mode::Browse,
        }
    }
}
