"""Badges of a Markdown document: pictures that say how a program fares, as "CI" in `![CI](https://x.org/badge.svg)`."""

import re
from collections.abc import Iterator
from typing import Final

from immuno_cli.annotate.texts.masks import Span, masked

_PICTURE: Final = re.compile(
    r"!\[(?P<text>[^\[\]\n]{1,100})\](?:\([ ]?<?(?P<target>[^\s()<>]{1,1000})|\[(?P<name>[^\[\]\n]{0,100})\])?"
)
_DEFINITION: Final = re.compile(r"^[ ]{0,3}\[([^\[\]\n]{1,100})\]:[ \t]*<?(\S{1,1000})", re.MULTILINE)
_BADGE: Final = re.compile(
    r"badge|shields\.io|/workflows/|\b(?:appveyor|circleci|codecov|coveralls|travis-ci)\b", re.IGNORECASE
)
_DRAWING: Final = re.compile(r"\.svg(?:\Z|[?#])", re.IGNORECASE)
_FEW_WORDS: Final = 2
"""Words at most of the text of a drawing that is taken for a badge whatever its address."""


def mask_badges(text: str) -> str:
    r"""Return a Markdown document with the texts of its badges as CODE. Of its other pictures they stay.

    >>> mask_badges("![CI](a/badge.png) ![a T cell](b.png)")
    '![\x00\x00](a/badge.png) ![a T cell](b.png)'
    """
    return masked(text, _texts_of_badges(text)) if "![" in text else text


def _texts_of_badges(text: str) -> Iterator[Span]:
    targets = {name.lower(): target for name, target in _DEFINITION.findall(text)} if "]:" in text else {}
    for found in _PICTURE.finditer(text):
        target = found["target"] or targets.get((found["name"] or found["text"]).lower(), "")
        is_short = len(found["text"].split()) <= _FEW_WORDS
        if _BADGE.search(target) or (is_short and _DRAWING.search(target)):
            yield found.span("text")
