//! Decisions as a file's content: JSON, one decision a line.
//!
//! ```json
//! {"specVersion":"twosource-decisions/1","decisions":[
//! {"verdict":"split","kind":"claim","item":{"digest":"a","item":"c1","text":"..."},"from":[...]},
//! {"verdict":"joined","kind":"claim","items":[...]},
//! {"verdict":"dismissed","kind":"claim","difference":"scope","sides":[{"digest":"b","item":"c2","text":"...","phrase":"many"},...]}
//! ]}
//! ```

use jiter::{Jiter, JsonValue};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::crossref::decisions::{Decision, Named, Phrases, Verdict};
use crate::crossref::{DifferenceKind, PointKind};
use crate::digest::json;

/// What the first member of the file says.
const VERSION: &str = "twosource-decisions/1";
/// What it says in every version.
const ANY_VERSION: &str = "twosource-decisions/";

/// An entry of the file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    /// The text that stands in the file, kept to the letter.
    text: String,
    /// What it means; `None` where that isn't understood.
    pub(super) decision: Option<Decision>,
}

/// Why a file can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unusable {
    /// It is of a later version.
    Newer(String),
    /// It is no such file.
    Broken(String),
}

impl Entry {
    /// The entry of a decision.
    pub(super) fn of(decision: &Decision) -> Self {
        Self { text: json::line(&Written(decision)), decision: Some(decision.clone()) }
    }
}

/// The content of a file with these entries.
pub(super) fn write(entries: &[Entry]) -> String {
    let lines: Vec<&str> = entries.iter().map(|entry| entry.text.as_str()).collect();
    format!("{{\"specVersion\":\"{VERSION}\",\"decisions\":[\n{}\n]}}\n", lines.join(",\n"))
}

/// The entries of a file's content, whether they are understood or not.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Entry>, Unusable> {
    let text = str::from_utf8(bytes).map_err(|_| Unusable::Broken("it is not UTF-8".to_owned()))?;
    // A file that was made and never written to says nothing.
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let mut reader = Jiter::new(bytes);
    let read = members(&mut reader, text);
    let (version, entries) = read.map_err(|error| {
        let place = reader.error_position(error.index);
        Unusable::Broken(format!("no JSON at line {}, column {}", place.line, place.column))
    })?;
    match version.as_deref() {
        Some(VERSION) => entries.ok_or_else(|| Unusable::Broken("it has no list of decisions".to_owned())),
        Some(other) if other.starts_with(ANY_VERSION) => Err(Unusable::Newer(other.to_owned())),
        _ => Err(Unusable::Broken(format!("it doesn't say that it is {VERSION}"))),
    }
}

type Members = (Option<String>, Option<Vec<Entry>>);

/// The version and the entries, as far as the file has them.
fn members(reader: &mut Jiter, text: &str) -> Result<Members, jiter::JiterError> {
    let (mut version, mut found) = (None, None);
    let mut name = reader.next_object()?.map(str::to_owned);
    while let Some(member) = name {
        match member.as_str() {
            "specVersion" => version = Some(reader.next_str()?.to_owned()),
            "decisions" => found = Some(entries(reader, text)?),
            _ => reader.next_skip()?,
        }
        name = reader.next_key()?.map(str::to_owned);
    }
    reader.finish()?;
    Ok((version, found))
}

fn entries(reader: &mut Jiter, text: &str) -> Result<Vec<Entry>, jiter::JiterError> {
    let mut entries = Vec::new();
    let mut next = reader.next_array()?;
    while let Some(first) = next {
        let start = reader.current_index();
        reader.known_skip(first)?;
        let entry = text.get(start..reader.current_index()).unwrap_or_default();
        let decision = JsonValue::parse(entry.as_bytes(), false).ok().and_then(|value| decision(&value));
        entries.push(Entry { text: entry.to_owned(), decision });
        next = reader.array_step()?;
    }
    Ok(entries)
}

/// The value of a member.
fn member<'v>(value: &'v JsonValue, name: &str) -> Option<&'v JsonValue<'v>> {
    let JsonValue::Object(members) = value else { return None };
    members.iter().find(|(member, _)| member == name).map(|(_, value)| value)
}

fn text<'v>(value: &'v JsonValue, name: &str) -> Option<&'v str> {
    match member(value, name)? {
        JsonValue::Str(text) => Some(text),
        _ => None,
    }
}

/// What each element of a list means; `None` where one isn't understood.
fn all<T>(value: &JsonValue, name: &str, of: impl Fn(&JsonValue) -> Option<T>) -> Option<Vec<T>> {
    match member(value, name)? {
        JsonValue::Array(values) => values.iter().map(of).collect(),
        _ => None,
    }
}

fn decision(value: &JsonValue) -> Option<Decision> {
    let kind = text(value, "kind")?;
    let kind =
        [PointKind::Claim, PointKind::Quote, PointKind::Figure].into_iter().find(|known| known.name() == kind)?;
    let verdict = match text(value, "verdict")? {
        "split" => Verdict::Split(named(member(value, "item")?)?, all(value, "from", named)?),
        "joined" => Verdict::Joined(all(value, "items", named)?),
        "dismissed" => Verdict::Dismissed(phrases(value)?),
        "restored" => Verdict::Restored(phrases(value)?),
        _ => return None,
    };
    Some(Decision { kind, verdict })
}

fn named(value: &JsonValue) -> Option<Named> {
    let said = text(value, "text").unwrap_or_default().to_owned();
    Some(Named { digest: text(value, "digest")?.into(), item: text(value, "item")?.into(), text: said })
}

fn phrases(value: &JsonValue) -> Option<Phrases> {
    let kind = text(value, "difference")?;
    let difference = DifferenceKind::ALL.into_iter().find(|known| known.name() == kind)?;
    let side = |value: &JsonValue| Some((named(value)?, text(value, "phrase")?.to_owned()));
    Some(Phrases { difference, sides: all(value, "sides", side)? })
}

/// A decision on its way to JSON.
struct Written<'d>(&'d Decision);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(None)?;
        let name = match &self.0.verdict {
            Verdict::Split(..) => "split",
            Verdict::Joined(_) => "joined",
            Verdict::Dismissed(_) => "dismissed",
            Verdict::Restored(_) => "restored",
        };
        members.serialize_entry("verdict", name)?;
        members.serialize_entry("kind", self.0.kind.name())?;
        let list = |items: &'_ [Named]| items.iter().map(|item| Side(item.clone(), None)).collect::<Vec<_>>();
        match &self.0.verdict {
            Verdict::Split(item, from) => {
                members.serialize_entry("item", &Side(item.clone(), None))?;
                members.serialize_entry("from", &list(from))?;
            }
            Verdict::Joined(items) => members.serialize_entry("items", &list(items))?,
            Verdict::Dismissed(phrases) | Verdict::Restored(phrases) => {
                members.serialize_entry("difference", phrases.difference.name())?;
                let sides = phrases.sides.iter().map(|(item, phrase)| Side(item.clone(), Some(phrase.clone())));
                members.serialize_entry("sides", &sides.collect::<Vec<_>>())?;
            }
        }
        members.end()
    }
}

/// An item on its way to JSON, with the phrase in which it differs.
struct Side(Named, Option<String>);

impl Serialize for Side {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_map(None)?;
        members.serialize_entry("digest", self.0.digest.as_str())?;
        members.serialize_entry("item", self.0.item.as_str())?;
        members.serialize_entry("text", &self.0.text)?;
        if let Some(phrase) = &self.1 {
            members.serialize_entry("phrase", phrase)?;
        }
        members.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(text: &str) -> Named {
        Named { digest: "a \"digest\"".into(), item: "c\u{1b}1".into(), text: text.to_owned() }
    }

    #[test]
    fn what_is_written_is_read_as_it_was() {
        let phrases = |difference| Phrases {
            difference,
            sides: vec![(item("Some say."), "some\n".to_owned()), (item(""), String::new())],
        };
        let verdicts = [
            Verdict::Split(item("One."), vec![item("Other \u{202e}"), item("é水")]),
            Verdict::Split(item("One."), Vec::new()),
            Verdict::Joined(vec![item("One."), item("Two.")]),
            Verdict::Restored(phrases(DifferenceKind::Scope)),
        ];
        let mut decisions: Vec<Decision> =
            verdicts.into_iter().map(|verdict| Decision { kind: PointKind::Quote, verdict }).collect();
        for difference in DifferenceKind::ALL {
            decisions.push(Decision { kind: PointKind::Claim, verdict: Verdict::Dismissed(phrases(difference)) });
        }
        let entries: Vec<Entry> = decisions.iter().map(Entry::of).collect();
        let content = write(&entries);
        assert!(!content.contains(|c: char| c.is_control() && c != '\n') && !content.contains('\u{202e}'), "{content}");
        assert_eq!(content.lines().count(), decisions.len() + 2, "one decision a line");
        assert_eq!(read(content.as_bytes()).unwrap(), entries);
        assert_eq!(read(write(&[]).as_bytes()), Ok(Vec::new()));
    }

    #[test]
    fn what_is_not_understood_is_kept_and_what_is_broken_is_told() {
        #[track_caller]
        fn check(content: &str, expected: &str) {
            let told = match read(content.as_bytes()) {
                Ok(entries) => {
                    let texts =
                        entries.iter().map(|entry| format!("{}{}", u8::from(entry.decision.is_some()), entry.text));
                    texts.collect::<Vec<_>>().join(" ")
                }
                Err(Unusable::Newer(version)) => format!("newer: {version}"),
                Err(Unusable::Broken(why)) => why,
            };
            assert_eq!(told, expected, "{content}");
        }
        let file = |entries: &str| format!(r#"{{"specVersion":"{VERSION}","_mine":[{{}}],"decisions":[{entries}]}}"#);
        check("", "");
        check(" \n", "");
        check(&file(""), "");
        let joined = r#"{"verdict":"joined","kind":"claim","items":[{"digest":"a","item":"b"}]}"#;
        check(
            &file(&format!(r#"{joined} , 7,{{"verdict":"frozen","kind":"claim"}}"#)),
            &format!(r#"1{joined} 07 0{{"verdict":"frozen","kind":"claim"}}"#),
        );
        check(
            &file(r#"{"verdict":"joined","kind":"claim","items":[{"digest":"a"}]}"#),
            r#"0{"verdict":"joined","kind":"claim","items":[{"digest":"a"}]}"#,
        );
        check(r#"{"specVersion":"twosource-decisions/2","choices":[]}"#, "newer: twosource-decisions/2");
        check(r#"{"specVersion":"twosource/1"}"#, "it doesn't say that it is twosource-decisions/1");
        check(r#"{"specVersion":"twosource-decisions/1"}"#, "it has no list of decisions");
        check("{", "no JSON at line 1, column 1");
        check("[]", "no JSON at line 1, column 1");
        check("{\"a\":\nx}", "no JSON at line 2, column 1");
        check(&(file("") + "{"), &format!("no JSON at line 1, column {}", file("").len() + 1));
        assert!(matches!(read(file(&"[".repeat(100_000)).as_bytes()), Err(Unusable::Broken(_))), "too deep");
        assert_eq!(read(b"\xff"), Err(Unusable::Broken("it is not UTF-8".to_owned())));
    }
}
