"""A form of a label that a text may use though no label has it. Search does not know these forms, only annotate does.

The rules that make them are in `forms`. They rest on the vocabulary itself, not on a list of its words. Beside a rule
stands how often it was right in texts that people have marked: CRAFT, CellFinder, AnatEM and JNLPBA (Cell Ontology),
the NCBI disease corpus, BC5CDR and RareDis (MONDO).
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import Final, NamedTuple

from immuno_cli.lookups import Label
from immuno_cli.vocabularies.protocol import Vocabulary

FEWEST_LABELS: Final = 20
"""Labels that must share their last word before it counts as the head of the vocabulary."""
HEAD_SHARE: Final = 0.08
"""The share of all labels that must do so."""
_KEYS_AT_ONCE: Final = 1 << 10
"""Keys that are split into words at once: the words of all of them would take much memory."""


class Labels:
    """The labels to look for.

    Attributes:
        labels: The labels.
        keys: The folded text of each label.
        starts: For each vocabulary the number of its first label.
        vocabularies: Where the labels are.
    """

    def __init__(
        self, labels: Sequence[Label], keys: Sequence[str], starts: Sequence[int], vocabularies: Sequence[Vocabulary]
    ) -> None:
        """Keep the labels."""
        self.labels = labels
        self.keys = keys
        self.starts = starts
        self.vocabularies = vocabularies

    @cached_property
    def words(self) -> set[str]:
        """All words of all keys."""
        words = set[str]()
        for begin in range(0, len(self.keys), _KEYS_AT_ONCE):
            words.update(" ".join(self.keys[begin : begin + _KEYS_AT_ONCE]).split(" "))
        return words

    @cached_property
    def last_words(self) -> Counter[str]:
        """The last words of all keys, each with the number of keys that end with it."""
        return Counter([key[key.rfind(" ") + 1 :] for key in self.keys])

    @cached_property
    def head(self) -> str:
        """The last word of most labels ("cell" in the Cell Ontology), "" if no word ends enough of them."""
        if not self.last_words:
            return ""
        word, count = self.last_words.most_common(1)[0]
        return word if count >= max(FEWEST_LABELS, HEAD_SHARE * len(self.keys)) and word.isalpha() else ""

    def concept(self, number: int) -> tuple[int, int]:
        """Return the concept of a label: the place of its vocabulary, and its number there."""
        place = bisect_right(self.starts, number) - 1 if len(self.starts) > 1 else 0
        return place, self.labels[number].concept


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
