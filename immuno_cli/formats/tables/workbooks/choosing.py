"""Which sheet of a workbook is its glossary: a cover, a list of persons or the measurements may stand before it."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from immuno_cli.formats.reading import Changes, Note, TableOptions, without_marks
from immuno_cli.formats.tables.columns_by_cells import NOTHING
from immuno_cli.formats.tables.header_names.definitions import names_definitions
from immuno_cli.formats.tables.header_names.words import plain
from immuno_cli.formats.tables.headers import Header, find_header, has_numbers, numbered_header
from immuno_cli.formats.tables.layout import set_upright
from immuno_cli.formats.tables.levels import is_level
from immuno_cli.formats.tables.naming import Column
from immuno_cli.formats.tables.rows import Row

_DESCRIBES: Final = frozenset({"definition", "altLabel", "broader", "narrower", "related"})
"""What columns say of a term that only those of glossaries say."""
_FEWEST: Final = 2
"""Terms of which a sheet says something, if it is a glossary."""
_MANY: Final = 10
"""Terms from which on a sheet is no mere help to another one, such as a list of its columns or authors."""
_LONGEST_NAME: Final = 200
_WORD: Final = re.compile(r"[^\W\d_]+")
_CALLED: Final = (
    "glossary glossaries glossar glossaire glosario glossario glossarium terms terminology terminologie terminologia"
    " vocabulary vocabularies vocabulaire vocabulario vokabular thesaurus dictionary lexicon lexikon lexique worterbuch"
    " definitions definitionen begriffe concepts глоссарий термины словарь 用語集 用語 术语表 术语 용어집 용어"
)
_GLOSSARY: Final = frozenset(map(plain, _CALLED.split()))
"""Words for a glossary in the name of a sheet."""
_PERSONS: Final = (
    "email emailaddress mail orcid affiliation affiliations phone telephone telefon firstname lastname surname"
    " givenname familyname vorname nachname prenom apellido apellidos cognome achternaam"
)
_OF_PERSONS: Final = frozenset(_PERSONS.split())
"""Names of columns that say something of a person: the one that a list is of, or the owner of a term."""
_NAMES: Final = frozenset(("name", "names", "fullname", "displayname", "nom", "nombre", "nome", "naam"))
"""Names of columns of labels in which persons may stand, too."""
_NOTES: Final = {
    "other-glossary": (
        "other sheet[s] of the workbook that may be [a glossary|glossaries], too, [was|were] left out (READ; --sheet"
        " NAME reads another)"
    ),
    "other-sheet": "other sheet[s] of the workbook [was|were] left out (READ; --sheet NAME reads another)",
}


class Sheet(NamedTuple):
    """A sheet of a workbook: its name, and its rows that have a value."""

    name: str
    rows: Sequence[Row]


class Table(NamedTuple):
    """A sheet with a known header. `terms` are the terms of which it says something."""

    sheet: Sheet
    rows: Sequence[Row]
    header: Header
    terms: int
    is_sideways: bool = False

    @property
    def may_be_glossary(self) -> bool:
        """Whether it says something of several terms."""
        return self.terms >= _FEWEST


def tables_of(sheets: Sequence[Sheet], options: TableOptions) -> list[Table]:
    """Return the sheets that have a known header, each upright."""
    return [table for sheet in sheets if (table := _table_of(sheet, options))]


def chosen(tables: Sequence[Table], options: TableOptions) -> Table | None:
    """Return the first sheet that says something of many terms, else of the most, else the first one; None without any.

    A longer list of drugs may follow a glossary. A sheet that is called a glossary comes before others, and lists of
    persons come last. Where the user maps the columns by their numbers, it is the first sheet.
    """
    if not tables or has_numbers(options):
        return tables[0] if tables else None
    others = [table for table in tables if not _is_of_persons(table)] or tables
    best = max(others, key=lambda table: table.terms)
    if not best.may_be_glossary:
        return others[0]
    many = [table for table in others if table.terms >= min(_MANY, best.terms)]
    return next((table for table in many if _is_called_glossary(table.sheet.name)), many[0])


def note_others(sheets: Sequence[Sheet], tables: Sequence[Table], read: Table) -> tuple[Note, ...]:
    """Return notes of the sheets that hold something and are not read: those that may be glossaries, and the others."""
    changes = Changes()
    glossaries = {table.sheet.name for table in tables if table.may_be_glossary}
    for sheet in sheets:
        if sheet.name != read.sheet.name and sheet.rows:
            changes.add("other-glossary" if sheet.name in glossaries else "other-sheet", 0, sheet.name)
    name = without_marks(read.sheet.name)
    return changes.notes({code: message.replace("READ", f"“{name}” is read") for code, message in _NOTES.items()})


def _is_of_persons(table: Table) -> bool:
    """Return whether a sheet lists persons. A glossary may tell who owns a term: it defines what it calls terms."""
    columns = table.header.columns
    has_persons = any(_word_of(column) in _OF_PERSONS for column in columns)
    if not has_persons or _is_called_glossary(table.sheet.name):
        return False
    defines = any(column.target == "definition" or _may_define(column) for column in columns)
    return not defines or any(_word_of(column) in _NAMES for column in columns if _names(column))


def _word_of(column: Column) -> str:
    return plain(column.name[:_LONGEST_NAME])


def _is_called_glossary(name: str) -> bool:
    return any(plain(word) in _GLOSSARY for word in _WORD.findall(name[:_LONGEST_NAME]))


def _table_of(sheet: Sheet, options: TableOptions) -> Table | None:
    upright = None if options.columns else set_upright(sheet.rows)
    rows = sheet.rows if upright is None else upright
    header = _header_of(rows, options)
    if header is None:
        return None
    return Table(sheet, rows, header, _count_described(rows, header), upright is not None)


def _header_of(rows: Sequence[Row], options: TableOptions) -> Header | None:
    if has_numbers(options):
        width = max((len(row.cells) for row in rows), default=0)
        return numbered_header(width, options) if width else None
    return find_header(rows, options)


def _count_described(rows: Sequence[Row], header: Header) -> int:
    """Return the number of rows below the header that have a term, or an id, and something that describes it.

    A label in another language describes it, too.
    """
    names = [place for place, column in enumerate(header.columns) if _names(column)]
    labels = [place for place, column in enumerate(header.columns) if column.target == "prefLabel"]
    texts = [place for place, column in enumerate(header.columns) if _describes(column)] + labels[1:]
    below = (row.cells for row in rows if row.line > header.line)
    return sum(_has_any(cells, names) and _has_any(cells, texts) for cells in below)


def _names(column: Column) -> bool:
    return column.target in {"prefLabel", "id"} or is_level(column.target)


def _describes(column: Column) -> bool:
    return column.target in _DESCRIBES or is_level(column.target) or _may_define(column)


def _may_define(column: Column) -> bool:
    return not column.target and names_definitions(column.name[:_LONGEST_NAME])


def _has_any(cells: Sequence[str], places: Sequence[int]) -> bool:
    return any(place < len(cells) and cells[place].strip() not in NOTHING for place in places)
