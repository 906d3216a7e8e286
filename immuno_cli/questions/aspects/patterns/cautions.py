"""How people ask who should not have a treatment, and what happens when they stop it."""

from typing import Final

from immuno_cli.questions.aspects.patterns.words import ASK, FINE, IS, SOMEONE, TOPIC, Asking
from immuno_cli.questions.aspects.practical import CONTRAINDICATIONS, STOPPING

_NOT: Final = "(?:(?:should|must|can|could|may|do|does|is|are)(?:n't|nt|'t|t| not| never)|cannot|can not)"
_HAVE: Final = "(?:(?:be )?(?:given|allowed|on)|have|take|get|use|receive|start|need)(?: to (?:take|have|get|use))?"
_EVERYONE: Final = "(?:everyone|everybody|anyone|anybody|all patients)"
_STOP: Final = (
    "(?:stop(?: (?:taking|using|having|getting|with))?|quit(?: taking)?|(?:come|go|get|be taken|wean) off"
    "|discontinue|skip|leave out)"
)
_STOPPING: Final = "(?:stopping|quitting|(?:coming|going|getting) off|discontinuing|skipping)(?: taking)?"
_ABRUPTLY: Final = "(?:just |simply |suddenly |ever |safely |abruptly |please )*"
_LATER: Final = (
    "(?P<rest> (?:suddenly|abruptly|early|now|cold turkey|on my own|(?:before|after|when|if|once|for|during) .+))?"
)
_WHAT_IF: Final = "what (?:happens|will happen|would happen|if)(?: (?:if|when))?"


CAUTIONS: Final = (
    Asking(
        CONTRAINDICATIONS,
        "who when why anyone anybody everyone everybody contraindications contraindication contraindicated",
        (
            rf"who (?:{_NOT}) {_HAVE} {TOPIC}",
            rf"who (?:should|must|needs to) (?:avoid|stay away from|be careful with|not {_HAVE}) {TOPIC}",
            rf"(?:when|why) (?:{_NOT}) {SOMEONE} {_HAVE} {TOPIC}",
            rf"(?:when|why) (?:should|must|can|may) {TOPIC} (?:not|never) be (?:given|used|taken)",
            rf"(?:when|why) (?:shouldn't|can't|mustn't|isn't|is) {TOPIC} (?:be |not )?(?:given|used|taken|allowed)",
            rf"{IS} there (?:{_EVERYONE}|people|patients) who (?:{_NOT}) {_HAVE} {TOPIC}",
            rf"who {IS} {TOPIC} not (?:for|(?:suitable|good|meant) for|given to)",
            rf"{IS} {TOPIC} (?P<how>(?:suitable|right|safe|okay?) for {_EVERYONE})",
            rf"can {_EVERYONE} {_HAVE} {TOPIC}",
            rf"{ASK}contraindications? (?:of|for|to|with) {TOPIC}",
            rf"{TOPIC} contraindications?",
            rf"contraindications? {TOPIC}",
        ),
    ),
    Asking(
        STOPPING,
        "stop stopped stopping quit quitting off discontinue discontinuing skip skipping leave withdrawal",
        (
            rf"(?P<how>can|could|should|may|must|do|will) {SOMEONE} {_ABRUPTLY}{_STOP} {TOPIC}{_LATER}",
            rf"(?:{IS} it )?(?P<how>{FINE}) to {_ABRUPTLY}{_STOP} {TOPIC}{_LATER}",
            rf"{_WHAT_IF} {SOMEONE} {_ABRUPTLY}{_STOP} {TOPIC}{_LATER}",
            rf"(?P<how>how|when) (?:do|can|should|could|to) (?:{SOMEONE} )?{_ABRUPTLY}{_STOP} {TOPIC}{_LATER}",
            rf"why (?:{_NOT}) {SOMEONE} {_ABRUPTLY}{_STOP} {TOPIC}{_LATER}",
            rf"{_ABRUPTLY}(?:{_STOPPING}|{_STOP}) {TOPIC}{_LATER}",
            rf"{TOPIC} withdrawal(?: (?:symptoms|effects))?",
        ),
    ),
)
