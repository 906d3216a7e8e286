"""What people ask about a treatment: its side effects, how it works, what it is used for, how it is given.

What they ask about a disease is in `of_conditions`.
"""

import re
from typing import Final, Literal, NamedTuple


class Aspect(NamedTuple):
    """Something that people ask about a treatment or about a condition, and what answers it.

    Attributes:
        id: The id, as JSON answers have it.
        about: What is asked for, with {} for the treatment or the condition: "how {} works".
        relations: The relations that answer the question.
        words: A pattern. A statement in which it is found answers the question.
        has_warnings: Whether everything that warns of the treatment answers the question.
        needs_relation: Whether a broader concept answers only where it has a relation. Its words may be about one case.
        defined: Whether the definition answers the question: always, where the pattern is found in it, or never.
        of: What is asked about: treatments, or conditions such as diseases, side effects and findings, or anything.
            What is said of a broader condition answers nothing: a kind of cancer has signs of its own.
        tells_harm: Whether what is said of side effects, or warns, answers the question as well.
        corrected: Whether a note that corrects what readers may think answers the question as well.
        each: What one of the things is that answer, where there may be others that nobody has named: "cause".
        unless: A pattern. A sentence in which it is found answers nothing, whatever other words it has.
    """

    id: str
    about: str
    relations: tuple[str, ...]
    words: str
    has_warnings: bool = False
    needs_relation: bool = False
    defined: Literal["always", "by words", "never"] = "by words"
    of: Literal["treatments", "conditions", "anything"] = "treatments"
    unless: str = ""
    each: str = ""
    tells_harm: bool = False
    corrected: bool = False


SIDE_EFFECTS: Final = Aspect(
    "side-effects",
    "the side effects of {}",
    ("has-side-effect", "causes"),
    r"\b(?:side effects?|reactions?|harms?|can (?:\w+ )?occur|unborn|live vaccines|pain is|(?:are|is|most) common"
    r"|(?:are|is) (?:rare|possible)|main danger|afterwards|more likely|makes (?:people|patients)|low blood counts)\b"
    r"|^(?:It|They|This)\b[^.]* can (?:\w+ )?(?:damage|cause|lead to|lower|make|slow)\b",
    has_warnings=True,
    tells_harm=True,
    defined="never",
    each="side effect",
)
MECHANISM: Final = Aspect(
    "mechanism",
    "how {} works",
    ("blocks", "acts-on", "boosts", "reduces", "works-with", "relies-on"),
    r"^(?:It|They|With it|The (?:part|drug|antibody))\b.*\b(?:acts?|blocks?|latch(?:es)?|binds?|kills?|destroys?"
    r"|attacks?|rouses?|wakes?|switch(?:es)?|brakes?|signals?|stops?|slows?|lets?|keeps?|holds? back|calms?"
    r"|carr(?:y|ies)|brings?|catch(?:es)?|turns?|multiply|recognizes?|targets?|fewer|less)\b",
    defined="always",
)
USE: Final = Aspect(
    "use",
    "what {} is used for",
    ("treats", "prevents", "protects"),
    r"\b(?:used (?:against|for|in|to|when|after|before|only)|made to treat|prescribed?|approved|licensed"
    r"|given (?:to (?:people|patients|children|adults)|so that|before|after|when|for|against)"
    r"|(?:adults|children)\b.*\bget"
    r"|people (?:who|with|whose)|patients (?:who|with|whose)|helps some|reasons? for it)\b",
    needs_relation=True,
)
GIVING: Final = Aspect(
    "giving",
    "how {} is given",
    ("given-by",),
    r"\b(?:(?:is|are|be) (?:mostly |usually |often |also |sometimes )?(?:injected|infused|swallowed|taken|rubbed|put)"
    r"|given (?:back|slowly|through|as|by|into|under|in (?:a|the)|once|every)"
    r"|dose (?:is|comes)|doses are|drip|by mouth|an? (?:tablet|capsule|shot)|through a vein|mixed with)\b",
    needs_relation=True,
)
_OF_NAMES: Final = r"[\"“]|\b(?:names?|words?|can also mean)\b"
_OF_ANOTHER: Final = r"\b(?:is|are) another (?:thing|disease)\b"
_OPENING: Final = r"^(?:It|They) (?:is|are|can be)\b"


def speaks_of(aspect: Aspect, text: str) -> bool:
    """Return whether a statement about what is asked about answers a question for this aspect.

    What is said of a name or of another thing answers none. What is said of side effects answers no other question,
    unless it opens so.

    >>> speaks_of(GIVING, "It is mostly given through a vein."), speaks_of(USE, "It is mostly given through a vein.")
    (True, False)
    >>> speaks_of(GIVING, "Infections and reactions to the drip can occur.")
    False
    """
    if re.search(_OF_NAMES, text) or re.search(_OF_ANOTHER, text):
        return False
    if aspect.of != "treatments" or aspect.unless:
        is_told = any(_sentence_speaks_of(aspect, sentence) for sentence in re.split(r"(?<=[.!?]) ", text))
    else:
        is_told = bool(re.search(aspect.words, text))
    if not is_told or aspect.of != "treatments" or aspect.tells_harm:
        return is_told
    return bool(re.search(_OPENING, text)) or not re.search(SIDE_EFFECTS.words, text)


def _sentence_speaks_of(aspect: Aspect, sentence: str) -> bool:
    if not re.search(aspect.words, sentence, re.IGNORECASE):
        return False
    return not (aspect.unless and re.search(aspect.unless, sentence, re.IGNORECASE))
