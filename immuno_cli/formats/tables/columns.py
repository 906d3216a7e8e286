"""The columns of a CSV table, and how the header line of other people's tables is recognised."""

import re
from typing import Final

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.tables.rows import iter_rows

COLUMNS: Final = (
    "id",
    "prefLabel",
    "altLabel",
    "relatedLabel",
    "hiddenLabel",
    "pronunciation",
    "notation",
    "kind",
    "definition",
    "scopeNote",
    "example",
    "editorialNote",
    "categories",
    "broader",
    "related",
    "relations",
    "distinctFrom",
    "exactMatch",
    "closeMatch",
    "broadMatch",
    "narrowMatch",
    "relatedMatch",
    "review",
    "deprecated",
    "isReplacedBy",
    "definitionSource",
    "scopeNoteSource",
    "exampleSource",
    "editorialNoteSource",
    "categoriesSource",
    "relationsSource",
    "distinctFromSource",
)
"""The columns that describe a concept. Those in `…Source` say what the values of another column rest on."""

SCHEME_COLUMNS: Final = {
    "scheme": "id",
    "title": "title",
    "language": "language",
    "version": "version",
    "license": "license",
    "attribution": "attribution",
    "iri": "iri",
    "extends": "extends",
}
"""The columns that describe the vocabulary, each with the field of `Scheme` that it holds."""

_SYNONYMS: Final = {
    "identifier": "id",
    "label": "preflabel",
    "name": "preflabel",
    "term": "preflabel",
    "preferredlabel": "preflabel",
    "synonym": "altlabel",
    "synonyms": "altlabel",
    "altlabels": "altlabel",
    "alternativelabel": "altlabel",
    "description": "definition",
    "parent": "broader",
    "parents": "broader",
}
"""Other names of columns, in lower case without spaces, hyphens and underscores."""
_KNOWN: Final = {column.casefold(): column for column in (*COLUMNS, *SCHEME_COLUMNS)}


def header_columns(line: str) -> list[str]:
    """Return the columns that the first line of a table names, "" for each unknown one.

    The list is empty if the line is not the header of a table of concepts: it names neither `prefLabel` nor both `id`
    and `definition`.

    >>> header_columns("ID;Name;Colour;Synonyms")
    ['id', 'prefLabel', '', 'altLabel']
    >>> header_columns("date,amount")
    []
    """
    ends_inside_quotes = line.count('"') % 2 == 1  # the header may go on in the next line
    whole = f'{line}"' if ends_inside_quotes else line
    try:
        rows = list(iter_rows(whole, delimiter_of(line)))
    except InvalidVocabularyError:
        return []
    return known_columns(rows[0].cells) if rows else []


def known_columns(header: list[str]) -> list[str]:
    """Return the columns that the cells of a header name, as `header_columns` does."""
    columns = [_column(cell) for cell in header]
    is_header = "prefLabel" in columns or {"id", "definition"} <= set(columns)
    return columns if is_header else []


def delimiter_of(line: str) -> str:
    """Return the character that separates the cells of a header: the most frequent of comma, semicolon and tab."""
    return max(",;\t", key=line.count)


def _column(cell: str) -> str:
    plain = re.sub(r"[\s_-]|^skos:", "", cell.casefold())
    return _KNOWN.get(_SYNONYMS.get(plain, plain), "")
