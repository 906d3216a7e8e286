"""How people ask whether a condition is caught from others or inherited, and how it spreads."""

from typing import Final

from immuno_cli.questions.reading.aspect import CONTAGION, FROM_KIN, INHERITANCE, SPREAD
from immuno_cli.questions.reading.patterns.words import ASK, BLOOD, DO, IS, OTHERS, SOMEONE, TOPIC, Asking

_CATCHING: Final = "(?:contagious|infectious|catching|transmissible|communicable)"
_PERSON: Final = (
    rf"(?:{OTHERS}|(?:an?other|other|an infected|a sick|infected|sick) (?:\w+)"
    r"|me|us|him|her|them|some(?:one|body)(?: .+)?|(?:a |other )?(?:person|people|children|pets?|animals?)|each other"
    r"|(?:kissing|sex|touching|sharing|hugging)(?: .+)?)"
)
"""From whom a disease may be caught. What is "mine" may be a treatment, from which it comes as a side effect."""
_KINDRED: Final = rf"(?:.+ )?{BLOOD}\b(?: .+)?"
_ONE: Final = rf"(?:{SOMEONE}|{OTHERS})"
_MAY_ONE: Final = rf"(?:how )?(?:{DO}|can|could|will|might) {_ONE}"
_MAY: Final = rf"(?:how )?(?:{IS}|{DO}|can|could|will)"
_HAND_ON: Final = "(?:pass on|spread|give (?:other people|others))"
_HANDED_ON: Final = "(?:spread|spreading|transmitted|passed(?: on| along)?)"
_TO_WHOM: Final = rf"(?:(?:to|between) (?:{OTHERS}|people|someone)|(?:from )?person to person)"
_TO_OTHERS: Final = rf"(?:(?:on|along|easily|from .+) )?{_TO_WHOM}(?: .+)?"
_FROM_OR_WHEN: Final = (
    r"(?P<rest> (?:from|off) (?P<source>.+)| (?:by|through|via|at|after|before|to|on|when|if|while|during|between"
    r"|without|more than) .+| (?:again|easily))?"
)
"""What may follow a name. It begins with a word of its own, so that the name is not cut short."""
_MORE: Final = "(?P<rest> (?:from|off) (?P<source>.+)| .+)?"

OF_SPREADING: Final = (
    Asking(
        INHERITANCE,
        "inherit inherited hereditary genetic run pass passed",
        (
            rf"{_MAY_ONE} (?P<how>inherit|pass down) {TOPIC}{_FROM_OR_WHEN}",
            rf"{_MAY_ONE} (?P<how>pass) {TOPIC} (?P<rest>down(?: to .+)?)",
            rf"{DO} {TOPIC} (?P<how>run in) (?:\w+ )?famil(?:y|ies)",
            rf"{_MAY} {TOPIC} (?:be |get )?(?P<how>inherited|hereditary|genetic|passed down){_MORE}",
        ),
    ),
    Asking(
        FROM_KIN,
        "get got pass passed",
        (
            rf"{_MAY_ONE} (?P<how>get|have got) {TOPIC} from (?={_KINDRED})(?P<source>{_PERSON})",
            rf"{_MAY_ONE} (?P<how>pass(?: on)?) {TOPIC} (?P<rest>(?:(?:on|along) )?to {_KINDRED})",
            rf"{_MAY} {TOPIC} (?:be |get )?(?P<how>passed(?: on| along)?) (?P<rest>(?:from|to) {_KINDRED})",
        ),
    ),
    Asking(
        CONTAGION,
        "catch caught pick get got contagious infectious catching transmissible communicable spread spreading pass "
        "passed transmitted give",
        (
            rf"{_MAY_ONE} (?P<how>catch|pick up) {TOPIC}{_FROM_OR_WHEN}",
            rf"{_MAY_ONE} (?P<how>get|have got) {TOPIC} from (?P<source>{_PERSON})",
            rf"{_MAY_ONE} (?P<how>{_HAND_ON}|pass) {TOPIC} (?P<rest>{_TO_OTHERS})",
            rf"{IS} {TOPIC} (?P<how>{_CATCHING}){_MORE}",
            rf"how (?P<how>{_CATCHING}) {IS} {TOPIC}",
            rf"{_MAY} {TOPIC} (?:be |get )?(?P<how>caught){_MORE}",
            rf"{_MAY} {TOPIC} (?:be |get )?(?P<how>{_HANDED_ON}) (?P<rest>{_TO_OTHERS})",
        ),
    ),
    Asking(
        SPREAD,
        "spread spreading transmitted transmission pass passed give",
        (
            rf"{_MAY_ONE} (?P<how>{_HAND_ON}) {TOPIC}{_FROM_OR_WHEN}",
            rf"{_MAY_ONE} (?P<how>pass) {TOPIC} (?P<rest>(?:on|along)(?: to .+)?|to .+)",
            rf"{_MAY} {TOPIC} (?:be |get )?(?P<how>{_HANDED_ON}){_MORE}",
            rf"{ASK}(?P<how>transmission|spread) of {TOPIC}",
            rf"{TOPIC} (?P<how>transmission)",
        ),
    ),
)
