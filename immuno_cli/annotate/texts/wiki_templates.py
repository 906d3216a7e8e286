"""The templates of a wiki in a text. What they show is read, such as the values of an infobox; the rest is masked."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from immuno_cli.annotate.texts.masks import PADDING, as_code

_BRACES: Final = re.compile(r"\{\{|\}\}")
_SIGNS: Final = {
    "nbh": "-",
    "nbhyph": "-",
    "ndash": "–",
    "snd": "–",
    "nbsp": " ",
    "spaces": " ",
    "zwsp": PADDING,
    "'": "'",
}
"""Templates that stand for a sign."""
_BOXES: Final = ("chembox", "drugbox", "infobox", "speciesbox", "taxobox", "virusbox")
"""How the templates begin whose values stand beside an article, each in a row of its own."""
_LISTS: Final = frozenset(
    (
        *("blockquote", "br separated entries", "bulleted list", "cquote", "cslist", "flat list", "flatlist", "hlist"),
        *("plain list", "plainlist", "quote", "ubl", "ublist", "unbulleted list"),
    )
)
_INLINE: Final = frozenset(("abbr", "big", "lang", "nobold", "nobr", "nowrap", "small", "tooltip"))
"""Templates that show their text inside a sentence."""
_LONGEST_NAME: Final = 100
_DEEPEST: Final = 4
"""Templates at most, each inside another, whose text is read."""
_PARTS: Final = re.compile(r"\{\{|\}\}|\[\[[^\[\]\n]{0,400}\]\]|\|(?:\s{0,20}([\w .-]{1,60}?)\s{0,60}=)?")
_FOR_MACHINES: Final = re.compile(
    r"audio|cas[ _]|coord|file|ima?ge?|inchi|licen[cs]e|logo|map|photo|size|smiles|url|video|website|width"
    r"|(?:atc|chem\w*|dailymed|drugbank|iuphar\w*|iupac\w*|kegg|medline\w*|mesh|omim|pubchem|unii)\b|id\Z",
    re.IGNORECASE,
)
"""Parameters whose values are names of files, addresses and codes."""


class _Mask(NamedTuple):
    """A part of a text, and whether terms run over it."""

    start: int
    end: int
    is_inline: bool = False


def mask_templates(text: str) -> str:
    r"""Return a text of the same length without the templates of a wiki, but with what they show.

    >>> mask_templates("{{Infobox|a = fever}} {{x|y}}")
    '\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00 fever\x00\x00 \x00\x00\x00\x00\x00\x00\x00'
    """
    pieces: list[str] = []
    place = 0
    for start, end, is_inline in sorted(_masks(text)):
        if end > place:  # one may stand inside another
            part = text[max(start, place) : end]
            pieces += text[place:start], PADDING * len(part) if is_inline else _shown(part)
            place = end
    return "".join((*pieces, text[place:]))


def _shown(part: str) -> str:
    """Return what stands for a masked part: a sign for a template that stands for one, else CODE."""
    sign = _SIGNS.get(_name(part)) if part.startswith("{{") and part.endswith("}}") else None
    return sign.ljust(len(part), PADDING) if sign else as_code(part)


def _masks(text: str) -> Iterator[_Mask]:
    """Yield what is masked: templates as a whole, and of those that show their text what stands around it."""
    around: list[int] = []
    masked_until = 0
    for start, end in _templates(text):
        while around and around[-1] <= start:
            around.pop()
        if start < masked_until:
            continue
        name = _name(text[start : min(end, start + _LONGEST_NAME)])
        shows_text = name in _LISTS or name in _INLINE or name.startswith(_BOXES)
        if shows_text and len(around) < _DEEPEST:
            around.append(end)
            yield from _frame(text, start, end, is_inline=name in _INLINE)
        else:
            masked_until = end
            yield _Mask(start, end)


def _templates(text: str) -> list[tuple[int, int]]:
    """Return where the templates stand, outer ones first. One that nothing closes is none."""
    opened: list[int] = []
    found: list[tuple[int, int]] = []
    for braces in _BRACES.finditer(text):
        if braces[0] == "{{":
            opened.append(braces.start())
        elif opened:
            found.append((opened.pop(), braces.end()))
    return sorted(found)


def _name(template: str) -> str:
    """Return the name of a template in lower case."""
    head = template[2:_LONGEST_NAME].partition("|")[0].partition("}}")[0]
    return head.strip().lower().replace("_", " ")


def _frame(text: str, start: int, end: int, *, is_inline: bool) -> Iterator[_Mask]:
    """Yield what stands around the values of a template: its name, those of the parameters, and values for machines."""
    begin, close = start, end - 2
    depth = 0
    for part in _PARTS.finditer(text, start + 2, close):
        if part[0] in ("{{", "}}"):
            depth += 1 if part[0] == "{{" else -1
        elif part[0][0] == "|" and not depth:
            if begin >= 0:
                yield _Mask(begin, part.start(), is_inline)
            is_code = part[1] is not None and _FOR_MACHINES.search(part[1]) is not None
            yield _Mask(part.start(), part.end(), is_inline)
            begin = part.end() if is_code else -1
    yield _Mask(begin if begin >= 0 else close, end, is_inline)
