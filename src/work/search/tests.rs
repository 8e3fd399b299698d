//! The search thread, driven step by step: no thread, no clock.

use super::*;
use crate::model::{Digest, Item, Quote};
use crate::search::Answer;

/// A story of so many quotes: every one has "dam", every third has "rain", and its own number.
fn coverage(first: usize, quotes: usize) -> Arc<Coverage> {
    let quote = |n: usize| {
        let rain = if n.is_multiple_of(3) { "rain" } else { "sun" };
        Quote { id: format!("q{n}").into(), text: format!("The dam in {rain}, day {n}"), ..Quote::default() }
    };
    let digest = |at: usize| {
        let from = first + at * 1000;
        let quotes = (from..(from + 1000).min(first + quotes)).map(quote).collect();
        Arc::new(Digest { id: format!("d{from}").into(), quotes, ..Digest::default() })
    };
    Arc::new(Coverage::read((0..quotes.div_ceil(1000)).map(digest).collect(), Vec::new()))
}

/// What a clerk has told: the answers with the numbers of their questions.
type Told = Arc<Mutex<Vec<(u64, Answer)>>>;

/// A clerk that keeps what it tells.
fn clerk() -> (Clerk, Told) {
    let told = Arc::new(Mutex::new(Vec::new()));
    let keep = Arc::clone(&told);
    let tell: Tell = Arc::new(move |message| {
        if let Message::Found { number, answer } = message {
            keep.lock().unwrap().push((number, answer));
        }
    });
    (Clerk::new(Desk::default(), tell), told)
}

/// The items that a look at every quote finds.
fn looked_through(coverage: &Coverage, word: &str) -> Vec<Item> {
    let mut found = Vec::new();
    for (digest, at) in coverage.story().digests().iter().zip(0u32..) {
        for (quote, item) in digest.quotes.iter().zip(0u32..) {
            if quote.text.contains(word) {
                found.push(Item { digest: at, item });
            }
        }
    }
    found
}

#[track_caller]
fn finds(clerk: &mut Clerk, told: &Mutex<Vec<(u64, Answer)>>, number: u64, coverage: &Coverage) {
    clerk.desk.ask(number, Query::parse("rain"));
    assert_eq!(clerk.step(), Step::Done);
    let (of, answer) = told.lock().unwrap().pop().expect("the answer is there after one step");
    let expected = looked_through(coverage, "rain");
    assert_eq!((of, answer.total, answer.counting), (number, expected.len(), false));
    assert_eq!(answer.hits.iter().map(|hit| hit.item).collect::<Vec<_>>(), expected);
}

#[test]
fn an_answer_never_waits_for_the_index_and_is_the_same_at_every_stage_of_it() {
    let story = coverage(0, 9000);
    let (mut clerk, told) = clerk();
    clerk.desk.cover(Arc::clone(&story), drop);
    finds(&mut clerk, &told, 1, &story);
    let mut number = 1;
    while clerk.step() == Step::Done {
        number += 1;
        finds(&mut clerk, &told, number, &story);
    }
    assert_eq!(clerk.index.progress(), (9000, 9000));
    assert!(number > 3, "the index is read in steps");
}

#[test]
fn a_newer_question_calls_the_older_one_off() {
    let desk = Desk::default();
    let told = Arc::new(Mutex::new(Vec::new()));
    let (keep, hurry) = (Arc::clone(&told), desk.clone());
    let tell: Tell = Arc::new(move |message| {
        let Message::Found { number, answer } = message else { return };
        if number == 1 {
            hurry.ask(2, Query::parse("rain"));
        }
        keep.lock().unwrap().push((number, answer.counting));
    });
    let mut clerk = Clerk::new(desk, tell);
    clerk.desk.cover(coverage(0, 5000), drop);
    clerk.desk.ask(1, Query::parse("dam"));
    assert_eq!((clerk.step(), clerk.step()), (Step::Done, Step::Done));
    let told = told.lock().unwrap();
    assert_eq!(told.first(), Some(&(1, true)), "the first page of the older one");
    assert_eq!(told.iter().filter(|(number, _)| *number == 1).count(), 1, "and nothing more of it");
    assert_eq!(told.last(), Some(&(2, false)));
}

#[test]
fn only_the_newest_of_several_questions_is_answered() {
    let story = coverage(0, 30);
    let (mut clerk, told) = clerk();
    clerk.desk.cover(Arc::clone(&story), drop);
    clerk.desk.ask(1, Query::parse("d"));
    clerk.desk.ask(2, Query::parse("da"));
    clerk.desk.ask(3, Query::parse("dam"));
    clerk.step();
    assert!(told.lock().unwrap().iter().all(|(number, _)| *number == 3));
}

#[test]
fn a_story_swapped_while_the_other_is_half_read_is_the_one_that_is_searched() {
    let (before, after) = (coverage(0, 7000), coverage(4000, 6000));
    let (mut clerk, told) = clerk();
    clerk.desk.cover(before, drop);
    clerk.desk.calm();
    assert_eq!((clerk.step(), clerk.step()), (Step::Done, Step::Done));
    clerk.desk.cover(Arc::clone(&after), drop);
    finds(&mut clerk, &told, 1, &after);
    while clerk.step() == Step::Done {}
    finds(&mut clerk, &told, 2, &after);
}

#[test]
fn nothing_is_read_while_files_are_loaded_unless_somebody_asks() {
    let (mut clerk, _) = clerk();
    clerk.desk.cover(coverage(0, 5000), drop);
    assert_eq!((clerk.step(), clerk.step()), (Step::Done, Step::Idle));
    assert_eq!(clerk.index.progress(), (0, 5000));
    clerk.desk.calm();
    while clerk.step() == Step::Done {}
    assert_eq!(clerk.index.progress(), (5000, 5000));
    assert_eq!(clerk.step(), Step::Idle, "then it sleeps");
}

#[test]
fn what_is_misspelt_is_answered_with_the_nearest_once_there_are_words_to_take_it_from() {
    let (mut clerk, told) = clerk();
    clerk.desk.cover(coverage(0, 3000), drop);
    clerk.desk.ask(1, Query::parse("raim"));
    clerk.step();
    assert_eq!(told.lock().unwrap().pop().map(|(_, answer)| (answer.nearest, answer.total)), Some((true, 0)));
    while clerk.step() == Step::Done {}
    let told = told.lock().unwrap();
    let (_, answer) = told.last().unwrap();
    assert_eq!((answer.nearest, answer.total), (true, 1000));
    assert_eq!(answer.corrected.as_ref().map(Query::text), Some("rain"));
}
