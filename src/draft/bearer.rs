//! What a phrase says of its bearer: name, office, the body they belong to, and how closely that identifies them.

use std::ops::Range;

use crate::model::SpeakerLevel;

use super::lexicon::Class;
use super::phrase::{Naming, Phrase};
use super::sentences::Passage;
use super::tokens::{self, Kind};

/// Somebody, or something that is quoted from, as one phrase tells.
#[derive(Clone, Debug)]
pub(super) struct Bearer {
    /// The name without titles, or the description without its article.
    pub(super) name: String,
    /// The office or job.
    pub(super) job_title: Option<String>,
    /// The body the bearer belongs to.
    pub(super) affiliation: Option<String>,
    /// How closely the phrase identifies the bearer; `None` of a noun that names nobody.
    pub(super) level: Option<SpeakerLevel>,
    /// What title or office says of it.
    pub(super) gender: Option<Gender>,
    /// The noun of a description in lower case (spokesman).
    pub(super) noun: Option<String>,
    /// True of a description with `the` or a possessive: somebody named before.
    pub(super) definite: bool,
    /// True of `another`: nobody mentioned before.
    pub(super) another: bool,
    /// True of a body rather than a person.
    pub(super) body: bool,
}

/// Which of `he` and `she` stands for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    /// He.
    Male,
    /// She.
    Female,
}

/// Words before a name that say nothing of an office.
const HONORIFICS: [&str; 12] = ["mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "messrs", "mme", "hon"];

/// Nouns of sources that a report keeps unnamed.
const UNNAMED: [&str; 16] = [
    "source",
    "official",
    "insider",
    "aide",
    "diplomat",
    "person",
    "people",
    "staffer",
    "operative",
    "employee",
    "man",
    "woman",
    "resident",
    "voter",
    "witness",
    "someone",
];

/// The longest job title that is kept, in bytes.
pub(super) const LONGEST_JOB: usize = 80;

/// What the phrase, and an office before it, says of its bearer; `None` of pronouns.
pub(super) fn bearer(passage: &Passage, phrase: &Phrase) -> Option<Bearer> {
    let mut found = by_itself(passage, phrase)?;
    if found.noun.is_none() && found.job_title.is_none() {
        let office = passage.office_before(phrase);
        found.job_title = office.as_ref().and_then(|office| office.job_title.clone());
        found.affiliation = found.affiliation.or(office.and_then(|office| office.affiliation));
    }
    Some(found)
}

/// What the phrase says of its bearer without a look at what stands before it, for that may be such a phrase again.
pub(super) fn by_itself(passage: &Passage, phrase: &Phrase) -> Option<Bearer> {
    if matches!(phrase.naming, Naming::Pronoun | Naming::Relative) {
        return None;
    }
    let mut core = phrase.pieces.clone();
    let definite = passage.class(core.start).is(Class::DETERMINER)
        && !matches!(
            passage.word(core.start).to_ascii_lowercase().as_str(),
            "a" | "an" | "one" | "two" | "another" | "some" | "many"
        );
    let article = matches!(
        passage.word(core.start).to_ascii_lowercase().as_str(),
        "a" | "an" | "the" | "his" | "her" | "their" | "its" | "another" | "these" | "those" | "this"
    );
    let another = passage.word(core.start).eq_ignore_ascii_case("another");
    if article && core.len() > 1 && !passage.is_outlet_article(core.start) {
        core.start += 1;
    }
    let end = passage.core_end(&core);
    let head = passage.one_of(&core).unwrap_or(core.start..end);
    let split = passage.name_start(&head);
    let found = match split {
        Some(name) if passage.is_person_or_body(&head, name) => named(passage, &head, name, phrase),
        _ => Bearer { another, ..described(passage, &core, &head, definite) },
    };
    Some(found)
}

impl Bearer {
    /// True where the report shows that a person is meant: by an office, a title or a description.
    pub(super) fn is_person(&self) -> bool {
        self.gender.is_some() || self.job_title.is_some() || self.noun.is_some()
    }
}

fn named(passage: &Passage, head: &Range<usize>, name: usize, phrase: &Phrase) -> Bearer {
    let text = passage.joined(name..head.end);
    let before = passage.job_before(head.start..name);
    let after = passage.apposition(phrase.pieces.end);
    let (job_title, affiliation) = match (before, after) {
        (Some((job, body)), Some((more, other))) => (Some(longer(job, more)), body.or(other)),
        (Some((job, body)), None) => (Some(job), body),
        (None, Some((job, body))) => (Some(job), body),
        (None, None) => (None, None),
    };
    let affiliation = affiliation.or_else(|| passage.body_after(head.end));
    let joined = (name..head.end).any(|at| passage.class(at).is(Class::CONJUNCTION));
    let body = (name..head.end).any(|at| passage.class(at).is(Class::GROUP));
    Bearer {
        name: text,
        job_title,
        affiliation,
        level: Some(if joined { SpeakerLevel::Group } else { SpeakerLevel::Named }),
        gender: passage
            .gender(head.start..head.end)
            .or_else(|| passage.gender(phrase.pieces.end..phrase.pieces.end + 6)),
        noun: None,
        definite: false,
        another: false,
        body,
    }
}

fn described(passage: &Passage, core: &Range<usize>, head: &Range<usize>, definite: bool) -> Bearer {
    let last = head.end - 1;
    let class = passage.class(last);
    let noun = tokens::core(passage.word(last)).to_lowercase();
    let role = class.is(Class::ROLE) && !head.clone().any(|at| passage.class(at).is(Class::CONJUNCTION));
    let (job_title, affiliation) = if role { passage.office(core, head) } else { (None, None) };
    let author = passage.author(core, head).filter(|_| class.is(Class::DOCUMENT));
    Bearer {
        name: author.unwrap_or_else(|| passage.joined(core.clone())),
        job_title,
        affiliation,
        level: level(&noun, class, definite),
        gender: passage.gender(head.clone()),
        noun: Some(noun),
        definite,
        another: false,
        body: class.is(Class::GROUP),
    }
}

/// How closely a description without a name identifies its bearer.
fn level(noun: &str, class: Class, definite: bool) -> Option<SpeakerLevel> {
    let plural = class.is(Class::PLURAL);
    if class.is(Class::DOCUMENT) {
        Some(SpeakerLevel::Document)
    } else if is_unnamed(noun) && (!definite || plural) {
        Some(SpeakerLevel::Anonymous)
    } else if plural || class.is(Class::GROUP) {
        Some(SpeakerLevel::Group)
    } else {
        class.is(Class::ROLE).then_some(SpeakerLevel::Role)
    }
}

/// True of a noun for a source that a report keeps unnamed, in singular or plural.
pub(super) fn is_unnamed(noun: &str) -> bool {
    UNNAMED.contains(&noun) || noun.strip_suffix('s').is_some_and(|noun| UNNAMED.contains(&noun))
}

fn longer(a: String, b: String) -> String {
    if b.len() > a.len() { b } else { a }
}

impl Passage<'_> {
    /// The text of a run of pieces, its last word without a possessive ending, white space folded.
    pub(super) fn joined(&self, pieces: Range<usize>) -> String {
        let Some(bytes) = self.bytes(pieces) else { return String::new() };
        let text = self.text[bytes].split_whitespace().collect::<Vec<_>>().join(" ");
        let kept = if tokens::is_possessive(&text) { tokens::core(&text).len() } else { text.len() };
        text[..kept].to_owned()
    }

    pub(super) fn without_article(&self, mut pieces: Range<usize>) -> String {
        if matches!(self.word(pieces.start).to_ascii_lowercase().as_str(), "the" | "a" | "an") && pieces.len() > 1 {
            pieces.start += 1;
        }
        self.joined(pieces)
    }

    /// The office in a description, and the body named in it: senior State Department official, spokesman for the city.
    fn office(&self, core: &Range<usize>, head: &Range<usize>) -> (Option<String>, Option<String>) {
        let mut start = head.start;
        while start + 1 < head.end && self.class(start).is(Class::DETERMINER) {
            start += 1;
        }
        if let Some(owner) = (start..head.end - 1).rfind(|at| tokens::is_possessive(self.word(*at))) {
            let named = (start..owner + 1).any(|at| self.is_capital(at));
            let body = named.then(|| self.without_article(start..owner + 1));
            return (Some(self.joined(owner + 1..head.end)).filter(|job| job.len() <= LONGEST_JOB), body);
        }
        let capital = (start..head.end - 1).find(|at| self.is_capital(*at));
        let (job, mut body) = match capital {
            Some(first) => {
                let end = (first..head.end - 1).find(|at| !self.is_capital(*at)).unwrap_or(head.end - 1);
                let job = [self.joined(start..first), self.joined(end..head.end)].join(" ");
                (job.trim().to_owned(), Some(self.joined(first..end)))
            }
            None => (self.joined(start..head.end), None),
        };
        let link = head.end;
        let tied = link + 1 < core.end && matches!(self.word(link), "of" | "for" | "at" | "with" | "from");
        if tied && (link + 1..core.end).any(|at| self.is_capital(at)) {
            body = body.or_else(|| Some(self.without_article(link + 1..core.end)));
        }
        (Some(job).filter(|job| !job.is_empty() && job.len() <= LONGEST_JOB), body)
    }

    /// Who made the document that a description names: a report by the city.
    fn author(&self, core: &Range<usize>, head: &Range<usize>) -> Option<String> {
        let link = head.end;
        let tied = link + 1 < core.end && matches!(self.word(link), "by" | "from");
        (tied && (link + 1..core.end).any(|at| self.is_capital(at))).then(|| self.without_article(link + 1..core.end))
    }

    /// The noun of several that one is meant of: one of the officials.
    fn one_of(&self, pieces: &Range<usize>) -> Option<Range<usize>> {
        let one = matches!(
            &*self.word(pieces.start).to_ascii_lowercase(),
            "one" | "two" | "three" | "four" | "five" | "some" | "many" | "several" | "most" | "both"
        );
        let start = (pieces.start + 2..pieces.end).find(|at| !self.class(*at).is(Class::DETERMINER))?;
        let end = (start..pieces.end).find(|at| self.class(*at).is(Class::PREPOSITION)).unwrap_or(pieces.end);
        let many = end > start && self.class(end - 1).is(Class::PLURAL);
        (one && self.word(pieces.start + 1) == "of" && many).then_some(start..end)
    }

    /// True of `The` where it belongs to a name of three and more capitals (The New York Times).
    fn is_outlet_article(&self, piece: usize) -> bool {
        self.word(piece) == "The" && !self.stands_at_start(piece) && self.is_capital(piece + 1)
    }

    /// One past the head of a phrase: what follows a preposition or a comma only describes it.
    fn core_end(&self, pieces: &Range<usize>) -> usize {
        let mut capitals = false;
        for at in pieces.clone() {
            let class = self.class(at);
            let link = class.is(Class::PREPOSITION) && !self.is_capital(at);
            // Of and for stand inside the names of bodies: Department of Commerce.
            let inside = capitals && matches!(self.word(at), "of" | "for" | "on" | "in") && {
                let next = if self.word(at + 1) == "the" { at + 2 } else { at + 1 };
                let body = self.class(pieces.start).is(Class::GROUP) && self.is_capital(pieces.start);
                self.is_capital(next)
                    && (body || self.class(at - 1).is(Class::GROUP.or(Class::DOCUMENT)) && self.word(at) != "in")
            };
            if at > pieces.start && link && !inside {
                let postposed = at > pieces.start + 1 && self.is_postposed(at - 1);
                return if postposed { at - 1 } else { at };
            }
            capitals = self.is_capital(at) || self.word(at) == "the" && capitals;
        }
        pieces.end
    }

    /// True of a word made of a name that only describes another: Aral-based.
    pub(super) fn is_epithet(&self, piece: usize) -> bool {
        tokens::is_epithet(self.word(piece))
    }

    /// Where the name at the end of a phrase begins; `None` where the phrase ends with another word.
    fn name_start(&self, head: &Range<usize>) -> Option<usize> {
        if self.class(head.start).is(Class::GROUP) && self.is_capital(head.start) && self.is_capital(head.end - 1) {
            return Some(head.start);
        }
        let mut start = head.end;
        while start > head.start {
            let at = start - 1;
            let particle = matches!(
                self.word(at),
                "de" | "da" | "del" | "van" | "von" | "der" | "bin" | "al" | "la" | "and" | "of" | "for" | "the" | "on"
            );
            let office = self.is_epithet(at) || self.class(at).is(Class::ROLE.or(Class::TITLE)) && start < head.end;
            if office || !(self.is_capital(at) || (particle && start < head.end && at > head.start)) {
                break;
            }
            start = at;
        }
        while start < head.end && !self.is_capital(start) {
            start += 1;
        }
        (start < head.end).then_some(start)
    }

    /// False where the words only look like a name: a description at the start of its sentence.
    fn is_person_or_body(&self, head: &Range<usize>, name: usize) -> bool {
        let class = self.class(head.end - 1);
        let description =
            class.is(Class::PLURAL) || (class.is(Class::DOCUMENT.or(Class::ROLE)) && head.end - name == 1);
        // Companies said; Police said: only the sentence gives them their capital.
        let word = self.word(head.start);
        let many = word == "Police" || (word.ends_with('s') && !word.ends_with("ss"));
        let common = head.len() == 1 && class.is(Class::GROUP) && many && self.stands_at_start(head.start);
        !(description || common)
    }

    /// The office before a name, and the body it belongs to.
    fn job_before(&self, pieces: Range<usize>) -> Option<(String, Option<String>)> {
        let last = pieces.end.checked_sub(1).filter(|last| *last >= pieces.start)?;
        let word = tokens::core(self.word(last)).to_lowercase();
        if !self.class(last).is(Class::ROLE.or(Class::TITLE)) || HONORIFICS.contains(&word.as_str()) {
            return None;
        }
        let lower = pieces.clone().find(|at| !self.is_capital(*at)).unwrap_or(pieces.start);
        let owner = pieces.clone().find(|at| tokens::is_possessive(self.word(*at)));
        let from = owner.map_or(lower, |owner| owner + 1);
        let body = (from > pieces.start).then(|| self.joined(pieces.start..from));
        let job = self.joined(from..pieces.end);
        (!job.is_empty() && job.len() <= LONGEST_JOB).then_some((job, body))
    }

    fn gender(&self, pieces: Range<usize>) -> Option<Gender> {
        pieces.filter(|at| self.kind(*at) == Some(Kind::Word)).find_map(|at| {
            let class = self.class(at);
            if class.is(Class::FEMALE) {
                Some(Gender::Female)
            } else if class.is(Class::MALE) {
                Some(Gender::Male)
            } else {
                None
            }
        })
    }
}
