//! What the keys of a review do.

use std::sync::Arc;

use crate::app::key::Key;
use crate::app::message::Effect;
use crate::app::{App, Mode, Pane};
use crate::model::{Digest, Id, Item, Status};

use super::Review;
use super::add::Kind;
use super::edit;
use super::field::Field;
use super::line::{LONGEST, Line};
use super::mark::Edge;
use super::part::Part;
use super::place::{self, Place};
use super::saving::{Copy, Saved, Unsaved};

/// What a person can do in a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Begin the review of what is selected.
    Open,
    /// Back to the panes.
    Leave,
    /// Some parts on, or back.
    Step(isize),
    /// To the first part.
    First,
    /// To the last part.
    Last,
    /// To the next unreviewed item.
    NextUnreviewed,
    /// The item is right.
    Accept,
    /// The item is not in the report, or not worth keeping.
    Drop,
    /// Mend the chosen field.
    Edit,
    /// Choose another field.
    Field(isize),
    /// Mark a passage of the report, to make an item of it.
    Mark,
    /// Let the marked passage be.
    Unmark,
    /// Mark the next word, or the one before.
    Word(bool),
    /// Mark the next sentence, or the one before.
    Sentence(bool),
    /// Move an end of the marked passage or of the selected item a word on or back.
    Grow(Edge, bool),
    /// Make an item of the marked passage.
    Add(Kind),
    /// Make two claims of one.
    SplitClaim,
    /// To the speaker or origin of the item, and back.
    Follow,
    /// Put another choice on the line.
    Choose(isize),
    /// Take what the line says.
    Take,
    /// Leave the field as it was.
    Cancel,
    /// Take the last step back.
    Undo,
    /// Do the step again that was taken back last.
    Redo,
    /// Save.
    Save,
    /// Save beside the file.
    Copy,
    /// Read the file again, and give up what was done.
    Reread,
}

/// True where `command` would do something in `mode`.
pub(in crate::app) fn can(app: &App, mode: &Mode, command: Command) -> bool {
    let Mode::Review(review) = mode else {
        return command == Command::Open && matches!(mode, Mode::Browse) && app.count(Pane::Headlines) > 0;
    };
    let marking = review.marking.is_some();
    let writing = review.line.is_some();
    let busy = writing || marking;
    match command {
        Command::Open => false,
        Command::Take | Command::Cancel => writing,
        Command::Choose(_) => review.line.as_ref().is_some_and(Line::has_choices),
        Command::Undo => !busy && review.history.can_undo(),
        Command::Redo => !busy && review.history.can_redo(),
        Command::Drop => !busy && review.part().is_item(),
        Command::NextUnreviewed => !busy && review.reviewed < Part::items(review.digest()).count(),
        Command::Copy => !busy && matches!(review.saving, Saved::Not(_)),
        Command::Reread => !busy && matches!(&review.saving, Saved::Not(Unsaved { changed: true, .. })),
        Command::Mark => !busy && review.can_mark(),
        Command::Unmark | Command::Word(_) | Command::Sentence(_) | Command::Add(_) => marking,
        Command::Grow(edge, on) => !writing && review.can_grow(edge, on),
        Command::SplitClaim => !busy && matches!(review.part(), Part::Claim(_)),
        Command::Follow => !busy && review.followed().is_some(),
        _ => !busy,
    }
}

/// True where the digest that is selected, or whose item is, has not been reviewed.
pub(in crate::app) fn is_draft(app: &App) -> bool {
    app.coverage.story().digests().get(chosen(app).0).is_some_and(|digest| digest.status == Status::Draft)
}

/// Begins the review of the digest that is selected, or that the selected item is of.
fn open(app: &mut App) {
    if !app.progress.finished {
        app.notice = Some("the digests are still being read; review them in a moment".to_owned());
        return;
    }
    let (digest, part) = chosen(app);
    let Some(digest) = app.coverage.story().digests().get(digest).cloned() else { return };
    let text = app.coverage.text(&digest.id).cloned();
    let fits = !app.coverage.is_stale(&digest.id);
    if text.is_none() {
        app.notice = Some("the report's text is not open: start with --text REPORT to see each item in it".to_owned());
    }
    let mut review = Box::new(Review::new(digest, text, fits));
    if let Some(row) = part.and_then(|part| review.parts.iter().position(|other| *other == part)) {
        review.select(row);
    }
    app.mode = Mode::Review(review);
}

/// The digest that is selected, or whose item is, and that item.
fn chosen(app: &App) -> (usize, Option<Part>) {
    let row = app.row(app.pane);
    let found = |item: Option<Item>, part: fn(usize) -> Part| {
        item.map_or((0, None), |item| (item.digest as usize, Some(part(item.item as usize))))
    };
    match app.pane {
        Pane::Headlines => (row, None),
        Pane::Quotes => found(app.quote_in(row), Part::Quote),
        Pane::Figures => found(app.figure_in(row), Part::Figure),
        Pane::Claims => found(app.point_in(row).and_then(|(_, point)| point.members.first().copied()), Part::Claim),
    }
}

/// Does what was asked for in a review.
pub(in crate::app) fn act(app: &mut App, command: Command) -> Option<Effect> {
    if command == Command::Open {
        open(app);
        return None;
    }
    let Mode::Review(review) = &mut app.mode else { return None };
    let notice = &mut app.notice;
    if command != Command::Leave {
        review.warned = false;
    }
    match command {
        Command::Leave => return leave(app),
        Command::Step(steps) => review.select(review.row.saturating_add_signed(steps)),
        Command::First => review.select(0),
        Command::Last => review.select(review.last_item()),
        Command::Mark => review.begin_mark(),
        Command::Unmark => review.end_mark(),
        Command::Word(on) => review.move_mark(false, on),
        Command::Sentence(on) => review.move_mark(true, on),
        Command::Grow(edge, on) => return review.grow(edge, on),
        Command::Add(kind) => return review.add(kind, notice),
        Command::SplitClaim => review.begin_split(),
        Command::Follow => review.follow(),
        Command::NextUnreviewed => {
            review.go_to_unreviewed(review.row + 1);
        }
        Command::Accept => return review.accept(notice),
        Command::Drop => return review.drop_part(notice),
        Command::Field(steps) => {
            let count = Field::of(review.part()).len() as isize;
            review.field = (review.field as isize + steps).rem_euclid(count) as usize;
        }
        Command::Edit => review.begin(notice),
        Command::Choose(steps) => review.line.iter_mut().for_each(|line| line.choose(steps)),
        Command::Take => return review.take(notice),
        Command::Cancel => review.line = None,
        Command::Undo | Command::Redo => return review.travel(command == Command::Undo, notice),
        Command::Save => return Some(review.save(Copy::No)),
        Command::Copy => return Some(review.save(Copy::Beside)),
        Command::Reread => return Some(Effect::Reread(review.digest().id.clone())),
        Command::Open => {}
    }
    None
}

/// A key that no binding takes: it is typed.
pub(in crate::app) fn key(app: &mut App, key: Key) {
    if let Mode::Review(review) = &mut app.mode {
        review.line.iter_mut().for_each(|line| line.edit(key));
    }
}

/// Text that is pasted into the line.
pub(in crate::app) fn paste(app: &mut App, text: &str) {
    if let Mode::Review(review) = &mut app.mode {
        review.line.iter_mut().for_each(|line| line.paste(text));
    }
}

/// Selects the part in that row.
pub(in crate::app) fn select(app: &mut App, row: usize) {
    if let Mode::Review(review) = &mut app.mode
        && review.line.is_none()
        && review.marking.is_none()
    {
        review.select(row);
    }
}

/// Takes in what came of saving: the name of the file, or why there is none.
pub(in crate::app) fn saved(app: &mut App, digest: &Id, number: u64, outcome: Result<String, Unsaved>) {
    let Some(review) = app.mode.review().filter(|review| review.digest().id == *digest) else {
        // The review has been left; what failed must still be said.
        if let Err(unsaved) = outcome {
            app.notice = Some(format!("the review was not saved: {}", unsaved.why));
        }
        return;
    };
    if number != review.asked {
        return;
    }
    review.saving = match outcome {
        Ok(file) => {
            review.in_file = Arc::clone(review.digest());
            Saved::In(file)
        }
        Err(unsaved) => Saved::Not(unsaved),
    };
}

/// Begins again with the digest as its file has it now.
pub(in crate::app) fn reread(app: &mut App, digest: Arc<Digest>) {
    let Some(review) = app.mode.review().filter(|review| review.digest().id == digest.id) else { return };
    let part = review.part().name(review.digest());
    let mut fresh = Review::new(digest, review.text.clone(), review.fits);
    fresh.asked = review.asked;
    if let Some(part) = part.find(fresh.digest()) {
        fresh.go_to(part);
    }
    *review = fresh;
    app.notice = Some("read again: the review begins with what the file says now".to_owned());
}

/// Back to the panes, with what was saved; where something was not, the person is told first.
fn leave(app: &mut App) -> Option<Effect> {
    let Mode::Review(review) = &mut app.mode else { return None };
    if matches!(review.saving, Saved::Not(_)) && !review.warned {
        review.warned = true;
        app.notice = Some("not saved; C saves a copy, Esc again gives your changes up".to_owned());
        return None;
    }
    let kept = match review.saving {
        Saved::Unchanged => None,
        Saved::Saving | Saved::In(_) => Some(Arc::clone(review.digest())),
        Saved::Not(_) => Some(Arc::clone(&review.in_file)),
    };
    app.mode = Mode::Browse;
    kept.map(Effect::Adopt)
}

impl Review {
    /// The row of the last item, or of the report where there is none.
    fn last_item(&self) -> usize {
        self.parts.iter().rposition(|part| part.is_item()).unwrap_or(0)
    }

    pub(super) fn go_to(&mut self, part: Part) {
        let row = self.parts.iter().position(|other| *other == part);
        self.select(row.unwrap_or(self.row));
    }

    fn accept(&mut self, notice: &mut Option<String>) -> Option<Effect> {
        let part = self.part();
        let Some(after) = edit::accept(self.digest(), part) else {
            if !self.go_to_unreviewed(self.row + 1) {
                *notice = Some("everything here is reviewed".to_owned());
            }
            return None;
        };
        let effect = self.decide(after, part, "accepting", notice);
        self.go_to_unreviewed(self.row + 1);
        effect
    }

    fn drop_part(&mut self, notice: &mut Option<String>) -> Option<Effect> {
        let part = self.part();
        let after = edit::drop(self.digest(), part)?;
        *notice = Some(format!("dropped the {}; u takes that back", part.noun()));
        let effect = self.decide(after, part, "dropping", notice);
        if !self.go_to_unreviewed(self.row) {
            self.select(self.row.min(self.last_item()));
        }
        effect
    }

    /// Takes a step and says so where it was the last.
    fn decide(&mut self, after: Digest, part: Part, what: &'static str, notice: &mut Option<String>) -> Option<Effect> {
        let finished = after.status != self.digest().status;
        self.go_on(after, part, what);
        if finished {
            *notice = Some("all items are reviewed: the digest is marked as reviewed; u takes that back".to_owned());
        }
        Some(self.save(Copy::No))
    }

    fn begin(&mut self, notice: &mut Option<String>) {
        let field = self.field();
        let text = field.show(self.digest(), self.part());
        if text.len() > LONGEST {
            *notice = Some("this text is too long to mend on a line; mend it in the file".to_owned());
            return;
        }
        self.line = Some(Line::new(field, &text, field.choices(self.digest())));
    }

    /// Takes what the line says into the digest.
    fn take(&mut self, notice: &mut Option<String>) -> Option<Effect> {
        let line = self.line.as_mut()?;
        let (field, part) = (line.field, self.parts.get(self.row).copied().unwrap_or(Part::Report));
        let before = self.history.now();
        // A line shows blanks for what parts lines of a text: one that was left alone changes nothing.
        let untouched = Line::new(field, &field.show(before, part), Vec::new());
        if untouched.input.text() == line.input.text() {
            self.line = None;
            return None;
        }
        let mut after = Digest::clone(before);
        if let Err(complaint) = field.set(&mut after, part, line.input.text()) {
            line.complaint = Some(complaint);
            return None;
        }
        self.line = None;
        if field == Field::Text {
            follow(&mut after, part, self.text.as_deref().filter(|_| self.fits));
        }
        if after == **self.digest() {
            return None;
        }
        self.go_on(after, part, "mending");
        let at = (self.row, self.field);
        let about = part.name(self.digest()).find(self.digest()).unwrap_or(part);
        self.go_to(about);
        self.field = at.1;
        let spoilt = matches!(self.place, Place::Differs(_) | Place::Nowhere) && part.verbatim(self.digest()).is_some();
        if field == Field::Text && spoilt && self.text.is_some() {
            *notice = Some("these words don't stand in the report; u takes that back".to_owned());
        }
        Some(self.save(Copy::No))
    }

    /// Undoes or redoes a step, and goes to where it was.
    fn travel(&mut self, back: bool, notice: &mut Option<String>) -> Option<Effect> {
        let step = if back { self.history.undo() } else { self.history.redo() }?;
        let (what, about) = (step.what, step.about.clone());
        *notice = Some(if back { format!("undone: {what}; Ctrl-R does it again") } else { format!("redone: {what}") });
        self.arrange();
        if let Some(part) = about.find(self.digest()) {
            self.go_to(part);
        }
        Some(self.save(Copy::No))
    }

    pub(super) fn save(&mut self, copy: Copy) -> Effect {
        self.asked += 1;
        self.saving = Saved::Saving;
        Effect::SaveDigest { digest: Arc::clone(self.digest()), number: self.asked, copy }
    }
}

/// Lets the span follow words that were mended, where the report has them: nearest to where they stood, and then to the
/// letter as the report has them.
fn follow(digest: &mut Digest, part: Part, text: Option<&str>) {
    let Some((words, text)) = part.verbatim(digest).zip(text) else { return };
    let near = part.span(digest).and_then(|span| place::range(text, span)).map_or(0, |range| range.start);
    let Some(range) = place::find(text, words, near) else { return };
    let (words, span) = (text[range.clone()].to_owned(), place::span(text, &range));
    match part {
        Part::Quote(at) => {
            let Some(quote) = digest.quotes.get_mut(at) else { return };
            (quote.text, quote.span) = (words, Some(span));
        }
        Part::Figure(at) => {
            let Some(figure) = digest.figures.get_mut(at) else { return };
            (figure.verbatim, figure.span) = (words, Some(span));
        }
        Part::Report | Part::Claim(_) | Part::Speaker(_) | Part::Origin(_) => {}
    }
}
