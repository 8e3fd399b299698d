//! Objects: each member by its name, once, and what has a name that the format doesn't know.

use std::ops::Range;

use jiter::Peek;

use super::super::finding::Fault;
use super::super::path::Step;
use super::super::{escape, limits, tell};
use super::{ALLOCATION, Pull, Pulled};
use crate::model::Extension;

/// The members of an object that were seen, and those the format doesn't know.
pub(in super::super) struct Members {
    /// Where the object begins and ends, in bytes of the file.
    pub(in super::super) at: Range<usize>,
    names: &'static [&'static str],
    seen: u32,
    pub(in super::super) extensions: Vec<Extension>,
}

impl Members {
    /// Where the object begins: all of it would be too much to point at.
    pub(in super::super) fn brace(&self) -> Range<usize> {
        self.at.start..self.at.start + 1
    }

    /// True where the object has a member of that name, whatever its value.
    pub(in super::super) fn has(&self, name: &str) -> bool {
        self.names.iter().position(|known| *known == name).is_some_and(|at| self.seen & (1 << at) != 0)
    }
}

impl Pull<'_, '_> {
    /// Reads the next value, if it is an object, member by member: `member` is called for each that stands in `names`
    /// (at most 32), once, and must read or pass over its value.
    pub(in super::super) fn object(
        &mut self,
        names: &'static [&'static str],
        mut member: impl FnMut(&mut Self, &'static str) -> Pulled<()>,
    ) -> Pulled<Option<Members>> {
        let (peek, start) = self.peek()?;
        if peek != Peek::Object {
            return self.wrong_type("an object", peek, start).map(|()| None);
        }
        let mut members = Members { at: start..start + 1, names, seen: 0, extensions: Vec::new() };
        let mut name_from = self.offset();
        let mut key = self.jiter.known_object().map(|name| name.map(|name| Key::of(name, names, 0)));
        while let Some(found) = key.map_err(|error| self.stop(&error))? {
            let mut next = 0;
            match found {
                Key::Known(at) if members.seen & (1 << at) == 0 => {
                    members.seen |= 1 << at;
                    next = at + 1;
                    self.path.push(Step::Name(names[at]));
                    member(self, names[at])?;
                }
                Key::Known(at) => {
                    self.path.push(Step::Name(names[at]));
                    self.duplicate(name_from, &format!("`{}`", names[at]))?;
                }
                Key::Unknown(name) => {
                    self.path.push(Step::Foreign(name.clone()));
                    self.unknown(name_from, name, &mut members)?;
                }
            }
            self.path.pop();
            name_from = self.offset();
            key = self.jiter.next_key().map(|name| name.map(|name| Key::of(name, names, next)));
        }
        members.at.end = self.offset();
        Ok(Some(members))
    }

    /// Records a second member of the same name, and passes over it.
    fn duplicate(&mut self, name_from: usize, shown: &str) -> Pulled<()> {
        let at = self.name_since(name_from);
        let message = format!("{shown} stands twice in this object");
        self.report(at, Fault::error("duplicate-member", message, "the first one counts: take the other away"));
        self.skip().map(drop)
    }

    /// Keeps a member that the format doesn't know.
    fn unknown(&mut self, name_from: usize, name: Box<str>, members: &mut Members) -> Pulled<()> {
        if members.extensions.iter().any(|extension| extension.name == name) {
            return self.duplicate(name_from, &tell::quoted(&name));
        }
        let at = self.name_since(name_from);
        if members.extensions.len() == limits::EXTENSIONS {
            let message = format!("more than {} members that the format doesn't know", limits::EXTENSIONS);
            self.report(at.clone(), Fault::error("too-many-members", message, "the rest is left out"));
        }
        if !name.starts_with('_') {
            let message = format!("the format has no member {} here", tell::quoted(&name));
            let help = match tell::nearest(&name, members.names) {
                Some(meant) => format!("did you mean `{meant}`? Names of your own begin with `_`"),
                None => "names of your own begin with `_`".to_owned(),
            };
            self.report(at, Fault::warning("unknown-member", message, help));
        }
        let (_, start) = self.peek()?;
        if self.skip()? && members.extensions.len() < limits::EXTENSIONS {
            let value = escape::compact(self.text_since(start));
            self.spend(size_of::<Extension>() + 2 * ALLOCATION + name.len() + value.len())?;
            members.extensions.push(Extension { name, value });
        }
        Ok(())
    }

    /// Where the name of the member stands that was read since `from`.
    fn name_since(&self, from: usize) -> Range<usize> {
        let text = self.text_since(from);
        let quote = text.find('"').unwrap_or(0);
        let end = text.rfind('"').map_or(text.len(), |at| at + 1);
        from + quote..from + end
    }
}

/// The name of a member.
enum Key {
    /// One that the object has, by its position in the table.
    Known(usize),
    Unknown(Box<str>),
}

impl Key {
    /// The key `name`, looked for from the name at `next` on: most files have them in the order of the table.
    fn of(name: &str, names: &[&str], next: usize) -> Self {
        let found = (next..names.len()).chain(0..next.min(names.len())).find(|at| names[*at] == name);
        found.map_or_else(|| Self::Unknown(name.into()), Self::Known)
    }
}
