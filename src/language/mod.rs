//! What the words of a report mean, as far as comparing needs it: tokens, stems and weights.
//!
//! Pure; finds and normalises, and leaves to `crossref` and `draft` what follows from it.

pub mod dates;
pub mod function_words;
pub mod lexicon;
pub mod names;
pub mod nouns;
pub mod numbers;
pub mod quantity;
pub mod stem;
pub mod units;
pub mod words;
