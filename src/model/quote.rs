//! Quotes: words a report puts in somebody's mouth, and the speakers they are put in.

use lean_string::LeanStr;

use super::{Extensions, Id, Span, Status};

/// Words the report puts in somebody's mouth.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quote {
    /// Its name in the digest.
    pub id: Id,
    /// The words, verbatim, without the quotation marks around them.
    pub text: String,
    /// How the report gives them; `None` where the digest doesn't say.
    pub form: Option<Form>,
    /// What they were said in: `speech`, `interview`, `statement`, `letter`, `document`; an open list.
    pub medium: Option<LeanStr>,
    /// Who is said to have said them.
    pub speaker: Option<Id>,
    /// Where the report names the speaker of this quote, even as "he".
    pub speaker_span: Option<Span>,
    /// The verb that introduces it: said, wrote.
    pub cue: Option<LeanStr>,
    /// The origin the report has the quote from.
    pub origin: Option<Id>,
    /// The quote of the same digest that it stands inside; a box, since hardly any does.
    pub within: Option<Box<Id>>,
    /// The quote of the same digest that it goes on after an interruption; a box for the same reason.
    pub continues: Option<Box<Id>>,
    /// Where it stands in the report.
    pub span: Option<Span>,
    /// Its own status, where it differs from the digest's.
    pub status: Option<Status>,
    /// Members the format doesn't know.
    pub extensions: Extensions,
}

/// How a report gives somebody's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Form {
    /// Whole sentences in quotation marks.
    Direct,
    /// A few words in quotation marks within the report's own sentence.
    Partial,
    /// The matter without quotation marks.
    Indirect,
    /// A name or scare quotes: no evidence that anyone spoke.
    Term,
}

/// Somebody whom the report lets speak.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Speaker {
    /// Its name in the digest.
    pub id: Id,
    /// What the report calls the speaker; a role where no name is given.
    pub name: String,
    /// The job, as the report gives it: mostly one short word.
    pub job_title: Option<LeanStr>,
    /// The body the speaker belongs to.
    pub affiliation: Option<String>,
    /// How closely the report identifies the speaker.
    pub level: Option<SpeakerLevel>,
    /// Its own status, where it differs from the digest's.
    pub status: Option<Status>,
    /// Members the format doesn't know.
    pub extensions: Extensions,
}

/// How closely a report identifies a speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SpeakerLevel {
    /// By name.
    Named,
    /// By a role that one person or office holds (a spokesman of the ministry).
    Role,
    /// Not at all, or on condition of anonymity.
    Anonymous,
    /// As one of a group (six senators).
    Group,
    /// Not a person but a document.
    Document,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_is_small() {
        // An archive keeps millions of them in memory.
        assert_eq!((size_of::<Option<Id>>(), size_of::<Option<Span>>()), (16, 24));
        assert!(size_of::<Quote>() <= 184, "{}", size_of::<Quote>());
    }
}
