"""Build the tables of a matcher: which labels, which spellings of them, and under which condition each counts."""

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, cast

from immuno_cli.annotate.forms.derived_forms import DerivedForm, Labels
from immuno_cli.annotate.forms.rules import derived_forms
from immuno_cli.annotate.matcher.hidden_words import is_form_of_name, may_name, what_it_happens_to
from immuno_cli.annotate.matcher.misleading_labels import labels_without_their_head, misleading_labels, related_labels
from immuno_cli.annotate.reading.folding import fold_labels
from immuno_cli.annotate.records import DERIVED, RANKS, SHORTENED, WEAK, Meaning
from immuno_cli.language.abbreviations import is_abbreviation
from immuno_cli.language.english import is_word
from immuno_cli.language.letters import GREEK
from immuno_cli.language.normalize import normalize
from immuno_cli.language.plurals import singular
from immuno_cli.language.stop_words import FUNCTION_WORDS, NOUN_PREPOSITIONS
from immuno_cli.language.variants import forget_words, number_variants, other_numbers, spellings, words_with_variants
from immuno_cli.lookups import ConceptSummary, Label
from immuno_cli.model import Concept
from immuno_cli.vocabularies.protocol import Vocabulary

Accept = Callable[[Concept | ConceptSummary], bool]
"""Whether a concept is looked for."""

Numbers = int | list[int]
"""The number of a label, or those of several."""

SHORT: Final = 3
"""Abbreviations of up to so many letters count only in their own case."""
FEWEST_CHARACTERS: Final = 2
"""Labels of fewer characters are not looked for."""
_LONGEST_IN_OWN_CASE: Final = 2 * SHORT + 2
FEW_CONCEPTS: Final = 2000
"""A vocabulary of more concepts has abbreviations that usually mean something else: they need the full name beside."""
_LONG_ABBREVIATION: Final = 5
"""Minimum number of letters and digits in an abbreviation that needs no full name beside it (75 of 77 right)."""
_FOLDED_AT_ONCE: Final = 1 << 14
MOST_MEANINGS: Final = 8
"""Maximum number of concepts that a folded string may mean."""


class Tables(NamedTuple):
    """What a matcher is made of."""

    labels: Labels
    places: "array[int]"
    """The number of each label in its vocabulary."""
    table: dict[str, int]
    """The label number of each key that names one concept."""
    special: dict[str, list[Meaning]]
    """The keys that have meanings of other kinds, with these meanings."""


def build_tables(
    vocabularies: Sequence[Vocabulary], *, accept: Accept | None = None, exclude: Collection[str] = ()
) -> Tables:
    """Return what a matcher of all labels of the live concepts is made of.

    Args:
        vocabularies: where the labels are. Where two concepts share a label, the concept whose preferred label it is
            counts, then the vocabulary named first.
        accept: if given, only the concepts for which it returns true are looked for.
        exclude: ids or labels of concepts that are left out.
    """
    labels, places = _gather(vocabularies, accept, exclude)
    derived = list(derived_forms(labels))  # now, because the rules need much memory, and the tables are not there yet
    special: dict[str, list[Meaning]] = {}
    by_key = _by_key(labels, special)
    _add_spellings(by_key, special, labels.words)
    table = _with_one_meaning(by_key, special, labels)
    forget_words()
    for form in derived:
        _add_derived(table, special, form, labels)
    return Tables(labels, places, table, {key: there for key, there in special.items() if len(there) <= MOST_MEANINGS})


def _by_key(labels: Labels, special: dict[str, list[Meaning]]) -> dict[str, Numbers]:
    """Return the numbers of the labels with each key. Those that count only in their own case go to `special`."""
    by_key: dict[str, Numbers] = {}
    untrusted = [len(vocabulary) > FEW_CONCEPTS for vocabulary in labels.vocabularies]
    weak = labels_without_their_head(labels).union(related_labels(labels, untrusted))
    doubtful = {**dict.fromkeys(weak, WEAK), **dict(_ranks_of_words(labels))}
    misleading = misleading_labels(labels)
    for number, (key, label) in enumerate(zip(labels.keys, labels.labels, strict=True)):
        if len(key) < FEWEST_CHARACTERS or number in misleading:
            continue
        if number in doubtful:
            _add(special, key, Meaning(doubtful[number], number, label.text))
        elif label.role != "pref" and is_abbreviation(label.text) and untrusted[labels.concept(number)[0]]:
            rank = RANKS[label.role] if _is_long_abbreviation(label.text) else WEAK
            _add_in_own_case(special, key, Meaning(rank, number, label.text, own_case=label.text))
        elif len(key) <= _LONGEST_IN_OWN_CASE and _needs_own_case(key, label):
            _add_in_own_case(special, key, Meaning(RANKS[label.role], number, label.text, own_case=label.text))
        else:
            _add_number(by_key, key, number)
    return by_key


def _is_long_abbreviation(text: str) -> bool:
    """Return whether an abbreviation is so long that it rarely means anything else: "DRPLA", "CMT1A"."""
    return text.isupper() and sum(map(str.isalnum, text)) >= _LONG_ABBREVIATION and not is_word(text.lower())


def _add_number(by_key: dict[str, Numbers], key: str, number: int) -> None:
    known = by_key.setdefault(key, number)
    if isinstance(known, list):
        known.append(number)
    elif known != number:
        by_key[key] = [known, number]


def _with_one_meaning(by_key: dict[str, Numbers], special: dict[str, list[Meaning]], labels: Labels) -> dict[str, int]:
    """Return the label number of each key that names one concept. Those that name several go to `special`.

    It is the same dictionary: two of a million keys would take twice the memory.
    """
    several = [(key, found) for key, found in by_key.items() if isinstance(found, list)]
    for key, numbers_of_key in several:
        found = sorted(numbers_of_key, key=lambda number: RANKS[labels.labels[number].role])
        first: dict[tuple[int, int], int] = {}
        for number in found:
            first.setdefault(labels.concept(number), number)
        if len(first) == 1:
            by_key[key] = found[0]
            continue
        del by_key[key]
        meanings = special.setdefault(key, [])
        apart = are_apart_by_case([labels.labels[number].text for number in first.values()])
        for number in list(first.values())[:MOST_MEANINGS]:
            label = labels.labels[number]
            meanings.append(Meaning(RANKS[label.role], number, label.text, own_case=label.text if apart else ""))
        meanings.sort()
        del meanings[MOST_MEANINGS:]
    return cast("dict[str, int]", by_key)


def are_apart_by_case(texts: Sequence[str]) -> bool:
    """Return whether abbreviations of several concepts differ in case: "EGFR" is a protein, "eGFR" tells of kidneys."""
    return len(set(texts)) > 1 and all(map(is_abbreviation, texts))


def excluded(vocabulary: Vocabulary, term: str) -> set[int]:
    """Return the numbers of the concepts that a term names, by id or by any label in any spelling; empty if none."""
    found = {label.concept for label in vocabulary.find_labels(normalize(term))}
    concept = vocabulary.find_concept(term)
    if concept is not None:
        labels = vocabulary.find_labels(normalize(concept.pref_label))
        found |= {label.concept for label in labels if vocabulary.concept_at(label.concept).id == concept.id}
    return found


def _gather(
    vocabularies: Sequence[Vocabulary], accept: Accept | None, exclude: Collection[str]
) -> tuple[Labels, "array[int]"]:
    """Return the labels to look for, and the number of each in its vocabulary."""
    found: list[Label] = []
    places = array("I")
    starts: list[int] = []
    for vocabulary in vocabularies:
        starts.append(len(found))
        left_out = set[int]().union(*(excluded(vocabulary, term) for term in exclude))
        if accept is not None:
            left_out |= _refused(vocabulary, accept)
        for place, label in _numbered_labels(vocabulary, left_out):
            found.append(label)
            places.append(place)
    return Labels(found, _fold_all(found), starts, list(vocabularies)), places


def _numbered_labels(vocabulary: Vocabulary, left_out: set[int]) -> Iterator[tuple[int, Label]]:
    """Yield the labels to look for, each with its number in the vocabulary. Concepts in `left_out` are left out."""
    for place, label in enumerate(vocabulary.iter_labels()):
        is_shown = not label.language  # "Gift" is poison in German
        if is_shown and label.concept not in left_out and _can_be_looked_for(label, vocabulary):
            yield place, label


def _fold_all(found: Sequence[Label]) -> list[str]:
    """Return the keys of labels. So many are folded at a time that one call costs little, and little memory.

    Most labels are their own key. One string is kept then, not two that are equal.
    """
    keys: list[str] = []
    for begin in range(0, len(found), _FOLDED_AT_ONCE):
        texts = [label.text for label in found[begin : begin + _FOLDED_AT_ONCE]]
        keys += [text if text == key else key for text, key in zip(texts, fold_labels(texts), strict=True)]
    return keys


def _refused(vocabulary: Vocabulary, accept: Accept) -> set[int]:
    """Return the numbers of the live concepts that `accept` refuses.

    Every live concept has a label, and labels and summaries are in the same order of concepts.
    """
    live = dict.fromkeys(label.concept for label in vocabulary.iter_labels())
    return {number for number, summary in zip(live, vocabulary.iter_summaries(), strict=True) if not accept(summary)}


def _can_be_looked_for(label: Label, vocabulary: Vocabulary) -> bool:
    """Return whether a label is not hidden, has several words, is an abbreviation, or no English word ("Aldara").

    Single hidden words that are English are everyday words ("shot", "lump") that usually mean something else, unless
    they are of the kinds that `hidden_words` tells. A plural is looked for where it is no English word ("lymphs") and
    the vocabulary has its singular: else it would mean that.
    """
    if label.role != "hidden" or " " in label.text.strip() or is_abbreviation(label.text):
        return True
    word, one = label.text.lower(), singular(label.text.lower())
    if is_word(word):
        concept = vocabulary.concept_at(label.concept)
        if is_form_of_name(word, concept) or what_it_happens_to(word, concept):
            return True
        return may_name(word) and (one == word or not vocabulary.find_labels(one))
    return not is_word(one) or any(other.role != "hidden" for other in vocabulary.find_labels(one))


def _ranks_of_words(labels: Labels) -> Iterator[tuple[int, int]]:
    """Yield the numbers of the hidden words that do not always name their concept, each with its rank.

    An abbreviation that is spelled like an English word counts in its own case, as others do: "SOB".
    """
    for number, label in enumerate(labels.labels):
        if label.role != "hidden" or not label.text.isalpha() or is_abbreviation(label.text):
            continue
        word = label.text.lower()
        if is_word(word):
            place, concept_number = labels.concept(number)
            concept = labels.vocabularies[place].concept_at(concept_number)
            if not is_form_of_name(word, concept):
                yield number, SHORTENED if what_it_happens_to(word, concept) else WEAK


def _needs_own_case(key: str, label: Label) -> bool:
    """Return whether a label counts only in its own case: a short abbreviation, or one spelled like an English word."""
    if not is_abbreviation(label.text):
        return key in FUNCTION_WORDS
    letters = sum(character.isalpha() for character in label.text)
    return letters <= SHORT or is_word(key)


def _add_in_own_case(special: dict[str, list[Meaning]], key: str, meaning: Meaning) -> None:
    for one in {key, key.replace(" ", "")}:
        _add(special, one, meaning)


def _add(special: dict[str, list[Meaning]], key: str, meaning: Meaning) -> None:
    special.setdefault(key, []).append(meaning)
    special[key].sort()


def _add_spellings(by_key: dict[str, Numbers], special: Mapping[str, Sequence[Meaning]], words: set[str]) -> None:
    """Add the other spellings of each label, but for those that are the spelling of a label themselves.

    `words` are the words of all labels.
    """
    varying = words_with_variants(words) | NOUN_PREPOSITIONS
    more: dict[str, Numbers] = {}
    for key, found in by_key.items():
        for spelling in _other_spellings(key, varying):
            more.setdefault(spelling, found)
    for key, found in more.items():
        if all(meaning.rank == WEAK for meaning in special.get(key, ())):
            by_key.setdefault(key, found)


def _other_spellings(key: str, varying: set[str]) -> Iterable[str]:
    """Return the other spellings of a label. `varying` are the words that have any, but for another number at the end.

    Most labels have no such word.
    """
    words = key.split(" ")
    if not key.isascii() or not varying.isdisjoint(words):
        return _spellings_and_numbers(key)
    others = other_numbers(words[-1])
    return [key[: len(key) - len(words[-1])] + other for other in others] if others else ()


def _spellings_and_numbers(key: str) -> Iterator[str]:
    for spelling in spellings(key):
        yield spelling
        yield from number_variants(spelling)
    yield from number_variants(key)


def _add_derived(
    table: Mapping[str, int], special: dict[str, list[Meaning]], form: DerivedForm, labels: Labels
) -> None:
    """Add a derived form if it is no spelling of a label."""
    if form.key in table and not (form.shortened and _is_doubtful(form.key, labels.labels[table[form.key]])):
        return
    meanings = special.setdefault(form.key, [])
    if (meanings and meanings[0].rank < DERIVED) or len(meanings) > MOST_MEANINGS:
        return
    concept = labels.concept(form.label)
    if any(labels.concept(meaning.label) == concept for meaning in meanings):
        return
    rank = _rank(form)
    if rank == SHORTENED and meanings and meanings[0].rank < SHORTENED:
        return
    meanings.append(Meaning(rank, form.label, labels.labels[form.label].text, form.own_case))
    meanings.sort()


def _is_doubtful(key: str, label: Label) -> bool:
    """Return whether a label names a cell by a letter, but is not preferred: several organs have an "alpha cell"."""
    letter, _, rest = key.partition(" ")
    return label.role != "pref" and rest.isalpha() and (len(letter) == 1 or letter in GREEK.values())


def _rank(form: DerivedForm) -> int:
    if form.shortened:
        return SHORTENED
    return WEAK if form.weak else DERIVED
