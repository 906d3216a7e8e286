"""Tags that the text of a cell talks about, such as `<b>` in “use <b> for bold”: they are words, and no markup."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_VOID: Final = _words("area base br col embed hr img input link meta source track wbr")
"""Elements that have no end."""
_MAY_BE_OPEN: Final = _words("colgroup dd dt li option p tbody td tfoot th thead tr")
"""Elements whose end may be left out."""
_OTHERS: Final = _words(
    "a abbr acronym address article aside audio b bdi bdo big blockquote body button caption center cite code data"
    " del details dfn dir div dl em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header html i"
    " iframe ins kbd label legend main map mark math nav object ol optgroup output picture pre q rp rt ruby s samp"
    " script section select small span strike strong style sub summary sup svg table textarea time title tt u ul var"
    " video"
)
_ELEMENTS: Final = _VOID | _MAY_BE_OPEN | _OTHERS
_FLAGS: Final = _words("checked compact controls disabled hidden loop noshade nowrap reversed selected")
"""Attributes without a value."""
_TAG: Final = re.compile(
    r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*+(?P<prefixed>:[\w.-]*+)?)(?P<facts>\s[^<>]*+)?/?>", re.IGNORECASE
)
_BEGIN: Final = re.compile(r"<(?=/?[a-z])", re.IGNORECASE)
"""How everything begins that is taken out of HTML as a tag, known or not."""
_QUOTED: Final = frozenset(("''", '""', "``", "“”", "”“", "„“", "‘’", "’’", "«»", "»«", "()", "[]"))
"""What stands before and after a tag that is quoted."""
_CALLED_BEFORE: Final = re.compile(r"\b(?:tags?|elements?|balise|etiqueta|markup)[ :]$", re.IGNORECASE)
_CALLED_BEHIND: Final = re.compile(r"[ -](?:tags?|elements?)\b", re.IGNORECASE)
_WORD_BEFORE: Final = re.compile(r"[\w,] $")
_WORD_BEHIND: Final = re.compile(r" \w")
_BETWEEN: Final = re.compile(r"\s+(?:and|or|to|und|oder|bis|et|ou|y|e|o|en|of)\s+|\s*(?:…|\.\.\.|[/,–])\s*")
"""What stands between two tags of one element that are talked about."""
_NEAR: Final = 12
"""Characters beside a tag that tell whether it is talked about."""


class Tag(NamedTuple):
    """A tag of a text: from where to where it is, the name of its element, and whether it ends that."""

    begin: int
    end: int
    name: str
    is_end: bool


class Tags(NamedTuple):
    """A text in which tags that it talks about are written with references, and the elements that others mark."""

    text: str
    elements: frozenset[str]
    """Those that have a beginning and an end, and those that have no end by their nature."""


def take_said_tags(text: str) -> Tags:
    """Return a text in which the tags that it talks about are written as `&lt;b>`, and the elements of the others.

    A tag is talked about if its element is not known in HTML, if it is quoted, and if it lacks the beginning or the end
    that it should have.

    >>> take_said_tags("Use <b> for <i>bold</i> text.")
    Tags(text='Use &lt;b> for <i>bold</i> text.', elements=frozenset({'i'}))
    """
    tags = [_tag(match) for match in _TAG.finditer(text) if _is_known(match)]
    partners = _partners(text, [tag for tag in tags if not _is_quoted(text, tag)])
    alone = {tag for tag in tags if _needs_no_partner(text, tag)}
    real = {tag.begin for tag in partners | alone}
    elements = {tag.name for tag in partners} | _VOID.intersection(tag.name for tag in alone)
    return Tags(_BEGIN.sub(lambda match: "<" if match.start() in real else "&lt;", text), frozenset(elements))


def _tag(match: re.Match[str]) -> Tag:
    return Tag(match.start(), match.end(), match["name"].casefold(), bool(match["end"]))


def _is_known(match: re.Match[str]) -> bool:
    """Return whether this is a tag of HTML, or one with a prefix, as word processors write them."""
    facts = (match["facts"] or "").strip(" \t\n/")
    has_facts = not facts or "=" in facts or facts.casefold() in _FLAGS
    return has_facts and (match["name"].casefold() in _ELEMENTS or bool(match["prefixed"]))


def _partners(text: str, tags: Sequence[Tag]) -> set[Tag]:
    """Return the tags that begin and end an element together, but not where a word like “and” is all inside."""
    opened: dict[str, list[Tag]] = {}
    partners: set[Tag] = set()
    for tag in tags:
        if not tag.is_end:
            opened.setdefault(tag.name, []).append(tag)
        elif opened.get(tag.name):
            begin = opened[tag.name].pop()
            if not _BETWEEN.fullmatch(text, begin.end, tag.begin) and not _is_empty_word(text, begin, tag):
                partners |= {begin, tag}
    return partners


def _is_empty_word(text: str, begin: Tag, end: Tag) -> bool:
    """Return whether two tags have nothing between them, and stand among the words of a sentence as one of them."""
    return begin.end == end.begin and _is_word(text, begin.begin, end.end)


def _needs_no_partner(text: str, tag: Tag) -> bool:
    """Return whether a tag is markup by itself: it has no end, or its end may be left out."""
    if _is_quoted(text, tag) or _is_called(text, tag):
        return False
    if tag.name in _VOID or ":" in tag.name:
        return True
    return tag.name in _MAY_BE_OPEN and not _is_word(text, tag.begin, tag.end)


def _is_word(text: str, begin: int, end: int) -> bool:
    """Return whether what stands there has a word of the same sentence before and after it."""
    before = text[max(0, begin - _NEAR) : begin]
    return _WORD_BEFORE.search(before) is not None and _WORD_BEHIND.match(text, end) is not None


def _is_quoted(text: str, tag: Tag) -> bool:
    """Return whether a tag stands in quotation marks or brackets by itself."""
    return f"{text[max(0, tag.begin - 1) : tag.begin]}{text[tag.end : tag.end + 1]}" in _QUOTED


def _is_called(text: str, tag: Tag) -> bool:
    """Return whether the words beside a tag call it one."""
    before = text[max(0, tag.begin - _NEAR) : tag.begin]
    return _CALLED_BEFORE.search(before) is not None or _CALLED_BEHIND.match(text, tag.end) is not None
