//! What a figure measures, in the report's own words: the noun it counts, the phrase before or behind it, the verb.

use crate::draft::lexicon::Class;
use crate::language::numbers::Found;
use crate::language::units;

use super::clause::Clause;

/// What is said of things that grow, with the noun for it.
const CHANGES: &[(&str, &[&str])] = &[
    (
        "rise",
        &[
            "rise",
            "rises",
            "rose",
            "rising",
            "risen",
            "up",
            "climbed",
            "jumped",
            "gained",
            "gain",
            "advanced",
            "soared",
            "surged",
            "added",
            "increase",
            "increased",
            "increases",
            "increasing",
            "higher",
        ],
    ),
    ("growth", &["grow", "grows", "grew", "grown", "growing", "expanded"]),
    (
        "fall",
        &[
            "fall",
            "falls",
            "fell",
            "falling",
            "fallen",
            "down",
            "dropped",
            "drop",
            "declined",
            "decline",
            "slid",
            "slipped",
            "lost",
            "plunged",
            "plummeted",
            "tumbled",
            "decreased",
            "decrease",
            "shrank",
            "cut",
            "lower",
            "eased",
        ],
    ),
];

/// Verbs whose subject is what the figure measures the price or size of.
const SIZES: &[(&str, &[&str])] = &[
    ("cost", &["cost", "costs"]),
    ("weight", &["weighed", "weighs", "weigh"]),
    ("length", &["measures", "measured"]),
    ("worth", &["worth"]),
    ("duration", &["lasted", "lasts", "took", "takes"]),
];

/// What the figure measures; `None` where the words around it don't say.
pub(super) fn measures(clause: &Clause, found: &Found) -> Option<String> {
    if found.is_age {
        return Some("age".to_owned());
    }
    let unit = found.unit.as_deref().unwrap_or_default();
    if unit.starts_with('{')
        && !units::comparable(unit, "s")
        && !matches!(unit, "{point}" | "{percentage_point}" | "{basis_point}")
    {
        return counted(clause, found);
    }
    let share = matches!(unit, "%" | "1");
    let said = attributive(clause)
        .or_else(|| if share { share_of(clause) } else { None })
        .or_else(|| noun_of(clause))
        .or_else(|| changed(clause, share))
        .or_else(|| verb(clause));
    said.filter(|said| said.chars().any(char::is_alphabetic))
}

/// The counted noun with the words before it, and what it is of: `seats in parliament`.
fn counted(clause: &Clause, found: &Found) -> Option<String> {
    let noun = clause.text.get(found.number_end..found.range.end)?;
    let noun = noun.split_whitespace().collect::<Vec<_>>().join(" ");
    let noun = noun.trim_start_matches(['-', '‑', '+']).trim_start();
    let noun = ["of the ", "of ", "more ", "other "].iter().find_map(|word| noun.strip_prefix(word)).unwrap_or(noun);
    let noun = noun.split(" or more").next().unwrap_or(noun);
    (!noun.is_empty())
        .then(|| format!("{noun}{}", complement(clause, clause.figure.end, &["of", "in", "for", "against"])))
}

/// ` of X`, ` in X` at `at`, where one of these prepositions and a phrase stand there; empty otherwise.
fn complement(clause: &Clause, at: usize, prepositions: &[&str]) -> String {
    if !prepositions.contains(&clause.word(at)) {
        return String::new();
    }
    let phrase = clause.phrase_after(at + 1);
    let dated = clause.word(phrase.start).starts_with(|c: char| c.is_ascii_digit());
    if phrase.is_empty() || dated { String::new() } else { format!(" {} {}", clause.word(at), clause.joined(phrase)) }
}

/// `a 25% tax on timber`: the noun right behind, where an article stands before.
fn attributive(clause: &Clause) -> Option<String> {
    let before = clause.figure.start.checked_sub(1)?;
    let phrase = clause.phrase_after(clause.figure.end);
    if !clause.is(before, Class::DETERMINER) || phrase.is_empty() || phrase.start != clause.figure.end {
        return None;
    }
    let end = phrase.end;
    Some(format!("{}{}", clause.joined(phrase), complement(clause, end, &["of", "in", "on", "for", "to", "against"])))
}

/// `40 per cent of voters`: a share of them.
fn share_of(clause: &Clause) -> Option<String> {
    let of = complement(clause, clause.figure.end, &["of"]);
    (!of.is_empty()).then(|| format!("share{of}"))
}

/// `a top speed of 300 km/h`, `at a price of $3`: the noun before `of`.
fn noun_of(clause: &Clause) -> Option<String> {
    let of = clause.figure.start.checked_sub(1)?;
    if clause.word(of) != "of" {
        return None;
    }
    let phrase = clause.phrase_before(of);
    let empty =
        matches!(clause.joined(phrase.clone()).as_str(), "" | "total" | "sum" | "average" | "maximum" | "minimum");
    (!empty).then(|| clause.joined(phrase))
}

/// `revenue rose 18 per cent`, `prices are down to $3`: the subject of a verb of change.
fn changed(clause: &Clause, share: bool) -> Option<String> {
    let mut at = clause.figure.start.checked_sub(1)?;
    let preposition = clause.word(at);
    let level = matches!(preposition, "to" | "at" | "from");
    if matches!(preposition, "to" | "at" | "from" | "by") {
        at = at.checked_sub(1)?;
    }
    // `rose 18 per cent to $3bn` has another figure between.
    let mut between = 0;
    while between < 4 && is_part_of_percentage(clause.word(at)) {
        at = at.checked_sub(1)?;
        between += 1;
    }
    // `grew revenue by 4 per cent` has the thing between.
    let between = clause.phrase_before(at + 1);
    let direct = clause.word(between.start.wrapping_sub(1));
    if let Some(noun) = change(direct)
        && preposition == "by"
        && !between.is_empty()
    {
        return Some(format!("{noun} in {}", clause.joined(between)));
    }
    let noun = change(clause.word(at))?;
    let mut end = at;
    while end > clause.sentence.start && clause.is(end - 1, Class::AUXILIARY.or(Class::ADVERB)) {
        end -= 1;
    }
    let mut subject = clause.phrase_before(end);
    // `shares of Nordvik fell`: the thing stands before its owner.
    if clause.word(subject.start.wrapping_sub(1)) == "of" {
        subject = clause.phrase_before(subject.start - 1);
    }
    let subject = clause.joined(subject).to_lowercase();
    match (subject.is_empty(), level && !share) {
        (true, _) => None,
        (false, true) => Some(subject),
        (false, false) => Some(format!("{noun} in {subject}")),
    }
}

fn is_part_of_percentage(word: &str) -> bool {
    matches!(word, "%" | "percent" | "per" | "cent" | "pc") || word.starts_with(|c: char| c.is_ascii_digit())
}

fn change(word: &str) -> Option<&'static str> {
    let lower = word.to_ascii_lowercase();
    CHANGES.iter().find(|(_, words)| words.contains(&lower.as_str())).map(|(noun, _)| *noun)
}

/// `invested $5bn in research`, `the bridge cost $3m`: the verb before the figure, with what follows it.
fn verb(clause: &Clause) -> Option<String> {
    let at = clause.figure.start.checked_sub(1)?;
    let word = clause.word(at);
    if let Some((noun, _)) = SIZES.iter().find(|(_, words)| words.contains(&word)) {
        let subject = clause.joined(clause.phrase_before(at)).to_lowercase();
        return Some(if subject.is_empty() { (*noun).to_owned() } else { format!("{noun} of {subject}") });
    }
    let past = word.ends_with("ed")
        || matches!(
            word,
            "paid"
                | "spent"
                | "sold"
                | "bought"
                | "made"
                | "won"
                | "lost"
                | "gave"
                | "earn"
                | "spend"
                | "pay"
                | "invest"
                | "raise"
                | "owe"
        );
    if !past || !word.starts_with(char::is_lowercase) {
        return None;
    }
    Some(format!("{word}{}", complement(clause, clause.figure.end, &["in", "on", "for", "to", "of"])))
}
