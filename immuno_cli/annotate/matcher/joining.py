"""Matchers of several vocabularies used as one, without building any of them again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from immuno_cli.annotate.forms.derived_forms import Labels
from immuno_cli.annotate.matcher.matcher import Matcher
from immuno_cli.annotate.matcher.sequences import Chain
from immuno_cli.annotate.matcher.tables import MOST_MEANINGS, are_apart_by_case
from immuno_cli.annotate.reading.folding import fold_labels
from immuno_cli.annotate.reading.pattern_search import Hit
from immuno_cli.annotate.records import DERIVED, SHORTENED, Meaning


class JoinedMatcher(Matcher):
    """Several matchers as one.

    A key means what it would mean to a matcher that is built of all vocabularies, but for derived forms: they are those
    of each vocabulary by itself.
    """

    def __init__(self, parts: Sequence[Matcher]) -> None:
        """Join matchers. Where two concepts are equally good, that of the matcher named first counts."""
        found = Chain([part.labels.labels for part in parts])
        folded = Chain([part.labels.keys for part in parts])
        starts = [
            first + start for part, first in zip(parts, found.firsts, strict=True) for start in part.labels.starts
        ]
        vocabularies = [vocabulary for part in parts for vocabulary in part.labels.vocabularies]
        super().__init__(Labels(found, folded, starts, vocabularies), {}, {}, _JoinedAutomaton(parts))
        self._parts = list(zip(parts, found.firsts, strict=True))

    @cached_property
    def labels_by_word(self) -> Mapping[str, Sequence[str]]:
        """The folded labels that each word stands in."""
        return _JoinedHolders([part.labels_by_word for part, _ in self._parts])

    @cached_property
    def most_words(self) -> int:
        """The number of words of the folded string that has most."""
        return max((part.most_words for part, _ in self._parts), default=1)

    def _find_meanings(self, key: str) -> Sequence[Meaning]:
        answers = [
            [meaning._replace(label=first + meaning.label) for meaning in part.meanings(key)]
            for part, first in self._parts
        ]
        answers = [answer for answer in answers if answer]
        return self._join(key, answers) if len(answers) > 1 else [meaning for answer in answers for meaning in answer]

    def _join(self, key: str, answers: Sequence[Sequence[Meaning]]) -> Sequence[Meaning]:
        """Return what a key means to several matchers together.

        A label goes before another spelling of one, and both go before derived forms. An event, such as "rejection",
        stands beside the labels of others. A spelling means what the label means.
        """
        spelled = [answer for answer in answers if _is_spelling(key, answer[0])]
        labels = _labels(key, (answer for answer in answers if answer not in spelled))
        if labels:
            return _best_first(labels)
        if spelled:
            (label,) = fold_labels([spelled[0][0].text])
            return [meaning for meaning in self.meanings(label) if not meaning.own_case]
        return sorted(meaning for answer in answers for meaning in answer)


def _labels(key: str, answers: Iterable[Sequence[Meaning]]) -> list[Meaning]:
    return [meaning for answer in answers for meaning in answer if _is_label(key, meaning)]


def _is_label(key: str, meaning: Meaning) -> bool:
    """Return whether a meaning of a key is a label, or an event that is called so: see `hidden_words`."""
    return meaning.rank < DERIVED or (meaning.rank == SHORTENED and fold_labels([meaning.text]) == [key])


def _best_first(labels: Iterable[Meaning]) -> Sequence[Meaning]:
    """Return the meanings of labels: first those that count in their own case only, last events.

    Abbreviations that differ in case alone count each in its own. Of too many meanings, those without a case are left.
    """
    labels = sorted(labels)
    events = [meaning for meaning in labels if meaning.rank == SHORTENED]
    named = labels[: len(labels) - len(events)]
    if are_apart_by_case([meaning.text for meaning in named]):
        return [*(one._replace(own_case=one.text) for one in named), *events][:MOST_MEANINGS]
    own = [meaning for meaning in named if meaning.own_case]
    others = [meaning for meaning in named if not meaning.own_case]
    return [*own, *others, *events] if len(own) + len(events) <= MOST_MEANINGS else others


def _is_spelling(key: str, first: Meaning) -> bool:
    """Return whether a key is another spelling of a label: "tumor" of "tumour"."""
    return first.rank < DERIVED and not first.own_case and fold_labels([first.text]) != [key]


class _JoinedAutomaton:
    """Finds the keys of several matchers. A key that several have is found once."""

    def __init__(self, parts: Sequence[Matcher]) -> None:
        self.keys = Chain([part.keys for part in parts])
        self._automata = [(part.automaton, first) for part, first in zip(parts, self.keys.firsts, strict=True)]

    def find_overlapping(self, haystack: bytes) -> Sequence[Hit]:
        numbers: dict[tuple[int, int], int] = {}
        for automaton, first in self._automata:
            for start, stop, number in automaton.find_overlapping(haystack):
                numbers.setdefault((start, stop), first + number)
        return [(start, stop, number) for (start, stop), number in numbers.items()]


class _JoinedHolders(Mapping[str, Sequence[str]]):
    """The folded labels of several matchers that each word stands in."""

    def __init__(self, parts: Sequence[Mapping[str, Sequence[str]]]) -> None:
        self._parts = parts

    def __getitem__(self, word: str) -> Sequence[str]:
        found = [part[word] for part in self._parts if word in part]
        if not found:
            raise KeyError(word)
        return Chain(found)

    def __contains__(self, word: object) -> bool:
        return any(word in part for part in self._parts)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(word for part in self._parts for word in part))

    def __len__(self) -> int:
        return sum(1 for _ in self)
