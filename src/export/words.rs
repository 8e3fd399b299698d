//! Phrases that several renderings say alike: which report, whose words, where it has something from.

use std::ops::Range;
use std::sync::Arc;

use super::style::{Phrase, Tone};
use crate::language::quantity;
use crate::model::{Claim, Date, Digest, Figure, Form, Id, Quote, Speaker, SpeakerLevel, Status, letter};

/// The letter of a report.
pub(super) fn lettered(digest: u32) -> Phrase {
    Phrase::new(&letter(digest as usize), Tone::Report(digest))
}

/// A report by its letter and publisher, for a sentence.
pub(super) fn called(digests: &[Arc<Digest>], digest: u32) -> String {
    let publisher = digests.get(digest as usize).map_or("", |digest| &digest.report.publisher);
    format!("{} {publisher}", letter(digest as usize)).trim_end().to_owned()
}

/// When a report was published, with its doubts.
pub(super) fn published(digest: &Digest) -> Phrase {
    match &digest.report.published {
        Some(date) => Phrase::new(&date.in_words(), Tone::Plain),
        None => Phrase::new("not known", Tone::Warning),
    }
}

/// The headline; where the digest supplies it, that is said.
pub(super) fn headline(digest: &Digest) -> Phrase {
    let supplied = if digest.report.headline_supplied { " (headline supplied)" } else { "" };
    Phrase::new(&digest.report.headline, Tone::Plain).with(supplied, Tone::Quiet)
}

/// The words of a quote with the marks that its form asks for; `marked` are byte ranges of its text.
pub(super) fn quoted(quote: &Quote, marked: &[Range<usize>], mark: Tone) -> Phrase {
    let (open, close) = if quote.form == Some(Form::Indirect) { ("", "") } else { ("“", "”") };
    let mut phrase = Phrase::new(if quote.continues.is_some() { "… " } else { "" }, Tone::Plain);
    phrase.push(open, Tone::Plain);
    phrase.push_marked(&quote.text, marked, Tone::Plain, mark);
    phrase.push(close, Tone::Plain);
    phrase
}

/// Who says it, and where the report has it from.
pub(super) fn said(digest: &Digest, quote: &Quote) -> Phrase {
    let mut phrase = Phrase::default();
    match quote.speaker.as_deref().and_then(|id| digest.speaker(id)) {
        Some(speaker) => {
            phrase.append(&speaking(speaker));
        }
        None if quote.form == Some(Form::Term) => {
            phrase.push("a term in quotation marks, nobody's words", Tone::Quiet);
            push_draft(&mut phrase, digest, quote.status);
            return phrase;
        }
        None => phrase.push("speaker not known", Tone::Warning),
    }
    let form = match quote.form {
        Some(Form::Partial) => Some("partial"),
        Some(Form::Indirect) => Some("indirect"),
        _ => None,
    };
    let within = quote.within.is_some().then_some("inside another quote");
    for part in [quote.medium.as_deref(), form, within].into_iter().flatten() {
        phrase.push(&format!(" · {part}"), Tone::Quiet);
    }
    if let Some(origin) = digest.origin_in_words(quote.origin.as_ref()) {
        phrase.push(&format!(" · from {origin}"), Tone::Quiet);
    }
    push_draft(&mut phrase, digest, quote.status);
    phrase
}

/// A speaker, and how closely the report says who that is.
pub(super) fn speaking(speaker: &Speaker) -> Phrase {
    let mut phrase = Phrase::new(&speaker.in_words(), Tone::Plain);
    if let Some(level) = speaker.level.and_then(SpeakerLevel::in_words) {
        phrase.push(" (", Tone::Plain);
        phrase.push(level, Tone::Warning);
        phrase.push(")", Tone::Plain);
    }
    phrase
}

/// How the report stands to a claim, where it has it from, and when it is said to hold.
pub(super) fn basis(digest: &Digest, claim: &Claim) -> Phrase {
    let mut phrase = Phrase::default();
    if let Some(stance) = claim.stance {
        phrase.push(stance.in_words(), Tone::Quiet);
        phrase.push(" · ", Tone::Quiet);
    }
    phrase.append(&from(digest, claim.origin.as_ref()));
    if let Some(date) = &claim.as_of {
        phrase.push(&format!(" · as of {}", date.in_words()), Tone::Quiet);
    }
    push_draft(&mut phrase, digest, claim.status);
    phrase
}

/// Where the report has something from.
pub(super) fn from(digest: &Digest, origin: Option<&Id>) -> Phrase {
    let text = digest.origin_in_words(origin).map_or("origin not stated".to_owned(), |origin| format!("from {origin}"));
    Phrase::new(&text, Tone::Quiet)
}

/// A figure's number.
pub(super) fn value(figure: &Figure) -> Phrase {
    Phrase::new(&quantity::show(figure), Tone::Strong)
}

/// What a figure measures, and what the same is in another unit.
pub(super) fn measured(digest: &Digest, figure: &Figure) -> Phrase {
    let mut phrase = Phrase::new(&figure.measured_in_words(), Tone::Plain);
    let same = figure.same_as.as_ref().and_then(|id| digest.figures.iter().find(|figure| figure.id == *id));
    if let Some(same) = same {
        let gap = if phrase.is_empty() { "" } else { " " };
        phrase.push(&format!("{gap}(= {})", quantity::show(same)), Tone::Quiet);
    }
    push_draft(&mut phrase, digest, figure.status);
    phrase
}

/// A figure as the report prints it.
pub(super) fn printed(figure: &Figure) -> Phrase {
    Phrase::new(&format!("“{}”", figure.verbatim), Tone::Quiet)
}

/// Says that an item is a draft, where it is one.
pub(super) fn push_draft(phrase: &mut Phrase, digest: &Digest, own: Option<Status>) {
    if digest.status_of(own) == Status::Draft {
        phrase.push(if phrase.is_empty() { "" } else { " · " }, Tone::Quiet);
        phrase.push("draft", Tone::Warning);
    }
}

/// A date in words, or that it isn't known.
pub(super) fn date(date: Option<&Date>) -> Phrase {
    known(date.map(Date::in_words))
}

/// Something of a digest, or that it isn't known.
pub(super) fn known(value: Option<impl AsRef<str>>) -> Phrase {
    match value {
        Some(value) => Phrase::new(value.as_ref(), Tone::Plain),
        None => Phrase::new("not known", Tone::Quiet),
    }
}
