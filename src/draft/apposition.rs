//! What is set off by commas beside a name: the office before or behind it, and the name behind an office.

use std::ops::Range;

use super::bearer::{Bearer, LONGEST_JOB, by_itself};
use super::lexicon::Class;
use super::phrase::{Naming, Phrase};
use super::sentences::Passage;
use super::tokens::{self, Kind};
use crate::model::SpeakerLevel;

impl Passage<'_> {
    /// The name that a description of one person or body stands for, where it is all that is set off behind it: the mayor
    /// of Aral, Ida Brandt, …
    pub(super) fn holder(&self, office: &Phrase) -> Option<Phrase> {
        let comma = office.pieces.end;
        let owned = || office.pieces.clone().any(|at| tokens::is_possessive(self.word(at)));
        if !self.is_punctuation(comma, ',') || !(self.class(office.pieces.start).is(Class::DETERMINER) || owned()) {
            return None;
        }
        let name = self.phrase_after(comma + 1, self.pieces.len()).filter(|name| name.naming == Naming::Name)?;
        let alone = matches!(self.kind(name.pieces.end), None | Some(Kind::Punctuation(_)));
        if !alone || !self.is_capital(name.pieces.start) {
            return None;
        }
        let held = by_itself(self, office)?;
        let body = held.body && held.noun.as_ref().is_some_and(|noun| !noun.ends_with('s'));
        (held.level == Some(SpeakerLevel::Role) || body).then_some(name)
    }

    /// The office before a name that holds it.
    fn office_phrase(&self, name: &Phrase) -> Option<Phrase> {
        let comma = name.pieces.start.checked_sub(1).filter(|comma| self.is_punctuation(*comma, ','))?;
        self.phrase_before(0, comma).filter(|office| self.holder(office).as_ref() == Some(name))
    }

    /// Where a name begins, with the office before it that it holds.
    pub(super) fn office_start(&self, name: &Phrase) -> usize {
        self.office_phrase(name).map_or(name.pieces.start, |office| office.pieces.start)
    }

    /// What the office before a name that holds it says of its bearer.
    pub(super) fn office_before(&self, name: &Phrase) -> Option<Bearer> {
        by_itself(self, &self.office_phrase(name)?)
    }

    /// The office in the words set off after a name: , a lawyer at Osei & Co, …
    pub(super) fn apposition(&self, after: usize) -> Option<(String, Option<String>)> {
        let Range { start, end } = self.apposition_pieces(after)?;
        let link = self.tie(start..end);
        let noun_end = link.unwrap_or(end);
        let owner = (start..noun_end).find(|at| tokens::is_possessive(self.word(*at)));
        let place = link.is_some_and(|link| self.word(link) == "in");
        let capitals = |from: usize| (from..end).any(|at| self.is_capital(at));
        if let Some(owner) = owner {
            return Some((self.joined(owner + 1..end), Some(self.without_article(start..owner + 1))))
                .filter(|(job, _)| job.len() <= LONGEST_JOB);
        }
        let body = link.filter(|link| !place && capitals(link + 1)).map(|link| self.without_article(link + 1..end));
        let job_end = if body.is_some() { noun_end } else { end };
        let first = (start..noun_end).find(|at| !self.is_capital(*at)).unwrap_or(start);
        let lead = (first > start && body.is_none()).then(|| self.joined(start..first));
        let job = self.without_article(if lead.is_some() { first } else { start }..job_end);
        (!job.is_empty() && job.len() <= LONGEST_JOB).then_some((job, body.or(lead)))
    }

    /// The words set off after a name, where they are an office.
    pub(super) fn apposition_pieces(&self, after: usize) -> Option<Range<usize>> {
        /// How far the words may run, in pieces.
        const REACH: usize = 18;
        let mark = self.kind(after).filter(|kind| matches!(kind, Kind::Punctuation(',' | '—')))?;
        // The age comes first: , 46, a lawyer.
        let aged = self.kind(after + 1) == Some(Kind::Number) && self.kind(after + 2) == Some(mark);
        let start = if aged { after + 3 } else { after + 1 };
        let ends = |at: &usize| match self.kind(*at) {
            Some(Kind::Punctuation(c)) => {
                Some(Kind::Punctuation(c)) == Some(mark) || matches!(c, '.' | ';' | ',' | '—' | ':')
            }
            Some(_) => {
                self.class(*at).is(Class::RELATIVE)
                    || self.class(*at).is(Class::AUXILIARY.or(Class::PRONOUN)) && !self.class(*at).is(Class::DETERMINER)
            }
            None => true,
        };
        let end = (start..start + REACH).find(ends)?;
        let noun_end = self.tie(start..end).unwrap_or(end);
        let office = (start..noun_end).any(|at| self.class(at).is(Class::ROLE))
            && !(start..noun_end)
                .any(|at| self.class(at).is(Class::CUE) && !self.class(at).is(Class::NOUNISH.or(Class::ROLE)));
        (office && !self.is_clause_of_participle(start)).then_some(start..end)
    }

    /// True where a participle begins a clause: citing two officials, flanked by ministers; but not of a retired teacher.
    fn is_clause_of_participle(&self, start: usize) -> bool {
        let word = self.word(start);
        let next = self.class(start + 1);
        (word.ends_with("ing") || word.ends_with("ed"))
            && !self.is_capital(start)
            && (next.is(Class::PREPOSITION.or(Class::DETERMINER)) || self.kind(start + 1) == Some(Kind::Number))
    }

    /// The body that a name is tied to: Ida Brandt, of Aral University; Ida Brandt of the Harbour Board.
    pub(super) fn body_after(&self, after: usize) -> Option<String> {
        let at = if self.is_punctuation(after, ',') { after + 1 } else { after };
        let body = self.phrase_after(at + 1, self.pieces.len()).filter(|body| body.naming == Naming::Name)?;
        let body = body.pieces;
        let tied = matches!(self.word(at), "of" | "from" | "at" | "with");
        let named = body.clone().any(|at| self.is_capital(at) && self.class(at).is(Class::GROUP));
        let place = matches!(self.word(body.end - 1), "City" | "State" | "County");
        (tied && named && !place).then(|| self.without_article(body))
    }

    /// The preposition that ties an office to its body or place.
    fn tie(&self, mut office: Range<usize>) -> Option<usize> {
        office.find(|at| matches!(self.word(*at), "of" | "for" | "at" | "with" | "from" | "in"))
    }
}
