//! Tests of points of quotes: tables of two quotes.

use super::*;
use crate::model::Speaker;

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
        let found = matches(&story([(a, "Ann Ray"), (b, "Ann Ray")]));
        assert_eq!(!found.is_empty(), expected, "{a} / {b}");
    }
    check("We will rebuild the pier.", "We will rebuild the pier.", true);
    check("We will rebuild the pier", "“We will rebuild the pier before the summer comes”", true);
    check("I know that [the town] is working on it", "I know that Lindholm is working on it", true);
    check("We are tired ... we will not give up", "We are tired, all of us, but we will not give up", true);
    check("We are tired. We will not give up.", "We will not give up.", true);
    check("We will rebuild the pier.", "We shall rebuild the whole harbour one day.", false);
    check("Never", "Never", true);
    check("Never", "Never again", false);
    check("", "", false);
}

#[test]
fn terms_and_indirect_speech_are_nobodys_words() {
    let mut story = story([("the black list of firms", "A"), ("the black list of firms", "B")]);
    Arc::get_mut(&mut story[0]).expect("not shared").quotes[0].form = Some(Form::Term);
    assert!(matches(&story).is_empty());
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
