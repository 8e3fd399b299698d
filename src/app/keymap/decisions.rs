//! The keys that choose a part of a point, look at where it is from, and decide about it.

use super::{Action, Binding, browsing, comparing, comparing_any, has_passage, has_point};
use crate::app::deciding;
use crate::app::key::{Code, Key};

pub(super) const DECISIONS: &[Binding] = &[
    Binding {
        keys: &[Key::new(Code::Tab), Key::char('l')],
        written: "Tab",
        action: Action::NextPart,
        footer: "choose",
        help: "choose a difference or a claim of this point, one after the other",
        when: comparing,
    },
    Binding {
        keys: &[Key::new(Code::BackTab), Key::char('h')],
        written: "Shift-Tab",
        action: Action::PreviousPart,
        footer: "",
        help: "choose the one before",
        when: comparing,
    },
    Binding {
        keys: &[Key::char('v')],
        written: "v",
        action: Action::Passage,
        footer: "passage",
        help: "the words of the report that this was read from",
        when: comparing,
    },
    Binding {
        keys: &[Key::char('v')],
        written: "v",
        action: Action::Passage,
        footer: "",
        help: "the words of the report that this was read from",
        when: |app, mode| browsing(app, mode) && has_passage(app),
    },
    Binding {
        keys: &[Key::char('x')],
        written: "x",
        action: Action::Dismiss,
        footer: "dismiss",
        help: "dismiss the chosen difference, or bring it back",
        when: |app, mode| comparing_any(app, mode, deciding::has_differences),
    },
    Binding {
        keys: &[Key::char('s')],
        written: "s",
        action: Action::Split,
        footer: "take out",
        help: "take the chosen claim out: it doesn't say what the others say",
        when: |app, mode| comparing_any(app, mode, |point| point.members.len() > 1),
    },
    Binding {
        keys: &[Key::char('m')],
        written: "m",
        action: Action::Mark,
        footer: "",
        help: "mark this point, to join it with another by J",
        when: has_point,
    },
    Binding {
        keys: &[Key::char('J')],
        written: "J",
        action: Action::Join,
        footer: "join",
        help: "join with the marked point: both say the same",
        when: deciding::can_join,
    },
    Binding {
        keys: &[Key::char('u')],
        written: "u",
        action: Action::Undo,
        footer: "undo",
        help: "take your last decision on these reports back",
        when: |app, mode| comparing(app, mode) && app.coverage.can_undo(),
    },
    Binding {
        keys: &[Key::char('u')],
        written: "u",
        action: Action::Undo,
        footer: "",
        help: "take your last decision on these reports back",
        when: |app, mode| browsing(app, mode) && app.coverage.can_undo(),
    },
    Binding {
        keys: &[Key::ctrl('r')],
        written: "Ctrl-R",
        action: Action::Redo,
        footer: "",
        help: "make the decision again that you took back",
        when: |app, mode| (browsing(app, mode) || comparing(app, mode)) && app.coverage.decisions().can_redo(),
    },
];
