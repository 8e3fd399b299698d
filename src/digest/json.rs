//! Writing JSON text that is safe to print: as `serde_json` writes it, with what `escape` names escaped.

use std::io::{self, Write};

use serde::Serialize;
use serde::ser::SerializeMap;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};

use super::escape::must_escape;

/// `value` as JSON text over several lines, indented by two blanks.
pub fn pretty(value: &impl Serialize) -> String {
    text(value, PrettyFormatter::new())
}

/// `value` as JSON text on one line.
pub fn line(value: &impl Serialize) -> String {
    text(value, CompactFormatter)
}

fn text<F: Formatter>(value: &impl Serialize, layout: F) -> String {
    let mut bytes = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut bytes, Escaping(layout));
    // Neither the writer nor a key can fail: bytes go into memory, and keys are strings.
    let written = value.serialize(&mut serializer);
    debug_assert!(written.is_ok(), "{written:?}");
    String::from_utf8(bytes).unwrap_or_default()
}

/// Members of an object, those left out that say nothing.
pub(crate) struct Members<M>(pub(crate) M);

impl<M: SerializeMap> Members<M> {
    pub(crate) fn put(&mut self, name: &str, value: &(impl Serialize + ?Sized)) -> Result<(), M::Error> {
        self.0.serialize_entry(name, value)
    }

    pub(crate) fn maybe(&mut self, name: &str, value: Option<impl Serialize>) -> Result<(), M::Error> {
        value.map_or(Ok(()), |value| self.put(name, &value))
    }

    pub(crate) fn text(&mut self, name: &str, text: &str) -> Result<(), M::Error> {
        if text.is_empty() { Ok(()) } else { self.put(name, text) }
    }
}

/// A layout whose strings hold nothing that must be escaped.
struct Escaping<F>(F);

impl<F: Formatter> Formatter for Escaping<F> {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        // Nearly all text is printable ASCII, of which nothing must be escaped here.
        if fragment.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
            return self.0.write_string_fragment(writer, fragment);
        }
        let mut rest = fragment;
        while let Some((at, c)) = rest.char_indices().find(|(_, c)| must_escape(*c)) {
            self.0.write_string_fragment(writer, &rest[..at])?;
            write!(writer, "\\u{:04x}", u32::from(c))?;
            rest = &rest[at + c.len_utf8()..];
        }
        self.0.write_string_fragment(writer, rest)
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_controls_a_terminal_is_written_as_it_is() {
        #[track_caller]
        fn check(text: &str, expected: &str) {
            assert_eq!(line(&text), expected);
        }
        check("a\u{1b}[31m\u{7f}", r#""a\u001b[31m\u007f""#);
        check("\u{85}\u{9b}x", r#""\u0085\u009bx""#);
        check("\u{202e}\u{2066}\u{200f}\u{61c}\u{2028}", r#""\u202e\u2066\u200f\u061c\u2028""#);
        check("tab\tline\n\"é中😀\u{200d}", "\"tab\\tline\\n\\\"é中😀\u{200d}\"");
        assert_eq!(pretty(&["\u{9b}"]), "[\n  \"\\u009b\"\n]");
    }

    #[test]
    fn every_code_point_survives() {
        let all: String = (0..0x3000).filter_map(char::from_u32).collect();
        let written = line(&all);
        assert!(!written.contains(must_escape));
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), all);
    }
}
