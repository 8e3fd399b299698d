//! Lines that speak about the page or a picture rather than of the story, each told by its own words.
//!
//! What such lines have in common with their neighbours, as teasers in a list have, is not looked at here.

/// True of a line that speaks to the reader about the page, or only credits a picture.
pub(super) fn is_notice(text: &str) -> bool {
    let words = text.split_whitespace().count();
    if words == 0 || words > 60 {
        return false;
    }
    let folded = fold(text);
    is_call(&folded, words) || is_credit(&folded, words) || is_date_line(&folded, words) || is_label(&folded, words)
}

/// Calls to subscribe, follow, share or read something else.
fn is_call(folded: &str, words: usize) -> bool {
    const VERBS: &[&str] = &[
        "get ",
        "sign up",
        "subscribe",
        "join ",
        "enter your",
        "want more",
        "receive ",
        "register ",
        "click here",
        "download ",
        "follow ",
        "like us",
        "share this",
        "start your",
        "never miss",
        "don't miss",
        "stay up to date",
        "read our",
    ];
    const THINGS: &[&str] = &[
        "newsletter",
        "inbox",
        "subscribe",
        "subscription",
        "sign up",
        "free trial",
        "free copy",
        "our app",
        "the app",
        " app",
        "by clicking here",
        "facebook",
        "twitter",
        "instagram",
        "whatsapp",
        "telegram channel",
        "youtube",
        "email alerts",
        "daily email",
        "our coverage",
        "full coverage",
        "for more information",
        "with a friend",
        "magazine",
    ];
    const BEGINNINGS: &[&str] = &[
        "read more:",
        "read more ",
        "read also",
        "also read",
        "see also",
        "see more:",
        "related:",
        "more:",
        "watch:",
        "also:",
        "also on ",
        "click here ",
        "click to ",
        "continue reading",
        "sign up for",
        "sign up to",
        "like this story?",
        "want more stories",
        "share this ",
        "comments (",
        "post comment",
        "view author archive",
        "recommended:",
        "read next:",
    ];
    let begins = |known: &[&str]| known.iter().any(|known| folded.starts_with(known));
    (words <= 30 && begins(BEGINNINGS)) || (begins(VERBS) && THINGS.iter().any(|thing| folded.contains(thing)))
}

/// Credits of pictures and of helpers, and notices of rights.
fn is_credit(folded: &str, words: usize) -> bool {
    const BEGINNINGS: &[&str] = &[
        "photo:",
        "photos:",
        "image:",
        "picture:",
        "photograph:",
        "credit:",
        "photo by ",
        "photo credit",
        "image credit",
        "image source",
        "image copyright",
        "(image:",
        "(photo:",
        "(credit:",
        "(photo by",
        "(image credit",
        "media caption",
    ];
    let begins = |known: &[&str]| known.iter().any(|known| folded.starts_with(known));
    let credits = words <= 30 && begins(BEGINNINGS);
    let trails = words <= 60
        && folded.contains('(')
        && [
            "(image: ",
            "(photo: ",
            "(photo by ",
            "(credit: ",
            "(image credit: ",
            "(ap photo/",
            "(getty",
            "(reuters photo",
        ]
        .iter()
        .any(|mark| {
            folded.rfind(mark).is_some_and(|at| folded[at..].find(')').is_none_or(|end| at + end + 3 > folded.len()))
        });
    let rights = folded.contains("all rights reserved")
        || folded.starts_with('©')
        || folded.strip_prefix("copyright ").is_some_and(|rest| rest.starts_with(['©', '(', '1', '2']))
        || folded.contains("this material may not be published")
        || folded.contains("is subject to copyright");
    let helped = words <= 50
        && folded.contains("contribut")
        && [
            "contributed to this report",
            "contributed to this story",
            "contributed to this article",
            "contributed reporting",
        ]
        .iter()
        .any(|mark| folded.contains(mark));
    let affiliate = folded.contains(" affiliate commission") || folded.contains("may earn a commission");
    credits || trails || rights || helped || affiliate
}

/// A line of dates and times without a sentence: `Published 19 May 2020, 6:30 am`.
fn is_date_line(folded: &str, words: usize) -> bool {
    if words > 16 || !folded.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let mut parts = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    // Numbers alone may be a row of a table.
    parts.clone().any(|word| word.bytes().all(|byte| byte.is_ascii_alphabetic())) && parts.all(is_date_word)
}

fn is_date_word(word: &str) -> bool {
    const KNOWN: &[&str] = &[
        "published",
        "updated",
        "posted",
        "modified",
        "first",
        "last",
        "on",
        "at",
        "am",
        "pm",
        "a",
        "p",
        "m",
        "et",
        "est",
        "edt",
        "pt",
        "pst",
        "pdt",
        "ct",
        "cst",
        "cdt",
        "gmt",
        "bst",
        "utc",
        "ist",
        "cet",
        "day",
        "days",
        "hour",
        "hours",
        "min",
        "mins",
        "minute",
        "minutes",
        "week",
        "weeks",
        "ago",
        "read",
        "of",
        "the",
        "st",
        "th",
        "date",
    ];
    const DATES: &[&str] = &[
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue", "wed", "thu",
        "fri", "sat", "sun",
    ];
    let digits = word.trim_start_matches(|c: char| c.is_ascii_digit());
    if digits.is_empty() || (digits.len() < word.len() && ["am", "pm", "st", "nd", "rd", "th", "h"].contains(&digits)) {
        return true;
    }
    KNOWN.contains(&word) || DATES.iter().any(|date| is_name_of_date(word, date))
}

/// True of a month or a weekday, in full or short.
fn is_name_of_date(word: &str, short: &str) -> bool {
    const FULL: &[&str] = &[
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "sept",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "tues",
        "wednesday",
        "thursday",
        "thurs",
        "friday",
        "saturday",
        "sunday",
    ];
    word == short || (word.starts_with(short) && FULL.contains(&word))
}

/// Labels that stand for themselves.
fn is_label(folded: &str, words: usize) -> bool {
    const WHOLE: &[&str] = &[
        "advertisement",
        "advert",
        "ad",
        "sponsored",
        "caption",
        "close",
        "comments",
        "comment",
        "share",
        "tweet",
        "email",
        "print",
        "save",
        "home",
        "news",
        "tags",
        "topics",
        "image",
        "photo",
        "video",
        "getty",
        "getty images",
        "enlarge image",
        "learn more",
        "read more",
        "more",
        "loading...",
        "continue reading below",
        "story continues below",
        "listen to this article",
        "media playback is unsupported on your device",
        "email the author",
        "follow on twitter",
        "about the author",
    ];
    if words > 8 {
        return false;
    }
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
    let counted = bare.strip_prefix("image ").or_else(|| bare.strip_prefix("photo ")).is_some_and(|rest| {
        rest.split(' ').all(|word| matches!(word, "of" | "/") || word.bytes().all(|byte| byte.is_ascii_digit()))
    });
    WHOLE.contains(&bare) || WHOLE.contains(&folded) || counted
}

/// Lower case, with straight quotation marks and single spaces.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '’' | '‘' => out.push('\''),
            '“' | '”' => out.push('"'),
            c if c.is_ascii_graphic() => out.push(c.to_ascii_lowercase()),
            c if c.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}
