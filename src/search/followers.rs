//! Which quotes of a window have a token of one set right before a token of another.
//!
//! A phrase is what lists of single tokens can't find: a good part of all quotes has both words of `the con`, few have them side by side, and telling
//! them apart means reading them. So beside each place where a token stands it is kept what comes next, as the class of the next token. Most classes
//! belong wholly to what is asked for or not at all, and hardly any quote needs reading.

use super::bits::{Bits, Ids};
use super::classes::{Classes, NOTHING, Share};
use super::postings::{BETWEEN_CHECKS, Place, Postings};
use super::stream::{Stream, Words};

/// What stands after the tokens of a window's quotes.
#[derive(Clone, Debug, Default)]
pub(super) struct Followers {
    classes: Classes,
    /// For each number in the lists of tokens the class of what comes after the token there.
    after: Vec<u16>,
    /// For each list that is kept as bits, and each class, the quotes in which such a token comes next.
    after_common: Postings,
}

impl Followers {
    /// What stands after the tokens in the quotes of `stream`, of which `tokens` are the lists; `None` where `keep_going` said no.
    pub(super) fn new(
        stream: &Stream,
        tokens: &Postings,
        words: &Words,
        keep_going: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let classes = Classes::new(tokens, words);
        let mut after = vec![NOTHING; tokens.numbers().len()];
        let mut cursors = tokens.cursors();
        for quote in 0..stream.len() {
            if quote.is_multiple_of(BETWEEN_CHECKS) && !keep_going() {
                return None;
            }
            for (token, class) in followed(quote, stream, &classes) {
                if let Some(at) = cursors.advance(token) {
                    after[at] = class;
                }
            }
        }
        let common = |quote| {
            let number =
                |(token, class)| cursors.bits(token).map(|bits| (bits * classes.len()) as u32 + u32::from(class));
            followed(quote, stream, &classes).filter_map(number)
        };
        let after_common = Postings::new(stream.len(), tokens.bits() * classes.len(), common, keep_going)?;
        Some(Self { classes, after, after_common })
    }

    /// The quotes in which a token of `first` is known to stand right before one of `second`, and the others in which one may.
    pub(super) fn find(&self, tokens: &Postings, first: &Ids, second: &Ids) -> (Bits, Bits) {
        let shares = self.classes.shares(second);
        let held: Vec<(u32, Share)> =
            (0..).zip(shares.iter().copied()).filter(|(_, share)| *share != Share::None).collect();
        let (mut found, mut open) = (Bits::empty(), Bits::empty());
        for place in tokens.places(first) {
            match place {
                Place::Numbers(range) => {
                    for (quote, class) in tokens.numbers()[range.clone()].iter().zip(&self.after[range]) {
                        match shares[usize::from(*class)] {
                            Share::None => {}
                            Share::Some => open.insert(*quote),
                            Share::All => found.insert(*quote),
                        }
                    }
                }
                Place::Bits(bits) => {
                    for (class, share) in &held {
                        if let Some(list) = self.after_common.get((bits * self.classes.len()) as u32 + class) {
                            list.add_to(if *share == Share::All { &mut found } else { &mut open });
                        }
                    }
                }
            }
        }
        open.and_not(&found);
        (found, open)
    }

    /// The bytes they keep on the heap.
    pub(super) fn memory(&self) -> usize {
        self.classes.memory() + self.after.capacity() * 2 + self.after_common.memory()
    }
}

/// Each token of a quote with the class of the next.
fn followed(quote: usize, stream: &Stream, classes: &Classes) -> impl Iterator<Item = (u32, u16)> {
    let mut tokens = stream.written(quote);
    let mut next = tokens.next();
    std::iter::from_fn(move || {
        let token = next?;
        next = tokens.next();
        Some((token, next.map_or(NOTHING, |next| classes.of(next))))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_is_found_or_left_open() {
        let (mut words, mut stream) = (Words::default(), Stream::default());
        // `of` is so common that its list is kept as bits; the others share their classes.
        for n in 0..3000 {
            stream.push(&format!("of t{} of of, the{} of t{n} The", n % 700, n % 31), &mut words);
        }
        let tokens = Postings::new(stream.len(), words.lexicon.len(), |quote| stream.written(quote), &|| true).unwrap();
        assert_eq!(tokens.bits(), 3);
        assert!(Followers::new(&stream, &tokens, &words, &|| false).is_none());
        let followers = Followers::new(&stream, &tokens, &words, &|| true).unwrap();
        let ids = |with: &dyn Fn(&str) -> bool| {
            (0..words.lexicon.len() as u32).filter(|id| with(words.lexicon.folded(*id))).collect::<Ids>()
        };
        let sets = [
            ids(&|word| word == "of"),
            ids(&|word| word == "the"),
            ids(&|word| word.starts_with("the")),
            ids(&|word| word.starts_with("t1")),
            ids(&|word| word.ends_with('7')),
            ids(&|word| word == "t2999"),
            ids(&|word| word == ", " || word == "of"),
            ids(&|_| true),
            Ids::default(),
        ];
        let mut opened = 0;
        for first in &sets {
            for second in &sets {
                let follows = |quote: usize| {
                    let tokens: Vec<u32> = stream.written(quote).collect();
                    tokens.windows(2).any(|pair| first.contains(pair[0]) && second.contains(pair[1]))
                };
                let (found, open) = followers.find(&tokens, first, second);
                for quote in 0..stream.len() {
                    let (found, open) = (found.contains(quote as u16), open.contains(quote as u16));
                    assert!(if found { !open && follows(quote) } else { open || !follows(quote) }, "{quote}");
                    opened += usize::from(open);
                }
            }
        }
        assert!((1..stream.len() * sets.len()).contains(&opened), "{opened} of all are left open");
    }
}
