"""What to look for: every label of the vocabularies in every spelling, as one automaton over folded text."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from immuno_cli.annotate.folding import fold_labels
from immuno_cli.annotate.forms import Form, Labels, derived_forms
from immuno_cli.language.abbreviations import is_abbreviation
from immuno_cli.language.english import is_word
from immuno_cli.language.normalize import normalize
from immuno_cli.language.stop_words import FUNCTION_WORDS
from immuno_cli.language.variants import numbers, spellings, words_with_variants
from immuno_cli.model import ROLES, Concept, Label, Summary
from immuno_cli.vocabularies.protocol import Vocabulary

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

Accept = Callable[[Concept | Summary], bool]

SHORT: Final = 3
"""Abbreviations of up to so many letters are found in their own case alone."""
FEWEST_CHARACTERS: Final = 2
_LONGEST_SHORT: Final = 2 * SHORT + 2
_RANKS: Final = {role: rank for rank, role in enumerate(ROLES)}
DERIVED: Final = 4
WEAK: Final = 5
AMBIGUOUS: Final = -1


class Pattern(NamedTuple):
    """A meaning: how good it is (0 best), the label's number and text; `own_case` must stand as written."""

    rank: int
    label: int
    text: str
    own_case: str = ""


class Matcher:
    """Everything that annotating a text needs, built once for many texts."""

    def __init__(self, labels: Labels, table: Mapping[str, int], special: Mapping[str, Sequence[Pattern]]) -> None:
        """Keep folded strings with the numbers of their labels, and those whose meaning has a condition."""
        self.labels = labels
        self.keys: Sequence[str] = sorted({**table, **special})  # an automaton of sorted strings is built 15 % faster
        self.automaton = automaton(self.keys)
        self._table = table
        self._special = special
        self._meanings: dict[str, Sequence[Pattern]] = {}

    def meanings(self, key: str) -> Sequence[Pattern]:
        """Return what a folded string means, best first; empty where it is not looked for."""
        found = self._meanings.get(key)
        if found is None:
            found = list(self._special.get(key, ()))
            number = self._table.get(key)
            if number is not None:
                label = self.labels.found[number]
                found = [one for one in found if one.rank < DERIVED]
                found.append(Pattern(_RANKS[label.role], number, label.text))
            self._meanings[key] = found
        return found

    @cached_property
    def holders(self) -> Mapping[str, Sequence[str]]:
        """Each word of the folded labels, and those that it stands in."""
        holders: dict[str, list[str]] = {}
        for key in {**dict.fromkeys(self.labels.keys), **self._special}:
            if key in self._table or key in self._special:
                for word in key.split(" "):
                    holders.setdefault(word, []).append(key)
        return holders

    @cached_property
    def longest(self) -> int:
        """The most words in one folded string."""
        return max((key.count(" ") for key in self.keys), default=0) + 1


def automaton(keys: Sequence[str]) -> "BytesAhoCorasick":
    """Return what finds folded strings in folded text where a word begins; where they end is for the caller to see.

    A. V. Aho and M. J. Corasick (1975), Efficient string matching: an aid to bibliographic search, Communications of
    the ACM 18, 333-340: all strings in one pass, however many they are.
    """
    from ahocorasick_rs import BytesAhoCorasick  # only this command needs it

    joined = " " + "\n ".join(keys)
    return BytesAhoCorasick(joined.encode("utf-8", "surrogatepass").split(b"\n") if keys else [])


def build_matcher(
    vocabularies: Sequence[Vocabulary], *, accept: Accept | None = None, exclude: Collection[str] = ()
) -> Matcher:
    """Return the matcher of all labels of the live concepts that `accept` passes.

    Concepts that a term of `exclude` names, by id or label, are left out. Where two concepts share a label, the
    preferred one counts, then the vocabulary named first.
    """
    labels = _gather(vocabularies, accept, exclude)
    table: dict[str, int] = {}
    special: dict[str, list[Pattern]] = {}
    for number, (key, label) in enumerate(zip(labels.keys, labels.found, strict=True)):
        if len(key) <= _LONGEST_SHORT and (len(key) < FEWEST_CHARACTERS or _condition(key, label, number, special)):
            continue
        other = table.setdefault(key, number)
        if other != number and _RANKS[label.role] < _RANKS[labels.found[other].role]:
            table[key] = number
    _add_spellings(table, special)
    for form in derived_forms(labels):
        _add_derived(table, special, form, labels)
    return Matcher(labels, table, {key: there for key, there in special.items() if there[0].label != AMBIGUOUS})


def excluded(vocabulary: Vocabulary, term: str) -> set[int]:
    """Return the numbers of the concepts that a term names: by id, by any label in any spelling; empty where none."""
    found = {label.concept for label in vocabulary.find_labels(normalize(term))}
    concept = vocabulary.find_concept(term)
    if concept is not None:
        labels = vocabulary.find_labels(normalize(concept.pref_label))
        found |= {label.concept for label in labels if vocabulary.concept_at(label.concept).id == concept.id}
    return found


def _gather(vocabularies: Sequence[Vocabulary], accept: Accept | None, exclude: Collection[str]) -> Labels:
    found: list[Label] = []
    starts: list[int] = []
    for vocabulary in vocabularies:
        starts.append(len(found))
        left_out = set[int]().union(*(excluded(vocabulary, term) for term in exclude))
        if accept is not None:
            left_out |= _refused(vocabulary, accept)
        found += [
            label
            for label in vocabulary.iter_labels()
            if label.concept not in left_out and (label.role != "hidden" or _tells(label.text))
        ]
    return Labels(found, fold_labels([label.text for label in found]), starts, list(vocabularies))


def _refused(vocabulary: Vocabulary, accept: Accept) -> set[int]:
    """Return the numbers of the live concepts that `accept` does not pass.

    Labels and summaries both go through the live concepts in one order, and every live concept has a label.
    """
    live = dict.fromkeys(label.concept for label in vocabulary.iter_labels())
    return {number for number, summary in zip(live, vocabulary.iter_summaries(), strict=True) if not accept(summary)}


def _tells(text: str) -> bool:
    """Return whether a hidden label is safe in running text: of several words, or an abbreviation.

    Single hidden words are everyday ones ("shot", "lump", "condition") that mostly mean something else.
    """
    return " " in text.strip() or is_abbreviation(text)


def _condition(key: str, label: Label, number: int, special: dict[str, list[Pattern]]) -> bool:
    """Return whether a short label must stand in its own case; if so, note it."""
    text = label.text
    abbreviation = is_abbreviation(text)
    short = abbreviation and sum(character.isalpha() for character in text) <= SHORT
    if not (short or (is_word(key) if abbreviation else key in FUNCTION_WORDS)):
        return False
    for one in {key, key.replace(" ", "")}:
        special.setdefault(one, []).append(Pattern(_RANKS[label.role], number, text, text))
        special[one].sort()
    return True


def _add_spellings(table: dict[str, int], special: Mapping[str, object]) -> None:
    """Add what `spelling` makes of every label, where no label is spelled so."""
    telling = words_with_variants({word for key in table for word in key.split()})
    more: dict[str, int] = {}
    for key, number in table.items():
        if not key.isascii() or not telling.isdisjoint(key.split(" ")):
            for other in spellings(key):
                more.setdefault(other, number)
                for one in numbers(other):
                    more.setdefault(one, number)
        for one in numbers(key):
            more.setdefault(one, number)
    for key, number in more.items():
        if key not in special:
            table.setdefault(key, number)


def _add_derived(table: Mapping[str, int], special: dict[str, list[Pattern]], form: Form, labels: Labels) -> None:
    """Add a derived form where no label is spelled so; one that two concepts have is left with no meaning."""
    pattern = Pattern(WEAK if form.weak else DERIVED, form.label, labels.found[form.label].text, form.own_case)
    if form.key in table:
        return
    there = special.setdefault(form.key, [])
    if not there:
        there.append(pattern)
    elif (
        there[0].rank >= DERIVED
        and there[0].label != AMBIGUOUS
        and labels.concept(there[0].label) != labels.concept(form.label)
    ):
        there[0] = there[0]._replace(label=AMBIGUOUS)
