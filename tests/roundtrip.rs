//! Any digest, however hostile its strings, is written as format 1 and read again as it was.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use twosource::digest;
use twosource::model::{
    Claim, Date, Decimal, Digest, Extension, Extensions, Figure, Form, Id, Origin, OriginKind, Qualifier, Quantity,
    Quote, Report, Snapshot, Span, Speaker, SpeakerLevel, Stance, Status,
};

/// Any text; controls, bidi controls, quotation marks and backslashes come more often than by chance.
fn text() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        4 => any::<char>(),
        2 => proptest::char::range(' ', '~'),
        1 => proptest::sample::select(vec!['\0', '\u{1b}', '\n', '\t', '\u{7f}', '\u{9b}', '\u{202e}', '\u{2066}', '\u{2028}', '"', '\\']),
    ];
    vec(character, 0..12).prop_map(String::from_iter)
}

/// Text that says something.
fn words() -> impl Strategy<Value = String> {
    (text(), proptest::char::range('a', 'z')).prop_map(|(text, letter)| format!("{text}{letter}"))
}

fn id() -> impl Strategy<Value = Id> {
    words().prop_map(Id::from)
}

/// Members the format doesn't know, each with another name; a number among the values keeps its digits.
fn extensions() -> impl Strategy<Value = Extensions> {
    vec(
        (
            text(),
            prop_oneof![Just("[1.500,{\"a\":null}]".to_owned()), text().prop_map(|text| digest::json::line(&text))],
        ),
        0..3,
    )
    .prop_map(|members| {
        let number = |(at, (name, value)): (usize, (String, String))| Extension {
            name: format!("_{at}{name}").into(),
            value: value.into(),
        };
        members.into_iter().enumerate().map(number).collect::<Vec<_>>().into()
    })
}

fn span() -> impl Strategy<Value = Span> {
    (any::<u32>(), any::<u32>(), option::of(text()), option::of(text()), extensions()).prop_map(
        |(a, b, prefix, suffix, extensions)| {
            Span::new(a.min(b), a.max(b)).with_context(prefix.as_deref(), suffix.as_deref()).with_extensions(extensions)
        },
    )
}

fn date() -> impl Strategy<Value = Date> {
    let dates = ["2020-05-19", "2020-05?", "2020~", "201X", "2018/..", "2020-05-19T08:30:00.5+02:00", "2020-21"];
    proptest::sample::select(dates.to_vec()).prop_map(|date| date.parse().expect("these are dates"))
}

fn decimal() -> impl Strategy<Value = Decimal> {
    "-?(0|[1-9][0-9]{0,24})(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,6})?"
        .prop_map(|number| number.parse().expect("these are decimals"))
}

fn quantity() -> impl Strategy<Value = Quantity> {
    prop_oneof![
        decimal().prop_map(Quantity::Value),
        (decimal(), option::of(decimal())).prop_map(|(min, max)| Quantity::Range { min: Some(min), max }),
        decimal().prop_map(|max| Quantity::Range { min: None, max: Some(max) }),
    ]
}

fn status() -> impl Strategy<Value = Option<Status>> {
    option::of(proptest::sample::select(vec![Status::Draft, Status::Reviewed]))
}

fn report() -> impl Strategy<Value = Report> {
    let snapshot =
        ("[0-9a-f]{64}", option::of(any::<u32>()), extensions()).prop_map(|(text_sha256, char_count, extensions)| {
            Snapshot { text_sha256: Some(text_sha256), char_count, extensions }
        });
    let names = (words(), any::<bool>(), option::of(text()), words(), vec(words(), 0..3));
    let rest = (option::of(date()), option::of(text()), option::of(text()), option::of(snapshot), extensions());
    (names, rest).prop_map(|(names, rest)| {
        let (headline, headline_supplied, alternative_headline, publisher, authors) = names;
        let (published, url, language, snapshot, extensions) = rest;
        Report {
            headline,
            headline_supplied,
            alternative_headline,
            publisher,
            authors,
            published,
            url,
            language,
            snapshot,
            extensions,
        }
    })
}

fn origin() -> impl Strategy<Value = Origin> {
    let kinds = vec![OriginKind::Wire, OriginKind::Person, OriginKind::Own];
    let kind = option::of(proptest::sample::select(kinds));
    (kind, words(), vec(words(), 0..2), option::of(text()), vec(id(), 0..2), (status(), extensions())).prop_map(
        |(kind, name, alternate_names, same_as, is_based_on, (status, extensions))| Origin {
            id: Id::default(),
            kind,
            name,
            alternate_names,
            same_as,
            is_based_on,
            status,
            extensions,
        },
    )
}

fn speaker() -> impl Strategy<Value = Speaker> {
    let level = option::of(proptest::sample::select(vec![SpeakerLevel::Named, SpeakerLevel::Group]));
    (words(), option::of(text()), option::of(text()), level, status(), extensions()).prop_map(
        |(name, job_title, affiliation, level, status, extensions)| Speaker {
            id: Id::default(),
            name,
            job_title: job_title.map(Into::into),
            affiliation,
            level,
            status,
            extensions,
        },
    )
}

fn quote() -> impl Strategy<Value = Quote> {
    let form = option::of(proptest::sample::select(vec![Form::Direct, Form::Partial, Form::Indirect, Form::Term]));
    let said = (words(), form, option::of(text()), option::of(text()));
    let ids = (option::of(id()), option::of(id()), option::of(id()), option::of(id()));
    let rest = (option::of(span()), option::of(span()), status(), extensions());
    (said, ids, rest).prop_map(|(said, ids, rest)| {
        let (text, form, medium, cue) = said;
        let (speaker, origin, within, continues) = ids;
        let (speaker_span, span, status, extensions) = rest;
        Quote {
            id: Id::default(),
            text,
            form,
            medium: medium.map(Into::into),
            speaker,
            speaker_span,
            cue: cue.map(Into::into),
            origin,
            within: within.map(Box::new),
            continues: continues.map(Box::new),
            span,
            status,
            extensions,
        }
    })
}

fn figure() -> impl Strategy<Value = Figure> {
    let qualifier = option::of(proptest::sample::select(vec![Qualifier::Exact, Qualifier::MoreThan, Qualifier::UpTo]));
    let number = (words(), option::of(quantity()), option::of(text()), qualifier);
    let about = (option::of(text()), option::of(text()), option::of(date()));
    let rest = (option::of(id()), option::of(id()), option::of(span()), status(), extensions());
    (number, about, rest).prop_map(|(number, about, rest)| {
        let (verbatim, quantity, unit, qualifier) = number;
        let (measures, about, period) = about;
        let (same_as, origin, span, status, extensions) = rest;
        Figure {
            id: Id::default(),
            verbatim,
            quantity,
            unit,
            qualifier,
            measures,
            about,
            period,
            same_as,
            origin,
            span,
            status,
            extensions,
        }
    })
}

fn claim() -> impl Strategy<Value = Claim> {
    let stance = option::of(proptest::sample::select(vec![Stance::States, Stance::Hedges, Stance::Denies]));
    let said = (words(), stance, option::of(id()), vec(words(), 0..2), option::of(date()));
    let rest = (vec(id(), 0..3), vec(id(), 0..3), option::of(span()), status(), extensions());
    (said, rest).prop_map(|(said, rest)| {
        let (text, stance, origin, about, as_of) = said;
        let (quotes, figures, span, status, extensions) = rest;
        Claim { id: Id::default(), text, stance, origin, about, as_of, quotes, figures, span, status, extensions }
    })
}

/// Any digest whose ids are unique within their lists; references may lead nowhere.
fn any_digest() -> impl Strategy<Value = Digest> {
    let made = (words(), any::<bool>(), option::of(text()), option::of(date()), report(), extensions());
    let items =
        (vec(origin(), 0..3), vec(speaker(), 0..3), vec(quote(), 0..3), vec(figure(), 0..3), vec(claim(), 0..3));
    (made, items).prop_map(|(made, items)| {
        let (id, draft, sd_publisher, sd_published, report, extensions) = made;
        let (mut origins, mut speakers, mut quotes, mut figures, mut claims) = items;
        let name = |at: usize| Id::from(format!("{at}{id}"));
        origins.iter_mut().enumerate().for_each(|(at, item)| item.id = name(at));
        speakers.iter_mut().enumerate().for_each(|(at, item)| item.id = name(at));
        quotes.iter_mut().enumerate().for_each(|(at, item)| item.id = name(at));
        figures.iter_mut().enumerate().for_each(|(at, item)| item.id = name(at));
        claims.iter_mut().enumerate().for_each(|(at, item)| item.id = name(at));
        Digest {
            id: id.into(),
            status: if draft { Status::Draft } else { Status::Reviewed },
            sd_publisher,
            sd_published,
            report,
            origins,
            speakers,
            quotes,
            figures,
            claims,
            extensions,
        }
    })
}

/// The digits of every number, which equality passes over: `1.50` equals `1.5`.
fn digits(digest: &Digest) -> Vec<String> {
    digest.figures.iter().map(|figure| format!("{:?}", figure.quantity)).collect()
}

proptest! {
    #[test]
    fn a_digest_is_read_as_it_was_written(written in any_digest()) {
        for text in [digest::write(&written), digest::write_line(&written)] {
            let reading = digest::read("written", text.as_bytes());
            prop_assert_eq!(reading.digests.len(), 1, "{}\n{:?}", text, reading.problems);
            prop_assert_eq!(&reading.digests[0], &written);
            prop_assert_eq!(digits(&reading.digests[0]), digits(&written));
            prop_assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{:?}", text);
            prop_assert!(!text.contains(['\u{202e}', '\u{2066}', '\u{2028}']), "{:?}", text);
        }
    }

    #[test]
    fn the_schema_accepts_what_is_written(written in any_digest()) {
        let schema = serde_json::from_str(digest::SCHEMA).expect("the schema is JSON");
        let validator = jsonschema::validator_for(&schema).expect("the schema can be used");
        let value = serde_json::from_str(&digest::write(&written)).expect("what is written is JSON");
        let errors: Vec<String> = validator.iter_errors(&value).map(|error| error.to_string()).collect();
        prop_assert!(errors.is_empty(), "{:?}", errors);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in vec(any::<u8>(), 0..200), lines in any::<bool>()) {
        let reading = digest::read(if lines { "f.ndjson" } else { "f.json" }, &bytes);
        prop_assert!(!reading.problems.is_empty());
    }

    /// A valid digest with some bytes changed, cut out or doubled, which reaches further into the reader than noise.
    #[test]
    fn no_damage_makes_the_reader_panic(
        written in any_digest(),
        damage in vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..4_u8), 1..6),
    ) {
        let mut bytes = digest::write(&written).into_bytes();
        for (at, other, kind) in damage {
            let (at, other) = (at.index(bytes.len()), other.index(bytes.len()));
            match kind {
                0 => bytes[at] = bytes[other],
                1 => bytes.swap(at, other),
                2 if bytes.len() > 1 => drop(bytes.drain(at.min(other)..at.max(other).min(at.min(other) + 8))),
                _ => bytes.insert(at, bytes[other]),
            }
        }
        let reading = digest::read("damaged", &bytes);
        for problem in &reading.problems {
            prop_assert!(!problem.message.contains(char::is_control), "{:?}", problem);
            prop_assert!(problem.place.line > 0 && problem.place.column > 0 && problem.place.width > 0);
        }
    }
}
