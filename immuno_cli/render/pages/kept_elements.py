"""Which elements and attributes of a foreign HTML document a page keeps. What is not named here is left out."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple
from urllib.parse import unquote, urljoin

from immuno_cli.annotate.texts.html_elements import DRAWN, SILENT

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
_RENAMED: Final = {
    "main": "div",
    "center": "div",
    "form": "div",
    "fieldset": "div",
    "legend": "div",
    "dialog": "div",
    "search": "div",
    "acronym": "abbr",
    "dir": "ul",
    "menu": "ul",
    "tt": "code",
    "strike": "s",
    "font": "",
}
KEPT: Final = {name: name for name in (*_BLOCK_NAMES.split(), *_INLINE_NAMES.split())} | _RENAMED
"""The name that each kept element has on the page."""
TABLE_PARTS: Final = frozenset(("caption", "thead", "tbody", "tfoot", "tr", "td", "th"))
"""Elements that mean nothing outside a table."""
TABLE_ENDS: Final = TABLE_PARTS | {"table"}
"""Elements whose end reaches out of a cell."""
CELLS: Final = frozenset(("td", "th", "caption"))
"""What is inside one of them cannot end what is outside."""

CONTROLS: Final = frozenset(
    (
        "input",
        "button",
        "select",
        "textarea",
        "label",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "canvas",
        "meter",
        "progress",
        "output",
    )
)
"""Elements that stand apart from the words on their sides, also where they are left out."""
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
_ADDRESS: Final = re.compile(r"(?:https?://|mailto:|tel:)[^\s\x00-\x1f\x7f]+", re.IGNORECASE)
_RELATIVE: Final = re.compile(r"[^\s\x00-\x1f\x7f/\\:?#][^\s\x00-\x1f\x7f\\:?#]*(?:[?#][^\s\x00-\x1f\x7f\\]*)?")
"""An address beside the document, such as `page2.html#x`. Browsers take "\\" for "/", which leads to other machines."""
_EMPHASES: Final = (
    ("b", re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)\b", re.IGNORECASE)),
    ("i", re.compile(r"font-style\s*:\s*(?:italic|oblique)\b", re.IGNORECASE)),
    ("s", re.compile(r"text-decoration(?:-line)?\s*:[^;]*\bline-through\b", re.IGNORECASE)),
    ("sup", re.compile(r"vertical-align\s*:\s*super\b", re.IGNORECASE)),
    ("sub", re.compile(r"vertical-align\s*:\s*sub\b", re.IGNORECASE)),
)
_NOT_BOLD: Final = re.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)\b", re.IGNORECASE)
_NOT_ITALIC: Final = re.compile(r"font-style\s*:\s*normal\b", re.IGNORECASE)
_NORMAL: Final = {"b": _NOT_BOLD, "strong": _NOT_BOLD, "i": _NOT_ITALIC, "em": _NOT_ITALIC}
"""How a style says that an element is not what its name says."""
_IMAGE: Final = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+")
_LANGUAGE: Final = re.compile(r"[A-Za-z0-9-]{0,35}")
_NUMBER: Final = re.compile(r"-?[0-9]{1,6}")
_SPAN: Final = re.compile(r"[1-9][0-9]{0,2}")
_ID: Final = re.compile(r"[^\s\x00-\x1f]+")
_ANY: Final = re.compile(r".*", re.DOTALL)
_ALIGN: Final = re.compile("left|right|center|justify", re.IGNORECASE)
_ALIGNED: Final = re.compile(r"(?:^|;)\s*text-align\s*:\s*(left|right|center)\s*(?:;|$)", re.IGNORECASE)
_PATTERNS: Final[dict[str, dict[str, re.Pattern[str]]]] = {
    "a": {"aria-label": _ANY},
    "abbr": {"title": _ANY},
    "dfn": {"title": _ANY},
    "td": {"colspan": _SPAN, "rowspan": _SPAN, "align": _ALIGN},
    "th": {
        "colspan": _SPAN,
        "rowspan": _SPAN,
        "scope": re.compile("row|col|rowgroup|colgroup"),
        "abbr": _ANY,
        "align": _ALIGN,
    },
    "ol": {"start": _NUMBER, "reversed": _ANY, "type": re.compile("[1aAiI]")},
    "li": {"value": _NUMBER},
    "time": {"datetime": re.compile(r"[0-9A-Z:.+ -]{1,40}")},
    "details": {"open": _ANY},
    "table": {"role": re.compile("presentation|none")},
}
_EVERYWHERE: Final = {"lang": _LANGUAGE, "dir": re.compile("ltr|rtl|auto")}


def kept_attributes(name: str, attributes: Attributes) -> dict[str, str]:
    """Return the attributes of an element that do no harm anywhere, but for addresses and ids.

    >>> kept_attributes("td", {"colspan": "2", "onclick": "x()", "style": "color: red", "lang": "de"})
    {'lang': 'de', 'colspan': '2'}
    """
    if "xml:lang" in attributes:
        attributes = {"lang": attributes["xml:lang"]} | dict(attributes)
    aligned = _ALIGNED.search(attributes.get("style", "")) if name in CELLS else None
    if aligned:
        attributes = dict(attributes) | {"align": aligned[1]}
    patterns = _EVERYWHERE | _PATTERNS.get(name, {})
    found = {each: attributes[each].strip() for each in patterns if each in attributes}
    return {
        each: value for each, value in found.items() if len(value) <= _LONGEST_TITLE and patterns[each].fullmatch(value)
    }


def language_tag(value: str) -> str:
    """Return what is the tag of a language, "" for anything else.

    >>> language_tag("de-CH"), language_tag("German!")
    ('de-CH', '')
    """
    return value if _LANGUAGE.fullmatch(value) else ""


def shown_names(name: str, attributes: Attributes) -> tuple[str, ...]:
    """Return the elements that show what an inline element is by its style, which is not kept.

    Word processors write so: Google Docs puts a whole document into a `<b>` that is not bold.

    >>> shown_names("span", {"style": "font-weight:700; vertical-align: super"})
    ('span', 'b', 'sup')
    >>> shown_names("b", {"style": "font-weight:normal"})
    ('span',)
    """
    style = attributes.get("style", "")
    if name in _NORMAL and _NORMAL[name].search(style):
        return ("span",)
    if name != "span" or not style:
        return (name,)
    return (name, *(emphasis for emphasis, pattern in _EMPHASES if pattern.search(style)))


def alternative(name: str, attributes: Attributes) -> str:
    """Return the words that stand for a picture, a formula, a drawing, a frame or a film; "" for other elements.

    >>> alternative("img", {"alt": "A T cell"}), alternative("select", {"aria-label": "Country"})
    ('A T cell', '')
    """
    if attributes.get("aria-hidden") == "true" or "hidden" in attributes:
        return ""
    label = attributes.get("aria-label", "")
    title = attributes.get("title", "")
    if name in ("img", "area"):
        return attributes.get("alt", label or title).strip()
    if name in DRAWN:
        return attributes.get("alttext") or label
    return label or title if name in ("iframe", "audio", "video") else ""


def base(name: str, attributes: Attributes) -> str:
    """Return the address that the links of a document begin at, if an element tells it: `<base>`, a canonical link.

    >>> base("link", {"rel": "canonical", "href": "https://example.org/a"}), base("link", {"rel": "icon", "href": "b"})
    ('https://example.org/a', '')
    """
    if name == "link" and "canonical" not in attributes.get("rel", "").lower().split():
        return ""
    found = address(attributes.get("href", ""))
    return found if found.lower().startswith("http") else ""


def address(value: str, base: str = "") -> str:
    r"""Return the address of a link that is kept: on the web, of mail or telephone, or beside the document; else "".

    Args:
        value: the address as the document has it.
        base: the address that others begin at, if it is known.

    >>> address("https://example.org/a b"), address("java\nscript:alert(1)"), address("page2.html")
    ('https://example.org/a%20b', '', 'page2.html')
    >>> address("/b", "https://example.org/a/"), address("/b"), address("//example.org/b")
    ('https://example.org/b', '', 'https://example.org/b')
    """
    found = _LINE_END_IN_ADDRESS.sub("", value).strip().replace(" ", "%20")
    if len(found) > _LONGEST_ADDRESS or not found or found.startswith("#"):
        return ""
    if found.startswith("//"):
        found = f"https:{found}"
    if _ADDRESS.fullmatch(found):
        return found
    if not base:
        return found if _RELATIVE.fullmatch(found) else ""
    try:
        joined = urljoin(base, found)
    except ValueError:
        return ""
    return joined if _ADDRESS.fullmatch(joined) else ""


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
