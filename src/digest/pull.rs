//! Pulling typed values out of JSON text: every value is asked for by the type it should have, and where it has
//! another, that is a finding and the value is passed over.
//!
//! Knows JSON, not digests: which members an object has is its caller's matter. What is no JSON stops the document.

use std::borrow::Cow;
use std::ops::{Deref, Range};

use jiter::{Jiter, JiterError, JiterErrorType, JsonErrorType, Peek};

use super::finding::{Fault, Findings};
use super::path::{Path, Step};
use super::{limits, tell};
use crate::model::{Date, Decimal};

mod members;

pub(super) use members::Members;

/// Reading of this document can't go on; what is wrong has been recorded.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stop;

/// What was read, or that reading can't go on.
pub(super) type Pulled<T> = Result<T, Stop>;

/// A reader of one JSON document, which is a stretch of a file.
pub(super) struct Pull<'j, 'f> {
    jiter: Jiter<'j>,
    /// Where the text of `jiter` begins in the file, in bytes.
    base: usize,
    text: &'j str,
    /// Where the document begins in the file, in bytes.
    start: usize,
    /// What is wrong with the bytes after the document, where they cut it off.
    cut_by: Option<(Range<usize>, Fault)>,
    pub(super) path: Path,
    pub(super) findings: &'f mut Findings,
    budget: &'f mut Budget,
}

/// What the model keeps a string as.
pub(super) trait Text: for<'t> From<&'t str> + Deref<Target = str> {}

impl<T: for<'t> From<&'t str> + Deref<Target = str>> Text for T {}

/// How much memory the model of a file may still take, in bytes.
#[derive(Debug)]
pub(super) struct Budget {
    left: usize,
}

/// What an allocation costs beyond its bytes, on the common allocators.
const ALLOCATION: usize = 32;

impl Budget {
    /// The budget for a file of so many bytes.
    pub(super) fn for_file(bytes: usize) -> Self {
        Self { left: bytes.saturating_mul(limits::BYTES_PER_BYTE).max(limits::BYTES_AT_LEAST) }
    }
}

impl<'j, 'f> Pull<'j, 'f> {
    /// A reader of `text`, which begins at `base` in its file.
    pub(super) fn new(text: &'j str, base: usize, findings: &'f mut Findings, budget: &'f mut Budget) -> Self {
        let jiter = Jiter::new(text.as_bytes());
        Self { jiter, base, text, start: base, cut_by: None, path: Path::default(), findings, budget }
    }

    /// Says what to report where the document ends too early, because the bytes after it are no text.
    pub(super) fn cut_by(mut self, cut: Option<(Range<usize>, Fault)>) -> Self {
        self.cut_by = cut;
        self
    }

    /// Records a finding at `at`, bytes of the file, with the path of the value that is being read.
    pub(super) fn report(&mut self, at: Range<usize>, fault: Fault) {
        let path = &self.path;
        self.findings.push(at, || path.to_string(), fault);
    }

    /// Where the reader stands, in bytes of the file.
    pub(super) fn offset(&self) -> usize {
        self.base + self.jiter.current_index()
    }

    /// The text that was read since `start`, an offset in the file.
    fn text_since(&self, start: usize) -> &'j str {
        // Values begin and end at ASCII characters.
        self.text.get(start - self.start..self.offset() - self.start).unwrap_or_default()
    }

    /// The type of the next value and where it begins.
    pub(super) fn peek(&mut self) -> Pulled<(Peek, usize)> {
        match self.jiter.peek() {
            Ok(peek) => Ok((peek, self.offset())),
            Err(error) => Err(self.stop(&error)),
        }
    }

    /// Records it where anything but white space is left.
    pub(super) fn finish(&mut self) -> Pulled<()> {
        self.jiter.finish().map_err(|error| self.stop(&error))?;
        if let Some((bytes, cause)) = self.cut_by.take() {
            self.report(bytes, cause);
        }
        Ok(())
    }

    /// Passes over the next value; false where it is nested too deep to be looked at, which is recorded.
    pub(super) fn skip(&mut self) -> Pulled<bool> {
        let (_, start) = self.peek()?;
        let error = match self.jiter.next_skip() {
            Ok(()) => return Ok(true),
            Err(error) => error,
        };
        let too_deep = error.error_type == JiterErrorType::JsonError(JsonErrorType::RecursionLimitExceeded);
        let rest = self.text.get(start - self.start..).unwrap_or_default();
        let Some(length) = bracketed(rest).filter(|_| too_deep) else { return Err(self.stop(&error)) };
        let _recorded = self.stop(&error);
        // The reader keeps no stack, so a new one goes on behind the value.
        self.base = start + length;
        self.jiter = Jiter::new(&rest.as_bytes()[length..]);
        Ok(false)
    }

    /// The next value, if it is a string that says something; where it isn't, what is told says that `object` is left out.
    pub(super) fn needed<T: Text>(&mut self, object: &str) -> Pulled<Option<T>> {
        let text = self.words()?;
        if text.is_none() {
            self.findings.add_to_last_help(&format!("without it this {object} is left out"));
        }
        Ok(text)
    }

    /// Records why the text is no JSON.
    fn stop(&mut self, error: &JiterError) -> Stop {
        let JiterErrorType::JsonError(kind) = &error.error_type else {
            // Types are looked at before a value is asked for.
            self.report(
                self.base + error.index..self.base + error.index,
                tell::syntax(&JsonErrorType::InvalidNumber, None),
            );
            return Stop;
        };
        let at = self.base + error.index;
        let found = self.text.get(at - self.start..).and_then(|rest| rest.chars().next());
        let fault = tell::syntax(kind, found);
        match self.cut_by.take() {
            Some((bytes, cause)) if fault.code == "truncated" => self.report(bytes, cause),
            _ => self.report(at..at + 1, fault),
        }
        Stop
    }

    /// Records that the next value is not of the type it should have, and passes over it.
    pub(super) fn wrong_type(&mut self, wanted: &str, peek: Peek, start: usize) -> Pulled<()> {
        if self.skip()? {
            let message = format!("{} is {}, not {wanted}", self.path.leaf(), tell::kind(peek));
            let help = if peek == Peek::Null { "leave the member out" } else { tell::how_to_write(wanted) };
            self.report(start..self.offset(), Fault::error("wrong-type", message, help));
        }
        Ok(())
    }

    /// What `make` makes of the next value, if that is a string of bearable length.
    pub(super) fn with_string<T>(&mut self, make: impl FnOnce(&str) -> T) -> Pulled<Option<T>> {
        let (peek, start) = self.peek()?;
        if peek != Peek::String {
            return self.wrong_type("a string", peek, start).map(|()| None);
        }
        let text = self.text()?;
        if text.len() <= limits::STRING_BYTES {
            return Ok(Some(make(&text)));
        }
        let message = format!("{} is longer than {} bytes", self.path.leaf(), limits::STRING_BYTES);
        self.report(start..self.offset(), Fault::error("string-too-long", message, "shorten it"));
        Ok(None)
    }

    /// The next value, which is a string.
    fn text(&mut self) -> Pulled<Cow<'j, str>> {
        let start = self.offset();
        if let Err(error) = self.jiter.known_bytes() {
            return Err(self.stop(&error));
        }
        // What stands between the quotation marks is known to be UTF-8, and nearly always what is meant.
        let written = self.text_since(start);
        let between = written.get(1..written.len().saturating_sub(1)).unwrap_or_default();
        if memchr::memchr(b'\\', between.as_bytes()).is_none() {
            return Ok(between.into());
        }
        let decoded = Jiter::new(written.as_bytes()).next_str().map(|text| text.to_owned().into());
        decoded.map_err(|error| self.stop(&error))
    }

    /// The next value, if it is a string.
    pub(super) fn string<T: Text>(&mut self) -> Pulled<Option<T>> {
        self.with_string(|text| T::from(text))
    }

    /// The next value, if it is a string that says something.
    pub(super) fn words<T: Text>(&mut self) -> Pulled<Option<T>> {
        let (_, start) = self.peek()?;
        let text = self.string::<T>()?;
        if text.as_ref().is_some_and(|text| text.trim().is_empty()) {
            let message = format!("{} is empty", self.path.leaf());
            self.report(start..self.offset(), Fault::error("empty-member", message, "fill it in"));
            return Ok(None);
        }
        Ok(text)
    }

    /// The next value, if it is true or false.
    pub(super) fn flag(&mut self) -> Pulled<Option<bool>> {
        match self.peek()? {
            (peek @ (Peek::True | Peek::False), _) => {
                self.jiter.known_bool(peek).map(Some).map_err(|error| self.stop(&error))
            }
            (peek, start) => self.wrong_type("true or false", peek, start).map(|()| None),
        }
    }

    /// The next value, if it is a date.
    pub(super) fn date(&mut self) -> Pulled<Option<Date>> {
        let (_, start) = self.peek()?;
        let date = match self.with_string(|text| text.parse::<Date>().map_err(|error| (error, tell::quoted(text))))? {
            None => return Ok(None),
            Some(Ok(date)) => return Ok(Some(date)),
            Some(Err((error, text))) => format!("{} is {text}: {error}", self.path.leaf()),
        };
        let help = "write it as exactly as it is known: 2020-05-19, 2020-05, 2020-05? (uncertain), 2020-05~ (about)";
        self.report(start..self.offset(), Fault::error("date", date, help));
        Ok(None)
    }

    /// The next value, if it is a number or a string that holds one; no digit is lost.
    pub(super) fn decimal(&mut self) -> Pulled<Option<Decimal>> {
        let (peek, start) = self.peek()?;
        let number = match peek {
            Peek::String => match self.with_string(|text| text.parse::<Decimal>().ok())? {
                None => return Ok(None),
                Some(number) => number,
            },
            _ if peek.is_num() => {
                self.skip()?;
                let text = self.text_since(start);
                if text.len() <= limits::STRING_BYTES { text.parse::<Decimal>().ok() } else { None }
            }
            _ => return self.wrong_type("a number", peek, start).map(|()| None),
        };
        if number.is_none() {
            let message = format!("{} is no decimal number that can be used", self.path.leaf());
            let help = "write digits, a point where needed and nothing else, as 122000000000 or \"19.5\"";
            self.report(start..self.offset(), Fault::error("number", message, help));
        }
        Ok(number)
    }

    /// The next value, if it is a whole number from 0 to 4,294,967,295.
    pub(super) fn count(&mut self) -> Pulled<Option<u32>> {
        let (peek, start) = self.peek()?;
        if !peek.is_num() {
            return self.wrong_type("a whole number", peek, start).map(|()| None);
        }
        self.skip()?;
        let text = self.text_since(start);
        let number = text.parse::<u32>().ok().or_else(|| whole(text));
        if number.is_none() {
            let message = format!("{} is no whole number from 0 to {}", self.path.leaf(), u32::MAX);
            self.report(start..self.offset(), Fault::error("count", message, "count Unicode code points from 0"));
        }
        Ok(number)
    }

    /// The values of the next value, if it is a list, which hardly ever has more than `usual`; `element` reads one, or passes
    /// over it.
    pub(super) fn list<T>(
        &mut self,
        usual: usize,
        mut element: impl FnMut(&mut Self) -> Pulled<Option<T>>,
    ) -> Pulled<Option<Vec<T>>> {
        let (peek, start) = self.peek()?;
        if peek != Peek::Array {
            return self.wrong_type("a list", peek, start).map(|()| None);
        }
        let mut values = Vec::with_capacity(usual);
        let mut more = self.jiter.known_array().map_err(|error| self.stop(&error))?.is_some();
        let mut index = 0;
        while more {
            self.path.push(Step::Index(index));
            if index == limits::LIST_ITEMS {
                let at = self.offset();
                let message = format!("more than {} items in one list", limits::LIST_ITEMS);
                let help = "the rest is left out: split the digest";
                self.report(at..at + 1, Fault::error("too-many-items", message, help));
            }
            if index < limits::LIST_ITEMS {
                if let Some(value) = element(self)? {
                    self.spend(size_of::<T>() + ALLOCATION)?;
                    values.push(value);
                }
            } else {
                self.skip()?;
            }
            self.path.pop();
            index += 1;
            more = self.jiter.array_step().map_err(|error| self.stop(&error))?.is_some();
        }
        values.shrink_to_fit();
        Ok(Some(values))
    }

    /// The next value, if it is a list of strings.
    pub(super) fn strings<T: Text>(&mut self) -> Pulled<Option<Vec<T>>> {
        self.list(0, Self::words)
    }

    /// Takes `bytes` from what the model may still take.
    fn spend(&mut self, bytes: usize) -> Pulled<()> {
        match self.budget.left.checked_sub(bytes) {
            Some(left) => {
                self.budget.left = left;
                Ok(())
            }
            None => {
                let at = self.offset();
                let message = format!(
                    "the file holds so many small items that they would take more than {} times its size",
                    limits::BYTES_PER_BYTE
                );
                self.report(at..at + 1, Fault::error("too-many-items", message, "reading stops here: split the file"));
                Err(Stop)
            }
        }
    }
}

/// How long the list or object is that `text` begins with, told by its brackets alone; `None` where they don't match.
fn bracketed(text: &str) -> Option<usize> {
    let (mut depth, mut in_string, mut after_backslash) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if after_backslash => after_backslash = false,
            b'\\' if in_string => after_backslash = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'[' | b'{' => depth += 1,
            b']' | b'}' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// A whole number that is written with a point or an exponent, as JSON Schema allows.
fn whole(text: &str) -> Option<u32> {
    let number: f64 = text.parse().ok()?;
    // Every u32 is exact in an f64.
    (number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&number)).then_some(number as u32)
}
