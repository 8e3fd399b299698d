//! What was read, file by file, in the order in which the files were given.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use hashbrown::HashSet;

use crate::app::Coverage;
use crate::digest::Reading;
use crate::files::{Fingerprint, Refusal, Source};
use crate::model::{Digest, Id, Level, Place, Problem};

use super::review::Home;
use super::texts::{Match, Texts};

/// What was read, in the order given whatever was read first.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// What each file held, by the names of the files.
    files: BTreeMap<String, Held>,
    /// What could not be looked at, and where it stands in what was given.
    refusals: Vec<(usize, Refusal)>,
    pub(super) texts: Texts,
}

/// What a file held.
#[derive(Clone, Debug, Default)]
pub(super) struct Held {
    /// Where the file stands in what was given.
    pub(super) order: usize,
    /// Where it is, and the state that it was in when it was read.
    pub(super) home: Home,
    pub(super) digests: Vec<Arc<Digest>>,
    pub(super) problems: Vec<Problem>,
}

/// How a file has changed, in digests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Changes {
    pub(super) new: usize,
    pub(super) changed: usize,
    pub(super) gone: usize,
    /// True where anything is to be shown anew, also where no digest has changed.
    pub(super) any: bool,
}

impl Held {
    /// What came of reading a file.
    pub(super) fn new(order: usize, home: Home, outcome: Result<Reading, Refusal>) -> Self {
        match outcome {
            Ok(reading) => {
                let mut digests: Vec<_> = reading.digests.into_iter().map(Arc::new).collect();
                // The list may stand in the memory that the digests themselves stood in.
                digests.shrink_to_fit();
                Self { order, home, digests, problems: reading.problems }
            }
            Err(refusal) => Self { order, home, digests: Vec::new(), problems: vec![refused(&refusal)] },
        }
    }

    /// The same, with the very digests of `before` where they say the same, so that they need not be compared again.
    fn keeping(mut self, before: &Self) -> Self {
        for digest in &mut self.digests {
            if let Some(same) = before.digests.iter().find(|other| other == &digest) {
                *digest = Arc::clone(same);
            }
        }
        self
    }
}

impl Loaded {
    /// The digests, in the order given; of those with the same id the first.
    pub fn digests(&self) -> Vec<Arc<Digest>> {
        self.assembled().0
    }

    /// The problems, in the order given.
    pub fn problems(&self) -> Vec<Problem> {
        self.assembled().1
    }

    /// Takes in what a file held.
    pub fn add(&mut self, file: &str, reading: Reading) {
        let held = Held::new(self.next(), Home::default(), Ok(reading));
        self.files.insert(file.to_owned(), held);
    }

    /// Takes in that something could not be looked at or read.
    pub fn refuse(&mut self, refusal: Refusal) {
        self.refusals.push((self.next(), refusal));
    }

    fn next(&self) -> usize {
        self.files.len() + self.refusals.len()
    }

    /// Takes in what a file held, in place of what it held before.
    pub(super) fn put(&mut self, file: String, held: Held) -> Changes {
        let Some(before) = self.files.get(&file) else {
            let changes = Changes { new: held.digests.len(), any: true, ..Changes::default() };
            self.files.insert(file, held);
            return changes;
        };
        let held = held.keeping(before);
        let was = |digest: &Digest| before.digests.iter().find(|other| other.id == digest.id);
        let mut changes = Changes { any: before.problems != held.problems, ..Changes::default() };
        for digest in &held.digests {
            match was(digest) {
                None => changes.new += 1,
                Some(before) => changes.changed += usize::from(!Arc::ptr_eq(before, digest)),
            }
        }
        let is_there = |id: &Id| held.digests.iter().any(|digest| digest.id == *id);
        changes.gone = before.digests.iter().filter(|before| !is_there(&before.id)).count();
        changes.any |= changes.new + changes.changed + changes.gone > 0;
        self.files.insert(file, held);
        changes
    }

    /// Takes in that a file no longer holds a digest that can be read: what it held stays, with what is wrong now.
    pub(super) fn keep(&mut self, file: &str, mut problems: Vec<Problem>) -> Changes {
        let Some(held) = self.files.get_mut(file) else { return Changes::default() };
        let message = "the file has changed and can't be read any more; what is shown is what it held before";
        let help = "mend the file, and what it says then is shown, or delete it";
        problems.push(problem(file, "older-kept", message.to_owned(), help.to_owned()));
        let any = held.problems != problems;
        held.problems = problems;
        Changes { any, ..Changes::default() }
    }

    /// Forgets a file.
    pub(super) fn forget(&mut self, file: &str) -> Changes {
        let gone = self.files.remove(file).map(|held| held.digests.len());
        Changes { gone: gone.unwrap_or(0), any: gone.is_some(), ..Changes::default() }
    }

    /// True where the file held a digest.
    pub(super) fn has_digests(&self, file: &str) -> bool {
        self.files.get(file).is_some_and(|held| !held.digests.is_empty())
    }

    /// The files stand in this order from now on, after `first` others; those that aren't among them stay where they are.
    pub(super) fn arrange(&mut self, sources: &[Source], first: usize) {
        for (source, order) in sources.iter().zip(first..) {
            if let Some(held) = self.files.get_mut(source.name()) {
                held.order = order;
            }
        }
    }

    /// Only this can't be looked at now.
    pub(super) fn set_refusals(&mut self, refusals: Vec<Refusal>) {
        self.refusals = refusals.into_iter().map(|refusal| (usize::MAX, refusal)).collect();
    }

    /// What can't be looked at.
    pub(super) fn refusals(&self) -> impl Iterator<Item = &Refusal> {
        self.refusals.iter().map(|(_, refusal)| refusal)
    }

    /// Puts a digest in the place of the one of the same id.
    pub(super) fn adopt(&mut self, digest: &Arc<Digest>) {
        let mut files: Vec<&mut Held> = self.files.values_mut().collect();
        files.sort_by_key(|held| held.order);
        let mut digests = files.into_iter().flat_map(|held| &mut held.digests);
        if let Some(old) = digests.find(|old| old.id == digest.id) {
            *old = Arc::clone(digest);
        }
    }

    /// The files that the digests are from.
    pub(super) fn homes(&self) -> HashMap<Id, Home> {
        let mut homes = HashMap::with_capacity(self.files.len());
        for (_, held) in self.in_order() {
            for digest in &held.digests {
                homes.entry(digest.id.clone()).or_insert_with(|| held.home.clone());
            }
        }
        homes
    }

    /// The files with the states in which they were read.
    pub(super) fn states(&self) -> impl Iterator<Item = (String, Fingerprint)> + '_ {
        self.files.iter().filter_map(|(file, held)| Some((file.clone(), held.home.state()?)))
    }

    /// The story as it is now, not compared yet.
    pub(super) fn coverage(&self) -> Coverage {
        let (digests, problems) = self.assembled();
        let (mut stale, mut texts) = (Vec::new(), Vec::new());
        for digest in &digests {
            let (text, read) = match self.texts.of(digest) {
                Match::Read(text) => (text, true),
                Match::Near(text) => (text, digest.report.snapshot.is_none()),
                Match::None => continue,
            };
            texts.push((digest.id.clone(), text));
            if !read {
                stale.push(digest.id.clone());
            }
        }
        Coverage::read(digests, problems).with_stale(stale).with_texts(texts)
    }

    fn in_order(&self) -> Vec<(&String, &Held)> {
        let mut files: Vec<(&String, &Held)> = self.files.iter().collect();
        files.sort_by_key(|(_, held)| held.order);
        files
    }

    /// The digests and the problems; a digest whose id is taken already is told, and stays out.
    fn assembled(&self) -> (Vec<Arc<Digest>>, Vec<Problem>) {
        let mut digests = Vec::with_capacity(self.files.len());
        let mut problems: Vec<(usize, Problem)> = Vec::new();
        let mut ids: HashSet<&Id> = HashSet::with_capacity(self.files.len());
        for (file, held) in self.in_order() {
            problems.extend(held.problems.iter().map(|problem| (held.order, problem.clone())));
            for digest in &held.digests {
                if ids.insert(&digest.id) {
                    digests.push(Arc::clone(digest));
                } else {
                    problems.push((held.order, taken(file, &digest.id)));
                }
            }
        }
        problems.extend(self.refusals.iter().map(|(order, refusal)| (*order, refused(refusal))));
        problems.sort_by_key(|(order, _)| *order);
        (digests, problems.into_iter().map(|(_, problem)| problem).collect())
    }
}

impl Changes {
    /// Adds what has changed elsewhere.
    pub(super) fn add(&mut self, other: Self) {
        self.new += other.new;
        self.changed += other.changed;
        self.gone += other.gone;
        self.any |= other.any;
    }

    /// What was taken in, in a few words; `None` where no digest has changed.
    pub(super) fn in_words(self) -> Option<String> {
        let parts = [(self.new, "new"), (self.changed, "changed"), (self.gone, "gone")];
        let parts: Vec<String> =
            parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
        (!parts.is_empty()).then(|| format!("taken in: {}", parts.join(", ")))
    }
}

fn problem(file: &str, code: &'static str, message: String, help: String) -> Problem {
    let place = Place { file: file.to_owned(), line: 1, column: 1, width: 1, ..Place::default() };
    Problem { place, level: Level::Error, code, message, help }
}

fn refused(refusal: &Refusal) -> Problem {
    problem(&refusal.file, refusal.code, refusal.message.clone(), refusal.help.clone())
}

fn taken(file: &str, id: &Id) -> Problem {
    let message = format!("another digest that is open has the id {:?} already", id.as_str());
    problem(file, "duplicate-digest", message, "open it alone, or give it an id of its own".to_owned())
}
