"""What the readers of glossaries in XML share: the tree of a file, and the vocabulary that its entries state."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.entities import with_plain_entities
from immuno_cli.formats.glossaries.entries import Entry, no_entries, read_entries, without_lines
from immuno_cli.formats.reading import Changes, Progress, Reading

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_NOTES: Final = {
    "unread-data": "piece[s] of data of a kind that is not read [was|were] left out",
    "empty-entry": "[entry|entries] with nothing but an id [was|were] left out",
}


def parse_xml(data: bytes, name: str) -> "Element":
    """Return the root element of XML. Raises InvalidVocabularyError if it is none, or could harm the parser.

    >>> parse_xml(b"<a>serum</a>", "a.xml").text
    'serum'
    """
    from xml.etree import ElementTree as ET

    plain = with_plain_entities(data, name)
    try:
        return ET.fromstring(plain)  # noqa: S314 - what could harm is refused above
    except ET.ParseError as error:
        line, column = error.position
        raise InvalidVocabularyError(f"this is not XML ({error})", where=f"line {line}, column {column}") from None
    except (LookupError, ValueError) as error:
        raise InvalidVocabularyError(f"the encoding of this XML is unknown ({error})") from None


def note_unread(changes: Changes, number: int, text: str) -> None:
    """Count a piece of data of a kind that is not read, in the entry with this number."""
    changes.add("unread-data", number, text)


def read_xml_entries(
    entries: Sequence[Entry], changes: Changes, what: str, *, name: str, language: str, progress: Progress
) -> Reading:
    """Return the vocabulary that the entries of a file state, with notes of what is not read.

    `what` names such a file. Raises InvalidVocabularyError if there are no entries.
    """
    stated = []
    for entry in entries:
        if any(cell for key, cell in entry.cells.items() if key != "id"):
            stated.append(entry)
        else:
            changes.add("empty-entry", entry.line, str(entry.cells.get("id", "")))
    if not stated:
        raise no_entries(what)
    reading = read_entries(stated, name=name, language=language, changes=changes, progress=progress)
    return without_lines(reading._replace(notes=reading.notes + changes.notes(_NOTES)))
