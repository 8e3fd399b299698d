//! Words that say how a report, or whoever it quotes, stands to what is said: reservations, denials, beliefs, demands;
//! and what is no report at all.

use super::Class;

const LISTS: &[(Class, &str)] = &[
    (
        Class::HEDGE,
        "reportedly allegedly apparently supposedly purportedly ostensibly seemingly possibly perhaps probably \
         presumably maybe likely unlikely may might could appears appear appeared seems seem seemed \
         rumored rumoured suspected alleged purported potentially presumed tentatively conceivably",
    ),
    (Class::HEDGE_BEFORE_TO, "expected said believed thought understood likely set rumored reported projected"),
    (
        Class::DENIAL,
        "denied denies denying deny refuted refutes refuting disputed disputes disputing rebutted rebuts \
         repudiated repudiates disavowed disavows contradicted contradicts debunked debunks",
    ),
    (Class::REJECTION, "rejected rejects rejecting dismissed dismisses dismissing"),
    (
        Class::BELIEF,
        "believe believes believed think thinks thought fear fears feared hope hopes hoped expect expects expected \
         assume assumes assumed",
    ),
    (
        Class::UNASSERTED,
        "believe believes believed think thinks thought fear fears feared hope hopes hoped expect expects expected \
         assume assumes assumed ask asks asked wonder wonders wondered question questions questioned query queried \
         inquire inquired demand demands demanded propose proposes proposed recommend recommends recommended request \
         requests requested urge urges urged order orders ordered command commanded plead pleaded pray prayed wish \
         wished suggest suggests suggested hint hints hinted imply implies implied speculate speculates speculated \
         deny denies denied doubt doubts doubted dispute disputes disputed refute refuted",
    ),
    (
        Class::OPINION,
        "should must ought shouldn't mustn't deserve i we you my our your me let's i'm we're you're i've we've you've",
    ),
    (
        Class::ADDRESS,
        "follow sign click read subscribe watch get like share join listen download see photo image picture video \
         reporting editing copyright advertisement related more updated correction editor's",
    ),
];

pub(super) fn fill(add: &mut impl FnMut(String, Class)) {
    for (class, words) in LISTS {
        for word in words.split_ascii_whitespace() {
            add(word.to_owned(), *class);
        }
    }
}
