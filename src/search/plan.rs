//! A query in terms of a store: what to look up, worked out once and then asked of each window.

use std::cell::OnceCell;

use super::bits::{Bits, Ids};
use super::matches::{GivenUp, Pass};
use super::needle::{Fit, Needle};
use super::pattern::{Pattern, Sequence};
use super::query::{Condition, Query};
use super::store::Store;
use super::stream::Words;
use super::window::Window;
use crate::model::Form;

/// What to look up of a query.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    /// What quotes must contain.
    patterns: Vec<Pattern>,
    /// What they must not contain.
    excluded: Vec<Sequence>,
    /// The words that were typed without quotation marks, where there are several, side by side.
    phrase: Option<Needle>,
    /// What to look up of them; empty until asked, since only the order depends on it.
    adjacent: OnceCell<Sequence>,
    filters: Vec<Filter>,
}

/// A condition on something else than the words.
#[derive(Clone, Debug)]
struct Filter {
    negated: bool,
    wanted: Wanted,
}

#[derive(Clone, Debug)]
enum Wanted {
    People(Ids),
    Forms(Vec<Form>),
    Sources(Ids),
}

impl Plan {
    /// The plan for a query. Even that takes its time where somebody has pasted a book.
    pub(super) fn new(query: &Query, pass: Pass<'_>) -> Result<Self, GivenUp> {
        let (store, words) = (pass.store, &pass.store.words);
        let mut plan = Self::default();
        for term in query.terms() {
            if !(pass.keep_going)() {
                return Err(GivenUp);
            }
            let negated = term.negated;
            let mut filter = |wanted| plan.filters.push(Filter { negated, wanted });
            match &term.condition {
                Condition::Text { needle, .. } if negated => {
                    plan.excluded.push(Pattern::new(needle, words).at(Fit::Inside).clone());
                }
                Condition::Text { needle, .. } => plan.patterns.push(Pattern::new(needle, words)),
                Condition::Speaker(needle) => filter(Wanted::People(store.people_with(needle))),
                Condition::In { letter, needle } => {
                    filter(Wanted::Sources(store.sources_with(letter.as_deref(), needle)));
                }
                Condition::Form(forms) => filter(Wanted::Forms(forms.clone())),
            }
        }
        // Those with few lists first: they leave few quotes for the others.
        plan.patterns.sort_by_key(|pattern| pattern.at(Fit::Inside).cost());
        plan.phrase = query.adjacent();
        Ok(plan)
    }

    /// True where it ranks quotes whose words stand side by side before others.
    pub(super) fn ranks_adjacent(&self, words: &Words) -> bool {
        self.adjacent(words).is_some_and(|sequence| !sequence.is_impossible())
    }

    fn adjacent(&self, words: &Words) -> Option<&Sequence> {
        let phrase = self.phrase.as_ref()?;
        Some(self.adjacent.get_or_init(|| Pattern::new(phrase, words).at(Fit::Whole).clone()))
    }

    /// True where every quote that fits as `fit` fits as `better` too, so that asking again is in vain.
    pub(super) fn is_same(&self, fit: Fit, better: Fit) -> bool {
        self.patterns.iter().all(|pattern| pattern.at(fit).is_same(pattern.at(better)))
    }

    /// The quotes of a window that match, everything in them fitting as `fit` or better.
    pub(super) fn matching(&self, fit: Fit, number: usize, window: &Window, store: &Store) -> Bits {
        let sequences: Vec<&Sequence> = self.patterns.iter().map(|pattern| pattern.at(fit)).collect();
        if sequences.iter().any(|sequence| sequence.is_impossible()) {
            return Bits::empty();
        }
        let mut quotes = store.present(number);
        keep_all(&sequences, &mut quotes, window, &store.words);
        for filter in &self.filters {
            let mut met = quotes.clone();
            match &filter.wanted {
                Wanted::People(people) => window.keep_speakers(&mut met, people),
                Wanted::Forms(forms) => window.keep_forms(&mut met, forms),
                Wanted::Sources(sources) => met.and(&store.quotes_of(sources, number)),
            }
            match filter.negated {
                true => quotes.and_not(&met),
                false => quotes = met,
            }
        }
        for sequence in &self.excluded {
            let mut met = quotes.clone();
            keep_all(&[sequence], &mut met, window, &store.words);
            quotes.and_not(&met);
        }
        quotes
    }

    /// Keeps those of `quotes`, which have every word, that have them side by side.
    pub(super) fn keep_adjacent(&self, quotes: &mut Bits, window: &Window, words: &Words) {
        match self.adjacent(words) {
            Some(sequence) => window.keep_ordered(quotes, sequence, words),
            None => *quotes = Bits::empty(),
        }
    }
}

/// Keeps those of `quotes` that have all the sequences.
fn keep_all(sequences: &[&Sequence], quotes: &mut Bits, window: &Window, words: &Words) {
    if sequences.iter().any(|sequence| sequence.is_impossible()) {
        *quotes = Bits::empty();
        return;
    }
    // Those of which it is known which tokens stand side by side need no look at single ones.
    let alone = sequences.iter().filter(|sequence| !sequence.has_neighbours());
    for (ids, part) in alone.flat_map(|sequence| sequence.sets()) {
        if quotes.is_empty() {
            return;
        }
        window.keep_containing(quotes, part, ids);
    }
    for sequence in sequences.iter().filter(|sequence| sequence.is_ordered()) {
        window.keep_ordered(quotes, sequence, words);
    }
}
