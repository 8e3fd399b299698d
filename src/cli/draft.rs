//! `twosource draft`: reports become draft digests, several at a time.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::digest;
use crate::draft;
use crate::model::{Digest, Id};

use super::Outcome;
use super::commands::read_report;
use super::output::Output;

/// Drafts a digest of each report: one prettily, several one a line, in their order.
pub(super) fn draft(reports: &[PathBuf], output: &Output) -> Outcome {
    let mut drafted = draft_all(reports, output);
    tell_apart(drafted.iter_mut().flatten());
    let complete = drafted.iter().all(Option::is_some);
    let told = output.print(|out| {
        drafted.iter().flatten().try_for_each(|digest| {
            let written = if reports.len() == 1 { digest::write(digest) } else { digest::write_line(digest) };
            writeln!(out, "{}", written.trim_end())
        })
    });
    if complete { told } else { Outcome::Unusable }
}

/// The drafts in the order of their reports, made by as many threads as there are processors.
fn draft_all(reports: &[PathBuf], output: &Output) -> Vec<Option<Digest>> {
    let next = AtomicUsize::new(0);
    let done = AtomicUsize::new(0);
    let drafted: Mutex<Vec<Option<Digest>>> = Mutex::new(vec![None; reports.len()]);
    let work = || {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(path) = reports.get(at) else { break };
            let digest = draft_one(path, output);
            if let Some(place) = drafted.lock().unwrap_or_else(PoisonError::into_inner).get_mut(at) {
                *place = digest;
            }
            output.progress("drafted", done.fetch_add(1, Ordering::Relaxed) + 1, reports.len());
        }
    };
    let threads = thread::available_parallelism().map_or(1, usize::from).min(reports.len());
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(work);
        }
        work();
    });
    drafted.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// Makes the ids of digests distinct, as of the same text given twice: the second gets `-2`, and so on in their order.
fn tell_apart<'d>(digests: impl Iterator<Item = &'d mut Digest>) {
    // Ids end in a part of a checksum, never in a number of their own.
    let mut given: HashMap<Id, usize> = HashMap::new();
    for digest in digests {
        let times = given.entry(digest.id.clone()).or_insert(0);
        *times += 1;
        if *times > 1 {
            digest.id = Id::from(format!("{}-{times}", digest.id));
        }
    }
}

fn draft_one(path: &Path, output: &Output) -> Option<Digest> {
    let page = read_report(path, output)?;
    Some(draft::draft(&page.text, &draft::report_ranges(&page.text), &page.report))
}
