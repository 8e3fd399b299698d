//! What a frame costs with two digests open and with an archive, in every view. See README.md.

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
use twosource::model::Item;
use twosource::search::{Index, Query};
use twosource::terminal::cells;
use twosource::{crossref, view};

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
    let standard = Archive::standard();
    // As many claims and figures as fill the screen, as they do where many reports are open.
    let small = Story::open(&Archive::new(1, 2, 50).with_claims(60));
    let large = Story::open(&standard);
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
    for (name, pane, keys) in VIEWS {
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

/// Digests that are open, compared and indexed.
struct Story {
    coverage: Arc<Coverage>,
    index: Index,
}

impl Story {
    fn open(archive: &Archive) -> Self {
        let start = Instant::now();
        let coverage = Coverage::read(archive.digests(), Vec::new());
        let coverage = Arc::new(Self::compared(coverage));
        let index = Index::build(coverage.story().digests());
        println!("{} digests opened in {:.1} s", coverage.story().digests().len(), start.elapsed().as_secs_f64());
        Self { coverage, index }
    }

    /// The story with its points of claims, and one point of each kind that all reports have.
    fn compared(coverage: Coverage) -> Coverage {
        let digests = coverage.story().digests();
        let members: Vec<Item> = (0..digests.len() as u32).map(|digest| Item { digest, item: 0 }).collect();
        let standing = StandingCard {
            standing: Standing::OriginUnstated,
            groups: Vec::new(),
            unstated: members.iter().map(|member| member.digest).collect(),
            circular: Vec::new(),
        };
        let mut points = crossref::claim_points(digests);
        points.retain(|point| point.members.iter().all(|member| member.item > 0));
        points.extend([PointKind::Claim, PointKind::Quote, PointKind::Figure].map(|kind| Point {
            id: kind.name().to_owned(),
            kind,
            statement: "What all reports have".to_owned(),
            members: members.clone(),
            standing: standing.clone(),
            differences: Vec::new(),
            because: None,
            decided: None,
        }));
        coverage.compare(points)
    }

    /// What a frame of that view takes in the middle of the list, and what a key takes that moves in it by one.
    fn view(&self, pane: Pane, keys: &str, screen: &mut Screen) -> (Duration, Duration) {
        let mut app = App::new(Arc::clone(&self.coverage));
        update(&mut app, Message::Progress(Progress { finished: true, ..Progress::default() }));
        let middle = app.count(pane) / 2;
        update(&mut app, Message::Wheel(Some(pane), middle as isize));
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
        let drawn = middle_of_timed(|at| {
            let key = Key::new(if at % 2 == 0 { Code::Down } else { Code::Up });
            let start = Instant::now();
            black_box(update(&mut app, Message::Key(key)));
            pressed.push(start.elapsed());
            screen.draw(&mut app)
        });
        (drawn, median(&mut pressed))
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
