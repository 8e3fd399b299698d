//! What keeping state of its own asks for: a folder, a lock among several runs, and no loss of what can't be read.

use std::fs::{DirBuilder, File, OpenOptions};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{FlockOperation, OFlags, flock};
use rustix::io::Errno;

use super::refusal::Refusal;

/// Held while a file is read, changed and saved; given back when dropped, and by the system when the program ends.
#[derive(Debug)]
pub struct Lock(#[expect(dead_code, reason = "the lock lasts as long as its file is open")] File);

/// Takes the lock that guards `path`: a file beside it, which stays. `None` where another program holds it.
///
/// It binds only those that ask for it, and nothing but one process on a file system that knows no locks.
pub fn lock(path: &Path) -> Result<Option<Lock>, Refusal> {
    let mut name = path.as_os_str().to_owned();
    name.push(".lock");
    let beside = PathBuf::from(name);
    let flags = (OFlags::NONBLOCK | OFlags::CLOEXEC | OFlags::NOCTTY).bits().cast_signed();
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false).mode(0o600).custom_flags(flags);
    let file = options.open(&beside).map_err(|error| Refusal::writing(&beside, &error))?;
    match flock(&file, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) | Err(Errno::OPNOTSUPP | Errno::NOSYS | Errno::NOLCK) => Ok(Some(Lock(file))),
        Err(Errno::WOULDBLOCK | Errno::INTR) => Ok(None),
        Err(error) => Err(Refusal::writing(&beside, &error.into())),
    }
}

/// Makes a folder for what is the person's own, with those above it, where they don't exist yet.
pub fn make_folder(path: &Path) -> Result<(), Refusal> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(path);
    made.map_err(|error| Refusal::writing(path, &error))
}

/// The most files that are set aside; who has so many has not looked at them.
const MOST_ASIDE: usize = 100;

/// Gives a file that can't be used another name beside its own, which no file has, and returns that name.
pub fn set_aside(path: &Path) -> Result<PathBuf, Refusal> {
    let named = |number: usize| {
        let mut name = path.file_stem().unwrap_or_default().to_owned();
        name.push(if number == 1 { "-unreadable".to_owned() } else { format!("-unreadable-{number}") });
        let mut aside = path.with_file_name(name);
        if let Some(extension) = path.extension() {
            aside.as_mut_os_string().push(".");
            aside.as_mut_os_string().push(extension);
        }
        aside
    };
    let free = (1..=MOST_ASIDE).map(named).find(|aside| aside.symlink_metadata().is_err());
    let Some(aside) = free else {
        return Err(Refusal::new(path, "unwritable", "too many files were set aside", "look at them and delete them"));
    };
    std::fs::rename(path, &aside).map_err(|error| Refusal::writing(path, &error))?;
    Ok(aside)
}
