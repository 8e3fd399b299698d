//! What cross-reference costs as a story grows: `cargo bench --bench crossref`.
//!
//! Claims are drawn by a seeded generator: words by Zipf's law from a vocabulary that grows with the archive as
//! Heaps' law says, two names of the event that a report tells of, and one claim in five said again by another report
//! in other words. Times are of building everything from the digests to the points, by the clock and of all processors
//! together; memory is the most that was held at once beyond the digests themselves. The exponents are the slopes of the
//! logarithms of processor time, which others on the machine disturb less, and of memory.
//!
//! Beside it stand a limit, counting every word of every claim once in a table, on one thread; and for the smallest
//! story a peer, comparing every pair of claims by the words they share, with words already numbered.
//!
//! Arguments: the numbers of claims (default: 10000 30000 100000 300000).

mod measured;

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::sync::Arc;
use std::time::{Duration, Instant};

use measured::Random;
use twosource::crossref::{self, Aligner};
use twosource::model::{Claim, Digest, Item};

/// Claims of one report.
const CLAIMS_OF_A_REPORT: usize = 15;
/// Reports of one event.
const REPORTS_OF_AN_EVENT: usize = 8;
/// How many claims it is asked for who else says them.
const LOOKUPS: usize = 2000;
/// How many reports are added to a story that stands.
const ADDED: usize = 50;

fn main() {
    let sizes: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![10_000, 30_000, 100_000, 300_000] } else { sizes };
    println!(
        "{:>8} {:>8} {:>8} {:>8} {:>9} {:>9} {:>9} {:>9} {:>12} {:>12} {:>12}",
        "claims",
        "reports",
        "points",
        "shared",
        "seconds",
        "processor",
        "limit",
        "MB",
        "who else",
        "99 in 100",
        "one report"
    );
    let mut times: Vec<(f64, f64)> = Vec::new();
    let mut memory: Vec<(f64, f64)> = Vec::new();
    for size in &sizes {
        let story = story(*size);
        let limit = counting_words(&story);
        let before = resident("VmRSS");
        forget_the_peak();
        let (start, worked) = (Instant::now(), processor());
        let points = crossref::claim_points(&story);
        let seconds = start.elapsed().as_secs_f64();
        let worked = processor().zip(worked).map_or(seconds, |(now, before)| now - before);
        let peak = resident("VmHWM").zip(before).map(|(peak, before)| peak - before);
        let shared = points.iter().filter(|point| point.standing.reports() > 1).count();
        let (median, slowest, added) = lookups(&story);
        println!(
            "{size:>8} {:>8} {:>8} {shared:>8} {seconds:>9.3} {worked:>9.2} {:>9.3} {:>9.0} {:>9} µs {:>9} µs {:>9} µs",
            story.len(),
            points.len(),
            limit.as_secs_f64(),
            peak.unwrap_or(f64::NAN),
            median.as_micros(),
            slowest.as_micros(),
            added.as_micros()
        );
        times.push(((*size as f64).ln(), worked.max(0.01).ln()));
        memory.extend(peak.map(|peak| ((*size as f64).ln(), peak.ln())));
    }
    if times.len() > 1 {
        println!("time grows with n^{:.2}, memory with n^{:.2}", slope(&times), slope(&memory));
    }
    if let Some(size) = sizes.iter().min() {
        println!("every pair of {size} claims compared: {:.1} s", every_pair(&story(*size)).as_secs_f64());
    }
}

/// The median time of asking who else says one claim and the time that one in a hundred exceeds, and the mean time of
/// adding a report.
fn lookups(story: &[Arc<Digest>]) -> (Duration, Duration, Duration) {
    let mut aligner = Aligner::new(story);
    let mut random = Random(7);
    let mut found = 0;
    let mut times: Vec<Duration> = (0..LOOKUPS)
        .map(|_| {
            let item = Item { digest: random.below(story.len()) as u32, item: random.below(CLAIMS_OF_A_REPORT) as u32 };
            let start = Instant::now();
            found += aligner.who_else(item).len();
            start.elapsed()
        })
        .collect();
    assert!(found > 0, "some claims are said by others too");
    times.sort_unstable();
    let start = Instant::now();
    for digest in &story[..ADDED.min(story.len())] {
        aligner.add(digest);
    }
    (times[LOOKUPS / 2], times[LOOKUPS - LOOKUPS / 100], start.elapsed() / ADDED as u32)
}

/// How long it takes to count the words of all claims.
fn counting_words(story: &[Arc<Digest>]) -> Duration {
    let start = Instant::now();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in story.iter().flat_map(|digest| &digest.claims).flat_map(|claim| claim.text.split(' ')) {
        *counts.entry(word).or_default() += 1;
    }
    assert!(!counts.is_empty());
    start.elapsed()
}

/// How long it takes to count what every two claims share.
fn every_pair(story: &[Arc<Digest>]) -> Duration {
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let claims: Vec<Vec<u32>> = story
        .iter()
        .flat_map(|digest| &digest.claims)
        .map(|claim| {
            let mut words: Vec<u32> = Vec::new();
            for word in claim.text.split(' ') {
                let fresh = numbers.len() as u32;
                words.push(*numbers.entry(word).or_insert(fresh));
            }
            words.sort_unstable();
            words
        })
        .collect();
    let start = Instant::now();
    let mut alike = 0;
    for (at, a) in claims.iter().enumerate() {
        for b in &claims[at + 1..] {
            let (mut a, mut b, mut shared) = (a.as_slice(), b.as_slice(), 0);
            while let ([left, rest_a @ ..], [right, rest_b @ ..]) = (a, b) {
                shared += usize::from(left == right);
                (a, b) = (if left <= right { rest_a } else { a }, if right <= left { rest_b } else { b });
            }
            alike += usize::from(shared > 6);
        }
    }
    assert!(alike > 0, "some claims share most of their words");
    start.elapsed()
}

/// What the system holds for this process now (`VmRSS`) or held at most (`VmHWM`), in MB; only Linux says so.
fn resident(which: &str) -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with(which))?;
    Some(line.split_whitespace().nth(1)?.parse::<f64>().ok()? / 1024.0)
}

/// The seconds that all threads of this process have worked, in steps of a hundredth; only Linux says so.
fn processor() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // User and system time are the 14th and 15th fields, and the second one, a name in brackets, can hold blanks.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks: f64 = fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?;
    Some(ticks / 100.0)
}

/// Has the most that was held counted from now on; without the right to do so it is counted from the start, which is
/// the same as long as the stories grow.
fn forget_the_peak() {
    let _ = fs::write("/proc/self/clear_refs", "5");
}

/// A story of about `claims` claims.
fn story(claims: usize) -> Vec<Arc<Digest>> {
    let mut random = Random(claims as u64);
    // Heaps' law with the usual exponent: the vocabulary grows with the square root of the text.
    let words = Zipf::new((40.0 * (claims as f64 * 12.0).sqrt()) as usize);
    let reports = claims / CLAIMS_OF_A_REPORT;
    let mut said: BTreeMap<usize, Vec<Vec<usize>>> = BTreeMap::new();
    (0..reports)
        .map(|report| {
            let event = random.below(reports.div_ceil(REPORTS_OF_AN_EVENT));
            let texts = (0..CLAIMS_OF_A_REPORT).map(|item| {
                let others = said.entry(event).or_default();
                let again =
                    (!others.is_empty() && random.below(5) == 0).then(|| others[random.below(others.len())].clone());
                let mut drawn: Vec<usize> = match again {
                    Some(mut drawn) => {
                        for _ in 0..3 {
                            let at = random.below(drawn.len());
                            drawn[at] = words.draw(&mut random);
                        }
                        drawn
                    }
                    None => (0..8 + random.below(9)).map(|_| words.draw(&mut random)).collect(),
                };
                let at = random.below(drawn.len());
                drawn.swap(0, at);
                others.push(drawn.clone());
                let text: Vec<String> = drawn.iter().map(|word| spelled(*word)).collect();
                let text = format!("Event{event}a {} Place{event} {}.", text[0], text[1..].join(" "));
                Claim { id: format!("c{item}").into(), text, ..Claim::default() }
            });
            let texts: Vec<Claim> = texts.collect();
            Arc::new(Digest { id: format!("d{report}").into(), claims: texts, ..Digest::default() })
        })
        .collect()
}

/// A word by its rank, in letters.
fn spelled(mut rank: usize) -> String {
    let mut word = String::new();
    loop {
        let syllables =
            ["ba", "ko", "ri", "tel", "mu", "san", "ve", "dor", "li", "pan", "gu", "sho", "ne", "fi", "za", "wor"];
        word.push_str(syllables[rank % 16]);
        rank /= 16;
        if rank == 0 {
            return word;
        }
    }
}

/// Ranks with Zipf's law.
struct Zipf {
    sums: Vec<f64>,
}

impl Zipf {
    fn new(words: usize) -> Self {
        let mut sum = 0.0;
        let sums = (1..=words).map(|rank| {
            sum += 1.0 / rank as f64;
            sum
        });
        Self { sums: sums.collect() }
    }

    fn draw(&self, random: &mut Random) -> usize {
        let all = self.sums.last().copied().unwrap_or(1.0);
        let at = random.below(1 << 53) as f64 / (1_u64 << 53) as f64 * all;
        self.sums.partition_point(|sum| *sum < at).min(self.sums.len() - 1)
    }
}

/// The slope of the line through the points with the least squares.
fn slope(points: &[(f64, f64)]) -> f64 {
    let count = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let products: f64 = points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    let squares: f64 = points.iter().map(|point| (point.0 - x).powi(2)).sum();
    products / squares
}
