//! The figures of a report: every quantity it states, with what it measures, whom it is about and when.
//!
//! The quantities themselves, and what only looks like one, are [`numbers`]' work. What one measures is
//! read from the words around it; where they don't say, nothing is guessed.

mod clause;
mod measures;
mod period;

use std::ops::Range;

use crate::language::names::{self, Name};
use crate::language::{dates, numbers};
use crate::model::{Figure, Id, Status};
use crate::text::offset::Index;

use super::quotes::Drafted;
use super::reading::Reading;
use super::span;
use super::tokens::Token;
use clause::Clause;

/// A figure and the bytes it stands at.
pub(super) type Placed = (Range<usize>, Figure);

/// The figures of the text of `index` in its order, with the bytes each stands at.
///
/// `body` says which parts of the text are the report; empty where all of it is.
pub(super) fn figures(index: &Index, reading: &Reading, body: &[Range<usize>]) -> Vec<Placed> {
    let text = index.text();
    let whole = 0..text.len();
    let parts = if body.is_empty() { std::slice::from_ref(&whole) } else { body };
    let mut placed: Vec<Placed> = Vec::new();
    for part in parts.iter().filter(|part| text.get((*part).clone()).is_some_and(|part| !part.is_empty())) {
        let quantities = numbers::find(&text[part.clone()]);
        if quantities.is_empty() {
            continue;
        }
        let part_read = Part::new(reading, part);
        let first = placed.len();
        for mut found in quantities {
            found.range = part.start + found.range.start..part.start + found.range.end;
            found.number_end += part.start;
            let id = Id::from(format!("f{}", placed.len() + 1));
            let same = found.same_as.and_then(|same| placed.get(first + same)).map(|(_, figure)| figure.clone());
            let mut figure = part_read.figure(&found);
            if let Some(same) = same {
                // The same figure in another unit measures the same thing, as exactly.
                figure = Figure {
                    qualifier: same.qualifier,
                    measures: same.measures,
                    about: same.about,
                    period: same.period,
                    same_as: Some(same.id),
                    ..figure
                };
            }
            let span = span::span(index, found.range.clone());
            placed.push((found.range, Figure { id, span: Some(span), ..figure }));
        }
    }
    placed
}

/// Gives each figure that stands in a quote the origin of that quote.
pub(super) fn credit(figures: &mut [Placed], quotes: &[Drafted]) {
    for (bytes, figure) in figures {
        // Quotes stand in the order of their first bytes, and an inner one knows its origin better.
        let last = quotes.partition_point(|drafted| drafted.bytes.start <= bytes.start);
        let around = quotes[..last].iter().rev().take(DEEPEST).find(|drafted| drafted.bytes.end >= bytes.end);
        figure.origin = around.and_then(|drafted| drafted.quote.origin.clone());
    }
}

/// Quotes nest, and pieces of one stand beside each other: the one around a figure is among this many before it.
const DEEPEST: usize = 8;

/// A part of the report, as far as figures need it understood. All bytes are of the whole text.
struct Part<'a> {
    text: &'a str,
    tokens: &'a [Token],
    names: Vec<Name>,
    dates: &'a [dates::Found],
}

impl<'a> Part<'a> {
    fn new(reading: &'a Reading, part: &Range<usize>) -> Self {
        let text = reading.passage.text;
        let tokens = from_to(&reading.passage.tokens, part, |token| token.start);
        let dates = from_to(&reading.dates, part, |date| date.range.start);
        let in_date = |name: &Name| {
            let next = dates.partition_point(|date| date.range.end <= name.range.start);
            dates.get(next).is_some_and(|date| date.range.start < name.range.end)
        };
        let names = names::find(&text[part.clone()])
            .into_iter()
            .map(|name| Name { range: part.start + name.range.start..part.start + name.range.end, ..name });
        Self { text, tokens, names: names.filter(|name| !in_date(name)).collect(), dates }
    }

    fn figure(&self, found: &numbers::Found) -> Figure {
        let clause = Clause::around(self.text, self.tokens, &found.range);
        Figure {
            measures: measures::measures(&clause, found),
            about: clause.about(&self.names),
            period: period::period(&clause, self.dates),
            status: Some(Status::Draft),
            ..found.figure(self.text)
        }
    }
}

/// The items, ordered by where they begin, that begin within `part`.
fn from_to<'i, T>(items: &'i [T], part: &Range<usize>, start: impl Fn(&T) -> usize) -> &'i [T] {
    let first = items.partition_point(|item| start(item) < part.start);
    let last = items.partition_point(|item| start(item) < part.end).max(first);
    &items[first..last]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, Report};

    fn of(text: &str, body: &[Range<usize>], published: &str) -> Vec<Figure> {
        let about = Report { published: published.parse().ok(), ..Report::default() };
        let reading = Reading::new(text, body, &about);
        figures(&Index::new(text), &reading, body).into_iter().map(|(_, figure)| figure).collect()
    }

    fn drafted(text: &str) -> Vec<Figure> {
        of(text, &[], "2031-05-20")
    }

    #[test]
    fn figures_carry_their_place_and_what_they_repeat() {
        let text = "“Gö” cost more than $12m (€11m) in 2030.";
        let [first, second] = drafted(text).try_into().unwrap();
        let span = first.span.clone().unwrap();
        let at: String = text.chars().skip(span.start as usize).take((span.end - span.start) as usize).collect();
        assert_eq!((first.verbatim.as_str(), at.as_str()), ("more than $12m", "more than $12m"));
        assert_eq!((second.same_as, second.qualifier), (Some(first.id), first.qualifier));
    }

    #[test]
    fn a_draft_has_no_figure_from_outside_of_the_report() {
        let text = "Six ferries sank.\nGet our letter for only 5 dollars!\nTwo swam.";
        let body = [0..17, 53..text.len()];
        let digest = crate::draft::draft(text, &body, &crate::model::Report::default());
        let found: Vec<&str> = digest.figures.iter().map(|figure| figure.verbatim.as_str()).collect();
        assert_eq!(found, ["Six ferries"]);
    }

    #[test]
    fn only_the_report_itself_is_read() {
        let text = "Six ferries sank. Only 5 dollars! Two swam.";
        let body = [0..17, 34..text.len()];
        let found: Vec<String> = of(text, &body, "").into_iter().map(|figure| figure.verbatim).collect();
        assert_eq!(found, ["Six ferries"]);
        let beyond = 0..900;
        assert!(of(text, std::slice::from_ref(&beyond), "").is_empty());
    }

    #[test]
    fn later_figures_are_told_from_earlier_ones() {
        let text = "Lindmark is a mill. It grew 3% to $5bn in 2030 and plans to invest $2bn. The company sold 6 boats.";
        let said = |figure: &Figure| {
            let part = |part: Option<&str>| part.unwrap_or("-").to_owned();
            let period = figure.period.as_ref().map(Date::as_str);
            [part(figure.measures.as_deref()), part(figure.about.as_deref()), part(period)].join(" | ")
        };
        let found: Vec<String> = drafted(text).iter().map(said).collect();
        assert_eq!(
            found,
            ["- | Lindmark | 2030", "- | Lindmark | 2030", "invest | Lindmark | -", "boats | Lindmark | -"]
        );
    }

    #[test]
    fn what_is_measured_of_whom_and_when() {
        #[track_caller]
        fn check(text: &str, measures: &str, about: &str, period: &str) {
            let figure = drafted(text).remove(0);
            let said = |part: Option<&str>| part.unwrap_or_default().to_owned();
            let found = [
                said(figure.measures.as_deref()),
                said(figure.about.as_deref()),
                said(figure.period.as_ref().map(Date::as_str)),
            ];
            assert_eq!(found, [measures, about, period], "{text}");
        }
        check("Six ferry captains wrote to Arvika.", "ferry captains", "", "");
        check(
            "Lindmark saw its annual revenue rise 18 per cent in 2030.",
            "rise in annual revenue",
            "Lindmark",
            "2030",
        );
        check("Lindmark, which is Arvika's oldest mill, saw its revenue rise to $3bn.", "revenue", "Lindmark", "");
        check("Lindmark invested $15bn in wood research in 2030.", "invested in wood research", "Lindmark", "2030");
        check("Lindmark saw revenue rise 18 per cent to $3bn.", "rise in revenue", "Lindmark", "");
        check("The line delivers top speed of 300 km/h.", "top speed", "", "");
        check("The line delivers a top speed of up to 300 km/h.", "top speed", "", "");
        check("Arvika put a 25% tax on imported timber.", "tax on imported timber", "Arvika", "");
        check("About 40 per cent of voters stayed at home.", "share of voters", "", "");
        check("The new bridge cost $3.4 million.", "cost of new bridge", "", "");
        check("Maria Lind, 44, left.", "age", "Maria Lind", "");
        check("On Monday shares of Nordvik fell 3%, Lindmark gained 2%.", "fall in shares", "Nordvik", "");
    }
}
