//! Grouping by what the reader decided: which items stay together, with the later decision winning.
//!
//! Decisions are taken from the newest to the oldest, each as far as the newer ones leave room for it; what the
//! program put together is taken last. So a decision is never undone by a report that comes to be open later.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::model::Item;

/// What the reader decided of items that are open.
pub(super) enum Ruling {
    /// The first doesn't say what the others say.
    Apart(Item, Vec<Item>),
    /// These say the same.
    Together(Vec<Item>),
}

/// The items of `groups` in the groups that `rulings`, oldest first, leave of them. Items that no group has are left
/// out. The order of a group's items decides who stays where two groups would be as good.
pub(super) fn regroup(groups: &[Vec<Item>], rulings: &[Ruling]) -> Vec<Vec<Item>> {
    let mut links = Links::new(groups.iter().flatten().copied());
    let mut taken_out: HashMap<Item, usize> = HashMap::new();
    for ruling in rulings.iter().rev() {
        match ruling {
            Ruling::Apart(one, others) => {
                let kept_apart = others.iter().filter(|other| links.keep_apart(*one, **other)).count();
                *taken_out.entry(*one).or_default() += usize::from(kept_apart > 0);
            }
            Ruling::Together(items) => links.join_all(items),
        }
    }
    for group in groups {
        // What was taken out finds its place last, so that the others stay where they were.
        let mut items = group.clone();
        items.sort_by_key(|item| taken_out.get(item).copied().unwrap_or(0));
        links.join_all(&items);
    }
    links.groups()
}

/// Sets of items that belong together, and which of them must not meet.
struct Links {
    items: Vec<Item>,
    numbers: HashMap<Item, usize>,
    /// The set of each item, by the number of one of its items.
    set_of: Vec<usize>,
    /// The items of each set, by its number; empty where a set went into another.
    sets: Vec<Vec<usize>>,
    /// The items that each set must not meet.
    foes: Vec<HashSet<usize>>,
}

impl Links {
    fn new(items: impl Iterator<Item = Item>) -> Self {
        let items: Vec<Item> = items.collect();
        let count = items.len();
        Self {
            numbers: items.iter().enumerate().map(|(number, item)| (*item, number)).collect(),
            items,
            set_of: (0..count).collect(),
            sets: (0..count).map(|number| vec![number]).collect(),
            foes: vec![HashSet::new(); count],
        }
    }

    /// Keeps two items apart from now on; false where they are together already.
    fn keep_apart(&mut self, a: Item, b: Item) -> bool {
        let (Some(a), Some(b)) = (self.numbers.get(&a).copied(), self.numbers.get(&b).copied()) else { return false };
        let (set_a, set_b) = (self.set_of[a], self.set_of[b]);
        if set_a == set_b {
            return false;
        }
        self.foes[set_a].insert(b);
        self.foes[set_b].insert(a);
        true
    }

    /// Puts items together, each with the first of those before it that it may meet.
    fn join_all(&mut self, items: &[Item]) {
        let mut sets: Vec<usize> = Vec::new();
        for item in items {
            let Some(number) = self.numbers.get(item).copied() else { continue };
            sets.iter().any(|other| self.join(*other, number));
            if !sets.iter().any(|other| self.set_of[*other] == self.set_of[number]) {
                sets.push(number);
            }
        }
    }

    /// Puts the sets of two items together; false where they must not meet.
    fn join(&mut self, a: usize, b: usize) -> bool {
        let (mut into, mut from) = (self.set_of[a], self.set_of[b]);
        if into == from {
            return true;
        }
        if self.sets[into].len() < self.sets[from].len() {
            std::mem::swap(&mut into, &mut from);
        }
        if self.sets[from].iter().any(|item| self.foes[into].contains(item)) {
            return false;
        }
        let moved = std::mem::take(&mut self.sets[from]);
        for item in &moved {
            self.set_of[*item] = into;
        }
        self.sets[into].extend(moved);
        let foes = std::mem::take(&mut self.foes[from]);
        self.foes[into].extend(foes);
        true
    }

    /// The sets, each in the order of its items.
    fn groups(self) -> Vec<Vec<Item>> {
        let mut groups: BTreeMap<usize, Vec<Item>> = BTreeMap::new();
        for (item, set) in self.items.iter().zip(&self.set_of) {
            groups.entry(*set).or_default().push(*item);
        }
        let mut groups: Vec<Vec<Item>> = groups.into_values().collect();
        groups.iter_mut().for_each(|group| group.sort_unstable());
        groups.sort_unstable();
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Items as letters, each of a report of its own.
    fn items(letters: &str) -> Vec<Item> {
        letters.chars().map(|letter| Item { digest: u32::from(letter) - u32::from('a'), item: 0 }).collect()
    }

    /// `x|ab`: x doesn't say what a and b say. `x+ab`: they all say the same.
    fn ruling(text: &str) -> Ruling {
        match text.split_once('|') {
            Some((one, others)) => Ruling::Apart(items(one)[0], items(others)),
            None => Ruling::Together(items(&text.replace('+', ""))),
        }
    }

    #[test]
    fn the_later_decision_wins() {
        #[track_caller]
        fn check(groups: &str, rulings: &str, expected: &str) {
            let groups: Vec<Vec<Item>> = groups.split(' ').map(items).collect();
            let rulings: Vec<Ruling> = rulings.split_whitespace().map(ruling).collect();
            let letter = |item: &Item| char::from(b'a' + item.digest as u8);
            let found = regroup(&groups, &rulings);
            let found: Vec<String> = found.iter().map(|group| group.iter().map(letter).collect()).collect();
            assert_eq!(found.join(" "), expected);
        }
        check("abc d", "", "abc d");
        check("abc", "c|ab", "ab c");
        check("abc", "a|bc", "a bc");
        check("ab cd", "a+c", "abcd");
        // Contradictions.
        check("abc", "c|ab c+ab", "abc");
        check("abc", "c|ab c+a", "ac b");
        check("abc", "c+a c|ab", "ab c");
        check("ab c", "a+bc c|ab a+bc", "abc");
        check("abc", "c|a", "ab c");
        check("ab cd", "a+bcd d|abc", "abc d");
        check("ab cd", "d|abc a+b+c+d", "abcd");
        // One went elsewhere, and then a report brings all of them together.
        check("abcdx", "x|ab x+cd", "ab cdx");
        check("abx", "x|ab", "ab x");
        check("abxn", "x|ab", "abn x");
        check("anx", "a|x", "a nx");
        check("anx", "x|a", "an x");
        // Two taken out of one.
        check("abcd", "c|abd d|ab", "ab c d");
        check("abcd", "c|abd d|ab c+d", "ab cd");
        // What isn't open does nothing.
        check("ab", "z|ab y+z a+z", "ab");
    }
}
