"""What the abbreviations that a text defines mean in the vocabularies, in the rest of that text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import Final, NamedTuple

from immuno_cli.annotate.definitions.said_definitions import find_all_definitions, has_initials
from immuno_cli.annotate.definitions.schwartz_hearst import Definition
from immuno_cli.annotate.matcher.matcher import Matcher
from immuno_cli.annotate.reading.folding import fold_labels, fold_words
from immuno_cli.annotate.reading.line_breaks import Sentence
from immuno_cli.annotate.records import Meaning
from immuno_cli.language.plurals import singular
from immuno_cli.language.variants import in_both_numbers, number_variants

MOST_EXPANDED: Final = 300
"""Maximum number of labels that one definition abbreviates, as "TEC" does in "medullary thymic epithelial cell"."""
MOST_LOOKED_AT: Final = 2000
"""Maximum number of labels that are searched for a long form. Only very common words, like "disease", are in more."""
MOST_FORMS: Final = 100_000
"""Maximum number of forms that the definitions of one text add: as many as a hundred books have."""
_MOST_LATER: Final = 20
"""Maximum number of definitions that give a short form of a text another meaning."""
_SIGNS: Final = " \t\n\r-\u2013\u2014:=,"
_LONGEST_REST: Final = 25
"""Characters that are read beside the long form: the sign before it, and the next word."""
LACKS: Final = frozenset(("deficiency", "deficiencies", "deficient"))
OWN: Final = -1
"""The rank of what a text defines itself. It goes before all meanings of the vocabulary."""


class DefinedForm(NamedTuple):
    """A form that a definition adds."""

    key: str
    """The folded string to look for."""
    short: str
    """The short form. It must stand in the text in its own case."""
    meaning: Meaning
    start: int = 0
    """The form counts from this character of the text on."""
    part: str = ""
    """In lower case what the short form abbreviates, where that is only a part of the name: "embryonic stem"."""


class Abbreviations(NamedTuple):
    """What the definitions of a text say."""

    forms: list[DefinedForm]
    """The forms to look for in this text."""
    other_meanings: dict[str, str]
    """The long form of each short form, and of its plural, that means nothing in the vocabularies here."""
    before_words: list[tuple[int, int]]
    """Where each short form that a word follows begins, and where the parenthesis after it ends, as it is read."""
    alone: Mapping[str, str] = MappingProxyType({})
    """The same, and those that are only a part of a name: "right atrium" in "tumor of right atrium".

    They count where the short form stands alone.
    """
    later: "Sequence[tuple[int, Abbreviations]]" = ()
    """From each of these offsets of the original on, what the definitions say that count from there on."""


def read_abbreviations(text: Sentence, matcher: Matcher, declared: Iterable[tuple[str, str]] = ()) -> Abbreviations:
    """Return what the definitions in a text mean for this matcher, and what is declared elsewhere.

    The first definition of a short form counts from the beginning of the text. A second one that gives it another
    meaning counts from there on. Forms have offsets of the original.
    """
    said = _Said({}, {}, {}, {})
    before_words: list[tuple[int, int]] = []
    again: list[Definition] = []
    known = (Definition(short, long, "", 0, 0) for short, long in declared)
    in_text = sorted(find_all_definitions(text.text, matcher.labels_by_word, text.rare), key=lambda one: one.start)
    for definition in [*known, *in_text]:
        if definition.after:
            before_words.append((definition.start, definition.end))
        if not definition.long or _tells_kind(definition, matcher):
            continue
        if definition.short in said.long_forms:
            again.append(definition)
        else:
            said.add(definition, text, matcher)
        if len(said.forms) > MOST_FORMS:
            break
    first = said.so_far(before_words)
    return first._replace(later=list(_said_later(said, again, text, matcher))) if again else first


def _tells_kind(definition: Definition, matcher: Matcher) -> bool:
    """Return whether a parenthesis only tells of which kind something is: "irAE (immune-related endocrinopathy)".

    Its words do not have the letters of the short form as initials. Those of a name that the vocabulary has do, and it
    begins with the same word.
    """
    meanings = matcher.meanings(fold_words(definition.short))
    if not meanings or not definition.end or has_initials(definition.short, definition.long):  # most are so: fast
        return False
    first = _first_word(definition.long)
    for meaning in meanings:
        place, number = matcher.labels.concept(meaning.label)
        concept = matcher.labels.vocabularies[place].concept_at(number)
        names = [name for name in (concept.pref_label, *concept.alt_labels) if _first_word(name) == first]
        if any(has_initials(definition.short, name) for name in names):
            return True
    return False


def _first_word(words: str) -> str:
    return fold_words(words).partition(" ")[0]


class _Said(NamedTuple):
    """What the definitions of a text say up to some place."""

    long_forms: dict[str, str]
    """The long form of each short form."""
    forms: dict[tuple[str, str], DefinedForm]
    """The forms to look for, by key and short form."""
    other_meanings: dict[str, str]
    alone: dict[str, str]

    def so_far(self, before_words: list[tuple[int, int]]) -> Abbreviations:
        """Return what is said so far."""
        return Abbreviations(list(self.forms.values()), dict(self.other_meanings), before_words, dict(self.alone))

    def add(self, definition: Definition, text: Sentence, matcher: Matcher) -> None:
        """Add a definition."""
        self.long_forms[definition.short] = definition.long
        forms = self.forms
        found = _forms(definition, matcher)
        for form in found:
            placed = form._replace(start=text.offset(form.start)) if form.start else form
            forms.setdefault((form.key, form.short), placed)
        short = definition.short.lower() if definition.short.isalnum() else fold_words(definition.short)
        if (short, definition.short) not in forms:
            said = dict.fromkeys((definition.short, f"{definition.short}s"), definition.long)
            self.alone.update(said)
            if not found:
                self.other_meanings.update(said)

    def remove(self, short: str) -> None:
        """Remove what was said of a short form."""
        for key in [key for key in self.forms if key[1] == short]:
            del self.forms[key]
        for one in (short, f"{short}s"):
            self.other_meanings.pop(one, None)
            self.alone.pop(one, None)


def _said_later(
    said: _Said, definitions: Iterable[Definition], text: Sentence, matcher: Matcher
) -> Iterator[tuple[int, Abbreviations]]:
    """Yield what counts from each definition on that gives a short form another meaning than one before it."""
    in_text = sorted([one for one in definitions if one.end], key=lambda one: one.start)
    others = (one for one in in_text if _gives_other_meaning(one, said.long_forms[one.short], matcher))
    for one in islice(others, _MOST_LATER):
        said.remove(one.short)
        said.add(one, text, matcher)
        yield text.offset(one.start), said.so_far([])


def _gives_other_meaning(definition: Definition, earlier: str, matcher: Matcher) -> bool:
    """Return whether a definition surely gives a short form another meaning than an earlier long form.

    Its long form has the letters of the short form as initials. None of the two has all words of the other, and they
    are no names of one concept. If they have the same head, each names a concept: "Parkinson disease", "Paget disease".
    """
    long = definition.long
    if long == earlier or not has_initials(definition.short, long):
        return False
    one, other = ([singular(word) for word in key.split()] for key in fold_labels([long, earlier]))
    if not one or not other or set(one) <= set(other) or set(other) <= set(one):
        return False
    concepts, others = _concepts(one, matcher), _concepts(other, matcher)
    if one[-1] == other[-1] and not (concepts and others):
        return False
    return concepts.isdisjoint(others)


def _concepts(words: Sequence[str], matcher: Matcher) -> set[tuple[int, int]]:
    """Return the concepts that folded words name."""
    return {matcher.labels.concept(meaning.label) for meaning in matcher.meanings(" ".join(words))}


def _forms(definition: Definition, matcher: Matcher) -> Sequence[DefinedForm]:
    """Return the forms that a definition adds."""
    short, long, after = fold_labels([definition.short, definition.long, definition.after])
    if not short or not long:
        return ()
    found = _forms_of(definition, short, long, after, matcher)
    if not found and _has_letter_before(definition):
        _, _, rest = long.partition(" ")
        found = _forms_of(definition, short, rest, after, matcher)
    return found


def _forms_of(definition: Definition, short: str, long: str, after: str, matcher: Matcher) -> Sequence[DefinedForm]:
    """Return the forms that a short form has for a long one, both folded, and for that with the word after both."""
    with_next_word = _forms_with_next_word(definition, short, long, after, matcher) if after else ()
    return [*_forms_of_labels(definition, short, long, matcher), *with_next_word]


def _has_letter_before(definition: Definition) -> bool:
    """Return whether a small letter of a short form stands for a first word: "hESC", a human embryonic stem cell."""
    short, (first, _, rest) = definition.short, definition.long.partition(" ")
    return bool(rest) and short[:1].islower() and short[1:3].isupper() and first[:1].lower() == short[0]


def _forms_of_labels(definition: Definition, short_key: str, long_key: str, matcher: Matcher) -> Iterator[DefinedForm]:
    """Yield the labels that the long form is, or stands in, each with the short form in its place."""
    for long in in_both_numbers(long_key):
        for key, best in islice(_labels_with(long, matcher), MOST_EXPANDED):
            form = f" {key} ".replace(f" {long} ", f" {short_key} ", 1).strip()
            meaning = _as_own(best)
            plural = (f"{form}s",) if form == short_key and definition.short.endswith("S") else ()  # "MDSs"
            for one in (form, *number_variants(form), *plural):
                yield DefinedForm(one, definition.short, meaning)


def _forms_with_next_word(
    definition: Definition, short_key: str, long_key: str, after_key: str, matcher: Matcher
) -> Iterator[DefinedForm]:
    """Yield the short form for a label that the long form and the word after it are: "embryonic stem (ES) cells".

    It counts after the definition. Before it, the short form without the word usually means something else.
    Where the word tells of a lack, the short form alone names what is lacking: "dehydrogenase (G6PD) deficiency".
    """
    if after_key in LACKS:
        return
    for word in in_both_numbers(after_key):
        found = matcher.meanings(f"{long_key} {word}")
        if found:
            meaning = _as_own(found[0])
            yield DefinedForm(short_key, definition.short, meaning, definition.end, definition.long.lower())
            return


def spells_out(text: str, end: int, form: DefinedForm) -> bool:
    """Return whether a text says after a short form what it abbreviates, and no more: "ES: embryonic stem".

    There it means just that, and not the whole name.
    """
    if not form.part:
        return False
    explained = text[end : end + len(form.part) + _LONGEST_REST].lower().lstrip(_SIGNS)
    rest = explained.removeprefix(form.part)
    return rest != explained and not rest.lstrip(_SIGNS).startswith(form.meaning.text.rpartition(" ")[2].lower())


def _as_own(best: Meaning) -> Meaning:
    """Return a meaning of the vocabulary as one that the text defines."""
    return Meaning(OWN, best.label, best.text)


def _labels_with(long: str, matcher: Matcher) -> Iterator[tuple[str, Meaning]]:
    """Yield the folded labels that the long form is, or stands in as whole words, with the best meaning of each."""
    found = matcher.meanings(long)
    if found:
        yield long, found[0]
    words, holders = long.split(), matcher.labels_by_word
    if not words or not all(map(holders.__contains__, words)):
        return
    fewest = min([holders[word] for word in words], key=len)
    for key in islice(fewest, MOST_LOOKED_AT):
        if long in key and key != long and f" {long} " in f" {key} ":
            found = matcher.meanings(key)
            if found:
                yield key, found[0]
