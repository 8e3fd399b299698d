//! Verbs: those that report speech, in all their forms, and the frequent others whose subject ends a noun phrase.
//!
//! Regular forms are made from the base, so a list holds each verb once.

use super::Class;

/// Regular verbs that introduce what somebody said.
const SPEECH: &str = "acknowledge add advise affirm agree allege announce answer appeal argue articulate ask assert assure attest \
    aver bark beg bellow bemoan boast bristle caution challenge chant chide chime chuckle cite claim clarify \
    command comment complain concede conclude confess confide confirm contend continue coo counter crow cry \
    decide declare demand deny detail disclose divulge elaborate emphasise emphasize enthuse estimate \
    exclaim explain express fume gloat groan growl grumble gush hint holler howl implore imply indicate \
    inform inquire insist instruct interject intone invite joke lambast lament laugh lecture maintain marvel \
    mention moan mumble murmur muse mutter note object observe opine order plead pledge point posit post \
    pray preach predict press proclaim promise pronounce propose protest query question quote rant react \
    reason reassure recall recite recommend recount reference reflect reiterate rejoin relate remark \
    remember remind repeat reply report request respond retaliate retort retweet reveal rhapsodize roar \
    scoff scream shout shriek sigh signal smile sneer speculate state stipulate stress suggest \
    summarise summarize surmise tease testify theorize thunder toast tweet type underline underscore urge \
    utter venture volunteer vow warn whine whisper wonder worry yell";

/// Regular verbs that pass judgement, or describe: what they introduce is a few words.
const JUDGEMENT: &str = "accept accuse address admire admonish advocate applaud assail assess attack attribute bash belittle berate \
    blame blast brand call castigate champion characterise characterize chastise compare condemn credit \
    criticise criticize decry deem defend define demonize denigrate denounce depict deride describe detest \
    disavow dismiss disparage dispute encourage espouse excoriate extol fault frame greet hail heckle impugn \
    insult invoke judge knock label lambaste lampoon lash laud liken mourn name oppose outline pitch portray \
    praise profess promote rail rebuff rebuke recognize refer reject renounce repudiate ridicule salute \
    savage scold scorn single slap smear stereotype taunt term thank threaten tout trash trumpet value voice";

/// Forms of verbs that aren't regular, or that double a letter: speech.
const SPEECH_FORMS: &str = "say says said tell tells told write writes wrote swear swears swore admit admits admitted quip quips quipped \
    snap snaps snapped rebut rebuts rebutted read reads sing sang sings blurt blurts blurted deadpan \
    deadpans deadpanned rap ruled speak spoke speaks forecast forecasts brag brags bragged";

const SPEECH_ING: &str = "saying telling writing swearing admitting quipping snapping rebutting reading singing deadpanning speaking \
    bragging";

const JUDGEMENT_FORMS: &str =
    "dub dubs dubbed slam slams slammed rip rips ripped pan pans panned refer refers referred labeled labelled";

const JUDGEMENT_ING: &str = "dubbing slamming ripping panning referring labeling labelling";

/// Regular verbs that say what somebody has in mind.
const THOUGHT: &str = "assume believe consider expect fear foresee hope perceive ponder regard suppose view";

const THOUGHT_FORMS: &str = "think thinks thought know knows knew feel feels felt find finds found see sees saw mean means \
    meant hold holds held understand understands understood foresaw prefer prefers preferred";

const THOUGHT_ING: &str = "thinking feeling foreseeing meaning finding preferring";

/// Regular verbs that say what somebody does, rather than what is said.
const WEAK: &str = "back cheer curse deliver discuss doubt embrace endorse expect favor favour issue like love paint pan play \
    publish push raise rank rate refuse release support suspect target view want welcome worship";

/// Frequent finite forms of other verbs that no suffix gives away.
const OTHERS: &str = "went goes came comes took takes made makes got gets gave gives kept keeps left leaves met meets ran \
    runs sat sits stood stands won wins lost loses led leads began begins brought brings built builds bought buys caught \
    chose chooses drew fell falls flew fought fights grew grows heard hears laid lays paid pays rose rises sent sends set sets \
    showed shows sold sells spent spends struck strikes threw throws wore wears sought seeks became becomes wants \
    needs looks seems appears turned hopes plans tries works lives helps starts moves plays broke breaks drove ate slept \
    woke spread stuck shut cut cost bore bent bet bid bound bred dealt dug fed fled forbade forgot forgave froze hid hurt \
    knelt lent lit rode rang shook shone shrank slid stole stank swept swam swung tore wound wove";

pub(super) fn fill(add: &mut impl FnMut(String, Class)) {
    let speech = Class::CUE.or(Class::SPEECH);
    let speech_ing = Class::CUE_ING.or(Class::SPEECH);
    for verb in SPEECH.split_ascii_whitespace() {
        regular(verb, speech, speech_ing, add);
    }
    for verb in JUDGEMENT.split_ascii_whitespace() {
        regular(verb, Class::CUE, Class::CUE_ING, add);
    }
    let thought = Class::CUE.or(Class::THOUGHT);
    for verb in THOUGHT.split_ascii_whitespace() {
        regular(verb, thought, Class::CUE_ING.or(Class::THOUGHT), add);
    }
    for verb in WEAK.split_ascii_whitespace() {
        regular(verb, Class::VERB, Class::default(), add);
    }
    for (class, words) in [
        (speech, SPEECH_FORMS),
        (speech_ing, SPEECH_ING),
        (Class::CUE, JUDGEMENT_FORMS),
        (Class::CUE_ING, JUDGEMENT_ING),
        (thought, THOUGHT_FORMS),
        (Class::CUE_ING.or(Class::THOUGHT), THOUGHT_ING),
        (Class::VERB, OTHERS),
        (
            Class::BASE,
            "say tell write think swear admit quip snap rebut read know feel sing hold understand see speak mean",
        ),
        (
            Class::NOUNISH,
            "reads sings holds finds means sees reading feeling meaning finding saying speaking thinking writing",
        ),
    ] {
        for word in words.split_ascii_whitespace() {
            add(word.to_owned(), class);
        }
    }
}

/// Adds the four forms of a regular verb.
fn regular(verb: &str, finite: Class, participle: Class, add: &mut impl FnMut(String, Class)) {
    let third = finite.or(Class::NOUNISH);
    add(verb.to_owned(), third.or(Class::BASE));
    let consonant_y = verb.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    if let Some(stem) = consonant_y {
        add(format!("{stem}ies"), third);
        add(format!("{stem}ied"), finite);
        add(format!("{verb}ing"), participle);
    } else if let Some(stem) = verb.strip_suffix('e') {
        add(format!("{verb}s"), third);
        add(format!("{verb}d"), finite);
        add(format!("{stem}ing"), participle);
    } else {
        let hisses = ["s", "sh", "ch", "x", "z", "o"].iter().any(|end| verb.ends_with(end));
        add(if hisses { format!("{verb}es") } else { format!("{verb}s") }, third);
        add(format!("{verb}ed"), finite);
        add(format!("{verb}ing"), participle);
    }
}
