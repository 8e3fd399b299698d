//! Whole screens after a string of keys, on the digests that come with the program: the text, and every style on it.
//!
//! The keys go through the same `update` and `draw` as in the terminal; only the terminal itself is left out.

use std::fmt::Write;
use std::sync::Arc;

use insta::assert_snapshot;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use twosource::app::key::{Code, Key};
use twosource::app::message::{Effect, Message, Progress};
use twosource::app::{App, Coverage, MOST_HITS, update};
use twosource::crossref;
use twosource::digest;
use twosource::search::Index;
use twosource::view;

/// The reader on the shipped digests, with nothing pressed yet.
fn shipped() -> App {
    let files =
        [include_str!("../digests/itpro-huawei-5g.json"), include_str!("../digests/thenational-huawei-5g.json")];
    let readings = files.map(|file| digest::read("shipped.json", file.as_bytes()));
    assert!(readings.iter().all(|reading| reading.problems.is_empty()));
    opened(readings.into_iter().flat_map(|reading| reading.digests).map(Arc::new).collect())
}

fn opened(digests: Vec<Arc<twosource::model::Digest>>) -> App {
    let coverage = Coverage::read(digests, Vec::new());
    let points = crossref::points(coverage.story().digests());
    let mut app = App::new(Arc::new(coverage.compare(points)));
    update(&mut app, Message::Progress(Progress { finished: true, ..Progress::default() }));
    app
}

/// A screen of that size after the keys, which are written with blanks between them; words in quotes are typed.
fn screen(mut app: App, columns: u16, rows: u16, keys: &str) -> String {
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a test screen");
    let mut show = |app: &mut App| {
        // Twice, as in the terminal: what fits decides which keys are offered.
        for _ in 0..2 {
            let mut drawn = view::Drawn::default();
            terminal.draw(|frame| drawn = view::draw(app, frame)).expect("a frame");
            update(app, Message::Shown(drawn.shown));
        }
        terminal.backend().buffer().clone()
    };
    let mut buffer = show(&mut app);
    for key in typed(keys) {
        if let Some(Effect::Search { number, query }) = update(&mut app, Message::Key(key)) {
            let index = Index::build(app.coverage.story().digests());
            let mut answer = index.search(&query, MOST_HITS);
            if answer.total == 0 {
                answer = index.nearest(&query, MOST_HITS);
            }
            update(&mut app, Message::Found { number, answer });
        }
        buffer = show(&mut app);
    }
    told(&buffer)
}

fn typed(keys: &str) -> Vec<Key> {
    let mut typed = Vec::new();
    for key in keys.split(' ').filter(|key| !key.is_empty()) {
        match key {
            "Enter" => typed.push(Key::new(Code::Enter)),
            "Esc" => typed.push(Key::new(Code::Esc)),
            "Tab" => typed.push(Key::new(Code::Tab)),
            word => typed.extend(word.trim_matches('"').chars().map(Key::char)),
        }
    }
    typed
}

/// The text of the screen, then each stretch of cells that has a style: row, columns, style.
fn told(buffer: &Buffer) -> String {
    let area = buffer.area;
    let mut text = String::new();
    for y in area.top()..area.bottom() {
        let line: String = (area.left()..area.right()).map(|x| buffer[(x, y)].symbol()).collect();
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text.push('\n');
    for y in area.top()..area.bottom() {
        let mut runs: Vec<(u16, u16, String)> = Vec::new();
        for x in area.left()..area.right() {
            let style = style(&buffer[(x, y)]);
            match runs.last_mut() {
                Some((_, end, last)) if *last == style => *end = x,
                _ => runs.push((x, x, style)),
            }
        }
        let styled: Vec<String> = runs
            .into_iter()
            .filter(|(.., style)| !style.is_empty())
            .map(|(start, end, style)| format!("{start}-{end} {style}"))
            .collect();
        if !styled.is_empty() {
            let _ = writeln!(text, "{y}: {}", styled.join(", "));
        }
    }
    text
}

fn style(cell: &Cell) -> String {
    let mut parts = Vec::new();
    if cell.fg != Color::Reset {
        parts.push(format!("{:?}", cell.fg).to_lowercase());
    }
    if cell.bg != Color::Reset {
        parts.push(format!("on {:?}", cell.bg).to_lowercase());
    }
    for (modifier, name) in [
        (Modifier::BOLD, "bold"),
        (Modifier::DIM, "dim"),
        (Modifier::UNDERLINED, "underlined"),
        (Modifier::REVERSED, "reversed"),
    ] {
        if cell.modifier.contains(modifier) {
            parts.push(name.to_owned());
        }
    }
    parts.join(" ")
}

#[test]
fn the_first_screen_at_every_layout() {
    assert_snapshot!("first-200x60", screen(shipped(), 200, 60, ""));
    assert_snapshot!("first-120x40", screen(shipped(), 120, 40, ""));
    assert_snapshot!("first-80x24", screen(shipped(), 80, 24, ""));
    assert_snapshot!("first-40x12", screen(shipped(), 40, 12, ""));
    assert_snapshot!("first-20x6", screen(shipped(), 20, 6, ""));
}

#[test]
fn a_point_side_by_side_with_its_reasons() {
    assert_snapshot!("compare-120x40", screen(shipped(), 120, 40, "Enter w"));
    assert_snapshot!("compare-40x12", screen(shipped(), 40, 12, "Enter"));
}

#[test]
fn a_search_with_its_hits_and_without_any() {
    assert_snapshot!("search-80x24", screen(shipped(), 80, 24, "/ \"huawei\""));
    assert_snapshot!("search-near-80x24", screen(shipped(), 80, 24, "/ \"huwaei\""));
    assert_snapshot!("search-left-80x24", screen(shipped(), 80, 24, "/ \"huawei\" Enter n Esc"));
}

#[test]
fn filters_help_and_the_report() {
    assert_snapshot!("differing-120x40", screen(shipped(), 120, 40, "f f"));
    assert_snapshot!("help-80x24", screen(shipped(), 80, 24, "?"));
    assert_snapshot!("report-80x24", screen(shipped(), 80, 24, "4 Enter"));
    assert_snapshot!("figures-80x24", screen(shipped(), 80, 24, "3 z"));
}

#[test]
fn a_story_in_four_reports_and_many_scripts() {
    let files = ["courier", "gazette", "ledger", "toan"].map(|name| {
        let path = format!("{}/tests/fixtures/story/{name}.json", env!("CARGO_MANIFEST_DIR"));
        std::fs::read(path).expect("a fixture")
    });
    let digests = files.iter().flat_map(|file| digest::read("story.json", file).digests).map(Arc::new).collect();
    assert_snapshot!("scripts-120x40", screen(opened(digests), 120, 40, ""));
}

#[test]
fn a_review_beside_the_text_of_its_report() {
    let path = |name: &str| format!("{}/tests/fixtures/story/{name}", env!("CARGO_MANIFEST_DIR"));
    let file = std::fs::read(path("courier.json")).expect("a fixture");
    let text = std::fs::read_to_string(path("courier.txt")).expect("a fixture");
    let digests: Vec<_> = digest::read("courier.json", &file).digests.into_iter().map(Arc::new).collect();
    let reviewing = || {
        let texts = [(digests[0].id.clone(), Arc::from(text.as_str()))];
        let coverage = Coverage::read(digests.clone(), Vec::new()).with_texts(texts);
        let mut app = App::new(Arc::new(coverage.compare(crossref::points(&digests))));
        update(&mut app, Message::Progress(Progress { finished: true, ..Progress::default() }));
        app
    };
    assert_snapshot!("review-120x40", screen(reviewing(), 120, 40, "4 r j j Tab"));
    assert_snapshot!("review-40x12", screen(reviewing(), 40, 12, "4 r j j"));
}
