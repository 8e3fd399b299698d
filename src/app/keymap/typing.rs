//! The keys of the line in which a search is typed.

use super::{Action, Binding, typing};
use crate::app::key::{Code, Key};

pub(super) const TYPING: &[Binding] = &[
    Binding {
        keys: &[Key::new(Code::Enter)],
        written: "Enter",
        action: Action::KeepHits,
        footer: "keep",
        help: "keep these hits and move among them",
        when: typing,
    },
    Binding {
        keys: &[Key::new(Code::Esc), Key::ctrl('c'), Key::ctrl('g')],
        written: "Esc",
        action: Action::LeaveSearch,
        footer: "back",
        help: "leave the search, back to where you were",
        when: typing,
    },
    Binding {
        keys: &[Key::new(Code::Down), Key::ctrl('n')],
        written: "↓",
        action: Action::NextHit,
        footer: "next",
        help: "next hit",
        when: typing,
    },
    Binding {
        keys: &[Key::new(Code::Up), Key::ctrl('p')],
        written: "↑",
        action: Action::PreviousHit,
        footer: "previous",
        help: "previous hit",
        when: typing,
    },
];
