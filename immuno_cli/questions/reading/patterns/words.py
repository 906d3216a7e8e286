"""The words from which the patterns of questions are put together."""

from typing import Final, NamedTuple

from immuno_cli.questions.reading.aspect import Aspect


class Asking(NamedTuple):
    """How an aspect is asked for: the words of which a question has one, and the patterns of which it fits one."""

    aspect: Aspect
    cues: str
    patterns: tuple[str, ...]


TOPIC: Final = "(?P<topic>.+?)"
IS: Final = "(?:is|are|was|were)"
DO: Final = "(?:do|does|did)"
WHO: Final = "(?:people|patients|you|they|i|we|doctors|someone)"
SOMEONE: Final = rf"(?:{WHO}|he|she|my \w+)"
KIN: Final = (
    r"(?:(?:unborn|newborn|new|little|small|young|younger|older) )?(?:step|grand|ex)?-?(?:m[uo]m(?:my)?|mother"
    r"|dad(?:dy)?|father|parents?|gran(?:ny|ma|pa)?|grand(?:ma|pa)|husband|wife|spouse|partner|boyfriend|girlfriend|fianc[eé]e?"
    r"|sons?|daughters?|child(?:ren)?|kids?|bab(?:y|ies)|infants?|toddlers?|sisters?|brothers?|siblings?|twins?|aunts?"
    r"|uncles?|cousins?|nieces?|nephews?|family|relatives?|friends?|neighbou?rs?|colleagues?|co-?workers?|classmates?"
    r"|roommates?|flatmates?|donor|patients?)(?:-in-law)?"
)
"""Who is near to somebody. What is "mine" may be a medicine as well."""
BLOOD: Final = (
    r"(?:m[uo]m(?:my)?|mother|dad(?:dy)?|father|parents?|gran\w*|sons?|daughters?|child(?:ren)?|kids?|bab(?:y|ies)"
    r"|sisters?|brothers?|siblings?|aunts?|uncles?|cousins?|family|relatives?)"
)
"""Those of whom somebody may inherit something, or who may inherit it."""
OTHERS: Final = (
    rf"(?:(?:(?:my|our|his|her|their|the|an?) )?(?:{KIN}|(?:dog|cat|pet|puppy|kitten)s?)"
    r"|others|other people|(?:any|some)(?:one|body) else|people around me)"
)
"""Somebody who is not who asks."""
TELL: Final = "(?:please )?(?:tell me|explain|describe|list|show)(?: me)?(?: about)? "
ASK: Final = rf"(?:(?:what|which) {IS} |what's |{TELL})?(?:the )?"
SOME: Final = (
    r"(?:(?:the|any|some|all|possible|potential) )*(?P<which>(?:(?:most|main|other|known|typical|common|usual|frequent"
    r"|rare"
    r"|mild|minor|major|serious|severe|bad|worst|deadly|late|early|first|warning|delayed|(?:long|short)[ -]term) )*)"
)
HARM: Final = (
    r"(?:side[ -][ae]?ff?ec?ts?|side[ae]?ff?ects?|adverse (?:effect|event|reaction)s?|(?:unwanted|bad) effects?|risks?"
    r"|dangers?|complications?|harms?|toxicit(?:y|ies))"
)
HARM_WORDS: Final = (
    "side side-effect side-effects sideeffect sideeffects sideffect sideffects sideaffect sideaffects sidefect "
    "sidefects sideafect sideafects sideefect sideefects effect effects adverse unwanted event events reaction "
    "reactions risk risks danger dangers complication complications harm harms toxicity toxicities"
)
"""Words of which each that fits `HARM` has one."""
FINE: Final = "(?:safe|ok|okay|fine|all right|alright|allowed|advisable|bad|dangerous|harmful)"
EFFECT: Final = "(?P<effect>.+?)"
IN_TIME_OF: Final = (
    "(?:after|during|from|on|since|following|between|while|with|by|due to|because of|nach|während|unter|bei|mit"
    "|después de|despues de|durante|con|après|pendant|sous|avec)"
)
"""What stands between a condition and the treatment that somebody has it by."""
