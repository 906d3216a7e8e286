"""Glossaries that Moodle exports in XML: entries with definitions, aliases and categories."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from immuno_cli.formats.glossaries.entries import Cell, Entry, no_entries, read_entries, with_title, without_lines
from immuno_cli.formats.glossaries.tbx import NOTES, parse_xml
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
    if not entries:
        raise no_entries("glossary of Moodle")
    del options  # the names of what it holds are always the same
    reading = read_entries(entries, name=name, language=language, changes=changes, progress=progress)
    title, description = (shown_text(root.findtext(path) or "").strip() for path in ("INFO/NAME", "INFO/INTRO"))
    scheme = reading.scheme._replace(description=description or None)
    notes = reading.notes + changes.notes(NOTES)
    return with_title(without_lines(reading._replace(scheme=scheme, notes=notes)), title)


def _entry(number: int, element: "Element", changes: Changes) -> Entry:
    cells: dict[str, Cell] = {
        "term": shown_text(element.findtext("CONCEPT") or "").strip(),
        "definition": [shown_text(element.findtext("DEFINITION") or "")],
        "synonyms": list(_texts(element, "ALIASES/ALIAS/NAME")),
        "categories": list(_texts(element, "CATEGORIES/CATEGORY/NAME")),
    }
    for child in element:
        if child.tag not in _READ | _SETTINGS and "".join(child.itertext()).strip():
            changes.add("unread-data", number, child.tag)
    return Entry(number, cells)


def _texts(element: "Element", path: str) -> Iterator[str]:
    for child in element.iterfind(path):
        if child.text and child.text.strip():
            yield shown_text(child.text).strip()
