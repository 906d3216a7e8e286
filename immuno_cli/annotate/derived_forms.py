"""Forms of labels that a text may use though no label has them. Search does not know them, only annotate does.

The rules rest on the vocabulary itself, not on a list of its words. Beside each rule stands how often it was right in
the train split of CRAFT (Cell Ontology).
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from immuno_cli.annotate import rearranged
from immuno_cli.model import Label
from immuno_cli.vocabularies.protocol import Vocabulary

FEWEST_LABELS: Final = 20
"""Labels that must share their last word before it counts as the head of the vocabulary."""
HEAD_SHARE: Final = 0.08
"""The share of all labels that must do so."""
_SHORTEST: Final = 5
_FEWEST_USES: Final = 3
_INITIALS: Final = range(3, 8)
_SHORTEST_TECHNICAL: Final = 9
_ADJECTIVAL: Final = (
    *("ed", "ing", "al", "ar", "ic", "ive", "ine"),
    *("oid", "ous", "form", "ent", "ant", "y"),
)
_ADJECTIVES: Final = (
    ("cyte", "cytic"),
    ("blast", "blastic"),
    ("clast", "clastic"),
    ("neuron", "neuronal"),
    ("glia", "glial"),
    ("osis", "otic"),
    ("itis", "itic"),
    ("emia", "emic"),
    ("oma", "omatous"),
)
"""Greek words that end countless coinages ("motoneuron", "leukemia"), each with its one adjective."""
_NAMED_BY_ADJECTIVE: Final = frozenset(("neuron", "glia"))
_NOUNS: Final = tuple(noun for noun, _ in _ADJECTIVES)


class Labels(NamedTuple):
    """The labels to look for."""

    found: Sequence[Label]
    keys: Sequence[str]
    """The folded text of each label."""
    starts: Sequence[int]
    """For each vocabulary the number of its first label."""
    vocabularies: Sequence[Vocabulary]

    def concept(self, number: int) -> tuple[int, int]:
        """Return the concept of a label: the place of its vocabulary, and its number there."""
        return bisect_right(self.starts, number) - 1, self.found[number].concept


class DerivedForm(NamedTuple):
    """A form that stands for a label."""

    key: str
    """The folded form."""
    label: int
    """The number of the label."""
    own_case: str = ""
    """If not empty, the form must be written so in the text."""
    weak: bool = False
    """The form counts only in a text that names the concept in full as well."""


def find_head(keys: Sequence[str]) -> str:
    """Return the last word of most labels ("cell" in the Cell Ontology), "" if no word ends enough of them."""
    last_words = Counter(key[key.rfind(" ") + 1 :] for key in keys)
    if not last_words:
        return ""
    word, count = last_words.most_common(1)[0]
    return word if count >= max(FEWEST_LABELS, HEAD_SHARE * len(keys)) and word.isalpha() else ""


def derived_forms(labels: Labels) -> Iterator[DerivedForm]:
    """Yield the derived forms of all labels. Some may be labels themselves, or forms of several concepts."""
    head = find_head(labels.keys)
    for number, key in enumerate(labels.keys):
        if key.endswith(_NOUNS) and key.isalpha() and labels.found[number].text.islower():
            yield from _adjective(key, number, head)
        text = labels.found[number].text
        for rule in rearranged.RULES:
            for form in rule(key, text):
                yield DerivedForm(form, number)
    if head:
        yield from _initials_before_head(labels, head)
        yield from _head_left_out(labels, head)


def _adjective(key: str, number: int, head: str) -> Iterator[DerivedForm]:
    """Yield "neuronal" for "neuron", and "astrocytic cell", "fibroblast cell" (142 of 165 right).

    Most adjectives alone do not name the thing: "lymphocytic leukemia" is not about lymphocytes as such.
    """
    if len(key) < _SHORTEST:
        return
    noun, adjective = next(pair for pair in _ADJECTIVES if key.endswith(pair[0]))
    form = key.removesuffix(noun) + adjective
    if noun in _NAMED_BY_ADJECTIVE:
        yield DerivedForm(form, number)
    if head:
        yield DerivedForm(f"{form} {head}", number)
        yield DerivedForm(f"{key} {head}", number)


def _initials_before_head(labels: Labels, head: str) -> Iterator[DerivedForm]:
    """Yield "ES cell" for a concept with the labels "embryonic stem cell" and "ESC" (31 of 31 right)."""
    short = [number for number, label in enumerate(labels.found) if _is_initials(label.text)]
    concepts = {labels.concept(number) for number in short}
    full: dict[tuple[tuple[int, int], str], int] = {}
    for number, key in enumerate(labels.keys):
        if key.endswith(" " + head) and labels.concept(number) in concepts:
            initials = "".join(word[0] for word in key.split()).upper()
            full.setdefault((labels.concept(number), initials), number)
    for number in short:
        text = labels.found[number].text
        label = full.get((labels.concept(number), text))
        if label is not None:
            yield DerivedForm(f"{text[:-1].lower()} {head}", label, own_case=text[:-1])


def _is_initials(text: str) -> bool:
    return len(text) in _INITIALS and text.isupper() and text.isalpha()


def _head_left_out(labels: Labels, head: str) -> Iterator[DerivedForm]:
    """Yield "photoreceptor" for "photoreceptor cell" (183 of 221 right), and "Sertoli", weak (16 of 16 right)."""
    distinctive = _words_of_head(labels.keys, head)
    for number, key in enumerate(labels.keys):
        word, _, last = key.partition(" ")
        if last != head or word not in distinctive or len(word) < _SHORTEST:
            continue
        text = labels.found[number].text
        if _is_name(text):
            yield DerivedForm(word, number, own_case=text[: len(word)], weak=True)
        elif _is_technical(word, uses=distinctive[word]):
            yield DerivedForm(word, number)


def _words_of_head(keys: Sequence[str], head: str) -> dict[str, int]:
    """Return the words that stand nowhere but before the head or last, with the number of labels that have each.

    A word that has a derivative in the vocabulary ("mesoderm", "mesodermal") is left out.
    """
    different = dict.fromkeys(keys)
    uses = Counter(" ".join(different).split())
    lines = "".join(f"{key}\n" for key in different)
    before_head = Counter(re.findall(rf"(\S+)(?= {head}s?\b|\n)", lines))
    stems = {word[:length] for word in uses for length in range(_SHORTEST, len(word) - 1)}
    return {word: count for word, count in uses.items() if before_head[word] == count and word not in stems}


def _is_name(text: str) -> bool:
    return text[0].isupper() and text[1:2].islower()


def _is_technical(word: str, uses: int) -> bool:
    """Return whether a word is long, in several labels, and does not look like an adjective."""
    return len(word) >= _SHORTEST_TECHNICAL and uses >= _FEWEST_USES and not word.endswith(_ADJECTIVAL)
