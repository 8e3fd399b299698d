//! The model in English: what its fixed values and its items are called wherever a person reads them.
//!
//! The words of the format itself are [`digest`](crate::digest)'s; how a figure's number is written is `language`'s. What is made of
//! names holds foreign text.

use super::{Date, Digest, Figure, Id, Origin, OriginKind, Speaker, SpeakerLevel, Stance};

impl Stance {
    /// What the report does with the claim.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::States => "states it",
            Self::Attributes => "attributes it",
            Self::Hedges => "hedges",
            Self::Denies => "denies it",
        }
    }
}

impl SpeakerLevel {
    /// How closely the report identifies the speaker, where that should give pause: not by name.
    pub fn in_words(self) -> Option<&'static str> {
        match self {
            Self::Named => None,
            Self::Role => Some("by role"),
            Self::Anonymous => Some("unnamed"),
            Self::Group => Some("a group"),
            Self::Document => Some("a document"),
        }
    }
}

impl OriginKind {
    /// What sort of thing the origin is.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Wire => "news agency",
            Self::Document => "document",
            Self::Interview => "interview",
            Self::Statement => "statement",
            Self::Person => "person",
            Self::Outlet => "another outlet",
            Self::Own => "its own reporting",
        }
    }
}

impl Speaker {
    /// Name, job and body; what is not known is not said, and what the name says already not again.
    pub fn in_words(&self) -> String {
        let mut parts = vec![if self.name.is_empty() { "somebody unnamed" } else { self.name.as_str() }];
        for part in [self.job_title.as_deref(), self.affiliation.as_deref()].into_iter().flatten() {
            // Roles often are the name already: "a spokesman of the ministry".
            let said = parts.join(" ").to_lowercase();
            if !part.to_lowercase().split_whitespace().all(|word| said.contains(word)) {
                parts.push(part);
            }
        }
        parts.join(", ")
    }
}

impl Figure {
    /// What it measures, of whom, and when, as far as the digest says.
    pub fn measured_in_words(&self) -> String {
        let period = self.period.as_ref().map(Date::in_words);
        let parts = [self.measures.as_deref(), self.about.as_deref(), period.as_deref()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

impl Digest {
    /// The origin with that id and what it rests on: `a senior official ← Reuters`; `None` where there is none.
    ///
    /// Of several origins that one rests on, the first is followed; a circle ends where it closes.
    pub fn origin_in_words(&self, id: Option<&Id>) -> Option<String> {
        /// Longer chains say no more to a reader.
        const LONGEST: usize = 4;
        let mut chain: Vec<&Origin> = vec![self.origin(id?)?];
        let mut closed = false;
        while let Some(next) = chain.last().and_then(|last| self.origin(last.is_based_on.first()?))
            && !closed
        {
            if chain.len() == LONGEST {
                return Some(named(&chain) + " ← …");
            }
            closed = chain.iter().any(|origin| origin.id == next.id);
            chain.push(next);
        }
        Some(named(&chain))
    }
}

/// The names of a chain of origins.
fn named(chain: &[&Origin]) -> String {
    let name = |origin: &&Origin| match origin.name.as_str() {
        "" => "an unnamed origin".to_owned(),
        name => name.to_owned(),
    };
    chain.iter().map(name).collect::<Vec<_>>().join(" ← ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_speaker_is_told_once() {
        #[track_caller]
        fn check(name: &str, job: Option<&str>, body: Option<&str>, expected: &str) {
            let speaker = Speaker {
                name: name.to_owned(),
                job_title: job.map(Into::into),
                affiliation: body.map(str::to_owned),
                ..Speaker::default()
            };
            assert_eq!(speaker.in_words(), expected);
        }
        check("Ada Brandt", Some("harbour master"), Some("Port of Lys"), "Ada Brandt, harbour master, Port of Lys");
        check("a spokesman of the ministry", Some("Spokesman"), Some("Ministry"), "a spokesman of the ministry");
        check("", None, Some("Port of Lys"), "somebody unnamed, Port of Lys");
    }

    #[test]
    fn chains_of_origins_end() {
        let origin = |id: &str, name: &str, on: &[&str]| Origin {
            id: id.into(),
            name: name.to_owned(),
            is_based_on: on.iter().map(|id| Id::from(*id)).collect(),
            ..Origin::default()
        };
        let digest = Digest {
            origins: vec![
                origin("a", "an official", &["b", "c"]),
                origin("b", "Meridian Press", &[]),
                origin("c", "", &["d"]),
                origin("d", "a circle", &["c"]),
                origin("e", "nowhere", &["x"]),
                origin("1", "one", &["2"]),
                origin("2", "two", &["3"]),
                origin("3", "three", &["4"]),
                origin("4", "four", &["5"]),
                origin("5", "five", &[]),
            ],
            ..Digest::default()
        };
        let check = |id: &str, expected: Option<&str>| {
            assert_eq!(digest.origin_in_words(Some(&id.into())).as_deref(), expected, "{id}");
        };
        check("a", Some("an official ← Meridian Press"));
        check("c", Some("an unnamed origin ← a circle ← an unnamed origin"));
        check("1", Some("one ← two ← three ← four ← …"));
        check("2", Some("two ← three ← four ← five"));
        check("e", Some("nowhere"));
        check("x", None);
        assert_eq!(digest.origin_in_words(None), None);
    }

    #[test]
    fn figures_say_what_they_measure() {
        let mut figure = Figure { measures: Some("boats lost".to_owned()), ..Figure::default() };
        assert_eq!(figure.measured_in_words(), "boats lost");
        figure.period = "2020-05".parse().ok();
        assert_eq!(figure.measured_in_words(), "boats lost · May 2020");
        assert_eq!(Figure::default().measured_in_words(), "");
    }
}
