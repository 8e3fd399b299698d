//! Digests with a hostile string in every field, made from the schema of the format so that none is forgotten.

use serde_json::{Map, Value, json};

/// Who publishes the two reports of a story.
pub(crate) const PUBLISHERS: [&str; 2] = ["Northern Post", "Southern Echo"];

/// What is put where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// The string stands in every field that takes any text; the others hold what they should.
    Sound,
    /// The string stands in every field whatsoever.
    Broken,
}

/// A digest with `text` in its fields. Beside it stand words of its own that make points with other such digests.
pub(crate) fn digest(publisher: &str, text: &str, style: Style) -> Value {
    let schema: Value = serde_json::from_str(twosource::digest::SCHEMA).expect("the schema is JSON");
    let template = Template { schema: &schema, publisher, text, style };
    template.value(&schema["$defs"]["digest"], "digest", 0)
}

struct Template<'a> {
    schema: &'a Value,
    publisher: &'a str,
    text: &'a str,
    style: Style,
}

impl Template<'_> {
    /// What stands in the field `path` of the item with that number of its list.
    fn value(&self, schema: &Value, path: &str, number: usize) -> Value {
        if let Some(name) = schema["$ref"].as_str() {
            let definition = name.rsplit('/').next().expect("a name");
            return match definition {
                "date" => self.formatted("2031-04-02"),
                "number" if self.style == Style::Sound => json!(40),
                "number" => self.text.into(),
                _ => self.value(&self.schema["$defs"][definition], path, number),
            };
        }
        if let Some(one) = schema.get("const").or(schema["enum"].get(0)) {
            let must = path == "digest.specVersion";
            return if must { one.clone() } else { self.formatted(one.as_str().expect("words")) };
        }
        match schema["type"].as_str() {
            Some("object") => self.object(schema, path, number),
            Some("array") => self.list(schema, path, number),
            Some("boolean") => json!(true),
            Some("integer") => json!(if path.ends_with("end") { 1 } else { 0 }),
            Some("string") => self.string(schema, path, number),
            other => panic!("{path}: {other:?} is new"),
        }
    }

    fn object(&self, schema: &Value, path: &str, number: usize) -> Value {
        let mut members = Map::new();
        for (name, member) in schema["properties"].as_object().expect("an object has members") {
            // A figure has a value or a range, and what refers to an item of its own list refers to the first.
            let range = matches!(name.as_str(), "minValue" | "maxValue");
            let value = name == "value";
            let inward = matches!(name.as_str(), "within" | "continues" | "isBasedOn")
                || path == "digest.figures" && name == "sameAs";
            let left_out = if number == 0 { range || inward } else { value };
            if self.style == Style::Broken || !left_out {
                members.insert(name.clone(), self.value(member, &format!("{path}.{name}"), number));
            }
        }
        members.insert(format!("_own{}", self.text), json!({ self.text: [self.text] }));
        members.into()
    }

    fn list(&self, schema: &Value, path: &str, number: usize) -> Value {
        let of_objects = schema["items"].get("$ref").is_some();
        if of_objects {
            return (0..2).map(|number| self.value(&schema["items"], path, number)).collect();
        }
        json!([self.value(&schema["items"], path, number)])
    }

    fn string(&self, schema: &Value, path: &str, number: usize) -> Value {
        let text = self.text;
        let there = if self.publisher.starts_with('N') { "many" } else { "some" };
        let (_, field) = path.rsplit_once('.').expect("a field of something");
        let list = path.split('.').nth(1).unwrap_or_default();
        let said = match (list, field) {
            (_, "inLanguage") => return self.formatted("en"),
            (_, "textSha256") => return self.formatted(&"0".repeat(64)),
            _ if schema["format"] == "iri" => return self.formatted("https://example.org/a"),
            ("id", _) => format!("{}{text}", self.publisher),
            // Items are called by their list, and so are references to them.
            (list, "id") => format!("{list}{number}{text}"),
            ("quotes", "speaker") => format!("speakers0{text}"),
            ("quotes" | "figures" | "claims", "origin") | ("origins", "isBasedOn") => format!("origins0{text}"),
            ("quotes", "within" | "continues") => format!("quotes0{text}"),
            ("figures", "sameAs") => format!("figures0{text}"),
            ("claims", "quotes" | "figures") => format!("{field}0{text}"),
            ("report", "publisher") => format!("{text}{}", self.publisher),
            ("origins", "name") => format!("{text}Agency"),
            ("quotes", "text") => format!("We asked for {text} new cables {number}, {text}"),
            ("figures", "verbatim") => format!("40 {text}"),
            ("figures", "unit") if number == 0 => "m".to_owned(),
            ("figures", "unit") => format!("{{{text}}}"),
            ("figures", "measures") => format!("length {text}"),
            ("claims", "text") => {
                format!("On Monday {number} cables of {there} Larkhill footbridges {text} snapped.")
            }
            // What must say something does so; elsewhere the string stands alone.
            (_, field) if schema.get("pattern").is_some() => format!("{text}{field}"),
            _ => text.to_owned(),
        };
        said.into()
    }

    /// What a field holds that takes only certain texts.
    fn formatted(&self, sound: &str) -> Value {
        match self.style {
            Style::Sound => sound.into(),
            Style::Broken => self.text.into(),
        }
    }
}
