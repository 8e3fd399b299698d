//! Where the pieces of a rewritten text came from: offsets from one text to another and back.
//!
//! Folding and sanitising both keep most of a text and replace a few pieces. Only the pieces that moved are kept, so a
//! text that was left alone costs nothing.

use std::ops::Range;

/// Pieces of a source that were replaced by pieces of a result, in order. Whatever lies between two of them is equal,
/// byte for byte in length, in both.
#[derive(Clone, Debug, Default)]
pub(super) struct Map {
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug)]
struct Piece {
    source: Range<usize>,
    result: Range<usize>,
}

impl Map {
    /// Notes that `source` became `result`. Pieces come in the order of the text.
    pub(super) fn push(&mut self, source: Range<usize>, result: Range<usize>) {
        self.pieces.push(Piece { source, result });
    }

    /// The part of the source that a range of the result stands for, widened to whole pieces.
    pub(super) fn back(&self, range: Range<usize>) -> Range<usize> {
        across(&self.pieces, range, |piece| (&piece.result, &piece.source))
    }

    /// The part of the result that stands for a range of the source, widened to whole pieces.
    pub(super) fn forward(&self, range: Range<usize>) -> Range<usize> {
        across(&self.pieces, range, |piece| (&piece.source, &piece.result))
    }
}

/// Carries a range over to the other side; `sides` says which side of a piece is here and which is there.
///
/// A piece that is empty on this side belongs to neither end of the range: what was dropped before its start and after
/// its end stays outside.
fn across(
    pieces: &[Piece],
    range: Range<usize>,
    sides: impl Fn(&Piece) -> (&Range<usize>, &Range<usize>),
) -> Range<usize> {
    let before = pieces.partition_point(|piece| sides(piece).0.start <= range.start);
    let start = match before.checked_sub(1).map(|at| sides(&pieces[at])) {
        None => range.start,
        Some((here, there)) if range.start < here.end => there.start,
        Some((here, there)) => there.end + (range.start - here.end),
    };
    let before = pieces.partition_point(|piece| sides(piece).0.end < range.end);
    let end = match pieces.get(before).map(&sides) {
        Some((here, there)) if here.start < range.end => there.end,
        _ => match before.checked_sub(1).map(|at| sides(&pieces[at])) {
            None => range.end,
            Some((here, there)) => there.end + (range.end - here.end),
        },
    };
    start..end.max(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `a` `␛` kept, `xx` dropped, `é` became `e`: source "axxéb" (6 bytes), result "aeb" (3 bytes).
    fn map() -> Map {
        let mut map = Map::default();
        map.push(1..3, 1..1);
        map.push(3..5, 1..2);
        map
    }

    #[test]
    fn ranges_go_back_to_whole_pieces() {
        let check = |result: Range<usize>, source: Range<usize>| assert_eq!(map().back(result.clone()), source);
        check(0..1, 0..1);
        check(1..2, 3..5);
        check(0..2, 0..5);
        check(2..3, 5..6);
        check(0..3, 0..6);
        check(1..1, 3..3);
    }

    #[test]
    fn ranges_go_forward_to_whole_pieces() {
        let check = |source: Range<usize>, result: Range<usize>| assert_eq!(map().forward(source.clone()), result);
        check(0..1, 0..1);
        check(1..3, 1..1);
        check(2..4, 1..2);
        check(3..5, 1..2);
        check(5..6, 2..3);
        check(0..6, 0..3);
    }
}
