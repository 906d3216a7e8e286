"""Glossaries in reStructuredText: what stands in a directive `.. glossary::`, as Sphinx reads it.

An entry is one term or several, each on a line of its own, and below them, indented, their definition. What stands
outside of directives is counted.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile
from textwrap import dedent
from typing import Final

from immuno_cli.formats.glossaries.entries import Cell, Entry, no_entries, read_entries, with_title
from immuno_cli.formats.glossaries.markdown import NOTES as NOTES_OF_MARKDOWN
from immuno_cli.formats.glossaries.markdown_tables import Line
from immuno_cli.formats.glossaries.names_in_brackets import with_names
from immuno_cli.formats.reading import NO_OPTIONS, Changes, Progress, Reading, TableOptions, no_progress
from immuno_cli.formats.superscripts import in_script
from immuno_cli.formats.tables.decoding import decode_table

_DIRECTIVE: Final = re.compile(r"[ \t]*\.\.[ \t]+glossary::[ \t]*$")
_OPTION: Final = re.compile(r"\s*:[\w-]+:(?:\s|$)")
_MARKUP: Final = re.compile(r"\.\.(?:\s|$)")
_ADMONITION: Final = re.compile(
    r"\.\.\s+(?:admonition|attention|caution|danger|error|hint|important|note|seealso|tip|warning"
    r"|versionadded|versionchanged|deprecated)::[ \t]*"
)
"""Directives whose text is a part of the definition."""
_CLASSIFIER: Final = re.compile(r"(?<=\S)\s++:\s++(?=\S)")
_UNDERLINE: Final = re.compile(r"([=\-~^\"'`*+#:.<>_])\1+\s*$")
_ITEM: Final = re.compile(r"(?:[-*+•]|\d{1,3}[.)]|#\.)\s+")
_SIMPLE_TABLE: Final = re.compile(r"=+(?: +=+)+$")
_GRID_TABLE: Final = re.compile(r"\+(?:[-=]+\+)+$")
_BORDERS: Final = 3
"""How many borders a simple table with a header has."""
_MARKED: Final = r"(?=\S)(?:[^*`]|``(?:[^`]|`(?!`))++``|`[^`]*+`)++(?<=\S)"
"""What stands between the asterisks of an emphasis. Those in a literal are none."""
_INLINE: Final = re.compile(
    r"\\(?:(?P<escaped>\S)|\s)"
    r"|``(?=\S)(?P<literal>(?:[^`]|`(?!`))++)``"
    r"|(?::(?P<role>[\w.+-]{1,40}(?::[\w.+-]{1,40})?):)?`(?P<text>[^`]+)`_{0,2}"  # :term:`serum` and `serum <address>`_
    r"|\s?\[(?:#[\w-]*|\*|\d+)\]_(?!\w)"  # a footnote
    rf"|\*\*(?P<strong>{_MARKED})\*\*(?!\w)"
    rf"|(?<![\w*])\*(?P<emphasis>{_MARKED})\*(?!\w)"
    r"|(?<!\w)(?<![^\W_][-.+:])(?P<name>[^\W_]++(?:[-._+:][^\W_]++)*+)__?(?!\w)"  # serum_
)
"""All markup within a line. A text is read once: what stands in a literal is not read as markup, too."""
_MARKS: Final = re.compile(r"[\\`*_]")
"""The signs without one of which a text has no markup."""
_ESCAPED: Final = re.compile(r"\\(?:(?P<escaped>\S)|\s)")
_SCRIPTS: Final = {"sup": "sup", "superscript": "sup", "sub": "sub", "subscript": "sub"}
_VERBATIM: Final = frozenset({"code", "literal", "math", "raw"})
"""Roles in whose text a backslash is a backslash."""
NOTES: Final = {
    **NOTES_OF_MARKDOWN,
    "markup": "piece[s] of markup within the glossary [was|were] left out",
    "classifier": "classifier[s] behind terms [was|were] left out",
}


def read_rst(
    data: bytes,
    *,
    name: str,
    language: str = "",
    options: TableOptions = NO_OPTIONS,
    progress: Progress = no_progress,
) -> Reading:
    r"""Return the vocabulary that the glossaries in reStructuredText state.

    Raises InvalidVocabularyError if there are no entries.

    >>> text = b".. glossary::\n\n   serum\n   blood serum\n      Blood without *cells*.\n"
    >>> [(concept.alt_labels, concept.definitions[0].text) for concept in read_rst(text, name="x").concepts]
    [(('blood serum',), 'Blood without cells.')]
    """
    decoded = decode_table(data, options.encoding)
    lines = [Line(number, line.rstrip().expandtabs()) for number, line in enumerate(decoded.text.split("\n"), 1)]
    changes = Changes()
    inside: set[int] = set()
    entries: list[Entry] = []
    for body in _iter_bodies(lines):
        inside.update(line.number for line in body)
        entries.extend(_entries(body[1:], changes))
    if not entries:
        raise no_entries("reStructuredText")
    others = [line if line.number not in inside else Line(line.number, "") for line in lines]
    title = _title(others)
    _count_outside(others, changes)
    reading = read_entries(
        list(map(with_names, entries)), name=name, language=language, options=options, progress=progress
    )
    return with_title(reading, title)._replace(notes=(*decoded.notes, *changes.notes(NOTES), *reading.notes))


def plain_rst(text: str) -> str:
    r"""Return reStructuredText without its marks: roles, links, emphasis, literals, footnotes and escapes.

    >>> plain_rst("``a_`` :term:`serum <blood serum>`, *or* `water <https://example.org>`_ [1]_, H\\ :sub:`2`\\ O")
    'a_ serum, or water, H₂O'
    """
    marked = _INLINE.sub(_plain, text) if _MARKS.search(text) else text
    return " ".join(marked.split())


def _plain(markup: re.Match[str]) -> str:
    """Return what a piece of markup shows."""
    kind = markup.lastgroup
    if kind is None:
        return ""
    if kind == "text":
        return _interpreted((markup["role"] or "").rpartition(":")[2], markup["text"])
    if kind in {"strong", "emphasis"}:
        return _INLINE.sub(_plain, markup[kind])
    return markup[kind]


def _interpreted(role: str, text: str) -> str:
    """Return what the text of a role or a link shows: `serum` of `serum <blood serum>`."""
    if role in _VERBATIM:
        return text
    if role not in _SCRIPTS:
        text = text[1:] if text.startswith(("!", "~")) else text
        label, _, _ = text.rpartition("<")
        text = label.rstrip() if text.endswith(">") and label.strip() and not label.endswith("\\") else text
    text = _ESCAPED.sub(lambda escape: escape["escaped"] or "", text)
    return in_script(_SCRIPTS[role], text.strip()) if role in _SCRIPTS else text


def _iter_bodies(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines of each glossary: the directive, and what is indented below it."""
    place = 0
    while place < len(lines):
        line = lines[place]
        place += 1
        if not _DIRECTIVE.match(line.text):
            continue
        body = list(_indented(lines, place, _indentation(line.text)))
        place += len(body)
        yield [line, *body]


def _indented(lines: Sequence[Line], place: int, indentation: int) -> Iterator[Line]:
    """Yield the lines from a place on that are blank or indented further."""
    for number in range(place, len(lines)):
        line = lines[number]
        if line.text and _indentation(line.text) <= indentation:
            return
        yield line


def _indentation(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _entries(body: Sequence[Line], changes: Changes) -> Iterator[Entry]:
    """Yield the entries of a glossary. Its options, comments and directives between terms are none."""
    options = len(list(takewhile(lambda line: not line.text or _OPTION.match(line.text), body)))
    body = body[options:]
    base = min((_indentation(line.text) for line in body if line.text), default=0)
    terms: list[Line] = []
    place = 0
    while place < len(body):
        line = body[place]
        place += 1
        if not line.text:
            yield from _without_definition(terms, changes)
            terms = []
            continue
        below = list(_indented(body, place, base))
        if not any(other.text for other in below):
            below = []
        if _MARKUP.match(line.text.strip()):
            changes.add("markup", line.number, line.text.strip())
            place += len(below)
            continue
        terms.append(line)
        if below:
            place += len(below)
            yield _entry(terms, _definition(below, changes), changes)
            terms = []
    yield from _without_definition(terms, changes)


def _without_definition(terms: Iterable[Line], changes: Changes) -> Iterator[Entry]:
    """Yield an entry for each term that no definition follows."""
    for term in terms:
        yield _entry([term], "", changes)


def _entry(terms: Sequence[Line], definition: str, changes: Changes) -> Entry:
    labels = []
    for term in terms:
        label, *classifiers = _CLASSIFIER.split(term.text.strip())
        labels.append(plain_rst(label))
        for classifier in classifiers:
            changes.add("classifier", term.number, f"{label}: {classifier}")
    cells: dict[str, Cell] = {"term": labels[0], "definition": definition}
    if labels[1:]:
        cells["synonyms"] = labels[1:]
    return Entry(terms[0].number, cells)


class _Paragraphs:
    """The paragraphs of a definition. An item of a list keeps its own line.

    Markup may go over the end of a line, so a paragraph is read as a whole.
    """

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._pieces: list[list[str]] = []
        """The lines of the paragraph that is open, by the items of its list."""

    def add(self, line: str) -> None:
        """Add a line to the paragraph that is open."""
        if not self._pieces or _ITEM.match(line):
            self._pieces.append([])
        self._pieces[-1].append(line)

    def end(self) -> bool:
        """End the paragraph. Return whether it says that a literal block follows: it ends with two colons."""
        pieces = [" ".join(lines) for lines in self._pieces]
        is_before_literal = bool(pieces) and pieces[-1].endswith("::")
        if is_before_literal:
            pieces[-1] = _with_one_colon(pieces[-1])
        self._pieces = []
        self.add_text("\n".join(filter(None, map(plain_rst, pieces))))
        return is_before_literal

    def add_text(self, text: str) -> None:
        """Add a paragraph that holds no markup."""
        if text:
            self.texts.append(text)


def _with_one_colon(text: str) -> str:
    """Return a paragraph before a literal block as it is shown: with one colon, or none where a space is before it."""
    text = text.removesuffix("::")
    return f"{text}:" if text and not text.endswith(" ") else text


def _definition(lines: Sequence[Line], changes: Changes) -> str:
    """Return the paragraphs of a definition, a blank line between them. Tables and directives are counted."""
    paragraphs = _Paragraphs()
    place = 0
    while place < len(lines):
        line = lines[place]
        text = line.text.strip()
        left_out = _lines_left_out(lines, place)
        if left_out:
            paragraphs.end()
            changes.add("markup", line.number, text)
            place += left_out
            continue
        place += 1
        admonition = _ADMONITION.match(text)
        if admonition:
            paragraphs.end()
            text = text[admonition.end() :]
        if text:
            paragraphs.add(text)
        elif paragraphs.end():
            block = list(_indented(lines, place, _indentation(lines[place - 2].text)))
            paragraphs.add_text(dedent("\n".join(other.text for other in block)).strip("\n"))
            place += len(block)
    paragraphs.end()
    return "\n\n".join(paragraphs.texts)


def _lines_left_out(lines: Sequence[Line], place: int) -> int:
    """Return of how many lines a table, a comment or a directive is that begins here, 0 if there is none."""
    text = lines[place].text.strip()
    if _SIMPLE_TABLE.match(text):
        return _length_of_simple_table(lines, place)
    if _GRID_TABLE.match(text):
        return len(list(takewhile(lambda line: line.text.strip().startswith(("+", "|")), lines[place:])))
    if _MARKUP.match(text) and not _ADMONITION.match(text):
        return 1 + len(list(_indented(lines, place + 1, _indentation(lines[place].text))))
    return 0


def _length_of_simple_table(lines: Sequence[Line], place: int) -> int:
    """Return how many lines a table has. It ends with its third border, or with the second above a blank line."""
    borders = 1
    for number in range(place + 1, len(lines)):
        borders += bool(_SIMPLE_TABLE.match(lines[number].text.strip()))
        is_last = borders == _BORDERS or number + 1 == len(lines) or not lines[number + 1].text
        if borders > 1 and is_last and _SIMPLE_TABLE.match(lines[number].text.strip()):
            return number - place + 1
    return 1


def _title(lines: Sequence[Line]) -> str:
    """Return the first heading of a text: a line with marks below it."""
    for line, below in pairwise(lines):
        if line.text and _UNDERLINE.match(below.text) and not _UNDERLINE.match(line.text):
            return plain_rst(line.text)
    return ""


def _count_outside(lines: Sequence[Line], changes: Changes) -> None:
    """Count the paragraphs outside of glossaries. Headings and the names of places are no paragraphs."""
    previous = ""
    for line, below in zip(lines, [*lines[1:], Line(0, "")], strict=True):
        is_heading = bool(_UNDERLINE.match(below.text) or _UNDERLINE.match(line.text))
        is_text = bool(line.text) and not is_heading and not line.text.startswith(".. _")
        if is_text and not previous:
            changes.add("outside", line.number, line.text.strip())
        previous = line.text if is_text else ""
