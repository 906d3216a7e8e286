"""The lists of an HTML document: where each item begins, and what stands before it. And where lines are kept."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from immuno_cli.annotate.texts.parts.block_tags import BlockTag

_BULLETS: Final = "•◦▪"
_INDENT: Final = "  "
_DEEPEST: Final = 6
_HIGHEST: Final = 1_000_000


class ItemStart(NamedTuple):
    """Where an item begins, where a list ends that is inside no other one, or text whose lines are kept."""

    place: int
    sign: str
    """What stands before the item: a bullet or its number, after its indent; "" where no item begins."""
    keeps_lines: bool = False
    """Whether the lines of what follows are kept, as in `<pre>`."""


def item_starts(tags: Iterable[BlockTag]) -> Iterator[ItemStart]:
    """Yield where the items of a document's lists begin, where lists end, and where lines are kept, in order.

    >>> list(item_starts([BlockTag(0, 4, "ol", False, ""), BlockTag(4, 8, "li", False, "")]))
    [ItemStart(place=4, sign='1. ', keeps_lines=False)]
    """
    numbers: list[int | None] = []  # of each open list the number of its next item, None for bullets
    for tag in tags:
        if tag.name == "li" and not tag.is_end:
            yield ItemStart(tag.start, _sign(numbers, tag))
        elif tag.name == "pre":
            yield ItemStart(tag.end if tag.is_end else tag.start, "", keeps_lines=not tag.is_end)
        elif tag.name not in ("ol", "ul"):
            continue
        elif not tag.is_end:
            numbers.append(tag.number("start", _HIGHEST) if tag.name == "ol" else None)
        elif numbers:
            numbers.pop()
            if not numbers:
                yield ItemStart(tag.start, "")


def _sign(numbers: list[int | None], item: BlockTag) -> str:
    """Return what stands before the next item of the innermost list, and count the item."""
    depth = min(max(len(numbers) - 1, 0), _DEEPEST)
    number = numbers[-1] if numbers else None
    if number is None:
        return f"{_INDENT * depth}{_BULLETS[min(depth, len(_BULLETS) - 1)]} "
    if item.value("value"):
        number = item.number("value", _HIGHEST)
    numbers[-1] = number + 1
    return f"{_INDENT * depth}{number}. "
