//! Search over all quotes of a story, as it is typed: words inside words, phrases, fields, and what is near when nothing matches.
//!
//! What a query means and what it finds is said in `query` and `matching`, and done there and in `needle` in the plainest way: fold each quote,
//! look through it. Everything else finds the same faster, and `agreement` holds it to that on hostile texts.
//!
//! # How it is fast
//!
//! A million quotes use some hundred thousand different words. All words stand in one buffer (`lexicon`), so one pass over a megabyte finds those
//! that contain what was typed, and lists (`postings`) say in which quotes they stand, and roughly before
//! which other words (`followers`, `classes`); what many words contain is known without them (`parts`). The quotes themselves are kept as numbers of words (`stream`), a
//! third of their text, from which phrases are checked and into which a search looks where that is cheaper than uniting lists (`window`). All this is
//! asked window by window, 65,536 quotes each, in the order in which the person who waits needs it (`matches`, `listing`): the page first, then the
//! total; and between two windows a newer key can call it off. Quotes that have not been read yet are looked through as they stand.
//!
//! Nothing here starts a thread or keeps a clock: who searches decides where, and when to stop.

#[cfg(test)]
mod agreement;
mod bits;
mod classes;
mod codes;
mod distance;
mod folder;
mod followers;
mod index;
mod lexicon;
mod listing;
mod matches;
mod matching;
mod nearest;
mod needle;
mod parts;
mod pattern;
mod plan;
mod postings;
mod query;
mod recent;
mod store;
mod stream;
mod tokens;
mod window;

pub use index::{Answer, Hit, Index};
pub use matches::Matches;
pub use nearest::Correction;
pub use query::{Field, Query, QueryProblem, Token, TokenKind};
