//! JSON paths: `$[3].quotes[2].text`.

use std::fmt;

use super::tell;

/// The way to a value from the root of its document.
#[derive(Clone, Debug, Default)]
pub(super) struct Path(Vec<Step>);

/// One step of a path.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// To a member that the format knows.
    Name(&'static str),
    /// To a member that it doesn't know: foreign text.
    Foreign(Box<str>),
    /// To an element of a list, counted from 0.
    Index(usize),
}

impl Path {
    pub(super) fn push(&mut self, step: Step) {
        self.0.push(step);
    }

    pub(super) fn pop(&mut self) {
        self.0.pop();
    }

    /// What the value is called in a message: its member's name, with its position where it stands in a list.
    pub(super) fn leaf(&self) -> String {
        let named = self.0.iter().rposition(|step| !matches!(step, Step::Index(_)));
        match named {
            Some(at) => {
                let name = match &self.0[at] {
                    Step::Name(name) => (*name).to_owned(),
                    Step::Foreign(name) if is_plain(name) => name.to_string(),
                    Step::Foreign(name) => tell::quoted(name),
                    Step::Index(_) => String::new(),
                };
                let positions: String = self.0[at + 1..].iter().map(ToString::to_string).collect();
                format!("`{name}{positions}`")
            }
            None => "the document".to_owned(),
        }
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("$")?;
        self.0.iter().try_for_each(|step| step.fmt(f))
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(name) => write!(f, ".{name}"),
            Self::Foreign(name) if is_plain(name) => write!(f, ".{name}"),
            Self::Foreign(name) => write!(f, "[{}]", tell::quoted(name)),
            Self::Index(index) => write!(f, "[{index}]"),
        }
    }
}

/// True for a name that can follow a point in a path.
fn is_plain(name: &str) -> bool {
    let mut bytes = name.bytes();
    name.len() <= tell::LONGEST_QUOTED
        && bytes.next().is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b'_')
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_reads_as_json_path_does() {
        #[track_caller]
        fn check(steps: &[Step], expected: (&str, &str)) {
            let path = Path(steps.to_vec());
            assert_eq!((path.to_string().as_str(), path.leaf().as_str()), expected);
        }
        check(&[], ("$", "the document"));
        check(&[Step::Index(3)], ("$[3]", "the document"));
        check(&[Step::Index(3), Step::Name("quotes"), Step::Index(2)], ("$[3].quotes[2]", "`quotes[2]`"));
        check(&[Step::Name("quotes"), Step::Index(2), Step::Name("text")], ("$.quotes[2].text", "`text`"));
        check(&[Step::Foreign("_mine".into())], ("$._mine", "`_mine`"));
        check(&[Step::Foreign("a\u{1b}[b".into())], ("$[\"a\\u{1b}[b\"]", "`\"a\\u{1b}[b\"`"));
    }
}
