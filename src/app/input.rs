//! One line of text that a person edits: by grapheme cluster, with a cursor.

use unicode_segmentation::UnicodeSegmentation;

use super::key::{Code, Key};

/// The longest line that is taken, in bytes: enough for any query, little enough to paste into by mistake.
const LONGEST: usize = 1000;

/// A line being edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    text: String,
    /// A byte offset in `text`, always between two grapheme clusters.
    cursor: usize,
    /// The most bytes that it takes.
    most: usize,
}

impl Default for Input {
    fn default() -> Self {
        Self { text: String::new(), cursor: 0, most: LONGEST }
    }
}

impl Input {
    /// A line that holds `text`, the cursor at its end.
    pub fn new(text: &str) -> Self {
        let mut input = Self::default();
        input.insert(text);
        input
    }

    /// A line of at most so many bytes that holds `text`.
    pub fn of_at_most(text: &str, most: usize) -> Self {
        let mut input = Self { most, ..Self::default() };
        input.insert(text);
        input
    }

    /// What has been typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the cursor is, as a byte offset in [`Input::text`].
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Puts `text` in at the cursor; control characters and what goes beyond the longest line are left out.
    pub fn insert(&mut self, text: &str) {
        for c in text.chars().map(|c| if c == '\t' || c == '\n' { ' ' } else { c }).filter(|c| !c.is_control()) {
            if self.text.len() + c.len_utf8() > self.most {
                break;
            }
            self.text.insert(self.cursor, c);
            self.cursor += c.len_utf8();
        }
        self.settle();
    }

    /// Does what `key` does in a line; false where it does nothing there.
    pub fn edit(&mut self, key: Key) -> bool {
        match (key.ctrl, key.code) {
            (false, Code::Char(c)) => self.insert(c.encode_utf8(&mut [0; 4])),
            (false, Code::Backspace) | (true, Code::Char('h')) => self.cut(self.before(), self.cursor),
            (false, Code::Delete) | (true, Code::Char('d')) => self.cut(self.cursor, self.after()),
            (false, Code::Left) | (true, Code::Char('b')) => self.cursor = self.before(),
            (false, Code::Right) | (true, Code::Char('f')) => self.cursor = self.after(),
            (false, Code::Home) | (true, Code::Char('a')) => self.cursor = 0,
            (false, Code::End) | (true, Code::Char('e')) => self.cursor = self.text.len(),
            (true, Code::Char('u')) => self.cut(0, self.cursor),
            (true, Code::Char('k')) => self.cut(self.cursor, self.text.len()),
            (true, Code::Char('w')) => self.cut(self.word_before(), self.cursor),
            _ => return false,
        }
        true
    }

    fn cut(&mut self, start: usize, end: usize) {
        self.text.replace_range(start..end, "");
        self.cursor = start;
        self.settle();
    }

    fn before(&self) -> usize {
        self.text[..self.cursor].grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn after(&self) -> usize {
        self.text[self.cursor..].graphemes(true).next().map_or(self.cursor, |cluster| self.cursor + cluster.len())
    }

    fn word_before(&self) -> usize {
        let line = self.text[..self.cursor].trim_end();
        line.rfind(char::is_whitespace).map_or(0, |at| at + line[at..].chars().next().map_or(0, char::len_utf8))
    }

    /// Moves the cursor to the next boundary: what was put in or cut may have joined clusters around it.
    fn settle(&mut self) {
        let boundaries = self.text.grapheme_indices(true).map(|(at, _)| at);
        self.cursor = boundaries.chain([self.text.len()]).find(|at| *at >= self.cursor).unwrap_or(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line with `|` for the cursor.
    fn line(marked: &str) -> Input {
        let (before, after) = marked.split_once('|').unwrap();
        let mut input = Input::new(&format!("{before}{after}"));
        input.cursor = before.len();
        input
    }

    fn marked(input: &Input) -> String {
        format!("{}|{}", &input.text[..input.cursor], &input.text[input.cursor..])
    }

    #[test]
    fn keys_edit_the_line() {
        #[track_caller]
        fn check(before: &str, key: Key, after: &str) {
            let mut input = line(before);
            input.edit(key);
            assert_eq!(marked(&input), after);
        }
        check("ca|e", Key::char('f'), "caf|e");
        check("cafe\u{301}|", Key::new(Code::Backspace), "caf|");
        check("|👩‍🚀x", Key::new(Code::Delete), "|x");
        check("a👩‍🚀|x", Key::new(Code::Left), "a|👩‍🚀x");
        check("a|\u{301}", Key::new(Code::Right), "a\u{301}|");
        check("|", Key::new(Code::Backspace), "|");
        check("|", Key::new(Code::Left), "|");
        check("one two |", Key::ctrl('w'), "one |");
        check("one\u{2003}two|", Key::ctrl('w'), "one\u{2003}|");
        check("one| two", Key::ctrl('u'), "| two");
        check("one| two", Key::ctrl('k'), "one|");
        check("one| two", Key::new(Code::Home), "|one two");
        check("one| two", Key::new(Code::End), "one two|");
    }

    #[test]
    fn a_paste_becomes_one_line_of_bounded_length() {
        let mut input = Input::default();
        input.insert("a\tb\nc\u{1b}[31m");
        assert_eq!(input.text(), "a b c[31m");
        input.insert(&"é".repeat(2000));
        assert!(input.text().len() <= LONGEST && input.cursor() == input.text().len());
    }
}
