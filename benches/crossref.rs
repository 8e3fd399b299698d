//! What cross-reference costs as a story grows: `cargo bench --bench crossref`.
//!
//! Claims are drawn by a seeded generator: words by Zipf's law from a vocabulary that grows with the archive as
//! Heaps' law says, two names of the event that a report tells of, and one claim in five said again by another report
//! in other words. Times are of building everything from the digests to the points; the exponent is the slope of
//! their logarithms. Arguments: the numbers of claims (default: 10000 30000 100000 300000).

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use twosource::crossref::{self, Aligner};
use twosource::model::{Claim, Digest, Item};

/// Claims of one report.
const CLAIMS_OF_A_REPORT: usize = 15;
/// Reports of one event.
const REPORTS_OF_AN_EVENT: usize = 8;
/// How many lookups the time of one is the mean of.
const LOOKUPS: usize = 1000;

fn main() {
    let sizes: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![10_000, 30_000, 100_000, 300_000] } else { sizes };
    println!(
        "{:>8} {:>8} {:>9} {:>8} {:>10} {:>10} {:>12}",
        "claims", "reports", "points", "shared", "seconds", "one claim", "added report"
    );
    let mut measured: Vec<(f64, f64)> = Vec::new();
    for size in sizes {
        let story = story(size);
        let start = Instant::now();
        let points = crossref::claim_points(&story);
        let seconds = start.elapsed().as_secs_f64();
        let shared = points.iter().filter(|point| point.standing.reports() > 1).count();
        let (one, added) = lookups(&story);
        println!(
            "{size:>8} {:>8} {:>9} {shared:>8} {seconds:>10.3} {:>7} µs {:>9} µs",
            story.len(),
            points.len(),
            one.as_micros(),
            added.as_micros()
        );
        measured.push(((size as f64).ln(), seconds.ln()));
    }
    if measured.len() > 1 {
        println!("time grows with n^{:.2}", slope(&measured));
    }
}

/// The mean time of asking who else says one claim, and of adding a report.
fn lookups(story: &[Arc<Digest>]) -> (Duration, Duration) {
    let mut aligner = Aligner::new(story);
    let mut random = Random(7);
    let start = Instant::now();
    let mut found = 0;
    for _ in 0..LOOKUPS {
        let item = Item { digest: random.below(story.len()) as u32, item: random.below(CLAIMS_OF_A_REPORT) as u32 };
        found += aligner.who_else(item).len();
    }
    let one = start.elapsed() / LOOKUPS as u32;
    assert!(found > 0, "some claims are said by others too");
    let more = 20;
    let start = Instant::now();
    for digest in &story[..more.min(story.len())] {
        aligner.add(digest);
    }
    (one, start.elapsed() / more as u32)
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

/// A small generator of pseudo-random numbers (SplitMix64, Steele, Lea and Flood 2014), the same on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((x ^ (x >> 31)) % bound as u64) as usize
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
