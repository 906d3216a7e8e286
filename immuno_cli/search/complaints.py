"""The condition that somebody tells of in a sentence of their own: hair loss for "will I lose my hair"."""

from typing import Final

from immuno_cli.language.complaints import complaint_names
from immuno_cli.language.normalize import normalize
from immuno_cli.search.found import Found, found_each
from immuno_cli.search.query import Query
from immuno_cli.vocabularies.protocol import Vocabulary

_CONDITIONS: Final = ("side-effect", "finding", "process")
"""Kinds of concepts that a complaint can name. A complaint alone shows no disease.

"Cancer in my lungs" may have begun elsewhere, and is then not lung cancer.
"""
_SCORE: Final = 90.0


def find_complaint(vocabulary: Vocabulary, query: Query) -> list[Found]:
    """Return the conditions with the first name that the complaint in a query may have, [] if there are none.

    A query that is itself a label is not a complaint.
    """
    if vocabulary.find_labels(query.about.normalized):
        return []
    for name in complaint_names(query.about.typed):
        labels = vocabulary.find_labels(normalize(name))
        conditions = [label for label in labels if vocabulary.concept_at(label.concept).kind in _CONDITIONS]
        if conditions:
            return found_each(vocabulary, conditions, "words", _SCORE)
    return []
