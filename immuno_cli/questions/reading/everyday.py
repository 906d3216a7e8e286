"""Matters of everyday life about which people ask beside a treatment, such as alcohol: how they are spoken of."""

import re
from typing import Final, NamedTuple


class Matter(NamedTuple):
    """A matter of everyday life. All but `alone` are patterns in small letters.

    Attributes:
        told: How the words begin by which a statement or a question speaks of it.
        foreign: How its words in German, Spanish and French begin.
        nouns: The English nouns that a word joins to the name of a treatment: "alcohol and keytruda".
        alone: The words that stand beside such a name without another word: "keytruda alcohol".
    """

    told: str
    foreign: str = "(?!)"
    nouns: str = ""
    alone: str = ""


MATTERS: Final = (
    Matter(
        "pregnan|conceiv|unborn|baby|babies|birth|contracept|fertil|miscarr",
        "schwanger|embaraz|enceinte|grossesse",
        nouns="pregnancy|fertility",
        alone="pregnancy pregnant",
    ),
    Matter("(?<!unborn )child|kids?\\b|infant|toddler|teen|adolescen|pa?ediatric|newborn"),
    Matter(
        "breast-?fe|breast milk|nursing|lactat",
        r"stillen\b|stillzeit|lactancia|amamant|allait",
        nouns="breast-?feeding",
        alone="breastfeeding",
    ),
    Matter(r"elderly|older\b|seniors?\b|geriatric|old age"),
    Matter("diabet|blood sugar|blood glucose"),
    Matter("driv|machines", r"autofahren|fahren\b|conducir|manejar|conduire", nouns="driving", alone="driving"),
    Matter("sun|tan\\b|tanning", r"sonne|sol\b|soleil", nouns="sun(?:light|bathing)?|sun exposure"),
    Matter(r"vaccin|jab|booster|immuni[sz]|shots?\Z", "(?:ge)?impf|vacun", nouns="vaccines?|vaccinations?"),
    Matter(
        "alcohol|drink|wine|beer|spirits|whisk|vodka",
        r"alkohol|trink|bier\b|wein\b|beber|cerveza|vino\b|alcool|boire|bière",
        nouns="alcohol|wine|beer|drinking",
        alone="alcohol wine beer drinking",
    ),
    Matter(
        "grapefruit|food|eat|diet|meal",
        r"pampelmuse|pomelo|toronja|pamplemousse|essen\b|comer\b|manger\b",
        nouns="food|diet|grapefruit",
        alone="diet grapefruit",
    ),
    Matter(
        "fly|flight|travel|plane|holiday",
        r"fliegen|reisen\b|viaj|volar\b|voyag",
        nouns="flying|travel(?:ling)?",
        alone="flying travel",
    ),
    Matter(r"sport|exercis|swim|gym\b|running", "deporte", nouns="exercise|sports?"),
    Matter("sex|condom", nouns="sex"),
    Matter("smok|tobacco|cigar|vap(?:e|ing)", r"rauchen|fumar\b|fumer\b", nouns="smoking", alone="smoking"),
    Matter(r"jobs?\b|work(?:ing)?\Z|(?:off|back to) work"),
    Matter("interact|other medicines|avoid|stay away|live vaccines"),
)
"""A drug "works", too, and may be a "shot", so these words count at the end of a question only."""
NOUNS: Final = "|".join(matter.nouns for matter in MATTERS if matter.nouns)
"""A pattern for all nouns of these matters."""
ALONE: Final = " ".join(matter.alone for matter in MATTERS if matter.alone)
"""All words that stand alone beside the name of a treatment."""


def same_matter(word: str) -> str:
    """Return a pattern for the beginnings of English words that speak of the matter of a word; "" if it has none.

    >>> same_matter("vacunarme") == same_matter("jab"), same_matter("autoimmune")
    (True, '')
    """
    return next((each.told for each in MATTERS if re.match(rf"(?:{each.told}|{each.foreign})", word)), "")
