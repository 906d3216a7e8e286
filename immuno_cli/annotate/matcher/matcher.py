"""What to look for in a text: every label of the vocabularies in every spelling, as one automaton over folded text."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple, Protocol

from immuno_cli.annotate.forms.derived_forms import Labels
from immuno_cli.annotate.matcher.automaton import Automaton, make_key_table, pattern_of
from immuno_cli.annotate.reading.pattern_search import Finder
from immuno_cli.annotate.records import DERIVED, RANKS, SHORTENED, Meaning, Namesake

_MOST_NAMESAKES: Final = 8
"""Maximum number of meanings of a label that are searched for concepts of other vocabularies."""


class Names(NamedTuple):
    """How an annotation names a concept."""

    id: str
    pref_label: str
    vocabulary: str
    """The name of the vocabulary that has it."""


class KeyFinder(Finder, Protocol):
    """Finds the keys of a matcher in folded text."""

    @property
    def keys(self) -> Sequence[str]:
        """The keys by number."""


class Matcher:
    """All that annotating a text needs. It is built once and used for many texts."""

    def __init__(
        self,
        labels: Labels,
        table: Mapping[str, int],
        special: Mapping[str, Sequence[Meaning]],
        automaton: KeyFinder | None = None,
    ) -> None:
        """Keep the labels, the label number of each folded string, and the strings with meanings of other kinds.

        The automaton is built unless it is given.
        """
        self.labels = labels
        self.automaton = automaton or Automaton(make_key_table({**table, **special}))
        self.keys = self.automaton.keys
        self.table = table
        self.special = special
        self.looked_up: dict[str, Sequence[Meaning]] = {}
        self.meant: dict[tuple[str, int], Sequence[Meaning]] = {}
        self._meanings: dict[str, Sequence[Meaning]] = {}
        self._meanings_at: dict[int, Sequence[Meaning]] = {}
        self._plurals: dict[int, int | None] = {}
        self._names: dict[int, Names] = {}
        self._namesakes: dict[int, tuple[Namesake, ...]] = {}

    def meanings(self, key: str) -> Sequence[Meaning]:
        """Return what a folded string means, the best meaning first; empty if it is not looked for."""
        found = self._meanings.get(key)
        if found is None:
            found = self._meanings[key] = self._find_meanings(key)
        return found

    def meanings_at(self, number: int) -> Sequence[Meaning]:
        """Return what the key of this number means."""
        found = self._meanings_at.get(number)
        if found is None:
            found = self._meanings_at[number] = self.meanings(self.keys[number])
        return found

    def find_key(self, key: str) -> int | None:
        """Return the number of a folded string, None if it is not looked for.

        The automaton answers in 1 µs, and unlike `meanings` it remembers nothing.
        """
        pattern = pattern_of(key)
        for start, stop, number in self.automaton.find_overlapping(pattern):
            if start == 0 and stop == len(pattern):
                return number
        return None

    def find_plural(self, number: int) -> int | None:
        """Return the number of the key that is the plural of the key of this number, None if it is not looked for."""
        if number not in self._plurals:
            key = self.keys[number]
            found = [self.find_key(f"{key}{ending}") for ending in ("s", "es")]
            self._plurals[number] = found[0] if found[0] is not None else found[1]
        return self._plurals[number]

    def find_beginnings(self, key: str) -> dict[str, int]:
        """Return the folded strings that are looked for and with which a folded string begins, with their numbers."""
        pattern = pattern_of(key)
        hits = self.automaton.find_overlapping(pattern)
        return {pattern[1:stop].decode("utf-8", "surrogatepass"): number for start, stop, number in hits if not start}

    def has_key(self, key: str) -> bool:
        """Return whether a folded string is looked for."""
        return self.find_key(key) is not None

    def _find_meanings(self, key: str) -> Sequence[Meaning]:
        return self._together(self.table.get(key), self.special.get(key, ()))

    def _together(self, number: int | None, special: Sequence[Meaning]) -> Sequence[Meaning]:
        """Return the meanings of a key that has this label, if it has one, and these meanings of other kinds."""
        if number is None:
            return special
        label = self.labels.labels[number]
        in_own_case = [meaning for meaning in special if meaning.rank < DERIVED]
        shortened = [meaning for meaning in special if meaning.rank == SHORTENED]
        return [*in_own_case, Meaning(RANKS[label.role], number, label.text), *shortened]

    def names(self, label: int) -> Names:
        """Return how an annotation names the concept of a label."""
        names = self._names.get(label)
        if names is None:
            place, number = self.labels.concept(label)
            vocabulary = self.labels.vocabularies[place]
            concept = vocabulary.concept_at(number)
            names = self._names[label] = Names(concept.id, concept.pref_label, vocabulary.name)
        return names

    def namesakes(self, label: int) -> tuple[Namesake, ...]:
        """Return the concepts of other vocabularies whose preferred label is this label, without those of its id."""
        found = self._namesakes.get(label)
        if found is None:
            own = self.names(label)
            meanings = self.meanings(self.labels.keys[label])[:_MOST_NAMESAKES]
            named = [self.names(one.label) for one in meanings if one.rank == 0]
            others = (Namesake(one.id, one.vocabulary) for one in named if one.vocabulary != own.vocabulary)
            found = self._namesakes[label] = tuple(dict.fromkeys(one for one in others if one.id != own.id))
        return found

    @cached_property
    def labels_by_word(self) -> Mapping[str, Sequence[str]]:
        """The folded labels that each word stands in."""
        holders: dict[str, list[str]] = {}
        for key in self.iter_label_keys():
            for word in set(key.split(" ")):
                holders.setdefault(word, []).append(key)
        return holders

    def iter_label_keys(self) -> Iterator[str]:
        """Yield the folded labels that are looked for, in their order, then the other strings with special meanings."""
        for key in {**dict.fromkeys(self.labels.keys), **self.special}:
            if key in self.table or key in self.special:
                yield key

    @cached_property
    def most_words(self) -> int:
        """The number of words of the folded string that has most."""
        return max((key.count(" ") for key in self.keys), default=0) + 1
