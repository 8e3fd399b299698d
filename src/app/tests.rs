//! The reader driven by keys, without a screen: what is selected, shown and asked for.

use std::sync::Arc;

use super::decide::Outcome;
use super::key::{Code, Key};
use super::message::{Effect, Message, Progress, Shown};
use super::target::Target;
use super::{App, Coverage, Filter, Mode, Pane, keymap, update};
use crate::crossref::{self, PointKind};
use crate::model::{Claim, Digest, Figure, Origin, OriginKind, Quantity, Quote, Speaker};
use crate::search::{Answer, Index};

/// Two invented reports of one bridge: a shared claim from one agency, a shared one that differs, and single ones.
pub(crate) fn story() -> Vec<Arc<Digest>> {
    let report = |id: &str, publisher: &str, date: &str, claims: &[(&str, &str, Option<&str>)]| {
        let mut digest = Digest { id: id.into(), ..Digest::default() };
        digest.report.headline = format!("{publisher} on the bridge");
        digest.report.publisher = publisher.to_owned();
        digest.report.published = Some(date.parse().unwrap());
        digest.origins.push(Origin {
            id: "o1".into(),
            kind: Some(OriginKind::Wire),
            name: "Borealis Agency".to_owned(),
            ..Origin::default()
        });
        digest.speakers.push(Speaker { id: "s1".into(), name: "Ada Quill".to_owned(), ..Speaker::default() });
        for (number, text) in ["The cables were never tested.", "We asked for new cables."].into_iter().enumerate() {
            let id = format!("q{}", number + 1).into();
            digest.quotes.push(Quote {
                id,
                text: format!("{text} {publisher}"),
                speaker: Some("s1".into()),
                ..Quote::default()
            });
        }
        digest.figures.push(Figure {
            id: "f1".into(),
            verbatim: "forty metres".to_owned(),
            quantity: Some(Quantity::Value("40".parse().unwrap())),
            unit: Some("m".to_owned()),
            measures: Some("length of the bridge".to_owned()),
            ..Figure::default()
        });
        for (id, text, origin) in claims {
            digest.claims.push(Claim {
                id: (*id).into(),
                text: (*text).to_owned(),
                origin: origin.map(Into::into),
                quotes: if *id == "c1" { vec!["q1".into()] } else { Vec::new() },
                figures: if *id == "c1" { vec!["f1".into()] } else { Vec::new() },
                ..Claim::default()
            });
        }
        Arc::new(digest)
    };
    vec![
        report(
            "north",
            "Northern Post",
            "2031-04-02",
            &[
                ("c1", "The cables of the Larkhill footbridge snapped on Monday evening.", Some("o1")),
                ("c2", "The mayor of Larkhill has promised a new footbridge by spring.", None),
            ],
        ),
        report(
            "south",
            "Southern Echo",
            "2031-04-03",
            &[
                ("c1", "On Monday evening the cables of the Larkhill footbridge snapped.", Some("o1")),
                ("c2", "Schoolchildren use ferries to cross the river.", None),
                ("c3", "Insurance for crossing boats costs more than ever.", None),
            ],
        ),
    ]
}

pub(crate) fn coverage(digests: Vec<Arc<Digest>>) -> Arc<Coverage> {
    let coverage = Coverage::read(digests, Vec::new());
    let points = crossref::points(coverage.story().digests());
    Arc::new(coverage.compare(points))
}

pub(crate) fn app() -> App {
    let mut app = App::new(coverage(story()));
    update(&mut app, Message::Progress(Progress { finished: true, ..Progress::default() }));
    app
}

/// Presses keys written with blanks between them; answers searches and decides as the threads for it would.
pub(crate) fn press(app: &mut App, keys: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    for key in keys.split(' ').filter(|key| !key.is_empty()) {
        let key = match key {
            "Enter" => Key::new(Code::Enter),
            "Esc" => Key::new(Code::Esc),
            "Tab" => Key::new(Code::Tab),
            "Up" => Key::new(Code::Up),
            "Down" => Key::new(Code::Down),
            "BS" => Key::new(Code::Backspace),
            "S-Tab" => Key::new(Code::BackTab),
            "C-r" => Key::ctrl('r'),
            "Space" => Key::char(' '),
            key => Key::char(key.chars().next().unwrap()),
        };
        match update(app, Message::Key(key)) {
            Some(Effect::Search { number, query }) => {
                let index = Index::build(app.coverage.story().digests());
                let mut answer = index.search(&query, super::MOST_HITS);
                if answer.total == 0 {
                    answer = index.nearest(&query, super::MOST_HITS);
                }
                update(app, Message::Found { number, answer });
            }
            Some(Effect::Decide(change)) => {
                if let Some(Outcome { coverage, told, follow, .. }) = app.coverage.change(&change) {
                    update(app, Message::Decided { coverage: Arc::new(coverage), told, follow });
                }
            }
            Some(effect) => effects.push(effect),
            None => {}
        }
    }
    effects
}

fn selected_statement(app: &App) -> &str {
    app.point_in(app.row(Pane::Claims)).map_or("", |(_, point)| &point.statement)
}

/// How many rows of a pane belong to what is selected.
fn linked(app: &App, pane: Pane) -> usize {
    (0..app.count(pane)).filter(|row| app.is_linked(pane, *row)).count()
}

#[test]
fn the_shared_point_comes_first_and_lights_up_what_belongs_to_it() {
    let app = app();
    assert_eq!(app.pane, Pane::Claims);
    assert!(selected_statement(&app).contains("cables"));
    assert_eq!(app.coverage.tally().shared, 1);
    assert_eq!([Pane::Quotes, Pane::Figures, Pane::Headlines].map(|pane| linked(&app, pane)), [2, 2, 2]);
}

#[test]
fn moving_stops_at_the_ends() {
    let mut app = app();
    press(&mut app, "k k");
    assert_eq!(app.row(Pane::Claims), 0);
    press(&mut app, "G j j");
    assert_eq!(app.row(Pane::Claims), app.count(Pane::Claims) - 1);
    press(&mut app, "g");
    assert_eq!(app.row(Pane::Claims), 0);
}

#[test]
fn tab_goes_to_what_belongs_to_the_selection() {
    let mut app = app();
    press(&mut app, "Tab");
    assert_eq!((app.pane, app.row(Pane::Quotes)), (Pane::Quotes, 0));
    assert_eq!(linked(&app, Pane::Claims), 1, "the quote leads back to its claim");
    assert_eq!(linked(&app, Pane::Quotes), 1, "and to what its speaker said besides");
    press(&mut app, "Tab Tab Tab");
    assert_eq!(app.pane, Pane::Claims);
}

#[test]
fn filters_keep_what_they_say_and_the_selection_with_it() {
    #[track_caller]
    fn check(keys: &str, filter: Filter, count: usize) {
        let mut app = app();
        press(&mut app, keys);
        assert_eq!((app.filter, app.count(Pane::Claims)), (filter, count));
    }
    check("", Filter::All, 4);
    check("f", Filter::Shared, 1);
    check("f f", Filter::Differing, 0);
    check("f f f", Filter::OneOrigin, 1);
    check("F", Filter::Single, 3);
    check("f f f f f", Filter::All, 4);
    check("f Esc", Filter::All, 4);
    let mut app = app();
    press(&mut app, "j j");
    let before = selected_statement(&app).to_owned();
    press(&mut app, "F");
    assert_eq!(selected_statement(&app), before);
    press(&mut app, "f f f j k Enter");
    assert_eq!(app.count(Pane::Claims), 0, "an empty pane takes keys as well");
}

#[test]
fn comparing_walks_from_point_to_point_and_returns_to_the_last() {
    let mut app = app();
    press(&mut app, "Enter j");
    assert!(matches!(&app.mode, Mode::Compare(compare) if compare.point == 1 && compare.kind == PointKind::Claim));
    press(&mut app, "w ?");
    assert!(matches!(app.mode, Mode::Help(_)));
    press(&mut app, "Esc");
    assert!(matches!(&app.mode, Mode::Compare(compare) if compare.reasons));
    press(&mut app, "Esc");
    assert!(matches!(app.mode, Mode::Browse));
    assert_eq!(app.row(Pane::Claims), 1);
}

#[test]
fn a_search_finds_as_it_is_typed_and_esc_returns() {
    let mut app = app();
    press(&mut app, "3 / t e s t e d");
    assert_eq!(app.count(Pane::Quotes), 2);
    assert_eq!(app.pane, Pane::Quotes);
    press(&mut app, "Enter n");
    assert_eq!(app.row(Pane::Quotes), 1);
    press(&mut app, "n");
    assert_eq!(app.row(Pane::Quotes), 0, "round and round");
    press(&mut app, "N Esc");
    assert_eq!((app.pane, app.count(Pane::Quotes)), (Pane::Figures, 4));
    assert!(app.search.is_none());
}

#[test]
fn an_older_answer_is_not_taken_for_a_newer_question() {
    let mut app = app();
    press(&mut app, "/ n e w");
    let Some(number) = app.search.as_ref().map(|search| search.number) else { panic!("a search is on") };
    let stale = Index::build(&[]).search(&crate::search::Query::parse("x"), 10);
    update(&mut app, Message::Found { number: number - 1, answer: stale });
    assert_eq!(app.count(Pane::Quotes), 2);
    press(&mut app, "Esc");
    let late = Index::build(&[]).search(&crate::search::Query::parse("x"), 10);
    assert_eq!(update(&mut app, Message::Found { number, answer: late }), None);
    assert_eq!(app.count(Pane::Quotes), 4);
}

#[test]
fn letters_that_are_keys_elsewhere_are_typed_into_a_search() {
    let mut app = app();
    assert!(press(&mut app, "/ q ? n z BS").is_empty());
    assert_eq!(app.search.as_ref().map(|search| search.input.text()), Some("q?n"));
    update(&mut app, Message::Paste("new\ncables".to_owned()));
    assert_eq!(app.search.as_ref().map(|search| search.input.text()), Some("q?nnew cables"));
}

#[test]
fn the_selection_survives_a_reload_that_moves_everything() {
    let mut app = app();
    press(&mut app, "j j 2 j j 3 j 4 j");
    let statement = selected_statement(&app).to_owned();
    let quote = |app: &App| {
        app.quote_in(app.row(Pane::Quotes))
            .and_then(|item| app.coverage.story().quote(item))
            .map(|quote| quote.text.clone())
    };
    let before = quote(&app);
    let mut digests = story();
    let mut first = Digest { id: "west".into(), ..Digest::default() };
    first.report.published = Some("2031-01-01".parse().unwrap());
    first.quotes.push(Quote { id: "q1".into(), text: "Earlier words.".to_owned(), ..Quote::default() });
    digests.push(Arc::new(first));
    update(&mut app, Message::Coverage(coverage(digests)));
    assert_eq!(selected_statement(&app), statement);
    assert_eq!(quote(&app), before);
    assert_eq!((app.row(Pane::Figures), app.row(Pane::Headlines)), (1, 2));
}

#[test]
fn a_reload_that_empties_the_story_leaves_nothing_selected() {
    let mut app = app();
    press(&mut app, "Enter");
    update(&mut app, Message::Coverage(coverage(Vec::new())));
    assert!(matches!(app.mode, Mode::Browse));
    assert!(press(&mut app, "j k g G Enter Tab Enter Tab Enter Tab Enter / x Enter n Esc f z").is_empty());
}

#[test]
fn a_second_click_opens() {
    let mut app = app();
    update(&mut app, Message::Click(Target::Row(Pane::Claims, 1)));
    assert_eq!(app.row(Pane::Claims), 1);
    assert!(matches!(app.mode, Mode::Browse));
    update(&mut app, Message::Click(Target::Row(Pane::Claims, 1)));
    assert!(matches!(app.mode, Mode::Compare(_)));
    let effect = update(&mut app, Message::Click(Target::Action(keymap::Action::Quit)));
    assert_eq!(effect, Some(Effect::Quit));
}

#[test]
fn scrolling_stops_where_the_last_frame_ended() {
    let mut app = app();
    press(&mut app, "4 Enter");
    update(&mut app, Message::Shown(Shown { lines: 30, height: 10, first: 0 }));
    press(&mut app, "G");
    assert!(matches!(&app.mode, Mode::Report(overlay) if overlay.scroll == 20));
    press(&mut app, "k");
    assert!(matches!(&app.mode, Mode::Report(overlay) if overlay.scroll == 19));
    update(&mut app, Message::Shown(Shown { lines: 12, height: 10, first: 0 }));
    assert!(matches!(&app.mode, Mode::Report(overlay) if overlay.scroll == 2), "a larger window shows it all");
}

#[test]
fn no_key_is_bound_twice_at_once() {
    for keys in [
        "",
        "f",
        "z",
        "/",
        "/ x Enter",
        "Enter",
        "4 Enter",
        "?",
        "Enter ?",
        "m j",
        "Enter s",
        "Enter s u",
        "v",
        "Enter v",
    ] {
        let mut app = app();
        press(&mut app, keys);
        let mut seen = Vec::new();
        for binding in keymap::bindings(&app) {
            for key in binding.keys {
                assert!(!seen.contains(key), "{key} after {keys:?}");
                seen.push(*key);
            }
        }
        assert!(seen.contains(&Key::ctrl('z')));
    }
}

#[test]
fn quitting_and_stopping_are_effects() {
    assert_eq!(press(&mut app(), "q"), [Effect::Quit]);
    let mut loading = App::new(coverage(story()));
    assert_eq!(press(&mut loading, "Esc"), [Effect::StopLoading]);
}

/// The story of the tests with a third report, which comes first and says what the others say.
fn with_a_third(digests: Vec<Arc<Digest>>) -> Vec<Arc<Digest>> {
    let mut third = Digest::clone(&digests[0]);
    third.id = "a-third".into();
    third.report.publisher = "Third Gazette".to_owned();
    third.report.published = Some("2031-04-01".parse().unwrap());
    third.quotes[0].text = "The cables were never tested. Third Gazette".to_owned();
    [vec![Arc::new(third)], digests].concat()
}

#[test]
fn a_report_that_comes_in_moves_no_selection() {
    let digests = story();
    let mut app = App::new(coverage(digests.clone()));
    press(&mut app, "2 j 1 Enter");
    let (statement, point) = match app.mode {
        Mode::Compare(compare) => (app.coverage.points(compare.kind)[compare.point].statement.clone(), compare.point),
        _ => panic!("no comparison"),
    };
    update(&mut app, Message::Coverage(coverage(with_a_third(digests))));
    assert!(
        matches!(app.mode, Mode::Compare(compare) if app.coverage.points(compare.kind)[compare.point].statement == statement),
        "the point has another name, and is still compared: {point}"
    );
    press(&mut app, "Esc");
    assert_eq!(app.coverage.story().quote(app.quote_in(app.row(Pane::Quotes)).unwrap()).unwrap().id.as_str(), "q2");
    assert_eq!(app.quote_in(app.row(Pane::Quotes)).unwrap().digest, 1, "of the report that was first before");
}

#[test]
fn a_report_that_comes_in_keeps_the_search_and_its_hit() {
    let digests = story();
    let mut app = App::new(coverage(digests.clone()));
    press(&mut app, "/ c a b l e s Down Down Enter");
    let selected = |app: &App| {
        let item = app.quote_in(app.row(Pane::Quotes)).unwrap();
        let digest = &app.coverage.story().digests()[item.digest as usize];
        (digest.id.to_string(), digest.quotes[item.item as usize].id.to_string())
    };
    let before = selected(&app);
    let asked = update(&mut app, Message::Coverage(coverage(with_a_third(digests))));
    let Some(Effect::Search { number, query }) = asked else { panic!("it is not asked again") };
    assert_eq!((selected(&app), app.count(Pane::Quotes)), (before.clone(), 4), "no empty pane before the answer");
    let answer = Index::build(app.coverage.story().digests()).search(&query, 99);
    update(&mut app, Message::Found { number, answer });
    assert_eq!((selected(&app), app.count(Pane::Quotes)), (before, 6));
    press(&mut app, "Esc");
    assert_eq!((app.pane, app.search.is_none()), (Pane::Claims, true));
}

#[test]
fn a_growing_answer_leaves_the_selected_hit_alone_once_somebody_has_moved() {
    let mut app = app();
    press(&mut app, "/ c a b l e s");
    let number = app.search.as_ref().unwrap().number;
    let whole = app.search.as_ref().unwrap().answer.clone().unwrap();
    let grown = |from: usize| Answer { hits: whole.hits[from..].to_vec(), counting: from > 0, ..whole.clone() };
    let hit = |app: &App| app.quote_in(app.row(Pane::Quotes)).unwrap();
    update(&mut app, Message::Found { number, answer: grown(2) });
    update(&mut app, Message::Found { number, answer: grown(1) });
    assert_eq!(hit(&app), whole.hits[1].item, "who has not moved wants the best");
    assert!(app.search.as_ref().unwrap().is_counting());
    press(&mut app, "Down");
    let chosen = hit(&app);
    update(&mut app, Message::Found { number, answer: grown(0) });
    assert_eq!(hit(&app), chosen);
    assert!(!app.search.as_ref().unwrap().is_counting());
}
