//! Accepting and dropping items: what else in the digest changes with them.

use crate::model::{Digest, Id, Status};

use super::part::Part;

/// The digest after `part` has been found right; `None` where there is nothing to accept.
///
/// When it was the last one, the whole digest is reviewed.
pub(super) fn accept(digest: &Digest, part: Part) -> Option<Digest> {
    let mut after = digest.clone();
    if part == Part::Report {
        finish(&mut after);
    } else if part.is_item() && part.status(digest) == Status::Draft {
        *status(&mut after, part)? = Some(Status::Reviewed);
        finish(&mut after);
    }
    (after != *digest).then_some(after)
}

/// The digest without `part`, and without what refers to it; `None` where there is nothing to drop.
///
/// What went on a dropped quote, or stood inside it, goes on or stands inside what that one did.
pub(super) fn drop(digest: &Digest, part: Part) -> Option<Digest> {
    let mut after = digest.clone();
    match part {
        Part::Report | Part::Speaker(_) | Part::Origin(_) => return None,
        Part::Quote(at) => {
            digest.quotes.get(at)?;
            let gone = after.quotes.remove(at);
            for quote in &mut after.quotes {
                lead_on(&mut quote.continues, &gone.id, gone.continues.as_ref(), &quote.id);
                lead_on(&mut quote.within, &gone.id, gone.within.as_ref(), &quote.id);
            }
            after.claims.iter_mut().for_each(|claim| claim.quotes.retain(|id| *id != gone.id));
        }
        Part::Figure(at) => {
            digest.figures.get(at)?;
            let gone = after.figures.remove(at);
            for figure in &mut after.figures {
                lead_on(&mut figure.same_as, &gone.id, gone.same_as.as_ref(), &figure.id);
            }
            after.claims.iter_mut().for_each(|claim| claim.figures.retain(|id| *id != gone.id));
        }
        Part::Claim(at) => {
            digest.claims.get(at)?;
            after.claims.remove(at);
        }
    }
    finish(&mut after);
    Some(after)
}

/// A reference of the item `own` to what is gone leads to what that led to, but never to the item itself.
fn lead_on<T>(reference: &mut Option<T>, gone: &Id, next: Option<&T>, own: &Id)
where
    T: AsRef<Id> + Clone,
{
    if reference.as_ref().is_some_and(|id| id.as_ref() == gone) {
        *reference = next.filter(|next| next.as_ref() != own && next.as_ref() != gone).cloned();
    }
}

/// Where every item is reviewed, the digest is, and no item has to say so by itself any more.
fn finish(digest: &mut Digest) {
    if digest.status != Status::Draft || Part::items(digest).any(|part| part.status(digest) == Status::Draft) {
        return;
    }
    digest.status = Status::Reviewed;
    for part in Part::items(digest) {
        if let Some(own) = status(digest, part) {
            *own = None;
        }
    }
}

fn status(digest: &mut Digest, part: Part) -> Option<&mut Option<Status>> {
    match part {
        Part::Report | Part::Speaker(_) | Part::Origin(_) => None,
        Part::Quote(at) => digest.quotes.get_mut(at).map(|quote| &mut quote.status),
        Part::Figure(at) => digest.figures.get_mut(at).map(|figure| &mut figure.status),
        Part::Claim(at) => digest.claims.get_mut(at).map(|claim| &mut claim.status),
    }
}
