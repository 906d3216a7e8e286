"""Glossaries that Moodle exports in XML: entries with definitions, aliases and categories."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from immuno_cli.formats.glossaries.entries import Cell, Entry, with_title
from immuno_cli.formats.glossaries.xml_entries import note_unread, parse_xml, read_xml_entries
from immuno_cli.formats.reading import NO_OPTIONS, Changes, Progress, Reading, TableOptions, no_progress
from immuno_cli.formats.tables.markup import shown_text

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_READ: Final = frozenset({"CONCEPT", "DEFINITION", "ALIASES", "CATEGORIES"})
_SETTINGS: Final = frozenset({"FORMAT", "USEDYNALINK", "CASESENSITIVE", "FULLMATCH", "TEACHERENTRY"})
"""How an entry is shown. No vocabulary needs it."""


def read_moodle(
    data: bytes,
    *,
    name: str,
    language: str = "",
    options: TableOptions = NO_OPTIONS,
    progress: Progress = no_progress,
) -> Reading:
    """Return the vocabulary of a glossary of Moodle. Raises InvalidVocabularyError if it is not XML, or has no terms.

    >>> entry = b"<ENTRY><CONCEPT>serum</CONCEPT><DEFINITION>Blood without cells.</DEFINITION></ENTRY>"
    >>> read_moodle(b"<GLOSSARY>" + entry + b"</GLOSSARY>", name="x").concepts[0].pref_label
    'serum'
    """
    root = parse_xml(data, name)
    changes = Changes()
    entries = [_entry(number, element, changes) for number, element in enumerate(root.iter("ENTRY"), 1)]
    del options  # the names of what it holds are always the same
    what = "glossary of Moodle"
    reading = read_xml_entries(entries, changes, what, name=name, language=language, progress=progress)
    title, description = (shown_text(root.findtext(path) or "").strip() for path in ("INFO/NAME", "INFO/INTRO"))
    scheme = reading.scheme._replace(description=description or None)
    return with_title(reading._replace(scheme=scheme), title)


def _entry(number: int, element: "Element", changes: Changes) -> Entry:
    cells: dict[str, Cell] = {
        "term": shown_text(element.findtext("CONCEPT") or "").strip(),
        "definition": [shown_text(element.findtext("DEFINITION") or "")],
        "synonyms": list(_texts(element, "ALIASES/ALIAS/NAME")),
        "categories": list(_texts(element, "CATEGORIES/CATEGORY/NAME")),
    }
    for child in element:
        if child.tag not in _READ | _SETTINGS and "".join(child.itertext()).strip():
            note_unread(changes, number, child.tag)
    return Entry(number, cells)


def _texts(element: "Element", path: str) -> Iterator[str]:
    for child in element.iterfind(path):
        if child.text and child.text.strip():
            yield shown_text(child.text).strip()
