//! Which files the paths of a command line mean: files as they are, folders with all digest files in them.

use std::collections::{HashSet, VecDeque};
use std::fs::{self, DirEntry, Metadata};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::open::{Source, ordinary};
use super::refusal::Refusal;

/// The extensions of the files that are picked in a folder, in small letters; capitals are as good.
pub const EXTENSIONS: &[&str] = &["json", "ndjson", "jsonl"];

/// The most files that are picked in all, against a folder that was not meant, such as `/`.
pub const MOST_FILES: usize = 1_000_000;

/// The files that `paths` mean, in their order, those of a folder by name; and what is refused.
///
/// A folder is searched with all folders in it but hidden ones, whose names begin with a point as do those of hidden files.
/// Links to folders are followed, each folder is searched once, and each file is picked once. `-` is standard input.
pub fn gather(paths: &[PathBuf]) -> (Vec<Source>, Vec<Refusal>) {
    let Survey { sources, refusals, .. } = survey(paths);
    (sources, refusals)
}

/// What paths mean at one moment.
#[derive(Clone, Debug, Default)]
pub struct Survey {
    /// The files, as [`gather`] gives them, each with the state it is in.
    pub sources: Vec<Source>,
    /// What is refused.
    pub refusals: Vec<Refusal>,
    /// The folders in which something must change before the paths mean anything else.
    pub folders: Vec<Folder>,
}

/// A folder; another one of the same name is not equal to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    path: PathBuf,
    identity: Identity,
    /// False where only what a person has named in it counts.
    searched: bool,
}

impl Folder {
    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn is_searched(&self) -> bool {
        self.searched
    }
}

/// As [`gather`], with what is needed to see later whether anything has changed.
pub fn survey(paths: &[PathBuf]) -> Survey {
    let mut walk = Walk::default();
    for path in paths {
        walk.path(path);
    }
    Survey { sources: walk.sources, refusals: walk.refusals, folders: walk.folders }
}

/// A file or folder, whatever its name.
type Identity = (u64, u64);

fn identity(metadata: &Metadata) -> Identity {
    (metadata.dev(), metadata.ino())
}

#[derive(Default)]
struct Walk {
    sources: Vec<Source>,
    refusals: Vec<Refusal>,
    folders: Vec<Folder>,
    /// The files picked and the folders searched.
    seen: HashSet<Identity>,
    has_stdin: bool,
    is_full: bool,
}

/// A folder that is yet to be searched, or a link that is yet to be followed.
struct Found {
    path: PathBuf,
    /// The folders that it stands in (a folder itself included), for telling a circle from a second way.
    above: Vec<Identity>,
}

impl Walk {
    /// A path that the person named.
    fn path(&mut self, path: &Path) {
        if path == Path::new("-") {
            if !self.has_stdin {
                self.sources.push(Source::new(path));
            }
            self.has_stdin = true;
            return;
        }
        self.around(path);
        match fs::metadata(path) {
            Err(error) => self.refusals.push(Refusal::reading(path, &error)),
            Ok(metadata) if metadata.is_dir() => self.root(path, &metadata),
            Ok(metadata) => self.file(path.to_owned(), &metadata),
        }
    }

    /// A folder that the person named.
    fn root(&mut self, path: &Path, metadata: &Metadata) {
        let (sources, refusals) = (self.sources.len(), self.refusals.len());
        if !self.seen.insert(identity(metadata)) {
            return;
        }
        self.folders.push(Folder { path: path.to_owned(), identity: identity(metadata), searched: true });
        let mut pending = vec![Found { path: path.to_owned(), above: vec![identity(metadata)] }];
        // Links come last, so that a file goes by its own name where it has one in the folder.
        let mut links = VecDeque::new();
        loop {
            if let Some(folder) = pending.pop() {
                if let Err(error) = self.folder(&folder, &mut pending, &mut links) {
                    self.refusals.push(Refusal::reading(&folder.path, &error));
                }
            } else if let Some(link) = links.pop_front() {
                self.link(link, &mut pending);
            } else {
                break;
            }
        }
        self.sources[sources..].sort_by(|a, b| a.path().cmp(&b.path()));
        self.refusals[refusals..].sort_by(|a, b| a.file.cmp(&b.file));
        if self.sources.len() == sources && self.refusals.len() == refusals && !self.is_full {
            let help = "digests are in files that end in .json, .ndjson or .jsonl";
            self.refusals.push(Refusal::new(path, "empty-folder", "the folder holds no digest file", help));
        }
    }

    fn folder(&mut self, folder: &Found, pending: &mut Vec<Found>, links: &mut VecDeque<Found>) -> io::Result<()> {
        let mut entries = fs::read_dir(&folder.path)?.collect::<io::Result<Vec<_>>>()?;
        // The order in which a file system gives its entries is not to be seen in what is picked.
        entries.sort_by_key(DirEntry::file_name);
        let folders = pending.len();
        for entry in entries {
            let path = entry.path();
            if entry.file_name().as_encoded_bytes().starts_with(b".") {
                continue;
            }
            let kind = entry.file_type()?;
            if kind.is_symlink() {
                links.push_back(Found { path, above: folder.above.clone() });
            } else if kind.is_dir() || is_picked(&path) {
                match entry.metadata() {
                    Ok(metadata) if kind.is_dir() => {
                        self.below(Found { path, above: folder.above.clone() }, &metadata, pending);
                    }
                    Ok(metadata) => self.file(path, &metadata),
                    Err(error) => self.refusals.push(Refusal::reading(&path, &error)),
                }
            }
        }
        // The last is searched next, so that the files come nearly in their order.
        pending[folders..].reverse();
        Ok(())
    }

    /// A link found in a folder.
    fn link(&mut self, link: Found, pending: &mut Vec<Found>) {
        if is_picked(&link.path) {
            self.around(&link.path);
        }
        match fs::metadata(&link.path) {
            Ok(metadata) if metadata.is_dir() => self.below(link, &metadata, pending),
            Ok(metadata) if is_picked(&link.path) => self.file(link.path, &metadata),
            // What can't be looked at matters only where it would have been picked.
            Err(error) if is_picked(&link.path) => self.refusals.push(Refusal::reading(&link.path, &error)),
            Ok(_) | Err(_) => {}
        }
    }

    /// A folder found in a folder.
    fn below(&mut self, mut folder: Found, metadata: &Metadata, pending: &mut Vec<Found>) {
        let identity = identity(metadata);
        if folder.above.contains(&identity) {
            let message = "it leads back to a folder that it stands in";
            let help = "it is not searched again: take the link away";
            self.refusals.push(Refusal::new(&folder.path, "loop", message, help));
        } else if self.seen.insert(identity) {
            self.folders.push(Folder { path: folder.path.clone(), identity, searched: true });
            folder.above.push(identity);
            pending.push(folder);
        }
    }

    /// Notes the folders in which another file may take the place of the one that `path` leads to.
    fn around(&mut self, path: &Path) {
        let target = if path.is_symlink() { fs::canonicalize(path).ok() } else { None };
        for path in [Some(path), target.as_deref()].into_iter().flatten() {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            // Files that were named one after the other mostly stand in one folder.
            let is_noted = self.folders.last().is_some_and(|last| last.path == folder);
            if let (false, Ok(metadata)) = (is_noted, fs::metadata(folder)) {
                self.folders.push(Folder { path: folder.to_owned(), identity: identity(&metadata), searched: false });
            }
        }
    }

    fn file(&mut self, path: PathBuf, metadata: &Metadata) {
        if let Err(refusal) = nameable(&path).and_then(|()| ordinary(&path, metadata)) {
            self.refusals.push(refusal);
        } else if self.sources.len() >= MOST_FILES {
            if !self.is_full {
                let message = format!("there are more than {MOST_FILES} files");
                self.refusals.push(Refusal::new(&path, "too-many-files", message, "the rest is left out: name fewer"));
            }
            self.is_full = true;
        } else if self.seen.insert(identity(metadata)) {
            self.sources.push(Source::found(path, metadata));
        }
    }
}

/// True for a file that is picked in a folder.
pub(super) fn is_picked(path: &Path) -> bool {
    path.extension().is_some_and(|found| EXTENSIONS.iter().any(|wanted| found.eq_ignore_ascii_case(wanted)))
}

/// Refuses a name that can't be shown as it is, so that what a message calls a file is always its name.
fn nameable(path: &Path) -> Result<(), Refusal> {
    let message = match path.to_str() {
        None => "the name is not UTF-8",
        Some(name) if name.contains(char::is_control) => "the name holds control characters",
        Some(_) => return Ok(()),
    };
    Err(Refusal::new(path, "name", message, "give the file another name"))
}
