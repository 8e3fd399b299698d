//! Items by names that outlast a reload.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::crossref::PointKind;
use crate::language::words::tokens;
use crate::model::{Digest, Id, Item};

/// An item by the ids of its digest and of itself, with its words at the time.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Named {
    /// The id of the digest.
    pub digest: Id,
    /// The id of the item in the digest.
    pub item: Id,
    /// What it said; empty where that isn't known.
    pub text: String,
}

/// Where the digests of a story are, by id.
pub struct Places<'d> {
    digests: &'d [Arc<Digest>],
    positions: HashMap<&'d str, u32>,
}

impl<'d> Places<'d> {
    /// The places of `digests`; of digests with the same id, the first.
    pub fn new(digests: &'d [Arc<Digest>]) -> Self {
        let mut positions = HashMap::with_capacity(digests.len());
        for (at, digest) in (0..).zip(digests) {
            positions.entry(digest.id.as_str()).or_insert(at);
        }
        Self { digests, positions }
    }

    /// The name of the item of that kind at `item`.
    pub fn name(&self, kind: PointKind, item: Item) -> Option<Named> {
        let digest = self.digests.get(item.digest as usize)?;
        let (id, text) = self.items(kind, digest).nth(item.item as usize)?;
        Some(Named { digest: digest.id.clone(), item: id.clone(), text: text.to_owned() })
    }

    /// The item that goes by that name; `None` where it isn't open, or where the id stands for something else by now.
    pub fn find(&self, kind: PointKind, named: &Named) -> Option<Item> {
        let position = *self.positions.get(named.digest.as_str())?;
        let digest = &self.digests[position as usize];
        let mut items = (0..).zip(self.items(kind, digest));
        let (item, (_, text)) = items.find(|(_, (id, _))| **id == named.item)?;
        is_same(&named.text, text).then_some(Item { digest: position, item })
    }

    /// The ids and words of a digest's items of one kind.
    fn items(&self, kind: PointKind, digest: &'d Digest) -> impl Iterator<Item = (&'d Id, &'d str)> {
        let of = |wanted: PointKind| usize::from(kind == wanted);
        let claims = digest.claims.iter().take(digest.claims.len() * of(PointKind::Claim));
        let quotes = digest.quotes.iter().take(digest.quotes.len() * of(PointKind::Quote));
        let figures = digest.figures.iter().take(digest.figures.len() * of(PointKind::Figure));
        claims
            .map(|claim| (&claim.id, claim.text.as_str()))
            .chain(quotes.map(|quote| (&quote.id, quote.text.as_str())))
            .chain(figures.map(|figure| (&figure.id, figure.verbatim.as_str())))
    }
}

/// True where an item that said `before` and says `now` may be taken for the same: a wording that was mended keeps at
/// least half of the words, while another item under the same id, as in a digest that was drafted anew, does not.
fn is_same(before: &str, now: &str) -> bool {
    if before.is_empty() || before == now {
        return true;
    }
    let words = |text: &str| -> HashSet<String> { tokens(text).map(|token| token.text.to_lowercase()).collect() };
    let (before, now) = (words(before), words(now));
    let shared = before.intersection(&now).count();
    shared > 0 && shared * 2 >= before.len().max(now.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mended_wording_is_the_same_item_and_another_sentence_is_not() {
        #[track_caller]
        fn check(before: &str, now: &str, expected: bool) {
            assert_eq!(is_same(before, now), expected, "{before:?} {now:?}");
        }
        check("", "Anything at all.", true);
        check("The dam holds.", "The dam holds.", true);
        check("The dam holds.", "The dam at Orrin holds.", true);
        check("The dam holds.", "Schools stay closed.", false);
        check("The dam holds.", "The mayor said that schools stay closed.", false);
        check("水庫的水位", "水庫的水位高", true);
        check("…", "!", false);
        check("The dam holds.", "", false);
    }
}
