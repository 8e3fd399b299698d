//! What the reader decided: points split and joined, differences dismissed, with undo and redo.
//!
//! A decision names items by the ids of digest and item and by their words, so that it outlasts a reload and holds
//! when more reports are open. Decisions are a list: where two contradict each other, the later one wins, and what
//! names items that aren't open is kept and does nothing.
//!
//! [`apply`] puts decisions to points; where they are kept is left to others.

mod apply;
mod named;
mod regroup;

pub use apply::apply;
pub use named::{Named, Places};

use super::{DifferenceKind, PointKind};
use crate::model::Item;

/// One thing that the reader decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What the items are that it is about.
    pub kind: PointKind,
    /// What was decided of them.
    pub verdict: Verdict,
}

/// What the reader can decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The first item doesn't say what the others say.
    Split(Named, Vec<Named>),
    /// These items all say the same.
    Joined(Vec<Named>),
    /// The items may differ in this way; it matters to nobody.
    Dismissed(Phrases),
    /// It matters after all.
    Restored(Phrases),
}

/// A difference by what it is of and by the phrase of each side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrases {
    /// The kind of difference.
    pub difference: DifferenceKind,
    /// The items with the phrases in which they differ.
    pub sides: Vec<(Named, String)>,
}

/// What of a point is the reader's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decided {
    /// The first member, in the order of the ids, of each point that the reader joined into this one; empty where none
    /// were.
    pub joined: Vec<Item>,
    /// Of each point that the program found and the reader split, the first item, in the order of the ids, that is
    /// elsewhere now.
    pub apart: Vec<Item>,
    /// Differences that the reader dismissed; they are not among the point's own.
    pub dismissed: Vec<super::Difference>,
}

/// The decisions of one reader, oldest first, and those that were taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    made: Vec<Decision>,
    undone: Vec<Decision>,
}

impl Decisions {
    /// The decisions `made`, oldest first.
    pub fn new(made: Vec<Decision>) -> Self {
        Self { made, undone: Vec::new() }
    }

    /// What was decided, oldest first.
    pub fn made(&self) -> &[Decision] {
        &self.made
    }

    /// True where nothing was decided.
    pub fn is_empty(&self) -> bool {
        self.made.is_empty()
    }

    /// True where something can be redone.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Adds a decision. What was taken back before can't be redone any more.
    pub fn make(&mut self, decision: Decision) {
        self.undone.clear();
        self.made.push(decision);
    }

    /// The decision that [`Decisions::undo`] would take back: the last one about anything that is open.
    pub fn last(&self, open: &Places) -> Option<&Decision> {
        self.made.iter().rev().find(|decision| decision.is_about(open))
    }

    /// Takes the last decision back that is about anything that is open, and returns it.
    pub fn undo(&mut self, open: &Places) -> Option<&Decision> {
        let at = self.made.iter().rposition(|decision| decision.is_about(open))?;
        let decision = self.made.remove(at);
        self.undone.push(decision);
        self.undone.last()
    }

    /// Makes the decision again that was taken back last, and returns it.
    pub fn redo(&mut self) -> Option<&Decision> {
        self.made.push(self.undone.pop()?);
        self.made.last()
    }

    /// Replaces what was decided by `made`, as another program may have added to it; what was taken back stays so.
    pub fn replace(&mut self, made: Vec<Decision>) {
        self.made = made;
    }
}

impl Decision {
    /// All items that it names, the first one foremost.
    pub fn items(&self) -> impl Iterator<Item = &Named> {
        let (first, list, sides): (Option<&Named>, &[Named], &[(Named, String)]) = match &self.verdict {
            Verdict::Split(one, others) => (Some(one), others, &[]),
            Verdict::Joined(items) => (None, items, &[]),
            Verdict::Dismissed(phrases) | Verdict::Restored(phrases) => (None, &[], &phrases.sides),
        };
        first.into_iter().chain(list).chain(sides.iter().map(|(item, _)| item))
    }

    fn is_about(&self, open: &Places) -> bool {
        self.items().any(|item| open.find(self.kind, item).is_some())
    }
}

#[cfg(test)]
mod tests;
