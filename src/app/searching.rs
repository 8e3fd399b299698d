//! What typing, answers and a newer story do to the search that is on.

use crate::crossref::PointKind;
use crate::model::Item;
use crate::search::{Answer, Hit, Query};

use super::input::Input;
use super::message::Effect;
use super::search::{Back, Search};
use super::{App, Coverage, Mode, Pane, moved};

/// Begins a search, or goes on with the one that is on.
pub(super) fn begin(app: &mut App) {
    app.mode = Mode::Search;
    if app.search.is_none() {
        let back = Back { pane: app.pane, rows: app.rows, zoom: app.zoom };
        app.search = Some(Search {
            input: Input::default(),
            query: Query::parse(""),
            answer: None,
            answered: None,
            number: app.searches,
            back,
        });
    }
    app.focus(Pane::Quotes);
    app.link();
}

/// Asks for what the line says now.
pub(super) fn ask(app: &mut App) -> Option<Effect> {
    let search = app.search.as_mut()?;
    let query = Query::parse(search.input.text());
    if query == search.query {
        return None;
    }
    search.query = query.clone();
    app.searches += 1;
    search.number = app.searches;
    if search.query.is_empty() {
        search.answer = None;
        search.answered = None;
        app.select(Pane::Quotes, 0);
        app.link();
        return None;
    }
    Some(Effect::Search { number: app.searches, query })
}

/// Takes an answer in; one to an older question is worth nothing.
pub(super) fn found(app: &mut App, number: u64, answer: Answer) {
    let before = app.row(Pane::Quotes);
    let Some(search) = app.search.as_mut().filter(|search| search.number == number) else { return };
    // Answers grow, and a story changes: the hit that is selected stays so. But who has not moved yet, and who asks for
    // something else, wants the best.
    let selected = search.hits().and_then(|hits| hits.get(before)).map(|hit| hit.item);
    let old = search.answer.as_ref();
    let same_best = old.is_some_and(|old| old.hits.first() == answer.hits.first());
    let has_settled = before > 0 || old.is_some_and(|old| !old.counting);
    let same_question = search.answered.as_ref() == Some(&search.query);
    search.answer = Some(answer);
    search.answered = Some(search.query.clone());
    let kept = selected.filter(|_| same_best || (same_question && has_settled));
    let row = kept.and_then(|item| app.row_of_quote(item)).unwrap_or(0);
    app.select(Pane::Quotes, row);
    app.link();
}

/// Ends typing and keeps the hits.
pub(super) fn keep(app: &mut App) {
    app.mode = Mode::Browse;
    if app.search.as_ref().is_some_and(|search| search.query.is_empty()) {
        leave(app);
    }
}

/// Leaves the search: everything is as it was before it.
pub(super) fn leave(app: &mut App) {
    app.mode = Mode::Browse;
    let Some(search) = app.search.take() else { return };
    app.searches += 1;
    app.focus(search.back.pane);
    app.zoom = search.back.zoom;
    for pane in Pane::ALL {
        app.select(pane, search.back.rows[pane as usize]);
    }
    app.link();
}

/// Goes some hits on, round and round.
pub(super) fn step(app: &mut App, steps: isize) {
    let hits = app.count(Pane::Quotes) as isize;
    if hits > 0 {
        app.focus(Pane::Quotes);
        let row = (app.row(Pane::Quotes) as isize + steps).rem_euclid(hits);
        app.select(Pane::Quotes, row as usize);
        app.link();
    }
}

/// The story has changed: the hits that are still there stay until the new ones are found, and it is asked again.
pub(super) fn cover(app: &mut App, old: &Coverage) -> Option<Effect> {
    if app.coverage.is_same_story(old) {
        return None;
    }
    let row = app.row(Pane::Quotes);
    let new = std::sync::Arc::clone(&app.coverage);
    let search = app.search.as_mut()?;
    if search.query.is_empty() {
        return None;
    }
    if let Some(answer) = &mut search.answer {
        let selected = answer.hits.get(row).map(|hit| hit.item);
        let (hits, row) = still_there(old, &new, &answer.hits, selected);
        answer.hits = hits;
        app.select(Pane::Quotes, row);
    }
    let search = app.search.as_mut()?;
    app.searches += 1;
    search.number = app.searches;
    Some(Effect::Search { number: search.number, query: search.query.clone() })
}

/// Those of `hits` whose quotes are in the new story too, and the row of the selected one, or where it would be.
fn still_there(old: &Coverage, new: &Coverage, hits: &[Hit], selected: Option<Item>) -> (Vec<Hit>, usize) {
    let items: Vec<Item> = hits.iter().map(|hit| hit.item).collect();
    let moved = moved::items(old, new, PointKind::Quote, &items);
    let row = selected.map_or(0, |selected| moved.iter().take_while(|(before, _)| *before != selected).count());
    let mut marked = hits.iter();
    let hits = moved.iter().filter_map(|(before, item)| {
        let hit = marked.find(|hit| hit.item == *before)?;
        let same = old.story().quote(*before).map(|quote| &quote.text) == new.story().quote(*item).map(|q| &q.text);
        Some(Hit { item: *item, ranges: if same { hit.ranges.clone() } else { Vec::new() } })
    });
    (hits.collect(), row)
}
