"""Markdown as HTML, with the mentions of terms at their places in it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from immuno_cli.annotate.terms import Mark
from immuno_cli.render.pages.kept_elements import DROPPED

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_BEGIN: Final = "\ue000"
_END: Final = "\ue001"
_DIGITS: Final = "".join(map(chr, range(0xE002, 0xE00C)))
"""Characters for private use. To Markdown they are letters, so a pair of them around a mention changes no markup."""
_PRIVATE: Final = re.compile(f"[{_BEGIN}-{_DIGITS[-1]}]")
_TO_DIGITS: Final = str.maketrans("0123456789", _DIGITS)
_FROM_DIGITS: Final = str.maketrans(_DIGITS, "0123456789")
_MARKER: Final = re.compile(f"{_BEGIN}([{_DIGITS}]+)|{_END}")
_PERCENT_MARKER: Final = re.compile("%EE%80%8[0-9AB]")
_NOT_IN_SLUG: Final = re.compile(r"[^\w\- ]")
_FRONT_MATTER: Final = re.compile(r"\A---([ \t]*\r?\n.{0,20000}?\n)---(?=[ \t]*(?:\r?\n|\Z))", re.DOTALL)
"""Facts about a document at its beginning, in YAML."""
_DEEPEST: Final = 100
"""Lists, quotations and emphases at most inside each other. Deeper ones are left out."""
_MOST_HEADINGS: Final = 10_000


def render_markdown(text: str, marks: Iterable[Mark]) -> tuple[str, list[Mark]]:
    r"""Return Markdown (CommonMark with tables and struck-out text) as HTML, and the mentions at their places there.

    HTML in the Markdown stays. So the result is as foreign as any HTML document, and must be kept as one is
    (`keep_html`). Where a script or the like has no end, which would hide all the rest, HTML becomes text. Front
    matter becomes code. Headings have the ids that GitHub gives them.

    >>> render_markdown("*T cells*", [Mark(1, 8, 3)])
    ('<p><em>T cells</em></p>\n', [Mark(start=7, end=14, number=3)])
    """
    text = _FRONT_MATTER.sub(r"```\1```", text)  # of the same length, so that the mentions keep their places
    html = _renderer(with_html=_ends_what_it_drops(text)).render("".join(_with_markers(text, marks)))
    return _without_markers(_PERCENT_MARKER.sub("", html))


def _renderer(*, with_html: bool) -> "MarkdownIt":
    from markdown_it import MarkdownIt

    renderer = MarkdownIt("commonmark", {"html": with_html, "maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    renderer.core.ruler.push("heading_ids", lambda state: _add_ids(state.tokens))
    return renderer


def _ends_what_it_drops(text: str) -> bool:
    """Return whether each element that a page leaves out with its content ends somewhere: a comment, a script."""
    if "<" not in text:
        return True
    lower = text.lower()
    if lower.rfind("-->") < lower.rfind("<!--"):
        return False
    return all(lower.rfind(f"</{name}") >= lower.rfind(f"<{name}") for name in DROPPED)


def _add_ids(tokens: Sequence["Token"]) -> None:
    """Give each heading an id: its words in lower case, joined by hyphens; of several alike the later ones a number."""
    seen: dict[str, int] = {}
    for heading, inline in pairwise(tokens):
        if heading.type != "heading_open" or len(seen) >= _MOST_HEADINGS:
            continue
        words = "".join(child.content for child in inline.children or () if child.type in ("text", "code_inline"))
        slug = _NOT_IN_SLUG.sub("", _MARKER.sub("", words).strip().lower()).replace(" ", "-")
        number = seen.get(slug, 0)
        seen[slug] = number + 1
        heading.attrSet("id", f"{slug}-{number}" if number else slug)


def _with_markers(text: str, marks: Iterable[Mark]) -> Iterator[str]:
    """Yield the text with a marker before and behind each mention. The first one names the term."""
    text = _PRIVATE.sub("\ufffd", text)
    done = 0
    for mark in marks:
        yield text[done : mark.start]
        yield _BEGIN + str(mark.number).translate(_TO_DIGITS)
        yield text[mark.start : mark.end]
        yield _END
        done = mark.end
    yield text[done:]


def _without_markers(html: str) -> tuple[str, list[Mark]]:
    parts: list[str] = []
    marks: list[Mark] = []
    done = length = start = number = 0
    for marker in _MARKER.finditer(html):
        parts.append(html[done : marker.start()])
        length += len(parts[-1])
        done = marker.end()
        if marker.group(1):
            start, number = length, int(marker.group(1).translate(_FROM_DIGITS))
        elif number:
            marks.append(Mark(start, length, number))
            number = 0
    return "".join([*parts, html[done:]]), marks
