//! `twosource` reads the structured digests of several reports of one story and says of every claim who states
//! it, where the reports differ, and how many independent origins stand behind it.
//!
//! # Words
//!
//! | word | meaning |
//! |---|---|
//! | report | one article, as one outlet published it |
//! | digest | the structured reading of one report; one JSON document |
//! | story | the digests that are open together |
//! | publisher | the outlet of a report |
//! | quote | words the report puts in somebody's mouth, with its speaker |
//! | figure | a number the report states: value, unit, and what it measures |
//! | claim | one neutral assertion that the report makes or passes on |
//! | origin | where the report has something from: a wire story, a letter, an interview, a document, an official |
//! | point | one thing that the story says: the claims of one or more reports that state it, grouped |
//! | standing | of a point: how many distinct known origins support it |
//! | difference | of a point: where its claims don't say the same |
//!
//! # Modules, in reading order
//!
//! Each knows only those above it in this list; `tests/architecture.rs` holds the rule.

pub mod app;
pub mod cli;
pub mod crossref;
pub mod digest;
pub mod draft;
pub mod export;
pub mod files;
pub mod language;
pub mod model;
pub mod search;
pub mod terminal;
pub mod text;
pub mod view;
pub mod work;
