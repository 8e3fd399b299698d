//! Phrases that several panes say alike: who speaks, when a report was published, what an item's state is.

use ratatui::text::Span;

use crate::app::Coverage;
use crate::model::{Digest, Item, Quote, Status};

use super::prose::Prose;
use super::theme;
use crate::text::count::counted;

/// The letter of a report, in its colour.
pub(super) fn letter(digest: u32) -> Span<'static> {
    Span::styled(crate::model::letter(digest as usize), theme::report(digest as usize))
}

/// A report's letter at the start of a paragraph.
pub(super) fn push_letter(prose: &mut Prose, digest: u32) {
    prose.push(&crate::model::letter(digest as usize), theme::report(digest as usize));
    prose.push(" ", theme::PLAIN);
}

/// Says that a digest or an item is a draft, where it is one.
pub(super) fn push_draft(prose: &mut Prose, digest: &Digest, own: Option<Status>) {
    if digest.status_of(own) == Status::Draft {
        prose.push(" draft", theme::WARNING);
    }
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

/// The digest that an item belongs to.
pub(super) fn digest_of(app: &crate::app::App, item: Item) -> Option<&Digest> {
    app.coverage.story().digests().get(item.digest as usize).map(|digest| &**digest)
}

/// How many problems of each level there are: `2 errors, 1 warning`.
pub(super) fn problems(coverage: &Coverage) -> String {
    let warnings = coverage.problems().len() - coverage.errors();
    let parts = [(coverage.errors(), "error"), (warnings, "warning")];
    parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, noun)| counted(*count, noun))
        .collect::<Vec<_>>()
        .join(", ")
}
