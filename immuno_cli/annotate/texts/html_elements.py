"""What the elements of HTML are for a reader: silent, drawn, code, a block or a title."""

import re
from typing import Final

_SILENT_NAMES: Final = (
    "script style template noscript svg math title select datalist textarea iframe noembed noframes button audio video"
)
SILENT: Final = frozenset(_SILENT_NAMES.split())
"""Elements whose text is not read."""
DRAWN: Final = frozenset(("math", "svg"))
"""Silent elements that are drawn."""
TITLES: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt"))
"""Elements in which a button is the title of what it shows, so its text is read."""
_INLINE_NAMES: Final = "b big br code em embed font i img nobr ruby s small span strike strong sub sup tt u var"
ISLANDS: Final = frozenset(["foreignobject", "desc", "title", "mi", "mo", "mn", "ms", "mtext", "annotation-xml"])
"""Elements inside a drawing or a formula that may hold HTML."""
_BUTTON: Final = re.compile(r"<(/?)button(?=[\s/>])", re.IGNORECASE)
CODE_INSIDE_LINES: Final = frozenset(("code", "kbd", "samp", "var", "tt"))
CODE_ELEMENTS: Final = CODE_INSIDE_LINES | {"pre", "listing", "xmp", "plaintext"}
"""Elements whose text is code: it is shown and not read."""
_BLOCK_NAMES: Final = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p pre search "
    "section summary table tbody td tfoot th thead title tr ul video audio button"
)
BLOCKS: Final = frozenset(_BLOCK_NAMES.split())
_VOID_NAMES: Final = "area base br col embed hr img input link meta param source track wbr"
VOID: Final = frozenset(_VOID_NAMES.split())
"""Elements that have no end."""
DELETED: Final = frozenset(("del", "s", "strike"))
"""Elements whose text is deleted: it is shown and read, and no term runs over its ends."""
ENDS_DRAWING: Final = (BLOCKS | frozenset(_INLINE_NAMES.split())) - {"title", "video", "audio"}
"""Elements that are never part of a drawing. Where one begins or ends, a drawing ends that has no end of its own."""
_PREFIXES: Final = ("m:", "mml:", "svg:")
_KATEX: Final = '<span class="katex-html"'
_MATHJAX: Final = '<nobr aria-hidden="true">'
"""Elements in which a formula is drawn by its characters. In MathML it stands before that of KaTeX, if at all."""
_NEAR: Final = 60
_FOLDED_NAMES: Final = (
    "accordion accordions answer answers collapsable collapse collapsed collapsible expand expandable expander faq "
    "faqs pane panel spoiler tabcontent toggle toggled toggler"
)
_OPENED_BY_SCRIPT: Final = frozenset(_FOLDED_NAMES.split())
"""Words of a class or an id by which authors call what opens under a heading, and the heading."""
_NAMES_OF_SITE: Final = (
    "ad ads banner basket cart chat consent cookie cookies dropdown header login menu modal nav navbar navigation "
    "newsletter notice overlay popup search share sidebar signin signup"
)
_NOT_OF_TEXT: Final = frozenset(_NAMES_OF_SITE.split())
"""Words of what belongs to the site, and not to the text of the page."""
_PARTS_OF_NAME: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_START_OF_BUTTON: Final = re.compile(r"<button[^<>]{0,1000}", re.IGNORECASE)
_NAMES: Final = re.compile(r"""\s(?:class|id)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_TELLS_THAT_IT_OPENS: Final = re.compile(
    r"""\s(?:aria-expanded\s*=|data-(?:bs-)?toggle\s*=\s*["']?(?:collapse|tab|pill)\b)""", re.IGNORECASE
)


def local_name(tag: str) -> str:
    """Return the name of an element without the prefix that formulas and drawings have in some documents.

    >>> local_name("mml:math")
    'math'
    """
    return tag.rpartition(":")[2] if tag.startswith(_PREFIXES) else tag


def ends_second_formula(silent: str, tag: str) -> bool:
    """Return whether a tag cannot be part of an element that shows a formula once more."""
    return silent in ("span", "nobr") and tag in BLOCKS


def is_of_accordion(names: str) -> bool:
    """Return whether the classes and ids of an element call it a part of an accordion.

    >>> is_of_accordion("faq-answer"), is_of_accordion("cookiePanel")
    (True, False)
    """
    words = _words_of(names)
    return not words.isdisjoint(_OPENED_BY_SCRIPT) and words.isdisjoint(_NOT_OF_TEXT)


def _words_of(names: str) -> set[str]:
    return {word.lower() for word in _PARTS_OF_NAME.findall(names)}


def is_silent(tag: str, title: str, html: str, start: int) -> bool:
    """Return whether an element begins whose text is not read. That of a button is, if it is a title or has no end.

    A button is a title inside a heading, and where it opens a part of the text, as in an accordion. What shows a
    formula once more is not read.

    Args:
        tag: the name of the element.
        title: the name of the title that it stands in; "" for none.
        html: the document.
        start: where the element begins in it.
    """
    if tag != "button":
        return tag in SILENT or (tag in ("span", "nobr") and _is_second_formula(html, start))
    following = _BUTTON.search(html, start + 1)
    has_end = following is not None and following[1] == "/"
    return has_end and not title and not _is_title(html, start)


def _is_title(html: str, start: int) -> bool:
    """Return whether the button that begins here opens a part of the text."""
    button = _START_OF_BUTTON.match(html, start)
    if not button:
        return False
    names = " ".join("".join(found) for found in _NAMES.findall(button[0]))
    opens = _TELLS_THAT_IT_OPENS.search(button[0]) is not None
    return is_of_accordion(names) or (opens and _words_of(names).isdisjoint(_NOT_OF_TEXT))


def _is_second_formula(html: str, start: int) -> bool:
    if html.startswith(_KATEX, start):
        return "</math>" in html[max(0, start - _NEAR) : start]
    return html.startswith(_MATHJAX, start)
