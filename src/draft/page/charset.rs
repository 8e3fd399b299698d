//! From the bytes of a report to its text: by a byte order mark, as UTF-8, or by the encoding that a page says it is in.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::looks_like_html;

/// How far into a page it says its encoding, in bytes; the HTML standard asks for the first 1024, and pages take longer.
const HEAD: usize = 8 << 10;

/// The text of `bytes`, without a byte order mark; `None` where it is no UTF-8 and no page.
///
/// A page in an encoding that it doesn't name is taken for windows-1252, as browsers do. What an encoding has no character
/// for becomes U+FFFD.
pub fn decode(bytes: Vec<u8>) -> Option<String> {
    if let Some((encoding, length)) = Encoding::for_bom(&bytes) {
        return Some(encoding.decode_without_bom_handling(&bytes[length..]).0.into_owned());
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Some(text),
        Err(other) => other.into_bytes(),
    };
    let head = WINDOWS_1252.decode_without_bom_handling(&bytes[..bytes.len().min(HEAD)]).0;
    if !looks_like_html(&head) {
        return None;
    }
    let encoding = stated(&head).unwrap_or(WINDOWS_1252);
    Some(encoding.decode_without_bom_handling(&bytes).0.into_owned())
}

/// The encoding that a page names in its `meta` elements, or in its XML declaration.
fn stated(head: &str) -> Option<&'static Encoding> {
    let lower = head.to_ascii_lowercase();
    let tags = lower.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or(rest));
    let label = |tag: &str| {
        let key = if tag.starts_with("meta") { "charset" } else { "encoding" };
        let named = tag.starts_with("meta") || tag.starts_with("?xml");
        let value = tag.split(key).nth(1).filter(|_| named)?.trim_start().strip_prefix('=')?.trim_start();
        let value = value.trim_start_matches(['"', '\'']);
        let end = value.find(|c: char| c.is_ascii_whitespace() || matches!(c, '"' | '\'' | ';' | '?' | '/'));
        Encoding::for_label(&value.as_bytes()[..end.unwrap_or(value.len())])
    };
    let found = tags.filter_map(label).next()?;
    // Whoever could read that much has no UTF-16 before them.
    Some(if found == UTF_16BE || found == UTF_16LE { UTF_8 } else { found })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_read_in_the_encoding_that_they_name() {
        #[track_caller]
        fn check(bytes: &[u8], expected: Option<&str>) {
            let decoded = decode(bytes.to_vec());
            let body = decoded.as_deref().map(|text| text.split("<p>").nth(1).unwrap_or(text));
            assert_eq!(body, expected);
        }
        check(b"", Some(""));
        check("Gö".as_bytes(), Some("Gö"));
        check(b"\xef\xbb\xbfG\xc3\xb6", Some("Gö"));
        check(b"\xff\xfeG\0\xf6\0", Some("Gö"));
        check(b"\xfe\xff\0G\0\xf6", Some("Gö"));
        check(b"plain text: G\xf6", None);
        check(b"<html><p>G\xf6 \x93so\x94", Some("Gö “so”"));
        check(b"<html><meta charset=iso-8859-2><p>\xb1", Some("ą"));
        check(b"<html><meta charset='koi8-r'/><p>\xc4\xc1", Some("да"));
        check(b"<html><META HTTP-EQUIV=x content=\"text/html; Charset = shift_jis\"><p>\x93\xfa", Some("日"));
        check(b"<?xml version='1.0' encoding='windows-1251'?><html><p>\xe4\xe0", Some("да"));
        check(b"<html><meta charset=utf-16><p>\xff", Some("\u{fffd}"));
        check(b"<html><meta charset=no-such><p>\xf6", Some("ö"));
        check(b"<html><!-- charset=koi8-r --><p>\xf6", Some("ö"));
    }
}
