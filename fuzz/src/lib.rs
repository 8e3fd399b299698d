//! What holds for every input: one property a module, each a function of bytes that panics where it doesn't hold.
//!
//! A fuzzer looks for bytes that break them; the tests of the program hold them to the seeds and to what was found before.

pub mod draft;
pub mod loader;
pub mod query;
pub mod sanitise;
pub mod story;
mod stream;
