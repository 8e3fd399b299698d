//! The points as a person reads them: the shared ones first, in words, with what the reports say word for word.

use std::collections::BTreeMap;
use std::fmt;

use super::super::layout::Layout;
use super::super::style::{Phrase, Tone};
use super::super::words;
use super::{Selection, differing, tally};
use crate::crossref::{Difference, Point, PointKind, Standing};
use crate::model::{Claim, Item};
use crate::text::count::grouped;

/// More names of silent reports than these would say less.
const SILENT_NAMED: usize = 12;

/// Tells the points of a story.
pub(super) fn story(layout: &mut dyn Layout, selection: Selection<'_>) -> fmt::Result {
    if selection.digests.is_empty() {
        return layout.paragraph(&Phrase::new("No report is open.", Tone::Plain));
    }
    summary(layout, selection)?;
    reports(layout, selection)?;
    for kind in selection.kinds() {
        let shared: Vec<&Point> = selection.of(kind).filter(|point| is_shared(point)).collect();
        if selection.digests.len() > 1 {
            section(layout, kind, "in several reports", shared.len())?;
        }
        for point in shared {
            layout.heading(3, &statement(point))?;
            told(layout, selection, point)?;
        }
        single(layout, selection, kind)?;
    }
    Ok(())
}

/// How many reports, and for each kind how many points.
fn summary(layout: &mut dyn Layout, selection: Selection<'_>) -> fmt::Result {
    let reports = selection.digests.len();
    let mut facts = vec![("reports", Phrase::new(&grouped(reports), Tone::Strong))];
    facts.extend(selection.kinds().map(|kind| (plural(kind), tally::line(selection.of(kind), reports))));
    layout.facts(&facts)
}

fn plural(kind: PointKind) -> &'static str {
    match kind {
        PointKind::Claim => "claims",
        PointKind::Quote => "quotes",
        PointKind::Figure => "figures",
    }
}

/// The reports with their letters.
fn reports(layout: &mut dyn Layout, selection: Selection<'_>) -> fmt::Result {
    let row = |(position, digest): (usize, &std::sync::Arc<crate::model::Digest>)| {
        let mut headline = words::headline(digest);
        words::push_draft(&mut headline, digest, None);
        let publisher = Phrase::new(&digest.report.publisher, Tone::Strong);
        vec![words::lettered(position as u32), publisher, words::published(digest), headline]
    };
    let rows: Vec<Vec<Phrase>> = selection.digests.iter().enumerate().map(row).collect();
    layout.table(&["", "publisher", "published", "headline"], &rows)
}

fn section(layout: &mut dyn Layout, kind: PointKind, where_: &str, count: usize) -> fmt::Result {
    let title = match kind {
        PointKind::Claim => "Claims",
        PointKind::Quote => "Quotes",
        PointKind::Figure => "Figures",
    };
    let gap = if where_.is_empty() { "" } else { " " };
    let number = if count == 0 { "none".to_owned() } else { grouped(count) };
    layout.heading(2, &Phrase::new(&format!("{title}{gap}{where_}: {number}"), Tone::Plain))
}

fn is_shared(point: &Point) -> bool {
    point.standing.standing != Standing::Single
}

fn statement(point: &Point) -> Phrase {
    match point.kind {
        PointKind::Quote => Phrase::new(&format!("“{}”", point.statement), Tone::Plain),
        PointKind::Claim | PointKind::Figure => Phrase::new(&point.statement, Tone::Plain),
    }
}

/// The standing, the differences, the members, and who is silent.
fn told(layout: &mut dyn Layout, selection: Selection<'_>, point: &Point) -> fmt::Result {
    let meter = Phrase::new(point.standing.standing.meter(), tone(point));
    layout.item(&meter, &Phrase::new(&point.standing.in_words(), tone(point)), &[])?;
    for difference in &point.differences {
        layout.item(&kind(difference), &sides(difference), &[])?;
    }
    for member in &point.members {
        let (text, notes) = said(selection, point, *member);
        layout.item(&words::lettered(member.digest), &text, &notes)?;
    }
    for (does, what) in decided(point) {
        layout.item(&Phrase::new(does, Tone::Warning), &what, &[])?;
    }
    match silent(selection, point) {
        Some(silent) => layout.item(&Phrase::new("·", Tone::Quiet), &silent, &[]),
        None => Ok(()),
    }
}

/// What of the point is the reader's own: what it did, and to what.
fn decided(point: &Point) -> Vec<(&'static str, Phrase)> {
    let Some(decided) = &point.decided else { return Vec::new() };
    let mut told = Vec::new();
    if !decided.joined.is_empty() {
        told.push(("joined", Phrase::new("by the reader, from points that the program keeps apart", Tone::Plain)));
    }
    if !decided.apart.is_empty() {
        told.push(("split", Phrase::new("by the reader, from what the program puts together with it", Tone::Plain)));
    }
    for difference in &decided.dismissed {
        let mut phrase = Phrase::new("by the reader: ", Tone::Plain);
        phrase.append(&kind(difference).with(" ", Tone::Plain));
        phrase.append(&sides(difference));
        told.push(("dismissed", phrase));
    }
    told
}

fn tone(point: &Point) -> Tone {
    match point.standing.standing {
        Standing::Independent => Tone::Good,
        Standing::OneOrigin | Standing::OriginUnstated => Tone::Warning,
        Standing::Single => Tone::Quiet,
    }
}

fn kind(difference: &Difference) -> Phrase {
    Phrase::new(&format!("≠ {}", difference.kind.name()), Tone::Difference)
}

/// What each side says, as it stands: `A “some” · B “many”`.
fn sides(difference: &Difference) -> Phrase {
    let mut phrase = Phrase::default();
    for (at, side) in difference.sides.iter().enumerate() {
        if at > 0 {
            phrase.push(" · ", Tone::Quiet);
        }
        phrase.append(&words::lettered(side.item.digest));
        phrase.push(&format!(" “{}”", side.text), Tone::Plain);
    }
    phrase
}

/// What a member says, and on what it rests.
fn said(selection: Selection<'_>, point: &Point, member: Item) -> (Phrase, Vec<Phrase>) {
    let nothing = (Phrase::default(), Vec::new());
    let Some(digest) = selection.digest(member) else { return nothing };
    let at = member.item as usize;
    let marked = differing(point, member);
    let told = match point.kind {
        PointKind::Claim => digest.claims.get(at).map(|claim: &Claim| {
            let mut text = Phrase::default();
            text.push_marked(&claim.text, &marked, Tone::Plain, Tone::Differing);
            (text, vec![words::basis(digest, claim)])
        }),
        PointKind::Quote => digest
            .quotes
            .get(at)
            .map(|quote| (words::quoted(quote, &marked, Tone::Differing), vec![words::said(digest, quote)])),
        PointKind::Figure => digest.figures.get(at).map(|figure| {
            let mut text = words::value(figure);
            text.push("  ", Tone::Plain);
            text.append(&words::measured(digest, figure));
            let mut from = words::printed(figure).with(" · ", Tone::Quiet);
            from.append(&words::from(digest, figure.origin.as_ref()));
            (text, vec![from])
        }),
    };
    told.unwrap_or(nothing)
}

/// Which reports don't have the point; silence is no disagreement, and is said in a lower voice.
fn silent(selection: Selection<'_>, point: &Point) -> Option<Phrase> {
    let reports = selection.digests.len();
    let count = reports.saturating_sub(point.standing.reports());
    let names: Vec<String> =
        point.silent(reports).take(SILENT_NAMED).map(|digest| words::called(selection.digests, digest)).collect();
    if names.is_empty() {
        return None;
    }
    let more = if count > names.len() { format!(" and {} more", grouped(count - names.len())) } else { String::new() };
    Some(Phrase::new(&format!("not in {}{more}", names.join(", ")), Tone::Quiet))
}

/// What only one report has, report by report.
fn single(layout: &mut dyn Layout, selection: Selection<'_>, kind: PointKind) -> fmt::Result {
    let mut by_report: BTreeMap<u32, Vec<&Point>> = BTreeMap::new();
    for point in selection.of(kind).filter(|point| !is_shared(point)) {
        let Some(first) = point.members.first() else { continue };
        by_report.entry(first.digest).or_default().push(point);
    }
    if selection.digests.len() == 1 && by_report.is_empty() {
        return section(layout, kind, "", 0);
    }
    for (report, points) in by_report {
        let where_ = match selection.digests.len() {
            1 => String::new(),
            _ => format!("only in {}", words::called(selection.digests, report)),
        };
        section(layout, kind, &where_, points.len())?;
        points.iter().try_for_each(|point| alone(layout, selection, point))?;
    }
    Ok(())
}

/// A point of one report: what it says, on what that rests, and where the report differs from itself.
fn alone(layout: &mut dyn Layout, selection: Selection<'_>, point: &Point) -> fmt::Result {
    let Some((first, others)) = point.members.split_first() else { return Ok(()) };
    let (text, mut notes) = said(selection, point, *first);
    for other in others {
        let (text, basis) = said(selection, point, *other);
        let mut also = Phrase::new("also: ", Tone::Quiet);
        also.append(&text);
        notes.push(also);
        notes.extend(basis);
    }
    for difference in &point.differences {
        let mut phrase = kind(difference).with(": ", Tone::Plain);
        phrase.append(&sides(difference));
        notes.push(phrase);
    }
    for (does, what) in decided(point) {
        let mut phrase = Phrase::new(does, Tone::Warning).with(" ", Tone::Plain);
        phrase.append(&what);
        notes.push(phrase);
    }
    if !point.standing.circular.is_empty() {
        notes.push(Phrase::new(&format!("circular: {}", point.standing.circular.join(", ")), Tone::Warning));
    }
    layout.item(&Phrase::default(), &text, &notes)
}
