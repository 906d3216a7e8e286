"""Reads a table of concepts: those that `writer` writes, and those that people make in a spreadsheet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.languages import UNDETERMINED
from immuno_cli.formats.reading import NO_OPTIONS, Changes, Progress, Reading, TableOptions, no_progress
from immuno_cli.formats.tables.arrangements.side_by_side import one_below_the_other
from immuno_cli.formats.tables.body import iter_values
from immuno_cli.formats.tables.columns import LANGUAGE, NARROWER, TRANSLATED_TERM
from immuno_cli.formats.tables.columns_by_cells import (
    SAMPLE,
    find_texts,
    with_codes,
    with_deprecation,
    with_ids,
    with_levels,
    with_status,
    with_told_labels,
    without_keys,
    without_numbers,
    without_shared,
)
from immuno_cli.formats.tables.concepts import Values, concept_of, scheme_of, with_first_label
from immuno_cli.formats.tables.decoding import decode_table
from immuno_cli.formats.tables.headers import Header
from immuno_cli.formats.tables.identities import Stated, is_bare, tell_apart, without_repeated
from immuno_cli.formats.tables.languages.columns import choose_language, with_other_label
from immuno_cli.formats.tables.languages.pairs import join_pairs
from immuno_cli.formats.tables.languages.rows import join_languages
from immuno_cli.formats.tables.languages.untold import with_told_translation
from immuno_cli.formats.tables.layout import EXCHANGED, Layout, find_layout, set_upright, unknown_table
from immuno_cli.formats.tables.levels import is_level, iter_concepts_of_levels
from immuno_cli.formats.tables.markup import without_markup
from immuno_cli.formats.tables.references import resolve_links
from immuno_cli.formats.tables.rows import Row, iter_rows
from immuno_cli.formats.tables.unread.cells import UnreadCells
from immuno_cli.formats.tables.unread.columns import (
    is_misspelled,
    note_unknown,
    unknown_columns,
    unread_columns,
    with_names,
)
from immuno_cli.formats.tables.unread.unknown_headers import unknown_header
from immuno_cli.language.scripts import language_of_letters

NOTES: Final = {
    "before-header": "line[s] before the header [was|were] left out",
    "unknown-key": "value[s] beside the entries of the glossary [was|were] left out",
    "unknown-column": "column[s] whose name is not known here [was|were] left out",
    "misspelled-column": (
        "column[s] whose name is not known here [was|were] left out (did you mean --column NAME=MEANING?)"
    ),
    "untold-translation": (
        "column[s] with translations [was|were] left out (no language is known for [it|them]; --column"
        " NAME=prefLabel@TAG reads [it|them])"
    ),
    "other-wording": "column[s] with a draft or an earlier wording of what another column holds [was|were] left out",
    "no-definition": (
        "column[s] with long texts [was|were] left out (no column is known as that of the definitions; --column"
        " NAME=definition reads it so)"
    ),
    "other-language": "column[s] in another language [was|were] left out",
    "markup": "cell[s] with HTML [is|are] read as the text that [it shows|they show]",
    "label-markdown": "label[s] in Markdown [is|are] read as the text that [it shows|they show]",
    "anki-mark": "cell[s] with a sound or another mark of Anki [is|are] read without [it|them]",
    "loose-quote": "row[s] with a wrong quotation mark [was|were] read as [it is|they are]",
    "no-id": "row[s] without an id [has its|have their] label as id",
    "no-label": "row[s] without a label [has its|have their] id as label",
    "other-label": "row[s] without a preferred label [has|have] the first of the other labels instead",
    "foreign-label": "row[s] without a label in this language [has its|have their] label in another one",
    "language-row": "row[s] in another language, with no id in common, [is a concept|are concepts] of [its|their] own",
    "synonym-row": "row[s] with the id of an earlier one and another label in its language [is a synonym|are synonyms]",
    "homonym": "row[s] with the label of an earlier one got a number at the end of [its id|their ids]",
    "joined-row": "row[s] with the id and the label of an earlier one [was|were] joined with it",
    "repeated-row": "row[s] that [says|say] the same as an earlier one [was|were] left out",
    "differs-unread": (
        "row[s] that [differs|differ] from an earlier one only in columns that are not read [was|were] left out"
    ),
    "header-again": "row[s] that [repeats|repeat] the header [was|were] left out",
    "template-row": "row[s] that [says|say] what a ROBOT template makes of the columns [was|were] left out",
    "letter-row": "row[s] with nothing but a letter above the terms that begin with it [was|were] left out",
    "heading-row": "row[s] with nothing but a heading above some terms [was|were] left out",
    "bare-row": "row[s] with nothing but a term [is a concept|are concepts] without a definition; it may be a heading",
    "comment-row": "comment[s] between the rows [was|were] left out",
    "blank-row": "row[s] with neither an id nor a label [was|were] left out",
    "long-row": "row[s] [has|have] more cells than the header; the last cells were left out",
    "short-row": "row[s] [has|have] fewer cells than the header; the missing ones were taken as empty",
    "cut": "row[s] at the end of the file [is|are] incomplete, without a line break: the file may be cut short",
    "parted-sentence": "sentence[s] that [was|were] not quoted [was|were] put together from several cells",
    "comma-list": "cell[s] with commas [was|were] split into several values",
    "quoted-rows": "table[s] whose rows are quoted as a whole [was|were] split into cells",
    "no-value": "cell[s] that [says|say] nothing (such as “nan”, “NULL”, “#REF!”) [was|were] left out",
    "bad-value": "cell[s] with a value that the column cannot have [was|were] left out",
    "sideways": "table[s] on [its|their] side, with the terms in the first row, [was|were] read column by column",
    "side-by-side": "table[s] with several tables side by side [was|were] read as one below the other",
    "level-concept": "concept[s] without a row of [its|their] own [is|are] named by a column of levels",
    "shared-code": "code[s] that cannot tell concepts apart [is|are] kept as [a notation|notations]",
    "further-code": "code[s] of a concept with another id [is|are] kept as [a notation|notations]",
    "code-of-none": "code[s] of a level without a label [was|were] left out",
    "ambiguous-link": "link[s] by a label that several concepts have [leads|lead] to the first of them",
    "unknown-narrower": "narrower concept[s] that [is|are] not in the table [was|were] left out",
}
_ENGLISH: Final = "en"
_BY_CELLS: Final = (
    with_told_translation,
    without_numbers,
    without_keys,
    with_told_labels,
    with_ids,
    with_codes,
    with_levels,
    with_deprecation,
    without_shared,
)
"""What changes the meanings of columns by their cells, in this order."""
_ROWS_PER_PROGRESS: Final = 2000
_FEWEST_DEFINED: Final = 0.6
"""The share of rows with a definition from which on a row without anything beside its term is noted."""


def read_csv(
    data: bytes,
    *,
    name: str,
    language: str = "",
    options: TableOptions = NO_OPTIONS,
    progress: Progress = no_progress,
) -> Reading:
    r"""Return the vocabulary that a CSV table states.

    `name` is the id and the title of a vocabulary that does not name itself. `language` chooses among columns that tell
    their language; by default the header does. Raises InvalidVocabularyError if no column is known as that of the
    terms, if the text is in no known encoding, or if there is no concept.

    >>> read_csv(b"id,prefLabel,altLabel\nk,knife,blade|cutter\n", name="tools").concepts[0].alt_labels
    ('blade', 'cutter')
    """
    decoded = decode_table(data, options.encoding)
    layout = find_layout(decoded.text, options)
    if layout is None:
        raise _no_header(decoded.text, options)
    changes = Changes()
    if layout.is_quoted:
        changes.add("quoted-rows", layout.header.line, layout.text.strip().partition("\n")[0])
    rows = _rows_of(layout, changes)
    below: Iterable[Row] = (row for row in rows if row.line > layout.header.line)
    if layout.has_single_quotes:
        below = (row._replace(cells=[cell.translate(EXCHANGED) for cell in row.cells]) for row in below)
    if not decoded.text.endswith("\n"):
        below = _note_cut(below, layout.header, changes)
    reading = read_rows(below, layout.header, changes, name=name, language=language, progress=progress)
    return reading._replace(notes=decoded.notes + reading.notes)


def _note_cut(rows: Iterable[Row], header: Header, changes: Changes) -> Iterator[Row]:
    """Yield the rows. The last one is noted if it has too few cells, or a quotation mark that nothing closes."""
    last = None
    for last in rows:
        yield last
    if last and header.line and (len(last.cells) < len(header.columns) or any(map(_is_open, last.cells))):
        changes.add("cut", last.line, " ".join(filter(None, last.cells)))


def _is_open(cell: str) -> bool:
    return cell.startswith('"') and cell.count('"') % 2 == 1


def _rows_of(layout: Layout, changes: Changes) -> Iterable[Row]:
    if not layout.is_sideways:
        return iter_rows(layout.text, layout.delimiter, changes, width=len(layout.header.columns))
    changes.add("sideways", layout.header.line, " ".join(column.name for column in layout.header.columns))
    return set_upright(list(iter_rows(layout.text, layout.delimiter, changes))) or ()


def read_rows(
    rows: Iterable[Row],
    header: Header,
    changes: Changes,
    *,
    name: str,
    language: str = "",
    may_have_markup: bool = True,
    progress: Progress = no_progress,
) -> Reading:
    """Return the vocabulary that the rows below a header state. Raises InvalidVocabularyError if it has no concept.

    `may_have_markup` says that HTML may stand in the cells, which is read as the text that it shows.
    """
    _note_leading(header, changes)
    rows, header = one_below_the_other(rows, header, changes)
    rows, header, texts = _known_by_cells(rows, header, changes)
    if may_have_markup:
        rows = without_markup(rows, header, changes)
    unknown = unknown_columns(header, texts)
    columns, shown = choose_language(header, language, changes)
    header = header._replace(columns=columns)
    named = _names_by_target(header)
    unread = UnreadCells(unread_columns(header))
    values = iter_values(unread.keep(rows), header, changes)
    valued, shown = _arranged(values, header, shown, language, unread, changes)
    if not header.is_export:
        valued = ((line, _with_label(values, line, changes)) for line, values in valued)
    stated, narrower, first_values = _stated_in(valued, changes, named, progress)
    if not stated:
        raise InvalidVocabularyError("this table has a header but no concept below it")
    meant = note_unknown(unknown, header, unread, changes)
    shown = shown if language else _language_written(stated, header, shown)
    _note_bare(stated, header, changes)
    linked = _linked(stated, narrower, header, unread, changes)
    concepts, lines = [row.concept for row in linked], [row.line for row in linked]
    notes = changes.notes(with_names(NOTES, texts=texts, unread=unread.names, meant=meant))
    return Reading(scheme_of(first_values, concepts, name, shown), concepts, notes, lines, named)


def _known_by_cells(rows: Iterable[Row], header: Header, changes: Changes) -> tuple[Iterable[Row], Header, str]:
    """Return the rows, the header with what the cells tell, and the name of a column that may define the terms.

    One whose name is a misspelled one is noted with the other columns of this sort.
    """
    for look_at_cells in _BY_CELLS:
        rows, header = look_at_cells(rows, header)
    rows, header, texts = find_texts(rows, with_status(header))
    if not texts or is_misspelled(texts, header):
        return rows, header, ""
    changes.add("no-definition", header.line, texts)
    return rows, header, texts


def _stated_in(
    valued: Iterable[tuple[int, Values]], changes: Changes, named: Mapping[str, str], progress: Progress
) -> tuple[list[Stated], dict[int, tuple[str, ...]], Values]:
    """Return the concepts of rows, what is narrower than each by its line, and what the first row says."""
    stated: list[Stated] = []
    narrower: dict[int, tuple[str, ...]] = {}
    first_values: Values = {}
    for line, values in valued:
        one = concept_of(values, line, changes, named)
        if one is None:
            continue
        stated.append(one)
        first_values = first_values or values
        if NARROWER in values:
            narrower[line] = values[NARROWER]
        if len(stated) % _ROWS_PER_PROGRESS == 0:
            progress("reading", len(stated), 0)
    return stated, narrower, first_values


def _with_label(values: Values, line: int, changes: Changes) -> Values:
    """Return the values of a row with a preferred label, if it has one in another language or another label."""
    return with_first_label(with_other_label(values, line, changes), line, changes)


def _names_by_target(header: Header) -> dict[str, str]:
    """Return the name of the first column that is read as each target."""
    return {column.target: column.name for column in reversed(header.columns) if column.target}


def _tells_language(header: Header) -> bool:
    """Return whether a table says in which language it is: it is ours, or one of its columns has a language."""
    return header.is_export or any(
        column.language or column.target in {LANGUAGE, TRANSLATED_TERM} for column in header.columns
    )


def _language_written(stated: Sequence[Stated], header: Header, shown: str) -> str:
    """Return the language that the letters of labels and definitions tell, where the header has English names."""
    if shown != _ENGLISH or _tells_language(header):
        return shown
    concepts = [row.concept for row in stated[:SAMPLE]]
    texts = (definition.text for concept in concepts for definition in concept.definitions)
    written = language_of_letters([concept.pref_label for concept in concepts], texts)
    return shown if written is None else written or UNDETERMINED


def _note_leading(header: Header, changes: Changes) -> None:
    for row in header.leading:
        text = " ".join(filter(None, row.cells))
        if text.strip():
            changes.add("before-header", row.line, text)


def _arranged(
    values: Iterable[tuple[int, Values]],
    header: Header,
    shown: str,
    wanted: str,
    unread: UnreadCells,
    changes: Changes,
) -> tuple[Iterable[tuple[int, Values]], str]:
    """Return the values of each concept, where a row is none by itself, and the language of the vocabulary.

    `shown` is that of the columns, `wanted` the one that is asked for, "" if none is.
    """
    targets = {column.target for column in header.columns}
    if LANGUAGE in targets and not header.is_export:
        values, shown = join_languages(values, shown, changes)
    if TRANSLATED_TERM in targets:
        values, shown = join_pairs(values, shown, wanted, _names_by_target(header), unread, changes)
    if any(map(is_level, targets)):
        values = iter_concepts_of_levels(values, changes)
    return values, shown


def _note_bare(stated: Sequence[Stated], header: Header, changes: Changes) -> None:
    """Note the rows that say nothing but a label, where most of the others have a definition: they may be headings.

    Below a heading stands a term.
    """
    if header.is_export or all(column.target != "definition" for column in header.columns):
        return
    if sum(bool(row.concept.definitions) for row in stated) < _FEWEST_DEFINED * len(stated):
        return
    for row, following in pairwise(stated):
        if is_bare(row.concept) and not is_bare(following.concept):
            changes.add("bare-row", row.line, row.concept.pref_label)


def _linked(
    stated: Sequence[Stated],
    narrower: dict[int, tuple[str, ...]],
    header: Header,
    unread: UnreadCells,
    changes: Changes,
) -> Sequence[Stated]:
    if not any(column.target == "id" for column in header.columns):
        del changes["no-id"]  # nothing is missing
    if header.is_export:
        return tell_apart(stated, unread.differing, changes)
    rows = tell_apart(map(without_repeated, stated), unread.differing, changes)
    return resolve_links(rows, narrower, changes)


def _no_header(text: str, options: TableOptions) -> InvalidVocabularyError:
    rows = unknown_table(text)
    if rows:
        return unknown_header(rows[0].cells, options, f"line {rows[0].line}", [row.cells for row in rows[1:]])
    return InvalidVocabularyError(
        "the first line names no column “prefLabel”",
        where="line 1",
        hint="A header is, for example: id,prefLabel,altLabel,definition,broader",
    )
