//! Where the report has its matter from: agencies and outlets it credits, letters, interviews, statements, sources.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::model::{Id, Origin, OriginKind, Report, SpeakerLevel};

use super::attribution::{Attribution, Attributions};
use super::bearer::Bearer;
use super::lexicon::outlets::{AGENCIES, OUTLET_WORDS, OUTLETS};
use super::sentences::Passage;
use super::tokens::{self, Kind};

/// The origins found so far.
pub(super) struct Origins<'a> {
    passage: &'a Passage<'a>,
    attributions: &'a Attributions,
    /// The outlet that publishes the report; empty where it isn't known.
    publisher: &'a str,
    list: Vec<Origin>,
    /// The places in the list by name in lower case.
    by_name: HashMap<String, usize>,
    /// Which origin was noted to rest on which.
    based: HashSet<(Id, Id)>,
    /// The agency whose copy the whole report is.
    copy: Option<Id>,
}

/// Who speaks, as far as the origin needs to know.
pub(super) struct Voice<'a> {
    /// What is known of the speaker.
    pub(super) bearer: &'a Bearer,
    /// What it was said in, as the quote has it.
    pub(super) medium: Option<&'a str>,
}

impl<'a> Origins<'a> {
    /// Prepares to collect the origins of the report `about`; an agency named in the dateline or as author is the first.
    pub(super) fn new(passage: &'a Passage<'a>, attributions: &'a Attributions, about: &'a Report) -> Self {
        let mut origins = Self {
            passage,
            attributions,
            publisher: about.publisher.trim(),
            list: Vec::new(),
            by_name: HashMap::new(),
            based: HashSet::new(),
            copy: None,
        };
        let agency = origins.dateline().or_else(|| about.authors.iter().find_map(|author| agency(author)));
        origins.copy = agency.map(|agency| origins.wire(agency));
        origins
    }

    /// The origins, those that others rest on included.
    pub(super) fn into_list(self) -> Vec<Origin> {
        self.list
    }

    /// The agency whose copy the report is: the origin of what the report says in its own voice.
    pub(super) fn copy(&self) -> Option<Id> {
        self.copy.clone()
    }

    /// The origin of what `attribution` attributes in its sentence.
    pub(super) fn origin(
        &mut self,
        sentence: &Range<usize>,
        attribution: &Attribution,
        voice: Option<&Voice>,
    ) -> Option<Id> {
        let named = self.outlet_in(attribution.phrase.pieces.clone());
        let told = attribution.cue.and_then(|cue| self.told(cue, sentence.end));
        let unnamed = voice.filter(|voice| voice.bearer.level == Some(SpeakerLevel::Anonymous));
        let credited = named
            .or_else(|| self.credited(sentence, attribution))
            .or_else(|| unnamed.and_then(|voice| voice.bearer.name.split(' ').find_map(outlet_of)));
        let own = voice.and_then(|voice| self.speakers_own(voice, told.as_deref()));
        if let Some(outlet) = credited.or_else(|| told.filter(|outlet| !self.is_publisher(outlet))) {
            let outlet = self.outlet(&outlet);
            if let Some(own) = own.filter(|own| *own != outlet) {
                self.rest(&outlet, own);
            }
            return Some(outlet);
        }
        match (self.copy.clone(), own) {
            (Some(copy), Some(own)) => {
                self.rest(&copy, own);
                Some(copy)
            }
            (copy, own) => own.or(copy),
        }
    }

    /// The speaker as an origin, or the letter, statement or interview that the words stand in.
    fn speakers_own(&mut self, voice: &Voice, told: Option<&str>) -> Option<Id> {
        let bearer = voice.bearer;
        let name = bearer.name.as_str();
        if agency(name).is_some() || is_outlet(name) {
            return Some(self.outlet(name));
        }
        let person = |origins: &mut Self| {
            let kind = if bearer.body { OriginKind::Statement } else { OriginKind::Person };
            // One capitalised word of which nothing else is known may be a person or a firm.
            let unknown = !bearer.is_person() && !name.contains(' ');
            origins.add(Some(kind).filter(|_| !unknown || bearer.body), name)
        };
        if told.is_some_and(|outlet| self.is_publisher(outlet)) {
            let person = person(self);
            let outlet = if self.publisher.is_empty() { "the outlet" } else { self.publisher };
            let interview = self.add(OriginKind::Interview, &format!("interview of {outlet} with {name}"));
            self.rest(&interview, person);
            return Some(interview);
        }
        if bearer.level == Some(SpeakerLevel::Document) {
            return Some(self.document(bearer));
        }
        if let Some(medium @ ("letter" | "statement" | "memo" | "email" | "filing" | "report")) = voice.medium {
            let person = person(self);
            let kind = if medium == "statement" { OriginKind::Statement } else { OriginKind::Document };
            let paper = self.add(kind, &format!("{medium} of {name}"));
            self.rest(&paper, person);
            return Some(paper);
        }
        bearer.level.map(|_| person(self))
    }

    /// The document that speaks: one mentioned before, where a letter was said to be somebody's and now is the letter.
    fn document(&mut self, bearer: &Bearer) -> Id {
        /// How many origins ago the document may have been named.
        const REACH: usize = 64;
        let before = bearer.noun.as_deref().filter(|_| bearer.definite).and_then(|noun| {
            self.list
                .iter()
                .rev()
                .take(REACH)
                .find(|origin| origin.name.strip_prefix(noun).is_some_and(|rest| rest.starts_with(" of ")))
        });
        match before {
            Some(before) => before.id.clone(),
            None => self.add(OriginKind::Document, &bearer.name),
        }
    }

    /// The outlet that somebody told something: told Reuters, told this newspaper.
    fn told(&self, cue: usize, ceiling: usize) -> Option<String> {
        if !matches!(self.passage.word(cue), "told" | "tells" | "telling" | "tell") {
            return None;
        }
        let mut own = cue + 1..ceiling.min(cue + 4);
        let paper = own.any(|at| {
            matches!(self.passage.word(at), "newspaper" | "paper" | "reporter" | "magazine" | "website" | "us")
        });
        if paper && (self.passage.word(cue + 1) == "us" || matches!(self.passage.word(cue + 1), "this" | "our")) {
            return Some(self.publisher.to_owned());
        }
        let phrase = self.passage.phrase_after(cue + 1, ceiling)?;
        self.outlet_in(phrase.pieces).or_else(|| {
            let name = self.passage.joined(cue + 1..ceiling.min(cue + 6));
            (!self.publisher.is_empty() && name.starts_with(self.publisher)).then(|| self.publisher.to_owned())
        })
    }

    /// The outlet that the sentence credits besides the speaker: according to a report by Reuters; Reuters reported.
    fn credited(&self, sentence: &Range<usize>, attribution: &Attribution) -> Option<String> {
        /// How far from the speaker the outlet may stand, in pieces.
        const REACH: usize = 80;
        let passage = self.passage;
        let start = attribution.phrase.pieces.start;
        let near = start.saturating_sub(REACH).max(sentence.start)..sentence.end.min(start + REACH);
        self.attributions
            .within(&near)
            .iter()
            .filter(|(_, other)| other.phrase != attribution.phrase && other.set_off)
            .find_map(|(_, other)| {
                let phrase = other.phrase.pieces.clone();
                let by = passage.word(phrase.end) == "by";
                let end = if by { passage.phrase_after(phrase.end + 1, sentence.end)?.pieces.end } else { phrase.end };
                self.outlet_in(phrase.start..end)
            })
    }

    /// The first outlet or agency named in a run of pieces.
    fn outlet_in(&self, pieces: Range<usize>) -> Option<String> {
        let passage = self.passage;
        let mut at = pieces.start;
        while at < pieces.end {
            if !passage.is_capital(at) {
                at += 1;
                continue;
            }
            let start = at;
            while at < pieces.end && (passage.is_capital(at) || passage.word(at) == "of") {
                at += 1;
                if tokens::is_possessive(passage.word(at - 1)) {
                    break;
                }
            }
            let run = passage.joined(start..at);
            let found = outlet_of(&run);
            if found.is_some() {
                return found;
            }
        }
        None
    }

    fn is_publisher(&self, outlet: &str) -> bool {
        let plain = |name: &str| name.trim_start_matches("The ").trim_start_matches("the ").to_lowercase();
        plain(outlet) == plain(self.publisher)
    }

    fn outlet(&mut self, name: &str) -> Id {
        match agency(name) {
            Some(agency) => self.wire(agency),
            None => {
                let plain = name.strip_prefix("The ").or(name.strip_prefix("the "));
                let id = self.add(OriginKind::Outlet, name);
                if let (Some(plain), Some(origin)) = (plain, self.get_mut(&id)) {
                    origin.alternate_names = vec![plain.to_owned()];
                }
                id
            }
        }
    }

    fn wire(&mut self, agency: usize) -> Id {
        let (name, others, address) = AGENCIES[agency];
        let id = self.add(OriginKind::Wire, name);
        if let Some(origin) = self.get_mut(&id) {
            origin.same_as = Some(address.to_owned());
            origin.alternate_names = others.iter().map(|other| (*other).to_owned()).collect();
        }
        id
    }

    /// The origin with that name, made where there is none yet.
    fn add(&mut self, kind: impl Into<Option<OriginKind>>, name: &str) -> Id {
        let key = name.to_lowercase();
        if let Some(known) = self.by_name.get(&key) {
            return self.list[*known].id.clone();
        }
        self.by_name.insert(key, self.list.len());
        let id = Id::from(format!("o{}", self.list.len() + 1));
        self.list.push(Origin { id: id.clone(), kind: kind.into(), name: name.to_owned(), ..Origin::default() });
        id
    }

    /// Notes that one origin has its matter from another.
    pub(super) fn rest(&mut self, origin: &Id, on: Id) {
        if *origin != on
            && self.based.insert((origin.clone(), on.clone()))
            && let Some(origin) = self.get_mut(origin)
        {
            origin.is_based_on.push(on);
        }
    }

    /// The origin with an id that this list gave.
    fn get_mut(&mut self, id: &Id) -> Option<&mut Origin> {
        let number: usize = id.strip_prefix('o')?.parse().ok()?;
        self.list.get_mut(number.checked_sub(1)?)
    }

    /// The agency in the dateline: LIMA (Reuters) —.
    fn dateline(&self) -> Option<usize> {
        /// A dateline stands at the head of the report, in tokens.
        const HEAD: usize = 80;
        let passage = self.passage;
        let tokens = &passage.tokens;
        let bracket = |at: usize, c: char| tokens.get(at).is_some_and(|token| token.kind == Kind::Punctuation(c));
        (0..tokens.len().min(HEAD)).filter(|at| bracket(*at, '(')).find_map(|open| {
            let close = (open + 1..open + 5).find(|at| bracket(*at, ')'))?;
            let dash = bracket(close + 1, '—') || bracket(close + 1, '-');
            let inside = tokens.get(open + 1..close).filter(|inside| dash && !inside.is_empty())?;
            agency(&passage.text[inside[0].start..inside[inside.len() - 1].end])
        })
    }
}

/// The number of the agency called `name`.
fn agency(name: &str) -> Option<usize> {
    let name = name.trim();
    AGENCIES.iter().position(|(agency, others, _)| *agency == name || others.contains(&name))
}

fn is_outlet(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or_default();
    OUTLETS.contains(&name) || (name.contains(' ') && OUTLET_WORDS.contains(&last))
}

/// The agency or outlet that a run of capitals begins or ends with, or is.
pub(super) fn outlet_of(run: &str) -> Option<String> {
    if agency(run).is_some() || is_outlet(run) {
        return Some(run.to_owned());
    }
    let words: Vec<&str> = run.split(' ').collect();
    let prefix =
        (1..words.len()).rev().map(|end| words[..end].join(" ")).find(|part| agency(part).is_some() || is_outlet(part));
    prefix.or_else(|| {
        let last = words.last()?;
        (agency(last).is_some() || OUTLETS.contains(last)).then(|| (*last).to_owned())
    })
}
