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
    for (at, (start, text, mark)) in stretches.iter().enumerate() {
        let begins = at_start && at == 0;
        let (lead, inner, trail) = around(text);
        let before = phrase.text()[..start + lead.len()].chars().next_back();
        let after = phrase.text()[start + lead.len() + inner.len()..].chars().next();
        // Where two delimiters would touch, or Markdown would not see one, or there is no word, nothing is emphasised.
        let marked = !mark.is_empty()
            && inner.contains(char::is_alphanumeric)
            && (out.len() > open_until || out.is_empty() || !lead.is_empty())
            && may_stand(before, inner.chars().next())
            && may_stand(after, inner.chars().next_back());
        escape::push(&mut out, lead, begins);
        if marked {
            out.push_str(mark);
            escape::push(&mut out, inner, begins);
            out.push_str(mark);
            open_until = out.len();
        } else {
            escape::push(&mut out, inner, begins);
        }
        escape::push(&mut out, trail, begins && inner.is_empty());
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
