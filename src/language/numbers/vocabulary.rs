//! Word lists for reading numbers. Data only; each says what its words have in common. Lower case.

use std::sync::LazyLock;

use hashbrown::HashSet;

/// Makes a set of words from a text with blanks between them.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident: $text:literal) => {
        $(#[$doc])*
        pub(super) static $name: LazyLock<HashSet<&'static str>> =
            LazyLock::new(|| $text.split_whitespace().collect());
    };
}

words! {
    /// Words that no noun phrase goes on over.
    STOPS: "
    a about above according across after again against ago all along already also although am amid among an and
    annually any are aren't around as at away be became because become becomes been before began behind being
    below beneath beside between beyond but by came can can't cannot combined come comes compared could daily
    despite did didn't died do does doesn't don't down during each earlier either every even except fell felt for
    found friday from gave get gets given go goes going got grew had has hasn't have having he held her here
    hers him his how however i if in including inside instead into is isn't it its just kept knew last later led
    left let like lost made may me meanwhile met might mine minus monday must my near neither never next no nor
    not now of off often on once only onto or our out outside over paid per plus ran respectively rose said
    saturday saw says sent shall she should since so some spent still stood such sunday than that that's that’s the their them
    then there these they this those though thought through throughout thursday till to today together told
    tomorrow tonight too took toward towards tuesday under unless until up upon us versus via vs was wasn't we
    wednesday went were weren't what whatever when where whereas whether which while whilst who who's who’s whom whose why
    will with within without won won't would wrote yesterday yet you your
    "
}

words! {
    /// Plurals that stand before a noun as often as alone: `600 sales jobs`.
    ATTRIBUTIVE: "
    admissions appeals arms children communications customs data earnings futures goods operations public-works sales
    savings securities services sports systems weapons women
    "
}

words! {
    /// Words that open a sentence in front of a number, beside the [`STOPS`].
    OPENERS: "
    almost another approximately at even exactly fewer less more most nearly roughly
    "
}

words! {
    /// Words before a number that make it a name, whatever follows: `Section 427`.
    DESIGNATORS: "
    act amendment android apollo appendix article articles bowl bus catch category channel chapter class clause
    covid day division episode euro exhibit fig figure flight form formula game gate gen generation grade group
    highway interstate ios ipad iphone issue item jersey junction lane leg level line lot mark matchday model no
    nos number numbers page pages paragraph part phase pier platform playstation pool prop proposition protocol
    ps psalm quarter question ranked resolution room round route rule schedule season section sections seed
    seeded series set size stage step suite super table terminal tier title track type unit verse version vol volume
    ward week windows zone
    "
}

words! {
    /// Designators that are too often something else to hold with any number: these need a small one.
    WEAK_DESIGNATORS: "
    act articles bus catch class day division euro figure form generation group issue item leg line lot mark
    model no number numbers pages part pool quarter question round rule season section sections series set size
    stage super title track unit ward week
    "
}

words! {
    /// What the name of a street ends in, or begins with elsewhere.
    STREETS: "
    ave avenue blvd boulevard close court crescent dr drive highway lane ln parkway plaza quay rd road row rue
    square st strasse street terrace way wharf
    "
}

words! {
    /// The months and their abbreviations.
    MONTHS: "
    apr april aug august dec december feb february jan january jul july jun june mar march may nov november oct
    october sep sept september
    "
}

words! {
    /// Words of change: what stands after them goes *from* one number *to* another.
    CHANGES: "
    added advanced boost boosted by changed climb climbed climbing creeping cut cuts cutting decline declined
    declining decrease decreased decreases doubled down downgraded drop dropped drops eased edged expand
    expanded extended fall fallen falling falls fell gained go goes going grew grow growing grown hiked improved
    increase increased increases increasing jump jumped lost lower lowered moved narrowed off plummeted plunged
    raise raised raising reduce reduced reducing revised rise risen rises rising rose shrank shrunk slid slipped
    soared surged tripled tumbled up upgraded went widened
    "
}

words! {
    /// Words of paying: near them a pound is money.
    PAYING: "
    bill bought budget cost costs debt debts donated earn earned earns fee fine fined fund invest invested owe
    owed paid pay paying pays price priced raise raised salary saved sold spend spent worth
    "
}

words! {
    /// What prices are set by with `a`: `$4 a pack`.
    WARES: "
    bag bottle box copy game head household night pack person piece plate pop pupil ride room seat session share
    shift ticket trip unit visit vote
    "
}

words! {
    /// Words before a four-digit number that make it a year.
    BEFORE_YEARS: "
    autumn circa early fall fiscal in late mid season since spring summer till until winter year years
    "
}

words! {
    /// Words before a year that stand before other numbers as well, so that it must be one of the last centuries.
    BEFORE_RECENT_YEARS: "
    a after before by during for from her his its of q the their
    "
}

words! {
    /// What follows `times` where it counts how often: `three times a day`, not `three times earnings`.
    AFTER_TIMES: "
    a after an and as at because before between but by during each every for from he i in it last on or over per
    she since they this to we when while with
    "
}

words! {
    /// Words before `over` that leave it the sense of more than: `for over five years`.
    BEFORE_OVER: "
    after ago been by for in is just lasted lasting little of spanning spent taking than took was well with
    "
}

words! {
    /// Words before `one` that make it a pronoun or a name.
    BEFORE_PRONOUN_ONE: "
    another any at category day each every no number phase that the this which year
    "
}

words! {
    /// Words that a number in words begins with.
    NUMBER_WORDS: "
    a an billions dozens eight eighteen eighty eleven few fifteen fifty five forty four fourteen half hundreds many
    millions nine nineteen ninety one scores seven seventeen seventy several six sixteen sixty ten tens thirteen
    thirty thousands three trillions twelve twenty two
    "
}
