//! Text as people read it: made safe to show, measured in columns, wrapped, folded for comparing, counted in code points.
//!
//! Knows Unicode and nothing of digests. What is drawn where is the view's business.

pub mod checksum;
mod cluster;
pub mod count;
pub mod fold;
mod map;
pub mod offset;
pub mod sanitise;
pub mod styled;
pub mod width;
pub mod wrap;
