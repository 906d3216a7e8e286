"""Glossaries in HTML: definition lists (`<dl>`), tables with a known header, or terms to be opened (`<details>`).

What stands outside of them is counted.
"""

import re
from collections.abc import Sequence
from itertools import chain
from typing import Final

from immuno_cli.errors import ImmunoError, InvalidVocabularyError
from immuno_cli.formats.glossaries.entries import Entry, header_of, read_entries, rows_of, with_title
from immuno_cli.formats.glossaries.html.cards import FEWEST
from immuno_cli.formats.glossaries.html.page import Page, read_page
from immuno_cli.formats.glossaries.html.pieces import joined
from immuno_cli.formats.languages import UNDETERMINED, canonical
from immuno_cli.formats.reading import NO_OPTIONS, Changes, Progress, Reading, TableOptions, no_progress
from immuno_cli.formats.tables.columns_by_cells import length_of_texts
from immuno_cli.formats.tables.decoding import Decoded, decode
from immuno_cli.formats.tables.unread.unknown_headers import unknown_header
from immuno_cli.formats.unread.refusing import no_vocabulary, page_below_front

_CHARSET: Final = re.compile(
    rb"<(?:\?xml\b[^<>]{0,200}?encoding|meta[^<>]{0,200}?charset)\s*=\s*[\"']?([\w.-]{1,40})", re.IGNORECASE
)
_LANGUAGE: Final = re.compile(r"<(?:html|body)\b[^<>]{0,1000}?\s(?:xml:)?lang\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE)
"""How a page declares its language."""
_MEANT: Final = dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"), "windows-1252")
"""What pages mean by an encoding that they declare (https://encoding.spec.whatwg.org/#names-and-labels)."""
_HEAD: Final = 4096
_LEAST: Final = 2
"""Entries from which on a page is taken for a glossary."""
_MANY_MORE: Final = 5
"""Headings and texts for each entry of a list or a table from which on that is no glossary, but stands beside one."""
_MOST_SHOWN: Final = 2
_SHOWN_END: Final = 60
"""Characters that are shown of the end of a file that is cut."""
_DIGIT: Final = re.compile(r"\d")
_NO_UNIT: Final = re.compile(r"(?<![^\W\d_])(?!(?:euros?|dollars?)\b)[^\W\d_]{4}", re.IGNORECASE)
"""The beginning of a word that is neither a unit of measure nor a currency."""

NOTES: Final = {
    "outside": "paragraph[s] outside of the entries [was|were] left out",
    "cut": "page[s] [ends|end] inside a list or a table: the file may be cut short",
}


def read_html(
    data: bytes,
    *,
    name: str,
    language: str = "",
    options: TableOptions = NO_OPTIONS,
    progress: Progress = no_progress,
) -> Reading:
    """Return the vocabulary that the lists or the tables of a web page state.

    Raises InvalidVocabularyError if it has none with terms and definitions.

    >>> page = b"<dl><dt>serum<dd>Blood without cells.<dt>plasma<dd>Blood with clotting.</dl>"
    >>> [concept.pref_label for concept in read_html(page, name="x").concepts]
    ['serum', 'plasma']
    """
    decoded = _decoded(data, options.encoding)
    page = read_page(decoded.text)
    entries = _entries_in(page, options)
    if len(entries) < _LEAST:
        raise _refusal(page, page_below_front(decoded.text.lstrip()), options, name)
    if not options.columns and _is_beside(page, entries):
        raise _terms_in_headings(page)
    changes = Changes()
    for line, text in page.outside:
        changes.add("outside", line, text)
    _note_other_summaries(page, entries, changes)
    _note_unread(page, entries, changes)
    if page.is_cut:
        changes.add("cut", decoded.text.count("\n") + 1, decoded.text[-_SHOWN_END:].strip())
    wanted = language or _declared_language(decoded.text)
    reading = read_entries(entries, name=name, language=wanted, options=options, progress=progress)
    return with_title(reading, page.title)._replace(notes=(*decoded.notes, *changes.notes(NOTES), *reading.notes))


def _entries_in(page: Page, options: TableOptions) -> list[Entry]:
    """Return the entries of a table or of the lists, or the tables that describe one term each if these are more."""
    cards = [table.card for table in page.tables if table.card]
    has_cards = len(cards) >= FEWEST
    others = [table.entries for table in page.tables if not (has_cards and table.card)]
    in_tables = list(chain.from_iterable(table for table in others if _says_something(table, options)))
    listed = [] if _are_measures(page.listed) else page.listed
    opened = page.opened if _are_terms(page.opened) else []
    found = max(in_tables, listed, opened, key=len)
    return cards if has_cards and len(cards) > len(found) else found


def _are_terms(opened: Sequence[Entry]) -> bool:
    """Return whether what is opened is named by terms, and not by questions, or by a button such as “Show answer”.

    Most of them have a definition.
    """
    names = [str(entry.cells["term"]) for entry in opened]
    questions = sum(name.endswith(("?", "？")) for name in names)
    defined = sum(bool(entry.cells["definition"]) for entry in opened)
    return len(names) >= FEWEST and 2 * max(questions, len(names) - defined) < len(names) < 2 * len(set(names))


def _are_measures(entries: Sequence[Entry]) -> bool:
    """Return whether most definitions are prices or other figures: a menu is no glossary."""
    texts = [joined(definition) for entry in entries if (definition := entry.cells.get("definition", ""))]
    figures = [text for text in texts if _DIGIT.search(text) and not _NO_UNIT.search(text)]
    return 2 * len(figures) > len(texts)


def _says_something(table: Sequence[Entry], options: TableOptions) -> bool:
    """Return whether a table has terms and something that is said of them. A list of names and telephones has not."""
    header = header_of(table, options)
    if header is None:
        return False
    unknown = [column.name for column in header.columns if not column.target]
    if options.columns or len(header.columns) - len(unknown) > 1:
        return True
    return any(length_of_texts([str(entry.cells.get(name, "")) for entry in table]) for name in unknown)


def _decoded(data: bytes, encoding: str) -> Decoded:
    """Return the text of a page in the encoding that is named, in UTF-8, in the one that the page declares, or a guess.

    A declaration that is wrong is passed over.
    """
    found = _CHARSET.search(data[:_HEAD])
    declared = found[1].decode().lower() if found else ""
    if encoding or not declared or declared.startswith("utf") or _is_utf_8(data):
        return decode(data, encoding)
    try:
        return decode(data, _MEANT.get(declared, declared))
    except ImmunoError:
        return decode(data)


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _declared_language(text: str) -> str:
    """Return the tag of the language that a page declares, "" if it declares none."""
    found = _LANGUAGE.search(text[:_HEAD])
    tag = canonical(found[1]) if found else UNDETERMINED
    return "" if tag == UNDETERMINED else tag


def _refusal(page: Page, text: str, options: TableOptions, name: str) -> InvalidVocabularyError:
    """Return the error that a page has no terms. The columns of its only table are named: they can be mapped."""
    tables = [rows for rows, _ in page.tables if len(rows) >= _LEAST and len(rows[0].cells) > 1]
    if len(tables) == 1 and header_of(tables[0], options) is None:
        return unknown_header(list(tables[0][0].cells), options, "", rows_of(tables[0]))
    return no_vocabulary(text, name)


def _is_beside(page: Page, entries: Sequence[Entry]) -> bool:
    """Return whether a list or a table stands beside the entries of a page: there are many more headings and texts."""
    return min(len(page.headings), len(page.outside)) > _MANY_MORE * len(entries)


def _terms_in_headings(page: Page) -> InvalidVocabularyError:
    words = [text for text in page.headings if len(text) > 1]
    shown = ", ".join(f"“{text}”" for text in words[:_MOST_SHOWN])
    return InvalidVocabularyError(
        f"this is a web page whose terms seem to be its headings ({shown} …), which are not read",
        hint="Convert it, and they are read: pandoc -f html -t markdown FILE -o FILE.md. If the terms are those of its"
        " list or its table, say so: immuno vocabulary add FILE --column term=prefLabel",
    )


def _note_other_summaries(page: Page, entries: Sequence[Entry], changes: Changes) -> None:
    """Note what opens no definition where other parts do. A letter is that of an index."""
    if entries is page.opened:
        for line, text in page.summaries:
            if len(text) > 1:
                changes.add("outside", line, text)


def _note_unread(page: Page, entries: Sequence[Entry], changes: Changes) -> None:
    """Note the entries of lists and tables that are not read, as those of another form are."""
    read = set(map(id, entries))
    tables = (table.entries for table in page.tables if id(table.card) not in read)
    for entry in chain(page.listed, page.opened, *tables):
        if id(entry) not in read:
            texts = (cell if isinstance(cell, str) else joined(cell) for cell in entry.cells.values())
            changes.add("outside", entry.line, joined([*texts, entry.beyond]))
