"""Makes the columns of the index of a vocabulary: `label_index` says what they are."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from math import log2
from typing import TypeVar

from immuno_cli.language.abbreviations import is_abbreviation
from immuno_cli.language.normalize import key_words_of_each, keys_and_plains
from immuno_cli.language.numerals import has_digit
from immuno_cli.lookups import Label, label_rank
from immuno_cli.model import ROLES, Concept
from immuno_cli.vocabularies.string_table import Columns, Postings, add_table, bytes_of

ABBREVIATION, NORMALIZED = 1, 2
"""The shape of a label, as bits: it looks like an abbreviation; its key differs from its plain words."""
ALL = "all."
"""How the names of the columns begin that make up the index of all languages. It shares the columns of labels."""

_LAST_SHOWN = ROLES.index("alt")
"""The rank of the last labels that readers are shown under a concept's own names."""
_MOST_WORDS = 255
"""The most words of a form that are counted: the count is one byte."""
_AT_ONCE = 200
"""Concepts whose labels are read at once."""

Item = TypeVar("Item")
Numbered = Sequence[tuple[int, Concept]]
"""Concepts with their numbers."""


def label_columns(concepts: Iterable[Concept]) -> Columns:
    """Return the columns of the index but for those of texts."""
    labels = _LabelPostings()
    for part in _live_parts(concepts):
        labels.add(part)
    return labels.columns()


def text_columns(concepts: Iterable[Concept]) -> Columns:
    """Return the columns of texts: which concepts have a word in a label, a definition or a note."""
    texts = _TextPostings()
    for part in _live_parts(concepts):
        labels = labels_of(part)
        keys, _ = keys_and_plains([label.text for label in labels])
        texts.add(part, labels, keys)
    return texts.columns()


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
        self._texts = _TextPostings()
        self.languages = self._labels.languages

    def add(self, live: Numbered) -> tuple[Sequence[Label], Sequence[str]]:
        """Add live concepts, and return their labels and the key of each. Numbers must rise."""
        labels, keys = self._labels.add(live)
        self._texts.add(live, labels, keys)
        return labels, keys

    def count_shared_labels(self) -> int:
        """Return how many labels that readers are shown have the key of one of an earlier concept.

        So many the check W201 finds (`validate.name_checks.shared_label`). It is too late once the columns are made.
        """
        return self._labels.count_shared()

    def columns(self) -> Columns:
        """Return all columns of the index. The builder is empty then: what it held would be the most of all memory."""
        columns = self._labels.columns()
        self._labels = _LabelPostings()
        columns |= self._texts.columns()
        self._texts = _TextPostings()
        return columns


class _LabelPostings:
    """The labels of concepts, while their index is made."""

    def __init__(self) -> None:
        self._own, self._all = _Forms(), _Forms()
        self._concepts, self._ranks, self._shapes = array("I"), bytearray(), bytearray()
        self._foreign: list[tuple[int, int]] = []
        self.languages = {"": 0}

    def add(self, live: Numbered) -> tuple[Sequence[Label], Sequence[str]]:
        """Add the labels of concepts, and return them and the key of each."""
        labels = labels_of(live)
        texts = [label.text for label in labels]
        keys, plains = keys_and_plains(texts)
        first = len(self._ranks)
        numbered = range(first, first + len(keys))
        self._concepts.extend([label.concept for label in labels])
        self._ranks.extend([label_rank(label.role, label.language) for label in labels])
        self._shapes.extend([ABBREVIATION * is_abbreviation(text) for text in texts])
        self._mark_normalized(numbered, keys, plains)
        has_others = any(concept.translations for _, concept in live)
        if has_others:
            self._add_languages(live, labels, first)
        if len(self.languages) > 1:
            self._all.add(keys, plains, numbered)
        own = [place for place, label in enumerate(labels) if not label.language] if has_others else None
        self._own.add(_at(own, keys), _at(own, plains), _at(own, numbered))
        return labels, keys

    def _mark_normalized(self, numbered: Sequence[int], keys: Sequence[str], plains: Sequence[str]) -> None:
        for number, key, plain_words in zip(numbered, keys, plains, strict=True):
            if plain_words != key:
                self._shapes[number] |= NORMALIZED

    def _add_languages(self, live: Numbered, labels: Sequence[Label], first: int) -> None:
        """Note the languages of labels, the first of which has this number."""
        if len(self.languages) == 1:
            self._all = self._own.copy()
        for _, concept in live:
            for translation in concept.translations:
                self.languages.setdefault(translation.language, len(self.languages))
        numbered = enumerate(labels, first)
        self._foreign += [(number, self.languages[label.language]) for number, label in numbered if label.language]

    def count_shared(self) -> int:
        shared = 0
        for labels in self._own.labels_of_shared_keys():
            concepts = [self._concepts[label] for label in labels if self._ranks[label] <= _LAST_SHOWN]
            shared += sum(concept != concepts[0] for concept in concepts)
        return shared

    def columns(self) -> Columns:
        columns = {
            "labels.concepts": bytes_of(self._concepts),
            "labels.ranks": bytes(self._ranks),
            "labels.shapes": bytes(self._shapes),
            "labels.tags": "".join(f"{tag}\n" for tag in self.languages if tag).encode(errors="surrogatepass"),
        }
        columns |= self._own.columns()
        if len(self.languages) > 1:
            columns["labels.languages"] = self._language_column()
            columns |= {ALL + name: data for name, data in self._all.columns().items()}
        return columns

    def _language_column(self) -> bytes:
        languages = array("I", bytes(4 * len(self._ranks)))
        for label, language in self._foreign:
            languages[label] = language
        return bytes_of(languages)


def _at(places: Sequence[int] | None, items: Sequence[Item]) -> Sequence[Item]:
    """Return the items at some places; all where no places are named."""
    return items if places is None else [items[place] for place in places]


class _Forms:
    """The forms of labels, which lead to the numbers of these, while their tables are made."""

    def __init__(self) -> None:
        self._by_key, self._by_plain = Postings(), Postings()

    def copy(self) -> "_Forms":
        """Return the same forms, to which others may be added."""
        copied = _Forms()
        copied._by_key, copied._by_plain = self._by_key.copy(), self._by_plain.copy()
        return copied

    def add(self, keys: Sequence[str], plains: Sequence[str], labels: Sequence[int]) -> None:
        """Add the key and the plain words of each label."""
        self._by_key.add_each(keys, labels)
        for key, plain_words, number in zip(keys, plains, labels, strict=True):
            if plain_words != key:
                self._by_plain.add((plain_words,), number)

    def labels_of_shared_keys(self) -> Iterator[Sequence[int]]:
        """Yield the numbers of the labels of each key that several have."""
        return (labels for key, labels in self._by_key.items() if key and not isinstance(labels, int))

    def columns(self) -> Columns:
        """Return the columns of the forms and of their words. There are no forms then."""
        self._by_key.pop("", None)
        self._by_plain.pop("", None)
        columns: Columns = {}
        forms = [*add_table(columns, "keys", self._by_key), *add_table(columns, "plains", self._by_plain)]
        _add_words(columns, forms)
        return columns


class _TextPostings:
    """The words of labels, definitions and notes, while their index is made."""

    def __init__(self) -> None:
        self._own, self._all = Postings(), Postings()
        self._has_others = False

    def add(self, live: Numbered, labels: Sequence[Label], keys: Sequence[str]) -> None:
        """Add the words of concepts and of their labels, of which `keys` are the keys."""
        if not self._has_others and any(concept.translations for _, concept in live):
            self._has_others = True
            self._all = self._own.copy()
        own = [(label, key) for label, key in zip(labels, keys, strict=True) if not label.language]
        _add_texts(self._own, live, own, _own_text)
        if self._has_others:
            _add_texts(self._all, live, list(zip(labels, keys, strict=True)), _whole_text)

    def columns(self) -> Columns:
        columns: Columns = {}
        add_table(columns, "text", self._own)
        if self._has_others:
            add_table(columns, f"{ALL}text", self._all)
        return columns


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


def _add_texts(
    postings: Postings, live: Numbered, labels: Sequence[tuple[Label, str]], text_of: Callable[[Concept], str]
) -> None:
    """Add the words of the keys of labels, and those of the definitions and notes of their concepts.

    Two concepts have no label in common, and those of one stand together.
    """
    stated = key_words_of_each([text_of(concept) for _, concept in live])
    words = {number: set(of_text) for (number, _), of_text in zip(live, stated, strict=True)}
    for label, key in labels:
        words[label.concept].update(key.split())
    for number, of_concept in words.items():
        postings.add(of_concept, number)


def _own_text(concept: Concept) -> str:
    return " ".join(statement.text for statement in concept.statements)


def _whole_text(concept: Concept) -> str:
    translated = [statement.text for each in concept.translations for statement in each.statements]
    return " ".join([_own_text(concept), *translated])


class _Rarities(dict[int, float]):
    """How rare it is to be in so many of all forms, by that number. Most words are in a few, so few logarithms do."""

    def __init__(self, total: int) -> None:
        self.total = total

    def __missing__(self, count: int) -> float:
        self[count] = rarity(count, self.total)
        return self[count]


def rarity(count: int, total: int) -> float:
    """Return how rare it is to be in `count` of `total` forms: a logarithm as in inverse document frequency, 0 to 1."""
    return 1 - log2(count) / log2(total + 1)
