//! `twosource draft`: reports become draft digests, several at a time.

use std::path::PathBuf;

use crate::digest;
use crate::draft;
use crate::model::Report;

use super::Outcome;
use super::commands::report_text;
use super::output::Output;

/// Drafts a digest of each report: one prettily, several one a line, in their order.
pub(super) fn draft(reports: &[PathBuf], output: &Output) -> Outcome {
    let drafted: Vec<_> = reports
        .iter()
        .filter_map(|path| report_text(path, output).map(|text| draft::draft(&text, &[], &Report::default())))
        .collect();
    let complete = drafted.len() == reports.len();
    let told = output.print(|out| match drafted.as_slice() {
        [one] if reports.len() == 1 => writeln!(out, "{}", digest::write(one).trim_end()),
        several => several.iter().try_for_each(|one| writeln!(out, "{}", digest::write_line(one).trim_end())),
    });
    if complete { told } else { Outcome::Unusable }
}
