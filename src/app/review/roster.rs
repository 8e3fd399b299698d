//! The speakers and origins of a digest as a line names them: by what tells them apart, and whoever is new joins.

use crate::model::{Digest, Id, Origin, OriginKind, Speaker, SpeakerLevel};

use super::add::free;
use super::field::{Field, listed, meant, word};

const LEVELS: [(&str, SpeakerLevel); 5] = [
    ("named", SpeakerLevel::Named),
    ("role", SpeakerLevel::Role),
    ("anonymous", SpeakerLevel::Anonymous),
    ("group", SpeakerLevel::Group),
    ("document", SpeakerLevel::Document),
];
const KINDS: [(&str, OriginKind); 7] = [
    ("wire", OriginKind::Wire),
    ("document", OriginKind::Document),
    ("interview", OriginKind::Interview),
    ("statement", OriginKind::Statement),
    ("person", OriginKind::Person),
    ("outlet", OriginKind::Outlet),
    ("own", OriginKind::Own),
];

/// The words that a speaker's level, or an origin's kind, may be.
pub(super) fn words(field: Field) -> Vec<String> {
    let all = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    match field {
        Field::Level => all(&LEVELS.map(|(word, _)| word)),
        Field::Kind => all(&KINDS.map(|(word, _)| word)),
        _ => Vec::new(),
    }
}

/// What a field of the speaker in that place says.
pub(super) fn show_speaker(field: Field, speaker: &Speaker) -> Option<String> {
    match field {
        Field::Text => Some(speaker.name.clone()),
        Field::JobTitle => speaker.job_title.as_ref().map(ToString::to_string),
        Field::Affiliation => speaker.affiliation.clone(),
        Field::Level => word(&LEVELS, speaker.level?),
        _ => None,
    }
}

/// What a field of an origin says.
pub(super) fn show_origin(field: Field, origin: &Origin, digest: &Digest) -> Option<String> {
    match field {
        Field::Text => Some(origin.name.clone()),
        Field::Kind => word(&KINDS, origin.kind?),
        Field::AlternateNames => Some(origin.alternate_names.join("; ")),
        Field::BasedOn => {
            let labels = origins(digest);
            let named = |id: &Id| label(&labels, id).unwrap_or_else(|| id.to_string());
            Some(origin.is_based_on.iter().map(named).collect::<Vec<_>>().join("; "))
        }
        _ => None,
    }
}

/// Writes a line into a field of the speaker in that place.
pub(super) fn set_speaker(field: Field, digest: &mut Digest, at: usize, line: &str) -> Result<(), String> {
    let said = (!line.is_empty()).then(|| line.to_owned());
    let Some(speaker) = digest.speakers.get_mut(at) else { return Ok(()) };
    match field {
        Field::Text => line.clone_into(&mut speaker.name),
        Field::JobTitle => speaker.job_title = said.map(Into::into),
        Field::Affiliation => speaker.affiliation = said,
        Field::Level => speaker.level = meant(&LEVELS, line)?,
        _ => {}
    }
    Ok(())
}

/// Writes a line into a field of the origin in that place.
pub(super) fn set_origin(field: Field, digest: &mut Digest, at: usize, line: &str) -> Result<(), String> {
    if field == Field::BasedOn {
        let based: Vec<Id> = listed(line).iter().map(|name| origin_called(digest, name)).collect();
        let Some(origin) = digest.origins.get_mut(at) else { return Ok(()) };
        if based.contains(&origin.id) {
            return Err("an origin can't be based on itself".to_owned());
        }
        origin.is_based_on = based;
        return Ok(());
    }
    let Some(origin) = digest.origins.get_mut(at) else { return Ok(()) };
    match field {
        Field::Text => line.clone_into(&mut origin.name),
        Field::Kind => origin.kind = meant(&KINDS, line)?,
        Field::AlternateNames => origin.alternate_names = listed(line),
        _ => {}
    }
    Ok(())
}

/// The speakers by what tells them apart.
pub(super) fn speakers(digest: &Digest) -> Vec<(Id, String)> {
    apart(digest.speakers.iter().map(|speaker| (speaker.id.clone(), speaker.in_words())).collect())
}

/// The origins by what tells them apart.
pub(super) fn origins(digest: &Digest) -> Vec<(Id, String)> {
    let called = |origin: &Origin| match (origin.name.as_str(), origin.kind) {
        ("", Some(kind)) => format!("unnamed {}", kind.in_words()),
        ("", None) => "an unnamed origin".to_owned(),
        (name, _) => name.to_owned(),
    };
    apart(digest.origins.iter().map(|origin| (origin.id.clone(), called(origin))).collect())
}

/// The labels, with the id behind those that are not the only ones of their kind.
fn apart(labels: Vec<(Id, String)>) -> Vec<(Id, String)> {
    let mut count = std::collections::HashMap::new();
    for (_, label) in &labels {
        *count.entry(label.clone()).or_insert(0) += 1;
    }
    let told = |id: &Id, label: String| if count[&label] > 1 { format!("{label} ({id})") } else { label };
    labels.into_iter().map(|(id, label)| (id.clone(), told(&id, label))).collect()
}

pub(super) fn label(labels: &[(Id, String)], wanted: &Id) -> Option<String> {
    labels.iter().find(|(id, _)| id == wanted).map(|(_, label)| label.clone())
}

/// The speaker that the line means; one who is new joins the others.
pub(super) fn speaker_called(digest: &mut Digest, line: &str) -> Id {
    let labelled = speakers(digest).into_iter().find(|(_, label)| label == line).map(|(id, _)| id);
    let named = || digest.speakers.iter().find(|speaker| speaker.name == line).map(|speaker| speaker.id.clone());
    if let Some(id) = labelled.or_else(named) {
        return id;
    }
    let id = free('s', |id| digest.speaker(id).is_some());
    digest.speakers.push(Speaker { id: id.clone(), name: line.to_owned(), ..Speaker::default() });
    id
}

/// The origin that the line means; one that is new joins the others.
pub(super) fn origin_called(digest: &mut Digest, line: &str) -> Id {
    let labelled = origins(digest).into_iter().find(|(_, label)| label == line).map(|(id, _)| id);
    if let Some(id) = labelled {
        return id;
    }
    let id = free('o', |id| digest.origin(id).is_some());
    digest.origins.push(Origin { id: id.clone(), name: line.to_owned(), ..Origin::default() });
    id
}
