"""A formula of a foreign document on a page: written again in MathML Core, which browsers draw."""

import re
from collections.abc import Mapping
from typing import Final

from immuno_cli.render.pages.html import escape

_TOKENS: Final = frozenset(("mi", "mn", "mo", "ms", "mtext"))
"""Elements that hold text."""
_LAYOUT_NAMES: Final = (
    "mrow mfrac msqrt mroot msub msup msubsup munder mover munderover mmultiscripts mprescripts mtable mtr mtd mspace "
    "mphantom"
)
NAMES: Final = _TOKENS | frozenset(("math", *_LAYOUT_NAMES.split()))
"""Elements that a formula on a page consists of."""
_GROUPS: Final = frozenset(("mstyle", "mpadded", "menclose", "merror", "maction", "semantics", "mfenced"))
"""Elements that are kept as groups."""
_FENCES: Final = {"open": "(", "close": ")"}
_LEFT_OUT: Final = frozenset(("annotation", "annotation-xml", "script", "style"))
_EMPTY: Final = frozenset(("mspace", "mprescripts", "none"))
_ATTRIBUTES: Final[dict[str, re.Pattern[str]]] = {
    "alttext": re.compile(r".{1,2000}", re.DOTALL),
    "display": re.compile("block|inline"),
    "mathvariant": re.compile("normal"),
    "linethickness": re.compile("0|[0-9.]{1,5}(?:px|em|pt)"),
    "stretchy": re.compile("true|false"),
    "columnspan": re.compile("[1-9][0-9]?"),
    "rowspan": re.compile("[1-9][0-9]?"),
}
_LONGEST: Final = 100_000
"""Maximum number of pieces of one formula."""
_DEEPEST: Final = 60


class Formula:
    """Collects a formula while it is read. Every element is known and closed, and none of them loads or runs anything.

    >>> formula = Formula({"display": "block"})
    >>> formula.start("mi", {"onclick": "x()"})
    >>> formula.add("x")
    >>> formula.finish()
    '<math display="block"><mi>x</mi></math>'
    """

    def __init__(self, attributes: Mapping[str, str]) -> None:
        """Begin a formula whose element has these attributes."""
        self._out = [_tag("math", attributes)]
        self._open: list[tuple[str, str]] = []
        """The name of each open element in the document, and what closes it here."""
        self._left_out = 0
        self._has_text = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin an element. What is not known, or too deep, loses its tags."""
        if name in _LEFT_OUT:
            self._left_out += 1
        if self._left_out or len(self._out) > _LONGEST or len(self._open) > _DEEPEST or self._in_token():
            return
        if name in _EMPTY:
            known = name if name in NAMES else "mrow"
            self._out.append(f"{_tag(known, attributes)}</{known}>")
        elif name in _GROUPS:
            fences = _fences(attributes) if name == "mfenced" else ("", "")
            self._out.append(f"<mrow>{fences[0]}")
            self._open.append((name, f"{fences[1]}</mrow>"))
        elif name in NAMES and name != "math":
            self._out.append(_tag(name, attributes))
            self._open.append((name, f"</{name}>"))

    def end(self, name: str) -> None:
        """End the nearest open element of this name, and what is open inside it."""
        if name in _LEFT_OUT:
            self._left_out = max(0, self._left_out - 1)
        if self._left_out or name not in (each for each, _ in self._open):
            return
        while self._open:
            ended, closing = self._open.pop()
            self._out.append(closing)
            if ended == name:
                return

    def add(self, text: str) -> None:
        """Add text. Outside an element for text, it becomes one."""
        if self._left_out or len(self._out) > _LONGEST or not (text.strip() or self._in_token()):
            return
        self._has_text = self._has_text or not text.isspace()
        words = escape(text)
        self._out.append(words if self._in_token() else f"<mtext>{words}</mtext>")

    def finish(self) -> str:
        """Return the formula, "" if it has no text."""
        closing = "".join(closing for _, closing in reversed(self._open))
        return f"{''.join(self._out)}{closing}</math>" if self._has_text else ""

    def _in_token(self) -> bool:
        return bool(self._open) and self._open[-1][0] in _TOKENS


def _fences(attributes: Mapping[str, str]) -> tuple[str, str]:
    opening, closing = (attributes.get(name, usual)[:10] for name, usual in _FENCES.items())
    return f"<mo>{escape(opening)}</mo>", f"<mo>{escape(closing)}</mo>"


def _tag(name: str, attributes: Mapping[str, str]) -> str:
    facts = "".join(
        f' {each}="{escape(attributes[each])}"'
        for each, pattern in _ATTRIBUTES.items()
        if each in attributes and pattern.fullmatch(attributes[each])
    )
    return f"<{name}{facts}>"
