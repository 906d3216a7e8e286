"""The JSON keys of labels, statements and matches, each with the field of `Concept` that holds its values."""

from typing import Final

LABEL_KEYS: Final = {"altLabel": "alt_labels", "relatedLabel": "related_labels", "hiddenLabel": "hidden_labels"}
STATEMENT_KEYS: Final = {
    "definition": "definitions",
    "scopeNote": "scope_notes",
    "example": "examples",
    "editorialNote": "editorial_notes",
}
MATCH_KEYS: Final = {
    "exactMatch": "exact_matches",
    "closeMatch": "close_matches",
    "broadMatch": "broad_matches",
    "narrowMatch": "narrow_matches",
    "relatedMatch": "related_matches",
}
