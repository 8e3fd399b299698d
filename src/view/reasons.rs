//! The reasons of a point: what put its members together, and why several reports count as one origin.

use ratatui::text::Line;

use crate::app::App;
use crate::crossref::{Chain, OriginGroup, Point};
use crate::model::letter;

use super::prose::{Lines, Prose, Room, indented};
use super::theme;

/// All reasons, each kind with a line that says what it is about.
pub(super) fn lines(app: &App, point: &Point, room: Room) -> Vec<Line<'static>> {
    let mut lines = evidence(point, room);
    for group in point.standing.groups.iter().filter(|group| group.digests.len() > 1) {
        lines.push(Line::default());
        lines.extend(chains(app, group, room));
    }
    lines
}

/// What put the members together, each kind of evidence on a line of its own.
fn evidence(point: &Point, room: Room) -> Vec<Line<'static>> {
    let Some(because) = &point.because else {
        let text = if point.members.len() > 1 {
            "The program found nothing that these have in common."
        } else {
            "Nothing was aligned: one claim stands by itself."
        };
        return Prose::new(text, theme::QUIET).lines(room);
    };
    let score = format!("Why these stand together: score {:.2} of 1", because.score);
    let mut lines = Prose::new(&score, theme::STRONG).lines(room);
    let kinds = [
        ("words", &because.terms),
        ("names", &because.names),
        ("figures", &because.figures),
        ("dates", &because.dates),
    ];
    for (name, found) in kinds.into_iter().filter(|(_, found)| !found.is_empty()) {
        let prose = Prose::new(&format!("{name}: "), theme::QUIET).with(&found.join(", "), theme::PLAIN);
        lines.extend(moved_in(&prose, room));
    }
    lines
}

/// How each report of a group comes to rest on what they share.
fn chains(app: &App, group: &OriginGroup, room: Room) -> Vec<Line<'static>> {
    /// More would say the same again.
    const SHOWN: usize = 12;
    let count = group.digests.len();
    let title = format!("Why {count} reports count as one origin, {}", group.name());
    let mut lines = Prose::new(&title, theme::STRONG).lines(room);
    for chain in group.chains.iter().take(SHOWN) {
        lines.extend(moved_in(&told(app, chain), room));
    }
    if count > SHOWN {
        lines.extend(moved_in(&Prose::new(&format!("and {} more", count - SHOWN), theme::QUIET), room));
    }
    lines
}

/// `A The Gazette ← a minister ← Borealis Agency`.
fn told(app: &App, chain: &Chain) -> Prose {
    let digest = app.coverage.story().digests().get(chain.digest as usize);
    let publisher = digest.map_or("", |digest| &digest.report.publisher);
    let mut prose = Prose::new(&letter(chain.digest as usize), theme::report(chain.digest as usize));
    prose.push(&format!(" {publisher}"), theme::PLAIN);
    if chain.names.is_empty() {
        prose.push(" is what the others have it from", theme::QUIET);
    }
    for (at, name) in chain.names.iter().enumerate() {
        prose.push(" ← ", theme::QUIET);
        let style = if at + 1 == chain.names.len() { theme::STRONG } else { theme::PLAIN };
        prose.push(if name.is_empty() { "an unnamed origin" } else { name }, style);
    }
    prose
}

fn moved_in(prose: &Prose, room: Room) -> Vec<Line<'static>> {
    prose.lines(room.beside(2)).into_iter().map(|line| indented(line, 2)).collect()
}
