//! Foreign text in Markdown: shown as it is, whatever it looks like.
//!
//! After CommonMark 0.31, GitHub's extensions of it, and what pandoc adds: mathematics between dollar signs, superscripts,
//! attributes of headings.

/// Appends `text`, one line, so that none of it is markup; `at_start` where a block begins with it.
pub(super) fn push(out: &mut String, text: &str, at_start: bool) {
    let text = if at_start { text.trim_start() } else { text };
    let number = if at_start { number_of_list(text) } else { None };
    for (at, c) in text.char_indices() {
        let opens_block = at_start && at == 0 && matches!(c, '+' | '-' | '=' | ':');
        if opens_block || number == Some(at) || is_markup(c) || (c == '&' && begins_entity(&text[at..])) {
            out.push('\\');
        }
        out.push(c);
    }
}

/// True for a character that is markup wherever it stands.
fn is_markup(c: char) -> bool {
    matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '{' | '}' | '|' | '~' | '^' | '$' | '#')
}

/// Where the `.` or `)` stands that makes the text an entry of a numbered list.
fn number_of_list(text: &str) -> Option<usize> {
    let end = text.find(|c: char| !c.is_ascii_digit())?;
    (end > 0 && text[end..].starts_with(['.', ')'])).then_some(end)
}

/// True where text that begins with `&` could be read as a character reference.
fn begins_entity(text: &str) -> bool {
    let name = text[1..].trim_start_matches('#');
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    end > 0 && name[end..].starts_with(';')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_foreign_is_markup() {
        #[track_caller]
        fn check(text: &str, at_start: bool, expected: &str) {
            let mut out = String::new();
            push(&mut out, text, at_start);
            assert_eq!(out, expected);
        }
        check("plain, with (brackets) and 5.5 %", true, "plain, with (brackets) and 5.5 %");
        check("*bold* _it_ `code` ~~x~~", false, "\\*bold\\* \\_it\\_ \\`code\\` \\~\\~x\\~\\~");
        check("[a](http://b) <b> a|b", false, "\\[a\\](http://b) \\<b\\> a\\|b");
        check("$5 and $6", false, "\\$5 and \\$6");
        check("# heading", true, "\\# heading");
        check("- list", true, "\\- list");
        check("well - known", false, "well - known");
        check("2019. A year", true, "2019\\. A year");
        check("2019. A year", false, "2019. A year");
        check("1) one", true, "1\\) one");
        check("12 months", true, "12 months");
        check("    code", true, "code");
        check("AT&T &amp; R&D", true, "AT&T \\&amp; R&D");
        check("&#x41;", true, "\\&\\#x41;");
    }
}
