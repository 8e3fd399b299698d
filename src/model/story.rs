//! The story: the digests that are open together, in the order in which they are lettered.

use std::sync::Arc;

use super::{Claim, Date, Digest, Figure, Quote};

/// The digests that are open together.
#[derive(Clone, Debug, Default)]
pub struct Story {
    digests: Vec<Arc<Digest>>,
}

/// An item of a story: which digest, and which of its quotes, figures or claims, both counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Item {
    /// The position of the digest in the story.
    pub digest: u32,
    /// The position of the quote, figure or claim in the digest.
    pub item: u32,
}

impl Story {
    /// The story of `digests`, ordered by publication date, undated ones last, equal ones as given.
    pub fn new(mut digests: Vec<Arc<Digest>>) -> Self {
        digests.sort_by_cached_key(|digest| {
            let earliest = digest.report.published.as_ref().and_then(Date::earliest);
            (earliest.is_none(), earliest)
        });
        Self { digests }
    }

    /// The digests, in order.
    pub fn digests(&self) -> &[Arc<Digest>] {
        &self.digests
    }

    /// The claim at `item`.
    pub fn claim(&self, item: Item) -> Option<&Claim> {
        self.digests.get(item.digest as usize)?.claims.get(item.item as usize)
    }

    /// The quote at `item`.
    pub fn quote(&self, item: Item) -> Option<&Quote> {
        self.digests.get(item.digest as usize)?.quotes.get(item.item as usize)
    }

    /// The figure at `item`.
    pub fn figure(&self, item: Item) -> Option<&Figure> {
        self.digests.get(item.digest as usize)?.figures.get(item.item as usize)
    }
}

/// The letters that stand for the digest at `position`: A to Z, then AA, AB and so on.
pub fn letter(position: usize) -> String {
    let mut rest = position + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_past_z() {
        let check = |position, expected: &str| assert_eq!(letter(position), expected);
        check(0, "A");
        check(25, "Z");
        check(26, "AA");
        check(51, "AZ");
        check(52, "BA");
        check(701, "ZZ");
        check(702, "AAA");
    }

    #[test]
    fn digests_stand_by_date_then_as_given() {
        let digest = |id: &str, date: Option<&str>| {
            let mut digest = Digest { id: id.into(), ..Digest::default() };
            digest.report.published = date.map(|date| date.parse::<Date>().unwrap());
            Arc::new(digest)
        };
        let story = Story::new(vec![
            digest("undated", None),
            digest("late", Some("2024-03-02")),
            digest("month", Some("2024-03?")),
            digest("same", Some("2024-03-01")),
        ]);
        let order: Vec<&str> = story.digests().iter().map(|digest| digest.id.as_str()).collect();
        assert_eq!(order, ["month", "same", "late", "undated"]);
    }
}
