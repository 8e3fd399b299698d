//! Hearing from the system that something in a folder has changed.
//!
//! What has changed is found by looking ([`survey`](super::survey)); the system only says when to look. So nothing
//! depends on which events an editor or a file system happens to cause, nor on their order, and none is lost for good.

use std::collections::{HashMap, HashSet};
use std::ffi::{OsStr, OsString};
use std::path::{self, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use notify::event::{AccessKind, AccessMode, CreateKind, EventKind, ModifyKind, RemoveKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::walk::{Folder, is_picked};

/// Listens to folders.
pub struct Watch {
    /// `None` where the system can't tell of changes.
    watcher: Option<RecommendedWatcher>,
    /// What is listened to.
    folders: HashMap<PathBuf, Heard>,
    /// The folders in which only what a person has named counts.
    around: Arc<Mutex<HashSet<PathBuf>>>,
    /// True when a folder may be another one by now although it is called the same.
    moved: Arc<AtomicBool>,
}

/// A folder that is listened to.
struct Heard {
    folder: Folder,
    /// True where other machines can change it unheard.
    is_shared: bool,
}

/// How much is heard of the folders that are listened to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hearing {
    /// True where every change in them is told.
    pub all: bool,
    /// True where one of them wasn't listened to before: what has happened in it since it was looked at went unheard.
    pub fresh: bool,
}

impl Watch {
    /// Will call `ring`, from a thread of its own, whenever something may have changed that belongs to the paths `named` by a
    /// person. Nothing is listened to yet.
    pub fn new(named: &[PathBuf], ring: impl Fn() + Send + 'static) -> Self {
        let names: HashSet<OsString> = named.iter().filter_map(|path| path.file_name()).map(OsStr::to_owned).collect();
        let moved = Arc::new(AtomicBool::new(false));
        let around = Arc::new(Mutex::new(HashSet::new()));
        let (noted, only_named) = (Arc::clone(&moved), Arc::clone(&around));
        let watcher = notify::recommended_watcher(move |told: notify::Result<Event>| {
            let news = told.map_or(News::All, |event| news(&event, &names, &lock(&only_named)));
            if news == News::All {
                noted.store(true, Ordering::Relaxed);
            }
            if news != News::None {
                ring();
            }
        });
        Self { watcher: watcher.ok(), folders: HashMap::new(), around, moved }
    }

    /// Listens to these folders, those in them not included, and to no others.
    pub fn listen_to(&mut self, folders: &[Folder]) -> Hearing {
        let Some(watcher) = &mut self.watcher else { return Hearing { all: folders.is_empty(), fresh: false } };
        let again = self.moved.swap(false, Ordering::Relaxed);
        let mut wanted: HashMap<&Path, &Folder> = HashMap::new();
        for folder in folders {
            let known = wanted.entry(folder.path()).or_insert(folder);
            if folder.is_searched() {
                *known = folder;
            }
        }
        let around = wanted.values().filter(|folder| !folder.is_searched());
        *lock(&self.around) = around.filter_map(|folder| path::absolute(folder.path()).ok()).collect();
        self.folders.retain(|path, heard| {
            let stays = !again && wanted.get(path.as_path()).is_some_and(|folder| **folder == heard.folder);
            if !stays {
                // It fails where the folder is gone, and then there is nothing to end.
                let _gone = watcher.unwatch(path);
            }
            stays
        });
        let mut hearing = Hearing { all: true, fresh: false };
        for (path, folder) in wanted {
            let heard = match self.folders.get(path) {
                Some(heard) => heard,
                // There may be more folders than the system listens to.
                None if watcher.watch(path, RecursiveMode::NonRecursive).is_err() => {
                    hearing.all = false;
                    continue;
                }
                None => {
                    hearing.fresh |= !again;
                    let heard = Heard { folder: folder.clone(), is_shared: is_shared(path) };
                    self.folders.entry(path.to_owned()).or_insert(heard)
                }
            };
            hearing.all &= !heard.is_shared;
        }
        hearing
    }
}

/// What an event is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum News {
    /// Nothing.
    None,
    /// Something may have changed.
    Some,
    /// Anything may have changed, folders themselves included.
    All,
}

/// What is worth looking for after an event: changes of files that would be picked, or that are called as one of `named`, and
/// of folders; in the folders `around` only of what is called as one of `named`. Never that something was only read, as looking
/// itself does.
fn news(event: &Event, named: &HashSet<OsString>, around: &HashSet<PathBuf>) -> News {
    if event.need_rescan() || event.paths.is_empty() {
        return News::All;
    }
    let is_folder = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => false,
        EventKind::Access(_) => return News::None,
        EventKind::Create(kind) => kind != CreateKind::File,
        EventKind::Remove(kind) => kind != RemoveKind::File,
        EventKind::Modify(ModifyKind::Name(_)) => true,
        EventKind::Modify(_) => false,
        EventKind::Any | EventKind::Other => return News::All,
    };
    let name = |path: &PathBuf| path.file_name().map(OsStr::to_owned).unwrap_or_default();
    let is_meant = |path: &PathBuf| named.contains(&name(path));
    let is_hidden = |path: &PathBuf| name(path).as_encoded_bytes().starts_with(b".");
    let is_around = |path: &PathBuf| path.parent().is_some_and(|folder| around.contains(folder));
    let shown = |path: &&PathBuf| is_meant(path) || !(is_hidden(path) || is_around(path));
    match event.paths.iter().filter(shown).map(|path| (is_picked(path) || is_meant(path), path)).max() {
        None => News::None,
        // A name may be a folder's whatever it ends in.
        Some(_) if is_folder && !matches!(event.kind, EventKind::Create(_)) => News::All,
        Some((picked, _)) if picked || is_folder => News::Some,
        Some(_) => News::None,
    }
}

fn lock(folders: &Mutex<HashSet<PathBuf>>) -> MutexGuard<'_, HashSet<PathBuf>> {
    folders.lock().unwrap_or_else(PoisonError::into_inner)
}

/// True for a folder of another machine, whose changes the system hears of only where this machine makes them.
#[cfg(target_os = "linux")]
fn is_shared(path: &Path) -> bool {
    // From statfs(2): NFS, CIFS and its second version, SMB, 9P (also Windows' folders under WSL), AFS, Ceph, Coda, FUSE (such as
    // sshfs), Lustre, VirtualBox.
    const SHARED: [u64; 11] = [
        0x6969,
        0xff53_4d42,
        0xfe53_4d42,
        0x517b,
        0x0102_1997,
        0x5346_414f,
        0x00c3_6400,
        0x7375_7245,
        0x6573_5546,
        0x0bd0_0bd0,
        0x786f_4256,
    ];
    rustix::fs::statfs(path).is_ok_and(|system| SHARED.contains(&(system.f_type as u64 & 0xffff_ffff)))
}

/// What the system is not asked for: it is taken to hear everything.
#[cfg(not(target_os = "linux"))]
fn is_shared(_path: &Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{DataChange, Flag, MetadataKind, RenameMode};

    #[test]
    fn only_what_may_change_a_digest_is_news() {
        #[track_caller]
        fn check(kind: EventKind, path: &str, expected: News) {
            let named = HashSet::from([OsString::from("notes.txt")]);
            let around = HashSet::from([PathBuf::from("/around")]);
            assert_eq!(news(&Event::new(kind).add_path(PathBuf::from(path)), &named, &around), expected, "{path}");
        }
        let written = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        let renamed = EventKind::Modify(ModifyKind::Name(RenameMode::To));
        check(written, "/a/b.json", News::Some);
        check(written, "/a/B.NDJSON", News::Some);
        check(written, "/a/b.txt", News::None);
        check(written, "/a/notes.txt", News::Some);
        check(written, "/a/.b.json", News::None);
        check(EventKind::Access(AccessKind::Close(AccessMode::Write)), "/a/b.json", News::Some);
        check(EventKind::Access(AccessKind::Open(AccessMode::Any)), "/a/b.json", News::None);
        check(EventKind::Access(AccessKind::Open(AccessMode::Any)), "/a", News::None);
        check(EventKind::Create(CreateKind::File), "/a/b.json", News::Some);
        check(EventKind::Create(CreateKind::File), "/a/b.txt", News::None);
        check(EventKind::Create(CreateKind::Folder), "/a/b", News::Some);
        check(EventKind::Create(CreateKind::Folder), "/a/.git", News::None);
        check(EventKind::Remove(RemoveKind::File), "/a/b.json", News::Some);
        check(EventKind::Remove(RemoveKind::Folder), "/a/b", News::All);
        check(renamed, "/a/b.json", News::All);
        check(renamed, "/a/.b.json.swp", News::None);
        check(renamed, "/around/b.json", News::None);
        check(renamed, "/around/notes.txt", News::All);
        check(EventKind::Remove(RemoveKind::Folder), "/around", News::All);
        check(EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any)), "/a/b.json", News::Some);
        let lost = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert_eq!(news(&lost, &HashSet::new(), &HashSet::new()), News::All);
    }
}
