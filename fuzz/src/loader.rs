//! Reading digests: whatever the bytes are, what comes back is sound, and what is written of it reads back equal.

use std::sync::Arc;

use twosource::digest::{self, ReportText};
use twosource::export::{Page, problem, show};
use twosource::model::{Digest, Problem};

use super::stream::printed;

/// Reads the bytes as a file of digests.
pub fn check(bytes: &[u8]) {
    for file in ["one\u{1b}.json", "lines.ndjson"] {
        let reading = digest::read(file, bytes);
        check_problems(&reading.problems, bytes);
        check_written(&reading.digests);
    }
    // Verified against any text, here its own.
    let text = String::from_utf8_lossy(bytes);
    let reading = digest::read_against("one.json", bytes, &ReportText::new(&text));
    check_problems(&reading.problems, bytes);
}

/// Every problem has a place in the file, and telling it steers nothing.
fn check_problems(problems: &[Problem], bytes: &[u8]) {
    let lines = bytes.split(|byte| *byte == b'\n').count().max(1);
    for problem in problems {
        let place = &problem.place;
        assert!(
            place.line >= 1 && place.line as usize <= lines && place.column >= 1 && place.width >= 1,
            "{problem:?}"
        );
        assert!(!problem.message.is_empty() && !problem.code.is_empty(), "{problem:?}");
    }
    printed(|out| problem::text(out, problems, Page::default()));
    printed(|out| problem::json(out, problems));
}

/// A digest that was read can be written, prettily, on a line and in a list, and is the same when read again.
fn check_written(digests: &[Digest]) {
    for digest in digests {
        let pretty = digest::write(digest);
        super::stream::check_printed(&pretty);
        assert_eq!(digest::read("again.json", pretty.as_bytes()).digests, std::slice::from_ref(digest));
        let line = digest::write_line(digest);
        assert!(!line.contains('\n'), "{line:?}");
        assert_eq!(digest::read("again.ndjson", line.as_bytes()).digests, std::slice::from_ref(digest));
    }
    let list = digest::write_list(digests);
    assert_eq!(digest::read("list.json", list.as_bytes()).digests, digests);
    let shared: Vec<Arc<Digest>> = digests.iter().cloned().map(Arc::new).collect();
    printed(|out| show::text(out, &shared, Page { columns: 40, ..Page::default() }));
    printed(|out| show::markdown(out, &shared));
}
