//! The words, numbers, punctuation and quotation marks of a report, with the bytes they stand at.
//!
//! Stray tags are one token each, so that the quotation marks of their attributes are never taken for the report's.
//! Which marks belong together is [`quotation`](super::quotation)'s to find out.

use crate::language::words::without_possessive;

use super::lexicon::{self, Class};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, with the apostrophes, hyphens and full stops that belong to the word.
    Word,
    /// What begins with a digit.
    Number,
    /// A punctuation character; dashes of every kind are `—`.
    Punctuation(char),
    /// A quotation mark or an apostrophe that stands outside a word; two of them in a row are `"`.
    Mark(char),
    /// A tag left over from a page.
    Tag,
}

/// A token and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Its first byte in the text.
    pub(super) start: usize,
    /// One past its last byte.
    pub(super) end: usize,
    /// What it is.
    pub(super) kind: Kind,
    /// What the lexicon says of the word, leaving a possessive ending aside.
    pub(super) class: Class,
}

/// The tokens of `text`, in order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        if next.is_whitespace() || is_invisible(next) {
            at += next.len_utf8();
            continue;
        }
        let (kind, length) = token_at(text, at, next);
        let end = at + length;
        let class = if kind == Kind::Word { class_of(&text[at..end]) } else { Class::default() };
        tokens.push(Token { start: at, end, kind, class });
        at = end;
    }
    tokens
}

/// The word without a possessive ending or a final full stop.
pub(super) fn core(word: &str) -> &str {
    let word = without_possessive(word);
    word.strip_suffix('.').unwrap_or(word)
}

/// True where the word has a possessive ending.
pub(super) fn is_possessive(word: &str) -> bool {
    without_possessive(word).len() < word.len()
}

/// True of a word made of a name that only describes another: Aral-based.
pub(super) fn is_epithet(word: &str) -> bool {
    word.rsplit_once('-').is_some_and(|(_, tail)| tail.len() > 2 && tail.starts_with(char::is_lowercase))
}

fn class_of(word: &str) -> Class {
    // US, WHO and IT are names; whoever writes everything in capitals loses little by it.
    let acronym = word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    if acronym {
        return lexicon::class(word).nouns();
    }
    let whole = lexicon::class(word);
    if whole == Class::default() { lexicon::class(core(word)) } else { whole }
}

/// Zero-width characters and soft hyphens: neither white space nor part of a token's look.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{feff}' | '\u{200e}' | '\u{200f}' | '\u{2060}')
}

fn token_at(text: &str, at: usize, first: char) -> (Kind, usize) {
    let rest = &text[at..];
    if first == '<'
        && let Some(length) = tag(rest)
    {
        return (Kind::Tag, length);
    }
    if let Some(found) = mark(rest, first) {
        return found;
    }
    if first.is_numeric() {
        return (Kind::Number, number(rest));
    }
    let handle = matches!(first, '@' | '#') && rest[1..].starts_with(char::is_alphanumeric);
    if first.is_alphabetic() || handle {
        return (Kind::Word, word(rest, first.len_utf8()));
    }
    punctuation(text, at, first)
}

/// The length of the tag that `rest` begins with.
fn tag(rest: &str) -> Option<usize> {
    /// Longer tags are taken for text, so that a lone `<` costs no more than this.
    const LONGEST: usize = 2000;
    let inside = rest[1..].strip_prefix('/').unwrap_or(&rest[1..]);
    if !inside.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let end = rest.bytes().take(LONGEST).skip(1).position(|byte| byte == b'>' || byte == b'<')? + 1;
    (rest.as_bytes()[end] == b'>').then_some(end + 1)
}

fn mark(rest: &str, first: char) -> Option<(Kind, usize)> {
    let doubled = |mark: char| rest[mark.len_utf8()..].starts_with(mark);
    match first {
        '\'' | '`' if doubled(first) => Some((Kind::Mark(if first == '`' { '“' } else { '"' }), 2)),
        '’' if doubled('’') => Some((Kind::Mark('”'), 2 * '’'.len_utf8())),
        '‘' if doubled('‘') => Some((Kind::Mark('“'), 2 * '‘'.len_utf8())),
        '`' | '‛' => Some((Kind::Mark('‘'), first.len_utf8())),
        '＂' => Some((Kind::Mark('"'), first.len_utf8())),
        '‟' => Some((Kind::Mark('“'), first.len_utf8())),
        '"' | '\'' | '“' | '”' | '„' | '‘' | '’' | '‚' | '«' | '»' | '‹' | '›' | '「' | '」' | '『' | '』' => {
            Some((Kind::Mark(first), first.len_utf8()))
        }
        _ => None,
    }
}

fn number(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    let mut end = 0;
    while let Some((at, c)) = chars.next() {
        let joins = matches!(c, '.' | ',' | ':' | '-' | '/' | '\'' | '’')
            && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if !(c.is_alphanumeric() || c == '%' || joins) {
            return at;
        }
        end = at + c.len_utf8();
    }
    end
}

/// The length of the word that `rest` begins with; `first` is the length of its first character.
fn word(rest: &str, first: usize) -> usize {
    let mut chars = rest[first..].char_indices().peekable();
    let mut end = first;
    while let Some((at, c)) = chars.next() {
        let joins = matches!(c, '\'' | '’' | '-' | '‑' | '&' | '_' | '@' | '.' | '/')
            && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric())
            && (c != '.' || joins_by_full_stop(rest, first + at));
        if !(c.is_alphanumeric() || joins || is_mark(c)) {
            break;
        }
        end = first + at + c.len_utf8();
    }
    end + usize::from(takes_full_stop(rest, end))
}

/// Combining marks and soft hyphens go with the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}')
}

/// True where the full stop at `at` stands between the letters of an abbreviation or a host name (U.S, example.org).
fn joins_by_full_stop(rest: &str, at: usize) -> bool {
    let after = rest[at + 1..].chars().next();
    if rest[..at].ends_with(|c: char| c.is_ascii_digit()) {
        return after.is_some_and(|c| c.is_ascii_digit());
    }
    let single = rest[..at].chars().next_back().is_some_and(char::is_alphabetic)
        && rest[..at].chars().rev().nth(1).is_none_or(|c| !c.is_alphanumeric());
    single || after.is_some_and(char::is_lowercase)
}

/// True where the full stop after a word of `length` bytes belongs to the word: an initial or an abbreviation.
fn takes_full_stop(rest: &str, length: usize) -> bool {
    let Some(after) = rest[length..].strip_prefix('.') else { return false };
    if after.starts_with('.') {
        return false;
    }
    let word = &rest[..length];
    let capital = word.starts_with(char::is_uppercase);
    if word.contains('.') {
        return word.split('.').all(|part| part.chars().count() == 1);
    }
    if word.chars().count() == 1 {
        return capital && after.starts_with(char::is_whitespace);
    }
    match word {
        "No" | "Nos" | "no" => after.trim_start().starts_with(|c: char| c.is_ascii_digit()),
        "etc" | "vs" | "al" | "approx" => true,
        _ => capital && word.len() <= 6 && lexicon::class(word).is(Class::ABBREVIATION),
    }
}

fn punctuation(text: &str, at: usize, first: char) -> (Kind, usize) {
    let rest = &text[at..];
    let run = |c: char| rest.chars().take_while(|next| *next == c).count();
    match first {
        '–' | '—' | '―' => (Kind::Punctuation('—'), first.len_utf8()),
        '-' if run('-') > 1 => (Kind::Punctuation('—'), run('-').min(8)),
        '-' if at > 0 && text[..at].ends_with(char::is_whitespace) && rest[1..].starts_with(char::is_whitespace) => {
            (Kind::Punctuation('—'), 1)
        }
        '.' if run('.') > 1 => (Kind::Punctuation('…'), run('.')),
        _ => (Kind::Punctuation(first), first.len_utf8()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_split_into_tokens() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<&str> = tokens(text).iter().map(|token| &text[token.start..token.end]).collect();
            assert_eq!(found, expected, "{text}");
        };
        check("", &[]);
        check("Ms. Okafor’s aide, 41, left.", &["Ms.", "Okafor’s", "aide", ",", "41", ",", "left", "."]);
        check("The U.S. and J. Doe", &["The", "U.S.", "and", "J.", "Doe"]);
        check("Well... yes -- no — or - so", &["Well", "...", "yes", "--", "no", "—", "or", "-", "so"]);
        check(
            "a <a href=\"https://x.example/\">\"link\"</a>",
            &["a", "<a href=\"https://x.example/\">", "\"", "link", "\"", "</a>"],
        );
        check("1 < 2", &["1", "<", "2"]);
        check("''So what?''", &["''", "So", "what", "?", "''"]);
        check("$1.5bn, 40-year-old, 12%", &["$", "1.5bn", ",", "40-year-old", ",", "12%"]);
        check("(Dh447.7bn)", &["(", "Dh447.7bn", ")"]);
        check("He went home.Then he slept.", &["He", "went", "home", ".", "Then", "he", "slept", "."]);
        check("@lena_k spoke", &["@lena_k", "spoke"]);
    }

    #[test]
    fn a_core_has_no_possessive_ending() {
        let check = |word: &str, expected: &str| assert_eq!(core(word), expected);
        check("Okafor’s", "Okafor");
        check("Sen.", "Sen");
        check("its", "its");
    }
}
