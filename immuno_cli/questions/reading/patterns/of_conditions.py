"""How people ask about a condition: its symptoms, causes, tests, treatment, prevention, course and kinds."""

from typing import Final

from immuno_cli.questions.reading.aspect import (
    CAUSES,
    COURSE,
    DOING,
    DURATION,
    FINDING,
    HELPING,
    KINDS,
    OUTLOOK,
    PREVENTION,
    SYMPTOMS,
    TREATING,
)
from immuno_cli.questions.reading.patterns.words import ASK, DO, IN_TIME_OF, IS, SOME, SOMEONE, TOPIC, WHO, Asking

_SIGN: Final = r"(?:(?:signs? and )?(?:s[iy]m[pt]*t?[ou]m(?:e?s)?|s[iy]mptons?)|signs?(?: (?:and|or) symptoms?)?)"
_SYMPTOM_WORDS: Final = (
    "sign signs symptom symptoms symtom symtoms sympton symptons simptom simptoms symptome symptomes symptum symptums"
)
_HOW_ONE: Final = rf"how (?:{DO}|can|could|to|should|would|will)(?: {WHO})?"
_WHEN: Final = rf"(?:when|if)(?: {WHO} (?:has|have|get|gets))?"
_KINDS: Final = "(?:kinds?|types?|forms?|sorts?)"
_AGENT: Final = "(?:virus|bacteri(?:a|um)|germ|drug|medicine|gene|food)(?:e?s)?"
_ABOUT: Final = rf"(?:about|against|for|with|in(?: case of)?|{_WHEN})"
_TURN_TO: Final = "(?:call|see|tell|worry|go)(?: .+?)??"
_MUST: Final = "(?:should|do|must)"
_MAY: Final = "(?:(?:is|are|can|could|might|may|usually|often|mostly) )*"
_FOUND: Final = "(?:diagnosed|tested(?: for)?|detected|found|checked(?: for)?|confirmed)"
_TREATED: Final = "(?:treated|cured|managed|handled)"
_TAKE: Final = "(?:take|give|use|have|get)"
_EASE: Final = "(?:ease|relieve|soothe|calm|stop|reduce)"
_REMEDY: Final = (
    "(?:treatments?(?: options)?|immunotherap(?:y|ies)|therap(?:y|ies)|cures?|remed(?:y|ies)|medicines?|drugs?"
    "|medications?)"
)
_BEST: Final = "(?P<kind>best|newest|new|latest|standard|first[- ]line|effective|usual|common|good|natural)"
_USED: Final = "(?:used|given|taken|prescribed|approved)"
_GRAVE: Final = (
    "(?:serious|dangerous|deadly|fatal|curable|treatable|severe|harmless|terminal|lethal|permanent|life[ -]threatening"
    "|an emergency|cured)"
)
_IS_NO_TREATED: Final = rf"(?!.+ {IN_TIME_OF} .+ treatments?\Z)"
"""In "fever after BCG treatment" the last word belongs to BCG."""
_OUTLOOK: Final = "prognosis|outlook|survival(?: rates?)?|life expectancy"

OF_CONDITIONS: Final = (
    Asking(
        SYMPTOMS,
        f"{_SYMPTOM_WORDS} notice recognize recognise spot know tell find feel look show present start begin cause "
        f"lead",
        (
            rf"{ASK}{SOME}{_SIGN} (?:of|for|from|with|in) (?:having )?{TOPIC}",
            rf"(?:what|which) {SOME}{_SIGN} {DO} {TOPIC} (?:have|cause|bring|show)",
            rf"{DO} {TOPIC} (?:have|cause) {SOME}{_SIGN}",
            rf"{_HOW_ONE} (?:notice|recogni[sz]e|spot) (?:if (?:{WHO} )?(?:has|have) )?{TOPIC}",
            rf"{_HOW_ONE} (?:know|tell|find out)(?: (?:if|that|whether))? {WHO} (?:has|have|got|had) {TOPIC}",
            rf"what (?:{DO}|can) {TOPIC} (?:feel|look) like",
            rf"how (?:{DO}|can) {TOPIC} (?:feel|look|show|present|start|begin)(?: itself| up)?",
            rf"what (?:{DO}|can|could) {TOPIC} (?:cause|lead to)",
            rf"{TOPIC}(?:'s)? {SOME}{_SIGN}",
            rf"{SOME}{_SIGN} {TOPIC}",
        ),
    ),
    Asking(
        CAUSES,
        "cause causes caused causing reason reasons why triggers brings leads risk from come happen occur develop "
        "catch trigger triggering bring have start get",
        (
            rf"(?:what|which)(?: {_AGENT})? {_MAY}(?:causes?|causing|triggers?|brings on|leads to) {TOPIC}",
            rf"{ASK}{SOME}(?:causes?|reasons?|risk factors?) (?:of|for|behind) {TOPIC}",
            rf"(?:why|how) {DO} {WHO} (?:get|have|develop|catch) {TOPIC}",
            rf"(?:why|how) (?:does|did) {TOPIC} (?:happen|occur|come about|start|develop)",
            rf"where {DO} {TOPIC} come from",
            rf"(?:how|what) {IS} {TOPIC} caused(?: by)?",
            rf"{TOPIC}(?:'s)? (?:causes?|risk factors)",
            rf"causes {TOPIC}",
        ),
    ),
    Asking(
        FINDING,
        "diagnosed diagnose diagnosis test tested tests testing detected detect detection found find check checked "
        "confirm confirmed",
        (
            rf"{_HOW_ONE} (?:test|check) for {TOPIC}",
            rf"{_HOW_ONE} (?:diagnose|detect|find|confirm) {TOPIC}",
            rf"how {IS} {TOPIC} {_FOUND}",
            rf"how can {TOPIC} be {_FOUND}",
            rf"{ASK}{SOME}(?:tests?|diagnosis|detection) (?:for|of) {TOPIC}",
            rf"(?:what|which) tests? (?:{IS} there for|finds?|shows?|detects?) {TOPIC}",
            rf"{IS} there an? (?:\w+ )?test for {TOPIC}",
            rf"{TOPIC} (?:diagnosis|tests?|testing|detection)",
        ),
    ),
    Asking(
        HELPING,
        "help helps take use have get give ease eases relieve relieves soothe soothes calm calms stop stops reduce "
        "reduces anything something relief",
        (
            rf"{_HOW_ONE} {_EASE} {TOPIC}",
            rf"(?:what|which)(?: {_REMEDY})? (?:helps?(?: (?:with|against|for))?|{_EASE}s?) {TOPIC}",
            rf"what (?:{DO}|can|could|should|may) {SOMEONE} {_TAKE} (?:for|against|to {_EASE}) {TOPIC}",
            rf"(?:anything|something)(?: that helps| to take| i can take)? (?:for|against|with) {TOPIC}",
            rf"{TOPIC} relief",
        ),
    ),
    Asking(
        TREATING,
        "treat treated treats treatment treatments cure cured cures therapy therapies remedy remedies do exist exists "
        "available manage managed handle handled rid medicine medicines drug drugs medication medications used given "
        "taken prescribed approved immunotherapy immunotherapies",
        (
            rf"{_HOW_ONE} (?:treat|cure|manage|handle|get rid of) {TOPIC}",
            rf"how {IS} {TOPIC} {_TREATED}(?P<rest> (?:in|during|after|with) .+)?",
            rf"how can {TOPIC} be {_TREATED}",
            rf"{ASK}(?:{_BEST} )?{SOME}{_REMEDY} (?:available |there (?:is|are) )?(?:of|for|against) {TOPIC}",
            rf"{IS} there (?:an?|any) {_REMEDY} (?:for|against) {TOPIC}",
            rf"(?:what|which)(?: {_REMEDY})? (?:treats?|cures?) {TOPIC}",
            rf"{_REMEDY} (?:to treat|used (?:to treat|for|against)|that (?:treats?|helps? (?:with|against))) {TOPIC}",
            rf"(?:what|which)(?: [\w-]+){{0,3}} (?:{IS}|can be) {_USED} (?:for|against|in|to treat) {TOPIC}",
            rf"(?:what|which)(?: [\w-]+)? {_REMEDY} (?:exists?|{IS} (?:there|available)) (?:for|against) {TOPIC}",
            rf"{_IS_NO_TREATED}{TOPIC} (?:treatments?|cures?|remed(?:y|ies))",
        ),
    ),
    Asking(
        DOING,
        "do call see tell go worry",
        (
            rf"what (?:can|do|should|must|to|could) (?:{WHO} )?do {_ABOUT} {TOPIC}",
            rf"(?:when )?(?:{_MUST} {WHO}|to) {_TURN_TO} (?:about|for|with|on|{_WHEN}) {TOPIC}",
        ),
    ),
    Asking(
        PREVENTION,
        "prevent prevents prevented prevention preventable avoid avoided protect",
        (
            rf"{_HOW_ONE} (?:prevent|avoid) (?:getting )?{TOPIC}",
            rf"{_HOW_ONE} protect (?:\w+ )?(?:from|against) {TOPIC}",
            rf"(?:how )?(?:{IS}|can) {TOPIC} (?:be )?(?:prevented|avoided|preventable)",
            rf"(?:what )?prevents? {TOPIC}",
            rf"{ASK}prevention of {TOPIC}",
            rf"{TOPIC} prevention",
        ),
    ),
    Asking(
        COURSE,
        "serious dangerous deadly fatal curable treatable cured kill bad severe threatening last away back better "
        "worse harmless terminal lethal permanent life-threatening emergency",
        (
            rf"(?P<how>how (?:{_GRAVE}|bad)) {IS} {TOPIC}",
            rf"{IS} {TOPIC} (?P<how>(?:very |really |always |that )?{_GRAVE})",
            rf"can {TOPIC} (?P<how>be (?:{_GRAVE}|dangerous)|go away|come back|kill {WHO})",
            rf"(?P<how>(?:{DO}|will)) {TOPIC} (?:go away|come back|get (?:better|worse)|last)(?: .+)?",
        ),
    ),
    Asking(DURATION, "last", (rf"(?P<how>how long) (?:{DO}|can|will) {TOPIC} last",)),
    Asking(
        OUTLOOK,
        "prognosis outlook survival expectancy surviving survive live die",
        (
            rf"{ASK}(?P<how>(?:chances?|odds) of (?:survival|surviving)) (?:of|for|with|in) {TOPIC}",
            rf"(?P<how>how long) (?:can|do|will|does) {WHO} (?:live|survive) with {TOPIC}",
            rf"can {WHO} (?P<how>(?:live|survive|die)(?: with| of| from)?) {TOPIC}",
            rf"{ASK}(?P<which>{_OUTLOOK}) (?:of|for|with|in) {TOPIC}",
            rf"{TOPIC} (?P<which>{_OUTLOOK})",
        ),
    ),
    Asking(
        KINDS,
        "kind kinds type types form forms list example examples name names sort sorts which",
        (
            rf"(?:what|which) (?:{_KINDS}) of {TOPIC} {IS} there",
            rf"(?P<how>how many) (?:{_KINDS}) of {TOPIC} {IS} there",
            rf"which (?:drugs?|medicines?|treatments?|therapies|diseases|cells) are {TOPIC}",
            rf"{ASK}names? of {TOPIC}",
            rf"{ASK}(?:(?:different|main|all|some|common) )*(?:{_KINDS}|list|examples?) of {TOPIC}",
            rf"(?:give|name|tell|show)(?: me)?(?: (?:an?|some|the|all))? (?:examples?|{_KINDS}) of {TOPIC}",
            rf"{TOPIC} (?:types|kinds|list|examples)",
        ),
    ),
)
