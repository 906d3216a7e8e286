"""The people of a question: who asks for whom, and whether one has a treatment and another may suffer from it."""

import re
from typing import Final

from immuno_cli.questions.reading.asking_words import words_of
from immuno_cli.questions.reading.patterns.words import KIN, OTHERS, YOUNG

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

_BEFORE_SUBJECT: Final = (
    r"(?:\A|\b(?:can|could|should|may|must|might|will|would|do|does|did|is|are|was|has|have|if|when|while|because|since"
    r"|that) )"
)
_AGE: Final = r"(?:1[0-7]|\d|one|two|three|four|five|six|seven|eight|nine|ten)[ -]years?[ -]old"
"""The age of a child."""
_ANY_AGE: Final = r"\d+[ -]years?[ -]old"
_CHILD: Final = (
    rf"(?:(?:my|our|his|her|their) (?:(?:little|small|young|new|teenage|{_AGE}) )?{YOUNG}|(?:an? )?{_AGE}s?)"
)
_VERB: Final = "(?:be|is|was|has|had|have|gets?|got|takes?|uses?|starts?|stops?|drinks?|eats?|goes|go|needs?)"
_ADULT: Final = (
    rf"(?:(?:my|our|his|her|their) (?:{_ANY_AGE} )?{KIN}|(?:an? )?{_ANY_AGE}s?"
    rf"|(?:m[uo]m|mummy|mommy|dad|daddy|gran|granny|grandma|grandpa)(?= {_VERB}\b))"
)
_NOT_OWNING: Final = r"(?!'|s'|-in-law| with\b| who\b)\b"
_CHILDREN: Final = re.compile(rf"({_BEFORE_SUBJECT}|\b(?:for|in) ){_CHILD}{_NOT_OWNING}", re.IGNORECASE)
_SOMEONE: Final = re.compile(rf"({_BEFORE_SUBJECT}|\bfor (?=(?:\w+ )?{_ANY_AGE})){_ADULT}{_NOT_OWNING}", re.IGNORECASE)


def without_kin(text: str) -> str:
    """Return a question without the words for whom it is asked: a son is a child, and anyone else is someone.

    >>> without_kin("can my daughter take humira"), without_kin("is humira safe for my son")
    ('can children take humira', 'is humira safe for children')
    >>> without_kin("can my dad have opdivo"), without_kin("can I catch flu from my dad")
    ('can someone have opdivo', 'can I catch flu from my dad')
    """
    return _SOMEONE.sub(r"\1someone", _CHILDREN.sub(r"\1children", text))


def names_two_people(text: str) -> bool:
    """Return whether a text asks about what one person has by the treatment of another.

    What a treatment does to those who have it is no answer then.

    >>> names_two_people("can my son get colitis from my keytruda")
    True
    >>> names_two_people("can my son get colitis from his keytruda"), names_two_people("can I get colitis from my drip")
    (False, False)
    """
    return _TWO.fullmatch(words_of(text)) is not None
