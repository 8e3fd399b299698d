//! The first line: what is open, how much of it is shared, and what it rests on.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::App;
use crate::app::coverage::Tally;

use super::prose::{Lines, Prose};
use super::{theme, words};
use crate::text::count::{counted, grouped};

/// Draws the line into `area`, in the longest form that fits.
pub(super) fn draw(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let columns = usize::from(area.width);
    let forms = if app.progress.finished {
        [long(app), middle(app), short(app), shortest(app)]
    } else {
        [loading(app), loading(app), loading(app), loading(app)]
    };
    let fitting = forms.iter().position(|form| form.fits(columns));
    let form = &forms[fitting.unwrap_or(forms.len() - 1)];
    frame.render_widget(form.one_line(columns), area);
}

fn long(app: &App) -> Prose {
    let coverage = &app.coverage;
    let items =
        format!(" · {} · {}", counted(coverage.quotes().len(), "quote"), counted(coverage.figures().len(), "figure"));
    let mut prose = start(app).with(&items, theme::PLAIN);
    push_points(app, &mut prose, |tally| {
        let on = tally.only_origin.as_ref().map_or("on one origin".to_owned(), |name| format!("on one origin: {name}"));
        format!(" ({})", standings(tally, &on))
    });
    prose
}

fn middle(app: &App) -> Prose {
    let mut prose = start(app);
    push_points(app, &mut prose, |tally| format!(" ({})", standings(tally, "on one origin")));
    prose
}

fn short(app: &App) -> Prose {
    let mut prose = start(app);
    push_points(app, &mut prose, |_| String::new());
    prose
}

fn shortest(app: &App) -> Prose {
    let tally = app.coverage.tally();
    start(app).with(&format!(" · {} shared · {} differ", tally.shared, tally.differing), theme::PLAIN)
}

fn start(app: &App) -> Prose {
    let mut prose = Prose::new(&counted(app.coverage.story().digests().len(), "report"), theme::STRONG);
    if !app.coverage.problems().is_empty() {
        prose.push(&format!(" · {}", words::problems(&app.coverage)), theme::WARNING);
    }
    prose
}

/// The points: how many are shared, `on` what they rest, and how many differ.
fn push_points(app: &App, prose: &mut Prose, on: impl Fn(&Tally) -> String) {
    if !app.coverage.is_compared() {
        prose.push(" · comparing …", theme::QUIET);
        return;
    }
    let tally = app.coverage.tally();
    prose.push(&format!(" · {}: ", counted(tally.points, "point")), theme::PLAIN);
    prose.push(&format!("{} shared", tally.shared), theme::STRONG);
    if tally.shared > 0 {
        prose.push(&on(tally), theme::PLAIN);
    }
    let style = if tally.differing > 0 { theme::DIFFERENCE } else { theme::PLAIN };
    prose.push(", ", theme::PLAIN);
    prose.push(&format!("{} {}", tally.differing, if tally.differing == 1 { "differs" } else { "differ" }), style);
}

/// How many of the shared points have which standing; `on_one` says what one origin is called.
fn standings(tally: &Tally, on_one: &str) -> String {
    let parts = [(tally.independent, "independent"), (tally.one_origin, on_one), (tally.unstated, "unstated")];
    let parts = parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}"));
    parts.collect::<Vec<_>>().join(", ")
}

fn loading(app: &App) -> Prose {
    let progress = &app.progress;
    if progress.total == 0 {
        return Prose::new("reading …", theme::WARNING);
    }
    let mut text = format!("reading {} of {} files", grouped(progress.done), grouped(progress.total));
    if progress.rate > 0 {
        text.push_str(&format!(" · {} a second", grouped(progress.rate)));
    }
    if let Some(seconds) = progress.seconds_left {
        text.push_str(&format!(" · {seconds} s left"));
    }
    Prose::new(&text, theme::WARNING)
}
