//! Where the parts of a digest stand in its file, for telling of a problem that is found after reading.
//!
//! Only the beginning of each item is remembered. A member within it is looked up again when there is something to
//! tell of it, which is seldom.

use std::ops::Range;

use jiter::{Jiter, Peek};

/// Where the parts of a digest begin, in bytes of the file.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    /// The JSON path of the digest.
    pub(super) path: String,
    pub(super) start: usize,
    pub(super) report: usize,
    pub(super) origins: Vec<ItemPlace>,
    pub(super) speakers: Vec<ItemPlace>,
    pub(super) quotes: Vec<ItemPlace>,
    pub(super) figures: Vec<ItemPlace>,
    pub(super) claims: Vec<ItemPlace>,
}

/// Where an item stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ItemPlace {
    /// Its position in the list of the file, from 0: bad items before it count too.
    pub(super) index: usize,
    pub(super) offset: usize,
}

/// A part of a digest, by its position in the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Report,
    Origin(usize),
    Speaker(usize),
    Quote(usize),
    Figure(usize),
    Claim(usize),
}

/// The way from a part to a value in it.
#[derive(Clone, Copy, Debug)]
pub(super) enum To<'a> {
    /// To a member.
    Member(&'a str),
    /// To the first element of a list that is this string.
    Element(&'a str),
}

impl Places {
    /// Where `part` begins in the file, and its path.
    pub(super) fn of(&self, part: Part) -> (usize, String) {
        let in_list = |list: &[ItemPlace], name: &str, at: usize| {
            let ItemPlace { index, offset } =
                list.get(at).copied().unwrap_or(ItemPlace { index: at, offset: self.start });
            (offset, format!("{}.{name}[{index}]", self.path))
        };
        match part {
            Part::Report => (self.report, format!("{}.report", self.path)),
            Part::Origin(at) => in_list(&self.origins, "origins", at),
            Part::Speaker(at) => in_list(&self.speakers, "speakers", at),
            Part::Quote(at) => in_list(&self.quotes, "quotes", at),
            Part::Figure(at) => in_list(&self.figures, "figures", at),
            Part::Claim(at) => in_list(&self.claims, "claims", at),
        }
    }
}

/// The value that `steps` lead to from the one that begins at `start` of `text`: its bytes, and its path below that
/// value. As far as the steps lead, where they don't lead to the end.
pub(super) fn find(text: &str, start: usize, steps: &[To]) -> (Range<usize>, String) {
    let mut path = String::new();
    let whole = start..start + 1;
    let Some(rest) = text.get(start..) else { return (whole, path) };
    let mut jiter = Jiter::new(rest.as_bytes());
    let mut at = whole;
    for step in steps {
        let Some(began) = enter(&mut jiter, *step, &mut path) else { return (at, path) };
        let mut ahead = jiter.clone();
        let end = if ahead.next_skip().is_ok() { ahead.current_index() } else { began + 1 };
        at = start + began..start + end;
    }
    (at, path)
}

/// Moves to the value one step on and says where it begins; `None` where there is none.
fn enter(jiter: &mut Jiter, step: To, path: &mut String) -> Option<usize> {
    match step {
        To::Member(name) => {
            let mut found = jiter.next_object().ok()?? == name;
            while !found {
                jiter.next_skip().ok()?;
                found = jiter.next_key().ok()?? == name;
            }
            path.push('.');
            path.push_str(name);
        }
        To::Element(text) => {
            let mut peek = jiter.next_array().ok()??;
            let mut index = 0;
            while peek != Peek::String || jiter.clone().known_str().ok()? != text {
                jiter.next_skip().ok()?;
                peek = jiter.array_step().ok()??;
                index += 1;
            }
            path.push_str(&format!("[{index}]"));
        }
    }
    jiter.peek().ok()?;
    Some(jiter.current_index())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_found_again() {
        let text = r#"[ {"a": 1, "list": ["x", 7, "y\u0041", "z"], "o" : { "p": [ 2 ] } } ]"#;
        let check = |steps: &[To], expected: (&str, &str)| {
            let (at, path) = find(text, 2, steps);
            assert_eq!((&text[at], path.as_str()), expected, "{steps:?}");
        };
        check(&[], ("{", ""));
        check(&[To::Member("a")], ("1", ".a"));
        check(&[To::Member("o"), To::Member("p")], ("[ 2 ]", ".o.p"));
        check(&[To::Member("list"), To::Element("yA")], (r#""y\u0041""#, ".list[2]"));
        check(&[To::Member("list"), To::Element("none")], (r#"["x", 7, "y\u0041", "z"]"#, ".list"));
        check(&[To::Member("none")], ("{", ""));
        check(&[To::Member("a"), To::Member("b")], ("1", ".a"));
    }
}
