//! What no stream for people or programs may hold.

/// True for a character that steers a terminal or changes the direction of what stands around it.
fn steers(c: char) -> bool {
    let is_bidi = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    is_bidi || (c.is_control() && c != '\n')
}

/// Checks that printed text holds line breaks and nothing else that steers.
pub(crate) fn check_printed(text: &str) {
    let found = text.chars().find(|c| steers(*c));
    assert_eq!(found, None, "in {text:?}");
}

/// What a rendering writes.
pub(crate) fn printed(render: impl FnOnce(&mut dyn std::fmt::Write) -> std::fmt::Result) -> String {
    let mut text = String::new();
    render(&mut text).expect("a string takes everything");
    check_printed(&text);
    text
}
