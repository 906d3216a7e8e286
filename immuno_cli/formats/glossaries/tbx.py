"""Glossaries in TBX (ISO 30042) and MultiTerm, as far as the core of TBX goes: definitions, and terms by language.

In each language, the first term that is not admitted, deprecated or superseded is the preferred label. Data of other
kinds are counted and left out.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from immuno_cli.formats.glossaries.entries import Cell, Entry
from immuno_cli.formats.glossaries.xml_entries import note_unread, parse_xml, read_xml_entries
from immuno_cli.formats.languages import canonical, rank
from immuno_cli.formats.reading import NO_OPTIONS, Changes, Progress, Reading, TableOptions, no_progress

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_ENTRIES: Final = {"conceptEntry", "termEntry", "conceptGrp"}
_LANGUAGES: Final = {"langSec", "langSet", "languageGrp"}
_TERMS: Final = {"termSec", "tig", "ntig", "termGrp"}
_PREFERRED: Final = re.compile("preferred", re.IGNORECASE)
_NOT_PREFERRED: Final = re.compile("admitted|deprecated|superseded|obsolete", re.IGNORECASE)
_READ_AS: Final = {
    "definition": "definition",
    "context": "example",
    "example": "example",
    "subjectField": "category",
    "note": "note",
    "crossReference": "related",
    "source": "source",
    "xSource": "source",
    "externalCrossReference": "source",
}
"""Which kinds of data are read, and as what. A kind is the type of an element, or its name where it has no type."""
_OF_FILE: Final = {"language", "system", "concept", "date", "transac"}
"""Kinds of data of MultiTerm that say how the entry was made."""
_STATUSES: Final = {"administrativeStatus", "normativeAuthorization"}
"""Kinds of data that tell how much a term is preferred."""
_FRAMES: Final = {"descripGrp", "adminGrp", "transacGrp", "termNoteGrp", "termCompList", "term"}
"""Elements that hold others, and terms, which are read by themselves."""


def read_tbx(
    data: bytes,
    *,
    name: str,
    language: str = "",
    options: TableOptions = NO_OPTIONS,
    progress: Progress = no_progress,
) -> Reading:
    """Return the vocabulary that a TBX file states. Raises InvalidVocabularyError if it is not XML, or has no terms."""
    root = parse_xml(data, name)
    concepts = [element for element in root.iter() if _local(element) in _ENTRIES]
    shown = _nearest_language(concepts, language or "en")
    changes = Changes()
    entries = [_entry(number, concept, shown, changes) for number, concept in enumerate(concepts, 1)]
    del options  # the names of what it holds are those of the standard
    return read_xml_entries(entries, changes, "TBX", name=name, language=shown, progress=progress)


def _local(element: "Element") -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(element: "Element") -> str:
    return " ".join("".join(element.itertext()).split())


def _nearest_language(concepts: Sequence["Element"], language: str) -> str:
    """Return the language of terms that is nearest to the chosen one."""
    told = dict.fromkeys(_language(section) for concept in concepts for section in _sections(concept))
    return min(told, key=lambda tag: rank(tag.lower(), language.lower()), default=language) or language


def _language(section: "Element") -> str:
    """Return the language of a section. MultiTerm has it in an element of its own."""
    inner = next((child for child in section if _local(child) == "language"), None)
    return section.get(_LANGUAGE, "") or (inner.get("lang", "") if inner is not None else "")


def _sections(concept: "Element") -> list["Element"]:
    return [child for child in concept if _local(child) in _LANGUAGES]


def _entry(number: int, concept: "Element", language: str, changes: Changes) -> Entry:
    """Return the entry of a concept. What is said in a language stands under a name with its tag: `term@de`."""
    cells: dict[str, list[str]] = {}
    for child in concept:
        if _local(child) not in _LANGUAGES:
            _add_data(cells, child, "", number, changes)
    for section in _sections(concept):
        marked = f"@{canonical(_language(section) or language)}"
        _add_data(cells, section, marked, number, changes)
        labels = [term for _, term in sorted(_iter_terms(section), key=lambda pair: pair[0])]
        cells.setdefault(f"term{marked}", []).extend(labels[:1])
        cells.setdefault(f"synonym{marked}", []).extend(labels[1:])
    identifier: Cell = concept.get("id", "") or next((_text(one) for one in concept if _local(one) == "concept"), "")
    return Entry(number, {"id": identifier, **cells})


def _add_data(cells: dict[str, list[str]], parent: "Element", marked: str, number: int, changes: Changes) -> None:
    """Add the texts of all data within an element, or count them. `marked` is the language that they are in."""
    for element in parent.iter():
        kind = element.get("type") or _local(element)
        text = _text(element) or element.get("target", "")
        is_frame = _local(element) in _FRAMES | _LANGUAGES | _TERMS | _OF_FILE
        if is_frame or kind in _STATUSES or not text:
            continue
        read_as = _READ_AS.get(kind) or _READ_AS.get(kind.lower(), "")
        if read_as == "related":
            cells.setdefault(read_as, []).append(element.get("target") or text)
        elif read_as == "source":
            cells.setdefault(read_as, []).append(text)
        elif read_as:
            cells.setdefault(f"{read_as}{marked}", []).append(text)
        else:
            note_unread(changes, number, f"{kind}: {text}")


def _iter_terms(section: "Element") -> Iterator[tuple[int, str]]:
    """Yield the terms of a language: a number that is smaller the more they are preferred, and the term."""
    for group in section.iter():
        if _local(group) not in _TERMS:
            continue
        notes = " ".join(_text(note) for note in group.iter() if (note.get("type") or _local(note)) in _STATUSES)
        place = 0 if _PREFERRED.search(notes) else 2 if _NOT_PREFERRED.search(notes) else 1
        for term in group.iter():
            if _local(term) == "term" and _text(term):
                yield place, _text(term)
