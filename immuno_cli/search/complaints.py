"""The condition that somebody tells of in a sentence of their own: hair loss for "will I lose my hair"."""

from typing import Final

from immuno_cli.language.complaints import complaint_names
from immuno_cli.language.normalize import normalize
from immuno_cli.search.found import Found, found_each
from immuno_cli.search.query import Query
from immuno_cli.vocabularies.protocol import Vocabulary

_CONDITIONS: Final = ("side-effect", "finding", "process")
"""The kinds of concepts that somebody may complain of. Of a disease nobody can tell by a complaint.

"Cancer in my lungs" may be one that began in another place, and then is no lung cancer.
"""
_SCORE: Final = 90.0


def find_complaint(vocabulary: Vocabulary, query: Query) -> list[Found]:
    """Return the conditions with the first name that the complaint in a query may have; [] where there is none.

    What is the name of something is no complaint.
    """
    if vocabulary.find_labels(query.about.normalized):
        return []
    for name in complaint_names(query.about.typed):
        labels = vocabulary.find_labels(normalize(name))
        conditions = [label for label in labels if vocabulary.concept_at(label.concept).kind in _CONDITIONS]
        if conditions:
            return found_each(vocabulary, conditions, "words", _SCORE)
    return []
