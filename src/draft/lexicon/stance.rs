//! Words that say how a report stands to what it says: reservations, denials, demands; and what is no report at all.

/// Words by which a report reserves its judgement.
pub(in crate::draft) const HEDGES: [&str; 32] = [
    "reportedly",
    "allegedly",
    "apparently",
    "supposedly",
    "purportedly",
    "ostensibly",
    "seemingly",
    "possibly",
    "perhaps",
    "probably",
    "presumably",
    "maybe",
    "likely",
    "unlikely",
    "may",
    "might",
    "could",
    "appears",
    "appear",
    "appeared",
    "seems",
    "seem",
    "seemed",
    "rumored",
    "rumoured",
    "suspected",
    "alleged",
    "purported",
    "potentially",
    "presumed",
    "tentatively",
    "conceivably",
];

/// Participles that hedge before `to`: is expected to, are said to.
pub(in crate::draft) const HEDGES_BEFORE_TO: [&str; 10] =
    ["expected", "said", "believed", "thought", "understood", "likely", "set", "rumored", "reported", "projected"];

/// Verbs of denial, in all their forms.
pub(in crate::draft) const DENIALS: [&str; 20] = [
    "denied",
    "denies",
    "denying",
    "deny",
    "refuted",
    "refutes",
    "refuting",
    "disputed",
    "disputes",
    "disputing",
    "rebutted",
    "rebuts",
    "repudiated",
    "repudiates",
    "disavowed",
    "disavows",
    "contradicted",
    "contradicts",
    "debunked",
    "debunks",
];

/// Verbs that deny where what they reject was claimed: rejected the allegation.
pub(in crate::draft) const REJECTIONS: [&str; 6] =
    ["rejected", "rejects", "rejecting", "dismissed", "dismisses", "dismissing"];

/// Words by which the writer demands or judges.
pub(in crate::draft) const DEMANDS: [&str; 6] = ["should", "must", "ought", "shouldn't", "mustn't", "deserve"];

/// First words of lines that ask something of the reader or credit a picture.
pub(in crate::draft) const ADDRESSES: [&str; 26] = [
    "follow",
    "sign",
    "click",
    "read",
    "subscribe",
    "watch",
    "get",
    "like",
    "share",
    "join",
    "listen",
    "download",
    "see",
    "photo",
    "image",
    "picture",
    "video",
    "reporting",
    "editing",
    "copyright",
    "advertisement",
    "related",
    "more",
    "updated",
    "correction",
    "editor's",
];
