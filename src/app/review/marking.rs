//! Marking a passage of the report: the place of an item set anew, and items that the draft missed.
//!
//! How a stretch moves over the text is `mark`'s; what joins the digest is `add`'s.

use std::ops::Range;

use crate::app::message::Effect;
use crate::model::Digest;

use super::add::{self, Kind};
use super::field::Field;
use super::line::{LONGEST, Line};
use super::mark::{self, Edge};
use super::part::Part;
use super::saving::Copy;
use super::{Review, place};

impl Review {
    /// The text, where spans of the digest count in it.
    fn own_text(&self) -> Option<&str> {
        self.text().filter(|_| self.fits)
    }

    /// True where a passage can be marked.
    pub(super) fn can_mark(&self) -> bool {
        self.own_text().is_some_and(|text| !text.trim().is_empty())
    }

    /// True where an end of the marked passage, or of the selected item, can be moved so.
    pub(super) fn can_grow(&self, edge: Edge, on: bool) -> bool {
        self.grown(edge, on).is_some()
    }

    fn grown(&self, edge: Edge, on: bool) -> Option<Range<usize>> {
        let at = match &self.marking {
            Some(marking) => marking,
            None => self.place.range().filter(|_| self.part().is_item())?,
        };
        mark::moved(self.own_text()?, at, edge, on)
    }

    /// Marks the sentence behind the selected part, or the first one.
    pub(super) fn begin_mark(&mut self) {
        let after = self.place.range().map_or(0, |range| range.end);
        let found = self
            .own_text()
            .and_then(|text| mark::sentence_after(text, after).or_else(|| mark::sentence_before(text, after)));
        self.put_mark(found);
    }

    /// Marks the next word or sentence, or the one before.
    pub(super) fn move_mark(&mut self, sentence: bool, on: bool) {
        let found = self.own_text().zip(self.marking.clone()).and_then(|(text, mark)| match (sentence, on) {
            (false, false) => mark::word_before(text, mark.start),
            (false, true) => mark::word_after(text, mark.end),
            (true, false) => mark::sentence_before(text, mark.start),
            (true, true) => mark::sentence_after(text, mark.end),
        });
        self.put_mark(found);
    }

    fn put_mark(&mut self, found: Option<Range<usize>>) {
        if found.is_some() {
            self.marking = found;
            self.seek = true;
        }
    }

    /// Lets the passage be.
    pub(super) fn end_mark(&mut self) {
        self.marking = None;
        self.seek = true;
    }

    /// Moves an end of the marked passage, or of the selected item, whose words follow.
    pub(super) fn grow(&mut self, edge: Edge, on: bool) -> Option<Effect> {
        let range = self.grown(edge, on)?;
        if self.marking.is_some() {
            self.put_mark(Some(range));
            return None;
        }
        let part = self.part();
        let mut after = Digest::clone(self.digest());
        set_place(&mut after, part, self.own_text()?, &range);
        let field = self.field;
        self.go_on(after, part, "moving an end");
        self.field = field;
        Some(self.save(Copy::No))
    }

    /// Makes an item of the marked passage, and selects it.
    pub(super) fn add(&mut self, kind: Kind, notice: &mut Option<String>) -> Option<Effect> {
        let range = self.marking.take()?;
        let (after, part) = add::add(self.digest(), kind, self.own_text()?, &range)?;
        let name = part.name(&after);
        self.go_on(after, part, "adding");
        if let Some(part) = name.find(self.digest()) {
            self.go_to(part);
        }
        *notice = Some(format!("added a {}: say the rest of it, then accept it with a", part.noun()));
        Some(self.save(Copy::No))
    }

    /// Puts the claim on a line to be parted.
    pub(super) fn begin_split(&mut self) {
        let text = self.part().text(self.digest());
        if matches!(self.part(), Part::Claim(_)) && text.len() < LONGEST {
            self.line = Some(Line::new(Field::Halves, text, Vec::new()));
        }
    }

    /// The speaker or origin that the selected part refers to, by its chosen field first.
    pub(super) fn followed(&self) -> Option<Part> {
        let digest = self.digest();
        let speaker = |id| digest.speakers.iter().position(|speaker| speaker.id == id).map(Part::Speaker);
        let origin = |id| digest.origins.iter().position(|origin| origin.id == id).map(Part::Origin);
        let own = match self.part() {
            Part::Quote(at) => digest.quotes.get(at)?.origin.clone(),
            Part::Figure(at) => digest.figures.get(at)?.origin.clone(),
            Part::Claim(at) => digest.claims.get(at)?.origin.clone(),
            Part::Origin(at) if self.field() == Field::BasedOn => digest.origins.get(at)?.is_based_on.first().cloned(),
            Part::Report | Part::Speaker(_) | Part::Origin(_) => return self.came_from.as_ref()?.find(digest),
        };
        let own = own.and_then(origin);
        match self.part() {
            Part::Quote(at) if self.field() != Field::Origin => {
                digest.quotes.get(at)?.speaker.clone().and_then(speaker).or(own)
            }
            _ => own,
        }
    }

    /// Goes to that speaker or origin; from there, back to where it was gone to from.
    pub(super) fn follow(&mut self) {
        let Some(part) = self.followed() else { return };
        if self.part().is_item() {
            self.came_from = Some(self.part().name(self.digest()));
        }
        self.go_to(part);
    }
}

/// Puts an item at those bytes of the text; a quote or a figure takes its words from there.
fn set_place(digest: &mut Digest, part: Part, text: &str, range: &Range<usize>) {
    let (words, span) = (text[range.clone()].to_owned(), Some(place::span(text, range)));
    match part {
        Part::Quote(at) => {
            let Some(quote) = digest.quotes.get_mut(at) else { return };
            (quote.text, quote.span) = (words, span);
        }
        Part::Figure(at) => {
            let Some(figure) = digest.figures.get_mut(at) else { return };
            (figure.verbatim, figure.span) = (words, span);
        }
        Part::Claim(at) => {
            let Some(claim) = digest.claims.get_mut(at) else { return };
            claim.span = span;
        }
        Part::Report | Part::Speaker(_) | Part::Origin(_) => {}
    }
}
