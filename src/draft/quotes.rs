//! The quotes of a digest, made of the quotations of a passage and what was found out about them.

use crate::model::{Extension, Form, Id, Quote};

use super::form;
use super::sentences::{Passage, Piece};
use super::span::Spans;
use super::speaker::{self, Attributed, Way};

/// The quotes of the report, in its order.
pub(super) fn quotes(passage: &Passage, spans: &Spans) -> Vec<Quote> {
    let attributed = speaker::attribute(passage);
    let mut ids: Vec<Option<Id>> = vec![None; passage.quotations.len()];
    let mut quotes = Vec::new();
    for (number, piece) in places(passage).into_iter().enumerate() {
        let Some(piece) = piece else { continue };
        let found = attributed[number].as_ref();
        if let Some(mut quote) = quote(passage, spans, number, piece, found) {
            quote.id = Id::from(format!("q{}", quotes.len() + 1));
            quote.within = passage.quotations[number].within.and_then(|outer| ids[outer].clone());
            let before = passage.quotations[number].runs_on_from.or(found.and_then(|found| found.continues));
            quote.continues = before.and_then(|before| ids[before].clone());
            ids[number] = Some(quote.id.clone());
            quotes.push(quote);
        }
    }
    quotes
}

/// The piece that each quotation stands at.
fn places(passage: &Passage) -> Vec<Option<usize>> {
    let mut places = vec![None; passage.quotations.len()];
    for (at, piece) in passage.pieces.iter().enumerate() {
        if let Piece::Quotation(quotation) = piece {
            places[*quotation] = Some(at);
        }
    }
    places
}

fn quote(passage: &Passage, spans: &Spans, number: usize, piece: usize, found: Option<&Attributed>) -> Option<Quote> {
    let quotation = &passage.quotations[number];
    let inside = passage.tokens.get(quotation.inside()).filter(|inside| !inside.is_empty())?;
    let bytes = inside.first()?.start..inside.last()?.end;
    let form = form::form(passage, piece, number, found);
    if form == Form::Term && quotation.within.is_some() {
        return None;
    }
    let mut quote = Quote {
        text: passage.text[bytes.clone()].to_owned(),
        form: Some(form),
        span: Some(spans.span(bytes)),
        ..Quote::default()
    };
    if let Some(found) = found.filter(|_| form != Form::Term) {
        quote.speaker_span = passage.naming_bytes(&found.attribution.phrase).map(|bytes| spans.span(bytes));
        quote.cue = found.attribution.cue.map(|cue| passage.word(cue).to_owned());
        quote.extensions.push(basis(found.way));
    }
    Some(quote)
}

/// What the speaker of a drafted quote rests on, for the person who reviews it: the member `_speakerFrom`.
fn basis(way: Way) -> Extension {
    let value = match way {
        Way::Stated => "\"stated\"",
        Way::Continued => "\"continued\"",
        Way::Announced => "\"announced\"",
        Way::Carried => "\"carried\"",
        Way::Subject => "\"subject\"",
        Way::Assumed => "\"assumed\"",
    };
    Extension { name: "_speakerFrom".into(), value: value.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The quotes of a text: form, words, and the words that name the speaker.
    fn quotes_of(text: &str) -> Vec<(Form, String, Option<String>)> {
        let passage = Passage::new(text);
        let part = |span: &crate::model::Span| {
            text.chars().skip(span.start as usize).take((span.end - span.start) as usize).collect::<String>()
        };
        quotes(&passage, &Spans::new(text))
            .iter()
            .map(|quote| {
                let span = quote.span.as_ref().expect("every drafted quote has a span");
                assert_eq!(quote.text, part(span));
                (
                    quote.form.expect("every drafted quote has a form"),
                    quote.text.clone(),
                    quote.speaker_span.as_ref().map(part),
                )
            })
            .collect()
    }

    #[test]
    fn quotes_have_their_speaker_and_form() {
        use Form::{Direct, Partial, Term};
        let check = |text: &str, expected: &[(Form, &str, Option<&str>)]| {
            let expected: Vec<_> = expected
                .iter()
                .map(|(form, words, who)| (*form, (*words).to_owned(), who.map(str::to_owned)))
                .collect();
            assert_eq!(quotes_of(text), expected, "{text}");
        };
        check("", &[]);
        check("“We will rebuild,” Mayor Ida Brandt said.", &[(Direct, "We will rebuild,", Some("Mayor Ida Brandt"))]);
        check("“We will rebuild,” said the mayor.", &[(Direct, "We will rebuild,", Some("the mayor"))]);
        check("Ms. Brandt said: “We will rebuild.”", &[(Direct, "We will rebuild.", Some("Ms. Brandt"))]);
        check("Brandt called the storm “a warning.”", &[(Partial, "a warning.", Some("Brandt"))]);
        check("“No,” said Brandt. “Never.”", &[(Direct, "No,", Some("Brandt")), (Direct, "Never.", Some("Brandt"))]);
        check(
            "“The mole,” Brandt said, “will hold.”",
            &[(Direct, "The mole,", Some("Brandt")), (Partial, "will hold.", Some("Brandt"))],
        );
        check("The dam is “unsafe,” according to Osei Engineering.", &[(Partial, "unsafe,", Some("Osei Engineering"))]);
        check("Brandt, who was born in Aral, Texas, said “never.”", &[(Partial, "never.", Some("Brandt"))]);
        check("Brandt said she wanted “a new mole.”", &[(Partial, "a new mole.", Some("Brandt"))]);
        check("Brandt continued:\n\n“It was a long night.”", &[(Direct, "It was a long night.", Some("Brandt"))]);
        check("“It was a long night.” — Ida Brandt, mayor", &[(Direct, "It was a long night.", Some("Ida Brandt"))]);
        check("She watched “The Long Night of the Sea” alone.", &[(Term, "The Long Night of the Sea", None)]);
        check("It was a so-called “king tide” on Monday.", &[(Term, "king tide", None)]);
        check("Protesters waiting in the rain chanted “Shame!”", &[(Direct, "Shame!", Some("Protesters"))]);
        check("'It is late,' the harbour master said.", &[(Direct, "It is late,", Some("the harbour master"))]);
        check("«Il est tard», said Jean Roux.", &[(Direct, "Il est tard", Some("Jean Roux"))]);
    }

    #[test]
    fn quotes_refer_to_one_another() {
        let text = "“He told us, ‘Go home,’ and we went,” said Osei.\n\n“We left at nine.\n\n“Nobody came,” she said.";
        let quotes = quotes(&Passage::new(text), &Spans::new(text));
        let words: Vec<&str> = quotes.iter().map(|quote| quote.text.as_str()).collect();
        assert_eq!(words[1..], ["Go home,", "We left at nine.", "Nobody came,"]);
        assert_eq!(quotes[1].within.as_ref(), Some(&quotes[0].id));
        assert_eq!(quotes[3].continues.as_ref(), Some(&quotes[2].id));
    }
}
