//! The passage of a report that an item was read from: which it is, and where it stands in the report's text.

use std::ops::Range;

use crate::crossref::PointKind;
use crate::model::{Digest, Item, Span};
use crate::text::offset::byte_of;
use crate::text::styled::joined;

use super::mode::{Overlay, Part, Seek};
use super::{App, Coverage, Mode, Pane, moved};

/// Passages of reports, one of them on the screen.
#[derive(Debug)]
pub struct Passage {
    /// What it lies over, and where it is scrolled to.
    pub overlay: Overlay,
    /// Whether the next frame must show the mark.
    pub seek: Seek,
    /// What the items are.
    pub kind: PointKind,
    /// The items that there are passages of, at least one.
    pub items: Vec<Item>,
    /// Which of them is shown.
    pub at: usize,
    /// Where it stands.
    pub place: Place,
}

/// Where an item stands in the text of its report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The text of the report is not at hand.
    NoText,
    /// The digest doesn't say, or what it says doesn't fit the text.
    Nowhere,
    /// At these bytes of the text, in order and apart.
    Here(Vec<Range<usize>>),
    /// Not where the digest says, but at these bytes: the text has changed.
    Moved(Vec<Range<usize>>),
}

impl Passage {
    /// The item that is shown.
    pub fn item(&self) -> Option<Item> {
        self.items.get(self.at).copied()
    }
}

/// What the passages would be of that `v` opens now, and which of them first.
pub(super) fn subject(app: &App, mode: &Mode) -> Option<(PointKind, Vec<Item>, usize)> {
    if let Mode::Compare(compare) = mode {
        let point = app.coverage.points(compare.kind).get(compare.point)?;
        let chosen = match compare.part(point) {
            Some(Part::Member(member)) => member,
            Some(Part::Difference(at)) => {
                let side = point.differences.get(at)?.sides.first()?;
                point.members.iter().position(|member| *member == side.item).unwrap_or(0)
            }
            _ => 0,
        };
        return Some((compare.kind, point.members.clone(), chosen));
    }
    if !matches!(mode, Mode::Browse) {
        return None;
    }
    let row = app.row(app.pane);
    match app.pane {
        Pane::Claims => Some((PointKind::Claim, app.point_in(row)?.1.members.clone(), 0)),
        Pane::Quotes => Some((PointKind::Quote, vec![app.quote_in(row)?], 0)),
        Pane::Figures => Some((PointKind::Figure, vec![app.figure_in(row)?], 0)),
        Pane::Headlines => None,
    }
}

/// Lays the passage of what is selected over the screen.
pub(super) fn open(app: &mut App) {
    let Some((kind, items, at)) = subject(app, &app.mode) else { return };
    let Some(item) = items.get(at) else { return };
    let place = place(&app.coverage, kind, *item);
    let overlay = Overlay { beneath: std::mem::replace(&mut app.mode, Mode::Browse), scroll: 0 };
    app.mode = Mode::Passage(Box::new(Passage { overlay, seek: Seek::Chosen, kind, items, at, place }));
}

/// Goes to the passage of the item that comes `steps` after this one.
pub(super) fn step(app: &mut App, steps: isize) {
    let Mode::Passage(passage) = &mut app.mode else { return };
    let count = passage.items.len().max(1) as isize;
    passage.at = (passage.at as isize + steps).rem_euclid(count) as usize;
    if let Some(item) = passage.item() {
        passage.place = place(&app.coverage, passage.kind, item);
    }
    passage.overlay.scroll = 0;
    passage.seek = Seek::Chosen;
}

/// Keeps the passages of what is still there when the story changes; without any, what lies beneath comes back.
pub(super) fn keep(app: &mut App, old: &Coverage) {
    if app.coverage.is_same_story(old) {
        return;
    }
    let mut mode = &mut app.mode;
    loop {
        if let Mode::Passage(passage) = mode {
            let shown = passage.item();
            let now = moved::items(old, &app.coverage, passage.kind, &passage.items);
            passage.at = now.iter().position(|(before, _)| Some(*before) == shown).unwrap_or(0);
            passage.items = now.into_iter().map(|(_, item)| item).collect();
            match passage.item() {
                Some(item) => passage.place = place(&app.coverage, passage.kind, item),
                None => {
                    let beneath = std::mem::replace(&mut passage.overlay.beneath, Mode::Browse);
                    *mode = beneath;
                    continue;
                }
            }
        }
        match mode.overlay() {
            Some(overlay) => mode = &mut overlay.beneath,
            None => return,
        }
    }
}

/// Where an item stands in the text of its report.
fn place(coverage: &Coverage, kind: PointKind, item: Item) -> Place {
    let Some(digest) = coverage.story().digests().get(item.digest as usize) else { return Place::NoText };
    let Some(text) = coverage.text(&digest.id) else { return Place::NoText };
    let fits = !coverage.is_stale(&digest.id);
    let found: Vec<Found> =
        sought(digest, kind, item.item as usize).iter().filter_map(|sought| sought.find(text, fits)).collect();
    let moved = found.iter().any(|found| found.moved);
    let ranges = joined(found.into_iter().map(|found| found.range).collect());
    match (ranges.is_empty(), moved) {
        (true, _) => Place::Nowhere,
        (false, true) => Place::Moved(ranges),
        (false, false) => Place::Here(ranges),
    }
}

/// What to look for of an item: its own span, or the spans of what a claim rests on where it has none.
fn sought(digest: &Digest, kind: PointKind, item: usize) -> Vec<Sought<'_>> {
    let quote = |at: usize| digest.quotes.get(at).map(|quote| Sought::new(quote.span.as_ref(), Some(&quote.text)));
    let figure = |at: usize| digest.figures.get(at).map(|f| Sought::new(f.span.as_ref(), Some(&f.verbatim)));
    match kind {
        PointKind::Quote => quote(item).into_iter().collect(),
        PointKind::Figure => figure(item).into_iter().collect(),
        PointKind::Claim => {
            let Some(claim) = digest.claims.get(item) else { return Vec::new() };
            if claim.span.is_some() {
                return vec![Sought::new(claim.span.as_ref(), None)];
            }
            let quotes = (0..digest.quotes.len()).filter(|at| claim.quotes.contains(&digest.quotes[*at].id));
            let figures = (0..digest.figures.len()).filter(|at| claim.figures.contains(&digest.figures[*at].id));
            quotes.filter_map(quote).chain(figures.filter_map(figure)).collect()
        }
    }
}

/// A stretch of a report's text as a digest describes it.
struct Sought<'d> {
    span: Option<&'d Span>,
    /// The words that stand there, where the digest has them verbatim.
    verbatim: Option<&'d str>,
}

/// Where it was found, and whether that is elsewhere than the digest says.
struct Found {
    range: Range<usize>,
    moved: bool,
}

impl<'d> Sought<'d> {
    fn new(span: Option<&'d Span>, verbatim: Option<&'d str>) -> Self {
        Self { span, verbatim: verbatim.filter(|words| !words.is_empty()) }
    }

    /// Finds it in `text`, which is the one that the digest was read from where it `fits`.
    fn find(&self, text: &str, fits: bool) -> Option<Found> {
        let stated = self.span.and_then(|span| {
            let start = byte_of(text, span.start as usize)?;
            let length = byte_of(&text[start..], span.end.checked_sub(span.start)? as usize)?;
            (length > 0).then_some(start..start + length)
        });
        if let Some(range) = &stated
            && self.confirms(text, range, fits)
        {
            return Some(Found { range: range.clone(), moved: false });
        }
        let near = stated.map_or(0, |range| range.start);
        let range = match self.verbatim {
            Some(words) => nearest(text, words, near).map(|start| start..start + words.len()),
            None => self.between_its_neighbours(text, near),
        }?;
        Some(Found { range, moved: true })
    }

    /// True where what stands at `range` is what the digest describes.
    fn confirms(&self, text: &str, range: &Range<usize>, fits: bool) -> bool {
        if let Some(words) = self.verbatim {
            return text[range.clone()] == *words;
        }
        let prefix = self.span.and_then(Span::prefix);
        let suffix = self.span.and_then(Span::suffix);
        let agrees = prefix.is_none_or(|prefix| text[..range.start].ends_with(prefix))
            && suffix.is_none_or(|suffix| text[range.end..].starts_with(suffix));
        agrees && (fits || prefix.is_some() || suffix.is_some())
    }

    /// What stands between the words that the digest gives as the neighbours, if it is about as long as the span.
    fn between_its_neighbours(&self, text: &str, near: usize) -> Option<Range<usize>> {
        let span = self.span?;
        let (prefix, suffix) = (span.prefix()?, span.suffix()?);
        if prefix.trim().is_empty() || suffix.trim().is_empty() {
            return None;
        }
        let start = nearest(text, prefix, near.saturating_sub(prefix.len()))? + prefix.len();
        let length = text[start..].find(suffix)?;
        // Code points are at most four bytes, and a sentence that was mended hardly doubles.
        let most = (span.end.saturating_sub(span.start) as usize).saturating_mul(8);
        (0 < length && length <= most).then_some(start..start + length)
    }
}

/// Where `words` stand in `text`, as near to the byte `near` as they do.
fn nearest(text: &str, words: &str, near: usize) -> Option<usize> {
    text.match_indices(words).map(|(at, _)| at).min_by_key(|at| at.abs_diff(near))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_digest_describes_is_found_even_where_the_text_has_changed() {
        /// `12 <before|after> words`: at 12 the span, its neighbours, and what stands there.
        #[track_caller]
        fn check(text: &str, span: (u32, u32), context: &str, verbatim: Option<&str>, expected: &str) {
            let mut span = Span::new(span.0, span.1);
            if let Some((prefix, suffix)) = context.split_once('|') {
                span = span.with_context(Some(prefix), Some(suffix));
            }
            let fits = !text.starts_with('*');
            let found = Sought::new(Some(&span), verbatim).find(text, fits);
            let shown = found.map(|found| format!("{}{}", if found.moved { "moved " } else { "" }, &text[found.range]));
            assert_eq!(shown.as_deref().unwrap_or("nowhere"), expected);
        }
        // The text that the digest was read from; positions count code points.
        check("Café: the dam holds.", (6, 19), "", None, "the dam holds");
        check("Café: the dam holds.", (6, 19), ": |.", None, "the dam holds");
        check("Café: the dam holds.", (10, 13), "", Some("dam"), "dam");
        // Beyond the end, or backwards.
        check("Short.", (3, 99), "", None, "nowhere");
        check("Short.", (5, 3), "", None, "nowhere");
        check("Short.", (3, 99), "", Some("hor"), "moved hor");
        // Another text: never shown without something that says so.
        check("*A mended line. The dam holds.", (0, 13), "", None, "nowhere");
        check("*A mended line. The dam holds.", (4, 7), "", Some("dam"), "moved dam");
        check("*A mended line. The dam holds. Good.", (4, 17), "line. | Good", None, "moved The dam holds.");
        check("*A mended line.", (4, 17), "line. | Good", None, "nowhere");
        check("*Now line. and a thing that goes on and on Good", (4, 6), "line. | Good", None, "nowhere");
        // Of several the nearest.
        check("*dam dam dam", (8, 11), "", Some("dam"), "moved dam");
        check("dam, and dam", (9, 12), "", Some("dam"), "dam");
        check("", (0, 0), "|", None, "nowhere");
    }

    #[test]
    fn ranges_that_touch_are_one() {
        assert_eq!(joined(vec![4..6, 1..3, 3..4, 9..9, 8..10]), [1..6, 8..10]);
    }
}
