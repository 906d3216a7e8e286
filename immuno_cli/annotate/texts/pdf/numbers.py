"""Small numbers above the line of a PDF: "lymphocytes¹" and "10⁹", where the extracted text has "lymphocytes1"."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from immuno_cli.annotate.texts.pdf.layout import Fragment

_NUMBER: Final = re.compile(r"[0-9]{1,3}(?:[,–-][0-9]{1,3}){0,5}")
_WORD_END: Final = re.compile(r"(?:[a-z]{3}|[a-z][.,;:)])\Z")
"""After it, a small number belongs to a note, even if its height is unknown. A formula has few letters: "HbA1c"."""
_WIDEST: Final = 0.7
"""Maximum average width of a character relative to the font size: about that of capitals."""
_SMALL: Final = 0.8
"""Maximum size of a raised number relative to that of the line."""
_RAISED: Final = 0.1
_HIGHEST: Final = 0.8
"""How much higher it stands, to the size of the line."""
_TAIL: Final = 8
"""Characters before a number by which its place is found."""
_GAPS: Final = ("", " ", "\n")
"""What may stand before it in the extracted text."""
_MOST: Final = 1000
"""Maximum number of raised numbers on a page. A page with more is not prose."""
_SIGNS: Final = str.maketrans("0123456789-–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")


class Raised(NamedTuple):
    """A number above the line, and the end of the text before it."""

    before: str
    number: str

    @property
    def sign(self) -> str:
        """The number in signs that stand above the line."""
        return self.number.translate(_SIGNS)


def raised_number(before: Fragment, fragment: Fragment) -> Raised | None:
    """Return the number above the line that a run of text is, None if it is none.

    It stands right after the run before it. The number of a line, which stands in the margin, does not.

    >>> raised_number(Fragment("lymphocytes", 0, 700, 10), Fragment("1", 50, 704, 6)).sign
    '¹'
    """
    number = _NUMBER.fullmatch(fragment.text.strip())
    if number is None or fragment.size > before.size * _SMALL:
        return None
    text, height = before.text.rstrip(), fragment.y - before.y
    is_raised = _RAISED * before.size < height < _HIGHEST * before.size
    is_note = height == 0 and fragment.text[:1] != " " and _WORD_END.search(text) is not None
    if not ((is_raised or is_note) and _is_behind(before, fragment)):
        return None
    return Raised(text[-_TAIL:], number[0])


def _is_behind(before: Fragment, fragment: Fragment) -> bool:
    """Return whether a run of text may begin where another ends. One whose place is unknown has that of the other."""
    longest = (len(before.text.strip()) * _WIDEST + 1) * before.size
    return 0 <= fragment.x - before.x <= longest


def with_raised_numbers(text: str, found: Iterable[Raised]) -> str:
    r"""Return the text of a page with its numbers above the line in signs. They are given in the order of the text.

    >>> with_raised_numbers("lymphocytes 1 bind", [Raised("phocytes", "1")])
    'lymphocytes¹ bind'
    """
    pieces: list[str] = []
    done = 0
    for one, _ in zip(found, range(_MOST), strict=False):
        place = _place(text, one, done)
        if place is not None:
            pieces += text[done : place[0]], one.sign
            done = place[1]
    return "".join((*pieces, text[done:]))


def _place(text: str, one: Raised, begin: int) -> tuple[int, int] | None:
    """Return where a number and what is drawn before it stand in a text, right after the word if it does anywhere."""
    for gap in _GAPS:
        words = f"{one.before}{gap}{one.number}"
        place = text.find(words, begin)
        while place >= 0:
            end = place + len(words)
            if not text[end : end + 1].isdecimal():
                return place + len(one.before), end
            place = text.find(words, end)
    return None
