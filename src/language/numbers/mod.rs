//! Numbers.
pub(in crate::language) mod exact;
