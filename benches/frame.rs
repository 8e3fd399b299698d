//! What a frame costs with two digests open, and with the same two among those of an archive, in every view. See README.md.

mod archive;
mod measured;

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use archive::Archive;
use measured::{median, ms};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::widgets::Paragraph;
use ratatui::{Terminal, TerminalOptions, Viewport};
use twosource::app::key::{Code, Key};
use twosource::app::message::{Message, Progress};
use twosource::app::{App, Coverage, MOST_HITS, Pane, update};
use twosource::crossref::{Point, PointKind, Standing, StandingCard};
use twosource::model::{self, Digest, Item};
use twosource::search::{Index, Query};
use twosource::terminal::cells;
use twosource::view;

/// A wall screen.
const COLUMNS: u16 = 200;
const ROWS: u16 = 60;

/// How many frames each figure is the middle of.
const FRAMES: usize = 101;

/// A view: the pane that has the keys, and the keys that lead to it from the middle of that pane.
const VIEWS: &[(&str, Pane, &str)] = &[
    ("claims", Pane::Claims, ""),
    ("quotes", Pane::Quotes, ""),
    ("figures", Pane::Figures, ""),
    ("headlines", Pane::Headlines, ""),
    ("claims alone", Pane::Claims, "z"),
    ("quotes alone", Pane::Quotes, "z"),
    ("figures alone", Pane::Figures, "z"),
    ("headlines alone", Pane::Headlines, "z"),
    ("a claim compared", Pane::Claims, "\n"),
    ("a quote compared", Pane::Quotes, "\n"),
    ("a figure compared", Pane::Figures, "\n"),
    ("a report", Pane::Headlines, "\n"),
    ("a passage", Pane::Quotes, "o"),
    ("what all reports have", Pane::Claims, "g"),
    ("the same compared", Pane::Claims, "g\n"),
    ("the same, reasons", Pane::Claims, "g\nw"),
    ("help", Pane::Claims, "?"),
    ("hits of a search", Pane::Quotes, "/the"),
];

fn main() {
    let (two, all) = digests(&Archive::standard());
    let small = Story::open(two.clone(), &two);
    let large = Story::open(all, &two);
    let wanted = std::env::var("TWOSOURCE_VIEW").unwrap_or_default();
    let mut screen = Screen::new();
    let text = |shift: usize| {
        let line = |row: usize| {
            "of the trade war, said the harbour master; ".repeat(5)[(row + shift) % 40..][..120].to_owned()
        };
        Paragraph::new((0..usize::from(ROWS)).map(line).collect::<Vec<_>>().join("\n"))
    };
    let empty = middle_of(|_| drop(screen.terminal.draw(|_| {})));
    let bare = middle_of(|at| drop(screen.terminal.draw(|frame| frame.render_widget(text(at % 2), frame.area()))));
    println!(
        "{COLUMNS}x{ROWS}; limits: a frame of nothing {:.2} ms, one paragraph over it all {:.2} ms\n",
        ms(empty),
        ms(bare)
    );
    println!(
        "{:<20} {:>12} {:>12} {:>7} {:>12} {:>12}",
        "view", "2 digests", "archive", "ratio", "key, 2", "key, archive"
    );
    for (name, pane, keys) in VIEWS.iter().filter(|(name, ..)| name.contains(&wanted)) {
        let (drawn, pressed) = small.view(*pane, keys, &mut screen);
        let (drawn_large, pressed_large) = large.view(*pane, keys, &mut screen);
        println!(
            "{name:<20} {:>9.3} ms {:>9.3} ms {:>7.2} {:>9.3} ms {:>9.3} ms",
            ms(drawn),
            ms(drawn_large),
            drawn_large.as_secs_f64() / drawn.as_secs_f64(),
            ms(pressed),
            ms(pressed_large)
        );
    }
}

/// How many claims and figures the two digests in the middle have: as many as fill a screen.
const FULL: usize = 60;

/// The two digests in the middle of the archive, and all of it with them. These two fill every pane but that of the headlines
/// whether they are open alone or not, so that the same rows are drawn.
fn digests(archive: &Archive) -> (Vec<Arc<Digest>>, Vec<Arc<Digest>>) {
    let mut all = archive.digests();
    let story = model::Story::new(all.clone());
    let full = archive.clone().with_claims(FULL);
    let middle = all.len() / 4 * 2;
    let two = story.digests()[middle..middle + 2].iter().map(|digest| {
        let at = all.iter().position(|other| Arc::ptr_eq(digest, other)).expect("it is one of them");
        all[at] = Arc::new(full.digest(at));
        Arc::clone(&all[at])
    });
    (two.collect(), all)
}

/// Digests that are open, compared and indexed.
struct Story {
    coverage: Arc<Coverage>,
    index: Index,
    /// Where the first of the two stands that are looked at.
    first: u32,
}

impl Story {
    fn open(digests: Vec<Arc<Digest>>, two: &[Arc<Digest>]) -> Self {
        let start = Instant::now();
        let coverage = Coverage::read(digests, Vec::new());
        let points = points(coverage.story().digests());
        let coverage = Arc::new(coverage.compare(points));
        let index = Index::build(coverage.story().digests());
        let digests = coverage.story().digests();
        println!("{} digests opened in {:.1} s", digests.len(), start.elapsed().as_secs_f64());
        let first = digests.iter().position(|digest| Arc::ptr_eq(digest, &two[0])).expect("it is open") as u32;
        Self { coverage, index, first }
    }

    /// The row of a pane in the middle of what the first of the two has in it.
    fn row(&self, pane: Pane) -> usize {
        let item = Item { digest: self.first, item: FULL as u32 / 2 };
        match pane {
            Pane::Claims => self.coverage.point_of(PointKind::Claim, item).expect("it is of a point").0,
            Pane::Quotes => self.coverage.quotes().position(item),
            Pane::Figures => self.coverage.figures().position(item),
            Pane::Headlines => self.first as usize,
        }
    }

    /// What a frame of that view takes, and what a key takes that moves in it by one.
    fn view(&self, pane: Pane, keys: &str, screen: &mut Screen) -> (Duration, Duration) {
        let mut app = App::new(Arc::clone(&self.coverage));
        update(&mut app, Message::Progress(Progress { finished: true, ..Progress::default() }));
        update(&mut app, Message::Wheel(Some(pane), self.row(pane) as isize));
        for key in keys.chars() {
            let key = if key == '\n' { Key::new(Code::Enter) } else { Key::char(key) };
            if let Some(twosource::app::message::Effect::Search { number, query }) = update(&mut app, Message::Key(key))
            {
                let answer = self.index.search(&Query::parse(query.text()), MOST_HITS);
                update(&mut app, Message::Found { number, answer });
                let hits = app.count(Pane::Quotes);
                update(&mut app, Message::Wheel(None, (hits / 2) as isize));
            }
        }
        screen.draw(&mut app);
        // One row on, one row back, so that every frame differs from the one before.
        let mut pressed = Vec::new();
        let mut press = |code: Code, app: &mut App| {
            let start = Instant::now();
            black_box(update(app, Message::Key(Key::new(code))));
            pressed.push(start.elapsed());
        };
        let drawn = middle_of_timed(|_| {
            press(Code::Down, &mut app);
            screen.draw(&mut app);
            press(Code::Up, &mut app);
            screen.draw(&mut app)
        });
        (drawn, median(&mut pressed))
    }
}

/// Points of two neighbours in the story each, which have the items of the same number, and one point of each kind that all
/// reports have.
fn points(digests: &[Arc<Digest>]) -> Vec<Point> {
    let point = |kind: PointKind, members: Vec<Item>| {
        let unstated = members.iter().map(|member| member.digest).collect();
        let (groups, circular) = (Vec::new(), Vec::new());
        Point {
            id: format!("{}:{:?}", kind.name(), members[0]),
            kind,
            statement: statement(digests, kind, members[0]),
            members,
            standing: StandingCard { standing: Standing::OriginUnstated, groups, unstated, circular },
            differences: Vec::new(),
            because: None,
            decided: None,
        }
    };
    let member = |digest: usize, item: usize| Item { digest: digest as u32, item: item as u32 };
    let mut points = Vec::new();
    for (kind, count) in [
        (PointKind::Claim, (|digest| digest.claims.len()) as fn(&Digest) -> usize),
        (PointKind::Quote, |digest| digest.quotes.len()),
        (PointKind::Figure, |digest| digest.figures.len()),
    ] {
        points.push(point(kind, (0..digests.len()).map(|digest| member(digest, 0)).collect()));
        for first in (0..digests.len().saturating_sub(1)).step_by(2) {
            let both = count(&digests[first]).min(count(&digests[first + 1]));
            points.extend((1..both).map(|item| point(kind, vec![member(first, item), member(first + 1, item)])));
        }
    }
    points
}

fn statement(digests: &[Arc<Digest>], kind: PointKind, item: Item) -> String {
    let (digest, at) = (&digests[item.digest as usize], item.item as usize);
    match kind {
        PointKind::Claim => digest.claims[at].text.clone(),
        PointKind::Quote => digest.quotes[at].text.clone(),
        PointKind::Figure => digest.figures[at].verbatim.clone(),
    }
}

/// A terminal whose bytes go nowhere.
struct Screen {
    terminal: Terminal<CrosstermBackend<std::io::Sink>>,
}

impl Screen {
    fn new() -> Self {
        let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, COLUMNS, ROWS)) };
        let terminal = Terminal::with_options(CrosstermBackend::new(std::io::sink()), options);
        Self { terminal: terminal.expect("a screen that is nowhere") }
    }

    /// Draws as the program does, and says how long that took.
    fn draw(&mut self, app: &mut App) -> Duration {
        let start = Instant::now();
        let mut drawn = view::Drawn::default();
        self.terminal
            .draw(|frame| {
                drawn = view::draw(app, frame);
                cells::spread(frame.buffer_mut());
            })
            .expect("nowhere takes all");
        let took = start.elapsed();
        update(app, Message::Shown(drawn.shown));
        took
    }
}

fn middle_of(mut work: impl FnMut(usize)) -> Duration {
    middle_of_timed(|at| {
        let start = Instant::now();
        work(at);
        start.elapsed()
    })
}

fn middle_of_timed(work: impl FnMut(usize) -> Duration) -> Duration {
    median(&mut (0..FRAMES).map(work).collect::<Vec<_>>())
}
