//! Claims read into terms. Each different word is analysed once, and terms go by numbers from there on.

use hashbrown::HashMap;

use super::index::Share;
use crate::crossref::lists::Lists;
use crate::crossref::terms::{Key, Reader, Words};
use crate::language::words::{Token, tokens};
use crate::model::Digest;

/// The claims of several digests, read, and the terms that they have.
#[derive(Default)]
pub(super) struct Texts {
    /// Of each digest, its claims.
    pub(super) digests: Vec<Claims>,
    /// The terms, in the order of their first appearance, each with its information in nats.
    pub(super) terms: Vec<(Key, f32)>,
}

/// The claims of one digest by their terms, which are numbered as [`Texts`] has them.
#[derive(Default)]
pub(super) struct Claims {
    /// The terms of each claim with their shares, by number.
    pub(super) shares: Lists<Share>,
    /// The terms of words that are written with a capital letter within a claim, each once, by number.
    pub(super) names: Vec<u32>,
}

impl Texts {
    /// Reads the claims of digests.
    pub(super) fn read<'d>(digests: impl IntoIterator<Item = &'d Digest>) -> Self {
        let mut vocabulary = Vocabulary::default();
        let mut languages: HashMap<Option<&str>, Words<Share>> = HashMap::new();
        let mut counts = Counts::new();
        let mut all = Vec::new();
        for digest in digests {
            let tag = digest.report.language.as_deref();
            let words = languages.entry(tag).or_insert_with(|| Words::of(tag));
            let mut claims = Claims::default();
            for claim in &digest.claims {
                read(&claim.text, words, &mut vocabulary, &mut counts, &mut claims);
            }
            claims.names.sort_unstable();
            claims.names.dedup();
            all.push(claims);
        }
        Self { digests: all, terms: vocabulary.terms }
    }
}

/// Terms and their numbers.
#[derive(Default)]
struct Vocabulary {
    numbers: HashMap<Key, u32>,
    terms: Vec<(Key, f32)>,
}

impl Vocabulary {
    fn number(&mut self, key: Key, reader: &Reader) -> u32 {
        *self.numbers.entry(key).or_insert_with_key(|key| {
            self.terms.push((key.clone(), reader.information(key)));
            self.terms.len() as u32 - 1
        })
    }
}

/// Room for the terms of one claim: number, part and count.
type Counts = Vec<(u32, f32, f32)>;

/// Pushes the terms of a claim with their shares, and those of its names.
fn read(text: &str, words: &mut Words<Share>, vocabulary: &mut Vocabulary, counts: &mut Counts, claims: &mut Claims) {
    let tokens: Vec<Token> = tokens(text).collect();
    counts.clear();
    let number = |key, part, reader: &Reader| (vocabulary.number(key, reader), part);
    words.read(&tokens, number, |place, terms| {
        counts.extend(terms.iter().map(|(term, part)| (*term, *part, 1.0)));
        if place.start > 0 && tokens[place.start].text.starts_with(char::is_uppercase) {
            claims.names.extend(terms.iter().map(|(term, _)| *term));
        }
    });
    counts.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    counts.dedup_by(|again, first| {
        let same = again.0 == first.0;
        first.2 += if same { 1.0 } else { 0.0 };
        same
    });
    claims.shares.push(counts.iter().map(|(term, part, count)| (*term, part * (1.0 + count.ln()))));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Claim;

    #[test]
    fn a_claim_has_the_terms_that_its_reader_finds() {
        let texts = [
            "The United States and the US broke off talks with three U.S. firms.",
            "Talks, talks: firms broke 3 records.",
            "They called off the match; they called the match off.",
            "",
        ];
        let claim = |text: &&str| Claim { text: (*text).into(), ..Claim::default() };
        let digest = Digest { claims: texts.iter().map(claim).collect(), ..Digest::default() };
        let read = Texts::read([&digest]);
        for (text, shares) in texts.iter().zip(read.digests[0].shares.iter()) {
            let mut expected: Vec<Key> = Reader::of(None).terms(text).into_iter().map(|term| term.key).collect();
            expected.sort_unstable();
            expected.dedup();
            let mut found: Vec<Key> = shares.iter().map(|(term, _)| read.terms[*term as usize].0.clone()).collect();
            found.sort_unstable();
            assert_eq!(found, expected, "{text}");
        }
    }
}
