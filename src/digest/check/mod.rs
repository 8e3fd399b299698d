//! Whether a digest makes sense: what the format asks beyond the type of each member.
//!
//! Each check has its own file. They see the model alone and tell of a fault by the part of the digest it is in, so that
//! they also serve a digest that comes from no file. Comparing with the report's text is `verify`'s matter.

mod amounts;
mod codes;
mod cycles;
mod ids;
mod references;
mod spans;

use super::finding::Fault;
use super::places::{Part, To};
use crate::model::Digest;

pub(super) use ids::{duplicate_fault, duplicates, leave_out};
pub(super) use spans::lengths;

/// Takes a fault: the part it is in, the way from there to the value, and what is wrong with it.
pub(super) type Tell<'t> = dyn FnMut(Part, &[To<'_>], Fault) + 't;

/// Tells every fault of a digest whose ids are unique.
pub(super) fn digest(digest: &Digest, tell: &mut Tell) {
    let ids = ids::Ids::of(digest);
    references::check(digest, &ids, tell);
    cycles::check(digest, &ids, tell);
    spans::check(digest, &ids, tell);
    amounts::check(digest, tell);
    codes::check(digest, tell);
}

/// The faults of a digest in a form that a table can hold: code and value.
#[cfg(test)]
fn faults(digest: &Digest, check: impl Fn(&Digest, &mut Tell)) -> Vec<String> {
    let mut found = Vec::new();
    check(digest, &mut |part, steps, fault| {
        let way: String = steps
            .iter()
            .map(|step| match step {
                To::Member(name) => format!(".{name}"),
                To::Element(text) => format!("[{text}]"),
            })
            .collect();
        found.push(format!("{} {part:?}{way}", fault.code));
    });
    found
}
