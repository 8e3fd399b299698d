//! Arrays and lines of JSON, written object by object.
//!
//! How a value becomes text that no terminal takes for anything else is [`digest::json`](crate::digest::json)'s.

use std::fmt::{self, Write};

/// An array of objects that are JSON text already, moved in by two blanks.
///
/// Line breaks stand only between the parts of JSON text, never in its strings, so that lines can be moved in.
pub(super) fn array(out: &mut dyn Write, objects: impl Iterator<Item = String>) -> fmt::Result {
    let mut before = "[\n";
    for object in objects {
        out.write_str(before)?;
        write!(out, "  {}", object.trim_end().replace('\n', "\n  "))?;
        before = ",\n";
    }
    out.write_str(if before == "[\n" { "[]\n" } else { "\n]\n" })
}

/// An object a line.
pub(super) fn lines(out: &mut dyn Write, objects: impl Iterator<Item = String>) -> fmt::Result {
    objects.into_iter().try_for_each(|object| writeln!(out, "{object}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrays_are_laid_out_as_serde_does() {
        #[track_caller]
        fn check(values: &[&[u8]]) {
            let mut out = String::new();
            array(&mut out, values.iter().map(crate::digest::json::pretty)).expect("memory takes it");
            assert_eq!(out, crate::digest::json::pretty(&values) + "\n");
        }
        check(&[]);
        check(&[&[1]]);
        check(&[&[1, 2], &[], &[3]]);
    }
}
