"""Shortened names: "ES cell", "photoreceptor", "Sertoli", "Lesch-Nyhan"."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from immuno_cli.annotate.forms.derived_forms import FEWEST_LABELS, DerivedForm, Labels
from immuno_cli.language.endings import ADJECTIVE_ENDINGS, PARTICIPLE_ENDINGS

_FEWEST_USES: Final = 3
_INITIALS: Final = range(3, 8)
_SHORTEST_TECHNICAL: Final = 9
_ADJECTIVAL: Final = (*ADJECTIVE_ENDINGS, *PARTICIPLE_ENDINGS, "ine", "y")
"""Endings of adjectives and participles, also of those that many nouns have: none of these words names a thing."""
_WIDE_HEAD_SHARE: Final = 0.02


def shortened(labels: Labels, head: str) -> Iterator[DerivedForm]:
    """Yield the forms that all labels have by these rules."""
    yield from _names(labels)
    if head:
        yield from _initials_before_head(labels, head)
        yield from _head_left_out(labels, head)


def _names(labels: Labels) -> Iterator[DerivedForm]:
    """Yield "Lesch-Nyhan" for "Lesch-Nyhan syndrome", and "fragile X" for "fragile X syndrome", weak.

    A name is written with a capital, and its last word nowhere without one.
    """
    heads = _wide_heads(labels)
    endings = tuple(f" {head}" for head in heads)
    with_head = [(number, label.text) for number, label in enumerate(labels.labels) if label.text.endswith(endings)]
    before_head = ((number, text[: text.rfind(" ")]) for number, text in with_head)
    candidates = [(number, name) for number, name in before_head if not name.islower()]
    small = _small_words(labels) if candidates else set()
    for number, name in candidates:
        if not (_ends_with_letter(name) or _is_name(name.replace("-", " ").rsplit(" ", 1)[-1], small)):
            continue
        key = labels.keys[number].rpartition(" ")[0].rstrip()
        yield DerivedForm(key, number, own_case=name, weak=True)


def _small_words(labels: Labels) -> set[str]:
    """Return the words that are written without a capital in a label."""
    words = set(" ".join([label.text for label in labels.labels]).replace("-", " ").split())
    return {word for word in words if word.islower()}


def _wide_heads(labels: Labels) -> set[str]:
    """Return the words that end many labels, but for "deficiency": what is deficient is something else."""
    fewest = max(FEWEST_LABELS, _WIDE_HEAD_SHARE * len(labels.keys))
    return {word for word, count in labels.last_words.items() if count >= fewest and word != "deficiency"}


def _is_name(word: str, small: set[str]) -> bool:
    """Return whether a word is written with a capital, and is no word that is written without one elsewhere."""
    lower = word.lower()
    return word[:1].isupper() and word[1:].islower() and lower not in small


def _ends_with_letter(name: str) -> bool:
    """Return whether a name of several words ends with a capital letter, as "fragile X" does."""
    return name[-1:].isupper() and name[-2:-1] == " "


def _initials_before_head(labels: Labels, head: str) -> Iterator[DerivedForm]:
    """Yield "ES cell" for a concept with the labels "embryonic stem cell" and "ESC" (31 of 31 right)."""
    short = [number for number, label in enumerate(labels.labels) if _is_initials(label.text)]
    if not short:
        return
    concepts = {labels.concept(number) for number in short}
    full: dict[tuple[tuple[int, int], str], int] = {}
    for number, key in enumerate(labels.keys):
        if key.endswith(" " + head) and labels.concept(number) in concepts:
            initials = "".join(word[0] for word in key.split()).upper()
            full.setdefault((labels.concept(number), initials), number)
    for number in short:
        text = labels.labels[number].text
        label = full.get((labels.concept(number), text))
        if label is not None:
            yield DerivedForm(f"{text[:-1].lower()} {head}", label, own_case=text[:-1])


def _is_initials(text: str) -> bool:
    return len(text) in _INITIALS and text.isupper() and text.isalpha()


def _head_left_out(labels: Labels, head: str) -> Iterator[DerivedForm]:
    """Yield "photoreceptor" for "photoreceptor cell" (183 of 221 right)."""
    ending = f" {head}"
    of_head = [(number, key.removesuffix(ending)) for number, key in enumerate(labels.keys) if key.endswith(ending)]
    technical = [(number, word) for number, word in of_head if _is_technical(word)]
    distinctive = _words_of_head(labels, head, {word for _, word in technical})
    for number, word in technical:
        if word in distinctive:
            yield DerivedForm(word, number)


def _words_of_head(labels: Labels, head: str, candidates: set[str]) -> set[str]:
    """Return those of some words that stand nowhere but before the head or last, and in several labels.

    A word that has a derivative in the vocabulary ("mesoderm", "mesodermal") is left out.
    """
    if not candidates:
        return set()
    different = dict.fromkeys(labels.keys)
    uses = Counter(filter(candidates.__contains__, " ".join(different).split()))
    lines = "".join(f"{key}\n" for key in different)
    places = re.findall(rf"(?<!\S)\S++(?= {head}s?\b|\n)", lines)
    before_head = Counter(filter(candidates.__contains__, places))
    found = {word for word, count in before_head.items() if uses[word] == count and count >= _FEWEST_USES}
    lengths = {len(word) for word in found}
    return found - {word[:length] for word in labels.words for length in lengths if length < len(word) - 1}


def _is_technical(word: str) -> bool:
    """Return whether a string is one long word that does not look like an adjective."""
    return len(word) >= _SHORTEST_TECHNICAL and " " not in word and not word.endswith(_ADJECTIVAL)
