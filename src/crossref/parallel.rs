//! Work divided among the processors, with what comes of it in order, however many there are.

use std::ops::Range;
use std::thread;

/// Work on fewer items than this is done on one thread.
const FEW: usize = 2000;

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

/// The same, joined.
pub(super) fn divided<T: Send>(count: usize, workers: usize, part: impl Fn(Range<usize>) -> Vec<T> + Sync) -> Vec<T> {
    let mut parts = parts(count, workers, part).into_iter();
    let mut all = parts.next().unwrap_or_default();
    parts.for_each(|part| all.extend(part));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_out_and_the_order_is_kept() {
        for count in [0, 1, 2, 7, 100] {
            for workers in 0..9 {
                let all = divided(count, workers, Iterator::collect);
                assert_eq!(all, (0..count).collect::<Vec<_>>(), "{count} {workers}");
            }
        }
    }
}
