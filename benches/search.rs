//! How long a search takes at a million quotes, beside a scan of memory and other ways to search. See README.md.

mod archive;
mod peers;

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use archive::{Archive, Random, Vocabulary};
use memchr::memmem;
use twosource::model::Digest;
use twosource::search::{Index, Query};
use twosource::text::fold::fold;

/// The queries: one letter to three words, rare, common, absent, accented, Chinese, phrases, fields. `{rare}` is the 60,000th word of the archive.
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

/// Queries that find nothing as they stand.
const MISSPELT: [&str; 6] =
    ["goverment", "harbor minster", "zzyzxq", "speaker:oficial tarif", "\"trade tlaks\"", "form:driect border"];

/// How many quotes a page shows.
const PAGE: usize = 100;

fn main() {
    let archive = Archive::standard();
    let digests = archive.digests();
    let quotes = || digests.iter().flat_map(|digest| &digest.quotes);
    let count = quotes().count();
    let bytes: usize = quotes().map(|quote| quote.text.len()).sum();
    println!("{} digests, {count} quotes, {:.1} MB of text", digests.len(), bytes as f64 / 1e6);

    let before = resident();
    let index = build(&digests, count);
    if let (Some(before), Some(after)) = (before, resident()) {
        println!("resident memory: digests {:.0} MB, with the index {:.0} MB", before as f64 / 1e6, after as f64 / 1e6);
    }
    // Every quote folded, a line each: what a scan goes through.
    let mut arena = String::with_capacity(bytes + count);
    for quote in quotes() {
        arena.push_str(&fold(&quote.text));
        arena.push('\n');
    }
    let only = std::env::var("TWOSOURCE_QUERY").ok();
    let queries: Vec<String> =
        QUERIES.iter().map(|query| query.replace("{rare}", archive.vocabulary().word(60_000))).collect();
    let wanted: Vec<&str> =
        queries.iter().map(String::as_str).filter(|query| only.as_ref().is_none_or(|only| query == only)).collect();
    let scan = mean_of(|| scan(arena.as_bytes()));
    println!("\none scan of the folded text in memory: {:.1} ms", ms(scan));
    search(&index, &wanted, &arena, scan);
    typed(&index, &wanted);
    phrases(&index, archive.vocabulary(), &arena);
    near(&index);
    change(&digests, index);
    unread(&digests);
    others(&arena);
}

fn build(digests: &[Arc<Digest>], quotes: usize) -> Index {
    let (built, index) = timed(|| Index::build(digests));
    println!("index built in {:.2} s", built.as_secs_f64());
    let line = |part: &str, size: usize| {
        println!("  {part:<20} {:7.1} MB {:6.1} bytes a quote", size as f64 / 1e6, size as f64 / quotes as f64);
    };
    index.memory().into_iter().for_each(|(part, size)| line(part, size));
    line("together", index.memory().into_iter().map(|(_, size)| size).sum());
    index
}

/// Each query: the first page and the exact total, beside `memmem` for its last word over the folded text.
fn search(index: &Index, queries: &[&str], arena: &str, scan: Duration) {
    println!(
        "\n{:<26} {:>9} {:>9} {:>9} {:>10} {:>12}",
        "query", "matches", "page ms", "total ms", "memmem ms", "page/scan"
    );
    let (mut pages, mut long, mut short) = (Vec::new(), Vec::new(), Vec::new());
    for text in queries {
        let page = mean_of(|| index.first(&mut index.matches(&Query::parse(text)), PAGE, &|| true));
        let total = mean_of(|| index.count(&mut index.matches(&Query::parse(text)), &|| true));
        let matches = index.count(&mut index.matches(&Query::parse(text)), &|| true).unwrap_or(0);
        let word = text.trim_matches('"').split(' ').next_back().unwrap_or_default();
        let needle = fold(word);
        let memmem = mean_of(|| lines_with(arena, &needle));
        if word == *text && !text.contains(char::is_uppercase) {
            assert_eq!(matches, lines_with(arena, &needle), "{text} finds what a scan finds");
        }
        pages.push(page);
        if text.split(' ').all(|word| word.chars().count() > 2) { &mut long } else { &mut short }.push(total);
        let ratio = page.as_secs_f64() / scan.as_secs_f64();
        println!("{text:<26} {matches:>9} {:>9.3} {:>9.3} {:>10.1} {ratio:>12.4}", ms(page), ms(total), ms(memmem));
    }
    let told = |what: &str, times: &mut Vec<Duration>| {
        times.sort();
        let (Some(median), Some(worst)) = (times.get(times.len() / 2), times.last()) else { return };
        println!("{what}: median {:.2} ms, worst {:.2} ms", ms(*median), ms(*worst));
    };
    told("key to first page", &mut pages);
    told("exact total, words of three letters and more", &mut long);
    told("exact total, shorter ones", &mut short);
}

/// Each query as it is typed: what somebody waits for after each key, by the clock.
fn typed(index: &Index, queries: &[&str]) {
    let (mut pages, mut long, mut short) = (Vec::new(), Vec::new(), Vec::new());
    for text in queries {
        for (at, last) in text.char_indices() {
            let typed = &text[..at + last.len_utf8()];
            let query = Query::parse(typed);
            if query.is_empty() {
                continue;
            }
            pages.push((median_of(|| index.first(&mut index.matches(&query), PAGE, &|| true)), typed));
            let total = median_of(|| index.count(&mut index.matches(&query), &|| true));
            if is_long(typed) { &mut long } else { &mut short }.push((total, typed));
        }
    }
    println!("\nkey by key, median of five by the clock");
    tell("key to first page", pages);
    tell("exact total, words of three letters and more", long);
    tell("exact total, shorter ones", short);
}

/// Phrases as they are typed: one of the commonest words and the beginning of another, in quotation marks.
fn phrases(index: &Index, vocabulary: &Vocabulary, arena: &str) {
    const PHRASES: usize = 1000;
    /// One in so many is looked for by a scan too.
    const SCANNED: usize = 20;
    let mut random = Random(5);
    let typed: Vec<String> = (0..PHRASES)
        .map(|_| {
            let (first, second) = (vocabulary.word(random.zipf(5000)), vocabulary.word(random.zipf(archive::WORDS)));
            format!("\"{first} {}", &second[..1 + random.below(second.len())])
        })
        .collect();
    let (mut pages, mut long, mut short) = (Vec::new(), Vec::new(), Vec::new());
    for (at, typed) in typed.iter().enumerate() {
        let query = Query::parse(typed);
        if at.is_multiple_of(SCANNED) {
            let matches = index.count(&mut index.matches(&query), &|| true);
            assert_eq!(matches, Some(lines_with(arena, &typed[1..])), "{typed} finds what a scan finds");
        }
        pages.push((median_of(|| index.first(&mut index.matches(&query), PAGE, &|| true)), typed.as_str()));
        let total = median_of(|| index.count(&mut index.matches(&query), &|| true));
        if is_long(typed) { &mut long } else { &mut short }.push((total, typed.as_str()));
    }
    println!("\nrandom phrases, median of five by the clock");
    tell("key to first page", pages);
    tell("exact total, words of three letters and more", long);
    tell("exact total, shorter ones", short);
}

/// True where each word has three letters or more.
fn is_long(typed: &str) -> bool {
    typed.split([' ', ':']).all(|word| word.trim_matches('"').chars().count() > 2)
}

/// The distribution of times, and what took longest.
fn tell(what: &str, mut times: Vec<(Duration, &str)>) {
    times.sort();
    let at = |part: usize| times.get((times.len() * part / 100).min(times.len().saturating_sub(1)));
    let (Some(median), Some(late)) = (at(50), at(99)) else { return };
    println!("{what}, {}: median {:.2} ms, 99th percentile {:.2} ms", times.len(), ms(median.0), ms(late.0));
    let worst: Vec<String> =
        times.iter().rev().take(5).map(|(time, typed)| format!("{typed} {:.2}", ms(*time))).collect();
    println!("  longest, ms: {}", worst.join(" | "));
}

fn near(index: &Index) {
    println!("\nnearest when nothing matches");
    for text in MISSPELT {
        let query = Query::parse(text);
        let answer = index.nearest(&query, PAGE);
        let took = mean_of(|| index.nearest(&query, PAGE));
        let corrected = answer.corrected.as_ref().map_or("nothing", Query::text);
        println!("{text:<26} {corrected:<30} {:>9} {:>9.2} ms", answer.total, ms(took));
    }
}

/// One digest of the story is replaced.
fn change(digests: &[Arc<Digest>], mut index: Index) {
    let mut now = digests.to_vec();
    let middle = now.len() / 2;
    now[middle] = Arc::new(Digest::clone(&now[middle]));
    let (took, ()) = timed(|| {
        index.set_digests(&now);
        index.advance(usize::MAX);
    });
    println!("\na digest replaced: {:.1} ms", ms(took));
    let query = Query::parse("government");
    let page = mean_of(|| index.first(&mut index.matches(&query), PAGE, &|| true));
    println!("first page of government, out of order since: {:.2} ms", ms(page));
}

/// The same before any quote has been read into the index.
fn unread(digests: &[Arc<Digest>]) {
    println!("\nbefore the index has read a quote");
    let mut index = Index::default();
    index.set_digests(digests);
    for text in ["the", "government", "{nothing}"] {
        let query = Query::parse(text);
        let start = Instant::now();
        let mut first = None;
        let mut keep = |answer: twosource::search::Answer| {
            first.get_or_insert((start.elapsed(), answer.hits.len()));
        };
        let (all, _) = timed(|| index.run(&query, PAGE, &|| true, &mut keep));
        let (first, hits) = first.unwrap_or_default();
        println!("{text:<26} first {hits:>4} after {:>8.2} ms by the clock, all in {:>8.1} ms", ms(first), ms(all));
    }
}

/// Other ways to search; those that take minutes only where `TWOSOURCE_PEERS` is set.
fn others(arena: &str) {
    println!("\nother ways, over the same folded text");
    let sample = arena.lines().count() / 10;
    for typed in ["government", "trade war"] {
        let (took, matches) = peers::nucleo(arena.lines().take(sample), typed);
        println!("nucleo, a tenth of the quotes, {typed}: {:.0} ms, {matches} matches", ms(took));
    }
    let folder = std::env::temp_dir().join(format!("twosource-bench-{}", std::process::id()));
    let file = folder.join("quotes.txt");
    if std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&file, arena)).is_ok() {
        for needle in ["e", "government", "qzx"] {
            match peers::ripgrep(&file, needle) {
                Some(took) => println!("ripgrep, {needle}: {:.0} ms", ms(took)),
                None => println!("ripgrep: not there"),
            }
        }
        if std::env::var_os("TWOSOURCE_PEERS").is_some() {
            match peers::sqlite(&file, &["the", "ing", "government", "qzx", "trade talks"]) {
                Some((built, said)) => {
                    println!("SQLite FTS5, trigrams: built in {:.0} s\n  {}", built.as_secs_f64(), said.join("\n  "));
                }
                None => println!("SQLite: not there"),
            }
        }
    }
    drop(std::fs::remove_dir_all(&folder));
}

/// The memory the process takes, in bytes, where the system tells it.
fn resident() -> Option<u64> {
    let told = std::fs::read_to_string("/proc/self/statm").ok()?;
    Some(told.split(' ').nth(1)?.parse::<u64>().ok()? * 4096)
}

/// Reads all bytes, eight at a time.
fn scan(bytes: &[u8]) -> u64 {
    let word = |part: &[u8]| part.try_into().map_or(0, u64::from_le_bytes);
    bytes.chunks_exact(8).map(word).fold(0, u64::wrapping_add)
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

/// The middle of five runs, by the clock.
fn median_of<T>(work: impl Fn() -> T) -> Duration {
    let mut times = [(); 5].map(|()| {
        let start = Instant::now();
        drop(black_box(work()));
        start.elapsed()
    });
    times.sort();
    times[2]
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
