"""The words and the patterns by which a question for an aspect is known: "keytruda side effects"."""

from typing import Final, NamedTuple

from immuno_cli.questions.aspects.aspect import GIVING, MECHANISM, SIDE_EFFECTS, USE, Aspect
from immuno_cli.questions.aspects.of_conditions import (
    CAUSES,
    COURSE,
    DOING,
    FINDING,
    KINDS,
    PREVENTION,
    SYMPTOMS,
    TREATING,
)
from immuno_cli.questions.aspects.practical import COST, DOSE, SUCCESS, TIME, TOGETHER


class Asking(NamedTuple):
    """How an aspect is asked for: the words of which a question has one, and the patterns of which it fits one."""

    aspect: Aspect
    cues: str
    patterns: tuple[str, ...]


_TOPIC: Final = "(?P<topic>.+?)"
_IS: Final = "(?:is|are|was|were)"
_DO: Final = "(?:do|does|did)"
_WHO: Final = "(?:people|patients|you|they|i|we|doctors|someone)"
_TELL: Final = "(?:please )?(?:tell me|explain|describe|list|show)(?: me)?(?: about)? "
_ASK: Final = rf"(?:(?:what|which) {_IS} |what's |{_TELL})?(?:the )?"
_SOME: Final = (
    r"(?:(?:the|any|some|all|possible|potential) )*(?P<which>(?:(?:most|main|other|known|typical|common|usual|frequent"
    r"|rare"
    r"|mild|minor|major|serious|severe|bad|worst|deadly|late|early|first|warning|delayed|(?:long|short)[ -]term) )*)"
)
_HARM: Final = (
    r"(?:side[ -]?[ae]?ff?ec?ts?|adverse (?:effect|event|reaction)s?|(?:unwanted|bad) effects?|risks?|dangers?"
    r"|complications?|harms?|toxicit(?:y|ies))"
)
_HARMFUL: Final = "(?:safe|dangerous|harmful|risky|toxic)"
_ALIKE: Final = "(?:the same|different|similar|alike)"
_MORE: Final = "(?:more|fewer|less|worse|the (?:most|worst|fewest))"
_CAN: Final = "(?:can|could|do|does|did|will|would|might|may)"
_EFFECT: Final = "(?P<effect>.+?)"
_BRINGS: Final = rf"(?:cause|lead to|trigger|bring on|give {_WHO}|make(?: {_WHO}| your| my)?(?: have)?)"
_USUAL: Final = "(?:normal|common|usual)"
_FROM: Final = "(?:from|caused by|due to|because of|after|(?:while |when )?on)"
_GOES: Final = "(?: (?:last|start|appear|come|go away))?"
_HOW: Final = rf"(?P<how>how \w+) (?:{_IS}|{_DO})"
_GETS: Final = "(?:gets|takes|needs|uses|has|receives|is given|(?:can|should) (?:get|take|have|use))"
_SIGN: Final = r"(?:(?:signs? and )?(?:s[iy]m[pt]*t?[ou]m(?:e?s)?|s[iy]mptons?)|signs?(?: (?:and|or) symptoms?)?)"
_SYMPTOM_WORDS: Final = (
    "sign signs symptom symptoms symtom symtoms sympton symptons simptom simptoms symptome symptomes symptum symptums"
)
_HOW_ONE: Final = rf"how (?:{_DO}|can|could|to|should|would|will)(?: {_WHO})?"
_WHEN: Final = rf"(?:when|if)(?: {_WHO} (?:has|have|get|gets))?"
_KINDS: Final = "(?:kinds?|types?|forms?|sorts?)"
_USED: Final = "(?:an? (?:treatment|drug|medicine)|used|given|good|approved)"
_AGENT: Final = "(?:virus|bacteri(?:a|um)|germ|drug|medicine|gene|food)(?:e?s)?"
_MUST: Final = "(?:should|do|must)"
_MAY: Final = "(?:(?:is|are|can|could|might|may|usually|often|mostly) )*"
_FOUND: Final = "(?:diagnosed|tested(?: for)?|detected|found|checked(?: for)?|confirmed)"
_TREATED: Final = "(?:treated|cured|managed|handled)"
_REMEDY: Final = (
    "(?:treatments?|immunotherap(?:y|ies)|therap(?:y|ies)|cures?|remed(?:y|ies)|medicines?|drugs?|medications?)"
)
_GRAVE: Final = (
    "(?:serious|dangerous|deadly|fatal|curable|treatable|severe|harmless|terminal|lethal|permanent|life[ -]threatening"
    "|an emergency|cured)"
)
_DOSES: Final = "(?:doses?|dosages?|dosing|strengths?|amounts?|mg|milligrams?)"
_PORTIONS: Final = "(?:infusions|injections|cycles|tablets|pills|treatments)"
_HOW_LONG: Final = "(?P<how>how (?:long|soon|quickly|fast))"
_WORKS: Final = "(?:work|start working|kick in|take effect|help|show results|act)"
_PRICE: Final = "(?:costs?|prices?)"
_SUCCESS: Final = "(?:success(?: rates?)?|effectiveness|efficacy|response rates?|cure rates?|chances?(?: of success)?)"
_WHILE: Final = (
    "(?:with|on|during|after|before|(?:while|when|if)(?: (?:i am|i'm|you are|you're))?"
    "(?: (?:on|taking|having|getting|using|receiving))?)"
)
_SOMEONE: Final = rf"(?:{_WHO}|he|she|my \w+)"
_FINE: Final = "(?:safe|ok|okay|fine|all right|alright|allowed|advisable|bad|dangerous|harmful)"
_EVERYDAY: Final = (
    "(?P<effect>pregnancy|breast-?feeding|alcohol|wine|beer|drinking|driving|flying|travel(?:ling)?|sun(?:light|bathing)?"
    "|sun exposure|food|diet|grapefruit|exercise|sports?|sex|smoking|fertility|vaccines?|vaccinations?)"
)
_HABITS: Final = (
    "pregnancy pregnant breastfeeding alcohol wine beer drinking driving flying travel diet grapefruit smoking"
)
"""Matters of everyday life whose words beside the name of a treatment ask for both: "keytruda alcohol"."""
_HABIT: Final = rf"(?P<effect>{_HABITS.replace(' ', '|')})"
_OUTLOOK: Final = "prognosis|outlook|survival(?: rates?)?|life expectancy"

ASKING: Final = (
    Asking(
        SIDE_EFFECTS,
        "side sideeffect sideeffects sideffect sideffects side-effect side-effects "
        "effect effects affect affects event events reaction reactions risk risks danger dangers harm harms safety "
        "complication complications toxicity toxicities safe dangerous harmful risky toxic bad die harm hurt kill "
        "nebenwirkung nebenwirkungen efectos effets",
        (
            rf"{_ASK}{_SOME}{_HARM} (?:of|from|with|for|to|on|after|when (?:taking|on)) {_TOPIC}",
            rf"(?:what|which) {_SOME}{_HARM} {_DO} {_TOPIC} (?:have|cause|bring)",
            rf"{_HOW} {_SOME}{_HARM} (?:of|from|with) {_TOPIC}{_GOES}",
            rf"{_HOW} (?:the )?{_TOPIC}(?:'s)? {_HARM}{_GOES}",
            rf"{_DO} {_TOPIC} (?:have|cause) {_SOME}{_HARM}",
            rf"{_IS} (?:the )?{_HARM} (?:of|from) {_TOPIC} (?P<how>{_ALIKE})",
            rf"{_DO} {_TOPIC} have (?P<how>{_ALIKE}) {_HARM}",
            rf"(?:what|which)(?: one| drug)? has (?P<how>{_MORE}) {_HARM},? {_TOPIC}",
            rf"{_ASK}(?P<how>differences?) (?:in|of) (?:the )?{_HARM} (?:between|of) {_TOPIC}",
            rf"{_ASK}{_TOPIC}(?:'s)? {_SOME}{_HARM}",
            rf"(?P<how>how {_HARMFUL}) {_IS} {_TOPIC}",
            rf"{_IS} {_TOPIC} (?P<how>(?:very |really )?(?:{_HARMFUL}|bad for {_WHO}))",
            rf"{_IS} it (?P<how>{_HARMFUL}) to (?:take|get|have|use|receive) {_TOPIC}",
            rf"can {_WHO} (?P<how>die) (?:of|from) {_TOPIC}",
            rf"can {_TOPIC} (?P<how>harm|hurt|kill) {_WHO}",
            rf"{_ASK}safety of {_TOPIC}",
            rf"{_TOPIC} safety",
            rf"{_ASK}{_SOME}{_HARM} {_TOPIC}",
            rf"nebenwirkung(?:en)? (?:von|bei|durch) {_TOPIC}",
            rf"{_TOPIC} nebenwirkung(?:en)?",
            rf"(?:los )?efectos (?:secundarios|adversos) (?:del?|de la) {_TOPIC}",
            rf"(?:les )?effets (?:secondaires|indésirables) (?:du|de(?: la)?|d'|de l') ?{_TOPIC}",
        ),
    ),
    Asking(
        MECHANISM,
        "do work works act acts help mechanism",
        (
            rf"what {_DO} {_TOPIC} do(?P<rest> (?:to|in|for) .+)?",
            rf"how {_DO} {_TOPIC} (?:work|act|help)(?P<rest> .+)?",
            rf"(?:explain )?how {_TOPIC} (?:works?|acts?)",
            rf"{_ASK}mechanism(?: of action)? of {_TOPIC}",
            rf"{_TOPIC} mechanism(?: of action)?",
        ),
    ),
    Asking(
        USE,
        "who for against treat help work cure use uses indication indications given used prescribed taken treated",
        (
            rf"who {_GETS} {_TOPIC}",
            rf"who {_IS} (?:(?:treated with|on) )?{_TOPIC} (?:for|given to|meant for)",
            rf"what {_IS} {_TOPIC} (?:used |good |given |prescribed |approved )?(?:for|against|to treat)",
            rf"(?:what|which)(?: \w+)? (?:{_DO}|can) {_TOPIC} (?:treat|help against|help with|work against)",
            rf"(?:what|which)(?: \w+)? (?:can be|{_IS}) treated (?:with|by) {_TOPIC}",
            rf"(?:why|when) {_IS} {_TOPIC} (?:given|used|prescribed|taken)",
            rf"{_ASK}(?:uses?|indications?) (?:of|for) {_TOPIC}",
            rf"{_TOPIC} (?:uses|indications|used (?:for|against))",
        ),
    ),
    Asking(
        GIVING,
        "given taken administered administration injected used get take give receive have use pill tablet capsule drip "
        "infusion injection shot cream",
        (
            rf"how (?P<how>often )?{_IS} {_TOPIC} (?:given|taken|administered|injected|used)(?: (?:to|by|in) {_WHO})?",
            rf"how (?:{_DO}|can|should) {_WHO} (?:get|take|give|receive|have|use) {_TOPIC}",
            rf"{_IS} {_TOPIC} (?:given|taken|injected) (?:(?:by|through|as|into|under) .+|(?P<rest>.+))",
            rf"{_IS} {_TOPIC} an? (?:pill|tablet|capsule|drip|infusion|injection|shot|cream)",
            rf"{_ASK}(?:route of )?administration of {_TOPIC}",
            rf"{_TOPIC} administration",
        ),
    ),
    Asking(
        SYMPTOMS,
        f"{_SYMPTOM_WORDS} notice recognize recognise spot know tell find feel look show present start begin cause "
        f"lead",
        (
            rf"{_ASK}{_SOME}{_SIGN} (?:of|for|from|with|in) (?:having )?{_TOPIC}",
            rf"(?:what|which) {_SOME}{_SIGN} {_DO} {_TOPIC} (?:have|cause|bring|show)",
            rf"{_DO} {_TOPIC} (?:have|cause) {_SOME}{_SIGN}",
            rf"{_HOW_ONE} (?:notice|recogni[sz]e|spot) (?:if (?:{_WHO} )?(?:has|have) )?{_TOPIC}",
            rf"{_HOW_ONE} (?:know|tell|find out)(?: (?:if|that|whether))? {_WHO} (?:has|have|got|had) {_TOPIC}",
            rf"what (?:{_DO}|can) {_TOPIC} (?:feel|look) like",
            rf"how (?:{_DO}|can) {_TOPIC} (?:feel|look|show|present|start|begin)(?: itself| up)?",
            rf"what (?:{_DO}|can|could) {_TOPIC} (?:cause|lead to)",
            rf"{_TOPIC}(?:'s)? {_SOME}{_SIGN}",
            rf"{_SOME}{_SIGN} {_TOPIC}",
        ),
    ),
    Asking(
        CAUSES,
        "cause causes caused causing reason reasons why triggers brings leads risk from come happen occur develop "
        "catch inherited hereditary genetic contagious infectious catching",
        (
            rf"(?:what|which)(?: {_AGENT})? {_MAY}(?:causes?|causing|triggers?|brings on|leads to) {_TOPIC}",
            rf"{_ASK}{_SOME}(?:causes?|reasons?|risk factors?) (?:of|for|behind) {_TOPIC}",
            rf"(?:why|how) {_DO} {_WHO} (?:get|have|develop|catch) {_TOPIC}",
            rf"(?:why|how) (?:does|did) {_TOPIC} (?:happen|occur|come about|start|develop)",
            rf"where {_DO} {_TOPIC} come from",
            rf"{_IS} {_TOPIC} (?P<how>inherited|hereditary|genetic|contagious|infectious|catching)",
            rf"(?:how|what) {_IS} {_TOPIC} caused(?: by)?",
            rf"{_TOPIC}(?:'s)? (?:causes?|risk factors)",
            rf"causes {_TOPIC}",
        ),
    ),
    Asking(
        FINDING,
        "diagnosed diagnose diagnosis test tested tests testing detected detect detection found find check checked "
        "confirm confirmed",
        (
            rf"{_HOW_ONE} (?:test|check) for {_TOPIC}",
            rf"{_HOW_ONE} (?:diagnose|detect|find|confirm) {_TOPIC}",
            rf"how {_IS} {_TOPIC} {_FOUND}",
            rf"how can {_TOPIC} be {_FOUND}",
            rf"{_ASK}{_SOME}(?:tests?|diagnosis|detection) (?:for|of) {_TOPIC}",
            rf"(?:what|which) tests? (?:{_IS} there for|finds?|shows?|detects?) {_TOPIC}",
            rf"{_IS} there an? (?:\w+ )?test for {_TOPIC}",
            rf"{_TOPIC} (?:diagnosis|tests?|testing|detection)",
        ),
    ),
    Asking(
        TREATING,
        "treat treated treats treatment treatments cure cured cures therapy therapies help helps remedy remedies do "
        "manage managed handle handled rid medicine medicines drug drugs medication medications used given taken",
        (
            rf"{_HOW_ONE} (?:treat|cure|manage|handle|get rid of) {_TOPIC}",
            rf"how {_IS} {_TOPIC} {_TREATED}",
            rf"how can {_TOPIC} be {_TREATED}",
            rf"{_ASK}{_SOME}{_REMEDY} (?:of|for|against) {_TOPIC}",
            rf"{_IS} there (?:an?|any) {_REMEDY} (?:for|against) {_TOPIC}",
            rf"(?:what|which)(?: {_REMEDY})? (?:helps?(?: (?:with|against))?|treats?|cures?) {_TOPIC}",
            rf"(?:what|which)(?: {_REMEDY})? {_IS} (?:used|given|taken) (?:for|against) {_TOPIC}",
            rf"what {_DO} {_WHO} (?:take|give) (?:for|against) {_TOPIC}",
            rf"{_TOPIC} (?:treatments?|cures?|remed(?:y|ies))",
        ),
    ),
    Asking(
        DOING,
        "do call see tell go worry",
        (
            rf"what (?:can|do|should|must|to|could) (?:{_WHO} )?do (?:about|against|for|with|{_WHEN}) {_TOPIC}",
            rf"(?:when )?(?:{_MUST} {_WHO}|to) (?:call|see|tell|worry|go)(?: .+)? (?:about|for|with|{_WHEN}) {_TOPIC}",
        ),
    ),
    Asking(
        PREVENTION,
        "prevent prevents prevented prevention preventable avoid avoided protect",
        (
            rf"{_HOW_ONE} (?:prevent|avoid) (?:getting )?{_TOPIC}",
            rf"{_HOW_ONE} protect (?:\w+ )?(?:from|against) {_TOPIC}",
            rf"(?:how )?(?:{_IS}|can) {_TOPIC} (?:be )?(?:prevented|avoided|preventable)",
            rf"(?:what )?prevents? {_TOPIC}",
            rf"{_ASK}prevention of {_TOPIC}",
            rf"{_TOPIC} prevention",
        ),
    ),
    Asking(
        COURSE,
        "serious dangerous deadly fatal curable treatable cured die kill bad severe prognosis outlook survival "
        "expectancy last away back better worse harmless terminal lethal permanent survive live life-threatening "
        "emergency surviving",
        (
            rf"(?P<how>how (?:{_GRAVE}|bad)) {_IS} {_TOPIC}",
            rf"{_IS} {_TOPIC} (?P<how>(?:very |really |always |that )?{_GRAVE})",
            rf"can {_TOPIC} (?P<how>be (?:{_GRAVE}|dangerous)|go away|come back|kill {_WHO})",
            rf"(?P<how>(?:{_DO}|will)) {_TOPIC} (?:go away|come back|get (?:better|worse)|last)(?: .+)?",
            rf"(?P<how>how long) (?:{_DO}|can|will) {_TOPIC} (?P<rest>last)",
            rf"{_ASK}(?P<how>(?:chances?|odds) of (?:survival|surviving)) (?:of|for|with|in) {_TOPIC}",
            rf"(?P<how>how long) (?:can|do|will|does) {_WHO} (?:live|survive) with {_TOPIC}",
            rf"can {_WHO} (?P<how>(?:live|survive|die)(?: with| of| from)?) {_TOPIC}",
            rf"{_ASK}(?P<which>{_OUTLOOK}) (?:of|for|with|in) {_TOPIC}",
            rf"{_TOPIC} (?P<which>{_OUTLOOK})",
        ),
    ),
    Asking(
        KINDS,
        "kind kinds type types form forms list example examples name names sort sorts which",
        (
            rf"(?:what|which) (?:{_KINDS}) of {_TOPIC} {_IS} there",
            rf"(?P<how>how many) (?:{_KINDS}) of {_TOPIC} {_IS} there",
            rf"which (?:drugs?|medicines?|treatments?|therapies|diseases|cells) are {_TOPIC}",
            rf"{_ASK}names? of {_TOPIC}",
            rf"{_ASK}(?:(?:different|main|all|some|common) )*(?:{_KINDS}|list|examples?) of {_TOPIC}",
            rf"(?:give|name|tell|show)(?: me)? (?:an?|some|the|all)? ?(?:examples?|{_KINDS}) of {_TOPIC}",
            rf"{_TOPIC} (?:types|kinds|list|examples)",
        ),
    ),
    Asking(
        SIDE_EFFECTS,
        "cause lead trigger bring give make get have develop effect side-effect sideeffect reaction risk danger "
        "symptom symptoms sign signs complication from caused due because after on normal common usual",
        (
            rf"{_CAN} {_TOPIC} {_BRINGS} {_EFFECT}",
            rf"{_IS} {_EFFECT} (?:an? )?{_SOME}(?:{_HARM}|symptoms?|signs?) (?:of|from) {_TOPIC}",
            rf"{_CAN} {_WHO} (?:get|have|develop) {_EFFECT} (?:from|with|on|after|because of|due to) {_TOPIC}",
            rf"{_IS} it {_USUAL} (?:to (?:have|get) )?{_EFFECT} (?:from|with|on|after|during) {_TOPIC}",
            rf"{_IS} {_EFFECT} {_USUAL} (?:with|on|after|during|in people on) {_TOPIC}",
            rf"(?:(?:{_CAN}|{_IS}) (?:my )?)?{_EFFECT} (?:be |come )?{_FROM} {_TOPIC}",
        ),
    ),
    Asking(
        USE,
        "treat help work cure for against",
        (
            rf"{_CAN} {_TOPIC} (?:treat|help(?: (?:with|against))?|work (?:for|against)|(?P<how>cure)) {_EFFECT}",
            rf"{_IS} {_TOPIC} (?:{_USED}|(?P<how>an? cure)) (?:for|against|to treat) {_EFFECT}",
            rf"{_TOPIC} (?:for|against) {_EFFECT}",
        ),
    ),
    Asking(
        DOSE,
        "dose doses dosage dosages dosing strength strengths amount amounts mg milligrams many much",
        (
            rf"{_ASK}(?:(?:right|usual|normal|highest|recommended) )?{_DOSES} (?:of|for) {_TOPIC}",
            rf"{_TOPIC} {_DOSES}",
            rf"how (?:much|many) (?:{_DOSES}|{_PORTIONS})(?: of)? {_TOPIC}(?: {_DO} {_WHO} (?:need|get|have|take))?",
            rf"how (?:much|many) {_TOPIC} {_DO} {_WHO} (?:need|get|have|take)",
            rf"(?:what|which) {_DOSES} of {_TOPIC} (?:is|are|do|does|should|will|would|can|may|must) .+",
        ),
    ),
    Asking(
        TIME,
        "long soon quickly fast when duration",
        (
            rf"{_HOW_LONG} {_DO} it take (?:for )?{_TOPIC} to {_WORKS}",
            rf"{_HOW_LONG} (?:{_DO}|can|will|until|before) {_TOPIC} (?:takes?|{_WORKS}s?|last)(?: to {_WORKS})?",
            rf"{_HOW_LONG} (?:{_DO}|can|will|should) {_WHO} (?:stay on|take|have|get|need|be on) {_TOPIC}",
            rf"{_HOW_LONG} {_IS} (?:an? |the )?{_TOPIC}(?: (?:treatment|infusion|given|taken))?",
            rf"(?P<how>when) (?:{_DO}|will) {_TOPIC} {_WORKS}",
            rf"{_TOPIC} (?:infusion |treatment )?(?P<how>how long|duration|time)",
            rf"{_ASK}(?P<how>duration) of {_TOPIC}",
        ),
    ),
    Asking(
        COST,
        "cost costs price prices expensive insurance pay",
        (
            rf"how much (?:{_DO}|will) {_TOPIC} cost",
            rf"{_IS} {_TOPIC} expensive",
            rf"how expensive {_IS} {_TOPIC}",
            rf"{_ASK}{_PRICE} (?:of|for) {_TOPIC}",
            rf"{_TOPIC} {_PRICE}",
            rf"(?:{_DO}|will) (?:my |the )?(?:insurance|nhs|medicare) (?:pay|cover)(?: for)? {_TOPIC}",
        ),
    ),
    Asking(
        SUCCESS,
        "success effectiveness efficacy effective response rate rates chance chances cure work works well good odds",
        (
            rf"{_ASK}{_SUCCESS} (?:of|for|with) {_TOPIC}",
            rf"{_TOPIC} {_SUCCESS}",
            rf"how (?:well|often|effective|good) (?:{_DO}|{_IS}) {_TOPIC}(?: works?)?",
            rf"{_DO} {_TOPIC} (?P<how>really |always |actually )?work(?: for everyone)?",
            rf"{_IS} {_TOPIC} (?P<how>an? cure|effective|curative)",
            rf"{_ASK}(?:odds|chances?|likelihood) of {_TOPIC} (?:working|helping)",
        ),
    ),
    Asking(
        TOGETHER,
        f"can could should may is and with on while during when in interaction interactions what avoid {_HABITS}",
        (
            rf"(?:can|could|should|may|must|do) {_SOMEONE} {_EFFECT} {_WHILE} {_TOPIC}",
            rf"(?:{_IS} it )?{_FINE} (?:for \w+ )?to {_EFFECT} {_WHILE} {_TOPIC}",
            rf"{_IS} {_EFFECT} {_FINE} {_WHILE} {_TOPIC}",
            rf"{_IS} {_TOPIC} {_FINE} (?:in|for|{_WHILE}) {_EFFECT}",
            rf"what (?:can|should|must) {_SOMEONE} (?P<effect>(?:not )?\w+) {_WHILE} {_TOPIC}",
            rf"{_EFFECT} (?:while|when) (?:on|taking|having|using) {_TOPIC}",
            rf"{_EVERYDAY} (?:and|with|on|in|during|after) {_TOPIC}",
            rf"{_TOPIC} (?:and|with|in|during) {_EVERYDAY}",
            rf"{_TOPIC} {_HABIT}",
            rf"{_HABIT} {_TOPIC}",
            rf"{_TOPIC} (?P<effect>(?:drug )?interactions?)",
            rf"{_ASK}(?P<effect>(?:drug )?interactions?) (?:of|with|between) {_TOPIC}",
        ),
    ),
)
