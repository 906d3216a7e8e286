"""The order of reading of a page whose text is drawn in another order, told by the places of its lines.

Most pages are drawn in the order of reading, and that order is better than any guess: it is kept. A page counts as
drawn out of order if the pen often jumps up, or goes to and fro between two columns of prose, or draws the right one
first. Then the gutter between its columns is looked for, and each side is read by itself (recursive cuts: G. Nagy and
S. Seth, "Hierarchical representation of optically scanned documents", 1984). A line across the gutter parts what is
above it from the rest.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple
from unicodedata import bidirectional

_WIDTH: Final = 0.48
"""The width of a character in the size of its font: about the mean of English prose in common fonts."""
_FEWEST: Final = 6
"""Minimum number of lines on a page, or in a part of one, whose order is checked."""
_MOST_JUMPS: Final = 0.15
"""Maximum number of upward jumps per line on a page that is drawn in order."""
_MOST_ACROSS: Final = 0.2
"""Maximum share of lines that cross the gutter between two columns."""
_LEAST_SIDE: Final = 0.15
"""Minimum share of lines on each side of a gutter."""
_PROSE: Final = 25
"""Minimum number of characters in the median line of prose. The cells of a table are shorter."""
_SHRUNK: Final = 0.85
"""As much of the guessed width of a line as it surely has."""
_FEW: Final = 10
"""One line in so many may be drawn before or after its column."""
_DEEPEST: Final = 8
"""Maximum number of nested cuts."""


class Fragment(NamedTuple):
    """A run of text that is drawn in one go: its text, where it begins, its size, and whether it is upright."""

    text: str
    x: float
    y: float
    """From the bottom of the page."""
    size: float
    upright: bool = True


class _Line(NamedTuple):
    text: str
    x: float
    y: float
    size: float
    last: float
    """Where its last fragment begins."""
    characters: int
    """Those of its last fragment. Of others the width need not be guessed."""

    @property
    def guessed_end(self) -> float:
        return self.last + self.characters * self.size * _WIDTH

    @property
    def end(self) -> float:
        return self.last + self.characters * self.size * _WIDTH * _SHRUNK


def text_in_order(fragments: Sequence[Fragment]) -> str:
    r"""Return the text of a page by the places of its lines; "" if it is drawn in the order of reading.

    The fragments are given in the order in which they are drawn.

    >>> text_in_order([Fragment(f"line {n}", 50, 15 * n, 10) for n in range(7)]).split("\n")[:2]
    ['line 6', 'line 5']
    """
    if sum(not fragment.upright for fragment in fragments) * 10 > len(fragments):
        return ""  # a page on its side
    lines = list(_lines(fragments))
    if len(lines) < _FEWEST:
        return ""
    jumps = _jumps(lines) > max(2, len(lines) * _MOST_JUMPS)
    if not (jumps or _goes_to_and_fro(lines) or _begins_on_the_right(lines)):
        return ""
    return "\n".join(line.text.strip() for line in _ordered(_joined(lines), 0))


def _lines(fragments: Iterable[Fragment]) -> Iterator[_Line]:
    """Yield the fragments as lines; what is drawn next on the same line, without a gap, is joined to it."""
    return _connected(map(_line, fragments))


def _line(fragment: Fragment) -> _Line:
    text = fragment.text.strip("\r\n")
    return _Line(text, fragment.x, fragment.y, fragment.size or 1, fragment.x, len(text))


def _connected(lines: Iterable[_Line]) -> Iterator[_Line]:
    """Yield lines; one that goes on where the one before it ends is joined to it."""
    before: _Line | None = None
    for line in lines:
        if before and _continues(before, line):
            text = f"{before.text}{_gap(before, line)}{line.text}"
            before = before._replace(text=text, last=line.last, characters=line.characters)
            continue
        if before:
            yield before
        before = line
    if before:
        yield before


def _continues(before: _Line, line: _Line) -> bool:
    """Return whether a line continues where another ends, with no more than about two characters between them."""
    if abs(before.y - line.y) > before.size / 3 or line.x < before.x:
        return False
    return line.x - before.guessed_end < before.size * 2


def _gap(before: _Line, line: _Line) -> str:
    return "" if before.text.endswith(" ") or line.text.startswith(" ") else " "


def _jumps(lines: Sequence[_Line]) -> int:
    """Return how often the pen jumps up, by more than the height of a line."""
    return sum(line.y - before.y > 1.2 * before.size for before, line in pairwise(lines))


def _goes_to_and_fro(lines: Sequence[_Line]) -> bool:
    """Return whether the lines of two columns of prose are drawn in turn."""
    turns = sum(abs(before.y - line.y) < before.size / 3 for before, line in pairwise(lines))
    if turns < len(lines) / 4:
        return False
    return _columns_of_prose(lines) is not None


def _begins_on_the_right(lines: Sequence[_Line]) -> bool:
    """Return whether the right column of two is drawn before the left one: then the pen jumps up and to the left.

    A few lines, such as a header, may be drawn at any time. Scripts that run from right to left are read so.
    """
    if _runs_leftward(lines) or not any(_turns_back(before, line) for before, line in pairwise(lines)):
        return False
    columns = _columns_of_prose(lines)
    if columns is None:
        return False
    drawn = {line: at for at, line in enumerate(lines)}
    left, right = (sorted(drawn[line] for line in column) for column in columns)
    return right[-1 - len(right) // _FEW] < left[len(left) // _FEW]


def _runs_leftward(lines: Sequence[_Line]) -> bool:
    starts = [bidirectional(line.text[0]) for line in lines if line.text]
    return sum(start in ("R", "AL") for start in starts) * 2 > len(starts)


def _turns_back(before: _Line, line: _Line) -> bool:
    return line.y - before.y > 4 * line.size and before.x - line.x > _PROSE * line.size * _WIDTH * _SHRUNK


def _columns_of_prose(lines: Sequence[_Line]) -> tuple[list[_Line], list[_Line]] | None:
    """Return the lines of the left and of the right column; None where there are no two columns of prose."""
    gutter = _gutter(lines)
    if gutter is None:
        return None
    left, right = [line for line in lines if line.end <= gutter], [line for line in lines if line.x >= gutter]
    is_prose = all(side and median(len(line.text) for line in side) >= _PROSE for side in (left, right))
    return (left, right) if is_prose else None


def _joined(lines: Sequence[_Line]) -> list[_Line]:
    """Return the lines from top to bottom, pieces of one line joined."""
    ordered = sorted(lines, key=lambda line: (-round(line.y / max(line.size / 3, 1)), line.x))
    return list(_connected(ordered))


def _gutter(lines: Sequence[_Line]) -> float | None:
    """Return where the right column begins; None where there is one column.

    The lines across it are few, and both columns have many lines.
    """
    best, found = 0.0, None
    for place in sorted({round(line.x) for line in lines})[1:200]:
        left = sum(line.end <= place for line in lines)
        right = sum(line.x >= place - 1 for line in lines)
        across = len(lines) - left - right
        side = min(left, right)
        if across <= len(lines) * _MOST_ACROSS and side >= len(lines) * _LEAST_SIDE and side - across > best:
            best, found = side - across, place - 1.0
    return found


def _ordered(lines: Sequence[_Line], depth: int) -> Iterator[_Line]:
    """Yield lines in the order of reading: above a line across the gutter the left column, then the right one."""
    gutter = _gutter(lines) if len(lines) >= _FEWEST and depth < _DEEPEST else None
    downward = sorted(lines, key=lambda line: -line.y)
    if gutter is None:
        yield from downward
        return
    band: list[_Line] = []
    for line in downward:
        if line.x < gutter < line.end:
            yield from _columns(band, gutter, depth)
            band = []
            yield line
        else:
            band.append(line)
    yield from _columns(band, gutter, depth)


def _columns(lines: Sequence[_Line], gutter: float, depth: int) -> Iterator[_Line]:
    yield from _ordered([line for line in lines if line.x < gutter], depth + 1)
    yield from _ordered([line for line in lines if line.x >= gutter], depth + 1)
