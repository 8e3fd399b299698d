//! The one table of keys: what each does, when, and how the footer and the help call it.
//!
//! `update` routes keys by it, the footer and `?` are printed from it, so none of them can say what another doesn't do.

use super::key::{Code, Key};
use super::{App, Mode, Pane};

/// Something a person can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// One row down, or the next point of a comparison.
    Down,
    /// One row up, or the previous point of a comparison.
    Up,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// To the first row.
    First,
    /// To the last row.
    Last,
    /// To the next pane.
    NextPane,
    /// To the previous pane.
    PreviousPane,
    /// To that pane.
    Go(Pane),
    /// Open what is selected.
    Open,
    /// Back to where this was opened from.
    Close,
    /// Show or hide the reasons of an alignment.
    Reasons,
    /// Type a search.
    Search,
    /// Keep the hits and leave the line.
    KeepHits,
    /// Leave the search and go back to where it began.
    LeaveSearch,
    /// The next hit.
    NextHit,
    /// The previous hit.
    PreviousHit,
    /// The next filter of the points.
    NextFilter,
    /// The previous filter of the points.
    PreviousFilter,
    /// All points again.
    ClearFilter,
    /// One pane over the whole screen, or back.
    Zoom,
    /// The problems met while reading.
    Problems,
    /// The keys that work now.
    Help,
    /// Stop reading files.
    StopLoading,
    /// Stop the program until the shell brings it back.
    Suspend,
    /// Leave the program.
    Quit,
}

/// A row of the table.
pub struct Binding {
    /// The keys that do it.
    pub keys: &'static [Key],
    /// How the keys are written.
    pub written: &'static str,
    /// What they do.
    pub action: Action,
    /// What the footer says; empty where the footer is silent.
    pub footer: &'static str,
    /// What the help says.
    pub help: &'static str,
    /// When they do it.
    when: fn(&App, &Mode) -> bool,
}

/// The bindings that work now, in the order in which the footer offers them.
pub fn bindings(app: &App) -> impl Iterator<Item = &'static Binding> {
    bindings_in(app, &app.mode)
}

/// The bindings that would work if `mode` had the keyboard.
pub fn bindings_in(app: &App, mode: &Mode) -> impl Iterator<Item = &'static Binding> {
    BINDINGS.iter().filter(move |binding| (binding.when)(app, mode))
}

/// What `key` does now.
pub fn action(app: &App, key: Key) -> Option<Action> {
    bindings(app).find(|binding| binding.keys.contains(&key)).map(|binding| binding.action)
}

fn browsing(_: &App, mode: &Mode) -> bool {
    matches!(mode, Mode::Browse)
}

fn comparing(_: &App, mode: &Mode) -> bool {
    matches!(mode, Mode::Compare(_))
}

fn typing(_: &App, mode: &Mode) -> bool {
    matches!(mode, Mode::Search)
}

/// True where a text is laid over the panes.
fn reading(_: &App, mode: &Mode) -> bool {
    matches!(mode, Mode::Compare(_) | Mode::Report(_) | Mode::Problems(_) | Mode::Help(_))
}

/// True where a text is longer than what the last frame showed of it.
fn is_cut(app: &App, mode: &Mode) -> bool {
    reading(app, mode) && app.shown.lines > app.shown.height
}

fn scrolling(app: &App, mode: &Mode) -> bool {
    reading(app, mode) && !comparing(app, mode)
}

fn has_hits(app: &App, mode: &Mode) -> bool {
    browsing(app, mode) && app.search.as_ref().is_some_and(|search| search.total() > 0)
}

const BINDINGS: &[Binding] = &[
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
                && app.filter != super::Filter::All
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
        help: "keep what is shared, differs, rests on one origin, or stands in one report only",
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
    Binding {
        keys: &[Key::char('?')],
        written: "?",
        action: Action::Help,
        footer: "help",
        help: "the keys that work now",
        when: |app, mode| !typing(app, mode) && !matches!(mode, Mode::Help(_)),
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
        keys: &[Key::char('q')],
        written: "q",
        action: Action::Quit,
        footer: "quit",
        help: "quit",
        when: browsing,
    },
    Binding {
        keys: &[Key::ctrl('c')],
        written: "Ctrl-C",
        action: Action::Quit,
        footer: "",
        help: "quit",
        when: |app, mode| !typing(app, mode),
    },
];
