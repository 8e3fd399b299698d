//! A review driven by keys: what becomes of the digest, what is asked to be saved, and what is said.

use std::sync::Arc;

use super::*;
use crate::app::key::{Code, Key};
use crate::app::message::{Effect, Message, Progress};
use crate::app::{App, Coverage, Mode, keymap, update};
use crate::model::{Claim, Figure, Form, Id, Quote, Span, Speaker};

const TEXT: &str = "Rain fell. “It pours,” said Ada\nQuill. “Twice as much,” she said. Forty metres of dyke broke.";

/// Where `words` stand in the text, as a span.
fn at(words: &str) -> Option<Span> {
    let start = TEXT.find(words).unwrap();
    Some(place::span(TEXT, &(start..start + words.len())))
}

/// A draft with two quotes, the second of which continues the first, a figure, and a claim that rests on all of them.
fn draft() -> Digest {
    let quote = |id: &str, text: &str, continues: Option<&str>| Quote {
        id: id.into(),
        text: text.to_owned(),
        form: Some(Form::Direct),
        speaker: Some("s1".into()),
        continues: continues.map(|id| Box::new(id.into())),
        span: at(text),
        ..Quote::default()
    };
    let mut digest = Digest {
        id: "d".into(),
        status: Status::Draft,
        speakers: vec![Speaker { id: "s1".into(), name: "Ada Quill".to_owned(), ..Speaker::default() }],
        quotes: vec![quote("q1", "It pours,", None), quote("q2", "Twice as much,", Some("q1"))],
        figures: vec![Figure {
            id: "f1".into(),
            verbatim: "Forty metres".to_owned(),
            span: at("Forty metres"),
            ..Figure::default()
        }],
        claims: vec![Claim {
            id: "c1".into(),
            text: "A dyke broke.".to_owned(),
            quotes: vec!["q1".into(), "q2".into()],
            figures: vec!["f1".into()],
            span: at("Forty metres of dyke broke."),
            ..Claim::default()
        }],
        ..Digest::default()
    };
    digest.report.headline = "Rain".to_owned();
    digest.report.publisher = "Northern Post".to_owned();
    digest
}

fn reader(digest: Digest, text: Option<&str>) -> App {
    let id = digest.id.clone();
    let coverage = Coverage::read(vec![Arc::new(digest)], Vec::new());
    let coverage = coverage.with_texts(text.map(|text| (id, text.into()))).compare(Vec::new());
    let mut app = App::new(Arc::new(coverage));
    update(&mut app, Message::Progress(Progress { finished: true, ..Progress::default() }));
    app
}

/// Presses keys written with blanks between them; words in quotes are typed.
fn press(app: &mut App, keys: &str) -> Vec<Effect> {
    let mut effects = Vec::new();
    for (number, stretch) in keys.split('"').enumerate() {
        let names: Vec<Key> = if number % 2 == 1 {
            stretch.chars().map(Key::char).collect()
        } else {
            stretch.split_whitespace().map(named).collect()
        };
        effects.extend(names.into_iter().filter_map(|key| update(app, Message::Key(key))));
    }
    effects
}

fn named(key: &str) -> Key {
    match key {
        "Enter" => Key::new(Code::Enter),
        "Esc" => Key::new(Code::Esc),
        "Tab" => Key::new(Code::Tab),
        "S-Tab" => Key::new(Code::BackTab),
        "C-r" => Key::ctrl('r'),
        "C-u" => Key::ctrl('u'),
        key => Key::char(key.chars().next().unwrap()),
    }
}

fn review(app: &App) -> &Review {
    match &app.mode {
        Mode::Review(review) => review,
        mode => panic!("no review but {mode:?}"),
    }
}

/// A review that has begun, on the first unreviewed item.
fn begun() -> App {
    let mut app = reader(draft(), Some(TEXT));
    assert_eq!(press(&mut app, "4 r"), []);
    app
}

fn save_number(effect: Option<&Effect>) -> u64 {
    match effect {
        Some(Effect::SaveDigest { number, .. }) => *number,
        other => panic!("nothing is saved: {other:?}"),
    }
}

#[test]
fn items_come_as_they_follow_in_the_report() {
    let mut digest = draft();
    digest.quotes.reverse();
    digest.claims.push(Claim { id: "c2".into(), ..Claim::default() });
    let parts = Part::all(&digest);
    let expected = [
        Part::Report,
        Part::Quote(1),
        Part::Quote(0),
        Part::Claim(0),
        Part::Figure(0),
        Part::Claim(1),
        Part::Speaker(0),
    ];
    assert_eq!(parts, expected);
    assert_eq!(Part::all(&Digest::default()), [Part::Report]);
}

#[test]
fn keys_decide_and_the_next_unreviewed_item_follows() {
    /// After `keys`: the ids that are left with `+` before the reviewed ones, the progress, and the selected text.
    #[track_caller]
    fn check(keys: &str, items: &str, progress: &str, selected: &str) {
        let mut app = begun();
        press(&mut app, keys);
        let review = review(&app);
        let digest = review.digest();
        let id = |part: Part| match part {
            Part::Report | Part::Speaker(_) | Part::Origin(_) => None,
            Part::Quote(at) => Some(digest.quotes[at].id.to_string()),
            Part::Figure(at) => Some(digest.figures[at].id.to_string()),
            Part::Claim(at) => Some(digest.claims[at].id.to_string()),
        };
        let sign = |part: Part| if part.status(digest) == Status::Reviewed { "+" } else { "" };
        let found: Vec<String> =
            review.parts().iter().filter_map(|part| id(*part).map(|id| format!("{}{id}", sign(*part)))).collect();
        assert_eq!((found.join(" ").as_str(), review.progress().as_str()), (items, progress), "{keys}");
        assert_eq!(review.part().text(digest), selected, "{keys}");
    }
    check("", "q1 q2 c1 f1", "0 of 4 reviewed", "It pours,");
    check("a", "+q1 q2 c1 f1", "1 of 4 reviewed", "Twice as much,");
    check("j a", "q1 +q2 c1 f1", "1 of 4 reviewed", "A dyke broke.");
    check("a k k a", "+q1 q2 c1 f1", "1 of 4 reviewed", "Twice as much,");
    check("a k a", "+q1 q2 c1 f1", "1 of 4 reviewed", "Twice as much,");
    check("G a", "q1 q2 c1 +f1", "1 of 4 reviewed", "It pours,");
    check("a a n n", "+q1 +q2 c1 f1", "2 of 4 reviewed", "A dyke broke.");
    check("d", "q2 c1 f1", "0 of 3 reviewed", "Twice as much,");
    check("a a a a", "+q1 +q2 +c1 +f1", "reviewed, 4 items", "Forty metres");
    check("a a a d", "+q1 +q2 +c1", "reviewed, 3 items", "A dyke broke.");
    check("d d d d", "", "reviewed, 0 items", "Rain");
    check("d d d d u u", "c1 f1", "0 of 2 reviewed", "A dyke broke.");
    check("a a a a u", "+q1 +q2 +c1 f1", "3 of 4 reviewed", "Forty metres");
    check("a a u u C-r", "+q1 q2 c1 f1", "1 of 4 reviewed", "It pours,");
    check("a u u C-r C-r C-r", "+q1 q2 c1 f1", "1 of 4 reviewed", "It pours,");
    check("a u j d C-r", "q1 c1 f1", "0 of 3 reviewed", "A dyke broke.");
    check("g d", "q1 q2 c1 f1", "0 of 4 reviewed", "Rain");
}

#[test]
fn the_last_decision_makes_the_digest_reviewed_and_nothing_says_so_twice() {
    let mut app = begun();
    let effects = press(&mut app, "a a a a");
    assert!(app.notice.as_ref().is_some_and(|notice| notice.contains("marked as reviewed")), "{:?}", app.notice);
    let Some(Effect::SaveDigest { digest, number: 4, copy: Copy::No }) = effects.last() else { panic!("{effects:?}") };
    assert_eq!(**digest, Digest { status: Status::Reviewed, ..draft() });
    press(&mut app, "u");
    assert_eq!(review(&app).digest().status, Status::Draft);
    // A digest without items is reviewed when a person accepts the report.
    let mut app = reader(Digest { id: "e".into(), status: Status::Draft, ..Digest::default() }, None);
    press(&mut app, "4 r a");
    assert_eq!(review(&app).digest().status, Status::Reviewed);
}

#[test]
fn what_referred_to_a_dropped_item_leads_on_or_goes() {
    #[track_caller]
    fn check(digest: &Digest, part: Part, expected: &str) {
        let after = edit::drop(digest, part).unwrap();
        let id = |id: Option<&Id>| id.map_or("-".to_owned(), ToString::to_string);
        let quotes = after
            .quotes
            .iter()
            .map(|it| format!("{}>{},{}", it.id, id(it.continues.as_deref()), id(it.within.as_deref())));
        let figures = after.figures.iter().map(|it| format!("{}={}", it.id, id(it.same_as.as_ref())));
        let claims =
            after.claims.iter().map(|it| format!("{}:{}/{}", it.id, it.quotes.join("+"), it.figures.join("+")));
        assert_eq!(quotes.chain(figures).chain(claims).collect::<Vec<_>>().join(" "), expected);
    }
    let mut digest = draft();
    let quote = |id: &str, continues: &str, within: &str| Quote {
        id: id.into(),
        continues: Some(Box::new(continues.into())),
        within: Some(Box::new(within.into())),
        ..Quote::default()
    };
    digest.quotes.extend([quote("q3", "q2", "q1"), quote("q4", "q4", "q3")]);
    digest.figures.push(Figure { id: "f2".into(), same_as: Some("f1".into()), ..Figure::default() });
    check(&digest, Part::Quote(0), "q2>-,- q3>q2,- q4>q4,q3 f1=- f2=f1 c1:q2/f1");
    check(&digest, Part::Quote(1), "q1>-,- q3>q1,q1 q4>q4,q3 f1=- f2=f1 c1:q1/f1");
    check(&digest, Part::Quote(2), "q1>-,- q2>q1,- q4>q4,q1 f1=- f2=f1 c1:q1+q2/f1");
    check(&digest, Part::Figure(0), "q1>-,- q2>q1,- q3>q2,q1 q4>q4,q3 f2=- c1:q1+q2/");
    check(&digest, Part::Claim(0), "q1>-,- q2>q1,- q3>q2,q1 q4>q4,q3 f1=- f2=f1");
    for part in [Part::Report, Part::Quote(9), Part::Figure(9), Part::Claim(9)] {
        assert_eq!(edit::drop(&digest, part), None);
    }
}

#[test]
fn a_draft_item_of_a_reviewed_digest_is_reviewed_by_itself() {
    let mut digest = Digest { status: Status::Reviewed, ..draft() };
    digest.quotes[0].status = Some(Status::Draft);
    let after = edit::accept(&digest, Part::Quote(0)).unwrap();
    assert_eq!(Part::Quote(0).status(&after), Status::Reviewed);
    assert_eq!(edit::accept(&after, Part::Quote(0)), None);
}

#[test]
fn mended_words_must_stand_in_the_report_or_the_screen_says_so() {
    /// What the quote says after it was typed, where that stands in the text, and whether it is complained about.
    #[track_caller]
    fn check(typed: &str, text: &str, stands: Option<&str>, warned: bool) {
        let mut app = begun();
        press(&mut app, &format!("e C-u \"{typed}\" Enter"));
        let (review, notice) = (review(&app), app.notice.as_deref().unwrap_or_default());
        let quote = &review.digest().quotes[0];
        let span = quote.span.as_ref().and_then(|span| place::range(TEXT, span));
        assert_eq!((quote.text.as_str(), span.map(|range| &TEXT[range])), (text, stands));
        assert_eq!(notice.contains("don't stand in the report"), warned, "{notice}");
        assert_eq!(matches!(review.place(), Place::Here(_)), !warned);
    }
    check("It pours", "It pours", Some("It pours"), false);
    check("Ada Quill.", "Ada\nQuill.", Some("Ada\nQuill."), false);
    check("It poured", "It poured", Some("It pours,"), true);
}

#[test]
fn fields_are_mended_on_a_line() {
    let mut app = begun();
    assert_eq!(press(&mut app, "Tab e C-u \"Bo Reyes\" Enter").len(), 1);
    let digest = Arc::clone(review(&app).digest());
    assert_eq!(digest.quotes[0].speaker.as_ref().and_then(|id| digest.speaker(id)).unwrap().name, "Bo Reyes");
    assert_eq!(review(&app).field(), Field::Speaker);
    // The next field, by choosing.
    press(&mut app, "Tab e Tab Enter");
    assert_eq!(review(&app).digest().quotes[0].form, Some(Form::Partial));
    // What can't be meant is complained about, and the line stays.
    assert_eq!(press(&mut app, "e \"x\" Enter"), []);
    assert!(review(&app).line.as_ref().is_some_and(|line| line.complaint.is_some()));
    press(&mut app, "Esc u u");
    assert_eq!(**review(&app).digest(), draft());
    // A line that was left as it was is no step.
    assert_eq!(press(&mut app, "e Enter S-Tab S-Tab S-Tab e Esc"), []);
    assert_eq!(press(&mut app, "u"), []);
}

#[test]
fn keys_are_letters_while_a_line_is_typed() {
    let mut app = begun();
    press(&mut app, "e C-u \"quit? a d s u n r\"");
    assert_eq!(review(&app).line.as_ref().unwrap().input.text(), "quit? a d s u n r");
    update(&mut app, Message::Paste(" pasted\ntext".to_owned()));
    assert!(review(&app).line.as_ref().unwrap().input.text().ends_with(" pasted text"));
    for keys in ["", "e", "e Esc", "a", "Tab e", "d d d d", "?", "m", "m Esc", "o", "j j S", "G j o"] {
        let mut app = begun();
        press(&mut app, keys);
        let mut seen = Vec::new();
        for key in keymap::bindings(&app).flat_map(|binding| binding.keys) {
            assert!(!seen.contains(key), "{key} twice after {keys:?}");
            seen.push(*key);
        }
    }
}

#[test]
fn saving_is_told_and_what_is_not_saved_is_not_left_by_accident() {
    let mut app = begun();
    let first = save_number(press(&mut app, "a").last());
    let second = save_number(press(&mut app, "a").last());
    let id: Id = "d".into();
    let told = |app: &mut App, number, outcome| update(app, Message::Saved { digest: "d".into(), number, outcome });
    // The older answer says nothing of the newer step.
    told(&mut app, first, Ok("d.json".to_owned()));
    assert_eq!(review(&app).saving, Saved::Saving);
    told(&mut app, second, Ok("d.json".to_owned()));
    assert_eq!(review(&app).saving, Saved::In("d.json".to_owned()));
    let kept = Arc::clone(review(&app).digest());
    let third = save_number(press(&mut app, "a").last());
    let why = Unsaved { why: "somebody has changed the file".to_owned(), changed: true };
    told(&mut app, third, Err(why.clone()));
    assert_eq!(review(&app).saving, Saved::Not(why));
    // Leaving needs a second word, unless something else is done first.
    assert_eq!(press(&mut app, "Esc k Esc"), []);
    review(&app);
    assert!(matches!(press(&mut app, "C").as_slice(), [Effect::SaveDigest { copy: Copy::Beside, .. }]));
    told(&mut app, third + 1, Err(Unsaved { why: "the disk is full".to_owned(), changed: false }));
    assert_eq!(press(&mut app, "R"), [], "reading again helps only where the file has changed");
    assert_eq!(press(&mut app, "Esc Esc"), [Effect::Adopt(kept)]);
    assert!(matches!(app.mode, Mode::Browse));
    // A failure that comes after leaving is still told.
    told(&mut app, 9, Err(Unsaved { why: "the disk is full".to_owned(), changed: false }));
    assert!(app.notice.is_some_and(|notice| notice.contains("the disk is full")), "{id}");
}

#[test]
fn a_file_that_was_read_again_begins_the_review_anew() {
    let mut app = begun();
    press(&mut app, "a a");
    let number = save_number(press(&mut app, "s").last());
    let outcome = Err(Unsaved { why: "changed".to_owned(), changed: true });
    update(&mut app, Message::Saved { digest: "d".into(), number, outcome });
    assert_eq!(press(&mut app, "R"), [Effect::Reread("d".into())]);
    let mut theirs = draft();
    theirs.claims.clear();
    update(&mut app, Message::Reread(Arc::new(theirs.clone())));
    assert_eq!((&**review(&app).digest(), review(&app).progress().as_str()), (&theirs, "0 of 3 reviewed"));
    assert_eq!(press(&mut app, "u"), [], "their digest has no steps of this review");
}

#[test]
fn a_review_begins_at_what_is_selected_and_leaves_nothing_behind() {
    let mut app = reader(draft(), None);
    press(&mut app, "2 j r");
    assert_eq!(review(&app).part(), Part::Quote(1));
    assert!(app.notice.as_ref().is_some_and(|notice| notice.contains("--text")));
    assert_eq!(press(&mut app, "q"), []);
    assert!(matches!(app.mode, Mode::Browse));
    let mut empty = App::default();
    empty.progress.finished = true;
    press(&mut empty, "r");
    assert!(matches!(empty.mode, Mode::Browse));
    let mut loading = App::new(Arc::clone(&app.coverage));
    press(&mut loading, "r");
    assert!(matches!(loading.mode, Mode::Browse) && loading.notice.is_some());
}

#[test]
fn the_ends_of_an_item_move_by_words_and_its_words_follow() {
    /// After `keys`: the words of the first quote and of the figure, and where the claim stands.
    #[track_caller]
    fn check(keys: &str, quote: &str, figure: &str, claim: &str) {
        let mut app = begun();
        press(&mut app, keys);
        let digest = review(&app).digest();
        let at = |span: Option<&Span>| span.and_then(|span| place::range(TEXT, span)).map_or("", |range| &TEXT[range]);
        assert_eq!((digest.quotes[0].text.as_str(), digest.figures[0].verbatim.as_str()), (quote, figure), "{keys}");
        assert_eq!(at(digest.quotes[0].span.as_ref()), quote, "{keys}");
        assert_eq!(at(digest.claims[0].span.as_ref()), claim, "{keys}");
        assert_eq!(digest.claims[0].text, "A dyke broke.");
    }
    const CLAIM: &str = "Forty metres of dyke broke.";
    check("", "It pours,", "Forty metres", CLAIM);
    check("{ ]", "pours", "Forty metres", CLAIM);
    check("{ ] ] ] { {", "pours", "Forty metres", CLAIM);
    check("[ }", "“It pours,”", "Forty metres", CLAIM);
    check("[ } u u", "It pours,", "Forty metres", CLAIM);
    check("[ } u u C-r", "“It pours,", "Forty metres", CLAIM);
    check("G } }", "It pours,", "Forty metres of dyke", CLAIM);
    check("j j {", "It pours,", "Forty metres", "Forty metres of dyke broke");
    // A speaker has no ends, and without the very text there is nothing to move in.
    check("o [", "It pours,", "Forty metres", CLAIM);
    let mut app = reader(draft(), None);
    press(&mut app, "4 r");
    assert_eq!(press(&mut app, "[ ] { } m"), []);
}

#[test]
fn what_the_draft_missed_is_marked_and_added() {
    /// After `keys`, what the last item of the selected kind says, and its place in the text.
    #[track_caller]
    fn check(keys: &str, sort: &str, words: &str) {
        let mut app = begun();
        press(&mut app, keys);
        let review = review(&app);
        let (digest, part) = (review.digest(), review.part());
        assert_eq!((part.noun(), part.text(digest)), (sort, words), "{keys}");
        assert_eq!(part.status(digest), Status::Draft);
        assert_eq!(review.place().range().map(|range| &TEXT[range.clone()]), Some(words), "{keys}");
        assert_eq!(review.progress(), "0 of 5 reviewed");
        press(&mut app, "u");
        assert_eq!(**super::tests::review(&app).digest(), draft(), "{keys}");
    }
    check("m k k c", "claim", "Rain fell.");
    check("G m k k k k k { q", "quote", "Rain fell");
    check("G m f", "figure", "of dyke broke.");
    check("m h h q", "quote", "pours");
    let mut app = begun();
    press(&mut app, "G m k l h f");
    let digest = Arc::clone(review(&app).digest());
    assert_eq!(digest.figures[1].quantity.as_ref().map(|_| ()), None, "words without a number have no value");
    press(&mut app, "u G m k f");
    let figure = review(&app).digest().figures[1].clone();
    assert_eq!((figure.verbatim.as_str(), figure.unit.as_deref()), ("Forty metres", Some("m")));
    // Marking is left as it was begun, and takes no other key.
    let mut app = begun();
    assert_eq!(press(&mut app, "m a d e u Esc"), []);
    assert_eq!(review(&app).marking(), None);
    // What is added to a digest that was reviewed has to be reviewed itself.
    press(&mut app, "a a a a m k c");
    assert_eq!(review(&app).progress(), "4 of 5 reviewed");
    press(&mut app, "a");
    assert_eq!(review(&app).progress(), "reviewed, 5 items");
}

#[test]
fn a_claim_becomes_two() {
    let mut app = begun();
    press(&mut app, "j j S Enter");
    assert!(review(&app).line.is_none(), "a line that was left alone changes nothing");
    press(&mut app, "S C-u \"The dyke broke. |\" Enter");
    assert!(review(&app).line.as_ref().is_some_and(|line| line.complaint.is_some()));
    press(&mut app, "\" Forty metres are gone.\" Enter");
    let digest = review(&app).digest();
    let said: Vec<(&str, &str)> = digest.claims.iter().map(|claim| (claim.id.as_str(), claim.text.as_str())).collect();
    assert_eq!(said, [("c1", "The dyke broke."), ("c2", "Forty metres are gone.")]);
    assert_eq!(digest.claims[1].figures, digest.claims[0].figures);
    press(&mut app, "u");
    assert_eq!(**review(&app).digest(), draft());
}

#[test]
fn speakers_and_origins_have_fields_of_their_own() {
    let mut app = begun();
    press(&mut app, "o");
    assert_eq!(review(&app).part(), Part::Speaker(0));
    press(&mut app, "Tab e \"dyke reeve\" Enter Tab e \"Northern Dykes\" Enter Tab e Tab Enter");
    let digest = Arc::clone(review(&app).digest());
    let speaker = &digest.speakers[0];
    assert_eq!(
        (speaker.job_title.as_deref(), speaker.affiliation.as_deref()),
        (Some("dyke reeve"), Some("Northern Dykes"))
    );
    assert_eq!(speaker.level, Some(crate::model::SpeakerLevel::Named));
    // Back to the quote; its origin, which is new; and from the origin to what that is based on.
    press(&mut app, "o");
    assert_eq!(review(&app).part(), Part::Quote(0));
    press(
        &mut app,
        "Tab Tab Tab Tab Tab e \"Borealis Agency\" Enter o Tab e Tab Enter Tab e \"a letter; the mayor\" Enter",
    );
    let digest = Arc::clone(review(&app).digest());
    let names: Vec<&str> = digest.origins.iter().map(|origin| origin.name.as_str()).collect();
    assert_eq!(names, ["Borealis Agency", "a letter", "the mayor"]);
    assert_eq!(digest.origins[0].is_based_on.join(" "), "o2 o3");
    assert_eq!(digest.origins[0].kind, Some(crate::model::OriginKind::Wire));
    press(&mut app, "o");
    assert_eq!(review(&app).part(), Part::Origin(1));
    press(&mut app, "Tab e \"a letter\" Enter");
    assert_eq!(press(&mut app, "Tab e C-u \"x\" Esc a"), [], "a speaker or an origin is not accepted by itself");
    let mut app = begun();
    assert_eq!(press(&mut app, "o d"), [], "nor dropped");
}
