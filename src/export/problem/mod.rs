//! Problems: told to a person with the offending line and a caret under it, or to a program as JSON.

mod snippet;

use std::fmt::{self, Write};

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level as Severity, Renderer, Snippet};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::style::{self, Tone};
use super::{Page, json};
use crate::digest::json::{Members, line};
use crate::model::{Level, Problem};
use crate::text::count::counted;
use crate::text::sanitise;
use crate::text::width::width;
use crate::text::wrap::wrap;

/// Problems as text: what is wrong, where, the line with a caret, and what to do; an empty line between two of them.
///
/// The lines of files are sanitised and cut around the caret so that they fit the page.
pub fn text(out: &mut dyn Write, problems: &[Problem], page: Page) -> fmt::Result {
    for (at, problem) in problems.iter().enumerate() {
        out.write_str(if at > 0 { "\n" } else { "" })?;
        told(out, problem, page)?;
    }
    Ok(())
}

fn told(out: &mut dyn Write, problem: &Problem, page: Page) -> fmt::Result {
    let renderer = if page.colour { Renderer::styled() } else { Renderer::plain() };
    // What is shown fits already: it was cut by what it looks like on a terminal.
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(usize::MAX / 4);
    let place = &problem.place;
    let (row, column) = (place.line.max(1) as usize, place.column.max(1) as usize);
    let digits = row.to_string().len();
    // Beside the line of the file stands its number, and ` | `.
    let inside = page.columns().saturating_sub(digits + 3);
    let fit = |text: &str, columns: usize, beside: &str| lines(text, columns.saturating_sub(beside.len()));
    let severity = match problem.level {
        Level::Warning => Severity::WARNING,
        Level::Error => Severity::ERROR,
    };
    let message = format!("{} [{}]", problem.message, problem.code);
    let title = fit(&message, page.columns(), &format!("{}: ", severity_name(problem.level)));
    writeln!(out, "{}", renderer.render(&[Group::with_title(severity.clone().primary_title(title))]))?;
    // The renderer would count the column in the line as it is shown, which is neither raw nor whole.
    write!(out, "{:digits$}", "")?;
    style::write(out, "--> ", Tone::Quiet, page.colour)?;
    writeln!(out, "{}:{row}:{column}", sanitise::line(&place.file))?;
    let mut body = Group::with_level(severity);
    let snippet = snippet::of(place, inside);
    if let Some(snippet) = &snippet {
        let caret = AnnotationKind::Primary.span(snippet.caret.clone());
        body = body.element(Snippet::source(snippet.line.as_str()).line_start(row).annotation(caret));
    }
    if !place.path.is_empty() {
        body = body.element(Severity::NOTE.with_name("path").message(fit(&place.path, inside, "path: ")));
    }
    if !problem.help.is_empty() {
        body = body.element(Severity::HELP.message(fit(&problem.help, inside, "help: ")));
    }
    if body.is_empty() { Ok(()) } else { writeln!(out, "{}", renderer.render(&[body])) }
}

/// A problem as JSON on one line: `{"file","line","column","path","level","code","message","help"}`.
pub fn json(out: &mut dyn Write, problems: &[Problem]) -> fmt::Result {
    json::lines(out, problems.iter().map(|problem| line(&Told(problem))))
}

/// How many problems of each level there are: `2 errors, 1 warning`; empty where there is none.
pub fn summary(problems: &[Problem]) -> String {
    let errors = problems.iter().filter(|problem| problem.level == Level::Error).count();
    let parts = [(errors, "error"), (problems.len() - errors, "warning")];
    let told = parts.iter().filter(|(count, _)| *count > 0).map(|(count, noun)| counted(*count, noun));
    told.collect::<Vec<_>>().join(", ")
}

/// The name of a level, in JSON and before a message.
fn severity_name(level: Level) -> &'static str {
    match level {
        Level::Warning => "warning",
        Level::Error => "error",
    }
}

/// Foreign text sanitised and broken into lines that fit.
fn lines(text: &str, columns: usize) -> String {
    let text = sanitise::line(text);
    if width(&text) <= columns {
        return text.into_owned();
    }
    let lines: Vec<&str> = wrap(&text, columns.max(Page::NARROWEST)).into_iter().map(|range| &text[range]).collect();
    lines.join("\n")
}

/// A problem as an object.
struct Told<'a>(&'a Problem);

impl Serialize for Told<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let problem = self.0;
        let mut members = Members(serializer.serialize_map(None)?);
        members.put("file", &problem.place.file)?;
        members.put("line", &problem.place.line.max(1))?;
        members.put("column", &problem.place.column.max(1))?;
        members.put("path", &problem.place.path)?;
        members.put("level", severity_name(problem.level))?;
        members.put("code", problem.code)?;
        members.put("message", &problem.message)?;
        members.put("help", &problem.help)?;
        members.0.end()
    }
}
