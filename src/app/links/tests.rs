//! What is linked, asked for row by row, against lists of all that is.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::app::message::Message;
use crate::app::{App, Coverage, Pane, update};
use crate::crossref::{Point, PointKind, Standing, StandingCard};
use crate::model::{Claim, Digest, Figure, Id, Item, Quote};

/// Reports of which each has more and other items than the one before, some of whose claims name what isn't there.
fn reports() -> Vec<Arc<Digest>> {
    let report = |number: usize| {
        let id = |letter: char, at: usize| Id::from(format!("{letter}{at}").as_str());
        let named = |letter: char, at: usize| (0..(number + at) % 3).map(|step| id(letter, at + step * 2)).collect();
        let speaker = |at: usize| (!at.is_multiple_of(3)).then(|| id('s', at % 2));
        Arc::new(Digest {
            id: id('d', number),
            claims: (0..number % 5)
                .map(|at| Claim {
                    id: id('c', at),
                    quotes: named('q', at),
                    figures: named('f', at),
                    ..Claim::default()
                })
                .collect(),
            quotes: (0..number % 7)
                .map(|at| Quote { id: id('q', at), speaker: speaker(at), ..Quote::default() })
                .collect(),
            figures: (0..number % 4).map(|at| Figure { id: id('f', at), ..Figure::default() }).collect(),
            ..Digest::default()
        })
    };
    (0..23).map(report).collect()
}

/// Points of items that have nothing in common but their numbers; some items belong to none.
fn points(digests: &[Arc<Digest>], kind: PointKind, count: fn(&Digest) -> usize) -> Vec<Point> {
    let item = |(digest, at): (usize, usize)| Item { digest: digest as u32, item: at as u32 };
    let items = digests.iter().enumerate().flat_map(|(at, digest)| (0..count(digest)).map(move |item| (at, item)));
    let mut groups = vec![Vec::new(); 9];
    for (digest, at) in items {
        groups[(digest / 6 + at * 3) % 9].push(item((digest, at)));
    }
    groups.remove(1);
    let standing =
        StandingCard { standing: Standing::Single, groups: Vec::new(), unstated: Vec::new(), circular: Vec::new() };
    let point = |members: Vec<Item>| Point {
        id: format!("{}:{members:?}", kind.name()),
        kind,
        statement: String::new(),
        members,
        standing: standing.clone(),
        differences: Vec::new(),
        because: None,
        decided: None,
    };
    groups.into_iter().filter(|members| !members.is_empty()).map(point).collect()
}

/// All that belongs to a selection.
#[derive(Default)]
struct Lists {
    points: BTreeSet<usize>,
    quotes: BTreeSet<Item>,
    figures: BTreeSet<Item>,
    reports: BTreeSet<u32>,
}

impl Lists {
    fn of(app: &App) -> Self {
        let mut lists = Self::default();
        let row = app.row(app.pane);
        match app.pane {
            Pane::Claims => {
                for member in &app.point_in(row).expect("a point").1.members {
                    lists.reports.insert(member.digest);
                    lists.quotes.extend(resting(app, PointKind::Quote, *member));
                    lists.figures.extend(resting(app, PointKind::Figure, *member));
                }
            }
            Pane::Quotes => {
                let item = app.quote_in(row).expect("a quote");
                let speaker = |at| app.coverage.story().quote(at).and_then(|quote| quote.speaker.as_ref());
                let said = items(app, PointKind::Quote, item.digest)
                    .into_iter()
                    .filter(|other| speaker(*other) == speaker(item));
                lists.quotes = said.filter(|_| speaker(item).is_some()).collect();
                lists.quotes.extend(same_point(app, PointKind::Quote, item));
                lists.quotes.remove(&item);
                lists.add_claims(app, PointKind::Quote, item);
            }
            Pane::Figures => {
                let item = app.figure_in(row).expect("a figure");
                lists.figures.extend(same_point(app, PointKind::Figure, item));
                lists.figures.remove(&item);
                lists.add_claims(app, PointKind::Figure, item);
            }
            Pane::Headlines => lists.reports.extend([row as u32]),
        }
        lists
    }

    fn add_claims(&mut self, app: &App, kind: PointKind, item: Item) {
        self.reports.insert(item.digest);
        for claim in items(app, PointKind::Claim, item.digest) {
            if resting(app, kind, claim).contains(&item) {
                self.points.extend(app.coverage.point_of(PointKind::Claim, claim).map(|(at, _)| at));
                self.reports.extend(same_point(app, PointKind::Claim, claim).iter().map(|member| member.digest));
            }
        }
    }

    fn has(&self, app: &App, pane: Pane, row: usize) -> bool {
        match pane {
            Pane::Claims => self.points.contains(&app.point_in(row).expect("a point").0),
            Pane::Quotes => self.quotes.contains(&app.quote_in(row).expect("a quote")),
            Pane::Figures => self.figures.contains(&app.figure_in(row).expect("a figure")),
            Pane::Headlines => self.reports.contains(&(row as u32)),
        }
    }
}

/// The items of a report.
fn items(app: &App, kind: PointKind, report: u32) -> Vec<Item> {
    let digest = &app.coverage.story().digests()[report as usize];
    let count = match kind {
        PointKind::Claim => digest.claims.len(),
        PointKind::Quote => digest.quotes.len(),
        PointKind::Figure => digest.figures.len(),
    };
    (0..count as u32).map(|item| Item { digest: report, item }).collect()
}

/// The quotes or figures that a claim rests on.
fn resting(app: &App, kind: PointKind, claim: Item) -> Vec<Item> {
    let story = app.coverage.story();
    let named = story.claim(claim).expect("a claim");
    let is_named = |item: &Item| match kind {
        PointKind::Claim => false,
        PointKind::Quote => named.quotes.contains(&story.quote(*item).expect("a quote").id),
        PointKind::Figure => named.figures.contains(&story.figure(*item).expect("a figure").id),
    };
    items(app, kind, claim.digest).into_iter().filter(is_named).collect()
}

fn same_point(app: &App, kind: PointKind, item: Item) -> Vec<Item> {
    app.coverage.point_of(kind, item).map_or(Vec::new(), |(_, point)| point.members.clone())
}

#[test]
fn what_is_drawn_as_linked_is_what_belongs_to_the_selection() {
    let digests = reports();
    let mut all = points(&digests, PointKind::Claim, |digest| digest.claims.len());
    all.extend(points(&digests, PointKind::Quote, |digest| digest.quotes.len()));
    all.extend(points(&digests, PointKind::Figure, |digest| digest.figures.len()));
    let mut app = App::new(Arc::new(Coverage::read(digests, Vec::new()).compare(all)));
    let mut linked = 0;
    for selected in Pane::ALL {
        for row in 0..app.count(selected) {
            let up_or_down = row as isize - app.row(selected) as isize;
            update(&mut app, Message::Wheel(Some(selected), up_or_down));
            assert_eq!((app.pane, app.row(selected)), (selected, row));
            let lists = Lists::of(&app);
            for pane in Pane::ALL {
                let expected: Vec<usize> = (0..app.count(pane)).filter(|row| lists.has(&app, pane, *row)).collect();
                let found: Vec<usize> = (0..app.count(pane)).filter(|row| app.is_linked(pane, *row)).collect();
                assert_eq!(found, expected, "{pane:?}, when row {row} of {selected:?} is selected");
                let first = expected.first().copied().filter(|_| pane != selected);
                assert_eq!(app.linked_row(pane), first, "{pane:?}, when row {row} of {selected:?} is selected");
                linked += found.len();
            }
        }
    }
    assert!(linked > 500, "{linked} rows were linked");
}
