//! How long a search takes at a million quotes, beside a scan of memory and other ways to search. See README.md.

mod archive;

use std::hint::black_box;
use std::time::{Duration, Instant};

use archive::Archive;
use memchr::memmem;
use twosource::search::{Index, Query};

/// The queries: one letter to three words, rare, common, absent, accented, Chinese, fields. `{rare}` and `{name}` are words of the archive.
const QUERIES: [&str; 24] = [
    "e",
    "q",
    "th",
    "zh",
    "the",
    "ing",
    "qzx",
    "government",
    "ernm",
    "{rare}",
    "harbour",
    "hárbour",
    "trade war",
    "of the",
    "the trade war",
    "tr gov el",
    "\"of the\"",
    "\"trade talks\"",
    "Trade",
    "-the border",
    "人",
    "一丆",
    "speaker:official tariff",
    "form:partial don't",
];

/// How many quotes a page shows.
const PAGE: usize = 100;

fn main() {
    let archive = Archive::standard();
    let digests = archive.digests();
    let quotes: usize = digests.iter().map(|digest| digest.quotes.len()).sum();
    let bytes: usize = digests.iter().flat_map(|digest| &digest.quotes).map(|quote| quote.text.len()).sum();
    println!("{} digests, {quotes} quotes, {:.1} MB of text", digests.len(), bytes as f64 / 1e6);

    let (built, mut index) = timed(|| Index::build(&digests));
    println!("index built in {:.2} s", built.as_secs_f64());
    let mut whole = 0;
    for (part, size) in index.memory() {
        whole += size;
        println!("  {part:<20} {:7.1} MB {:6.1} bytes a quote", size as f64 / 1e6, size as f64 / quotes as f64);
    }
    println!("  {:<20} {:7.1} MB {:6.1} bytes a quote", "index", whole as f64 / 1e6, whole as f64 / quotes as f64);

    // Every quote folded, one after the other: what a scan would go through.
    let mut arena = String::new();
    for quote in digests.iter().flat_map(|digest| &digest.quotes) {
        arena.push_str(&twosource::text::fold::fold(&quote.text));
        arena.push('\n');
    }
    let scan = mean_of(|| arena.as_bytes().chunks(8).map(|part| u64::from(part[0])).sum::<u64>());
    println!("memory scan of the folded text: {:.1} ms", ms(scan));

    println!(
        "\n{:<26} {:>9} {:>10} {:>10} {:>10} {:>9}",
        "query", "matches", "page ms", "total ms", "memmem ms", "ratio"
    );
    let (mut pages, mut totals) = (Vec::new(), Vec::new());
    let only = std::env::var("ONLY").ok();
    for query in QUERIES.into_iter().filter(|query| only.as_ref().is_none_or(|only| query == only)) {
        let text = query.replace("{rare}", archive.vocabulary().word(60_000));
        let query = Query::parse(&text);
        let page = mean_of(|| index.first(&mut index.matches(&query), PAGE, &|| true));
        let total = mean_of(|| index.count(&mut index.matches(&query), &|| true));
        let count = index.count(&mut index.matches(&query), &|| true).unwrap_or(0);
        let needle = twosource::text::fold::fold(text.trim_matches('"').split(' ').next_back().unwrap_or_default());
        let peer = mean_of(|| lines_with(&arena, &needle));
        pages.push(page);
        totals.push((text.clone(), total));
        println!(
            "{text:<26} {count:>9} {:>10.3} {:>10.3} {:>10.1} {:>9.4}",
            ms(page),
            ms(total),
            ms(peer),
            page.as_secs_f64() / peer.as_secs_f64()
        );
    }
    pages.sort();
    println!(
        "\nkey to first page: median {:.2} ms, worst {:.2} ms",
        ms(pages[pages.len() / 2]),
        ms(pages[pages.len() - 1])
    );
    black_box(&mut index);
}

/// How many lines contain the needle.
fn lines_with(arena: &str, needle: &str) -> usize {
    let bytes = arena.as_bytes();
    let finder = memmem::Finder::new(needle.as_bytes());
    let (mut from, mut lines) = (0, 0);
    while let Some(at) = finder.find(&bytes[from..]) {
        lines += 1;
        from += at;
        from += memchr::memchr(b'\n', &bytes[from..]).map_or(bytes.len() - from, |end| end + 1);
    }
    lines
}

/// The time that the work kept this thread's processor busy, where the system tells it, so that others on the machine count less.
fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let busy = || {
        let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        Some(Duration::from_nanos(told.split(' ').next()?.parse().ok()?))
    };
    let (start, before) = (Instant::now(), busy());
    let result = work();
    let elapsed = start.elapsed();
    (busy().zip(before).map_or(elapsed, |(after, before)| after - before), result)
}

/// The time one run takes, over as many as fill a tenth of a second: the system tells the time in steps of milliseconds.
fn mean_of<T>(work: impl Fn() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    let times = (Duration::from_millis(100).as_secs_f64() / start.elapsed().as_secs_f64()).clamp(1.0, 1000.0) as u32;
    timed(|| (0..times).for_each(|_| drop(black_box(work())))).0 / times
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
