"""How people tell that they have taken too much, and ask what happens then."""

from typing import Final

from immuno_cli.questions.reading.aspect import OVERDOSE
from immuno_cli.questions.reading.patterns.words import KIN, SOMEONE, TOPIC, Asking

_DOSES: Final = "(?:doses?|tablets?|pills?|shots?|injections?|capsules?|amount)(?: of)?"
_PORTION: Final = rf"(?: {_DOSES})?"
_SLIP: Final = "(?:by (?:mistake|accident|error)|accidentally|mistakenly|in error)"
_MORE: Final = "(?:too (?:much|many)|(?:an? |the )?(?:double|extra|wrong)|more than one)"
_TOO_MUCH: Final = rf"(?:too (?:much|many){_PORTION}|(?:an? |the )?(?:double|extra|wrong) {_DOSES})"
"""What a person may have had too much of who did not take it: a double transplant is no slip."""
_ANOTHER: Final = "(?:(?:an? |the )?(?:second|third|higher|bigger)|another)"
"""What is more than before. A treatment goes on so, unless it was a slip, or people took it on one day."""
_COUNTED: Final = r"(?:two|three|four|five|double|twice(?: (?:the|my))?|\d+)"
_GIVEN: Final = rf"(?:gave|given) (?:him|her|them|me|(?:(?:my|our|the) )?{KIN})"
_TOOK: Final = rf"(?:took|taken|takes?|swallow(?:ed)?|inject(?:ed)?|used|drank|ate|dosed|{_GIVEN})"
_GOT: Final = "(?:had|got|(?:been|was|were) given)"
_ATE: Final = "(?:swallowed|ate|eaten|drank|drunk|chewed(?: on)?|got into|gotten into)"
_SOME_OF: Final = "(?: (?:some|one|two|a few|all)(?: of)?)?"
_PAST: Final = rf"(?:took|taken|swallowed|injected|used|had|been given|{_GIVEN})"
_HAS: Final = "(?:(?:have|has|may have|might have) (?:just )?|just )"
_ONE: Final = rf"(?:(?:{SOMEONE}|the {KIN}|nurse|doctor) )?{_HAS}?"
_IF: Final = rf"(?:what (?:if|happens (?:if|when)|(?:should|do|can) {SOMEONE} do (?:if|when|after)) )"
_THEN: Final = (
    r"(?:[,.;?]?(?: (?:and|but|so))? (?:what|now|is|will|should|can|do|am|help|(?:i|he|she|it|they|we)(?:'\w+)?|im|feel"
    r"|feels|vomited|threw up|started)\b.*)?"
)
_BEHIND: Final = (
    r"(?P<rest>(?: (?:too many|too much|instead of .+|in (?:one|a) (?:day|week|row)|at once|today|tonight|yesterday"
    rf"|(?:this|last) \w+|{_SLIP}))*{_THEN})"
)

OF_DOSES: Final = (
    Asking(
        OVERDOSE,
        "took taken take takes swallow swallowed inject injected used had got gotten given gave drank drunk ate eaten "
        "chewed dosed overdose overdosed overdosing dose doses dosage double much many accident mistake",
        (
            rf"{_IF}?{_ONE}(?:{_SLIP} )?{_TOOK} {_MORE}{_PORTION} {TOPIC}{_BEHIND}",
            rf"{_IF}?{_ONE}(?:{_SLIP} )?{_GOT} {_TOO_MUCH} {TOPIC}{_BEHIND}",
            rf"(?:{_IF}{_ONE}|{_ONE}{_SLIP} )(?:{_TOOK}|{_GOT}) {_COUNTED}{_PORTION} {TOPIC}{_BEHIND}",
            rf"{_IF}?{_ONE}{_SLIP} (?:{_TOOK}|{_GOT}) {_ANOTHER}{_PORTION} {TOPIC}{_BEHIND}",
            rf"{_IF}?{_ONE}{_TOOK} {_ANOTHER}{_PORTION} {TOPIC} (?P<how>{_SLIP}|today|tonight){_BEHIND}",
            rf"{_ONE}{_GOT} {_ANOTHER}{_PORTION} {TOPIC} {_SLIP}{_BEHIND}",
            rf"{_ONE}(?:{_TOOK}|{_GOT}) {_COUNTED}{_PORTION} {TOPIC} (?:{_SLIP}|too many|instead of)(?: .+)?",
            rf"{_IF}?{_ONE}(?:{_SLIP} )?{_PAST} {TOPIC} (?P<how>twice|two times|three times){_BEHIND}",
            rf"{_ONE}{_PAST} {TOPIC} (?P<how>again|every day|daily|each day) (?:{_SLIP}|instead of .+){_BEHIND}",
            rf"{_IF}?(?:(?:my|our|the) )?(?:{KIN}|dog|cat) {_HAS}?{_ATE}{_SOME_OF} {TOPIC}{_BEHIND}",
            rf"(?:can {SOMEONE} )?overdos(?:e|ed|ing) (?:of|on|with) {TOPIC}{_BEHIND}",
            rf"{TOPIC} overdos(?:e|ing)(?: (?:symptoms|signs|effects))?",
            rf"(?:an? )?(?:double|extra|wrong|too high(?: an?)?) dos(?:es?|age|ed) (?:of|on) {TOPIC}{_BEHIND}",
            rf"too (?:much|many){_PORTION} {TOPIC}{_BEHIND}",
        ),
    ),
)
