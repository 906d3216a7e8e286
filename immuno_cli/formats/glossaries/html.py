"""Glossaries in HTML: the definition lists of a page (`<dl>`), or its tables with a known header.

What stands outside of them is counted.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from string import ascii_uppercase
from typing import Final, NamedTuple

from immuno_cli.errors import ImmunoError, InvalidVocabularyError
from immuno_cli.formats.glossaries.entries import Entry, header_of, read_entries, row_entry, rows_of, with_title
from immuno_cli.formats.glossaries.html_cards import FEWEST, card_of
from immuno_cli.formats.glossaries.html_pieces import Piece, iter_pieces
from immuno_cli.formats.languages import UNDETERMINED, canonical
from immuno_cli.formats.reading import NO_OPTIONS, Changes, Progress, Reading, TableOptions, no_progress
from immuno_cli.formats.tables.arrangements.side_by_side import Blocks, find_blocks
from immuno_cli.formats.tables.arrangements.sideways import upright
from immuno_cli.formats.tables.columns_by_cells import length_of_texts
from immuno_cli.formats.tables.decoding import Decoded, decode
from immuno_cli.formats.tables.unknown_headers import unknown_header
from immuno_cli.formats.unread.refusing import no_vocabulary

_WIDEST: Final = 20
"""Columns at most in which a cell may span several rows or columns."""
_LONGEST_HEADING: Final = 300
_PARTS: Final = frozenset({"dl", "table"})
_HEADING: Final = re.compile("h[1-6]")
_CHARSET: Final = re.compile(
    rb"<(?:\?xml\b[^<>]{0,200}?encoding|meta[^<>]{0,200}?charset)\s*=\s*[\"']?([\w.-]{1,40})", re.IGNORECASE
)
_LANGUAGE: Final = re.compile(r"<(?:html|body)\b[^<>]{0,1000}?\s(?:xml:)?lang\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE)
"""How a page declares its language."""
_MEANT: Final = dict.fromkeys(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"), "windows-1252")
"""What pages mean by an encoding that they declare (https://encoding.spec.whatwg.org/#names-and-labels)."""
_HEAD: Final = 4096
_DEEPEST: Final = 8
"""Tables within tables to which a text is added that stands in the innermost."""
_LEAST: Final = 2
"""Entries from which on a page is taken for a glossary."""
_LEAST_WORDS: Final = 3
"""Words of a text that is counted where it is left out. Fewer are a button, or a letter of an index."""

_WHOLE_PAGE: Final = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
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
    page = _read_page(decoded.text)
    entries = _entries_in(page, options)
    if len(entries) < _LEAST:
        raise _refusal(page, decoded.text.lstrip(), options, name)
    changes = Changes()
    for line, text in page.outside:
        changes.add("outside", line, text)
    _note_unread(page, entries, changes)
    if page.is_cut:
        changes.add("cut", decoded.text.count("\n") + 1, decoded.text[-_SHOWN_END:].strip())
    wanted = language or _declared_language(decoded.text)
    reading = read_entries(entries, name=name, language=wanted, options=options, progress=progress)
    return with_title(reading, page.title)._replace(notes=(*decoded.notes, *changes.notes(NOTES), *reading.notes))


def _entries_in(page: "_Page", options: TableOptions) -> list[Entry]:
    """Return the entries of a table or of the lists, or the tables that describe one term each if these are more."""
    cards = [table.card for table in page.tables if table.card]
    others = [table.entries for table in page.tables if len(cards) < FEWEST or not table.card]
    listed = [] if _are_measures(page.listed) else page.listed
    found = max([entry for table in others if _says_something(table, options) for entry in table], listed, key=len)
    return cards if len(cards) >= FEWEST and len(cards) > len(found) else found


def _are_measures(entries: Sequence[Entry]) -> bool:
    """Return whether most definitions are prices or other figures: a menu is no glossary."""
    texts = [_joined(definition) for entry in entries if (definition := entry.cells.get("definition", ""))]
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


_Text = list[str]
"""The pieces of a text."""


class _Cell(NamedTuple):
    """A cell of a table, and how many columns and rows it spans."""

    text: _Text
    width: int = 1
    height: int = 1


_Rows = list[tuple[int, list[_Cell]]]
"""The rows of a table: the line and the cells of each."""


class _Table(NamedTuple):
    """A table: its rows as entries, and all of it as one where it describes a single term."""

    entries: list[Entry]
    card: Entry | None


@dataclass(slots=True)
class _Page:
    """What a page holds: its title, the entries of its lists and tables, and the paragraphs outside of these."""

    title: str = ""
    listed: list[Entry] = field(default_factory=list)
    tables: list[_Table] = field(default_factory=list)
    outside: list[tuple[int, str]] = field(default_factory=list)
    is_cut: bool = False
    """Whether it ends inside a list or a table."""


def _refusal(page: _Page, text: str, options: TableOptions, name: str) -> InvalidVocabularyError:
    """Return the error that a page has no terms. The columns of its only table are named: they can be mapped."""
    tables = [rows for rows, _ in page.tables if len(rows) >= _LEAST and len(rows[0].cells) > 1]
    if len(tables) == 1 and header_of(tables[0], options) is None:
        return unknown_header(list(tables[0][0].cells), options, "", rows_of(tables[0]))
    return no_vocabulary(text, name)


def _read_page(text: str) -> _Page:
    page = _Page()
    depth = 0
    part: list[Piece] = []
    for piece in iter_pieces(text):
        is_begin = piece.tag in _PARTS
        is_end = piece.tag.removeprefix("/") in _PARTS and not is_begin
        depth = max(0, depth + is_begin - is_end)
        if depth or is_end:
            part.append(piece)
        else:
            _read_outside(page, piece)
        if part and not depth:
            _read_part(page, part)
            part = []
    _read_part(page, part)
    page.is_cut = depth > 0 and _is_page_without_end(text)
    return page


def _is_page_without_end(text: str) -> bool:
    """Return whether a whole page, and not a part of one, ends before it should."""
    return _WHOLE_PAGE.search(text[:_HEAD]) is not None and "</html" not in text[-_HEAD:].lower()


def _read_outside(page: _Page, piece: Piece) -> None:
    """Read the title, or note a paragraph."""
    if piece.tag == "h1" and piece.text:
        page.title = piece.text
    elif piece.tag == "title":
        page.title = page.title or piece.text
    elif not _HEADING.fullmatch(piece.tag):
        _add_outside(page, piece)


def _add_outside(page: _Page, piece: Piece) -> None:
    if len(piece.text.split()) >= _LEAST_WORDS:
        page.outside.append((piece.line, piece.text))


def _read_part(page: _Page, part: Sequence[Piece]) -> None:
    """Read a list or a table. Text behind its end is outside."""
    page.listed.extend(_iter_listed(part))
    _read_tables(page, part)
    for piece in _iter_loose(part[:-1]):
        _add_outside(page, piece)
    if part and part[-1].tag.removeprefix("/") in _PARTS:
        _add_outside(page, part[-1])


def _iter_listed(part: Sequence[Piece]) -> Iterator[Entry]:
    """Yield the entries of a definition list. Several terms may have one definition, and a term several."""
    terms: list[_Text] = []
    definitions: list[_Text] = []
    line = 0
    text: _Text | None = None
    for piece in part:
        if piece.tag == "dt" and definitions:
            yield from _listed(line, terms, definitions)
            terms, definitions = [], []
        if piece.tag in {"dt", "dd"}:
            line = line if terms else piece.line
            text = [piece.text]
            (terms if piece.tag == "dt" else definitions).append(text)
        elif piece.tag in {"/dt", "/dd", "/dl", "td", "th"}:
            text = None
        elif text is not None:
            text.append(piece.text)
    yield from _listed(line, terms, definitions)


def _iter_loose(part: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the texts in a list that stand beside its terms and definitions, and those above the rows of a table."""
    tables = 0
    is_read = False
    for piece in part:
        tables = max(0, tables + (piece.tag == "table") - (piece.tag == "/table"))
        if piece.tag in {"dt", "dd", "td", "th"}:
            is_read = True
        elif piece.tag in {"/dt", "/dd", "/dl", "dl", "/table"}:
            is_read = False
        if not is_read and (not tables or piece.tag == "table"):
            yield piece


def _listed(line: int, terms: Sequence[_Text], definitions: Sequence[_Text]) -> Iterator[Entry]:
    labels = list(filter(None, map(_joined, terms)))
    texts = list(filter(None, map(_joined, definitions)))
    if labels or texts:
        synonyms = {"synonyms": labels[1:]} if labels[1:] else {}
        yield Entry(line, {"term": "".join(labels[:1]), "definition": texts, **synonyms})


def _joined(text: Iterable[str]) -> str:
    return " ".join(filter(None, text))


def _read_tables(page: _Page, part: Sequence[Piece]) -> None:
    """Read the rows of a table, and before them those of the tables within it, whose text is in its cells, too."""
    open_tables: list[_Rows] = []
    for piece in part:
        if piece.tag == "table":
            _add_text(open_tables[-_DEEPEST:], piece.text)
            open_tables.append([])
        elif piece.tag == "/table" and open_tables:
            page.tables.append(_table_of(page, open_tables.pop()))
            _add_text(open_tables[-_DEEPEST:], piece.text)
        elif open_tables:
            _add_piece(open_tables[-_DEEPEST:], piece)
    for rows in reversed(open_tables):
        page.tables.append(_table_of(page, rows))


def _add_piece(open_tables: Sequence[_Rows], piece: Piece) -> None:
    """Add a row, a cell or a text to the innermost table, and the text to the cells that are open in the others."""
    rows = open_tables[-1]
    is_cell = piece.tag in {"td", "th"}
    if piece.tag == "tr":
        rows.append((piece.line, []))
    _add_text(open_tables[:-1] if is_cell else open_tables, piece.text)
    if is_cell:
        _add_cell(rows, piece)


def _add_text(open_tables: Iterable[_Rows], text: str) -> None:
    """Add a text to the cells that are open."""
    for rows in open_tables:
        if text and rows and rows[-1][1]:
            rows[-1][1][-1].text.append(text)


def _add_cell(rows: _Rows, piece: Piece) -> None:
    if not rows:
        rows.append((piece.line, []))
    rows[-1][1].append(_Cell([piece.text], piece.col, piece.row))


def _table_of(page: _Page, rows: _Rows) -> _Table:
    """Return a table with its rows below its first one, which has the names of the columns. Headings are outside."""
    grid = _without_edges([(line, cells) for line, cells in _iter_grid(page, rows) if any(cells)])
    filled = _upright(grid)
    names = filled[0][1] if filled else []
    blocks = find_blocks(names) or Blocks(len(names), (0,))
    of_one = blocks.of_one(names)
    parts = ((line, part) for line, cells in filled[1:] for part in blocks.iter_parts(cells, len(names)))
    return _Table([row_entry(line, of_one, cells) for line, cells in parts], card_of(grid))


def _upright(rows: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """Return the rows of a table that lies on its side as those of one that stands, and others as they are."""
    cells = upright([cells for _, cells in rows])
    return rows if cells is None else [(rows[0][0], row) for row in cells]


def _without_edges(rows: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """Return rows without the letters above and the numbers beside the cells of a spreadsheet."""
    letters = [cell for cell in rows[0][1] if cell] if rows else []
    has_letters = bool(letters) and letters == list(ascii_uppercase[: len(letters)]) and not rows[0][1][0]
    if not has_letters or not all(cells[0].isdecimal() for _, cells in rows[1:]):
        return rows
    return [(line, cells[1:]) for line, cells in rows[1:] if any(cells[1:])]


def _heading(cells: Sequence[_Cell]) -> str:
    """Return the text of a row that is one cell over several columns, "" for any other row."""
    text = _joined(cells[0].text) if len(cells) == 1 and cells[0].width > 1 else ""
    return text if len(text) <= _LONGEST_HEADING else ""


def _iter_grid(page: _Page, rows: _Rows) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with each cell in its column. A cell that spans several rows is in each of them."""
    above: dict[int, tuple[str, int]] = {}
    for line, cells in rows:
        heading = "" if above else _heading(cells)
        if heading:
            page.outside.append((line, heading))
            continue
        row: list[str] = []
        gap = 0
        for cell in cells:
            row += [""] * gap
            _add_spanned(row, above)
            gap = min(cell.width - 1, max(0, _WIDEST - len(row)))
            text = _joined(cell.text)
            if cell.height > 1 and len(row) < _WIDEST:
                above[len(row)] = (text, cell.height)
            row.append(text)
        _add_spanned(row, above)
        above = {place: (text, left - 1) for place, (text, left) in above.items() if left > 1}
        yield line, row


def _add_spanned(row: list[str], above: Mapping[int, tuple[str, int]]) -> None:
    """Add the cells that reach into a row from above. `above` has the text of each, and in how many rows it stands."""
    while len(row) in above:
        row.append(above[len(row)][0])


def _note_unread(page: _Page, entries: Sequence[Entry], changes: Changes) -> None:
    """Note the entries of lists and tables that are not read, as those of another form are."""
    read = set(map(id, entries))
    tables = (table.entries for table in page.tables if id(table.card) not in read)
    for entry in chain(page.listed, *tables):
        if id(entry) not in read:
            texts = (cell if isinstance(cell, str) else _joined(cell) for cell in entry.cells.values())
            changes.add("outside", entry.line, _joined([*texts, entry.beyond]))
