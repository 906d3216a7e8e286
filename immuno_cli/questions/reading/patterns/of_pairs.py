"""How people ask whether one thing causes another, or is used against it."""

from typing import Final

from immuno_cli.questions.reading.aspect import SIDE_EFFECTS, USE
from immuno_cli.questions.reading.patterns.words import EFFECT, HARM, HARM_WORDS, IS, OTHERS, SOME, TOPIC, WHO, Asking

_CAN: Final = "(?:can|could|do|does|did|will|would|might|may)"
_BRINGS: Final = rf"(?:cause|lead to|trigger|bring on|give {WHO}|make(?: {WHO}| your| my)?(?: have)?)"
_USUAL: Final = "(?:normal|common|usual)"
_FROM: Final = "(?:from|caused by|due to|because of|after|(?:while |when )?on)"
_SUFFERS: Final = "(?:get|have|develop|suffer|catch)"
_NOT_OF_OTHERS: Final = rf"(?!{OTHERS} {_SUFFERS} )"
"""An effect of a treatment does not begin with somebody else who may not have it: "my son get colitis"."""
_USED: Final = "(?:an? (?:treatment|drug|medicine)|used|given|good|approved)"

OF_PAIRS: Final = (
    Asking(
        SIDE_EFFECTS,
        f"{HARM_WORDS} cause lead trigger bring give make get have develop suffer catch "
        "symptom symptoms sign signs from caused due because after on normal common usual",
        (
            rf"{_CAN} {TOPIC} {_BRINGS} {EFFECT}",
            rf"{IS} {EFFECT} (?:an? )?{SOME}(?:{HARM}|symptoms?|signs?) (?:of|from) {TOPIC}",
            rf"{_CAN} (?:{WHO}|he|she|{OTHERS}) {_SUFFERS} {EFFECT} (?:from|with|on|after|because of|due to) {TOPIC}",
            rf"{IS} it {_USUAL} (?:to (?:have|get) )?{EFFECT} (?:from|with|on|after|during) {TOPIC}",
            rf"{IS} {EFFECT} {_USUAL} (?:with|on|after|during|in people on) {TOPIC}",
            rf"(?:(?:{_CAN}|{IS}) (?:my )?)?{_NOT_OF_OTHERS}{EFFECT} (?:be |come )?{_FROM} {TOPIC}",
        ),
    ),
    Asking(
        USE,
        "treat help work cure for against",
        (
            rf"{_CAN} {TOPIC} (?:treat|help(?: (?:with|against))?|work (?:for|against)|(?P<how>cure)) {EFFECT}",
            rf"{IS} {TOPIC} (?:{_USED}|(?P<how>an? cure)) (?:for|against|to treat) {EFFECT}",
            rf"{TOPIC} (?:for|against) {EFFECT}",
        ),
    ),
)
