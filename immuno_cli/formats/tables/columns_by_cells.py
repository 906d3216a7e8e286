"""What the columns of a table are where the cells tell, and not the name alone: levels, statuses, and definitions."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, permutations
from typing import Final

from immuno_cli.formats.tables.columns import LANGUAGE, MOST_COLUMNS, STATUS
from immuno_cli.formats.tables.header_names.definitions import names_definitions
from immuno_cli.formats.tables.header_names.words import (
    ASKED_OF,
    BESIDE_LANGUAGE,
    FALSE,
    IN_BRACKETS,
    LANGUAGE_OF,
    LONGEST_STATUS,
    OBSOLETE,
    TARGET_OF,
    TRUE,
    VARIABLE,
    plain,
    word_of,
)
from immuno_cli.formats.tables.header_names.words import STATUS as STATUS_WORDS
from immuno_cli.formats.tables.headers import Header
from immuno_cli.formats.tables.levels import level_numbers, level_target
from immuno_cli.formats.tables.naming import BEHIND_ACRONYM, Column
from immuno_cli.formats.tables.rows import Row

SAMPLE: Final = 2000
"""Rows from which it is told what a column holds, and how its cells are taken apart."""
EMPTY: Final = frozenset({"", "-", "–", "—", "\\N"})
"""What people and programs write into a cell that says nothing, and that is no word."""
ERRORS: Final = frozenset({"#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!"})
"""What a spreadsheet shows in place of a value that it cannot tell."""
NO_VALUES: Final = ERRORS | {"n/a", "N/A", "#N/A", "NULL", "NaN", "nan", "None"}
"""Words that say nothing, too. Among names, one of them may be a name."""
NOTHING: Final = EMPTY | NO_VALUES
_KEY: Final = re.compile(r"[A-Za-z0-9_-]{8,}")
_FIGURE: Final = re.compile(r"\d")
_LONGEST_NAME: Final = 100
_FEWEST_NAMES: Final = 2
_ADDRESS: Final = re.compile(r"<?\w+://\S+")
_WORD: Final = re.compile(r"[A-Z]?[a-zà-ÿ]+|[A-Z]+(?![a-z])")
_MOST_ALIKE: Final = 0.8
"""The share of rows in which the name of a program must be spelled like the label beside it."""
_NO_WORD: Final = re.compile(r"[\d\s.,:;%°+/-]+|yes|no|true|false|[xyn✓✗]", re.IGNORECASE)
_CODE: Final = re.compile(r"[A-Za-z]+[_:][A-Za-z]?\d{3,}")
"""A code such as `CL_0000000`. With fewer digits it may be a name: `IL_2`."""
_NO_SPACES: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff]{4}|[\u0e00-\u0e7f]{8}")
"""Characters of scripts without spaces between words, as many as stand for a word of a sentence. Thai has letters."""
_WORDS_OF_SENTENCE: Final = 4
"""Words from which on a cell is taken for a sentence."""
_WORDS_OF_SHORT: Final = 2
"""Words from which on a cell may be a definition, where its column is named so."""


def without_numbers(rows: Iterable[Row], header: Header) -> tuple[Iterator[Row], Header]:
    """Return the rows, and the header without languages that are none: `Lat` of numbers, `IT` of yes and no."""
    iterator = iter(rows)
    sample = list(islice(iterator, SAMPLE))
    columns = header.columns
    are_words = [not _are_no_words(cells_of(number, column, sample)) for number, column in enumerate(columns)]
    if any(holds and column.target for column, holds in zip(columns, are_words, strict=True)) and not all(are_words):
        columns = tuple(
            column._replace(target="", language="") if plain(column.name) in LANGUAGE_OF and not holds else column
            for column, holds in zip(columns, are_words, strict=True)
        )
    return chain(sample, iterator), header._replace(columns=columns)


def with_ids(rows: Iterable[Row], header: Header) -> tuple[Iterator[Row], Header]:
    """Return the rows, and the header in which a column of numbers or addresses beside the terms has the ids.

    So it is where `Concept` is 1 and `Term` is "rash", or `Term` is "TCell" and `Label` is "T cell". Without terms
    beside them, they are the labels. Where another column has the ids, names without spaces are synonyms.
    """
    iterator = iter(rows)
    names = [place for place, column in enumerate(header.columns) if _may_name_terms(column)]
    if header.is_export or len(names) < _FEWEST_NAMES:
        return iterator, header
    sample = list(islice(iterator, SAMPLE))
    has_ids = any(column.target == "id" for column in header.columns)
    found = _find_joined_names(names, sample) if has_ids else _find_ids(names, header, sample)
    if found is not None:
        place, term = found
        columns = list(header.columns)
        columns[place] = columns[place]._replace(target="altLabel" if has_ids else "id")
        columns[term] = columns[term]._replace(target="prefLabel")
        header = header._replace(columns=tuple(columns))
    return chain(sample, iterator), header


def _find_ids(names: Sequence[int], header: Header, sample: Sequence[Row]) -> tuple[int, int] | None:
    """Return which of the columns that may name terms has their ids, and the first one with names. None if none has."""
    numbered = [place for place in names if _are_ids(cells_of(place, header.columns[place], sample))]
    if not numbered:
        return _find_joined_names(names, sample)
    if len(numbered) != 1:
        return None
    place = numbered[0]
    term = next(other for other in names if other != place)
    return None if _have_pages(place, term, header, sample) else (place, term)


def _find_joined_names(names: Sequence[int], sample: Sequence[Row]) -> tuple[int, int] | None:
    """Return the column of names without spaces, and that of the same names as labels: `TCell`, `T cell`.

    None if there is no such pair, or if no label has a space.
    """
    for place, term in permutations(names[:_FEWEST_NAMES]):
        pairs = [(row.cells[place], row.cells[term]) for row in sample if len(row.cells) > max(place, term)]
        alike = [pair for pair in pairs if plain(pair[0]) == plain(pair[1]) and " " not in pair[0].strip()]
        if any(" " in label.strip() for _, label in alike) and len(alike) >= _MOST_ALIKE * len(pairs):
            return place, term
    return None


def with_told_labels(rows: Iterable[Row], header: Header) -> tuple[Iterator[Row], Header]:
    """Return the rows, and the header in which labels of one language come before those of a column without one.

    That is so where the column without a language is nearly empty. Its labels are synonyms in the other's language.
    """
    iterator = iter(rows)
    labels = [place for place, column in enumerate(header.columns) if column.target == "prefLabel"]
    untold = [place for place in labels if not header.columns[place].language]
    if header.is_export or not untold or len(untold) == len(labels):
        return iterator, header
    sample = list(islice(iterator, SAMPLE))
    filled = {place: sum(bool(cell.strip()) for cell in _cells_in(place, sample)) for place in labels}
    fullest = max(labels, key=filled.__getitem__)
    if 2 * max(map(filled.__getitem__, untold)) < filled[fullest]:
        header = _with_other_labels(
            header, {place: filled[place] for place in untold}, header.columns[fullest].language
        )
    return chain(sample, iterator), header


def without_keys(rows: Iterable[Row], header: Header) -> tuple[Iterator[Row], Header]:
    """Return the rows, and the header without labels in a language that are keys of another table: `rec8sT52epmr`."""
    return _with_columns_by_cells(rows, header, _may_be_keys, _without_keys)


def _may_be_keys(column: Column) -> bool:
    return column.target == "prefLabel" and bool(column.language)


def _without_keys(column: Column, cells: Iterable[str]) -> Column:
    """Return a column without a meaning if all its cells are equally long, have no spaces, and most have figures."""
    stated = [cell.strip() for cell in cells if cell.strip() not in NOTHING]
    are_keys = len(stated) > 1 and len(set(map(len, stated))) == 1 and all(map(_KEY.fullmatch, stated))
    with_figures = sum(_FIGURE.search(cell) is not None for cell in stated)
    return column._replace(target="", language="") if are_keys and 2 * with_figures > len(stated) else column


def _with_other_labels(header: Header, filled: Mapping[int, int], language: str) -> Header:
    """Return the header with some columns as synonyms in a language, if they have as much as one cell."""
    columns = list(header.columns)
    for place, count in filled.items():
        columns[place] = columns[place]._replace(target="altLabel" if count else "", language=language)
    return header._replace(columns=tuple(columns))


def _may_name_terms(column: Column) -> bool:
    return "prefLabel" in (column.target, TARGET_OF.get(plain(column.name)))


def _are_ids(cells: Sequence[str]) -> bool:
    """Return whether all cells are numbers, or all are addresses."""
    stated = [cell.strip() for cell in cells]
    return bool(stated) and (all(map(str.isdecimal, stated)) or all(map(_ADDRESS.fullmatch, stated)))


def _have_pages(place: int, term: int, header: Header, sample: Sequence[Row]) -> bool:
    """Return whether addresses are those of pages with several terms, and no ids. Terms may have several languages."""
    if any(column.target == LANGUAGE for column in header.columns):
        return False
    pairs = {(row.cells[place], row.cells[term]) for row in sample if len(row.cells) > max(place, term)}
    addresses = {address for address, _ in pairs if _ADDRESS.fullmatch(address.strip())}
    return bool(addresses) and len(addresses) < len(pairs)


def find_texts(rows: Iterable[Row], header: Header) -> tuple[Iterator[Row], Header, str]:
    """Return the rows, the header, and the name of an unknown column whose texts may be the definitions.

    It is the one with the longest texts, most of them sentences. Where its name says that it holds definitions, the
    header is returned with it as such: `Definition in plain words`. The name is "" then, where there is no such column,
    and where a column of definitions is known. Beside that one, those whose name and texts both say so are definitions.
    """
    iterator = iter(rows)
    unknown = [number for number, column in enumerate(header.columns[:MOST_COLUMNS]) if _is_unknown(column)]
    if not unknown or header.is_export:
        return iterator, header, ""
    sample = list(islice(iterator, SAMPLE))
    rows = chain(sample, iterator)
    if any(column.target.partition("@")[0] == "definition" for column in header.columns):
        return rows, _with_more_definitions(header, unknown, sample), ""
    longest = _longest_texts(header, unknown, sample)
    if longest is None:
        return rows, header, ""
    column = header.columns[longest]
    if not _may_define(column.name):
        return rows, header, column.name
    return rows, _with_more_definitions(_with_definitions(header, {longest}), unknown, sample), ""


def _longest_texts(header: Header, places: Sequence[int], sample: Sequence[Row]) -> int | None:
    """Return which column has the longest texts, of those that are named as definitions, or else of all; None if none.

    Most of its texts are sentences. Those of a column that is named so may be short.
    """
    named = [place for place in places if _may_define(header.columns[place].name)]
    for candidates, words in ((named, _WORDS_OF_SHORT), (places, _WORDS_OF_SENTENCE)):
        lengths = {place: length_of_texts(_cells_in(place, sample), words=words) for place in candidates}
        longest = max(candidates, key=lengths.__getitem__, default=None)
        if longest is not None and lengths[longest]:
            return longest
    return None


def _with_definitions(header: Header, places: Collection[int]) -> Header:
    columns = [
        column._replace(target="definition") if place in places else column
        for place, column in enumerate(header.columns)
    ]
    return header._replace(columns=tuple(columns))


def _may_define_too(name: str) -> bool:
    """Return whether a column may hold more definitions. One that is named after an organization holds its wording."""
    return _may_define(name) and not BEHIND_ACRONYM.match(name)


def _may_define(name: str) -> bool:
    """Return whether a column may hold definitions by its name. If its texts are `short` or `long`, they are such."""
    return names_definitions(name) or BESIDE_LANGUAGE.get(plain(name)) == "definition"


def _with_more_definitions(header: Header, unknown: Sequence[int], sample: Sequence[Row]) -> Header:
    """Return the header with those of some columns as definitions that hold texts: `Clinical definition`."""
    places = [place for place in unknown if _may_define_too(header.columns[place].name)]
    found = {place for place in places if length_of_texts(_cells_in(place, sample), words=_WORDS_OF_SHORT)}
    return _with_definitions(header, found) if found else header


def _cells_in(number: int, sample: Sequence[Row]) -> list[str]:
    return [row.cells[number] for row in sample if len(row.cells) > number]


def _is_unknown(column: Column) -> bool:
    return bool(column.name) and not column.target and not column.is_draft


def length_of_texts(cells: Sequence[str], *, words: int = _WORDS_OF_SENTENCE) -> int:
    """Return how many characters cells have together, 0 unless most that say something have so many words."""
    stated = [cell for cell in cells if cell.strip() not in NOTHING]
    sentences = sum(len(cell.split()) + len(_NO_SPACES.findall(cell)) >= words for cell in stated)
    return sum(map(len, stated)) if 2 * sentences > len(stated) else 0


def with_levels(rows: Iterable[Row], header: Header) -> tuple[Iterator[Row], Header]:
    """Return the rows, and the header in which columns of levels beside the terms tell what is above each term."""
    iterator = iter(rows)
    numbers = _levels_in(header)
    if not numbers:
        return iterator, header
    sample = list(islice(iterator, SAMPLE))
    if _are_levels([[row.cells[place] for place in numbers if place < len(row.cells)] for row in sample]):
        columns = list(header.columns)
        for place, number in numbers.items():
            columns[place] = columns[place]._replace(target=level_target(number))
        header = header._replace(columns=tuple(columns))
    return chain(sample, iterator), header


def _levels_in(header: Header) -> dict[int, int]:
    """Return the level of each column that may be one, by its place. It has a term beside it and no meaning yet."""
    has_terms = any(column.target == "prefLabel" for column in header.columns)
    if not has_terms or header.is_export:
        return {}
    numbers = level_numbers([column.name for column in header.columns[:MOST_COLUMNS]])
    is_free = not any(header.columns[place].target for place in numbers)
    return numbers if is_free else {}


def _are_levels(rows: Sequence[Sequence[str]]) -> bool:
    """Return whether cells are names of a hierarchy: they are short, and those of the highest level are for several."""
    cells = [cell.strip() for row in rows for cell in row if cell.strip() not in NOTHING]
    tops = {row[0].strip() for row in rows if row and row[0].strip()}
    are_names = bool(cells) and not _are_no_words(cells) and max(map(len, cells)) <= _LONGEST_NAME
    return are_names and 0 < len(tops) < len(rows)


def with_codes(rows: Iterable[Row], header: Header) -> tuple[Iterator[Row], Header]:
    """Return the rows, and the header in which a column of short forms that are codes, such as `CL_0000000`, is one."""
    return _with_columns_by_cells(rows, header, _may_be_codes, _as_codes)


def _as_codes(column: Column, cells: Iterable[str]) -> Column:
    filled = [cell for cell in cells if cell.strip()]
    return column._replace(target="notation") if filled and all(map(_CODE.fullmatch, filled)) else column


def with_deprecation(rows: Iterable[Row], header: Header) -> tuple[Iterator[Row], Header]:
    """Return the rows, and the header in which columns of yes and no that ask what is obsolete tell it.

    `Term obsolete` may also be an earlier label of the term.
    """
    return _with_columns_by_cells(rows, header, _may_deprecate, _as_deprecation)


def _as_deprecation(column: Column, cells: Iterable[str]) -> Column:
    answers = {cell.strip().casefold() for cell in cells}
    return column._replace(target="deprecated", language="", is_draft=False) if answers <= TRUE | FALSE else column


def _with_columns_by_cells(
    rows: Iterable[Row],
    header: Header,
    is_looked_at: Callable[[Column], bool],
    read_as: Callable[[Column, Iterable[str]], Column],
) -> tuple[Iterator[Row], Header]:
    """Return the rows, and the header in which each column that is looked at is what its first cells show it to be."""
    iterator = iter(rows)
    places = [place for place, column in enumerate(header.columns) if is_looked_at(column)]
    if header.is_export or not places:
        return iterator, header
    sample = list(islice(iterator, SAMPLE))
    columns = list(header.columns)
    for place in places:
        columns[place] = read_as(columns[place], _cells_in(place, sample))
    return chain(sample, iterator), header._replace(columns=tuple(columns))


def _may_deprecate(column: Column) -> bool:
    """Return whether the name of a column may ask whether a concept is obsolete: `term_isDeprecated`."""
    if column.target not in {"", "altLabel"} or len(column.name) > LONGEST_STATUS:
        return False
    words = {plain(word) for word in _WORD.findall(IN_BRACKETS.sub("", column.name))}
    return not words.isdisjoint(OBSOLETE) and words <= OBSOLETE | ASKED_OF


def without_shared(rows: Iterable[Row], header: Header) -> tuple[Iterator[Row], Header]:
    """Return the rows, and the header without names of variables that several rows have.

    Those of a data dictionary are each in one row. In a list of the values of each, they are no names of these.
    """
    iterator = iter(rows)
    places = [place for place, column in enumerate(header.columns) if word_of(column.name[:_LONGEST_NAME]) in VARIABLE]
    if header.is_export or not places:
        return iterator, header
    sample = list(islice(iterator, SAMPLE))
    columns = list(header.columns)
    for place in places:
        cells = [cell for cell in _cells_in(place, sample) if cell.strip()]
        if columns[place].target == "altLabel" and len(set(cells)) < len(cells):
            columns[place] = columns[place]._replace(target="")
    return chain(sample, iterator), header._replace(columns=tuple(columns))


def _may_be_codes(column: Column) -> bool:
    return column.target == "altLabel" and plain(column.name) == "shortform"


def with_status(header: Header) -> Header:
    """Return the header with the columns of statuses marked as such."""
    columns = (column._replace(target=STATUS) if _is_status(column) else column for column in header.columns)
    return header._replace(columns=tuple(columns))


def _is_status(column: Column) -> bool:
    return not column.target and len(column.name) <= LONGEST_STATUS and plain(column.name) in STATUS_WORDS


def _are_no_words(cells: Iterable[str]) -> bool:
    """Return whether most of the cells that say something are numbers, or yes and no."""
    stated = [cell.strip() for cell in cells if cell.strip() not in NOTHING]
    return 2 * sum(_NO_WORD.fullmatch(cell) is not None for cell in stated) > len(stated)


def cells_of(number: int, column: Column, sample: Sequence[Row]) -> list[str]:
    """Return the cells that some rows have in a column, none if the column is not read."""
    return [row.cells[number] for row in sample if len(row.cells) > number] if column.target else []
