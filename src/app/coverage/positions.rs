//! Items of all digests in one row, by their numbers.

use crate::model::Item;

/// Numbers the items of all digests of a story, so that a long list can be entered anywhere.
#[derive(Debug, Default)]
pub struct Positions {
    /// How many items stand before each digest, and the total at the end.
    before: Vec<usize>,
}

impl Positions {
    pub(super) fn new(counts: impl Iterator<Item = usize>) -> Self {
        let mut total = 0;
        let mut before = vec![0];
        before.extend(counts.map(|count| {
            total += count;
            total
        }));
        Self { before }
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.before.last().copied().unwrap_or(0)
    }

    /// True where there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The item numbered `position` from 0.
    pub fn item(&self, position: usize) -> Option<Item> {
        if position >= self.len() {
            return None;
        }
        let digest = self.before.partition_point(|before| *before <= position) - 1;
        Some(Item { digest: digest as u32, item: (position - self.before[digest]) as u32 })
    }

    /// The number of `item`; `None` where it is not of this story.
    pub fn number(&self, item: Item) -> Option<usize> {
        let digest = item.digest as usize;
        let (before, end) = (self.before.get(digest)?, self.before.get(digest + 1)?);
        Some(before + item.item as usize).filter(|number| number < end)
    }

    /// The number of `item`; one past the last where it is not of this story.
    pub fn position(&self, item: Item) -> usize {
        self.before.get(item.digest as usize).map_or(self.len(), |before| before + item.item as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_skip_digests_without_items() {
        let positions = Positions::new([0, 2, 0, 1].into_iter());
        let item = |digest, item| Some(Item { digest, item });
        assert_eq!([0, 1, 2, 3].map(|at| positions.item(at)), [item(1, 0), item(1, 1), item(3, 0), None]);
        for at in 0..positions.len() {
            let item = positions.item(at).unwrap();
            assert_eq!((positions.position(item), positions.number(item)), (at, Some(at)));
        }
        for not_there in [item(0, 0), item(1, 2), item(3, 1), item(4, 0), item(9, 0)] {
            assert_eq!(positions.number(not_there.unwrap()), None);
        }
        assert_eq!(Positions::default().item(0), None);
        assert!(Positions::new(std::iter::empty()).is_empty());
    }
}
