//! The objects of the format: which members each has, and what is read from them.
//!
//! One function an object, in the order of the format's table. An item that lacks what it can't do without is left out
//! and the others stay. Whether what was read makes sense is `check`'s matter.

use jiter::Peek;

use super::finding::Fault;
use super::places::{ItemPlace, Places};
use super::pull::{Members, Pull, Pulled};
use super::tell;
use super::words::Word;
use crate::model::{Claim, Digest, Figure, Origin, Quantity, Quote, Report, Snapshot, Span, Speaker, Status};

/// The members of a digest.
const DIGEST: &[&str] = &[
    "specVersion",
    "id",
    "status",
    "sdPublisher",
    "sdDatePublished",
    "report",
    "origins",
    "speakers",
    "quotes",
    "figures",
    "claims",
];

/// A digest as it was read, before it is known whether it can be used.
#[derive(Default)]
pub(super) struct RawDigest {
    pub(super) digest: Digest,
    pub(super) places: Places,
    /// What it says of its format; `None` where it says nothing that is a string.
    pub(super) spec_version: Option<String>,
    /// True where the report has what it can't do without.
    pub(super) has_report: bool,
}

/// Reads a digest; `None` where the value is no object.
pub(super) fn digest(pull: &mut Pull) -> Pulled<Option<(RawDigest, Members)>> {
    let mut raw = RawDigest::default();
    let RawDigest { digest, places, spec_version, has_report } = &mut raw;
    let members = pull.object(DIGEST, |pull, name| {
        match name {
            "specVersion" => *spec_version = pull.string()?,
            "id" => digest.id = pull.needed("digest")?.unwrap_or_default(),
            // What can't be made out is not taken for reviewed.
            "status" => digest.status = word(pull)?.unwrap_or(Status::Draft),
            "sdPublisher" => digest.sd_publisher = pull.string()?,
            "sdDatePublished" => digest.sd_published = pull.date()?,
            "report" => {
                places.report = pull.peek()?.1;
                if let Some(report) = report(pull)? {
                    digest.report = report;
                    *has_report = true;
                }
            }
            "origins" => digest.origins = items(pull, &mut places.origins, origin)?,
            "speakers" => digest.speakers = items(pull, &mut places.speakers, speaker)?,
            "quotes" => digest.quotes = items(pull, &mut places.quotes, quote)?,
            "figures" => digest.figures = items(pull, &mut places.figures, figure)?,
            "claims" => digest.claims = items(pull, &mut places.claims, claim)?,
            _ => drop(pull.skip()?),
        }
        Ok(())
    })?;
    let Some(mut members) = members else { return Ok(None) };
    raw.digest.extensions = std::mem::take(&mut members.extensions).into();
    raw.places.start = members.at.start;
    Ok(Some((raw, members)))
}

const REPORT: &[&str] = &[
    "headline",
    "headlineSupplied",
    "alternativeHeadline",
    "publisher",
    "author",
    "datePublished",
    "url",
    "inLanguage",
    "snapshot",
];

fn report(pull: &mut Pull) -> Pulled<Option<Report>> {
    let mut report = Report::default();
    let members = pull.object(REPORT, |pull, name| {
        match name {
            "headline" => report.headline = pull.needed("digest")?.unwrap_or_default(),
            "headlineSupplied" => report.headline_supplied = pull.flag()?.unwrap_or_default(),
            "alternativeHeadline" => report.alternative_headline = pull.string()?,
            "publisher" => report.publisher = pull.needed("digest")?.unwrap_or_default(),
            "author" => report.authors = pull.strings()?.unwrap_or_default(),
            "datePublished" => report.published = pull.date()?,
            "url" => report.url = pull.string()?,
            "inLanguage" => report.language = pull.string()?,
            "snapshot" => report.snapshot = snapshot(pull)?,
            _ => drop(pull.skip()?),
        }
        Ok(())
    })?;
    let Some(members) = members else { return Ok(None) };
    let complete = required(pull, &members, "digest", &["headline", "publisher"]);
    report.extensions = members.extensions.into();
    Ok((complete && !report.headline.is_empty() && !report.publisher.is_empty()).then_some(report))
}

fn snapshot(pull: &mut Pull) -> Pulled<Option<Snapshot>> {
    let mut snapshot = Snapshot::default();
    let members = pull.object(&["textSha256", "charCount"], |pull, name| {
        match name {
            "textSha256" => snapshot.text_sha256 = sha256(pull)?,
            "charCount" => snapshot.char_count = pull.count()?,
            _ => drop(pull.skip()?),
        }
        Ok(())
    })?;
    Ok(members.map(|members| Snapshot { extensions: members.extensions.into(), ..snapshot }))
}

/// A SHA-256 in hexadecimal digits, in lower case.
fn sha256(pull: &mut Pull) -> Pulled<Option<String>> {
    let (_, start) = pull.peek()?;
    let Some(text) = pull.string::<String>()? else { return Ok(None) };
    if text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Ok(Some(text.to_ascii_lowercase()));
    }
    let message = format!("{} is no SHA-256", pull.path.leaf());
    let help = "write 64 hexadecimal digits, as `sha256sum REPORT` prints them";
    pull.report(start..pull.offset(), Fault::error("sha256", message, help));
    Ok(None)
}

const ORIGIN: &[&str] = &["id", "kind", "name", "alternateName", "sameAs", "isBasedOn", "status"];

fn origin(pull: &mut Pull) -> Pulled<Option<Origin>> {
    let mut origin = Origin::default();
    let members = pull.object(ORIGIN, |pull, name| {
        match name {
            "id" => origin.id = pull.needed("origin")?.unwrap_or_default(),
            "kind" => origin.kind = word(pull)?,
            "name" => origin.name = pull.words()?.unwrap_or_default(),
            "alternateName" => origin.alternate_names = pull.strings()?.unwrap_or_default(),
            "sameAs" => origin.same_as = pull.string()?,
            "isBasedOn" => origin.is_based_on = pull.strings()?.unwrap_or_default(),
            "status" => origin.status = word(pull)?,
            _ => drop(pull.skip()?),
        }
        Ok(())
    })?;
    let Some(members) = members else { return Ok(None) };
    let complete = required(pull, &members, "origin", &["id"]) && !origin.id.is_empty();
    Ok(complete.then_some(Origin { extensions: members.extensions.into(), ..origin }))
}

const SPEAKER: &[&str] = &["id", "name", "jobTitle", "affiliation", "level", "status"];

fn speaker(pull: &mut Pull) -> Pulled<Option<Speaker>> {
    let mut speaker = Speaker::default();
    let members = pull.object(SPEAKER, |pull, name| {
        match name {
            "id" => speaker.id = pull.needed("speaker")?.unwrap_or_default(),
            "name" => speaker.name = pull.words()?.unwrap_or_default(),
            "jobTitle" => speaker.job_title = pull.string()?,
            "affiliation" => speaker.affiliation = pull.string()?,
            "level" => speaker.level = word(pull)?,
            "status" => speaker.status = word(pull)?,
            _ => drop(pull.skip()?),
        }
        Ok(())
    })?;
    let Some(members) = members else { return Ok(None) };
    let complete = required(pull, &members, "speaker", &["id"]) && !speaker.id.is_empty();
    Ok(complete.then_some(Speaker { extensions: members.extensions.into(), ..speaker }))
}

const QUOTE: &[&str] = &[
    "id",
    "text",
    "form",
    "medium",
    "speaker",
    "speakerSpan",
    "cue",
    "origin",
    "within",
    "continues",
    "span",
    "status",
];

fn quote(pull: &mut Pull) -> Pulled<Option<Quote>> {
    let mut quote = Quote::default();
    let members = pull.object(QUOTE, |pull, name| {
        match name {
            "id" => quote.id = pull.needed("quote")?.unwrap_or_default(),
            "text" => quote.text = pull.needed("quote")?.unwrap_or_default(),
            "form" => quote.form = word(pull)?,
            "medium" => quote.medium = pull.string()?,
            "speaker" => quote.speaker = pull.words()?,
            "speakerSpan" => quote.speaker_span = span(pull)?,
            "cue" => quote.cue = pull.string()?,
            "origin" => quote.origin = pull.words()?,
            "within" => quote.within = pull.words()?.map(Box::new),
            "continues" => quote.continues = pull.words()?.map(Box::new),
            "span" => quote.span = span(pull)?,
            "status" => quote.status = word(pull)?,
            _ => drop(pull.skip()?),
        }
        Ok(())
    })?;
    let Some(members) = members else { return Ok(None) };
    let complete = required(pull, &members, "quote", &["id", "text"]) && !quote.id.is_empty() && !quote.text.is_empty();
    Ok(complete.then_some(Quote { extensions: members.extensions.into(), ..quote }))
}

const FIGURE: &[&str] = &[
    "id",
    "verbatim",
    "value",
    "minValue",
    "maxValue",
    "unit",
    "qualifier",
    "measures",
    "about",
    "period",
    "sameAs",
    "origin",
    "span",
    "status",
];

fn figure(pull: &mut Pull) -> Pulled<Option<Figure>> {
    let mut figure = Figure::default();
    let (mut value, mut min, mut max) = (None, None, None);
    let members = pull.object(FIGURE, |pull, name| {
        match name {
            "id" => figure.id = pull.needed("figure")?.unwrap_or_default(),
            "verbatim" => figure.verbatim = pull.needed("figure")?.unwrap_or_default(),
            "value" => value = pull.decimal()?,
            "minValue" => min = pull.decimal()?,
            "maxValue" => max = pull.decimal()?,
            "unit" => figure.unit = pull.string()?,
            "qualifier" => figure.qualifier = word(pull)?,
            "measures" => figure.measures = pull.string()?,
            "about" => figure.about = pull.string()?,
            "period" => figure.period = pull.date()?,
            "sameAs" => figure.same_as = pull.words()?,
            "origin" => figure.origin = pull.words()?,
            "span" => figure.span = span(pull)?,
            "status" => figure.status = word(pull)?,
            _ => drop(pull.skip()?),
        }
        Ok(())
    })?;
    let Some(members) = members else { return Ok(None) };
    if members.has("value") && (members.has("minValue") || members.has("maxValue")) {
        let message = "a figure has either `value` or `minValue` and `maxValue`, not both";
        let help = "`value` counts: take the range away, or the value if the report states a range";
        pull.report(members.brace(), Fault::error("value-and-range", message, help));
    }
    figure.quantity = match (value, min, max) {
        (Some(value), _, _) => Some(Quantity::Value(value)),
        (None, None, None) => None,
        (None, min, max) => Some(Quantity::Range { min, max }),
    };
    let complete =
        required(pull, &members, "figure", &["id", "verbatim"]) && !figure.id.is_empty() && !figure.verbatim.is_empty();
    Ok(complete.then_some(Figure { extensions: members.extensions.into(), ..figure }))
}

const CLAIM: &[&str] = &["id", "text", "stance", "origin", "about", "asOf", "quotes", "figures", "span", "status"];

fn claim(pull: &mut Pull) -> Pulled<Option<Claim>> {
    let mut claim = Claim::default();
    let members = pull.object(CLAIM, |pull, name| {
        match name {
            "id" => claim.id = pull.needed("claim")?.unwrap_or_default(),
            "text" => claim.text = pull.needed("claim")?.unwrap_or_default(),
            "stance" => claim.stance = word(pull)?,
            "origin" => claim.origin = pull.words()?,
            "about" => claim.about = pull.strings()?.unwrap_or_default(),
            "asOf" => claim.as_of = pull.date()?,
            "quotes" => claim.quotes = pull.strings()?.unwrap_or_default(),
            "figures" => claim.figures = pull.strings()?.unwrap_or_default(),
            "span" => claim.span = span(pull)?,
            "status" => claim.status = word(pull)?,
            _ => drop(pull.skip()?),
        }
        Ok(())
    })?;
    let Some(members) = members else { return Ok(None) };
    let complete = required(pull, &members, "claim", &["id", "text"]) && !claim.id.is_empty() && !claim.text.is_empty();
    Ok(complete.then_some(Claim { extensions: members.extensions.into(), ..claim }))
}

fn span(pull: &mut Pull) -> Pulled<Option<Span>> {
    let (mut start, mut end) = (None, None);
    let (mut prefix, mut suffix) = (None, None);
    let members = pull.object(&["start", "end", "prefix", "suffix"], |pull, name| {
        match name {
            "start" => start = pull.count()?,
            "end" => end = pull.count()?,
            "prefix" => prefix = pull.string::<String>()?,
            "suffix" => suffix = pull.string::<String>()?,
            _ => drop(pull.skip()?),
        }
        Ok(())
    })?;
    let Some(members) = members else { return Ok(None) };
    required(pull, &members, "span", &["start", "end"]);
    let (Some(start), Some(end)) = (start, end) else { return Ok(None) };
    if start > end {
        let message = format!("the span ends at {end}, before it starts at {start}");
        let help =
            "`start` is the first character, `end` one past the last, both counted in Unicode code points from 0";
        pull.report(members.brace(), Fault::error("span-backwards", message, help));
        return Ok(None);
    }
    let span = Span::new(start, end).with_context(prefix.as_deref(), suffix.as_deref());
    Ok(Some(span.with_extensions(members.extensions.into())))
}

/// The next value, if it is one of the words of a list.
fn word<T: Word>(pull: &mut Pull) -> Pulled<Option<T>> {
    let (_, start) = pull.peek()?;
    let read =
        pull.with_string(|text| T::read(text).ok_or_else(|| (tell::quoted(text), tell::nearest(text, &T::all()))))?;
    let (text, meant) = match read {
        None => return Ok(None),
        Some(Ok(value)) => return Ok(Some(value)),
        Some(Err(wrong)) => wrong,
    };
    let message = format!("{} is {text}, not {}", pull.path.leaf(), tell::one_of(&T::all()));
    let help = match meant {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "write one of them, or leave the member out".to_owned(),
    };
    pull.report(start..pull.offset(), Fault::error("unknown-word", message, help));
    Ok(None)
}

/// As many items as most lists have at most: there is room for them from the beginning, since the strings of the first ones would
/// stand in the way of more. What is left of it is given back.
const USUAL: usize = 64;

/// The items of a list, and where each stands.
fn items<T>(pull: &mut Pull, places: &mut Vec<ItemPlace>, read: fn(&mut Pull) -> Pulled<Option<T>>) -> Pulled<Vec<T>> {
    let mut index = 0;
    let items = pull.list(USUAL, |pull| {
        let (peek, offset) = pull.peek()?;
        let item = if peek == Peek::Object {
            read(pull)?
        } else {
            pull.wrong_type("an object", peek, offset).map(|()| None)?
        };
        if item.is_some() {
            places.push(ItemPlace { index, offset });
        }
        index += 1;
        Ok(item)
    })?;
    Ok(items.unwrap_or_default())
}

/// True where the object has all of `names`; what is missing is recorded.
pub(super) fn required(pull: &mut Pull, members: &Members, object: &str, names: &[&str]) -> bool {
    let missing: Vec<&str> = names.iter().copied().filter(|name| !members.has(name)).collect();
    for name in &missing {
        let message = format!("`{name}` is missing, so this {object} is left out");
        pull.report(members.brace(), Fault::error("missing-member", message, format!("add `{name}`")));
    }
    missing.is_empty()
}
