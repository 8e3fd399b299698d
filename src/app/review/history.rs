//! What a review has done, step by step, to be taken back and done again.

use std::sync::Arc;

use crate::model::Digest;

use super::part::Name;

/// The most steps that can be taken back; each keeps a digest.
const MOST_STEPS: usize = 200;

/// A digest with the states that it was in.
#[derive(Clone, Debug)]
pub(super) struct History {
    now: Arc<Digest>,
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// What leads from one state to the next or back.
#[derive(Clone, Debug)]
pub(super) struct Step {
    /// The digest on the other side of the step.
    other: Arc<Digest>,
    /// What the step was about.
    pub(super) about: Name,
    /// What it did, in a few words.
    pub(super) what: &'static str,
}

impl History {
    pub(super) fn new(digest: Arc<Digest>) -> Self {
        Self { now: digest, done: Vec::new(), undone: Vec::new() }
    }

    /// The digest as it is now.
    pub(super) fn now(&self) -> &Arc<Digest> {
        &self.now
    }

    /// Goes on to `digest`; what was taken back before can't be done again.
    pub(super) fn go_on(&mut self, digest: Digest, about: Name, what: &'static str) {
        let other = std::mem::replace(&mut self.now, Arc::new(digest));
        self.undone.clear();
        if self.done.len() == MOST_STEPS {
            self.done.remove(0);
        }
        self.done.push(Step { other, about, what });
    }

    /// Takes the last step back; what it was comes back.
    pub(super) fn undo(&mut self) -> Option<&Step> {
        let mut step = self.done.pop()?;
        std::mem::swap(&mut self.now, &mut step.other);
        self.undone.push(step);
        self.undone.last()
    }

    /// Does the step again that was taken back last; what it was comes back.
    pub(super) fn redo(&mut self) -> Option<&Step> {
        let mut step = self.undone.pop()?;
        std::mem::swap(&mut self.now, &mut step.other);
        self.done.push(step);
        self.done.last()
    }

    pub(super) fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    pub(super) fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}
