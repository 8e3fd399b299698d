//! A needle in terms of the lexicon: which tokens can stand where a needle stands.
//!
//! A needle within one word is a set of tokens: those that contain it. Any other is a sequence: a token that ends with the needle's first
//! piece, tokens that equal the pieces between, a token that begins with the last. So where a needle stands is known without looking at a text.

use std::sync::Arc;

use super::bits::Ids;
use super::codes::Codes;
use super::lexicon::Place;
use super::needle::{Fit, Needle};
use super::stream::{BLANK, Stream, Words};
use super::tokens::{self, Kind};

/// The tokens that can stand at each place of a needle, for each way to fit.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    levels: [Sequence; 3],
}

/// Tokens that stand side by side: for each place the set of those that may stand there.
#[derive(Clone, Debug, Default)]
pub(super) struct Sequence {
    sets: Vec<Arc<Ids>>,
    /// The places of the sets whose tokens are written one right after the other in quotes; empty where that isn't known.
    written: Vec<usize>,
    chain: Option<Arc<Chain>>,
    /// What is looked for where any token will do that contains it, whatever its capitals.
    part: Option<Arc<str>>,
}

/// A short sequence made ready to run over the tokens of a quote as they are written, without single blanks between words.
///
/// Shift-and, after Baeza-Yates and Gonnet, "A new approach to text searching" (1992): a bit for each place reached, one step a token.
#[derive(Clone, Debug)]
struct Chain {
    /// For each token the places where it may stand, a bit each.
    places: Vec<u8>,
    /// The bit of the last place.
    last: u8,
}

impl Pattern {
    pub(super) fn new(needle: &Needle, words: &Words) -> Self {
        let pieces: Vec<(&str, Kind)> = tokens::split(needle.folded()).map(|token| (token.cased, token.kind)).collect();
        match pieces.as_slice() {
            [(piece, Kind::Letter)] => Self::within_word(piece, needle.is_cased(), words),
            [(piece, Kind::Gap)] => {
                let found = words.lexicon.containing(piece, needle.is_cased());
                let sequence = Sequence::one(found.into_iter().map(|(id, _)| id).collect());
                Self { levels: [sequence.clone(), sequence.clone(), sequence] }
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
        let [whole, start, mut inside] = levels.map(Sequence::one);
        inside.part = (!cased).then(|| piece.into());
        Self { levels: [whole, start, inside] }
    }

    fn across_words(pieces: &[(&str, Kind)], cased: bool, words: &Words) -> Self {
        let last = pieces.len().saturating_sub(1);
        let mut levels = [const { Vec::new() }; 3];
        for (at, (piece, kind)) in pieces.iter().enumerate() {
            let places = match (kind, at) {
                (Kind::Letter, 0) => [Place::Whole, Place::Whole, Place::End],
                (Kind::Letter, at) if at == last => [Place::Whole, Place::Start, Place::Start],
                (Kind::Gap, 0) => [Place::End; 3],
                (Kind::Gap, at) if at == last => [Place::Start; 3],
                _ => [Place::Whole; 3],
            };
            let mut before: Option<(Place, Arc<Ids>)> = None;
            for (level, place) in levels.iter_mut().zip(places) {
                let ids = match before {
                    Some((same, ids)) if same == place => ids,
                    _ => Arc::new(words.lexicon.with(piece, cased, place)),
                };
                level.push(Arc::clone(&ids));
                before = Some((place, ids));
            }
        }
        // A single blank between two words isn't written.
        let is_written = |at: usize| {
            let letters = |at: usize| pieces.get(at).is_some_and(|(_, kind)| *kind == Kind::Letter);
            pieces[at].0 != " " || at == 0 || at == last || !(letters(at - 1) && letters(at + 1))
        };
        let written: Vec<usize> = (0..pieces.len()).filter(|at| is_written(*at)).collect();
        let mut chains: Vec<Sequence> = Vec::with_capacity(levels.len());
        for sets in levels {
            let same = chains.last().filter(|before| before.has(&sets)).cloned();
            chains.push(same.unwrap_or_else(|| Sequence::several(sets, &written)));
        }
        Self { levels: std::array::from_fn(|level| chains[level].clone()) }
    }

    /// The tokens at each place where the needle fits so or better.
    pub(super) fn at(&self, fit: Fit) -> &Sequence {
        &self.levels[fit as usize]
    }
}

impl Sequence {
    fn one(ids: Ids) -> Self {
        Self { sets: vec![Arc::new(ids)], ..Self::default() }
    }

    /// `written` are the places of the sets that are written in quotes.
    fn several(sets: Vec<Arc<Ids>>, written: &[usize]) -> Self {
        let at_edge = |set: Option<&Arc<Ids>>| set.is_some_and(|ids| ids.contains(BLANK));
        // A blank at an edge may or may not be written, depending on what stands beside it in the quote.
        let chain = match at_edge(sets.first()) || at_edge(sets.last()) {
            true => None,
            false => Chain::new(written.iter().map(|at| sets[*at].as_ref())),
        };
        let Some(chain) = chain else { return Self { sets, ..Self::default() } };
        Self { chain: Some(Arc::new(chain)), written: written.to_vec(), sets, part: None }
    }

    /// The sets of which the tokens must be written one right after the other, two by two; none where that isn't known.
    pub(super) fn neighbours(&self) -> impl Iterator<Item = (&Ids, &Ids)> {
        let set = |at: usize| self.sets[at].as_ref();
        self.written.windows(2).map(move |pair| (set(pair[0]), set(pair[1])))
    }

    /// True where there are such.
    pub(super) fn has_neighbours(&self) -> bool {
        self.written.len() > 1
    }

    /// True where two tokens one right after the other are all there is to it.
    pub(super) fn is_pair(&self) -> bool {
        self.written.len() == 2
    }

    fn has(&self, sets: &[Arc<Ids>]) -> bool {
        self.sets.len() == sets.len() && self.sets.iter().zip(sets).all(|(a, b)| Arc::ptr_eq(a, b))
    }

    /// True where nothing can match, since a place has no token.
    pub(super) fn is_impossible(&self) -> bool {
        self.sets.is_empty() || self.sets.iter().any(|ids| ids.is_empty())
    }

    /// True where both are made of the same sets.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.has(&other.sets)
    }

    /// The sets of which a quote has a token each, if it matches; single blanks, which have no list, are left out. With each what all
    /// its tokens contain and no other does, where there is such a thing.
    pub(super) fn sets(&self) -> impl Iterator<Item = (&Ids, Option<&str>)> {
        self.sets.iter().filter(|ids| !ids.contains(BLANK)).map(|ids| (ids.as_ref(), self.part.as_deref()))
    }

    /// True where a token of each set isn't enough, because they must stand side by side.
    pub(super) fn is_ordered(&self) -> bool {
        self.sets.len() > 1
    }

    /// True where the tokens stand side by side in a quote of `stream`; `tokens` is room to read it in.
    pub(super) fn stands_in(&self, quote: usize, stream: &Stream, words: &Words, tokens: &mut Vec<u32>) -> bool {
        if let Some(chain) = &self.chain {
            return chain.stands_in(stream.written(quote));
        }
        stream.read(quote, words, tokens);
        let stands = |stretch: &[u32]| stretch.iter().zip(&self.sets).all(|(id, ids)| ids.contains(*id));
        tokens.windows(self.sets.len().max(1)).any(stands)
    }

    /// A rough cost: how many lists are to be united.
    pub(super) fn cost(&self) -> usize {
        self.sets.iter().map(|ids| ids.len()).sum()
    }
}

impl Chain {
    /// The chain of these sets; `None` where they are too many for the bits.
    fn new<'i>(sets: impl ExactSizeIterator<Item = &'i Ids> + Clone) -> Option<Self> {
        let last = 1u8.checked_shl(sets.len().checked_sub(1)? as u32)?;
        let tokens = sets.clone().map(|ids| ids.words().len() * 64).max()?;
        let mut places = vec![0; tokens];
        for (at, ids) in sets.enumerate() {
            for id in ids.iter() {
                places[id as usize] |= 1 << at;
            }
        }
        Some(Self { places, last })
    }

    fn stands_in(&self, tokens: Codes<'_>) -> bool {
        let mut reached = 0u8;
        for token in tokens {
            reached = (reached << 1 | 1) & self.places.get(token as usize).copied().unwrap_or(0);
            if reached & self.last != 0 {
                return true;
            }
        }
        false
    }
}
