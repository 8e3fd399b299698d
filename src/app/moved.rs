//! Where the reports and items of an older story stand in a newer one.
//!
//! Most reports are the very same and stand where they stood, or a few places further on: so it is looked for there first, and
//! only what was read anew is searched by names and words.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;

use crate::crossref::PointKind;
use crate::crossref::decisions::Places;
use crate::model::{Digest, Item};

use super::Coverage;
use super::coverage::outwards;

/// Where the report at that position of the older story stands in the newer one.
pub(super) fn report(old: &Coverage, new: &Coverage, at: u32) -> Option<u32> {
    let id = &old.story().digests().get(at as usize)?.id;
    let digests = new.story().digests();
    outwards(at as usize, digests.len()).find(|at| digests[*at].id == *id).map(|at| at as u32)
}

/// Those of the items of an older story that a newer one has, each with where it stands there.
pub(super) fn items(old: &Coverage, new: &Coverage, kind: PointKind, items: &[Item]) -> Vec<(Item, Item)> {
    let (before, now) = (old.story().digests(), new.story().digests());
    let by_id = OnceCell::new();
    let find = |item: &Item| {
        let one = before.get(item.digest as usize)?;
        let near = outwards(item.digest as usize, now.len()).take(NEAR).find(|at| now[*at].id == one.id);
        // Many items may each have gone far.
        let anywhere = || by_id.get_or_init(|| places(now)).get(one.id.as_str()).copied();
        let digest = near.or_else(anywhere)?;
        let other = &now[digest];
        let at = if Arc::ptr_eq(one, other) { item.item } else { same(kind, one, other, item.item)? };
        Some(Item { digest: digest as u32, item: at })
    };
    items.iter().filter_map(|item| Some((*item, find(item)?))).collect()
}

/// How many places are looked at before all reports are numbered by their ids.
const NEAR: usize = 16;

fn places(digests: &[Arc<Digest>]) -> HashMap<&str, usize> {
    digests.iter().enumerate().map(|(at, digest)| (digest.id.as_str(), at)).collect()
}

/// Where the item at that position of a digest stands in the digest that was read anew.
fn same(kind: PointKind, before: &Arc<Digest>, now: &Arc<Digest>, item: u32) -> Option<u32> {
    let named = Places::new(std::slice::from_ref(before)).name(kind, Item { digest: 0, item })?;
    Places::new(std::slice::from_ref(now)).find(kind, &named).map(|item| item.item)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Quote;

    #[test]
    fn reports_are_found_wherever_they_have_gone_and_their_items_with_them() {
        let digest = |id: u32, texts: &[&str]| {
            let quote = |(at, text): (usize, &&str)| Quote {
                id: format!("q{at}").as_str().into(),
                text: (*text).to_owned(),
                ..Quote::default()
            };
            let quotes = texts.iter().enumerate().map(quote).collect();
            Arc::new(Digest { id: format!("d{id}").as_str().into(), quotes, ..Digest::default() })
        };
        let old: Vec<_> = (0..100).map(|id| digest(id, &["The dam holds.", "It rains."])).collect();
        // The other way round, one gone, one read anew with the words of an item mended and those of another changed.
        let mut new: Vec<_> = old.iter().rev().cloned().collect();
        new.remove(99 - 7);
        let mended = digest(3, &["The dam of Orrin holds.", "Schools stay closed."]);
        let at = new.iter().position(|digest| digest.id == mended.id).unwrap();
        new[at] = mended;
        let [old, new] = [old, new].map(|digests| Coverage::read(digests, Vec::new()));
        let all: Vec<Item> = (0..100).flat_map(|digest| [0, 1].map(|item| Item { digest, item })).collect();
        let moved = items(&old, &new, PointKind::Quote, &all);
        let gone = [Item { digest: 7, item: 0 }, Item { digest: 7, item: 1 }, Item { digest: 3, item: 1 }];
        let expected: Vec<Item> = all.iter().filter(|item| !gone.contains(item)).copied().collect();
        assert_eq!(moved.iter().map(|(before, _)| *before).collect::<Vec<_>>(), expected);
        for (before, now) in moved {
            let id = |coverage: &Coverage, item: Item| coverage.story().digests()[item.digest as usize].id.clone();
            assert_eq!((id(&old, before), before.item), (id(&new, now), now.item));
            assert_eq!(report(&old, &new, before.digest), Some(now.digest));
        }
        assert_eq!(report(&old, &new, 7), None);
    }
}
