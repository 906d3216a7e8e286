"""Build the matcher of vocabularies: which labels, which spellings of them, and under which condition each counts."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final

from immuno_cli.annotate.derived_forms import DerivedForm, Labels, derived_forms
from immuno_cli.annotate.folding import fold_labels
from immuno_cli.annotate.matcher import DERIVED, RANKS, WEAK, Matcher, Meaning
from immuno_cli.language.abbreviations import is_abbreviation
from immuno_cli.language.english import is_word
from immuno_cli.language.normalize import normalize
from immuno_cli.language.stop_words import FUNCTION_WORDS
from immuno_cli.language.variants import numbers, spellings, words_with_variants
from immuno_cli.model import Concept, Label, Summary
from immuno_cli.vocabularies.protocol import Vocabulary

Accept = Callable[[Concept | Summary], bool]
"""Whether a concept is looked for."""

SHORT: Final = 3
"""Abbreviations of up to so many letters count only in their own case."""
FEWEST_CHARACTERS: Final = 2
"""Labels of fewer characters are not looked for."""
_LONGEST_IN_OWN_CASE: Final = 2 * SHORT + 2
_AMBIGUOUS: Final = -1
"""The label number of a derived form that several concepts have."""


def build_matcher(
    vocabularies: Sequence[Vocabulary], *, accept: Accept | None = None, exclude: Collection[str] = ()
) -> Matcher:
    """Return the matcher of all labels of the live concepts.

    Args:
        vocabularies: where the labels are. Where two concepts share a label, the concept whose preferred label it is
            counts, then the vocabulary named first.
        accept: if given, only the concepts for which it returns true are looked for.
        exclude: ids or labels of concepts that are left out.
    """
    labels = _gather(vocabularies, accept, exclude)
    table: dict[str, int] = {}
    special: dict[str, list[Meaning]] = {}
    for number, (key, label) in enumerate(zip(labels.keys, labels.found, strict=True)):
        if len(key) < FEWEST_CHARACTERS:
            continue
        if len(key) <= _LONGEST_IN_OWN_CASE and _needs_own_case(key, label):
            _add_in_own_case(special, key, Meaning(RANKS[label.role], number, label.text, own_case=label.text))
            continue
        other = table.setdefault(key, number)
        if other != number and RANKS[label.role] < RANKS[labels.found[other].role]:
            table[key] = number
    _add_spellings(table, special)
    for form in derived_forms(labels):
        _add_derived(table, special, form, labels)
    return Matcher(labels, table, {key: there for key, there in special.items() if there[0].label != _AMBIGUOUS})


def excluded(vocabulary: Vocabulary, term: str) -> set[int]:
    """Return the numbers of the concepts that a term names, by id or by any label in any spelling; empty if none."""
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
        labels = (label for label in vocabulary.iter_labels() if label.concept not in left_out)
        found += filter(_can_be_looked_for, labels)
    return Labels(found, fold_labels([label.text for label in found]), starts, list(vocabularies))


def _refused(vocabulary: Vocabulary, accept: Accept) -> set[int]:
    """Return the numbers of the live concepts that `accept` refuses.

    Every live concept has a label, and labels and summaries are in the same order of concepts.
    """
    live = dict.fromkeys(label.concept for label in vocabulary.iter_labels())
    return {number for number, summary in zip(live, vocabulary.iter_summaries(), strict=True) if not accept(summary)}


def _can_be_looked_for(label: Label) -> bool:
    """Return whether a label is not hidden, has several words, or is an abbreviation.

    Single hidden words are everyday words ("shot", "lump", "condition") that mostly mean something else.
    """
    return label.role != "hidden" or " " in label.text.strip() or is_abbreviation(label.text)


def _needs_own_case(key: str, label: Label) -> bool:
    """Return whether a label counts only in its own case: a short abbreviation, or one spelled like an English word."""
    if not is_abbreviation(label.text):
        return key in FUNCTION_WORDS
    letters = sum(character.isalpha() for character in label.text)
    return letters <= SHORT or is_word(key)


def _add_in_own_case(special: dict[str, list[Meaning]], key: str, meaning: Meaning) -> None:
    for one in {key, key.replace(" ", "")}:
        special.setdefault(one, []).append(meaning)
        special[one].sort()


def _add_spellings(table: dict[str, int], special: Mapping[str, object]) -> None:
    """Add the other spellings of each label, but for those that are the spelling of a label themselves."""
    varying = words_with_variants({word for key in table for word in key.split()})
    more: dict[str, int] = {}
    for key, number in table.items():
        if not key.isascii() or not varying.isdisjoint(key.split(" ")):
            for spelling in spellings(key):
                more.setdefault(spelling, number)
                for form in numbers(spelling):
                    more.setdefault(form, number)
        for form in numbers(key):
            more.setdefault(form, number)
    for key, number in more.items():
        if key not in special:
            table.setdefault(key, number)


def _add_derived(
    table: Mapping[str, int], special: dict[str, list[Meaning]], form: DerivedForm, labels: Labels
) -> None:
    """Add a derived form if it is no spelling of a label. A form that two concepts have gets no meaning."""
    if form.key in table:
        return
    meanings = special.setdefault(form.key, [])
    if not meanings:
        rank = WEAK if form.weak else DERIVED
        meanings.append(Meaning(rank, form.label, labels.found[form.label].text, form.own_case))
        return
    first = meanings[0]
    if first.rank < DERIVED or first.label == _AMBIGUOUS:
        return
    if labels.concept(first.label) != labels.concept(form.label):
        meanings[0] = first._replace(label=_AMBIGUOUS)
