//! Where words begin and end in folded text.
//!
//! A token is a run of letters and digits, one character of a script that is written without blanks, or a run of anything else. Tokens
//! cover a text without gaps, so any stretch of text is the end of a token, whole tokens, and the beginning of one.

/// What a character makes of its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A letter or digit, part of a word.
    Letter,
    /// A character that is a token by itself: of a script written without blanks.
    Alone,
    /// A blank, mark or sign between words.
    Gap,
}

/// The kind of a folded character.
pub(super) fn kind(c: char) -> Kind {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Kind::Letter,
        '\0'..='\x7f' => Kind::Gap,
        c if is_unspaced(c) => Kind::Alone,
        c if c.is_alphanumeric() => Kind::Letter,
        _ => Kind::Gap,
    }
}

/// True where a token ends and another begins at byte `at` of `text`, and at both ends of the text.
pub(super) fn is_boundary(text: &str, at: usize) -> bool {
    let Some((before, after)) = text.split_at_checked(at) else { return false };
    let (Some(before), Some(after)) = (before.chars().next_back(), after.chars().next()) else { return true };
    splits(kind(before), kind(after))
}

/// True where two neighbours of these kinds belong to different tokens.
fn splits(before: Kind, after: Kind) -> bool {
    before != after || before == Kind::Alone
}

/// The capital of a folded character, where it has the same length in UTF-8 and belongs to words alike.
pub(super) fn capital(c: char) -> Option<char> {
    let mut upper = c.to_uppercase();
    let first = upper.next()?;
    (upper.next().is_none() && first.len_utf8() == c.len_utf8() && kind(first) == kind(c)).then_some(first)
}

/// Scripts written without blanks between words: Thai, Lao, Myanmar, Khmer, kana, bopomofo, Han, Yi.
/// Hangul is written with blanks.
fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{2fdf}'
        | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3031}'..='\u{3035}' | '\u{3038}'..='\u{303c}'
        | '\u{3041}'..='\u{312f}' | '\u{31a0}'..='\u{31bf}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{a000}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
