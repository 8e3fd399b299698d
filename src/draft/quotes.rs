//! The quotes of a digest: the quotations of a passage and its indirect speech, each with its speaker and origin.

use std::collections::HashMap;
use std::ops::Range;

use crate::model::{Extension, Form, Id, Quote, SpeakerLevel};
use crate::text::offset::Index;

use super::attribution::Attribution;
use super::bearer::Bearer;
use super::indirect;
use super::medium;
use super::origins::{self, Origins};
use super::reading::Reading;
use super::sentences::Piece;
use super::span;
use super::speakers::Speakers;
use super::voice::Way;
use super::{form, tokens};

/// A quote with what the rest of the draft needs to know of it.
pub(super) struct Drafted {
    /// The quote.
    pub(super) quote: Quote,
    /// Its bytes in the text.
    pub(super) bytes: Range<usize>,
    /// Who said it, and where the sentence says so.
    pub(super) attribution: Option<Attribution>,
    /// The quotation it was made of; `None` of indirect speech.
    quotation: Option<usize>,
    /// The quotation it goes on from.
    continues: Option<usize>,
    /// True of the rest of indirect speech: it goes on from the quote before.
    is_rest: bool,
}

/// What is known while a report's items are drafted.
pub(super) struct Cast<'a> {
    /// What was read of the report.
    pub(super) reading: &'a Reading<'a>,
    /// Its code points.
    pub(super) index: Index<'a>,
    /// Who was found to speak.
    pub(super) speakers: Speakers<'a>,
    /// Where the report was found to have things from.
    pub(super) origins: Origins<'a>,
}

/// The quotes of the report, in its order; their speakers and origins are added to the cast.
pub(super) fn quotes(cast: &mut Cast) -> Vec<Drafted> {
    let mut drafted = Vec::new();
    let reading = cast.reading;
    for stream in &reading.passage.streams {
        for number in stream.sentences.clone() {
            let sentence = reading.passage.sentences[number].pieces.clone();
            if stream.inside.is_none() && reading.is_heading(&sentence) {
                continue;
            }
            let mut context = Context { cast, sentence, nested: stream.inside.is_some() };
            context.draft(&mut drafted);
        }
    }
    number(&mut drafted, reading);
    pass_on_origins(&mut drafted, &mut cast.origins);
    drafted
}

/// What is quoted inside another quote the report has from where it has that one.
fn pass_on_origins(drafted: &mut [Drafted], origins: &mut Origins) {
    let known: HashMap<Id, Id> =
        drafted.iter().filter_map(|drafted| Some((drafted.quote.id.clone(), drafted.quote.origin.clone()?))).collect();
    for drafted in drafted {
        let outer = drafted.quote.within.as_deref().and_then(|outer| known.get(outer));
        if let Some(outer) = outer
            && let Some(own) = drafted.quote.origin.replace(outer.clone())
        {
            origins.rest(outer, own);
        }
    }
}

/// Orders the quotes, and gives them their names and what they say of one another.
fn number(drafted: &mut [Drafted], reading: &Reading) {
    drafted.sort_by_key(|drafted| (drafted.bytes.start, std::cmp::Reverse(drafted.bytes.end)));
    let mut ids: Vec<Option<Id>> = vec![None; reading.passage.quotations.len()];
    for (number, drafted) in drafted.iter_mut().enumerate() {
        drafted.quote.id = Id::from(format!("q{}", number + 1));
        if let Some(quotation) = drafted.quotation {
            ids[quotation] = Some(drafted.quote.id.clone());
        }
    }
    let mut before: Option<Id> = None;
    for drafted in drafted {
        if drafted.is_rest {
            drafted.quote.continues = before.take().map(Box::new);
        }
        before = Some(drafted.quote.id.clone());
        let Some(quotation) = drafted.quotation.map(|quotation| &reading.passage.quotations[quotation]) else {
            continue;
        };
        drafted.quote.within = quotation.within.and_then(|outer| ids[outer].clone()).map(Box::new);
        drafted.quote.continues =
            quotation.runs_on_from.or(drafted.continues).and_then(|before| ids[before].clone()).map(Box::new);
    }
}

/// One sentence while its quotes are drafted.
struct Context<'c, 'a> {
    cast: &'c mut Cast<'a>,
    sentence: Range<usize>,
    /// True inside another quotation.
    nested: bool,
}

impl Context<'_, '_> {
    fn draft(&mut self, drafted: &mut Vec<Drafted>) {
        let passage = &self.cast.reading.passage;
        let attributions = self.cast.reading.attributions.within(&self.sentence);
        let indirect = if self.nested { Vec::new() } else { indirect::indirect(passage, &self.sentence, attributions) };
        if indirect.is_empty()
            && let Some(subject) = self.cast.reading.subject(&self.sentence)
        {
            self.cast.speakers.mention(&subject);
        }
        for found in indirect {
            for (pieces, is_rest) in [(Some(found.said), false), (found.rest, true)] {
                let Some(bytes) = pieces.and_then(|pieces| passage.bytes(pieces)) else { continue };
                let mut quote = self.quote(bytes.clone(), Form::Indirect);
                self.attribute(&mut quote, &found.attribution);
                let attribution = Some(found.attribution.clone());
                drafted.push(Drafted { quote, bytes, attribution, quotation: None, continues: None, is_rest });
            }
        }
        for at in self.sentence.clone() {
            if let Piece::Quotation(number) = passage.pieces[at] {
                drafted.extend(self.quotation(at, number));
            }
        }
    }

    fn quotation(&mut self, at: usize, number: usize) -> Option<Drafted> {
        let passage = &self.cast.reading.passage;
        let inside = passage.tokens.get(passage.quotations[number].inside())?;
        let bytes = inside.first()?.start..inside.last()?.end;
        let found = self.cast.reading.voices[number].as_ref();
        let form = form::form(passage, at, number, found);
        if self.nested && (form == Form::Term || found.is_none()) {
            return None;
        }
        let mut quote = self.quote(bytes.clone(), form);
        if let Some(found) = found.filter(|_| form != Form::Term) {
            self.attribute(&mut quote, &found.attribution);
            quote.extensions.push(basis(found.way));
        }
        let continues = found.and_then(|found| found.continues);
        let attribution = found.map(|found| found.attribution.clone());
        Some(Drafted { quote, bytes, attribution, quotation: Some(number), continues, is_rest: false })
    }

    fn quote(&self, bytes: Range<usize>, form: Form) -> Quote {
        let text = self.cast.reading.passage.text[bytes.clone()].to_owned();
        Quote { text, form: Some(form), span: Some(span::span(&self.cast.index, bytes)), ..Quote::default() }
    }

    /// Fills in who speaks, by which verb, in what, and where the report has it from.
    fn attribute(&mut self, quote: &mut Quote, attribution: &Attribution) {
        let passage = &self.cast.reading.passage;
        let sentence = passage.sentence_of(attribution.cue.unwrap_or(attribution.phrase.pieces.start));
        quote.speaker_span = passage.naming_bytes(&attribution.phrase).map(|bytes| span::span(&self.cast.index, bytes));
        quote.cue = self.cue(attribution).map(Into::into);
        quote.speaker = self.cast.speakers.speaker(&attribution.phrase);
        quote.medium = medium::medium(passage, &sentence, attribution).map(Into::into);
        let bearer = quote.speaker.as_ref().and_then(|id| self.cast.speakers.bearer(id));
        let voice = bearer.map(|bearer| origins::Voice { bearer, medium: quote.medium.as_deref() });
        quote.origin = self.cast.origins.origin(&sentence, attribution, voice.as_ref());
        if quote.medium.is_none() && bearer.is_some_and(is_letter) {
            quote.medium = Some("letter".into());
        }
        quote.speaker = quote.speaker.take().and_then(|id| self.cast.speakers.speaks(&id, quote.medium.as_deref()));
    }

    fn cue(&self, attribution: &Attribution) -> Option<String> {
        let passage = &self.cast.reading.passage;
        if let Some(cue) = attribution.cue {
            return Some(passage.word(cue).to_lowercase());
        }
        let start = passage.office_start(&attribution.phrase);
        let according = start >= 2 && passage.word(start - 2).eq_ignore_ascii_case("according");
        according.then(|| "according to".to_owned())
    }
}

fn is_letter(bearer: &Bearer) -> bool {
    bearer.level == Some(SpeakerLevel::Document) && bearer.noun.as_deref().map(tokens::core) == Some("letter")
}

/// What the speaker of a drafted quote rests on, for the person who reviews it: the member `_speakerFrom`.
fn basis(way: Way) -> Extension {
    let value = match way {
        Way::Stated => "\"stated\"",
        Way::Continued => "\"continued\"",
        Way::Announced => "\"announced\"",
        Way::Carried => "\"carried\"",
        Way::Subject => "\"subject\"",
        Way::Assumed => "\"assumed\"",
    };
    Extension { name: "_speakerFrom".into(), value: value.into() }
}
