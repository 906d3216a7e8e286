"""Names of kinds, shortened in the text that speaks of them: "cones" for the retinal cone cell.

The text says of what the kind is one: "cone photoreceptors". The vocabulary has the kind under a longer name that ends
with the head: "retinal cone cell". The text speaks of what this name has besides: "retinal".
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from immuno_cli.annotate.candidates import BLANK_LINE, Candidate
from immuno_cli.annotate.matcher import DERIVED, Matcher, Meaning

_REACH: Final = 60
"""Characters before a name that are looked at."""
_GAP: Final = r"(?:-|\s{1,3})"
_KIND_BEFORE: Final = re.compile(rf"(?:\b([^\W\d_]{{3,}})-?\s+(?:and|or)\s+)?\b([^\W\d_]{{3,}}){_GAP}\Z")
_SHORTEST_MODIFIER: Final = 4
_FEWEST_MODIFIERS: Final = 2
"""Times that a text must have the word that is left out."""


class _Wider(NamedTuple):
    """What the kinds of a text may be kinds of."""

    names: set[str]
    """The names, each without the head."""
    head: str
    words: set[str]
    """The words that stand before these names in the text."""


def find_kinds(text: str, candidates: Iterable[Candidate], matcher: Matcher) -> Iterator[Candidate]:
    """Yield the places in a text where a kind stands alone, with the head, or with what it is a kind of.

    In "rod and cone photoreceptors", "rod" is a retinal rod cell (303 of 305 right, in 5 articles).
    """
    wider = _wider_names(text, candidates)
    if wider is None:
        return
    kinds = _kinds(text, wider, matcher)
    if not kinds:
        return
    for found in re.finditer(_shape(kinds, wider), text, re.IGNORECASE):
        if not BLANK_LINE.search(found[0]):
            yield Candidate(*found.span(), [kinds[found[1].lower()]])


def _wider_names(text: str, candidates: Iterable[Candidate]) -> _Wider | None:
    """Return the names of one word that the text has without their head, None where it has none."""
    wider: _Wider | None = None
    for start, end, meanings in candidates:
        if meanings[0].rank != DERIVED:
            continue
        name, _, head = meanings[0].text.lower().partition(" ")
        words = text[start:end].lower()
        if not (head.isalpha() and words.startswith(name) and words.isalpha()):
            continue
        wider = wider or _Wider(set(), head, set())
        wider.names.add(name)
        wider.words.update(_words_before(text, start))
    return wider


def _words_before(text: str, start: int) -> list[str]:
    """Return, in lower case, the word that stands before a name, and the one that "and" or "or" joins to it."""
    found = _KIND_BEFORE.search(text[max(0, start - _REACH) : start])
    if found is None or BLANK_LINE.search(found[0]):
        return []
    return [word.lower() for word in found.groups() if word]


def _kinds(text: str, wider: _Wider, matcher: Matcher) -> Mapping[str, Meaning]:
    """Return what each word means that stands in a label between the head and a word that the text often has."""
    modifiers: dict[str, list[str]] = {}
    for word in sorted(wider.words):
        found = _modifiers(word, wider.head, matcher)
        if found and not matcher.has_key(word):
            modifiers[word] = found
    uses = _count({one for found in modifiers.values() for one in found}, text)
    kinds: dict[str, Meaning] = {}
    for word, found in modifiers.items():
        modifier = max(found, key=lambda one: uses[one])
        if uses[modifier] >= _FEWEST_MODIFIERS:
            meaning, *_ = matcher.meanings(f"{modifier} {word} {wider.head}")
            kinds[word] = meaning._replace(rank=DERIVED)
    return kinds


def _modifiers(word: str, head: str, matcher: Matcher) -> list[str]:
    """Return the words that stand before a word and the head in labels of three words."""
    found: list[str] = []
    for label in matcher.holders.get(word, ()):
        modifier, _, rest = label.partition(" ")
        if rest == f"{word} {head}" and len(modifier) >= _SHORTEST_MODIFIER and _is_label(label, matcher):
            found.append(modifier)
    return found


def _is_label(key: str, matcher: Matcher) -> bool:
    meanings = matcher.meanings(key)
    return bool(meanings) and meanings[0].rank < DERIVED


def _count(words: Iterable[str], text: str) -> Mapping[str, int]:
    """Return how often a text has each of the words."""
    shape = "|".join(map(re.escape, words))
    return Counter(re.findall(rf"\b(?:{shape})\b", text.lower())) if shape else Counter()


def _shape(kinds: Iterable[str], wider: _Wider) -> str:
    """Return the pattern of the words: each alone, in plural, with the head, or with a wider name."""
    words, names = ("|".join(map(re.escape, sorted(some))) for some in (kinds, wider.names))
    head = f"{_GAP}{wider.head}s?"
    return rf"\b({words})(?:{_GAP}(?:{names})s?(?:{head})?|{head}|s)?\b"
