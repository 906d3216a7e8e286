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
_INLINE: Final = {**dict.fromkeys(("abbr", "big", "nobold", "nobr", "nowrap", "small", "tooltip"), 1), "lang": 2}
"""Templates that show one of their parameters inside a sentence, and its number."""
_LONGEST_NAME: Final = 100
_DEEPEST: Final = 4
"""Maximum number of templates, each inside another, whose text is read."""
_PARTS: Final = re.compile(r"\{\{|\}\}|\[\[[^\[\]\n]{0,400}\]\]|\|(?:\s{0,20}([\w .-]{1,60}?)\s{0,60}=)?")
_FOR_MACHINES: Final = re.compile(
    r"(?!.*caption)(?:.*[ _\d])?(?:audio|coord(?:inate)?s?|file(?:name)?|ima?ge?(?:name|size|width)?|logo|map|photo"
    r"|size|url|video|website|width|atc|cas(?:no)?|chembl|chemspider\w*|dailymed\w*|drugbank|id|(?:std)?inchi(?:key)?"
    r"|iuphar\w*|iupac\w*|kegg|licen[cs]e|medline\w*|mesh(?:name|number)?|omim|pubchem\w*|smiles|unii)(?:[ _\d]|\Z)"
    r"|(?-i:.*[a-z]ID\Z)",
    re.IGNORECASE,
)
"""Parameters whose values are names of files, addresses and codes. Their names have one of these as a whole word."""


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
            yield from _frame(text, start, end, _INLINE.get(name, 0))
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


def _frame(text: str, start: int, end: int, shown: int) -> Iterator[_Mask]:
    """Yield what stands around the values that a template shows: its name, those of the parameters, and other values.

    `shown`: the number of the only parameter that a template inside a sentence shows, 0 if it is another template.
    """
    begin, close, is_inline = start, end - 2, shown > 0
    depth = count = 0
    for part in _PARTS.finditer(text, start + 2, close):
        if part[0] in ("{{", "}}"):
            depth += 1 if part[0] == "{{" else -1
        elif part[0][0] == "|" and not depth:
            if begin >= 0:
                yield _Mask(begin, part.start(), is_inline)
            count += part[1] is None
            yield _Mask(part.start(), part.end(), is_inline)
            begin = -1 if _is_shown(part[1] or str(count), shown) else part.end()
    yield _Mask(begin if begin >= 0 else close, end, is_inline)


def _is_shown(parameter: str, shown: int) -> bool:
    """Return whether a template shows the value of a parameter with this name or number (`_frame`)."""
    return parameter == str(shown) if shown else _FOR_MACHINES.match(parameter) is None
