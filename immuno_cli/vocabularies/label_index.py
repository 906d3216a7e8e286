"""The labels of a vocabulary, ready to be searched: built once from the concepts, kept as named columns of bytes.

A label is looked for in one or two forms: its key (`language.normalize.normalize`), and its plain words where they
differ from the key ("children" beside "child"). Forms are numbered: first the keys, then the plain words.

Whatever is ordered is ordered by text, never by the order of the file.
"""

from array import array
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from math import log2

from immuno_cli.language.abbreviations import is_abbreviation
from immuno_cli.language.normalize import key_and_plain, normalize
from immuno_cli.language.numerals import has_digit
from immuno_cli.model import ROLES, Concept
from immuno_cli.vocabularies.string_table import Columns, Table, add_table, bytes_of, numbers_of

__all__ = ["ABBREVIATION", "NORMALIZED", "LabelIndex", "Table", "build_index"]

ABBREVIATION, NORMALIZED = 1, 2
"""The shape of a label, as bits: it looks like an abbreviation; its key differs from its plain words."""

Numbered = Sequence[tuple[int, Concept]]
"""Concepts with their numbers."""

_MOST_WORDS = 255
"""The most words of a form that are counted: the count is one byte."""


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
        """Keep `read`, which returns the column of a name as `build_index` made it."""
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
            is_text = name.startswith("text")
            if is_text not in parts:
                live = _live(concepts)
                parts[is_text] = _text_columns(live) if is_text else _label_columns(live)
            return parts[is_text][name]

        return cls(read)

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
            known = self._rarities[word] = _rarity(self.words.count(number), self._forms)
        return known

    def is_word(self, word: str) -> bool:
        """Return whether a form has this word."""
        return self.words.find(word) is not None

    @cached_property
    def roles(self) -> bytes:
        """The role of each label, as its place in ROLES."""
        return self._read("labels.roles")

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


def build_index(concepts: Iterable[Concept]) -> Columns:
    """Return all columns of the index of a vocabulary.

    A concept's number is its position in `concepts`. Deprecated concepts have no labels. Labels are numbered concept by
    concept, the labels of one concept in the order of ROLES.
    """
    live = _live(concepts)
    return _label_columns(live) | _text_columns(live)


def _live(concepts: Iterable[Concept]) -> Numbered:
    return [(number, concept) for number, concept in enumerate(concepts) if not concept.deprecated]


def _label_columns(live: Numbered) -> Columns:
    by_key: dict[str, list[int]] = {}
    by_plain: dict[str, list[int]] = {}
    concepts, roles, shapes = array("I"), bytearray(), bytearray()
    for number, concept in live:
        for text, role in concept.labels:
            label = len(roles)
            key, plain_words = key_and_plain(text)
            by_key.setdefault(key, []).append(label)
            if plain_words != key:
                by_plain.setdefault(plain_words, []).append(label)
            concepts.append(number)
            roles.append(ROLES.index(role))
            shapes.append(ABBREVIATION * is_abbreviation(text) | NORMALIZED * (plain_words != key))
    by_key.pop("", None)
    by_plain.pop("", None)
    columns = {"labels.concepts": bytes_of(concepts), "labels.roles": bytes(roles), "labels.shapes": bytes(shapes)}
    forms = [*add_table(columns, "keys", by_key), *add_table(columns, "plains", by_plain)]
    _add_words(columns, forms)
    return columns


def _add_words(columns: Columns, forms: Sequence[str]) -> None:
    """Add the columns of the words of the forms, and of the phonetic keys of these words."""
    split = [form.split() for form in forms]
    forms_of_word: dict[str, list[int]] = {}
    for number, words in enumerate(split):
        for word in dict.fromkeys(words):
            forms_of_word.setdefault(word, []).append(number)
    rarities = {word: _rarity(len(numbers), len(forms)) for word, numbers in forms_of_word.items()}
    weights = array("I", [round(100 * sum(map(rarities.__getitem__, words))) for words in split])
    columns["forms.weights"] = bytes_of(weights)
    columns["forms.lengths"] = bytes(min(len(words), _MOST_WORDS) for words in split)
    _add_sounds(columns, add_table(columns, "words", forms_of_word))


def _add_sounds(columns: Columns, words: Sequence[str]) -> None:
    from immuno_cli.language.phonetic import phonetic_key  # only building an index needs it

    words_of_sound: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        if not has_digit(word):
            words_of_sound.setdefault(phonetic_key(word), []).append(number)
    words_of_sound.pop("", None)
    add_table(columns, "sounds", words_of_sound)


def _text_columns(live: Numbered) -> Columns:
    concepts_of_word: dict[str, list[int]] = {}
    for number, concept in live:
        labels = [text for text, _ in concept.labels]
        statements = [statement.text for statement in concept.statements]
        words = normalize(" ".join([*labels, *statements])).split()
        for word in dict.fromkeys(words):
            concepts_of_word.setdefault(word, []).append(number)
    columns: Columns = {}
    add_table(columns, "text", concepts_of_word)
    return columns


def _rarity(count: int, total: int) -> float:
    """Return how rare it is to be in `count` of `total` forms: a logarithm as in inverse document frequency, 0 to 1."""
    return 1 - log2(count) / log2(total + 1)
