"""Checks of ids and labels. The first line of each docstring is the message.

A check yields the places where something is wrong, and what it is there.
"""

import re
from array import array
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from typing import Final

from immuno_cli.formats.bundle.json_paths import JsonPath, place_text
from immuno_cli.language.normalize import keys_and_plains, normalize
from immuno_cli.model import Concept
from immuno_cli.validate.checked import Checked, iter_shown_labels, iter_translated_labels, iter_translations
from immuno_cli.validate.problem import Places

_DAMAGED: Final = re.compile("\ufffd|[ÃÂÎÏ][\u0080-\u00bfŒœŸž€™š]|Ã[–„…‰‡](?=[a-zß-ÿ])|â€[\u0080-\u00bf™œ¦“”]")
"""The sign for a letter that was lost, and UTF-8 that was read as windows-1252: `NÃ¤vus`, `IFN-Î³`."""
_SHOWN: Final = 60
_SHOWN_BEFORE: Final = 20
"""Characters that are shown of a damaged text, and of these before the damage."""
_KEYS_AT_ONCE: Final = 200
_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def id_twice(checked: Checked) -> Places:
    """An id is used twice."""
    for number, concept in enumerate(checked.concepts):
        first = checked.numbers.get(concept.id, number)
        if first != number:
            yield ("concepts", number, "id"), f"“{concept.id}”, first at {_place(checked, first, number)}"
    for documents in _iter_document_ids(checked):
        yield from _twice(documents)
    relation_types = [kind for part in checked.parts for kind in part.scheme.relation_types]
    facets = [facet for part in checked.parts for facet in part.scheme.facets]
    properties = [(("relationTypes", at, "id"), kind.id) for at, kind in enumerate(relation_types)]
    properties += [(("facets", at, "id"), facet.id) for at, facet in enumerate(facets)]
    yield from _twice(properties)  # OBO writes both as properties
    yield from _twice(
        (("facets", number, "categories", at, "id"), category.id)
        for number, facet in enumerate(facets)
        for at, category in enumerate(facet.categories)
    )


def id_of_base(checked: Checked) -> Places:
    """An id is also defined in the bundle that this one extends."""
    bundles = {concept.id: concept.bundle for concept in checked.base.concepts}
    for number, concept in enumerate(checked.concepts):
        if concept.id in bundles:
            yield ("concepts", number, "id"), f"“{concept.id}”, in “{bundles[concept.id]}”"


def other_bundle_id(checked: Checked) -> Places:
    """A part of a bundle has another id than the first part."""
    first = checked.parts[0].scheme.id
    for number, part in enumerate(checked.parts):
        if part.scheme.id != first:
            yield ("parts", number, "id"), f"“{part.scheme.id}”, not “{first}”"


def shared_label(checked: Checked) -> Places:
    """A label names two concepts."""
    hashes = array("q", map(hash, _iter_keys(_iter_live_texts(checked.concepts))))
    repeated = _repeated(hashes)
    if not repeated:
        return
    first: dict[str, int] = {}
    for hashed, (number, path, text) in zip(hashes, _iter_live_labels(checked.concepts), strict=True):
        if hashed not in repeated:
            continue
        key = normalize(text)
        if key and (other := first.setdefault(key, number)) != number:
            yield path, f"“{text}” is also a label of {checked.concepts[other].id}"


def label_of_base(checked: Checked) -> Places:
    """A label also names a concept of the bundle that this one extends."""
    named: dict[str, Concept] = {}
    for number, _, text in _iter_live_labels(checked.base.concepts):
        named.setdefault(normalize(text), checked.base.concepts[number])
    named.pop("", None)
    for _, path, text in _iter_live_labels(checked.concepts if named else ()):
        other = named.get(normalize(text))
        if other is not None:
            yield path, f"“{text}” is also a label of {other.id} in “{other.bundle}”"


def label_twice(checked: Checked) -> Places:
    """A label stands twice among those of one concept that readers are shown (SKOS S13)."""
    for number, concept in enumerate(checked.concepts):
        if len({concept.pref_label, *concept.alt_labels}) <= len(concept.alt_labels):
            yield from _label_twice(iter_shown_labels(number, concept))
    for place, translation in iter_translations(checked):
        yield from _label_twice(iter_translated_labels(place, translation))


def damaged_letters(checked: Checked) -> Places:
    """A label or a definition has letters that were lost or mistaken when its file was decoded."""
    for path, text in _iter_read_texts(checked):
        if not text.isascii() and (found := _DAMAGED.search(text)):
            begin = max(0, found.start() - _SHOWN_BEFORE)
            yield path, f"“{text[begin : begin + _SHOWN].strip()}”"


def _iter_read_texts(checked: Checked) -> Places:
    """Yield the texts that readers read of each concept that has anything beyond ASCII, and where each stands."""
    for number, concept in enumerate(checked.concepts):
        texts = (concept.pref_label, *concept.alt_labels, *[definition.text for definition in concept.definitions])
        if all(map(str.isascii, texts)):
            continue
        yield from iter_shown_labels(number, concept)
        for at, definition in enumerate(concept.definitions):
            yield ("concepts", number, "definition", at), definition.text
    for place, translation in iter_translations(checked):
        yield from iter_translated_labels(place, translation)


def _label_twice(labels: Places) -> Places:
    seen: set[str] = set()
    for path, text in labels:
        if text in seen:
            yield path, f"“{text}”"
        seen.add(text)


def no_slug(checked: Checked) -> Places:
    """An id must consist of lowercase letters, digits and single hyphens."""
    for number, concept in enumerate(checked.concepts):
        if concept.id and not _SLUG.fullmatch(concept.id):
            yield ("concepts", number, "id"), f"“{concept.id}”"


def _iter_live_labels(concepts: Iterable[Concept]) -> Iterator[tuple[int, JsonPath, str]]:
    """Yield the shown labels of live concepts, each with its concept's number and its place."""
    for number, concept in enumerate(concepts):
        if not concept.deprecated:
            for path, text in iter_shown_labels(number, concept):
                yield number, path, text


def _iter_live_texts(concepts: Iterable[Concept]) -> Iterator[str]:
    """Yield the shown labels of live concepts as `_iter_live_labels` does, without their places: half of its time."""
    for concept in concepts:
        if not concept.deprecated:
            yield concept.pref_label
            yield from concept.alt_labels


def _iter_keys(texts: Iterator[str]) -> Iterator[str]:
    """Yield the key of each text."""
    while part := list(islice(texts, _KEYS_AT_ONCE)):
        yield from keys_and_plains(part)[0]


def _repeated(hashes: Iterable[int]) -> set[int]:
    """Return the numbers that occur more than once. They are sorted: to keep a million keys takes far more memory."""
    return {number for number, after in pairwise(sorted(hashes)) if number == after}


def _iter_document_ids(checked: Checked) -> Iterator[list[tuple[JsonPath, str]]]:
    """Yield the ids of each part's documents. Several parts may list one document, but each part only once."""
    offset = 0
    for part in checked.parts:
        documents = part.scheme.documents
        yield [(("documents", offset + at, "id"), document.id) for at, document in enumerate(documents)]
        offset += len(documents)


def _place(checked: Checked, first: int, number: int) -> str:
    """Return where the concept `first` stands, for a reader who looks at the file of the concept `number`."""
    part, path = checked.local_place(("concepts", first))
    here, _ = checked.local_place(("concepts", number))
    return place_text(path) if part == here else f"{place_text(path)} of part {part + 1}"


def _twice(places: Iterable[tuple[JsonPath, str]]) -> Places:
    seen: set[str] = set()
    for path, identifier in places:
        if identifier in seen:
            yield path, f"“{identifier}”"
        seen.add(identifier)
