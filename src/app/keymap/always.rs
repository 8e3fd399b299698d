//! The keys for help and for leaving.

use super::{Action, Binding, browsing, writing};
use crate::app::Mode;
use crate::app::key::Key;

pub(super) const ALWAYS: &[Binding] = &[
    Binding {
        keys: &[Key::char('?')],
        written: "?",
        action: Action::Help,
        footer: "help",
        help: "the keys that work now",
        when: |app, mode| !writing(app, mode) && !matches!(mode, Mode::Help(_)),
    },
    Binding {
        keys: &[Key::char('q')],
        written: "q",
        action: Action::Quit,
        footer: "quit",
        help: "quit",
        when: browsing,
    },
    Binding {
        keys: &[Key::ctrl('z')],
        written: "Ctrl-Z",
        action: Action::Suspend,
        footer: "",
        help: "back to the shell; fg returns here",
        when: |_, _| true,
    },
    Binding {
        keys: &[Key::ctrl('c')],
        written: "Ctrl-C",
        action: Action::Quit,
        footer: "",
        help: "quit",
        when: |app, mode| !writing(app, mode),
    },
];
