"""The blocks of code in a Markdown document, as CommonMark defines them, and the notes that GitHub adds to it.

Only blocks are parsed, and of these only code is kept: time and memory grow with the number of lines.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from immuno_cli.annotate.texts.masks import Span
from immuno_cli.language.rare_signs import places

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

NOTE_LABEL: Final = r"\[\^([^\[\]\s]{1,60})\]"
NOTE_BEGIN: Final = "note_open"
NOTE_END: Final = "note_close"
"""The types of the tokens around the blocks of a note."""
NOTE_LABELS: Final = "note labels"
"""Under this key, `env` has the labels of all notes."""
_NOTE: Final = re.compile(rf"{NOTE_LABEL}:[ \t]*")
_INDENT: Final = 4
"""Columns by which the later lines of a note are indented."""
_INSIDE: Final = "inside a note"
_CODE_SIGNS: Final = ("```", "~~~", "    ", "\t")
"""Every block of code has one of these."""
_CODE_TYPES: Final = ("code_block", "fence")
_SIGNS_OF_SAME_LENGTH: Final = (("\r\n", " \n"), ("\r", "\n"), ("\0", " "))
"""What the parser does not know as the end of a line or as blank, and what it knows."""


def code_spans(text: str) -> Iterator[Span]:
    r"""Yield where the blocks of code stand: whole lines, but only from the fence on if there is one.

    >>> list(code_spans("- ```\n  a\n  ```\n\n    no code\n"))
    [(2, 16)]
    """
    if not any(sign in text for sign in _CODE_SIGNS):
        return
    source = text
    for sign, known in _SIGNS_OF_SAME_LENGTH:
        source = source.replace(sign, known)
    tokens = _CodeTokens()
    parser = _parser()
    parser.block.parse(source, parser, {}, tokens)
    starts = [0, *(end + 1 for end in places("\n", source)), len(source)] if tokens else []
    for token in tokens:
        first, last = token.map or (0, 0)
        yield source.find(token.markup, starts[first]), starts[last]


class _CodeTokens(list["Token"]):
    """Keeps the tokens of code alone. All tokens would need a hundred times the memory of the text."""

    def append(self, token: "Token") -> None:
        if token.type in _CODE_TYPES:
            super().append(token)


@lru_cache(maxsize=1)
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # only Markdown with code needs it: 30 ms

    parser = MarkdownIt("commonmark")
    parser.block.ruler.disable("reference")  # the targets of links are slow to read, and none is code
    parser.block.ruler.before("lheading", "note", read_note, {"alt": ["paragraph"]})
    return parser


def read_note(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    """Read a note from its label to the last line that is indented. No note stands in another one."""
    found = _NOTE.match(state.src, state.bMarks[start] + state.tShift[start], state.eMarks[start])
    if not found or state.is_code_block(start):  # few lines begin so: a call less
        return False
    if silent:
        return True
    if state.env.get(_INSIDE):
        return _read_as_paragraph(state, start)
    labels: set[str] = state.env.setdefault(NOTE_LABELS, set())
    label = found[1] if found[1] not in labels else f"{found[1]} {len(labels)}"  # nothing can refer to this one
    labels.add(label)
    state.push(NOTE_BEGIN, "", 1).meta = {"label": label}
    _read_blocks(state, start, end, found.end())
    state.push(NOTE_END, "", -1)
    return True


def _read_as_paragraph(state: "StateBlock", line: int) -> bool:
    """Read a line as a paragraph of its own. A note inside a note stays what its author wrote."""
    state.push("paragraph_open", "p", 1)
    text = state.push("inline", "", 0)
    text.content = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
    text.map, text.children = [line, line + 1], []
    state.push("paragraph_close", "p", -1)
    state.line = line + 1
    return True


def _read_blocks(state: "StateBlock", start: int, end: int, content: int) -> None:
    """Read the blocks of a note whose first line has its text at `content`, as those of the item of a list are."""
    before = state.bMarks[start], state.tShift[start], state.sCount[start], state.blkIndent, state.parentType
    state.env[_INSIDE] = True
    state.blkIndent += _INDENT
    state.bMarks[start], state.tShift[start], state.sCount[start] = content, 0, state.blkIndent
    state.parentType = "footnote"
    state.md.block.tokenize(state, start, end)
    state.bMarks[start], state.tShift[start], state.sCount[start], state.blkIndent, state.parentType = before
    state.env[_INSIDE] = False
