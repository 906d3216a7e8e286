r"""Glossaries in Markdown: tables, definition lists, lists of terms in bold, and headings with paragraphs.

| form | an entry |
| --- | --- |
| table | `\| Term \| Definition \|`, a line of hyphens below it, and a row for each term; or a grid |
| definition list | `Term`, and below it `: its definition` |
| bold | `**Term**: its definition`, with a colon or a dash, in a list or not |
| bold paragraph | `**Term**` on a line of its own, or as the subject of a sentence, and paragraphs below it |
| headings | `## Term`, and paragraphs below it, or fields: `**Definition:** …` |
| opened | `<details><summary>Term</summary>its definition</details>` |
| list | `- term: its definition`, or with a dash, where the title says that the text is a glossary |
| abbreviations | `*[TERM]: what it stands for`, or its definition if that is a sentence |

Names in brackets behind a term are synonyms where they are said to be: `port (also: Mediport)`.
A file is read in the form of which it has the most entries. What stands outside of entries is counted. An article with
headings, and notes with words in bold, are no glossary: `markdown_pages` tells them apart.
"""

import re
from collections.abc import Container, Iterator, Sequence
from typing import Final

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.glossaries.entries import Entry, header_of, read_entries, row_entry, with_title
from immuno_cli.formats.glossaries.markdown_forms import Found, iter_forms
from immuno_cli.formats.glossaries.markdown_lines import front_title, read_lines
from immuno_cli.formats.glossaries.markdown_pages import glossaries_among, other_page, without_inner_lists
from immuno_cli.formats.glossaries.markdown_tables import Line, Table, iter_tables
from immuno_cli.formats.glossaries.markdown_text import BULLET, HEADING, RULE, plain_text
from immuno_cli.formats.reading import (
    NO_OPTIONS,
    Changes,
    Note,
    Progress,
    Reading,
    TableOptions,
    in_number,
    no_progress,
)
from immuno_cli.formats.tables.arrangements.sideways import upright
from immuno_cli.formats.tables.decoding import decode_table

_FIRST: Final = 1 << 15
"""Characters at the beginning of a text in which its entries are looked for first."""
_PLACE: Final = re.compile(r"\s*\.\. _[^:\n]{1,80}:(?:\s+|$)")
"""How reStructuredText names a place, to which links lead: `.. _serum:`."""
_LEAST: Final = 2
"""Entries from which on a text is taken for a glossary."""
_END: Final = Line(0, "# end")
"""Stands for the end of a text, which ends what is below each heading."""

NOTES: Final = {
    "outside": "paragraph[s] outside of the entries [was|were] left out",
    "other-table": "table[s] with other columns [was|were] left out",
    "bare-heading": "heading[s] with nothing below [was|were] left out",
    "code": "block[s] of code [was|were] left out",
}


def read_markdown(
    data: bytes,
    *,
    name: str,
    language: str = "",
    options: TableOptions = NO_OPTIONS,
    progress: Progress = no_progress,
) -> Reading:
    r"""Return the vocabulary that a Markdown glossary states. Raises InvalidVocabularyError if it has no entries.

    >>> text = b"# Blood\n\n**serum**: Blood without cells.\n\n**plasma**: Blood with clotting.\n"
    >>> [concept.pref_label for concept in read_markdown(text, name="x").concepts]
    ['serum', 'plasma']
    """
    decoded = decode_table(data, options.encoding)
    changes = Changes()
    lines = read_lines(decoded.text, changes)
    titles = _titles(decoded.text, lines)
    found = find_entries(lines, options, (name, *titles))
    if not found.entries:
        raise other_page(list(iter_forms(lines)), lines, (name, *titles))
    reading = read_entries(found.entries, name=name, language=language, options=options, progress=progress)
    title = next((title for title in titles if title), "")
    return with_title(reading, title)._replace(notes=(*decoded.notes, *_outside(lines, found, changes), *reading.notes))


def is_markdown_glossary(head: str, options: TableOptions = NO_OPTIONS, name: str = "") -> bool:
    """Return whether the beginning of a text is that of a glossary in Markdown. Its first lines usually show it.

    `name` is that of its file.
    """
    first = head[: head.rfind("\n", 0, _FIRST) + 1]
    texts = [first, head] if first and len(head) > _FIRST else [head]
    return any(_entries_of(text, options, name).entries for text in texts)


def _entries_of(text: str, options: TableOptions, name: str) -> Found:
    lines = read_lines(text, Changes())
    return find_entries(lines, options, (name, *_titles(text, lines)))


def no_markdown_glossary(text: str, name: str = "") -> InvalidVocabularyError:
    """Return the error that a text in Markdown is no glossary: it says why. `name` is that of its file."""
    lines = read_lines(text, Changes())
    return other_page(list(iter_forms(lines)), lines, (name, *_titles(text, lines)))


def find_entries(lines: Sequence[Line], options: TableOptions, titles: Sequence[str] = ()) -> Found:
    """Return the entries of a text, in the form of which it has the most. There are none unless there are several.

    One is enough where the user says what its parts are.

    A table whose header is not known comes before fewer entries of another form: its columns can be mapped.
    `titles` are what the text calls itself. Where they do not say that it is a glossary, its entries have to.
    """
    tables, others = _in_tables(lines, options)
    if tables.entries:
        return tables
    least = 1 if options.columns else _LEAST
    forms = [found for found in iter_forms(lines) if len(found.entries) >= least]
    fitting = forms if options.columns else glossaries_among(forms, lines, titles)
    best = max(without_inner_lists(fitting), key=lambda found: len(found.entries), default=others)
    return best if len(best.entries) > len(others.entries) else others


def _titles(text: str, lines: Sequence[Line]) -> list[str]:
    """Return what a text calls itself: its headings of the highest level, and the title before its first line."""
    matches = filter(None, (HEADING.match(line.text) for line in lines))
    headings = [plain_text(match["text"].rstrip("# ")) for match in matches if len(match["marks"]) == 1]
    return [*headings, front_title(text)]


def _in_tables(lines: Sequence[Line], options: TableOptions) -> tuple[Found, Found]:
    """Return the rows of all tables with a known header, and those of the others."""
    entries: list[Entry] = []
    used: set[int] = set()
    unknown: list[Entry] = []
    for table in iter_tables(lines):
        names, rows = _upright(table)
        made = [row_entry(number, names, cells) for number, cells in rows]
        if made and header_of(made, options):
            entries.extend(made)
            used.update(table.lines)
        else:
            unknown.extend(made)
    return Found(entries, frozenset(used)), Found(unknown, frozenset())


def _upright(table: Table) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Return the names of the columns, and the rows with their lines; turned if the table lies on its side."""
    names = [plain_text(cell) for cell in table.header.cells]
    rows = [(row.number, [_cell_text(cell) for cell in row.cells]) for row in table.rows]
    standing = upright([names, *(cells for _, cells in rows)])
    if standing is None:
        return names, rows
    return standing[0], [(rows[0][0], cells) for cells in standing[1:]]


def _cell_text(cell: str) -> str:
    """Return the text of a cell. In reStructuredText, the name of a place may stand before it."""
    return plain_text(_PLACE.sub("", cell), line_break="; ")


def _outside(lines: Sequence[Line], found: Found, changes: Changes) -> tuple[Note, ...]:
    """Return notes of what stands outside of the entries: tables, headings without a text, paragraphs, items of lists.

    Rules and single letters are no paragraphs.
    """
    used = set(found.lines)
    for table in iter_tables(lines):
        if used.isdisjoint(table.lines):
            used.update(table.lines)
            rows = in_number(f"{len(table.rows)} row[s]", len(table.rows))
            changes.add("other-table", table.header.number, f"{' | '.join(table.header.cells)} ({rows})")
    for heading in _bare_headings(lines, found.lines):
        changes.add("bare-heading", heading.number, heading.text.strip())
    previous = ""
    for line in lines:
        is_text = line.number not in used and _is_word(line) and not RULE.match(line.text)
        is_paragraph = is_text and not HEADING.match(line.text)
        if is_paragraph and (not previous or BULLET.match(line.text)):
            changes.add("outside", line.number, line.text.strip())
        previous = line.text if is_paragraph else ""
    return changes.notes(NOTES)


def _bare_headings(lines: Sequence[Line], used: Container[int]) -> Iterator[Line]:
    """Yield the headings that are like those of the entries, and have nothing below them, not even other headings."""
    levels = {level for line in lines if line.number in used and (level := _level(line))}
    bare: Line | None = None
    for line in (*lines, _END):
        level = _level(line)
        if bare and 0 < level <= _level(bare):
            yield bare
        if level in levels and line.number not in used and _is_word(line):
            bare = line
        elif line.text.strip():
            bare = None


def _level(line: Line) -> int:
    """Return the level of a heading, 1 for the highest; 0 if the line is none."""
    match = HEADING.match(line.text)
    return len(match["marks"]) if match else 0


def _is_word(line: Line) -> bool:
    """Return whether a line has more than a sign or a single letter, as an index has."""
    return len(plain_text(line.text)) > 1
