//! A person reads a digest against the text of its report: accepts, drops and mends its items, one after the other.
//!
//! Every step leaves a whole digest, can be taken back, and asks for it to be saved; saving is `work`'s.

mod add;
mod edit;
mod field;
mod history;
mod keys;
mod line;
mod mark;
mod marking;
mod part;
mod place;
mod roster;
mod saving;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::Arc;

use crate::model::{Digest, Status};
use crate::text::count::counted;

pub use add::Kind;
pub use field::Field;
pub use keys::Command;
pub(super) use keys::{act, can, is_draft, key, paste, reread, saved, select};
pub use line::Line;
pub use mark::Edge;
pub use part::Part;
pub use place::Place;
pub use saving::{Copy, Saved, Unsaved};

use history::History;

/// A digest under review.
#[derive(Debug)]
pub struct Review {
    history: History,
    /// The text of the report, where it is at hand.
    text: Option<Arc<str>>,
    /// True where the text is the very one that the digest was read from.
    fits: bool,
    /// The parts in their order, and the position of the selected one.
    parts: Vec<Part>,
    row: usize,
    /// Which of the selected part's fields is chosen.
    field: usize,
    /// How many items are reviewed.
    reviewed: usize,
    /// Where the selected part stands in the text.
    place: Place,
    /// The field that is being mended, if one is.
    pub line: Option<Line>,
    /// The passage of the text that is being marked, in bytes, if one is.
    marking: Option<Range<usize>>,
    /// The item from which a speaker or an origin was gone to.
    came_from: Option<part::Name>,
    /// How the digest stands to its file.
    pub saving: Saved,
    /// The digest as the file has it, as far as is known.
    in_file: Arc<Digest>,
    /// How many times saving was asked for.
    asked: u64,
    /// True after the person was told that leaving gives changes up.
    warned: bool,
    /// The first line of the text that is shown.
    pub scroll: usize,
    /// True where the next frame must show where the selected part stands.
    pub seek: bool,
}

impl Review {
    /// The review of `digest` against `text`, which is the very text that it was read from where it `fits`.
    pub fn new(digest: Arc<Digest>, text: Option<Arc<str>>, fits: bool) -> Self {
        let mut review = Self {
            in_file: Arc::clone(&digest),
            history: History::new(digest),
            text,
            fits,
            parts: Vec::new(),
            row: 0,
            field: 0,
            reviewed: 0,
            place: Place::Nowhere,
            line: None,
            marking: None,
            came_from: None,
            saving: Saved::Unchanged,
            asked: 0,
            warned: false,
            scroll: 0,
            seek: true,
        };
        review.arrange();
        review.go_to_unreviewed(0);
        review
    }

    /// The digest as it is now.
    pub fn digest(&self) -> &Arc<Digest> {
        self.history.now()
    }

    /// The text of its report, where it is at hand.
    pub fn text(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// True where the text is the very one that the digest was read from.
    pub fn fits(&self) -> bool {
        self.fits
    }

    /// What there is to review, in the order of the report.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The position of the selected part.
    pub fn row(&self) -> usize {
        self.row
    }

    /// The selected part.
    pub fn part(&self) -> Part {
        self.parts.get(self.row).copied().unwrap_or(Part::Report)
    }

    /// The chosen field of the selected part.
    pub fn field(&self) -> Field {
        Field::of(self.part()).get(self.field).copied().unwrap_or(Field::Text)
    }

    /// Where the selected part stands in the text.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The passage that is being marked for a new item, in bytes of the text.
    pub fn marking(&self) -> Option<&Range<usize>> {
        self.marking.as_ref()
    }

    /// Where the text names the speaker of the selected quote, in bytes.
    pub fn speaker_place(&self) -> Option<Range<usize>> {
        let Part::Quote(at) = self.part() else { return None };
        let span = self.digest().quotes.get(at)?.speaker_span.as_ref()?;
        self.text().filter(|_| self.fits).and_then(|text| place::range(text, span))
    }

    /// How far the review has come: `12 of 40 reviewed`.
    pub fn progress(&self) -> String {
        let items = Part::items(self.digest()).count();
        match self.digest().status {
            Status::Reviewed if self.reviewed == items => format!("reviewed, {}", counted(items, "item")),
            _ => format!("{} of {} reviewed", self.reviewed, items),
        }
    }

    /// Takes a step: to `digest`, about `part` of the one before.
    fn go_on(&mut self, digest: Digest, part: Part, what: &'static str) {
        // What is new has its name only in the digest that has it.
        let about = if part.is_in(self.digest()) { part.name(self.digest()) } else { part.name(&digest) };
        self.history.go_on(digest, about, what);
        self.arrange();
    }

    /// Works out what follows from the digest as it is now.
    fn arrange(&mut self) {
        self.parts = Part::all(self.history.now());
        let digest = self.history.now();
        self.reviewed = Part::items(digest).filter(|part| part.status(digest) == Status::Reviewed).count();
        self.select(self.row);
    }

    /// Selects the part in that row, or the last one.
    fn select(&mut self, row: usize) {
        let row = row.min(self.parts.len().saturating_sub(1));
        if row != self.row {
            self.field = 0;
        }
        self.row = row;
        self.field = self.field.min(Field::of(self.part()).len() - 1);
        self.place = match &self.text {
            Some(text) => place::place(self.history.now(), self.part(), text, self.fits),
            None => Place::Nowhere,
        };
        self.seek = true;
    }

    /// Selects the first unreviewed item from that row on, round and round; false where there is none.
    fn go_to_unreviewed(&mut self, from: usize) -> bool {
        let digest = self.history.now();
        let is_draft = |row: &usize| {
            self.parts.get(*row).is_some_and(|part| part.is_item() && part.status(digest) == Status::Draft)
        };
        let from = from.min(self.parts.len());
        let found = (from..self.parts.len()).chain(0..from).find(is_draft);
        if let Some(row) = found {
            self.select(row);
        }
        found.is_some()
    }
}
