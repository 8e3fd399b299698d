//! Tests of points of quotes: tables of two quotes.

use super::*;
use crate::model::{Form, Quote, Speaker};

fn story(quotes: [(&str, &str); 2]) -> Vec<Arc<Digest>> {
    let digest = |(at, (text, speaker)): (usize, (&str, &str))| {
        let mut digest = Digest { id: format!("d{at}").into(), ..Digest::default() };
        digest.speakers = vec![Speaker { id: "s".into(), name: speaker.to_owned(), ..Speaker::default() }];
        digest.quotes =
            vec![Quote { id: "q".into(), text: text.to_owned(), speaker: Some("s".into()), ..Quote::default() }];
        Arc::new(digest)
    };
    quotes.into_iter().enumerate().map(digest).collect()
}

#[test]
fn the_same_words_are_found() {
    #[track_caller]
    fn check(a: &str, b: &str, expected: bool) {
        let story = story([(a, "Ann Ray"), (b, "Ann Ray")]);
        let found = Quotes::read(&story).pairs();
        assert_eq!(!found.is_empty(), expected, "{a} / {b}");
    }
    check("We will rebuild the pier.", "We will rebuild the pier.", true);
    check("We will rebuild the pier", "“We will rebuild the pier before the summer comes”", true);
    check("I know that [the town] is working on it", "I know that Lindholm is working on it", true);
    check("We are tired ... we will not give up", "We are tired, all of us, but we will not give up", true);
    check("We are tired. We will not give up.", "We will not give up.", true);
    check("We will rebuild the pier.", "We shall rebuild the whole harbour one day.", false);
    check("We want to win", "We want to go home", false);
    check("It is what it is", "It is what we have always said", false);
    check("Never", "Never", true);
    check("Never", "Never again", false);
    check("", "", false);
}

#[test]
fn however_many_reports_have_a_quote_it_is_one_point() {
    let words = "We will rebuild the pier before the summer comes";
    let digest = |at: usize| {
        let quote = |id: &str, text: &str| Quote { id: id.into(), text: text.to_owned(), ..Quote::default() };
        let own = format!("Nobody but witness{at} saw house{at} or boat{at}");
        let quotes = vec![quote("q1", words), quote("q2", "Never"), quote("q3", "Never"), quote("q4", &own)];
        Arc::new(Digest { id: format!("d{at}").into(), quotes, ..Digest::default() })
    };
    let mut story: Vec<Arc<Digest>> = (0..300).map(digest).collect();
    Arc::make_mut(&mut story[7]).quotes[0].text = "We will rebuild [it] before the summer comes".to_owned();
    let mut sizes: Vec<usize> = Quotes::read(&story).groups().iter().map(|(members, _)| members.len()).collect();
    sizes.sort_unstable();
    let (alone, together) = sizes.split_at(300);
    // What a report has twice is not one quote of it, and stands with what others have twice.
    assert_eq!((alone, together), (&[1; 300][..], &[300, 300, 300][..]));
}

#[test]
fn terms_and_indirect_speech_are_nobodys_words() {
    let mut story = story([("the black list of firms", "A"), ("the black list of firms", "B")]);
    Arc::get_mut(&mut story[0]).expect("not shared").quotes[0].form = Some(Form::Term);
    assert!(Quotes::read(&story).pairs().is_empty());
}

#[test]
fn another_speaker_or_other_words_are_differences() {
    #[track_caller]
    fn check(a: (&str, &str), b: (&str, &str), expected: &[DifferenceKind]) {
        let members = [Item { digest: 0, item: 0 }, Item { digest: 1, item: 0 }];
        let kinds: Vec<DifferenceKind> =
            differences(&story([a, b]), &members).iter().map(|difference| difference.kind).collect();
        assert_eq!(kinds, expected, "{a:?} {b:?}");
    }
    let words = "We will rebuild the pier";
    check((words, "Ann Ray"), (words, "Ann Ray"), &[]);
    check((words, "Mrs Ray"), (words, "Ann Ray"), &[]);
    check((words, "Ann Ray"), (words, "Per Lind"), &[DifferenceKind::Speaker]);
    check((words, "the mayor"), (words, "Ann Ray"), &[]);
    check((words, "Ann Ray"), ("We will not rebuild the pier", "Ann Ray"), &[]);
    check((words, "Ann Ray"), ("We must rebuild the pier", "Ann Ray"), &[DifferenceKind::Wording]);
}
