//! Boilerplate: lines of a report's text that are not the report, such as newsletter boxes, credits and teasers.
//!
//! The rules look at the lines alone, so that they hold for a plain text as for what is left of a page. They know
//! English and are careful: what they are not sure of stays. Elements of a page are `page`'s matter.

mod notice;

use std::ops::Range;

use notice::{fold, is_notice};

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
    let mut kept: Vec<bool> = lines.iter().map(|line| !is_notice(line.text) && !is_teaser_link(line)).collect();
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
    // Some scripts have no blanks between words.
    let long = words >= 12 || line.text.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()).count() >= 40;
    long && line.linked * 2 < line.text.len() && ends_sentence(line.text)
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '…', '”', '"', '’', ':', ')', '。', '！', '？'])
}

/// True of the heading of a list of other things to read.
fn is_section_of_others(text: &str) -> bool {
    let folded = fold(text);
    let folded = folded.trim_end_matches([':', '.', '…', '>', '»', ' ']);
    const WHOLE: &[&str] = &[
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of `text` that are the report.
    fn report(text: &str) -> Vec<&str> {
        report_ranges(text).into_iter().flat_map(|range| text[range].lines()).filter(|line| !line.is_empty()).collect()
    }

    const FIRST: &str =
        "The ferries of the island stayed in port for the third day, as the crews went on with their strike.";
    const LAST: &str =
        "“No ferry sails this week,” said Ada Quill, the harbour master, who had spoken with both of the sides.";

    #[test]
    fn lines_that_are_not_the_report_are_left_out() {
        #[track_caller]
        fn check(extra: &str) {
            assert_eq!(report(&format!("{FIRST}\n{extra}\n{LAST}\n")), [FIRST, LAST], "{extra}");
        }
        check("");
        check(
            "Get the Gull’s daily newsletter\nSign up today and you will receive a free copy of our guide to 120 ferries.",
        );
        check("Subscribe to our magazine for £3 a month");
        check("Follow us on Twitter @gull");
        check("READ MORE: A mole has broken in the harbour");
        check("Published 5 May 2031, 6:30 am | Updated 2 hours ago");
        check("Photo: Ann Roe / The Gull");
        check("Ferries in the port of the island on Sunday. (AP Photo/Ann Roe)");
        check("Image 1 of 8\nAdvertisement");
        check("© 2031 The Gull. All rights reserved.");
        check("Bob Poe contributed to this report.");
        check("Most read\nA mole has broken\nThe fair opens on Friday");
        check(
            "-\nA mole breaks\nNews It cost 4 million, the council says.\nBy Ann Roe Published\n-\nFair opens\nBy Bob Poe Published 5 May",
        );
    }

    #[test]
    fn lines_of_the_report_stay() {
        #[track_caller]
        fn check(line: &str) {
            assert_eq!(report(&format!("{FIRST}\n{line}\n{LAST}\n")), [FIRST, line, LAST]);
        }
        check("The company’s newsletter says that every crew may sign up for the new boats.");
        check("Support for the strike grew on Facebook, the mayor said.");
        check("Copyright law is what the two sides differ on.");
        check("Human error contributed to this rise in cancellations.");
        check("“Subscribe to nothing,” she said of the newsletter.");
        check("What the crews want");
        check("By Monday, 12 boats had sailed.");
        check("- Monday: no ferry sails.");
        check("12,345");
        check("In May 2031, 300 travellers were stranded.");
    }

    #[test]
    fn a_text_of_nothing_else_is_kept() {
        #[track_caller]
        fn check(text: &str, expected: &[Range<usize>]) {
            assert_eq!(report_ranges(text), expected, "{text}");
        }
        check("", &[]);
        check("Advertisement", std::slice::from_ref(&(0..13)));
        check("Advertisement\nRain fell.\nShare\n\n", &[14..25, 31..32]);
    }

    proptest::proptest! {
        #[test]
        fn ranges_are_whole_lines_in_order(text in "((-|By A Published|Share|Most read|Ärger “fiel” on Monday.|\\PC{0,12})\n?){0,20}") {
            let mut last = 0;
            for range in report_ranges(&text) {
                proptest::prop_assert!(range.start >= last && range.start < range.end && range.end <= text.len());
                proptest::prop_assert!(range.start == 0 || text[..range.start].ends_with('\n'));
                last = range.end;
            }
        }
    }
}
