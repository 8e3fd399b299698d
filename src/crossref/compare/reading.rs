//! A claim read for comparing: its words with their senses, its names, quantities and dates.

use std::cell::OnceCell;
use std::ops::Range;

use super::word::Word;
use super::{denial, scope, strength, value};
use crate::language::dates::{self, When};
use crate::language::function_words::is_function_word;
use crate::language::lexicon;
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
    pub(super) denials: OnceCell<denial::Denials>,
    pub(super) marked: OnceCell<Vec<strength::Marked>>,
    pub(super) quantified: OnceCell<Vec<(scope::Place, scope::Share)>>,
    pub(super) exception: OnceCell<Option<scope::Place>>,
}

/// Verbs that say little without the noun behind them: `took effect`.
const LIGHT: &[&str] = &["took", "came", "made", "gave", "went", "held", "set", "put"];

/// Words that begin what something is done to.
const DETERMINERS: &[&str] = &["the", "a", "an", "its", "his", "her", "their", "no", "any", "all"];

/// Words that are written with a point.
const ABBREVIATIONS: &[&str] =
    &["mr", "mrs", "ms", "dr", "st", "sen", "rep", "gov", "gen", "col", "capt", "prof", "no", "mt"];

/// How many words before a date its verb can stand, and how many behind it.
const ACT_REACH: (usize, usize) = (5, 3);

impl<'d> Reading<'d> {
    pub(super) fn new(digest: &'d Digest, claim: &'d Claim, item: Item) -> Self {
        let text = claim.text.as_str();
        let dates = dates::find(text, digest.report.published.as_ref());
        let is_date = |name: &Name| dates.iter().any(|date| date.range.contains(&name.range.start));
        let names: Vec<Name> = names::find(text).into_iter().filter(|name| !is_date(name)).collect();
        let published = digest.report.published.as_ref();
        let instant = |date: &Date| date.earliest().is_some() && date.earliest() == date.latest();
        Self {
            item,
            text,
            words: words(text, &names, digest.report.language.as_deref()),
            quantities: numbers::find(text),
            dates,
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

    /// The words that stand in a range of bytes.
    pub(super) fn words_in(&self, range: &Range<usize>) -> Range<usize> {
        let first = self.word_at(range.start);
        first..self.words.partition_point(|word| word.range.start < range.end).max(first)
    }

    /// True where no comma, semicolon or full stop stands between the words at `from` and at `to`.
    pub(super) fn is_one_clause(&self, from: usize, to: usize) -> bool {
        let is_parted = |pair: &[Word]| {
            let between = &self.text[pair[0].range.end..pair[1].range.start];
            between.contains([',', ';', ':'])
                || (between.contains('.') && !ABBREVIATIONS.contains(&pair[0].lower.as_str()))
        };
        !self.words[from..=to].windows(2).any(is_parted)
    }

    /// The words of the clause that the word at `at` stands in.
    pub(super) fn clause(&self, at: usize) -> Range<usize> {
        let first = (1..=at).rev().find(|place| !self.is_one_clause(place - 1, *place)).unwrap_or(0);
        let end = (at + 1..self.words.len()).find(|place| !self.is_one_clause(place - 1, *place));
        first..end.unwrap_or(self.words.len())
    }

    /// True where the word at `at` is neither a joining word nor part of a date, and doesn't tell that somebody said it.
    pub(super) fn has_content(&self, at: usize) -> bool {
        let word = &self.words[at];
        let is_date = || self.dates.iter().any(|date| date.range.contains(&word.range.start));
        !word.is_function && !word.is_saying() && !is_date()
    }

    /// True where the word at `at` tells what the claim is about, and not when it was or that somebody said it.
    pub(super) fn tells_what(&self, at: usize) -> bool {
        self.words[at].is_telling && self.has_content(at)
    }

    /// The name that the word at `at` stands in.
    pub(super) fn name_at(&self, at: usize) -> Option<&Name> {
        let start = self.words[at].range.start;
        self.names.iter().find(|name| name.range.contains(&start))
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

    /// True for a verb that tells what somebody does, by what stands behind it: `bars Huawei`, `needs the money`.
    pub(super) fn is_doing(&self, at: usize) -> bool {
        let lower = self.words[at].lower.as_str();
        let text = |word: &Word| &self.text[word.range.clone()];
        let is_object =
            |next: &Word| DETERMINERS.contains(&next.lower.as_str()) || text(next).starts_with(char::is_uppercase);
        let is_lower = text(&self.words[at]).starts_with(char::is_lowercase);
        let is_next = self.words.get(at + 1).is_some_and(|next| is_object(next) && self.is_one_clause(at, at + 1));
        is_lower && lower.ends_with('s') && !lower.ends_with("ss") && is_next
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
        let lower = text[range.clone()].to_lowercase().replace('’', "'");
        let information = information(&stems[at]);
        let is_function = is_function_word(&lower);
        words.push(Word {
            is_telling: information >= LEAST_TELLING && !is_function,
            is_function,
            lower,
            information,
            stem: stems[at..at + count].join("_"),
            // `Will` is no willingness.
            sense: sense.filter(|sense| !(is_function && sense.has_opposite)),
            in_name,
            range,
        });
        at += count;
    }
    words
}

/// What `of` says of two claims with these texts.
#[cfg(test)]
pub(super) fn read_both<T>(a: &str, b: &str, of: impl Fn(&Reading, &Reading) -> T) -> T {
    let digest = Digest::default();
    let claim = |text: &str| Claim { text: text.into(), ..Claim::default() };
    let item = Item { digest: 0, item: 0 };
    of(&Reading::new(&digest, &claim(a), item), &Reading::new(&digest, &claim(b), item))
}
