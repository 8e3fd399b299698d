//! Following what was opened: files that come, change and go are taken in while the story is read.
//!
//! The system tells when to look (`files::watch`), looking tells what there is (`files::survey`), and `rules` say what of
//! it is to be read, and when. Nothing is done while nothing happens. Where the system doesn't tell of all changes, it is
//! looked every few seconds.

mod rules;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use crate::digest::{self, Reading};
use crate::files::{self, Fingerprint, Refusal, Source, Survey, Watch};
use crate::model::{Digest, Level};

use super::load::Input;
use super::loaded::{Changes, Held, Loaded};
use super::review::{Home, Homes};
use super::showing::Showing;
use rules::{Rules, Todo, Wanted};

/// How often it is looked where the system doesn't tell of changes.
const EVERY: Duration = Duration::from_secs(2);
/// Looking then takes at most this part of the time: with many files it is done less often.
const PART_OF_THE_TIME: u32 = 50;

/// After news it is not looked again before so many times what looking took: files that have changed are looked after all the same.
const REST: u32 = 2;

/// What the follower hears of.
pub(super) enum Event {
    /// Something has changed in a folder.
    Rung,
    /// A digest was reviewed.
    Adopt(Arc<Digest>),
    /// Nobody reads the story any more.
    End,
}

/// What was opened, and what was left unread because the person stopped it: that stays out until it changes.
pub(super) struct Opened {
    pub(super) loaded: Loaded,
    pub(super) unread: Vec<Source>,
}

/// Follows what was opened.
pub(super) struct Follower {
    paths: Vec<PathBuf>,
    /// How many digests come with the program and stand before the files.
    built_in: usize,
    loaded: Loaded,
    rules: Rules<Fingerprint>,
    /// What is told to stand in the way of looking.
    hindered: Vec<String>,
    homes: Homes,
    showing: Showing,
}

impl Follower {
    /// Will follow the paths of `input`, of which `opened` has been read.
    pub(super) fn new(input: &Input, opened: Opened, homes: Homes, showing: Showing) -> Self {
        let Opened { loaded, unread } = opened;
        let unread = unread.iter().filter_map(|source| Some((source.name().to_owned(), source.state()?)));
        let hindered: Vec<String> = hindrances(loaded.refusals()).map(str::to_owned).collect();
        let rules = Rules::new(Instant::now(), loaded.states().chain(unread), hindered.clone());
        let paths = input.paths.iter().filter(|path| path.as_path() != Path::new("-")).cloned().collect();
        Self { paths, built_in: input.built_in.len(), loaded, rules, hindered, homes, showing }
    }

    /// Follows until it is told to end; `ring` is where news of folders go.
    pub(super) fn serve(mut self, events: &Receiver<Event>, ring: Sender<Event>) {
        // What is in no file can't change.
        let mut watch = (!self.paths.is_empty()).then(|| Watch::new(&self.paths, move || drop(ring.send(Event::Rung))));
        if watch.is_some() {
            // What has changed while it was loaded is found by the first look.
            self.rules.ring(Instant::now());
        }
        loop {
            let first = match self.rules.due() {
                Some(due) => events.recv_timeout(due.saturating_duration_since(Instant::now())),
                None => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            if matches!(first, Err(RecvTimeoutError::Disconnected)) {
                return;
            }
            for event in first.into_iter().chain(events.try_iter()) {
                match event {
                    Event::Rung => self.rules.ring(Instant::now()),
                    Event::Adopt(digest) => self.adopt(&digest),
                    Event::End => return,
                }
            }
            if let Some(watch) = &mut watch
                && self.rules.due().is_some_and(|due| due <= Instant::now())
            {
                self.look(watch);
            }
        }
    }

    /// Shows what was reviewed, unless somebody else has written the file since: then what they wrote is shown.
    fn adopt(&mut self, digest: &Arc<Digest>) {
        if self.homes.is_current(&digest.id) {
            self.loaded.adopt(digest);
            self.showing.show(self.loaded.coverage());
        }
    }

    /// Looks, and takes in what the rules say.
    fn look(&mut self, watch: &mut Watch) {
        let began = Instant::now();
        let survey = files::survey(&self.paths);
        let hearing = watch.listen_to(&survey.folders);
        let now = Instant::now();
        let every = EVERY.max((now - began) * PART_OF_THE_TIME);
        let todo = self.looked(&survey, now);
        self.rules.look_every((!hearing.all).then_some(every), now);
        self.rules.rest_until(now + (now - began) * REST);
        if hearing.fresh {
            self.rules.ring(now);
        }
        let changes = self.take_in(&survey, todo, now);
        if changes.any {
            self.loaded.arrange(&survey.sources, self.built_in);
            self.showing.show(self.loaded.coverage());
            changes.in_words().into_iter().for_each(|news| self.showing.mention(news));
        }
    }

    fn looked(&mut self, survey: &Survey, now: Instant) -> Todo {
        let present: Vec<(&str, Fingerprint)> = survey
            .sources
            .iter()
            .filter(|source| source.path().is_some())
            .filter_map(|source| Some((source.name(), source.state()?)))
            .collect();
        let refused: Vec<&str> = hindrances(survey.refusals.iter()).collect();
        self.rules.looked(now, &present, &refused)
    }

    /// Does what is to be done.
    fn take_in(&mut self, survey: &Survey, todo: Todo, now: Instant) -> Changes {
        let mut changes = Changes::default();
        let sources: HashMap<&str, &Source> = match todo.read.is_empty() {
            true => HashMap::new(),
            false => survey.sources.iter().map(|source| (source.name(), source)).collect(),
        };
        let wanted = todo.read.iter().filter_map(|wanted| sources.get(wanted.name.as_str()));
        let states: HashMap<&Path, Fingerprint> =
            wanted.filter_map(|source| Some((source.path()?, source.state()?))).collect();
        let own = self.homes.own(&states);
        for Wanted { name, anyway } in todo.read {
            let Some(source) = sources.get(name.as_str()) else { continue };
            let Some((path, state)) = source.path().zip(source.state()) else { continue };
            if own.contains(path) && !anyway {
                // What was saved here is shown when its review is left.
                self.rules.was_read(&name, state, true, now);
                continue;
            }
            let outcome = source.read().map(|bytes| digest::read(&name, &bytes));
            let whole = outcome.as_ref().is_ok_and(is_whole);
            self.rules.was_read(&name, state, whole || anyway, now);
            if whole || anyway {
                changes.add(self.put(name, (path, state), outcome));
            }
        }
        for name in &todo.gone {
            changes.add(self.loaded.forget(name));
        }
        if let Some(told) = todo.refused {
            self.hindered = told;
            changes.any = true;
        }
        if changes.any {
            let is_told = |refusal: &&Refusal| refusal.code == EMPTY || self.hindered.contains(&refusal.file);
            self.loaded.set_refusals(survey.refusals.iter().filter(is_told).cloned().collect());
        }
        changes
    }

    /// Takes in what came of reading a file.
    fn put(&mut self, name: String, (path, state): (&Path, Fingerprint), outcome: Result<Reading, Refusal>) -> Changes {
        let home = Home::of(Some(path.to_owned()), Some(state), &outcome);
        let held = Held::new(usize::MAX, home.clone(), outcome);
        if held.digests.is_empty() && self.loaded.has_digests(&name) {
            return self.loaded.keep(&name, held.problems);
        }
        self.homes.add(held.digests.iter().map(|digest| (digest.id.clone(), home.clone())).collect());
        self.loaded.put(name, held)
    }
}

/// The refusal of a folder that can be looked at and holds nothing.
const EMPTY: &str = "empty-folder";

/// What stands in the way of looking.
fn hindrances<'r>(refusals: impl Iterator<Item = &'r Refusal>) -> impl Iterator<Item = &'r str> {
    refusals.filter(|refusal| refusal.code != EMPTY).map(|refusal| refusal.file.as_str())
}

/// False for what may be half written: it ends too early, is not JSON, or holds no digest where it should.
fn is_whole(reading: &Reading) -> bool {
    const CUT: [&str; 5] = ["truncated", "syntax", "trailing-text", "encoding", "empty-file"];
    let is_error = reading.problems.iter().any(|problem| problem.level == Level::Error);
    let is_cut = reading.problems.iter().any(|problem| CUT.contains(&problem.code));
    !is_cut && (!reading.digests.is_empty() || !is_error)
}

#[cfg(test)]
mod tests;
