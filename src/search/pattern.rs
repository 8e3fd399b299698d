//! A needle in terms of the lexicon: which tokens can stand where a needle stands.
//!
//! A needle within one word is a set of tokens: those that contain it. Any other is a sequence: a token that ends with the needle's first
//! piece, tokens that equal the pieces between, a token that begins with the last. So where a needle stands is known without looking at a text.

use std::sync::Arc;

use super::bits::Ids;
use super::lexicon::Place;
use super::needle::{Fit, Needle};
use super::stream::{BLANK, Words};
use super::tokens::{self, Kind};

/// The tokens that can stand at each place of a needle, for each way to fit.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    levels: [Sequence; 3],
}

/// Tokens that stand side by side: for each place the set of those that may stand there.
#[derive(Clone, Debug)]
pub(super) struct Sequence(Vec<Arc<Ids>>);

impl Pattern {
    pub(super) fn new(needle: &Needle, words: &Words) -> Self {
        let pieces: Vec<(&str, Kind)> = tokens::split(needle.folded()).map(|token| (token.cased, token.kind)).collect();
        match pieces.as_slice() {
            [(piece, Kind::Letter)] => Self::within_word(piece, needle.is_cased(), words),
            [(piece, Kind::Gap)] => {
                let found = words.lexicon.containing(piece, needle.is_cased());
                Self::same_at_any_fit(Sequence(vec![Arc::new(found.into_iter().map(|(id, _)| id).collect())]))
            }
            pieces => Self::across_words(pieces, needle.is_cased(), words),
        }
    }

    fn within_word(piece: &str, cased: bool, words: &Words) -> Self {
        let mut levels = [Ids::default(), Ids::default(), Ids::default()];
        for (id, fit) in words.lexicon.containing(piece, cased) {
            for level in &mut levels[fit as usize..] {
                level.insert(id);
            }
        }
        Self { levels: levels.map(|ids| Sequence(vec![Arc::new(ids)])) }
    }

    fn across_words(pieces: &[(&str, Kind)], cased: bool, words: &Words) -> Self {
        let last = pieces.len().saturating_sub(1);
        let mut levels = [const { Sequence(Vec::new()) }; 3];
        for (at, (piece, kind)) in pieces.iter().enumerate() {
            let with = |place| Arc::new(words.lexicon.with(piece, cased, place));
            let whole = || [const { Place::Whole }; 3];
            let places = match (kind, at) {
                (Kind::Letter, 0) => [Place::Whole, Place::Whole, Place::End],
                (Kind::Letter, at) if at == last => [Place::Whole, Place::Start, Place::Start],
                (Kind::Gap, 0) => [Place::End; 3],
                (Kind::Gap, at) if at == last => [Place::Start; 3],
                _ => whole(),
            };
            let mut before: Option<(Place, Arc<Ids>)> = None;
            for (level, place) in levels.iter_mut().zip(places) {
                let ids = match &before {
                    Some((same, ids)) if *same == place => Arc::clone(ids),
                    _ => with(place),
                };
                level.0.push(Arc::clone(&ids));
                before = Some((place, ids));
            }
        }
        Self { levels }
    }

    fn same_at_any_fit(sequence: Sequence) -> Self {
        Self { levels: [sequence.clone(), sequence.clone(), sequence] }
    }

    /// The tokens at each place where the needle fits so or better.
    pub(super) fn at(&self, fit: Fit) -> &Sequence {
        &self.levels[fit as usize]
    }
}

impl Sequence {
    /// True where nothing can match, since a place has no token.
    pub(super) fn is_impossible(&self) -> bool {
        self.0.is_empty() || self.0.iter().any(|ids| ids.is_empty())
    }

    /// True where both are made of the same sets.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && self.0.iter().zip(&other.0).all(|(a, b)| Arc::ptr_eq(a, b))
    }

    /// The sets of which a quote has a token each, if it matches; single blanks, which have no list, are left out.
    pub(super) fn sets(&self) -> impl Iterator<Item = &Ids> {
        self.0.iter().map(Arc::as_ref).filter(|ids| !ids.contains(BLANK))
    }

    /// True where a token of each set isn't enough, because they must stand side by side.
    pub(super) fn is_ordered(&self) -> bool {
        self.0.len() > 1
    }

    /// True where the tokens stand side by side among `tokens`.
    pub(super) fn stands_in(&self, tokens: &[u32]) -> bool {
        tokens
            .windows(self.0.len().max(1))
            .any(|stretch| stretch.iter().zip(&self.0).all(|(id, ids)| ids.contains(*id)))
    }

    /// A rough cost: how many lists are to be united.
    pub(super) fn cost(&self) -> usize {
        self.0.iter().map(|ids| ids.len()).sum()
    }
}
