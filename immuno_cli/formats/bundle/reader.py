"""Reads a terminology bundle: JSON whose keys are those of SKOS wherever SKOS has one."""

from collections.abc import Sequence
from pathlib import Path

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.bundle.records import load_concept, load_scheme, parse_json
from immuno_cli.formats.reading import Reading
from immuno_cli.model import Concept


def read_bundle(data: bytes, *, where: str) -> Reading:
    """Return the vocabulary that a bundle's bytes state. `where` names the file in errors.

    Raises InvalidVocabularyError where the bytes are not UTF-8, not JSON or not of the bundle's shape, and where two
    different concepts have one id.
    """
    whole = parse_json(data, where)
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
    return Reading(scheme, _without_repeats(concepts, where))


def read_bundle_folder(files: Sequence[tuple[str, bytes]]) -> Reading:
    """Return the one bundle whose parts several files state: pairs of a file's name and its bytes.

    Every part is a whole bundle with the same id. What a bundle says of itself is taken from the first part, and the
    lists of all parts are put together; a document that several parts list counts once. Raises InvalidVocabularyError
    as `read_bundle` does, and where a part has another id.
    """
    return join_parts([(where, read_bundle(data, where=where)) for where, data in files])


def join_parts(parts: Sequence[tuple[str, Reading]]) -> Reading:
    """Return the one bundle of parts that are read already: pairs of a file's name and what it states.

    Raises InvalidVocabularyError where a part has another id, and where two different concepts have one id.
    """
    head = parts[0][1].scheme
    for where, part in parts:
        if part.scheme.id != head.id:
            raise InvalidVocabularyError(f"its id is “{part.scheme.id}”, not “{head.id}”", where=where)
    schemes = [part.scheme for _, part in parts]
    documents = {document.id: document for scheme in schemes for document in scheme.documents}
    scheme = head._replace(
        documents=tuple(documents.values()),
        facets=tuple(facet for scheme in schemes for facet in scheme.facets),
        name_stems=tuple(stem for scheme in schemes for stem in scheme.name_stems),
        relation_types=tuple(relation for scheme in schemes for relation in scheme.relation_types),
    )
    concepts = [concept for _, part in parts for concept in part.concepts]
    return Reading(scheme, _without_repeats(concepts, str(Path(parts[0][0]).parent)))


def _load_concept_at(number: int, item: object) -> Concept:
    where = f"concepts[{number}]"
    if not isinstance(item, dict):
        raise InvalidVocabularyError("this is not an object", where=where)
    concept = load_concept(item, where)
    if not concept.pref_label and not concept.deprecated:
        raise InvalidVocabularyError("“prefLabel” is missing", where=f"{where} ({concept.id})")
    return concept


def _without_repeats(concepts: Sequence[Concept], where: str) -> list[Concept]:
    """Return the concepts without exact repeats. Raises InvalidVocabularyError where an id has two concepts."""
    first: dict[str, int] = {}
    for number, concept in enumerate(concepts):
        earlier = first.setdefault(concept.id, number)
        if concepts[earlier] != concept:
            message = f"the id “{concept.id}” stands twice, at concepts[{earlier}] and concepts[{number}]"
            raise InvalidVocabularyError(message, where=where)
    return [concepts[number] for number in first.values()]
