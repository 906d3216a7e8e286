"""The labels of a vocabulary, ready to be searched: built once from the concepts, kept as named columns of bytes.

A label is looked for in one or two forms: its key (`language.normalize.normalize`), and its plain words where they
differ from the key ("children" beside "child"). Forms are numbered: first the keys, then the plain words.

A vocabulary in several languages has two indexes: one of the labels and texts in its own language, which others do not
disturb, and one of all. Labels have the same numbers in both.

Whatever is ordered is ordered by text, never by the order of the file.
"""

from collections.abc import Callable, Sequence
from functools import cached_property

from immuno_cli.model import ROLES, Concept
from immuno_cli.vocabularies.index_columns import ABBREVIATION, ALL, NORMALIZED, label_columns, rarity, text_columns
from immuno_cli.vocabularies.string_table import Columns, Table, numbers_of

__all__ = ["ABBREVIATION", "NORMALIZED", "LabelIndex", "Table"]

_HIDDEN = ROLES.index("hidden")


class LabelIndex:
    """The columns of the index, each read when a question first needs it.

    Attributes:
        keys: Leads from the key of a label to labels.
        plains: Leads from the plain words of a label to labels, where they differ from its key.
        words: Leads from a word to the forms that have it.
        sounds: Leads from a phonetic key to words.
        text: Leads from a word of labels, definitions and notes to concepts.
    """

    def __init__(self, read: Callable[[str], bytes]) -> None:
        """Keep `read`, which returns the column of a name as `index_columns` made it."""
        self._read = read
        self.keys = Table(read, "keys")
        self.plains = Table(read, "plains")
        self.words = Table(read, "words")
        self.sounds = Table(read, "sounds")
        self.text = Table(read, "text")
        self._rarities: dict[str, float] = {}

    @classmethod
    def of(cls, concepts: Sequence[Concept]) -> "LabelIndex":
        """Return an index of concepts in memory. The words of their definitions are gathered when first asked for."""
        parts: dict[bool, Columns] = {}

        def read(name: str) -> bytes:
            is_text = name.removeprefix(ALL).startswith("text")
            if is_text not in parts:
                parts[is_text] = text_columns(concepts) if is_text else label_columns(concepts)
            return parts[is_text][name]

        return cls(read)

    def of_all_languages(self) -> "LabelIndex":
        """Return the index of the labels and the texts in all languages."""
        if not self.languages:
            return self
        return LabelIndex(lambda name: self._read(name if name.startswith("labels.") else ALL + name))

    def shown_in(self, language: str) -> "LabelIndex":
        """Return the index of all languages with the labels in one of them first: it is one of `languages`."""
        index = self.of_all_languages()
        return LabelIndex(lambda name: self._ranks_in(language) if name == "labels.ranks" else index.column(name))

    def column(self, name: str) -> bytes:
        """Return the column of a name."""
        return self._read(name)

    def _ranks_in(self, language: str) -> bytes:
        shown = self.languages.index(language) + 1
        roles = bytes(rank % len(ROLES) for rank in self.ranks)
        languages = list(self.languages_of_labels)
        named = {
            concept
            for concept, role, of_label in zip(self.concepts, roles, languages, strict=True)
            if of_label == shown and role == 0
        }
        ranks = bytearray(roles)
        for label, (concept, of_label) in enumerate(zip(self.concepts, languages, strict=True)):
            if of_label != (shown if concept in named else 0):
                ranks[label] += len(ROLES)
        return bytes(ranks)

    def form(self, number: int) -> str:
        """Return the form of this number."""
        keys = len(self.keys)
        return self.keys[number] if number < keys else self.plains[number - keys]

    def labels_of_form(self, number: int) -> Sequence[int]:
        """Return the numbers of the labels that have this form."""
        keys = len(self.keys)
        return self.keys.items(number) if number < keys else self.plains.items(number - keys)

    def rarity(self, word: str) -> float:
        """Return how rare a word is among the forms: 0 where every form has it, 1 where one form has it or none."""
        known = self._rarities.get(word)
        if known is None:
            number = self.words.find(word)
            if number is None:
                return 1.0
            known = self._rarities[word] = rarity(self.words.count(number), self._forms)
        return known

    def is_word(self, word: str) -> bool:
        """Return whether a form has this word."""
        return self.words.find(word) is not None

    @cached_property
    def ranks(self) -> bytes:
        """The rank of each label (`lookups.label_rank`)."""
        return self._read("labels.ranks")

    def is_hidden(self, label: int) -> bool:
        """Return whether a label is hidden, in whichever language."""
        return self.ranks[label] % len(ROLES) == _HIDDEN

    @cached_property
    def languages(self) -> Sequence[str]:
        """The other languages in which anything is said, as BCP 47 tags."""
        return self._read("labels.tags").decode(errors="surrogatepass").split("\n")[:-1]

    @cached_property
    def languages_of_labels(self) -> Sequence[int]:
        """The language of each label: 0 for the vocabulary's own, n for the n-th of `languages`."""
        return numbers_of(self._read("labels.languages"))

    @cached_property
    def shapes(self) -> bytes:
        """The shape of each label: ABBREVIATION, NORMALIZED, both or neither."""
        return self._read("labels.shapes")

    @cached_property
    def concepts(self) -> Sequence[int]:
        """The concept number of each label."""
        return numbers_of(self._read("labels.concepts"))

    @cached_property
    def lengths(self) -> bytes:
        """How many words each form has; 255 stands for 255 or more."""
        return self._read("forms.lengths")

    @cached_property
    def weights(self) -> Sequence[int]:
        """The sum of the rarities of each form's words, in hundredths."""
        return numbers_of(self._read("forms.weights"))

    @cached_property
    def _forms(self) -> int:
        return len(self.keys) + len(self.plains)
