//! English words that tell nothing by themselves: they join and place others, stand for them, or count them.

use std::sync::OnceLock;

use hashbrown::HashSet;

/// Articles and pronouns, forms of auxiliary verbs, joining and placing words, adverbs of degree, and cardinal numbers.
const FUNCTION_WORDS: &str = "\
     the a an this that these those such each every either neither both all any some no none other another own same \
     i me my mine we us our ours you your yours he him his she her hers it its they them their theirs one ones \
     himself herself itself themselves myself ourselves yourself who whom whose which what \
     am is are was were be been being has have had having do does did done doing will would shall should can could may might must \
     isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't shouldn't cannot \
     and or but nor so yet if than then as because while when where why how whether though although since until till unless \
     of to in on at by for from with without within into onto upon over under above below between among against through during \
     before after about around along across behind beyond near off out up down toward towards via per despite amid like \
     not never only also too very just even still already again ever quite rather much many more most less least few little \
     several here there now back away ago however therefore thus meanwhile \
     two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen \
     twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions \
     trillion dozen dozens";

/// True for an English word, in lower case, that tells nothing by itself, and for a number in digits.
pub fn is_function_word(lower: &str) -> bool {
    static WORDS: OnceLock<HashSet<&str>> = OnceLock::new();
    WORDS.get_or_init(|| FUNCTION_WORDS.split_whitespace().collect()).contains(lower)
        || lower.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_nothing_is_known() {
        #[track_caller]
        fn check(word: &str, expected: bool) {
            assert_eq!(is_function_word(word), expected, "{word}");
        }
        check("the", true);
        check("won't", true);
        check("twelve", true);
        check("trillion", true);
        check("2019", true);
        check("5g", false);
        check("bridge", false);
    }
}
