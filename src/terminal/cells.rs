//! A cell holds what a terminal puts into one: a character with its marks.
//!
//! ratatui puts a whole grapheme cluster into a cell and counts its columns. In the scripts of India and South-East Asia a
//! cluster can have several characters that take a column each, and a terminal puts them into as many cells. When such a
//! cluster is replaced by something narrower, ratatui takes its further cells for blank and leaves them, where the
//! terminal still shows the rest of the cluster.

use ratatui::buffer::Buffer;
use unicode_width::UnicodeWidthChar;

/// Spreads each cluster over the cells that it takes in a terminal. The text on the screen stays the same.
pub fn spread(buffer: &mut Buffer) {
    let columns = usize::from(buffer.area.width);
    for row in buffer.content.chunks_mut(columns.max(1)) {
        let mut at = 0;
        while at < row.len() {
            // The usual cell: one character, or one with marks that are told from it by their first byte.
            if row[at].symbol().len() > 1 {
                let pieces = pieces(row[at].symbol());
                let style = row[at].style();
                for (offset, piece) in pieces {
                    if let Some(cell) = row.get_mut(at + offset) {
                        cell.set_symbol(&piece).set_style(style);
                    }
                }
            }
            at += 1;
        }
    }
}

/// The characters of a cluster with their marks, and the column of each; nothing where it is only one.
fn pieces(cluster: &str) -> Vec<(usize, String)> {
    let width = |c: char| UnicodeWidthChar::width(c).unwrap_or(0);
    if cluster.chars().filter(|c| width(*c) > 0).nth(1).is_none() {
        return Vec::new();
    }
    let mut pieces: Vec<(usize, String)> = Vec::new();
    let mut column = 0;
    for c in cluster.chars() {
        match pieces.last_mut() {
            Some((_, piece)) if width(c) == 0 => piece.push(c),
            _ => pieces.push((column, c.to_string())),
        }
        column += width(c);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use ratatui::style::{Modifier, Style};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
        buffer.set_string(0, 0, text, Style::new().add_modifier(Modifier::BOLD));
        spread(&mut buffer);
        let cells: Vec<&str> = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(cells[..expected.len()], *expected, "{text:?}");
        let taken = cells.iter().zip(&buffer.content).filter(|(symbol, _)| **symbol != " ");
        assert!(taken.into_iter().all(|(_, cell)| cell.modifier.contains(Modifier::BOLD)));
    }

    #[test]
    fn a_character_a_cell() {
        check("ab", &["a", "b", " "]);
        check("e\u{301}x", &["e\u{301}", "x", " "]);
        check("漢x", &["漢", " ", "x"]);
        check("மிx", &["ம", "ி", "x"]);
        check("क\u{94d}षx", &["क\u{94d}", "ष", "x"]);
        check("กำx", &["ก", "ำ", "x"]);
    }
}
