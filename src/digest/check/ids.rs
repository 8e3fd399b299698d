//! The ids of a digest: which item has which, and that no two items of a list share one.

use hashbrown::{HashMap, HashSet};

use super::super::finding::Fault;
use super::super::places::{ItemPlace, Part, Places};
use super::super::tell::quoted;
use crate::model::{Digest, Id};

/// The position of each item in its list, by id.
pub(super) struct Ids<'a> {
    pub(super) origins: HashMap<&'a str, usize>,
    pub(super) speakers: HashMap<&'a str, usize>,
    pub(super) quotes: HashMap<&'a str, usize>,
    pub(super) figures: HashMap<&'a str, usize>,
}

impl<'a> Ids<'a> {
    pub(super) fn of(digest: &'a Digest) -> Self {
        Self {
            origins: positions(digest.origins.iter().map(|item| &item.id)),
            speakers: positions(digest.speakers.iter().map(|item| &item.id)),
            quotes: positions(digest.quotes.iter().map(|item| &item.id)),
            figures: positions(digest.figures.iter().map(|item| &item.id)),
        }
    }
}

fn positions<'a>(ids: impl Iterator<Item = &'a Id>) -> HashMap<&'a str, usize> {
    ids.enumerate().map(|(at, id)| (id.as_str(), at)).collect()
}

/// The items whose id an earlier item of the same list has.
pub(in super::super) fn duplicates(digest: &Digest) -> Vec<Part> {
    let mut found = Vec::new();
    let mut look = |ids: &mut dyn Iterator<Item = &Id>, part: fn(usize) -> Part| {
        let mut seen = HashSet::with_capacity(ids.size_hint().0);
        found.extend(ids.enumerate().filter(|(_, id)| !seen.insert(id.as_str())).map(|(at, _)| part(at)));
    };
    look(&mut digest.origins.iter().map(|item| &item.id), Part::Origin);
    look(&mut digest.speakers.iter().map(|item| &item.id), Part::Speaker);
    look(&mut digest.quotes.iter().map(|item| &item.id), Part::Quote);
    look(&mut digest.figures.iter().map(|item| &item.id), Part::Figure);
    look(&mut digest.claims.iter().map(|item| &item.id), Part::Claim);
    found
}

/// What is wrong with one of the `duplicates`.
pub(in super::super) fn duplicate_fault(digest: &Digest, part: Part) -> Fault {
    let (sort, id) = match part {
        Part::Origin(at) => ("origin", digest.origins.get(at).map(|item| &item.id)),
        Part::Speaker(at) => ("speaker", digest.speakers.get(at).map(|item| &item.id)),
        Part::Quote(at) => ("quote", digest.quotes.get(at).map(|item| &item.id)),
        Part::Figure(at) => ("figure", digest.figures.get(at).map(|item| &item.id)),
        Part::Claim(at) => ("claim", digest.claims.get(at).map(|item| &item.id)),
        Part::Report => ("digest", Some(&digest.id)),
    };
    let id = id.map_or_else(String::new, |id| quoted(id));
    let message = format!("another {sort} before this one has the id {id}, so this one is left out");
    Fault::error("duplicate-id", message, "give each its own id")
}

/// Takes the items at `parts` out of the digest.
pub(in super::super) fn leave_out(digest: &mut Digest, places: &mut Places, parts: &[Part]) {
    let Digest { origins, speakers, quotes, figures, claims, .. } = digest;
    remove(origins, &mut places.origins, parts, |part| if let Part::Origin(at) = part { Some(at) } else { None });
    remove(speakers, &mut places.speakers, parts, |part| if let Part::Speaker(at) = part { Some(at) } else { None });
    remove(quotes, &mut places.quotes, parts, |part| if let Part::Quote(at) = part { Some(at) } else { None });
    remove(figures, &mut places.figures, parts, |part| if let Part::Figure(at) = part { Some(at) } else { None });
    remove(claims, &mut places.claims, parts, |part| if let Part::Claim(at) = part { Some(at) } else { None });
}

fn remove<T>(items: &mut Vec<T>, places: &mut Vec<ItemPlace>, parts: &[Part], position: fn(Part) -> Option<usize>) {
    let out: HashSet<usize> = parts.iter().filter_map(|part| position(*part)).collect();
    if out.is_empty() {
        return;
    }
    let mut at = 0;
    items.retain(|_| (!out.contains(&at), at += 1).0);
    at = 0;
    places.retain(|_| (!out.contains(&at), at += 1).0);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Quote;

    #[test]
    fn the_first_of_two_items_with_one_id_stays() {
        let quote = |id: &str, text: &str| Quote { id: id.into(), text: text.into(), ..Quote::default() };
        let mut digest = Digest {
            quotes: vec![quote("a", "1"), quote("b", "2"), quote("a", "3"), quote("a", "4")],
            ..Digest::default()
        };
        let quotes = (0..4).map(|index| ItemPlace { index, offset: 10 * index }).collect();
        let mut places = Places { quotes, ..Places::default() };
        let twice = duplicates(&digest);
        assert_eq!(twice, [Part::Quote(2), Part::Quote(3)]);
        assert!(duplicate_fault(&digest, twice[0]).message.contains("\"a\""));
        leave_out(&mut digest, &mut places, &twice);
        let left: Vec<&str> = digest.quotes.iter().map(|quote| quote.text.as_str()).collect();
        assert_eq!((left, places.quotes.len(), places.quotes[1].offset), (vec!["1", "2"], 2, 10));
        assert_eq!(duplicates(&digest), []);
    }
}
