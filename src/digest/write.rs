//! Writing format 1: the members in the order of the format's table, what says nothing left out, extensions kept.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::escape;
use super::json::{self, Members};
use super::words::Word;
use crate::model::{
    Claim, Date, Decimal, Digest, Extension, Figure, Id, Origin, Quantity, Quote, Report, SPEC_VERSION, Snapshot, Span,
    Speaker,
};

/// A digest in format 1, over several lines, with a line break at the end. Reading it gives an equal digest.
pub fn write(digest: &Digest) -> String {
    json::pretty(&Object(digest)) + "\n"
}

/// A digest in format 1 on one line, without a line break.
pub fn write_line(digest: &Digest) -> String {
    json::line(&Object(digest))
}

/// A list of digests in format 1, over several lines, with a line break at the end.
pub fn write_list<'a>(digests: impl IntoIterator<Item = &'a Digest>) -> String {
    let objects: Vec<Object<Digest>> = digests.into_iter().map(Object).collect();
    json::pretty(&objects) + "\n"
}

/// A part of the model as the object that stands for it.
struct Object<'a, T>(&'a T);

fn objects<T>(items: &[T]) -> Vec<Object<'_, T>> {
    items.iter().map(Object).collect()
}

impl Serialize for Object<'_, Digest> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let digest = self.0;
        let mut members = Members(serializer.serialize_map(None)?);
        members.put("specVersion", SPEC_VERSION)?;
        members.put("id", digest.id.as_str())?;
        members.put("status", digest.status.word())?;
        members.maybe("sdPublisher", digest.sd_publisher.as_ref())?;
        members.maybe("sdDatePublished", digest.sd_published.as_ref().map(Date::as_str))?;
        members.put("report", &Object(&digest.report))?;
        // Empty lists are written too: a program that reads them need not ask whether they are there.
        members.put("origins", &objects(&digest.origins))?;
        members.put("speakers", &objects(&digest.speakers))?;
        members.put("quotes", &objects(&digest.quotes))?;
        members.put("figures", &objects(&digest.figures))?;
        members.put("claims", &objects(&digest.claims))?;
        extensions(&mut members, &digest.extensions)?;
        members.0.end()
    }
}

impl Serialize for Object<'_, Report> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let report = self.0;
        let mut members = Members(serializer.serialize_map(None)?);
        members.put("headline", &report.headline)?;
        members.maybe("headlineSupplied", report.headline_supplied.then_some(true))?;
        members.maybe("alternativeHeadline", report.alternative_headline.as_ref())?;
        members.put("publisher", &report.publisher)?;
        members.maybe("author", strings(&report.authors))?;
        members.maybe("datePublished", report.published.as_ref().map(Date::as_str))?;
        members.maybe("url", report.url.as_ref())?;
        members.maybe("inLanguage", report.language.as_ref())?;
        members.maybe("snapshot", report.snapshot.as_ref().map(Object))?;
        extensions(&mut members, &report.extensions)?;
        members.0.end()
    }
}

impl Serialize for Object<'_, Snapshot> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = Members(serializer.serialize_map(None)?);
        members.maybe("textSha256", self.0.text_sha256.as_ref())?;
        members.maybe("charCount", self.0.char_count)?;
        extensions(&mut members, &self.0.extensions)?;
        members.0.end()
    }
}

impl Serialize for Object<'_, Origin> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let origin = self.0;
        let mut members = Members(serializer.serialize_map(None)?);
        members.put("id", origin.id.as_str())?;
        members.maybe("kind", origin.kind.map(Word::word))?;
        members.text("name", &origin.name)?;
        members.maybe("alternateName", strings(&origin.alternate_names))?;
        members.maybe("sameAs", origin.same_as.as_ref())?;
        members.maybe("isBasedOn", ids(&origin.is_based_on))?;
        members.maybe("status", origin.status.map(Word::word))?;
        extensions(&mut members, &origin.extensions)?;
        members.0.end()
    }
}

impl Serialize for Object<'_, Speaker> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let speaker = self.0;
        let mut members = Members(serializer.serialize_map(None)?);
        members.put("id", speaker.id.as_str())?;
        members.text("name", &speaker.name)?;
        members.maybe("jobTitle", speaker.job_title.as_deref())?;
        members.maybe("affiliation", speaker.affiliation.as_ref())?;
        members.maybe("level", speaker.level.map(Word::word))?;
        members.maybe("status", speaker.status.map(Word::word))?;
        extensions(&mut members, &speaker.extensions)?;
        members.0.end()
    }
}

impl Serialize for Object<'_, Quote> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let quote = self.0;
        let mut members = Members(serializer.serialize_map(None)?);
        members.put("id", quote.id.as_str())?;
        members.put("text", &quote.text)?;
        members.maybe("form", quote.form.map(Word::word))?;
        members.maybe("medium", quote.medium.as_deref())?;
        members.maybe("speaker", quote.speaker.as_ref().map(Id::as_str))?;
        members.maybe("speakerSpan", quote.speaker_span.as_ref().map(span))?;
        members.maybe("cue", quote.cue.as_deref())?;
        members.maybe("origin", quote.origin.as_ref().map(Id::as_str))?;
        members.maybe("within", quote.within.as_ref().map(|id| id.as_str()))?;
        members.maybe("continues", quote.continues.as_ref().map(|id| id.as_str()))?;
        members.maybe("span", quote.span.as_ref().map(span))?;
        members.maybe("status", quote.status.map(Word::word))?;
        extensions(&mut members, &quote.extensions)?;
        members.0.end()
    }
}

impl Serialize for Object<'_, Figure> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let figure = self.0;
        let mut members = Members(serializer.serialize_map(None)?);
        members.put("id", figure.id.as_str())?;
        members.put("verbatim", &figure.verbatim)?;
        match &figure.quantity {
            Some(Quantity::Value(value)) => members.put("value", &number(value))?,
            Some(Quantity::Range { min, max }) => {
                members.maybe("minValue", min.as_ref().map(number))?;
                members.maybe("maxValue", max.as_ref().map(number))?;
            }
            None => {}
        }
        members.maybe("unit", figure.unit.as_ref())?;
        members.maybe("qualifier", figure.qualifier.map(Word::word))?;
        members.maybe("measures", figure.measures.as_ref())?;
        members.maybe("about", figure.about.as_ref())?;
        members.maybe("period", figure.period.as_ref().map(Date::as_str))?;
        members.maybe("sameAs", figure.same_as.as_ref().map(Id::as_str))?;
        members.maybe("origin", figure.origin.as_ref().map(Id::as_str))?;
        members.maybe("span", figure.span.as_ref().map(span))?;
        members.maybe("status", figure.status.map(Word::word))?;
        extensions(&mut members, &figure.extensions)?;
        members.0.end()
    }
}

impl Serialize for Object<'_, Claim> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let claim = self.0;
        let mut members = Members(serializer.serialize_map(None)?);
        members.put("id", claim.id.as_str())?;
        members.put("text", &claim.text)?;
        members.maybe("stance", claim.stance.map(Word::word))?;
        members.maybe("origin", claim.origin.as_ref().map(Id::as_str))?;
        members.maybe("about", strings(&claim.about))?;
        members.maybe("asOf", claim.as_of.as_ref().map(Date::as_str))?;
        members.maybe("quotes", ids(&claim.quotes))?;
        members.maybe("figures", ids(&claim.figures))?;
        members.maybe("span", claim.span.as_ref().map(span))?;
        members.maybe("status", claim.status.map(Word::word))?;
        extensions(&mut members, &claim.extensions)?;
        members.0.end()
    }
}

impl Serialize for Object<'_, Span> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = Members(serializer.serialize_map(None)?);
        members.put("start", &self.0.start)?;
        members.put("end", &self.0.end)?;
        members.maybe("prefix", self.0.prefix())?;
        members.maybe("suffix", self.0.suffix())?;
        extensions(&mut members, self.0.extensions())?;
        members.0.end()
    }
}

/// A span on one line, also where the rest stands on several: there are many, and they are short.
fn span(span: &Span) -> Option<Box<RawValue>> {
    RawValue::from_string(json::line(&Object(span))).ok()
}

/// Texts on one line; `None` where there are none.
fn strings(texts: &[String]) -> Option<Box<RawValue>> {
    if texts.is_empty() { None } else { RawValue::from_string(json::line(&texts)).ok() }
}

fn ids(ids: &[Id]) -> Option<Box<RawValue>> {
    let texts: Vec<&str> = ids.iter().map(Id::as_str).collect();
    if texts.is_empty() { None } else { RawValue::from_string(json::line(&texts)).ok() }
}

/// The most characters of a number that every reader of JSON keeps to the last digit.
const SAFE_DIGITS: usize = 15;

/// A number as it was written, as a string where a reader of JSON might lose a digit of it.
fn number(decimal: &Decimal) -> Box<RawValue> {
    let text = decimal.as_str();
    let safe = text.len() <= SAFE_DIGITS && decimal.to_f64().is_finite();
    let json = if safe { text.to_owned() } else { json::line(&text) };
    RawValue::from_string(json).unwrap_or_default()
}

/// Members that the format doesn't know, behind those that it does.
fn extensions<M: SerializeMap>(members: &mut Members<M>, extensions: &[Extension]) -> Result<(), M::Error> {
    extensions.iter().try_for_each(|extension| {
        match RawValue::from_string(escape::compact(&extension.value).into()) {
            Ok(value) => members.put(&extension.name, &value),
            // No JSON: the text itself is all that can be kept.
            Err(_) => members.put(&extension.name, &extension.value),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::read;

    /// Every member of the format, in its order, written as `write` writes it.
    const ALL: &str = r#"{
  "specVersion": "twosource/1",
  "id": "d",
  "status": "draft",
  "sdPublisher": "Desk",
  "sdDatePublished": "2024-01-02T03:04:05Z",
  "report": {
    "headline": "H\u202e",
    "headlineSupplied": true,
    "alternativeHeadline": "A",
    "publisher": "P",
    "author": ["X","Y"],
    "datePublished": "2024-01?",
    "url": "https://example.org/",
    "inLanguage": "en",
    "snapshot": {
      "textSha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "charCount": 90,
      "_s": 1
    },
    "_r": 2
  },
  "origins": [
    {
      "id": "o",
      "kind": "wire",
      "name": "N",
      "alternateName": ["M"],
      "sameAs": "https://example.org/o",
      "isBasedOn": ["p"],
      "status": "reviewed",
      "_o": 3
    },
    {
      "id": "p"
    }
  ],
  "speakers": [
    {
      "id": "s",
      "name": "S",
      "jobTitle": "J",
      "affiliation": "F",
      "level": "named",
      "status": "draft",
      "_k": 4
    }
  ],
  "quotes": [
    {
      "id": "q",
      "text": "Q",
      "form": "direct",
      "medium": "speech",
      "speaker": "s",
      "speakerSpan": {"start":0,"end":1},
      "cue": "said",
      "origin": "o",
      "within": "r",
      "continues": "r",
      "span": {"start":2,"end":3,"prefix":"x","suffix":"\u0007","_p":1},
      "status": "draft",
      "_q": [5.00,"\u009b"]
    },
    {
      "id": "r",
      "text": "R"
    }
  ],
  "figures": [
    {
      "id": "f",
      "verbatim": "1.50",
      "value": 1.50,
      "unit": "km",
      "qualifier": "upTo",
      "measures": "M",
      "about": "B",
      "period": "2020/2021",
      "sameAs": "g",
      "origin": "o",
      "span": {"start":4,"end":8},
      "status": "draft",
      "_f": {}
    },
    {
      "id": "g",
      "verbatim": "from 1",
      "minValue": 1,
      "maxValue": "12345678901234567890"
    }
  ],
  "claims": [
    {
      "id": "c",
      "text": "C",
      "stance": "hedges",
      "origin": "o",
      "about": ["B"],
      "asOf": "2020~",
      "quotes": ["q","r"],
      "figures": ["f"],
      "span": {"start":0,"end":9},
      "status": "draft",
      "_c": null
    }
  ],
  "_d": false
}
"#;

    #[test]
    fn every_member_is_read_and_written_in_its_order() {
        let reading = read("f", ALL.as_bytes());
        let codes: Vec<&str> = reading.problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, ["value"], "{:?}", reading.problems);
        assert_eq!(write(&reading.digests[0]), ALL);
        let line = write_line(&reading.digests[0]);
        assert_eq!((read("f", line.as_bytes()).digests, line.contains('\n')), (reading.digests.clone(), false));
        let list = write_list(&reading.digests);
        assert_eq!(read("f", list.as_bytes()).digests, reading.digests);
        assert_eq!(write_list([]), "[]\n");
    }
}
