"""The labels of a vocabulary, ready to be searched: built once from the concepts, kept as named columns of bytes.

A label is looked for in one or two forms: its key (`language.normalize.normalize`), and its plain words where they
differ from the key ("children" beside "child"). Forms are numbered: first the keys, then the plain words.

Whatever is ordered is ordered by text, never by the order of the file.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from math import log2

from immuno_cli.language.abbreviations import is_abbreviation
from immuno_cli.language.normalize import keys_and_plains
from immuno_cli.language.numerals import has_digit
from immuno_cli.model import ROLES, Concept, Label
from immuno_cli.vocabularies.string_table import Columns, Postings, Table, add_table, bytes_of, numbers_of

__all__ = ["ABBREVIATION", "NORMALIZED", "LabelIndex", "Table", "build_index"]

ABBREVIATION, NORMALIZED = 1, 2
"""The shape of a label, as bits: it looks like an abbreviation; its key differs from its plain words."""

_HIDDEN = ROLES.index("hidden")
_MOST_WORDS = 255
"""The most words of a form that are counted: the count is one byte."""
_AT_ONCE = 200
"""Concepts whose labels are read at once."""

Numbered = Sequence[tuple[int, Concept]]
"""Concepts with their numbers."""


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
                parts[is_text] = _text_columns(concepts) if is_text else _label_columns(concepts)
            return parts[is_text][name]

        return cls(read)

    def shown_in(self, language: str) -> "LabelIndex":
        """Return the index of the vocabulary shown in one of its `languages`: other labels come first."""
        return LabelIndex(lambda name: self._ranks_in(language) if name == "labels.ranks" else self._read(name))

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
            known = self._rarities[word] = _rarity(self.words.count(number), self._forms)
        return known

    def is_word(self, word: str) -> bool:
        """Return whether a form has this word."""
        return self.words.find(word) is not None

    @cached_property
    def ranks(self) -> bytes:
        """The rank of each label (`model.label_rank`)."""
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


def build_index(concepts: Iterable[Concept]) -> Columns:
    """Return all columns of the index of a vocabulary.

    A concept's number is its position in `concepts`. Deprecated concepts have no labels. Labels are numbered concept by
    concept, the labels of one concept language by language, each in the order of ROLES.
    """
    builder = IndexBuilder()
    for part in _live_parts(concepts):
        builder.add(part)
    return builder.columns()


def _label_columns(concepts: Iterable[Concept]) -> Columns:
    labels = _LabelPostings()
    for part in _live_parts(concepts):
        labels.add(part)
    return labels.columns()


def _text_columns(concepts: Iterable[Concept]) -> Columns:
    text = Postings()
    for part in _live_parts(concepts):
        labels = labels_of(part)
        keys, _ = keys_and_plains([label.text for label in labels])
        _add_texts(text, part, labels, keys)
    columns: Columns = {}
    add_table(columns, "text", text)
    return columns


def labels_of(concepts: Iterable[tuple[int, Concept]]) -> list[Label]:
    """Return the labels of concepts, each of which stands beside its number."""
    return [
        Label(text, role, number, language)
        for number, concept in concepts
        for text, role, language in concept.all_labels
    ]


class IndexBuilder:
    """Makes the index of concepts that are seen one after another and need not stay in memory."""

    def __init__(self) -> None:
        """Begin with no concept."""
        self._labels = _LabelPostings()
        self._text = Postings()
        self.languages = self._labels.languages

    def add(self, live: Numbered) -> tuple[Sequence[Label], Sequence[str]]:
        """Add live concepts, and return their labels and the key of each. Numbers must rise."""
        labels, keys = self._labels.add(live)
        _add_texts(self._text, live, labels, keys)
        return labels, keys

    def columns(self) -> Columns:
        """Return all columns of the index. The builder is empty then: what it held would be the most of all memory."""
        columns = self._labels.columns()
        self._labels = _LabelPostings()
        add_table(columns, "text", self._text)
        self._text = Postings()
        return columns


class _LabelPostings:
    """The labels of concepts, while their index is made."""

    def __init__(self) -> None:
        self._by_key, self._by_plain = Postings(), Postings()
        self._concepts, self._ranks, self._shapes = array("I"), bytearray(), bytearray()
        self._foreign: list[tuple[int, int]] = []
        self.languages = {"": 0}

    def add(self, live: Numbered) -> tuple[Sequence[Label], Sequence[str]]:
        """Add the labels of concepts, and return them and the key of each."""
        for _, concept in live:
            for translation in concept.translations:
                self.languages.setdefault(translation.language, len(self.languages))
        labels = labels_of(live)
        texts = [label.text for label in labels]
        keys, plains = keys_and_plains(texts)
        first = len(self._ranks)
        self._by_key.add_each(keys, range(first, first + len(keys)))
        self._concepts.extend([label.concept for label in labels])
        self._ranks.extend([label.rank for label in labels])
        self._shapes.extend([ABBREVIATION * is_abbreviation(text) for text in texts])
        for number, (key, plain_words) in enumerate(zip(keys, plains, strict=True), first):
            if plain_words != key:
                self._by_plain.add((plain_words,), number)
                self._shapes[number] |= NORMALIZED
        numbered = enumerate(labels, first)
        self._foreign += [(number, self.languages[label.language]) for number, label in numbered if label.language]
        return labels, keys

    def columns(self) -> Columns:
        self._by_key.pop("", None)
        self._by_plain.pop("", None)
        columns = {
            "labels.concepts": bytes_of(self._concepts),
            "labels.ranks": bytes(self._ranks),
            "labels.shapes": bytes(self._shapes),
            "labels.tags": "".join(f"{tag}\n" for tag in self.languages if tag).encode(errors="surrogatepass"),
        }
        if len(self.languages) > 1:
            columns["labels.languages"] = self._language_column()
        forms = [*add_table(columns, "keys", self._by_key), *add_table(columns, "plains", self._by_plain)]
        _add_words(columns, forms)
        return columns

    def _language_column(self) -> bytes:
        languages = array("I", bytes(4 * len(self._ranks)))
        for label, language in self._foreign:
            languages[label] = language
        return bytes_of(languages)


def _live_parts(concepts: Iterable[Concept]) -> Iterator[Numbered]:
    """Yield the live concepts with their numbers, some at a time."""
    live = ((number, concept) for number, concept in enumerate(concepts) if not concept.deprecated)
    while part := list(islice(live, _AT_ONCE)):
        yield part


def _add_words(columns: Columns, forms: Sequence[str]) -> None:
    """Add the columns of the words of the forms, and of the phonetic keys of these words."""
    forms_of_word = Postings()
    for number, form in enumerate(forms):
        forms_of_word.add(set(form.split()), number)
    rarity_of_count = _Rarities(len(forms))
    rarities = {word: rarity_of_count[forms_of_word.count(word)] for word in forms_of_word}
    weights, lengths = array("I"), bytearray()
    for form in forms:  # split again: all words of all forms at once would take most of the memory
        words = form.split()
        weights.append(round(100 * sum(map(rarities.__getitem__, words))))
        lengths.append(min(len(words), _MOST_WORDS))
    columns["forms.weights"] = bytes_of(weights)
    columns["forms.lengths"] = bytes(lengths)
    _add_sounds(columns, add_table(columns, "words", forms_of_word))


def _add_sounds(columns: Columns, words: Sequence[str]) -> None:
    from immuno_cli.language.phonetic import phonetic_key  # only building an index needs it

    words_of_sound = Postings()
    for number, word in enumerate(words):
        if not has_digit(word):
            words_of_sound.add((phonetic_key(word),), number)
    words_of_sound.pop("", None)
    add_table(columns, "sounds", words_of_sound)


def _add_texts(postings: Postings, live: Numbered, labels: Sequence[Label], keys: Sequence[str]) -> None:
    """Add the words of the keys of labels, and those of the definitions and notes of their concepts, in all languages.

    Two concepts have no label in common, and those of one stand together.
    """
    stated, _ = keys_and_plains([_stated_text(concept) for _, concept in live])
    words = {number: set(text.split()) for (number, _), text in zip(live, stated, strict=True)}
    for label, key in zip(labels, keys, strict=True):
        words[label.concept].update(key.split())
    for number, of_concept in words.items():
        postings.add(of_concept, number)


def _stated_text(concept: Concept) -> str:
    stated = [statement.text for statement in concept.statements]
    for translation in concept.translations:
        stated += [statement.text for statement in translation.statements]
    return " ".join(stated)


class _Rarities(dict[int, float]):
    """How rare it is to be in so many of all forms, by that number. Most words are in a few, so few logarithms do."""

    def __init__(self, total: int) -> None:
        self.total = total

    def __missing__(self, count: int) -> float:
        self[count] = _rarity(count, self.total)
        return self[count]


def _rarity(count: int, total: int) -> float:
    """Return how rare it is to be in `count` of `total` forms: a logarithm as in inverse document frequency, 0 to 1."""
    return 1 - log2(count) / log2(total + 1)
