//! The speakers of a report: who each phrase names, with pronouns and short forms resolved to what was said before.

use std::collections::HashMap;

use crate::model::{Id, Speaker, SpeakerLevel};

use super::bearer::{self, Bearer, Gender};
use super::lexicon::{self, Class};
use super::names::Mention;
use super::phrase::{Naming, Phrase};
use super::sentences::Passage;
use super::tokens::{self, Kind};

/// The speakers found so far, in the order in which they first speak.
pub(super) struct Speakers<'a> {
    passage: &'a Passage<'a>,
    entries: Vec<Entry>,
    /// The entries by the last word of their name in lower case.
    by_last_word: HashMap<String, Vec<usize>>,
    /// What the phrases that were resolved before name, by their first piece.
    resolved: HashMap<usize, Option<usize>>,
    /// Where somebody was named as a subject, in the order of the text: the piece and the entry.
    mentions: Vec<(usize, usize)>,
    /// Names of two and more words, by their last word in lower case: the first byte and the name.
    full_names: HashMap<String, Vec<(usize, String)>>,
    /// What titles anywhere say of a last name.
    genders: HashMap<String, Gender>,
    /// Who wrote the last paper of each kind that was quoted: letter, statement.
    authors: HashMap<String, usize>,
}

struct Entry {
    bearer: Bearer,
    /// True once a quote was given to it.
    speaks: bool,
}

/// How far back a pronoun's antecedent may stand, in mentions.
const REACH: usize = 12;

impl<'a> Speakers<'a> {
    /// Prepares to resolve the phrases of `passage`, with the names that stand in its text.
    pub(super) fn new(passage: &'a Passage<'a>, names: &[Mention]) -> Self {
        Self {
            passage,
            entries: Vec::new(),
            by_last_word: HashMap::new(),
            resolved: HashMap::new(),
            mentions: Vec::new(),
            full_names: full_names(passage.text, names),
            genders: genders(passage),
            authors: HashMap::new(),
        }
    }

    /// Notes who is the subject of a sentence without speaking, for the pronouns after it.
    pub(super) fn mention(&mut self, phrase: &Phrase) {
        let _ = self.entry(phrase);
    }

    /// The speaker that `phrase` names; `None` where it names nobody that can be found.
    pub(super) fn speaker(&mut self, phrase: &Phrase) -> Option<Id> {
        self.entry(phrase).map(id)
    }

    /// Who speaks where `speaker` does: of a paper that was quoted before, whoever it was by (the letter continues).
    /// `medium` is what they speak in. Whoever it is joins the table.
    pub(super) fn speaks(&mut self, speaker: &Id, medium: Option<&str>) -> Option<Id> {
        let entry = number(speaker).filter(|entry| *entry < self.entries.len())?;
        let bearer = &self.entries[entry].bearer;
        let paper = bearer.noun.as_deref().map(tokens::core);
        let speaks = if bearer.level == Some(SpeakerLevel::Document) {
            let author = paper.filter(|_| bearer.definite).and_then(|paper| self.authors.get(paper));
            author.copied().unwrap_or(entry)
        } else {
            if let Some(medium) = medium {
                self.authors.insert(medium.to_owned(), entry);
            }
            entry
        };
        self.entries[speaks].speaks = true;
        Some(id(speaks))
    }

    /// The name that stands for what `phrase` says, and how closely it identifies.
    pub(super) fn bearer(&self, speaker: &Id) -> Option<&Bearer> {
        self.entries.get(number(speaker)?).map(|entry| &entry.bearer)
    }

    /// The speakers that speak, in the order in which they first did.
    pub(super) fn into_table(self) -> Vec<Speaker> {
        let entries = self.entries.into_iter().enumerate();
        entries
            .filter(|(_, entry)| entry.speaks)
            .map(|(number, entry)| Speaker {
                id: id(number),
                name: entry.bearer.name,
                job_title: entry.bearer.job_title.map(Into::into),
                affiliation: entry.bearer.affiliation,
                level: entry.bearer.level,
                ..Speaker::default()
            })
            .collect()
    }

    fn entry(&mut self, phrase: &Phrase) -> Option<usize> {
        if let Some(found) = self.resolved.get(&phrase.pieces.start) {
            return *found;
        }
        let found = self.resolve(phrase);
        self.resolved.insert(phrase.pieces.start, found);
        found
    }

    fn resolve(&mut self, phrase: &Phrase) -> Option<usize> {
        let found = match phrase.naming {
            Naming::Pronoun => self.antecedent(phrase),
            Naming::Relative => self.before_relative(phrase),
            _ => self.named(phrase),
        }?;
        self.note(phrase, found);
        Some(found)
    }

    fn note(&mut self, phrase: &Phrase, entry: usize) {
        self.mentions.push((phrase.pieces.start, entry));
        if phrase.naming == Naming::Pronoun && self.entries[entry].bearer.gender.is_none() {
            self.entries[entry].bearer.gender = gender_of(self.passage.word(phrase.pieces.start));
        }
    }

    /// The noun that a relative pronoun follows.
    fn before_relative(&mut self, phrase: &Phrase) -> Option<usize> {
        let passage = self.passage;
        let start = phrase.pieces.start;
        let floor = passage.sentence_of(start).start;
        let mut end = start;
        while end > floor && matches!(passage.kind(end - 1), Some(Kind::Punctuation(',' | '—'))) {
            end -= 1;
        }
        let before = passage.phrase_before(floor, end).filter(|before| before.naming != Naming::Relative)?;
        self.entry(&before)
    }

    /// Whom a pronoun stands for: the last one mentioned that it can stand for.
    fn antecedent(&self, phrase: &Phrase) -> Option<usize> {
        let word = self.passage.word(phrase.pieces.start).to_ascii_lowercase();
        let gender = gender_of(&word);
        let plural = matches!(word.as_str(), "they" | "their" | "they're" | "both" | "they’re");
        let thing = matches!(word.as_str(), "it" | "its");
        if gender.is_none() && !plural && !thing {
            return None;
        }
        let fits = |entry: &usize| {
            let bearer = &self.entries[*entry].bearer;
            let many = matches!(bearer.level, Some(SpeakerLevel::Group))
                || bearer.body
                || bearer
                    .noun
                    .as_deref()
                    .is_some_and(|noun| noun.ends_with('s') || lexicon::class(noun).is(Class::PLURAL));
            let dead = matches!(bearer.level, Some(SpeakerLevel::Document)) || bearer.body;
            if plural {
                many
            } else if thing {
                dead || (bearer.level == Some(SpeakerLevel::Named)
                    && bearer.gender.is_none()
                    && bearer.job_title.is_none())
            } else {
                !many && !dead && (bearer.gender.is_none() || bearer.gender == gender)
            }
        };
        self.mentions.iter().rev().take(REACH).map(|(_, entry)| *entry).find(fits)
    }

    fn named(&mut self, phrase: &Phrase) -> Option<usize> {
        let mut bearer = bearer::bearer(self.passage, phrase)?;
        if bearer.name.is_empty() {
            return None;
        }
        if bearer.noun.is_none() {
            bearer.name = self.full_name(&bearer.name, self.passage.bytes(phrase.pieces.clone())?.start);
            bearer.gender = bearer.gender.or(self.genders.get(&last_word(&bearer.name)).copied());
        }
        let known = self.known(&bearer).or_else(|| self.described_before(&bearer));
        let Some(known) = known else {
            let last = last_word(&bearer.name);
            self.by_last_word.entry(last).or_default().push(self.entries.len());
            self.entries.push(Entry { bearer, speaks: false });
            return Some(self.entries.len() - 1);
        };
        self.entries[known].bearer.learn(bearer);
        Some(known)
    }

    /// The entry that has the same name.
    fn known(&self, bearer: &Bearer) -> Option<usize> {
        let candidates = self.by_last_word.get(&last_word(&bearer.name))?;
        candidates.iter().copied().find(|entry| is_same(&self.entries[*entry].bearer, bearer))
    }

    /// Whom a description with `the` stands for: the last one mentioned with that office.
    fn described_before(&self, bearer: &Bearer) -> Option<usize> {
        let noun = bearer.noun.as_deref().filter(|_| bearer.definite)?;
        let unnamed = bearer.level == Some(SpeakerLevel::Anonymous);
        self.mentions.iter().rev().take(REACH * 4).map(|(_, entry)| *entry).find(|entry| {
            let other = &self.entries[*entry].bearer;
            let office = other.job_title.as_deref().is_some_and(|job| ends_with_word(job, noun));
            let sources =
                unnamed && other.level == bearer.level && other.noun.as_deref().is_some_and(|noun| noun.ends_with('s'));
            office || sources || other.noun.as_deref().is_some_and(|other| other == noun)
        })
    }

    /// The full name that a short one at the byte `at` stands for: the last before it, or the first after.
    pub(super) fn full_name(&self, name: &str, at: usize) -> String {
        let names = self.full_names.get(&name.to_lowercase()).filter(|_| !name.contains(' '));
        let Some(names) = names else { return name.to_owned() };
        let after = names.partition_point(|(start, _)| *start < at);
        let found = after.checked_sub(1).or(Some(after)).and_then(|at| names.get(at));
        found.map_or_else(|| name.to_owned(), |(_, name)| name.clone())
    }
}

fn last_word(name: &str) -> String {
    name.rsplit(' ').next().unwrap_or_default().to_lowercase()
}

fn id(entry: usize) -> Id {
    Id::from(format!("s{}", entry + 1))
}

/// The entry of that id.
fn number(id: &Id) -> Option<usize> {
    id.strip_prefix('s')?.parse::<usize>().ok()?.checked_sub(1)
}

fn gender_of(pronoun: &str) -> Option<Gender> {
    match pronoun.to_ascii_lowercase().replace('’', "'").as_str() {
        "he" | "his" | "he's" | "he'd" | "he'll" => Some(Gender::Male),
        "she" | "her" | "she's" | "she'd" | "she'll" => Some(Gender::Female),
        _ => None,
    }
}

fn ends_with_word(text: &str, word: &str) -> bool {
    text.split_whitespace().any(|other| other.eq_ignore_ascii_case(word))
}

/// True where two phrases name the same: the same name, or the one the last part of the other.
fn is_same(known: &Bearer, other: &Bearer) -> bool {
    if other.another {
        return false;
    }
    let (a, b) = (known.name.to_lowercase(), other.name.to_lowercase());
    if known.noun.is_some() || other.noun.is_some() {
        return a == b;
    }
    let tail = |long: &str, short: &str| {
        long.strip_suffix(short).is_some_and(|rest| rest.ends_with(' ') && !rest.contains(" and "))
    };
    a == b || tail(&a, &b) || tail(&b, &a)
}

impl Bearer {
    /// Takes over what another phrase for the same bearer adds.
    fn learn(&mut self, other: Bearer) {
        if self.noun.is_none() && other.noun.is_none() && other.name.len() > self.name.len() {
            self.name = other.name;
        }
        if other.noun.is_none() || self.noun.is_some() {
            self.job_title = self.job_title.take().or(other.job_title);
            self.affiliation = self.affiliation.take().or(other.affiliation);
        }
        self.gender = self.gender.or(other.gender);
        self.body |= other.body && self.noun.is_some() == other.noun.is_some();
    }
}

/// The full names of people, by their last word in lower case, each with its first byte.
fn full_names(text: &str, names: &[Mention]) -> HashMap<String, Vec<(usize, String)>> {
    let mut full: HashMap<String, Vec<(usize, String)>> = HashMap::new();
    for name in names.iter().filter(|name| name.full) {
        let words = text[name.bytes.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        full.entry(last_word(&words)).or_default().push((name.bytes.start, words));
    }
    full
}

/// What titles say of the names that follow them: Ms. Brandt.
fn genders(passage: &Passage) -> HashMap<String, Gender> {
    let mut genders = HashMap::new();
    for pair in passage.tokens.windows(2) {
        let gender = match pair[0].class {
            class if !class.is(Class::TITLE) => continue,
            class if class.is(Class::FEMALE) => Gender::Female,
            class if class.is(Class::MALE) => Gender::Male,
            _ => continue,
        };
        let name = tokens::core(&passage.text[pair[1].start..pair[1].end]);
        if pair[1].kind == Kind::Word && name.starts_with(char::is_uppercase) {
            genders.entry(name.to_lowercase()).or_insert(gender);
        }
    }
    genders
}
