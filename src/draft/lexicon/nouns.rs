//! Nouns that name somebody who can speak: titles, roles, groups; and what can be quoted from: documents.

use super::Class;

/// Titles that stand before a name, abbreviated or in full.
const TITLES: &str = "mr mrs ms miss dr prof professor sen sens senator senators rep reps representative congressman \
    congresswoman gov govs governor gen general lt col colonel capt captain cmdr commander adm admiral sgt sergeant maj \
    major cpl pvt rev reverend father pastor bishop archbishop cardinal rabbi imam pope sir dame lord lady baroness king \
    queen prince princess president chancellor premier minister secretary mayor judge justice sheriff ambassador \
    councillor cllr messrs hon mme mlle pres sultan emir sheikh ayatollah detective inspector";

const MALE_TITLES: &str = "mr sir lord father king prince congressman brother pope sheikh mister chairman spokesman \
    businessman son husband uncle actor grandfather boy man gentleman messrs imam bishop cardinal widower nephew dad";

const FEMALE_TITLES: &str = "mrs ms miss dame lady baroness queen princess congresswoman sister mme mlle chairwoman \
    spokeswoman businesswoman daughter wife aunt actress mother grandmother girl woman widow niece mom mum";

/// Roles whose plural is made with `s`.
const ROLES: &str = "activist actor actress adviser advisor advocate agent aide ally ambassador analyst anchor apologist \
    applicant architect artist assistant associate attendee attorney author banker bishop blogger boss broadcaster \
    builder caller candidate captain caucusgoer celebrity ceo cfo chair chairperson champion chancellor chief citizen clerk \
    client coach co-author co-chair co-founder co-host colleague columnist comedian commander commentator commissioner \
    conservative consultant contender contestant contractor coordinator coroner correspondent counsel counselor \
    counterpart critic customer daughter dealer defendant defender delegate democrat deputy designer detective developer \
    diplomat director doctor donor driver economist editor editor-in-chief educator employee employer engineer \
    entrepreneur epidemiologist executive expert farmer father fan fellow firefighter founder friend front-runner \
    frontrunner fundraiser general governor graduate grandfather grandmother guard guest head historian host immigrant \
    insider inspector instructor interviewer investigator investor islamist jihadist journalist judge justice juror \
    king lawmaker lawyer leader lecturer legislator liberal librarian lieutenant lobbyist magistrate manager marine \
    mayor mediator member minister moderator monitor mother musician negotiator neighbor neighbour newspaper nominee \
    novelist nurse observer officer official operative operator opponent organizer organiser owner panelist parent \
    participant partner passenger pastor patient performer petitioner philosopher photographer physician physicist \
    pilot planner player plaintiff poet policymaker politician pollster president priest prime-minister prisoner producer \
    professor prosecutor protester protestor psychologist psychiatrist publicist publisher pundit queen rabbi \
    reader recruiter ref referee refugee regulator relative reporter representative republican researcher resident \
    respondent retiree reviewer rival runner-up salesman scholar scientist secretary senator sergeant sheriff \
    shopper sister smuggler socialist sociologist soldier son source speaker specialist spokesperson sponsor staffer strategist \
    student superintendent supervisor supporter surgeon surrogate survivor suspect teacher technician \
    teenager treasurer trader trainer translator trustee tutor veteran viewer villager visitor volunteer voter whistleblower \
    winner witness worker writer youngster insider backer detractor loyalist moderate hopeful mogul tycoon \
    billionaire newcomer outsider incumbent challenger adversary predecessor successor vice-president whip \
    nationalist imam premier monarch sultan emir rebel fighter parliamentarian deputy premier";

/// Roles with a plural of their own, as singular and plural in pairs.
const IRREGULAR_ROLES: &[(&str, &str)] = &[
    ("spokesman", "spokesmen"),
    ("spokeswoman", "spokeswomen"),
    ("chairman", "chairmen"),
    ("chairwoman", "chairwomen"),
    ("congressman", "congressmen"),
    ("congresswoman", "congresswomen"),
    ("businessman", "businessmen"),
    ("businesswoman", "businesswomen"),
    ("man", "men"),
    ("woman", "women"),
    ("boy", "boys"),
    ("girl", "girls"),
    ("child", "children"),
    ("person", "people"),
    ("secretary", "secretaries"),
    ("ally", "allies"),
    ("attorney", "attorneys"),
    ("deputy", "deputies"),
    ("wife", "wives"),
    ("husband", "husbands"),
    ("brother", "brothers"),
    ("uncle", "uncles"),
    ("aunt", "aunts"),
    ("alumnus", "alumni"),
    ("spokesperson", "spokespeople"),
    ("newsman", "newsmen"),
    ("layman", "laymen"),
    ("policeman", "policemen"),
    ("fisherman", "fishermen"),
    ("assemblyman", "assemblymen"),
    ("councilman", "councilmen"),
    ("adversary", "adversaries"),
    ("witness", "witnesses"),
    ("boss", "bosses"),
    ("coach", "coaches"),
    ("nominee", "nominees"),
    ("texan", "texans"),
];

const GROUPS: &str = "administration agency alliance army association authority authorities bank board body branch \
    bureau cabinet camp campaign caucus center centre chamber charity church city club coalition college commission \
    committee community company conference congress corporation council country court crowd department division \
    embassy establishment faction family federation firm force foundation government group headquarters hospital \
    house institute institution jury kremlin league legislature management media military ministry mission \
    movement nation network office opposition organization organisation panel parliament parties party pentagon \
    platform police poll press prosecution public publication regulator school secretariat senate service society staff \
    state station syndicate team think-tank tribunal union unit university watchdog website white-house outlet \
    lawmakers leadership";

const DOCUMENTS: &str = "account ad ads advert advertisement affidavit agreement analysis announcement article audit \
    bill billboard biography blog blurb book broadcast brochure bulletin caption chapter charge column comment \
    commercial communique complaint copy constitution declaration decision directive document dossier draft editorial email \
    e-mail essay excerpt filing findings footage guidance guidelines headline indictment interview invitation item job-ad \
    journal judgment judgement law lawsuit leaflet letter list magazine mailer manifesto manual memo memoir memoirs \
    memorandum message motion narrator newsletter note notice op-ed opinion order page pamphlet paper passage petition \
    piece placard platform poem post poster press-release proposal readout record release report resolution \
    review ruling screed script section sign statement statute story study summary survey text transcript treaty \
    tweet verdict video voicemail warrant website";

/// Nouns for something said.
const WORDS: &str = "accusation admission advice allegation announcement answer apology appeal argument assertion assessment assurance \
    belief boast call caution characterization charge claim comment complaint concern conclusion confession contention criticism \
    declaration demand denial denunciation depiction description emphasis explanation insistence insult invitation joke label \
    message mockery motto objection observation opinion plea point case pledge praise prediction proclamation promise proposal question quip \
    quote reference rejoinder remark reminder reply request response retort rhetoric slogan speech statement suggestion taunt testimony \
    threat tweet verdict vow warning word";

pub(super) fn fill(add: &mut impl FnMut(String, Class)) {
    let mut list = |class: Class, words: &str| {
        for word in words.split_ascii_whitespace() {
            add(word.to_owned(), class);
        }
    };
    list(Class::TITLE, TITLES);
    list(Class::MALE, MALE_TITLES);
    list(Class::FEMALE, FEMALE_TITLES);
    list(Class::ROLE, ROLES);
    list(Class::GROUP, GROUPS);
    list(Class::DOCUMENT, DOCUMENTS);
    for word in ROLES.split_ascii_whitespace() {
        add(format!("{word}s"), Class::ROLE.or(Class::PLURAL));
    }
    for (one, many) in IRREGULAR_ROLES {
        add((*one).to_owned(), Class::ROLE);
        add((*many).to_owned(), Class::ROLE.or(Class::PLURAL));
    }
    for word in WORDS.split_ascii_whitespace() {
        add(word.to_owned(), Class::WORDS);
        add(format!("{word}s"), Class::WORDS);
    }
    for word in GROUPS.split_ascii_whitespace() {
        add(plural(word), Class::GROUP);
    }
    for word in DOCUMENTS.split_ascii_whitespace() {
        add(plural(word), Class::DOCUMENT);
    }
}

/// The regular plural of a noun.
fn plural(noun: &str) -> String {
    let consonant_y = noun.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    consonant_y.map_or_else(|| format!("{noun}s"), |stem| format!("{stem}ies"))
}
