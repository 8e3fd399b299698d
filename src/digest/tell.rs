//! Words of the messages: foreign text in quotation marks, types, and what is wrong with text that is no JSON.
//!
//! No message holds a control character or a bidi control of the file: foreign text is escaped as Rust escapes it.

use jiter::{JsonErrorType, Peek};

use super::finding::Fault;
use super::limits;

/// The most characters of foreign text in a message.
pub(super) const LONGEST_QUOTED: usize = 60;

/// `text` in quotation marks, escaped and cut, fit for a message.
pub(super) fn quoted(text: &str) -> String {
    match text.char_indices().nth(LONGEST_QUOTED) {
        Some((end, _)) => format!("{:?}…", &text[..end]),
        None => format!("{text:?}"),
    }
}

/// `names` as a list for a person: `a`, `b` or `c`.
pub(super) fn one_of(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => format!("`{one}`"),
        [front @ .., last] => {
            let front: Vec<String> = front.iter().map(|name| format!("`{name}`")).collect();
            format!("{} or `{last}`", front.join(", "))
        }
    }
}

/// The name among `names` that `wrong` was probably meant to be.
pub(super) fn nearest(wrong: &str, names: &[&'static str]) -> Option<&'static str> {
    if wrong.len() > LONGEST_QUOTED {
        return None;
    }
    let lower = wrong.to_lowercase();
    names
        .iter()
        .map(|name| (strsim::osa_distance(&lower, &name.to_lowercase()), *name))
        // A third of the letters may be wrong; of more it is no longer likely to be the same word.
        .filter(|(distance, name)| distance * 3 <= name.len().max(3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// The type of a value, with its article.
pub(super) fn kind(peek: Peek) -> &'static str {
    match peek {
        Peek::Null => "null",
        Peek::True | Peek::False => "true or false",
        Peek::String => "a string",
        Peek::Array => "a list",
        Peek::Object => "an object",
        _ => "a number",
    }
}

/// What to do where a value is not what it should be.
pub(super) fn how_to_write(wanted: &str) -> &'static str {
    match wanted {
        "a string" => "put it in double quotation marks",
        "a list" => "put it in square brackets, also where it is only one",
        "true or false" => "write true or false, without quotation marks",
        "a number" | "a whole number" => "write digits, without quotation marks",
        _ => "`twosource schema` describes it",
    }
}

/// What is wrong with text that is no JSON, at the character `found`.
pub(super) fn syntax(error: &JsonErrorType, found: Option<char>) -> Fault {
    use JsonErrorType as E;
    if let (E::ExpectedSomeIdent | E::ExpectedSomeValue, Some(found)) = (error, found) {
        let message = format!("no JSON value has {found:?} here");
        let help = match found {
            '/' | '#' => "JSON has no comments: take them away",
            '\'' | '“' | '”' | '`' => "put strings in double quotation marks: \"",
            _ => "a value is an object, a list, a string in double quotation marks, a number, true, false or null",
        };
        return Fault::error("syntax", message, help);
    }
    let (code, message, help) = match error {
        E::EofWhileParsingList | E::EofWhileParsingObject | E::EofWhileParsingString | E::EofWhileParsingValue => {
            ("truncated", ends_within(error), "the file seems to be cut off: fetch or write it again")
        }
        E::TrailingComma => ("syntax", "a comma with nothing after it", "take the comma away"),
        E::ExpectedColon => ("syntax", "a colon is missing after the name of a member", "write \"name\": value"),
        E::ExpectedListCommaOrEnd => {
            ("syntax", "neither a comma nor a closing bracket after a value of a list", "separate values by commas")
        }
        E::ExpectedObjectCommaOrEnd => {
            ("syntax", "neither a comma nor a closing brace after a member", "separate members by commas")
        }
        E::KeyMustBeAString => {
            ("syntax", "the name of a member is not in double quotation marks", "write \"name\": value")
        }
        E::InvalidNumber | E::NumberOutOfRange | E::FloatExpectingInt => {
            ("syntax", "no JSON number", "write it as 1200, -3.5 or 1.2e9, without separators, signs or leading zeros")
        }
        E::InvalidEscape => (
            "syntax",
            "an escape that JSON doesn't have",
            "after a backslash stands one of \" \\ / b f n r t, or u and four hexadecimal digits",
        ),
        E::LoneLeadingSurrogateInHexEscape | E::UnexpectedEndOfHexEscape | E::InvalidUnicodeCodePoint => (
            "syntax",
            "half a character: a surrogate without its other half",
            "write the character itself, or both halves as \\uD83D\\uDE00",
        ),
        E::ControlCharacterWhileParsingString => (
            "syntax",
            "a line break, tab or other control character within a string",
            "write it as \\n, \\t or \\u001b",
        ),
        E::TrailingCharacters => (
            "trailing-text",
            "something follows the end of the document",
            "put several digests into a list, or one on each line of an .ndjson file",
        ),
        E::RecursionLimitExceeded => {
            let message = format!("nested deeper than {} levels", limits::NESTING);
            return Fault::error("nesting-too-deep", message, "no digest needs that: take the member away");
        }
        E::ExpectedSomeIdent | E::ExpectedSomeValue | E::DuplicateKey(_) | E::InternalError(_) => {
            ("syntax", "no JSON value", "`twosource schema` describes a digest")
        }
    };
    Fault::error(code, message, help)
}

fn ends_within(error: &JsonErrorType) -> &'static str {
    match error {
        JsonErrorType::EofWhileParsingList => "the text ends within a list",
        JsonErrorType::EofWhileParsingObject => "the text ends within an object",
        JsonErrorType::EofWhileParsingString => "the text ends within a string",
        _ => "the text ends where a value should stand",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_text_is_escaped_and_cut() {
        #[track_caller]
        fn check(text: &str, expected: &str) {
            assert_eq!(quoted(text), expected);
        }
        check("plain", "\"plain\"");
        check("a\u{1b}]0;x\u{7}", "\"a\\u{1b}]0;x\\u{7}\"");
        check("\u{9b}31m", "\"\\u{9b}31m\"");
        check("a\u{202e}b\u{2066}", "\"a\\u{202e}b\\u{2066}\"");
        assert_eq!(quoted(&"é".repeat(200)), format!("\"{}\"…", "é".repeat(LONGEST_QUOTED)));
    }

    #[test]
    fn a_misspelt_name_finds_its_own() {
        #[track_caller]
        fn check(wrong: &str, expected: Option<&str>) {
            assert_eq!(nearest(wrong, &["headline", "publisher", "author", "url", "form"]), expected, "{wrong}");
        }
        check("headlne", Some("headline"));
        check("Publisher", Some("publisher"));
        check("authors", Some("author"));
        check("uri", Some("url"));
        check("from", Some("form"));
        check("colour", None);
        check("", None);
        check(&"publisher".repeat(1_000), None);
    }

    #[test]
    fn a_list_of_names_reads_as_a_sentence() {
        assert_eq!(one_of(&["a"]), "`a`");
        assert_eq!(one_of(&["a", "b", "c"]), "`a`, `b` or `c`");
    }
}
