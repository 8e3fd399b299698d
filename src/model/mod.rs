//! The words of the project as types: digest, report, quote, figure, claim, origin, story, problem.
//!
//! Plain data with the few rules that belong to it (which status an item inherits, in which order digests stand).
//! Reading and writing JSON is [`digest`](crate)'s, comparing claims is `crossref`'s; nothing here does I/O.

mod claim;
mod date;
mod decimal;
mod digest;
mod extension;
mod figure;
mod id;
mod origin;
mod problem;
mod quote;
mod report;
mod span;
mod story;
mod words;

pub use claim::{Claim, Stance};
pub use date::{Date, DateError, Precision};
pub use decimal::Decimal;
pub use digest::{Digest, SPEC_VERSION, Status};
pub use extension::{Extension, Extensions};
pub use figure::{Figure, Qualifier, Quantity};
pub use id::Id;
pub use origin::{Origin, OriginKind};
pub use problem::{Level, Place, Problem};
pub use quote::{Form, Quote, Speaker, SpeakerLevel};
pub use report::{Report, Snapshot};
pub use span::Span;
pub use story::{Item, Story, letter};
