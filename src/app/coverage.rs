//! What is open, made ready to be shown: the story, its points in reading order, and what leads from an item to its point.
//!
//! Built off the screen's thread, once per load and once per decision, and then only read; copies share what is large.
//! Nothing here knows what is selected.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::crossref::decisions::{Decisions, Places, apply};
use crate::crossref::{OriginGroup, Point, PointKind, Standing};
use crate::language::units;
use crate::model::{Digest, Figure, Id, Item, Level, Problem, Quantity, Status, Story};
use crate::text::fold::fold;

/// A story with its cross-reference and the problems met on the way.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    story: Story,
    /// The points as the program found them.
    found: Vec<Arc<Point>>,
    claims: Vec<Arc<Point>>,
    /// Which of the points of claims hold a claim that has not been reviewed.
    drafts: HashSet<usize>,
    quote_points: Vec<Arc<Point>>,
    figure_points: Vec<Arc<Point>>,
    point_of: HashMap<(PointKind, Item), u32>,
    quotes: Arc<Positions>,
    figures: Arc<Positions>,
    bars: Arc<HashMap<Item, f64>>,
    problems: Arc<Vec<Problem>>,
    errors: usize,
    stale: HashSet<Id>,
    texts: HashMap<Id, Arc<str>>,
    decisions: Decisions,
    can_undo: bool,
    compared: bool,
    tally: Tally,
}

/// Numbers the items of all digests of a story, so that a long list can be entered anywhere.
#[derive(Debug, Default)]
pub struct Positions {
    /// How many items stand before each digest, and the total at the end.
    before: Vec<usize>,
}

/// How many points there are of which sort: what the first line of the screen says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Points of claims.
    pub points: usize,
    /// Those that two reports or more have.
    pub shared: usize,
    /// Of the shared: those on two known origins or more.
    pub independent: usize,
    /// Of the shared: those on one known origin.
    pub one_origin: usize,
    /// Of the shared: those where too little is stated to tell.
    pub unstated: usize,
    /// Points whose claims don't say the same.
    pub differing: usize,
    /// Points that the reader decided about.
    pub decided: usize,
    /// The origin that all points on one origin rest on, if it is the same for all.
    pub only_origin: Option<String>,
}

impl Tally {
    fn of(points: &[Arc<Point>]) -> Self {
        let mut tally = Self { points: points.len(), ..Self::default() };
        for point in points {
            tally.differing += usize::from(!point.differences.is_empty());
            tally.decided += usize::from(point.decided.is_some());
            match point.standing.standing {
                Standing::Single => continue,
                Standing::Independent => tally.independent += 1,
                Standing::OneOrigin => tally.one_origin += 1,
                Standing::OriginUnstated => tally.unstated += 1,
            }
            tally.shared += 1;
        }
        let on_one = points.iter().filter(|point| point.standing.standing == Standing::OneOrigin);
        let mut names = on_one.flat_map(|point| &point.standing.groups).map(OriginGroup::name);
        if let Some(first) = names.next()
            && names.all(|name| name == first)
        {
            tally.only_origin = Some(first.to_owned());
        }
        tally
    }
}

impl Coverage {
    /// A story whose claims have not been compared yet.
    pub fn read(digests: Vec<Arc<Digest>>, problems: Vec<Problem>) -> Self {
        let story = Story::new(digests);
        let quotes = Positions::new(story.digests().iter().map(|digest| digest.quotes.len()));
        let figures = Positions::new(story.digests().iter().map(|digest| digest.figures.len()));
        let bars = Arc::new(bars(&story));
        let errors = problems.iter().filter(|problem| problem.level == Level::Error).count();
        let (quotes, figures, problems) = (Arc::new(quotes), Arc::new(figures), Arc::new(problems));
        Self { story, quotes, figures, bars, problems, errors, ..Self::default() }
    }

    /// The same story, with the digests that no longer fit the text of their report.
    pub fn with_stale(mut self, digests: impl IntoIterator<Item = Id>) -> Self {
        self.stale.extend(digests);
        self
    }

    /// The same story, with the texts that its reports were read from, by the ids of the digests.
    pub fn with_texts(mut self, texts: impl IntoIterator<Item = (Id, Arc<str>)>) -> Self {
        self.texts.extend(texts);
        self
    }

    /// The same story, not compared yet, with `digest` in place of the one of the same id.
    pub fn with_digest(&self, digest: &Arc<Digest>) -> Self {
        let is_old = |old: &Arc<Digest>| old.id == digest.id;
        let digests = self.story.digests().iter().map(|old| Arc::clone(if is_old(old) { digest } else { old }));
        let read = Self::read(digests.collect(), self.problems.to_vec());
        let (stale, texts) = (self.stale.clone(), self.texts.clone());
        Self { stale, texts, decisions: self.decisions.clone(), ..read }
    }

    /// The same story with its points; they must have been made from the digests of [`Coverage::story`] in that order.
    pub fn compare(mut self, points: Vec<Point>) -> Self {
        self.found = points.into_iter().map(Arc::new).collect();
        self.compared = true;
        self.arrange();
        self
    }

    /// The same story, not compared yet, with the points of `old` whose reports are all still there, so that there is something
    /// to read meanwhile.
    pub fn carrying(mut self, old: &Self) -> Self {
        let digests = self.story.digests().iter();
        let places: HashMap<*const Digest, u32> =
            digests.zip(0..).map(|(digest, at)| (Arc::as_ptr(digest), at)).collect();
        let moved: Vec<Option<u32>> =
            old.story.digests().iter().map(|digest| places.get(&Arc::as_ptr(digest)).copied()).collect();
        self.found = crate::crossref::carried(&old.found, &moved);
        self.arrange();
        self
    }

    /// The same story as a reader sees it who decided this.
    pub fn decided(mut self, decisions: Decisions) -> Self {
        // What is about nothing that is open changes nothing.
        let before = std::mem::replace(&mut self.decisions, decisions);
        let had_any = self.can_undo;
        self.can_undo = self.decisions.last(&Places::new(self.story.digests())).is_some();
        if (had_any || self.can_undo) && before.made() != self.decisions.made() {
            self.arrange();
        }
        self
    }

    /// Puts the points that were found in order, as the reader decided.
    fn arrange(&mut self) {
        let (mut claims, mut quotes, mut figures) = (Vec::new(), Vec::new(), Vec::new());
        for point in apply(&self.found, &self.decisions, self.story.digests()) {
            match point.kind {
                PointKind::Claim => claims.push(point),
                PointKind::Quote => quotes.push(point),
                PointKind::Figure => figures.push(point),
            }
        }
        claims.sort_by_cached_key(|point| reading_order(point));
        self.point_of.clear();
        for points in [&claims, &quotes, &figures] {
            for (at, point) in points.iter().enumerate() {
                self.point_of.extend(point.members.iter().map(|item| ((point.kind, *item), at as u32)));
            }
        }
        self.tally = Tally::of(&claims);
        let drafts = claims.iter().enumerate().filter(|(_, point)| has_draft(&self.story, point));
        self.drafts = drafts.map(|(at, _)| at).collect();
        (self.claims, self.quote_points, self.figure_points) = (claims, quotes, figures);
    }

    /// The digests, in the order of their letters.
    pub fn story(&self) -> &Story {
        &self.story
    }

    /// The points of one kind; those of claims in reading order.
    pub fn points(&self, kind: PointKind) -> &[Arc<Point>] {
        match kind {
            PointKind::Claim => &self.claims,
            PointKind::Quote => &self.quote_points,
            PointKind::Figure => &self.figure_points,
        }
    }

    /// True where a claim of the point at `position` among those of claims has not been reviewed.
    pub fn has_draft(&self, position: usize) -> bool {
        self.drafts.contains(&position)
    }

    /// Where the point of that id stands in [`Coverage::points`].
    pub fn position(&self, kind: PointKind, id: &str) -> Option<usize> {
        self.points(kind).iter().position(|point| point.id == id)
    }

    /// The point that the item belongs to, and where it stands in [`Coverage::points`].
    pub fn point_of(&self, kind: PointKind, item: Item) -> Option<(usize, &Point)> {
        let at = *self.point_of.get(&(kind, item))? as usize;
        self.points(kind).get(at).map(|point| (at, &**point))
    }

    /// All quotes, numbered.
    pub fn quotes(&self) -> &Positions {
        &self.quotes
    }

    /// All figures, numbered.
    pub fn figures(&self) -> &Positions {
        &self.figures
    }

    /// How long the figure's bar is, from 0 to 1, where there are figures to compare it with.
    pub fn bar(&self, figure: Item) -> Option<f64> {
        self.bars.get(&figure).copied()
    }

    /// What was wrong with the files and digests.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// True where the digest no longer fits the text of its report.
    pub fn is_stale(&self, digest: &Id) -> bool {
        self.stale.contains(digest)
    }

    /// The text that the digest was read from, where it is at hand.
    pub fn text(&self, digest: &Id) -> Option<&Arc<str>> {
        self.texts.get(digest)
    }

    /// True where `other` is of the very same digests.
    pub fn is_same_story(&self, other: &Self) -> bool {
        let (digests, others) = (self.story.digests(), other.story.digests());
        digests.len() == others.len() && digests.iter().zip(others).all(|(one, other)| Arc::ptr_eq(one, other))
    }

    /// What the reader decided.
    pub fn decisions(&self) -> &Decisions {
        &self.decisions
    }

    /// True where one of the decisions is about something that is open.
    pub fn can_undo(&self) -> bool {
        self.can_undo
    }

    /// False while the points are still being worked out.
    pub fn is_compared(&self) -> bool {
        self.compared
    }

    /// How many of the problems are errors.
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// The points, counted.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }
}

/// True where a claim of the point has not been reviewed.
fn has_draft(story: &Story, point: &Point) -> bool {
    point.members.iter().any(|member| {
        let (digest, claim) = (story.digests().get(member.digest as usize), story.claim(*member));
        digest.zip(claim).is_some_and(|(digest, claim)| digest.status_of(claim.status) == Status::Draft)
    })
}

/// What most reports say comes first, among these what they say differently, then as the first report has it.
fn reading_order(point: &Point) -> impl Ord + use<> {
    let mut reports: Vec<u32> = point.members.iter().map(|item| item.digest).collect();
    reports.dedup();
    let shared = reports.len() > 1;
    (Reverse(reports.len()), shared && point.differences.is_empty(), point.members.first().copied())
}

/// Bars for the figures that measure the same thing in units that convert, each as a part of the greatest of them. Where all
/// are equal there is nothing to see, and there are none.
fn bars(story: &Story) -> HashMap<Item, f64> {
    let mut groups: HashMap<String, Vec<Comparable>> = HashMap::new();
    for (at, digest) in story.digests().iter().enumerate() {
        for (number, figure) in digest.figures.iter().enumerate() {
            let item = Item { digest: at as u32, item: number as u32 };
            if let (Some(measured), Some(size)) = (&figure.measures, size(figure)) {
                add(groups.entry(fold(measured)).or_default(), item, figure.unit.as_deref().unwrap_or("1"), size);
            }
        }
    }
    let mut bars = HashMap::new();
    for group in groups.into_values().flatten().filter(|group| group.sizes.len() > 1) {
        let sizes = || group.sizes.iter().map(|(_, size)| *size);
        let (least, greatest) = (sizes().fold(f64::INFINITY, f64::min), sizes().fold(0.0, f64::max));
        // A conversion may cost the last digits.
        if greatest - least > greatest * 1e-9 {
            bars.extend(group.sizes.into_iter().map(|(item, size)| (item, size / greatest)));
        }
    }
    bars
}

/// Figures that measure the same, with their sizes in one unit.
struct Comparable {
    unit: String,
    sizes: Vec<(Item, f64)>,
}

/// Adds a figure to those that its unit can be compared with, or begins a new group.
fn add(groups: &mut Vec<Comparable>, item: Item, unit: &str, size: f64) {
    for group in groups.iter_mut() {
        if let Some(size) = units::convert(size, unit, &group.unit) {
            group.sizes.push((item, size));
            return;
        }
    }
    groups.push(Comparable { unit: unit.to_owned(), sizes: vec![(item, size)] });
}

/// The size that a figure's bar shows: its value or the greater end of its range; negative numbers have none.
fn size(figure: &Figure) -> Option<f64> {
    let number = match figure.quantity.as_ref()? {
        Quantity::Value(value) => value,
        Quantity::Range { min, max } => max.as_ref().or(min.as_ref())?,
    };
    Some(number.to_f64()).filter(|size| size.is_finite() && *size >= 0.0)
}

impl Positions {
    fn new(counts: impl Iterator<Item = usize>) -> Self {
        let mut total = 0;
        let mut before = vec![0];
        before.extend(counts.map(|count| {
            total += count;
            total
        }));
        Self { before }
    }

    /// How many items there are.
    pub fn len(&self) -> usize {
        self.before.last().copied().unwrap_or(0)
    }

    /// True where there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The item numbered `position` from 0.
    pub fn item(&self, position: usize) -> Option<Item> {
        if position >= self.len() {
            return None;
        }
        let digest = self.before.partition_point(|before| *before <= position) - 1;
        Some(Item { digest: digest as u32, item: (position - self.before[digest]) as u32 })
    }

    /// The number of `item`; one past the last where it is not of this story.
    pub fn position(&self, item: Item) -> usize {
        self.before.get(item.digest as usize).map_or(self.len(), |before| before + item.item as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_skip_digests_without_items() {
        let positions = Positions::new([0, 2, 0, 1].into_iter());
        let item = |digest, item| Some(Item { digest, item });
        assert_eq!([0, 1, 2, 3].map(|at| positions.item(at)), [item(1, 0), item(1, 1), item(3, 0), None]);
        for at in 0..positions.len() {
            assert_eq!(positions.position(positions.item(at).unwrap()), at);
        }
        assert_eq!(Positions::default().item(0), None);
        assert!(Positions::new(std::iter::empty()).is_empty());
    }
}
