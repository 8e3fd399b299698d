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

/// What `part` makes of each of as many adjoining parts of `0..count` as there are workers, in order.
pub(super) fn parts<T: Send>(count: usize, workers: usize, part: impl Fn(Range<usize>) -> T + Sync) -> Vec<T> {
    if workers <= 1 {
        return vec![part(0..count)];
    }
    thread::scope(|scope| {
        let share = count.div_ceil(workers).max(1);
        let part = &part;
        let bounds = (0..workers).map(|worker| (worker * share).min(count)..((worker + 1) * share).min(count));
        let handles: Vec<_> = bounds.map(|bounds| scope.spawn(move || part(bounds))).collect();
        handles.into_iter().map(|handle| handle.join().expect("the work itself doesn't panic")).collect()
    })
}

/// What `part` makes of pieces of `0..count`, joined in order. The pieces are small, and a worker that is done with one
/// takes the next, so that none is idle while others still have the costly ones before them. `room` makes what each
/// worker works in.
pub(super) fn divided<R, T: Send>(
    count: usize,
    workers: usize,
    room: impl Fn() -> R + Sync,
    part: impl Fn(Range<usize>, &mut R) -> Vec<T> + Sync,
) -> Vec<T> {
    if workers <= 1 {
        return part(0..count, &mut room());
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
    let mut pieces: Vec<(usize, Vec<T>)> = thread::scope(|scope| {
        let handles: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        handles.into_iter().flat_map(|handle| handle.join().expect("the work itself doesn't panic")).collect()
    });
    pieces.sort_unstable_by_key(|(start, _)| *start);
    let mut all = Vec::with_capacity(pieces.iter().map(|(_, piece)| piece.len()).sum());
    pieces.into_iter().for_each(|(_, piece)| all.extend(piece));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

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
