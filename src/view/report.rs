//! The report view: all that a digest says of its report, its origins and its speakers.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::app::{App, Overlay, Pane};
use crate::model::{Date, Digest, SpeakerLevel, Status};

use super::Drawn;
use super::overlay::Sheet;
use super::prose::{Lines, Prose, Room, indented};
use super::theme;
use crate::text::count::counted;

/// Draws the selected report over `area`.
pub(super) fn draw(app: &App, overlay: &Overlay, frame: &mut Frame<'_>, area: Rect, drawn: &mut Drawn) {
    let row = app.row(Pane::Headlines);
    let Some(digest) = app.coverage.story().digests().get(row) else { return };
    let sheet = Sheet::new(area, &format!("Report {}", crate::model::letter(row))).scrolled(overlay.scroll);
    let lines = told(app, digest, sheet.room());
    sheet.draw(lines, overlay.scroll, frame, drawn);
}

fn told(app: &App, digest: &Digest, room: Room) -> Vec<Line<'static>> {
    let report = &digest.report;
    let mut lines = Prose::new(&report.headline, theme::STRONG).lines(room);
    if let Some(second) = &report.alternative_headline {
        lines.extend(Prose::new(second, theme::PLAIN).lines(room));
    }
    lines.push(Line::default());
    let unknown = "not known".to_owned();
    let facts = [
        ("publisher", report.publisher.clone()),
        ("published", report.published.as_ref().map_or(unknown.clone(), Date::in_words)),
        ("author", if report.authors.is_empty() { unknown.clone() } else { report.authors.join(", ") }),
        ("language", report.language.clone().unwrap_or(unknown.clone())),
        ("address", report.url.clone().unwrap_or(unknown.clone())),
        ("headline", if report.headline_supplied { "supplied by the digest" } else { "the report's own" }.to_owned()),
        (
            "status",
            if digest.status == Status::Draft { "draft: not reviewed by a person" } else { "reviewed" }.to_owned(),
        ),
        ("digest", digest.id.to_string()),
        ("made by", digest.sd_publisher.clone().unwrap_or(unknown.clone())),
        ("made on", digest.sd_published.as_ref().map_or(unknown, Date::in_words)),
    ];
    for (name, value) in facts {
        let prose = Prose::new(&format!("{name:<11}"), theme::QUIET).with(&value, theme::PLAIN);
        lines.extend(hanging(&prose, room, 11));
    }
    if app.coverage.is_stale(&digest.id) {
        lines.extend(
            Prose::new("The report's text has changed since this digest was read from it.", theme::WARNING).lines(room),
        );
    }
    lines.push(Line::default());
    lines.extend(section("Origins", digest.origins.len(), "The digest states no origin.", room));
    for origin in &digest.origins {
        let chain = digest.origin_in_words(Some(&origin.id)).unwrap_or_default();
        let mut prose = Prose::new(&chain, theme::PLAIN);
        if let Some(kind) = origin.kind {
            prose.push(&format!("  {}", kind.in_words()), theme::QUIET);
        }
        lines.extend(hanging(&prose, room, 2));
    }
    lines.push(Line::default());
    lines.extend(section("Speakers", digest.speakers.len(), "The digest lets nobody speak.", room));
    for speaker in &digest.speakers {
        let said = digest.quotes.iter().filter(|quote| quote.speaker.as_ref() == Some(&speaker.id)).count();
        let mut prose = Prose::new(&speaker.in_words(), theme::PLAIN);
        if let Some(level) = speaker.level.and_then(SpeakerLevel::in_words) {
            prose.push(&format!(" ({level})"), theme::WARNING);
        }
        prose.push(&format!("  {}", counted(said, "quote")), theme::QUIET);
        lines.extend(hanging(&prose, room, 2));
    }
    lines
}

fn section(title: &str, count: usize, none: &str, room: Room) -> Vec<Line<'static>> {
    match count {
        0 => Prose::new(none, theme::QUIET).lines(room),
        _ => Prose::new(title, theme::STRONG).lines(room),
    }
}

/// The lines of a paragraph, the further ones moved in.
fn hanging(prose: &Prose, room: Room, indent: usize) -> Vec<Line<'static>> {
    let lines = prose.lines(room.beside(indent)).into_iter().enumerate();
    lines.map(|(at, line)| if at == 0 { line } else { indented(line, indent) }).collect()
}
