//! The closed classes: pronouns, articles, prepositions, conjunctions, auxiliaries, adverbs, times, abbreviations.

use super::Class;

const LISTS: &[(Class, &str)] = &[
    (
        Class::PRONOUN,
        "he she they i we you everyone everybody someone somebody nobody others both neither some many most one another several few all each",
    ),
    (
        Class::OTHER_PRONOUN,
        "it him her them us me this that these those itself himself herself themselves myself mine yours theirs \
         what whatever there here anything something nothing everything anyone",
    ),
    (
        Class::PRONOUN.or(Class::AUXILIARY),
        "he's she's they're they've we're we've i'm i've he'd she'd they'd we'd i'd he'll she'll they'll we'll i'll",
    ),
    (Class::RELATIVE, "who which whom"),
    (
        Class::DETERMINER,
        "the a an this that these those his her their its our my your some any each every no another both all \
         several many most few such one two three four five six seven eight nine ten other dozens",
    ),
    (
        Class::PREPOSITION,
        "of in on at by for with from to into onto about against among amid after before between during under over \
         through throughout toward towards upon via within without near like as despite regarding concerning according \
         per alongside behind beyond inside outside since until till off out up down across around following including \
         versus vs than because besides",
    ),
    (Class::CONJUNCTION, "and or but nor yet so plus &"),
    (
        Class::SUBORDINATOR,
        "that if when while because although though whether where whereas unless since until once why how after before \
         as whenever wherever lest so whose what",
    ),
    (
        Class::AUXILIARY,
        "is are was were be been being am has have had having do does did will would shall should can could may might \
         must isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't shouldn't can't \
         cannot couldn't mightn't mustn't ain't 's 've 'd 'll 're",
    ),
    (
        Class::ADVERB,
        "also then later once now never always often still again just even too soon earlier recently first ever already \
         instead not simply rather perhaps maybe however meanwhile nevertheless nonetheless therefore thus moreover \
         furthermore indeed sometimes almost quite very only further twice yet elsewhere overall long largely mostly \
         instead altogether together separately similarly likewise afterward afterwards thereafter today tonight",
    ),
    (
        Class::TIME,
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august \
         september october november december jan feb mar apr jun jul aug sept sep oct nov dec today yesterday tomorrow \
         tonight morning afternoon evening night week month year weekend noon midnight a.m p.m am pm",
    ),
    (
        Class::ABBREVIATION,
        "mr mrs ms dr prof sen sens rep reps gov govs gen lt col capt cmdr adm sgt maj cpl pvt rev fr sr jr st mt ft hon \
         pres supt det insp cllr messrs mme mlle m jan feb mar apr jun jul aug sept sep oct nov dec ala ariz ark calif \
         colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex vt va wash \
         wis wyo inc corp co ltd bros plc llc no nos vol vs etc e.g i.e cf al approx dept est fig a.m p.m p pp sec",
    ),
];

pub(super) fn fill(add: &mut impl FnMut(String, Class)) {
    for (class, words) in LISTS {
        for word in words.split_ascii_whitespace() {
            add(word.to_owned(), *class);
        }
    }
}
