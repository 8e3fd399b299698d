//! The screen as a buffer: what stands where, at sizes from nothing to a wall.

use std::sync::Arc;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

use super::{Drawn, draw};
use crate::app::keymap::Action;
use crate::app::message::Message;
use crate::app::target::Target;
use crate::app::tests::{app, coverage, press, story};
use crate::app::{App, Coverage, Pane, update};
use crate::crossref::{self, Difference, DifferenceKind, Side};
use crate::model::{Claim, Digest, Quantity, Quote, Span};

/// What a screen of that size shows.
fn screen(app: &App, columns: u16, rows: u16) -> (Buffer, Drawn) {
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
    let mut drawn = Drawn::default();
    terminal.draw(|frame| drawn = draw(app, frame)).unwrap();
    (terminal.backend().buffer().clone(), drawn)
}

fn lines(buffer: &Buffer) -> Vec<String> {
    let area = buffer.area;
    (area.top()..area.bottom())
        .map(|y| (area.left()..area.right()).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned())
        .collect()
}

/// Draws what `app` shows at every size up to 40x20, and at some beyond.
fn draw_at_every_size(app: &App) {
    for columns in 0..=40 {
        for rows in 0..=20 {
            screen(app, columns, rows);
        }
    }
    draw_at_large_sizes(app);
}

/// Draws it at the small sizes at which something comes or goes, and at those beside them.
fn draw_at_the_edges(app: &App) {
    for columns in (0..=6).chain([9, 12, 17, 23, 24, 25, 31, 40]) {
        for rows in (0..=10).chain([12, 16, 18, 20]) {
            screen(app, columns, rows);
        }
    }
    draw_at_large_sizes(app);
}

fn draw_at_large_sizes(app: &App) {
    for (columns, rows) in [(80, 24), (90, 6), (120, 40), (200, 60), (1000, 3), (3, 500)] {
        screen(app, columns, rows);
    }
}

/// The story of the tests after these keys.
fn having_pressed(keys: &str) -> App {
    let mut app = app();
    press(&mut app, keys);
    app
}

#[test]
fn the_panes_are_drawn_at_every_size() {
    draw_at_every_size(&having_pressed(""));
    for keys in ["Tab", "Tab Tab", "4", "z", "f f"] {
        draw_at_the_edges(&having_pressed(keys));
    }
}

#[test]
fn a_search_is_drawn_at_every_size() {
    draw_at_every_size(&having_pressed("/ t e s t"));
    for keys in ["/ z z z z", "/ t e s t Enter"] {
        draw_at_the_edges(&having_pressed(keys));
    }
}

#[test]
fn a_comparison_is_drawn_at_every_size() {
    draw_at_every_size(&having_pressed("Enter w"));
    for keys in ["Enter s", "m j J Enter Tab Tab"] {
        draw_at_the_edges(&having_pressed(keys));
    }
}

#[test]
fn every_other_view_is_drawn_at_every_size() {
    for keys in ["4 Enter", "?", "Enter v", "3 v Tab"] {
        draw_at_the_edges(&having_pressed(keys));
    }
}

/// The story of the tests with a text for its first report, under review.
fn reviewing(keys: &str) -> App {
    let app = app();
    let digest = &app.coverage.story().digests()[0];
    let text = format!("水庫 e\u{301}\u{202e} {} And more.\n{}", digest.quotes[0].text, "The river rose. ".repeat(30));
    let coverage = Coverage::clone(&app.coverage).with_texts([(digest.id.clone(), text.as_str().into())]);
    let mut app = App::new(Arc::new(coverage));
    app.progress.finished = true;
    press(&mut app, &format!("4 r {keys}"));
    app
}

#[test]
fn a_review_is_drawn_at_every_size() {
    draw_at_every_size(&reviewing("j"));
    for keys in ["", "e x x", "j Tab e Tab", "j e Tab x Enter"] {
        draw_at_the_edges(&reviewing(keys));
    }
}

#[test]
fn a_review_shows_the_item_its_fields_and_its_words_in_the_report() {
    for (columns, rows) in [(120, 40), (80, 24)] {
        let (buffer, drawn) = screen(&reviewing("j"), columns, rows);
        let shown = lines(&buffer);
        let all = shown.join("\n");
        for words in ["Review: Northern Post", "The report", "speaker", "Ada Quill", "quote, reviewed", "a accept"] {
            assert!(all.contains(words), "{words} is not in\n{all}");
        }
        let marked = |y: u16| (0..columns).any(|x| buffer[(x, y)].style().add_modifier.contains(Modifier::UNDERLINED));
        assert!(
            (0..rows).any(|y| marked(y) && shown[usize::from(y)].contains("tested")),
            "nothing is marked in\n{all}"
        );
        let parts = (0..rows).filter_map(|y| drawn.target(3, y)).filter(|it| matches!(it, Target::Part(_))).count();
        assert!(parts > 3);
    }
}

#[test]
fn a_review_shows_the_chosen_field_on_a_small_screen_too() {
    let mut app = reviewing("j");
    for _ in 0..8 {
        let (buffer, _) = screen(&app, 40, 12);
        let shown = lines(&buffer).join("\n");
        assert!(shown.contains('›') && shown.contains("quote, "), "{shown}");
        press(&mut app, "Tab");
    }
}

#[test]
fn keys_that_are_called_the_same_are_named_together() {
    let (buffer, drawn) = screen(&reviewing("j"), 200, 20);
    let footer = lines(&buffer).pop().unwrap();
    assert!(footer.contains("[ ] { } ends"), "{footer}");
    let column = footer.chars().position(|c| c == '{').unwrap() as u16;
    assert!(matches!(drawn.target(column, 19), Some(Target::Action(Action::Review(_)))));
}

#[test]
fn the_smallest_useful_screen_says_what_is_shared() {
    let (buffer, _) = screen(&app(), 20, 6);
    assert_eq!(
        lines(&buffer),
        [
            "1 ▸Claims  2   3   4",
            "▸ ● ● On Monday",
            "│     evening the",
            "│     cables of the",
            "│     Larkhill",
            "? help  q quit",
        ]
    );
}

#[test]
fn an_empty_story_says_so_in_every_pane() {
    let mut empty = App::new(coverage(Vec::new()));
    press(&mut empty, "Esc");
    empty.progress.finished = true;
    let (buffer, _) = screen(&empty, 120, 40);
    let shown = lines(&buffer).join("\n");
    for words in ["No digest is open.", "No report quotes anybody.", "No report states a figure."] {
        assert!(shown.contains(words), "{words} in\n{shown}");
    }
}

#[test]
fn wide_characters_and_hostile_text_keep_the_borders_straight() {
    let mut digest = Digest { id: "x".into(), ..Digest::default() };
    digest.report.headline = "水庫\u{202e}mad\u{1b}[2J 👩‍👩‍👧 e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}".to_owned();
    digest.report.publisher = "עיתון\tالجريدة".to_owned();
    let text = "“水庫的水位” 👨‍🚀🏽 \u{7}\u{9b}31m ｶﾞ".repeat(6);
    digest.quotes.push(Quote { id: "q".into(), text, ..Quote::default() });
    let app = App::new(coverage(vec![Arc::new(digest)]));
    for columns in [100, 101, 120, 133] {
        let (buffer, _) = screen(&app, columns, 24);
        // The right border of the screen stands in the last column of every row but the first and the last.
        for y in 2..buffer.area.bottom() - 2 {
            let symbol = buffer[(columns - 1, y)].symbol();
            assert!("│┃┓╮┛╯".contains(symbol), "{symbol:?} in row {y} at {columns}\n{}", lines(&buffer).join("\n"));
        }
        for cell in &buffer.content {
            assert!(!cell.symbol().chars().any(char::is_control));
        }
    }
}

#[test]
fn what_is_on_the_screen_can_be_clicked() {
    let app = app();
    let (buffer, drawn) = screen(&app, 120, 40);
    let find = |words: &str| {
        let at = lines(&buffer)
            .iter()
            .enumerate()
            .find_map(|(y, line)| line.find(words).map(|byte| (line[..byte].chars().count() as u16, y as u16)));
        at.unwrap_or_else(|| panic!("{words} is not on the screen"))
    };
    let target = |words: &str| {
        let (column, row) = find(words);
        drawn.target(column, row)
    };
    assert_eq!(target("promised"), Some(Target::Row(Pane::Claims, 1)));
    assert_eq!(target("Southern Echo"), Some(Target::Row(Pane::Headlines, 1)));
    assert_eq!(target("search quotes"), Some(Target::Action(Action::Search)));
    assert_eq!(target("Key figures"), Some(Target::Pane(Pane::Figures)));
    assert_eq!(drawn.target(500, 500), None);
}

#[test]
fn a_part_of_a_comparison_can_be_clicked() {
    let mut app = app();
    press(&mut app, "Enter");
    // Side by side, and one beneath the other.
    for (columns, rows) in [(120, 30), (50, 30)] {
        let (buffer, drawn) = screen(&app, columns, rows);
        let target = |words: &str| {
            let mut found = lines(&buffer).into_iter().enumerate().flat_map(|(y, line)| {
                let at: Vec<_> =
                    line.match_indices(words).map(|(byte, _)| line[..byte].chars().count() as u16).collect();
                at.into_iter().map(move |x| (x, y as u16))
            });
            // The statement at the top is no part.
            found.find_map(|(x, y)| drawn.target(x, y))
        };
        assert_eq!(target("evening the cables"), Some(Target::Part(1)), "{}", lines(&buffer).join("\n"));
        assert_eq!(target("The cables of"), Some(Target::Part(0)), "{}", lines(&buffer).join("\n"));
    }
}

#[test]
fn figures_that_differ_have_bars() {
    let with = |value: &str| {
        let mut digests = story();
        Arc::make_mut(&mut digests[1]).figures[0].quantity = value.parse().ok().map(Quantity::Value);
        let coverage = coverage(digests);
        let (buffer, _) = screen(&App::new(coverage), 120, 40);
        lines(&buffer).join("").contains('█')
    };
    assert!(with("20"));
    assert!(!with("40"), "what is equal needs no picture");
}

#[test]
fn the_most_important_keys_are_offered_first() {
    let coverage = Coverage::read(story(), Vec::new());
    let mut points = crossref::points(coverage.story().digests());
    let shared = points.iter_mut().find(|point| point.members.len() == 2).unwrap();
    let side = |at: usize| Side { item: shared.members[at], text: "some".to_owned(), range: None };
    shared.differences = vec![Difference { kind: DifferenceKind::Scope, sides: vec![side(0), side(1)] }];
    let mut app = App::new(Arc::new(coverage.compare(points)));
    let footer = |app: &mut App, columns: u16, rows: u16| {
        let shown = after(app, "", columns, rows);
        let shown = if shown.is_empty() { shown } else { after(app, "", columns, rows) };
        shown.lines().last().unwrap().to_owned()
    };
    press(&mut app, "Enter w");
    assert_eq!(
        footer(&mut app, 80, 10),
        "Esc back  Space more  j next point  Tab choose  x dismiss  s take out  ? help"
    );
    assert_eq!(footer(&mut app, 40, 12), "Esc back  Space more  Tab choose  ? help");
    assert_eq!(footer(&mut app, 20, 6), "Esc back  ? help");
    assert_eq!(footer(&mut app, 8, 6), "? help");
}

#[test]
fn the_footer_and_the_help_say_only_what_works() {
    for keys in ["", "Enter", "4 Enter", "/ t e s t Enter", "f", "Enter s", "Enter v", "m j"] {
        let mut app = app();
        press(&mut app, keys);
        let (_, drawn) = screen(&app, 200, 60);
        for x in 0..200 {
            if let Some(Target::Action(action)) = drawn.target(x, 59) {
                assert!(crate::app::keymap::bindings(&app).any(|binding| binding.action == action), "{action:?}");
            }
        }
    }
}

/// The screen of that size after `keys`, as text.
fn after(app: &mut App, keys: &str, columns: u16, rows: u16) -> String {
    press(app, keys);
    let (buffer, drawn) = screen(app, columns, rows);
    update(app, Message::Shown(drawn.shown));
    lines(&buffer).join("\n")
}

#[test]
fn what_the_reader_decided_is_shown_as_the_reader_s() {
    let mut app = app();
    let shown = after(&mut app, "Enter s", 100, 30);
    assert!(shown.contains("Split by you from B “On Monday evening the cables"), "{shown}");
    assert!(shown.contains("stands") || shown.contains("taken out"), "the footer says what was done\n{shown}");
    let shown = after(&mut app, "Esc", 120, 40);
    assert!(shown.contains("only in A, from Borealis Agency  split by you"), "{shown}");
    let shown = after(&mut app, "u j m", 120, 40);
    assert!(shown.contains("marked for joining"), "{shown}");
    let shown = after(&mut app, "j J Enter", 100, 30);
    assert!(shown.contains("Joined by you: the program had 2 points here."), "{shown}");
}

#[test]
fn a_dismissed_difference_is_still_to_be_seen_as_dismissed() {
    let coverage = Coverage::read(story(), Vec::new());
    let mut points = crossref::points(coverage.story().digests());
    let shared = points.iter_mut().find(|point| point.members.len() == 2).unwrap();
    let side = |at: usize, text: &str| Side { item: shared.members[at], text: text.to_owned(), range: None };
    shared.differences =
        vec![Difference { kind: DifferenceKind::Scope, sides: vec![side(0, "some"), side(1, "all\u{1b}[2J")] }];
    let mut app = App::new(Arc::new(coverage.compare(points)));
    let shown = after(&mut app, "Enter x", 80, 20);
    assert!(shown.contains("dismissed by you: ≠ scope A “some” · B “all"), "{shown}");
    assert!(!shown.contains('\u{1b}'));
    let shown = after(&mut app, "Esc", 120, 40);
    assert!(shown.contains("1 difference dismissed by you"), "{shown}");
}

#[test]
fn what_is_chosen_is_in_sight_on_a_small_screen() {
    let mut app = app();
    let shown = after(&mut app, "Enter Tab", 40, 10);
    assert!(shown.contains("▸ The cables of the"), "{shown}");
    let shown = after(&mut app, "Tab", 40, 10);
    assert!(shown.contains("▸ On Monday evening"), "{shown}");
    let shown = after(&mut app, "w", 40, 10);
    assert!(shown.contains("Why these stand"), "{shown}");
    let shown = after(&mut app, "Space", 40, 10);
    assert!(shown.contains("A Northern Post ← Borealis"), "{shown}");
}

#[test]
fn a_passage_is_marked_in_the_text_or_says_why_it_is_not() {
    let mut app = app();
    let shown = after(&mut app, "Enter v", 60, 16);
    assert!(shown.contains("The text of this report is not at hand."), "{shown}");
    assert!(shown.contains("--text REPORT"), "{shown}");
    assert!(shown.contains("Passage: A Northern Post, 1 of 2"), "{shown}");
    let mut digests = story();
    let text =
        format!("{}\nThe cables of the Larkhill footbridge snapped.\nMore.\u{1b}[2J", "Long before.\n".repeat(40));
    let claims = &mut Arc::make_mut(&mut digests[0]).claims;
    let start = text.find("The cables").unwrap() as u32;
    claims[0].span = Some(Span::new(start, start + 10));
    let coverage = Coverage::read(digests, Vec::new()).with_texts([("north".into(), text.into())]);
    let points = crossref::points(coverage.story().digests());
    let coverage = coverage.compare(points);
    let mut app = App::new(Arc::new(coverage));
    let shown = after(&mut app, "Enter v", 60, 12);
    assert!(shown.contains("┃ The cables of the Larkhill footbridge snapped."), "{shown}");
    assert!(!shown.contains('\u{1b}'));
    let shown = after(&mut app, "k", 60, 12);
    assert!(shown.contains("┃ The cables") && shown.contains("Long before."), "{shown}");
    let shown = after(&mut app, "Tab", 60, 12);
    assert!(shown.contains("Southern Echo") && shown.contains("not at hand"), "{shown}");
    let shown = after(&mut app, "Esc Esc 2 v", 60, 12);
    assert!(shown.contains("The digest doesn't say where"), "{shown}");
}

/// A story of so many reports that all say and quote the same.
fn agreeing(reports: usize) -> App {
    let digests = (0..reports).map(|at| {
        let mut digest = Digest { id: format!("d{at:03}").into(), ..Digest::default() };
        digest.report.publisher = format!("Gazette {at}");
        let text = "The dam at Lys will hold for another hundred years.".to_owned();
        digest.claims.push(Claim { id: "c".into(), text: text.clone(), ..Claim::default() });
        digest.quotes.push(Quote { id: "q".into(), text, ..Quote::default() });
        Arc::new(digest)
    });
    App::new(coverage(digests.collect()))
}

#[test]
fn what_very_many_reports_have_takes_no_more_room_than_what_some_have() {
    let shown = after(&mut agreeing(60), "Tab", 100, 40);
    assert!(shown.contains("also in B C D E F G H I and 51"), "{shown}");
    let compared = |reports: usize| {
        let mut app = agreeing(reports);
        press(&mut app, "Enter");
        screen(&app, 60, 30).1.shown.lines
    };
    let (some, many) = (compared(60), compared(90));
    assert!(many.abs_diff(some) <= 1, "{some} {many}");
}
