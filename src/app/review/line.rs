//! The line in which a field is mended, with what it may say to be gone through.

use crate::app::input::Input;
use crate::app::key::Key;

use super::field::Field;

/// The longest text that can be mended on a line, in bytes.
pub(super) const LONGEST: usize = 20_000;

/// A field being mended.
#[derive(Clone, Debug)]
pub struct Line {
    /// Which field it is.
    pub field: Field,
    /// What is typed.
    pub input: Input,
    /// Why what was typed can't stand there.
    pub complaint: Option<String>,
    choices: Vec<String>,
    /// What was typed before the choices were gone through, and which of them is on the line.
    chosen: Option<(String, usize)>,
}

impl Line {
    pub(super) fn new(field: Field, text: &str, choices: Vec<String>) -> Self {
        let input = Input::of_at_most(text, LONGEST);
        Self { field, input, complaint: None, choices, chosen: None }
    }

    /// True where there is something to choose from.
    pub fn has_choices(&self) -> bool {
        !self.choices.is_empty()
    }

    /// What can be chosen, in order.
    pub fn choices(&self) -> &[String] {
        &self.choices
    }

    /// Puts the next or previous choice on the line, of those that begin as what was typed if any do.
    pub(super) fn choose(&mut self, steps: isize) {
        let typed = self.chosen.take().map_or((self.input.text().to_owned(), None), |(typed, at)| (typed, Some(at)));
        let (typed, at) = typed;
        let begins = |choice: &&String| choice.to_lowercase().starts_with(&typed.to_lowercase());
        // A line that holds a whole choice already asks for the others.
        let whole = self.choices.contains(&typed);
        let mut fitting: Vec<&String> = self.choices.iter().filter(begins).collect();
        if whole || fitting.is_empty() {
            fitting = self.choices.iter().collect();
        }
        if fitting.is_empty() {
            return;
        }
        let at = match at.or_else(|| fitting.iter().position(|choice| **choice == typed)) {
            Some(at) => (at as isize + steps).rem_euclid(fitting.len() as isize) as usize,
            None if steps < 0 => fitting.len() - 1,
            None => 0,
        };
        if let Some(choice) = fitting.get(at) {
            self.input = Input::of_at_most(choice, LONGEST);
            self.complaint = None;
            self.chosen = Some((typed, at));
        }
    }

    pub(super) fn edit(&mut self, key: Key) {
        if self.input.edit(key) {
            self.complaint = None;
            self.chosen = None;
        }
    }

    pub(super) fn paste(&mut self, text: &str) {
        self.input.insert(text);
        self.complaint = None;
        self.chosen = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_gone_through_round_and_round() {
        #[track_caller]
        fn check(typed: &str, steps: &[isize], expected: &str) {
            let choices = ["direct", "partial", "indirect", "term"].map(str::to_owned).to_vec();
            let mut line = Line::new(Field::Form, typed, choices);
            steps.iter().for_each(|step| line.choose(*step));
            assert_eq!(line.input.text(), expected);
        }
        check("", &[1], "direct");
        check("", &[1, 1], "partial");
        check("", &[-1], "term");
        check("direct", &[1], "partial");
        check("direct", &[1, -1, -1], "term");
        check("I", &[1, 1], "indirect");
        check("x", &[1, 1], "partial");
        let mut line = Line::new(Field::Cue, "said", Vec::new());
        line.choose(1);
        assert_eq!(line.input.text(), "said");
    }
}
