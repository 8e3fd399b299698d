//! Verbs: those that report speech, in all their forms, and the frequent others whose subject ends a noun phrase.
//!
//! Regular forms are made from the base, so a list holds each verb once.

use super::Class;

/// Regular verbs that introduce what somebody said.
const SPEECH: &str = "acknowledge add advise affirm agree allege announce answer appeal argue articulate ask assert assure attest \
    aver bark beg bellow bemoan boast chant chime claim clarify comment complain concede conclude confess confide confirm \
    contend continue counter coo cry caution challenge chuckle chide command decide declare demand deny detail disclose divulge \
    elaborate emphasize emphasise enthuse estimate exclaim explain express gloat groan growl grumble gush hint holler howl \
    imply inform inquire insist instruct interject intone invite joke lament laugh lecture maintain marvel mention moan \
    mumble murmur muse mutter note object observe opine order plead pledge ponder posit post pray preach predict press proclaim \
    promise pronounce propose protest query question quote rant react reason reassure recall recommend recount \
    reflect reiterate rejoin relate remark remember remind repeat reply report request respond retort retweet reveal rhapsodize roar \
    scoff scream shout shriek sigh sign smile sneer speculate state stipulate stress suggest summarize summarise suppose \
    surmise tease testify theorize thunder toast tweet type underline underscore urge utter venture volunteer vow warn whine whisper \
    wonder worry yell cite point signal argue indicate hope fear believe assume retaliate lambast crow";

/// Regular verbs that pass judgement, or describe: what they introduce is a few words.
const JUDGEMENT: &str = "accept accuse address admonish advocate applaud assail attack back bash belittle berate blame blast brand call \
    castigate champion characterize characterise chastise cheer cite compare condemn consider credit criticize criticise curse \
    declare decry deem defend define demonize denigrate denounce depict deride describe detest disavow discuss \
    dismiss disparage dispute doubt embrace endorse excoriate expect extol favor favour fault frame greet hail heckle \
    impugn insult invoke judge knock label lambaste lampoon lash laud liken love like name oppose outline paint pan perceive play \
    portray praise profess promote push rail rank rate raise rebuff rebuke recognize refer refuse regard reject renounce repudiate \
    ridicule salute savage scold scorn slap smear speculate support suspect target taunt tell-off term thank tout trash \
    trumpet value view voice want warn welcome worship deliver issue release publish";

/// Forms of verbs that aren't regular, or that double a letter: speech.
const SPEECH_FORMS: &str = "say says said tell tells told write writes wrote think thinks thought swear swears swore admit admits \
    admitted quip quips quipped snap snaps snapped rebut rebuts rebutted read reads know knew knows feel feels felt sing \
    sang sings hold holds held blurt blurts blurted understand understands understood allow allows allowed shoot \
    find finds found deadpan deadpans deadpanned rap foresee foresees foresaw teach teaches taught mean means meant see saw sees \
    speak spoke speaks forecast forecasts overhear";

const SPEECH_ING: &str = "saying telling writing thinking swearing admitting quipping snapping rebutting reading feeling \
    singing foreseeing meaning deadpanning finding speaking";

const JUDGEMENT_FORMS: &str = "dub dubs dubbed slam slams slammed rip rips ripped pan pans panned draw drew draws refer refers \
    referred cast casts deal overstate hit hits pit prefer prefers preferred put puts seek seeks sought pin pins pinned give \
    gives gave label labeled labelled take takes took make makes made use uses used";

const JUDGEMENT_ING: &str = "dubbing slamming ripping panning referring casting preferring labeling labelling hitting \
    drawing seeking putting using";

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
    for (class, words) in [
        (speech, SPEECH_FORMS),
        (speech_ing, SPEECH_ING),
        (Class::CUE, JUDGEMENT_FORMS),
        (Class::CUE_ING, JUDGEMENT_ING),
        (Class::VERB, OTHERS),
        (Class::BASE, "say tell write think swear admit quip snap rebut read know feel sing hold understand see speak mean put take"),
        (Class::NOUNISH, "reads sings holds finds means sees reading feeling meaning finding saying speaking thinking writing"),
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
