"""The parts of an HTML document that a browser does not show: `hidden`, `display: none`, closed dialogs.

A stylesheet of the document counts as far as it is simple (`stylesheets`).

A part that the reader can open counts as shown: a closed `<details>`, a tab, what a link or a button of the document
leads to, and what its class or id calls a part of an accordion: a script opens it where its heading is clicked. What
only screen readers pass over (`aria-hidden`) is seen by everybody else.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from immuno_cli.annotate.texts.hidden.implied_ends import ENDED_BY, nearest_ended_by
from immuno_cli.annotate.texts.hidden.selectors import Element
from immuno_cli.annotate.texts.hidden.stylesheets import Stylesheets, words_naming_elements
from immuno_cli.annotate.texts.html_elements import (
    BLOCKS,
    DRAWN,
    ENDS_DRAWING,
    SILENT,
    VOID,
    is_of_accordion,
    local_name,
)
from immuno_cli.annotate.texts.html_parsing import DocumentParser, parse_html
from immuno_cli.annotate.texts.masks import Span, masked

_HINT: Final = re.compile(
    r"\s(?:hidden|popover)(?=[\s=/>])|\b(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b|<dialog|aria-hidden",
    re.IGNORECASE,
)
"""Without any of these all parts of a document are shown."""
_STYLE: Final = re.compile(r"(?:^|;)\s*(display|visibility)\s*:\s*([a-z-]+)", re.IGNORECASE)
_NOT_DISPLAYED: Final = frozenset((("display", "none"),))
_UNSHOWN: Final = _NOT_DISPLAYED | {("visibility", "hidden"), ("visibility", "collapse")}
_VISIBLE: Final = re.compile(r"\bvisibility\s*:\s*visible\b", re.IGNORECASE)
"""With it a document shows a part of what is not visible, or makes it visible later."""
_LEADING: Final = re.compile(
    r"""\s(?:href|aria-controls|aria-describedby|popovertarget|commandfor|data-(?:bs-)?target)\s*=\s*["']?"""
    r"""([^"'<>]{1,300})""",
    re.IGNORECASE,
)
"""The attributes by which a link or a button names the part of the document that it opens."""
_OPENS_LATER: Final = frozenset(("dialog", "alertdialog", "menu", "tooltip"))
_ALWAYS_SHOWN: Final = frozenset(("html", "body", "head"))
_MOST_READINGS: Final = 4
"""Maximum number of times that a Markdown document is read: once more whenever elements without ends are found."""
_TAG: Final = re.compile(r"<(script|style|template)\b(?:[^<]|<(?!/\1))*+|<[^<>]*>", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_COMMENT: Final = ("<!--", "-->")


def without_spans(html: str, hidden: Iterable[Span]) -> str:
    """Return a document, of the same length, with a comment in the place of each part that a browser does not show.

    >>> without_spans("a <b hidden>b</b>", [(2, 17)])
    'a <!--        -->'
    """
    return masked(html, hidden, _comment)


def count_words(html: str, hidden: Iterable[Span]) -> int:
    """Return how many words stand in parts of a document.

    >>> count_words("a <b hidden>b, <i>c</i></b>", [(2, 27)])
    2
    """
    return sum(len(_WORD.findall(_TAG.sub(" ", html[start:end]))) for start, end in hidden)


def hidden_spans(html: str, *, is_markdown: bool = False) -> list[Span]:
    """Return where the parts of a document stand that a browser does not show, in order.

    There are none in a document in which nothing else is left: its scripts would show it.

    Args:
        html: the document. Code in Markdown must be masked.
        is_markdown: whether it is Markdown or comes from it. There a tag without an end is usually a word of a
            sentence ("Use the <dialog> element"), and hides nothing.

    >>> hidden_spans("a <b hidden>b</b>")
    [(2, 17)]
    """
    if not _HINT.search(html):
        return []
    unended: frozenset[int] = frozenset()
    stylesheets = Stylesheets(html)
    for _ in range(_MOST_READINGS if is_markdown else 1):
        parser = _Hidden(html, is_markdown, unended, stylesheets)
        parse_html(html, parser)
        spans = parser.finish()
        if not parser.unended:
            break
        unended |= parser.unended
    return spans


def _comment(part: str) -> str:
    begin, end = _COMMENT
    return begin + " " * (len(part) - len(begin) - len(end)) + end


def _opened_later(html: str) -> frozenset[str]:
    """Return the ids of the parts of a document that a link, a button or a script of an attribute leads to."""
    leading = (one.lstrip("#") for found in _LEADING.finditer(html) for one in found[1].split())
    return words_naming_elements(html).union(leading)


def _styles(attributes: Mapping[str, str]) -> dict[str, str]:
    """Return what the own style of an element says of whether it is shown."""
    return dict(_STYLE.findall(attributes.get("style", "").lower()))


def _is_unshown(tag: str, attributes: Mapping[str, str], unshown: frozenset[tuple[str, str]]) -> bool:
    """Return whether the attributes of an element say that it is not shown. A style counts more than `hidden`.

    `unshown`: the properties of a style, with their values, that hide.
    """
    styles = _styles(attributes)
    if not unshown.isdisjoint(styles.items()):
        return True
    if attributes.get("aria-hidden") == "true" and attributes.get("role") in _OPENS_LATER:
        return True
    if "display" in styles:
        return False
    is_closed = "popover" in attributes or (tag == "dialog" and "open" not in attributes)
    return is_closed or attributes.get("hidden", "until-found") != "until-found"


def _element(tag: str, attributes: Sequence[tuple[str, str | None]]) -> Element:
    """Return an element with what selectors ask for. Of equal attributes, the first counts."""
    values = {name: value or "" for name, value in reversed(attributes) if name in ("class", "id")}
    names = [f".{name}" for name in values.get("class", "").split()]
    return Element(tag, frozenset((*names, f"#{values['id']}") if "id" in values else names))


class _Hidden(DocumentParser):
    """Finds the hidden parts. Inside one it knows which elements are open; outside, how many of each name."""

    def __init__(self, html: str, is_markdown: bool, without_end: frozenset[int], stylesheets: Stylesheets) -> None:
        """Begin before a document, in which the elements at some places are known to have no end."""
        super().__init__()
        self._html = html
        self._stylesheets = stylesheets
        self._unshown = _NOT_DISPLAYED if _VISIBLE.search(html) else _UNSHOWN
        self._is_markdown = is_markdown
        self._without_end = without_end
        self.unended: set[int] = set()
        """Where more elements of Markdown begin that have no end."""
        self._opened_later = _opened_later(html)
        self._spans: list[Span] = []
        self._start = -1
        self._inside: list[str] = []
        self._names: Counter[str] = Counter()
        """How many elements of each name are open inside a hidden part."""
        self._outside: Counter[str] = Counter()
        self._silent = ""
        self._is_text_shown = False

    def finish(self) -> list[Span]:
        """Return where the hidden parts stand; none if nothing else has text."""
        self._end_unended(len(self._html))
        return self._spans if self._is_text_shown else []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = local_name(tag)
        if self._inside:
            self._end_implied(tag)
        if not self._inside:
            self._stylesheets.ancestors.end_before(tag)
        if not self._inside and self._is_hidden(tag, attrs):
            self._start = self.place
            if tag in VOID:
                self._end_before(self.place + len(self.get_starttag_text()))
                return
        if tag in VOID:
            return
        if self._start >= 0:
            self._inside.append(tag)
            self._names[tag] += 1
        else:
            self._outside[tag] += 1
            self._stylesheets.ancestors.begin(_element(tag, attrs))
            self._silent = self._silent or (tag if tag in SILENT else "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element. In a drawing or a formula, `/>` also ends it; in HTML it does not."""
        self.handle_starttag(tag, attrs)
        if self._can_be_drawn(local_name(tag)):
            self._end(local_name(tag), self.place + len(self.get_starttag_text()))

    def handle_endtag(self, tag: str) -> None:
        self._end(local_name(tag), self._html.find(">", self.place) + 1 or len(self._html))

    def _end(self, tag: str, after: int) -> None:
        """End an element whose last tag ends at an offset, and the hidden part that it is or that stands in it."""
        if tag == self._silent:
            self._silent = ""
        if not self._inside:
            self._outside[tag] -= self._outside[tag] > 0
            self._stylesheets.ancestors.end(tag)
        elif tag in self._names:
            self._close(tag)
            if not self._inside:
                self._end_before(after)
        elif self._outside[tag] and self._ends_what_is_inside(tag):
            if self._inside[0] in ENDED_BY:
                self._end_before(self.place)
            else:
                self._end_unended(self.place)
            self._outside[tag] -= 1
            self._stylesheets.ancestors.end(tag)

    def handle_data(self, data: str) -> None:
        if self._start < 0 and not self._silent and not data.isspace():
            self._is_text_shown = True

    def _can_be_drawn(self, tag: str) -> bool:
        """Return whether an element is a drawing or a formula, or may be a part of one that is open."""
        if tag in ENDS_DRAWING or tag in VOID:
            return False
        return tag in DRAWN or any(self._names[name] or self._outside[name] for name in DRAWN)

    def _ends_what_is_inside(self, tag: str) -> bool:
        """Return whether the end of an element ends a hidden part inside it. That of `<b>` does not end a block."""
        return tag in BLOCKS or tag in SILENT or BLOCKS.isdisjoint(self._names)

    def _is_hidden(self, tag: str, attrs: list[tuple[str, str | None]]) -> bool:
        attributes = {name: value or "" for name, value in reversed(attrs)}
        if self.place in self._without_end:
            return False
        if tag in _ALWAYS_SHOWN or attributes.get("role") == "tabpanel" or attributes.get("id") in self._opened_later:
            return False
        if not (_is_unshown(tag, attributes, self._unshown) or self._is_hidden_by_stylesheet(tag, attributes)):
            return False
        return not is_of_accordion(f"{attributes.get('class', '')} {attributes.get('id', '')}")

    def _is_hidden_by_stylesheet(self, tag: str, attributes: Mapping[str, str]) -> bool:
        has_style = "display" in _styles(attributes)
        return self._stylesheets.hide(_element(tag, list(attributes.items())), has_style=has_style)

    def _end_implied(self, tag: str) -> None:
        """End the elements that the beginning of another one ends."""
        while name := nearest_ended_by(tag, self._inside):
            self._close(name)
        if not self._inside:
            self._end_before(self.place)

    def _close(self, name: str) -> None:
        """End the nearest open element of a name, and what is open inside it."""
        while True:
            last = self._inside.pop()
            self._names[last] -= 1
            if not self._names[last]:
                del self._names[last]
            if last == name:
                return

    def _end_unended(self, place: int) -> None:
        """End the hidden part, if there is one, at a place where its element has no end. In Markdown it is none."""
        if self._is_markdown and self._start >= 0:
            self.unended.add(self._start)
            self._start = -1
        self._end_before(place)

    def _end_before(self, place: int) -> None:
        """End the hidden part, if there is one, at a place of the document."""
        if self._start >= 0:
            self._spans.append((self._start, min(place, len(self._html))))
        self._start = -1
        self._inside.clear()
        self._names.clear()
