//! The keys that move about in panes and texts.

use super::{Action, Binding, browsing, is_cut, reading, scrolling};
use crate::app::key::{Code, Key};

pub(super) const MOVING: &[Binding] = &[
    Binding {
        keys: &[Key::char('j'), Key::new(Code::Down), Key::ctrl('n')],
        written: "j ↓",
        action: Action::Down,
        footer: "",
        help: "down",
        when: |app, mode| browsing(app, mode) || scrolling(app, mode),
    },
    Binding {
        keys: &[Key::char('k'), Key::new(Code::Up), Key::ctrl('p')],
        written: "k ↑",
        action: Action::Up,
        footer: "",
        help: "up",
        when: |app, mode| browsing(app, mode) || scrolling(app, mode),
    },
    Binding {
        keys: &[Key::new(Code::PageDown), Key::char(' '), Key::ctrl('d'), Key::ctrl('f')],
        written: "Space PgDn",
        action: Action::PageDown,
        footer: "",
        help: "a page down",
        when: |app, mode| browsing(app, mode) || (reading(app, mode) && !is_cut(app, mode)),
    },
    Binding {
        keys: &[Key::new(Code::PageUp), Key::char('b'), Key::ctrl('u'), Key::ctrl('b')],
        written: "b PgUp",
        action: Action::PageUp,
        footer: "",
        help: "a page up",
        when: |app, mode| browsing(app, mode) || reading(app, mode),
    },
    Binding {
        keys: &[Key::char('g'), Key::new(Code::Home)],
        written: "g Home",
        action: Action::First,
        footer: "",
        help: "to the first",
        when: |app, mode| browsing(app, mode) || reading(app, mode),
    },
    Binding {
        keys: &[Key::char('G'), Key::new(Code::End)],
        written: "G End",
        action: Action::Last,
        footer: "",
        help: "to the last",
        when: |app, mode| browsing(app, mode) || reading(app, mode),
    },
];
