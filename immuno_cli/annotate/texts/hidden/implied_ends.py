"""Elements of HTML that need no tag at their ends: another one ends them where it begins."""

from collections.abc import Sequence
from typing import Final

from immuno_cli.annotate.texts.html_elements import BLOCKS

ENDED_BY: Final = {
    "p": BLOCKS - {"li", "td", "th", "tr", "caption", "tbody", "thead", "tfoot", "button", "audio", "video", "legend"},
    "li": frozenset(("li",)),
    "dt": frozenset(("dt", "dd")),
    "dd": frozenset(("dt", "dd")),
    "td": frozenset(("td", "th", "tr", "tbody", "tfoot")),
    "th": frozenset(("td", "th", "tr", "tbody", "tfoot")),
    "tr": frozenset(("tr", "tbody", "tfoot")),
    "thead": frozenset(("tbody", "tfoot")),
    "tbody": frozenset(("tbody", "tfoot")),
    "tfoot": frozenset(("tbody", "tfoot")),
    "caption": frozenset(("colgroup", "col", "thead", "tbody", "tfoot", "tr")),
    "colgroup": frozenset(("colgroup", "thead", "tbody", "tfoot", "tr")),
    "option": frozenset(("option", "optgroup", "hr")),
    "optgroup": frozenset(("optgroup", "hr")),
    "rt": frozenset(("rb", "rt", "rtc", "rp")),
    "rp": frozenset(("rb", "rt", "rtc", "rp")),
}
"""Elements that need no tag at their ends, and what ends them where it begins."""
_HOLDERS: Final = frozenset(("ul", "ol", "dl", "menu", "dir", "table", "select", "ruby"))
"""What begins inside one of them does not end what is outside."""
_DEEPEST: Final = 100
"""Maximum number of open elements in which one is looked for that another one ends."""


def nearest_ended_by(tag: str, open_tags: Sequence[str]) -> str:
    """Return the innermost open element that the beginning of another one ends, "" if there is none.

    >>> nearest_ended_by("li", ["ul", "li", "b"]), nearest_ended_by("li", ["li", "ul"])
    ('li', '')
    """
    for name in reversed(open_tags[-_DEEPEST:]):
        if tag in ENDED_BY.get(name, ()):
            return name
        if name in _HOLDERS:
            return ""
    return ""
