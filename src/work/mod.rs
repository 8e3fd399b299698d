//! What takes time and touches the world: loading and following, comparing, searching and deciding, each on a thread of its own.
//!
//! The threads tell what they found as messages; nothing here draws, and nothing here decides.

use std::path::Path;
use std::sync::Arc;

use crate::app::Coverage;
use crate::app::message::{Effect, Message};
use crate::crossref::decisions::Decisions;

mod decide;
mod follow;
mod kept;
mod load;
mod loaded;
mod reports;
mod review;
mod search;
mod showing;
mod texts;

pub use load::{Input, load_all};
pub use loaded::Loaded;
pub use reports::read_report;

use decide::Decider;
use load::Loader;
use review::{Homes, Saver};
use search::Searcher;

/// Where messages go.
pub type Tell = Arc<dyn Fn(Message) + Send + Sync>;

/// Carries effects out.
pub struct Work {
    loader: Loader,
    searcher: Searcher,
    decider: Decider,
    saver: Saver,
}

impl Work {
    /// Begins to load `input`; what happens is told through `tell`.
    pub fn start(input: Input, tell: Tell) -> Self {
        let searcher = Searcher::start(Arc::clone(&tell));
        let desk = searcher.desk();
        let decider = Decider::start(input.decisions.clone(), Arc::clone(&tell));
        let story = decider.story();
        let through: Tell = Arc::new(move |message| match message {
            Message::Coverage(coverage) => story.tell(coverage, |coverage| {
                desk.cover(coverage, |coverage| tell(Message::Coverage(coverage)));
            }),
            Message::Progress(progress) => {
                if progress.finished {
                    desk.calm();
                }
                tell(Message::Progress(progress));
            }
            message => tell(message),
        });
        let homes = Homes::default();
        let saver = Saver::start(homes.clone(), Arc::clone(&through));
        let loader = Loader::start(input, homes, decider.story(), through);
        Self { loader, searcher, decider, saver }
    }

    /// Does what `effect` asks for, as far as it is not the terminal's.
    pub fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Search { number, query } => self.searcher.search(number, query),
            Effect::Decide(change) => self.decider.change(change),
            Effect::SaveDigest { digest, number, copy } => self.saver.save(digest, number, copy),
            Effect::Reread(digest) => self.saver.reread(digest),
            Effect::Adopt(digest) => self.loader.adopt(digest),
            Effect::StopLoading => self.loader.stop(),
            Effect::Quit | Effect::Suspend => {}
        }
    }
}

/// What the reader decided, as `file` keeps it, and what a person should know of that file; nothing where there is none.
pub fn decisions(file: Option<&Path>) -> (Decisions, Option<String>) {
    let held = kept::read(file);
    (Decisions::new(held.decisions), held.notice)
}

/// A coverage of digests that are at hand already, compared.
pub fn compare(coverage: Coverage) -> Coverage {
    let points = crate::crossref::points(coverage.story().digests());
    coverage.compare(points)
}
