//! Markdown to be pasted into a document: one line a block, so that the document wraps it as it likes.

use std::fmt::{self, Write};

use super::super::style::{Phrase, Tone};
use super::{Last, Layout, escape};

/// Writes Markdown.
pub(in crate::export) struct Markdown<'w> {
    out: &'w mut dyn Write,
    last: Last,
}

impl<'w> Markdown<'w> {
    pub(in crate::export) fn new(out: &'w mut dyn Write) -> Self {
        Self { out, last: Last::Nothing }
    }

    /// Leaves an empty line between blocks, none between the entries of a list.
    fn begin(&mut self, next: Last) -> fmt::Result {
        let close = self.last == Last::Nothing || (self.last == Last::Item && next == Last::Item);
        self.last = next;
        if close { Ok(()) } else { self.out.write_char('\n') }
    }
}

impl Layout for Markdown<'_> {
    fn heading(&mut self, level: usize, text: &Phrase) -> fmt::Result {
        self.begin(Last::Heading(level))?;
        // Headings stand out as they are: emphasis inside of them is noise.
        let mut line = String::new();
        escape::push(&mut line, text.text(), true);
        writeln!(self.out, "{} {line}", "#".repeat(level))
    }

    fn paragraph(&mut self, text: &Phrase) -> fmt::Result {
        self.begin(Last::Block)?;
        writeln!(self.out, "{}", inline(text, true))
    }

    fn facts(&mut self, facts: &[(&str, Phrase)]) -> fmt::Result {
        facts.iter().try_for_each(|(name, value)| {
            self.begin(Last::Item)?;
            writeln!(self.out, "- {name}: {}", inline(value, false))
        })
    }

    fn item(&mut self, label: &Phrase, text: &Phrase, notes: &[Phrase]) -> fmt::Result {
        self.begin(Last::Item)?;
        let mut line = inline(label, true);
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&inline(text, label.is_empty()));
        for (at, note) in notes.iter().filter(|note| !note.is_empty()).enumerate() {
            line.push_str(if at == 0 { " — " } else { " · " });
            line.push_str(&inline(note, false));
        }
        writeln!(self.out, "- {line}")
    }

    fn quote(&mut self, words: &Phrase, by: &Phrase) -> fmt::Result {
        self.begin(Last::Block)?;
        writeln!(self.out, "> {}\n>\n> — {}", inline(words, true), inline(by, false))
    }

    fn table(&mut self, titles: &[&str], rows: &[Vec<Phrase>]) -> fmt::Result {
        self.begin(Last::Block)?;
        writeln!(self.out, "| {} |", titles.join(" | "))?;
        writeln!(self.out, "|{}", " --- |".repeat(titles.len()))?;
        rows.iter().try_for_each(|row| {
            let cells: Vec<String> = row.iter().map(|cell| inline(cell, false)).collect();
            writeln!(self.out, "| {} |", cells.join(" | "))
        })
    }
}

/// The delimiter of a tone.
fn delimiter(tone: Tone) -> &'static str {
    match tone {
        Tone::Strong | Tone::Good | Tone::Warning => "**",
        Tone::Difference | Tone::Differing | Tone::Match | Tone::Report(_) => "**",
        Tone::Quiet => "*",
        Tone::Plain => "",
    }
}

/// A phrase as inline Markdown; `at_start` where a block begins with it.
fn inline(phrase: &Phrase, at_start: bool) -> String {
    let whole = phrase.text().trim_end().len();
    let stretches = stretches(phrase, whole);
    let mut out = String::new();
    let mut open_until = 0;
    for (start, text, mark) in &stretches {
        let (lead, inner, trail) = around(text);
        let before = phrase.text()[..start + lead.len()].chars().next_back();
        let after = phrase.text()[start + lead.len() + inner.len()..].chars().next();
        // Blanks that open a block would be markup.
        let begins = at_start && out.is_empty();
        if !begins {
            out.push_str(lead);
        }
        // Where two delimiters would touch, or Markdown would not see one, or there is no word, nothing is emphasised.
        let marked = !mark.is_empty()
            && inner.contains(char::is_alphanumeric)
            && (out.len() > open_until || out.is_empty())
            && may_stand(before, inner.chars().next())
            && may_stand(after, inner.chars().next_back());
        let mark = if marked { mark } else { "" };
        out.push_str(mark);
        escape::push(&mut out, inner, begins);
        out.push_str(mark);
        open_until = if marked { out.len() } else { open_until };
        if !out.is_empty() {
            out.push_str(trail);
        }
    }
    out
}

/// The stretches of a phrase that have one delimiter, each with where it starts.
fn stretches(phrase: &Phrase, whole: usize) -> Vec<(usize, &str, &'static str)> {
    let mut found: Vec<(usize, &str, &'static str)> = Vec::new();
    let mut start = 0;
    for (text, tone) in phrase.pieces(0..whole) {
        let end = start + text.len();
        match found.last_mut() {
            Some((from, last, mark)) if *mark == delimiter(tone) => *last = &phrase.text()[*from..end],
            _ => found.push((start, text, delimiter(tone))),
        }
        start = end;
    }
    found
}

/// The blanks before, the text, the blanks after it: a delimiter must touch its text.
fn around(text: &str) -> (&str, &str, &str) {
    let inner = text.trim_start();
    let lead = &text[..text.len() - inner.len()];
    let kept = inner.trim_end();
    (lead, kept, &inner[kept.len()..])
}

/// True where a delimiter between `outside` and `inside` is seen as one (CommonMark's flanking rule, on the safe side).
fn may_stand(outside: Option<char>, inside: Option<char>) -> bool {
    inside.is_some_and(char::is_alphanumeric)
        || outside.is_none_or(|c| c.is_ascii_whitespace() || c.is_ascii_punctuation())
}

#[cfg(test)]
mod tests {
    use super::super::plain;
    use super::*;
    use crate::text::sanitise;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser};

    /// What is markup where it stands at the start of a line, or within one.
    const MARKUP: &[&str] = &[
        "", " ", "    ", "- ", "+ ", "* ", "1. ", "12) ", "# ", "> ", "=== ", "---", "***", "```", "~~~", ": ",
        "| a |", "&amp;", "&#65;", "[x](y)", "![x](y)", "[^1]: ", "$x$", "$$", "~~x~~", "^x^", "**x**", "_x_", "<b>",
        "<!--", "\\", "[[x]]", "{x}", ":::", "[ ] ",
    ];

    /// What a reader of Markdown shows: the text of each block.
    fn read(markdown: &str) -> Vec<String> {
        let mut blocks = vec![String::new()];
        for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
            match event {
                Event::Text(text) => {
                    if let Some(block) = blocks.last_mut() {
                        block.push_str(&text);
                    }
                }
                Event::Start(tag) if !is_inline(&tag) => blocks.push(String::new()),
                Event::Start(_) | Event::End(_) => {}
                other => panic!("{other:?} in {markdown}"),
            }
        }
        blocks.into_iter().map(|block| block.trim().to_owned()).filter(|block| !block.is_empty()).collect()
    }

    /// True for emphasis; anything else that stands in a line must not come from a text.
    fn is_inline(tag: &pulldown_cmark::Tag<'_>) -> bool {
        use pulldown_cmark::Tag;
        assert!(
            !matches!(
                tag,
                Tag::Link { .. }
                    | Tag::Image { .. }
                    | Tag::Strikethrough
                    | Tag::HtmlBlock
                    | Tag::CodeBlock(_)
                    | Tag::FootnoteDefinition(_)
                    | Tag::Superscript
                    | Tag::Subscript
            ),
            "{tag:?}"
        );
        matches!(tag, Tag::Emphasis | Tag::Strong)
    }

    fn written(write: impl FnOnce(&mut Markdown<'_>) -> fmt::Result) -> String {
        let mut out = String::new();
        write(&mut Markdown::new(&mut out)).expect("memory takes it");
        out
    }

    #[test]
    fn emphasis_stands_where_markdown_sees_it() {
        #[track_caller]
        fn check(parts: &[(&str, Tone)], expected: &str) {
            let phrase = parts.iter().fold(Phrase::default(), |phrase, (text, tone)| phrase.with(text, *tone));
            assert_eq!(inline(&phrase, true), expected);
        }
        check(&[("a ", Tone::Plain), ("word", Tone::Strong), (" b", Tone::Plain)], "a **word** b");
        check(&[("a", Tone::Plain), (" word ", Tone::Quiet), ("b", Tone::Plain)], "a *word* b");
        check(&[("12", Tone::Differing), ("日に", Tone::Plain)], "**12**日に");
        check(&[("(", Tone::Plain), ("“word”", Tone::Strong), (")", Tone::Plain)], "(**“word”**)");
        check(&[("x", Tone::Plain), ("“word”", Tone::Strong)], "x“word”");
        check(&[("one", Tone::Strong), ("two", Tone::Quiet)], "**one**two");
        check(&[("one", Tone::Strong), (" ", Tone::Quiet), ("two", Tone::Match)], "**one** **two**");
        check(&[("—", Tone::Quiet), (" x", Tone::Plain)], "— x");
        check(&[("a", Tone::Strong), ("b", Tone::Difference)], "**ab**");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn any_text_is_read_as_it_is(
            opening in proptest::sample::select(MARKUP.to_vec()),
            words in "[ -~\\n“”é漢—≠]{0,20}|\\PC{0,20}",
            middle in proptest::sample::select(MARKUP.to_vec()),
            more in "[*_`~ a-c“.(]{0,8}",
            tones in proptest::sample::select(vec![(Tone::Strong, Tone::Quiet), (Tone::Plain, Tone::Match), (Tone::Quiet, Tone::Plain)]),
        ) {
            let (words, more) = (format!("{opening}{words}"), format!("{middle}{more}"));
            let text = sanitise::line(&words).into_owned() + &sanitise::line(&more);
            let shown = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let phrase = Phrase::new(&words, tones.0).with(&more, tones.1);
            let expected: Vec<String> = Some(shown(&text)).filter(|text| !text.is_empty()).into_iter().collect();
            let found = |markdown: &str| read(markdown).iter().map(|block| shown(block)).collect::<Vec<_>>();
            prop_assert_eq!(found(&written(|out| out.paragraph(&phrase))), expected.clone());
            prop_assert_eq!(found(&written(|out| out.heading(2, &phrase))), expected.clone());
            prop_assert_eq!(found(&written(|out| out.item(&Phrase::default(), &phrase, &[]))), expected.clone());
            let quoted = written(|out| out.quote(&phrase, &plain("somebody")));
            prop_assert_eq!(found(&quoted).first() == expected.first(), !expected.is_empty());
            let table = written(|out| out.table(&["title"], &[vec![phrase.clone()]]));
            prop_assert_eq!(&found(&table)[1..], &expected[..]);
        }
    }
}
