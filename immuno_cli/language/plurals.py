"""Plural and singular: the irregular words, and the endings of all others."""

from typing import Final

from immuno_cli.language.endings import Rule, Rules, by_last_letter, replace_ending

IRREGULAR: Final = {
    "bacteria": "bacterium",
    "mice": "mouse",
    "lice": "louse",
    "teeth": "tooth",
    "feet": "foot",
    "children": "child",
    "women": "woman",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "mitochondria": "mitochondrion",
    "ganglia": "ganglion",
    "spermatozoa": "spermatozoon",
    "fungi": "fungus",
    "nuclei": "nucleus",
    "stimuli": "stimulus",
    "bacilli": "bacillus",
    "emboli": "embolus",
    "thrombi": "thrombus",
    "bronchi": "bronchus",
    "alveoli": "alveolus",
    "villi": "villus",
    "indices": "index",
    "matrices": "matrix",
    "cortices": "cortex",
    "phalanges": "phalanx",
}
"""The singular of each irregular plural."""

ENDINGS: Final[tuple[Rule, ...]] = (
    ("ies", "y", 2, ("species", "series")),
    ("sses", "ss", 1, ()),
    ("shes", "sh", 1, ()),
    ("ches", "ch", 1, ("aches",)),
    ("zzes", "zz", 1, ()),
    ("xes", "x", 1, ()),
    ("uses", "us", 3, ("auses", "ouses")),
    ("oses", "osis", 3, ("doses", "poses", "closes")),
    ("stases", "stasis", 1, ()),
    ("alyses", "alysis", 1, ()),
    ("crises", "crisis", 0, ()),
    ("theses", "thesis", 0, ()),
    ("s", "", 3, ("ss", "us", "is")),
    ("mata", "ma", 2, ()),
    ("ae", "a", 3, ()),
)
"""The ending of a plural and that of its singular. The first rule that applies counts."""

_RULES: Final[Rules] = by_last_letter(ENDINGS)


def singular(word: str) -> str:
    """Return the singular of a word in lower case by the rules above, the word itself where none applies.

    >>> singular("mice"), singular("antibodies"), singular("metastases")
    ('mouse', 'antibody', 'metastasis')
    """
    irregular = IRREGULAR.get(word)
    return replace_ending(_RULES, word) if irregular is None else irregular
