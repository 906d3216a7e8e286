"""Glossaries in TBX (ISO 30042), as far as its core goes: concepts with definitions, and terms in several languages.

The terms of one language are read. The first that is not admitted, deprecated or superseded is the preferred label.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.entities import refuse_entities
from immuno_cli.formats.glossaries.entries import Cell, Entry, no_entries, read_entries, without_lines
from immuno_cli.formats.languages import rank
from immuno_cli.formats.reading import NO_OPTIONS, Changes, Progress, Reading, TableOptions, no_progress

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_ENTRIES: Final = {"conceptEntry", "termEntry"}
_LANGUAGES: Final = {"langSec", "langSet"}
_TERMS: Final = {"termSec", "tig", "ntig"}
_PREFERRED: Final = re.compile("preferred", re.IGNORECASE)
_NOT_PREFERRED: Final = re.compile("admitted|deprecated|superseded|obsolete", re.IGNORECASE)
_DESCRIPTIONS: Final = {
    "definition": "definition",
    "context": "example",
    "example": "example",
    "subjectField": "category",
}
"""Which types of descriptions are read, and as what."""


def read_tbx(
    data: bytes,
    *,
    name: str,
    language: str = "en",
    options: TableOptions = NO_OPTIONS,
    progress: Progress = no_progress,
) -> Reading:
    """Return the vocabulary that a TBX file states. Raises InvalidVocabularyError if it is not XML, or has no terms."""
    from xml.etree import ElementTree as ET

    refuse_entities(data, name)
    try:
        root = ET.fromstring(data)  # noqa: S314 - what could harm is refused above
    except ET.ParseError as error:
        line, column = error.position
        raise InvalidVocabularyError(f"this is not XML ({error})", where=f"line {line}, column {column}") from None
    except (LookupError, ValueError) as error:
        raise InvalidVocabularyError(f"this XML is in no known encoding ({error})") from None
    concepts = [element for element in root.iter() if _local(element) in _ENTRIES]
    shown = _nearest_language(concepts, language)
    changes = Changes()
    entries = [_entry(number, concept, shown, changes) for number, concept in enumerate(concepts, 1)]
    if not entries:
        raise no_entries("TBX")
    del options  # the names of what it holds are those of the standard
    reading = read_entries(entries, name=name, language=shown, changes=changes, progress=progress)
    return without_lines(reading)


def _local(element: "Element") -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(element: "Element") -> str:
    return " ".join("".join(element.itertext()).split())


def _nearest_language(concepts: Sequence["Element"], language: str) -> str:
    """Return the language of terms that is nearest to the chosen one."""
    told = dict.fromkeys(section.get(_LANGUAGE, "") for concept in concepts for section in _sections(concept))
    return min(told, key=lambda tag: rank(tag.lower(), language.lower()), default=language) or language


def _sections(concept: "Element") -> list["Element"]:
    return [child for child in concept if _local(child) in _LANGUAGES]


def _entry(number: int, concept: "Element", language: str, changes: Changes) -> Entry:
    cells: dict[str, list[str]] = {}
    terms: list[tuple[int, str]] = []
    _add_descriptions(cells, _outside_of_languages(concept))
    for section in _sections(concept):
        if section.get(_LANGUAGE, language) != language:
            changes.add("other-language", number, section.get(_LANGUAGE, ""))
            continue
        _add_descriptions(cells, section.iter())
        terms.extend(_iter_terms(section))
    labels = [term for _, term in sorted(terms, key=lambda pair: pair[0])]
    identifier: Cell = concept.get("id", "")
    return Entry(number, {"id": identifier, "term": labels[0] if labels else "", "synonym": labels[1:], **cells})


def _outside_of_languages(concept: "Element") -> Iterator["Element"]:
    for child in concept:
        if _local(child) not in _LANGUAGES:
            yield from child.iter()


def _add_descriptions(cells: dict[str, list[str]], elements: Iterator["Element"]) -> None:
    for element in elements:
        kind = _local(element)
        read_as = (
            _DESCRIPTIONS.get(element.get("type", "")) if kind == "descrip" else "note" if kind == "note" else None
        )
        text = _text(element)
        if read_as and text:
            cells.setdefault(read_as, []).append(text)


def _iter_terms(section: "Element") -> Iterator[tuple[int, str]]:
    """Yield the terms of a language: a number that is smaller the more they are preferred, and the term."""
    for group in section.iter():
        if _local(group) not in _TERMS:
            continue
        notes = " ".join(_text(note) for note in group.iter() if _local(note) == "termNote")
        place = 0 if _PREFERRED.search(notes) else 2 if _NOT_PREFERRED.search(notes) else 1
        for term in group.iter():
            if _local(term) == "term" and _text(term):
                yield place, _text(term)
