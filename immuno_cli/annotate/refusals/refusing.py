"""What shows that words at a place do not mean what they could: the rules in their order, the first that holds decides.

Which lists apply depends on what the words are. Most words stand alone, count in any case and are in no list at all.
"""

from collections.abc import Callable
from functools import lru_cache
from string import ascii_lowercase
from typing import Final

from immuno_cli.annotate.finders.defined_abbreviations import OWN
from immuno_cli.annotate.forms.german import is_adverb_here
from immuno_cli.annotate.matcher.matcher import Matcher
from immuno_cli.annotate.reading.signs import HYPHENS
from immuno_cli.annotate.records import WEAK, Meaning
from immuno_cli.annotate.refusals.context import (
    FEWEST_LETTERS,
    is_english_word_here,
    is_numeral,
    is_of_other_field,
    is_state,
    is_visited,
)
from immuno_cli.annotate.refusals.fixed_phrases import stands_in_phrase
from immuno_cli.annotate.refusals.headings import Headings
from immuno_cli.annotate.refusals.notation import (
    FORMULA,
    begins_symbol,
    is_chained_after,
    is_chained_before,
    is_chemistry,
    is_codon,
    is_continued,
    is_doubled,
    is_joined,
    is_numbered_name,
    is_second_name,
    is_statistic,
)
from immuno_cli.annotate.refusals.place import Place
from immuno_cli.annotate.refusals.proper_names import begins_proper_name, ends_proper_name, is_surname
from immuno_cli.language.abbreviations import is_abbreviation
from immuno_cli.language.english import is_word
from immuno_cli.language.normalize import plain
from immuno_cli.language.numerals import is_roman
from immuno_cli.language.senses.phrases import may_be_in_phrase

_CONTINUES_PLAINLY: Final = frozenset(
    (*(f" {letter}" for letter in ascii_lowercase), *(sign + blank for sign in ".,;:)" for blank in " \n"), " (", " [")
)
"""What usually stands after a name. It begins no name of a company or a street."""
_MOST_REMEMBERED: Final = 1 << 12
"""Answers of a quick check that are remembered: enough for most texts."""

Rule = Callable[[Place], bool]
"""Whether a place shows that its words do not mean this."""


def is_refused(headings: Headings, start: int, end: int, meaning: Meaning, matcher: Matcher) -> bool:
    """Return whether what stands around the words between these offsets shows that they do not mean this."""
    text = headings.text
    stands_alone = text[end : end + 2] in _CONTINUES_PLAINLY and text[start - 1 : start] not in HYPHENS
    if stands_alone and _is_never_refused(text[start:end], meaning[2], meaning[3]):  # most are so: fast
        return False
    place = Place(headings, start, end, meaning, matcher)
    for rule in _rules(meaning, stands_alone=stands_alone):  # noqa: SIM110 - a generator costs as much as a rule
        if rule(place):
            return True
    return False


def _rules(meaning: Meaning, *, stands_alone: bool) -> tuple[Rule, ...]:
    """Return the rules that apply to words that mean this, in their order."""
    if meaning.own_case == "":
        return OF_ALL_WORDS if stands_alone else OF_WORDS_BESIDE_SIGNS
    return OF_ABBREVIATIONS if meaning.own_case == meaning.text else OF_NAMES


@lru_cache(maxsize=_MOST_REMEMBERED)
def _is_never_refused(words: str, label: str, own_case: str) -> bool:
    """Return whether words that stand alone mean this label wherever they do.

    They count in any case, stand in no phrase, begin with no capital as a name does, and are no name of a person.
    """
    if own_case or may_be_in_phrase(words):
        return False
    return not (words[:2].istitle() or _may_name_person(words, label))


def _is_in_phrase(place: Place) -> bool:
    """Refuse a word in a phrase in which it is no term: "in response to"."""
    return stands_in_phrase(place.text, place.start, place.end, place.meaning)


def _is_in_name_of_body(place: Place) -> bool:
    """Refuse a word in the name of a society, an office or a journal: "Centers for Disease Control"."""
    return ends_proper_name(place.text, place.start)


def _is_person(place: Place) -> bool:
    """Refuse a name without the "s" of its label, or without the disease, that is a person's: "Dr. Hashimoto"."""
    may_be_person = _may_name_person(place.words, place.meaning.text) or _is_eponym(place)
    return may_be_person and is_surname(place.text, place.start, place.end)


def _may_name_person(words: str, label: str) -> bool:
    return label[-1] == "s" and label[0].isupper() and label[:-1] == words


def _is_eponym(place: Place) -> bool:
    """Return whether a word with a capital begins the name of its concept: "Sjögren" that of "Sjögren disease"."""
    words = place.words
    if not (words.istitle() and words.isalpha()) or is_word(words.lower()):
        return False
    return plain(place.name).startswith(f"{plain(words)} ")


def _is_second_of_pair(place: Place) -> bool:
    """Refuse a name that is the second of two: "Scott syndrome" in "Aarskog-Scott syndrome"."""
    return place.is_joined and is_second_name(place.text, place.start)


def _is_chained(place: Place) -> bool:
    """Refuse an abbreviation that is a part of a chain. A sure one may go before others: "HLA-DR".

    The numeral at the end of a range is none: "stage III-IV".
    """
    words, meaning = place.words, place.meaning
    if not place.is_joined or not is_abbreviation(words) or (is_roman(words.lower()) and not meaning.own_case):
        return False
    is_sure = OWN < meaning.rank < WEAK
    return is_chained_before(place.text, place.start) or (not is_sure and is_chained_after(place.text, place.end))


def _begins_name(place: Place) -> bool:
    """Refuse words that begin the name of a company, a street or a band: "Mast Cell Blues Band"."""
    after = place.text[place.end : place.end + 2]
    may_go_on = place.is_joined or after[1:].isupper() or after == " &" or after[:1] in "\n\v"
    return may_go_on and begins_proper_name(place.text, place.end)


def _is_surname(place: Place) -> bool:
    """Refuse a form that counts only in its own case where it is a surname."""
    own = place.meaning.own_case
    is_name = own[1:2].islower() and own[:1].isupper()
    return is_name and is_surname(place.text, place.start, place.end)


def _is_german_adverb(place: Place) -> bool:
    """Refuse a form that is a German adverb where it stands: "rechts"."""
    return is_adverb_here(place.text, place.start, place.end, place.meaning, place.matcher.labels)


def _is_numeral(place: Place) -> bool:
    """Refuse a Roman numeral: "stage IV", "Henry IV"."""
    return is_roman(place.words.lower()) and is_numeral(place.before, place.after, place.matcher.has_key)


def _is_visited(place: Place) -> bool:
    """Refuse a state or a university where people live, travel or study: "we moved to FL"."""
    return is_visited(place.before, place.words, place.after)


def _is_state(place: Place) -> bool:
    """Refuse two letters after a town: "Boston, MA"."""
    return len(place.words) < FEWEST_LETTERS and is_state(place.before, place.after, place.matcher.has_key)


def _is_english_word(place: Place) -> bool:
    """Refuse an English word in capitals: "take ALL your medicine"."""
    return is_english_word_here(place.headings, place.start, place.end, place.name)


def _is_chemistry(place: Place) -> bool:
    """Refuse the symbol of an element: "Ag/AgCl"."""
    if not FORMULA.fullmatch(place.words):
        return False
    return is_chemistry(place.before, place.after, place.matcher.has_key)


def _is_numbered(place: Place) -> bool:
    """Refuse what a number makes the name of a substance, a gene, a cell line or a study: "MS-275"."""
    if place.after[:1] not in HYPHENS and place.after[:1] != " ":  # most others are so: fast
        return False
    return is_numbered_name(place.words, place.before, place.after, place.name)


def _begins_symbol(place: Place) -> bool:
    """Refuse two letters that begin a longer symbol: "PD-L2"."""
    return begins_symbol(place.words, place.after, place.matcher.has_key)


def _is_continued(place: Place) -> bool:
    """Refuse what a dash joins to the rest of another name: "PD – L1"."""
    return is_continued(place.words, place.after, place.matcher.has_key)


def _is_doubled(place: Place) -> bool:
    """Refuse what is joined to itself: "MS/MS"."""
    return is_doubled(place.words, place.before, place.after)


def _is_statistic(place: Place) -> bool:
    """Refuse what tells how far values are spread: "12 ± SD"."""
    return is_statistic(place.words, place.before, place.after)


def _is_codon(place: Place) -> bool:
    """Refuse three bases: "threonine (ACT)"."""
    return is_codon(place.words, place.before, place.after)


def _is_of_other_field(place: Place) -> bool:
    """Refuse what a word beside it puts into another field: "DC motor"."""
    return is_of_other_field(place.before, place.after)


def _is_beside_unknown(place: Place) -> bool:
    """Refuse what a slash joins to an unknown abbreviation, unless the text has its concept in full: "AC/DC"."""
    is_spelled_out = place.meaning.rank == WEAK  # else the chooser had not chosen it
    return not is_spelled_out and is_joined(place.before, place.after, place.matcher.has_key)


OF_ALL_WORDS: Final[tuple[Rule, ...]] = (
    _is_in_phrase,
    _is_in_name_of_body,
    _is_person,
)
"""The rules for words that count in any case and stand alone."""
OF_WORDS_BESIDE_SIGNS: Final[tuple[Rule, ...]] = (
    *OF_ALL_WORDS,
    _is_second_of_pair,
    _is_chained,
    _begins_name,
)
"""Those for words with a hyphen, a capital or another sign beside them."""
OF_NAMES: Final[tuple[Rule, ...]] = (
    *OF_WORDS_BESIDE_SIGNS,
    _is_surname,
    _is_german_adverb,
)
"""Those for forms that count in their own case and are no label, such as a name without the disease."""
OF_ABBREVIATIONS: Final[tuple[Rule, ...]] = (
    *OF_WORDS_BESIDE_SIGNS,
    _is_numeral,
    _is_visited,
    _is_state,
    _is_english_word,
    _is_chemistry,
    _is_numbered,
    _begins_symbol,
    _is_continued,
    _is_doubled,
    _is_statistic,
    _is_codon,
    _is_of_other_field,
    _is_beside_unknown,
)
"""Those for labels that count in their own case only: short abbreviations, and those that are English words, too."""
