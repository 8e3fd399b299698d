//! Who speaks: the attribution of each quotation, from its own sentence or from what stands around it.

use std::ops::Range;

use super::attribution::{Attribution, Attributions};
use super::lexicon::Class;
use super::phrase::{Naming, Phrase};
use super::sentences::{Passage, Piece, Stream};
use super::tokens::Kind;

/// Where an attribution was found, from the surest to the least sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Way {
    /// A verb of speech or `according to` in the sentence of the quotation.
    Stated,
    /// The quotation goes on from another one, over a paragraph's end or an attribution.
    Continued,
    /// The sentence before ends with a colon, or says who speaks.
    Announced,
    /// The quotation before in the same paragraph has this speaker.
    Carried,
    /// The sentence has a subject, though no verb of speech.
    Subject,
    /// The speaker of the paragraph before, for want of anything nearer.
    Assumed,
}

/// The attribution of a quotation.
#[derive(Clone, Debug)]
pub(super) struct Attributed {
    /// Who, and by which verb.
    pub(super) attribution: Attribution,
    /// Where it was found.
    pub(super) way: Way,
    /// The quotation this one goes on from.
    pub(super) continues: Option<usize>,
}

/// The attribution of each quotation of the passage; `None` where nothing says who speaks.
pub(super) fn attribute(passage: &Passage, attributions: &Attributions) -> Vec<Option<Attributed>> {
    let mut search = Search { passage, attributions, found: vec![None; passage.quotations.len()], before: None };
    for stream in &passage.streams {
        search.stream(stream);
    }
    search.backfill();
    search.found
}

struct Search<'a> {
    passage: &'a Passage<'a>,
    attributions: &'a Attributions,
    found: Vec<Option<Attributed>>,
    /// What the paragraph before leaves behind: who speaks on, should nobody else be named.
    before: Option<Left>,
}

/// What a sentence leaves behind for the next quotation.
#[derive(Clone, Debug)]
struct Left {
    attribution: Attribution,
    /// True where the sentence ends with a colon, so that its speaker speaks next.
    announces: bool,
    /// The last quotation that had this attribution.
    quotation: Option<usize>,
}

/// A sentence with the attributions in it.
struct Scene<'a> {
    pieces: Range<usize>,
    attributions: &'a [(usize, Attribution)],
}

impl<'a> Scene<'a> {
    /// The attributions that begin before `piece`, within reach.
    fn before(&self, piece: usize) -> &'a [(usize, Attribution)] {
        let end = self.attributions.partition_point(|(cue, _)| *cue < piece);
        &self.attributions[end.saturating_sub(REACH)..end]
    }

    /// The attributions that begin at `piece` or after, within reach.
    fn after(&self, piece: usize) -> &'a [(usize, Attribution)] {
        let start = self.attributions.partition_point(|(cue, _)| *cue < piece);
        &self.attributions[start..self.attributions.len().min(start + REACH)]
    }
}

/// How many attributions to either side of a quotation can have to do with it.
const REACH: usize = 16;

impl<'a> Search<'a> {
    fn stream(&mut self, stream: &Stream) {
        let mut left: Option<Left> = None;
        let own = stream.inside.is_none();
        for number in stream.sentences.clone() {
            let pieces = self.passage.sentences[number].pieces.clone();
            let scene = Scene { attributions: self.attributions.within(&pieces), pieces };
            let mut last_in_sentence = None;
            for at in scene.pieces.clone() {
                let Piece::Quotation(quotation) = self.passage.pieces[at] else { continue };
                let found = self
                    .stated(&scene, at, quotation)
                    .or_else(|| self.runs_on(quotation))
                    .or_else(|| self.around(&scene, at, left.as_ref(), own));
                if let Some(found) = &found {
                    last_in_sentence = Some(Left {
                        attribution: found.attribution.clone(),
                        announces: false,
                        quotation: Some(quotation),
                    });
                    left = last_in_sentence.clone();
                }
                self.found[quotation] = found;
            }
            if let Some(next) = last_in_sentence.or_else(|| self.left_by(&scene)) {
                left = Some(next);
            }
        }
        if own {
            self.before = left.or(self.before.take());
        }
    }

    /// Gives paragraphs of one quotation the speaker that only a later one states.
    fn backfill(&mut self) {
        for quotation in (0..self.found.len()).rev() {
            let Some(before) = self.passage.quotations[quotation].runs_on_from else { continue };
            let Some(later) = self.found[quotation].as_ref().filter(|later| later.way == Way::Stated) else { continue };
            let unsure = self.found[before].as_ref().is_none_or(|found| found.way > Way::Announced);
            if unsure {
                let attribution = later.attribution.clone();
                let continues = self.found[before].as_ref().and_then(|found| found.continues);
                self.found[before] = Some(Attributed { attribution, way: Way::Stated, continues });
            }
        }
    }

    /// What a sentence without an attributed quotation leaves behind.
    fn left_by(&self, scene: &Scene) -> Option<Left> {
        let passage = self.passage;
        let announces = scene.pieces.end > scene.pieces.start && passage.is_punctuation(scene.pieces.end - 1, ':');
        let last = scene
            .attributions
            .iter()
            .rev()
            .take(REACH)
            .find(|(_, attribution)| attribution.phrase.naming != Naming::Other);
        let attribution = match last.or(scene.attributions.last()) {
            Some((_, attribution)) => self.matrix(scene, attribution.clone()),
            None => Attribution { phrase: sentence_subject(self.passage, &scene.pieces)?, cue: None, set_off: false },
        };
        Some(Left { attribution, announces, quotation: None })
    }

    /// The attribution that the quotation's own sentence states.
    fn stated(&self, scene: &Scene, at: usize, quotation: usize) -> Option<Attributed> {
        let before = || self.anywhere_before(scene, at).map(|found| self.matrix(scene, found));
        let found = self
            .directly_after(scene, at, quotation)
            .or_else(|| self.credited(scene, at))
            .or_else(|| self.directly_before(scene, at).map(|found| self.matrix(scene, found)))
            .or_else(before)
            .or_else(|| self.set_off(scene, at))?;
        let continues = self.interrupted(scene, at, &found);
        Some(Attributed { attribution: found, way: Way::Stated, continues })
    }

    /// The verb leads up to the quotation: said, “…”; said: “…”; said that “…”.
    fn directly_before(&self, scene: &Scene, at: usize) -> Option<Attribution> {
        let passage = self.passage;
        let mut edge = at;
        if edge > scene.pieces.start && (passage.is_punctuation(edge - 1, ',') || passage.is_punctuation(edge - 1, ':'))
        {
            edge -= 1;
            if passage.is_punctuation(edge, ':') {
                return self.labelled(scene, edge).or_else(|| self.nearest_before(scene, edge));
            }
        } else if edge > scene.pieces.start && matches!(passage.word(edge - 1), "that" | "how" | "as") {
            edge -= 1;
        }
        let (cue, attribution) = self.last_before(scene, edge)?;
        (cue + 1 == edge).then_some(attribution)
    }

    /// A name with a colon after it, as in an interview or a transcript.
    fn labelled(&self, scene: &Scene, colon: usize) -> Option<Attribution> {
        let phrase = self.passage.phrase_before(scene.pieces.start, colon)?;
        let whole =
            phrase.pieces.start == scene.pieces.start || self.passage.is_punctuation(phrase.pieces.start - 1, '—');
        let named = matches!(phrase.naming, Naming::Name | Naming::Description);
        (whole && named).then_some(Attribution { phrase, cue: None, set_off: false })
    }

    /// A name after a dash, which nothing but its office follows: “…” — Ida Brandt, mayor.
    fn credited(&self, scene: &Scene, at: usize) -> Option<Attribution> {
        let passage = self.passage;
        let dash = (at + 1..(at + 3).min(scene.pieces.end)).find(|next| passage.is_punctuation(*next, '—'))?;
        let phrase = passage.phrase_after(dash + 1, scene.pieces.end).filter(|phrase| phrase.naming == Naming::Name)?;
        let rest = phrase.pieces.end..scene.pieces.end;
        let verb = rest.clone().any(|at| passage.is_verb(at) || passage.is_cue(at));
        let closed = rest.is_empty() || matches!(passage.kind(rest.start), Some(Kind::Punctuation(_)));
        (closed && !verb).then_some(Attribution { phrase, cue: None, set_off: false })
    }

    fn last_before(&self, scene: &Scene, edge: usize) -> Option<(usize, Attribution)> {
        scene.before(edge).last().cloned()
    }

    fn nearest_before(&self, scene: &Scene, edge: usize) -> Option<Attribution> {
        self.last_before(scene, edge).map(|(_, attribution)| attribution)
    }

    /// The quotation is followed by who spoke it: “…,” said Ms Okafor; “…,” she said.
    fn directly_after(&self, scene: &Scene, at: usize, quotation: usize) -> Option<Attribution> {
        let passage = self.passage;
        let (next, comma) = self.past_coordinated(scene, at);
        let closes =
            comma || matches!(passage.last_character(quotation), Some(',' | '?' | '!' | '—' | '…' | '-' | '–'));
        if !closes {
            return None;
        }
        let found = self.inverted(scene, next).or_else(|| self.subject_first(scene, next))?;
        // With a verb before the quotation as well, the one after it must say nothing else.
        let rival = self.last_before(scene, at).is_some();
        let end = found.cue.map_or(found.phrase.pieces.end, |cue| found.phrase.pieces.end.max(cue + 1));
        let closed = end >= scene.pieces.end
            || matches!(passage.kind(end), Some(Kind::Punctuation(_)))
            || passage.class(end).is(Class::PREPOSITION.or(Class::TIME).or(Class::CUE_ING));
        (!rival || closed || found.cue.is_none()).then_some(found)
    }

    /// The piece after the quotation and those that `and` or commas join to it; true where a comma stands outside.
    fn past_coordinated(&self, scene: &Scene, at: usize) -> (usize, bool) {
        let passage = self.passage;
        let mut next = at + 1;
        let mut comma = false;
        while next < scene.pieces.end {
            let joint = passage.is_punctuation(next, ',')
                || passage.is_punctuation(next, '—')
                || passage.is_punctuation(next, '…');
            let and = passage.class(next).is(Class::CONJUNCTION)
                && matches!(passage.pieces.get(next + 1), Some(Piece::Quotation(_)));
            let another = matches!(passage.pieces[next], Piece::Quotation(_)) && next > at + 1;
            if !(joint || and || another) {
                break;
            }
            comma = joint || (comma && !another);
            if another && let Piece::Quotation(quotation) = passage.pieces[next] {
                comma = matches!(passage.last_character(quotation), Some(',' | '?' | '!' | '—'));
            }
            next += 1;
        }
        (next.min(scene.pieces.end), comma)
    }

    /// Said Ms Okafor: the verb before its subject.
    fn inverted(&self, scene: &Scene, next: usize) -> Option<Attribution> {
        let mut cue = next;
        while cue < scene.pieces.end && self.passage.class(cue).is(Class::ADVERB) {
            cue += 1;
        }
        self.passage.inverted(cue, scene.pieces.end)
    }

    /// She said; Ida Brandt, a lawyer, told us: the subject stands directly after the quotation.
    fn subject_first(&self, scene: &Scene, next: usize) -> Option<Attribution> {
        /// How far from the quotation the verb may stand, in pieces.
        const REACH: usize = 40;
        let passage = self.passage;
        let mut start = next;
        while start < scene.pieces.end
            && passage.class(start).is(Class::CONJUNCTION.or(Class::ADVERB))
            && !passage.is_capital(start)
            && !passage.class(start).is(Class::PRONOUN)
        {
            start += 1;
        }
        for (cue, attribution) in scene.after(next) {
            if *cue > next + REACH {
                break;
            }
            if attribution.phrase.pieces.start == start || attribution.cue.is_none() && *cue == start {
                return Some(attribution.clone());
            }
        }
        None
    }

    /// A verb further to the left: Mr Sato called the plan a “farce”.
    fn anywhere_before(&self, scene: &Scene, at: usize) -> Option<Attribution> {
        self.nearest_before(scene, at)
    }

    /// What is set off later in the sentence: a “farce”, according to Mr Sato.
    fn set_off(&self, scene: &Scene, at: usize) -> Option<Attribution> {
        scene.after(at + 1).iter().find(|(_, found)| found.set_off).map(|(_, found)| found.clone())
    }

    /// The clause around the one found, where that one's subject only stands for the subject around it: of
    /// “Ms Okafor said she wanted …” the first.
    fn matrix(&self, scene: &Scene, mut found: Attribution) -> Attribution {
        let from = found.cue.unwrap_or(0).max(found.phrase.pieces.start);
        let after = scene.after(from).iter().filter(|(_, other)| other.set_off);
        for (cue, outer) in after.chain(scene.before(from).iter().rev()) {
            if self.embeds(scene, *cue, outer, &found) {
                found = outer.clone();
            }
        }
        found
    }

    /// True where `inner` is part of what `outer` says, and names nobody that its words could be anyone else's.
    fn embeds(&self, scene: &Scene, cue: usize, outer: &Attribution, inner: &Attribution) -> bool {
        let passage = self.passage;
        let start = inner.phrase.pieces.start;
        let before = start.max(scene.pieces.start + 1) - 1;
        let what = inner.phrase.naming == Naming::Pronoun && passage.word(before) == "what";
        let speech = passage.class(cue).is(Class::SPEECH) || what;
        if outer.cue.is_none() || !speech || outer.phrase.naming == Naming::Other {
            return false;
        }
        if outer.set_off && outer.phrase != inner.phrase {
            return inner.phrase.naming == Naming::Other || self.is_thought(inner);
        }
        let apart = cue >= start
            || outer.phrase.pieces.end > cue
            || passage.is_punctuation(before, ';')
            || (cue..start).any(|at| matches!(passage.pieces[at], Piece::Quotation(_)));
        if apart {
            return false;
        }
        let pronoun = inner.phrase.naming == Naming::Pronoun;
        let coordinate = passage.class(before).is(Class::CONJUNCTION);
        inner.phrase.naming == Naming::Other
            || (pronoun && (!coordinate || self.is_thought(inner)))
            || inner.cue.is_some_and(|cue| self.is_unreal(cue))
    }

    fn is_thought(&self, attribution: &Attribution) -> bool {
        attribution.cue.is_some_and(|cue| self.passage.class(cue).is(Class::THOUGHT))
    }

    /// True where the verb says what may be said, not what was: to say, will say, calling for.
    fn is_unreal(&self, cue: usize) -> bool {
        let passage = self.passage;
        let before = passage.word(cue.saturating_sub(1));
        let modal = matches!(before, "to" | "will" | "would" | "should" | "could" | "can" | "may" | "might" | "must");
        modal || (passage.class(cue).is(Class::CUE_ING) && !passage.class(cue).is(Class::SPEECH))
    }

    /// The quotation that this one goes on from, where both have the same attribution in one sentence.
    fn interrupted(&self, scene: &Scene, at: usize, attribution: &Attribution) -> Option<usize> {
        let before = (scene.pieces.start..at).rev().find_map(|piece| match self.passage.pieces[piece] {
            Piece::Quotation(quotation) => Some(quotation),
            Piece::Token(_) => None,
        })?;
        let same = self.found[before].as_ref().is_some_and(|found| found.attribution.phrase == attribution.phrase);
        let starts = scene.pieces.start..at;
        let first = matches!(self.passage.pieces.get(starts.start), Some(Piece::Quotation(_)));
        (same && first).then_some(before)
    }

    fn runs_on(&self, quotation: usize) -> Option<Attributed> {
        let before = self.passage.quotations[quotation].runs_on_from?;
        let found = self.found[before].as_ref()?;
        Some(Attributed { attribution: found.attribution.clone(), way: Way::Continued, continues: Some(before) })
    }

    fn around(&self, scene: &Scene, at: usize, left: Option<&Left>, own: bool) -> Option<Attributed> {
        let alone = self.passage.stands_alone(at);
        if !alone && let Some(phrase) = self.subject_around(scene, at) {
            let attribution = Attribution { phrase, cue: None, set_off: false };
            return Some(Attributed { attribution, way: Way::Subject, continues: None });
        }
        if let Some(left) = left {
            let way = if left.announces { Way::Announced } else { Way::Carried };
            return Some(Attributed {
                attribution: left.attribution.clone(),
                way,
                continues: left.quotation.filter(|_| alone),
            });
        }
        let before = self.before.as_ref().filter(|_| own)?;
        let way = if before.announces { Way::Announced } else { Way::Assumed };
        Some(Attributed { attribution: before.attribution.clone(), way, continues: None })
    }

    fn subject_around(&self, scene: &Scene, at: usize) -> Option<Phrase> {
        let passage = self.passage;
        passage
            .clause_subject(scene.pieces.start, at, true)
            .filter(|phrase| phrase.naming != Naming::Other)
            .or_else(|| sentence_subject(passage, &(scene.pieces.start..at)))
            .or_else(|| sentence_subject(passage, &(at + 1..scene.pieces.end.max(at + 1))))
    }
}

/// The subject of a sentence, or of a part of one, whether or not it says anything of speech.
pub(super) fn sentence_subject(passage: &Passage, pieces: &Range<usize>) -> Option<Phrase> {
    /// How far into a sentence its subject is looked for, in pieces.
    const REACH: usize = 40;
    let end = pieces.end.min(pieces.start + REACH);
    (pieces.start + 1..end)
        .filter(|at| passage.is_verb(*at))
        .find_map(|verb| passage.subject_before(pieces.start, verb))
        .filter(|phrase| phrase.naming != Naming::Other)
}
