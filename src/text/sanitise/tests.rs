//! What the sanitiser promises: tables of what becomes of what, and properties that hold for every text.

use super::*;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(line(text), expected, "{text:?}");
}

#[test]
fn clean_text_is_borrowed() {
    for text in ["", "plain", "“café” — 5 % №", "漢字かな한국어", "Привет", "שָׁלוֹם", "مرحبا", "क्षत्रिय", "👩 🎉", "ไทย"]
    {
        assert!(matches!(line(text), Cow::Borrowed(_)), "{text:?} became {:?}", line(text));
        assert!(matches!(block(text), Cow::Borrowed(_)), "{text:?}");
        assert!(matches!(export(text), Cow::Borrowed(_)), "{text:?}");
    }
    assert!(matches!(block("two\nlines"), Cow::Borrowed(_)));
}

#[test]
fn controls_become_visible() {
    check("a\u{1b}[31mred", "a␛[31mred");
    check("nul\0 bell\u{7} del\u{7f}", "nul␀ bell␇ del␡");
    check("\u{9b}31m \u{9d}0;title\u{9c}", "␛[31m ␛]0;title␛\\");
    check("\u{80}", "␛@");
}

#[test]
fn tabs_and_line_breaks_become_blanks() {
    check("a\tb", "a b");
    check("a\nb\r\nc\rd", "a b c d");
    check("a\u{b}b\u{c}c\u{85}d\u{2028}e\u{2029}f", "a b c d e f");
}

#[test]
fn a_block_keeps_line_breaks() {
    let check = |text: &str, expected: &str| assert_eq!(block(text), expected);
    check("a\nb\r\nc\rd\u{85}e\u{2028}f\tg", "a\nb\nc\nd\ne\nf g");
    check("a\n\u{301}b", "a\n◌\u{301}b");
}

#[test]
fn the_twelve_bidi_controls_are_marked() {
    let controls = "\u{61c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}";
    assert_eq!(controls.chars().count(), 12);
    for control in controls.chars() {
        check(&format!("a{control}b"), "a␦b");
    }
    check(&format!("a{controls}b"), "a␦b");
}

#[test]
fn invisible_characters_are_marked() {
    for hidden in [
        '\u{200b}',
        '\u{2060}',
        '\u{feff}',
        '\u{180e}',
        '\u{34f}',
        '\u{115f}',
        '\u{3164}',
        '\u{fff9}',
        '\u{e0041}',
        '\u{ffff}',
        '\u{1d173}',
        '\u{fffd}',
    ] {
        check(&format!("a{hidden}b"), "a␦b");
        check(&hidden.to_string(), "␦");
    }
    check("co\u{ad}operate", "cooperate");
}

#[test]
fn joiners_stay_where_a_script_needs_them() {
    for text in ["می\u{200c}خواهم", "क्\u{200d}ष", "ශ්\u{200d}රී", "ന്\u{200d}", "र्\u{200d}य"]
    {
        check(text, text);
    }
    check("a\u{200d}b", "a␦b");
    check("a\u{200c}b", "a␦b");
    check("می\u{200c}\u{200c}خواهم", "می␦خواهم");
    check("\u{200d}", "␦");
    check("a\u{200d}\u{301}", "a␦\u{301}");
    check("ភាសា\u{200b}ខ\u{17d2}មែរ", "ភាសាខ\u{17d2}\u{200c}មែរ");
}

#[test]
fn emoji_sequences_are_reduced() {
    check("👩\u{200d}🚀!", "👩!");
    check("👨\u{200d}👩\u{200d}👧\u{200d}👦", "👨");
    check("👩🏽\u{200d}🚀", "👩");
    check("🏳\u{fe0f}\u{200d}🌈", "🏳");
    check("❤\u{fe0f} ☺\u{fe0e}", "❤ ☺");
    check("1\u{fe0f}\u{20e3}2\u{20e3}", "12");
    check("👍🏽", "👍");
    check("🏽", "␦");
    check("🇩🇪🇫🇷", "DEFR");
    check("🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}", "🏴");
    check("a\u{fe0f}\u{fe0f}\u{fe0f}", "a␦");
}

#[test]
fn half_width_voicing_becomes_full_width() {
    check("ｶﾞｷﾞ", "ガギ");
    check("ﾊﾟ", "パ");
    check("ﾞ", "゛");
    check("ｱﾟ", "ｱ゜");
}

#[test]
fn marks_are_capped() {
    check(&format!("a{}b", "\u{301}".repeat(1000)), &format!("a{}␦b", "\u{301}".repeat(6)));
    check("Việt e\u{302}\u{323}", "Việt e\u{302}\u{323}");
    check(&"क्".repeat(100), &format!("{}␦", "क्".repeat(8)));
}

#[test]
fn marks_without_a_base_get_one() {
    check("\u{301}a", "◌\u{301}a");
    check("a \u{301}", "a \u{301}");
    check("\u{1161}", "␦");
}

#[test]
fn exports_keep_the_text_without_controls() {
    let check = |text: &str, expected: &str| assert_eq!(export(text), expected);
    check("a\tb\nc\r\nd\re\u{85}f", "a\tb\nc\nd\ne\nf");
    check("\u{1b}]0;x\u{7}\u{9b}m\u{7f}", "␛]0;x␇␛[m␡");
    check("👩\u{200d}🚀 \u{202e}\u{200b}", "👩\u{200d}🚀 \u{202e}\u{200b}");
}

#[test]
fn long_texts_come_apart() {
    for text in ["Words of a report. ", "水庫的水位", "العربية لا إله ", "क्षत्रिय हिन्दी ", "ไทยเก่ง ", "\u{1b}[31m red "]
    {
        let longest = stretches_of(&text.repeat(1000), 100).map(|(_, stretch)| stretch.len()).max();
        assert!(longest.is_some_and(|longest| longest < 200), "{text}: {longest:?}");
    }
}

#[test]
fn nothing_comes_apart_that_leans_on_what_stands_before_it() {
    let check = |text: &str| {
        let together: String = stretches_of(text, 1).map(|(_, stretch)| line(stretch).into_owned()).collect();
        assert_eq!(together, line(text), "{text:?}");
    };
    check("a \n🏽\u{1b}");
    check("a🏽b");
    check("a \u{20e3}b");
    check("ｶﾞｶ");
    check("a\r\nb");
}

#[test]
fn marked_ranges_move_along() {
    let check = |text: &str, part: &str, expected: &str| {
        let shown = Shown::line(text);
        let at = text.find(part).expect("the part is in the text");
        assert_eq!(&shown.text()[shown.range(at..at + part.len())], expected, "{text:?}");
        assert_eq!(shown.text(), line(text));
    };
    check("plain text", "text", "text");
    check("a\u{1b}b word c", "word", "word");
    check("\u{301}x\u{200b}\u{200b}y word", "word", "word");
    check("flags 🇩🇪 and 👩\u{200d}🚀 then", "then", "then");
    check("flags 🇩🇪 and 👩\u{200d}🚀 then", "👩\u{200d}🚀", "👩");
    check("co\u{ad}operate now", "co\u{ad}operate", "cooperate");
}

/// Text that leans towards what is dangerous.
fn hostile() -> impl Strategy<Value = String> {
    let special = proptest::sample::select(vec![
        "\u{1b}",
        "\u{9b}",
        "\r",
        "\n",
        "\t",
        "\u{85}",
        "\u{2028}",
        "\u{ad}",
        "\u{200b}",
        "\u{200c}",
        "\u{200d}",
        "\u{202e}",
        "\u{2066}",
        "\u{fe0f}",
        "\u{fe0e}",
        "\u{20e3}",
        "\u{301}",
        "\u{1f3fd}",
        "👩",
        "🚀",
        "🏴",
        "\u{e0067}",
        "🇩",
        "🇪",
        "ｶ",
        "ﾞ",
        "ﾟ",
        "\u{3099}",
        "क",
        "्",
        "ि",
        "ا",
        "ل",
        "م",
        "\u{600}",
        "ᄀ",
        "ᅡ",
        "ᆨ",
        "가",
        "각",
        "漢",
        "a",
        " ",
        "1",
        "␦",
        "◌",
        "\u{34f}",
        "\u{180b}",
        "ᠠ",
        "ข",
        "ำ",
        "ខ",
        "្",
        "\u{fffd}",
        "\u{10ffff}",
        "\u{1d173}",
        "<",
        "\u{338}",
        "𑄃",
        "𑄧",
        "ⵯ",
        "\u{2d7f}",
        "ᨕ",
        "ᨗ",
        "ᨐ",
        "ꓸ",
        "ꓽ",
    ]);
    proptest::collection::vec(
        prop_oneof![8 => special.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)],
        0..30,
    )
    .prop_map(|parts| parts.concat())
}

fn is_hidden(c: char) -> bool {
    matches!(u32::from(c), 0x61c | 0x200b | 0x200e..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f | 0xfeff | 0xfe00..=0xfe0f | 0xe0000..=0xe0fff | 0xad)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn twice_changes_nothing(text in hostile()) {
        for clean in [line, block, export] {
            let once = clean(&text);
            prop_assert_eq!(clean(&once), once.clone());
        }
    }

    #[test]
    fn nothing_steers_or_hides(text in hostile()) {
        prop_assert!(!line(&text).chars().any(|c| c.is_control() || is_hidden(c)));
        prop_assert!(!block(&text).chars().any(|c| (c.is_control() && c != '\n') || is_hidden(c)));
        prop_assert!(!export(&text).chars().any(|c| c.is_control() && c != '\n' && c != '\t'));
    }

    #[test]
    fn stretches_give_together_what_the_whole_gives(text in hostile(), least in 0usize..9) {
        let together = |clean: fn(&str) -> Cow<'_, str>| {
            stretches_of(&text, least).map(|(_, stretch)| clean(stretch).into_owned()).collect::<String>()
        };
        prop_assert_eq!(together(line), line(&text));
        prop_assert_eq!(together(block), block(&text));
        let mut end = 0;
        for (at, stretch) in stretches_of(&text, least) {
            prop_assert!(at == end && !stretch.is_empty());
            end += stretch.len();
        }
        prop_assert_eq!(end, text.len());
    }

    #[test]
    fn terminals_agree_on_the_width(text in hostile()) {
        for cluster in line(&text).graphemes(true) {
            let characters: usize = cluster.chars().map(|c| UnicodeWidthChar::width(c).unwrap_or(0)).sum();
            prop_assert_eq!(UnicodeWidthStr::width(cluster), characters, "{:?}", cluster);
            prop_assert!(characters > 0, "{:?}", cluster);
            prop_assert!(cluster.chars().count() <= 16);
        }
    }

    #[test]
    fn ranges_keep_their_order(text in hostile(), a in 0usize..200, b in 0usize..200) {
        let shown = Shown::block(&text);
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let [a, b] = [a.min(b), a.max(b)].map(|at| places[at.min(places.len() - 1)]);
        let range = shown.range(a..b);
        prop_assert!(shown.text().is_char_boundary(range.start) && shown.text().is_char_boundary(range.end));
        prop_assert!(range.end <= shown.range(b..text.len()).start.max(range.end));
        prop_assert_eq!(shown.range(0..text.len()).end, shown.text().len());
    }
}
