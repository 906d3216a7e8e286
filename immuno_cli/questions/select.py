"""Which concepts leave a vocabulary: all of it, what lies under one, what surrounds one, those that pass a test."""

from collections.abc import Callable, Iterator, Sequence

from immuno_cli.model import Concept
from immuno_cli.vocabularies.protocol import Vocabulary


def select_concepts(
    vocabulary: Vocabulary,
    *,
    under: str | None = None,
    around: str | None = None,
    accept: Callable[[Concept], bool] | None = None,
) -> Sequence[Concept]:
    """Return concepts in the order of the file: those for which all that is asked holds.

    `under` is the id of a concept that is meant with all that is narrower; `around` of one that is meant with all that
    it is one step away from; `accept` is a test. Deprecated concepts belong to the whole vocabulary and to no part.
    """
    if under is None and around is None and accept is None:
        return list(vocabulary.iter_concepts())
    parts = [set(iter_below(vocabulary, under))] if under is not None else []
    parts += [set(iter_near(vocabulary, around))] if around is not None else []
    return [
        concept
        for concept in vocabulary.iter_concepts()
        if not concept.deprecated and all(concept.id in part for part in parts) and (accept is None or accept(concept))
    ]


def iter_below(vocabulary: Vocabulary, identifier: str) -> Iterator[str]:
    """Yield a concept's id and those of all that is narrower, each once, whatever cycles there are."""
    seen, queue = {identifier}, [identifier]
    for current in queue:
        yield current
        for narrower in vocabulary.narrower(current):
            if narrower not in seen:
                seen.add(narrower)
                queue.append(narrower)


def iter_near(vocabulary: Vocabulary, identifier: str) -> Iterator[str]:
    """Yield a concept's id and those of all that it is one step away from, in either direction; some more than once."""
    yield identifier
    concept = vocabulary.find_concept(identifier)
    if concept is not None:
        yield from concept.broader
        yield from concept.related
        yield from (relation.target for relation in concept.relations)
    yield from vocabulary.narrower(identifier)
    yield from vocabulary.related_from(identifier)
    yield from (link.source for link in vocabulary.links_to(identifier))
