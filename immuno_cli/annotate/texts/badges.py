"""Badges of a Markdown document: pictures that say how a program fares, as "CI" in `![CI](https://x.org/badge.svg)`."""

import re
from collections.abc import Iterator
from typing import Final

from immuno_cli.annotate.texts.masks import Span, masked

_PICTURE: Final = re.compile(
    r"!\[(?P<text>[^\[\]\n]{1,100})\](?:\([ ]?<?(?P<target>[^\s()<>]{1,1000})|\[(?P<name>[^\[\]\n]{0,100})\])?"
)
_DEFINITION: Final = re.compile(r"^[ ]{0,3}\[([^\[\]\n]{1,100})\]:[ \t]*<?(\S{1,1000})", re.MULTILINE)
_HOST: Final = re.compile(r"(?:https?:)?//([^/?#]+)", re.IGNORECASE)
_SERVICES: Final = (
    "appveyor.com badge.fury.io badgen.net circleci.com codecov.io coveralls.io shields.io travis-ci.com travis-ci.org"
)
_OF_SERVICE: Final = re.compile(rf"(?:.+\.)?(?:{'|'.join(map(re.escape, _SERVICES.split()))})", re.IGNORECASE)
"""Services whose pictures in a document are badges."""
_BADGE: Final = re.compile(
    r"(?:\A|[/_-])badge(?:\.svg|\.png)?(?:\Z|[?#])|(?:\A|/)badge/|/_apis/build/status/|(?:\A|/)badges/(?:[\w.-]{1,100}/)?"
    r"(?:build|ci|coverage|licen[cs]e|pipeline|release|status|tests?|version)\.(?:png|svg)",
    re.IGNORECASE,
)
"""Addresses of badges that any service may have. A folder of badges may hold other pictures, too."""


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
        if _is_of_badge(target):
            yield found.span("text")


def _is_of_badge(address: str) -> bool:
    """Return whether an address is that of a badge: by its host, by its name, or by the folder that it is in."""
    host = _HOST.match(address)
    return (host is not None and _OF_SERVICE.fullmatch(host[1]) is not None) or _BADGE.search(address) is not None
