//! Whole drafts of invented reports: quotes and their speakers, who these are, origins, and properties of any text.

use proptest::prelude::*;

use super::draft;
use crate::model::{Digest, Form, OriginKind, Report, Span, SpeakerLevel};

fn drafted(text: &str) -> Digest {
    draft(text, &[], &Report::default())
}

/// The words at a span.
fn words(text: &str, span: &Span) -> String {
    text.chars().skip(span.start as usize).take((span.end - span.start) as usize).collect()
}

#[test]
fn quotes_have_their_speaker_and_form() {
    use Form::{Direct, Indirect, Partial, Term};
    let check = |text: &str, expected: &[(Form, &str, Option<&str>)]| {
        let digest = drafted(text);
        let found: Vec<(Form, &str, Option<String>)> = digest
            .quotes
            .iter()
            .map(|quote| {
                let form = quote.form.expect("every drafted quote has a form");
                (form, quote.text.as_str(), quote.speaker_span.as_ref().map(|span| words(text, span)))
            })
            .collect();
        let expected: Vec<_> =
            expected.iter().map(|(form, words, who)| (*form, *words, who.map(str::to_owned))).collect();
        assert_eq!(found, expected, "{text}");
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
    check("“It is late,” he said.", &[(Direct, "It is late,", Some("he"))]);
    check("Brandt said the mole will not hold.", &[(Indirect, "the mole will not hold", Some("Brandt"))]);
    check(
        "Harbour Mole ‘Unsafe’ After Storm\n\nThe mole is “unsafe,” Brandt said.",
        &[(Partial, "unsafe,", Some("Brandt"))],
    );
}

#[test]
fn quotes_refer_to_one_another() {
    let digest =
        drafted("“He told us, ‘Go home,’ and we went,” said Osei.\n\n“We left at nine.\n\n“Nobody came,” she said.");
    let quotes = &digest.quotes;
    let words: Vec<&str> = quotes.iter().map(|quote| quote.text.as_str()).collect();
    assert_eq!(words[1..], ["Go home,", "We left at nine.", "Nobody came,"]);
    assert_eq!(quotes[1].within.as_deref(), Some(&quotes[0].id));
    assert_eq!(quotes[3].continues.as_deref(), Some(&quotes[2].id));
    assert_eq!(quotes[2].speaker_span, quotes[3].speaker_span);
    let digest = drafted("The mole, Brandt said, will hold for a century.");
    assert_eq!(digest.quotes[1].continues.as_deref(), Some(&digest.quotes[0].id));
}

#[test]
fn speakers_are_known_by_what_the_report_says_of_them() {
    use SpeakerLevel::{Anonymous, Document, Group, Named, Role};
    type Expected<'a> = (&'a str, Option<&'a str>, Option<&'a str>, SpeakerLevel);
    let check = |text: &str, expected: &[Expected]| {
        let digest = drafted(text);
        let found: Vec<Expected> = digest
            .speakers
            .iter()
            .map(|speaker| {
                let level = speaker.level.expect("these all have a level");
                (speaker.name.as_str(), speaker.job_title.as_deref(), speaker.affiliation.as_deref(), level)
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    };
    check(
        "“No,” said Ida Brandt, a lawyer at Osei Partners.",
        &[("Ida Brandt", Some("lawyer"), Some("Osei Partners"), Named)],
    );
    check(
        "“No,” Osei Partners lawyer Ida Brandt said.",
        &[("Ida Brandt", Some("lawyer"), Some("Osei Partners"), Named)],
    );
    check(
        "“No,” Ida Brandt, Aral’s chief engineer, told us.",
        &[("Ida Brandt", Some("chief engineer"), Some("Aral"), Named)],
    );
    check(
        "“No,” said a senior Harbour Board official.",
        &[("senior Harbour Board official", Some("senior official"), Some("Harbour Board"), Anonymous)],
    );
    check(
        "“No,” said a spokesman for the Harbour Board.",
        &[("spokesman for the Harbour Board", Some("spokesman"), Some("Harbour Board"), Role)],
    );
    let holder = [("Ida Brandt", Some("mayor"), Some("Aral"), Named)];
    check("“No,” the mayor of Aral, Ida Brandt, said.", &holder);
    check("“No,” said the mayor of Aral, Ida Brandt, who was not there.", &holder);
    check("According to Aral’s mayor, Ida Brandt, the mole will hold.", &holder);
    check("The company, Lindmark, said the mole will hold.", &[("Lindmark", None, None, Named)]);
    check(
        "The mole will hold, people familiar with the matter said.",
        &[("people familiar with the matter", Some("people"), None, Anonymous)],
    );
    check("“No,” said Ida Brandt, 46, a lawyer from Aral.", &[("Ida Brandt", Some("lawyer"), Some("Aral"), Named)]);
    check("“No,” Brandt and two other engineers wrote.", &[("Brandt and two other engineers", None, None, Group)]);
    check("“No,” one of the officials said.", &[("one of the officials", Some("officials"), None, Anonymous)]);
    check("“No,” said Dr. Ida Brandt, of Aral University.", &[("Ida Brandt", None, Some("Aral University"), Named)]);
    check("“No,” Ida Brandt, speaking to reporters on Monday, said.", &[("Ida Brandt", None, None, Named)]);
    check("“No,” the agency quoted Ida Brandt as saying.", &[("Ida Brandt", None, None, Named)]);
    check("Companies said “no” on Monday.", &[("Companies", None, None, Group)]);
    check("“No,” said the firm’s founder, Noor Osei.", &[("Noor Osei", Some("founder"), None, Named)]);
    check("After talks with the mayor, Noor Osei said: “No.”", &[("Noor Osei", None, None, Named)]);
    check("“No,” six senators wrote.", &[("six senators", Some("senators"), None, Group)]);
    check("“No,” the letter said.", &[("letter", None, None, Document)]);
    check("“No,” said Mayor Ida Brandt. “Never,” Ms. Brandt said.", &[("Ida Brandt", Some("Mayor"), None, Named)]);
    check("Ida Brandt met Noor Osei. “No,” Osei said.", &[("Noor Osei", None, None, Named)]);
    check(
        "“No,” said Ida Brandt, the mayor.\n\n“Never,” the mayor said.",
        &[("Ida Brandt", Some("mayor"), None, Named)],
    );
    check("Mr. Osei met Ms. Brandt. Brandt left. “No,” he said.", &[("Osei", None, None, Named)]);
}

#[test]
fn a_letter_speaks_for_those_who_wrote_it() {
    let text = "“Boats must sail,” six captains wrote in a letter. The letter goes on: “The mole is safe.”";
    let digest = drafted(text);
    let [first, second] = digest.quotes.as_slice() else { panic!("two quotes: {:?}", digest.quotes) };
    assert_eq!((&first.speaker, first.medium.as_deref()), (&second.speaker, second.medium.as_deref()));
    let names: Vec<&str> = digest.speakers.iter().map(|speaker| speaker.name.as_str()).collect();
    assert_eq!(names, ["six captains"]);
}

#[test]
fn pronouns_stand_for_who_was_named_before() {
    let check = |text: &str, expected: &str| {
        let digest = drafted(text);
        let quote = digest.quotes.last().expect("a quote");
        let speaker = quote.speaker.as_ref().and_then(|id| digest.speaker(id)).map(|speaker| speaker.name.as_str());
        assert_eq!(speaker, Some(expected), "{text}");
    };
    check("Ida Brandt opened the mole on Monday. “It is late,” she said.", "Ida Brandt");
    check("“It is late,” Ida Brandt said.\n\n“We go home,” she added.", "Ida Brandt");
    check("Ida Brandt, who called the storm “a warning,” left.", "Ida Brandt");
    check("Two sources saw the letter. “It is late,” they said.", "Two sources");
}

#[test]
fn origins_are_what_the_report_credits() {
    use OriginKind::{Document, Interview, Outlet, Person, Statement, Wire};
    let check = |text: &str, expected: &[(OriginKind, &str, &[&str])]| {
        let about = Report { publisher: "The Harbour".into(), ..Report::default() };
        let digest = draft(text, &[], &about);
        let found: Vec<(OriginKind, &str, Vec<&str>)> = digest
            .origins
            .iter()
            .map(|origin| {
                let under =
                    origin.is_based_on.iter().filter_map(|id| digest.origin(id)).map(|other| other.name.as_str());
                (origin.kind.expect("a drafted origin has a kind"), origin.name.as_str(), under.collect())
            })
            .collect();
        let expected: Vec<_> = expected.iter().map(|(kind, name, under)| (*kind, *name, under.to_vec())).collect();
        assert_eq!(found, expected, "{text}");
    };
    check("“No,” Ida Brandt said.", &[(Person, "Ida Brandt", &[])]);
    check("“No,” Ida Brandt told Reuters.", &[(Person, "Ida Brandt", &[]), (Wire, "Reuters", &["Ida Brandt"])]);
    check(
        "“No,” Ida Brandt told the Aral Times.",
        &[(Person, "Ida Brandt", &[]), (Outlet, "Aral Times", &["Ida Brandt"])],
    );
    check(
        "“No,” Ida Brandt told The Harbour.",
        &[(Person, "Ida Brandt", &[]), (Interview, "interview of The Harbour with Ida Brandt", &["Ida Brandt"])],
    );
    check("The mole is unsafe, according to a report by Reuters.", &[(Wire, "Reuters", &[])]);
    check(
        "“No,” the Harbour Board said in a statement.",
        &[(Statement, "Harbour Board", &[]), (Statement, "statement of Harbour Board", &["Harbour Board"])],
    );
    check(
        "“No,” six senators wrote in a letter.",
        &[(Person, "six senators", &[]), (Document, "letter of six senators", &["six senators"])],
    );
    check("It rained.", &[]);
}

#[test]
fn offices_in_a_row_are_bounded() {
    for office in ["Ida’s Noor, ", "its Ida, ", "Ida’s Noor Osei, ", "the mayor, Ida Brandt, "] {
        let text = office.repeat(5000) + "said the mole will hold.";
        assert!(drafted(&text).speakers.len() < 2, "{office}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_drafted_with_spans_that_hold(text in hostile()) {
        let digest = drafted(&text);
        let length = text.chars().count() as u32;
        for quote in &digest.quotes {
            let span = quote.span.as_ref().expect("every drafted quote has a span");
            prop_assert_eq!(&words(&text, span), &quote.text);
            if let Some(speaker) = &quote.speaker_span {
                prop_assert!(speaker.start < speaker.end && speaker.end <= length && speaker.end - speaker.start <= 60);
            }
            prop_assert!(quote.speaker.as_ref().is_none_or(|id| digest.speaker(id).is_some()));
            prop_assert!(quote.origin.as_ref().is_none_or(|id| digest.origin(id).is_some()));
            prop_assert!(quote.within.as_deref().is_none_or(|id| digest.quotes.iter().any(|other| other.id == *id)));
        }
        for claim in &digest.claims {
            prop_assert!(claim.span.as_ref().is_some_and(|span| span.start < span.end && span.end <= length));
        }
    }
}

/// Texts of the pieces that the rules look for, in any order, and of any characters.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "“",
        "”",
        "\"",
        "'",
        "‘",
        "’",
        "''",
        "«",
        "»",
        "\n\n",
        "\n",
        " ",
        ", ",
        ". ",
        "? ",
        ": ",
        " — ",
        "(",
        ")",
        "<a href=\"",
        ">",
        "said",
        "he",
        "who",
        "Brandt",
        "Ms.",
        "the ",
        "mayor",
        "according to ",
        "told Reuters",
        "in",
        "that",
        "and",
        "é",
        "漢",
        "🙂",
        "\u{200b}",
        "\u{301}",
        "[",
        "…",
        "5",
        "-",
        "of ",
        "U.S. ",
        "letter",
        "wrote ",
        "two sources ",
        "not ",
    ]);
    let made = prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.join(" ").replace("  ", ""));
    prop_oneof![made, any::<String>()]
}
