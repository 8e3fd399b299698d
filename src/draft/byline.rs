//! The line under a headline that says who wrote the report.

/// The names on a line that is a byline (`By Ida Brandt and Bo Reyes`); none where it is anything else.
pub(super) fn authors(line: &str) -> Vec<String> {
    /// Longer lines are sentences that begin with `By`.
    const LONGEST: usize = 12;
    let line = line.trim().trim_end_matches(['.', '|']);
    let words: Vec<&str> = line.split_whitespace().collect();
    let Some(([by], names)) = words.split_at_checked(1).filter(|(_, names)| (1..=LONGEST).contains(&names.len()))
    else {
        return Vec::new();
    };
    if !by.eq_ignore_ascii_case("by") {
        return Vec::new();
    }
    let end = names.iter().position(|word| matches!(*word, "in" | "at" | "for" | "|" | "-" | "–" | "—" | "•" | "·"));
    let names = names[..end.unwrap_or(names.len())].join(" ");
    let list = names.contains(" and ") || names.contains(" & ");
    let parts: Vec<&str> =
        names.split(',').flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" & ")).collect();
    // `By Ida Brandt, Harbour Post`: without an `and`, what follows a comma is where they work.
    let parts = if list { parts.as_slice() } else { &parts[..parts.len().min(1)] };
    let names: Vec<String> = parts.iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
    if names.iter().all(|name| is_name(name)) { names } else { Vec::new() }
}

/// True of two to five words of which nearly all have a capital: Ludwig van Beethoven.
fn is_name(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_word = |word: &&str| {
        let particle =
            matches!(*word, "de" | "da" | "del" | "van" | "von" | "der" | "bin" | "al" | "la" | "el" | "dos");
        let letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'));
        letters && (particle || word.starts_with(char::is_uppercase))
    };
    (2..=5).contains(&words.len()) && words.iter().all(is_word) && words[0].starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_name_their_authors() {
        let check = |line: &str, expected: &[&str]| assert_eq!(authors(line), expected, "{line}");
        check("By Ida Brandt", &["Ida Brandt"]);
        check("BY IDA BRANDT", &["IDA BRANDT"]);
        check("By Ida Brandt and Bo O’Reyes", &["Ida Brandt", "Bo O’Reyes"]);
        check("By Ida Brandt, Bo Reyes and Ann de Roe", &["Ida Brandt", "Bo Reyes", "Ann de Roe"]);
        check("By Ida Brandt, Harbour Post", &["Ida Brandt"]);
        check("By Ida Brandt in Arvika", &["Ida Brandt"]);
        check("By Ida Brandt | 4 May 2031", &["Ida Brandt"]);
        check("By Monday, 12 boats had sailed.", &[]);
        check("By the sea", &[]);
        check("By Ida Brandt had been told that the mole would not hold for long after all.", &[]);
        check("By", &[]);
        check("", &[]);
    }
}
