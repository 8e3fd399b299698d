//! Sums for many things by their numbers, of which few are touched at a time.

/// A sum for each number.
pub(super) struct Sums {
    sums: Vec<f32>,
    touched: Vec<u32>,
}

impl Sums {
    /// Sums of 0 for the numbers below `count`.
    pub(super) fn new(count: usize) -> Self {
        Self { sums: vec![0.0; count], touched: Vec::new() }
    }

    /// Adds to the sum of a number; `part` is above 0.
    pub(super) fn add(&mut self, number: u32, part: f32) {
        let sum = &mut self.sums[number as usize];
        if *sum == 0.0 {
            self.touched.push(number);
        }
        *sum += part;
    }

    /// All sums above 0 in the order in which they were first added to; they are 0 after it.
    pub(super) fn take(&mut self) -> impl Iterator<Item = (u32, f32)> {
        self.touched.drain(..).map(|number| (number, std::mem::take(&mut self.sums[number as usize])))
    }
}

/// A vector laid out by the numbers of its entries, for being multiplied with many others.
pub(super) struct Vector {
    entries: Vec<f32>,
    used: Vec<u32>,
}

impl Vector {
    /// A vector of zeros for the numbers below `count`.
    pub(super) fn new(count: usize) -> Self {
        Self { entries: vec![0.0; count], used: Vec::new() }
    }

    /// Makes these its entries, and all others 0.
    pub(super) fn set(&mut self, entries: impl Iterator<Item = (u32, f32)>) {
        for number in self.used.drain(..) {
            self.entries[number as usize] = 0.0;
        }
        for (number, entry) in entries {
            self.entries[number as usize] = entry;
            self.used.push(number);
        }
    }

    /// The product with another vector.
    pub(super) fn product(&self, other: &[(u32, f32)]) -> f32 {
        other.iter().map(|(number, entry)| self.entries[*number as usize] * entry).sum()
    }
}

/// How many of the lists with these lengths, from the first on, can be looked at whole within so many entries; at least
/// one, which is then cut off.
pub(super) fn how_many_fit(lengths: impl Iterator<Item = usize>, entries: usize) -> usize {
    let mut left = entries;
    let fit = lengths.take_while(|length| {
        let fits = *length <= left;
        left -= if fits { *length } else { 0 };
        fits
    });
    fit.count().max(1)
}

/// Keeps the `most` entries that are most alike, those of lower numbers among equals, in any order.
pub(super) fn keep_most_alike(entries: &mut Vec<(u32, f32)>, most: usize) {
    if entries.len() > most {
        entries.select_nth_unstable_by(most, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        entries.truncate(most);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_taken_in_the_order_of_their_first_parts() {
        let mut sums = Sums::new(4);
        for (number, part) in [(2, 0.5), (0, 1.0), (2, 0.25)] {
            sums.add(number, part);
        }
        assert_eq!(sums.take().collect::<Vec<_>>(), [(2, 0.75), (0, 1.0)]);
        assert_eq!(sums.take().count(), 0);
    }

    #[test]
    fn a_vector_forgets_what_it_was() {
        let mut vector = Vector::new(3);
        vector.set([(0, 2.0), (2, 3.0)].into_iter());
        assert_eq!(vector.product(&[(0, 1.0), (1, 5.0), (2, 2.0)]), 8.0);
        vector.set([(1, 1.0)].into_iter());
        assert_eq!(vector.product(&[(0, 1.0), (1, 5.0)]), 5.0);
    }

    #[test]
    fn lists_fit_or_do_not() {
        #[track_caller]
        fn check(lengths: &[usize], entries: usize, expected: usize) {
            assert_eq!(how_many_fit(lengths.iter().copied(), entries), expected, "{lengths:?}");
        }
        check(&[], 10, 1);
        check(&[4, 6, 1], 10, 2);
        check(&[4, 6, 0], 10, 3);
        check(&[40, 60], 10, 1);
        check(&[4, 6], usize::MAX, 2);
    }

    #[test]
    fn the_most_alike_are_kept() {
        let mut entries = vec![(3, 0.1), (1, 0.9), (2, 0.5), (0, 0.5)];
        keep_most_alike(&mut entries, 2);
        entries.sort_unstable_by_key(|(number, _)| *number);
        assert_eq!(entries, [(0, 0.5), (1, 0.9)]);
    }
}
