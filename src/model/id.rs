//! The name of an item within its digest, or of a digest within its story.

use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;

use lean_string::LeanStr;

/// A name that one item gives itself and that others refer to it by; any text, compared byte for byte.
///
/// Up to sixteen bytes are kept in place, and longer names are shared by their copies: an archive has millions.
/// An `Id` comes from a file, so it is foreign text: it passes `text::sanitise` before it reaches a terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(LeanStr);

impl Id {
    /// The name as it stands in the file.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for Id {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl Deref for Id {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<Id> for Id {
    fn as_ref(&self) -> &Id {
        self
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
