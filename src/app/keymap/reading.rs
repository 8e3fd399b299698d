//! The keys of a comparison, and of the texts that are laid over the panes.

use super::{Action, Binding, comparing, is_cut, passing, reading};
use crate::app::key::{Code, Key};

pub(super) const READING: &[Binding] = &[
    Binding {
        keys: &[Key::new(Code::Esc), Key::char('q'), Key::new(Code::Backspace)],
        written: "Esc",
        action: Action::Close,
        footer: "back",
        help: "back to where you were",
        when: reading,
    },
    Binding {
        keys: &[Key::new(Code::PageDown), Key::char(' '), Key::ctrl('d'), Key::ctrl('f')],
        written: "Space PgDn",
        action: Action::PageDown,
        footer: "more",
        help: "a page down",
        when: is_cut,
    },
    Binding {
        keys: &[Key::char('j'), Key::new(Code::Down), Key::char('n'), Key::new(Code::Right)],
        written: "j ↓",
        action: Action::Down,
        footer: "next point",
        help: "next point",
        when: comparing,
    },
    Binding {
        keys: &[Key::char('k'), Key::new(Code::Up), Key::char('N'), Key::new(Code::Left)],
        written: "k ↑",
        action: Action::Up,
        footer: "previous",
        help: "previous point",
        when: comparing,
    },
    Binding {
        keys: &[Key::char('w')],
        written: "w",
        action: Action::Reasons,
        footer: "why",
        help: "why these claims stand together: the score and what carried it",
        when: comparing,
    },
    Binding {
        keys: &[Key::new(Code::Tab), Key::char('n'), Key::char('l'), Key::new(Code::Right)],
        written: "Tab",
        action: Action::NextPart,
        footer: "next report",
        help: "the passage of the next report that has the point",
        when: passing,
    },
    Binding {
        keys: &[Key::new(Code::BackTab), Key::char('N'), Key::char('h'), Key::new(Code::Left)],
        written: "Shift-Tab",
        action: Action::PreviousPart,
        footer: "previous",
        help: "the passage of the report before",
        when: passing,
    },
];
