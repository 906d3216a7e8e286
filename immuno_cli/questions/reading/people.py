"""Whether one person has a treatment and another may suffer from it: "can my son get colitis from my keytruda"."""

import re
from typing import Final

from immuno_cli.questions.reading.asking_words import words_of
from immuno_cli.questions.reading.patterns.words import KIN, OTHERS

_ASKING: Final = "(?:(?:can|could|do|does|did|will|would|might|may|is|are|was|were|has|have|had) )?"
_SUFFERS: Final = (
    "(?:(?:be|been|feel|become|gets?|got|gotten|has|have|had|catch(?:es)?|develops?|suffers?|dies?|come down with)"
    "(?: .+)?)"
)
_FROM: Final = "(?:from|by|through|with|on|after|due to|because of|of)(?: (?:taking|having|touching|handling))?"
_MINE: Final = rf"(?:my|our)(?: own)? (?!{KIN}(?:'s|s'|s)? ).+"
_OF_OTHERS: Final = (
    rf"(?:(?:his|her|their|(?:some|any)(?:one|body)(?: else)?'s) .+|(?:my|our|his|her|the) {KIN}(?:'s|s'|s) .+)"
)
_WHILE_I: Final = r"(?:while|when|if|since|because|after|now that) (?:i|we|i'm|i've|we're)\b.*"
_BRINGS: Final = "(?:cause|give|make|bring|trigger|lead to|spread|pass)"
_TWO: Final = re.compile(
    "|".join(
        (
            rf"{_ASKING}{OTHERS} {_SUFFERS} (?:{_FROM} {_MINE}|{_WHILE_I})",
            rf"{_ASKING}(?:my|our) {KIN}'s .+ (?:{_FROM} {_MINE}|{_WHILE_I})",
            rf"{_ASKING}(?:i|we) {_SUFFERS} {_FROM} {_OF_OTHERS}",
            rf"{_ASKING}{_MINE} {_BRINGS} (?:.+ )?{OTHERS}(?: .+)?",
            rf"{_ASKING}{_OF_OTHERS} {_BRINGS} (?:.+ )?(?:me|us)(?: .+)?",
        )
    ),
    re.IGNORECASE,
)


def names_two_people(text: str) -> bool:
    """Return whether a text asks about what one person has by the treatment of another.

    What a treatment does to those who have it is no answer then.

    >>> names_two_people("can my son get colitis from my keytruda")
    True
    >>> names_two_people("can my son get colitis from his keytruda"), names_two_people("can I get colitis from my drip")
    (False, False)
    """
    return _TWO.fullmatch(words_of(text)) is not None
