//! Indirect speech: the words of a sentence that stand for what somebody said, without quotation marks.

use std::ops::Range;

use super::attribution::Attribution;
use super::lexicon::Class;
use super::phrase::Naming;
use super::sentences::{Passage, Piece};
use super::tokens::Kind;

/// What a sentence reports somebody to have said.
#[derive(Clone, Debug)]
pub(super) struct Indirect {
    /// The pieces of what was said.
    pub(super) said: Range<usize>,
    /// The pieces of its rest, where the attribution stands in the middle of it: the mole, she said, will hold.
    pub(super) rest: Option<Range<usize>>,
    /// Who said it.
    pub(super) attribution: Attribution,
}

/// A sentence that attributes more than this is a list, and what it says is looked through for each.
const MOST_ATTRIBUTIONS: usize = 16;

/// Fewer words than this report nothing.
const SHORTEST: usize = 4;

/// The indirect speech of a sentence with these attributions, in order and apart; none where it quotes the words.
pub(super) fn indirect(
    passage: &Passage,
    sentence: &Range<usize>,
    attributions: &[(usize, Attribution)],
) -> Vec<Indirect> {
    let mut found = Vec::new();
    let mut from = sentence.start;
    for (number, (cue, attribution)) in attributions.iter().enumerate().take(MOST_ATTRIBUTIONS) {
        if *cue < from {
            continue;
        }
        let more = &attributions[number + 1..attributions.len().min(number + MOST_ATTRIBUTIONS)];
        let Some((said, rest)) = said(passage, sentence, *cue, attribution, more) else { continue };
        let rest = rest.map(|rest| trim(passage, rest));
        let said = trim(passage, said);
        if said.start >= from && is_statement(passage, &said, rest.as_ref()) {
            from = rest.as_ref().map_or(said.end, |rest| rest.end).max(*cue + 1);
            found.push(Indirect { said, rest, attribution: attribution.clone() });
        }
    }
    found
}

/// What `attribution` says was said, in one part or in two; `more` are the attributions behind it.
fn said(
    passage: &Passage,
    sentence: &Range<usize>,
    cue: usize,
    attribution: &Attribution,
    more: &[(usize, Attribution)],
) -> Option<(Range<usize>, Option<Range<usize>>)> {
    if matches!(attribution.phrase.naming, Naming::Other | Naming::Relative) {
        return None;
    }
    let Some(verb) = attribution.cue else {
        let according = passage.word(cue).eq_ignore_ascii_case("according");
        return if according { around(passage, sentence, attribution) } else { None };
    };
    let class = passage.class(verb);
    if matches!(passage.word(verb), "accused" | "accuses" | "accusing") {
        let of = (verb + 1..sentence.end.min(verb + 8)).find(|at| passage.word(*at) == "of")?;
        return Some((of + 1..sentence.end, None));
    }
    // A study finds what it says; whoever else finds something may say nothing.
    let finds = matches!(passage.word(verb), "find" | "finds" | "found")
        && passage.word(verb + 1) == "that"
        && attribution.phrase.pieces.clone().any(|at| passage.class(at).is(Class::DOCUMENT));
    // Half of those asked said they think: whose thought it is, is not said.
    let believes = class.is(Class::BELIEF) && !passage.is_embedded(sentence.start, &attribution.phrase);
    let speaks = (finds || believes || class.is(Class::SPEECH)) && passage.is_finite_with(&attribution.phrase, verb);
    if !speaks || passage.is_denied(sentence.start, verb) {
        return None;
    }
    if attribution.set_off && !class.is(Class::CUE_ING) {
        return around(passage, sentence, attribution);
    }
    let start = clause_after(passage, verb, sentence.end)?;
    Some((start..others_begin(passage, sentence, start, (attribution, more)), None))
}

/// Where what is said from `start` on ends: at what somebody else says, at who else says so, or at what else is said.
fn others_begin(
    passage: &Passage,
    sentence: &Range<usize>,
    start: usize,
    (attribution, more): (&Attribution, &[(usize, Attribution)]),
) -> usize {
    let joint = |at: usize| matches!(passage.word(at), "but" | "and" | "while" | "whereas" | ";");
    let begins = |(at, other): &(usize, Attribution)| {
        let class = passage.class(*at);
        let speaks = other.cue == Some(*at) && class.is(Class::SPEECH) && !class.is(Class::BASE);
        let another = !matches!(other.phrase.naming, Naming::Other | Naming::Relative);
        let first = passage.extent(sentence, other).pieces.start.max(1);
        let edge = if other.set_off {
            let end = passage.extent(sentence, other).pieces.end;
            trim(passage, end..sentence.end).is_empty().then_some(first)
        } else if speaks && class.is(Class::CUE_ING) {
            passage.is_punctuation(at - 1, ',').then_some(*at)
        } else if speaks && other.phrase == attribution.phrase {
            joint(at - 1).then_some(at - 1)
        } else {
            (speaks && another && joint(first - 1)).then(|| first - 1)
        };
        edge.filter(|edge| *edge > start)
    };
    more.iter().find_map(begins).unwrap_or(sentence.end)
}

/// What stands beside an attribution that is set off: behind it where it opens the sentence, else before it, and on both
/// sides where neither says anything by itself.
fn around(
    passage: &Passage,
    sentence: &Range<usize>,
    attribution: &Attribution,
) -> Option<(Range<usize>, Option<Range<usize>>)> {
    let extent = passage.extent(sentence, attribution).pieces;
    let before = trim(passage, passage.after_dateline(sentence)..extent.start);
    let after = trim(passage, extent.end..sentence.end);
    // Brandt, according to The Courier, said: what she said is hers.
    let speaks = |at: usize| {
        let class = passage.class(at);
        passage.is_cue(at) && class.is(Class::SPEECH) && !class.is(Class::CUE_ING)
    };
    if !before.is_empty() && !after.is_empty() && speaks(after.start) {
        return None;
    }
    let links = |at: usize| {
        let joint = passage.class(at).is(Class::ADVERB.or(Class::CONJUNCTION));
        joint || matches!(passage.kind(at), Some(Kind::Punctuation(_)))
    };
    if before.clone().all(links) {
        let begins =
            after.clone().next().is_some_and(|at| !passage.is_verb(at) && !passage.class(at).is(Class::RELATIVE));
        return begins.then_some((after, None));
    }
    if after.is_empty() || passage.class(after.start).is(Class::CUE_ING.or(Class::RELATIVE)) {
        return Some((before, None));
    }
    let comma = |at: usize| matches!(passage.kind(at), Some(Kind::Punctuation(',' | '—')));
    let joined = passage.class(extent.end + 1).is(Class::CONJUNCTION) || !comma(extent.start - 1) || !comma(extent.end);
    let goes_on = passage.is_verb(after.start)
        || passage.word(after.start) == "that"
        || passage.class(before.start).is(Class::SUBORDINATOR);
    if !joined && (goes_on || !before.clone().any(|at| passage.is_verb(at))) {
        return Some((before, Some(after)));
    }
    Some((before, None))
}

/// Where the clause that a verb of speech reports begins: after `that`, or after whom was told and when.
fn clause_after(passage: &Passage, verb: usize, ceiling: usize) -> Option<usize> {
    /// How far from the verb the clause may begin, in pieces.
    const REACH: usize = 14;
    let reach = ceiling.min(verb + REACH);
    let that = (verb + 1..reach)
        .take_while(|at| matches!(passage.kind(*at), Some(Kind::Word | Kind::Number)) && !passage.is_verb(*at))
        .find(|at| passage.word(*at) == "that");
    // A plan that fails was announced, not that it fails.
    let object = passage.phrase_after(verb + 1, reach).filter(|_| !passage.is_adverb(verb + 1));
    let thing = object.is_some_and(|object| {
        let nobody = object.naming == Naming::Other || passage.class(object.pieces.end - 1).is(Class::DOCUMENT);
        nobody && that.is_some_and(|that| that >= object.pieces.end)
    });
    if thing {
        return None;
    }
    if that.is_some() || passage.class(verb).is(Class::CUE_ING) {
        return that.map(|that| that + 1);
    }
    let mut at = passage.as_saying(verb).map_or_else(|| passage.addressee(verb, ceiling), |saying| saying + 1);
    if at == verb + 1 && passage.is_telling(verb) {
        return None;
    }
    while at < reach
        && (passage.class(at).is(Class::TIME)
            || matches!(passage.word(at), "on" | "late" | "early") && passage.class(at + 1).is(Class::TIME))
    {
        at += 1;
    }
    let medium = passage.circumstances(at, reach);
    if passage.medium_in(at..medium).is_some() {
        at = medium;
    }
    // Whoever fears the storm or posts a picture says nothing.
    let says = matches!(passage.word(verb), "say" | "says" | "said" | "told" | "tells" | "tell");
    let begins = says || passage.class(at).is(Class::SUBORDINATOR) || passage.begins_clause(at, ceiling);
    (at < reach && begins && passage.can_begin_clause(at, ceiling)).then_some(at)
}

/// Leaves out punctuation and conjunctions at the ends.
fn trim(passage: &Passage, mut pieces: Range<usize>) -> Range<usize> {
    let loose = |at: usize| matches!(passage.kind(at), Some(Kind::Punctuation(c)) if !matches!(c, '$' | '£' | '€' | '(' | '[' | '%'));
    while !pieces.is_empty()
        && (loose(pieces.start)
            || (passage.class(pieces.start).is(Class::CONJUNCTION) && !passage.is_capital(pieces.start)))
    {
        pieces.start += 1;
    }
    while !pieces.is_empty() && loose(pieces.end - 1) {
        pieces.end -= 1;
    }
    pieces
}

/// True where the pieces, with their rest, state something, and quote nothing.
fn is_statement(passage: &Passage, said: &Range<usize>, rest: Option<&Range<usize>>) -> bool {
    let pieces = || said.clone().chain(rest.cloned().unwrap_or(0..0));
    let quoted = pieces().any(|at| matches!(passage.pieces[at], Piece::Quotation(_)));
    let words = pieces().filter(|at| matches!(passage.kind(*at), Some(Kind::Word | Kind::Number))).count();
    let verb = pieces().any(|at| passage.is_verb(at) || passage.word(at).ends_with("ing"));
    !quoted && words >= SHORTEST && verb && !said.is_empty()
}

impl Passage<'_> {
    /// Where a sentence begins behind its dateline: LIMA (Reuters) —.
    fn after_dateline(&self, sentence: &Range<usize>) -> usize {
        /// The longest dateline, in pieces.
        const LONGEST: usize = 12;
        let dash = (sentence.start + 1..sentence.end.min(sentence.start + LONGEST))
            .find(|at| self.is_punctuation(*at, '—') && self.is_punctuation(at - 1, ')'));
        dash.map_or(sentence.start, |dash| dash + 1)
    }

    /// True where what a verb of speech reports can begin with the word at `at`, without `that`.
    fn can_begin_clause(&self, at: usize, ceiling: usize) -> bool {
        let class = self.class(at);
        let stops =
            Class::AUXILIARY.or(Class::VERB).or(Class::CONJUNCTION).or(Class::SUBORDINATOR).or(Class::PREPOSITION);
        match self.word(at) {
            "nothing" | "little" | "yes" | "so" => false,
            "no" => self.kind(at + 1) == Some(Kind::Word) && !self.class(at + 1).is(stops),
            "not" => self.class(at + 1).is(Class::DETERMINER),
            "whether" | "if" | "how" | "what" | "why" | "where" => true,
            _ if self.kind(at) == Some(Kind::Word) && !class.is(stops) && !self.is_adverb(at) => true,
            _ => self.quantity(at, ceiling).is_some_and(|number| self.begins_clause(number, ceiling)),
        }
    }

    /// The number that a quantity at `at` has, the words before it passed over: at least four, as many as 40, $4m.
    fn quantity(&self, at: usize, ceiling: usize) -> Option<usize> {
        /// The most words before a number.
        const MOST: usize = 4;
        let leads = |at: &usize| {
            matches!(
                self.word(*at),
                "at" | "least"
                    | "most"
                    | "about"
                    | "around"
                    | "over"
                    | "under"
                    | "up"
                    | "to"
                    | "as"
                    | "many"
                    | "much"
                    | "nearly"
                    | "almost"
                    | "only"
                    | "roughly"
                    | "just"
                    | "$"
                    | "£"
                    | "€"
            )
        };
        let number = (at..ceiling.min(at + MOST + 1)).find(|at| !leads(at))?;
        let counts = matches!(
            self.word(number),
            "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "dozens" | "half"
        );
        (counts || self.kind(number) == Some(Kind::Number)).then_some(number)
    }

    /// True where a noun phrase and its verb stand at `start`.
    fn begins_clause(&self, start: usize, ceiling: usize) -> bool {
        let phrase = self.phrase_after(start, ceiling).map_or(start..start + 1, |phrase| phrase.pieces);
        let mut verb = phrase.end;
        while verb < ceiling && self.is_adverb(verb) {
            verb += 1;
        }
        verb < ceiling && self.is_verb(verb) || phrase.skip(1).any(|at| self.is_verb(at))
    }

    /// True where the verb says that something was not said or done: didn't say, declined to say.
    pub(super) fn is_denied(&self, floor: usize, verb: usize) -> bool {
        /// How far before the verb the word that denies may stand.
        const REACH: usize = 3;
        let before = (verb.saturating_sub(REACH).max(floor)..verb).rev();
        before.take_while(|at| self.kind(*at) == Some(Kind::Word)).any(|at| {
            let word = self.word(at);
            word.ends_with("n't")
                || word.ends_with("n’t")
                || matches!(word, "not" | "never" | "declined" | "refused" | "without" | "nor" | "neither")
                || matches!(&*word.to_ascii_lowercase(), "nobody" | "none" | "no" | "few" | "hardly")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_report_what_was_said() {
        let check = |text: &str, expected: &[&str]| {
            let passage = Passage::new(text, &[]);
            let sentence = 0..passage.pieces.len();
            let found = indirect(&passage, &sentence, &passage.attributions(sentence.clone()));
            let said = |pieces| passage.bytes(pieces).map_or("", |bytes| &text[bytes]);
            let found: Vec<&str> =
                found.into_iter().flat_map(|found| [Some(found.said), found.rest]).flatten().map(said).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("Brandt said that the mole will not hold.", &["the mole will not hold"]);
        check("Brandt said on Monday the mole will not hold.", &["the mole will not hold"]);
        check("Brandt told the council that the mole will not hold.", &["the mole will not hold"]);
        check("The mole will not hold, Brandt said.", &["The mole will not hold"]);
        check("The mole will not hold, said Ida Brandt, the mayor.", &["The mole will not hold"]);
        check("According to the mayor, the mole will not hold.", &["the mole will not hold"]);
        check("The mole will not hold, according to the mayor.", &["The mole will not hold"]);
        check("Brandt did not say that the mole will hold.", &[]);
        check("Brandt said the mole “will not hold.”", &[]);
        check("Brandt walked along the mole.", &[]);
        let holds: &[&str] = &["the mole will hold for a century"];
        check("According to Ida Brandt, mayor of Aral, the mole will hold for a century.", holds);
        check("According to Ida Brandt, who leads the party, the mole will hold for a century.", holds);
        check("Brandt told reporters on Monday in Arvika that the mole will hold for a century.", holds);
        check("Brandt told the council the mole will hold for a century.", holds);
        check("Officials say the mole will hold for a century.", holds);
        check("Experts at Lindmark believe the mole will hold for a century.", holds);
        check("Brandt said the mole will hold for a century, according to The Courier.", holds);
        let holds: &[&str] = &["The mole will hold for a century"];
        check("The mole will hold for a century, said Ida Brandt, a professor of the history of moles.", holds);
        check("The mole will hold for a century, Ida Brandt told The Courier.", holds);
        check("The mole will hold for a century, officials say.", holds);
        check("The mole will hold for a century, a spokesman said in an email.", holds);
        check("The mole will hold for a century, Brandt said on Monday, but the ferry will not.", holds);
        check("The mole, Brandt said, will hold.", &["The mole", "will hold"]);
        check("If it rains, Brandt said on Monday, the mole will break.", &["If it rains", "the mole will break"]);
        check(
            "Brandt said the mole will hold, but Osei said it will soon break.",
            &["the mole will hold", "it will soon break"],
        );
        check("According to Brandt, the mayor, who is ill, will resign.", &["the mayor, who is ill, will resign"]);
        check("Brandt, according to The Courier, said the mole will hold.", &["the mole will hold"]);
        check("The Courier quoted Brandt as saying the mole will hold.", &["the mole will hold"]);
        check("Brandt said the mole will hold, adding that it is old.", &["the mole will hold"]);
        check("Brandt said in a statement the mole will hold.", &["the mole will hold"]);
        check("Brandt said at least four moles will hold.", &["at least four moles will hold"]);
        check("Brandt said no mole will hold.", &["no mole will hold"]);
        check("The study found that the mole will hold.", &["the mole will hold"]);
        check("It is likely, Brandt said, that the mole will hold.", &["It is likely", "that the mole will hold"]);
        check("“The mole will hold,” Brandt said, pointing at the harbour.", &[]);
        check("“The mole will hold,” Brandt said, but Osei disagreed with that.", &[]);
        check("LIMA (Reuters) - The mole will hold, Brandt said.", &["The mole will hold"]);
        check("That is according to a survey that Lindmark will publish.", &[]);
        check("Lindmark announced a plan that will break the mole.", &[]);
        check("Lindmark promised voters that the mole will hold.", &["the mole will hold"]);
        check("Brandt said flatly that the mole will hold.", &["the mole will hold"]);
        check("People posted old pictures of how the mole broke.", &[]);
        check("Nobody said the mole will hold.", &[]);
        check("Brandt said nothing when the mole broke.", &[]);
        check("The official will say that the mole will hold.", &[]);
        check("Officials fear the storm of the century.", &[]);
        check("Brandt spoke of the mole.", &[]);
    }
}
