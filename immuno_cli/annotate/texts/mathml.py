"""A formula in MathML as one line of text, for a terminal."""

import re
from html import unescape
from typing import Final

from immuno_cli.annotate.texts.html_parsing import DocumentParser, parse_html

_FORMULA: Final = re.compile(r"<(?:\w+:)?math\b", re.IGNORECASE)
_LEFT_OUT: Final = frozenset(("annotation", "annotation-xml", "script", "style", "mphantom"))
_BETWEEN: Final = {
    "mfrac": ("/",),
    "msup": ("^",),
    "msub": ("_",),
    "msubsup": ("_", "^"),
    "mover": ("^",),
    "munder": ("_",),
    "munderover": ("_", "^"),
    "mtable": ("; ",),
    "mtr": (", ",),
}
"""What stands between the parts of an element. The last one stands before all that follow."""
_SPACED: Final = frozenset("=<>≤≥≈≠≡∼≃≅→←↔⇒⇔∈∉⊂⊆∪∩±∓×·÷+−|∣:→↦")
"""Operators with blanks on their sides."""
_SIMPLE: Final = re.compile(r"[\w.]*|.", re.DOTALL)
_OWN_SIGN: Final = re.compile(r"\A([−+±∓]) ")
"""The sign of a number or of a variable, which joins nothing to it: "10^(−6)"."""
_GROUPED: Final = frozenset(("mfrac", "msup", "msub", "msubsup", "mover", "munder", "munderover"))
_DEEPEST: Final = 60
_BLANKS: Final = re.compile(r"[\s\u2061-\u2064]+")
_BEGIN, _END = "\u2063", "\u2064"
"""Around a fraction. They become blanks beside a word, a number or a fraction: "1/2 x" is not "1/2x"."""
_BESIDE_FRACTION: Final = re.compile(rf"(?<=[\w.{_END}]){_BEGIN}|{_END}(?=[\w.])")
_FRACTION_SIGNS: Final = re.compile(f"[{_BEGIN}{_END}]")


def is_formula(source: str) -> bool:
    """Return whether a part of a document begins with a formula in MathML.

    >>> is_formula("<math><mi>x</mi>"), is_formula("<code>x")
    (True, False)
    """
    return _FORMULA.match(source) is not None


def linear(source: str) -> str:
    """Return a formula as one line of text. What is not known is written by its words.

    >>> linear("<math><mfrac><mi>a</mi><mrow><mi>b</mi><mo>+</mo><mn>1</mn></mrow></mfrac><mo>=</mo><mi>c</mi></math>")
    'a/(b + 1) = c'
    """
    reader = _Reader()
    parse_html(source, reader)
    return reader.line()


class _Reader(DocumentParser):
    """Collects the parts of each open element."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, list[str]]] = [("", [])]
        self._left_out = ""
        self._text: list[str] = []

    def line(self) -> str:
        self._end_text()
        while len(self._open) > 1:
            self._close()
        text = _FRACTION_SIGNS.sub("", _BESIDE_FRACTION.sub(" ", "".join(self._open[0][1])))
        return _OWN_SIGN.sub(r"\1", " ".join(text.split()))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - html.parser's
        self._end_text()
        name = tag.rpartition(":")[2]
        if name in _LEFT_OUT and not self._left_out:
            self._left_out = name
        if not self._left_out and len(self._open) < _DEEPEST:
            self._open.append((name, []))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - html.parser's
        self._end_text()
        if not self._left_out:
            self._open[-1][1].append(_written(tag.rpartition(":")[2], []))

    def handle_endtag(self, tag: str) -> None:
        self._end_text()
        name = tag.rpartition(":")[2]
        if name == self._left_out:
            self._left_out = ""
        elif not self._left_out and any(name == each for each, _ in self._open):
            while self._close() != name:
                pass

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_entityref(self, name: str) -> None:
        self._text.append(unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self._text.append(unescape(f"&#{name};"))

    def _end_text(self) -> None:
        """Add the text since the last tag to the element that is open."""
        text = _BLANKS.sub(" ", "".join(self._text))
        self._text = []
        if not self._left_out and (text.strip() or self._open[-1][0] == "mtext"):
            self._open[-1][1].append(text if self._open[-1][0] == "mtext" else text.strip())

    def _close(self) -> str:
        name, parts = self._open.pop()
        self._open[-1][1].append(_written(name, parts))
        return name


def _written(name: str, parts: list[str]) -> str:
    """Return an element with its parts as text."""
    if name == "mspace" or (name == "mo" and "".join(parts) in _SPACED):
        return f" {''.join(parts)} "
    if name == "msqrt":
        return f"√{_grouped(''.join(parts))}"
    if name == "mroot" and len(parts) > 1:
        return f"{_grouped(parts[0])}^(1/{parts[1].strip()})"
    if name == "mfenced":
        return f"({', '.join(parts)})"
    return _between(name, parts) if name in _BETWEEN else "".join(parts)


def _between(name: str, parts: list[str]) -> str:
    """Return the parts of an element with the signs between them. For an empty part nothing is written."""
    signs = _BETWEEN[name]
    shown = [_grouped(part) for part in parts] if name in _GROUPED else [part.strip() for part in parts]
    between = ["", *(signs[min(place, len(signs) - 1)] for place in range(len(shown) - 1))]
    text = "".join(sign + part for sign, part in zip(between, shown, strict=False) if part)
    return f"{_BEGIN}{text}{_END}" if name == "mfrac" else text


def _grouped(part: str) -> str:
    """Return a part of a formula, in parentheses if it is more than a word, a number or a sign."""
    text = _OWN_SIGN.sub(r"\1", part.strip())
    is_whole = _SIMPLE.fullmatch(text) is not None or (text[:1] == "(" and text.find(")") == len(text) - 1)
    return text if is_whole else f"({text})"
