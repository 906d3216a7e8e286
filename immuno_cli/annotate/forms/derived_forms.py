"""A form of a label that a text may use though no label has it. Search does not know these forms, only annotate does.

The rules that make them are in `forms`. They rest on the vocabulary itself, not on a list of its words. Beside a rule
stands how often it was right in texts that people have marked: CRAFT, CellFinder, AnatEM and JNLPBA (Cell Ontology),
the NCBI disease corpus, BC5CDR and RareDis (MONDO).
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from immuno_cli.lookups import Label
from immuno_cli.vocabularies.protocol import Vocabulary

FEWEST_LABELS: Final = 20
"""Labels that must share their last word before it counts as the head of the vocabulary."""
HEAD_SHARE: Final = 0.08
"""The share of all labels that must do so."""


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
        place = bisect_right(self.starts, number) - 1 if len(self.starts) > 1 else 0
        return place, self.found[number].concept


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
    shortened: bool = False
    """The form lacks words that the text must have elsewhere."""


def find_head(keys: Sequence[str]) -> str:
    """Return the last word of most labels ("cell" in the Cell Ontology), "" if no word ends enough of them."""
    last_words = Counter(key[key.rfind(" ") + 1 :] for key in keys)
    if not last_words:
        return ""
    word, count = last_words.most_common(1)[0]
    return word if count >= max(FEWEST_LABELS, HEAD_SHARE * len(keys)) and word.isalpha() else ""
