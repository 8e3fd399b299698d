//! Items that a draft missed, and claims that are two: what joins the digest.

use std::ops::Range;

use crate::language::numbers;
use crate::model::{Claim, Digest, Figure, Form, Id, Quote, Status};

use super::part::Part;
use super::place;

/// What a marked passage of the report becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words of somebody.
    Quote,
    /// A number.
    Figure,
    /// What the report asserts.
    Claim,
}

/// The digest with a new item of those bytes of `text`, and the item.
///
/// What stands in quotation marks is direct; a number that can be read has its value and unit. The rest is for the person to say.
pub(super) fn add(digest: &Digest, kind: Kind, text: &str, range: &Range<usize>) -> Option<(Digest, Part)> {
    let words = text.get(range.clone()).filter(|words| !words.trim().is_empty())?;
    let mut after = digest.clone();
    let span = Some(place::span(text, range));
    let status = (digest.status != Status::Draft).then_some(Status::Draft);
    let part = match kind {
        Kind::Quote => {
            let id = free('q', |id| digest.quotes.iter().any(|quote| quote.id.as_str() == id));
            let quoted = text[..range.start].ends_with(['“', '"', '‘', '\'', '«', '‹', '„', '「', '『']);
            let form = Some(if quoted { Form::Direct } else { Form::Indirect });
            after.quotes.push(Quote { id, text: words.to_owned(), form, span, status, ..Quote::default() });
            Part::Quote(after.quotes.len() - 1)
        }
        Kind::Figure => {
            let id = free('f', |id| digest.figures.iter().any(|figure| figure.id.as_str() == id));
            let found = numbers::find(words).into_iter().next();
            let read = found.map(|found| found.figure(words)).unwrap_or_default();
            after.figures.push(Figure { id, verbatim: words.to_owned(), span, status, ..read });
            Part::Figure(after.figures.len() - 1)
        }
        Kind::Claim => {
            let id = free_claim(digest);
            let text = words.split_whitespace().collect::<Vec<_>>().join(" ");
            after.claims.push(Claim { id, text, span, status, ..Claim::default() });
            Part::Claim(after.claims.len() - 1)
        }
    };
    Some((after, part))
}

/// The digest with the claim in that place as two, in `line` parted by a bar; where it can't be parted so, why.
pub(super) fn split(digest: &mut Digest, at: usize, line: &str) -> Result<(), String> {
    let parts = line.split_once('|').map(|(first, second)| (first.trim(), second.trim()));
    let Some((first, second)) = parts.filter(|(first, second)| !first.is_empty() && !second.is_empty()) else {
        return Err("put a | where the second claim begins, and mend both to stand alone".to_owned());
    };
    if second.contains('|') {
        return Err("two at a time: one | is enough".to_owned());
    }
    let id = free_claim(digest);
    let Some(claim) = digest.claims.get_mut(at) else { return Ok(()) };
    let other = Claim { id, text: second.to_owned(), ..claim.clone() };
    first.clone_into(&mut claim.text);
    digest.claims.insert(at + 1, other);
    Ok(())
}

fn free_claim(digest: &Digest) -> Id {
    free('c', |id| digest.claims.iter().any(|claim| claim.id.as_str() == id))
}

/// The first id that nobody has.
pub(super) fn free(letter: char, taken: impl Fn(&str) -> bool) -> Id {
    let ids = (1_usize..).map(|number| format!("{letter}{number}"));
    Id::from(ids.into_iter().find(|id| !taken(id)).unwrap_or_default())
}
