//! The form of a quotation: whole sentences, a few words, or a name in quotation marks that nobody need have spoken.

use crate::model::Form;

use super::lexicon::Class;
use super::sentences::{Passage, Piece};
use super::tokens::{self, Kind};
use super::voice::{Attributed, Way};

/// The form of the quotation that stands at `piece`, with the attribution found for it.
pub(super) fn form(passage: &Passage, piece: usize, quotation: usize, attributed: Option<&Attributed>) -> Form {
    let words = Words::of(passage, quotation);
    if is_term(passage, piece, &words, attributed) {
        return Form::Term;
    }
    let begins = passage.stands_at_start(piece) || follows_punctuation(passage, piece);
    let ends = passage.last_character(quotation).is_some_and(|c| matches!(c, '.' | ',' | '!' | '?' | '…' | '—' | '-'))
        || matches!(passage.kind(piece + 1), Some(Kind::Punctuation('.' | ',' | '!' | '?')));
    let whole = words.sentences > 1 || (words.capital && begins && (ends || words.count > 3));
    if whole { Form::Direct } else { Form::Partial }
}

/// What the words of a quotation look like.
struct Words {
    count: usize,
    /// Ends of sentences inside.
    sentences: usize,
    /// True where the first word begins with a capital.
    capital: bool,
    /// Words with a capital, small words of titles left aside.
    capitals: usize,
    /// True where every word of weight begins with a capital or a digit.
    title: bool,
}

impl Words {
    fn of(passage: &Passage, quotation: usize) -> Self {
        let small = Class::PREPOSITION.or(Class::CONJUNCTION).or(Class::DETERMINER).or(Class::AUXILIARY);
        let mut words = Self { count: 0, sentences: 0, capital: false, capitals: 0, title: true };
        for token in &passage.tokens[passage.quotations[quotation].inside()] {
            let text = &passage.text[token.start..token.end];
            match token.kind {
                Kind::Word | Kind::Number => {
                    let capital = !text.starts_with(char::is_lowercase);
                    words.capital |= words.count == 0 && capital;
                    words.capitals += usize::from(capital && !token.class.is(small));
                    words.title &= capital || (words.count > 0 && token.class.is(small));
                    words.count += 1;
                }
                Kind::Punctuation('.' | '!' | '?') => words.sentences += 1,
                _ => {}
            }
        }
        words
    }
}

/// True of names, titles and scare quotes.
fn is_term(passage: &Passage, piece: usize, words: &Words, attributed: Option<&Attributed>) -> bool {
    /// Longer titles are rare, and whole sentences may be in capitals.
    const LONGEST_TITLE: usize = 9;
    /// Longer quotations are somebody's words even where nothing says whose.
    const LONGEST_SCARE: usize = 4;
    if words.count == 0 {
        return true;
    }
    if is_introduced_as_name(passage, piece) {
        return true;
    }
    let way = attributed.map(|found| found.way);
    let stated = way == Some(Way::Stated);
    if words.title && words.capitals > 1 && words.count <= LONGEST_TITLE {
        let before = piece.checked_sub(1);
        let place = before.is_some_and(|before| {
            (passage.class(before).is(Class::PREPOSITION) && !matches!(passage.word(before), "as" | "like"))
                || tokens::is_possessive(passage.word(before))
        });
        return place || !(stated || passage.stands_alone(piece));
    }
    // Nothing in the sentence speaks: two words after an article are a name for something.
    let article =
        piece.checked_sub(1).is_some_and(|before| passage.class(before).is(Class::DETERMINER.or(Class::PREPOSITION)));
    if way == Some(Way::Subject) && words.count <= 2 && (article || words.count == 1) {
        return true;
    }
    let near = matches!(way, Some(Way::Stated | Way::Subject | Way::Continued | Way::Announced));
    let announced = piece.checked_sub(1).is_some_and(|before| passage.is_punctuation(before, ':'));
    !near && !announced && words.count <= LONGEST_SCARE && !passage.stands_alone(piece)
}

/// True after words that give a name: so-called, titled, the term.
fn is_introduced_as_name(passage: &Passage, piece: usize) -> bool {
    piece.checked_sub(1).is_some_and(|before| {
        matches!(
            passage.word(before).to_ascii_lowercase().as_str(),
            "so-called" | "titled" | "entitled" | "nicknamed" | "dubbed" | "headlined" | "subtitled"
        )
    })
}

fn follows_punctuation(passage: &Passage, piece: usize) -> bool {
    piece.checked_sub(1).is_some_and(|before| match passage.pieces[before] {
        Piece::Token(_) => {
            matches!(passage.kind(before), Some(Kind::Punctuation(_)))
                || passage.class(before).is(Class::CUE.or(Class::CUE_ING))
        }
        Piece::Quotation(_) => true,
    })
}
