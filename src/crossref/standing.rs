//! Standing: how many distinct known origins support a point, and how that is said in words.
//!
//! | reports with the point | groups of reports with a known origin | reports with none stated | standing |
//! |---|---|---|---|
//! | one | any | any | single |
//! | two or more | two or more | any | independent |
//! | two or more | one | none | one origin |
//! | two or more | none or one | one or more | origin unstated |
//!
//! Reports whose origins, or whatever these are based on, share an origin are one group. An origin that a report
//! doesn't state is never counted.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::origins::{Closure, Identity, OriginGraph, circular};
use crate::model::{Digest, OriginKind};

/// How many distinct known origins support a point, and which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingCard {
    /// The verdict.
    pub standing: Standing,
    /// The groups of reports that rest on one origin each, in the order of their first reports.
    pub groups: Vec<OriginGroup>,
    /// The reports that don't state where they have it from.
    pub unstated: Vec<u32>,
    /// Names of origins that rest on each other in a circle, sorted.
    pub circular: Vec<String>,
}

/// How well a point is supported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// One report has it.
    Single,
    /// Several reports have it from at least two origins that share nothing known.
    Independent,
    /// Several reports have it, all from one origin.
    OneOrigin,
    /// Several reports have it, and too few of them say from where.
    OriginUnstated,
}

impl Standing {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Single => "single",
            Self::Independent => "independent",
            Self::OneOrigin => "oneOrigin",
            Self::OriginUnstated => "originUnstated",
        }
    }

    /// Two places, filled by known origins; a point for what one report alone has.
    pub fn meter(self) -> &'static str {
        match self {
            Self::Single => "·",
            Self::Independent => "▮▮",
            Self::OneOrigin => "▮▯",
            Self::OriginUnstated => "▯▯",
        }
    }
}

/// Reports that rest on one origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OriginGroup {
    /// The reports, in order.
    pub digests: Vec<u32>,
    /// Of several reports, the origins that at least two of them share; of one report, those it names itself. What
    /// most of them have, and what stands nearest to the claim, comes first.
    pub origins: Vec<String>,
    /// What the first of `origins` is, where a digest says.
    pub kind: Option<OriginKind>,
    /// Of several reports, how each comes to rest on what they share; in order.
    pub chains: Vec<Chain>,
}

/// How a report comes to rest on an origin that it shares with others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The report.
    pub digest: u32,
    /// The origins from what the report names itself to what is shared, each based on the next; empty where the report
    /// is itself what the others rest on.
    pub names: Vec<String>,
}

/// The claims, quotes or figures of one report that belong to a point, as far as standing needs them.
pub(super) struct Support<'d> {
    /// Which report.
    pub(super) digest: u32,
    /// The ids of the origins they are given to; empty where none is stated.
    pub(super) origins: BTreeSet<&'d str>,
}

impl StandingCard {
    /// The card of a point that `supports` state, one entry a report, in order.
    pub(super) fn new(graph: &OriginGraph, digests: &[Arc<Digest>], supports: &[Support<'_>]) -> Self {
        let closures: Vec<Rest> = supports
            .iter()
            .map(|support| {
                let digest = &digests[support.digest as usize];
                (support.digest, graph.closure(support.digest, digest, &support.origins))
            })
            .collect();
        let (known, unknown): (Vec<_>, Vec<_>) =
            closures.into_iter().partition(|(_, closure)| !closure.depths.is_empty());
        let circular = names_on_circles(graph, &known);
        let groups: Vec<OriginGroup> = grouped(graph, &known).iter().map(|group| described(graph, group)).collect();
        let unstated: Vec<u32> = unknown.iter().map(|(digest, _)| *digest).collect();
        let standing = match (supports.len(), groups.len(), unstated.len()) {
            (0 | 1, _, _) => Standing::Single,
            (_, 2.., _) => Standing::Independent,
            (_, 1, 0) => Standing::OneOrigin,
            _ => Standing::OriginUnstated,
        };
        Self { standing, groups, unstated, circular }
    }

    /// How many reports have the point.
    pub fn reports(&self) -> usize {
        self.groups.iter().map(|group| group.digests.len()).sum::<usize>() + self.unstated.len()
    }

    /// The standing in one line, such as `2 reports, 1 origin: Reuters`.
    pub fn in_words(&self) -> String {
        let origins = |groups: &[OriginGroup]| {
            let names: Vec<&str> = groups.iter().map(OriginGroup::name).collect();
            format!("{}: {}", count(groups.len(), "origin"), names.join("; "))
        };
        let known: usize = self.groups.iter().map(|group| group.digests.len()).sum();
        let mut line = match (self.standing, self.groups.as_slice()) {
            (Standing::Single, []) => "1 report, origin not stated".to_owned(),
            (Standing::OriginUnstated, []) => format!("{}, origin not stated", count(self.reports(), "report")),
            (Standing::OriginUnstated, groups) => {
                format!("{}, {} states {}", count(self.reports(), "report"), known, origins(groups))
            }
            (_, groups) => format!("{}, {}", count(self.reports(), "report"), origins(groups)),
        };
        if self.standing == Standing::Independent && !self.unstated.is_empty() {
            line.push_str(&format!("; {} states none", self.unstated.len()));
        }
        if !self.circular.is_empty() {
            line.push_str(&format!(" (circular: {})", self.circular.join(", ")));
        }
        line
    }

    /// The standing explained, a sentence a line. `called` gives what a report is called, by its position.
    pub fn card(&self, called: impl Fn(u32) -> String) -> Vec<String> {
        /// More names would say less, and a sentence costs the same however many reports there are.
        const NAMED: usize = 12;
        let list = |digests: &[u32]| {
            let mut names: Vec<String> = digests.iter().take(NAMED).map(|digest| called(*digest)).collect();
            if let more @ 1.. = digests.len().saturating_sub(NAMED) {
                names.push(format!("{more} more"));
            }
            listed(&names)
        };
        let mut lines = vec![match self.standing {
            Standing::Single => "One report has this.".to_owned(),
            Standing::Independent => {
                format!(
                    "{} have this, from {} that share no known origin.",
                    count(self.reports(), "report"),
                    self.groups.len()
                )
            }
            Standing::OneOrigin => format!("{} have this, but they are one source.", count(self.reports(), "report")),
            Standing::OriginUnstated => {
                format!("{} have this; how many origins stand behind it isn't known.", count(self.reports(), "report"))
            }
        }];
        for group in &self.groups {
            let what = group.described();
            lines.push(match group.digests.len() {
                1 => format!("{} has it from {what}.", list(&group.digests)),
                _ => format!("{} all rest on {what}.", list(&group.digests))
                    .replace("all", if group.digests.len() == 2 { "both" } else { "all" }),
            });
            if group.origins.len() > 1 {
                lines.push(format!("Also in it: {}.", listed(&group.origins[1..])));
            }
        }
        match self.unstated.as_slice() {
            [] => {}
            [one] => lines.push(format!("{} doesn't say where it has it from.", called(*one))),
            several => lines.push(format!("{} don't say where they have it from.", list(several))),
        }
        if !self.circular.is_empty() {
            lines.push(format!("Circular: {} rest on each other, and count as one origin.", listed(&self.circular)));
        }
        lines
    }
}

impl OriginGroup {
    /// The origin that the group goes by.
    pub fn name(&self) -> &str {
        self.origins.first().map(String::as_str).filter(|name| !name.is_empty()).unwrap_or(match self.kind {
            Some(OriginKind::Wire) => "an unnamed agency",
            Some(OriginKind::Document) => "an unnamed document",
            Some(OriginKind::Interview) => "an unnamed interview",
            Some(OriginKind::Statement) => "an unnamed statement",
            Some(OriginKind::Person) => "an unnamed person",
            Some(OriginKind::Outlet) => "an unnamed outlet",
            Some(OriginKind::Own) => "its own reporting",
            None => "an unnamed origin",
        })
    }

    /// The origin with what it is, so that agency copy that two reports carry and a person who spoke to both are told
    /// apart.
    fn described(&self) -> String {
        let name = self.name();
        let unnamed = self.origins.first().is_none_or(String::is_empty);
        match self.kind {
            Some(OriginKind::Wire) if !unnamed => format!("agency copy by {name}"),
            Some(OriginKind::Person) if !unnamed && self.digests.len() > 1 => format!("one person, {name}"),
            Some(OriginKind::Own) if !unnamed => format!("the reporting of {name}"),
            _ => name.to_owned(),
        }
    }
}

/// What one report rests on.
type Rest = (u32, Closure);

/// Names of origins that rest on each other among what these reports rest on. A report rests on its origins too, so
/// two outlets that credit each other are a circle, but an outlet that credits itself is none.
fn names_on_circles(graph: &OriginGraph, known: &[Rest]) -> Vec<String> {
    let mut steps = BTreeSet::new();
    for (digest, closure) in known {
        steps.extend(closure.steps.iter().copied());
        let Some(publisher) = graph.publisher(*digest) else { continue };
        let direct = closure.depths.iter().filter(|(_, depth)| **depth == 0).map(|(identity, _)| *identity);
        steps.extend(direct.filter(|identity| *identity != publisher).map(|identity| (publisher, identity)));
    }
    let mut names: Vec<String> = circular(&steps).iter().map(|identity| graph.name(*identity).to_owned()).collect();
    names.sort();
    names
}

/// The reports in groups that share an origin; a report that another rests on is joined with it.
fn grouped<'c>(graph: &OriginGraph, known: &'c [Rest]) -> Vec<Vec<&'c Rest>> {
    let mut groups: Vec<(BTreeSet<Identity>, Vec<&Rest>)> = Vec::new();
    for report in known {
        let (digest, closure) = report;
        let mut origins: BTreeSet<Identity> = closure.depths.keys().copied().collect();
        origins.extend(graph.publisher(*digest));
        let mut members = vec![report];
        let (joined, apart): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|(others, _)| !others.is_disjoint(&origins));
        for (others, more) in joined {
            origins.extend(others);
            members.extend(more);
        }
        groups = apart;
        groups.push((origins, members));
    }
    let mut groups: Vec<Vec<_>> = groups.into_iter().map(|(_, members)| members).collect();
    for group in &mut groups {
        group.sort_by_key(|(digest, _)| *digest);
    }
    groups.sort_by_key(|group| group.first().map(|(digest, _)| *digest));
    groups
}

/// A group by the names of what it shares.
fn described(graph: &OriginGraph, group: &[&Rest]) -> OriginGroup {
    let mut shares: BTreeMap<Identity, (usize, usize)> = BTreeMap::new();
    for (digest, closure) in group {
        let mut depths = closure.depths.clone();
        if let Some(publisher) = graph.publisher(*digest).filter(|_| group.len() > 1) {
            depths.entry(publisher).or_insert(0);
        }
        for (identity, depth) in depths {
            let (reports, nearest) = shares.entry(identity).or_insert((0, depth));
            *reports += 1;
            *nearest = (*nearest).min(depth);
        }
    }
    let mut shown: Vec<(usize, usize, &str, Identity)> = shares
        .into_iter()
        .filter(|(_, (reports, nearest))| if group.len() > 1 { *reports > 1 } else { *nearest == 0 })
        .map(|(identity, (reports, nearest))| (reports, nearest, graph.name(identity), identity))
        .collect();
    shown.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(b.2)));
    let shared: Vec<Identity> = shown.iter().map(|origin| origin.3).collect();
    let chains =
        if group.len() > 1 { group.iter().map(|report| chain(graph, report, &shared)).collect() } else { Vec::new() };
    OriginGroup {
        digests: group.iter().map(|(digest, _)| *digest).collect(),
        chains,
        kind: shown.first().and_then(|first| graph.kind(first.3)),
        origins: shown.into_iter().map(|(_, _, name, _)| name.to_owned()).collect(),
    }
}

/// How a report comes to rest on the first of `shared` that it rests on: the shortest way.
fn chain(graph: &OriginGraph, (digest, closure): &Rest, shared: &[Identity]) -> Chain {
    let publisher = graph.publisher(*digest);
    let Some(target) = shared.iter().find(|origin| closure.depths.contains_key(origin) || publisher == Some(**origin))
    else {
        return Chain { digest: *digest, names: Vec::new() };
    };
    let mut names = Vec::new();
    let mut at = Some(*target).filter(|target| closure.depths.contains_key(target));
    // Backwards, each step to an origin that is nearer to the report, so that this comes to an end.
    while let Some(origin) = at {
        names.push(graph.name(origin).to_owned());
        let depth = closure.depths.get(&origin).copied().unwrap_or(0);
        let nearer = |(from, to): &&(Identity, Identity)| {
            *to == origin && closure.depths.get(from).is_some_and(|other| *other < depth)
        };
        at = closure.steps.iter().filter(nearer).map(|(from, _)| *from).min_by_key(|from| graph.name(*from));
    }
    names.reverse();
    Chain { digest: *digest, names }
}

/// `1 report`, `2 reports`.
fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// `a`, `a and b`, `a, b and c`.
fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests;
