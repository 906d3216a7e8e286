"""Which aspect of a concept a question means: side effects of a disease are what it can lead to."""

import re
from typing import Final

from immuno_cli.model import Concept
from immuno_cli.questions.graph import iter_levels
from immuno_cli.questions.reading.aspect import (
    CAUSES,
    CONTAGION,
    CONTAGION_OF_OTHERS,
    COURSE,
    DOING,
    FROM_KIN,
    GIVING,
    HELPING,
    OVERDOSE,
    SIDE_EFFECTS,
    STOPPING,
    SYMPTOMS,
    Aspect,
)
from immuno_cli.questions.wording import SIDE_EFFECT
from immuno_cli.vocabularies.protocol import Vocabulary

TREATMENTS: Final = ("drug", "therapy", "substance")
"""The kinds of concepts that are treatments."""
_TAKEN: Final = ("drug", "therapy")
"""The kinds of treatments that people may take too much of: chemotherapy may be a pill. Surgery is done to them."""
CONDITIONS: Final = ("disease", "side-effect", "finding", "process")
"""The kinds of concepts that may be conditions."""
_OF_TREATMENTS: Final = (SIDE_EFFECT, "given-by")
"""Relations that only treatments have."""
_INSTEAD: Final = {
    ("treatments", SYMPTOMS): SIDE_EFFECTS,
    ("treatments", DOING): SIDE_EFFECTS,  # "when to call the doctor on keytruda"
    ("conditions", SIDE_EFFECTS): COURSE,
    ("conditions", STOPPING): HELPING,  # "how to stop diarrhea"
    ("conditions", GIVING): CAUSES,  # "how do people get colitis"
    ("infections", FROM_KIN): CONTAGION,
    ("others", CONTAGION): CONTAGION_OF_OTHERS,
}
"""The aspect that is meant where one is asked for that a sort of concepts does not have."""
_INFECTION: Final = re.compile(r"\binfect", re.IGNORECASE)
"""What the name of an infection has, or that of something broader."""


def is_treatment(concept: Concept) -> bool:
    """Return whether aspects are asked of a concept: it is a treatment, or has a relation that only treatments have."""
    return concept.kind in TREATMENTS or any(stated.relation in _OF_TREATMENTS for stated in concept.relations)


def fitting_aspect(vocabulary: Vocabulary, concept: Concept, aspect: Aspect) -> Aspect | None:
    """Return the aspect of this concept that a question for an aspect means; None where the concept has no such one.

    Side effects of a disease are what it can lead to, and symptoms of a drug are its side effects.

    >>> from immuno_cli import open_vocabulary
    >>> glossary = open_vocabulary()
    >>> diseases = [glossary.find_concept(name) for name in ("tuberculosis", "lupus")]
    >>> [fitting_aspect(glossary, disease, FROM_KIN).id for disease in diseases]
    ['contagion', 'inheritance']
    """
    if aspect.of == "anything":
        return aspect
    if aspect is OVERDOSE and concept.kind not in _TAKEN:  # the body has too much of it: "too much bilirubin"
        return None
    for sort in _sorts(vocabulary, concept):
        if aspect.of == sort:
            return aspect
        if (sort, aspect) in _INSTEAD:
            return _INSTEAD[sort, aspect]
    return None


def _sorts(vocabulary: Vocabulary, concept: Concept) -> tuple[str, ...]:
    """Return the sorts of concepts of which aspects are asked that a concept is of, the narrowest first."""
    if is_treatment(concept):
        return ("treatments",)
    if concept.kind not in CONDITIONS:
        return ()
    levels = iter_levels(vocabulary, concept)
    is_infection = any(_INFECTION.search(each.pref_label) for level in levels for each in level)
    return ("infections" if is_infection else "others", "conditions")
