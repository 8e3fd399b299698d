//! Boilerplate: lines of a report's text that are not the report, such as newsletter boxes, credits and teasers.
//!
//! The rules look at the lines alone, so that they hold for a plain text as for what is left of a page. They know
//! English and are careful: what they are not sure of stays. Elements of a page are `page`'s matter.

use std::ops::Range;

/// One line of a report.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Line<'a> {
    /// Its text.
    pub(super) text: &'a str,
    /// True where it is known to be a heading.
    pub(super) heading: bool,
    /// True where it is known to be an item of a list.
    pub(super) item: bool,
    /// How many of its bytes are known to be links.
    pub(super) linked: usize,
}

/// The stretches of a plain text that are the report, as ranges of bytes, in their order and apart from each other.
pub fn report_ranges(text: &str) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut places = Vec::new();
    for line in text.split_inclusive('\n') {
        let at = line.as_ptr() as usize - text.as_ptr() as usize;
        lines.push(Line { text: line.trim(), ..Line::default() });
        places.push(at..at + line.len());
    }
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (place, keep) in places.into_iter().zip(kept(&lines)) {
        match ranges.last_mut() {
            _ if !keep => {}
            Some(last) if last.end == place.start => last.end = place.end,
            _ => ranges.push(place),
        }
    }
    ranges
}

/// Which lines are the report.
pub(super) fn kept(lines: &[Line]) -> Vec<bool> {
    let mut kept: Vec<bool> = lines.iter().map(|line| !is_notice(line) && !is_teaser_link(line)).collect();
    leave_out_lists_of_teasers(lines, &mut kept);
    leave_out_sections(lines, &mut kept);
    leave_out_bare_headings(lines, &mut kept);
    if !lines.iter().zip(&kept).any(|(line, keep)| *keep && !line.text.is_empty()) {
        // A text of nothing but boilerplate is a text that these rules don't understand.
        kept.fill(true);
    }
    kept
}

/// True of a line of a page that is nothing but a link to something else.
fn is_teaser_link(line: &Line) -> bool {
    !line.item && line.linked * 10 >= line.text.len() * 9 && line.linked > 0
}

/// Lists of teasers: groups of lines that begin with a lone mark, each a headline with a blurb and a byline.
fn leave_out_lists_of_teasers(lines: &[Line], kept: &mut [bool]) {
    /// The most lines of a group behind its mark.
    const LONGEST: usize = 4;
    let marks: Vec<usize> = (0..lines.len()).filter(|at| is_lone_mark(lines[*at].text)).collect();
    for (nth, mark) in marks.iter().enumerate() {
        let end = marks.get(nth + 1).copied().unwrap_or(lines.len());
        let group: Vec<&Line> = lines[mark + 1..end].iter().filter(|line| !line.text.is_empty()).collect();
        let teaser = group.iter().take(LONGEST).position(|line| is_published_byline(line.text));
        // The last group ends with its byline; what follows it may be the report again.
        let last = teaser.map(|at| group[at].text.as_ptr());
        if let Some(last) = last {
            for at in *mark..end {
                kept[at] = false;
                if lines[at].text.as_ptr() == last {
                    break;
                }
            }
        }
    }
}

/// True of a line that only sets the next one off.
fn is_lone_mark(text: &str) -> bool {
    matches!(text, "-" | "–" | "—" | "*" | "•" | "·" | "|" | "+" | ">" | "»")
}

/// True of a byline that says that something was published: `By Ann Roe Published`.
fn is_published_byline(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let by = words.first().is_some_and(|word| word.eq_ignore_ascii_case("by"));
    let published = words.iter().any(|word| {
        let word = word.trim_end_matches([':', ',']);
        ["published", "updated", "posted"].iter().any(|known| word.eq_ignore_ascii_case(known))
    });
    by && published && words.len() <= 14
}

/// Sections that announce other things than the report: from their heading to the next paragraph of prose.
fn leave_out_sections(lines: &[Line], kept: &mut [bool]) {
    let mut inside = false;
    for (at, line) in lines.iter().enumerate() {
        if line.text.is_empty() {
            continue;
        }
        if is_section_of_others(line.text) {
            inside = true;
        } else if inside && is_prose(line) {
            inside = false;
        }
        kept[at] &= !inside;
    }
}

/// Headings that nothing follows before the next heading of their kind, or the end: what they headed is gone.
fn leave_out_bare_headings(lines: &[Line], kept: &mut [bool]) {
    let mut followed = false;
    for at in (0..lines.len()).rev() {
        if lines[at].text.is_empty() || !kept[at] {
            continue;
        }
        if lines[at].heading {
            kept[at] &= followed;
        } else {
            followed = true;
        }
    }
}

/// True of a line that is a sentence or more, and not a link.
fn is_prose(line: &Line) -> bool {
    let words = line.text.split_whitespace().count();
    words >= 12 && line.linked * 2 < line.text.len() && ends_sentence(line.text)
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '…', '”', '"', '’', ':', ')'])
}

/// True of the heading of a list of other things to read.
fn is_section_of_others(text: &str) -> bool {
    let folded = fold(text);
    let folded = folded.trim_end_matches([':', '.', '…', '>', '»', ' ']);
    const WHOLE: [&str; 30] = [
        "trending",
        "trending now",
        "most popular",
        "most read",
        "most viewed",
        "popular now",
        "popular stories",
        "related",
        "related articles",
        "related stories",
        "related content",
        "related topics",
        "related coverage",
        "related news",
        "recommended",
        "recommended for you",
        "recommended stories",
        "you may also like",
        "you might also like",
        "don't miss",
        "read next",
        "up next",
        "more stories",
        "more news",
        "more on this story",
        "more from the web",
        "what to read next",
        "latest news",
        "latest stories",
        "editor's picks",
    ];
    WHOLE.contains(&folded) || (folded.starts_with("more from ") && folded.split(' ').count() <= 6)
}

/// True of a line that speaks to the reader about the page, or only credits a picture.
fn is_notice(line: &Line) -> bool {
    let text = line.text;
    let words = text.split_whitespace().count();
    if words == 0 || words > 60 {
        return false;
    }
    let folded = fold(text);
    is_call(&folded, words) || is_credit(&folded, words) || is_date_line(&folded, words) || is_label(&folded, words)
}

/// Calls to subscribe, follow, share or read something else.
fn is_call(folded: &str, words: usize) -> bool {
    const VERBS: [&str; 19] = [
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
        "support ",
        "read our",
    ];
    const THINGS: [&str; 24] = [
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
    const BEGINNINGS: [&str; 24] = [
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
    (words <= 30 && begins(&BEGINNINGS)) || (begins(&VERBS) && THINGS.iter().any(|thing| folded.contains(thing)))
}

/// Credits of pictures and of helpers, and notices of rights.
fn is_credit(folded: &str, words: usize) -> bool {
    const BEGINNINGS: [&str; 17] = [
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
    let credits = words <= 30 && begins(&BEGINNINGS);
    let trails = words <= 60
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
        || folded.starts_with("copyright ")
        || folded.contains("this material may not be published")
        || folded.contains("is subject to copyright");
    let helped = words <= 50 && folded.contains("contributed to this ");
    let affiliate = folded.contains(" affiliate commission") || folded.contains("may earn a commission");
    credits || trails || rights || helped || affiliate
}

/// A line of dates and times without a sentence: `Published 19 May 2020, 6:30 am`.
fn is_date_line(folded: &str, words: usize) -> bool {
    if words > 16 || !folded.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(is_date_word)
}

fn is_date_word(word: &str) -> bool {
    const KNOWN: [&str; 44] = [
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
    const DATES: [&str; 19] = [
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
    const FULL: [&str; 21] = [
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
    const WHOLE: [&str; 34] = [
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
fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '’' | '‘' => out.push('\''),
            '“' | '”' => out.push('"'),
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
