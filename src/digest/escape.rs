//! JSON text that no terminal, editor or log can take for anything but text: every control character, C1 control,
//! bidi control and line separator is written as `\uXXXX`.

/// True for a character that is never written as it is.
pub(super) fn must_escape(c: char) -> bool {
    c.is_control() || is_bidi_control(c) || matches!(c, '\u{2028}' | '\u{2029}')
}

/// The characters of Unicode's property `Bidi_Control`.
fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Appends the escape of `c`, which lies in Unicode's first plane as all of them do.
pub(super) fn push_escape(out: &mut String, c: char) {
    out.push_str(&format!("\\u{:04x}", u32::from(c)));
}

/// Valid JSON text without the white space between its parts and with what must be escaped escaped.
///
/// Numbers and strings otherwise stay as they were written, to the letter.
pub(super) fn compact(json: &str) -> Box<str> {
    let mut out = String::with_capacity(json.len());
    let (mut in_string, mut after_backslash) = (false, false);
    for c in json.chars() {
        if !in_string {
            in_string = c == '"';
            if !matches!(c, ' ' | '\t' | '\n' | '\r') {
                out.push(c);
            }
            continue;
        }
        if must_escape(c) {
            push_escape(&mut out, c);
        } else {
            out.push(c);
        }
        in_string = after_backslash || c != '"';
        after_backslash = !after_backslash && c == '\\';
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_text_is_compacted_outside_its_strings() {
        #[track_caller]
        fn check(json: &str, expected: &str) {
            assert_eq!(&*compact(json), expected);
        }
        check(" { \"a b\" :\n [ 1 , 2.50 ,\tnull ] } ", r#"{"a b":[1,2.50,null]}"#);
        check(r#"["\" , \\", "x , y"]"#, r#"["\" , \\","x , y"]"#);
        check("\"a\u{202e}b\u{7f}\u{85}\u{2028}é\"", r#""a\u202eb\u007f\u0085\u2028é""#);
        check("\"\\\\\" , 1", "\"\\\\\",1");
    }
}
