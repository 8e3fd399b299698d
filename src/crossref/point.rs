//! What cross-reference finds: points, their differences, and the evidence that put their members together.

use std::ops::Range;

use super::StandingCard;
use super::decisions::Decided;
use crate::model::Item;

/// One thing that the story says: the items of one or more reports that state it.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Its name: kind, digest id and item id of the first member in the order of these ids, `claim:DIGEST/ITEM`.
    /// It doesn't depend on the order of the digests.
    pub id: String,
    /// What its members are.
    pub kind: PointKind,
    /// One line for it: the text of the shortest member of at least six words, else of the longest.
    pub statement: String,
    /// The items, sorted; one report can have several.
    pub members: Vec<Item>,
    /// How many distinct known origins support it.
    pub standing: StandingCard,
    /// Where its members don't say the same.
    pub differences: Vec<Difference>,
    /// What put its members together; `None` where nothing was aligned.
    pub because: Option<Evidence>,
    /// What of it is the reader's own; `None` where it is as the program found it.
    pub decided: Option<Box<Decided>>,
}

impl Point {
    /// True where the report at that position states it.
    pub fn is_in(&self, digest: u32) -> bool {
        let first = self.members.partition_point(|member| member.digest < digest);
        self.members.get(first).is_some_and(|member| member.digest == digest)
    }

    /// Which of `digests` reports don't have it, in order. Silence is no disagreement.
    ///
    /// Computed when asked: kept, it would take memory by the square of the story.
    pub fn silent(&self, digests: usize) -> impl Iterator<Item = u32> + '_ {
        (0..digests as u32).filter(|digest| !self.is_in(*digest))
    }
}

/// What the members of a point are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PointKind {
    /// Claims that state the same.
    Claim,
    /// The same words, quoted.
    Quote,
    /// The same thing, measured.
    Figure,
}

impl PointKind {
    /// Its name in JSON and in ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Quote => "quote",
            Self::Figure => "figure",
        }
    }
}

/// One way in which the members of a point don't say the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Of what kind it is.
    pub kind: DifferenceKind,
    /// What each side says, in the order of the members; at least two.
    pub sides: Vec<Side>,
}

/// The kinds of difference. The program never says who is right, nor that both can't be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DifferenceKind {
    /// Figures or units that can't both hold.
    Value,
    /// Dates that have no day in common.
    Date,
    /// Who or how many are covered.
    Scope,
    /// How far or how sure it is: drafted or close to drafting, will or may.
    Strength,
    /// Words that point the other way: buying or selling, allowed or barred.
    Opposite,
    /// One says that it is so, one that it is not.
    Negation,
    /// Of a quote: whom the words are given to.
    Speaker,
    /// Of a quote: which words were said.
    Wording,
}

impl DifferenceKind {
    /// All of them, in order.
    pub const ALL: [Self; 8] = [
        Self::Value,
        Self::Date,
        Self::Scope,
        Self::Strength,
        Self::Opposite,
        Self::Negation,
        Self::Speaker,
        Self::Wording,
    ];

    /// Its name in JSON and on the screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Date => "date",
            Self::Scope => "scope",
            Self::Strength => "strength",
            Self::Opposite => "opposite",
            Self::Negation => "negation",
            Self::Speaker => "speaker",
            Self::Wording => "wording",
        }
    }
}

/// One side of a difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The member that says it.
    pub item: Item,
    /// The differing phrase as it stands.
    pub text: String,
    /// Where it stands, in bytes of the member's text; `None` where it is not in that text (a speaker's name).
    pub range: Option<Range<usize>>,
}

/// What put two items together, each list the strongest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// From 0, nothing in common, to 1, the same.
    pub score: f64,
    /// Words both have, as the first of them writes them.
    pub terms: Vec<String>,
    /// Names both have.
    pub names: Vec<String>,
    /// Figures that agree.
    pub figures: Vec<String>,
    /// Dates that agree.
    pub dates: Vec<String>,
}

/// Two claims of different reports and how alike they are.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The claim of the digest that comes first.
    pub a: Item,
    /// The other claim.
    pub b: Item,
    /// As in the evidence: from 0 to 1.
    pub score: f64,
    /// True where a point has both.
    pub aligned: bool,
    /// What they have in common.
    pub because: Evidence,
}
