//! References: every id that an item names must be that of an item of the right list.

use hashbrown::HashMap;

use super::super::finding::Fault;
use super::super::places::{Part, To};
use super::super::tell::quoted;
use super::Tell;
use super::ids::Ids;
use crate::model::{Digest, Form, Id};

pub(super) fn check(digest: &Digest, ids: &Ids, tell: &mut Tell) {
    let mut one = |part: Part, member: &str, id: Option<&Id>, known: &HashMap<&str, usize>, sort: &str| {
        if let Some(id) = id
            && !known.contains_key(id.as_str())
        {
            tell(part, &[To::Member(member)], unknown(id, sort, known));
        }
    };
    for (at, quote) in digest.quotes.iter().enumerate() {
        let part = Part::Quote(at);
        one(part, "speaker", quote.speaker.as_ref(), &ids.speakers, "speaker");
        one(part, "origin", quote.origin.as_ref(), &ids.origins, "origin");
        one(part, "within", quote.within.as_deref(), &ids.quotes, "quote");
        one(part, "continues", quote.continues.as_deref(), &ids.quotes, "quote");
    }
    for (at, figure) in digest.figures.iter().enumerate() {
        one(Part::Figure(at), "origin", figure.origin.as_ref(), &ids.origins, "origin");
        one(Part::Figure(at), "sameAs", figure.same_as.as_ref(), &ids.figures, "figure");
    }
    for (at, claim) in digest.claims.iter().enumerate() {
        one(Part::Claim(at), "origin", claim.origin.as_ref(), &ids.origins, "origin");
    }
    lists(digest, ids, tell);
    own_figures(digest, tell);
    terms(digest, tell);
}

fn lists(digest: &Digest, ids: &Ids, tell: &mut Tell) {
    let mut all = |part: Part, member: &str, named: &[Id], known: &HashMap<&str, usize>, sort: &str| {
        for id in named.iter().filter(|id| !known.contains_key(id.as_str())) {
            tell(part, &[To::Member(member), To::Element(id)], unknown(id, sort, known));
        }
    };
    for (at, origin) in digest.origins.iter().enumerate() {
        all(Part::Origin(at), "isBasedOn", &origin.is_based_on, &ids.origins, "origin");
    }
    for (at, claim) in digest.claims.iter().enumerate() {
        all(Part::Claim(at), "quotes", &claim.quotes, &ids.quotes, "quote");
        all(Part::Claim(at), "figures", &claim.figures, &ids.figures, "figure");
    }
}

/// A figure can't be itself in another unit.
fn own_figures(digest: &Digest, tell: &mut Tell) {
    for (at, figure) in digest.figures.iter().enumerate() {
        if figure.same_as.as_ref() == Some(&figure.id) {
            let message = "the figure says that it is itself in another unit";
            let fault = Fault::error("refers-to-itself", message, "name the other figure, or take `sameAs` away");
            tell(Part::Figure(at), &[To::Member("sameAs")], fault);
        }
    }
}

/// A name or scare quotes are no evidence that anyone spoke.
fn terms(digest: &Digest, tell: &mut Tell) {
    for (at, quote) in digest.quotes.iter().enumerate() {
        if quote.form == Some(Form::Term) && quote.speaker.is_some() {
            let message = "a quote of form `term` has a speaker";
            let help =
                "a name or scare quotes show that nobody spoke: take `speaker` away, or say `partial` if somebody did";
            tell(Part::Quote(at), &[To::Member("speaker")], Fault::warning("term-speaker", message, help));
        }
    }
}

/// The most ids that are compared to find the one that was meant.
const MOST_COMPARED: usize = 1_000;

fn unknown(id: &str, sort: &str, known: &HashMap<&str, usize>) -> Fault {
    let message = format!("no {sort} has the id {}", quoted(id));
    let meant = if known.len() <= MOST_COMPARED && id.len() <= super::super::tell::LONGEST_QUOTED {
        // The position decides between equals, so that the message doesn't depend on the order of a hash table.
        known
            .iter()
            .filter(|(name, _)| name.len() <= super::super::tell::LONGEST_QUOTED)
            .map(|(name, at)| (strsim::osa_distance(id, name), *at, *name))
            .filter(|(distance, _, name)| distance * 3 <= name.len().max(3))
            .min()
    } else {
        None
    };
    let help = match meant {
        Some((_, _, name)) => format!("did you mean {}?", quoted(name)),
        None => format!("add the {sort}, or take the reference away"),
    };
    Fault::error("unknown-id", message, help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::check::faults;
    use crate::model::{Claim, Figure, Origin, Quote, Speaker};

    #[test]
    fn every_reference_is_looked_up_in_its_own_list() {
        let id = |text: &str| Some(Id::from(text));
        let digest = Digest {
            origins: vec![Origin { id: "o".into(), is_based_on: vec!["o".into(), "s".into()], ..Origin::default() }],
            speakers: vec![Speaker { id: "s".into(), ..Speaker::default() }],
            quotes: vec![
                Quote { id: "q".into(), speaker: id("s"), origin: id("o"), ..Quote::default() },
                Quote {
                    id: "r".into(),
                    speaker: id("o"),
                    origin: id("s"),
                    within: id("f").map(Box::new),
                    continues: id("q").map(Box::new),
                    ..Quote::default()
                },
            ],
            figures: vec![Figure { id: "f".into(), same_as: id("q"), origin: id("x"), ..Figure::default() }],
            claims: vec![Claim {
                id: "c".into(),
                origin: id("q"),
                quotes: vec!["q".into(), "f".into()],
                figures: vec!["f".into(), "c".into()],
                ..Claim::default()
            }],
            ..Digest::default()
        };
        let found = faults(&digest, |digest, tell| check(digest, &Ids::of(digest), tell));
        let expected = [
            "Quote(1).speaker",
            "Quote(1).origin",
            "Quote(1).within",
            "Figure(0).origin",
            "Figure(0).sameAs",
            "Claim(0).origin",
            "Origin(0).isBasedOn[s]",
            "Claim(0).quotes[f]",
            "Claim(0).figures[c]",
        ];
        assert_eq!(found, expected.map(|place| format!("unknown-id {place}")));
    }

    #[test]
    fn a_misspelt_id_finds_its_own() {
        let known = HashMap::from([("reuters", 0), ("letter", 1)]);
        assert_eq!(unknown("reuter", "origin", &known).help, "did you mean \"reuters\"?");
        assert_eq!(unknown("purdy", "origin", &known).help, "add the origin, or take the reference away");
    }

    #[test]
    fn terms_have_no_speaker_and_figures_are_not_themselves() {
        let quote = |form| Quote { id: "q".into(), form: Some(form), speaker: Some("s".into()), ..Quote::default() };
        let digest = Digest {
            speakers: vec![Speaker { id: "s".into(), ..Speaker::default() }],
            quotes: vec![quote(Form::Term), quote(Form::Partial)],
            figures: vec![Figure { id: "f".into(), same_as: Some("f".into()), ..Figure::default() }],
            ..Digest::default()
        };
        let found = faults(&digest, |digest, tell| check(digest, &Ids::of(digest), tell));
        assert_eq!(found, ["refers-to-itself Figure(0).sameAs", "term-speaker Quote(0).speaker"]);
    }
}
