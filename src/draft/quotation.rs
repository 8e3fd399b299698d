//! Quotation marks: which ones open, which close, what stands inside what.
//!
//! Marks are read a paragraph at a time. A mark that nothing closes is given up at the end of its paragraph: a double
//! one then reaches to the end of what it most likely holds, a single one was an apostrophe. Whether the words between
//! two marks are anybody's speech is for others to say.

use std::ops::Range;

use super::marks::Marks;
use super::tokens::{Kind, Token};

/// A stretch of text in quotation marks.
#[derive(Clone, Debug)]
pub(super) struct Quotation {
    /// The token of the opening mark, or of the first word where a later paragraph goes on without one.
    pub(super) open: usize,
    /// The first token of the words quoted: after the mark, and after the label of a transcript (`BRANDT:`).
    pub(super) start: usize,
    /// One past the last token inside; the token of the closing mark, where there is one.
    pub(super) close: usize,
    /// True where `close` is a mark.
    pub(super) closed: bool,
    /// The quotation it stands inside.
    pub(super) within: Option<usize>,
    /// The quotation of the paragraph before that runs on into this one.
    pub(super) runs_on_from: Option<usize>,
}

impl Quotation {
    /// The tokens of the words quoted.
    pub(super) fn inside(&self) -> Range<usize> {
        self.start..self.close.max(self.start)
    }

    /// One past the last token, the closing mark included.
    pub(super) fn end(&self) -> usize {
        self.close + usize::from(self.closed)
    }
}

/// The quotations of `text`, ordered by where they open; `paragraphs` are ranges of `tokens`.
pub(super) fn quotations(text: &str, tokens: &[Token], paragraphs: &[Range<usize>]) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = Vec::new();
    let mut pending = None;
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let next_mark = paragraphs.get(number + 1).and_then(|next| mark_at(tokens, next.start));
        let mut reader = Reader {
            text,
            tokens,
            marks: Marks { text, tokens, end: paragraph.end },
            paragraph: paragraph.clone(),
            open: Vec::new(),
            found: Vec::new(),
            pending,
            began: false,
        };
        reader.read(next_mark);
        let base = found.len();
        pending = reader.append_to(&mut found).map(|at| base + at);
    }
    found
}

/// Quotation marks that close one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Single,
    Angle,
    SingleAngle,
    Corner,
    WhiteCorner,
}

/// A mark whose closing partner has not come yet.
struct Open {
    family: Family,
    mark: char,
    /// Its place in `Reader::found`.
    at: usize,
}

/// The quotations of one paragraph while it is read.
struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    /// How its marks look.
    marks: Marks<'a>,
    paragraph: Range<usize>,
    open: Vec<Open>,
    /// What was found, in the order of the opening marks; `None` where a mark turned out to be none.
    found: Vec<Option<Quotation>>,
    /// The unclosed quotation at the end of the paragraph before, by its place in the whole list.
    pending: Option<usize>,
    /// True once a mark has opened in this paragraph.
    began: bool,
}

/// Deeper marks than this are left alone.
const DEEPEST: usize = 6;

impl Reader<'_> {
    fn read(&mut self, next_mark: Option<char>) {
        for at in self.paragraph.clone() {
            let Kind::Mark(mark) = self.tokens[at].kind else { continue };
            match mark {
                '“' | '„' => self.curly_open(at, mark),
                '”' => self.curly_close(at),
                '"' => self.straight(at),
                '‘' | '‚' => self.single_open(at, mark),
                '’' | '\'' => self.single(at, mark),
                _ => self.paired(at, mark),
            }
        }
        self.give_up_open_marks(next_mark);
    }

    fn curly_open(&mut self, at: usize, mark: char) {
        let low = self.innermost(Family::Double).is_some_and(|open| open.mark == '„');
        let closes =
            self.innermost(Family::Double).is_some() && self.marks.looks_closing(at) && !self.marks.looks_opening(at);
        if mark == '“' && (closes || low) {
            self.close(Family::Double, at);
        } else {
            self.push(Family::Double, mark, at);
        }
    }

    fn curly_close(&mut self, at: usize) {
        if self.innermost(Family::Double).is_some() {
            self.close(Family::Double, at);
        } else if self.marks.looks_opening(at) && !self.marks.looks_closing(at) {
            self.push(Family::Double, '”', at);
        } else {
            self.close_from_paragraph_before(at);
        }
    }

    fn straight(&mut self, at: usize) {
        let opening = self.marks.looks_opening(at) && !self.marks.looks_closing(at);
        match self.innermost(Family::Double).map(|open| (open.mark, open.at)) {
            Some(('"', before)) if opening => {
                self.end_early(before, at);
                self.push(Family::Double, '"', at);
            }
            Some((_, _)) if opening => self.push(Family::Double, '"', at),
            Some(_) => self.close(Family::Double, at),
            None if self.marks.looks_opening(at) => self.push(Family::Double, '"', at),
            None if self.marks.before(at).is_some_and(char::is_numeric) => {}
            None => self.close_from_paragraph_before(at),
        }
    }

    fn single_open(&mut self, at: usize, mark: char) {
        if self.marks.looks_opening(at) && !self.marks.is_elision(at) {
            self.push(Family::Single, mark, at);
        }
    }

    fn single(&mut self, at: usize, mark: char) {
        let open = self.open.last().is_some_and(|open| open.family == Family::Single);
        if open && self.marks.before(at).is_some_and(|c| !c.is_whitespace()) {
            if !self.marks.is_plural_possessive(at) {
                self.close(Family::Single, at);
            }
        } else if mark == '\'' && self.marks.looks_opening(at) && !self.marks.is_elision(at) {
            self.push(Family::Single, mark, at);
        }
    }

    fn paired(&mut self, at: usize, mark: char) {
        let (family, opens) = match mark {
            '«' => (Family::Angle, true),
            '»' => (Family::Angle, false),
            '‹' => (Family::SingleAngle, true),
            '›' => (Family::SingleAngle, false),
            '「' => (Family::Corner, true),
            '」' => (Family::Corner, false),
            '『' => (Family::WhiteCorner, true),
            _ => (Family::WhiteCorner, false),
        };
        // German and Danish books point the angles inwards: »so«.
        let inwards = self.innermost(family).is_some_and(|open| matches!(open.mark, '»' | '›'));
        if inwards || (!opens && self.innermost(family).is_some()) {
            self.close(family, at);
        } else if opens || self.marks.looks_opening(at) {
            self.push(family, mark, at);
        }
    }

    /// The innermost open mark of a family.
    fn innermost(&self, family: Family) -> Option<&Open> {
        self.open.iter().rev().find(|open| open.family == family)
    }

    fn push(&mut self, family: Family, mark: char, at: usize) {
        if self.open.len() >= DEEPEST {
            return;
        }
        self.began = true;
        let within = self.open.last().map(|open| open.at);
        let runs_on = at == self.paragraph.start && within.is_none();
        self.open.push(Open { family, mark, at: self.found.len() });
        self.found.push(Some(Quotation {
            open: at,
            start: self.past_label(at + 1),
            close: self.paragraph.end,
            closed: false,
            within,
            runs_on_from: self.pending.filter(|_| runs_on),
        }));
    }

    /// The token after the label in capitals that a transcript gives its speakers, where one begins at `at`.
    fn past_label(&self, at: usize) -> usize {
        /// Labels are short: SEN. BRANDT (VIA VIDEO).
        const LONGEST: usize = 5;
        for end in at..self.paragraph.end.min(at + LONGEST) {
            let token = &self.tokens[end];
            let word = &self.text[token.start..token.end];
            match token.kind {
                Kind::Punctuation(':') if end > at => return end + 1,
                Kind::Word if word.len() > 1 && !word.contains(char::is_lowercase) => {}
                _ => break,
            }
        }
        at
    }

    /// Closes the innermost quotation of `family` at the mark `at`; what stays open inside it was no quotation.
    fn close(&mut self, family: Family, at: usize) {
        while let Some(open) = self.open.pop() {
            if open.family == family {
                if let Some(quotation) = self.found[open.at].as_mut() {
                    quotation.close = at;
                    quotation.closed = true;
                }
                return;
            }
            self.drop_quotation(open.at);
        }
    }

    /// A closing mark without an opening one: the quotation of the paragraph before ends here, if one is waiting.
    fn close_from_paragraph_before(&mut self, at: usize) {
        if let (Some(before), false) = (self.pending, self.began) {
            self.began = true;
            self.found.push(Some(Quotation {
                open: self.paragraph.start,
                start: self.paragraph.start,
                close: at,
                closed: true,
                within: None,
                runs_on_from: Some(before),
            }));
        }
    }

    /// A quotation that was never closed ends with its first sentence, as a new one opens at `next`.
    fn end_early(&mut self, quotation: usize, next: usize) {
        self.open.retain(|open| open.at != quotation);
        let tokens = self.tokens;
        if let Some(quotation) = self.found[quotation].as_mut() {
            let inside = quotation.open + 1..next;
            let end = inside.clone().find(|at| ends_sentence(tokens[*at].kind));
            quotation.close = end.map_or(next, |at| at + 1);
        }
    }

    /// At the end of the paragraph: single marks were apostrophes, double ones hold the rest of what they began.
    fn give_up_open_marks(&mut self, next_mark: Option<char>) {
        while let Some(open) = self.open.pop() {
            let Some(quotation) = self.found[open.at].as_ref() else { continue };
            let (start, outermost) = (quotation.open, quotation.within.is_none());
            let at_start = start == self.paragraph.start;
            let goes_on = outermost && next_mark == Some(open.mark);
            if goes_on && (at_start || open.family == Family::Double) {
                continue;
            }
            match open.family {
                Family::Double if outermost => {
                    let introduced = start
                        .checked_sub(1)
                        .is_some_and(|before| matches!(self.tokens[before].kind, Kind::Punctuation(':' | ',')));
                    if !(at_start || introduced) {
                        self.end_early(open.at, self.paragraph.end);
                    }
                }
                _ => self.drop_quotation(open.at),
            }
        }
    }

    /// Takes a quotation out; what stands inside it moves up to where it stood.
    fn drop_quotation(&mut self, at: usize) {
        let Some(dropped) = self.found[at].take() else { return };
        for inner in self.found[at + 1..].iter_mut().flatten() {
            if inner.within == Some(at) {
                inner.within = dropped.within;
            }
        }
    }

    /// Adds what was found to the whole list; returns the place of the last one in it where it runs on.
    fn append_to(self, all: &mut Vec<Quotation>) -> Option<usize> {
        let base = all.len();
        let mut places = Vec::with_capacity(self.found.len());
        let mut last_open = None;
        for quotation in self.found {
            places.push(all.len());
            let Some(mut quotation) = quotation else { continue };
            if quotation.inside().is_empty() {
                // Marks around nothing keep their place, so that what refers to it stays right.
                quotation.close = quotation.inside().start;
            }
            quotation.within = quotation.within.and_then(|at| places.get(at).copied());
            if !quotation.closed && quotation.within.is_none() && quotation.close == self.paragraph.end {
                last_open = Some(all.len() - base);
            }
            all.push(quotation);
        }
        last_open
    }
}

fn mark_at(tokens: &[Token], at: usize) -> Option<char> {
    match tokens.get(at)?.kind {
        Kind::Mark(mark) => Some(mark),
        _ => None,
    }
}

fn ends_sentence(kind: Kind) -> bool {
    matches!(kind, Kind::Punctuation('.' | '!' | '?' | '…' | '。'))
}

#[cfg(test)]
mod tests {
    use super::super::sentences::Passage;

    #[test]
    fn marks_find_their_partners() {
        let check = |text: &str, expected: &[&str]| {
            let passage = Passage::new(text, &[]);
            let found: Vec<&str> = passage
                .quotations
                .iter()
                .map(|quotation| {
                    let inside = quotation.inside();
                    if inside.is_empty() {
                        return "";
                    }
                    &text[passage.tokens[inside.start].start..passage.tokens[inside.end - 1].end]
                })
                .collect();
            assert_eq!(found, expected, "{text}");
        };
        check("“One” and “two”", &["One", "two"]);
        check("\"One\" and \"two\"", &["One", "two"]);
        check("''One'' and ``two''", &["One", "two"]);
        check("«One» and »two« and „three“", &["One", "two", "three"]);
        check("「一」と『二』", &["一", "二"]);
        check("‘One’ and 'two'", &["One", "two"]);
        check("It's the dogs' home, the ’80s, rock 'n' roll", &[]);
        check(
            "“She said, ‘It’s the dogs’ home,’ twice”",
            &["She said, ‘It’s the dogs’ home,’ twice", "It’s the dogs’ home,"],
        );
        check("“The “inner” one”", &["The “inner” one", "inner"]);
        check("A 6'2\" man, 5\" wide", &[]);
        check("“Mixed marks\" here", &["Mixed marks"]);
        check("“Closed with the wrong mark“ here", &["Closed with the wrong mark"]);
        check("“Never closed. It goes on\n\nNext.", &["Never closed. It goes on"]);
        check("He was “never closed. It goes on\n\nNext.", &["never closed."]);
        check("“First part.\n\n“Second part.”", &["First part.", "Second part."]);
        check("“First part.\n\nSecond part.”", &["First part.", "Second part."]);
        check("“”", &[""]);
        check("\"BRANDT: It is late.\"", &["It is late."]);
        check("<a title=\"no quote\">“one”</a>", &["one"]);
    }
}
