//! The names that a report mentions, for saying what a claim is about and for writing out the short forms of people.
//!
//! Unlike `language::names`, which joins generously so that names can be compared, this keeps to what may be shown as
//! one name: it knows the beginnings of sentences, titles and offices, and joins only what bodies are called by.

use std::collections::HashSet;
use std::ops::Range;

use super::lexicon::Class;
use super::sentences::Passage;
use super::tokens::{self, Kind, Token};

/// A name and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// Its bytes, a possessive ending left out.
    pub(super) bytes: Range<usize>,
    /// True where it may be a person's full name: two to four words, none of them for a body.
    pub(super) full: bool,
}

/// The names in a passage, in order, quotations included.
pub(super) fn mentions(passage: &Passage) -> Vec<Mention> {
    let finder = Finder { passage, inner: inner_capitals(passage) };
    let mut found = Vec::new();
    let mut at = 0;
    while at < passage.tokens.len() {
        let end = finder.run_end(at);
        if let Some(mention) = finder.mention(at..end) {
            found.push(mention);
        }
        at = end.max(at + 1);
    }
    found
}

struct Finder<'a> {
    passage: &'a Passage<'a>,
    /// Words that have a capital although no sentence begins with them, in lower case.
    inner: HashSet<String>,
}

/// Words that are no part of a name, whatever their first letter.
const SMALL: Class = Class::DETERMINER
    .or(Class::PREPOSITION)
    .or(Class::CONJUNCTION)
    .or(Class::PRONOUN)
    .or(Class::OTHER_PRONOUN)
    .or(Class::SUBORDINATOR)
    .or(Class::TITLE)
    .or(Class::ADVERB);

impl Finder<'_> {
    fn text(&self, token: &Token) -> &str {
        &self.passage.text[token.start..token.end]
    }

    /// One past the run of name words that begins at a token; the token itself where none does.
    fn run_end(&self, start: usize) -> usize {
        /// The longest name, in tokens.
        const LONGEST: usize = 12;
        let mut end = start;
        let body = self.is_body(start);
        while end < self.passage.tokens.len() && end - start < LONGEST {
            if self.is_name_word(end, end > start) {
                end += 1;
                if tokens::is_possessive(self.text(&self.passage.tokens[end - 1])) {
                    break;
                }
            } else if let Some(joint) = self.joint(start, end, body) {
                end = joint;
            } else {
                break;
            }
        }
        end
    }

    fn is_name_word(&self, at: usize, inside: bool) -> bool {
        let token = &self.passage.tokens[at];
        let word = self.text(token);
        if token.kind == Kind::Number {
            // 5G, 4K: names of things.
            return word.len() <= 3 && word.ends_with(|c: char| c.is_ascii_uppercase());
        }
        let capital = token.kind == Kind::Word && word.starts_with(char::is_uppercase) && !tokens::is_epithet(word);
        let month = token.class.is(Class::TIME) && !(inside && matches!(word, "May" | "June" | "April" | "August"));
        capital && !token.class.is(SMALL.or(Class::ROLE)) && !month
    }

    fn is_body(&self, at: usize) -> bool {
        let token = &self.passage.tokens[at];
        token.class.is(Class::GROUP) && self.text(token).starts_with(char::is_uppercase)
    }

    /// One past the words that join two parts of a name: Department of Commerce, Ludwig van Beethoven.
    fn joint(&self, start: usize, at: usize, body: bool) -> Option<usize> {
        let word = |at: usize| self.passage.tokens.get(at).map_or("", |token| self.text(token));
        let next_is_name = |at: usize| at < self.passage.tokens.len() && self.is_name_word(at, true);
        if at == start {
            return None;
        }
        let after_body = body || self.is_body(at - 1);
        match word(at) {
            "de" | "van" | "von" | "der" | "bin" | "al" | "del" | "da" | "&" if next_is_name(at + 1) => Some(at + 1),
            "of" if after_body && next_is_name(at + 1) => Some(at + 1),
            "for" | "on" if body && next_is_name(at + 1) => Some(at + 1),
            "of" | "for" | "on" | "in" if body && word(at + 1) == "the" && next_is_name(at + 2) => Some(at + 2),
            _ => None,
        }
    }

    /// The name in a run; `None` where it is empty or only the first word of a sentence.
    fn mention(&self, run: Range<usize>) -> Option<Mention> {
        let tokens = self.passage.tokens.get(run.clone())?;
        let (first, last) = (tokens.first()?, tokens.last()?);
        if tokens.len() == 1 && self.begins_sentence(run.start) && !self.is_known(first) {
            return None;
        }
        // House Speaker Ida Brandt: what stands before an office is no name of its own.
        let office = self
            .passage
            .tokens
            .get(run.end)
            .is_some_and(|next| next.class.is(Class::ROLE) && self.text(next).starts_with(char::is_uppercase));
        if tokens.len() == 1 && office {
            return None;
        }
        let text = &self.passage.text[first.start..last.end];
        let kept = if tokens::is_possessive(text) { tokens::core(text).len() } else { text.len() };
        let full = (2..=4).contains(&tokens.len()) && tokens.iter().all(|token| self.is_personal(token));
        Some(Mention { bytes: first.start..first.start + kept, full })
    }

    fn is_personal(&self, token: &Token) -> bool {
        !token.class.is(Class::GROUP.or(Class::DOCUMENT).or(SMALL)) && token.kind == Kind::Word
    }

    /// True where the first word of a sentence is a name: it has its capital elsewhere too, or is an acronym.
    fn is_known(&self, token: &Token) -> bool {
        let word = tokens::core(self.text(token));
        let acronym = word.len() > 1 && !word.contains(char::is_lowercase);
        acronym || self.inner.contains(&word.to_lowercase())
    }

    fn begins_sentence(&self, at: usize) -> bool {
        begins_sentence(self.passage, at)
    }
}

fn inner_capitals(passage: &Passage) -> HashSet<String> {
    let words = passage.tokens.iter().enumerate().filter(|(at, token)| {
        token.kind == Kind::Word
            && passage.text[token.start..token.end].starts_with(char::is_uppercase)
            && !begins_sentence(passage, *at)
    });
    words.map(|(_, token)| tokens::core(&passage.text[token.start..token.end]).to_lowercase()).collect()
}

/// True where any word would have a capital: after the end of a sentence, an opening mark, a colon or a line break.
fn begins_sentence(passage: &Passage, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &passage.tokens[before]) else { return true };
    let between = &passage.text[before.end..passage.tokens[at].start];
    let mark = match before.kind {
        Kind::Mark(_) => between.is_empty(),
        Kind::Punctuation(c) => matches!(c, '.' | '!' | '?' | '…' | ':' | '(' | '[' | '—' | '•' | '*'),
        Kind::Tag => true,
        _ => false,
    };
    mark || between.contains('\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_as_they_may_be_shown() {
        let check = |text: &str, expected: &[&str]| {
            let found = mentions(&Passage::new(text, &[]));
            assert_eq!(found.iter().map(|name| &text[name.bytes.clone()]).collect::<Vec<_>>(), expected, "{text}");
        };
        check("", &[]);
        check("Brandt left Lindholm on Monday for Aral.", &["Lindholm", "Aral"]);
        check("She met Brandt. Brandt left.", &["Brandt", "Brandt"]);
        check(
            "The Department of Harbours in Lindholm met Ms. Ida Brandt’s aides.",
            &["Department of Harbours", "Lindholm", "Ida Brandt"],
        );
        check("A Committee on Moles in the Lindholm Islands sat.", &["Committee on Moles in the Lindholm Islands"]);
        check("It rained in Aral and Lindholm.", &["Aral", "Lindholm"]);
        check("House Speaker Noor Osei spoke in May about 5G.", &["Noor Osei", "5G"]);
        check("Cheap boats sank.", &[]);
        check("NATO and the Aral-based firm met.", &["NATO"]);
    }
}
