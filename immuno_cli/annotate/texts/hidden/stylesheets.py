"""What the stylesheets inside a document hide: `.note { display: none }`, where nothing could show it again.

Only a selector of tags, classes and ids hides, also of an element inside others: `.menu > li .more`. One with more in
it can only show, and so can a rule that counts on some screens: a script or the reader may bring about what it waits
for. What a script names is not hidden, nor what an attribute names that scripts or labels use (`onclick`,
`data-target`, `for`). A script in a file of its own may show anything, so beside one nothing is hidden. `visibility`
hides nothing: what is inside can be visible all the same.

Not known is what a stylesheet in a file of its own says. It is taken to show nothing that the document hides.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple

from immuno_cli.annotate.texts.hidden.selectors import Ancestors, Element, Selector, read_selector

_HINT: Final = re.compile(r"\bdisplay\s*:\s*none\b", re.IGNORECASE)
_RAW: Final = re.compile(
    r"<(?:!--|(?P<name>style|script|noscript)(?P<attributes>(?:\s[^<>]{0,1000})?)>)", re.IGNORECASE
)
_ENDS: Final = {name: re.compile(f"</{name}", re.IGNORECASE) for name in ("style", "script", "noscript")}
_COMMENT_END: Final = re.compile("-->")
_MEDIA: Final = re.compile(r"""\smedia\s*=\s*["']?([^"'>]*)""", re.IGNORECASE)
_LEFT_OUT: Final = re.compile(
    r"""/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)|<!--|-->"""
    r"""|"(?:[^"\\\n]|\\[\s\S])*+"?|'(?:[^'\\\n]|\\[\s\S])*+'?"""
)
"""Comments and strings of a stylesheet, and the marks of a comment that hid it from old browsers.

A string that has no end ends with its line.
"""
_SIGN: Final = re.compile(r"([{};])")
_SOURCE: Final = re.compile(r"\ssrc\s*=", re.IGNORECASE)
_NAMING: Final = re.compile(
    r"""[\s"'](?:on[a-z]+|data-[\w-]+|for)\s*=\s*(?:"([^"]*+)"|'([^']*+)'|([^\s"'<>=`]++))""", re.IGNORECASE
)
"""An attribute by which a script, or a label, may name an element."""
_DECLARATION: Final = re.compile(r"\s*display\s*:\s*([a-z-]+)\s*(!\s*important)?", re.IGNORECASE)
_WORD: Final = re.compile(r"[\w-]+")
_MOST: Final = 1_000_000
"""Maximum number of characters of stylesheets and scripts that are read. If there are more, no rule hides anything."""
_MOST_RULES: Final = 1_000
"""Rules that hide or show, likewise."""
_MOST_ALIKE: Final = 30
"""Different rules for the same tag, class or id, likewise."""
_DEEPEST: Final = 20
_SURE: Final = "sure"
_UNSURE: Final = "unsure"
_NEVER: Final = "never"
_DOUBT: Final = (_SURE, _UNSURE, _NEVER)
"""When the rules of a block count: always; on some screens or for some browsers; only in print, or for nothing seen."""


class _Rule(NamedTuple):
    """A rule that hides or shows the elements that a selector names."""

    selector: Selector
    hides: bool
    is_sure: bool
    """Whether it counts always, and for each of these elements."""
    weight: tuple[bool, int, int, int, int]
    """How much it counts among rules for the same element. Of equal ones, the last counts."""

    def may_open(self, other: "_Rule") -> bool:
        """Return whether it may show, later or elsewhere, what another rule hides."""
        own, named = self.selector.element, other.selector.element
        if self.hides or named.tag not in ("", own.tag):
            return False
        return named.names <= own.names and (not self.is_sure or named.names < own.names)


class Stylesheets:
    """The rules of a document that hide or show elements."""

    def __init__(self, html: str) -> None:
        """Read the stylesheets of a document."""
        self._by_key: dict[str, list[_Rule]] = {}
        self.ancestors = Ancestors(())
        """The open elements, as far as selectors of an element inside others ask for them."""
        if not _HINT.search(html):
            return
        contents = _raw_contents(html)
        if contents is None:
            return
        sheets, scripts = contents
        rules = list(islice(_iter_rules(sheets), _MOST_RULES + 1))
        if len(rules) > _MOST_RULES:
            return
        scripted = words_naming_elements(html).union(*map(_WORD.findall, scripts))
        different = {rule[:-1] + rule.weight[:-1]: rule for rule in rules}  # of equal ones the last
        for rule in different.values():
            if not (rule.hides and _can_be_opened(rule, rules, scripted)):
                self._by_key.setdefault(rule.selector.element.key, []).append(rule)
        if any(len(alike) > _MOST_ALIKE for alike in self._by_key.values()):
            self._by_key.clear()
        self.ancestors = Ancestors([rule.selector for alike in self._by_key.values() for rule in alike])

    def hide(self, element: Element, *, has_style: bool = False) -> bool:
        """Return whether the rules hide an element that begins.

        `has_style`: whether its own style says how it is displayed. Then only an important rule counts.

        >>> Stylesheets("<style>.a {display: none}</style>").hide(Element("p", frozenset((".a", "#b"))))
        True
        """
        if not self._by_key:
            return False
        near = [rule for key in ("", element.tag, *element.names) for rule in self._by_key.get(key, ())]
        found = [rule for rule in near if self.ancestors.select(rule.selector, element)]
        return _is_hidden(found, has_style=has_style)


def words_naming_elements(html: str) -> frozenset[str]:
    """Return the words of the attributes by which a script or a label may name an element that it shows.

    >>> sorted(words_naming_elements("<a onclick=show(more)>"))
    ['more', 'show']
    """
    values = (found[1] or found[2] or found[3] or "" for found in _NAMING.finditer(html))
    return frozenset(word for value in values for word in _WORD.findall(value))


def _is_hidden(rules: Collection[_Rule], *, has_style: bool) -> bool:
    """Return whether the rule that counts among those for an element hides it, and none may show it elsewhere."""
    if any(not (rule.is_sure or rule.hides) for rule in rules):
        return False
    first = max((rule for rule in rules if rule.is_sure), key=lambda rule: rule.weight, default=None)
    return first is not None and first.hides and (first.weight[0] or not has_style)


def _can_be_opened(hiding: _Rule, rules: Iterable[_Rule], scripted: frozenset[str]) -> bool:
    """Return whether it is unsure that a rule hides, or a script or another rule may show what it hides."""
    named = hiding.selector.words
    if not hiding.is_sure or not named.isdisjoint(scripted):
        return True
    return any(rule.may_open(hiding) for rule in rules)


def _raw_contents(html: str) -> tuple[list[tuple[str, str]], list[str]] | None:
    """Return the stylesheets of a document, each with when it counts, and its scripts.

    Returns None if they are too long, or a script is elsewhere.
    """
    sheets: list[tuple[str, str]] = []
    scripts: list[str] = []
    count = place = 0
    while opened := _RAW.search(html, place):
        name = (opened["name"] or "").lower()
        ended = _ENDS.get(name, _COMMENT_END).search(html, opened.end())
        if ended is None:
            break
        content, place = html[opened.end() : ended.start()], ended.end()
        if name == "script":
            if _SOURCE.search(opened["attributes"]):
                return None
            scripts.append(content)
        elif name == "style":
            media = _MEDIA.search(opened["attributes"])
            sheets.append((content, _when(media[1] if media else "")))
        count += len(content) if name in ("script", "style") else 0
    return (sheets, scripts) if count <= _MOST else None


def _when(media: str) -> str:
    """Return when rules for some media count. Nothing is known of the width of a screen.

    >>> _when("screen"), _when("print"), _when("(max-width: 600px)")
    ('sure', 'never', 'unsure')
    """
    one = media.strip().lower().removeprefix("only ")
    if one in ("", "all", "screen") or "screen" in map(str.strip, one.split(",")):
        return _SURE
    return _NEVER if one == "print" else _UNSURE


def _iter_rules(sheets: Iterable[tuple[str, str]]) -> Iterator[_Rule]:
    """Yield the rules that hide or show, in order. Those for print are left out."""
    place = 0
    for css, when in sheets:
        for selectors, declarations, block_when in _iter_blocks(_LEFT_OUT.sub("", css), when):
            for selector in selectors.split(","):
                for declaration in declarations:
                    place += 1
                    yield _rule(selector.strip(), declaration, is_sure=block_when == _SURE, place=place)


def _iter_blocks(css: str, when: str) -> Iterator[tuple[str, list[re.Match[str]], str]]:
    """Yield the selectors of each block of declarations, those of them that hide or show, and when it counts."""
    open_blocks: list[tuple[str, list[re.Match[str]], str]] = [("", [], when)]
    pieces = _SIGN.split(css)
    for text, sign in zip(pieces[::2], pieces[1::2], strict=False):  # the last piece has no sign after it
        selectors, declarations, now = open_blocks[-1]
        if sign == "{":
            if len(open_blocks) > _DEEPEST:
                return
            open_blocks.append(_block(text.strip(), selectors, now))
            continue
        declaration = _DECLARATION.match(text)
        if declaration and selectors:
            declarations.append(declaration)
        if sign == "}" and len(open_blocks) > 1:
            open_blocks.pop()
            if declarations and now != _NEVER:
                yield selectors, declarations, now


def _block(head: str, around: str, now: str) -> tuple[str, list[re.Match[str]], str]:
    """Return a block that begins, inside another one with these selectors: its selectors, and when it counts."""
    if head[:1] == "@":
        return "", [], _inside(head, now)
    return head, [], _UNSURE if around and now == _SURE else now


def _inside(head: str, now: str) -> str:
    """Return when the rules inside a block count that begins with `@`."""
    name, _, rest = head.partition(" ")
    if name.lower() == "@media":
        return max(now, _when(rest), key=_DOUBT.index)
    return _NEVER if "keyframes" in name.lower() else max(now, _UNSURE, key=_DOUBT.index)


def _rule(selector: str, declaration: re.Match[str], *, is_sure: bool, place: int) -> _Rule:
    """Return the rule that a declaration makes for a selector."""
    read = read_selector(selector)
    hides = declaration[1].lower() == "none"
    is_sure = is_sure and read.is_simple and (hides or not read.around)  # else a script may bring about what shows it
    return _Rule(read, hides, is_sure, (declaration[2] is not None, *read.weight, place))
