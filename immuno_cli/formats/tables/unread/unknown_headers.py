"""The error that a table has no header that is known: it names the columns, and proposes what they are."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.reading import TableOptions
from immuno_cli.formats.tables.columns import MOST_COLUMNS
from immuno_cli.formats.tables.columns_by_cells import NOTHING, length_of_texts
from immuno_cli.formats.tables.header_names.misspelled import likely_meant, names_like
from immuno_cli.formats.tables.header_names.words import LANGUAGE_OF, MEANING, SOURCE_TERM, plain, word_of
from immuno_cli.formats.tables.headers import clean, find_column, header_columns
from immuno_cli.formats.tables.naming import Column, name_columns, read_as

_MOST_SHOWN: Final = 12
_MOST_CHARACTERS: Final = 40
"""Maximum number of characters of the name of a column in a message."""
_LONGEST_NAME: Final = 200
_MOST_MAPPED: Final = 8
_WANTED: Final = ("definition", "altLabel", "broader", "related", "scopeNote", "categories", "source")
_CODE: Final = re.compile(r"(?=\S*\d)[\w:./#?=&%+-]+|\w+://\S+|[\d\s.,:;%°+/-]+")
"""What may be an id, a number or an address, and is no term."""
_MOST_CELLS: Final = 0.8
_FEWEST: Final = 2
_WORDS_OF_TEXT: Final = 4
"""The words of a cell from which on it is a definition, and not the name of a column."""
_ADD: Final = "immuno vocabulary add FILE"


def unknown_header(
    cells: Sequence[str], options: TableOptions, where: str, rows: Sequence[Sequence[str]] = ()
) -> InvalidVocabularyError:
    """Return the error that a table has no known header: it names the columns, and tells how to map them.

    `rows` are some of those below: they show which column may hold the terms, and which their definitions.
    """
    names = [clean(cell) or f"column {number}" for number, cell in enumerate(cells, 1)]
    shown = ", ".join(map(_shortened, names[:_MOST_SHOWN]))
    more = f" and {len(names) - _MOST_SHOWN} more" if len(names) > _MOST_SHOWN else ""
    missing = [(name, target) for name, target in options.columns if find_column(name, names) is None]
    if missing:
        message = f"this table has no column “{missing[0][0]}”; its columns are: {shown}{more}"
    else:
        message = f"this is a table, but no column could be identified as the one with the terms: {shown}{more}"
    meant = [f"{near}={target}" for name, target in missing for near in names_like(name, names[:MOST_COLUMNS])]
    misspelled = [] if meant else _misspelled(names)
    if meant:
        hint = f"Did you mean {' or '.join(map(_option, meant))}?"
    elif misspelled:
        hint = f"Did you mean: {_ADD} {' '.join(map(_option, misspelled))}?"
    else:
        hint = _general_hint(names, rows)
    return InvalidVocabularyError(message, where=where, hint=hint)


def _general_hint(names: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return which columns a table needs, and how those of this one might be mapped."""
    needs = f"A table needs prefLabel (or id and definition, or level 1, level 2 …), and may have {', '.join(_WANTED)}."
    example = _example(names, rows)
    if not example:
        return needs
    by_name = " ".join(_option(f"{_shortened(names[place])}={target}") for target, place in example.items())
    by_number = " ".join(_option(f"{place + 1}={target}") for target, place in example.items())
    if _is_entry(names, rows, example):
        is_short = all(len(names[place]) <= _MOST_CHARACTERS for place in example.values())
        otherwise = f" (or, if line 1 is a header: {by_name})" if is_short else ""
        return f"{needs} If the table has no header: {_ADD} {by_number}{otherwise}"
    return f"{needs} Say which is which, for example: {_ADD} {by_name} (or, if the table has no header: {by_number})"


def _is_entry(names: Sequence[str], rows: Sequence[Sequence[str]], example: Mapping[str, int]) -> bool:
    """Return whether the first row of a table looks like an entry and not like a header: where texts are, it has one.

    >>> _is_entry(["fever", "High temperature"], [["rash", "Red skin"]], {"prefLabel": 0, "definition": 1})
    True
    """
    place = example.get("definition")
    if place is None or any(map(_is_known, names)):
        return False
    words = len(names[place].split())
    below = sorted(len(row[place].split()) for row in rows if place < len(row))
    is_like_below = bool(below) and words >= max(_FEWEST, below[(len(below) - 1) // 2])
    return words >= _WORDS_OF_TEXT or is_like_below


def _is_known(name: str) -> bool:
    return bool(name_columns([name])[0].target)


def _option(pair: str) -> str:
    from shlex import quote

    return f"--column {quote(pair)}"


def _misspelled(names: Sequence[str]) -> list[str]:
    """Return how the columns are mapped whose names are misspelled, if that makes them a header; else none."""
    unknown = [column.name for column in name_columns(names)[:MOST_COLUMNS] if not column.target]
    misspelled = {name: meant for name in unknown if (meant := likely_meant(name, read_as))}
    languages = {name: f"prefLabel@{tag}" for name in unknown if (tag := LANGUAGE_OF.get(plain(name[:_LONGEST_NAME])))}
    options = TableOptions(tuple((misspelled | languages).items())[:_MOST_MAPPED])
    is_header = bool(misspelled) and bool(header_columns(names, options))
    return [f"{name}={target}" for name, target in options.columns] if is_header else []


class _Shown(NamedTuple):
    """What most cells of a column are: different ones, codes, or sentences, with the length of all of these."""

    name: str
    are_different: bool
    are_codes: bool
    length: int
    """0 where the cells are no sentences."""
    are_phrases: bool
    """Whether most cells have several words."""

    @property
    def may_be_terms(self) -> bool:
        """Whether the cells are short, each is another one, and they are no codes."""
        return self.are_different and not self.are_codes and not self.length


def _example(names: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, int]:
    """Return which columns might hold what: by what their cells look like, or else in their order."""
    columns = name_columns(names)
    free = [place for place, column in enumerate(columns) if _is_free(column)]
    known = {column.target for column in columns if not _is_free(column)}
    free = free or list(range(len(columns)))
    found = _by_cells([_shown(place, names, rows) for place in free]) if len(rows) >= _FEWEST else {}
    found = found or dict(zip(["prefLabel", "definition"], (names[place] for place in free), strict=False))
    return {target: names.index(name) for target, name in found.items() if target not in known}


def _is_free(column: Column) -> bool:
    """Return whether a column has no meaning, or one that depends on the others."""
    word = word_of(column.name)
    return not column.target or word in MEANING or word in SOURCE_TERM


def _shown(place: int, names: Sequence[str], rows: Sequence[Sequence[str]]) -> _Shown:
    cells = [row[place] for row in rows if place < len(row)]
    stated = [cell.strip() for cell in cells if cell.strip() not in NOTHING]
    codes = sum(_CODE.fullmatch(cell) is not None for cell in stated)
    are_different = bool(stated) and len(set(stated)) >= _MOST_CELLS * len(cells)
    are_codes = codes >= _MOST_CELLS * len(stated)
    are_phrases = bool(length_of_texts(stated, words=_FEWEST))
    return _Shown(names[place], are_different, are_codes, length_of_texts(stated), are_phrases)


def _by_cells(columns: Sequence[_Shown]) -> dict[str, str]:
    """Return the columns that may hold the terms, the definitions and the ids, by what they are read as.

    Terms are short and each is another one. Definitions are the longest sentences, or the phrases of the only column
    beside the terms. Ids are codes.
    """
    terms = [column for column in columns if column.may_be_terms]
    if not terms:
        return {}
    codes = [column for column in columns if column.are_codes and column.are_different]
    texts = _texts([column for column in columns if not column.are_codes and column is not terms[0]])
    found = {"prefLabel": terms[:1], "definition": texts, "id": codes[:1]}
    return {meaning: column.name for meaning, some in found.items() for column in some}


def _texts(columns: Sequence[_Shown]) -> Sequence[_Shown]:
    """Return the column beside the terms that has the definitions, if one has."""
    by_length = sorted(columns, key=lambda column: -column.length)
    has_texts = by_length[:1] and (by_length[0].length or (len(columns) == 1 and by_length[0].are_phrases))
    return by_length[:1] if has_texts else ()


def _shortened(name: str) -> str:
    return name if len(name) <= _MOST_CHARACTERS else f"{name[:_MOST_CHARACTERS]}…"
