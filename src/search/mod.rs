//! Search over all quotes of a story.

mod fold;
mod index;
mod matching;
mod needle;
mod query;
mod tokens;

pub use index::{Answer, Hit, Index};
pub use query::{Field, Query, QueryProblem, Token, TokenKind};
