//! Reading as a whole: text in, digests and problems out.

use super::*;
use crate::model::{Level, Quantity, Status};

/// A digest with the least that it needs; `more` on lines of their own behind it.
fn least(id: &str, more: &str) -> String {
    let comma = if more.is_empty() { "" } else { ",\n" };
    format!(r#"{{"specVersion":"twosource/1","id":"{id}","report":{{"headline":"H","publisher":"P"}}{comma}{more}}}"#)
}

/// The ids of the digests, and each problem as `line:column level code path`, an error as `E`, a warning as `W`.
fn told(file: &str, bytes: &[u8]) -> (Vec<String>, Vec<String>) {
    let reading = read(file, bytes);
    let ids = reading.digests.iter().map(|digest| digest.id.to_string()).collect();
    let problems = reading
        .problems
        .iter()
        .map(|problem| {
            assert_eq!(problem.place.file, file);
            assert!(
                !problem.message.is_empty() && !problem.help.is_empty() && !problem.message.contains(char::is_control),
                "{problem:?}"
            );
            assert!(!problem.help.contains(char::is_control) && problem.place.width > 0, "{problem:?}");
            let level = if problem.level == Level::Error { 'E' } else { 'W' };
            let place = &problem.place;
            format!("{}:{} {level} {} {}", place.line, place.column, problem.code, place.path)
        })
        .collect();
    (ids, problems)
}

#[track_caller]
fn check(file: &str, text: &str, ids: &[&str], problems: &[&str]) {
    assert_eq!(told(file, text.as_bytes()), (strings(ids), strings(problems)), "{text}");
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn a_file_holds_a_digest_a_list_or_one_a_line() {
    let (a, b) = (least("a", ""), least("b", ""));
    check("f.json", &a, &["a"], &[]);
    check("f.json", &format!("\n [{a},\n{b}]\n"), &["a", "b"], &[]);
    check("f.ndjson", &format!("{a}\n\n  {b}  \r\n"), &["a", "b"], &[]);
    check("F.JSONL", &format!("{a}\n{b}"), &["a", "b"], &[]);
    check("<stdin>", &format!("{a}\n{b}"), &["a", "b"], &[]);
    check("f.ndjson", &format!("[\n{a}\n]"), &["a"], &[]);
    check("f.json", &format!("{a}{b}"), &["a"], &["1:81 E trailing-text $"]);
    check("f.json", &format!("[\n[{a}], {b}]"), &["b"], &["2:1 E nested-list $[0]"]);
    check("f.ndjson", &format!("[{a}]\n{b}"), &["b"], &["1:1 E not-a-digest $"]);
}

#[test]
fn what_holds_no_digest_says_so() {
    check("f.json", "", &[], &["1:1 E empty-file "]);
    check("f.json", " \n\n", &[], &["1:1 E empty-file "]);
    check("f.json", " []", &[], &["1:2 E empty-list $"]);
    check("f.json", "{}", &[], &["1:1 E not-a-digest $"]);
    check("f.json", r#"{"name": "package", "version": "1"}"#, &[], &["1:1 E not-a-digest $"]);
    check(
        "f.json",
        "[1,\n\"two\", null]",
        &[],
        &["1:2 E not-a-digest $[0]", "2:1 E not-a-digest $[1]", "2:8 E not-a-digest $[2]"],
    );
    check("f.json", "hello", &[], &["1:1 E syntax $"]);
    check("f.json", "NaN", &[], &["1:1 E syntax $"]);
}

#[test]
fn bytes_that_are_no_text_are_told_where_they_are() {
    let check = |file: &str, bytes: &[u8], ids: &[&str], problems: &[&str]| {
        assert_eq!(told(file, bytes), (strings(ids), strings(problems)), "{}", String::from_utf8_lossy(bytes));
    };
    let (a, b) = (least("a", ""), least("b", ""));
    let bad = [b"{\"id\":\"\xC3\xA9\xE9\"}".as_slice(), b"\n"].concat();
    let marked = [b"\xEF\xBB\xBF".as_slice(), a.as_bytes()].concat();
    let utf16: Vec<u8> = a.encode_utf16().flat_map(u16::to_le_bytes).collect();
    check("f.json", &marked, &["a"], &["1:1 W byte-order-mark "]);
    check("f.json", &utf16, &[], &["1:1 E encoding "]);
    check("f.json", &[b"[", a.as_bytes(), b",", &bad].concat(), &["a"], &["1:91 E not-utf-8 $[1].id"]);
    check("f.json", &[a.as_bytes(), b" \xFF"].concat(), &["a"], &["1:82 E not-utf-8 $"]);
    check("f.json", b"\xFF", &[], &["1:1 E not-utf-8 $"]);
    check("f.ndjson", &[a.as_bytes(), b"\n", &bad, b.as_bytes()].concat(), &["a", "b"], &["2:9 E not-utf-8 $.id"]);
}

#[test]
fn a_mistake_in_the_middle_keeps_what_was_read_before_it() {
    let (a, b, c) = (least("a", ""), least("b", ""), least("c", ""));
    check("f.json", &format!("[{a},\n{b},\n{{\"id\": }}, {c}]"), &["a", "b"], &["3:8 E syntax $[2].id"]);
    check("f.json", &format!("[{a},\n{}", &b[..30]), &["a"], &["2:31 E truncated $[1]"]);
    check("f.json", &format!("[{a},]"), &["a"], &["1:83 E syntax $"]);
    check("f.ndjson", &format!("{a}\n{{\"id\": }}\n{c}"), &["a", "c"], &["2:8 E syntax $.id"]);
    check("f.ndjson", &format!("{a} {b}\n{c}"), &["a", "c"], &["1:82 E trailing-text $"]);
    check("f.json", &a[..a.len() - 1], &[], &["1:80 E truncated $"]);
}

#[test]
fn a_digest_needs_a_format_an_id_and_a_report() {
    let digest = |text: &str| text.to_owned();
    check("f", &digest(r#"{"id":"a"}"#), &[], &["1:1 E missing-member $", "1:1 E missing-member $"]);
    check(
        "f",
        r#"{"specVersion":"twosource/1","id":"a","report":{"headline":"H"}}"#,
        &[],
        &["1:48 E missing-member $.report"],
    );
    check(
        "f",
        r#"{"specVersion":"twosource/1","id":"a","report":{"headline":" ","publisher":"P"}}"#,
        &[],
        &["1:60 E empty-member $.report.headline"],
    );
    check(
        "f",
        r#"{"specVersion":1,"id":"a","report":{"headline":"H","publisher":"P"}}"#,
        &[],
        &["1:16 E wrong-type $.specVersion"],
    );
    check("f", r#"{"colour":1,"specVersion":"twosource/2","id":"a","report":7}"#, &[], &["1:1 E newer-format $"]);
    check("f", r#"{"specVersion":"twosource/0","id":"a"}"#, &[], &["1:1 E unknown-format $"]);
    check("f", r#"{"specVersion":"","id":"a"}"#, &[], &["1:1 E unknown-format $"]);
    let twice = format!("[{},{}]", least("a", ""), least("a", ""));
    check("f", &twice, &["a"], &["1:83 E duplicate-id $[1]"]);
    let newer = read("f", br#"{"specVersion":"twosource/12","id":"a"}"#);
    assert!(newer.problems[0].message.contains("twosource/12") && newer.problems[0].help.contains("twosource/1"));
}

#[test]
fn a_bad_item_is_left_out_and_the_others_stay() {
    let text = least(
        "a",
        r#""quotes":[
{"id":"q1","text":"One"},
{"id":"q2"},
{"text":"Three"},
7,
{"id":"q5","text":["no"]},
{"id":"","text":"Six"},
{"id":"q7","text":"Seven","speaker":4,"form":"drect","span":{"start":5,"end":2},"speakerSpan":{"start":-1,"end":2}},
{"id":"q1","text":"Eight"},
{"id":"q9","text":"Nine","cue":null}
]"#,
    );
    let problems = [
        "4:1 E missing-member $.quotes[1]",
        "5:1 E missing-member $.quotes[2]",
        "6:1 E wrong-type $.quotes[3]",
        "7:19 E wrong-type $.quotes[4].text",
        "8:7 E empty-member $.quotes[5].id",
        "9:37 E wrong-type $.quotes[6].speaker",
        "9:46 E unknown-word $.quotes[6].form",
        "9:61 E span-backwards $.quotes[6].span",
        "9:104 E count $.quotes[6].speakerSpan.start",
        "10:7 E duplicate-id $.quotes[7].id",
        "11:32 E wrong-type $.quotes[8].cue",
    ];
    check("f.json", &text, &["a"], &problems);
    let digest = &read("f.json", text.as_bytes()).digests[0];
    let kept: Vec<(&str, &str)> = digest.quotes.iter().map(|quote| (quote.id.as_str(), quote.text.as_str())).collect();
    assert_eq!(kept, [("q1", "One"), ("q7", "Seven"), ("q9", "Nine")]);
    assert!(digest.quotes[1].span.is_none() && digest.quotes[1].form.is_none());
}

#[test]
fn names_that_the_format_does_not_know_are_kept() {
    let text = least(
        "a",
        r#""_mine":{ "a" : [1, 2.50 ] },"qoutes":[],"claims":[{"id":"c","text":"T","\u001b]":1,"_x":null,"text":"U","_x":2}]"#,
    );
    let problems = [
        "2:30 W unknown-member $.qoutes",
        "2:73 W unknown-member $.claims[0][\"\\u{1b}]\"]",
        "2:95 E duplicate-member $.claims[0].text",
        "2:106 E duplicate-member $.claims[0]._x",
    ];
    check("f", &text, &["a"], &problems);
    let reading = read("f", text.as_bytes());
    assert!(reading.problems[0].help.contains("`quotes`"));
    let digest = &reading.digests[0];
    let named = |extensions: &[crate::model::Extension]| -> Vec<String> {
        extensions.iter().map(|extension| format!("{}={}", extension.name.escape_debug(), extension.value)).collect()
    };
    assert_eq!(named(&digest.extensions), [r#"_mine={"a":[1,2.50]}"#, "qoutes=[]"]);
    assert_eq!(named(&digest.claims[0].extensions), ["\\u{1b}]=1", "_x=null"]);
    assert_eq!(digest.claims[0].text, "T");
}

#[test]
fn faults_of_sense_are_told_at_the_value() {
    let text = least(
        "a",
        r#""claims":[7,
 {"id":"c","text":"T","quotes":["q", "nope"],"asOf":"May 2020"}],
"quotes":[{"id":"q","text":"T", "span":{"start":0,"end":2}}],
"figures":[{"id":"f","verbatim":"$15bn","unit":"USD","value":15000000}]"#,
    );
    let problems = [
        "2:11 E wrong-type $.claims[0]",
        "3:38 E unknown-id $.claims[1].quotes[1]",
        "3:53 E date $.claims[1].asOf",
        "4:40 W span-length $.quotes[0].span",
        "5:62 W value $.figures[0].value",
    ];
    check("f", &text, &["a"], &problems);
    let source = read("f", text.as_bytes()).problems[4].place.source.clone().unwrap();
    assert_eq!(source.chars().skip(61).take(8).collect::<String>(), "15000000");
}

#[test]
fn no_digit_is_lost_and_a_value_may_be_a_string() {
    #[track_caller]
    fn check_value(members: &str, expected: &str) {
        let text = least("a", &format!(r#""figures":[{{"id":"f","verbatim":"so many",{members}}}]"#));
        let reading = read("f", text.as_bytes());
        let shown = match &reading.digests[0].figures[0].quantity {
            Some(Quantity::Value(value)) => value.to_string(),
            Some(Quantity::Range { min, max }) => {
                let side = |number: &Option<crate::model::Decimal>| {
                    number.as_ref().map_or("-".to_owned(), ToString::to_string)
                };
                format!("{}..{}", side(min), side(max))
            }
            None => "none".to_owned(),
        };
        let codes: Vec<&str> = reading.problems.iter().map(|problem| problem.code).collect();
        assert_eq!(format!("{shown} {}", codes.join(" ")).trim(), expected, "{members}");
    }
    check_value(r#""value":0.10000000000000000000000000000000001"#, "0.10000000000000000000000000000000001");
    check_value(r#""value":"122000000000.50""#, "122000000000.50");
    check_value(r#""value":1e400"#, "1e400");
    check_value(r#""value":"1,000""#, "none number");
    check_value(r#""value":1e99999999"#, "none number");
    check_value(r#""value":true"#, "none wrong-type");
    check_value(r#""minValue":1"#, "1..-");
    check_value(r#""minValue":1,"maxValue":"2""#, "1..2");
    check_value(r#""value":1,"maxValue":2"#, "1 value-and-range");
}

#[test]
fn what_is_too_much_is_named() {
    let deep = least("a", &format!(r#""_x":{}1{}"#, "[".repeat(300), "]".repeat(300)));
    check("f", &deep, &["a"], &["2:207 E nesting-too-deep $._x"]);
    let brackets = least("a", &format!(r#""_x":{}"}}]\\\"]"{},"_y":1"#, "[".repeat(300), "]".repeat(300)));
    check("f", &brackets, &["a"], &["2:207 E nesting-too-deep $._x"]);
    assert_eq!(&*read("f", brackets.as_bytes()).digests[0].extensions[0].name, "_y");
    let far = "[".repeat(100_000);
    check("f", &least("a", &format!(r#""quotes":{far}"#)), &[], &["2:212 E nesting-too-deep $.quotes[0]"]);
    check("f", &far, &[], &["1:203 E nesting-too-deep $[0]"]);
    let long = least("a", &format!(r#""sdPublisher":"{}""#, "x".repeat(limits::STRING_BYTES + 1)));
    check("f", &long, &["a"], &["2:15 E string-too-long $.sdPublisher"]);
    let names: Vec<String> = (0..limits::EXTENSIONS + 2).map(|at| format!(r#""_{at}":1"#)).collect();
    let (ids, problems) = told("f", least("a", &names.join(",")).as_bytes());
    assert_eq!((ids.len(), problems.len()), (1, 2), "{problems:?}");
    assert!(problems[0].contains("too-many-members"));
}

#[test]
fn a_file_of_tiny_items_stops_before_it_takes_the_memory() {
    let item = r#"{"id":"a","text":"b"},"#;
    let text = least("a", &format!(r#""quotes":[{}{}]"#, item.repeat(90_000), item.trim_end_matches(',')));
    let (ids, problems) = told("f", text.as_bytes());
    assert_eq!((ids.len(), problems.len()), (0, 1));
    assert!(problems[0].contains("E too-many-items"), "{problems:?}");
}

#[test]
fn a_draft_is_never_taken_for_reviewed() {
    #[track_caller]
    fn check_status(more: &str, expected: Status) {
        assert_eq!(read("f", least("a", more).as_bytes()).digests[0].status, expected, "{more}");
    }
    check_status("", Status::Reviewed);
    check_status(r#""status":"draft""#, Status::Draft);
    check_status(r#""status":"reviewd""#, Status::Draft);
    check_status(r#""status":1"#, Status::Draft);
}
