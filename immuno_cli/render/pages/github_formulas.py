"""Formulas of TeX in Markdown: a page shows them as they are written, since Markdown's own signs mean nothing there.

These are rules for markdown-it, which itself knows no formulas.
"""

import re
from typing import TYPE_CHECKING, Final

from immuno_cli.annotate.texts.formulas import NO_PRICE, TEX

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

_HAS_TEX: Final = r"(?=[^$\n]{0,1000}?[\\^_={}<>])"
_INLINE: Final = re.compile(
    r"\$\$(?:[^$\\]|\\.|\$(?!\$)){1,10000}?\$\$"
    r"|\$`[^`\n]{1,1000}`\$"
    rf"|\$(?![\s$]){NO_PRICE}{_HAS_TEX}(?:[^$\n\\]|\\.|\n(?!\s*\n)){{1,1000}}?(?<!\s)\$(?!\w)"
    r"|\\\(\\[A-Za-z]{1,20}\\\)",
    re.DOTALL,
)
"""A formula inside a line. Between single dollars, it has a sign of TeX, so that two prices are none."""
_DISPLAY: Final = "$$"


def add_formulas(renderer: "MarkdownIt") -> None:
    r"""Let a renderer show a formula as it is written: `$x \% y$`, `$$x$$`, and those that backslashes enclose."""
    renderer.inline.ruler.before("escape", "formula", _read_inline)
    renderer.block.ruler.before("fence", "display", _read_display, {"alt": ["paragraph", "blockquote", "list"]})


def _read_inline(state: "StateInline", silent: bool) -> bool:
    if state.src[state.pos] not in "$\\" or (state.pos and state.src[state.pos - 1] == "\\"):
        return False
    found = _INLINE.match(state.src, state.pos, state.posMax) or TEX.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("text", "", 0).content = found[0]
    state.pos = found.end()
    return True


def _read_display(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    """Read a formula from a line that begins with two dollars to the line that ends with two."""
    if state.is_code_block(start):
        return False
    begin = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(_DISPLAY, begin):
        return False
    closing = state.src.find(_DISPLAY, begin + len(_DISPLAY), state.eMarks[end - 1])
    last = _line_of(state, start, end, closing)
    if closing < 0 or state.src[closing + len(_DISPLAY) : state.eMarks[last]].strip():
        return False
    if not silent:
        lines = state.getLines(start, last + 1, state.blkIndent, keepLastLF=False)
        state.push("paragraph_open", "p", 1)
        formula = state.push("inline", "", 0)
        formula.content, formula.children = lines.strip(), []
        state.push("paragraph_close", "p", -1)
        state.line = last + 1
    return True


def _line_of(state: "StateBlock", start: int, end: int, place: int) -> int:
    """Return the line that a place stands in, from `start` on."""
    return next((line for line in range(start, end) if place <= state.eMarks[line]), end - 1)
