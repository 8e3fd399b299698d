//! The vocabulary of an archive: common English words first, then invented ones, longer the rarer they are.

use super::Random;

/// Words by rank, the commonest first.
#[derive(Clone, Debug)]
pub(crate) struct Vocabulary {
    words: Vec<String>,
    /// Ranks, each as often as its word is to be drawn.
    draws: Vec<u32>,
}

const COMMON: &str = "the of and to a in that is for it on was with as be by at he they this have from we not are \
    but had his will an which or you one their were been has more who its would about there all can her said than if so \
    when out up some what them she other into could time only new two may then do first any people my now such like our over man me \
    even most made after also did many before must through back years where much your way well down should because each just \
    those state how too little good very make world still see own men work long get here between both life being under never day same \
    another know while last might us great old year off come since against go came right used take three government president minister \
    market company trade war party country court police report public city national law official security union leader vote election \
    price energy million billion percent growth bank tax budget spokesman statement interview letter decision border talks agreement \
    health hospital school climate storm fire water power oil gas chip network standard export import sanction tariff senator parliament \
    committee ministry agency inspector engineer harbour ferry railway bridge airport airline pilot union worker strike wage pension";

const STARTS: [&str; 24] = [
    "st", "tr", "m", "p", "con", "re", "s", "b", "gr", "f", "d", "l", "v", "ch", "br", "n", "h", "pl", "k", "w", "j",
    "sh", "z", "qu",
];
const MIDDLES: [&str; 16] = ["a", "e", "i", "o", "u", "ea", "ai", "an", "er", "in", "or", "en", "al", "ou", "ar", "et"];
const ENDS: [&str; 16] =
    ["t", "n", "s", "r", "l", "d", "tion", "ing", "ed", "er", "ment", "ly", "ist", "ness", "ck", "m"];

impl Vocabulary {
    /// The first `count` words.
    pub(crate) fn new(count: usize) -> Self {
        let mut words: Vec<String> = COMMON.split_whitespace().map(str::to_owned).collect();
        let mut seen: std::collections::HashSet<String> = words.iter().cloned().collect();
        words.retain(|word| seen.remove(word));
        seen.extend(words.iter().cloned());
        let mut random = Random(7);
        while words.len() < count {
            let syllables = 1 + usize::from(words.len() > 400) + usize::from(words.len() > 6000 && random.below(2) > 0);
            let mut word = String::new();
            for _ in 0..syllables {
                word.push_str(STARTS[random.below(STARTS.len())]);
                word.push_str(MIDDLES[random.below(MIDDLES.len())]);
            }
            word.push_str(ENDS[random.below(ENDS.len())]);
            if seen.insert(word.clone()) {
                words.push(word);
            }
        }
        words.truncate(count);
        Self { draws: draws(count), words }
    }

    /// The word at `rank`, from 0.
    pub(crate) fn word(&self, rank: usize) -> &str {
        &self.words[rank]
    }

    /// A rank, drawn by Zipf's law.
    pub(crate) fn draw(&self, random: &mut Random) -> usize {
        self.draws[random.below(self.draws.len())] as usize
    }
}

/// A million ranks, each in proportion to 1 / (rank + 1).
fn draws(count: usize) -> Vec<u32> {
    const DRAWS: usize = 1 << 20;
    let whole: f64 = (1..=count).map(|rank| 1.0 / rank as f64).sum();
    let mut draws = Vec::with_capacity(DRAWS);
    let (mut rank, mut reached) = (0, 1.0 / whole);
    for at in 0..DRAWS {
        let wanted = (at as f64 + 0.5) / DRAWS as f64;
        while reached < wanted && rank + 1 < count {
            rank += 1;
            reached += 1.0 / (rank + 1) as f64 / whole;
        }
        draws.push(rank as u32);
    }
    draws
}

/// The word with an accent on its first vowel.
pub(crate) fn accented(word: &str) -> String {
    const VOWELS: [(char, char); 5] = [('a', 'á'), ('e', 'é'), ('i', 'ï'), ('o', 'ö'), ('u', 'ü')];
    let Some(at) = word.find(|c| VOWELS.iter().any(|(plain, _)| *plain == c)) else { return word.to_owned() };
    let accent = |c: char| VOWELS.iter().find(|(plain, _)| *plain == c).map_or(c, |(_, accented)| *accented);
    word.char_indices().map(|(place, c)| if place == at { accent(c) } else { c }).collect()
}
