//! When a file that changes is read again: not while it is being written, and not each time of many.
//!
//! Pure: what was seen goes in with the instant at which it was seen, what is to be done comes out, and when to look again.
//! Files go by name; a state `S` tells one content of a file from another.
//!
//! - After news it is quiet for [`QUIET`] before anybody looks, but no longer than [`LONGEST`] after the first.
//! - A file that has changed is read when it has stood still for [`SETTLED`], and all that have changed are read together. None waits
//!   longer than [`LONGEST`] for the others; one that never stands still is read every [`PATIENCE`] all the same.
//! - A file that can't be read as it is now may be half written. What it held before is kept until it has been so for
//!   [`PATIENCE`]; then what can be read of it counts.
//! - A file is gone when it was missing for [`GONE`]: some editors delete a file and write it anew. The same holds before
//!   something is told that stands in the way of looking.
//! - What can't be looked at, because a folder above it can't, stays as it was.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::time::{Duration, Instant};

/// How long it must be quiet after news before anybody looks.
pub(super) const QUIET: Duration = Duration::from_millis(60);
/// How long news or a file waits for others at most.
pub(super) const LONGEST: Duration = Duration::from_millis(500);
/// How long a file must stand still before it is read.
pub(super) const SETTLED: Duration = Duration::from_millis(120);
/// How long a file may be half written.
pub(super) const PATIENCE: Duration = Duration::from_secs(2);
/// How long a file must be missing before it is gone.
pub(super) const GONE: Duration = Duration::from_millis(300);

/// What is known of the files.
pub(super) struct Rules<S> {
    files: BTreeMap<String, File<S>>,
    /// The files that something is to be done about.
    open: BTreeSet<String>,
    /// When the first and the last news came that nobody has looked after yet.
    rung: Option<(Instant, Instant)>,
    /// Until when news alone are no reason to look: looking takes time too.
    rested: Instant,
    /// How often to look without news, and when that is next.
    every: Option<(Duration, Instant)>,
    /// What can't be looked at, and when that is told.
    refused: BTreeMap<String, Instant>,
    /// The refusals that were told last.
    told: Vec<String>,
}

#[derive(Debug)]
struct File<S> {
    /// The state that it was in when it was read last.
    read: Option<S>,
    /// The state that it was seen in last; `None` where it was missing.
    seen: Option<S>,
    /// Since when it has been seen so.
    since: Instant,
    /// Since when it has been seen in another state than that in which it was read.
    changing: Option<Instant>,
    /// Since when what was read has not been whole.
    broken: Option<Instant>,
}

/// What is to be done after a look.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Todo {
    /// The files to be read.
    pub(super) read: Vec<Wanted>,
    /// The files that are gone.
    pub(super) gone: Vec<String>,
    /// What can't be looked at, where that is other than before.
    pub(super) refused: Option<Vec<String>>,
}

/// A file that is to be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) name: String,
    /// True where what can be read counts, also where it isn't whole.
    pub(super) anyway: bool,
}

impl<S: Copy + Eq> Rules<S> {
    /// The rules for files that were read in these states, when all this could not be looked at, which was told.
    pub(super) fn new(now: Instant, files: impl IntoIterator<Item = (String, S)>, refused: Vec<String>) -> Self {
        let known = |state| File { read: Some(state), seen: Some(state), since: now, changing: None, broken: None };
        Self {
            files: files.into_iter().map(|(name, state)| (name, known(state))).collect(),
            open: BTreeSet::new(),
            rung: None,
            rested: now,
            every: None,
            refused: refused.iter().map(|name| (name.clone(), now)).collect(),
            told: refused,
        }
    }

    /// There is news.
    pub(super) fn ring(&mut self, now: Instant) {
        let first = self.rung.map_or(now, |(first, _)| first);
        self.rung = Some((first, now));
    }

    /// News wait until then.
    pub(super) fn rest_until(&mut self, rested: Instant) {
        self.rested = rested;
    }

    /// Looks every so often from now on, or only after news.
    pub(super) fn look_every(&mut self, every: Option<Duration>, now: Instant) {
        self.every = every.map(|every| (every, now + every));
    }

    /// When to look next; `None` where nothing is to be done until there is news.
    pub(super) fn due(&self) -> Option<Instant> {
        let rung = self.rung.map(|(first, last)| (last + QUIET).min(first + LONGEST).max(self.rested));
        let every = self.every.map(|(_, at)| at);
        let kept = self.open().filter_map(File::due_unchanged).min();
        let refused = self.refused.iter().filter(|(name, _)| !self.told.contains(name)).map(|(_, at)| *at).min();
        [rung, every, kept, refused, self.due_changed()].into_iter().flatten().min()
    }

    /// When what has changed is to be read: when all of it stands still, or some of it does and has waited long enough.
    fn due_changed(&self) -> Option<Instant> {
        let changed = || self.open().filter_map(|file| Some((file.settles()?, file.changing?)));
        let (first, last) = (changed().map(|(at, _)| at).min()?, changed().map(|(at, _)| at).max()?);
        let waited = changed().map(|(_, since)| since + LONGEST).min()?;
        Some(last.min(first.max(waited)))
    }

    fn open(&self) -> impl Iterator<Item = &File<S>> {
        self.open.iter().filter_map(|name| self.files.get(name))
    }

    /// Somebody has looked: these files are there, and these names stand in the way of looking.
    pub(super) fn looked(&mut self, now: Instant, present: &[(&str, S)], refused: &[&str]) -> Todo {
        self.rung = None;
        self.every = self.every.map(|(every, _)| (every, now + every));
        let here: HashSet<&str> = present.iter().map(|(name, _)| *name).collect();
        let missing: Vec<String> = self.files.keys().filter(|name| !here.contains(name.as_str())).cloned().collect();
        for (name, state) in present {
            if let Some(file) = self.files.get_mut(*name) {
                file.see(*state, now);
            } else {
                self.files.insert((*name).to_owned(), File::found(*state, now));
            }
            if self.files.get(*name).is_some_and(|file| file.changing.is_some() || file.broken.is_some()) {
                self.open.insert((*name).to_owned());
            } else {
                self.open.remove(*name);
            }
        }
        let mut todo = Todo { gone: self.missed(missing, refused, now), ..Todo::default() };
        self.pick(now, &mut todo);
        todo.refused = self.refuse(refused, now);
        todo
    }

    /// A file was read in that state; false where it is not `whole` and may be half written.
    pub(super) fn was_read(&mut self, name: &str, state: S, whole: bool, now: Instant) {
        let Some(file) = self.files.get_mut(name) else { return };
        file.read = Some(state);
        file.changing = None;
        file.broken = (!whole).then_some(now);
        if whole {
            self.open.remove(name);
        } else {
            self.open.insert(name.to_owned());
        }
    }

    /// Notes what is missing, and forgets what is gone.
    fn missed(&mut self, missing: Vec<String>, refused: &[&str], now: Instant) -> Vec<String> {
        let mut gone = Vec::new();
        for name in missing {
            let Some(file) = self.files.get_mut(&name) else { continue };
            let is_hidden = refused.iter().any(|above| is_within(&name, above));
            if is_hidden {
                self.open.remove(&name);
            } else if file.seen.take().is_some() {
                (file.since, file.changing, file.broken) = (now, None, None);
                self.open.insert(name);
            } else if now >= file.since + GONE {
                self.open.remove(&name);
                // A file that came and went before anybody read it is not missed.
                if self.files.remove(&name).is_some_and(|file| file.read.is_some()) {
                    gone.push(name);
                }
            }
        }
        gone
    }

    /// Picks what is to be read: all that has settled, unless others are about to.
    fn pick(&mut self, now: Instant, todo: &mut Todo) {
        let open = || self.open.iter().filter_map(|name| Some((name, self.files.get(name)?)));
        let waits = open().any(|(_, file)| file.changing.is_some() && !file.is_ready(now));
        let has_waited = open().any(|(_, file)| file.changing.is_some_and(|since| now >= since + LONGEST));
        for (name, file) in open() {
            let half = file.broken.is_some_and(|since| now >= since + PATIENCE);
            if half || (file.is_ready(now) && (!waits || has_waited)) {
                todo.read.push(Wanted { name: name.clone(), anyway: half });
            }
        }
    }

    /// The refusals that are to be told, where they are other than before.
    fn refuse(&mut self, refused: &[&str], now: Instant) -> Option<Vec<String>> {
        self.refused.retain(|name, _| refused.contains(&name.as_str()));
        for name in refused {
            self.refused.entry((*name).to_owned()).or_insert(now + GONE);
        }
        let told: Vec<String> =
            self.refused.iter().filter(|(_, at)| now >= **at).map(|(name, _)| name.clone()).collect();
        let mut before = self.told.clone();
        before.sort();
        self.told.clone_from(&told);
        (before != told).then_some(told)
    }
}

impl<S: Copy + Eq> File<S> {
    /// A file that nobody has read.
    fn found(state: S, now: Instant) -> Self {
        Self { read: None, seen: Some(state), since: now, changing: Some(now), broken: None }
    }

    fn see(&mut self, state: S, now: Instant) {
        if self.seen != Some(state) {
            self.seen = Some(state);
            self.since = now;
        }
        if self.read == self.seen {
            self.changing = None;
        } else {
            self.changing.get_or_insert(now);
            self.broken = None;
        }
    }

    /// True when it has changed and should be read.
    fn is_ready(&self, now: Instant) -> bool {
        self.settles().is_some_and(|at| now >= at)
    }

    /// When a file that has changed should be read, if it doesn't change again.
    fn settles(&self) -> Option<Instant> {
        let changing = self.changing?;
        Some((self.since + SETTLED).min(changing + PATIENCE))
    }

    /// When something is to be done about a file that has not changed since it was read.
    fn due_unchanged(&self) -> Option<Instant> {
        match self.seen {
            None => Some(self.since + GONE),
            Some(_) => self.broken.map(|since| since + PATIENCE),
        }
    }
}

/// True where `name` is `above`, or in the folder of that name.
fn is_within(name: &str, above: &str) -> bool {
    name.strip_prefix(above).is_some_and(|rest| rest.is_empty() || above.ends_with('/') || rest.starts_with('/'))
}

#[cfg(test)]
mod tests;
