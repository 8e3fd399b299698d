//! What the drafting rules know about single words: closed classes, reporting verbs, titles, roles.
//!
//! English only. The lists stand in the submodules; here they become one table that each token is looked up in once.
//! What a word does in its sentence is for the rules to say: a class is only what the word can be.

mod nouns;
pub(super) mod outlets;
mod small;
mod stance;
mod verbs;

use std::sync::LazyLock;

use hashbrown::HashMap;

/// What a word can be: a set of the constants below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Class(u64);

impl Class {
    /// A finite form of a verb that reports speech (said, says, say).
    pub(super) const CUE: Self = Self(1);
    /// The `-ing` form of such a verb (saying).
    pub(super) const CUE_ING: Self = Self(1 << 1);
    /// The verb can introduce whole sentences (said, wrote), rather than a judgement (called, blamed).
    pub(super) const SPEECH: Self = Self(1 << 2);
    /// An auxiliary or modal verb.
    pub(super) const AUXILIARY: Self = Self(1 << 3);
    /// A finite form of another frequent verb.
    pub(super) const VERB: Self = Self(1 << 4);
    /// An adverb that stands between a subject and its verb.
    pub(super) const ADVERB: Self = Self(1 << 5);
    /// A pronoun that can be the subject of speech.
    pub(super) const PRONOUN: Self = Self(1 << 6);
    /// A pronoun that begins a relative clause.
    pub(super) const RELATIVE: Self = Self(1 << 7);
    /// An article, possessive or demonstrative.
    pub(super) const DETERMINER: Self = Self(1 << 8);
    /// A preposition.
    pub(super) const PREPOSITION: Self = Self(1 << 9);
    /// A coordinating conjunction.
    pub(super) const CONJUNCTION: Self = Self(1 << 10);
    /// A word that begins a subordinate clause.
    pub(super) const SUBORDINATOR: Self = Self(1 << 11);
    /// The name of a day or month, or a word for a time (yesterday).
    pub(super) const TIME: Self = Self(1 << 12);
    /// A form of address or rank before a name.
    pub(super) const TITLE: Self = Self(1 << 13);
    /// A noun for a person by office, job or part played (spokesman, senator).
    pub(super) const ROLE: Self = Self(1 << 14);
    /// A noun for a body or a number of people (campaign, committee).
    pub(super) const GROUP: Self = Self(1 << 15);
    /// A noun for something written or broadcast (letter, report).
    pub(super) const DOCUMENT: Self = Self(1 << 16);
    /// A title or rank that says the bearer is a man.
    pub(super) const MALE: Self = Self(1 << 17);
    /// A title or rank that says the bearer is a woman.
    pub(super) const FEMALE: Self = Self(1 << 18);
    /// An abbreviation written with a full stop that ends no sentence.
    pub(super) const ABBREVIATION: Self = Self(1 << 19);
    /// Another pronoun (him, it, this): ends a noun phrase and is never part of a name.
    pub(super) const OTHER_PRONOUN: Self = Self(1 << 20);
    /// A role in the plural (officials).
    pub(super) const PLURAL: Self = Self(1 << 21);
    /// A form of a reporting verb that may as well be a noun (reports, comment).
    pub(super) const NOUNISH: Self = Self(1 << 22);
    /// The base form of a reporting verb: finite only after a plural or an auxiliary.
    pub(super) const BASE: Self = Self(1 << 23);
    /// The verb says what somebody has in mind (believes).
    pub(super) const THOUGHT: Self = Self(1 << 24);
    /// A noun for something said (call, claim, remark).
    pub(super) const WORDS: Self = Self(1 << 25);
    /// A word by which a report reserves its judgement (reportedly).
    pub(super) const HEDGE: Self = Self(1 << 26);
    /// A participle that hedges before `to` (expected).
    pub(super) const HEDGE_BEFORE_TO: Self = Self(1 << 27);
    /// A form of a verb of denial.
    pub(super) const DENIAL: Self = Self(1 << 28);
    /// A form of a verb that denies where what it rejects was claimed.
    pub(super) const REJECTION: Self = Self(1 << 29);
    /// A word by which the writer demands, or speaks as I or to you.
    pub(super) const OPINION: Self = Self(1 << 30);
    /// A first word of lines that ask something of the reader, or credit a picture.
    pub(super) const ADDRESS: Self = Self(1 << 31);

    /// A form of a verb that says what somebody holds to be so, or hopes or fears (believes).
    pub(super) const BELIEF: Self = Self(1 << 32);
    /// A form of a verb whose object is not said to be so: asked, demanded, denied, feared.
    pub(super) const UNASSERTED: Self = Self(1 << 33);

    /// True where a list of grammar or nouns has the word, rather than only one of attitudes.
    pub(super) fn is_listed(self) -> bool {
        self.0 & (Self::HEDGE.0 - 1) != 0
    }

    /// True where the word can be any of `classes`.
    pub(super) fn is(self, classes: Self) -> bool {
        self.0 & classes.0 != 0
    }

    /// Of the set, what a noun can be.
    pub(super) fn nouns(self) -> Self {
        let nouns = Self::TITLE.or(Self::ROLE).or(Self::GROUP).or(Self::DOCUMENT).or(Self::PLURAL).or(Self::WORDS);
        Self(self.0 & nouns.0)
    }

    /// Both sets together.
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The class of `word` without regard to case; empty where no list has it.
pub(super) fn class(word: &str) -> Class {
    /// Longer than any word of the lists; what is longer need not be looked up.
    const LONGEST: usize = 24;
    if word.len() > LONGEST {
        return Class::default();
    }
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return TABLE.get(word).copied().unwrap_or_default();
    }
    if word.is_ascii() {
        let mut lower = [0; LONGEST];
        lower[..word.len()].copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        let lower = std::str::from_utf8(&lower[..word.len()]).unwrap_or_default();
        return TABLE.get(lower).copied().unwrap_or_default();
    }
    TABLE.get(word.replace('’', "'").to_lowercase().as_str()).copied().unwrap_or_default()
}

static TABLE: LazyLock<HashMap<String, Class>> = LazyLock::new(|| {
    let mut table = HashMap::new();
    let mut add = |word: String, class: Class| {
        let entry: &mut Class = table.entry(word).or_default();
        *entry = entry.or(class);
    };
    small::fill(&mut add);
    nouns::fill(&mut add);
    verbs::fill(&mut add);
    stance::fill(&mut add);
    table
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_classes() {
        let check = |word: &str, expected: Class| assert!(class(word).is(expected), "{word}");
        check("said", Class::CUE);
        check("Said", Class::SPEECH);
        check("argues", Class::CUE);
        check("replied", Class::SPEECH);
        check("noting", Class::CUE_ING);
        check("admitting", Class::CUE_ING);
        check("blamed", Class::CUE);
        check("he", Class::PRONOUN);
        check("Sen", Class::TITLE);
        check("spokeswomen", Class::PLURAL);
        check("Didn’t", Class::AUXILIARY);
        check("according", Class::PREPOSITION);
    }

    #[test]
    fn words_without_a_class_have_none() {
        let check = |word: &str| assert_eq!(class(word), Class::default(), "{word}");
        check("");
        check("harbour");
        check("Zürich");
        check("antidisestablishmentarianisms");
    }
}
