//! Search over all quotes of a story.

#[cfg(test)]
mod agreement;
mod bits;
mod codes;
mod index;
mod lexicon;
mod listing;
mod matches;
mod matching;
mod needle;
mod pattern;
mod plan;
mod postings;
mod query;
mod store;
mod stream;
mod tokens;
mod window;

pub use index::{Answer, Hit, Index};
pub use matches::Matches;
pub use query::{Field, Query, QueryProblem, Token, TokenKind};
