//! The reader decides: what a decision is made of, and what a story looks like after it.
//!
//! Making a decision is [`Coverage::change`], a pure function; who calls it, off the screen's thread, and where decisions
//! are kept is left to `work`.

use crate::crossref::decisions::{Decision, Phrases, Places, Verdict};
use crate::crossref::{Difference, Point, PointKind};
use crate::model::Item;

use super::Coverage;

/// What the reader asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// To decide something.
    Make(Decision),
    /// To take the last decision back that is about anything that is open.
    Undo,
    /// To make the decision again that was taken back last.
    Redo,
}

/// What has to be changed where decisions are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// This was decided.
    Add(Decision),
    /// This was taken back: the last one that is equal.
    Remove(Decision),
}

/// What came of a [`Change`].
#[derive(Debug)]
pub struct Outcome {
    /// The story as it is now.
    pub coverage: Coverage,
    /// What to keep.
    pub edit: Edit,
    /// What was done, in a few words for the reader.
    pub told: String,
    /// An item whose point shows what was done.
    pub follow: Option<(PointKind, Item)>,
}

impl Coverage {
    /// The story after `change`; `None` where there is nothing to take back or to make again.
    pub fn change(&self, change: &Change) -> Option<Outcome> {
        let mut decisions = self.decisions().clone();
        let open = Places::new(self.story().digests());
        let (edit, told) = match change {
            Change::Make(decision) => {
                decisions.make(decision.clone());
                (Edit::Add(decision.clone()), format!("{}; u undoes it", done(decision)))
            }
            Change::Undo => {
                let decision = decisions.undo(&open)?.clone();
                let told = format!("undone: {}; Ctrl-R redoes it", called(&decision));
                (Edit::Remove(decision), told)
            }
            Change::Redo => {
                let decision = decisions.redo()?.clone();
                let told = format!("redone: {}; u undoes it", called(&decision));
                (Edit::Add(decision), told)
            }
        };
        let (Edit::Add(decision) | Edit::Remove(decision)) = &edit;
        // The last item of a split is of those that stay where they were.
        let items = decision.items().filter_map(|named| open.find(decision.kind, named));
        let follow = items.last().map(|item| (decision.kind, item));
        Some(Outcome { follow, told, coverage: self.clone().decided(decisions), edit })
    }

    /// The decision that `item` doesn't belong to its point.
    pub(super) fn split(&self, point: &Point, item: Item) -> Option<Decision> {
        let open = Places::new(self.story().digests());
        let others = point.members.iter().filter(|member| **member != item);
        let others: Vec<_> = others.filter_map(|member| open.name(point.kind, *member)).collect();
        let verdict = Verdict::Split(open.name(point.kind, item)?, others);
        Some(Decision { kind: point.kind, verdict })
    }

    /// The decision that two points of one kind are the same.
    pub(super) fn join(&self, one: &Point, other: &Point) -> Decision {
        let open = Places::new(self.story().digests());
        let members = one.members.iter().chain(&other.members);
        let verdict = Verdict::Joined(members.filter_map(|member| open.name(one.kind, *member)).collect());
        Decision { kind: one.kind, verdict }
    }

    /// The decision that a difference doesn't matter, or that it does after all.
    pub(super) fn dismiss(&self, kind: PointKind, difference: &Difference, dismissed: bool) -> Decision {
        let open = Places::new(self.story().digests());
        let sides = difference.sides.iter();
        let sides = sides.filter_map(|side| Some((open.name(kind, side.item)?, side.text.clone()))).collect();
        let phrases = Phrases { difference: difference.kind, sides };
        Decision { kind, verdict: if dismissed { Verdict::Dismissed(phrases) } else { Verdict::Restored(phrases) } }
    }
}

/// What a decision has done.
fn done(decision: &Decision) -> &'static str {
    match &decision.verdict {
        Verdict::Split(..) => "taken out: it is a point of its own now",
        Verdict::Joined(_) => "joined: they are one point now",
        Verdict::Dismissed(_) => "dismissed: this difference counts no more",
        Verdict::Restored(_) => "brought back: this difference counts again",
    }
}

/// What a decision is called.
fn called(decision: &Decision) -> &'static str {
    match &decision.verdict {
        Verdict::Split(..) => "splitting a point",
        Verdict::Joined(_) => "joining two points",
        Verdict::Dismissed(_) => "dismissing a difference",
        Verdict::Restored(_) => "bringing a difference back",
    }
}
