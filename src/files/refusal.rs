//! Why a file was not read or written, told so that a person can do something about it.

use std::fmt;
use std::io;
use std::path::Path;

use rustix::io::Errno;

use crate::text::sanitise;

/// Why a file was not read or written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The file as the person named it, or `<stdin>`; safe to show.
    pub file: String,
    /// A stable name for this sort of refusal, in kebab-case.
    pub code: &'static str,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: String,
}

impl Refusal {
    pub(super) fn new(path: &Path, code: &'static str, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { file: shown(path), code, message: message.into(), help: help.into() }
    }

    /// What the operating system says of reading `path`.
    pub(super) fn reading(path: &Path, error: &io::Error) -> Self {
        let (code, message, help) = match Errno::from_io_error(error) {
            Some(Errno::NOENT) if path.is_symlink() => ("missing", "the link leads nowhere", "mend the link"),
            Some(Errno::NOENT) => ("missing", "there is no such file or folder", "check the name"),
            Some(Errno::NOTDIR) => ("missing", "a part of the path is a file, not a folder", "check the name"),
            Some(Errno::ACCESS | Errno::PERM) => {
                ("unreadable", "it may not be read", "give yourself the right to read it, or ask its owner")
            }
            Some(Errno::LOOP) => ("loop", "links lead round in a circle", "mend the links"),
            Some(Errno::NAMETOOLONG) => ("name", "the name is too long", "give it a shorter one"),
            Some(Errno::MFILE | Errno::NFILE) => {
                ("unreadable", "too many files are open", "close other programs, or raise `ulimit -n`")
            }
            _ => {
                return Self::new(
                    path,
                    "unreadable",
                    format!("it can't be read: {error}"),
                    "check the disk and the name",
                );
            }
        };
        Self::new(path, code, message, help)
    }

    /// What the operating system says of writing `path`.
    pub(super) fn writing(path: &Path, error: &io::Error) -> Self {
        let (message, help) = match Errno::from_io_error(error) {
            Some(Errno::NOENT | Errno::NOTDIR) => ("its folder doesn't exist", "make the folder first"),
            Some(Errno::ACCESS | Errno::PERM) => {
                ("its folder may not be written to", "give yourself the right to write there, or choose another folder")
            }
            Some(Errno::ROFS) => ("the disk can only be read", "choose another folder"),
            Some(Errno::NOSPC | Errno::DQUOT) => ("the disk is full", "make room; nothing was changed"),
            Some(Errno::LOOP) => ("links lead round in a circle", "mend the links"),
            _ => {
                let message = format!("it can't be written: {error}");
                return Self::new(path, "unwritable", message, "check the disk and the name; nothing was changed");
            }
        };
        Self::new(path, "unwritable", message, help)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}; {}", self.file, self.message, self.help)
    }
}

impl std::error::Error for Refusal {}

/// A path as it can be shown: one line, without a control character.
pub(super) fn shown(path: &Path) -> String {
    sanitise::line(&path.to_string_lossy()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_s_errors_become_reasons() {
        #[track_caller]
        fn check(errno: Errno, reading: &str, writing: &str) {
            let error = io::Error::from(errno);
            let path = Path::new("some/file.json");
            assert_eq!(Refusal::reading(path, &error).message, reading);
            assert_eq!(Refusal::writing(path, &error).message, writing);
        }
        check(Errno::NOENT, "there is no such file or folder", "its folder doesn't exist");
        check(Errno::NOTDIR, "a part of the path is a file, not a folder", "its folder doesn't exist");
        check(Errno::ACCESS, "it may not be read", "its folder may not be written to");
        check(Errno::LOOP, "links lead round in a circle", "links lead round in a circle");
        let other = io::Error::from(Errno::IO);
        check(Errno::IO, &format!("it can't be read: {other}"), &format!("it can't be written: {other}"));
        assert_eq!(Refusal::writing(Path::new("f"), &io::Error::from(Errno::NOSPC)).message, "the disk is full");
    }

    #[test]
    fn a_name_can_not_steer_the_terminal() {
        let refusal = Refusal::new(Path::new("a\u{1b}[2Jb\n.json"), "missing", "m", "h");
        assert!(!refusal.to_string().contains(char::is_control), "{refusal}");
    }
}
