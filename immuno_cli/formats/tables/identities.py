"""Concepts of a table told apart: rows without an id, with the same label, and rows that state one concept twice."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Any, Final, NamedTuple

from immuno_cli.formats.reading import Changes
from immuno_cli.model import Concept, Statement, Translation


class Stated(NamedTuple):
    """The concept of a row, the line of the row, and whether the row states the id."""

    line: int
    concept: Concept
    has_id: bool


_JOINED: Final = tuple(field for field, default in Concept._field_defaults.items() if isinstance(default, tuple))
"""The fields of a concept that hold several values."""


def is_bare(concept: Concept) -> bool:
    """Return whether nothing is said of a concept but its label."""
    return not concept.definitions and concept == Concept(concept.id, concept.pref_label)


def tell_apart(stated: Iterable[Stated], differ_unread: Callable[[int, int], bool], changes: Changes) -> list[Stated]:
    """Return the concepts with an id each, in their order. `differ_unread` compares what is not read of two lines.

    A row that says again what an earlier one says is left out, also where it differs in cells that are not read. A row
    with the id and the label of an earlier one is joined with it. A row without an id whose label is taken
    gets a number after it: `lead`, `lead-2`. The ids of other rows do not depend on it. A row with the id of an
    earlier one and another label stays: it contradicts itself.
    """
    rows = list(stated)
    taken = {row.concept.id for row in rows}
    place_of: dict[str, int] = {}
    next_number: dict[str, int] = {}
    kept: list[Stated] = []
    parts: dict[int, dict[Concept, int]] = {}
    for row in rows:
        identifier = row.concept.id
        place = place_of.get(identifier)
        if place is None:
            place_of[identifier] = len(kept)
            kept.append(row)
            continue
        earlier = kept[place].concept
        same = kept[place].line if row.concept == earlier else parts.get(place, {}).get(row.concept)
        if same is not None:
            code = "differs-unread" if differ_unread(same, row.line) else "repeated-row"
            changes.add(code, row.line, row.concept.pref_label)
        elif row.has_id and row.concept.pref_label == earlier.pref_label:
            changes.add("joined-row", row.line, identifier)
            parts.setdefault(place, {})[row.concept] = row.line
        elif row.has_id:
            kept.append(row)
        else:
            number = next_number.get(identifier, 2)
            while f"{identifier}-{number}" in taken:
                number += 1
            next_number[identifier] = number + 1
            new = f"{identifier}-{number}"
            taken.add(new)
            changes.add("homonym", row.line, new)
            kept.append(row._replace(concept=row.concept._replace(id=new)))
    for place, others in parts.items():
        kept[place] = kept[place]._replace(concept=_joined([kept[place].concept, *others]))
    return kept


def without_repeated(row: Stated) -> Stated:
    """Return a row without labels, notations and definitions that several columns of it state alike."""
    concept = row.concept
    if not (concept.alt_labels or concept.notations or concept.definitions[1:] or concept.translations):
        return row
    labels = tuple(dict.fromkeys(label for label in concept.alt_labels if label != concept.pref_label))
    texts: dict[str, Statement] = {}
    for definition in concept.definitions:
        texts.setdefault(definition.text, definition)
    plain = concept._replace(
        alt_labels=labels,
        notations=tuple(dict.fromkeys(concept.notations)),
        definitions=tuple(texts.values()),
        translations=tuple(map(_translated_once, concept.translations)),
    )
    return row if plain == concept else row._replace(concept=plain)


def _translated_once(translation: Translation) -> Translation:
    labels = tuple(dict.fromkeys(label for label in translation.alt_labels if label != translation.pref_label))
    return translation._replace(alt_labels=labels)


def _joined(concepts: Sequence[Concept]) -> Concept:
    """Return the first concept with the values of all, each once."""
    values: dict[str, Any] = {
        field: tuple(dict.fromkeys(chain.from_iterable(getattr(concept, field) for concept in concepts)))
        for field in _JOINED
    }
    return concepts[0]._replace(**values)
