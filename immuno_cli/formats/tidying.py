"""What no vocabulary can hold, whatever its format: two concepts with one id, and statements and links without content.

`tidy` leaves it out of what a reader returns, and counts it.
"""

from collections.abc import Callable
from typing import Any, Final

from immuno_cli.formats.bundle.records import MATCH_KEYS, STATEMENT_KEYS
from immuno_cli.formats.reading import Changes, Reading
from immuno_cli.model import Concept

NOTES: Final = {
    "duplicate-id": "concept[s] with the id of an earlier one [was|were] left out",
    "empty": "concept[s] [has|have] empty statements or links, which were left out",
}

_HAS_CONTENT: Final[dict[str, Callable[[Any], bool]]] = {
    **{field: lambda statement: bool(statement.text) for field in STATEMENT_KEYS.values()},
    **{field: lambda match: bool(match.id) for field in MATCH_KEYS.values()},
    "categories": lambda claim: bool(claim.category),
    "relations": lambda relation: bool(relation.relation and relation.target),
    "distinct_from": lambda distinction: bool(distinction.target and distinction.text),
}
"""The test that an item of a concept's field has content, by field."""


def tidy(reading: Reading) -> Reading:
    """Return the reading without empty items, with the first concept of each id, and with notes of what was left out.

    A reading that needs no change is returned itself.
    """
    concepts: dict[str, Concept] = {}
    changes = Changes()
    for concept in reading.concepts:
        if concept.id in concepts:
            changes.add("duplicate-id", text=concept.id)
            continue
        whole = _without_empty(concept)
        if whole is not concept:
            changes.add("empty", text=concept.id)
        concepts[concept.id] = whole
    if not changes:
        return reading
    return Reading(reading.scheme, list(concepts.values()), reading.notes + changes.notes(NOTES))


def _without_empty(concept: Concept) -> Concept:
    """Return the concept without items that have no content, or the concept itself if all have."""
    changes: dict[str, Any] = {}
    for field, has_content in _HAS_CONTENT.items():
        items = getattr(concept, field)
        if not all(map(has_content, items)):
            changes[field] = tuple(item for item in items if has_content(item))
    return concept._replace(**changes) if changes else concept
