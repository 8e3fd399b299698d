//! Phrases that several panes say alike: who speaks, when a report was published, what an item's state is.

use ratatui::text::Span;

use crate::model::{Date, Digest, Figure, Item, Level, Problem, Quote, Speaker, SpeakerLevel, Stance, Status};

use super::prose::Prose;
use super::theme;

/// The letter of a report, in its colour.
pub(super) fn letter(digest: u32) -> Span<'static> {
    Span::styled(crate::model::letter(digest as usize), theme::report(digest as usize))
}

/// A report's letter at the start of a paragraph.
pub(super) fn push_letter(prose: &mut Prose, digest: u32) {
    prose.push(&crate::model::letter(digest as usize), theme::report(digest as usize));
    prose.push(" ", theme::PLAIN);
}

/// A number with its thousands apart: `1,000,000`.
pub(super) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number with what is counted: `1 report`, `2 reports`.
pub(super) fn counted(number: usize, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", grouped(number))
}

/// Who speaks a quote: name, job and body; what is not known is not said.
pub(super) fn speaker(speaker: &Speaker) -> String {
    let mut parts = vec![if speaker.name.is_empty() { "somebody unnamed" } else { speaker.name.as_str() }];
    for part in [&speaker.job_title, &speaker.affiliation].into_iter().flatten() {
        // Roles often are the name already: "a spokesman of the ministry".
        let said = parts.join(" ").to_lowercase();
        if !part.to_lowercase().split_whitespace().all(|word| said.contains(word)) {
            parts.push(part);
        }
    }
    parts.join(", ")
}

/// How closely a report identifies a speaker, where that should give pause.
pub(super) fn level(level: Option<SpeakerLevel>) -> Option<&'static str> {
    match level? {
        SpeakerLevel::Named => None,
        SpeakerLevel::Role => Some("by role"),
        SpeakerLevel::Anonymous => Some("unnamed"),
        SpeakerLevel::Group => Some("a group"),
        SpeakerLevel::Document => Some("a document"),
    }
}

/// How a report stands to a claim.
pub(super) fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::States => "states it",
        Stance::Attributes => "attributes it",
        Stance::Hedges => "hedges",
        Stance::Denies => "denies it",
    }
}

/// Says that a digest or an item is a draft, where it is one.
pub(super) fn push_draft(prose: &mut Prose, digest: &Digest, own: Option<Status>) {
    if digest.status_of(own) == Status::Draft {
        prose.push(" draft", theme::WARNING);
    }
}

/// What a figure measures, of whom, and when.
pub(super) fn measured(figure: &Figure) -> String {
    let period = figure.period.as_ref().map(Date::in_words);
    let parts = [figure.measures.as_deref(), figure.about.as_deref(), period.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The words of a quote with the marks that its form asks for, the byte ranges `marked` of it set off.
pub(super) fn push_quote(
    prose: &mut Prose,
    quote: &Quote,
    marked: &[std::ops::Range<usize>],
    mark: ratatui::style::Style,
) {
    let (open, close) = match quote.form {
        Some(crate::model::Form::Indirect) => ("", ""),
        _ => ("“", "”"),
    };
    prose.push(open, theme::QUIET);
    prose.push_marked(&quote.text, marked, theme::PLAIN, mark);
    prose.push(close, theme::QUIET);
}

/// Where a report has an item from, with what that rests on: `a senior official ← Reuters`.
pub(super) fn origin(digest: &Digest, id: Option<&crate::model::Id>) -> Option<String> {
    /// Longer chains say no more to a reader, and a circle must end somewhere.
    const LONGEST: usize = 4;
    let mut origin = digest.origin(id?)?;
    let mut names = vec![named(origin)];
    while let Some(next) = origin.is_based_on.first().and_then(|id| digest.origin(id)) {
        if names.len() == LONGEST {
            break;
        }
        names.push(named(next));
        origin = next;
    }
    Some(names.join(" ← "))
}

fn named(origin: &crate::model::Origin) -> &str {
    if origin.name.is_empty() { "an unnamed origin" } else { &origin.name }
}

/// The digest that an item belongs to.
pub(super) fn digest_of(app: &crate::app::App, item: Item) -> Option<&Digest> {
    app.coverage.story().digests().get(item.digest as usize).map(|digest| &**digest)
}

/// How many problems of each level there are: `2 errors, 1 warning`.
pub(super) fn problems(problems: &[Problem]) -> String {
    let errors = problems.iter().filter(|problem| problem.level == Level::Error).count();
    let warnings = problems.len() - errors;
    let parts = [(errors, "error"), (warnings, "warning")];
    parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, noun)| counted(*count, noun))
        .collect::<Vec<_>>()
        .join(", ")
}
