//! The claims of a digest: the sentences that assert something, for a person to reword.
//!
//! A claim's text is a clause of the report as it stands, without the words that only say whose it is. What asks,
//! exclaims, addresses the reader or speaks for the writer is left out rather than guessed at.

use std::ops::Range;

use crate::language::names;
use crate::model::{Claim, Figure, Form, Id, Stance};

use super::assertion::{self, Clause, Kept, is_personal, only_attributes, sentence_of};
use super::attribution::Attribution;
use super::lexicon::{self, Class};
use super::phrase::Naming;
use super::quotes::{Cast, Drafted};
use super::sentences::{Passage, Piece};
use super::span;
use super::tokens::Kind;
use super::when;

/// Shorter sentences assert nothing that another report could repeat, in words.
const SHORTEST: usize = 5;

/// The claims of the report, in its order, with the quotes and figures that stand in them.
pub(super) fn claims(cast: &mut Cast, quotes: &[Drafted], figures: &[(Range<usize>, Figure)]) -> Vec<Claim> {
    let reading = cast.reading;
    let mut claims = Vec::new();
    for stream in reading.passage.streams.iter().filter(|stream| stream.inside.is_none()) {
        for number in stream.sentences.clone() {
            let sentence = reading.passage.sentences[number].pieces.clone();
            if reading.is_heading(&sentence) || !asserts(&reading.passage, &sentence) {
                continue;
            }
            let clauses = match reading.attributions.within(&sentence) {
                [] => assertion::clauses(&reading.passage, &sentence),
                _ => vec![Clause { pieces: sentence, subject: None }],
            };
            for clause in clauses {
                let Some(bytes) = reading.passage.bytes(clause.pieces.clone()) else { continue };
                let inside: Vec<&Drafted> = within(quotes, &bytes, |drafted| &drafted.bytes).iter().collect();
                let Some(mut claim) = claim(cast, &clause, &inside) else { continue };
                claim.id = Id::from(format!("c{}", claims.len() + 1));
                claim.figures =
                    within(figures, &bytes, |(at, _)| at).iter().map(|(_, figure)| figure.id.clone()).collect();
                claim.span = Some(span::span(&cast.index, bytes));
                claims.push(claim);
            }
        }
    }
    claims
}

/// The items, ordered by where they begin, that begin within `bytes`.
fn within<'i, T>(items: &'i [T], bytes: &Range<usize>, at: impl Fn(&T) -> &Range<usize>) -> &'i [T] {
    let start = items.partition_point(|item| at(item).start < bytes.start);
    let end = items.partition_point(|item| at(item).start < bytes.end).max(start);
    &items[start..end]
}

fn claim(cast: &mut Cast, clause: &Clause, quotes: &[&Drafted]) -> Option<Claim> {
    let reading = cast.reading;
    let passage = &reading.passage;
    let sentence = &clause.pieces;
    let attributions = reading.attributions.within(sentence);
    let said = quotes.iter().any(|drafted| !matches!(drafted.quote.form, Some(Form::Term) | None));
    let stance = stance(passage, sentence, attributions, said);
    if stance != Stance::Attributes && is_opinion(passage, sentence) {
        return None;
    }
    let origin = quotes.iter().find_map(|drafted| drafted.quote.origin.clone()).or_else(|| cast.origins.copy());
    let bytes = passage.bytes(sentence.clone())?;
    let subject = clause.subject.clone().and_then(|subject| passage.bytes(subject));
    let text = text(cast, clause, quotes)?;
    // Of what somebody says beside other things, a date may be of either.
    let whole = stance == Stance::Attributes && text.len() >= bytes.len();
    let as_of = when::as_of(passage, sentence, &reading.dates, reading.published.as_ref()).filter(|_| !whole);
    Some(Claim {
        text,
        stance: Some(stance),
        origin,
        about: about(cast, &[subject.unwrap_or(0..0), bytes]),
        as_of,
        quotes: quotes.iter().map(|drafted| drafted.quote.id.clone()).collect(),
        ..Claim::default()
    })
}

/// What a clause says, as a sentence of its own: without the words that only say whose it is, where a quote keeps them.
fn text(cast: &Cast, clause: &Clause, quotes: &[&Drafted]) -> Option<String> {
    let passage = &cast.reading.passage;
    let whole = &passage.text[passage.bytes(clause.pieces.clone())?];
    if let Some(subject) = &clause.subject {
        let subject = &passage.text[passage.bytes(subject.clone())?];
        return Some(sentence_of(&format!("{subject} {whole}")));
    }
    let outer: Vec<&Drafted> = quotes.iter().copied().filter(|drafted| drafted.quote.within.is_none()).collect();
    let Some(said) = said(cast, &clause.pieces, &outer) else { return Some(sentence_of(whole)) };
    // What is only asked asserts nothing.
    (!said.ends_with('?')).then(|| sentence_of(&said))
}

/// What the quotes of a sentence say, where it asserts nothing else.
fn said(cast: &Cast, sentence: &Range<usize>, quotes: &[&Drafted]) -> Option<String> {
    let passage = &cast.reading.passage;
    let (first, rest) = quotes.split_first()?;
    let whole = match rest {
        [] => matches!(first.quote.form, Some(Form::Indirect | Form::Direct)),
        [rest] => rest.quote.continues.as_deref() == Some(&first.quote.id),
        _ => false,
    };
    let parts: Vec<&str> = quotes.iter().map(|drafted| &passage.text[drafted.bytes.clone()]).collect();
    let said = assertion::joined(&parts);
    let unasserted = first.quote.cue.as_deref().is_some_and(|cue| lexicon::class(cue).is(Class::UNASSERTED));
    let leans = first.quote.form == Some(Form::Indirect) && (begins_with_pronoun(&said) || said.contains(" and that "));
    if !whole || unasserted || leans || is_personal(&said) {
        return None;
    }
    let kept = Kept {
        speaker: first.quote.speaker.as_ref().and_then(|id| cast.speakers.bearer(id)),
        medium: first.quote.medium.as_deref(),
    };
    let bytes: Vec<Range<usize>> = quotes.iter().map(|drafted| drafted.bytes.clone()).collect();
    only_attributes(passage, sentence, &bytes, first.attribution.as_ref()?, kept).then_some(said)
}

/// True of words that only who says them explains: she will leave.
fn begins_with_pronoun(said: &str) -> bool {
    let first = said.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    matches!(&*first.to_lowercase(), "he" | "she" | "it" | "they" | "his" | "her" | "its" | "their")
}

/// How the report stands to what a sentence says.
fn stance(passage: &Passage, sentence: &Range<usize>, attributions: &[(usize, Attribution)], said: bool) -> Stance {
    let claimed = |at: usize| (at + 1..sentence.end.min(at + 6)).any(|at| passage.class(at).is(Class::WORDS));
    let denied =
        |at: usize| passage.class(at).is(Class::DENIAL) || (passage.class(at).is(Class::REJECTION) && claimed(at));
    if attributions.iter().any(|(cue, _)| denied(*cue))
        || sentence.clone().any(|at| passage.class(at).is(Class::DENIAL))
    {
        return Stance::Denies;
    }
    let attributed = attributions.iter().any(|(cue, attribution)| {
        let verb = attribution.cue.map_or(attribution.set_off, |verb| {
            let class = passage.class(verb);
            class.is(Class::SPEECH.or(Class::BELIEF))
                && !class.is(Class::CUE_ING)
                && passage.is_finite_with(&attribution.phrase, verb)
        });
        verb && attribution.phrase.naming != Naming::Other && !passage.is_denied(sentence.start, *cue)
    });
    if said || attributed {
        return Stance::Attributes;
    }
    // What may be, inside what is asked or told of, is no reservation about the sentence: unclear how long it could take.
    let inner = sentence.clone().skip(1).find(|at| {
        passage.class(*at).is(Class::RELATIVE)
            || matches!(passage.word(*at), "what" | "how" | "whether" | "if" | "where" | "that" | "why")
    });
    let mut outer = sentence.start..inner.unwrap_or(sentence.end);
    let hedged = outer.any(|at| {
        let class = passage.class(at);
        let month = passage.is_capital(at) && class.is(Class::TIME);
        (class.is(Class::HEDGE) && !month) || (class.is(Class::HEDGE_BEFORE_TO) && passage.word(at + 1) == "to")
    });
    if hedged { Stance::Hedges } else { Stance::States }
}

/// True where the sentence states something about the world.
fn asserts(passage: &Passage, sentence: &Range<usize>) -> bool {
    let words = sentence.clone().filter(|at| passage.kind(*at) == Some(Kind::Word)).count();
    let quoted = sentence.clone().filter_map(|at| match passage.pieces[at] {
        Piece::Quotation(quotation) => Some(passage.quotations[quotation].inside().len()),
        Piece::Token(_) => None,
    });
    let quoted: usize = quoted.sum();
    let length = words + quoted;
    let verb = words == 0 || quoted >= SHORTEST || sentence.clone().any(|at| passage.is_verb(at) || passage.is_cue(at));
    let asks = (sentence.start..sentence.end)
        .rev()
        .take(2)
        .any(|at| passage.is_punctuation(at, '?') || passage.is_punctuation(at, '!'));
    let address = passage.class(sentence.start).is(Class::ADDRESS) && words < 40;
    length >= SHORTEST && verb && !asks && !address
}

/// True where the writer speaks: I, we and you outside quotation marks, or what should be.
fn is_opinion(passage: &Passage, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|at| passage.class(at).is(Class::OPINION) || passage.word(at) == "us")
}

/// The names in these parts of the text, each once, short forms of people written out.
fn about(cast: &Cast, parts: &[Range<usize>]) -> Vec<String> {
    /// The names that a claim is about, beyond which it would only be a list.
    const MOST: usize = 8;
    let text = cast.reading.passage.text;
    let mut found: Vec<String> = Vec::new();
    for name in parts.iter().flat_map(|bytes| cast.reading.names_within(bytes)) {
        let short = text[name.bytes.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        let full = names::country(&short).unwrap_or_else(|| cast.speakers.full_name(&short, name.bytes.start));
        if found.len() < MOST && !found.contains(&full) {
            found.push(full);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Report;

    #[test]
    fn sentences_become_claims_with_their_stance() {
        use Stance::{Attributes, Denies, Hedges, States};
        let check = |text: &str, expected: &[Stance]| {
            let digest = super::super::draft(text, &[], &Report::default());
            let stances: Vec<Stance> = digest.claims.iter().filter_map(|claim| claim.stance).collect();
            assert_eq!(stances, expected, "{text}");
        };
        check("The new mole was built in the summer of 1998.", &[States]);
        check("The new mole will not hold, Mayor Ida Brandt said.", &[Attributes]);
        check("“The new mole will not hold,” Mayor Ida Brandt said.", &[Attributes]);
        check("The new mole is reportedly close to breaking.", &[Hedges]);
        check("The new mole is expected to hold for a century.", &[Hedges]);
        check("Osei Engineering denied that the mole was unsafe.", &[Denies]);
        check("The company rejected claims that the mole was unsafe.", &[Denies]);
        check("Will the new mole hold until the summer?", &[]);
        check("We should have built a better mole.", &[]);
        check("Follow Ida Brandt on Twitter for more.", &[]);
        check("A long night.", &[]);
    }

    #[test]
    fn claims_leave_out_whose_words_they_are() {
        let check = |text: &str, expected: &str| {
            let digest = super::super::draft(text, &[], &Report::default());
            let found: Vec<&str> = digest.claims.iter().map(|claim| claim.text.as_str()).collect();
            assert_eq!(found, [expected], "{text}");
        };
        let holds = "The new mole will hold for a century.";
        check("“The new mole will hold for a century,” said another harbour official.", holds);
        check("“The new mole will hold for a century,” the mayor, Ida Brandt, said on Monday.", holds);
        check("“The new mole will hold for a century,” he added.", holds);
        check("According to the mayor, Ida Brandt, the new mole will hold for a century.", holds);
        check("The new mole will hold for a century, according to the mayor.", holds);
        check("Ida Brandt said on Monday that the new mole will hold for a century.", holds);
        check("“The new mole will hold for a century,” Ida Brandt told The Courier by email.", holds);
        check("“The new mole,” Ida Brandt said, “will hold for a century.”", holds);
        check("“The new mole will hold for a century,” according to the lawsuit.", holds);
        check("The new mole, Ida Brandt said, will hold for a century.", holds);
        check("The new mole will hold for a century, said Ida Brandt, the mayor, on Monday.", holds);
        check("The new mole will hold for a century, people familiar with the matter said.", holds);
        check("In a statement on Monday, Lindmark said the new mole will hold for a century.", holds);
        check("Ida Brandt told reporters on Tuesday in Arvika that the new mole will hold for a century.", holds);
        check("If it rains, Ida Brandt said, the new mole will break.", "If it rains, the new mole will break.");
        let whole = |text: &str| check(text, text);
        check("Two officials with knowledge of the plans say the new mole will hold for a century.", holds);
        check("Ida Brandt, in a letter to the council, said the new mole will hold for a century.", holds);
        check(
            "The new mole will hold for a century, Ida Brandt said two weeks ago in a letter sent to the council.",
            holds,
        );
        check("“The new mole will hold for a century,” Lindmark’s founder, Ida Brandt, told reporters.", holds);
        check("The new mole, Ida Brandt said, never cracked in a century.", "The new mole never cracked in a century.");
        whole("Nobody said the new mole will hold for a century.");
        whole("Ida Brandt, citing two officials, said the new mole will hold for a century.");
        whole("Ida Brandt said that the new mole will hold and that it will be paid for.");
        whole("Ida Brandt, according to The Courier, said the new mole will hold for a century.");
        whole("The Courier quoted Ida Brandt as saying that the new mole will hold.");
        whole("Ida Brandt said she will leave Aral.");
        whole("Officials fear that the new mole will not hold for a century.");
        whole("Ida Brandt denied that the new mole will hold for a century.");
        whole("Ida Brandt demanded that the new mole hold for a century.");
        whole("Ida Brandt, 46, said the new mole will hold for a century.");
        whole("Speaking in Arvika, Ida Brandt said the new mole will hold for a century.");
        whole("The new mole will hold for a century, Ida Brandt said, but the ferry will not.");
        whole("Ida Brandt never said “The new mole will hold for a century.”");
        let more = "“The new mole will hold for a century,” said Ida Brandt, who built it with Noor Osei.";
        check(more, more);
    }

    #[test]
    fn claims_know_their_names_quotes_and_origin() {
        let text =
            "LINDHOLM (Reuters) - Ida Brandt said the mole was “unsafe.” Brandt left Lindholm on Monday for Aral.";
        let digest = super::super::draft(text, &[], &Report::default());
        let [said, left] = digest.claims.as_slice() else { panic!("two claims: {:?}", digest.claims) };
        assert_eq!(said.quotes, [Id::from("q1")]);
        assert_eq!(left.about, ["Ida Brandt", "Lindholm", "Aral"]);
        let wire = digest.origins.iter().find(|origin| origin.name == "Reuters").expect("the dateline names an agency");
        assert_eq!((said.origin.as_ref(), left.origin.as_ref()), (Some(&wire.id), Some(&wire.id)));
        assert_eq!(wire.is_based_on.len(), 1);
    }
}
