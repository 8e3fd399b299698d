//! Text for people: wrapped, moved in beneath its heading, styled where the page has colours.

use std::fmt::{self, Write};
use std::ops::Range;

use super::super::Page;
use super::super::style::{self, Phrase, Tone};
use super::{Last, Layout, plain, table};
use crate::text::width::width;
use crate::text::wrap::wrap;

/// The blanks between a label and its text, and how far each level of heading moves in what follows.
const STEP: usize = 2;

/// The fewest columns beside a label; where there are fewer, the text goes beneath it.
const BESIDE: usize = 12;

/// The widest label that others are lined up with; a wider one has its text beneath it.
const WIDEST_LABEL: usize = 20;

/// Writes text for people.
pub(in crate::export) struct Text<'w> {
    out: &'w mut dyn Write,
    page: Page,
    last: Last,
    /// How far the current heading moves in what follows, in columns.
    indent: usize,
}

impl<'w> Text<'w> {
    pub(in crate::export) fn new(out: &'w mut dyn Write, page: Page) -> Self {
        Self { out, page, last: Last::Nothing, indent: 0 }
    }

    /// Leaves an empty line where the next form needs one before it.
    fn begin(&mut self, next: Last) -> fmt::Result {
        let close = matches!(
            (self.last, next),
            (Last::Nothing, _) | (Last::Heading(2..), Last::Item | Last::Block) | (Last::Item, Last::Item)
        );
        self.last = next;
        if close { Ok(()) } else { self.out.write_char('\n') }
    }

    /// One line: blanks, then a part of a phrase; an empty one where that is empty.
    fn line(&mut self, indent: usize, phrase: &Phrase, range: Range<usize>) -> fmt::Result {
        if !range.is_empty() {
            self.blanks(indent)?;
            self.pieces(phrase, range)?;
        }
        self.out.write_char('\n')
    }

    fn blanks(&mut self, columns: usize) -> fmt::Result {
        write!(self.out, "{:columns$}", "")
    }

    fn pieces(&mut self, phrase: &Phrase, range: Range<usize>) -> fmt::Result {
        for (text, tone) in phrase.pieces(range) {
            style::write(self.out, text, tone, self.page.colour)?;
        }
        Ok(())
    }

    /// A phrase in lines that are all moved in alike.
    fn lines(&mut self, indent: usize, phrase: &Phrase) -> fmt::Result {
        for range in wrap(phrase.text(), self.inside(indent)) {
            self.line(indent, phrase, range)?;
        }
        Ok(())
    }

    /// A phrase beside a label, its further lines beneath its first.
    fn beside(&mut self, label: &Phrase, hang: usize, phrase: &Phrase) -> fmt::Result {
        let indent = self.indent;
        let named = 0..label.text().trim_end().len();
        let taken = width(&label.text()[named.clone()]);
        let mut ranges = wrap(phrase.text(), self.inside(indent + hang)).into_iter().filter(|range| !range.is_empty());
        let first = if taken + STEP > hang { None } else { ranges.next() };
        match first {
            Some(first) => {
                self.blanks(indent)?;
                self.pieces(label, named)?;
                self.line(hang - taken, phrase, first)?;
            }
            None => self.lines(indent, label)?,
        }
        ranges.try_for_each(|range| self.line(indent + hang, phrase, range))
    }

    /// The rows of a table that is too narrow for columns: the first cell beside the second, the others beneath it.
    fn entries(&mut self, rows: &[Vec<Phrase>]) -> fmt::Result {
        self.begin(Last::Block)?;
        let widest = rows.iter().filter_map(|row| row.first()).map(|cell| width(cell.text())).max().unwrap_or(0);
        let hang = self.hang(widest.min(WIDEST_LABEL));
        rows.iter().try_for_each(|row| {
            let nothing = Phrase::default();
            let mut cells = row.iter();
            let (first, second) = (cells.next().unwrap_or(&nothing), cells.next().unwrap_or(&nothing));
            self.beside(first, hang, second)?;
            let mut further = Phrase::default();
            for cell in cells.filter(|cell| !cell.is_empty()) {
                further.push(if further.is_empty() { "" } else { " · " }, Tone::Quiet);
                further.append(cell);
            }
            self.lines(self.indent + hang, &further)
        })
    }

    /// A row of a table, as many lines as its longest cell takes.
    fn row(&mut self, row: &[Phrase], widths: &[usize]) -> fmt::Result {
        let cells = row.iter().zip(widths);
        let wrapped: Vec<Vec<Range<usize>>> = cells.clone().map(|(cell, width)| wrap(cell.text(), *width)).collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(0);
        for at in 0..height {
            // Blanks are written when something follows them: no line ends in any.
            let mut owed = self.indent;
            for ((cell, columns), lines) in cells.clone().zip(&wrapped) {
                let range = lines.get(at).cloned().unwrap_or(0..0);
                let taken = width(&cell.text()[range.clone()]);
                if taken > 0 {
                    self.blanks(owed)?;
                    owed = 0;
                    self.pieces(cell, range)?;
                }
                owed += columns.saturating_sub(taken) + table::GAP;
            }
            self.out.write_char('\n')?;
        }
        Ok(())
    }

    /// The columns that are left beside an indent.
    fn inside(&self, indent: usize) -> usize {
        self.page.columns().saturating_sub(indent).max(1)
    }

    /// How far text stands from the left of its label: beside it where there is room, else a step beneath it.
    fn hang(&self, label_columns: usize) -> usize {
        let beside = label_columns + STEP;
        if self.page.columns() >= self.indent + beside + BESIDE { beside } else { STEP }
    }
}

impl Layout for Text<'_> {
    fn heading(&mut self, level: usize, text: &Phrase) -> fmt::Result {
        self.begin(Last::Heading(level))?;
        let indent = level.saturating_sub(2) * STEP;
        self.indent = level.saturating_sub(1) * STEP;
        let ranges = wrap(text.text(), self.inside(indent));
        let widest = ranges.iter().map(|range| width(&text.text()[range.clone()])).max().unwrap_or(0);
        for range in ranges {
            self.blanks(if range.is_empty() { 0 } else { indent })?;
            for (piece, tone) in text.pieces(range) {
                let tone = if tone == Tone::Plain { Tone::Strong } else { tone };
                style::write(self.out, piece, tone, self.page.colour)?;
            }
            self.out.write_char('\n')?;
        }
        // Reports are long: where the next begins is to be seen from afar.
        if level == 1 { writeln!(self.out, "{}", "═".repeat(widest)) } else { Ok(()) }
    }

    fn paragraph(&mut self, text: &Phrase) -> fmt::Result {
        self.begin(Last::Block)?;
        self.lines(self.indent, text)
    }

    fn facts(&mut self, facts: &[(&str, Phrase)]) -> fmt::Result {
        self.begin(Last::Block)?;
        let widest = facts.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
        let hang = self.hang(widest);
        facts.iter().try_for_each(|(name, value)| self.beside(&Phrase::new(name, Tone::Quiet), hang, value))
    }

    fn item(&mut self, label: &Phrase, text: &Phrase, notes: &[Phrase]) -> fmt::Result {
        self.begin(Last::Item)?;
        let dash = plain("–");
        let label = if label.text().trim().is_empty() { &dash } else { label };
        let hang = self.hang(width(label.text()));
        self.beside(label, hang, text)?;
        notes.iter().filter(|note| !note.is_empty()).try_for_each(|note| self.lines(self.indent + hang, note))
    }

    fn quote(&mut self, words: &Phrase, by: &Phrase) -> fmt::Result {
        self.begin(Last::Block)?;
        self.lines(self.indent, words)?;
        let mut by_whom = Phrase::new("— ", Tone::Quiet);
        by_whom.append(by);
        self.lines(self.indent + STEP, &by_whom)
    }

    fn table(&mut self, titles: &[&str], rows: &[Vec<Phrase>]) -> fmt::Result {
        let Some(widths) = table::widths(titles, rows, self.inside(self.indent)) else {
            return self.entries(rows);
        };
        self.begin(Last::Block)?;
        let titles: Vec<Phrase> = titles.iter().map(|title| Phrase::new(title, Tone::Quiet)).collect();
        std::iter::once(&titles).chain(rows).try_for_each(|row| self.row(row, &widths))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn every_line_fits_and_ends_in_no_blank(
            words in "[a-z 漢“—-]{0,120}",
            label in "[A-Z≠ a-z]{0,14}",
            level in 1usize..4,
            columns in 20usize..90,
        ) {
            let phrase = plain(&words);
            let mut out = String::new();
            let mut text = Text::new(&mut out, Page { columns, colour: false });
            let all = [
                text.heading(level, &phrase),
                text.paragraph(&phrase),
                text.facts(&[("publisher", phrase.clone()), ("by", phrase.clone())]),
                text.item(&plain(&label), &phrase, std::slice::from_ref(&phrase)),
                text.quote(&phrase, &phrase),
                text.table(&["", "title", "x"], &[vec![plain(&label), phrase.clone(), phrase.clone()], vec![phrase.clone()]]),
            ];
            prop_assert!(all.iter().all(Result::is_ok));
            for line in out.lines() {
                prop_assert!(width(line) <= columns, "{line:?} in {columns}");
                prop_assert_eq!(line, line.trim_end());
            }
        }
    }
}
