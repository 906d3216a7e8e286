"""The labels of a vocabulary, ready to be searched: built once from the concepts, kept as named columns of bytes.

Strings that are compared (keys of labels, their words, the sounds of their words) stand in order of length, one blob
each, split on newlines when read: a scan looks only at lengths that can be near enough. Which string leads to which
numbers is kept as two arrays of 32-bit numbers, "starts" and "items", like the rows of a sparse matrix. All that is
ordered is ordered by text, never by the order of the file.

A label is looked for in one or two forms: its key (`labels.normalize`), and its plain words where they differ from the
key ("children" beside "child"). Forms are numbered: the keys first, then the plain ones.
"""

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from math import log2

from immuno_cli.language.abbreviations import is_abbreviation
from immuno_cli.language.normalize import key_and_plain, normalize
from immuno_cli.language.numerals import has_digit
from immuno_cli.model import ROLES, Concept

ABBREVIATION, NORMALIZED = 1, 2
"""What a label's shape says: it is an abbreviation by its shape; its key is not its plain form."""


def build_index(concepts: Iterable[Concept]) -> dict[str, bytes]:
    """Return all columns of the index. Concept numbers are positions in `concepts`; deprecated ones have no labels.

    Label numbers count the labels of each live concept in turn: in the order of ROLES.
    """
    live = _live(concepts)
    return _label_columns(live) | _text_columns(live)


class Table:
    """Strings in order of length, each with the numbers that it leads to. A string's own number is its place."""

    def __init__(self, read: Callable[[str], bytes], name: str) -> None:
        """Keep `read`, and the name under which the table's columns are read."""
        self._read = read
        self._name = name
        self._slices: dict[int, list[str]] = {}

    def __len__(self) -> int:
        """Return how many strings there are."""
        return self._firsts[-1]

    @property
    def longest(self) -> int:
        """The length of the longest string."""
        return len(self._firsts) - 2

    def first_of_length(self, length: int) -> int:
        """Return the number of the first string of this length; `length` at most `longest` + 1."""
        return self._firsts[length]

    def of_length(self, length: int) -> list[str]:
        """Return the strings of this length, in order."""
        found = self._slices.get(length)
        if found is None:
            begin, end = self._offsets[length], self._offsets[length + 1]
            found = self._blob[begin : end - 1].decode("utf-8", "surrogatepass").split("\n") if end > begin else []
            self._slices[length] = found
        return found

    def __getitem__(self, number: int) -> str:
        """Return the string of this number."""
        length = bisect_right(self._firsts, number) - 1
        return self.of_length(length)[number - self._firsts[length]]

    def items(self, number: int) -> Sequence[int]:
        """Return the numbers that the string of this number leads to."""
        return self._items[self._starts[number] : self._starts[number + 1]]

    def count(self, number: int) -> int:
        """Return how many numbers the string of this number leads to."""
        return self._starts[number + 1] - self._starts[number]

    def find(self, text: str) -> int | None:
        """Return the number of this string, None where it is not among them."""
        if len(text) > self.longest:
            return None
        strings = self.of_length(len(text))
        place = bisect_left(strings, text)
        return self._firsts[len(text)] + place if place < len(strings) and strings[place] == text else None

    @cached_property
    def _blob(self) -> bytes:
        return self._read(self._name)

    @cached_property
    def _firsts(self) -> Sequence[int]:
        return _array(self._read(f"{self._name}.firsts"))

    @cached_property
    def _offsets(self) -> Sequence[int]:
        return _array(self._read(f"{self._name}.offsets"))

    @cached_property
    def _starts(self) -> Sequence[int]:
        return _array(self._read(f"{self._name}.starts"))

    @cached_property
    def _items(self) -> Sequence[int]:
        return _array(self._read(f"{self._name}.items"))


class LabelIndex:
    """The columns, each read when a question first needs it.

    `keys` and `plains` lead to labels, `words` to forms, `sounds` to words, `text` (the words of
    labels, definitions and notes) to concepts.
    """

    def __init__(self, read: Callable[[str], bytes]) -> None:
        """Keep `read`, which returns the column of a name, as `build_index` made it."""
        self._read = read
        self.keys = Table(read, "keys")
        self.plains = Table(read, "plains")
        self.words = Table(read, "words")
        self.sounds = Table(read, "sounds")
        self.text = Table(read, "text")
        self._rarities: dict[str, float] = {}

    @classmethod
    def of(cls, concepts: Sequence[Concept]) -> "LabelIndex":
        """Return an index of concepts in memory: the words of their definitions are counted when first asked for."""
        parts: dict[bool, dict[str, bytes]] = {}

        def read(name: str) -> bytes:
            about_text = name.startswith("text")
            if about_text not in parts:
                live = _live(concepts)
                parts[about_text] = _text_columns(live) if about_text else _label_columns(live)
            return parts[about_text][name]

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
        """Return how rare a word is among the forms: 0 where every one has it, 1 where one has it or none."""
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
    def _forms(self) -> int:
        return len(self.keys) + len(self.plains)

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
        return _array(self._read("labels.concepts"))

    @cached_property
    def lengths(self) -> bytes:
        """How many words each form has; 255 for more."""
        return self._read("forms.lengths")

    @cached_property
    def weights(self) -> Sequence[int]:
        """The rarities of each form's words, added up, in hundredths."""
        return _array(self._read("forms.weights"))


def _live(concepts: Iterable[Concept]) -> list[tuple[int, Concept]]:
    return [(number, concept) for number, concept in enumerate(concepts) if not concept.deprecated]


def _label_columns(live: Sequence[tuple[int, Concept]]) -> dict[str, bytes]:
    by_key: dict[str, list[int]] = {}
    by_plain: dict[str, list[int]] = {}
    concepts, roles, shapes = array("I"), bytearray(), bytearray()
    for number, concept in live:
        for text, role in concept.labels:
            key, words = key_and_plain(text)
            by_key.setdefault(key, []).append(len(roles))
            if words != key:
                by_plain.setdefault(words, []).append(len(roles))
            concepts.append(number)
            shapes.append(ABBREVIATION * is_abbreviation(text) | NORMALIZED * (words != key))
            roles.append(ROLES.index(role))
    by_key.pop("", None)
    by_plain.pop("", None)
    columns = {"labels.concepts": _bytes(concepts), "labels.roles": bytes(roles), "labels.shapes": bytes(shapes)}
    _add_words(columns, [*_add_table(columns, "keys", by_key), *_add_table(columns, "plains", by_plain)])
    return columns


def _add_words(columns: dict[str, bytes], forms: Sequence[str]) -> None:
    from immuno_cli.language.phonetic import phonetic_key  # only building an index needs it

    forms_of_word: dict[str, list[int]] = {}
    split = [form.split() for form in forms]
    for number, words in enumerate(split):
        for word in dict.fromkeys(words):
            forms_of_word.setdefault(word, []).append(number)
    rarities = {word: _rarity(len(numbers), len(forms)) for word, numbers in forms_of_word.items()}
    weights = array("I", [round(100 * sum(map(rarities.__getitem__, words))) for words in split])
    columns["forms.weights"] = _bytes(weights)
    columns["forms.lengths"] = bytes(min(255, len(words)) for words in split)
    words_of_sound: dict[str, list[int]] = {}
    for number, word in enumerate(_add_table(columns, "words", forms_of_word)):
        if not has_digit(word):
            words_of_sound.setdefault(phonetic_key(word), []).append(number)
    words_of_sound.pop("", None)
    _add_table(columns, "sounds", words_of_sound)


def _text_columns(live: Sequence[tuple[int, Concept]]) -> dict[str, bytes]:
    concepts_of_word: dict[str, list[int]] = {}
    for number, concept in live:
        texts = [text for text, _ in concept.labels] + [statement.text for statement in concept.statements]
        for word in dict.fromkeys(normalize(" ".join(texts)).split()):
            concepts_of_word.setdefault(word, []).append(number)
    columns: dict[str, bytes] = {}
    _add_table(columns, "text", concepts_of_word)
    return columns


def _rarity(count: int, total: int) -> float:
    return 1 - log2(count) / log2(total + 1)


def _add_table(columns: dict[str, bytes], name: str, items: Mapping[str, Sequence[int]]) -> Sequence[str]:
    """Add the columns of a table; return its strings in order."""
    strings = sorted(sorted(items), key=len)
    firsts, offsets, starts, flat = array("I"), array("I"), array("I", [0]), array("I")
    offset = 0
    for number, text in enumerate(strings):
        while len(firsts) <= len(text):
            firsts.append(number)
            offsets.append(offset)
        offset += (len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))) + 1
        flat.extend(items[text])
        starts.append(len(flat))
    if not firsts:
        firsts.append(0)
        offsets.append(0)
    firsts.append(len(strings))
    offsets.append(offset)
    columns[name] = "".join(f"{text}\n" for text in strings).encode("utf-8", "surrogatepass")
    for part, numbers in (("firsts", firsts), ("offsets", offsets), ("starts", starts), ("items", flat)):
        columns[f"{name}.{part}"] = _bytes(numbers)
    return strings


def _bytes(numbers: "array[int]") -> bytes:
    """Return the numbers as little-endian bytes, the same on every machine."""
    if sys.byteorder == "big":
        numbers = array("I", numbers)
        numbers.byteswap()
    return numbers.tobytes()


def _array(data: bytes) -> "array[int]":
    numbers = array("I")
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
