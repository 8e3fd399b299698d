//! The first line: what is open, how much of it is shared, and what it rests on.

use std::collections::BTreeMap;

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::App;
use crate::crossref::{PointKind, Standing};

use super::prose::Prose;
use super::{theme, words};

/// Draws the line into `area`, in the longest form that fits.
pub(super) fn draw(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let columns = usize::from(area.width);
    let forms = if app.progress.finished {
        [long(app), middle(app), short(app)]
    } else {
        [loading(app), loading(app), loading(app)]
    };
    let fitting = forms.iter().position(|form| form.lines(usize::MAX / 2).iter().all(|line| line.width() <= columns));
    let form = &forms[fitting.unwrap_or(2)];
    frame.render_widget(form.one_line(columns), area);
}

fn long(app: &App) -> Prose {
    let coverage = &app.coverage;
    let mut prose = start(app);
    prose.push(
        &format!(
            " · {} · {}",
            words::counted(coverage.quotes().len(), "quote"),
            words::counted(coverage.figures().len(), "figure")
        ),
        theme::PLAIN,
    );
    push_points(app, &mut prose, true);
    prose
}

fn middle(app: &App) -> Prose {
    let mut prose = start(app);
    push_points(app, &mut prose, false);
    prose
}

fn short(app: &App) -> Prose {
    let tally = app.coverage.tally();
    let mut prose = start(app);
    if app.coverage.is_compared() {
        prose.push(&format!(" · {} shared · {} differ", tally.shared, tally.differing), theme::PLAIN);
    }
    prose
}

fn start(app: &App) -> Prose {
    let mut prose = Prose::new(&words::counted(app.coverage.story().digests().len(), "report"), theme::STRONG);
    let problems = app.coverage.problems();
    if !problems.is_empty() {
        prose.push(&format!(" · {}", words::problems(problems)), theme::WARNING);
    }
    prose
}

/// The points: how many are shared, and on what they rest.
fn push_points(app: &App, prose: &mut Prose, with_names: bool) {
    if !app.coverage.is_compared() {
        prose.push(" · comparing …", theme::QUIET);
        return;
    }
    let tally = app.coverage.tally();
    prose.push(&format!(" · {}: ", words::counted(tally.points, "point")), theme::PLAIN);
    prose.push(&format!("{} shared", tally.shared), theme::STRONG);
    let one_origin = match usual_origin(app).filter(|_| with_names) {
        Some(name) => format!("on one origin: {name}"),
        None => "on one origin".to_owned(),
    };
    let parts = [(tally.independent, "independent"), (tally.one_origin, &one_origin), (tally.unstated, "unstated")];
    let parts: Vec<String> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    if !parts.is_empty() {
        prose.push(&format!(" ({})", parts.join("; ")), theme::PLAIN);
    }
    prose.push(
        &format!(", {} with differences", tally.differing),
        if tally.differing > 0 { theme::DIFFERENCE } else { theme::PLAIN },
    );
}

/// The origin that all points on one origin have in common, if they have one.
fn usual_origin(app: &App) -> Option<&str> {
    let points = app.coverage.points(PointKind::Claim).iter();
    let on_one = points.filter(|point| point.standing.standing == Standing::OneOrigin);
    let names: BTreeMap<&str, ()> =
        on_one.flat_map(|point| &point.standing.groups).map(|group| (group.name(), ())).collect();
    (names.len() == 1).then(|| names.into_keys().next()).flatten()
}

fn loading(app: &App) -> Prose {
    let progress = &app.progress;
    let mut text = format!("reading {} of {} files", words::grouped(progress.done), words::grouped(progress.total));
    if progress.rate > 0 {
        text.push_str(&format!(" · {} a second", words::grouped(progress.rate)));
    }
    if let Some(seconds) = progress.seconds_left {
        text.push_str(&format!(" · {seconds} s left"));
    }
    Prose::new(&text, theme::WARNING)
}
