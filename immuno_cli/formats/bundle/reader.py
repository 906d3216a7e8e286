"""Reads a terminology bundle: one JSON file, or several files that together state one bundle."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.bundle.added_translations import with_translations
from immuno_cli.formats.bundle.json_paths import JsonPath, place_text
from immuno_cli.formats.bundle.loading import load_concept, load_scheme
from immuno_cli.formats.bundle.schema import iter_unknown_keys
from immuno_cli.formats.bundle.values import REPEATED_KEY, json_object, object_maker, parse_json
from immuno_cli.formats.reading import Changes, Note, Reading, join_notes
from immuno_cli.model import Concept, Facet, RelationType, Scheme

Identified = TypeVar("Identified", Facet, RelationType)

_NOTES: Final = {
    "unknown-key": "key[s] that this version does not know [was|were] left out",
    "repeated-key": REPEATED_KEY,
}


def read_bundle(data: bytes, *, where: str) -> Reading:
    """Return the vocabulary that the bytes of a bundle state. `where` names the file in errors.

    A concept that is repeated word for word counts once. Notes say which keys are unknown, and what a later value of
    the same key replaces. Raises InvalidVocabularyError if the bytes are not UTF-8, not
    JSON or not of the bundle's shape, or if two different concepts have the same id.

    >>> data = b'{"id": "x", "title": "X", "language": "en", "concepts": [{"id": "a", "prefLabel": "a"}]}'
    >>> [concept.id for concept in read_bundle(data, where="x.json").concepts]
    ['a']
    """
    part = _read_part(data, where)
    return Reading(*with_translations(part.scheme, _without_repeats([part], where)), part.notes)


def read_bundle_folder(files: Sequence[tuple[str, bytes]]) -> Reading:
    """Return the bundle that several files state together. `files` are pairs of a file's name and its bytes.

    Every file is a whole bundle, and all have the same `id`, `language` and `extends`. Title, description, version,
    license, attribution and iri are those of the first file. The lists of all files are joined in order. What several
    files list in the same words counts once; of a document that they describe differently, the last description counts.

    Raises InvalidVocabularyError as `read_bundle` does, and also if two files have another `id`, `language` or
    `extends`, or describe a facet, a relation type or a concept of the same id differently. The error names the files.
    """
    return join_parts([(where, read_bundle(data, where=where)) for where, data in files])


def join_parts(readings: Sequence[tuple[str, Reading]]) -> Reading:
    """Return the one bundle of parts that have been read: pairs of a file's name and what the file states.

    Raises InvalidVocabularyError as `read_bundle_folder` does.
    """
    if not readings:
        raise InvalidVocabularyError("there is no file of this bundle")
    parts = [_Part(where, reading.scheme, reading.concepts, reading.notes) for where, reading in readings]
    for part in parts[1:]:
        _require_same_bundle(parts[0], part)
    concepts = _without_repeats(parts, str(Path(parts[0].where).parent))
    notes = join_notes([(Path(part.where).name, part.notes) for part in parts], _NOTES)
    return Reading(*with_translations(_join_schemes(parts), concepts), notes)


class _Part(NamedTuple):
    """What one file states. `where` is its name."""

    where: str
    scheme: Scheme
    concepts: Sequence[Concept]
    notes: tuple[Note, ...]


def _join_schemes(parts: Sequence[_Part]) -> Scheme:
    """Return what the files say of their bundle: the texts of the first, and the lists of all."""
    return parts[0].scheme._replace(
        documents=tuple({document.id: document for part in parts for document in part.scheme.documents}.values()),
        facets=_join("facet", ((part.where, part.scheme.facets) for part in parts)),
        name_stems=tuple(dict.fromkeys(stem for part in parts for stem in part.scheme.name_stems)),
        relation_types=_join("relation type", ((part.where, part.scheme.relation_types) for part in parts)),
        translations=tuple(each for part in parts for each in part.scheme.translations),
    )


def _read_part(data: bytes, where: str) -> _Part:
    changes = Changes()
    whole = parse_json(data, where, make=object_maker(changes))
    if not isinstance(whole, dict) or not isinstance(whole.get("concepts"), list):
        raise InvalidVocabularyError(
            "this JSON is not a terminology bundle: it has no list “concepts”",
            where=where,
            hint="A bundle is an object with id, title, language and concepts; `immuno validate FILE` says more.",
        )
    try:
        scheme = load_scheme(whole)
        concepts = [_load_concept_at(number, item) for number, item in enumerate(whole["concepts"])]
    except InvalidVocabularyError as error:
        raise InvalidVocabularyError(error.message, where=f"{where}: {error.where}", hint=error.hint) from None
    for path in iter_unknown_keys(whole):
        changes.add("unknown-key", text=_place_by_id(path, whole["concepts"]))
    return _Part(where, scheme, concepts, changes.notes(_NOTES))


def _place_by_id(path: JsonPath, concepts: Sequence[Any]) -> str:
    """Return a path as people write it, a concept by its id: `fever: scopeNote[0].tune`."""
    match path:
        case ("concepts", int(number), *rest):
            return f"{concepts[number]['id']}: {place_text(tuple(rest))}"
    return place_text(path)


def _load_concept_at(number: int, item: object) -> Concept:
    where = f"concepts[{number}]"
    concept = load_concept(json_object(item, where), where)
    if not concept.pref_label and not concept.deprecated:
        raise InvalidVocabularyError("“prefLabel” is missing", where=f"{where} ({concept.id})")
    return concept


def _require_same_bundle(first: _Part, other: _Part) -> None:
    """Raise InvalidVocabularyError if two files do not belong to one bundle."""
    for key in ("id", "language", "extends"):
        expected, stated = getattr(first.scheme, key), getattr(other.scheme, key)
        if stated != expected:
            said = f"“{key}” is “{stated}”" if stated is not None else f"“{key}” is missing"
            wanted = f"it is “{expected}”" if expected is not None else "there is none"
            raise InvalidVocabularyError(
                f"{said}, but {wanted} in {first.where}",
                where=other.where,
                hint="All files of one bundle have the same id, language and extends.",
            )


def _join(name: str, lists: Iterable[tuple[str, Sequence[Identified]]]) -> tuple[Identified, ...]:
    """Return the items of all files, those that are repeated once. `lists` pairs a file's name with its items.

    Raises InvalidVocabularyError if two files describe an item of the same id differently.
    """
    found: dict[str, tuple[str, Identified]] = {}
    for where, items in lists:
        for item in items:
            earlier, known = found.setdefault(item.id, (where, item))
            if known != item:
                raise InvalidVocabularyError(
                    f"the {name} “{item.id}” is described twice, differently: here and in {earlier}",
                    where=where,
                    hint=f"Describe each {name} in one of the files, or in all of them in the same words.",
                )
    return tuple(item for _, item in found.values())


def _without_repeats(parts: Sequence[_Part], where: str) -> list[Concept]:
    """Return the concepts of all parts, exact repeats left out.

    Raises InvalidVocabularyError if two concepts have the same id and differ; `where` is the bundle's file or folder.
    """
    found: dict[str, tuple[Concept, str]] = {}
    for part in parts:
        file = f"{Path(part.where).name}: " if len(parts) > 1 else ""
        for number, concept in enumerate(part.concepts):
            place = f"{file}concepts[{number}]"
            known, earlier = found.setdefault(concept.id, (concept, place))
            if known != concept:
                message = f"the id “{concept.id}” stands twice, at {earlier} and {place}"
                raise InvalidVocabularyError(message, where=where)
    return [concept for concept, _ in found.values()]
