//! The fixed words of the format: which text stands for which value, for reading and for writing.

use crate::model::{Form, OriginKind, Qualifier, SpeakerLevel, Stance, Status};

/// A value that the format writes as one of a few words.
pub(super) trait Word: Copy + PartialEq + 'static {
    /// Each value with its word, all of them.
    const WORDS: &'static [(&'static str, Self)];

    /// The value that `word` stands for.
    fn read(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
    }

    /// The word that stands for the value.
    fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, value)| *value == self).map_or("", |(word, _)| word)
    }

    /// All words.
    fn all() -> Vec<&'static str> {
        Self::WORDS.iter().map(|(word, _)| *word).collect()
    }
}

impl Word for Status {
    const WORDS: &'static [(&'static str, Self)] = &[("draft", Self::Draft), ("reviewed", Self::Reviewed)];
}

impl Word for OriginKind {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("wire", Self::Wire),
        ("document", Self::Document),
        ("interview", Self::Interview),
        ("statement", Self::Statement),
        ("person", Self::Person),
        ("outlet", Self::Outlet),
        ("own", Self::Own),
    ];
}

impl Word for SpeakerLevel {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("named", Self::Named),
        ("role", Self::Role),
        ("anonymous", Self::Anonymous),
        ("group", Self::Group),
        ("document", Self::Document),
    ];
}

impl Word for Form {
    const WORDS: &'static [(&'static str, Self)] =
        &[("direct", Self::Direct), ("partial", Self::Partial), ("indirect", Self::Indirect), ("term", Self::Term)];
}

impl Word for Qualifier {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("exact", Self::Exact),
        ("about", Self::About),
        ("almost", Self::Almost),
        ("moreThan", Self::MoreThan),
        ("atLeast", Self::AtLeast),
        ("lessThan", Self::LessThan),
        ("upTo", Self::UpTo),
    ];
}

impl Word for Stance {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("states", Self::States),
        ("attributes", Self::Attributes),
        ("hedges", Self::Hedges),
        ("denies", Self::Denies),
    ];
}
