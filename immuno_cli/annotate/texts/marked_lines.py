"""The marks before quoted and commented lines: "> ", "# ", "| ", "REM ". They are no part of a text that runs on."""

import re
from typing import Final

from immuno_cli.annotate.texts.masks import Span, masked

_QUOTE: Final = r"(?:[A-Za-z]{0,3}[>»][ \t]?)++"
_COMMENT: Final = (
    r"\#++[:']?|/{2,}+!?|%++|;++|--|!++|[/(]?\*++(?![*\w])|[│┃](?=[^│┃\n]*+(?:\n|\Z))|\|(?=[^|\n]*+(?:\n|\Z))"
    r"|[:}'\"]|[.']\\\"|REM|rem|dnl"
)
_QUOTE_SIGNS: Final = ">»"
_SIGNS: Final = f"{_QUOTE_SIGNS}#/%;-!*|│┃:}}'\""
_NO_WORD: Final = r"(?!\n|[A-Za-z]{4})"
"""Most lines begin with a word. To see that first is faster."""
_MARK: Final = {False: _QUOTE, True: rf"{_QUOTE}|(?:{_COMMENT})(?=[ \t\r\n]|\Z)"}
_LINE: Final = {comments: re.compile(rf"\n{_NO_WORD}[ \t]*+(?P<mark>{mark})[ \t]*") for comments, mark in _MARK.items()}
_FIRST_LINE: Final = {comments: re.compile(rf"[ \t]*+(?P<mark>{mark})[ \t]*") for comments, mark in _MARK.items()}


def mask_line_marks(text: str, *, comments: bool = True) -> str:
    r"""Return the text with a blank for each character of a mark that the line before bears as well.

    The first mark of several stays: it stands between two sentences. An item of a list that begins with a capital is
    no continued line.

    Args:
        text: the text.
        comments: whether comments count, too, and not only quotations (`>`).

    >>> mask_line_marks("> monoclonal\n> antibody")
    '> monoclonal\n  antibody'
    """
    shape = _LINE[comments]
    if not shape.search(text):
        return text
    spans: list[Span] = []
    before = _FIRST_LINE[comments].match(text)
    for line in shape.finditer(text):
        if before and text.find("\n", before.end(), line.start()) < 0 and _goes_on(text, before, line):
            spans.append((line.start() + 1, line.end()))
        before = line
    return masked(text, spans, lambda part: " " * len(part))


def _goes_on(text: str, before: re.Match[str], line: re.Match[str]) -> bool:
    mark = _kind(line["mark"])
    is_list = mark == "*" and text[line.end() : line.end() + 1].isupper()
    return mark == _kind(before["mark"]) and not is_list


def _kind(mark: str) -> str:
    """Return what marks of one kind have in common: the signs of a quotation, or the last sign of a comment."""
    signs = "".join(character for character in mark if character in _SIGNS)
    if not signs:
        return mark.lower()
    return signs if signs[-1] in _QUOTE_SIGNS else signs[-1]
