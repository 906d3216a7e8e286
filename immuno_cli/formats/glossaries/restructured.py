"""Glossaries in reStructuredText: what stands in a directive `.. glossary::`, as Sphinx reads it.

An entry is one term or several, each on a line of its own, and below them, indented, their definition. What stands
outside of directives is counted.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Final

from immuno_cli.formats.glossaries.entries import Cell, Entry, no_entries, read_entries
from immuno_cli.formats.glossaries.markdown import NOTES as NOTES_OF_MARKDOWN
from immuno_cli.formats.glossaries.markdown import Line
from immuno_cli.formats.reading import NO_OPTIONS, Changes, Progress, Reading, TableOptions, no_progress
from immuno_cli.formats.tables.decoding import decode

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
_INLINE: Final = (
    (re.compile(r"(?::[\w.+-]{1,40}){1,2}:`(?P<text>[^`]*)`"), r"`\g<text>`"),  # :term:`serum`
    (re.compile(r"``(?P<text>[^`]+)``"), r"\g<text>"),
    (re.compile(r"`[!~]?(?P<text>[^`<]*[^`<\s])\s*<[^`<>]*>`_{0,2}"), r"\g<text>"),  # `serum <https://…>`_
    (re.compile(r"`[!~]?(?P<text>[^`]+)`_{0,2}"), r"\g<text>"),
    (re.compile(r"\s?\[(?:#[\w-]*|\*|\d+)\]_(?!\w)"), ""),
    (re.compile(r"\*\*(?=\S)(?P<text>[^*]+)\*\*"), r"\g<text>"),
    (re.compile(r"(?<![\w*])\*(?=\S)(?P<text>[^*]+)\*(?!\w)"), r"\g<text>"),
    (re.compile(r"(?<=\w)_{1,2}(?![\w_])"), ""),  # serum_
    (re.compile(r"\\(?P<text>\S)"), r"\g<text>"),
)
NOTES: Final = {
    **NOTES_OF_MARKDOWN,
    "markup": "piece[s] of markup within the glossary [was|were] left out",
    "classifier": "classifier[s] behind terms [was|were] left out",
}


def read_rst(
    data: bytes,
    *,
    name: str,
    language: str = "en",
    options: TableOptions = NO_OPTIONS,
    progress: Progress = no_progress,
) -> Reading:
    r"""Return the vocabulary that the glossaries in reStructuredText state.

    Raises InvalidVocabularyError if there are no entries.

    >>> text = b".. glossary::\n\n   serum\n   blood serum\n      Blood without *cells*.\n"
    >>> [(concept.alt_labels, concept.definitions[0].text) for concept in read_rst(text, name="x").concepts]
    [(('blood serum',), 'Blood without cells.')]
    """
    decoded = decode(data, options.encoding)
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
    reading = read_entries(entries, name=name, language=language, options=options, progress=progress)
    if title:
        reading = reading._replace(scheme=reading.scheme._replace(title=title))
    return reading._replace(notes=(*decoded.notes, *changes.notes(NOTES), *reading.notes))


def plain_rst(text: str) -> str:
    r"""Return reStructuredText without its marks: roles, links, emphasis, literals, footnotes and escapes.

    >>> plain_rst("``a`` :term:`serum <blood serum>`, *or* `water <https://example.org>`_ [1]_")
    'a serum, or water'
    """
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return " ".join(text.split())


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


def _definition(lines: Sequence[Line], changes: Changes) -> str:
    """Return the paragraphs of a definition, a blank line between them. An item of a list keeps its own line."""
    paragraphs: list[str] = []
    is_open = False
    place = 0
    while place < len(lines):
        line = lines[place]
        place += 1
        text = line.text.strip()
        admonition = _ADMONITION.match(text)
        if admonition:
            text, is_open = text[admonition.end() :], False
        elif _MARKUP.match(text):
            changes.add("markup", line.number, text)
            place += len(list(_indented(lines, place, _indentation(line.text))))
            continue
        text, is_item = plain_rst(text), bool(_ITEM.match(text))
        if not text:
            is_open = False
        elif is_open:
            paragraphs[-1] += f"\n{text}" if is_item else f" {text}"
        else:
            paragraphs.append(text)
            is_open = True
    return "\n\n".join(paragraphs)


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
