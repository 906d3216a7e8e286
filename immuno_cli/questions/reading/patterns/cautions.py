"""How people ask who should not have a treatment, and what happens when they stop it."""

from typing import Final

from immuno_cli.questions.reading.aspect import CONTRAINDICATIONS, NOT_TAKEN, STOPPING
from immuno_cli.questions.reading.patterns.words import ASK, FINE, IS, OTHERS, SOMEONE, TOPIC, Asking

_NOT: Final = "(?:(?:should|must|can|could|may|do|does|is|are)(?:n't|nt|'t|t| not| never)|cannot|can not)"
_HAVE: Final = "(?:(?:be )?(?:given|allowed|on)|have|take|get|use|receive|start|need)(?: to (?:take|have|get|use))?"
_EVERYONE: Final = "(?:everyone|everybody|anyone|anybody|all patients)"
_PORTIONS: Final = "(?:doses?|tablets?|pills?|capsules?|shots?|injections?|infusions?|drips?|jabs?)"
_NUMBER: Final = r"(?:an?|one|two|three|some|several|a few|my|the|his|her|\d+)"
_PORTION: Final = rf"(?: {_NUMBER})?(?: (?:last|next))? {_PORTIONS}"
_ONE_OF: Final = rf"(?:{_PORTION}(?: of)?| (?:one|two|three|a few|several|\d+)(?= ))?"
_TAKING: Final = "(?: (?:taking|using|having|getting|injecting|with|to (?:take|have|get|use|inject)))?"
_STOP: Final = (
    rf"(?:(?:stop|quit|skip|miss|forget|leave out|discontinue|delay|postpone){_TAKING}{_ONE_OF}"
    "|(?:come|go|get|be taken|wean) off|run out of)"
)
_STOPPING: Final = (
    rf"(?:(?:stopping|quitting|discontinuing|skipping|missing|forgetting|leaving out|delaying){_TAKING}{_ONE_OF}"
    "|(?:coming|going|getting) off|running out of)"
)
_ENDED: Final = "(?:stopped|discontinued|withdrawn)"
_LEFT_OUT: Final = "(?:skipped|missed|forgotten|left out|delayed|postponed)"
"""What is said of treatments only: a "delayed rash" is one that comes late."""
_STOPPED: Final = f"(?:{_ENDED}|{_LEFT_OUT})"
_NOT_TAKEN: Final = (
    "(?:(?:didn't|didnt|did not|couldn't|could not) (?:take|get|have|use|inject)"
    "|(?:haven't|havent|have not|hasn't|has not) (?:taken|had|got|used|injected)"
    rf"|(?:{_LEFT_OUT}|forgot){_TAKING}|late (?:for|with|taking))"
)
_PAST: Final = rf"(?:(?:{_ENDED}|quit){_TAKING}|ran out of|run out of){_ONE_OF}"
_HOW_FAST: Final = (
    "(?:suddenly|abruptly|safely|slowly|gradually|quickly|early|now|immediately|at once|right away|overnight"
    "|cold turkey|on my own|step by step)"
)
_HAS_TO: Final = rf"{SOMEONE}(?: (?:have|has|need) to)?"
_SOMEONE_HAS: Final = rf"(?:{SOMEONE} )?(?:am |was |is )?(?:have |has )?"
_ABRUPTLY: Final = rf"(?:(?:just|simply|ever|please|all|too|so|very|{_HOW_FAST}) )*"
_WITH: Final = (
    rf"(?:(?:{SOMEONE}|{OTHERS})(?:'?m|'ve|'re|'s)? (?:(?:have|has|had|got|gets?|am|is|are|develops?|feels?"
    r"|suffer from|having|an?|some|the|bad) )*|im |there is )?"
)
"""Words for somebody who has what follows: "I have"."""
_DAY: Final = (
    "(?:morning|afternoon|evening|night|week|weekend|month|year|time|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
)
_SPAN: Final = r"(?:(?:an?|one|two|three|four|five|several|a few|few|\d+) )?(?:hours?|days?|weeks?|months?|years?)"
_WHEN: Final = (
    rf"(?:today|tonight|yesterday|tomorrow|again|twice|once|(?:this|last|next|yesterday|tomorrow|on|in the) {_DAY}"
    rf"|(?:by|for|since) (?:{_SPAN}|{_DAY}|yesterday)|{_SPAN}(?: ago| late)?|by (?:mistake|accident))"
)
_NOW_WHAT: Final = (
    "(?:now what|what now|what (?:do|should|can|must|shall|to|happens|will).*|(?:is|was) (?:that|this|it)\\b.*"
    r"|(?P<then>(?:should|can|do|must|could|will|may|am|need) (?:i|we|he|she|they|it)\b.*)|help)"
)
"""What people ask after the event that they tell of."""
_LATER: Final = (
    rf"(?P<rest>(?:(?: (?:all|too|so|very))? {_HOW_FAST})?(?: {_WHEN})*"
    rf"(?: (?:before|after|when|while|if|once|for|during|because(?: of)?|since|due to) {_WITH}(?P<beside>.+?))?"
    rf"(?:[,.;?]? {_NOW_WHAT})?)"
)
_WHAT_IF: Final = (
    rf"(?:what (?:happens|(?:will|would|can|could|might|may) happen|if)(?: (?:if|when|after))?"
    rf"|what (?:should|do|can|must|shall) {SOMEONE} do(?: (?:if|when|after))?"
    rf"|(?:will|would|is) (?:{SOMEONE}|it) (?:be )?(?:{FINE}|sick|ill) (?:if|when))"
)
_BE: Final = "(?:(?:can|could|should|may|must|do|does|has to|have to)(?:n't|nt| not| never)?|cannot)"

CAUTIONS: Final = (
    Asking(
        CONTRAINDICATIONS,
        "who when why anyone anybody everyone everybody patients contraindications contraindication contraindicated",
        (
            rf"who (?:{_NOT}) {_HAVE} {TOPIC}",
            rf"who (?:should|must|needs to) (?:avoid|stay away from|be careful with|not {_HAVE}) {TOPIC}",
            rf"(?:when|why) (?:{_NOT}) {SOMEONE} {_HAVE} {TOPIC}",
            rf"(?:when|why) (?:should|must|can|may) {TOPIC} (?:not|never) be (?:given|used|taken)",
            rf"(?:when|why) (?:shouldn't|can't|mustn't|isn't|is) {TOPIC} (?:be |not )?(?:given|used|taken|allowed)",
            rf"{IS} there (?:{_EVERYONE}|people|patients) who (?:{_NOT}) {_HAVE} {TOPIC}",
            rf"who {IS} {TOPIC} not (?:for|(?:suitable|good|meant) for|given to)",
            rf"{IS} {TOPIC} (?P<how>(?:suitable|right|safe|ok(?:ay)?) for {_EVERYONE})",
            rf"can {_EVERYONE} {_HAVE} {TOPIC}",
            rf"{ASK}contraindications? (?:of|for|to|with) {TOPIC}",
            rf"{TOPIC} contraindications?",
            rf"contraindications? {TOPIC}",
        ),
    ),
    Asking(
        STOPPING,
        "stop stopped stopping quit quitting leaving off discontinue discontinued discontinuing skip skipped skipping "
        "leave left withdrawal withdrawn miss missed missing forget forgot forgotten forgetting delay delayed delaying "
        "postpone postponed ran run running late",
        (
            rf"(?P<how>can|could|should|may|must|do|does|will) {_HAS_TO} {_ABRUPTLY}{_STOP} {TOPIC}{_LATER}",
            rf"(?:{IS} it )?(?P<how>{FINE}) to {_ABRUPTLY}{_STOP} {TOPIC}{_LATER}",
            rf"{_WHAT_IF} {SOMEONE} {_ABRUPTLY}{_STOP} {TOPIC}{_LATER}",
            rf"(?P<how>how|when) (?:do|can|should|could|to) (?:{SOMEONE} )?{_ABRUPTLY}{_STOP} {TOPIC}{_LATER}",
            rf"why (?:{_NOT}) {SOMEONE} {_ABRUPTLY}{_STOP} {TOPIC}{_LATER}",
            rf"(?:{IS} it )?(?P<how>{FINE}) (?:if|when) {TOPIC} {IS} {_ABRUPTLY}{_STOPPED}{_LATER}",
            rf"{_WHAT_IF} {TOPIC} {IS} {_ABRUPTLY}{_STOPPED}{_LATER}",
            rf"(?P<how>(?:how |when |why )?{_BE}) {TOPIC} (?:not |never )?be {_ABRUPTLY}{_STOPPED}{_LATER}",
            rf"(?P<how>when|why|how) {IS} {TOPIC} {_ABRUPTLY}{_STOPPED}{_LATER}",
            rf"(?:{_WHAT_IF} )?{_SOMEONE_HAS}{_ABRUPTLY}{_PAST} {TOPIC}{_LATER}",
            rf"{_ABRUPTLY}(?:{_STOPPING}|{_STOP}) {TOPIC}{_LATER}",
            rf"{TOPIC} (?:{_BE} (?:not |never )?be |{IS} )?{_ABRUPTLY}{_ENDED}{_LATER}",
            rf"{TOPIC} withdrawal(?: (?:symptoms|effects))?",
        ),
    ),
    Asking(
        NOT_TAKEN,
        "didn't didnt did couldn't could haven't havent have hasn't has skipped missed forgot forgotten left delayed "
        "postponed late",
        (
            rf"(?:{_WHAT_IF} )?{_SOMEONE_HAS}{_ABRUPTLY}{_NOT_TAKEN}{_ONE_OF} {TOPIC}{_LATER}",
            rf"{TOPIC} (?:{_BE} (?:not |never )?be |{IS} )?{_ABRUPTLY}{_LEFT_OUT}{_LATER}",
            rf"{TOPIC} (?:{_LEFT_OUT}|forgot) {_PORTIONS}{_LATER}",
        ),
    ),
)
