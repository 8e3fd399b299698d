//! The fields of an item that a person mends on one line: how each is written, what it may say, and what it says then.

use crate::model::{Date, Decimal, Digest, Form, Id, Qualifier, Quantity, Stance};

use super::add;
use super::part::Part;
use super::roster::{self, label, origin_called, origins, speaker_called, speakers};

/// A field of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The words of a quote, a figure as printed, the sentence of a claim, the headline of a report.
    Text,
    /// Who said it.
    Speaker,
    /// How the report gives the words.
    Form,
    /// What they were said in.
    Medium,
    /// The verb that introduces them.
    Cue,
    /// The number, or the range.
    Value,
    /// The unit of the number.
    Unit,
    /// How exactly the number is meant.
    Qualifier,
    /// What the number measures.
    Measures,
    /// Whom or what it is about.
    About,
    /// The time that a figure is for, or at which a claim is said to hold.
    When,
    /// How the report stands to a claim.
    Stance,
    /// Where the report has it from.
    Origin,
    /// The outlet.
    Publisher,
    /// When the report was published.
    Published,
    /// Who wrote it.
    Authors,
    /// Where it was published.
    Url,
    /// The language of the report.
    Language,
    /// A speaker's job.
    JobTitle,
    /// The body that a speaker belongs to.
    Affiliation,
    /// How closely a speaker is identified.
    Level,
    /// What sort of thing an origin is.
    Kind,
    /// What an origin has it from.
    BasedOn,
    /// What else an origin is called.
    AlternateNames,
    /// A claim as two, with a bar between them; not a field of any part.
    Halves,
}

use Field::{
    About, Affiliation, AlternateNames, Authors, BasedOn, Cue, Form as FormOf, Halves, JobTitle, Kind, Language, Level,
    Measures, Medium, Origin as OriginOf, Published, Publisher, Qualifier as QualifierOf, Speaker as SpeakerOf,
    Stance as StanceOf, Text, Unit, Url, Value, When,
};

const FORMS: [(&str, Form); 4] =
    [("direct", Form::Direct), ("partial", Form::Partial), ("indirect", Form::Indirect), ("term", Form::Term)];
const STANCES: [(&str, Stance); 4] = [
    ("states", Stance::States),
    ("attributes", Stance::Attributes),
    ("hedges", Stance::Hedges),
    ("denies", Stance::Denies),
];
const QUALIFIERS: [(&str, Qualifier); 7] = [
    ("exact", Qualifier::Exact),
    ("about", Qualifier::About),
    ("almost", Qualifier::Almost),
    ("more than", Qualifier::MoreThan),
    ("at least", Qualifier::AtLeast),
    ("less than", Qualifier::LessThan),
    ("up to", Qualifier::UpTo),
];
/// What quotes are said in, as a rule; the list is open.
const MEDIA: [&str; 5] = ["speech", "interview", "statement", "letter", "document"];

impl Field {
    /// The fields that a part has.
    pub fn of(part: Part) -> &'static [Self] {
        match part {
            Part::Report => &[Text, Publisher, Published, Authors, Url, Language],
            Part::Quote(_) => &[Text, SpeakerOf, FormOf, Medium, Cue, OriginOf],
            Part::Figure(_) => &[Text, Value, Unit, QualifierOf, Measures, About, When, OriginOf],
            Part::Claim(_) => &[Text, StanceOf, OriginOf, About, When],
            Part::Speaker(_) => &[Text, JobTitle, Affiliation, Level],
            Part::Origin(_) => &[Text, Kind, BasedOn, AlternateNames],
        }
    }

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Text => "text",
            SpeakerOf => "speaker",
            FormOf => "form",
            Medium => "medium",
            Cue => "cue",
            Value => "value",
            Unit => "unit",
            QualifierOf => "qualifier",
            Measures => "measures",
            About => "about",
            When => "when",
            StanceOf => "stance",
            OriginOf => "origin",
            Publisher => "publisher",
            Published => "published",
            Authors => "authors",
            Url => "address",
            Language => "language",
            JobTitle => "job title",
            Affiliation => "belongs to",
            Level => "level",
            Kind => "kind",
            BasedOn => "based on",
            AlternateNames => "also called",
            Halves => "two claims",
        }
    }

    /// What it says in the digest, as it is written on a line; empty where it says nothing.
    pub fn show(self, digest: &Digest, part: Part) -> String {
        self.shown(digest, part).unwrap_or_default()
    }

    fn shown(self, digest: &Digest, part: Part) -> Option<String> {
        let report = &digest.report;
        match (self, part) {
            (_, Part::Speaker(at)) => roster::show_speaker(self, digest.speakers.get(at)?),
            (_, Part::Origin(at)) => roster::show_origin(self, digest.origins.get(at)?, digest),
            (Text | Halves, _) => Some(part.text(digest).to_owned()),
            (Publisher, _) => Some(report.publisher.clone()),
            (Published, _) => report.published.as_ref().map(|date| date.as_str().to_owned()),
            (Authors, _) => Some(report.authors.join("; ")),
            (Url, _) => report.url.clone(),
            (Language, _) => report.language.clone(),
            (OriginOf, _) => label(&origins(digest), origin(digest, part)?),
            (_, Part::Quote(at)) => {
                let quote = digest.quotes.get(at)?;
                match self {
                    SpeakerOf => label(&speakers(digest), quote.speaker.as_ref()?),
                    FormOf => word(&FORMS, quote.form?),
                    Medium => quote.medium.as_deref().map(str::to_owned),
                    Cue => quote.cue.as_deref().map(str::to_owned),
                    _ => None,
                }
            }
            (_, Part::Figure(at)) => {
                let figure = digest.figures.get(at)?;
                match self {
                    Value => figure.quantity.as_ref().map(written),
                    Unit => figure.unit.clone(),
                    QualifierOf => word(&QUALIFIERS, figure.qualifier?),
                    Measures => figure.measures.clone(),
                    About => figure.about.clone(),
                    When => figure.period.as_ref().map(|date| date.as_str().to_owned()),
                    _ => None,
                }
            }
            (_, Part::Claim(at)) => {
                let claim = digest.claims.get(at)?;
                match self {
                    StanceOf => word(&STANCES, claim.stance?),
                    About => Some(claim.about.join("; ")),
                    When => claim.as_of.as_ref().map(|date| date.as_str().to_owned()),
                    _ => None,
                }
            }
            (_, Part::Report) => None,
        }
    }

    /// What it may say, where that can be listed.
    pub fn choices(self, digest: &Digest) -> Vec<String> {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        match self {
            FormOf => words(&FORMS.map(|(word, _)| word)),
            StanceOf => words(&STANCES.map(|(word, _)| word)),
            QualifierOf => words(&QUALIFIERS.map(|(word, _)| word)),
            Medium => words(&MEDIA),
            SpeakerOf => speakers(digest).into_iter().map(|(_, label)| label).collect(),
            OriginOf | BasedOn => origins(digest).into_iter().map(|(_, label)| label).collect(),
            _ => roster::words(self),
        }
    }

    /// Writes `line` into the digest; where it can't mean anything there, why.
    pub(super) fn set(self, digest: &mut Digest, part: Part, line: &str) -> Result<(), String> {
        let line = line.trim();
        let said = (!line.is_empty()).then(|| line.to_owned());
        match (self, part) {
            (Text | Publisher, _) if line.is_empty() => return Err(format!("the {} can't be empty", self.name())),
            (_, Part::Speaker(at)) => return roster::set_speaker(self, digest, at, line),
            (_, Part::Origin(at)) => return roster::set_origin(self, digest, at, line),
            (Halves, Part::Claim(at)) => return add::split(digest, at, line),
            (SpeakerOf, Part::Quote(at)) => {
                let speaker = said.map(|name| speaker_called(digest, &name));
                if let Some(quote) = digest.quotes.get_mut(at) {
                    quote.speaker = speaker;
                }
            }
            (OriginOf, _) => {
                let origin = said.map(|name| origin_called(digest, &name));
                if let Some(own) = origin_mut(digest, part) {
                    *own = origin;
                }
            }
            (_, Part::Report) => return self.set_of_report(digest, line, said),
            (_, Part::Quote(at)) => {
                let Some(quote) = digest.quotes.get_mut(at) else { return Ok(()) };
                match self {
                    Text => line.clone_into(&mut quote.text),
                    FormOf => quote.form = meant(&FORMS, line)?,
                    Medium => quote.medium = said.map(Into::into),
                    Cue => quote.cue = said.map(Into::into),
                    _ => {}
                }
            }
            (_, Part::Figure(at)) => {
                let Some(figure) = digest.figures.get_mut(at) else { return Ok(()) };
                match self {
                    Text => line.clone_into(&mut figure.verbatim),
                    Value => figure.quantity = quantity(line)?,
                    Unit => figure.unit = said,
                    QualifierOf => figure.qualifier = meant(&QUALIFIERS, line)?,
                    Measures => figure.measures = said,
                    About => figure.about = said,
                    When => figure.period = date(line)?,
                    _ => {}
                }
            }
            (_, Part::Claim(at)) => {
                let Some(claim) = digest.claims.get_mut(at) else { return Ok(()) };
                match self {
                    Text => line.clone_into(&mut claim.text),
                    StanceOf => claim.stance = meant(&STANCES, line)?,
                    About => claim.about = listed(line),
                    When => claim.as_of = date(line)?,
                    _ => {}
                }
            }
        }
        Ok(())
    }

    fn set_of_report(self, digest: &mut Digest, line: &str, said: Option<String>) -> Result<(), String> {
        let report = &mut digest.report;
        match self {
            Text => line.clone_into(&mut report.headline),
            Publisher => line.clone_into(&mut report.publisher),
            Published => report.published = date(line)?,
            Authors => report.authors = listed(line),
            Url => report.url = said,
            Language => report.language = said,
            _ => {}
        }
        Ok(())
    }
}

pub(super) fn word<T: PartialEq + Copy>(words: &[(&str, T)], value: T) -> Option<String> {
    words.iter().find(|(_, meant)| *meant == value).map(|(word, _)| (*word).to_owned())
}

/// What one of the `words` means, blanks and case aside; nothing where nothing is said.
pub(super) fn meant<T: Copy>(words: &[(&str, T)], line: &str) -> Result<Option<T>, String> {
    let plain = |text: &str| text.replace(' ', "").to_lowercase();
    if line.is_empty() {
        return Ok(None);
    }
    let found = words.iter().find(|(word, _)| plain(word) == plain(line)).map(|(_, value)| Some(*value));
    let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    found.ok_or_else(|| format!("say one of: {}", all.join(", ")))
}

/// Names between semicolons: a name may hold a comma.
pub(super) fn listed(line: &str) -> Vec<String> {
    line.split(';').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

fn date(line: &str) -> Result<Option<Date>, String> {
    if line.is_empty() {
        return Ok(None);
    }
    let why = "write a date as 2024, 2024-05, 2024-05-31, 2024-05? (uncertain) or 2024-05~ (approximate)";
    line.parse().map(Some).map_err(|_| why.to_owned())
}

/// A range as it is written: two points between its ends, which may be missing.
fn written(quantity: &Quantity) -> String {
    let end = |end: &Option<Decimal>| end.as_ref().map_or(String::new(), |end| end.as_str().to_owned());
    match quantity {
        Quantity::Value(value) => value.as_str().to_owned(),
        Quantity::Range { min, max } => format!("{}..{}", end(min), end(max)),
    }
}

fn quantity(line: &str) -> Result<Option<Quantity>, String> {
    let number = |text: &str| -> Result<Option<Decimal>, String> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let why = || "write a number as 1200 or 0.5, a range as 10..20, 10.. or ..20".to_owned();
        text.trim().parse().map(Some).map_err(|_| why())
    };
    match line.split_once("..") {
        Some((min, max)) => {
            let (min, max) = (number(min)?, number(max)?);
            if let (Some(least), Some(most)) = (&min, &max)
                && least > most
            {
                return Err("a range goes from the smaller number to the greater".to_owned());
            }
            Ok((min.is_some() || max.is_some()).then_some(Quantity::Range { min, max }))
        }
        None => Ok(number(line)?.map(Quantity::Value)),
    }
}

fn origin(digest: &Digest, part: Part) -> Option<&Id> {
    match part {
        Part::Report | Part::Speaker(_) | Part::Origin(_) => None,
        Part::Quote(at) => digest.quotes.get(at)?.origin.as_ref(),
        Part::Figure(at) => digest.figures.get(at)?.origin.as_ref(),
        Part::Claim(at) => digest.claims.get(at)?.origin.as_ref(),
    }
}

fn origin_mut(digest: &mut Digest, part: Part) -> Option<&mut Option<Id>> {
    match part {
        Part::Report | Part::Speaker(_) | Part::Origin(_) => None,
        Part::Quote(at) => digest.quotes.get_mut(at).map(|quote| &mut quote.origin),
        Part::Figure(at) => digest.figures.get_mut(at).map(|figure| &mut figure.origin),
        Part::Claim(at) => digest.claims.get_mut(at).map(|claim| &mut claim.origin),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Claim, Figure, Quote};
    use crate::model::{Origin, Speaker};

    fn digest() -> Digest {
        let speaker = |id: &str, name: &str| Speaker { id: id.into(), name: name.to_owned(), ..Speaker::default() };
        let origin = |id: &str, name: &str| Origin { id: id.into(), name: name.to_owned(), ..Origin::default() };
        Digest {
            speakers: vec![speaker("s1", "Ada Quill"), speaker("s2", "a clerk"), speaker("s3", "a clerk")],
            origins: vec![origin("o1", "Borealis Agency")],
            quotes: vec![Quote { id: "q1".into(), text: "It holds.".to_owned(), ..Quote::default() }],
            figures: vec![Figure { id: "f1".into(), verbatim: "forty metres".to_owned(), ..Figure::default() }],
            claims: vec![Claim { id: "c1".into(), text: "The dam holds.".to_owned(), ..Claim::default() }],
            ..Digest::default()
        }
    }

    #[test]
    fn what_is_written_is_what_is_said_then() {
        /// `line` is written into the field; what the field says after it, or why not.
        #[track_caller]
        fn check(part: Part, field: Field, line: &str, expected: Result<&str, &str>) {
            let mut digest = digest();
            let said = field.set(&mut digest, part, line).map(|()| field.show(&digest, part));
            match (said, expected) {
                (Ok(said), Ok(expected)) => assert_eq!(said, expected),
                (Err(why), Err(expected)) => assert!(why.contains(expected), "{why}"),
                (found, expected) => panic!("{found:?} is not {expected:?}"),
            }
        }
        let (quote, figure, claim) = (Part::Quote(0), Part::Figure(0), Part::Claim(0));
        check(quote, Text, " It held. ", Ok("It held."));
        check(quote, Text, "  ", Err("can't be empty"));
        check(quote, SpeakerOf, "Ada Quill", Ok("Ada Quill"));
        check(quote, SpeakerOf, "a clerk (s3)", Ok("a clerk (s3)"));
        check(quote, SpeakerOf, "a clerk", Ok("a clerk (s2)"));
        check(quote, SpeakerOf, "Bo Reyes", Ok("Bo Reyes"));
        check(quote, SpeakerOf, "", Ok(""));
        check(quote, FormOf, "Partial", Ok("partial"));
        check(quote, FormOf, "spoken", Err("direct, partial, indirect, term"));
        check(quote, Medium, "radio", Ok("radio"));
        check(quote, Cue, "said", Ok("said"));
        check(figure, Value, "40.50", Ok("40.50"));
        check(figure, Value, "10 .. 20", Ok("10..20"));
        check(figure, Value, "10..", Ok("10.."));
        check(figure, Value, "..", Ok(""));
        check(figure, Value, "20..10", Err("smaller"));
        check(figure, Value, "1,200", Err("1200"));
        check(figure, Unit, "m", Ok("m"));
        check(figure, QualifierOf, "moreThan", Ok("more than"));
        check(figure, Measures, "length", Ok("length"));
        check(figure, When, "2031-04?", Ok("2031-04?"));
        check(figure, When, "last year", Err("2024-05"));
        check(claim, StanceOf, "hedges", Ok("hedges"));
        check(claim, OriginOf, "Borealis Agency", Ok("Borealis Agency"));
        check(claim, OriginOf, "Meridian Press", Ok("Meridian Press"));
        check(claim, About, "dam; ; river, upper", Ok("dam; river, upper"));
        check(Part::Report, Published, "2031-04-02", Ok("2031-04-02"));
        check(Part::Report, Publisher, "", Err("can't be empty"));
        check(Part::Report, Authors, "A. B., jr; C. D.", Ok("A. B., jr; C. D."));
        check(Part::Quote(9), Text, "no such quote", Ok(""));
    }

    #[test]
    fn every_field_takes_what_it_shows_and_somebody_new_joins_once() {
        let mut digest = digest();
        for part in [Part::Report, Part::Quote(0), Part::Figure(0), Part::Claim(0)] {
            for field in Field::of(part) {
                let before = digest.clone();
                let line = field.show(&digest, part);
                if field.set(&mut digest, part, &line).is_ok() {
                    assert_eq!(digest, before, "{}", field.name());
                }
                for choice in field.choices(&digest) {
                    field.set(&mut digest, part, &choice).unwrap();
                    assert_eq!(field.show(&digest, part), choice);
                }
            }
        }
        assert_eq!((digest.speakers.len(), digest.origins.len()), (3, 1));
        SpeakerOf.set(&mut digest, Part::Quote(0), "Bo Reyes").unwrap();
        SpeakerOf.set(&mut digest, Part::Quote(0), "Bo Reyes").unwrap();
        assert_eq!(digest.speakers.last().map(|speaker| speaker.id.as_str()), Some("s4"));
        assert_eq!(digest.speakers.len(), 4);
    }
}
