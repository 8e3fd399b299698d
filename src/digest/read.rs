//! From the bytes of a file to digests and problems: which documents it holds, and which of them are digests.

use std::collections::HashSet;

use jiter::Peek;

use super::encoding::{self, Decoded};
use super::finding::{Fault, Findings, Mark};
use super::items::{self, RawDigest};
use super::places::{self, Part, Places, To};
use super::pull::{Budget, Members, Pull, Pulled};
use super::{Reading, ReportText, check, tell, verify};
use crate::model::{Digest, SPEC_VERSION};

/// The text that digests are verified against.
#[derive(Clone, Copy)]
pub(super) struct Against<'a> {
    pub(super) report: &'a ReportText<'a>,
    /// True where only those digests are meant that say they were read from it.
    pub(super) only_its_own: bool,
}

/// Reads all digests of a file.
pub(super) fn read(file: &str, bytes: &[u8], against: Option<Against>) -> Reading {
    let mut findings = Findings::default();
    let mut gathered = Gathered { digests: Vec::new(), ids: HashSet::new(), against };
    match encoding::decode(bytes) {
        Ok(decoded) => {
            let budget = Budget::for_file(bytes.len());
            Reader { findings: &mut findings, budget, gathered: &mut gathered }.file(file, bytes, decoded);
        }
        Err(fault) => findings.push(0..1, String::new, fault),
    }
    Reading { digests: gathered.digests, problems: findings.into_problems(file, bytes) }
}

/// The digests so far.
struct Gathered<'a> {
    digests: Vec<Digest>,
    ids: HashSet<Box<str>>,
    against: Option<Against<'a>>,
}

/// What reads one file.
struct Reader<'r, 'a> {
    findings: &'r mut Findings,
    budget: Budget,
    gathered: &'r mut Gathered<'a>,
}

impl Reader<'_, '_> {
    fn file(&mut self, file: &str, bytes: &[u8], decoded: Decoded) {
        let Decoded { text, start, cut_by } = decoded;
        if start > 0 {
            let message = "the file begins with a byte order mark";
            let help = "it is passed over: other programs may trip over it, so write UTF-8 without one";
            self.findings.push(0..1, String::new, Fault::warning("byte-order-mark", message, help));
        }
        if text.trim().is_empty() && cut_by.is_none() {
            let message = if bytes.is_empty() { "the file is empty" } else { "the file holds nothing but white space" };
            let help = "a digest is one JSON object: `twosource schema` describes it";
            self.findings.push(0..1, String::new, Fault::error("empty-file", message, help));
        } else if is_one_a_line(file, text) {
            self.lines(&bytes[start..], start);
        } else {
            let mut pull = Pull::new(text, start, self.findings, &mut self.budget).cut_by(cut_by);
            // What was read before the text stopped being JSON stays.
            let _stopped = document(&mut pull, text, start, self.gathered);
        }
    }

    /// One digest a line; a line that is none does not hide the others.
    fn lines(&mut self, bytes: &[u8], start: usize) {
        let mut from = start;
        for line in bytes.split(|byte| *byte == b'\n') {
            let (text, cut_by) = encoding::valid_part(line, from);
            if !text.trim().is_empty() || cut_by.is_some() {
                let mut pull = Pull::new(text, from, self.findings, &mut self.budget).cut_by(cut_by);
                let _stopped = one_value(&mut pull, text, from, self.gathered);
            }
            from += line.len() + 1;
        }
    }
}

/// True where each line holds a document of its own: by the name of the file, or, since standard input has none, where
/// the second line begins an object that the first can't hold.
fn is_one_a_line(file: &str, text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let (first, second) = (lines.next().unwrap_or_default(), lines.next());
    let named = file.rsplit_once('.').is_some_and(|(_, extension)| {
        extension.eq_ignore_ascii_case("ndjson") || extension.eq_ignore_ascii_case("jsonl")
    });
    // A document over many lines that goes by the wrong name is read as what it is.
    let begun_only = matches!(first, "{" | "[");
    let holds_second = first.ends_with(['{', '[', ',', ':']);
    (named && !begun_only)
        || (first.starts_with('{') && !holds_second && second.is_some_and(|line| line.starts_with('{')))
}

/// A file that is one document: a digest, or a list of them.
fn document(pull: &mut Pull, text: &str, start: usize, gathered: &mut Gathered) -> Pulled<()> {
    if pull.peek()?.0 != Peek::Array {
        return one_value(pull, text, start, gathered);
    }
    let at = pull.offset();
    let mut any = false;
    pull.list(0, |pull| {
        any = true;
        let nested = pull.peek()?;
        if nested.0 == Peek::Array {
            if pull.skip()? {
                let help = "a file holds a digest, or one list of digests";
                let fault = Fault::error("nested-list", "a list within the list of digests", help);
                pull.report(nested.1..nested.1 + 1, fault);
            }
        } else {
            digest(pull, text, start, gathered)?;
        }
        Ok(None::<()>)
    })?;
    if !any {
        pull.report(at..at + 1, Fault::error("empty-list", "the list holds no digest", "put a digest into it"));
    }
    pull.finish()
}

/// A document that is one digest and nothing else.
fn one_value(pull: &mut Pull, text: &str, start: usize, gathered: &mut Gathered) -> Pulled<()> {
    digest(pull, text, start, gathered)?;
    pull.finish()
}

/// The next value, if it is a digest that this program can read.
fn digest(pull: &mut Pull, text: &str, start: usize, gathered: &mut Gathered) -> Pulled<()> {
    let mark = pull.findings.mark();
    let (peek, at) = pull.peek()?;
    if peek != Peek::Object {
        if pull.skip()? {
            let message = format!("a digest is an object, not {}", tell::kind(peek));
            pull.report(at..pull.offset(), Fault::error("not-a-digest", message, NO_DIGEST));
        }
        return Ok(());
    }
    let Some((mut raw, members)) = items::digest(pull)? else { return Ok(()) };
    if !is_readable(pull, &raw, &members, mark) {
        return Ok(());
    }
    raw.places.path = pull.path.to_string();
    finish(pull, text, start, raw, gathered);
    Ok(())
}

const NO_DIGEST: &str = "`twosource schema` describes a digest; `twosource draft REPORT` makes one";

/// True where the digest is of this format and has what it can't do without; otherwise says why not.
fn is_readable(pull: &mut Pull, raw: &RawDigest, members: &Members, mark: Mark) -> bool {
    let brace = members.brace();
    if !["specVersion", "id", "report"].iter().any(|name| members.has(name)) {
        pull.findings.forget_since(mark);
        let message = "this object is no digest: it has neither `specVersion` nor `id` nor `report`";
        pull.report(brace, Fault::error("not-a-digest", message, NO_DIGEST));
        return false;
    }
    if let Some(version) = raw.spec_version.as_deref().filter(|version| *version != SPEC_VERSION) {
        pull.findings.forget_since(mark);
        pull.report(brace, other_version(version));
        return false;
    }
    items::required(pull, members, "digest", &["specVersion", "id", "report"])
        && raw.spec_version.is_some()
        && !raw.digest.id.is_empty()
        && raw.has_report
}

/// What is wrong with a digest of another format than this program's.
fn other_version(version: &str) -> Fault {
    let number = |text: &str| text.strip_prefix("twosource/").and_then(|number| number.parse::<u32>().ok());
    let said = tell::quoted(version);
    match (number(version), number(SPEC_VERSION)) {
        (Some(theirs), Some(ours)) if theirs > ours => Fault::error(
            "newer-format",
            format!("the digest is of the newer format {said}, so it is left out"),
            format!("this program reads `{SPEC_VERSION}`: get a newer one"),
        ),
        _ => Fault::error(
            "unknown-format",
            format!("the digest is of the format {said}, which this program doesn't know, so it is left out"),
            format!("write `{SPEC_VERSION}` if that is what it is"),
        ),
    }
}

/// Checks the digest and keeps it.
fn finish(pull: &mut Pull, text: &str, start: usize, raw: RawDigest, gathered: &mut Gathered) {
    let RawDigest { mut digest, mut places, .. } = raw;
    if !gathered.ids.insert(digest.id.as_str().into()) {
        let message =
            format!("another digest before this one has the id {}, so this one is left out", tell::quoted(&digest.id));
        pull.report(places.start..places.start + 1, Fault::error("duplicate-id", message, "give each its own id"));
        return;
    }
    let document = Document { text, start };
    let twice = check::duplicates(&digest);
    for part in &twice {
        let (at, path) = document.place(&places, *part, &[To::Member("id")]);
        pull.findings.push(at, || path, check::duplicate_fault(&digest, *part));
    }
    if !twice.is_empty() {
        check::leave_out(&mut digest, &mut places, &twice);
    }
    let findings = &mut *pull.findings;
    let mut tell = |part: Part, steps: &[To], fault: Fault| {
        let (at, path) = document.place(&places, part, steps);
        findings.push(at, || path, fault);
    };
    check::digest(&digest, &mut tell);
    match gathered.against {
        Some(Against { report, only_its_own }) if !only_its_own || report.is_snapshot_of(&digest) == Some(true) => {
            verify::check(&digest, report, &mut tell);
        }
        // Only here, since the words themselves tell more than their length.
        _ => check::lengths(&digest, &mut tell),
    }
    gathered.digests.push(digest);
}

/// The text that a digest was read from, to look its parts up again.
struct Document<'a> {
    text: &'a str,
    start: usize,
}

impl Document<'_> {
    fn place(&self, places: &Places, part: Part, steps: &[To]) -> (std::ops::Range<usize>, String) {
        let (offset, path) = places.of(part);
        let (at, rest) = places::find(self.text, offset - self.start, steps);
        (at.start + self.start..at.end + self.start, path + &rest)
    }
}
