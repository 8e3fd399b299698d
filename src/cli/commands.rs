//! The commands that print: each loads what it needs, and hands results to `export`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::CommandFactory;
use clap_complete::Shell;

use crate::crossref::decisions::Decisions;
use crate::crossref::{self, Point, PointKind};
use crate::digest::{self, ReportText};
use crate::draft::page::Page;
use crate::export;
use crate::files::{self, Source};
use crate::model::{Level, Story};
use crate::search::{Index, Query};
use crate::work::{self, Input, Loaded, load_all};

use super::Outcome;
use super::args::{Arguments, CheckFormat, ClaimsFormat, Kind, SearchFormat, ShowFormat};
use super::output::Output;
use super::{built_in, folders};

/// `twosource show`.
pub(super) fn show(paths: &[PathBuf], format: ShowFormat, output: &Output) -> Outcome {
    let Some(story) = story(paths, output) else { return Outcome::Unusable };
    let digests = story.digests();
    output.print(|out| match format {
        ShowFormat::Text => export::show::text(out, digests, output.page()),
        ShowFormat::Markdown => export::show::markdown(out, digests),
        ShowFormat::Json => export::show::json(out, digests),
    })
}

/// `twosource search`.
pub(super) fn search(query: &str, paths: &[PathBuf], format: SearchFormat, output: &Output) -> Outcome {
    let query = Query::parse(query);
    if query.is_empty() {
        output.say("the query is empty: give words to look for, as in: twosource search 'minister -former'");
        return Outcome::Unusable;
    }
    if let Some((_, problem)) = query.problem() {
        output.say(&problem.to_string());
    }
    let Some(story) = story(paths, output) else { return Outcome::Unusable };
    let digests = story.digests();
    let index = Index::build(digests);
    let found = index.search(&query, usize::MAX);
    if found.hits.is_empty() {
        let near = index.nearest(&query, NEAREST);
        output.say(&export::search::summary(&query, &near));
        if !near.hits.is_empty() && format == SearchFormat::Text {
            output.print(|out| export::search::text(out, digests, &near.hits, output.page()));
        }
        return Outcome::Failed;
    }
    output.print(|out| match format {
        SearchFormat::Text => export::search::text(out, digests, &found.hits, output.page()),
        SearchFormat::Json => export::search::json(out, digests, &found.hits),
    })
}

/// How many quotes are offered where none matches.
const NEAREST: usize = 5;

/// `twosource claims`; the points are as the reader decided where `decisions` are given.
pub(super) fn claims(
    paths: &[PathBuf],
    format: ClaimsFormat,
    kind: Kind,
    decisions: Option<&Decisions>,
    output: &Output,
) -> Outcome {
    let Some(story) = story(paths, output) else { return Outcome::Unusable };
    let mut points: Vec<Arc<Point>> = crossref::points(story.digests()).into_iter().map(Arc::new).collect();
    if let Some(decisions) = decisions {
        points = crossref::decisions::apply(&points, decisions, story.digests());
    }
    let points: Vec<Point> = points.into_iter().map(Arc::unwrap_or_clone).collect();
    let kind = match kind {
        Kind::Claim => Some(PointKind::Claim),
        Kind::Quote => Some(PointKind::Quote),
        Kind::Figure => Some(PointKind::Figure),
        Kind::All => None,
    };
    let selection = export::claims::Selection { digests: story.digests(), points: &points, kind };
    output.print(|out| match format {
        ClaimsFormat::Text => export::claims::text(out, selection, output.page()),
        ClaimsFormat::Markdown => export::claims::markdown(out, selection),
        ClaimsFormat::Csv => export::claims::csv(out, selection),
        ClaimsFormat::Json => export::claims::json(out, selection),
    })
}

/// What the reader decided, from where the reader keeps it; what is wrong with that file is told.
pub(super) fn decisions(output: &Output) -> Decisions {
    let (decisions, notice) = work::decisions(folders::decisions().as_deref());
    if let Some(notice) = notice {
        output.say(&notice);
    }
    decisions
}

/// `twosource claims --pairs`.
pub(super) fn pairs(paths: &[PathBuf], format: ClaimsFormat, output: &Output) -> Outcome {
    if format != ClaimsFormat::Json {
        output.say("pairs are printed as JSON only: add --format json");
        return Outcome::Unusable;
    }
    let Some(story) = story(paths, output) else { return Outcome::Unusable };
    let pairs = crossref::pairs(story.digests());
    output.print(|out| export::claims::pairs(out, story.digests(), &pairs))
}

/// `twosource check`.
pub(super) fn check(paths: &[PathBuf], text: Option<&Path>, format: CheckFormat, output: &Output) -> Outcome {
    let text = match text.map(|path| report_text(path, output)) {
        Some(None) => return Outcome::Unusable,
        Some(Some(text)) => Some(text),
        None => None,
    };
    let report = text.as_deref().map(ReportText::new);
    let (sources, refusals) = files::gather(paths);
    let mut loaded = Loaded::default();
    for refusal in refusals {
        loaded.refuse(refusal);
    }
    let mut read = 0;
    for source in &sources {
        match source.read() {
            Ok(bytes) => {
                read += 1;
                let reading = match &report {
                    Some(report) => digest::read_against(source.name(), &bytes, report),
                    None => digest::read(source.name(), &bytes),
                };
                loaded.add(source.name(), reading);
            }
            Err(refusal) => loaded.refuse(refusal),
        }
    }
    let problems = loaded.problems();
    let told = output.print(|out| match format {
        CheckFormat::Text => export::problem::text(out, &problems, output.page()),
        CheckFormat::Json => export::problem::json(out, &problems),
    });
    if told != Outcome::Done {
        return told;
    }
    if format == CheckFormat::Text {
        let found = export::problem::summary(&problems);
        let found = if found.is_empty() { "no problems".to_owned() } else { found };
        output.say(&format!("{} checked: {found}", crate::text::count::counted(loaded.digests().len(), "digest")));
    }
    match problems.iter().any(|problem| problem.level == Level::Error) {
        true if read == 0 => Outcome::Unusable,
        true => Outcome::Failed,
        false => Outcome::Done,
    }
}

/// `twosource text`.
pub(super) fn text(report: &Path, output: &Output) -> Outcome {
    let Some(page) = read_report(report, output) else { return Outcome::Unusable };
    output.print_foreign(&page.text)
}

/// `twosource schema`.
pub(super) fn schema(output: &Output) -> Outcome {
    output.print_text(digest::SCHEMA)
}

/// `twosource completions`.
pub(super) fn completions(shell: Shell, output: &Output) -> Outcome {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "twosource", &mut script);
    output.print_text(&String::from_utf8_lossy(&script))
}

/// `twosource man`.
pub(super) fn man(output: &Output) -> Outcome {
    let mut page = Vec::new();
    // A vector takes everything.
    let _ = clap_mangen::Man::new(Arguments::command()).render(&mut page);
    output.print_text(&String::from_utf8_lossy(&page))
}

/// The digests of the paths, or the built-in ones, as a story; none where nothing could be read, which is told then.
pub(super) fn story(paths: &[PathBuf], output: &Output) -> Option<Story> {
    let loaded = load_all(&input(paths));
    output.warn(&loaded.problems());
    let digests = loaded.digests();
    if digests.is_empty() {
        output.say("no digest could be read");
        return None;
    }
    Some(Story::new(digests))
}

/// What the paths name; nothing: the digests that come with the program.
pub(super) fn input(paths: &[PathBuf]) -> Input {
    let built_in = if paths.is_empty() { built_in::DIGESTS.to_vec() } else { Vec::new() };
    Input { paths: paths.to_vec(), built_in, ..Input::default() }
}

/// The text of a report; what is wrong with the file is told.
fn report_text(path: &Path, output: &Output) -> Option<String> {
    read_report(path, output).map(|page| page.text)
}

/// The text of a report and what its page says about it; what is wrong with the file is told.
pub(super) fn read_report(path: &Path, output: &Output) -> Option<Page> {
    work::read_report(&Source::new(path))
        .map_err(|refusal| output.say(&format!("{}: {}; {}", refusal.file, refusal.message, refusal.help)))
        .ok()
}
