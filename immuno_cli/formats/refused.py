"""Files of formats that are not read: what each is, and how its vocabulary can be had all the same."""

import re
from typing import Final

from immuno_cli.errors import InvalidVocabularyError

KNOWN: Final = (
    "Known are bundles, OBO, OBO Graphs JSON, SKOS and OWL (Turtle, RDF/XML, N-Triples, JSON-LD), tables with a header"
    " (CSV, Excel, OpenDocument), and glossaries in JSON, Markdown and TBX."
)
ZIP: Final = b"PK\x03\x04"
"""How a zip archive begins."""

_UNPACK: Final = "Unpack it, and name the vocabulary in it."
_SAVE_AS: Final = "Save its terms as a table: CSV, Excel or OpenDocument."
_ROBOT: Final = "ROBOT converts it: robot convert --input FILE --output FILE.owl"
_OTHER_FILES: Final[tuple[tuple[bytes, str, str], ...]] = (
    (b"BZh", "packed with bzip2", "Unpack it: bunzip2 FILE"),
    (b"\xfd7zXZ\x00", "packed with xz", "Unpack it: unxz FILE"),
    (b"\x28\xb5\x2f\xfd", "packed with zstd", "Unpack it: unzstd FILE"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"Rar!", "a RAR archive", _UNPACK),
    (b"%PDF", "a PDF document", "`immuno annotate` finds known terms in it."),
    (b"SQLite format 3\x00", "an SQLite database", "Export a table of it: sqlite3 -csv -header FILE 'SELECT …'"),
    (b"\x89PNG", "an image", ""),
    (b"\xff\xd8\xff", "an image", ""),
    (b"GIF8", "an image", ""),
    (b"II*\x00", "an image", ""),
    (b"MM\x00*", "an image", ""),
    (b"RIFF", "an image, a sound or a film", ""),
    (b"{\\rtf", "a text in RTF", _SAVE_AS),
    (b"PAR1", "a Parquet file", _SAVE_AS),
)
"""How files begin that are no text, what they are, and what to do."""
_ZIPPED: Final = (
    (b"word/", "a Word document", _SAVE_AS),
    (b"ppt/", "a PowerPoint presentation", _SAVE_AS),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument text or drawing", _SAVE_AS),
    (b"mimetypeapplication/epub", "an e-book", _SAVE_AS),
    (b"", "a zip archive", _UNPACK),
)
"""What the names in a zip archive tell."""
_BEFORE_ROOT: Final = r"(?:<\?[^>]*+>\s*+|<!--(?:(?!-->).)*+-->\s*+|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\])?>\s*+)*+"
_OWL_XML: Final = rf"{_BEFORE_ROOT}<Ontology\b[^>]*owl#"
_XML_ROOT: Final = re.compile(rf"{_BEFORE_ROOT}<(?P<root>[\w:.-]{{1,60}})[\s/>]", re.DOTALL)
_YAML: Final = (
    r"%YAML|(?:---\s*\n)?(?:- )?[\w\"' -]{1,60}:(?:[ ]\S[^\n]*)?\n"  # a key with or without a value, then
    r"(?:\s*- |[ ]+\S|[\w\"' -]{1,60}:(?:\s|$))"  # a list, something indented, or the next key
)
_OTHER_TEXTS: Final = (
    (re.compile(r"<!doctype html|<html", re.IGNORECASE), "a web page", "Save the data that it shows, not the page."),
    (re.compile(r"(?:Prefix|Ontology)\s*\("), "OWL in functional syntax", _ROBOT),
    (re.compile(r"(?:Prefix|Ontology):\s"), "OWL in Manchester syntax", _ROBOT),
    (re.compile(_OWL_XML, re.DOTALL), "OWL/XML", _ROBOT),
    (re.compile(_YAML), "YAML", "Convert it to JSON: yq -o=json FILE > FILE.json"),
)
"""How texts of other formats begin, what they are, and what to do."""


def refuse_other_files(head: bytes, where: str) -> None:
    """Raise InvalidVocabularyError if the first bytes tell a format that is no text.

    >>> refuse_other_files(b"%PDF-1.7", "terms.pdf")
    Traceback (most recent call last):
    immuno_cli.errors.InvalidVocabularyError: terms.pdf: this file is a PDF document, not a vocabulary
    """
    known = _OTHER_FILES
    if head.startswith(ZIP):
        known = tuple((ZIP, what, hint) for name, what, hint in _ZIPPED if name in head)
    for start, what, hint in known:
        if head.startswith(start):
            raise InvalidVocabularyError(f"this file is {what}, not a vocabulary", where=where, hint=hint or KNOWN)


def no_vocabulary(text: str, where: str) -> InvalidVocabularyError:
    """Return the error that a text is of no known format. It says which other format it is.

    >>> no_vocabulary("Ontology: <http://example.org/x>", "x.omn").message
    'this is OWL in Manchester syntax, which is not read'
    """
    for pattern, what, hint in _OTHER_TEXTS:
        if pattern.match(text):
            return InvalidVocabularyError(f"this is {what}, which is not read", where=where, hint=hint)
    root = _XML_ROOT.match(text)
    if root:
        return InvalidVocabularyError(f"this is XML of another kind: <{root['root']}>", where=where, hint=_SAVE_AS)
    return InvalidVocabularyError("this is no vocabulary of a format that is known here", where=where, hint=KNOWN)


def json_lines(where: str) -> InvalidVocabularyError:
    """Return the error that a file has a JSON value on each line."""
    hint = "Convert it to a list: jq -s . FILE > FILE.json. `immuno annotate` reads texts in JSON Lines."
    return InvalidVocabularyError("this is JSON Lines, which is not read as a vocabulary", where=where, hint=hint)
