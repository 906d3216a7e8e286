r"""Glossaries in Markdown: tables, definition lists, lists of terms in bold, and headings with paragraphs.

| form | an entry |
| --- | --- |
| table | `\| Term \| Definition \|`, a line of hyphens below it, and a row for each term; or a grid |
| definition list | `Term`, and below it `: its definition` |
| bold | `**Term**: its definition`, with a colon or a dash, in a list or not |
| headings | `## Term`, and paragraphs below it |
| abbreviations | `*[TERM]: what it stands for`, or its definition if that is a sentence |

A file is read in the form of which it has the most entries. What stands outside of entries is counted.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import unescape
from itertools import count
from typing import Final, NamedTuple

from immuno_cli.formats.glossaries.entries import (
    Cell,
    Entry,
    header_of,
    no_entries,
    read_entries,
    row_entry,
    with_title,
)
from immuno_cli.formats.glossaries.markdown_lines import read_lines
from immuno_cli.formats.glossaries.markdown_tables import Line, Table, iter_tables
from immuno_cli.formats.reading import NO_OPTIONS, Changes, Note, Progress, Reading, TableOptions, no_progress
from immuno_cli.formats.superscripts import raise_text
from immuno_cli.formats.tables.arrangements.sideways import upright
from immuno_cli.formats.tables.decoding import decode_table

_HEADING: Final = re.compile(r"^\s{0,3}(?P<marks>#{1,6})\s+(?P<text>\S.*)$")
_RULE: Final = re.compile(r"^\s{0,3}([-*_=])(?:\s*\1){2,}\s*$")
_DETAIL: Final = re.compile(r"^\s{0,3}[:~]\s+(?P<text>\S.*)$")
_BULLET: Final = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
_BOLD: Final = re.compile(
    r"^(?P<mark>\*\*|__)(?P<term>(?:(?!(?P=mark)).)+?)(?P<inner>[:：]?)\s*(?P=mark)(?P<note>\s*\([^()]*\))?"
    r"(?P<outer>\s*[:：–—]\s*|\s+-+\s+|\s*$)?"
)
_ABBREVIATION: Final = re.compile(r"^\s{0,3}\*\[(?P<term>[^\[\]]+)\]:\s*(?P<text>\S.*)$")
"""An abbreviation of Markdown Extra, MkDocs and Kramdown."""
_SENTENCE: Final = re.compile(r"[.!?。]$")
_LINK: Final = re.compile(  # [text](address), [text][name] and [text]{#name}
    r"!?\[(?P<text>[^\[\]]*)\](?:\((?:<[^<>]*>|[^()<>]*(?:\([^()]*\)[^()]*)*)\)|\[[^\[\]]*\]|\{[#.:][^{}]*\})"
)
_ALIASES: Final = re.compile(
    r"^<!--\s*(?:\{\s*\"aliases\"\s*:\s*\"(?P<aliases>[^\"]*)\"[^<>]*|Aliases:(?P<plain>[^<>]*))-->$"
)
"""Other names of a term below its heading, as glossarify-md has them."""
_WIKI_LINK: Final = re.compile(r"!?\[\[(?:[^\[\]|]*\\?\|)?(?P<text>[^\[\]|]+)\]\]")
"""A link of Obsidian and other wikis: `[[antibody|antibodies]]`."""
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>|<!--[^<>]*-->|\{[#:.][^{}]*\}")
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_EMPHASES: Final = (
    re.compile(r"\*{1,3}(?=\S)(?P<text>[^*]+)(?<=\S)\*{1,3}"),
    re.compile(r"(?<!\w)_{1,3}(?=\S)(?P<text>[^_]+)(?<=\S)_{1,3}(?!\w)"),
    re.compile(r"(?<![\w=])==(?=[^\s=])(?P<text>[^=]+)(?<=\S)==(?![\w=])"),
)
_CODE: Final = re.compile(r"(?<![`\\])(?P<fence>`++)(?P<text>(?:(?!(?P=fence)).)+?)(?P=fence)(?!`)", re.DOTALL)
_PLACE_OF_CODE: Final = re.compile(r"\0(\d+)\0")
_MARKS: Final = re.compile(r"[\[<{*_`&\\]|==")
"""The signs without one of which a text has no marks."""
_ESCAPE: Final = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")
_LONGEST_TERM: Final = 120
_MARKED: Final = 1000
"""Characters of a line in which a term in bold is looked for."""
_FIRST: Final = 1 << 15
"""Characters at the beginning of a text in which its entries are looked for first."""
_LEAST: Final = 2
"""Entries from which on a text is taken for a glossary."""
_TERM: Final = "term"
_DEFINITION: Final = "definition"
_SYNONYMS: Final = "synonyms"
_MOST_TERMS: Final = 20
"""Terms that one definition may have."""

NOTES: Final = {
    "outside": "paragraph[s] outside of the entries [was|were] left out",
    "code": "block[s] of code [was|were] left out",
}


class Found(NamedTuple):
    """The entries that a text has in one form, and the numbers of the lines that belong to them."""

    entries: list[Entry]
    lines: frozenset[int]


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
    found = find_entries(lines, options)
    if not found.entries:
        raise no_entries("Markdown")
    others = (line for line in lines if line.number not in found.lines)
    title = next((plain_text(match["text"].rstrip("# ")) for line in others if (match := _title(line))), "")
    reading = read_entries(found.entries, name=name, language=language, options=options, progress=progress)
    return with_title(reading, title)._replace(notes=(*decoded.notes, *_outside(lines, found, changes), *reading.notes))


def is_markdown_glossary(head: str, options: TableOptions = NO_OPTIONS) -> bool:
    """Return whether the beginning of a text is that of a glossary in Markdown. Mostly its first lines show it."""
    first = head[: head.rfind("\n", 0, _FIRST) + 1]
    texts = [first, head] if first and len(head) > _FIRST else [head]
    return any(find_entries(read_lines(text, Changes()), options).entries for text in texts)


def find_entries(lines: Sequence[Line], options: TableOptions) -> Found:
    """Return the entries of a text, in the form of which it has the most. There are none unless there are several."""
    tables = _in_tables(lines, options)
    if tables.entries:
        return tables
    forms: tuple[Callable[[Sequence[Line]], Found], ...] = (
        _in_definition_lists,
        _in_bold,
        _below_headings,
        _in_abbreviations,
    )
    best = max((form(lines) for form in forms), key=lambda found: len(found.entries))
    return best if len(best.entries) >= _LEAST else Found([], frozenset())


def plain_text(text: str, *, line_break: str = " ") -> str:
    """Return Markdown without its marks: links, emphasis, code, HTML tags and escapes. Raised text keeps its sign.

    What stands in code stays as it is. `line_break` is written for `<br>`.

    >>> plain_text("**[serum](https://example.org/a_(b))**, or `blood` *water*")
    'serum, or blood water'
    >>> plain_text("Write `<b>` for *bold* text")
    'Write <b> for bold text'
    >>> plain_text("10<sup>5</sup> cells<br>in caf&eacute;s")
    '10⁵ cells in cafés'
    """
    if not _MARKS.search(text):
        return " ".join(text.split())
    code = [match["text"].strip() for match in _CODE.finditer(text)]
    places = count()
    text = _CODE.sub(lambda _: f"\0{next(places)}\0", text)
    text = _TAG.sub("", raise_text(_BREAK.sub(line_break, _LINK.sub(r"\g<text>", _WIKI_LINK.sub(r"\g<text>", text)))))
    for emphasis in _EMPHASES:
        text = emphasis.sub(r"\g<text>", text)
    text = unescape(_ESCAPE.sub(r"\1", text))
    return " ".join(_PLACE_OF_CODE.sub(lambda place: code[int(place[1])], text).split())


def _title(line: Line) -> re.Match[str] | None:
    match = _HEADING.match(line.text)
    return match if match and len(match["marks"]) == 1 else None


def _in_tables(lines: Sequence[Line], options: TableOptions) -> Found:
    """Return the rows of all tables with a known header, or of all tables where none has one."""
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
    return Found(entries or unknown, frozenset(used))


def _upright(table: Table) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Return the names of the columns, and the rows with their lines; turned if the table lies on its side."""
    names = [plain_text(cell) for cell in table.header.cells]
    rows = [(row.number, [plain_text(cell, line_break="; ") for cell in row.cells]) for row in table.rows]
    standing = upright([names, *(cells for _, cells in rows)])
    if standing is None:
        return names, rows
    return standing[0], [(rows[0][0], cells) for cells in standing[1:]]


def _in_definition_lists(lines: Sequence[Line]) -> Found:
    entries: list[Entry] = []
    used: set[int] = set()
    for place, line in enumerate(lines):
        terms = _terms_above(lines, place)
        if not terms:
            continue
        texts = _details(lines, place)
        definitions = [_paragraphs(part) for part in _parts(texts, lines)]
        labels = [plain_text(term.text) for term in terms]
        cells: dict[str, Cell] = {_TERM: labels[0], _DEFINITION: definitions}
        if labels[1:]:
            cells[_SYNONYMS] = labels[1:]
        entries.append(Entry(terms[0].number, cells))
        used.update((line.number, *(term.number for term in terms), *(text.number for text in texts)))
    return Found(entries, frozenset(used))


def _terms_above(lines: Sequence[Line], place: int) -> list[Line]:
    """Return the lines with the terms whose first definition is in this line.

    It is one term, or several on lines of their own below a blank line.
    """
    if not place or not _DETAIL.match(lines[place].text):
        return []
    end = place if lines[place - 1].text else place - 1
    begin = end
    while begin > max(0, end - _MOST_TERMS) and _is_term(lines[begin - 1].text):
        begin -= 1
    is_below_blank = begin == 0 or not lines[begin - 1].text or _is_other(lines[begin - 1].text)
    return list(lines[begin if is_below_blank else max(begin, end - 1) : end])


def _is_term(text: str) -> bool:
    is_short = 0 < len(text) <= _LONGEST_TERM and not text.startswith((" ", "\t"))
    return is_short and not _DETAIL.match(text) and not _is_other(text)


def _is_other(text: str) -> bool:
    """Return whether a line is a heading, a rule or an item of a list. None of them begins with a letter."""
    if text[:1].isalpha():
        return False
    return bool(_HEADING.match(text) or _RULE.match(text) or _BULLET.match(text))


def _details(lines: Sequence[Line], place: int) -> list[Line]:
    """Return the lines of the definitions that begin here: those with a colon, and those that are indented."""
    texts = []
    for number in range(place, len(lines)):
        line = lines[number]
        detail = _DETAIL.match(line.text)
        following = lines[number + 1].text if number + 1 < len(lines) else ""
        if detail:
            texts.append(Line(line.number, detail["text"]))
        elif line.text.startswith(("  ", "\t")):
            texts.append(Line(line.number, line.text.strip()))
        elif not line.text and (following.startswith(("  ", "\t")) or _DETAIL.match(following)):
            texts.append(Line(line.number, ""))
        elif not line.text or _is_other(line.text) or _DETAIL.match(following):
            break
        else:
            texts.append(line)  # a lazy continuation line
    return texts


def _parts(texts: Sequence[Line], lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of each definition of a term. One begins where the line has a colon."""
    parts: list[list[Line]] = []
    for text in texts:
        if _DETAIL.match(lines[text.number - 1].text):
            parts.append([])
        parts[-1].append(text)
    return parts


def _in_bold(lines: Sequence[Line]) -> Found:
    entries: list[Entry] = []
    used: set[int] = set()
    for place, line in enumerate(lines):
        if "**" not in line.text and "__" not in line.text:
            continue
        item = _BULLET.sub("", line.text).strip()
        match = _BOLD.match(item, 0, _MARKED)
        if match is None or not (match["inner"] or match["outer"]) or len(match["term"]) > _LONGEST_TERM:
            continue
        more = list(_continued(lines, place + 1))
        text = _paragraphs([Line(line.number, item[match.end() :]), *more])
        if text:
            term = plain_text(match["term"] + (match["note"] or ""))
            entries.append(Entry(line.number, {_TERM: term, _DEFINITION: text}))
            used.update((line.number, *(other.number for other in more)))
    return Found(entries, frozenset(used))


def _in_abbreviations(lines: Sequence[Line]) -> Found:
    """Return the abbreviations. What one stands for is the label of its concept, and a sentence is its definition."""
    matches = [(line.number, match) for line in lines if (match := _ABBREVIATION.match(line.text))]
    entries = [Entry(number, _abbreviated(match)) for number, match in matches]
    return Found(entries, frozenset(number for number, _ in matches))


def _abbreviated(match: re.Match[str]) -> dict[str, Cell]:
    short, text = plain_text(match["term"]), plain_text(match["text"])
    if _SENTENCE.search(text):
        return {_TERM: short, _DEFINITION: text}
    return {_TERM: text, _SYNONYMS: [short]}


def _continued(lines: Sequence[Line], place: int) -> Iterator[Line]:
    """Yield the lines that go on with a paragraph or a list item, up to a blank line or the next item."""
    for number in range(place, len(lines)):
        line = lines[number]
        starts_other = _is_other(line.text) or line.text.startswith(("**", "__"))
        if not line.text or (starts_other and not line.text.startswith(("  ", "\t"))):
            return
        yield line


def _below_headings(lines: Sequence[Line]) -> Found:
    """Return the headings of the level that has the most with a paragraph below them, and these paragraphs."""
    by_level: dict[int, list[tuple[Line, list[Line]]]] = {}
    for heading, level, below in _iter_sections(lines):
        term = plain_text(heading.text.lstrip("# "))
        if any(line.text for line in below) and 1 < len(term) <= _LONGEST_TERM:
            by_level.setdefault(level, []).append((heading, below))
    level = max(by_level, key=lambda one: (len(by_level[one]), one), default=0)
    entries: list[Entry] = []
    used: set[int] = set()
    for heading, below in by_level.get(level, ()):
        match = _HEADING.match(heading.text)
        term = plain_text(match["text"].rstrip("# ")) if match else ""
        aliases = _aliases(below)
        cells: dict[str, Cell] = {_TERM: term, _DEFINITION: _paragraphs(below)}
        entries.append(Entry(heading.number, {**cells, _SYNONYMS: aliases} if aliases else cells))
        used.update((heading.number, *(line.number for line in below)))
    return Found(entries, frozenset(used))


def _aliases(lines: Iterable[Line]) -> list[str]:
    """Return the other names of a term in the comments below it."""
    found = (match for line in lines if line.text.startswith("<!--") and (match := _ALIASES.match(line.text)))
    names = (name.strip() for match in found for name in (match["aliases"] or match["plain"] or "").split(","))
    return [name for name in names if name]


def _iter_sections(lines: Sequence[Line]) -> Iterator[tuple[Line, int, list[Line]]]:
    """Yield each heading, its level, and the lines below it up to the next heading."""
    heading: Line | None = None
    level = 0
    below: list[Line] = []
    for line in lines:
        match = _HEADING.match(line.text)
        if not match:
            below.append(line)
            continue
        if heading:
            yield heading, level, below
        heading, level, below = line, len(match["marks"]), []
    if heading:
        yield heading, level, below


def _paragraphs(lines: Iterable[Line]) -> str:
    """Return lines as paragraphs without marks, a blank line between them. An item of a list keeps its own line."""
    paragraphs: list[str] = []
    is_open = False
    for line in lines:
        is_item = bool(_BULLET.match(line.text))
        text = plain_text(line.text if not is_item else _BULLET.sub("- ", line.text))
        if not text or _RULE.match(line.text):
            is_open = False
        elif is_open:
            paragraphs[-1] += f"\n{text}" if is_item else f" {text}"
        else:
            paragraphs.append(text)
            is_open = True
    return "\n\n".join(paragraphs)


def _outside(lines: Sequence[Line], found: Found, changes: Changes) -> tuple[Note, ...]:
    """Return a note of the paragraphs outside of the entries. Headings, rules and single letters are no paragraphs."""
    previous = ""
    for line in lines:
        is_text = line.number not in found.lines and len(plain_text(line.text)) > 1 and not _RULE.match(line.text)
        is_paragraph = is_text and not _HEADING.match(line.text)
        if is_paragraph and not previous:
            changes.add("outside", line.number, line.text.strip())
        previous = line.text if is_paragraph else ""
    return changes.notes(NOTES)
