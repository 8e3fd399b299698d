//! What is open, made ready to be shown: the story, its points in reading order, and what leads from an item to its point.
//!
//! Built off the screen's thread, once per load and once per decision, and then only read; copies share what is large.
//! Nothing here knows what is selected.

mod bars;
mod positions;

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::crossref::decisions::{Decisions, Places, apply};
use crate::crossref::{OriginGroup, Point, PointKind, Standing};
use crate::model::{Digest, Id, Item, Level, Problem, Status, Story};

pub use positions::Positions;

/// Stands for the point of an item that belongs to none.
const NO_POINT: u32 = u32::MAX;

/// A story with its cross-reference and the problems met on the way.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    story: Story,
    /// The points as the program found them.
    found: Vec<Arc<Point>>,
    claims: Vec<Arc<Point>>,
    /// Whether a point of claims holds a claim that has not been reviewed.
    drafts: Vec<bool>,
    quote_points: Vec<Arc<Point>>,
    figure_points: Vec<Arc<Point>>,
    /// For each kind, where the point of each item stands, by the number of the item; [`NO_POINT`] where it has none.
    point_of: [Vec<u32>; 3],
    stated: Arc<Positions>,
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
        let stated = Positions::new(story.digests().iter().map(|digest| digest.claims.len()));
        let quotes = Positions::new(story.digests().iter().map(|digest| digest.quotes.len()));
        let figures = Positions::new(story.digests().iter().map(|digest| digest.figures.len()));
        let errors = problems.iter().filter(|problem| problem.level == Level::Error).count();
        let (stated, quotes, figures) = (Arc::new(stated), Arc::new(quotes), Arc::new(figures));
        let problems = Arc::new(problems);
        Self { story, stated, quotes, figures, problems, errors, ..Self::default() }
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
        self.bars = Arc::new(bars::bars(&self.story));
        self.compared = true;
        self.arrange();
        self
    }

    /// The same story, not compared yet, with the points of `old` whose reports are all still there and the bars of their figures, so
    /// that there is something to read meanwhile.
    pub fn carrying(mut self, old: &Self) -> Self {
        if old.found.is_empty() && old.bars.is_empty() {
            return self;
        }
        let digests = self.story.digests().iter();
        let places: HashMap<*const Digest, u32> =
            digests.zip(0..).map(|(digest, at)| (Arc::as_ptr(digest), at)).collect();
        let moved: Vec<Option<u32>> =
            old.story.digests().iter().map(|digest| places.get(&Arc::as_ptr(digest)).copied()).collect();
        self.found = crate::crossref::carried(&old.found, &moved);
        let bars = old.bars.iter().filter_map(|(figure, bar)| {
            let digest = (*moved.get(figure.digest as usize)?)?;
            Some((Item { digest, ..*figure }, *bar))
        });
        self.bars = Arc::new(bars.collect());
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
        self.point_of = [
            points_by_item(&self.stated, &claims),
            points_by_item(&self.quotes, &quotes),
            points_by_item(&self.figures, &figures),
        ];
        self.tally = Tally::of(&claims);
        self.drafts = claims.iter().map(|point| has_draft(&self.story, point)).collect();
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
        self.drafts.get(position).is_some_and(|has| *has)
    }

    /// Where the point of that id stands in [`Coverage::points`]; found soonest where that is near `near`.
    pub fn position(&self, kind: PointKind, id: &str, near: usize) -> Option<usize> {
        let points = self.points(kind);
        outwards(near, points.len()).find(|at| points[*at].id == id)
    }

    /// The point that the item belongs to, and where it stands in [`Coverage::points`].
    pub fn point_of(&self, kind: PointKind, item: Item) -> Option<(usize, &Point)> {
        let (numbers, points) = match kind {
            PointKind::Claim => (&self.stated, &self.point_of[0]),
            PointKind::Quote => (&self.quotes, &self.point_of[1]),
            PointKind::Figure => (&self.figures, &self.point_of[2]),
        };
        let at = *points.get(numbers.number(item)?)? as usize;
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

    /// How long the figure's bar is, from 0 to 1, where there are figures to compare it with. Bars are made when reports are compared.
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

/// For each item, by its number, where the point stands that has it.
fn points_by_item(numbers: &Positions, points: &[Arc<Point>]) -> Vec<u32> {
    let mut found = vec![NO_POINT; if points.is_empty() { 0 } else { numbers.len() }];
    for (point, at) in points.iter().zip(0..) {
        for number in point.members.iter().filter_map(|member| numbers.number(*member)) {
            found[number] = at;
        }
    }
    found
}

/// The numbers below `count`, those nearest to `near` first.
pub(super) fn outwards(near: usize, count: usize) -> impl Iterator<Item = usize> {
    let near = near.min(count);
    let longest = near.max(count - near);
    (0..=longest).flat_map(move |step| {
        let above = near.checked_sub(step).filter(|at| step > 0 && *at < count);
        above.into_iter().chain(Some(near + step).filter(|at| *at < count))
    })
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
    let reports = point.members.chunk_by(|one, next| one.digest == next.digest).count();
    let shared = reports > 1;
    (Reverse(reports), shared && point.differences.is_empty(), point.members.first().copied())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Figure, Quantity};

    #[test]
    fn bars_stay_while_a_newer_story_is_compared() {
        let digest = |id: &str, lengths: &[&str]| {
            let figures = lengths.iter().map(|length| Figure {
                quantity: length.parse().ok().map(Quantity::Value),
                measures: Some("length of the bridge".to_owned()),
                ..Figure::default()
            });
            Arc::new(Digest { id: id.into(), figures: figures.collect(), ..Digest::default() })
        };
        let (one, other) = (digest("a", &["10", "20"]), digest("b", &["40"]));
        let item = |digest, item| Item { digest, item };
        let old = Coverage::read(vec![one, Arc::clone(&other)], Vec::new()).compare(Vec::new());
        assert_eq!(
            [item(0, 0), item(0, 1), item(1, 0)].map(|figure| old.bar(figure)),
            [Some(0.25), Some(0.5), Some(1.0)]
        );
        let digests = vec![digest("new", &["5"]), digest("a", &["10", "30"]), other];
        let new = Coverage::read(digests, Vec::new()).carrying(&old);
        assert_eq!([item(0, 0), item(1, 1), item(2, 0)].map(|figure| new.bar(figure)), [None, None, Some(1.0)]);
    }

    #[test]
    fn what_is_near_comes_first_and_nothing_is_left_out() {
        #[track_caller]
        fn check(near: usize, count: usize, expected: &[usize]) {
            assert_eq!(outwards(near, count).collect::<Vec<_>>(), expected, "near {near} of {count}");
        }
        check(2, 5, &[2, 1, 3, 0, 4]);
        check(0, 3, &[0, 1, 2]);
        check(2, 3, &[2, 1, 0]);
        check(3, 3, &[2, 1, 0]);
        check(usize::MAX, 2, &[1, 0]);
        check(1, 1, &[0]);
        check(0, 0, &[]);
    }
}
