//! The encoding of a file: UTF-8, and what else it is where it isn't.

use std::ops::Range;

use super::finding::Fault;

/// The text of a file, as far as it is text.
#[derive(Debug)]
pub(super) struct Decoded<'a> {
    pub(super) text: &'a str,
    /// Where the text begins in the file: behind the byte order mark, if there is one.
    pub(super) start: usize,
    /// The bytes that end it before the file ends, and what is wrong with them.
    pub(super) cut_by: Option<(Range<usize>, Fault)>,
}

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The text of `bytes`, or why they are none at all.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, Fault> {
    if let Some(name) = other_encoding(bytes) {
        let help = format!("write it as UTF-8: iconv -f {name} -t UTF-8 FILE");
        return Err(Fault::error("encoding", format!("the file is {name}, not UTF-8"), help));
    }
    let start = if bytes.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    let (text, cut_by) = valid_part(&bytes[start..], start);
    Ok(Decoded { text, start, cut_by })
}

/// `bytes`, which begin at `start` of their file, as far as they are UTF-8, and what ends them.
pub(super) fn valid_part(bytes: &[u8], start: usize) -> (&str, Option<(Range<usize>, Fault)>) {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return (text, None),
        Err(error) => error,
    };
    let valid = error.valid_up_to();
    let text = std::str::from_utf8(&bytes[..valid]).unwrap_or_default();
    let at = start + valid;
    let fault = match error.error_len() {
        None => Fault::error(
            "truncated",
            "the file ends within a character",
            "the file seems to be cut off: fetch or write it again",
        ),
        Some(_) => Fault::error(
            "not-utf-8",
            format!("the byte 0x{:02X} is not UTF-8 here", bytes.get(valid).copied().unwrap_or_default()),
            "write the file as UTF-8; if it is in an old encoding: iconv -f WINDOWS-1252 -t UTF-8 FILE",
        ),
    };
    let length = error.error_len().unwrap_or(1);
    (text, Some((at..at + length, fault)))
}

/// The name of the Unicode encoding that `bytes` are in, where that is not UTF-8: by its byte order mark, or by the zeros
/// that it puts beside the bracket that JSON begins with.
fn other_encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        // UTF-32 first: its little-endian mark begins as UTF-16's does.
        [0xFF, 0xFE, 0, 0, ..] => Some("UTF-32LE"),
        [0, 0, 0xFE, 0xFF, ..] => Some("UTF-32BE"),
        [0xFF, 0xFE, ..] => Some("UTF-16LE"),
        [0xFE, 0xFF, ..] => Some("UTF-16BE"),
        [first, 0, 0, 0, ..] if *first != 0 => Some("UTF-32LE"),
        [0, 0, 0, last, ..] if *last != 0 => Some("UTF-32BE"),
        [first, 0, third, ..] if *first != 0 && *third != 0 => Some("UTF-16LE"),
        [0, second, 0, ..] if *second != 0 => Some("UTF-16BE"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_named() {
        #[track_caller]
        fn check(bytes: &[u8], expected: &str) {
            let found = match decode(bytes) {
                Err(fault) => fault.message,
                Ok(Decoded { start, cut_by: Some((at, fault)), .. }) => format!("{start} {at:?} {}", fault.message),
                Ok(Decoded { text, start, .. }) => format!("{start} {text}"),
            };
            assert_eq!(found, expected);
        }
        let wide = |encode: fn(u16) -> [u8; 2]| "{\"é\"".encode_utf16().flat_map(encode).collect::<Vec<u8>>();
        let wider = |encode: fn(u32) -> [u8; 4]| "{\"é\"".chars().flat_map(|c| encode(c.into())).collect::<Vec<u8>>();
        check("{é}".as_bytes(), "0 {é}");
        check(b"\xEF\xBB\xBF{}", "3 {}");
        check(&wide(u16::to_le_bytes), "the file is UTF-16LE, not UTF-8");
        check(&wide(u16::to_be_bytes), "the file is UTF-16BE, not UTF-8");
        check(&wider(u32::to_le_bytes), "the file is UTF-32LE, not UTF-8");
        check(&wider(u32::to_be_bytes), "the file is UTF-32BE, not UTF-8");
        check(b"\xFF\xFE{\0", "the file is UTF-16LE, not UTF-8");
        check(b"\xFF\xFE\0\0{\0\0\0", "the file is UTF-32LE, not UTF-8");
        check(b"{\"a\": \"caf\xE9\"}", "0 10..11 the byte 0xE9 is not UTF-8 here");
        check(b"\xEF\xBB\xBFa\xC3", "3 4..5 the file ends within a character");
        check(b"", "0 ");
    }
}
