//! How exactly a number is meant: the words before it (`more than`, `nearly`, `up to`) and after it (`or more`).

use super::token::Tokens;
use super::vocabulary::BEFORE_OVER;
use crate::model::Qualifier;

/// A qualifier in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Qualified {
    pub(super) qualifier: Qualifier,
    /// How many tokens it takes.
    pub(super) length: usize,
}

/// What stands before a number, longest first among those with the same last word.
const BEFORE: &[(&[&str], Qualifier)] = &[
    (&["no", "more", "than"], Qualifier::UpTo),
    (&["not", "more", "than"], Qualifier::UpTo),
    (&["no", "less", "than"], Qualifier::AtLeast),
    (&["no", "fewer", "than"], Qualifier::AtLeast),
    (&["no", "longer", "than"], Qualifier::UpTo),
    (&["no", "later", "than"], Qualifier::UpTo),
    (&["more", "than"], Qualifier::MoreThan),
    (&["less", "than"], Qualifier::LessThan),
    (&["fewer", "than"], Qualifier::LessThan),
    (&["greater", "than"], Qualifier::MoreThan),
    (&["higher", "than"], Qualifier::MoreThan),
    (&["larger", "than"], Qualifier::MoreThan),
    (&["bigger", "than"], Qualifier::MoreThan),
    (&["longer", "than"], Qualifier::MoreThan),
    (&["older", "than"], Qualifier::MoreThan),
    (&["over", "than"], Qualifier::MoreThan),
    (&["better", "than"], Qualifier::MoreThan),
    (&["lower", "than"], Qualifier::LessThan),
    (&["smaller", "than"], Qualifier::LessThan),
    (&["shorter", "than"], Qualifier::LessThan),
    (&["younger", "than"], Qualifier::LessThan),
    (&["as", "many", "as"], Qualifier::UpTo),
    (&["as", "much", "as"], Qualifier::UpTo),
    (&["as", "high", "as"], Qualifier::UpTo),
    (&["as", "long", "as"], Qualifier::UpTo),
    (&["at", "least"], Qualifier::AtLeast),
    (&["at", "most"], Qualifier::UpTo),
    (&["up", "to"], Qualifier::UpTo),
    (&["close", "to"], Qualifier::Almost),
    (&["in", "excess", "of"], Qualifier::MoreThan),
    (&["upwards", "of"], Qualifier::MoreThan),
    (&["upward", "of"], Qualifier::MoreThan),
    (&["north", "of"], Qualifier::MoreThan),
    (&["a", "minimum", "of"], Qualifier::AtLeast),
    (&["a", "maximum", "of"], Qualifier::UpTo),
    (&["a", "total", "of"], Qualifier::Exact),
    (&["just", "under"], Qualifier::Almost),
    (&["slightly", "under"], Qualifier::Almost),
    (&["just", "short", "of"], Qualifier::Almost),
    (&["just", "below"], Qualifier::Almost),
    (&["just", "over"], Qualifier::MoreThan),
    (&["well", "over"], Qualifier::MoreThan),
    (&["slightly", "over"], Qualifier::MoreThan),
    (&["just", "above"], Qualifier::MoreThan),
    (&["over"], Qualifier::MoreThan),
    (&["above"], Qualifier::MoreThan),
    (&["exceeding"], Qualifier::MoreThan),
    (&["exceeds"], Qualifier::MoreThan),
    (&["exceeded"], Qualifier::MoreThan),
    (&["under"], Qualifier::LessThan),
    (&["below"], Qualifier::LessThan),
    (&["sub", "-"], Qualifier::LessThan),
    (&["nearly"], Qualifier::Almost),
    (&["almost"], Qualifier::Almost),
    (&["approaching"], Qualifier::Almost),
    (&["just", "about"], Qualifier::About),
    (&["about"], Qualifier::About),
    (&["around"], Qualifier::About),
    (&["roughly"], Qualifier::About),
    (&["approximately"], Qualifier::About),
    (&["approx"], Qualifier::About),
    (&["approx", "."], Qualifier::About),
    (&["circa"], Qualifier::About),
    (&["some"], Qualifier::About),
    (&["an", "estimated"], Qualifier::About),
    (&["estimated"], Qualifier::About),
    (&["virtually"], Qualifier::Almost),
    (&["exactly"], Qualifier::Exact),
    (&["precisely"], Qualifier::Exact),
    (&["~"], Qualifier::About),
    (&["≈"], Qualifier::About),
    (&["∼"], Qualifier::About),
    (&["±"], Qualifier::About),
    (&[">"], Qualifier::MoreThan),
    (&["<"], Qualifier::LessThan),
    (&["≥"], Qualifier::AtLeast),
    (&["≤"], Qualifier::UpTo),
];

/// The longest qualifier that ends just before `at`.
pub(super) fn before(tokens: &Tokens<'_>, at: usize) -> Option<Qualified> {
    let fits =
        |words: &[&str]| words.iter().rev().enumerate().all(|(back, word)| tokens.lower_before(at, back + 1) == *word);
    let longest = BEFORE.iter().filter(|(words, _)| fits(words)).max_by_key(|(words, _)| words.len())?;
    Some(Qualified { qualifier: longest.1, length: longest.0.len() })
}

/// True where the words before `at` say that a following duration passes rather than that it is exceeded:
/// `rose over five years`, but `for over five years`.
pub(super) fn over_means_during(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.lower_before(at, 1) == "over" && !BEFORE_OVER.contains(tokens.lower_before(at, 2))
}

/// What follows a number and its noun: `or more`, `and above`, `plus`, `+`.
pub(super) fn after(tokens: &Tokens<'_>, at: usize) -> Option<Qualified> {
    let (first, second) = (tokens.lower(at), tokens.lower(at + 1));
    let found = |qualifier, length| Some(Qualified { qualifier, length });
    match (first, second) {
        ("or" | "and", "more" | "above" | "over" | "older" | "higher" | "greater" | "up" | "longer" | "better") => {
            // `10 ships and over 40 boats`, `5 and more`: another quantity or thing.
            let compares = (second == "more" && first == "and") || tokens.is_number(at + 2);
            if compares { None } else { found(Qualifier::AtLeast, 2) }
        }
        ("or", "less" | "fewer" | "under" | "below" | "lower" | "younger" | "shorter" | "smaller") => {
            found(Qualifier::UpTo, 2)
        }
        ("or", "so") => found(Qualifier::About, 2),
        ("+", _) if tokens.is_glued(at) => found(Qualifier::AtLeast, 1),
        ("plus", _) if tokens.is_inner_hyphen(at.wrapping_sub(1)) => found(Qualifier::AtLeast, 1),
        _ => None,
    }
}
