//! Members that the format doesn't know.

use std::ops::Deref;

/// A member that the format doesn't know: kept as it stands, and otherwise ignored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    /// Its name; extensions proper begin with `_`.
    pub name: Box<str>,
    /// Its value, as the text that stands in the file.
    pub value: Box<str>,
}

/// The members of one object that the format doesn't know, in the order of the file.
///
/// A pointer where there are none, since every item has such a list and hardly one has anything in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extensions(Option<Box<Box<[Extension]>>>);

impl Extensions {
    /// Adds one behind the others.
    pub fn push(&mut self, extension: Extension) {
        let mut all = self.0.take().map_or(Vec::new(), |all| all.into_vec());
        all.push(extension);
        *self = all.into();
    }
}

impl From<Vec<Extension>> for Extensions {
    fn from(extensions: Vec<Extension>) -> Self {
        Self((!extensions.is_empty()).then(|| Box::new(extensions.into())))
    }
}

impl Deref for Extensions {
    type Target = [Extension];

    fn deref(&self) -> &[Extension] {
        self.0.as_deref().map_or(&[], |all| all)
    }
}
