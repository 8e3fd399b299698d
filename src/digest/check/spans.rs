//! Spans and ranges: within the snapshot, as long as the words they hold, and the least before the greatest.

use super::super::finding::Fault;
use super::super::places::{Part, To};
use super::Tell;
use super::ids::Ids;
use crate::model::{Digest, Quantity, Span};

pub(super) fn check(digest: &Digest, ids: &Ids, tell: &mut Tell) {
    let length = digest.report.snapshot.as_ref().and_then(|snapshot| snapshot.char_count);
    let mut inside = |part: Part, member: &str, span: &Option<Span>| {
        if let (Some(length), Some(span)) = (length, span)
            && span.end > length
        {
            let message = format!("the span ends at {}, but the snapshot has {length} characters", span.end);
            let help = "count Unicode code points of the text that the snapshot names, from 0";
            tell(part, &[To::Member(member), To::Member("end")], Fault::error("span-outside", message, help));
        }
    };
    for (at, quote) in digest.quotes.iter().enumerate() {
        inside(Part::Quote(at), "span", &quote.span);
        inside(Part::Quote(at), "speakerSpan", &quote.speaker_span);
    }
    for (at, figure) in digest.figures.iter().enumerate() {
        inside(Part::Figure(at), "span", &figure.span);
    }
    for (at, claim) in digest.claims.iter().enumerate() {
        inside(Part::Claim(at), "span", &claim.span);
    }
    nested(digest, ids, tell);
    ranges(digest, tell);
}

/// Quotes and figures stand verbatim at their span, so that both are equally long.
pub(in super::super) fn lengths(digest: &Digest, tell: &mut Tell) {
    let mut fits = |part: Part, text: &str, span: &Option<Span>| {
        let Some(span) = span else { return };
        let (length, room) = (text.chars().count(), span.end.saturating_sub(span.start) as usize);
        if length != room {
            let message = format!("the span holds {room} characters, but the words have {length}");
            let help = "words stand in the report exactly as in the digest: mend `start` and `end`, counted in Unicode code points";
            tell(part, &[To::Member("span")], Fault::warning("span-length", message, help));
        }
    };
    for (at, quote) in digest.quotes.iter().enumerate() {
        fits(Part::Quote(at), &quote.text, &quote.span);
    }
    for (at, figure) in digest.figures.iter().enumerate() {
        fits(Part::Figure(at), &figure.verbatim, &figure.span);
    }
}

/// A quote that stands inside another has its span inside the other's.
fn nested(digest: &Digest, ids: &Ids, tell: &mut Tell) {
    for (at, quote) in digest.quotes.iter().enumerate() {
        let outer = quote.within.as_ref().and_then(|id| ids.quotes.get(id.as_str()));
        let outer = outer.and_then(|at| digest.quotes.get(*at)).and_then(|outer| outer.span.as_ref());
        if let (Some(span), Some(outer)) = (&quote.span, outer)
            && (span.start < outer.start || span.end > outer.end)
        {
            let message = format!(
                "the quote is at {}–{}, outside the one it stands inside, which is at {}–{}",
                span.start, span.end, outer.start, outer.end
            );
            let fault = Fault::warning("span-outside-quote", message, "mend the spans, or take `within` away");
            tell(Part::Quote(at), &[To::Member("span")], fault);
        }
    }
}

fn ranges(digest: &Digest, tell: &mut Tell) {
    for (at, figure) in digest.figures.iter().enumerate() {
        if let Some(Quantity::Range { min: Some(min), max: Some(max) }) = &figure.quantity
            && min > max
        {
            let message = "the least value is greater than the greatest";
            let fault = Fault::error("range-backwards", message, "exchange `minValue` and `maxValue`");
            tell(Part::Figure(at), &[To::Member("minValue")], fault);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::check::faults;
    use crate::model::{Claim, Figure, Quote, Snapshot};

    fn digest(length: Option<u32>) -> Digest {
        let span = |start, end| Some(Span::new(start, end));
        let mut digest = Digest {
            quotes: vec![
                Quote { text: "é中😀".into(), span: span(7, 10), speaker_span: span(9, 12), ..Quote::default() },
                Quote { text: "four".into(), span: span(0, 3), ..Quote::default() },
            ],
            figures: vec![Figure { verbatim: "12".into(), span: span(9, 11), ..Figure::default() }],
            claims: vec![Claim { text: "Anything".into(), span: span(0, 11), ..Claim::default() }],
            ..Digest::default()
        };
        digest.report.snapshot = Some(Snapshot { char_count: length, ..Snapshot::default() });
        digest
    }

    #[test]
    fn spans_stay_in_the_snapshot_and_fit_their_words() {
        let check = |digest: &Digest, tell: &mut Tell| {
            super::check(digest, &Ids::of(digest), tell);
            lengths(digest, tell);
        };
        assert_eq!(faults(&digest(None), check), ["span-length Quote(1).span"]);
        assert_eq!(faults(&digest(Some(12)), check), ["span-length Quote(1).span"]);
        let expected = [
            "span-outside Quote(0).speakerSpan.end",
            "span-outside Figure(0).span.end",
            "span-outside Claim(0).span.end",
            "span-length Quote(1).span",
        ];
        assert_eq!(faults(&digest(Some(10)), check), expected);
    }

    #[test]
    fn a_quote_inside_another_stays_inside() {
        #[track_caller]
        fn check(inner: (u32, u32), expected: &[&str]) {
            let quote = |id: &str, (start, end): (u32, u32), within: Option<&str>| Quote {
                id: id.into(),
                text: "x".repeat((end - start) as usize),
                within: within.map(|id| Box::new(id.into())),
                span: Some(Span::new(start, end)),
                ..Quote::default()
            };
            let quotes = vec![quote("inner", inner, Some("outer")), quote("outer", (5, 9), None)];
            let digest = Digest { quotes, ..Digest::default() };
            assert_eq!(faults(&digest, |digest, tell| super::check(digest, &Ids::of(digest), tell)), expected);
        }
        check((5, 9), &[]);
        check((6, 8), &[]);
        check((4, 8), &["span-outside-quote Quote(0).span"]);
        check((6, 10), &["span-outside-quote Quote(0).span"]);
    }

    #[test]
    fn a_range_goes_up() {
        #[track_caller]
        fn check_range(min: Option<&str>, max: Option<&str>, expected: &[&str]) {
            let number = |text: Option<&str>| text.map(|text| text.parse().unwrap());
            let quantity = Some(Quantity::Range { min: number(min), max: number(max) });
            let digest = Digest { figures: vec![Figure { quantity, ..Figure::default() }], ..Digest::default() };
            assert_eq!(faults(&digest, ranges), expected);
        }
        check_range(Some("1"), Some("1.0"), &[]);
        check_range(Some("9"), Some("10"), &[]);
        check_range(Some("9"), None, &[]);
        check_range(Some("10"), Some("9"), &["range-backwards Figure(0).minValue"]);
    }
}
