//! Singular and plural of English nouns, by rule and a short list of irregular ones.
//!
//! Made for naming what a report counts (`six senators` is `{senator}`), so it expects a noun; whether a word is one
//! is for the caller to know. Words are lower case.

/// Irregular plurals with their singulars; compounds end in one of them (`fishermen`).
const IRREGULAR: &[(&str, &str)] = &[
    ("men", "man"),
    ("women", "woman"),
    ("children", "child"),
    ("feet", "foot"),
    ("teeth", "tooth"),
    ("geese", "goose"),
    ("mice", "mouse"),
    ("lice", "louse"),
    ("oxen", "ox"),
    ("dice", "die"),
    ("lives", "life"),
    ("wives", "wife"),
    ("knives", "knife"),
    ("leaves", "leaf"),
    ("loaves", "loaf"),
    ("thieves", "thief"),
    ("halves", "half"),
    ("wolves", "wolf"),
    ("shelves", "shelf"),
    ("calves", "calf"),
    ("scarves", "scarf"),
    ("hooves", "hoof"),
    ("bacteria", "bacterium"),
    ("criteria", "criterion"),
    ("phenomena", "phenomenon"),
    ("data", "datum"),
    ("alumni", "alumnus"),
    ("fungi", "fungus"),
    ("nuclei", "nucleus"),
    ("stimuli", "stimulus"),
    ("indices", "index"),
    ("crises", "crisis"),
    ("analyses", "analysis"),
    ("theses", "thesis"),
    ("hypotheses", "hypothesis"),
    ("diagnoses", "diagnosis"),
    ("bases", "base"),
    ("buses", "bus"),
    ("gases", "gas"),
    ("viruses", "virus"),
    ("campuses", "campus"),
    ("bonuses", "bonus"),
    ("statuses", "status"),
    ("censuses", "census"),
    ("consensuses", "consensus"),
    ("lenses", "lens"),
    ("potatoes", "potato"),
    ("tomatoes", "tomato"),
    ("heroes", "hero"),
    ("vetoes", "veto"),
    ("echoes", "echo"),
    ("volcanoes", "volcano"),
    ("tornadoes", "tornado"),
    ("torpedoes", "torpedo"),
    ("embargoes", "embargo"),
    ("mosquitoes", "mosquito"),
    ("movies", "movie"),
    ("cookies", "cookie"),
    ("calories", "calorie"),
    ("rookies", "rookie"),
    ("zombies", "zombie"),
    ("pies", "pie"),
    ("ties", "tie"),
    ("lies", "lie"),
    ("axes", "axe"),
    ("aches", "ache"),
    ("headaches", "headache"),
    ("niches", "niche"),
    ("caches", "cache"),
    ("avalanches", "avalanche"),
];

/// Nouns that count several without an ending; a list, as no rule tells them from singulars.
const UNMARKED: &[&str] = &[
    "people",
    "police",
    "staff",
    "personnel",
    "crew",
    "cattle",
    "sheep",
    "fish",
    "deer",
    "salmon",
    "trout",
    "aircraft",
    "spacecraft",
    "hovercraft",
    "offspring",
    "series",
    "species",
    "headquarters",
    "crossroads",
    "works",
    "means",
    "troops",
    "clergy",
    "infantry",
    "cavalry",
    "poultry",
    "livestock",
    "shrimp",
    "squid",
    "bison",
    "moose",
    "swine",
    "chinese",
    "japanese",
    "portuguese",
    "vietnamese",
    "swiss",
    "pence",
];

/// Words in `s` that count one or nothing.
const SINGULAR_IN_S: &[&str] = &[
    "news",
    "physics",
    "politics",
    "economics",
    "mathematics",
    "athletics",
    "gymnastics",
    "electronics",
    "logistics",
    "lens",
    "gas",
    "bus",
    "virus",
    "campus",
    "bonus",
    "status",
    "census",
    "consensus",
    "corpus",
    "focus",
    "genus",
    "canvas",
    "atlas",
    "christmas",
    "texas",
    "kansas",
    "paris",
    "athens",
    "diabetes",
    "measles",
    "rabies",
    "perhaps",
    "always",
    "besides",
    "afterwards",
    "towards",
    "overseas",
    "yes",
    "less",
    "plus",
    "minus",
    "versus",
    "thus",
    "hundreds",
    "thousands",
    "millions",
    "billions",
    "trillions",
    "dozens",
    "tens",
    "analysis",
    "basis",
    "crisis",
];

/// True for a word that has the form of a plural noun: `senators`, `people`, `women`.
pub fn is_plural(word: &str) -> bool {
    if UNMARKED.contains(&word) || irregular(word).is_some() {
        return true;
    }
    word.len() > 2
        && word.ends_with('s')
        && !["ss", "us", "is", "'s", "’s", "ous"].iter().any(|ending| word.ends_with(ending))
        && !SINGULAR_IN_S.contains(&word)
}

/// The singular of a noun; a word that has no plural form comes back as it is.
pub fn singular(word: &str) -> String {
    if UNMARKED.contains(&word) && !matches!(word, "troops" | "pence") {
        return word.to_owned();
    }
    if let Some((stem, singular)) = irregular(word) {
        return format!("{stem}{singular}");
    }
    if !is_plural(word) {
        return word.to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.chars().count() > 1) {
        return format!("{stem}y");
    }
    let sibilant = ["sses", "shes", "ches", "xes", "zzes"].iter().any(|ending| word.ends_with(ending));
    let cut = if sibilant { 2 } else { 1 };
    word[..word.len() - cut].to_owned()
}

/// The plural of a singular noun.
pub fn plural(word: &str) -> String {
    if word.is_empty() || UNMARKED.contains(&word) {
        return word.to_owned();
    }
    if word == "person" {
        return "people".to_owned();
    }
    let last = |ending: &str| word.ends_with(ending);
    if let Some((stem, many)) = IRREGULAR.iter().find_map(|(many, one)| Some((compound(word, one)?, many))) {
        return format!("{stem}{many}");
    }
    if let Some(stem) = word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u'])) {
        return format!("{stem}ies");
    }
    let stop = if ["s", "sh", "ch", "x", "z"].into_iter().any(last) { "es" } else { "s" };
    format!("{word}{stop}")
}

/// What stands before an irregular plural in `word`, and its singular.
fn irregular(word: &str) -> Option<(&str, &'static str)> {
    IRREGULAR.iter().find_map(|(many, one)| Some((compound(word, many)?, *one)))
}

/// What stands before `ending`, where `word` is it or a compound with it; short endings join only known first parts.
fn compound<'a>(word: &'a str, ending: &str) -> Option<&'a str> {
    let stem = word.strip_suffix(ending)?;
    // `men` and `man` join freely (`firemen`), apart from words that merely end so.
    let joins = matches!(ending, "men" | "man" | "women" | "woman" | "children" | "child");
    let merely = matches!(
        word,
        "specimen"
            | "regimen"
            | "abdomen"
            | "omen"
            | "acumen"
            | "human"
            | "german"
            | "roman"
            | "ottoman"
            | "norman"
            | "shaman"
            | "talisman"
            | "caiman"
    );
    (stem.is_empty() || (joins && !merely)).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn singular_and_plural_answer_each_other() {
        #[track_caller]
        fn check(one: &str, many: &str) {
            assert_eq!((singular(many), plural(one), is_plural(many)), (one.to_owned(), many.to_owned(), true));
        }
        check("senator", "senators");
        check("company", "companies");
        check("boy", "boys");
        check("match", "matches");
        check("tax", "taxes");
        check("boss", "bosses");
        check("house", "houses");
        check("virus", "viruses");
        check("fisherman", "fishermen");
        check("woman", "women");
        check("child", "children");
        check("life", "lives");
        check("people", "people");
        check("aircraft", "aircraft");
        check("tie", "ties");
        check("human", "humans");
        check("specimen", "specimens");
        check("nuclear-test", "nuclear-tests");
    }

    #[test]
    fn what_is_no_plural_stays() {
        for word in ["boss", "analysis", "virus", "house", "", "s", "as", "news", "company's", "women’s", "é"] {
            assert_eq!((singular(word), is_plural(word)), (word.to_owned(), false));
        }
    }
}
