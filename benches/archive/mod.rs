//! A generator of archives: digests by the thousand, the same for the same seed, on which the benches run.
//!
//! Words follow Zipf's law over a vocabulary that begins with the commonest English words and goes on with invented ones; so do speakers and publishers.
//! One quote in fifty is Chinese, one word in fifty has an accent, and signs stand as a news desk sets them (curly quotation marks, dashes). Nothing in it
//! is anybody's text.
//!
//! It makes model digests, so a bench of search needs no JSON; [`Archive::write`] gives a folder of files for benches that read.

// Each bench uses its own part of it.
#![allow(dead_code)]

use std::path::Path;
use std::sync::Arc;

use twosource::model::{Claim, Date, Digest, Figure, Form, Origin, Quantity, Quote, Report, Span, Speaker, Stance};

mod words;

pub(crate) use words::Vocabulary;

/// How many words the vocabulary has.
pub(crate) const WORDS: usize = 80_000;

const PEOPLE: usize = 30_000;
const PUBLISHERS: usize = 400;

/// An archive: what it is made from decides every byte of it.
#[derive(Clone, Debug)]
pub(crate) struct Archive {
    seed: u64,
    digests: usize,
    quotes: usize,
    /// How many claims, and how many figures, a digest has.
    claims: usize,
    vocabulary: Vocabulary,
}

impl Archive {
    /// An archive of `digests` digests with `quotes` quotes each, 190 bytes a quote.
    pub(crate) fn new(seed: u64, digests: usize, quotes: usize) -> Self {
        Self { seed, digests, quotes, claims: 3, vocabulary: Vocabulary::new(WORDS) }
    }

    /// The same with so many claims and so many figures a digest.
    pub(crate) fn with_claims(self, claims: usize) -> Self {
        Self { claims, ..self }
    }

    /// The archive that the figures in README.md speak of: 20,000 digests, 1,000,000 quotes.
    /// `TWOSOURCE_DIGESTS` sets another number of digests.
    pub(crate) fn standard() -> Self {
        let digests = std::env::var("TWOSOURCE_DIGESTS").ok().and_then(|number| number.parse().ok()).unwrap_or(20_000);
        Self::new(1, digests, 50)
    }

    /// The words it is written in.
    pub(crate) fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// All its digests, made on two threads.
    pub(crate) fn digests(&self) -> Vec<Arc<Digest>> {
        let middle = self.digests / 2;
        let part = |range: std::ops::Range<usize>| range.map(|n| Arc::new(self.digest(n))).collect::<Vec<_>>();
        std::thread::scope(|scope| {
            let second = scope.spawn(|| part(middle..self.digests));
            let mut all = part(0..middle);
            all.extend(second.join().expect("making digests does not panic"));
            all
        })
    }

    /// Writes each digest as a file of `folder`, a hundred to a folder below it; gives the bytes written.
    pub(crate) fn write(&self, folder: &Path) -> std::io::Result<u64> {
        let mut bytes = 0;
        for n in 0..self.digests {
            let below = folder.join(format!("{:04}", n / 100));
            if n.is_multiple_of(100) {
                std::fs::create_dir_all(&below)?;
            }
            let json = twosource::digest::write_line(&self.digest(n));
            std::fs::write(below.join(format!("{n:06}.json")), &json)?;
            bytes += json.len() as u64;
        }
        Ok(bytes)
    }

    /// The digest with number `n`.
    pub(crate) fn digest(&self, n: usize) -> Digest {
        let mut random = Random(self.seed ^ (n as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let people = 5 + random.below(8);
        let speakers: Vec<Speaker> = (0..people).map(|at| self.speaker(at, &mut random)).collect();
        let origins = vec![Origin { id: "o".into(), name: self.name(random.below(50), 1), ..Origin::default() }];
        let publisher = random.zipf(PUBLISHERS);
        let day = random.below(28) + 1;
        let month = random.below(12) + 1;
        let year = 2005 + random.below(20);
        let report = Report {
            headline: self.sentence(6, &mut random),
            publisher: format!("{} {}", self.name(publisher, 1), ["Post", "Times", "Daily", "Herald"][publisher % 4]),
            published: format!("{year}-{month:02}-{day:02}").parse::<Date>().ok(),
            url: Some(format!("https://news.example/{n}")),
            language: Some("en".into()),
            ..Report::default()
        };
        Digest {
            id: format!("archive-{n:06}").as_str().into(),
            report,
            origins,
            quotes: (0..self.quotes).map(|at| self.quote(at, &speakers, &mut random)).collect(),
            figures: (0..self.claims).map(|at| self.figure(at, &mut random)).collect(),
            claims: (0..self.claims).map(|at| self.claim(at, &mut random)).collect(),
            speakers,
            ..Digest::default()
        }
    }

    fn quote(&self, at: usize, speakers: &[Speaker], random: &mut Random) -> Quote {
        let text = match random.below(50) {
            0 => self.chinese(random),
            _ => {
                let words = 4 + random.below(24) + random.below(24);
                self.sentence(words, random)
            }
        };
        let form = match random.below(10) {
            0 => Form::Term,
            1 | 2 => Form::Indirect,
            3 | 4 => Form::Partial,
            _ => Form::Direct,
        };
        let speaker = (form != Form::Term).then(|| speakers[random.below(speakers.len())].id.clone());
        let span = Some(span(at, &text));
        Quote { id: format!("q{at}").as_str().into(), text, form: Some(form), speaker, span, ..Quote::default() }
    }

    fn claim(&self, at: usize, random: &mut Random) -> Claim {
        Claim {
            id: format!("c{at}").as_str().into(),
            text: self.sentence(12, random),
            stance: Some(Stance::States),
            origin: (random.below(2) == 0).then(|| "o".into()),
            quotes: vec![format!("q{at}").as_str().into()],
            figures: vec![format!("f{at}").as_str().into()],
            span: Some(span(at, "a sentence of the report")),
            ..Claim::default()
        }
    }

    fn figure(&self, at: usize, random: &mut Random) -> Figure {
        let value = random.below(100).to_string();
        let verbatim = format!("{value} per cent");
        Figure {
            id: format!("f{at}").as_str().into(),
            quantity: value.parse().ok().map(Quantity::Value),
            unit: Some("%".to_owned()),
            measures: Some(self.sentence(3, random)),
            span: Some(span(at, &verbatim)),
            verbatim,
            ..Figure::default()
        }
    }

    fn speaker(&self, at: usize, random: &mut Random) -> Speaker {
        const JOBS: [&str; 8] = [
            "minister",
            "spokeswoman",
            "analyst",
            "chief executive",
            "senior official",
            "mayor",
            "professor",
            "lawyer",
        ];
        let person = random.zipf(PEOPLE);
        Speaker {
            id: format!("s{at}").as_str().into(),
            name: self.name(person, 2),
            job_title: (!person.is_multiple_of(3)).then(|| JOBS[person % 8].into()),
            affiliation: (person % 5 > 1).then(|| format!("{} Institute", self.name(person % 1000, 1))),
            ..Speaker::default()
        }
    }

    /// The name of somebody or something: rare words with a capital.
    fn name(&self, number: usize, words: usize) -> String {
        let word = |at: usize| capitalised(self.vocabulary.word(2000 + (number * 7 + at * 9973) % (WORDS - 2000)));
        (0..words).map(word).collect::<Vec<_>>().join(" ")
    }

    fn sentence(&self, words: usize, random: &mut Random) -> String {
        let mut text = String::with_capacity(words * 6);
        for at in 0..words {
            if at > 0 {
                text.push_str(match random.below(60) {
                    0..5 => ", ",
                    5 => " – ",
                    6 => "; ",
                    7 => "-",
                    8 | 9 => ". ",
                    _ => " ",
                });
            }
            let word = self.vocabulary.word(self.vocabulary.draw(random));
            match random.below(50) {
                0 => text.push_str(&random.below(3000).to_string()),
                1 => text.push_str(&words::accented(word)),
                2 => text.push_str(&format!("{word}’s")),
                3 => text.push_str(&format!("“{word}”")),
                4 | 5 => text.push_str(&capitalised(word)),
                _ if at == 0 => text.push_str(&capitalised(word)),
                _ => text.push_str(word),
            }
        }
        text.push('.');
        text
    }

    fn chinese(&self, random: &mut Random) -> String {
        let mut text = String::new();
        for at in 0..20 + random.below(60) {
            if at > 0 && at % 15 == 0 {
                text.push('，');
            }
            text.extend(char::from_u32(0x4e00 + random.zipf(3000) as u32 * 6));
        }
        text.push('。');
        text
    }
}

/// Where the item numbered `at` would stand in its report.
fn span(at: usize, words: &str) -> Span {
    let start = at * 400;
    Span::new(start as u32, (start + words.chars().count()) as u32)
}

fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map_or(String::new(), |first| first.to_uppercase().chain(characters).collect())
}

/// A stream of numbers that look random: splitmix64, after Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
#[derive(Clone, Debug)]
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// The next number.
    pub(crate) fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        ((u128::from(self.draw()) * limit as u128) >> 64) as usize
    }

    /// A number below `limit` of which each comes about as often as its place from 1 says, inversely.
    pub(crate) fn zipf(&mut self, limit: usize) -> usize {
        let uniform = (self.draw() >> 11) as f64 / (1u64 << 53) as f64;
        ((limit as f64).powf(uniform) as usize).clamp(1, limit) - 1
    }
}
