"""What no vocabulary can hold, whatever its format: two concepts of one id, statements and links that are empty."""

from typing import Any, Final

from immuno_cli.formats.bundle.records import MATCH_KEYS, STATEMENT_KEYS
from immuno_cli.formats.reading import Note, Reading
from immuno_cli.model import Concept

STATEMENTS: Final = tuple(STATEMENT_KEYS.values())
MATCHES: Final = tuple(MATCH_KEYS.values())
NOTES: Final = {
    "duplicate-id": "concepts have the id of an earlier one and were left out",
    "empty": "concepts have empty statements or links, which were left out",
}


def tidy(reading: Reading) -> Reading:
    """Return the reading with one concept of each id, the first, and nothing empty, and with notes of what went."""
    concepts: dict[str, Concept] = {}
    empty = 0
    for concept in reading.concepts:
        whole = concept if _is_whole(concept) else _without_empty(concept)
        empty += whole is not concept
        concepts.setdefault(concept.id, whole)
    counts = {"duplicate-id": len(reading.concepts) - len(concepts), "empty": empty}
    notes = tuple(Note(code, counts[code], message) for code, message in NOTES.items() if counts[code])
    return Reading(reading.scheme, list(concepts.values()), reading.notes + notes) if notes else reading


def _is_whole(concept: Concept) -> bool:
    return (
        all(statement.text for statement in concept.statements)
        and all(classification.category for classification in concept.categories)
        and all(relation.relation and relation.target for relation in concept.relations)
        and all(match.id for matches in MATCHES for match in getattr(concept, matches))
    )


def _without_empty(concept: Concept) -> Concept:
    fields: dict[str, Any] = {name: tuple(each for each in getattr(concept, name) if each.text) for name in STATEMENTS}
    fields |= {name: tuple(each for each in getattr(concept, name) if each.id) for name in MATCHES}
    fields["categories"] = tuple(each for each in concept.categories if each.category)
    fields["relations"] = tuple(each for each in concept.relations if each.relation and each.target)
    return concept._replace(**fields)
