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
_OPENING: Final = "/("
_SIGNS: Final = f"{_QUOTE_SIGNS}#/%;-!*|│┃:}}'\""
_NO_WORD: Final = r"(?!\n|[A-Za-z]{4})"
"""Most lines begin with a word. To see that first is faster."""
_MARK: Final = {False: _QUOTE, True: rf"{_QUOTE}|(?:{_COMMENT})(?=[ \t\r\n]|\Z)"}
_LINE: Final = {comments: re.compile(rf"\n{_NO_WORD}[ \t]*+(?P<mark>{mark})[ \t]*") for comments, mark in _MARK.items()}
_FIRST_LINE: Final = {comments: re.compile(rf"[ \t]*+(?P<mark>{mark})[ \t]*") for comments, mark in _MARK.items()}


def mask_line_marks(text: str, *, comments: bool = True) -> str:
    r"""Return the text with a blank for each character of a mark that the line before bears as well.

    The first mark of several stays: it stands between two sentences. An asterisk usually stands before an item of a
    list. Lines with one go on after `/*` or `(*`, inside a word that a hyphen breaks, and where one blank stands
    before each and no capital after it.

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
    in_block = before is not None and _opens_block(before)
    for line in shape.finditer(text):
        is_next = before is not None and text.find("\n", before.end(), line.start()) < 0
        in_block = (in_block and is_next) or _opens_block(line)
        if before and is_next and _goes_on(before, line, in_block=in_block):
            spans.append((line.start() + 1, line.end()))
        before = line
    return masked(text, spans, lambda part: " " * len(part))


def _opens_block(line: re.Match[str]) -> bool:
    """Return whether a line opens a comment of several lines, each of which may begin with an asterisk."""
    return line["mark"][0] in _OPENING and "*" in line["mark"]


def _goes_on(before: re.Match[str], line: re.Match[str], *, in_block: bool) -> bool:
    mark = _kind(line["mark"])
    if mark != _kind(before["mark"]):
        return False
    return mark != "*" or in_block or _breaks_word(line) or (_is_like_comment(before) and _is_like_comment(line))


def _breaks_word(line: re.Match[str]) -> bool:
    """Return whether a hyphen ends the line before, and a small letter begins this one."""
    text, start = line.string, line.start()
    return text[max(0, start - 2) : start].rstrip("\r").endswith("-") and text[line.end() : line.end() + 1].islower()


def _is_like_comment(line: re.Match[str]) -> bool:
    """Return whether one blank stands before an asterisk, as in a comment, and no capital after it."""
    is_indented = line[0].lstrip("\n").startswith(" *")
    return is_indented and not line.string[line.end() : line.end() + 1].isupper()


def _kind(mark: str) -> str:
    """Return what marks of one kind have in common: the signs of a quotation, or the last sign of a comment."""
    signs = "".join(character for character in mark if character in _SIGNS)
    if not signs:
        return mark.lower()
    return signs if signs[-1] in _QUOTE_SIGNS else signs[-1]
