//! What is done to markup before a parser sees it: what carries no text is left out, and nesting is bounded.
//!
//! A parser of HTML takes time that grows with the depth of the tree for each of its tags, and the extraction walks
//! trees by recursion, so that a page of a hundred thousand open tags must not reach them. Which tags close which is
//! followed as the HTML standard has it, as far as depth goes; the tree itself is the parser's matter.

use memchr::{memchr, memmem};

/// The deepest nesting that is kept, in elements. Pages of news stay below 60.
const DEEPEST: usize = 120;

/// The longest tag that keeps its attributes, in bytes: a parser compares every attribute of a tag with every other.
const LONGEST_TAG: usize = 16 << 10;

/// Elements whose content is no text of the page.
const WITHOUT_TEXT: [&str; 10] =
    ["script", "style", "noscript", "template", "svg", "iframe", "math", "canvas", "object", "select"];

/// Elements that hold nothing, and so nest nothing.
const VOID: [&str; 15] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "frame",
];

/// Elements that end where their next sibling begins, so that pages leave their end tags out; what they nest in counts.
const ENDING_THEMSELVES: [&str; 16] = [
    "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "rt", "rp", "colgroup",
    "caption",
];

/// Elements of formatting: their end tag ends them alone, and leaves open what was opened within.
const FORMATTING: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements that an end tag of anything outside of them doesn't reach into.
const BARRIERS: [&str; 5] = ["table", "marquee", "applet", "button", "html"];

/// True of elements that the end tag of a phrase stops at.
fn is_phrase(name: &str) -> bool {
    const PHRASES: [&str; 20] = [
        "span", "abbr", "cite", "q", "sub", "sup", "time", "label", "mark", "kbd", "samp", "var", "bdi", "bdo", "data",
        "dfn", "del", "ins", "output", "picture",
    ];
    PHRASES.contains(&name)
}

/// The markup of a page without scripts, styles and comments, nested at most [`DEEPEST`] deep. Linked data is kept.
pub(super) fn bounded(html: &str) -> String {
    let mut out = String::with_capacity(html.len().min(1 << 20));
    let mut open = Vec::new();
    let mut rest = html;
    while let Some(at) = memchr(b'<', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        rest = match Piece::at(rest) {
            Piece::Text => {
                out.push_str("&lt;");
                &rest[1..]
            }
            Piece::Left(length) => &rest[length..],
            Piece::Start { name, length } => {
                let tag = &rest[..length];
                start(&mut out, &mut open, &name, tag);
                &rest[length..]
            }
            Piece::Kept(length) => {
                out.push_str(&rest[..length]);
                &rest[length..]
            }
            Piece::End { name, length } => {
                if end(&mut open, &name) {
                    out.push_str(&rest[..length]);
                }
                &rest[length..]
            }
        };
    }
    out.push_str(rest);
    out
}

/// Writes a start tag, unless it would nest too deep.
fn start(out: &mut String, open: &mut Vec<Box<str>>, name: &str, tag: &str) {
    let nests = !VOID.contains(&name) && !ENDING_THEMSELVES.contains(&name);
    if nests && open.len() >= DEEPEST {
        return;
    }
    if tag.len() > LONGEST_TAG {
        out.extend(["<", name, ">"]);
    } else {
        out.push_str(tag);
    }
    if nests {
        open.push(name.into());
    }
}

/// Closes what an end tag closes; false where it closes nothing and is not to be written.
fn end(open: &mut Vec<Box<str>>, name: &str) -> bool {
    if ENDING_THEMSELVES.contains(&name) || name == "br" {
        return true;
    }
    let reach = open.iter().rposition(|other| {
        &**other == name
            || BARRIERS.contains(&&**other)
            || (is_phrase(name) && !is_phrase(other) && !FORMATTING.contains(&&**other))
    });
    match reach {
        Some(at) if &*open[at] == name => {
            if FORMATTING.contains(&name) {
                open.remove(at);
            } else {
                open.truncate(at);
            }
            true
        }
        _ => false,
    }
}

/// What stands at a `<`.
enum Piece {
    /// No markup.
    Text,
    /// Something of that many bytes that is left out.
    Left(usize),
    /// Something of that many bytes that is kept as it is.
    Kept(usize),
    /// A start tag.
    Start { name: String, length: usize },
    /// An end tag.
    End { name: String, length: usize },
}

impl Piece {
    /// What begins at the start of `text`, which is a `<`.
    fn at(text: &str) -> Self {
        let bytes = text.as_bytes();
        match bytes.get(1) {
            Some(b'!') if text.starts_with("<!--") => Self::Left(after(text, 4, b"-->")),
            Some(b'!' | b'?') => Self::Kept(after(text, 1, b">")),
            Some(b'/') => match name(&text[2..]) {
                Some(name) => Self::End { length: tag_length(text), name },
                None => Self::Left(after(text, 1, b">")),
            },
            Some(_) => match name(&text[1..]) {
                Some(name) => Self::start(text, name),
                None => Self::Text,
            },
            None => Self::Text,
        }
    }

    fn start(text: &str, name: String) -> Self {
        let length = tag_length(text);
        if name == "title" || name == "textarea" {
            // What looks like tags in them is text.
            return Self::Kept(element_length(text, length, &name));
        }
        if !WITHOUT_TEXT.contains(&&*name) {
            return Self::Start { name, length };
        }
        let whole = element_length(text, length, &name);
        let is_linked_data = name == "script" && contains_ignoring_case(&text[..length], "ld+json");
        if is_linked_data { Self::Kept(whole) } else { Self::Left(whole) }
    }
}

/// The name of a tag, in lower case, where one begins `text`.
fn name(text: &str) -> Option<String> {
    if !text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = text.find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>').unwrap_or(text.len());
    // No element has a longer name, and names are kept.
    (end <= 64).then(|| text[..end].to_ascii_lowercase())
}

/// The length up to and with `what`, looked for behind `from`; all of `text` where it is missing.
fn after(text: &str, from: usize, what: &[u8]) -> usize {
    let bytes = text.as_bytes().get(from..).unwrap_or_default();
    memmem::find(bytes, what).map_or(text.len(), |at| from + at + what.len())
}

/// The length of the tag that begins `text`: its `>` may stand in the value of an attribute.
fn tag_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 1;
    let mut value_may_begin = false;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'>' => return at + 1,
            b'=' => value_may_begin = true,
            b'"' | b'\'' if value_may_begin => match memchr(*byte, &bytes[at + 1..]) {
                Some(length) => {
                    at += length + 1;
                    value_may_begin = false;
                }
                None => break,
            },
            byte if byte.is_ascii_whitespace() => {}
            _ => value_may_begin = false,
        }
        at += 1;
    }
    // A tag that never ends: it ends at the first thing that could end it.
    memchr(b'>', bytes).map_or(bytes.len(), |at| at + 1)
}

/// The length of an element whose start tag has `length` bytes and whose content is no markup.
fn element_length(text: &str, length: usize, name: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = length;
    while let Some(next) = bytes.get(at..).and_then(|rest| memchr(b'<', rest)) {
        at += next;
        let is_end = bytes.get(at + 1) == Some(&b'/')
            && bytes.get(at + 2..at + 2 + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()));
        if is_end {
            return after(text, at, b">");
        }
        at += 1;
    }
    // Without an end, the start tag alone is left out rather than the rest of the page.
    length
}

/// True where `text` has `what`, which is in lower case.
fn contains_ignoring_case(text: &str, what: &str) -> bool {
    text.as_bytes().windows(what.len()).any(|window| window.eq_ignore_ascii_case(what.as_bytes()))
}

/// True where `text` is a page of HTML rather than a text with a tag in it: it begins with markup of a page, or has the
/// elements that make one up.
pub(super) fn is_page(text: &str) -> bool {
    /// How far into a text its nature shows, in bytes.
    const HEAD: usize = 64 << 10;
    let end = (0..=HEAD.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let head = &text[..end];
    let begins = head.trim_start_matches('\u{feff}').trim_start();
    let outside_comments = skip_comments(begins);
    const FIRST: [&str; 6] = ["!doctype", "html", "head", "body", "?xml", "article"];
    const FRAME: [&str; 9] = ["html", "head", "body", "div", "article", "main", "section", "meta", "p"];
    let tag = |text: &str, names: &[&str]| {
        let name =
            text.get(..text.find(|c: char| !(c.is_ascii_alphanumeric() || "!?".contains(c))).unwrap_or(text.len()));
        name.is_some_and(|name| names.iter().any(|known| name.eq_ignore_ascii_case(known)))
    };
    let Some(first) = outside_comments.strip_prefix('<') else { return false };
    if tag(first, &FIRST) {
        return true;
    }
    // A fragment of a page: it begins with an element that holds others, and has an end tag of such.
    tag(first, &FRAME) && head.match_indices("</").any(|(at, _)| tag(&head[at + 2..], &FRAME))
}

fn skip_comments(text: &str) -> &str {
    let mut rest = text;
    while rest.starts_with("<!--") {
        rest = rest[after(rest, 4, b"-->")..].trim_start();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_carries_no_text_is_left_out() {
        #[track_caller]
        fn check(html: &str, expected: &str) {
            assert_eq!(bounded(html), expected);
        }
        check("<p>Rain<!-- <b> --> fell</p>", "<p>Rain fell</p>");
        check("<script>if (a < b) {}</script><p>Rain</p>", "<p>Rain</p>");
        check("<SCRIPT type='application/ld+json'>{}</SCRIPT>", "<SCRIPT type='application/ld+json'>{}</SCRIPT>");
        check("<p title='a > b'>Rain</p>", "<p title='a > b'>Rain</p>");
        check("4 < 5 and 6 <7", "4 &lt; 5 and 6 &lt;7");
        check("<title><b></title>", "<title><b></title>");
        check("<script>never ends <p>Rain", "never ends <p>Rain");
        check("</b></p>Rain</br>", "</p>Rain</br>");
        check("<p>Rain<", "<p>Rain&lt;");
        check("<", "&lt;");
        check("", "");
    }

    #[test]
    fn nesting_is_bounded() {
        #[track_caller]
        fn check(repeated: &str, expected: usize) {
            let out = bounded(&repeated.repeat(10_000));
            assert_eq!(out.matches("<div").count(), expected, "{repeated}");
        }
        check("<div>", DEEPEST);
        check("<div></div>", 10_000);
        check("<div><span></div>", 10_000);
        check("<span><div></span>", DEEPEST / 2);
        check("<b><div></b>", DEEPEST - 1);
        check("<p><div>", DEEPEST);
        check("<div><p>", DEEPEST);
        check("<div><img><br></div>", 10_000);
    }

    #[test]
    fn a_page_is_told_from_a_text_with_tags() {
        #[track_caller]
        fn check(text: &str, expected: bool) {
            assert_eq!(is_page(text), expected, "{text}");
        }
        check("<!DOCTYPE html><html><body><p>Rain</body></html>", true);
        check("\u{feff}\n<!-- saved --><HTML lang=en>", true);
        check("<div><p>Rain fell.</p></div>", true);
        check("<p>Rain fell.</p>\n<p>It stopped.</p>", true);
        check("Rain fell, <em>The Gull</em> <a href=\"x\">reported</a>.", false);
        check("<em>The Gull</em> reported rain.", false);
        check("Rain < sun", false);
        check("<3 you all", false);
        check("", false);
        check("He wrote <html> on the wall. </html>", false);
    }
}
