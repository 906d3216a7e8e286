"""What the stylesheets inside a document hide: `.note { display: none }`, where nothing could show it again.

Only a selector of a tag, classes and an id hides. One with more in it can only show, and so can a rule that counts on
some screens: a script or the reader may bring about what it waits for. A class that a script names is not hidden.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple

_HINT: Final = re.compile(r"\b(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE)
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
_DECLARATION: Final = re.compile(r"\s*(display|visibility)\s*:\s*([a-z-]+)\s*(!\s*important)?", re.IGNORECASE)
_UNSHOWN: Final = frozenset((("display", "none"), ("visibility", "hidden"), ("visibility", "collapse")))
_NAME: Final = r"[.#](?:[\w-]|\\[^\n])+"
_SIMPLE: Final = re.compile(rf"[a-z][a-z0-9-]*(?:{_NAME})*|(?:{_NAME})+", re.IGNORECASE)
_NAMES: Final = re.compile(_NAME)
_CONDITIONS: Final = re.compile(r"\([^()]*+\)|\[[^\[\]]*+\]|::?[\w-]+|&")
_COMBINATOR: Final = re.compile(r"[\s>+~]+")
_WORD: Final = re.compile(r"[\w-]+")
_MOST: Final = 1_000_000
"""Characters of stylesheets and scripts at most that are read. A document with more hides nothing by its rules."""
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
    """A rule that hides or shows the elements that have a tag and some names: classes (`.a`) and an id (`#a`)."""

    tag: str
    names: frozenset[str]
    aspect: str
    """The property: "display" or "visibility"."""
    hides: bool
    is_sure: bool
    """Whether it counts always, and for each of these elements."""
    weight: tuple[bool, int, int, bool, int]
    """How much it counts among rules for the same element. Of equal ones, the last counts."""

    def may_open(self, other: "_Rule") -> bool:
        """Return whether it may show, later or elsewhere, what another rule hides."""
        if self.hides or self.aspect != other.aspect or other.tag not in ("", self.tag):
            return False
        return other.names <= self.names and (not self.is_sure or other.names < self.names)


class Stylesheets:
    """The rules of a document that hide or show elements."""

    def __init__(self, html: str) -> None:
        """Read the stylesheets of a document."""
        self._by_key: dict[str, list[_Rule]] = {}
        if not _HINT.search(html):
            return
        sheets, scripts = _raw_contents(html)
        rules = list(islice(_iter_rules(sheets), _MOST_RULES + 1))
        if len(rules) > _MOST_RULES:
            return
        scripted = frozenset(word for script in scripts for word in _WORD.findall(script))
        different = {rule[:-1] + rule.weight[:-1]: rule for rule in rules}  # of equal ones the last
        for rule in different.values():
            if not (rule.hides and _can_be_opened(rule, rules, scripted)):
                self._by_key.setdefault(min(rule.names, default=rule.tag), []).append(rule)
        if any(len(alike) > _MOST_ALIKE for alike in self._by_key.values()):
            self._by_key.clear()

    def hide(self, tag: str, names: frozenset[str], *, has_style: bool = False) -> bool:
        """Return whether the rules hide an element with this tag and these names.

        `has_style`: whether its own style says how it is displayed. Then only an important rule counts.

        >>> Stylesheets("<style>.a {display: none}</style>").hide("p", frozenset((".a", "#b")))
        True
        """
        if not self._by_key:
            return False
        near = [rule for key in (tag, *names) for rule in self._by_key.get(key, ())]
        found = [rule for rule in near if rule.tag in ("", tag) and rule.names <= names]
        return any(_is_hidden(found, one, has_style=has_style) for one in ("display", "visibility")) if found else False


def _is_hidden(rules: Iterable[_Rule], aspect: str, *, has_style: bool) -> bool:
    """Return whether the rule that counts among those for an element hides it, and none may show it elsewhere."""
    rules = [rule for rule in rules if rule.aspect == aspect]
    if any(not (rule.is_sure or rule.hides) for rule in rules):
        return False
    first = max((rule for rule in rules if rule.is_sure), key=lambda rule: rule.weight, default=None)
    return first is not None and first.hides and (first.weight[0] or not has_style)


def _can_be_opened(hiding: _Rule, rules: Iterable[_Rule], scripted: frozenset[str]) -> bool:
    """Return whether it is unsure that a rule hides, or a script or another rule may show what it hides."""
    if not hiding.is_sure or any(name[1:] in scripted for name in hiding.names):
        return True
    return any(rule.may_open(hiding) for rule in rules)


def _raw_contents(html: str) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the stylesheets of a document, each with when it counts, and its scripts; none if they are too long."""
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
            scripts.append(content)
        elif name == "style":
            media = _MEDIA.search(opened["attributes"])
            sheets.append((content, _when(media[1] if media else "")))
        count += len(content) if name in ("script", "style") else 0
    return (sheets, scripts) if count <= _MOST else ([], [])


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
    for text, sign in zip(pieces[::2], pieces[1::2], strict=False):  # the last piece has no sign behind it
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
    """Return the rule that a declaration makes for a selector: for the elements that its last part names."""
    is_simple = _SIMPLE.fullmatch(selector) is not None
    last = selector if is_simple else _COMBINATOR.split(_CONDITIONS.sub("", selector).strip())[-1]
    names = frozenset(name.replace("\\", "") for name in _NAMES.findall(last))
    tag = _NAMES.sub("", last).lower()
    aspect, value = declaration[1].lower(), declaration[2].lower()
    tag = tag if tag.isalnum() else ""
    ids = sum(name[0] == "#" for name in names)
    weight = (declaration[3] is not None, ids, len(names) - ids, bool(tag), place)
    return _Rule(tag, names, aspect, (aspect, value) in _UNSHOWN, is_sure and is_simple, weight)
