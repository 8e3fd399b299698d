//! What the keys that decide do to the state: choosing a part of a point, taking it out, joining, dismissing.
//!
//! What a decision changes in the story is worked out outside and comes back as a message.

use std::sync::Arc;

use crate::crossref::{Point, PointKind};
use crate::model::Item;

use super::decide::Change;
use super::message::Effect;
use super::mode::{Compare, Part, Seek};
use super::{App, Coverage, Mode, Pane, moved, passage, update};

/// The point that a decision would be about: the one compared, or the one selected in the Claims pane.
pub(super) fn point<'a>(app: &'a App, mode: &Mode) -> Option<(PointKind, usize, &'a Point)> {
    match mode {
        Mode::Compare(compare) => {
            let point = app.coverage.points(compare.kind).get(compare.point)?;
            Some((compare.kind, compare.point, point))
        }
        Mode::Browse if app.pane == Pane::Claims => {
            app.point_in(app.row(Pane::Claims)).map(|(at, point)| (PointKind::Claim, at, point))
        }
        _ => None,
    }
}

/// True where that point is the one that was marked.
pub(super) fn is_marked(app: &App, kind: PointKind, point: &Point) -> bool {
    app.marked.is_some_and(|(marked, item)| marked == kind && point.members.binary_search(&item).is_ok())
}

/// True where the members differ, or did so before the reader dismissed it.
pub(super) fn has_differences(point: &Point) -> bool {
    !point.differences.is_empty() || point.decided.as_ref().is_some_and(|decided| !decided.dismissed.is_empty())
}

/// Chooses the part of the point, or of the passages, that comes `steps` after the one chosen.
pub(super) fn choose(app: &mut App, steps: isize) {
    let Mode::Compare(compare) = &app.mode else { return passage::step(app, steps) };
    let Some((_, _, point)) = point(app, &app.mode) else { return };
    let parts = Part::count(point) as isize;
    let chosen = match compare.chosen {
        Some(chosen) => (chosen as isize + steps).rem_euclid(parts.max(1)),
        None if steps > 0 => 0,
        None => parts - 1,
    };
    let compare = Compare { chosen: usize::try_from(chosen).ok(), seek: Seek::Chosen, ..*compare };
    app.mode = Mode::Compare(compare);
}

/// Chooses the part of the compared point with that number, where it has it; what is on the screen stays there.
pub(super) fn choose_at(app: &mut App, number: usize) {
    let parts = point(app, &app.mode).map_or(0, |(_, _, point)| Part::count(point));
    if let Mode::Compare(compare) = &mut app.mode
        && number < parts
    {
        compare.chosen = Some(number);
    }
}

/// Takes the chosen member out of the point.
pub(super) fn split(app: &mut App) -> Option<Effect> {
    let Mode::Compare(compare) = &app.mode else { return None };
    let (_, _, point) = point(app, &app.mode)?;
    let member = match compare.part(point) {
        Some(Part::Member(member)) => member,
        // Of two it is the same whichever goes.
        _ if point.members.len() == 2 => 1,
        _ => {
            app.notice = Some("choose what to take out with Tab first".to_owned());
            return None;
        }
    };
    let decision = app.coverage.split(point, *point.members.get(member)?)?;
    Some(Effect::Decide(Change::Make(decision)))
}

/// Dismisses the chosen difference, or brings it back.
pub(super) fn dismiss(app: &mut App) -> Option<Effect> {
    let Mode::Compare(compare) = &app.mode else { return None };
    let (kind, _, point) = point(app, &app.mode)?;
    let only = || Part::at(point, 0).filter(|_| Part::before_members(point) == 1);
    let part = compare.part(point).filter(|part| !matches!(part, Part::Member(_))).or_else(only);
    let dismissed = point.decided.as_ref().map_or(&[][..], |decided| &decided.dismissed);
    let (difference, dismiss) = match part {
        Some(Part::Difference(at)) => (point.differences.get(at)?, true),
        Some(Part::Dismissed(at)) => (dismissed.get(at)?, false),
        Some(Part::Member(_)) | None => {
            app.notice = Some("choose the difference with Tab first".to_owned());
            return None;
        }
    };
    Some(Effect::Decide(Change::Make(app.coverage.dismiss(kind, difference, dismiss))))
}

/// Marks the point for joining, or takes the mark away.
pub(super) fn mark(app: &mut App) {
    let Some((kind, _, point)) = point(app, &app.mode) else { return };
    if is_marked(app, kind, point) {
        app.marked = None;
        app.notice = Some("no point is marked any more".to_owned());
        return;
    }
    app.marked = point.members.first().map(|first| (kind, *first));
    app.notice = Some("marked: go to another point and press J to join the two".to_owned());
}

/// True where the point at hand can be joined with the marked one.
pub(super) fn can_join(app: &App, mode: &Mode) -> bool {
    point(app, mode).is_some_and(|(kind, _, point)| {
        app.marked.is_some_and(|(marked, _)| marked == kind) && !is_marked(app, kind, point)
    })
}

/// Joins the point at hand with the marked one.
pub(super) fn join(app: &mut App) -> Option<Effect> {
    let (kind, _, here) = point(app, &app.mode)?;
    let (_, item) = app.marked.filter(|(marked, _)| *marked == kind)?;
    let (_, marked) = app.coverage.point_of(kind, item)?;
    let decision = app.coverage.join(marked, here);
    app.marked = None;
    Some(Effect::Decide(Change::Make(decision)))
}

/// Takes in the story after a decision, and shows what it has changed.
pub(super) fn decided(
    app: &mut App,
    coverage: Arc<Coverage>,
    told: String,
    follow: Option<(PointKind, Item)>,
) -> Option<Effect> {
    let compared = app.mode.comparison().copied();
    let before = compared.and_then(|compare| app.coverage.points(compare.kind).get(compare.point)).cloned();
    let effect = update::cover(app, coverage);
    app.notice = Some(told);
    let found = follow.and_then(|(kind, item)| Some((kind, app.coverage.point_of(kind, item)?)));
    let Some((kind, (at, after))) = found else { return effect };
    let same = before.is_some_and(|before| before.kind == kind && before.members == after.members);
    if let Some(compare) = app.mode.comparison() {
        // The same members with a difference less: what was chosen stays so.
        let chosen = compare.chosen.filter(|_| same);
        *compare = Compare { chosen, scroll: if same { compare.scroll } else { 0 }, ..Compare::new(kind, at) };
    } else {
        update::select_point(app, Compare::new(kind, at));
        app.link();
    }
    effect
}

/// Keeps the mark on its point when the story changes.
pub(super) fn keep_mark(app: &mut App, old: &Coverage) {
    let Some((kind, item)) = app.marked else { return };
    app.marked = moved::items(old, &app.coverage, kind, &[item]).into_iter().next().map(|(_, item)| (kind, item));
}

#[cfg(test)]
mod tests;
