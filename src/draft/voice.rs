//! Whose voice each quotation is: as its own sentence says, or else as the sentences and paragraphs before let it be.

use std::ops::Range;

use super::attribution::{Attribution, Attributions};
use super::phrase::{Naming, Phrase};
use super::scene::Scene;
use super::sentences::{Passage, Piece, Stream};

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

impl<'a> Search<'a> {
    fn stream(&mut self, stream: &Stream) {
        let mut left: Option<Left> = None;
        let own = stream.inside.is_none();
        for number in stream.sentences.clone() {
            let pieces = self.passage.sentences[number].pieces.clone();
            let scene = Scene::new(self.passage, self.attributions, pieces);
            let mut last_in_sentence = None;
            for at in scene.pieces.clone() {
                let Piece::Quotation(quotation) = self.passage.pieces[at] else { continue };
                let found = self
                    .stated(&scene, at)
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
        let made = scene.before(scene.pieces.end);
        let last = made.iter().rev().find(|(_, attribution)| attribution.phrase.naming != Naming::Other);
        let attribution = match last.or(made.last()) {
            Some((_, attribution)) => scene.matrix(attribution.clone()),
            None => Attribution { phrase: sentence_subject(self.passage, &scene.pieces)?, cue: None, set_off: false },
        };
        Some(Left { attribution, announces, quotation: None })
    }

    /// The attribution that the quotation's own sentence states.
    fn stated(&self, scene: &Scene, at: usize) -> Option<Attributed> {
        let attribution = scene.stated(at)?;
        let continues = self.interrupted(scene, at, &attribution);
        Some(Attributed { attribution, way: Way::Stated, continues })
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
