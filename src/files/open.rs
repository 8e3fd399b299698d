//! Opening a file without waiting for it, and reading no more of it than is bearable.

use std::fs::{self, File, FileType, Metadata, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::{FileTypeExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;

use super::refusal::{Refusal, shown};

/// The largest file that is read, in bytes: 512 MiB, an archive of two million quotes.
pub const MOST_BYTES: u64 = 512 << 20;

/// Something that can be read: a file, or standard input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// `None` for standard input.
    path: Option<PathBuf>,
    name: String,
    size: u64,
    /// The state that it was in when it was found.
    state: Option<Fingerprint>,
}

impl Source {
    /// The file at `path`, or standard input for `-`; nothing is opened yet.
    pub fn new(path: &Path) -> Self {
        if path == Path::new("-") {
            return Self { path: None, name: "<stdin>".to_owned(), size: 0, state: None };
        }
        Self { path: Some(path.to_owned()), name: shown(path), size: 0, state: None }
    }

    pub(super) fn found(path: PathBuf, metadata: &Metadata) -> Self {
        let state = Some(Fingerprint::of(metadata));
        Self { name: shown(&path), path: Some(path), size: metadata.len(), state }
    }

    /// What the person calls it, safe to show: its path, or `<stdin>`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its path; `None` for standard input.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// How many bytes it had when it was found; 0 where that isn't known.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The state that it was in when it was found; `None` where nobody has looked.
    pub fn state(&self) -> Option<Fingerprint> {
        self.state
    }

    /// All its bytes. Refused where it is no ordinary file, may not be read, or has more than [`MOST_BYTES`].
    pub fn read(&self) -> Result<Vec<u8>, Refusal> {
        let mut bytes = Vec::new();
        self.read_into(&mut bytes)?;
        Ok(bytes)
    }

    /// As [`Source::read`], into a buffer whose memory is used again; what it held is gone, also after a refusal.
    pub fn read_into(&self, bytes: &mut Vec<u8>) -> Result<(), Refusal> {
        bytes.clear();
        match &self.path {
            Some(path) => {
                // Opening can already do something to a device, so that what nobody has looked at yet is looked at before.
                if self.state.is_none() {
                    ordinary(path, &fs::metadata(path).map_err(|error| Refusal::reading(path, &error))?)?;
                }
                let (file, metadata) = open(path)?;
                read_at_most(&file, metadata.len(), MOST_BYTES, path, bytes)
            }
            None => read_at_most(io::stdin().lock(), 0, MOST_BYTES, Path::new("<stdin>"), bytes),
        }
    }
}

/// What tells one state of a file from another: that it is the same file, with the same length, written at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    device: u64,
    inode: u64,
    size: u64,
    /// Seconds and nanoseconds of the last change to the content, and to the content or its record.
    modified: (i64, i64),
    changed: (i64, i64),
}

impl Fingerprint {
    pub(super) fn of(metadata: &Metadata) -> Self {
        Self {
            device: metadata.dev(),
            inode: metadata.ino(),
            size: metadata.len(),
            modified: (metadata.mtime(), metadata.mtime_nsec()),
            changed: (metadata.ctime(), metadata.ctime_nsec()),
        }
    }
}

/// The state that the file at `path` is in. To be sure of what was read, ask before reading.
pub fn fingerprint(path: &Path) -> Result<Fingerprint, Refusal> {
    fs::metadata(path).map(|metadata| Fingerprint::of(&metadata)).map_err(|error| Refusal::reading(path, &error))
}

/// An ordinary file, opened for reading. What is opened may be another file than the one that was looked at before, so that
/// it is looked at again.
fn open(path: &Path) -> Result<(File, Metadata), Refusal> {
    let refused = |error: io::Error| Refusal::reading(path, &error);
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let file = OpenOptions::new().read(true).custom_flags(flags.bits().cast_signed()).open(path).map_err(refused)?;
    let metadata = file.metadata().map_err(refused)?;
    ordinary(path, &metadata)?;
    Ok((file, metadata))
}

/// Refuses what is no ordinary file, or is too large.
pub(super) fn ordinary(path: &Path, metadata: &Metadata) -> Result<(), Refusal> {
    if !metadata.is_file() {
        let kind = kind(metadata.file_type());
        return Err(Refusal::new(path, "not-a-file", format!("it is {kind}, not a file"), "give a file"));
    }
    if metadata.len() > MOST_BYTES { Err(too_large(path, MOST_BYTES)) } else { Ok(()) }
}

fn too_large(path: &Path, most: u64) -> Refusal {
    let message = format!("it has more than {} MiB", most >> 20);
    Refusal::new(path, "too-large", message, "split it into several files")
}

fn kind(file_type: FileType) -> &'static str {
    match () {
        () if file_type.is_dir() => "a folder",
        () if file_type.is_fifo() => "a named pipe",
        () if file_type.is_socket() => "a socket",
        () if file_type.is_char_device() || file_type.is_block_device() => "a device",
        () => "something else",
    }
}

/// Reads all there is, but not more than `most` bytes. `size` is how much there should be.
fn read_at_most(from: impl Read, size: u64, most: u64, path: &Path, bytes: &mut Vec<u8>) -> Result<(), Refusal> {
    let expected = usize::try_from(size.min(most)).unwrap_or(usize::MAX);
    if bytes.try_reserve(expected.saturating_add(1)).is_err() {
        return Err(Refusal::new(
            path,
            "too-large",
            "there is not enough memory for it",
            "split it into several files",
        ));
    }
    // A file that grows while it is read, or doesn't know its size, is held to the limit too.
    let read = from.take(most.saturating_add(1)).read_to_end(bytes);
    match read {
        Ok(read) if read as u64 <= most => Ok(()),
        Ok(_) => {
            bytes.clear();
            Err(too_large(path, most))
        }
        Err(error) => {
            bytes.clear();
            Err(Refusal::reading(path, &error))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_read_than_is_bearable() {
        #[track_caller]
        fn check(from: impl Read, size: u64, expected: Result<usize, &str>) {
            let mut bytes = b"what was there before".to_vec();
            bytes.clear();
            let read = read_at_most(from, size, 4, Path::new("f"), &mut bytes);
            assert_eq!(read.map(|()| bytes.len()).map_err(|refusal| refusal.code), expected);
        }
        check(&b""[..], 0, Ok(0));
        check(&b"1234"[..], 4, Ok(4));
        check(&b"1234"[..], 0, Ok(4));
        check(&b"12345"[..], 4, Err("too-large"));
        check(io::repeat(b'x'), 0, Err("too-large"));
        check(io::repeat(b'x'), u64::MAX, Err("too-large"));
    }

    #[test]
    fn standard_input_has_a_name() {
        let source = Source::new(Path::new("-"));
        assert_eq!((source.name(), source.path()), ("<stdin>", None));
        assert_eq!(Source::new(Path::new("./-")).name(), "./-");
    }
}
