//! Quantities of figures: how they are shown on the screen, and whether two of them can both hold.
//!
//! Works on a figure's number, unit and qualifier alone. Whether two figures measure the same thing is `crossref`'s.

mod agreement;
mod show;

pub use agreement::{Agreement, Stated, compare};
pub use show::show;
