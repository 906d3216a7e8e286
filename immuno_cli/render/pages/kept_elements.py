"""Which elements and attributes of a foreign HTML document a page keeps. What is not named here is left out."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple
from urllib.parse import unquote

from immuno_cli.annotate.texts.html import SILENT

Attributes = Mapping[str, str]

DROPPED: Final = SILENT
"""Elements that are left out with all that is inside them, but for formulas and the words of a drawing."""
UNDRAWN: Final = frozenset(("script", "style", "annotation", "annotation-xml", "metadata", "desc", "defs", "symbol"))
"""Elements inside a formula or a drawing that are not seen."""
LINES_OF_DRAWING: Final = frozenset(("title", "text"))
"""Elements of a drawing whose words stand apart."""
VOID: Final = frozenset(("br", "hr", "wbr"))
"""Elements that are kept and have no end."""
_BLOCK_NAMES: Final = (
    "h1 h2 h3 h4 h5 h6 p div section article header footer nav aside address hgroup figure figcaption blockquote pre "
    "ul ol li dl dt dd table caption thead tbody tfoot tr td th details summary hr"
)
BLOCKS: Final = frozenset(_BLOCK_NAMES.split())
_INLINE_NAMES: Final = (
    "a em strong i b u s small mark cite q dfn abbr time code kbd samp var sub sup del ins bdi bdo ruby rt rp span br "
    "wbr"
)
_RENAMED: Final = {"main": "div", "center": "div", "dir": "ul", "menu": "ul", "tt": "code", "strike": "s", "font": ""}
KEPT: Final = {name: name for name in (*_BLOCK_NAMES.split(), *_INLINE_NAMES.split())} | _RENAMED
"""The name that each kept element has on the page."""
TABLE_PARTS: Final = frozenset(("caption", "thead", "tbody", "tfoot", "tr", "td", "th"))
"""Elements that mean nothing outside a table."""
TABLE_ENDS: Final = TABLE_PARTS | {"table"}
"""Elements whose end reaches out of a cell."""
CELLS: Final = frozenset(("td", "th", "caption"))
"""What is inside one of them cannot end what is outside."""

_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ROWS: Final = frozenset(("thead", "tbody", "tfoot", "tr", "td", "th", "caption"))


class Implied(NamedTuple):
    """What the beginning of an element ends: the nearest of `ends`, if none of `within` is nearer."""

    ends: frozenset[str]
    within: frozenset[str]


_PARAGRAPH: Final = Implied(frozenset(("p",)), CELLS | {"table"})
IMPLIED: Final[dict[str, tuple[Implied, ...]]] = dict.fromkeys(BLOCKS - TABLE_PARTS, (_PARAGRAPH,)) | {
    name: (Implied(_HEADINGS, BLOCKS - _HEADINGS), _PARAGRAPH) for name in _HEADINGS
}
IMPLIED["li"] = (Implied(frozenset(("li",)), frozenset(("ul", "ol")) | CELLS), _PARAGRAPH)
IMPLIED["dt"] = IMPLIED["dd"] = (Implied(frozenset(("dt", "dd")), frozenset(("dl",)) | CELLS), _PARAGRAPH)
IMPLIED["td"] = IMPLIED["th"] = (Implied(frozenset(("td", "th", "caption")), frozenset(("table", "tr"))),)
IMPLIED["tr"] = (Implied(frozenset(("tr", "caption")), frozenset(("table", "thead", "tbody", "tfoot"))),)
IMPLIED["thead"] = IMPLIED["tbody"] = IMPLIED["tfoot"] = IMPLIED["caption"] = (
    Implied(frozenset(("thead", "tbody", "tfoot", "caption")), frozenset(("table",))),
    Implied(_ROWS, frozenset(("table",))),
)
IMPLIED["a"] = (Implied(frozenset(("a",)), CELLS | {"table"}),)
IMPLIED["rt"] = IMPLIED["rp"] = (Implied(frozenset(("rt", "rp")), frozenset(("ruby",))),)

_LONGEST_ADDRESS: Final = 2000
_LONGEST_TITLE: Final = 500
_LONGEST_ID: Final = 200
_LARGEST_IMAGE: Final = 700_000
"""Characters of an image in the page itself: half a megabyte in base64."""
_LINE_END_IN_ADDRESS: Final = re.compile(r"[\t\n\r]")
_ADDRESS: Final = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f\x7f]+", re.IGNORECASE)
_IMAGE: Final = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+")
_LANGUAGE: Final = re.compile(r"[A-Za-z0-9-]{1,35}")
_NUMBER: Final = re.compile(r"-?[0-9]{1,6}")
_SPAN: Final = re.compile(r"[1-9][0-9]{0,2}")
_ID: Final = re.compile(r"[^\s\x00-\x1f]+")
_ANY: Final = re.compile(r".*", re.DOTALL)
_PATTERNS: Final[dict[str, dict[str, re.Pattern[str]]]] = {
    "a": {"aria-label": _ANY},
    "abbr": {"title": _ANY},
    "dfn": {"title": _ANY},
    "td": {"colspan": _SPAN, "rowspan": _SPAN},
    "th": {
        "colspan": _SPAN,
        "rowspan": _SPAN,
        "scope": re.compile("row|col|rowgroup|colgroup"),
        "abbr": _ANY,
    },
    "ol": {"start": _NUMBER, "reversed": _ANY, "type": re.compile("[1aAiI]")},
    "li": {"value": _NUMBER},
    "time": {"datetime": re.compile(r"[0-9A-Z:.+ -]{1,40}")},
    "details": {"open": _ANY},
}
_EVERYWHERE: Final = {"lang": _LANGUAGE, "dir": re.compile("ltr|rtl|auto")}


def kept_attributes(name: str, attributes: Attributes) -> dict[str, str]:
    """Return the attributes of an element that do no harm anywhere, but for addresses and ids.

    >>> kept_attributes("td", {"colspan": "2", "onclick": "x()", "style": "color: red", "lang": "de"})
    {'lang': 'de', 'colspan': '2'}
    """
    patterns = _EVERYWHERE | _PATTERNS.get(name, {})
    found = {each: attributes[each].strip() for each in patterns if each in attributes}
    return {
        each: value for each, value in found.items() if len(value) <= _LONGEST_TITLE and patterns[each].fullmatch(value)
    }


def address(value: str) -> str:
    r"""Return the address of a link that is kept: http, https or mailto; "" for any other.

    >>> address("https://example.org/a b"), address("java\nscript:alert(1)"), address("page2.html")
    ('https://example.org/a%20b', '', '')
    """
    found = _LINE_END_IN_ADDRESS.sub("", value).strip().replace(" ", "%20")
    return found if len(found) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(found) else ""


def place(value: str) -> str:
    """Return the id that a link within its own document leads to; "" for any other link.

    >>> place("#caf%C3%A9"), place("page2.html#x")
    ('café', '')
    """
    found = value.strip()
    return unquote(found[1:]) if found.startswith("#") and len(found) <= _LONGEST_ADDRESS else ""


def identifier(attributes: Attributes) -> str:
    """Return the id of an element, or the name of an old anchor; "" where it has none that can be kept."""
    found = attributes.get("id") or attributes.get("name") or ""
    return found if len(found) <= _LONGEST_ID and _ID.fullmatch(found) else ""


def image_data(attributes: Attributes) -> str:
    """Return the address of an image that is part of the document itself, of a kind that holds no script; else ""."""
    found = attributes.get("src", "")
    return found if len(found) <= _LARGEST_IMAGE and _IMAGE.fullmatch(found) else ""
