//! What is typed, pasted and clicked: crossterm's events as the program's own.

use std::io;
use std::thread;

use ratatui::crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind, read,
};

use crate::app::key::{Code, Key};

/// How many rows one notch of the wheel moves.
const NOTCH: isize = 3;

/// Something that a person did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Input {
    /// Pressed a key.
    Key(Key),
    /// Pasted text.
    Paste(String),
    /// Pressed the first button of the mouse, at a column and row from 0.
    Click(u16, u16),
    /// Turned the wheel, at a column and row from 0, by so many rows down.
    Wheel(u16, u16, isize),
}

/// Reads input on a thread of its own for as long as `take` wants it. An error of the terminal is the last thing that is
/// handed over.
pub(super) fn listen(take: impl Fn(io::Result<Input>) -> bool + Send + 'static) -> io::Result<()> {
    let serve = move || {
        loop {
            let wanted = match read() {
                Ok(event) => inputs(event).all(|input| take(Ok(input))),
                Err(error) => {
                    take(Err(error));
                    false
                }
            };
            if !wanted {
                return;
            }
        }
    };
    thread::Builder::new().name("input".into()).spawn(serve).map(drop)
}

/// What an event means to the program; nothing, or two keys where the terminal can't tell one from two.
fn inputs(event: Event) -> impl Iterator<Item = Input> {
    let [first, second] = match event {
        Event::Key(event) => keys(event).map(|key| key.map(Input::Key)),
        Event::Paste(text) => [Some(Input::Paste(text)), None],
        Event::Mouse(event) => [mouse(event), None],
        // Another size is told by its signal, which comes also while nothing is read.
        Event::Resize(..) | Event::FocusGained | Event::FocusLost => [None, None],
    };
    first.into_iter().chain(second)
}

fn keys(event: KeyEvent) -> [Option<Key>; 2] {
    if !matches!(event.kind, KeyEventKind::Press | KeyEventKind::Repeat) {
        return [None, None];
    }
    let Some(code) = code(event.code, event.modifiers) else { return [None, None] };
    let key = Key { code, ctrl: event.modifiers.contains(KeyModifiers::CONTROL) };
    // Terminals send Alt as an Escape before the key. No key here has Alt, so it was Escape, and then the key.
    match event.modifiers.contains(KeyModifiers::ALT) {
        true => [Some(Key::new(Code::Esc)), Some(key)],
        false => [Some(key), None],
    }
}

fn code(code: KeyCode, modifiers: KeyModifiers) -> Option<Code> {
    Some(match code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab if modifiers.contains(KeyModifiers::SHIFT) => Code::BackTab,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        _ => return None,
    })
}

fn mouse(event: MouseEvent) -> Option<Input> {
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Input::Click(event.column, event.row)),
        MouseEventKind::ScrollDown => Some(Input::Wheel(event.column, event.row, NOTCH)),
        MouseEventKind::ScrollUp => Some(Input::Wheel(event.column, event.row, -NOTCH)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::crossterm::event::KeyEventState;

    #[track_caller]
    fn check(event: Event, expected: &[Input]) {
        let inputs: Vec<Input> = inputs(event).collect();
        assert_eq!(inputs, expected);
    }

    fn key(code: KeyCode, modifiers: KeyModifiers, kind: KeyEventKind) -> Event {
        Event::Key(KeyEvent { code, modifiers, kind, state: KeyEventState::NONE })
    }

    #[test]
    fn keys_become_ours() {
        let pressed = |code, modifiers| key(code, modifiers, KeyEventKind::Press);
        check(pressed(KeyCode::Char('q'), KeyModifiers::NONE), &[Input::Key(Key::char('q'))]);
        check(pressed(KeyCode::Char('G'), KeyModifiers::SHIFT), &[Input::Key(Key::char('G'))]);
        check(pressed(KeyCode::Char('c'), KeyModifiers::CONTROL), &[Input::Key(Key::ctrl('c'))]);
        check(pressed(KeyCode::BackTab, KeyModifiers::SHIFT), &[Input::Key(Key::new(Code::BackTab))]);
        check(pressed(KeyCode::Tab, KeyModifiers::SHIFT), &[Input::Key(Key::new(Code::BackTab))]);
        check(pressed(KeyCode::F(1), KeyModifiers::NONE), &[]);
    }

    #[test]
    fn alt_is_escape_and_the_key() {
        check(
            key(KeyCode::Char('q'), KeyModifiers::ALT, KeyEventKind::Press),
            &[Input::Key(Key::new(Code::Esc)), Input::Key(Key::char('q'))],
        );
    }

    #[test]
    fn a_key_acts_when_pressed_or_repeated() {
        let down = |kind| key(KeyCode::Down, KeyModifiers::NONE, kind);
        check(down(KeyEventKind::Press), &[Input::Key(Key::new(Code::Down))]);
        check(down(KeyEventKind::Repeat), &[Input::Key(Key::new(Code::Down))]);
        check(down(KeyEventKind::Release), &[]);
    }

    #[test]
    fn the_mouse_clicks_and_scrolls() {
        let mouse = |kind| Event::Mouse(MouseEvent { kind, column: 7, row: 3, modifiers: KeyModifiers::NONE });
        check(mouse(MouseEventKind::Down(MouseButton::Left)), &[Input::Click(7, 3)]);
        check(mouse(MouseEventKind::ScrollDown), &[Input::Wheel(7, 3, NOTCH)]);
        check(mouse(MouseEventKind::ScrollUp), &[Input::Wheel(7, 3, -NOTCH)]);
        check(mouse(MouseEventKind::Up(MouseButton::Left)), &[]);
        check(mouse(MouseEventKind::Moved), &[]);
    }
}
