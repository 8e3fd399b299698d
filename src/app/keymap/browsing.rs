//! The keys of the panes.

use super::{Action, Binding, browsing, has_hits};
use crate::app::key::{Code, Key};
use crate::app::{Filter, Pane};

pub(super) const BROWSING: &[Binding] = &[
    Binding {
        keys: &[Key::char('n')],
        written: "n",
        action: Action::NextHit,
        footer: "next hit",
        help: "next hit of the search",
        when: has_hits,
    },
    Binding {
        keys: &[Key::char('N'), Key::char('p')],
        written: "N",
        action: Action::PreviousHit,
        footer: "previous",
        help: "previous hit of the search",
        when: has_hits,
    },
    Binding {
        keys: &[Key::new(Code::Esc)],
        written: "Esc",
        action: Action::LeaveSearch,
        footer: "end search",
        help: "leave the search, back to where you were",
        when: |app, mode| browsing(app, mode) && app.search.is_some(),
    },
    Binding {
        keys: &[Key::new(Code::Esc)],
        written: "Esc",
        action: Action::StopLoading,
        footer: "stop loading",
        help: "stop reading files and keep what is there",
        when: |app, mode| browsing(app, mode) && app.search.is_none() && !app.progress.finished,
    },
    Binding {
        keys: &[Key::new(Code::Esc)],
        written: "Esc",
        action: Action::ClearFilter,
        footer: "all points",
        help: "show all points again",
        when: |app, mode| {
            browsing(app, mode)
                && app.search.is_none()
                && app.progress.finished
                && app.filter != Filter::All
                && !app.zoom
        },
    },
    Binding {
        keys: &[Key::new(Code::Esc)],
        written: "Esc",
        action: Action::Zoom,
        footer: "",
        help: "show all panes again",
        when: |app, mode| browsing(app, mode) && app.search.is_none() && app.progress.finished && app.zoom,
    },
    Binding {
        keys: &[Key::new(Code::Tab)],
        written: "Tab",
        action: Action::NextPane,
        footer: "pane",
        help: "next pane",
        when: browsing,
    },
    Binding {
        keys: &[Key::char('l'), Key::new(Code::Right)],
        written: "l →",
        action: Action::NextPane,
        footer: "",
        help: "next pane",
        when: browsing,
    },
    Binding {
        keys: &[Key::new(Code::BackTab), Key::char('h'), Key::new(Code::Left)],
        written: "h ← Shift-Tab",
        action: Action::PreviousPane,
        footer: "",
        help: "previous pane",
        when: browsing,
    },
    Binding {
        keys: &[Key::char('1')],
        written: "1",
        action: Action::Go(Pane::Claims),
        footer: "",
        help: "Claims",
        when: browsing,
    },
    Binding {
        keys: &[Key::char('2')],
        written: "2",
        action: Action::Go(Pane::Quotes),
        footer: "",
        help: "Quotes",
        when: browsing,
    },
    Binding {
        keys: &[Key::char('3')],
        written: "3",
        action: Action::Go(Pane::Figures),
        footer: "",
        help: "Key figures",
        when: browsing,
    },
    Binding {
        keys: &[Key::char('4')],
        written: "4",
        action: Action::Go(Pane::Headlines),
        footer: "",
        help: "Headlines",
        when: browsing,
    },
    Binding {
        keys: &[Key::new(Code::Enter)],
        written: "Enter",
        action: Action::Open,
        footer: "compare",
        help: "compare what the reports say, side by side",
        when: |app, mode| browsing(app, mode) && app.pane != Pane::Headlines,
    },
    Binding {
        keys: &[Key::new(Code::Enter)],
        written: "Enter",
        action: Action::Open,
        footer: "report",
        help: "what is known of this report, its origins and speakers",
        when: |app, mode| browsing(app, mode) && app.pane == Pane::Headlines,
    },
    Binding {
        keys: &[Key::char('/')],
        written: "/",
        action: Action::Search,
        footer: "search quotes",
        help: "search all quotes: words, \"a phrase\", -not, speaker:name, in:publisher, form:direct",
        when: browsing,
    },
    Binding {
        keys: &[Key::char('f')],
        written: "f",
        action: Action::NextFilter,
        footer: "filter",
        help: "keep what is shared, differs, rests on one origin, stands in one report only, or was decided by you",
        when: browsing,
    },
    Binding {
        keys: &[Key::char('F')],
        written: "F",
        action: Action::PreviousFilter,
        footer: "",
        help: "the filter before",
        when: browsing,
    },
    Binding {
        keys: &[Key::char('z')],
        written: "z",
        action: Action::Zoom,
        footer: "zoom",
        help: "one pane over the whole screen, or back",
        when: browsing,
    },
    Binding {
        keys: &[Key::char('!')],
        written: "!",
        action: Action::Problems,
        footer: "problems",
        help: "what was wrong with the files",
        when: |app, mode| browsing(app, mode) && !app.coverage.problems().is_empty(),
    },
];
