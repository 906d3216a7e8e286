"""The therapy in which several treatments are given together: "nivolumab plus ipilimumab"."""

import re
from collections.abc import Sequence
from typing import Final

from immuno_cli.model import Concept
from immuno_cli.questions.explain import therapies_using
from immuno_cli.questions.graph import iter_levels
from immuno_cli.vocabularies.protocol import Vocabulary

_FEWEST: Final = 2
_USES: Final = "uses"
_COMBINATION: Final = re.compile(r"\bcombin", re.IGNORECASE)
"""What the name of something broader has. A therapy that "uses" two drugs may as well use either of them."""


def find_combination(vocabulary: Vocabulary, treatments: Sequence[Concept]) -> Concept | None:
    """Return the therapy that combines just these treatments; None where there is none.

    >>> from immuno_cli import open_vocabulary
    >>> glossary = open_vocabulary()
    >>> find_combination(glossary, [glossary.find_concept(name) for name in ("ipilimumab", "nivolumab")]).id
    'nivolumab-plus-ipilimumab'
    """
    if len(treatments) < _FEWEST:
        return None
    wanted = {treatment.id for treatment in treatments}
    for therapy in therapies_using(vocabulary, treatments[0]):
        used = {stated.target for stated in therapy.relations if stated.relation == _USES}
        if used == wanted and _is_combination(vocabulary, therapy):
            return therapy
    return None


def _is_combination(vocabulary: Vocabulary, therapy: Concept) -> bool:
    return any(_COMBINATION.search(each.pref_label) for level in iter_levels(vocabulary, therapy) for each in level)
