"""How people tell that they have taken too much, and ask what happens then."""

from typing import Final

from immuno_cli.questions.reading.aspect import OVERDOSE
from immuno_cli.questions.reading.patterns.words import KIN, SOMEONE, TOPIC, Asking

_PORTION: Final = r"(?: (?:doses?|tablets?|pills?|shots?|injections?|capsules?|amount)(?: of)?)?"
_SLIP: Final = "(?:by (?:mistake|accident|error)|accidentally|mistakenly|in error)"
_MORE: Final = "(?:too (?:much|many)|(?:an? |the )?(?:double|extra|second|wrong|higher|bigger)|another|more than one)"
_COUNTED: Final = r"(?:two|three|four|five|double|twice(?: (?:the|my))?|\d+)"
_GIVEN: Final = rf"(?:gave|given) (?:him|her|them|me|(?:my|our|the) {KIN})"
_TOOK: Final = rf"(?:took|taken|takes?|swallow(?:ed)?|inject(?:ed)?|used|had|got|been given|drank|ate|dosed|{_GIVEN})"
_PAST: Final = rf"(?:took|taken|swallowed|injected|used|had|been given|{_GIVEN})"
_ONE: Final = rf"(?:(?:{SOMEONE}|the {KIN}|nurse|doctor) )?(?:(?:have|has|may have|might have) )?"
_IF: Final = rf"(?:what (?:if|happens (?:if|when)|(?:should|do|can) {SOMEONE} do (?:if|when|after)) )"
_BEHIND: Final = (
    r"(?P<rest>(?: (?:too many|too much|instead of .+|in (?:one|a) (?:day|week|row)|at once|today|tonight|yesterday"
    rf"|(?:this|last) \w+|{_SLIP}))*"
    r"(?:[,.;?]? (?:what|now|is|will|should|can|do|am|help)\b.*)?)"
)

OF_DOSES: Final = (
    Asking(
        OVERDOSE,
        "took taken take takes swallow swallowed inject injected used had got given gave drank ate dosed overdose "
        "overdosed overdosing dose doses double much many accident mistake",
        (
            rf"{_IF}?{_ONE}(?:{_SLIP} )?{_TOOK} {_MORE}{_PORTION} {TOPIC}{_BEHIND}",
            rf"(?:{_IF}{_ONE}|{_ONE}{_SLIP} ){_TOOK} {_COUNTED}{_PORTION} {TOPIC}{_BEHIND}",
            rf"{_ONE}{_TOOK} {_COUNTED}{_PORTION} {TOPIC} (?:{_SLIP}|too many|instead of)(?: .+)?",
            rf"{_IF}?{_ONE}(?:{_SLIP} )?{_PAST} {TOPIC} (?P<how>twice|two times|three times|again){_BEHIND}",
            rf"{_ONE}{_PAST} {TOPIC} (?P<how>every day|daily|each day) (?:{_SLIP}|instead of .+){_BEHIND}",
            rf"{_IF}?(?:my|our|the) (?:{KIN}|dog|cat) (?:swallowed|ate|drank|got into) {TOPIC}{_BEHIND}",
            rf"(?:can {SOMEONE} )?overdos(?:e|ed|ing) (?:of|on|with) {TOPIC}{_BEHIND}",
            rf"{TOPIC} overdos(?:e|ing)(?: (?:symptoms|signs|effects))?",
            rf"(?:an? )?(?:double|extra|second|wrong|too high(?: an?)?) dos(?:es?|age|ed) (?:of|on) {TOPIC}{_BEHIND}",
            rf"too (?:much|many){_PORTION} {TOPIC}{_BEHIND}",
        ),
    ),
)
