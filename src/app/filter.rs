//! Which points the Claims pane keeps.

use crate::crossref::{Point, Standing};

/// What a point must be to be kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Filter {
    /// Every point.
    #[default]
    All,
    /// Points that two reports or more have.
    Shared,
    /// Points whose claims don't say the same.
    Differing,
    /// Points that two reports or more have from one origin.
    OneOrigin,
    /// Points that one report alone has.
    Single,
    /// Points that the reader decided about.
    Decided,
}

impl Filter {
    /// All of them, in the order in which the key goes through them.
    pub const ALL: [Self; 6] = [Self::All, Self::Shared, Self::Differing, Self::OneOrigin, Self::Single, Self::Decided];

    /// The one that comes `steps` after this one, round and round; what the reader decided only where there is something
    /// `decided`.
    pub fn step(self, steps: isize, decided: bool) -> Self {
        let offered = &Self::ALL[..Self::ALL.len() - usize::from(!decided)];
        let at = offered.iter().position(|filter| *filter == self).unwrap_or(0);
        offered[(at as isize + steps).rem_euclid(offered.len() as isize) as usize]
    }

    /// True where `point` is kept.
    pub fn keeps(self, point: &Point) -> bool {
        match self {
            Self::All => true,
            Self::Shared => point.standing.standing != Standing::Single,
            Self::Differing => !point.differences.is_empty(),
            Self::OneOrigin => point.standing.standing == Standing::OneOrigin,
            Self::Single => point.standing.standing == Standing::Single,
            Self::Decided => point.decided.is_some(),
        }
    }

    /// What it keeps, as the screen says it.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Shared => "shared",
            Self::Differing => "differing",
            Self::OneOrigin => "on one origin",
            Self::Single => "in one report only",
            Self::Decided => "decided by you",
        }
    }
}
