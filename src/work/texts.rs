//! Which text is whose: the reports' texts that a person gives, matched to the digests that were read from them.

use std::path::PathBuf;
use std::sync::Arc;

use crate::digest::ReportText;
use crate::files::{Refusal, Source};
use crate::model::Digest;

use super::read_report;

/// The texts of reports.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts(Vec<Arc<str>>);

/// How the texts stand to a digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Match {
    /// None of them is its report's.
    None,
    /// It was read from this one.
    Read(Arc<str>),
    /// This is its report's, but it has changed since, or the digest doesn't say what it was read from.
    Near(Arc<str>),
}

impl Texts {
    /// Reads the texts; what can't be read is refused.
    pub(super) fn read(paths: &[PathBuf]) -> (Self, Vec<Refusal>) {
        let mut texts = Vec::new();
        let mut refusals = Vec::new();
        for path in paths {
            match read_report(&Source::new(path)) {
                Ok(page) => texts.push(page.text.into()),
                Err(refusal) => refusals.push(refusal),
            }
        }
        (Self(texts), refusals)
    }

    /// The text that belongs to `digest`: the one it says it was read from, else the one that holds most of its quotes.
    pub(super) fn of(&self, digest: &Digest) -> Match {
        if let Some(text) = self.0.iter().find(|text| ReportText::new(text).is_snapshot_of(digest) == Some(true)) {
            return Match::Read(Arc::clone(text));
        }
        let held = |text: &str| digest.quotes.iter().filter(|quote| text.contains(quote.text.as_str())).count();
        let best = self.0.iter().max_by_key(|text| held(text)).filter(|text| held(text) * 2 > digest.quotes.len());
        best.map_or(Match::None, |text| Match::Near(Arc::clone(text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Quote, Snapshot};

    #[test]
    fn a_text_goes_to_the_digest_that_was_read_from_it() {
        let texts = Texts(vec!["Rain fell. “It pours,” she said.".into(), "Sun shone. “How bright,” he said.".into()]);
        let digest = |quote: &str, sha256: Option<&str>| {
            let mut digest = Digest { id: "d".into(), ..Digest::default() };
            digest.quotes.push(Quote { id: "q".into(), text: quote.to_owned(), ..Quote::default() });
            let text_sha256 = sha256.map(str::to_owned);
            digest.report.snapshot = Some(Snapshot { text_sha256, ..Snapshot::default() });
            digest
        };
        let near = |at: usize| Match::Near(Arc::clone(&texts.0[at]));
        assert_eq!(texts.of(&digest("How bright,", None)), near(1));
        assert_eq!(texts.of(&digest("It pours,", Some("0"))), near(0));
        assert_eq!(texts.of(&digest("Nobody said this", None)), Match::None);
        assert_eq!(texts.of(&Digest::default()), Match::None);
        assert_eq!(Texts::default().of(&digest("It pours,", None)), Match::None);
    }
}
