//! Saving a file so that it is at every moment either as it was or as it shall be, whatever happens in between.

use std::ffi::OsString;
use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use rustix::io::Errno;
use tempfile::Builder;

use super::open::Fingerprint;
use super::refusal::Refusal;

/// What the names of temporary files end in; they begin with a point, so that no folder is searched for them.
const SUFFIX: &str = ".twosource-saving";

/// Writes `bytes` to `path`, in place of what is there.
///
/// A link is followed, the rights of an existing file are kept, a new one gets those that the umask leaves. Other names of
/// the same file (hard links) keep the old content. After it returns, the content survives a loss of power.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), Refusal> {
    write(path, bytes, Over::Anything)
}

/// As [`save`], but refused with the code `exists` where there is a file already.
pub fn save_new(path: &Path, bytes: &[u8]) -> Result<(), Refusal> {
    write(path, bytes, Over::Nothing)
}

/// As [`save`], but refused with the code `changed` where the file is no longer in the state `known`.
pub fn save_unless_changed(path: &Path, bytes: &[u8], known: &Fingerprint) -> Result<(), Refusal> {
    write(path, bytes, Over::Known(known))
}

/// What may be written over.
#[derive(Clone, Copy)]
enum Over<'a> {
    Anything,
    Known(&'a Fingerprint),
    Nothing,
}

fn write(path: &Path, bytes: &[u8], over: Over<'_>) -> Result<(), Refusal> {
    let refused = |error: io::Error| Refusal::writing(path, &error);
    let target = resolve(path).map_err(refused)?;
    let rights = rights(path, existing(&target).map_err(refused)?.as_ref())?;
    let folder = folder_of(&target);
    let mut temporary = Builder::new()
        .prefix(&prefix(&target))
        .suffix(SUFFIX)
        .permissions(Permissions::from_mode(0o666))
        .tempfile_in(folder)
        .map_err(refused)?;
    temporary.write_all(bytes).map_err(refused)?;
    if let Some(rights) = rights {
        temporary.as_file().set_permissions(rights).map_err(refused)?;
    }
    temporary.as_file().sync_all().map_err(refused)?;
    // As late as can be: only a change in the blink between this and the next line goes unseen.
    if let Over::Known(known) = over {
        unchanged(path, existing(&target).map_err(refused)?.as_ref(), known)?;
    }
    let placed = match over {
        Over::Nothing => temporary.persist_noclobber(&target),
        Over::Known(_) | Over::Anything => temporary.persist(&target),
    };
    placed.map_err(|error| match error.error.kind() {
        io::ErrorKind::AlreadyExists => {
            Refusal::new(path, "exists", "there is a file of that name already", "choose another name")
        }
        _ => refused(error.error),
    })?;
    // Some file systems can't do this for folders; the file is in place all the same.
    let _not_everywhere = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// The most links that are followed one after the other, as in Linux.
const MOST_LINKS: usize = 40;

/// The file that `path` means, links followed to the end; it need not exist.
fn resolve(path: &Path) -> io::Result<PathBuf> {
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&target) {
            Ok(link) => target = folder_of(&target).join(link),
            // No link: a file, or nothing.
            Err(error) if matches!(Errno::from_io_error(&error), Some(Errno::INVAL | Errno::NOENT)) => {
                return Ok(target);
            }
            Err(error) => return Err(error),
        }
    }
    Err(Errno::LOOP.into())
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

fn existing(target: &Path) -> io::Result<Option<Metadata>> {
    match fs::metadata(target) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The rights of the file that is there; refused where it is no file, or not to be written to.
fn rights(path: &Path, existing: Option<&Metadata>) -> Result<Option<Permissions>, Refusal> {
    let Some(existing) = existing else { return Ok(None) };
    if !existing.is_file() {
        return Err(Refusal::new(path, "not-a-file", "what is there is not a file", "choose another name"));
    }
    let rights = existing.permissions();
    if rights.readonly() {
        let help = "give yourself the right to write it, or choose another name";
        return Err(Refusal::new(path, "unwritable", "the file is protected from writing", help));
    }
    Ok(Some(rights))
}

fn unchanged(path: &Path, existing: Option<&Metadata>, known: &Fingerprint) -> Result<(), Refusal> {
    if existing.is_some_and(|metadata| Fingerprint::of(metadata) == *known) {
        return Ok(());
    }
    let message = "somebody has changed the file since it was read, so it is not written over";
    Err(Refusal::new(path, "changed", message, "save under another name, or read the file again"))
}

/// What the names of the temporary files for `target` begin with.
fn prefix(target: &Path) -> OsString {
    let mut prefix = OsString::from(".");
    prefix.push(target.file_name().unwrap_or_default());
    prefix.push(".");
    prefix
}

/// How old a temporary file must be before nobody can still be writing it, in seconds.
const LEFT_OVER_AFTER: i64 = 60 * 60;

/// Takes away the temporary files that saving `path` has left behind where it was killed an hour ago or longer.
///
/// For before the first save of a session. What can't be taken away stays: it is hidden and does no harm.
pub fn remove_leftovers(path: &Path) {
    use std::os::unix::fs::MetadataExt;
    let Ok(target) = resolve(path) else { return };
    let (folder, prefix) = (folder_of(&target), prefix(&target));
    // A new file tells the time as the file system counts it.
    let Some(now) = tempfile::tempfile_in(folder).and_then(|file| file.metadata()).ok().map(|file| file.mtime()) else {
        return;
    };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.as_encoded_bytes();
        let ours = name.starts_with(prefix.as_encoded_bytes()) && name.ends_with(SUFFIX.as_bytes());
        let old = || entry.metadata().is_ok_and(|file| file.is_file() && now - file.mtime() > LEFT_OVER_AFTER);
        if ours && old() {
            let _stays = fs::remove_file(entry.path());
        }
    }
}
