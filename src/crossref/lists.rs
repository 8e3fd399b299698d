//! Many short lists in one piece of memory: as cheap to make and to give back as two.

/// Lists by their numbers, from 0 on.
#[derive(Debug)]
pub(super) struct Lists<T> {
    entries: Vec<T>,
    /// Where each list ends among the entries.
    ends: Vec<usize>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self { entries: Vec::new(), ends: Vec::new() }
    }
}

impl<T> Lists<T> {
    /// Adds the next list.
    pub(super) fn push(&mut self, entries: impl IntoIterator<Item = T>) {
        self.entries.extend(entries);
        self.ends.push(self.entries.len());
    }

    /// Adds the lists of another, which are the next ones.
    pub(super) fn append(&mut self, mut others: Self) {
        let before = self.entries.len();
        self.entries.append(&mut others.entries);
        self.ends.extend(others.ends.iter().map(|end| before + end));
    }

    /// How many lists there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The list with this number, of which there is one.
    pub(super) fn get(&self, number: usize) -> &[T] {
        let start = if number == 0 { 0 } else { self.ends[number - 1] };
        &self.entries[start..self.ends[number]]
    }

    /// All lists.
    pub(super) fn iter(&self) -> impl Iterator<Item = &[T]> {
        (0..self.len()).map(|number| self.get(number))
    }

    /// The entries of all lists.
    pub(super) fn entries(&self) -> &[T] {
        &self.entries
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_keep_their_order() {
        let mut lists = Lists::default();
        lists.push([1, 2]);
        lists.push([]);
        let mut others = Lists::default();
        others.push([3]);
        others.push([]);
        others.push([4, 5]);
        lists.append(others);
        assert_eq!(lists.iter().collect::<Vec<_>>(), [&[1, 2][..], &[], &[3], &[], &[4, 5]]);
        assert_eq!((lists.len(), lists.get(4), lists.entries().len()), (5, &[4, 5][..], 5));
    }
}
