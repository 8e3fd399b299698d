//! Work divided among the processors, with what comes of it in order, however many there are.

use std::iter;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Work on fewer items than this is done on one thread.
const FEW: usize = 2000;
/// Into how many pieces the share of a worker is cut.
const PIECES: usize = 64;

/// How many threads the work on so many items is worth.
pub(super) fn workers(items: usize) -> usize {
    if items < FEW { 1 } else { thread::available_parallelism().map_or(1, usize::from) }
}

/// What `part` makes of each of as many adjoining parts of some things as there are workers, in order. The parts come to
/// about the same, as `costs` says what each thing costs.
pub(super) fn parts<T: Send>(costs: &[usize], workers: usize, part: impl Fn(Range<usize>) -> T + Sync) -> Vec<T> {
    let bounds = bounds(costs, workers);
    if let [all] = bounds.as_slice() {
        return vec![part(all.clone())];
    }
    thread::scope(|scope| {
        let part = &part;
        let handles: Vec<_> = bounds.into_iter().map(|bounds| scope.spawn(move || part(bounds))).collect();
        handles.into_iter().map(|handle| handle.join().expect("the work itself doesn't panic")).collect()
    })
}

/// At most `most` adjoining ranges of the things with these costs, that come to about the same; at least one.
fn bounds(costs: &[usize], most: usize) -> Vec<Range<usize>> {
    let whole: usize = costs.iter().sum();
    let (mut bounds, mut start, mut sum) = (Vec::new(), 0, 0);
    for (cost, end) in costs.iter().zip(1..) {
        sum += cost;
        if bounds.len() + 1 < most && sum * most >= whole * (bounds.len() + 1) {
            bounds.push(start..end);
            start = end;
        }
    }
    bounds.push(start..costs.len());
    bounds
}

/// What `part` makes of pieces of `0..count`, joined in order; see [`pieces`].
pub(super) fn divided<R, T: Send>(
    count: usize,
    workers: usize,
    room: impl Fn() -> R + Sync,
    part: impl Fn(Range<usize>, &mut R) -> Vec<T> + Sync,
) -> Vec<T> {
    let mut pieces = pieces(count, workers, room, part).into_iter();
    let mut all = pieces.next().unwrap_or_default();
    all.reserve_exact(pieces.as_slice().iter().map(Vec::len).sum());
    pieces.for_each(|piece| all.extend(piece));
    all
}

/// What `part` makes of pieces of `0..count`, in order. The pieces are small, and a worker that is done with one
/// takes the next, so that none is idle while others still have the costly ones before them. `room` makes what each
/// worker works in.
pub(super) fn pieces<R, T: Send>(
    count: usize,
    workers: usize,
    room: impl Fn() -> R + Sync,
    part: impl Fn(Range<usize>, &mut R) -> T + Sync,
) -> Vec<T> {
    if workers <= 1 {
        return vec![part(0..count, &mut room())];
    }
    let length = count.div_ceil(workers * PIECES).max(1);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut room = room();
        let pieces = iter::from_fn(|| {
            let start = next.fetch_add(length, Ordering::Relaxed);
            (start < count).then(|| (start, part(start..(start + length).min(count), &mut room)))
        });
        pieces.collect::<Vec<_>>()
    };
    let mut pieces: Vec<(usize, T)> = thread::scope(|scope| {
        let handles: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        handles.into_iter().flat_map(|handle| handle.join().expect("the work itself doesn't panic")).collect()
    });
    pieces.sort_unstable_by_key(|(start, _)| *start);
    pieces.into_iter().map(|(_, piece)| piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_come_to_about_the_same() {
        #[track_caller]
        fn check(costs: &[usize], most: usize, ends: &[usize]) {
            assert_eq!(bounds(costs, most).iter().map(|part| part.end).collect::<Vec<_>>(), ends);
            let all: Vec<usize> = parts(costs, most, Iterator::collect::<Vec<_>>).concat();
            assert_eq!(all, (0..costs.len()).collect::<Vec<_>>());
        }
        check(&[], 2, &[0]);
        check(&[1], 0, &[1]);
        check(&[1, 1, 1, 1], 2, &[2, 4]);
        check(&[9, 1, 1, 1], 2, &[1, 4]);
        check(&[1, 1, 1, 9], 2, &[4, 4]);
        check(&[2, 2, 2], 9, &[1, 2, 3, 3]);
    }

    #[test]
    fn nothing_is_left_out_and_the_order_is_kept() {
        for count in [0, 1, 2, 7, 100] {
            for workers in 0..9 {
                let all = divided(count, workers, || (), |piece, ()| piece.collect());
                assert_eq!(all, (0..count).collect::<Vec<_>>(), "{count} {workers}");
            }
        }
    }
}
