"""An OBO file cut into its stanzas, and these into lines that know their numbers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

_HEAD: Final = re.compile(r"^[ \t]*(?:\[[ \t]*(\w+)[^\n]*|(Term|Typedef|Instance)\][ \t]*$)\n?", re.MULTILINE)
_COMMENT: Final = "!"
_GLUED: Final = re.compile(
    r"(?<=[^\s(\[{\"'?/&=])(?=(?:def|(?:exact_|broad_|narrow_|related_)?synonym): \"|(?:is_a|alt_id|xref|subset"
    r"|namespace|relationship|property_value|intersection_of|disjoint_from|is_obsolete|replaced_by|consider|created_by"
    r"|creation_date): \S)"
)
"""Where a line may begin that has lost the line break before it: outside quotation marks, right after a word."""
_FREE_TEXTS: Final = ("comment:", "remark:")
_NEW: Final = tuple.__new__
"""Makes a record in half of the time that its own constructor takes: a file has a million lines."""


class Line(NamedTuple):
    """A line of the form `tag: value`, with its number in the file and its whole text.

    A line without a colon has the tag "".
    """

    number: int
    tag: str
    value: str
    text: str


class Stanza(NamedTuple):
    """A stanza such as `[Term]`, or the header, whose kind is "". `line` is the number of its first line."""

    kind: str
    line: int
    lines: tuple[Line, ...]


def iter_stanzas(text: str) -> Iterator[tuple[Stanza, int]]:
    r"""Yield the header and the stanzas of an OBO file, each with the place in the text where it ends.

    Blank lines and comment lines are passed over. `[Term` and `Term]` without the other bracket begin a stanza, too.

    >>> [(stanza.kind, stanza.line) for stanza, _ in iter_stanzas("ontology: k\n\n[Term]\nid: K:1\n")]
    [('', 1), ('Term', 3)]
    """
    heads = _HEAD.finditer(text)
    head = next(heads, None)
    end = head.start() if head else len(text)
    yield Stanza("", 1, tuple(_lines(text[:end], 1))), end
    number = 1 + text.count("\n", 0, end)
    while head:
        following = next(heads, None)
        end = following.start() if following else len(text)
        yield Stanza(head[1] or head[2], number, tuple(_lines(text[head.end() : end], number + 1))), end
        number += text.count("\n", head.start(), end)
        head = following


def _lines(text: str, first: int) -> Iterable[Line]:
    """Return the lines of a text, whose first line has the number `first`."""
    if "\\" in text:
        return _iter_lines(text, first)
    lines: list[Line] = []
    for number, raw in enumerate(text.split("\n"), first):
        line = raw.strip(" \t")
        if not line or line.startswith(_COMMENT):
            continue
        if line.count(": ") > 1:
            lines += _parts(number, line)
            continue
        tag, colon, value = line.partition(":")
        if colon:
            lines.append(_NEW(Line, (number, tag.rstrip(), value.lstrip(" \t"), line)))
        else:
            lines.append(Line(number, "", line, line))
    return lines


def _parts(number: int, line: str) -> Sequence[Line]:
    """Return a line, or the several that it is where a line break is missing. All have one number."""
    if line.count(": ") < 2 or line.startswith(_FREE_TEXTS):  # noqa: PLR2004 - each of two lines has a colon
        return (_line(number, line),)
    cuts = [at for found in _GLUED.finditer(line) if not _is_quoted(line, at := found.start())]
    return [_line(number, line[begin:end]) for begin, end in pairwise([0, *cuts, len(line)])]


def _is_quoted(line: str, place: int) -> bool:
    """Return whether a place stands between quotation marks."""
    return (line.count('"', 0, place) - line.count('\\"', 0, place)) % 2 == 1


def _line(number: int, line: str) -> Line:
    tag, colon, value = line.partition(":")
    if not colon:
        return Line(number, "", line, line)
    return _NEW(Line, (number, tag.rstrip(), value.lstrip(" \t"), line))


def split_at_ids(stanza: Stanza) -> Iterator[Stanza]:
    """Yield a stanza up to a blank line and a further id, and each stanza that begins there without a heading.

    In the header, any id begins a term.

    >>> lines = (Line(2, "id", "K:1", "id: K:1"), Line(4, "id", "K:2", "id: K:2"))
    >>> [part.line for part in split_at_ids(Stanza("Term", 1, lines))]
    [1, 4]
    """
    ids = [at for at, line in enumerate(stanza.lines) if line.tag == "id"]
    begins = [at for at in ids[1:] if stanza.lines[at].number > stanza.lines[at - 1].number + 1]
    if not stanza.kind:
        begins = ids
    if not begins:
        yield stanza
        return
    yield stanza._replace(lines=stanza.lines[: begins[0]])
    for begin, end in pairwise([*begins, len(stanza.lines)]):
        yield Stanza(stanza.kind or "Term", stanza.lines[begin].number, stanza.lines[begin:end])


def _iter_lines(text: str, first: int) -> Iterator[Line]:
    """Yield the lines of a text in which a line may go on in the next one."""
    lines = enumerate(text.split("\n"), first)
    for number, raw in lines:
        line = _strip(raw)
        while _goes_on(line):
            _, following = next(lines, (0, ""))
            line = f"{line[:-1]}{_strip(following)}"
        if line and not line.startswith(_COMMENT):
            yield from _parts(number, line)


def _strip(raw: str) -> str:
    """Return a line without the spaces around it, but for an escaped one at its end."""
    line = raw.strip(" \t")
    has_space_after = raw.endswith((" ", "\t"))
    return f"{line} " if has_space_after and _goes_on(line) else line


def _goes_on(line: str) -> bool:
    """Return whether a line ends in a backslash that escapes its end. Then it goes on in the next line."""
    backslashes = len(line) - len(line.rstrip("\\"))
    return backslashes % 2 == 1
