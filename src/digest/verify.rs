//! A digest against the text of its report: every word that it gives as the report's must stand there, where it says.
//!
//! What can be seen without the text is `check`'s matter. Getting the text out of a page is `draft`'s.

use std::cell::OnceCell;
use std::ops::Range;

use memchr::memmem;

use super::check::Tell;
use super::finding::Fault;
use super::limits;
use super::places::{Part, Places, To};
use super::tell::quoted;
use crate::model::{Digest, Place, Problem, Snapshot, Span};
use crate::text::checksum::sha256;
use crate::text::fold::{Folded, fold};
use crate::text::offset::Index;

/// The text of a report, ready to be compared with digests.
pub struct ReportText<'a> {
    index: Index<'a>,
    sha256: String,
    /// The text without regard to case, accents, and the shapes of quotation marks, dashes and blanks; made when needed.
    folded: OnceCell<Folded>,
}

impl<'a> ReportText<'a> {
    /// The text of a report, as a digest's snapshot means it: to the letter, its last line break included.
    pub fn new(text: &'a str) -> Self {
        Self { index: Index::new(text), sha256: sha256(text), folded: OnceCell::new() }
    }

    /// Whether the digest was read from this very text; `None` where it doesn't say which text it was read from.
    pub fn is_snapshot_of(&self, digest: &Digest) -> Option<bool> {
        let stated = digest.report.snapshot.as_ref()?.text_sha256.as_ref()?;
        Some(*stated == self.sha256)
    }

    fn text(&self) -> &'a str {
        self.index.text()
    }

    /// The words at a span; `None` where it reaches beyond the text.
    fn at(&self, span: &Span) -> Option<&'a str> {
        let start = self.index.byte_of(span.start as usize)?;
        let end = self.index.byte_of(span.end as usize)?;
        self.text().get(start..end)
    }

    /// `bytes` of the text as a span is written: 12–34.
    fn shown(&self, bytes: &Range<usize>) -> String {
        format!("{}–{}", self.index.code_point_of(bytes.start), self.index.code_point_of(bytes.end))
    }

    /// Where `words` stand, in a sentence for a person.
    fn whereabouts(&self, words: &str) -> Whereabouts {
        let found: Vec<usize> = memmem::find_iter(self.text().as_bytes(), words).take(MOST_PLACES + 1).collect();
        if !found.is_empty() {
            let mut places: Vec<String> =
                found.iter().take(MOST_PLACES).map(|at| self.shown(&(*at..at + words.len()))).collect();
            if found.len() > MOST_PLACES {
                places.push("elsewhere".to_owned());
            }
            return Whereabouts::Exactly(places.join(", "));
        }
        let needle = fold(words);
        let folded = self.folded.get_or_init(|| Folded::new(self.text()));
        match memmem::find(folded.text().as_bytes(), needle.trim().as_bytes()) {
            Some(at) if !needle.trim().is_empty() => {
                let original = folded.original(at..at + needle.trim().len());
                let words = self.text().get(original.clone()).unwrap_or_default();
                Whereabouts::Nearly(format!("{} has {}", self.shown(&original), quoted(words)))
            }
            _ => Whereabouts::Nowhere,
        }
    }
}

/// The most places that are told of the same words.
const MOST_PLACES: usize = 3;

/// Where words stand in a text.
enum Whereabouts {
    /// At these spans.
    Exactly(String),
    /// There, but for case, accents, or the shapes of quotation marks, dashes and blanks.
    Nearly(String),
    Nowhere,
}

/// What is false in a digest by the text of its report. The problems are told by JSON path, from the root of the digest,
/// all at the first line of `file`: to have them at their lines, read with [`read_against`](super::read_against).
pub fn verify(digest: &Digest, file: &str, report: &ReportText) -> Vec<Problem> {
    let places = Places { path: "$".to_owned(), ..Places::default() };
    let mut problems = Vec::new();
    check(digest, report, &mut |part, steps, fault| {
        let (_, mut path) = places.of(part);
        for step in steps {
            if let To::Member(name) = step {
                path.push('.');
                path.push_str(name);
            }
        }
        if problems.len() < limits::PROBLEMS {
            let place = Place {
                file: file.to_owned(),
                path,
                line: 1,
                column: 1,
                width: 1,
                source_column: 1,
                ..Place::default()
            };
            problems.push(fault.at(place));
        }
    });
    problems
}

/// Tells what is false in a digest by the text of its report.
pub(super) fn check(digest: &Digest, report: &ReportText, tell: &mut Tell) {
    snapshot(digest.report.snapshot.as_ref(), report, tell);
    let length = digest.report.snapshot.as_ref().and_then(|snapshot| snapshot.char_count);
    let mut verifier = Verifier { report, length, left: limits::PROBLEMS, tell };
    for (at, quote) in digest.quotes.iter().enumerate() {
        verifier.words(Part::Quote(at), &quote.text, &quote.span);
        verifier.place(Part::Quote(at), "speakerSpan", &quote.speaker_span);
    }
    for (at, figure) in digest.figures.iter().enumerate() {
        verifier.words(Part::Figure(at), &figure.verbatim, &figure.span);
    }
    for (at, claim) in digest.claims.iter().enumerate() {
        verifier.place(Part::Claim(at), "span", &claim.span);
    }
}

fn snapshot(stated: Option<&Snapshot>, report: &ReportText, tell: &mut Tell) {
    let count = report.index.len();
    if let Some(sha256) = stated.and_then(|snapshot| snapshot.text_sha256.as_ref())
        && *sha256 != report.sha256
    {
        let help = match variant(report.text(), sha256) {
            Some(variant) => format!("{variant}: give the text just as it was"),
            None => "give the text that the digest was read from (of a page, what `twosource text` prints), or read the digest against this one".to_owned(),
        };
        let fault = Fault::error("snapshot", "the text is not the one that the digest was read from", help);
        tell(Part::Report, &[To::Member("snapshot"), To::Member("textSha256")], fault);
    }
    if let Some(stated) = stated.and_then(|snapshot| snapshot.char_count)
        && stated as usize != count
    {
        let message = format!("the text has {count} characters, not {stated}");
        let fault = Fault::error("snapshot", message, "count Unicode code points, the last line break included");
        tell(Part::Report, &[To::Member("snapshot"), To::Member("charCount")], fault);
    }
    if stated.is_none_or(|snapshot| snapshot.text_sha256.is_none()) {
        let message = "the digest doesn't say which text it was read from";
        let help = format!(
            "if it is this one, add to `report`: \"snapshot\": {{\"textSha256\": \"{}\", \"charCount\": {count}}}",
            report.sha256
        );
        tell(Part::Report, &[], Fault::warning("no-snapshot", message, help));
    }
}

/// What was probably done to a text on its way, if undoing it gives the SHA-256.
fn variant(text: &str, wanted: &str) -> Option<&'static str> {
    let variants = [
        ("with its last line break taken away it is", text.trim_end_matches(['\n', '\r']).to_owned()),
        ("with a line break at the end it is", format!("{text}\n")),
        ("with line breaks as on Unix it is", text.replace("\r\n", "\n")),
        ("with line breaks as on Windows it is", text.replace("\r\n", "\n").replace('\n', "\r\n")),
        ("without its byte order mark it is", text.trim_start_matches('\u{feff}').to_owned()),
    ];
    variants.into_iter().find(|(_, variant)| variant != text && sha256(variant) == wanted).map(|(what, _)| what)
}

/// Compares the spans of one digest with the text.
struct Verifier<'v, 't> {
    report: &'v ReportText<'v>,
    /// How long the digest says that the text is.
    length: Option<u32>,
    /// How many times words may still be looked for elsewhere in the text, which takes time.
    left: usize,
    tell: &'v mut Tell<'t>,
}

impl<'v> Verifier<'v, '_> {
    /// Words that stand in the report, at their span.
    fn words(&mut self, part: Part, words: &str, span: &Option<Span>) {
        match span {
            Some(span) => {
                let Some(found) = self.inside(part, "span", span) else { return };
                if found == words {
                    self.context(part, "span", span);
                } else {
                    self.false_words(part, words, span, found);
                }
            }
            None => self.without_span(part, words),
        }
    }

    /// A span whose words are not given.
    fn place(&mut self, part: Part, member: &str, span: &Option<Span>) {
        if let Some(span) = span
            && self.inside(part, member, span).is_some()
        {
            self.context(part, member, span);
        }
    }

    /// The words at a span, if it lies within the text.
    fn inside(&mut self, part: Part, member: &str, span: &Span) -> Option<&'v str> {
        let found = self.report.at(span);
        // Where the digest itself knows better, its own check has told.
        if found.is_none() && self.length.is_none_or(|length| span.end <= length) {
            let message =
                format!("the span ends at {}, but the text has {} characters", span.end, self.report.index.len());
            let help = "count Unicode code points from 0";
            (self.tell)(part, &[To::Member(member), To::Member("end")], Fault::error("span-outside", message, help));
        }
        found
    }

    fn false_words(&mut self, part: Part, words: &str, span: &Span, found: &str) {
        let at = format!("{}–{}", span.start, span.end);
        let message = format!("the report has {} at {at}, not {}", quoted(found), quoted(words));
        let help = match self.look_for(words) {
            Some(Whereabouts::Exactly(places)) => format!("the words stand at {places}: mend the span"),
            Some(Whereabouts::Nearly(place)) => format!("not to the letter: {place}"),
            Some(Whereabouts::Nowhere) => {
                "the words stand nowhere in the report: take them from it letter by letter".to_owned()
            }
            None => String::new(),
        };
        (self.tell)(part, &[To::Member("span")], Fault::error("not-verbatim", message, help));
    }

    /// Words without a span stand somewhere in the text all the same.
    fn without_span(&mut self, part: Part, words: &str) {
        let fault = match self.look_for(words) {
            Some(Whereabouts::Exactly(places)) => {
                let message = "without a span it can't be said which place in the report is meant";
                Fault::warning("no-span", message, format!("add it: the words stand at {places}"))
            }
            Some(Whereabouts::Nearly(place)) => {
                let message = format!("{} does not stand in the report to the letter", quoted(words));
                Fault::error("not-verbatim", message, place)
            }
            Some(Whereabouts::Nowhere) => {
                let message = format!("{} stands nowhere in the report", quoted(words));
                Fault::error("not-verbatim", message, "take the words from the report letter by letter")
            }
            None => Fault::error("not-verbatim", "it can't be said where the words stand", "add a span"),
        };
        (self.tell)(part, &[], fault);
    }

    fn look_for(&mut self, words: &str) -> Option<Whereabouts> {
        self.left = self.left.checked_sub(1)?;
        Some(self.report.whereabouts(words))
    }

    /// What stands before and after a span that lies within the text.
    fn context(&mut self, part: Part, member: &str, span: &Span) {
        let text = self.report.text();
        let ends = self.report.index.byte_of(span.start as usize).zip(self.report.index.byte_of(span.end as usize));
        let Some((start, end)) = ends else { return };
        let before = span.prefix().is_none_or(|prefix| text[..start].ends_with(prefix));
        let after = span.suffix().is_none_or(|suffix| text[end..].starts_with(suffix));
        for (name, agrees) in [("prefix", before), ("suffix", after)] {
            if !agrees {
                let message = format!("the report has something else than `{name}` there");
                let help = "take it from the report letter by letter, or leave it out";
                (self.tell)(part, &[To::Member(member), To::Member(name)], Fault::warning("context", message, help));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::read_against;
    use super::*;
    use crate::model::{Claim, Figure, Level, Quote};

    const TEXT: &str = "“Ça va,” said Ann. Twice 😀 she said: “Ça va.” In 2 days.\n";

    fn digest() -> Digest {
        let mut digest = Digest::default();
        let char_count = u32::try_from(TEXT.chars().count()).ok();
        digest.report.snapshot = Some(Snapshot { text_sha256: Some(sha256(TEXT)), char_count, ..Snapshot::default() });
        digest
    }

    fn span(start: u32, end: u32, prefix: &str, suffix: &str) -> Option<Span> {
        let given = |text| Some(text).filter(|text: &&str| !text.is_empty());
        Some(Span::new(start, end).with_context(given(prefix), given(suffix)))
    }

    fn told(digest: &Digest, text: &str) -> Vec<String> {
        verify(digest, "f", &ReportText::new(text))
            .into_iter()
            .map(|Problem { place, level, code, message, help }| {
                let level = if level == Level::Error { 'E' } else { 'W' };
                format!("{level} {code} {} | {message} | {help}", place.path)
            })
            .collect()
    }

    #[test]
    fn words_stand_at_their_spans() {
        #[track_caller]
        fn check(text: &str, span: Option<Span>, expected: &[&str]) {
            let quotes = vec![Quote { text: text.to_owned(), span, ..Quote::default() }];
            assert_eq!(told(&Digest { quotes, ..digest() }, TEXT), expected, "{text}");
        }
        check("Ça va,", span(1, 7, "“", "” said"), &[]);
        check("Ça va", span(38, 43, "said: “", ".” "), &[]);
        check(
            "Ça va,",
            span(1, 7, "x", "y"),
            &[
                "W context $.quotes[0].span.prefix | the report has something else than `prefix` there | take it from the report letter by letter, or leave it out",
                "W context $.quotes[0].span.suffix | the report has something else than `suffix` there | take it from the report letter by letter, or leave it out",
            ],
        );
        check(
            "Ça va",
            span(2, 7, "", ""),
            &[
                "E not-verbatim $.quotes[0].span | the report has \"a va,\" at 2–7, not \"Ça va\" | the words stand at 1–6, 38–43: mend the span",
            ],
        );
        check(
            "Ca va.",
            span(1, 7, "", ""),
            &[
                "E not-verbatim $.quotes[0].span | the report has \"Ça va,\" at 1–7, not \"Ca va.\" | not to the letter: 38–44 has \"Ça va.\"",
            ],
        );
        check(
            "Never",
            span(1, 6, "", ""),
            &[
                "E not-verbatim $.quotes[0].span | the report has \"Ça va\" at 1–6, not \"Never\" | the words stand nowhere in the report: take them from it letter by letter",
            ],
        );
        check(
            "Ça va",
            None,
            &[
                "W no-span $.quotes[0] | without a span it can't be said which place in the report is meant | add it: the words stand at 1–6, 38–43",
            ],
        );
        check(
            "Never",
            None,
            &[
                "E not-verbatim $.quotes[0] | \"Never\" stands nowhere in the report | take the words from the report letter by letter",
            ],
        );
    }

    #[test]
    fn spans_lie_within_the_text() {
        let mut digest = Digest {
            quotes: vec![Quote {
                text: "Ça va".into(),
                span: span(1, 6, "", ""),
                speaker_span: span(90, 93, "", ""),
                ..Quote::default()
            }],
            figures: vec![Figure { verbatim: "2 days".into(), span: span(49, 55, "", ""), ..Figure::default() }],
            claims: vec![Claim { span: span(0, 99, "", ""), ..Claim::default() }],
            ..digest()
        };
        // Beyond what the digest itself says of the text, `check` tells.
        assert_eq!(told(&digest, TEXT), [""; 0]);
        if let Some(snapshot) = &mut digest.report.snapshot {
            snapshot.char_count = None;
        }
        let ends = ["93", "99"].map(|end| format!("the span ends at {end}, but the text has 57 characters"));
        let found = told(&digest, TEXT);
        assert!(found.len() == 2 && found.iter().zip(&ends).all(|(found, end)| found.contains(end)), "{found:?}");
    }

    #[test]
    fn the_text_is_the_one_that_was_read() {
        #[track_caller]
        fn check(text: &str, expected: &[&str]) {
            let found = told(&digest(), text);
            assert_eq!(found.len(), expected.len(), "{found:?}");
            for (found, expected) in found.iter().zip(expected) {
                assert!(found.contains(expected), "{found}");
            }
        }
        check(TEXT, &[]);
        check(TEXT.trim_end(), &["with a line break at the end it is", "the text has 56 characters, not 57"]);
        check(&TEXT.replace('\n', "\r\n"), &["with line breaks as on Unix it is", "the text has 58 characters"]);
        check(&format!("\u{feff}{TEXT}"), &["without its byte order mark it is", "the text has 58 characters"]);
        check(&TEXT.replace("Ann", "Bob"), &["give the text that the digest was read from"]);
        let silent = told(&Digest::default(), TEXT);
        assert!(
            silent.len() == 1 && silent[0].contains("no-snapshot") && silent[0].contains("\"charCount\": 57"),
            "{silent:?}"
        );
    }

    #[test]
    fn problems_stand_at_their_lines() {
        let mut wrong = Digest { id: "a".into(), ..digest() };
        wrong.report.headline = "H".into();
        wrong.report.publisher = "P".into();
        wrong.quotes =
            vec![Quote { id: "q".into(), text: "Never".into(), span: span(1, 7, "", ""), ..Quote::default() }];
        let other = Digest { id: "b".into(), report: wrong.report.clone(), ..Digest::default() };
        let text = super::super::write_list([&wrong, &other]);
        let reading = read_against("f", text.as_bytes(), &ReportText::new(TEXT));
        let told: Vec<_> = reading.problems.iter().map(|problem| (problem.code, problem.place.path.as_str())).collect();
        assert_eq!(told, [("not-verbatim", "$[0].quotes[0].span")]);
        let line = text.lines().position(|line| line.contains("\"span\""));
        assert_eq!(Some(reading.problems[0].place.line as usize), line.map(|at| at + 1));
    }

    #[test]
    fn a_report_is_compared_with_its_own_digests_only() {
        let named = |id: &str, snapshot: Option<String>| {
            let mut digest = Digest { id: id.into(), ..Digest::default() };
            digest.report.headline = "H".into();
            digest.report.publisher = "P".into();
            digest.report.snapshot = Some(Snapshot { text_sha256: snapshot, ..Snapshot::default() });
            digest.quotes = vec![Quote { id: "q".into(), text: "Never".into(), ..Quote::default() }];
            digest
        };
        #[track_caller]
        fn check(digests: &[Digest], expected: &[&str]) {
            let text = super::super::write_list(digests);
            let reading = read_against("f", text.as_bytes(), &ReportText::new(TEXT));
            let told: Vec<_> = reading.problems.iter().map(|problem| problem.place.path.as_str()).collect();
            assert_eq!(told, expected);
        }
        let (own, other) = (named("own", Some(sha256(TEXT))), named("other", Some(sha256("other"))));
        check(&[own.clone(), other.clone()], &["$[0].quotes[0]"]);
        check(&[other.clone(), own], &["$[1].quotes[0]"]);
        check(&[other], &["$[0].report.snapshot.textSha256", "$[0].quotes[0]"]);
    }
}
