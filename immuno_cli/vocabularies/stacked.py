"""Puts bundles together: one that extends another becomes one vocabulary with it.

A bundle with `extends` adds concepts to its base. Its concepts may name concepts, facets, categories and relation types
of the base. Extensions can be stacked: a clinic's own words on `further-terms` on `immunotherapy`.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple, TypeVar

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.reading import Reading
from immuno_cli.model import Category, Document, Facet, RelationType, Scheme

MOST_BUNDLES: Final = 32
"""The most bundles of one stack. A longer chain is somebody's mistake."""

FindBase = Callable[[str], Reading | None]
"""Finds a bundle by the name under which another extends it. None where there is no such bundle."""

Record = TypeVar("Record", Document, Facet, Category, RelationType)


class Stack(NamedTuple):
    """One vocabulary made of several bundles: their schemes, the base first, and what they hold together."""

    bundles: tuple[Scheme, ...]
    reading: Reading


def stack(top: Reading, find_base: FindBase, *, where: str) -> Stack:
    """Return a bundle together with all the bundles below it. `where` names the top one's file in errors.

    Raises InvalidVocabularyError where a base is missing, where the bundles extend each other in a cycle, and where two
    of them define one id.
    """
    readings = _with_bases(top, find_base, where)
    if len(readings) == 1:
        return Stack((top.scheme,), top)
    _refuse_shared_ids(readings, where)
    concepts = [
        concept._replace(bundle=concept.bundle or reading.scheme.id)
        for reading in readings
        for concept in reading.concepts
    ]
    schemes = tuple(reading.scheme for reading in readings)
    notes = tuple(note for reading in readings for note in reading.notes)
    return Stack(schemes, Reading(join_schemes(schemes), concepts, notes))


def join_schemes(schemes: Sequence[Scheme]) -> Scheme:
    """Return the scheme of a stack: what the base says of itself, with the lists of all bundles joined.

    A record that several bundles define under one id is taken from the lowest of them. A facet has the categories that
    any bundle gives it.
    """
    attributions = dict.fromkeys(scheme.attribution for scheme in schemes if scheme.attribution)
    return schemes[0]._replace(
        attribution=" ".join(attributions) or None,
        documents=_joined(document for scheme in schemes for document in scheme.documents),
        facets=_joined_facets(facet for scheme in schemes for facet in scheme.facets),
        name_stems=tuple(stem for scheme in schemes for stem in scheme.name_stems),
        relation_types=_joined(relation for scheme in schemes for relation in scheme.relation_types),
    )


def _with_bases(top: Reading, find_base: FindBase, where: str) -> list[Reading]:
    """Return the bundle and those below it, the lowest first."""
    readings = [top]
    names = [top.scheme.id]
    while (name := readings[0].scheme.extends) is not None:
        base = find_base(name)
        if base is None:
            raise InvalidVocabularyError(
                f"it extends “{name}”, and there is no such bundle",
                where=where,
                hint="A base is a shipped bundle, a kept one (`immuno vocabulary list`), or a file beside this one.",
            )
        if base.scheme.id in names or len(names) >= MOST_BUNDLES:
            chain = " → ".join([*names, base.scheme.id])
            raise InvalidVocabularyError(f"the bundles extend each other in a cycle: {chain}", where=where)
        names.append(base.scheme.id)
        readings.insert(0, base)
    return readings


def _refuse_shared_ids(readings: Sequence[Reading], where: str) -> None:
    first: dict[str, str] = {}
    for reading in readings:
        for concept in reading.concepts:
            bundle = concept.bundle or reading.scheme.id
            other = first.setdefault(concept.id, bundle)
            if other != bundle:
                message = f"the id “{concept.id}” is defined in both “{other}” and “{bundle}”"
                raise InvalidVocabularyError(message, where=where, hint="Give the concept of the extension another id.")


def _joined(records: Iterable[Record]) -> tuple[Record, ...]:
    """Return the first record of each id."""
    joined: dict[str, Record] = {}
    for record in records:
        joined.setdefault(record.id, record)
    return tuple(joined.values())


def _joined_facets(facets: Iterable[Facet]) -> tuple[Facet, ...]:
    joined: dict[str, Facet] = {}
    for facet in facets:
        known = joined.get(facet.id)
        categories = _joined((*known.categories, *facet.categories)) if known else facet.categories
        joined[facet.id] = (known or facet)._replace(categories=categories)
    return tuple(joined.values())
