//! What a review goes through: the report itself, then its quotes, figures and claims as they follow in its text.

use std::cmp::Reverse;

use crate::model::{Digest, Id, Span, Status};

/// A part of a digest that a person looks at by itself, by its position among its like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// What is known of the report: headline, publisher, date.
    Report,
    /// A quote.
    Quote(usize),
    /// A figure.
    Figure(usize),
    /// A claim.
    Claim(usize),
    /// Somebody who speaks.
    Speaker(usize),
    /// Where the report has something from.
    Origin(usize),
}

/// What a part is called, so that it is found again among others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// A part of the same sort.
    sort: Part,
    id: Option<Id>,
}

impl Part {
    /// All parts: the report, then the items by where they stand in its text, those without a place last, then who speaks
    /// and where the report has it from.
    pub fn all(digest: &Digest) -> Vec<Self> {
        let mut items: Vec<Self> = Self::items(digest).collect();
        items.sort_by_key(|part| {
            let place = part.span(digest).map(|span| (span.start, Reverse(span.end)));
            (place.is_none(), place, *part)
        });
        let mut all = vec![Self::Report];
        all.append(&mut items);
        all.extend((0..digest.speakers.len()).map(Self::Speaker));
        all.extend((0..digest.origins.len()).map(Self::Origin));
        all
    }

    /// The items that are accepted or dropped, in the order of the digest.
    pub(super) fn items(digest: &Digest) -> impl Iterator<Item = Self> + use<> {
        let quotes = (0..digest.quotes.len()).map(Self::Quote);
        let figures = (0..digest.figures.len()).map(Self::Figure);
        quotes.chain(figures).chain((0..digest.claims.len()).map(Self::Claim))
    }

    /// True of what is accepted or dropped: neither the report itself, nor speakers and origins, which go with the items.
    pub fn is_item(self) -> bool {
        matches!(self, Self::Quote(_) | Self::Figure(_) | Self::Claim(_))
    }

    /// True where the digest has it.
    pub(super) fn is_in(self, digest: &Digest) -> bool {
        match self {
            Self::Report => true,
            Self::Quote(at) => at < digest.quotes.len(),
            Self::Figure(at) => at < digest.figures.len(),
            Self::Claim(at) => at < digest.claims.len(),
            Self::Speaker(at) => at < digest.speakers.len(),
            Self::Origin(at) => at < digest.origins.len(),
        }
    }

    /// What it is.
    pub fn noun(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Quote(_) => "quote",
            Self::Figure(_) => "figure",
            Self::Claim(_) => "claim",
            Self::Speaker(_) => "speaker",
            Self::Origin(_) => "origin",
        }
    }

    /// Where the digest says that it stands in the text; of a speaker, where the first of their quotes names them, and of an
    /// origin, the first item that the report has from it.
    pub fn span(self, digest: &Digest) -> Option<&Span> {
        match self {
            Self::Report => None,
            Self::Quote(at) => digest.quotes.get(at)?.span.as_ref(),
            Self::Figure(at) => digest.figures.get(at)?.span.as_ref(),
            Self::Claim(at) => digest.claims.get(at)?.span.as_ref(),
            Self::Speaker(at) => {
                let id = Some(&digest.speakers.get(at)?.id);
                digest
                    .quotes
                    .iter()
                    .filter(|quote| quote.speaker.as_ref() == id)
                    .find_map(|quote| quote.speaker_span.as_ref())
            }
            Self::Origin(at) => {
                let id = Some(&digest.origins.get(at)?.id);
                let quotes = digest.quotes.iter().map(|quote| (&quote.origin, &quote.span));
                let claims = digest.claims.iter().map(|claim| (&claim.origin, &claim.span));
                let figures = digest.figures.iter().map(|figure| (&figure.origin, &figure.span));
                let mut spans = quotes.chain(claims).chain(figures).filter(|(origin, _)| origin.as_ref() == id);
                spans.find_map(|(_, span)| span.as_ref())
            }
        }
    }

    /// What it says: the headline, the words of a quote, a figure as printed, the sentence of a claim, a name.
    pub fn text(self, digest: &Digest) -> &str {
        let text = match self {
            Self::Report => Some(&digest.report.headline),
            Self::Quote(at) => digest.quotes.get(at).map(|quote| &quote.text),
            Self::Figure(at) => digest.figures.get(at).map(|figure| &figure.verbatim),
            Self::Claim(at) => digest.claims.get(at).map(|claim| &claim.text),
            Self::Speaker(at) => digest.speakers.get(at).map(|speaker| &speaker.name),
            Self::Origin(at) => digest.origins.get(at).map(|origin| &origin.name),
        };
        text.map_or("", String::as_str)
    }

    /// The words that it takes from the report to the letter, if it does.
    pub fn verbatim(self, digest: &Digest) -> Option<&str> {
        match self {
            Self::Report | Self::Claim(_) | Self::Speaker(_) | Self::Origin(_) => None,
            Self::Quote(_) | Self::Figure(_) => Some(self.text(digest)),
        }
    }

    /// Whether a person has reviewed it; of the report as such, whether the whole digest is.
    pub fn status(self, digest: &Digest) -> Status {
        let own = match self {
            Self::Report | Self::Speaker(_) | Self::Origin(_) => None,
            Self::Quote(at) => digest.quotes.get(at).and_then(|quote| quote.status),
            Self::Figure(at) => digest.figures.get(at).and_then(|figure| figure.status),
            Self::Claim(at) => digest.claims.get(at).and_then(|claim| claim.status),
        };
        digest.status_of(own)
    }

    pub(super) fn name(self, digest: &Digest) -> Name {
        let (sort, id) = match self {
            Self::Report => (Self::Report, None),
            Self::Quote(at) => (Self::Quote(0), digest.quotes.get(at).map(|quote| &quote.id)),
            Self::Figure(at) => (Self::Figure(0), digest.figures.get(at).map(|figure| &figure.id)),
            Self::Claim(at) => (Self::Claim(0), digest.claims.get(at).map(|claim| &claim.id)),
            Self::Speaker(at) => (Self::Speaker(0), digest.speakers.get(at).map(|speaker| &speaker.id)),
            Self::Origin(at) => (Self::Origin(0), digest.origins.get(at).map(|origin| &origin.id)),
        };
        Name { sort, id: id.cloned() }
    }
}

impl Name {
    /// The part of that name, if the digest has it.
    pub(super) fn find(&self, digest: &Digest) -> Option<Part> {
        let wanted = self.id.as_ref();
        match self.sort {
            Part::Report => Some(Part::Report),
            Part::Quote(_) => digest.quotes.iter().position(|quote| Some(&quote.id) == wanted).map(Part::Quote),
            Part::Figure(_) => digest.figures.iter().position(|figure| Some(&figure.id) == wanted).map(Part::Figure),
            Part::Claim(_) => digest.claims.iter().position(|claim| Some(&claim.id) == wanted).map(Part::Claim),
            Part::Speaker(_) => digest.speakers.iter().position(|it| Some(&it.id) == wanted).map(Part::Speaker),
            Part::Origin(_) => digest.origins.iter().position(|it| Some(&it.id) == wanted).map(Part::Origin),
        }
    }
}
