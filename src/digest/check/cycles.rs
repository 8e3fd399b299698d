//! Circles of references: origins that rest on themselves, quotes that stand inside or go on after themselves.

use super::super::finding::Fault;
use super::super::places::{Part, To};
use super::super::tell::quoted;
use super::Tell;
use super::ids::Ids;
use crate::model::{Digest, Id, Quote};

pub(super) fn check(digest: &Digest, ids: &Ids, tell: &mut Tell) {
    origins(digest, ids, tell);
    let quote =
        |id: &Option<Box<Id>>| id.as_ref().and_then(|id| ids.quotes.get(id.as_str()).copied()).into_iter().collect();
    let within = circles(digest.quotes.len(), |at| quote(&digest.quotes[at].within));
    quotes(digest, &within, ("within", "stands inside itself"), tell);
    let continues = circles(digest.quotes.len(), |at| quote(&digest.quotes[at].continues));
    quotes(digest, &continues, ("continues", "goes on after itself"), tell);
}

fn origins(digest: &Digest, ids: &Ids, tell: &mut Tell) {
    let based_on = |at: usize| {
        digest.origins[at].is_based_on.iter().filter_map(|id| ids.origins.get(id.as_str()).copied()).collect()
    };
    for circle in circles(digest.origins.len(), based_on) {
        let names = told(&circle, |at| {
            let origin = &digest.origins[at];
            if origin.name.is_empty() { &origin.id } else { &origin.name }
        });
        let Some(first) = circle.first() else { continue };
        let next = &digest.origins[*circle.get(1).unwrap_or(first)].id;
        let message = format!("origins rest on each other in a circle: {names}");
        let help = "together they count as one origin: say which of them had it first, if that is known";
        let fault = Fault::warning("circular-origins", message, help);
        tell(Part::Origin(*first), &[To::Member("isBasedOn"), To::Element(next)], fault);
    }
}

fn quotes(digest: &Digest, circles: &[Vec<usize>], (member, what): (&str, &str), tell: &mut Tell) {
    for circle in circles {
        let Some(first) = circle.first() else { continue };
        let ids = told(circle, |at| {
            let quote: &Quote = &digest.quotes[at];
            &quote.id
        });
        let fault = Fault::error("circular-quotes", format!("a quote {what}: {ids}"), format!("mend `{member}`"));
        tell(Part::Quote(*first), &[To::Member(member)], fault);
    }
}

/// The most names of a circle that are told.
const MOST_TOLD: usize = 8;

/// The circle by names, back to the first.
fn told<'a>(circle: &[usize], name: impl Fn(usize) -> &'a str) -> String {
    let mut names: Vec<String> = circle.iter().take(MOST_TOLD).map(|at| quoted(name(*at))).collect();
    if circle.len() > MOST_TOLD {
        names.push("…".to_owned());
    }
    names.extend(circle.first().map(|at| quoted(name(*at))));
    names.join(" → ")
}

/// Circles in a graph of `count` nodes, each as its nodes in order, from the one that comes first in the file: at least
/// one of every set of nodes that reach each other, and no two through the same closing edge.
///
/// A depth-first search that keeps its own stack, so that a long chain can't exhaust the thread's.
fn circles(count: usize, next: impl Fn(usize) -> Vec<usize>) -> Vec<Vec<usize>> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut state = vec![State::New; count];
    let mut found = Vec::new();
    for root in 0..count {
        if state[root] != State::New {
            continue;
        }
        let ahead = next(root);
        if ahead.is_empty() {
            state[root] = State::Done;
            continue;
        }
        state[root] = State::Open;
        let mut way = vec![(root, ahead.into_iter())];
        while let Some((node, ahead)) = way.last_mut() {
            match ahead.next() {
                None => {
                    state[*node] = State::Done;
                    way.pop();
                }
                Some(to) if state[to] == State::New => {
                    state[to] = State::Open;
                    way.push((to, next(to).into_iter()));
                }
                Some(to) if state[to] == State::Open => {
                    let from = way.iter().position(|(node, _)| *node == to).unwrap_or(0);
                    found.push(from_the_first(way[from..].iter().map(|(node, _)| *node).collect()));
                }
                Some(_) => {}
            }
        }
    }
    found
}

/// The same circle, begun at its least node.
fn from_the_first(mut circle: Vec<usize>) -> Vec<usize> {
    if let Some((least, _)) = circle.iter().enumerate().min_by_key(|(_, node)| **node) {
        circle.rotate_left(least);
    }
    circle
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::check::faults;
    use crate::model::Origin;

    #[test]
    fn circles_are_found_wherever_they_are() {
        #[track_caller]
        fn check(graph: &[&[usize]], expected: &[&[usize]]) {
            assert_eq!(circles(graph.len(), |at| graph[at].to_vec()), expected, "{graph:?}");
        }
        check(&[], &[]);
        check(&[&[1], &[2], &[]], &[]);
        check(&[&[1, 2], &[2], &[]], &[]);
        check(&[&[0]], &[&[0]]);
        check(&[&[1], &[0]], &[&[0, 1]]);
        check(&[&[1], &[2], &[3], &[1]], &[&[1, 2, 3]]);
        check(&[&[], &[2], &[1, 0], &[3]], &[&[1, 2], &[3]]);
    }

    #[test]
    fn a_long_chain_needs_no_deep_stack() {
        let last = 200_000;
        assert_eq!(circles(last + 1, |at| if at < last { vec![at + 1] } else { vec![0] })[0].len(), last + 1);
    }

    #[test]
    fn a_circle_is_told_by_name() {
        let origin = |id: &str, name: &str, on: &[&str]| Origin {
            id: id.into(),
            name: name.into(),
            is_based_on: on.iter().map(|id| Id::from(*id)).collect(),
            ..Origin::default()
        };
        let digest = Digest {
            origins: vec![origin("a", "Agency", &["b"]), origin("b", "Bulletin", &["c"]), origin("c", "", &["a"])],
            ..Digest::default()
        };
        let mut messages = Vec::new();
        check(&digest, &Ids::of(&digest), &mut |_, _, fault| messages.push(fault.message));
        assert_eq!(
            messages,
            ["origins rest on each other in a circle: \"Agency\" → \"Bulletin\" → \"c\" → \"Agency\""]
        );
    }

    #[test]
    fn quotes_go_in_no_circle() {
        let quote = |id: &str, within: Option<&str>, continues: Option<&str>| Quote {
            id: id.into(),
            within: within.map(|id| Box::new(id.into())),
            continues: continues.map(|id| Box::new(id.into())),
            ..Quote::default()
        };
        let digest = Digest {
            quotes: vec![
                quote("a", None, Some("b")),
                quote("b", Some("a"), Some("a")),
                quote("c", Some("c"), Some("unknown")),
            ],
            ..Digest::default()
        };
        let found = faults(&digest, |digest, tell| check(digest, &Ids::of(digest), tell));
        assert_eq!(found, ["circular-quotes Quote(2).within", "circular-quotes Quote(0).continues"]);
    }
}
