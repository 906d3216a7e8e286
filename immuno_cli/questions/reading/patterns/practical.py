"""How people ask about a treatment that is theirs: its dose, time, cost and success, and what goes with it."""

from typing import Final

from immuno_cli.questions.reading.aspect import CONTRAINDICATIONS, COST, DOSE, SUCCESS, TIME, TOGETHER
from immuno_cli.questions.reading.everyday import ALONE, NOUNS
from immuno_cli.questions.reading.patterns.words import ASK, DO, EFFECT, FINE, IS, SOMEONE, TOPIC, WHO, Asking

_DOSES: Final = "(?:doses?|dosages?|dosing|strengths?|amounts?|mg|milligrams?)"
_PORTIONS: Final = "(?:infusions|injections|cycles|tablets|pills|treatments)"
_HOW_SOON: Final = "how (?:long|soon|quickly|fast)"
_HOW_LONG: Final = f"(?P<how>{_HOW_SOON})"
_WORKS: Final = (
    "(?:work|starts? (?:to work|working)|begins? to work|kick in|take effect|help|show results|act|run|go on)"
)
_STAYS: Final = "(?:have to |need to )?(?:wait|stay)"
_PRICE: Final = "(?:costs?|prices?)"
_SUCCESS: Final = "(?:success(?: rates?)?|effectiveness|efficacy|response rates?|cure rates?|chances?(?: of success)?)"
_WHILE: Final = (
    rf"(?:(?:with|on|during|after|before|(?:while|when|if)(?: (?:{SOMEONE} (?:am|are|is)|i'm|you're|he's|she's))?)"
    rf"(?: (?:on|taking|having|getting|using|receiving|starting))?"
    rf"|(?:while|when|if) {SOMEONE} (?:take|have|get|use|receive|took|had|got|used|start)s?)"
)
_GIVEN: Final = "(?:given|taken|used|had|combined|mixed|prescribed)"
_GIVE: Final = "(?:take|have|get|give|use|combine|mix|receive)"
_GIVING: Final = "(?:taking|having|getting|giving|using|combining|mixing|receiving)"
_BOTH: Final = rf"{TOPIC} (?:and|with|plus|&) {EFFECT}"
_TAKE: Final = "(?:take|have|get|use|receive)"
_NOT_ALONE: Final = rf"(?!(?:{SOMEONE}|it|this|that|there) (?!with |who ))"
"""Who takes a treatment is told by more than a pronoun: "people with MS"."""
_JOINED: Final = ".* (?:and|or|with|plus|if|when|while|on|during|after|before) "
"""What stands after one thing that is taken, and before another."""
_AT_ONCE: Final = "(?: together| at the same time| at once| in combination)"
_CHILDREN: Final = (
    r"(?P<effect>(?:(?:my|a|an|the|small|young) )*(?:children|child|kids?|infants?|toddlers?|teen(?:ager)?s?"
    r"|adolescents?|babies|newborns?))"
)
_UNBORN: Final = "(?P<effect>(?:(?:my|an|the|our|her) )?(?:unborn )?(?:baby|child|fetus|foetus|embryo|pregnancy))"
_EVERYDAY: Final = f"(?P<effect>{NOUNS})"
_WISH: Final = "(?:try(?:ing)?|plan(?:ning)?|want(?:ing)?|hop(?:e|ing))"
_A_CHILD: Final = "(?:(?:an?|another|our) )?(?:baby|child|pregnan(?:t|cy))"
_WANT_CHILD: Final = (
    rf"(?P<effect>{_WISH}(?: (?:for|to (?:have|get|become|be)))? {_A_CHILD}|(?:{_WISH} to )?conceiv(?:e|ing))"
)
"""How people speak of a pregnancy that they wish for."""
_ONE_IS: Final = rf"{SOMEONE}(?: are| am| is|'re|'m|'s)?"
_WHILE_TAKING: Final = (
    rf"(?: (?:and|but|while|when|with|on|after|during))+(?: (?:{SOMEONE} )?(?:take|takes|have|has|am on|is on|on))?"
)
_HABIT: Final = f"(?P<effect>{ALONE.replace(' ', '|')})"

PRACTICAL: Final = (
    Asking(
        DOSE,
        "dose doses dosage dosages dosing strength strengths amount amounts mg milligram milligrams many much",
        (
            rf"{ASK}(?:(?:right|usual|normal|highest|recommended) )?{_DOSES} (?:of|for) {TOPIC}",
            rf"{TOPIC} {_DOSES}",
            rf"how (?:much|many) (?:{_DOSES}|{_PORTIONS})(?: of)? {TOPIC}(?: {DO} {WHO} (?:need|get|have|take))?",
            rf"how (?:much|many) {TOPIC} {DO} {WHO} (?:need|get|have|take)",
            rf"(?:what|which) {_DOSES} of {TOPIC} (?:is|are|do|does|should|will|would|can|may|must) .+",
        ),
    ),
    Asking(
        TIME,
        "long soon quickly fast when duration years months weeks hours minutes time wait stay",
        (
            rf"{_HOW_LONG} {DO} it take (?:for )?{TOPIC} to {_WORKS}",
            rf"{_HOW_LONG} (?:{DO}|can|will|until|before) {TOPIC} (?:takes?|{_WORKS}s?|last)(?: to {_WORKS})?",
            rf"{_HOW_LONG} (?:{DO}|must|should|will) {SOMEONE} {_STAYS}(?: .+?)? (?:after|for|with) {TOPIC}",
            rf"{_HOW_LONG} (?:{DO}|can|will|should) {WHO} (?:stay on|take|have|get|need|be on) {TOPIC}",
            rf"{_HOW_LONG} {IS} (?:an? |the )?{TOPIC}(?: (?:treatment|infusion|given|taken))?",
            rf"(?P<how>when) (?:{DO}|will) {TOPIC} {_WORKS}",
            rf"(?P<how>when) (?:should|can|must|{DO}|{IS}) {TOPIC} (?:be )?(?:started|start|begun)",
            rf"why {DO} {SOMEONE} {_STAYS}(?: .+?)? (?:after|for|with) {TOPIC}",
            rf"{_HOW_LONG} {DO} (?:immunity|protection) (?:take|last|build)(?: up)? (?:after|from|with) {TOPIC}",
            rf"how many (?:months|years|weeks|hours|minutes)(?: (?:of|for|on))? {TOPIC}",
            rf"{TOPIC} (?P<how>(?:infusion |treatment )?(?:{_HOW_SOON}|duration)|(?:infusion|treatment) time)",
            rf"{_HOW_LONG} {TOPIC}(?: {_PORTIONS}| infusion)?",
            rf"{ASK}(?P<how>duration) of {TOPIC}",
        ),
    ),
    Asking(
        COST,
        "cost costs price prices expensive insurance pay cover",
        (
            rf"how much (?:{DO}|will) {TOPIC} cost",
            rf"{IS} {TOPIC} expensive",
            rf"how expensive {IS} {TOPIC}",
            rf"{ASK}{_PRICE} (?:of|for) {TOPIC}",
            rf"{TOPIC} {_PRICE}",
            rf"(?:{DO}|will) (?:my |the )?(?:insurance|nhs|medicare) (?:pay|cover)(?: for)? {TOPIC}",
        ),
    ),
    Asking(
        SUCCESS,
        "success effectiveness efficacy effective response rate rates chance chances cure curative likelihood "
        "work works well good odds",
        (
            rf"{ASK}{_SUCCESS} (?:of|for|with) {TOPIC}",
            rf"{TOPIC} {_SUCCESS}",
            rf"how (?:well|effective|good) (?:{DO}|{IS}) {TOPIC}(?: works?)?",
            rf"how often {DO} {TOPIC} work",
            rf"{DO} {TOPIC} (?P<how>really |always |actually )?work(?: for everyone)?",
            rf"{IS} {TOPIC} (?P<how>an? cure|effective|curative)",
            rf"{ASK}(?:odds|chances?|likelihood) of {TOPIC} (?:working|helping)",
        ),
    ),
    Asking(
        TOGETHER,
        "can could should may must does do will is are was were and plus & with after on while during before when in "
        f"for together combining if taking interact react clash interaction interactions what avoid "
        f"try trying plan planning want wanting hope hoping conceive conceiving {ALONE}",
        (
            rf"(?:can|could|should|may|must|{IS}) {_BOTH} (?:be )?{_GIVEN}{_AT_ONCE}?",
            rf"(?:can|could|should|may|must|do) {SOMEONE} {_GIVE} {_BOTH}{_AT_ONCE}",
            rf"(?:{IS} it )?{FINE} to {_GIVE} {_BOTH}{_AT_ONCE}?",
            rf"(?:{IS} )?{_GIVING} {_BOTH}{_AT_ONCE}(?: {FINE})?",
            rf"{IS} {_BOTH}{_AT_ONCE} {FINE}",
            rf"(?:can|could|should|may|must|do) {_CHILDREN} {_GIVE} (?!{_JOINED}){TOPIC}",
            rf"(?:can|could|should|may|must|{IS}) {TOPIC} (?:be )?{_GIVEN} (?:to|in|for|by|with) {_CHILDREN}",
            rf"(?:{IS} )?{TOPIC} (?:{FINE} |approved |meant |suitable )?(?:for|in) {_CHILDREN}",
            rf"(?:can|could|does|do|will|may) {TOPIC} (?:harm|hurt|affect|damage) {_UNBORN}",
            rf"(?:can|could|should|may|must|do) {SOMEONE} {EFFECT} {_WHILE} {TOPIC}",
            rf"(?:{IS} it )?{FINE} (?:for \w+ )?to {EFFECT} {_WHILE} {TOPIC}",
            rf"{IS} {EFFECT} {FINE} {_WHILE} {TOPIC}",
            rf"{IS} {TOPIC} {FINE} (?:in|for|{_WHILE}) {EFFECT}",
            rf"what (?:can|should|must) {SOMEONE} (?P<effect>(?:not )?\w+) {_WHILE} {TOPIC}",
            rf"{EFFECT} (?:while|when) (?:on|taking|having|using) {TOPIC}",
            rf"{_EVERYDAY} (?:and|with|on|in|during|after) {TOPIC}",
            rf"{TOPIC} (?:and|with|in|during) {_EVERYDAY}",
            rf"(?:can|could|should|may|do) {_NOT_ALONE}{EFFECT} {_TAKE} {TOPIC}",
            rf"{TOPIC} (?:if|when|while) (?:{SOMEONE}) (?:have|has|are|am|is) {EFFECT}",
            rf"{DO} {EFFECT} (?:interact|go(?: together)?|react|clash) with {TOPIC}",
            rf"{DO} {TOPIC} and {EFFECT} (?:interact|go together|react|clash)",
            rf"(?:{_GIVING} )?{TOPIC} (?:and|with|plus|together with) {EFFECT}{_AT_ONCE}",
            rf"{_GIVING} {TOPIC} (?:and|with|plus|together with) {EFFECT}",
            rf"{TOPIC} {_HABIT}",
            rf"(?:{_ONE_IS} )?{_WANT_CHILD}{_WHILE_TAKING} {TOPIC}",
            rf"{TOPIC}(?: (?:and|but|while|when|if))?(?: {_ONE_IS})? {_WANT_CHILD}",
            rf"{_HABIT} {TOPIC}",
            rf"{TOPIC} (?P<effect>(?:drug )?interactions?)",
            rf"{ASK}(?P<effect>(?:drug )?interactions?) (?:of|with|between) {TOPIC}",
        ),
    ),
    Asking(
        CONTRAINDICATIONS,
        "can could should may must might",
        (rf"(?P<how>can|could|should|may|must|might) {SOMEONE} (?:be on |start )?(?:{_TAKE} )?(?!{_JOINED}){TOPIC}",),
    ),
)
