"""Problems of a foreign file that are counted, not fatal: they hold for a vocabulary of any format."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from immuno_cli.concept_json import MATCH_KEYS, STATEMENT_KEYS
from immuno_cli.formats.reading import Note, Progress, Reading, no_progress
from immuno_cli.model import Concept

STATEMENTS: Final = tuple(STATEMENT_KEYS.values())
MATCHES: Final = tuple(MATCH_KEYS.values())


def check(reading: Reading, progress: Progress = no_progress) -> Reading:
    """Return the reading with one concept of each id, the first, and with notes of what is not sound in it."""
    total = len(reading.concepts)
    progress("checking", 0, total)
    concepts: dict[str, Concept] = {}
    empty = 0
    for concept in reading.concepts:
        whole = concept if _is_whole(concept) else _without_empty(concept)
        empty += whole is not concept
        concepts.setdefault(concept.id, whole)
    kept = list(concepts.values()) if len(concepts) < total or empty else reading.concepts
    labels = count_shared_labels(kept)
    progress("checking", total // 2, total)
    counts = {
        "duplicate-id": (total - len(kept), "concepts have the id of an earlier one and were left out"),
        "empty": (empty, "concepts have empty statements or links, which were left out"),
        "duplicate-label": (labels, "labels name more than one concept"),
        "dangling": (count_dangling(concepts), "links lead to concepts that are not in the file"),
        "cycle": (count_cycles(concepts), "links to a broader concept close a circle"),
    }
    notes = tuple(Note(code, count, message) for code, (count, message) in counts.items() if count)
    progress("checking", total, total)
    return Reading(reading.scheme, kept, reading.notes + notes)


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


def count_shared_labels(concepts: Sequence[Concept]) -> int:
    """Return how many labels, letter case aside, name two or more live concepts; hidden labels may."""
    first: dict[str, int] = {}
    shared: set[str] = set()
    for number, concept in enumerate(concepts):
        if not concept.deprecated:
            for text in (concept.pref_label, *concept.alt_labels):
                key = text.casefold()
                if first.setdefault(key, number) != number:
                    shared.add(key)
    return len(shared)


def count_dangling(concepts: Mapping[str, Concept]) -> int:
    """Return how many links of live concepts lead out of the vocabulary."""
    return sum(
        target not in concepts
        for concept in concepts.values()
        if not concept.deprecated
        for target in (*concept.broader, *concept.related, *(relation.target for relation in concept.relations))
    )


def count_cycles(concepts: Mapping[str, Concept]) -> int:
    """Return how many `broader` links lead back to a concept on the way from which they were reached.

    A depth-first search without recursion (Tarjan 1972): a hierarchy may be deeper than the stack.
    """
    done: set[str] = set()
    cycles = 0
    for start in concepts:
        if start in done:
            continue
        path = {start}
        stack: list[tuple[str, Iterator[str]]] = [(start, iter(concepts[start].broader))]
        while stack:
            identifier, parents = stack[-1]
            parent = next(parents, None)
            if parent is None:
                stack.pop()
                path.discard(identifier)
                done.add(identifier)
            elif parent in path:
                cycles += 1
            elif parent in concepts and parent not in done:
                path.add(parent)
                stack.append((parent, iter(concepts[parent].broader)))
    return cycles
