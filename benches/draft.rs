//! What it costs to draft a digest, as reports grow and when they are hostile: `cargo bench --bench draft`. See README.md.
//!
//! The limit in the same run is one pass of Unicode sentence segmentation over the same text (UAX 29): whoever reads a
//! report sentence by sentence does at least that. `TWOSOURCE_REPORT=FILE` measures a report of one's own as well.

mod measured;

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use measured::Random;
use twosource::draft::{self, page};
use twosource::model::Report;
use unicode_segmentation::UnicodeSegmentation as _;

/// The sizes that each text is drafted at, in bytes; the exponent is of what the time grows by between them.
const SIZES: [usize; 2] = [100_000, 1_000_000];

fn main() {
    // What is read once for all reports, such as the lexicon, is not part of a report's time.
    black_box(draft_text(&report(1_000)));
    println!("{:<42} {:>9} {:>9} {:>8} {:>9} {:>8}", "", "100 KB", "1 MB", "growth", "MB/s", "peak");
    if let Some(own) = std::env::var_os("TWOSOURCE_REPORT").and_then(|path| std::fs::read_to_string(path).ok()) {
        let (took, peak) = measured(|| draft_text(&own));
        let limit = measured(|| own.unicode_sentences().count()).0;
        println!(
            "{:<42} {} (limit {})  {} KB, peak {}",
            "a report of one's own",
            ms(took),
            ms(limit),
            own.len() / 1000,
            mb(peak)
        );
    }
    let of_text = |what: &str, make: fn(usize) -> String| row(what, make, draft_text);
    of_text("a report", report);
    row("  limit: its sentences by UAX 29", report, |text| text.unicode_sentences().count());
    of_text("a report in one line", |size| report(size).replace('\n', " "));
    of_text("one line of one word", |size| "a".repeat(size));
    of_text("one line of quotation marks", |size| "“".repeat(size / 3));
    of_text("one line of straight marks", |size| "\" ".repeat(size / 2));
    of_text("one line of words in marks", |size| "“yes,” she said, ".repeat(size / 20));
    of_text("one line of figures", |size| "12 ".repeat(size / 3));
    of_text("one line of capitals", |size| "Ida Brandt ".repeat(size / 11));
    of_text("one line of who said", |size| "she said ".repeat(size / 9));
    of_text("one line of points", |size| ".".repeat(size));
    of_text("empty lines", |size| "\n".repeat(size));
    row("a page with nested tags", |size| nested(size / 10), read_page);
    row("a page with open tags", |size| format!("<html><body>{}", "<p>".repeat(size / 3)), read_page);
    row("a page of one report", |size| format!("<html><body><article>{}</article>", paragraphs(size)), read_page);
}

fn draft_text(text: &str) -> usize {
    let digest = draft::draft(text, &draft::report_ranges(text), &Report::default());
    digest.claims.len() + digest.quotes.len() + digest.figures.len()
}

fn read_page(html: &str) -> usize {
    let page = page::read(html);
    draft::draft(&page.text, &draft::report_ranges(&page.text), &page.report).claims.len()
}

/// Prints what `work` takes on a text of each size.
fn row(what: &str, make: impl Fn(usize) -> String, work: impl Fn(&str) -> usize) {
    let texts = SIZES.map(make);
    let took = texts.each_ref().map(|text| measured(|| work(text)));
    let [(small, _), (large, peak)] = took;
    let grown = (texts[1].len() as f64 / texts[0].len() as f64).ln();
    let exponent = (large.as_secs_f64() / small.as_secs_f64()).ln() / grown;
    let speed = texts[1].len() as f64 / 1e6 / large.as_secs_f64();
    println!("{what:<42} {} {}    n^{exponent:.2} {speed:>9.1} {}", ms(small), ms(large), mb(peak));
}

/// The least time of a few runs on this thread's processor, and the most memory that the process had meanwhile.
fn measured<T>(mut work: impl FnMut() -> T) -> (Duration, Option<u64>) {
    /// Others on the machine only ever make a run longer.
    const RUNS: usize = 5;
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let runs = (0..RUNS).map(|_| {
        let (clock, processor) = (Instant::now(), of_processor());
        black_box(work());
        of_processor().zip(processor).map_or(clock.elapsed(), |(after, before)| after - before)
    });
    (runs.min().unwrap_or_default(), peak())
}

/// The time that this thread has had a processor for, where the system says so.
fn of_processor() -> Option<Duration> {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Some(Duration::new(u64::try_from(time.tv_sec).ok()?, u32::try_from(time.tv_nsec).ok()?))
}

/// The most memory that the process had since it was last asked to forget it, in bytes, where the system says so.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

fn ms(time: Duration) -> String {
    format!("{:>6.1} ms", time.as_secs_f64() * 1e3)
}

fn mb(bytes: Option<u64>) -> String {
    bytes.map_or("       ?".to_owned(), |bytes| format!("{:>5.0} MB", bytes as f64 / 1e6))
}

/// A page whose one paragraph stands in `depth` elements.
fn nested(depth: usize) -> String {
    format!("<html><body>{}<p>It rained.</p>{}</body></html>", "<div>".repeat(depth), "</div>".repeat(depth))
}

/// An invented report of about `size` bytes, the same for the same size.
fn report(size: usize) -> String {
    let mut random = Random(7);
    let mut text = String::with_capacity(size + 1000);
    while text.len() < size {
        for _ in 0..1 + random.below(3) {
            sentence(&mut text, &mut random);
        }
        text.push_str("\n\n");
    }
    text
}

fn paragraphs(size: usize) -> String {
    report(size).split("\n\n").fold(String::new(), |mut page, paragraph| {
        let _ = write!(page, "<p>{paragraph}</p>");
        page
    })
}

/// One sentence as news has them: told, quoted, counted.
fn sentence(text: &mut String, random: &mut Random) {
    const PEOPLE: [&str; 8] = [
        "Ida Brandt",
        "Noor Osei",
        "Mr Sato",
        "the harbour master",
        "a senior official",
        "Ada Quill of Lindmark",
        "the Ministry of Ferries",
        "Captain Bo Reyes",
    ];
    const THINGS: [&str; 8] = [
        "the new mole",
        "the ferry line",
        "the strike of the crews",
        "a bridge over the sound",
        "the budget for 2031",
        "the letter to the council",
        "an inquiry into the storm",
        "the price of timber",
    ];
    const DOINGS: [&str; 6] = [
        "would be discussed again before the summer",
        "had been delayed by rain and a lack of steel",
        "was not what the island had been promised",
        "may cost more than anybody expected",
        "has divided the town since last May",
        "is to be finished by the end of the year",
    ];
    const SUMS: [&str; 6] =
        ["almost 40", "more than $12 million (€11m)", "18 per cent", "six", "1,250", "up to 300 km/h"];
    let [who, other] = [0, 0].map(|_| PEOPLE[random.below(PEOPLE.len())]);
    let thing = THINGS[random.below(THINGS.len())];
    let [doing, more] = [0, 0].map(|_| DOINGS[random.below(DOINGS.len())]);
    let sum = SUMS[random.below(SUMS.len())];
    let _ = match random.below(7) {
        0 => write!(text, "“I think {thing} {doing},” said {who}, who had spoken with {other} on Monday. "),
        1 => write!(text, "According to {who}, {thing} {doing}, and it {more}. "),
        2 => write!(text, "In Arvika {thing} took {sum} of what was spent in 2030, a report found. "),
        3 => write!(text, "He told reporters that {thing} “{doing}”. "),
        4 => write!(text, "The talks between {who} and {other} about {thing} went on for {sum} hours in Lindholm. "),
        5 => write!(text, "“We will see,” {who} said. “{} {more}.” ", thing.replace("the ", "The ")),
        _ => write!(text, "Few in the town had heard of it when {thing}, which {doing}, came before the council. "),
    };
}
