"""Markdown as HTML, with the mentions of terms at their places in it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from immuno_cli.annotate.terms import Mark
from immuno_cli.annotate.texts.html_elements import DRAWN, ENDS_DRAWING, ISLANDS
from immuno_cli.annotate.texts.html_parsing import DocumentParser, parse_html
from immuno_cli.annotate.texts.markdown import front_matter_span
from immuno_cli.annotate.texts.masks import masked
from immuno_cli.render.pages.github_formulas import add_formulas
from immuno_cli.render.pages.github_markdown import add_addresses, add_notes, add_signs
from immuno_cli.render.pages.kept_elements import DROPPED

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_BEGIN: Final = "\ue000"
_END: Final = "\ue001"
_DIGITS: Final = "".join(map(chr, range(0xE002, 0xE00C)))
"""Characters for private use. To Markdown they are letters, so a pair of them around a mention changes no markup."""
_LESS: Final = "\ue00c"
"""Stands for a "<" that is shown."""
_PRIVATE: Final = re.compile(f"[{_BEGIN}-{_LESS}]")
_TO_DIGITS: Final = str.maketrans("0123456789", _DIGITS)
_FROM_DIGITS: Final = str.maketrans(_DIGITS, "0123456789")
_MARKER: Final = re.compile(f"{_BEGIN}([{_DIGITS}]+)|{_END}")
_PERCENT_MARKER: Final = re.compile("%EE%80%8[0-9AB]")
_PERCENT_LESS: Final = "%EE%80%8C"
_HIDING: Final = DROPPED | {"xmp", "plaintext"}
"""Elements that take all the rest of a document if nothing ends them."""
_HIDING_TAG: Final = re.compile(rf"<(/?)({'|'.join(sorted(_HIDING))})(?![^\s/>])(?![^<>]*/>)", re.IGNORECASE)
_LINE_END: Final = re.compile(r"\r\n|\n|\r|(?<=[^\r\n])\Z")
_FACT: Final = re.compile(r"^(title|lang)(?:uage|uageCode)?[ \t]*[:=](.*)$", re.MULTILINE)
_LONGEST_FACT: Final = 300
_HEADING_FACTS: Final = re.compile(r"[ \t]*\{(?:-|:?[ \t]*(?=[#.])(?:#(?P<id>[^\s{}]+))?[^{}]*)\}[ \t]*\Z")
"""What Pandoc, Quarto and makers of sites read after a heading: `{#id .class}`."""
_NOT_IN_SLUG: Final = re.compile(r"[^\w\- ]")
_DEEPEST: Final = 100
"""Lists, quotations and emphases at most inside each other. Deeper ones are left out."""
_MOST_HEADINGS: Final = 10_000
_MOST_TOKENS: Final = 50_000
"""Signs, links, tags and pieces of text at most that a paragraph is parsed into."""
_SIGNS: Final = "[]&<`*_~\\|-"
_MOST_SIGNS: Final = 60_000
"""Of these signs, so many at most stand in a paragraph that is parsed."""
_MOST_PASSED: Final = 2_000_000
"""Maximum number of brackets in which a paragraph's links are looked for, each counted once for every open one."""
_BRACKETS: Final = re.compile(r"[\[\]]")
_MOST_CELLS: Final = 100_000
"""Maximum number of cells of all tables in a document. Short rows are filled up, so a small file can have millions."""
_CELLS: Final = "cells"
"""Under this key, `env` has the number of cells in the tables that are read already."""
_MOST_LINES: Final = 30_000
_SHORTEST_LINE: Final = 32
"""A document of more lines than that, most of them shorter than that, is a list of data."""


def is_list_of_data(text: str) -> bool:
    """Return whether a document has so many lines, most of them so short, that it is no prose.

    As a page, each of its lines is an element or more: a megabyte of them takes five seconds.
    """
    lines = max(text.count("\n"), text.count("\r"))
    return lines > _MOST_LINES and len(text) < _SHORTEST_LINE * lines


def render_markdown(text: str, marks: Iterable[Mark]) -> tuple[str, list[Mark]]:
    r"""Return Markdown as HTML, and the mentions at their places there.

    It is read as GitHub reads it: CommonMark with tables, struck-out text, footnotes, lists of tasks, alerts and
    addresses. HTML in the Markdown stays. So the result is as foreign as any HTML document, and must be kept as one is
    (`keep_html`). The tag of a script or the like that has no end, which would hide all the rest, becomes text. Front
    matter becomes code. Headings have the ids that GitHub gives them, or that stand after them (`{#id}`).

    >>> render_markdown("*T cells*", [Mark(1, 8, 3)])
    ('<p><em>T cells</em></p>\n', [Mark(start=7, end=14, number=3)])
    """
    front_matter = front_matter_span(text)
    lines = len(_LINE_END.findall(text, 0, front_matter[1])) if front_matter else 0
    source = _with_shown_openings(_PRIVATE.sub("\ufffd", text))
    html = _renderer(lines).render("".join(_with_markers(source, marks)), {"references": _Targets()})
    html = _PERCENT_MARKER.sub("", html).replace(_PERCENT_LESS, "%3C")
    return _with_shown_rest(*_without_markers(html))


def fact(text: str, name: str) -> str:
    r"""Return the title or the language ("lang") that the front matter of a document tells, "" where it tells none.

    >>> fact("---\ntitle: 'On T cells'\nlang: de\n---\n", "title")
    'On T cells'
    """
    front_matter = front_matter_span(text)
    found = _FACT.finditer(text, *front_matter) if front_matter else ()
    values = (one[2].strip() for one in found if one[1] == name)
    return next((value.strip("\"'") for value in values if 0 < len(value) <= _LONGEST_FACT), "")


def _renderer(front_matter: int) -> "MarkdownIt":
    """Return what reads a document whose front matter has so many lines."""
    from markdown_it import MarkdownIt

    renderer = MarkdownIt("commonmark", {"html": True, "maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    if front_matter:
        renderer.block.ruler.before(
            "table",
            "front_matter",
            lambda state, start, _, silent: _read_front_matter(state, start, front_matter, silent),
        )
    renderer.block.ruler.at("table", _read_table, {"alt": ["paragraph", "reference"]})
    renderer.inline.ruler.before("text", "rest", _read_rest)
    renderer.add_render_rule("text", _draw_text)
    add_formulas(renderer)
    add_notes(renderer)
    add_signs(renderer)
    add_addresses(renderer)
    renderer.core.ruler.push("heading_ids", lambda state: _add_ids(state.tokens))
    renderer.core.ruler.push("whole_html", lambda state: _end_html(state.tokens))
    return renderer


class _Targets(dict[str, dict[str, str]]):
    """The targets of links by their labels. A mention inside a label changes nothing."""

    def __contains__(self, label: object) -> bool:
        return super().__contains__(_MARKER.sub("", str(label)))

    def __setitem__(self, label: str, target: dict[str, str]) -> None:
        super().__setitem__(_MARKER.sub("", label), target)

    def get(self, label: str, default: Any = None) -> Any:  # noqa: ANN401 - as a dict has it
        return super().get(_MARKER.sub("", label), default)


def _read_front_matter(state: "StateBlock", start: int, lines: int, silent: bool) -> bool:
    if start or silent or state.level:
        return False
    code = state.push("fence", "code", 0)
    code.content = state.getLines(1, lines - 1, 0, keepLastLF=True)
    state.line = lines
    return True


def _read_table(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    """Read a table. If it could have too many cells, it and all tables after it are shown as they are written."""
    from markdown_it.rules_block import table

    if not table(state, start, end, True):
        return False
    empty = (line for line in range(start, end) if state.isEmpty(line))
    header = state.src[state.bMarks[start] : state.eMarks[start]].strip(" \t|")
    cells = state.env.get(_CELLS, 0) + (header.count("|") + 1) * (next(empty, end) - start)
    if cells > _MOST_CELLS:
        state.env[_CELLS] = _MOST_CELLS
        return False
    if silent:
        return True
    state.env[_CELLS] = cells
    return table(state, start, end, False)


def _read_rest(state: "StateInline", silent: bool) -> bool:
    """Show the rest of a paragraph as it is written, if so many signs stand before it that it cannot be prose.

    All of it is shown so if they are counted before.
    """
    if silent or (len(state.tokens) < _MOST_TOKENS and (state.pos or not _has_too_many_signs(state.src))):
        return False
    state.pending += state.src[state.pos : state.posMax]
    state.pos = state.posMax
    return True


def _has_too_many_signs(text: str) -> bool:
    """Return whether a paragraph has more signs of markup than prose has, or brackets too deep inside each other.

    For each "[" its end is looked for, so the time is the sum of how many are open at each bracket.
    """
    if len(text) > _MOST_SIGNS < sum(map(text.count, _SIGNS)):
        return True
    opened = passed = 0
    for bracket in _BRACKETS.findall(text):
        opened = opened + 1 if bracket == "[" else max(0, opened - 1)
        passed += opened
    return passed > _MOST_PASSED


def _draw_text(_renderer: object, tokens: "Sequence[Token]", at: int, *_: object) -> str:
    """Return a piece of text as HTML. Quotation marks stay, since each reference is parsed once more later."""
    return escape(tokens[at].content, quote=False)


def _with_shown_openings(text: str) -> str:
    """Return the text with `_LESS` where a comment, a script or the like begins and nothing ends it.

    In code, this changes nothing that is seen.
    """
    if "<" not in text:
        return text
    last = text.rfind("-->") + 1
    text = text[:last] + text[last:].replace("<!--", f"{_LESS}!--")
    tags = list(_HIDING_TAG.finditer(text))
    last_end = {tag[2].lower(): tag.start() for tag in tags if tag[1]}
    unended = (tag.start() for tag in tags if tag.start() > last_end.get(tag[2].lower(), -1))
    return masked(text, ((place, place + 1) for place in unended), lambda _: _LESS)


def _end_html(tokens: "Iterable[Token]") -> None:
    """Leave out a comment that its block does not end, and make the beginning of a tag text that it does not end."""
    for token in tokens:
        if token.type == "html_block":
            comment = token.content.find("<!--", token.content.rfind("-->") + 1)
            content = token.content if comment < 0 else f"{token.content[:comment]}\n"
            last = content.rfind(">") + 1
            token.content = content[:last] + content[last:].replace("<", _LESS)


class _Hiding(DocumentParser):
    """Finds the element that hides the end of a document, as `keep_html` leaves elements out."""

    def __init__(self) -> None:
        super().__init__()
        self.name = self._island = ""
        self.start = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - html.parser's
        self._end_drawing(tag)
        if self.name:
            self._island = self._island or (tag if tag in ISLANDS else "")
        elif tag in _HIDING:
            self.name, self.start = tag, self.place

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Do nothing: it has no content."""

    def handle_endtag(self, tag: str) -> None:
        self._end_drawing(tag)
        if tag == self._island:
            self._island = ""
        if tag == self.name:
            self.name = self._island = ""

    def _end_drawing(self, tag: str) -> None:
        if self.name in DRAWN and not self._island and tag in ENDS_DRAWING:
            self.name = ""


def _with_shown_rest(html: str, marks: list[Mark]) -> tuple[str, list[Mark]]:
    """Return HTML in which no element hides all the rest, and the mentions at their places in it."""
    for _ in _HIDING if _HIDING_TAG.search(html) else ():
        hiding = _Hiding()
        parse_html(html, hiding)
        if not hiding.name:
            break
        tag = re.compile(f"<(?={hiding.name})", re.IGNORECASE)
        html = html[: hiding.start] + tag.sub(_LESS, html[hiding.start :])
    if _LESS not in html:
        return html, marks
    shown = [found.start() for found in re.finditer(_LESS, html)]
    added = len("&lt;") - 1
    moved = (
        Mark(start + added * bisect_left(shown, start), end + added * bisect_left(shown, end), number)
        for start, end, number in marks
    )
    return html.replace(_LESS, "&lt;"), list(moved)


def _add_ids(tokens: Sequence["Token"]) -> None:
    """Give each heading its own id, or one of its words in lower case, joined by hyphens.

    Of several alike the later ones have a number. The facts after a heading are not shown.
    """
    seen: dict[str, int] = {}
    for heading, inline in pairwise(tokens):
        if heading.type != "heading_open" or len(seen) >= _MOST_HEADINGS:
            continue
        own = _own_id(inline.children or [])
        words = "".join(child.content for child in inline.children or () if child.type in ("text", "code_inline"))
        slug = _NOT_IN_SLUG.sub("", _MARKER.sub("", words).strip().lower()).replace(" ", "-")
        number = seen.get(slug, 0)
        seen[slug] = number + 1
        heading.attrSet("id", own or (f"{slug}-{number}" if number else slug))


def _own_id(words: Sequence["Token"]) -> str:
    """Return the id that the facts after a heading give it, "" if they give none; leave the facts out."""
    facts = _HEADING_FACTS.search(words[-1].content) if words and words[-1].type == "text" else None
    if not facts or (len(words) == 1 and not facts.start()):
        return ""
    words[-1].content = words[-1].content[: facts.start()]
    return facts["id"] or ""


def _with_markers(text: str, marks: Iterable[Mark]) -> Iterator[str]:
    """Yield the text with a marker before and after each mention. The first one names the term."""
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
