"""Names of kinds, shortened in the text that speaks of them: "cones" for the retinal cone cell.

The text says of what the kind is one: "cone photoreceptors". The vocabulary has the kind under a longer name that ends
with the head: "retinal cone cell". The text speaks of what this name has besides: "retinal".
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Final, NamedTuple

from immuno_cli.annotate.matcher.matcher import Matcher
from immuno_cli.annotate.reading.signs import BLANK_LINE
from immuno_cli.annotate.records import DERIVED, Candidate, Meaning
from immuno_cli.language.rare_signs import places
from immuno_cli.language.stop_words import FUNCTION_WORDS

_REACH: Final = 60
"""Characters before a name that are looked at."""
_GAP: Final = r"(?:-|\s{1,3})"
_JOINS: Final = (["and"], ["or"])
_SHORTEST: Final = 3
_SHORTEST_MODIFIER: Final = 4
_WITH_HEAD: Final = 2
"""Words of a label that is one word and the head."""
_ADJECTIVAL: Final = ("al", "ic")
_FEWEST_MODIFIERS: Final = 2
"""Times that a text must have the word that is left out, in lower case."""


class _Wider(NamedTuple):
    """What the kinds of a text that share a head may be kinds of."""

    head: str
    names: set[str]
    """The names, each without the head."""
    words: set[str]
    """The words that stand before these names in the text."""


def find_kinds(text: str, candidates: Iterable[Candidate], matcher: Matcher) -> Iterator[Candidate]:
    """Yield the places in a text where a kind stands alone, with the head, or with what it is a kind of.

    In "rod and cone photoreceptors", "rod" is a retinal rod cell (303 of 305 right, in 5 articles).
    """
    derived = [one for one in candidates if one[2][0][0] == DERIVED]  # by number: this looks at every candidate
    for wider in _wider_names(text, derived):
        if wider.words:
            yield from _kinds_of(text, wider, matcher)


def _kinds_of(text: str, wider: _Wider, matcher: Matcher) -> Iterator[Candidate]:
    tail = re.compile(_tail(wider), re.IGNORECASE)
    for word, meaning in _kinds(text, wider, matcher).items():
        for start in chain(places(word, text), places(word.capitalize(), text)):
            rest = None if text[start - 1 : start].isalnum() else tail.match(text, start + len(word))
            if rest is not None and not BLANK_LINE.search(rest[0]):
                yield start, rest.end(), [meaning]


def _wider_names(text: str, derived: Iterable[Candidate]) -> Iterable[_Wider]:
    """Return the nouns that the text has without their head, those of each head together."""
    by_head: dict[str, _Wider] = {}
    nouns: dict[str, str] = {}
    for start, end, meanings in derived:
        label = meanings[0].text
        noun = nouns.get(label)
        if noun is None:
            noun = nouns[label] = _noun_before_head(label)
        if not noun or text[start:end].lower().removesuffix("s") != noun:
            continue
        head = label.rpartition(" ")[2].lower()
        wider = by_head.setdefault(head, _Wider(head, set(), set()))
        wider.names.add(noun)
        wider.words.update(_words_before(text, start))
    return by_head.values()


def _noun_before_head(label: str) -> str:
    """Return "photoreceptor" for "photoreceptor cell", "" for "glial cell" and for labels of other shapes."""
    words = label.lower().split(" ")
    is_noun = len(words) == _WITH_HEAD and all(map(str.isalpha, words)) and not words[0].endswith(_ADJECTIVAL)
    return words[0] if is_noun else ""


def _words_before(text: str, start: int) -> list[str]:
    """Return, in lower case, the word that stands before a name, and the one that "and" or "or" joins to it."""
    before = text[max(0, start - _REACH) : start]
    if "\n" in before:
        before = BLANK_LINE.split(before)[-1]
    words = before.rsplit(None, 3)
    found = words[-1:]
    if words[-2:-1] in _JOINS:
        found += words[-3:-2]
    plain = [word.removesuffix("-").lower() for word in found]
    return [word for word in plain if word.isalpha() and len(word) >= _SHORTEST]


def _kinds(text: str, wider: _Wider, matcher: Matcher) -> Mapping[str, Meaning]:
    """Return what each word means that stands in a label between the head and a word that the text often has."""
    kinds: dict[str, Meaning] = {}
    for word in sorted(wider.words - FUNCTION_WORDS):
        found = _modifiers(word, wider.head, matcher)
        if not found or matcher.has_key(word):
            continue
        uses, modifier = max((_count(one, text), one) for one in found)
        if uses >= _FEWEST_MODIFIERS:
            meaning, *_ = matcher.meanings(f"{modifier} {word} {wider.head}")
            kinds[word] = meaning._replace(rank=DERIVED)
    return kinds


def _count(word: str, text: str) -> int:
    """Return how often a text has a word in lower case. A regular expression takes fifty times as long (measured)."""
    count = 0
    for place in places(word, text):
        end = place + len(word)
        around = text[max(0, place - 1) : place] + text[end : end + 1]
        if not any(sign.isalnum() or sign == "_" for sign in around):
            count += 1
    return count


def _modifiers(word: str, head: str, matcher: Matcher) -> list[str]:
    """Return the words that stand before a word and the head in labels of three words."""
    found: list[str] = []
    for label in matcher.labels_by_word.get(word, ()):
        modifier, _, rest = label.partition(" ")
        if rest == f"{word} {head}" and len(modifier) >= _SHORTEST_MODIFIER and _is_label(label, matcher):
            found.append(modifier)
    return found


def _is_label(key: str, matcher: Matcher) -> bool:
    meanings = matcher.meanings(key)
    return bool(meanings) and meanings[0].rank < DERIVED


def _tail(wider: _Wider) -> str:
    """Return the pattern of what may follow a kind: nothing, the s of a plural, the head, or a wider name."""
    names = "|".join(map(re.escape, sorted(wider.names)))
    head = f"{_GAP}{wider.head}s?"
    return rf"(?:{_GAP}(?:{names})s?(?:{head})?|{head}|s)?\b"
