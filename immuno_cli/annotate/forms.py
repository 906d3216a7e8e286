"""Forms of a vocabulary's labels that a text may use though no label says them: for annotating alone, never for search.

Each rule rests on the vocabulary itself, not on a list of its words. How often a rule was right was measured on the
train split of CRAFT (Cell Ontology) and stands beside it.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from immuno_cli.model import Label
from immuno_cli.vocabularies.protocol import Vocabulary

FEWEST_LABELS: Final = 20
"""Labels that must share their last word before a vocabulary is held to have a head word."""
HEAD_SHARE: Final = 0.08
_SHORTEST: Final = 5
_FEWEST_USES: Final = 3
_INITIALS: Final = range(3, 8)
_SHORTEST_TECHNICAL: Final = 9
_ADJECTIVAL: Final = (
    *("ed", "ing", "al", "ar", "ic", "ive", "ine"),
    *("oid", "ous", "form", "ent", "ant", "y"),
)
# Greek words that end coinages without number ("motoneuron", "leukemia"), each with the one adjective that it has.
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
_NAMED_BY_ADJECTIVE: Final = frozenset(("neuron", "glia"))
_NOUNS: Final = tuple(noun for noun, _ in _ADJECTIVES)


class Labels(NamedTuple):
    """The labels to look for, each folded (`keys`); those of a vocabulary begin at its place in `starts`."""

    found: Sequence[Label]
    keys: Sequence[str]
    starts: Sequence[int]
    vocabularies: Sequence[Vocabulary]

    def concept(self, number: int) -> tuple[int, int]:
        """Return whose label this is: the vocabulary's place, and the concept's number in it."""
        return bisect_right(self.starts, number) - 1, self.found[number].concept


class Form(NamedTuple):
    """A form and the number of the label that it stands for; `own_case` must stand in the text as written.

    A `weak` form counts only in a text that names the concept in full as well.
    """

    key: str
    label: int
    own_case: str = ""
    weak: bool = False


def find_head(keys: Sequence[str]) -> str:
    """Return the word that the most labels end with ("cell"), "" where no word ends enough of them."""
    ends = Counter(key[key.rfind(" ") + 1 :] for key in keys)
    if not ends:
        return ""
    word, count = ends.most_common(1)[0]
    return word if count >= max(FEWEST_LABELS, HEAD_SHARE * len(keys)) and word.isalpha() else ""


def derived_forms(labels: Labels) -> Iterator[Form]:
    """Yield the derived forms of all labels; some may be labels themselves, or forms of several concepts."""
    head = find_head(labels.keys)
    for number, key in enumerate(labels.keys):
        if key.endswith(_NOUNS) and key.isalpha() and labels.found[number].text.islower():
            yield from _adjective(key, number, head)
        if " of " in key:
            yield from _turned_round(key, number)
    if head:
        yield from _before_head(labels, head)
        yield from _head_left_out(labels, head)


def _adjective(key: str, number: int, head: str) -> Iterator[Form]:
    """Yield "neuronal" for "neuron", and "astrocytic cell", "fibroblast cell" (142 of 165 right).

    Other adjectives alone name no cell: "lymphocytic leukemia" is not about lymphocytes as they are.
    """
    if len(key) < _SHORTEST:
        return
    noun, adjective = next(pair for pair in _ADJECTIVES if key.endswith(pair[0]))
    form = key.removesuffix(noun) + adjective
    if noun in _NAMED_BY_ADJECTIVE:
        yield Form(form, number)
    if head:
        yield Form(f"{form} {head}", number)
        yield Form(f"{key} {head}", number)


def _turned_round(key: str, number: int) -> Iterator[Form]:
    """Yield "lung epithelial cell" for "epithelial cell of lung" (4 of 4 right)."""
    what, _, whole = key.partition(" of ")
    whole = whole.removeprefix("the ")
    if what and whole and " of " not in whole and "  " not in key:
        yield Form(f"{whole} {what}", number)


def _before_head(labels: Labels, head: str) -> Iterator[Form]:
    """Yield "ES cell" where one concept has both labels "embryonic stem cell" and "ESC" (31 of 31 right)."""
    short = [
        (number, label.text)
        for number, label in enumerate(labels.found)
        if len(label.text) in _INITIALS and label.text.isupper() and label.text.isalpha()
    ]
    concerned = {labels.concept(number) for number, _ in short}
    long: dict[tuple[tuple[int, int], str], int] = {}
    for number, key in enumerate(labels.keys):
        if key.endswith(" " + head) and (concept := labels.concept(number)) in concerned:
            long.setdefault((concept, "".join(word[0] for word in key.split()).upper()), number)
    for number, text in short:
        full = long.get((labels.concept(number), text))
        if full is not None:
            yield Form(f"{text[:-1].lower()} {head}", full, own_case=text[:-1])


def _head_left_out(labels: Labels, head: str) -> Iterator[Form]:
    """Yield "photoreceptor" for "photoreceptor cell", and "Sertoli", weak, for "Sertoli cell" (183 of 221, 16 of 16).

    The word must be distinctive: a name, or long, in three labels of the vocabulary and no adjective. It stands there
    nowhere but before the head or last, and has no derivative there ("mesoderm", "mesodermal").
    """
    different = dict.fromkeys(labels.keys)
    uses = Counter(" ".join(different).split())
    lines = "".join(f"{key}\n" for key in different)
    before = Counter(re.findall(rf"(\S+)(?= {head}s?\b|\n)", lines))
    stems = {word[:length] for word in uses for length in range(_SHORTEST, len(word) - 1)}
    for number, key in enumerate(labels.keys):
        word, _, last = key.partition(" ")
        if last != head or before[word] != uses[word] or word in stems or len(word) < _SHORTEST:
            continue
        text = labels.found[number].text
        if text[0].isupper() and text[1:2].islower():
            yield Form(word, number, own_case=text[: len(word)], weak=True)
        elif len(word) >= _SHORTEST_TECHNICAL and uses[word] >= _FEWEST_USES and not word.endswith(_ADJECTIVAL):
            yield Form(word, number)
