//! Pages, invented, and what is read of them.

use super::*;
use crate::model::Date;

/// Paragraphs that are long enough to be an article.
fn story() -> Vec<String> {
    let told = [
        "The ferries of the island stayed in port for the third day, after the crews voted to go on with their strike.",
        "“No ferry sails this week,” said Ada Quill, the harbour master, who had spoken with both sides, on Monday.",
        "The company had offered 4 per cent more pay, and the crews want 9 per cent, a shorter week, and new boats.",
        "About 300 travellers, most of them from the mainland, spent the night in the sports hall, the town council said.",
        "The talks go on tomorrow, and the mayor, who is to lead them, hopes for an end of the strike before the fair.",
    ];
    told.iter().map(|paragraph| (*paragraph).to_owned()).collect()
}

/// A page whose article has `extra` behind its second paragraph.
fn page(extra: &str) -> String {
    let story = story();
    let paragraphs = |part: &[String]| part.iter().map(|text| format!("<p>{text}</p>\n")).collect::<String>();
    format!(
        "<!DOCTYPE html><html lang=en><head><title>Ferries stay in port | The Gull</title></head><body>\
         <nav><ul><li><a href=/>Home</a><li><a href=/sport>Sport</a></ul></nav>\
         <main><article><h1>Ferries stay in port</h1>{}{extra}{}</article></main>\
         <footer>© The Gull</footer></body></html>",
        paragraphs(&story[..2]),
        paragraphs(&story[2..]),
    )
}

#[test]
fn what_stands_in_an_article_without_being_it_is_left_out() {
    #[track_caller]
    fn check(extra: &str) {
        let text = read(&page(extra)).text;
        assert_eq!(text, story().join("\n\n") + "\n", "{extra}");
    }
    check("");
    check("<!-- a comment --><script>var story = '<p>no</p>';</script>");
    check("<aside><p>The strike in numbers: 300 travellers, 12 boats, 3 days without a ferry.</p></aside>");
    check("<figure><img src=a.jpg><figcaption>Ferries in the port, seen on Sunday.</figcaption></figure>");
    check("<div class='newsletter-signup'><p>Get the best of the island every morning.</p></div>");
    check("<div class='ShareBar'><span>Tell your friends</span></div>");
    check("<div id=relatedStories><p>A mole has broken in the harbour, and nobody knows why it did.</p></div>");
    check("<p><a href=/mole>A mole has broken in the harbour</a></p>");
    check("<p>Read more: <a href=/mole>A mole has broken in the harbour</a></p>");
    check("<p>Sign up for our newsletter and never miss a ferry.</p>");
    check("<p>Updated 6:30 am GMT, Monday, 5 May 2031</p>");
    check("<p>Advertisement</p>");
    check("<h3>Most read</h3><ul><li><a href=/mole>A mole has broken</a><li><a href=/fair>The fair opens</a></ul>");
}

#[test]
fn what_belongs_to_an_article_stays() {
    #[track_caller]
    fn check(extra: &str, expected: &str) {
        let text = read(&page(extra)).text;
        assert!(text.contains(expected), "{expected}\n{text}");
    }
    check(
        "<p>Shares of the company, <a href=/q>which owns 12 boats</a>, fell.</p>",
        "Shares of the company, which owns 12 boats, fell.",
    );
    check(
        "<h2>What the crews want</h2><p>They want a shorter week, and they say so to everybody.</p>",
        "What the crews want\n\nThey",
    );
    check(
        "<blockquote><p>“We shall not sail,” the crews wrote in their letter.</p></blockquote>",
        "“We shall not sail,”",
    );
    check(
        "<ul><li>Monday: no ferry sails.<li>Tuesday: one sails.</ul>",
        "Monday: no ferry sails.\n\nTuesday: one sails.",
    );
    check(
        "<p>He asked readers to share&nbsp;this\n letter with the news-<b>letter</b>’s editors.</p>",
        "share this letter with the news-letter’s",
    );
}

#[test]
fn a_page_without_an_article_is_read_whole() {
    #[track_caller]
    fn check(html: &str, expected: &str) {
        assert_eq!(read(html).text, expected, "{html}");
    }
    check("<html><body>Rain fell.</body></html>", "Rain fell.\n");
    check("<html><body><p>Rain fell.<p>It stopped.", "Rain fell.\n\nIt stopped.\n");
    check("<html></html>", "");
    check("", "");
}

#[test]
fn metadata_are_what_the_page_says() {
    #[track_caller]
    fn check(head: &str, expected: &Report) {
        let html = format!("<html><head>{head}</head><body><p>Rain fell.</p></body></html>");
        assert_eq!(&read(&html).report, expected, "{head}");
    }
    let report = |headline: &str, publisher: &str| Report {
        headline: headline.into(),
        publisher: publisher.into(),
        ..Report::default()
    };
    check("", &Report::default());
    check("<title>Rain | The Gull</title>", &report("Rain | The Gull", ""));
    check(
        "<title>x</title><meta property=og:title content='Rain &amp; sun'><meta property=og:site_name content='The Gull'>",
        &report("Rain & sun", "The Gull"),
    );
    check(
        "<link rel=canonical href='https://www.gull.example/rain'><meta name=author content='By Ann Roe'>",
        &Report {
            authors: vec!["Ann Roe".into()],
            url: Some("https://www.gull.example/rain".into()),
            ..report("", "gull.example")
        },
    );
    check(
        "<link rel=canonical href='/rain'><meta property=og:locale content=en_GB>",
        &Report { language: Some("en-GB".into()), ..Report::default() },
    );
    check(
        "<meta property='article:published_time' content='2031-05-05T06:30:00+0200'>",
        &Report { published: day("2031-05-05T06:30:00+02:00"), ..Report::default() },
    );
    check("<meta name=date content='2031-05-05 06:30'>", &Report { published: day("2031-05-05"), ..Report::default() });
    check("<meta name=date content='yesterday'>", &Report::default());
    check(
        "<script type='application/ld+json'>[{\"@type\":\"WebSite\",\"name\":\"x\"},{\"@graph\":[{\"@type\":[\"NewsArticle\"],\
         \"headline\":\"Rain\n &amp; sun\",\"publisher\":{\"name\":\"The Gull\"},\"author\":[{\"name\":\"Ann Roe\"},\"Bob Poe\"],\
         \"datePublished\":\"2031-05\",\"inLanguage\":\"en\",\"mainEntityOfPage\":{\"@id\":\"https://gull.example/rain\"}}]}]</script>",
        &Report {
            authors: vec!["Ann Roe".into(), "Bob Poe".into()],
            published: day("2031-05"),
            url: Some("https://gull.example/rain".into()),
            language: Some("en".into()),
            ..report("Rain & sun", "The Gull")
        },
    );
    check("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",</script>", &Report::default());
}

fn day(text: &str) -> Option<Date> {
    Some(text.parse().expect("the test writes a date"))
}

/// Reads a page on a thread with a small stack: whatever recursion there is must be bounded.
fn read_on_a_small_stack(html: String) -> Page {
    let thread = std::thread::Builder::new().stack_size(1 << 20).spawn(move || read(&html)).expect("a thread starts");
    thread.join().expect("no panic, and no end of the stack")
}

#[test]
fn hostile_pages_are_read_within_bounds() {
    #[track_caller]
    fn check(html: String) {
        let page = read_on_a_small_stack(html);
        assert!(page.text.contains("Rain fell"), "{}", page.text.len());
    }
    let nested = |open: &str, close: &str| {
        format!("<html><body>{}<p>Rain fell.</p>{}</body></html>", open.repeat(100_000), close.repeat(100_000))
    };
    check(nested("<div>", "</div>"));
    check(nested("<div>", ""));
    check(nested("<b>", ""));
    check(nested("<ul><li>", "</ul>"));
    check(nested("<span><div></span>", ""));
    check(nested("<b><div></b>", ""));
    check(nested("<a href=x>", ""));
    check(nested("<table><tr><td>", ""));
    check(format!("<html><body><p>Rain fell. {}", "x".repeat(1 << 20)));
    check(format!("<html><body><p {}>Rain fell.", (0..100_000).map(|n| format!("a{n} ")).collect::<String>()));
    check(format!("<html><script type=application/ld+json>{}</script><p>Rain fell.", "[".repeat(100_000)));
}

proptest::proptest! {
    #[test]
    fn nothing_makes_it_panic(html in "(<(/?(p|div|b|a|table|td|ul|li|script|h2|figure)( class=\"?[a-z]{0,9}\"?)?>?|!--)|[a-z é&;\"'\n=-]{0,8}){0,60}") {
        let page = read(&html);
        proptest::prop_assert_eq!(&read(&html), &page);
        let _ = looks_like_html(&html);
    }
}
