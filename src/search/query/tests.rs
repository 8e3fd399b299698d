//! Tests of the query language.

use super::*;

/// The terms, one a word; a cased needle is marked with `^`, a phrase stands in marks.
fn terms(text: &str) -> String {
    let needle = |needle: &Needle| format!("{}{}", if needle.is_cased() { "^" } else { "" }, needle.folded());
    let term = |term: &Term| {
        let condition = match &term.condition {
            Condition::Text { needle: word, bare: true } => needle(word),
            Condition::Text { needle: phrase, bare: false } => format!("<{}>", needle(phrase)),
            Condition::Speaker(name) => format!("speaker={}", needle(name)),
            Condition::In { letter, needle: name } => {
                format!("in={}|{}", letter.as_deref().unwrap_or(""), needle(name))
            }
            Condition::Form(forms) => format!("form={forms:?}"),
        };
        if term.negated { format!("!{condition}") } else { condition }
    };
    Query::parse(text).terms().iter().map(term).collect::<Vec<_>>().join(" ; ")
}

#[test]
fn a_query_means_its_terms() {
    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(terms(text), expected, "{text}");
    }
    check("", "");
    check("  \u{3000}", "");
    check("trade war", "trade ; war");
    check("Trade war", "^Trade ; war");
    check("\"trade war\"", "<trade war>");
    check("\"trade war", "<trade war>");
    check("\"trade ", "<trade>");
    check("\" ", "");
    check("“trade war” now", "<trade war> ; now");
    check("\"trade\"war", "<trade> ; war");
    check("\"Trade  war \"", "<^Trade war >");
    check("\"", "");
    check("\"\" a", "a");
    check("\"he said “no” to\"", "<he said \"no\" to>");
    check("„trade war“ now", "<trade war> ; now");
    check("-war", "!war");
    check("-\"trade war\"", "!<trade war>");
    check("- war", "war");
    check("--war", "!-war");
    check("-", "");
    check("trade-war", "trade-war");
    check("say\"so", "say\"so");
    check("speaker:purdy", "speaker=purdy");
    check("SPEAKER:Purdy", "speaker=^Purdy");
    check("-speaker:\"senior official\" x", "!speaker=senior official ; x");
    check("speaker: purdy", "purdy");
    check("speaker:", "");
    check("speaker:\"\"", "");
    check("in:itpro", "in=|itpro");
    check("in:ITPro", "in=|^ITPro");
    check("in:b", "in=B|b");
    check("in:AB", "in=AB|^AB");
    check("in:7", "in=|7");
    check("form:direct", "form=[Direct]");
    check("form:I", "form=[Indirect]");
    check("form:t -form:d", "form=[Term] ; !form=[Direct]");
    check("form:verbatim", "form=[]");
    check("10:30 https://x", "10:30 ; https://x");
    check("café CAFÉ", "cafe ; ^CAFE");
    check("\u{ad}", "");
    check("don’t", "don't");
}

#[test]
fn the_parts_of_a_query_have_their_places() {
    // Each part in brackets; `!` marks one that can't match.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let query = Query::parse(text);
        let (mut said, mut from) = (String::new(), 0);
        for token in query.tokens() {
            let kind = match token.kind {
                TokenKind::Not => "n",
                TokenKind::Field(_) => "f",
                TokenKind::Value(_) => "v",
                TokenKind::Word => "w",
                TokenKind::Phrase => "p",
            };
            let problem = if token.problem.is_some() { "!" } else { "" };
            said += &format!("{}{problem}{kind}[{}]", &text[from..token.range.start], &text[token.range.clone()]);
            from = token.range.end;
        }
        assert_eq!(said + &text[from..], expected);
    }
    check("", "");
    check(" a -b ", " w[a] n[-]w[b] ");
    check("-speaker:\"x y\" z", "n[-]f[speaker:]v[\"x y\"] w[z]");
    check("\"x y", "p[\"x y]");
    check("“x”y", "p[“x”]w[y]");
    check("form:verbatim", "f[form:]!v[verbatim]");
    check("form:", "f[form:]");
    check("a:b", "w[a:b]");
}

#[test]
fn the_part_at_the_cursor() {
    // `|` is the cursor.
    #[track_caller]
    fn check(marked: &str, expected: Option<&str>) {
        let cursor = marked.find('|').unwrap();
        let text = marked.replace('|', "");
        let query = Query::parse(&text);
        let part = query.token_at(cursor).map(|token| &text[token.range.clone()]);
        assert_eq!(part, expected, "{marked}");
    }
    check("|", None);
    check("|a", None);
    check("a|", Some("a"));
    check("a |b", None);
    check("speaker:|pur", Some("speaker:"));
    check("speaker:pu|r", Some("pur"));
    check("\"a b|", Some("\"a b"));
}

#[test]
fn what_cannot_match_is_said() {
    let check = |text: &str, expected: Option<&str>| {
        let query = Query::parse(text);
        let said = query.problem().map(|(range, problem)| format!("{}: {problem}", &text[range]));
        assert_eq!(said.as_deref(), expected);
    };
    check("form:direct", None);
    check("x form:verbatim", Some("verbatim: form: is direct, partial, indirect or term"));
}
