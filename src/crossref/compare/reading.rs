//! A claim read for comparing: its words with their senses, its names, quantities and dates.

use std::cell::OnceCell;
use std::ops::Range;

use super::{polarity, scope, strength, value};
use crate::language::dates::{self, When};
use crate::language::lexicon::{self, Sense};
use crate::language::names::{self, Name};
use crate::language::numbers;
use crate::language::stem::Stems;
use crate::language::words::{Token, information, tokens};
use crate::model::{Claim, Date, Digest, Item};

/// The least information of a word that says what a text is about, in nats.
const LEAST_TELLING: f32 = 6.0;

/// How many words to each side of a word are about the same as it.
const NEAR: usize = 5;

/// A claim, read.
pub(super) struct Reading<'d> {
    pub(super) item: Item,
    pub(super) text: &'d str,
    pub(super) words: Vec<Word>,
    pub(super) names: Vec<Name>,
    pub(super) quantities: Vec<numbers::Found>,
    pub(super) dates: Vec<dates::Found>,
    /// The date at which the claim holds, where it says.
    pub(super) as_of: Option<When>,
    /// The day of the report, where it is known.
    pub(super) published: Option<When>,
    pub(super) signs: Signs,
}

/// What the kinds of difference look for in a claim by itself: found when first asked for, however many other claims it
/// is compared with.
#[derive(Default)]
pub(super) struct Signs {
    pub(super) changes: OnceCell<value::Changes>,
    pub(super) denials: OnceCell<polarity::Denials>,
    pub(super) marked: OnceCell<Vec<strength::Marked>>,
    pub(super) quantified: OnceCell<Vec<(scope::Place, scope::Share)>>,
    pub(super) exception: OnceCell<Option<scope::Place>>,
}

/// A word, or words that the lexicon has as one.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) range: Range<usize>,
    pub(super) lower: String,
    pub(super) stem: String,
    pub(super) sense: Option<Sense>,
    /// True where it says what the text is about.
    pub(super) is_telling: bool,
    /// True where it stands in a name of several words.
    pub(super) in_name: bool,
}

/// Verbs of saying, by their stems: when somebody said something, and how often, is not what a claim is about.
const SAYING: &[&str] = &["say", "said", "told", "tell", "announc", "report", "ad", "confirm", "accord"];

/// Verbs that say little without the noun behind them: `took effect`.
const LIGHT: &[&str] = &["took", "came", "made", "gave", "went", "held", "set", "put"];

/// How many words before a date its verb can stand, and how many behind it.
const ACT_REACH: (usize, usize) = (5, 3);

impl Word {
    /// True where the two are the same word or mean nearly the same.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.stem == other.stem || (self.sense.is_some() && self.sense == other.sense)
    }

    /// True for a verb of saying.
    pub(super) fn is_saying(&self) -> bool {
        // A report is also what is told of.
        SAYING.contains(&self.stem.as_str()) && self.lower != "report"
    }

    /// True for the form of a verb that tells of something done.
    pub(super) fn is_done(&self) -> bool {
        const IRREGULAR: &[&str] = &[
            "bought", "sold", "built", "met", "left", "won", "lost", "quit", "cut", "began", "begun", "written",
            "wrote", "gave", "made", "sent", "paid", "took", "shut", "fell", "rose", "chose", "drew", "held", "went",
            "set", "hit", "put", "struck", "found", "shot", "broke", "came", "saw", "stole", "hung", "fled", "born",
        ];
        self.lower.split(' ').next().is_some_and(|word| word.ends_with("ed") || IRREGULAR.contains(&word))
    }
}

impl<'d> Reading<'d> {
    pub(super) fn new(digest: &'d Digest, claim: &'d Claim, item: Item) -> Self {
        let text = claim.text.as_str();
        let names = names::find(text);
        let published = digest.report.published.as_ref();
        let instant = |date: &Date| date.earliest().is_some() && date.earliest() == date.latest();
        Self {
            item,
            text,
            words: words(text, &names, digest.report.language.as_deref()),
            quantities: numbers::find(text),
            dates: dates::find(text, published),
            as_of: claim.as_of.as_ref().map(When::from),
            published: published.filter(|date| instant(date)).map(When::from),
            names,
            signs: Signs::default(),
        }
    }

    /// The word that starts at a byte or holds it.
    pub(super) fn word_at(&self, byte: usize) -> usize {
        self.words.partition_point(|word| word.range.end <= byte)
    }

    /// True where no comma, semicolon or full stop stands between the words at `from` and at `to`.
    pub(super) fn is_one_clause(&self, from: usize, to: usize) -> bool {
        !self.text[self.words[from].range.end..self.words[to].range.start].contains([',', ';', '.'])
    }

    /// True where a word near `at` says the same as one near `other_at` of the other.
    pub(super) fn is_near_the_same(&self, at: usize, other: &Self, other_at: usize) -> bool {
        self.count_of_the_same_near(at, other, other_at) > 0
    }

    /// How many words near `at` say the same as one near `other_at` of the other.
    pub(super) fn count_of_the_same_near(&self, at: usize, other: &Self, other_at: usize) -> usize {
        let around = |reading: &Self, at: usize| at.saturating_sub(NEAR)..(at + NEAR + 1).min(reading.words.len());
        let is_said = |near: &usize| {
            around(other, other_at)
                .filter(|near| *near != other_at)
                .any(|other_near| self.words[*near].is_like(&other.words[other_near]))
        };
        around(self, at).filter(|near| *near != at && self.words[*near].is_telling).filter(is_said).count()
    }

    /// The verb of something done or being done nearest to the word at `at`, before it if there is one.
    pub(super) fn act_at(&self, at: usize) -> Option<&Word> {
        let is_act = |place: &usize| {
            let is_going_on = || {
                let before = place.checked_sub(1).map(|before| self.words[before].lower.as_str());
                self.words[*place].lower.ends_with("ing")
                    && matches!(before, Some("is" | "are" | "was" | "were" | "be"))
            };
            (self.words[*place].is_done() && !LIGHT.contains(&self.words[*place].lower.as_str())) || is_going_on()
        };
        let (before, behind) = ACT_REACH;
        let before = (at.saturating_sub(before)..at).rev().find(is_act);
        before.or_else(|| (at + 1..self.words.len()).take(behind).find(is_act)).map(|place| &self.words[place])
    }

    /// True where some word of the claim is like `word`.
    pub(super) fn has_like(&self, word: &Word) -> bool {
        self.words.iter().any(|own| own.is_like(word))
    }

    /// The name nearest before the word at `at`: as a rule, who does it.
    pub(super) fn name_before(&self, at: usize) -> Option<&Name> {
        let start = self.words.get(at)?.range.start;
        self.names.iter().rev().find(|name| name.range.end <= start)
    }

    /// The name that stands within a few words behind the word at `at`: as a rule, whom or what it is done to.
    pub(super) fn name_behind(&self, at: usize) -> Option<&Name> {
        let end = self.words.get(at)?.range.end;
        let last = self.words.get((at + NEAR).min(self.words.len() - 1))?.range.end;
        self.names.iter().find(|name| name.range.start >= end && name.range.end <= last)
    }

    /// The text from the word at `at` to the next telling word after it, a few words on at most.
    pub(super) fn phrase_from(&self, at: usize) -> Range<usize> {
        let range = &self.words[at].range;
        let next = self.words.iter().skip(at + 1).take(3).find(|word| word.is_telling);
        let end = next.map_or(range.end, |word| word.range.end);
        if self.text[range.end..end].contains([',', ';', '.', ':']) { range.clone() } else { range.start..end }
    }
}

fn words(text: &str, names: &[Name], language: Option<&str>) -> Vec<Word> {
    let stemmer = Stems::of(language);
    let english = language.unwrap_or("en").to_ascii_lowercase().starts_with("en");
    let tokens: Vec<Token> = tokens(text).collect();
    let stems: Vec<String> = tokens.iter().map(|token| stemmer.stem(&token.text.to_lowercase()).into_owned()).collect();
    let mut words = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let several = if lexicon::begins_an_entry(&stems[at]) { lexicon::LONGEST_ENTRY } else { 1 };
        let found = (2..=several.min(tokens.len() - at))
            .rev()
            .find_map(|count| Some((count, lexicon::sense(&stems[at..at + count].join("_"))?)))
            .or_else(|| Some((1, lexicon::sense(&stems[at])?)))
            .filter(|_| english);
        let (count, sense) = found.map_or((1, None), |(count, sense)| (count, Some(sense)));
        let range = tokens[at].range.start..tokens[at + count - 1].range.end;
        let in_name = names
            .iter()
            .any(|name| name.words.len() > 1 && name.range.start <= range.start && range.end <= name.range.end);
        words.push(Word {
            lower: text[range.clone()].to_lowercase().replace('’', "'"),
            stem: stems[at..at + count].join("_"),
            sense,
            is_telling: information(&stems[at]) >= LEAST_TELLING,
            in_name,
            range,
        });
        at += count;
    }
    words
}
