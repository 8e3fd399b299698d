//! What somebody's words stand in, as the sentence says: in a letter, in an interview, on Twitter.

use std::ops::Range;

use super::attribution::Attribution;
use super::lexicon::Class;
use super::origins::outlet_of;
use super::sentences::Passage;
use super::tokens::Kind;

/// What the words of `attribution` stand in, as its `sentence` says beside it.
pub(super) fn medium(passage: &Passage, sentence: &Range<usize>, attribution: &Attribution) -> Option<String> {
    let phrase = attribution.phrase.pieces.clone();
    if passage.class(phrase.end - 1).is(Class::DOCUMENT)
        && let Some(noun) = phrase.clone().find_map(|at| medium_noun(passage.word(at)))
    {
        return Some(noun.to_owned());
    }
    let beside = passage.extent(sentence, attribution).pieces;
    let opening = sentence.start..passage.opening_circumstances(sentence, beside.start);
    if let Some(noun) = passage.medium_in(opening).or_else(|| passage.medium_in(beside)) {
        return Some(noun.to_owned());
    }
    let cue = attribution.cue?;
    match passage.word(cue) {
        "tweeted" | "tweets" | "tweeting" | "retweeted" => Some("post".to_owned()),
        "told" | "tells" => {
            let outlet = passage.phrase_after(cue + 1, sentence.end)?;
            if outlet.pieces.clone().any(|at| matches!(passage.word(at), "conference" | "briefing")) {
                return Some("speech".to_owned());
            }
            let name = passage.joined(outlet.pieces);
            (outlet_of(name.trim_start_matches("the ")).is_some()).then(|| "interview".to_owned())
        }
        _ => None,
    }
}

impl Passage<'_> {
    /// What a run of pieces says that something stands in.
    pub(super) fn medium_in(&self, pieces: Range<usize>) -> Option<&'static str> {
        /// How far from its preposition the noun may stand, in pieces.
        const REACH: usize = 5;
        let preposition =
            |at: &usize| matches!(&*self.word(*at).to_ascii_lowercase(), "in" | "on" | "at" | "via" | "by");
        pieces.clone().filter(preposition).find_map(|at| {
            let words = (at + 1..pieces.end.min(at + REACH)).take_while(|at| self.kind(*at) == Some(Kind::Word));
            words.map(|at| self.word(at)).find_map(medium_noun)
        })
    }
}

fn medium_noun(word: &str) -> Option<&'static str> {
    Some(match word.to_ascii_lowercase().as_str() {
        "letter" | "letters" => "letter",
        "statement" | "statements" => "statement",
        "interview" | "interviews" => "interview",
        "email" | "e-mail" | "emails" => "email",
        "memo" | "memorandum" => "memo",
        "speech" | "address" | "remarks" | "conference" | "briefing" => "speech",
        "tweet" | "tweets" | "twitter" | "facebook" | "instagram" | "blog" | "post" | "posts" => "post",
        "report" | "study" => "report",
        "filing" | "lawsuit" | "affidavit" | "complaint" => "filing",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::draft;
    use crate::model::Report;

    #[test]
    fn quotes_say_what_they_stand_in() {
        let check = |text: &str, expected: Option<&str>| {
            let digest = draft(text, &[], &Report::default());
            let quote = digest.quotes.first().expect("these quote somebody");
            assert_eq!(quote.medium.as_deref(), expected, "{text}");
        };
        check("Brandt said in an interview with The Courier that the mole will hold.", Some("interview"));
        check("In a statement on Monday, Lindmark said the mole will hold.", Some("statement"));
        check("The mole will hold, a spokesman said in an email.", Some("email"));
        check("“The mole will hold,” Brandt wrote on Facebook.", Some("post"));
        check("“The mole will hold,” Brandt told Reuters.", Some("interview"));
        check("The mole will hold, according to the lawsuit.", Some("filing"));
        check("Brandt said the mole was described in a letter from Lindmark.", None);
        check("Brandt said the mole will hold.", None);
    }
}
