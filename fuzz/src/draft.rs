//! Drafting: any text and any page becomes a digest whose words stand in the text, and which its own loader accepts.

use twosource::digest::{self, ReportText};
use twosource::draft::{draft, page, report_ranges};
use twosource::model::{Level, Report, Span};
use twosource::text::offset::Index;

/// Drafts from the bytes as a text, and as a page where there may be a tag.
pub fn check(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    check_text(&text, &Report::default());
    if text.contains('<') {
        let page = page::read(&text);
        check_text(&page.text, &page.report);
    }
}

fn check_text(text: &str, about: &Report) {
    let body = report_ranges(text);
    let mut end = 0;
    for range in &body {
        assert!(end <= range.start && range.start <= range.end && text.get(range.clone()).is_some(), "{body:?}");
        end = range.end;
    }
    let digest = draft(text, &body, about);
    let index = Index::new(text);
    let at = |span: &Option<Span>| {
        let span = span.as_ref().expect("what is drafted has its place");
        let [start, end] = [span.start, span.end].map(|at| index.byte_of(at as usize).expect("it lies in the text"));
        &text[start..end]
    };
    for quote in &digest.quotes {
        assert_eq!(at(&quote.span), &*quote.text);
    }
    for figure in &digest.figures {
        assert_eq!(at(&figure.span), &*figure.verbatim);
    }
    for claim in &digest.claims {
        assert!(!at(&claim.span).trim().is_empty(), "{claim:?}");
    }
    let written = digest::write(&digest);
    let reading = digest::read_against("draft.json", written.as_bytes(), &ReportText::new(text));
    let wrong = reading.problems.iter().find(|problem| problem.level == Level::Error);
    assert_eq!(wrong, None, "{written}");
    assert_eq!(reading.digests, [digest], "what is written reads back equal");
}
