//! Strings of somebody who means harm, or of a careless program.

/// Strings that steer terminals, hide in them or break their columns.
pub(crate) fn strings() -> Vec<String> {
    let mut strings: Vec<String> = [
        // Sequences that move, erase, retitle, answer, or write to the clipboard.
        "\u{1b}[2J\u{1b}[H\u{1b}[31mred",
        "\u{1b}]0;title\u{7}\u{1b}]52;c;aGVsbG8=\u{1b}\\",
        "\u{1b}P+q544e\u{1b}\\\u{1b}[c\u{1b}[6n",
        "\u{1b}c\u{1b}(0\u{1b}[?1049l\u{1b}[?25h",
        "\u{9b}2J\u{9d}0;title\u{9c}\u{90}q\u{9c}",
        "nul\0 bell\u{7} back\u{8}\u{8}\u{8}space\u{7f}\rover\u{e}shift\u{f}",
        // Line breaks and tabs of every sort.
        "a\tb\nc\r\nd\u{b}e\u{c}f\u{85}g\u{2028}h\u{2029}i",
        // Direction.
        "\u{202e}detrever\u{202c} \u{2066}\u{2067}\u{2068}\u{2069}\u{202a}\u{202b}\u{202d}\u{61c}\u{200e}\u{200f}",
        // What can't be seen.
        "hid\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}\u{180e}\u{ad}den\u{34f}\u{115f}\u{3164}\u{ffa0}",
        "tags\u{e0001}\u{e0041}\u{e0042}\u{e007f} selectors\u{fe00}\u{fe0f}\u{e0100} notes\u{fff9}\u{fffa}\u{fffb}\u{ffff}\u{1d173}",
        // Marks without a base and without measure.
        "\u{301}\u{20dd}mark",
        "ﾞ\u{1161}\u{11a8}\u{94d}",
        // Emoji sequences.
        "👩\u{200d}👩\u{200d}👧\u{200d}👦 👍🏽 ❤\u{fe0f}\u{200d}🔥 1\u{fe0f}\u{20e3} 🇩🇪🇫🇷🇩 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} 🏳\u{fe0f}\u{200d}🌈",
        // Scripts: wide, joined, stacked, from right to left.
        "漢字かなｶﾅｶﾞ한국어ＷＩＤＥ",
        "العربية لا إله שָׁלוֹם עִבְרִית فارسی می\u{200c}خواهم",
        "क्षत्रिय ශ්\u{200d}රී ಕನ್ನಡ தமிழ் ไทยเก่ง ខ្មែរ မြန်မာ བོད་ཡིག ᠮᠣᠩᠭᠣᠯ",
        // Characters that terminals disagree about.
        "①〶‼⁉©®™℠ℹ↔⌚⏰Ⓜ▪◼☀☎✈✔❇➡⤴⬅⭐〰㊗🀄🃏🅰🆎🈁\u{fffd}\u{10ffff}\u{e000}﷽𒐫꧁",
        "",
        " ",
    ]
    .map(str::to_owned)
    .to_vec();
    strings.push(format!("a{}", "\u{301}\u{489}".repeat(500)));
    strings.push("क्".repeat(100));
    strings.push("ᄀ".repeat(100));
    strings.push("\u{600}".repeat(100));
    strings.push("unbroken".repeat(100));
    strings.push("👩\u{200d}".repeat(100));
    strings
}
